//! Scores and plans against observed pairs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

mod chance;
#[cfg(feature = "data")]
mod outcomes;
#[cfg(feature = "data")]
mod programmes;
mod references;
