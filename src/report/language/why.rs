//! Why a pair is in the plan, and why another one is not.

use super::SensitivitySentences;
use crate::profile::RegionLabel;
use crate::sensitivity::{BetterPartner, Contrast, Lifting, PartnerChange, WhyNot};

/// Sentences about the place of a pair in the plan.
pub trait WhySentences: SensitivitySentences {
    /// Says whether the plan has the pair, and what the other decision would cost: whole sentences.
    fn standing(&self, why_not: &WhyNot) -> String;

    /// Heads the regions that change partners in the best plan that decides otherwise on the pair.
    fn best_contrast(&self, contrast: &Contrast, is_proposed: bool) -> String;

    /// Heads the same in the plan that decides otherwise and changes the fewest pairs.
    fn fewest_changes(&self, contrast: &Contrast, is_proposed: bool) -> String;

    /// Says that the plan with the fewest changes is the best one; a whole sentence.
    fn same_contrast(&self) -> String;

    /// Says how a region changes partners: a line of a list.
    fn partner_change(&self, change: &PartnerChange) -> String;

    /// Says what it would take to lift the rules that exclude a pair: whole sentences.
    fn lifting(&self, lifting: &Lifting) -> String;

    /// Heads the partners that would suit a region better.
    fn better_partners_heading(&self, region: &RegionLabel) -> String;

    /// Says that no partner would suit a region better; a whole sentence.
    fn no_better_partner(&self, region: &RegionLabel) -> String;

    /// Names a partner that would suit a region better, who has it, and what would follow if the region had
    /// it: whole sentences.
    fn better_partner(&self, better: &BetterPartner) -> String;
}
