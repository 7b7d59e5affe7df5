//! What rules and rounds cost, what changes, and who would leave.

use super::InfeasibilitySentences;
use crate::profile::RegionLabel;
use crate::proposal::Proposal;
use crate::sensitivity::{
    Change, NoPrice, RegionChange, Reserve, RoundsPrice, RuleShadowPrice, Stability,
};

/// Sentences about other plans.
pub trait SensitivitySentences: InfeasibilitySentences {
    /// Heads the prices of rules.
    fn prices_heading(&self) -> String;

    /// Heads the columns of the prices: points, pairs and rule.
    fn price_columns(&self) -> [String; 3];

    /// Says that a price is not proved.
    fn price_not_proved(&self) -> String;

    /// Says why a rule has no price.
    fn no_price(&self, reason: NoPrice) -> String;

    /// Says why a price may be below 0.
    fn price_below_zero(&self) -> String;

    /// Names the regions that lose by a rule, `more` left out.
    fn rule_costs(&self, shown: &[RegionChange], more: usize) -> String;

    /// Names the regions that gain by a rule, `more` left out.
    fn rule_serves(&self, shown: &[RegionChange], more: usize) -> String;

    /// Says what one more pair, or one required pair fewer, is worth at most.
    fn shadow_price(&self, shadow: &RuleShadowPrice) -> String;

    /// Compares deciding round by round with deciding all rounds at once; whole sentences.
    fn rounds_price(&self, price: &RoundsPrice) -> String;

    /// Compares pairs and total of two plans; whole sentences.
    fn two_plans(&self, base: &Proposal, changed: &Proposal) -> String;

    /// Says that a change of the rules changes nothing; a whole sentence.
    fn no_change(&self, kept: usize) -> String;

    /// Sums up what changes; a whole sentence.
    fn change(&self, change: &Change) -> String;

    /// Heads the reserve lists.
    fn reserves_heading(&self) -> String;

    /// Says that no region has a partner, in place of reserve lists; a whole sentence.
    fn nothing_to_replace(&self) -> String;

    /// Names the reserves of a region for one of its partners.
    fn reserve(&self, reserve: &Reserve) -> String;

    /// Names the regions for whose partner there is no reserve; a whole sentence.
    fn no_reserve(&self, regions: &[&RegionLabel]) -> String;

    /// Heads the comparison of total and stability.
    fn stability_heading(&self) -> String;

    /// Heads the columns of the comparison: plan, pairs and total.
    fn stability_columns(&self) -> [String; 3];

    /// Names the plan of the proposal.
    fn this_proposal(&self) -> String;

    /// Names the stable plan that is best for a side.
    fn stable_plan(&self, side: &str) -> String;

    /// Names the plan with which the stable ones are compared: the best one of as many pairs.
    fn comparable_plan(&self) -> String;

    /// Says the price of stability, and what is compared; a whole sentence.
    fn price_of_stability(&self, stability: &Stability) -> String;

    /// Says why stability is not reported: regions of both sides may have several partners; a whole
    /// sentence.
    fn stability_undefined(&self) -> String;

    /// Says how many pairs of regions block the proposal; a whole sentence.
    fn blocking_pairs(&self, count: usize) -> String;

    /// Heads the columns of gains of the two sides.
    fn gains_heading(&self, left: &str, right: &str) -> String;

    /// Says that a list leaves out this many entries.
    fn more_entries(&self, count: usize) -> String;
}
