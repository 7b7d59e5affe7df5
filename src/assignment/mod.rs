//! Assignment on numbers alone: no region, no name and no file enters this module.
//!
//! A [`Problem`] holds whole-numbered scores (higher is better), the forbidden cells, and the mode
//! ([`Pairs`]). [`solve`] returns an [`Outcome`] that carries its own proof: dual prices for an
//! optimum, a Hall violator if no plan exists. [`certificate`](crate::certificate), which shares no
//! code with the solvers, checks the proof.
//!
//! | You want | Go to |
//! |---|---|
//! | the greatest total, one partner each | [`solve`]; one method by name: [`linear`] |
//! | many small tables without new memory | [`linear::Workspace`] |
//! | a warm start from an earlier answer | [`linear::WarmStart`] |
//! | progress reports and cancellation | [`linear::solve_with_progress`] |
//! | a table that does not fit in memory | [`model::Implicit`], with [`model::Blocks`] such as [`linear::Products`] |
//! | several partners, lower bounds, group quotas | [`min_cost_flow::solve()`] under [`model::Quotas`]; many tables under the same quotas: [`min_cost_flow::FlowWorkspace`] |
//! | constraints on pairs, exclusive members, no pair or at least a number | [`branch_and_bound::solve()`] under [`model::Constraints`] |
//! | one objective after another | [`lexicographic::solve()`], under constraints [`lexicographic::solve_constrained`] |
//! | how many plans are equally good | [`lexicographic::tied_plans()`] |
//! | the best worst pair, not the best total | [`lexicographic::bottleneck()`], [`lexicographic::leximin()`] |
//! | the k best plans | [`k_best::solve()`], [`k_best::Ranking`] |
//! | what each pair would cost an optimal plan | [`losses::of_plan()`], [`losses::of_optimum()`] |
//! | the probability of every pair, better plans being likelier | [`gibbs::GibbsDistribution`], [`gibbs::sample`] |
//! | a plan drawn at random, no pair likelier than a cap | [`randomised::solve()`], under constraints [`randomised::solve_constrained`] |
//! | preferences of both sides | [`stable::deferred_acceptance()`], [`stable::blocking_pairs()`] |
//! | every plan of a tiny problem | [`linear::enumerate`] |
//!
//! Problems and answers as data are in [`model`]; the few types that every user needs are also
//! here.
//!
//! **When to use another crate.** For one tiny table without ties and without need of a proof,
//! `lapjv` takes half the time. For general graphs, which are not bipartite, see the matchings of
//! `petgraph`; for general network flows, use a solver of network flows. [`branch_and_bound`]
//! handles constraints on pairs, with a proof that solvers of mixed-integer programmes do not give;
//! if constraints have variables of their own, such as budgets to divide, use such a solver.

// `model/` is data, `kernel/` is what the methods share, `parallel` is for both, and each method has a folder. Methods
// import `model`, `kernel` and methods before them in this order: linear, min_cost_flow,
// branch_and_bound, lexicographic, losses, k_best, stable, gibbs, randomised.

pub mod branch_and_bound;
pub mod gibbs;
pub mod k_best;
mod kernel;
pub mod lexicographic;
pub mod linear;
pub mod losses;
pub mod min_cost_flow;
pub mod model;
mod parallel;
pub mod randomised;
pub mod stable;

pub use linear::solve;
pub use model::{
    Col, DualPrices, HallViolator, MAX_BYTES, Member, Optimum, Outcome, Pairs, Price, Problem,
    ProblemError, Resolution, Row,
};
