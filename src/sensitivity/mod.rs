//! What would change the answer.
//!
//! | Question | Answer |
//! |---|---|
//! | What does each rule cost, and which regions lose by it? | [`PriceTable`] |
//! | What does it cost to decide round by round? | [`RoundsPrice`] |
//! | A region withdraws or joins: what changes? | [`Change`] |
//! | What if an earlier proposal is kept, avoided, or changed as little as possible? | [`Assessment::keep`](crate::plan::Assessment::keep) and others |
//! | Which partners would suit a region better, and why are they not its own? | [`BetterPartner`] |
//! | Which region could replace a partner that withdraws? | [`Reserve`] |
//! | What would the withdrawal of each region cost, and who is the least replaceable? | [`Withdrawals`] |
//! | Which unknown fact could change the plan most, and whom to ask? | [`Question`] |
//! | Which pairs hold whatever the unknown values are? | [`Completions`] |
//! | All that is known about one pair | [`PairAnswer`] |
//! | What are the k best plans? | [`Assessment::k_best`](crate::plan::Assessment::k_best) |
//! | What would every other pair cost, and how firm is each pair of the plan? | [`PairLosses`] |
//! | Why are two regions not together, and what would a plan with the pair look like? | [`WhyNot`] |
//! | Which plans differ in at least d pairs? | [`Assessment::different_plans`](crate::plan::Assessment::different_plans) |
//! | How many plans are equally good? | [`Assessment::best_plans`](crate::plan::Assessment::best_plans) |
//! | How firm is each pair of the plan? | [`Firmness`] |
//! | How likely is each pair, if better plans are likelier? | [`Probabilities`] |
//! | What would have to change for a pair to be in a best plan? | [`SmallestChanges`], [`WeightsChanges`], [`FactChange`] |
//! | Do any two regions prefer each other to their partners? | [`Stability`] |
//! | How far may each weight move before another plan is better? | [`WeightRanges`] |
//! | Which are the nearest weights under which another plan is better? | [`NearestChange`] |
//! | Which weights explain a plan that was made, and what gap remains? | [`WeightFit`] |
//! | Which plan is best for which balance of two criteria? | [`WeightPartition`] |
//! | Which plans trade one criterion against another, also those that no weights find? | [`ParetoFront`] |
//! | Under which part of all weights is a pair in the best plan? | [`Acceptability`] |
//! | Several deciders, each with weights or rules: whose plan costs whom how much? | [`Comparison`] |
//!
//! All but the last are methods of [`Assessment`](crate::plan::Assessment).

mod better_partners;
mod chain;
mod change;
mod contrast;
mod deciders;
mod earlier;
mod exits;
mod firmness;
mod k_best;
mod one_pair;
mod pair_answer;
mod pair_losses;
mod probabilities;
mod probability_options;
mod regions_of_pair;
mod reserves;
mod rounds;
mod rule_prices;
mod smallest_change;
mod soft_stage;
mod softness;
mod stability;
mod standing;
mod unknowns;
mod values;
mod weight_firmness;
mod weights;
mod why_not;
mod withdrawals;
mod without;

pub use better_partners::{BetterPartner, Instead};
pub use chain::PartnerChange;
pub use change::{Change, ChangedPair};
pub use contrast::Contrast;
pub use deciders::{
    CandidatePlan, Comparison, Decider, DeciderPlan, PlanOrigin, PlanUnder, RegionPartner,
    RegionView,
};
pub use firmness::{
    CountedPlans, FirmPair, Firmness, FirmnessOptions, LikelyPartner, PlanProbabilities,
};
pub use pair_answer::PairAnswer;
pub use pair_losses::PairLosses;
pub use probabilities::{MethodUsed, Probabilities};
pub use probability_options::{ProbabilityMethod, ProbabilityOptions};
pub use regions_of_pair::RegionsOfPair;
pub use reserves::{Reserve, ReserveChoice};
pub use rounds::RoundsPrice;
pub use rule_prices::{NoPrice, PriceTable, RegionChange, RulePrice, RuleShadowPrice};
pub use smallest_change::{
    FactChange, ScoreChange, SmallestChanges, ValueChange, WeightChange, WeightsChange,
    WeightsChanges,
};
pub use softness::Softness;
pub use stability::{BlockingRegions, ComparablePlan, Stability, StablePlan};
pub use standing::{Certainty, Loss, PairStanding};
pub use unknowns::{Completions, Holds, PairHolds, PlanIf, Question};
pub use weight_firmness::{WeightBalance, WeightFirmness, WeightFirmnessOptions};
pub use weights::{
    Acceptability, AcceptabilityOptions, NearestChange, PairAcceptability, ParetoFront,
    ParetoOptions, ParetoPlan, PieceOfPair, PlanAcceptability, ShareInterval, ShareRange,
    WeightFit, WeightLimit, WeightPartition, WeightPiece, WeightRange, WeightRanges, WeightSpace,
};
pub use why_not::{Lifting, WhyNot};
pub use withdrawals::{AfterWithdrawal, RegionWithdrawal, Withdrawals};
