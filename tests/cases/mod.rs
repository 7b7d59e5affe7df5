//! How many cases a drawn test draws.

use proptest::test_runner::Config;

/// What proptest draws unless `PROPTEST_CASES` is set.
const USUAL: u64 = 256;

/// As many cases as a test needs by itself; in proportion where `PROPTEST_CASES` is set: half of them for
/// 128. A number that is set in the code alone would overrule the variable.
pub(crate) fn cases(by_itself: u32) -> Config {
    let default = Config::default();
    let in_proportion = (u64::from(by_itself) * u64::from(default.cases)).div_ceil(USUAL);
    Config { cases: u32::try_from(in_proportion).unwrap_or(u32::MAX), ..default }
}
