//! Capacities, lower bounds and nested group quotas, as a minimum-cost flow.

pub(in crate::assignment) mod capped;
pub(in crate::assignment) mod group_sums;
pub(in crate::assignment) mod network;
pub(in crate::assignment) mod network_simplex;
pub(in crate::assignment) mod plain_assignment;
pub(in crate::assignment) mod pricing;
pub(in crate::assignment) mod reoptimize;
pub(in crate::assignment) mod solve;
pub(in crate::assignment) mod starting_basis;
pub(in crate::assignment) mod workspace;

pub use solve::solve;
pub use workspace::FlowWorkspace;
