//! The plans of several deciders.

use super::Grammar;
use crate::sensitivity::{CandidatePlan, Comparison, PlanOrigin, RegionView};

/// Sentences about the plans of several deciders.
pub trait DeciderSentences: Grammar {
    /// Names the deciders, the number of pairs that all their plans share, and how much that is; whole sentences.
    fn deciders(&self, comparison: &Comparison) -> String;

    /// Says that a decider has no plan; a whole sentence.
    fn no_plan_of(&self, decider: &str) -> String;

    /// Explains the table of plans; whole sentences.
    fn plans_heading(&self) -> String;

    /// Heads the columns of the table: plan, pairs, greatest regret. The regret under each decider is between the
    /// last two, below the decider's name.
    fn plan_columns(&self) -> [String; 3];

    /// Names a plan by why it is compared.
    fn candidate(&self, comparison: &Comparison, origins: &[PlanOrigin]) -> String;

    /// Says that the plans marked break rules of the deciders below whom they are marked; a whole sentence.
    fn breaks_rules(&self) -> String;

    /// Says which plan has the smallest greatest regret, and how near it is to the smallest possible one; whole
    /// sentences.
    fn least_regret(&self, comparison: &Comparison, plan: &CandidatePlan) -> String;

    /// Says that no plan keeps the rules of all deciders; a whole sentence.
    fn no_joint_plan(&self) -> String;

    /// Says what is guaranteed of the midpoint plan; a whole sentence.
    fn midpoint(&self, comparison: &Comparison, plan: &CandidatePlan) -> String;

    /// Heads the list of regions whose partner depends on who decides; whole sentences.
    fn regions_heading(&self, comparison: &Comparison) -> String;

    /// Names the partners of a region in the best plan of each decider, and what the region would prefer; a clause
    /// for each decider.
    fn region_view(&self, comparison: &Comparison, view: &RegionView) -> Vec<String>;

    /// Says by how many regions another decider's plan is preferred, by the scores of one; whole sentences.
    fn preferred_plans(&self, comparison: &Comparison) -> String;
}
