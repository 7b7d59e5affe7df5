//! Which regions may take part.

use super::RuleSentences;
use crate::rules::{MissingCondition, RequiredConditionsDescription};

/// How many regions of a side may take part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideCount {
    /// Name of the side.
    pub side: String,
    /// Number of admitted regions.
    pub admitted: usize,
    /// Number of candidate regions.
    pub candidates: usize,
}

/// Whole sentences about the screening of regions.
pub trait ScreeningSentences: RuleSentences {
    /// Says that no condition is required of the candidate regions.
    fn no_condition(&self, candidates: usize) -> String;

    /// Says how many regions may take part.
    fn admitted(&self, sides: &[SideCount]) -> String;

    /// Says that no region is excluded.
    fn none_excluded(&self) -> String;

    /// Heads the list of excluded regions.
    fn excluded_regions(&self, regions: usize) -> String;

    /// Heads the list of regions that are admitted although something is unknown.
    fn flagged_regions(&self, regions: usize) -> String;

    /// Names regions of one side that lack the same; `more` are left out.
    fn screened_regions(&self, side: &str, names: &[String], more: usize) -> String;

    /// Says which condition is not met or unknown, with source and remark.
    fn missing_condition(&self, missing: &MissingCondition) -> String;

    /// Says what is required of a side, and what happens to a region that does not meet it.
    fn required_conditions(&self, required: &RequiredConditionsDescription) -> String;
}
