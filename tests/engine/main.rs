//! The solver alone: assignments and their certificates.

mod branch_and_bound;
#[path = "../cases/mod.rs"]
mod cases;
mod classes;
mod constrained_lexicographic;
#[cfg(feature = "microlp")]
mod constrained_randomised;
mod corrupted;
mod drawn;
mod every_method;
mod extremes;
mod gibbs;
mod ill_posed;
mod implicit;
mod k_best;
mod lexicographic;
mod losses;
mod min_cost_flow;
mod never_stored;
mod plain_tables;
mod progress;
mod randomised;
mod rounding;
mod semi_continuous;
mod serialized;
mod stable;
mod suite;
mod tied_plans;
mod warm_start;
mod worst_pairs;
