//! Checks an answer against its question, for whoever does not want to trust a solver.
//!
//! [`check`] reads a [`Problem`](crate::assignment::Problem) and an
//! [`Outcome`](crate::assignment::Outcome) and returns a [`Certificate`] or the first [`Flaw`]. It
//! shares data types with [`assignment`](crate::assignment) and not a line of its code: no path is
//! searched and nothing is solved, cells are only compared and sums are only added.
//!
//! | You ask | Go to |
//! |---|---|
//! | is this answer right? | `check.rs`: [`check`] |
//! | how is an optimum checked? | `optimal.rs`: the five [`Check`]s of an optimum |
//! | how is "no plan exists" checked? | `infeasible.rs`: the two [`Check`]s of a Hall set |
//! | are the worst pairs as good as can be? | `worst_first.rs`: [`check_bottleneck`], [`check_leximin`] |
//! | is a plan under quotas best, or is there none? | `flow.rs`: [`check_flow`] |
//! | is a plan under side constraints best, and how far may it be from it? | `side/`: [`check_constrained`] |
//! | is a plan best by one level after another? | `in_order.rs`: [`check_in_order`] |
//! | and by one level after another under side constraints? | `pursuit.rs`: [`check_pursuit`] |
//! | is a plan best whose scores are computed on demand? | `implicit.rs`: [`check_implicit`] |
//! | how good is a plan that is not finished? | `stopped.rs`: [`check_stopped`]; `implicit.rs`: [`check_implicit_stopped`] |
//! | are these the k best plans? | `k_best.rs`: [`check_k_best`]; `departures.rs`: where may others be? |
//! | would nobody leave? | `stable.rs`: [`check_stable`] |
//! | what was checked, with which sums? | `report.rs`: [`Certificate`], [`RankingCertificate`], [`Check`], [`Value`] |
//! | what is wrong, and where? | `flaw.rs`: [`Flaw`]; which check it failed: `failed.rs` |

mod check;
mod departures;
mod failed;
mod flaw;
mod flow;
mod implicit;
mod in_order;
mod infeasible;
mod k_best;
mod optimal;
mod pursuit;
mod report;
mod side;
mod stable;
mod stopped;
mod worst_first;

pub use check::check;
pub use flaw::Flaw;
pub use flow::check_flow;
pub use implicit::{check_implicit, check_implicit_stopped};
pub use in_order::check_in_order;
pub use k_best::check_k_best;
pub use pursuit::check_pursuit;
pub use report::{Certificate, Check, RankingCertificate, Value};
pub use side::check_constrained;
pub use stable::check_stable;
pub use stopped::check_stopped;
pub use worst_first::{check_bottleneck, check_leximin};
