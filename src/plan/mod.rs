//! From a dataset and a programme to a certified plan: numbers and indices only.
//!
//! A [`Matcher`] scores every pair of a dataset under a programme. The resulting [`Assessment`]
//! knows what each rule does to rows, columns and cells, turns that into a model for the solvers,
//! and returns a plan whose optimality an independent checker has confirmed. Names and reasons are
//! added by [`proposal`](crate::proposal), the explanation of a clash by
//! [`infeasibility`](crate::infeasibility), and other plans by
//! [`sensitivity`](crate::sensitivity).

// For contributors: `matcher.rs` scores what `prepared.rs` fits together; `assessment.rs` holds what is scored and what is known of
// pairs (`facts.rs`), `predicate.rs` what predicates of the user's own say, `observer.rs` who watches all
// that and may stop it (`progress.rs`); `effect.rs` is what a rule does, `apply.rs` works it out for all rules;
// `settled.rs` is what all rules together say of the regions; `side_bounds.rs` collects the bounds of a
// side, `places.rs` what sizes of partners mean for them, `semi_continuous.rs` those that allow none;
// `model.rs` builds the numbers for the solvers, `objective.rs` those to optimise; `answer.rs`
// solves and checks one model, `ranked.rs` lists the k best plans (`partition.rs` under any
// rules), `tied.rs` counts those that are equally good from the prices of the best one and `best_plans.rs` under any
// rules, `decide.rs` a whole programme with its rounds (`rounds.rs`; `lottery.rs` and `constrained_lottery.rs` draw a plan at random, `no_lottery.rs`
// says why not; `lifted.rs` lifts rules for one pair; `undecided.rs` leaves out what earlier rounds decided;
// `stages.rs` keeps the searches for questions about other plans), `best_plan.rs` in numbers alone;
// `other_weights.rs` keeps all but the scores, and `linear.rs` says whether the value of a plan is linear in the
// weights (`not_linear.rs`: why not); `unstored.rs` keeps no scores at all. `plain.rs` is the short way
// where nothing but pairs is ruled out.
pub(crate) mod answer;
mod apply;
mod assessment;
mod best_plan;
mod best_plans;
mod constrained_lottery;
pub(crate) mod decide;
pub(crate) mod effect;
mod error;
mod facts;
mod lifted;
mod linear;
mod lottery;
mod matcher;
pub(crate) mod model;
mod no_lottery;
mod not_linear;
pub(crate) mod objective;
pub(crate) mod observer;
mod other_weights;
mod partition;
mod places;
pub(crate) mod plain;
mod predicate;
mod prepared;
mod progress;
pub(crate) mod ranked;
mod rounds;
mod semi_continuous;
pub(crate) mod settled;
mod side_bounds;
mod solver_input;
pub(crate) mod stages;
pub(crate) mod tied;
mod undecided;
mod unstored;

pub use assessment::Assessment;
pub use best_plan::{BestPlan, PlanOutcome};
pub use best_plans::BestPlans;
pub use error::PlanningError;
pub use lottery::{LotteryPair, LotteryPlan, PlanLottery};
pub use matcher::Matcher;
pub use no_lottery::NoLottery;
pub use not_linear::NotLinear;
pub use progress::PlanProgress;
pub use solver_input::SolverInput;
pub use unstored::UnstoredAssessment;
