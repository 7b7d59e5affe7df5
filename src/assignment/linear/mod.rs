//! One-to-one assignment: the greatest total score, by the method that suits the table.

pub(in crate::assignment) mod automatic;
pub(in crate::assignment) mod brute_force;
pub(in crate::assignment) mod column_generation;
pub(in crate::assignment) mod dense;
pub(in crate::assignment) mod implicit;
pub(in crate::assignment) mod interruptible;
pub(in crate::assignment) mod solver;
pub(in crate::assignment) mod sparse;
pub(in crate::assignment) mod warm_start;
pub(in crate::assignment) mod workspace;

pub use automatic::{Automatic, solve, solvers};
pub use brute_force::{ENUMERATION_LIMIT, Enumeration, TooLarge, enumerate, every_plan};
pub use column_generation::solver::ColumnGeneration;
pub use dense::solver::Dense;
pub use implicit::products::Products;
pub use interruptible::solve_with_progress;
pub use solver::Solver;
pub use sparse::Sparse;
pub use warm_start::{ShapeMismatch, WarmStart};
pub use workspace::Workspace;
