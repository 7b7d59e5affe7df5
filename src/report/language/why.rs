//! Why a pair is in the plan, and why another one is not.

use super::SensitivitySentences;
use crate::profile::RegionLabel;
use crate::sensitivity::BetterPartner;

/// Sentences about the place of a pair in the plan.
pub trait WhySentences: SensitivitySentences {
    /// Heads the partners that would suit a region better.
    fn better_partners_heading(&self, region: &RegionLabel) -> String;

    /// Says that no partner would suit a region better; a whole sentence.
    fn no_better_partner(&self, region: &RegionLabel) -> String;

    /// Names a partner that would suit a region better, who has it, and what would follow if the region had
    /// it: whole sentences.
    fn better_partner(&self, better: &BetterPartner) -> String;
}
