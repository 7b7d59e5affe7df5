//! The plans of several deciders next to each other.

use serde::{Deserialize, Serialize};

use crate::profile::RegionLabel;
use crate::sensitivity::regions_of_pair::RegionsOfPair;

/// What the plans of several deciders have in common, and what each costs the others.
///
/// The *regret* of a plan under a decider is the total of the decider's own best plan minus the total of this plan, both
/// in the decider's points (less the reservation of each pair where pairs are free). It is below 0 only for a plan
/// that breaks the decider's rules, or if the decider has an objective before the total.
///
/// # When not to trust it
/// Points of one decider are not points of another: a criterion with values near 1 for all pairs raises totals and
/// costs nothing. Compare [shares](PlanUnder::share) next to points, and look at the pairs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The deciders, in the order given.
    pub deciders: Vec<DeciderPlan>,
    /// The plans that were compared: those of the deciders, the midpoint plan, and compromises met on the search for
    /// the smallest greatest regret. Each once.
    pub plans: Vec<CandidatePlan>,
    /// The pairs that the best plan of every decider has who has one.
    pub common: Vec<RegionsOfPair>,
    /// The place of the midpoint plan: the best one by the mean of the deciders' scores, under the rules of all.
    /// `None` if no plan keeps them all.
    ///
    /// No plan under these rules has a smaller sum of regrets. So its greatest regret is at most the number of
    /// deciders times the smallest possible one: it is at most the sum of its regrets, which is at most the sum
    /// of those of any other plan, which is at most that number times the greatest of them (Aissi, Bazgan &
    /// Vanderpooten 2009, *Min–max and min–max regret versions of combinatorial optimization problems*, European
    /// Journal of Operational Research 197, section 5).
    pub midpoint: Option<usize>,
    /// The place of the plan with the smallest greatest regret, among the plans compared that keep the rules of
    /// all deciders; `None` if there is none.
    pub least_regret: Option<usize>,
    /// No plan that keeps the rules of all deciders has a greatest regret below this, in points; `None` if there
    /// is no such plan. If it is that of the plan named, to the resolution, no plan is better.
    pub regret_bound: Option<f64>,
    /// The regions whose partners differ between the best plans, the left side first.
    pub regions: Vec<RegionView>,
}

/// A decider with the best plan by the decider's own programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DeciderPlan {
    /// The name of the decider or of the programme.
    pub name: String,
    /// The place of the best plan; `None` if no plan satisfies the programme, or none was found.
    pub plan: Option<usize>,
    /// The total of the best plan in the decider's points.
    pub total: Option<f64>,
    /// Whether it is proved that no plan of this decider is better.
    pub optimal: bool,
}

/// A plan as all deciders see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CandidatePlan {
    /// Why it is here.
    pub origins: Vec<PlanOrigin>,
    /// Its pairs, by the place of the left region.
    pub pairs: Vec<RegionsOfPair>,
    /// What it is under each decider, in their order.
    pub under: Vec<PlanUnder>,
    /// The greatest regret of those deciders who have a plan, in points.
    pub greatest_regret: f64,
    /// Whether it keeps the rules of all deciders who have a plan.
    pub keeps_all_rules: bool,
}

/// Why a plan is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PlanOrigin {
    /// It is the best plan of the decider in this place.
    BestOf(usize),
    /// It is the midpoint plan.
    Midpoint,
    /// It is the best plan by another mean of the deciders' scores.
    Compromise,
}

/// A plan under the programme of a decider.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanUnder {
    /// Its total in the decider's points.
    pub total: f64,
    /// What the decider's best plan has more; `None` if the decider has no plan.
    pub regret: Option<f64>,
    /// Its total as a share of that of the best plan; `None` without one, or if that is 0.
    pub share: Option<f64>,
    /// Whether it keeps the decider's rules.
    pub keeps_rules: bool,
}

/// A region whose partner depends on who decides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RegionView {
    /// The region.
    pub region: RegionLabel,
    /// Its partners in the best plan of each decider who has one, in their order.
    pub partners: Vec<RegionPartner>,
}

/// The partners of a region in the best plan of a decider.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RegionPartner {
    /// The place of the decider.
    pub decider: usize,
    /// The partners; empty if the region has none.
    pub partners: Vec<RegionLabel>,
    /// The points that the decider gives the region for them.
    pub points: f64,
    /// The place of the decider whose best plan gives the region most by the scores of this one: the decider
    /// itself if no other gives more.
    pub prefers: usize,
}

impl Comparison {
    /// Returns the deciders who have a plan, with their places.
    pub fn with_plan(&self) -> impl Iterator<Item = (usize, &DeciderPlan)> {
        self.deciders.iter().enumerate().filter(|(_, decider)| decider.plan.is_some())
    }

    /// Returns for one decider by how many regions it would be preferred that another decides: the number of
    /// regions that, by the scores of the first, get most from the best plan of the second.
    pub fn preferring(&self, decider: usize, other: usize) -> usize {
        let prefers =
            |partner: &RegionPartner| partner.decider == decider && partner.prefers == other;
        self.regions.iter().filter(|view| view.partners.iter().any(prefers)).count()
    }
}
