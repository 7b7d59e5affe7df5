//! One objective after another, and plans whose worst pairs are as good as possible.

pub(in crate::assignment) mod bottleneck;
pub(in crate::assignment) mod climb;
pub(in crate::assignment) mod constrained;
pub(in crate::assignment) mod even;
pub(in crate::assignment) mod even_constrained;
pub(in crate::assignment) mod exchange_cycles;
pub(in crate::assignment) mod first_plan;
pub(in crate::assignment) mod leximin;
pub(in crate::assignment) mod optimal_face;
pub(in crate::assignment) mod optimal_set;
pub(in crate::assignment) mod raise;
pub(in crate::assignment) mod residual;
pub(in crate::assignment) mod residual_search;
pub(in crate::assignment) mod smallest_range;
pub(in crate::assignment) mod solve;
pub(in crate::assignment) mod threshold;
pub(in crate::assignment) mod tied_plans;

pub use bottleneck::bottleneck;
pub use constrained::{solve_constrained, solve_constrained_with_progress};
pub use leximin::leximin;
pub use optimal_face::OptimalFace;
pub use solve::solve;
pub use tied_plans::{tied_plans, tied_plans_of_levels};
