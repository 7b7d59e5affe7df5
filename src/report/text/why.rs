//! Why a pair is in the plan, as text.

use std::fmt::Write as _;

use super::layout::{WIDTH, wrap};
use crate::profile::RegionLabel;
use crate::report::language::Language;
use crate::sensitivity::BetterPartner;

/// Shows the partners that would suit the two regions of a pair better, and why they are not theirs. Lines of
/// at most [`WIDTH`] columns.
pub fn better_partners_to_text(
    [left, right]: [&RegionLabel; 2],
    better: &[BetterPartner],
    language: &dyn Language,
) -> String {
    let mut out = String::new();
    for region in [left, right] {
        let own: Vec<_> = better.iter().filter(|better| better.region == *region).collect();
        let heading = if own.is_empty() {
            language.no_better_partner(region)
        } else {
            language.better_partners_heading(region)
        };
        let _ = writeln!(out, "{}", wrap(&heading, WIDTH, 0));
        for better in own {
            let _ = writeln!(out, "  {}", wrap(&language.better_partner(better), WIDTH - 2, 4));
        }
    }
    out
}
