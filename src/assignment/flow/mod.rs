//! Capacities and group quotas: how many pairs a member, or a group of members, may and must have.
//!
//! | Question | File |
//! |---|---|
//! | who may have how many pairs? | `quotas.rs`: [`Quotas`], [`Bounds`], [`QuotasError`] |
//! | what is answered, and what proves it? | `answer.rs`: [`Flow`], [`ShadowPrices`], [`Shortage`] |
//! | how do quotas become a network? | `network.rs` |
//! | how is a cheapest flow found? | `simplex.rs` |
//! | what if quotas hardly matter? | `plain.rs` begins with the plain assignment, `basis.rs` makes a tree of it |
//! | which cells take part? | `core.rs` |
//! | in what unit, and when is it done? | `solve.rs`: [`flow()`] |
//! | what if bounds of one side clash among themselves? | `add_up.rs` |
//! | what if the same quotas are asked with other scores, again and again? | `oracle.rs` |

mod add_up;
mod answer;
mod basis;
mod core;
mod network;
mod oracle;
mod plain;
mod quotas;
mod simplex;
mod solve;

pub use answer::{Flow, Quota, ShadowPrices, Shortage};
pub(in crate::assignment) use oracle::{Oracle, Toll};
pub use quotas::{Bounds, Group, Quotas, QuotasError};
pub(in crate::assignment) use solve::check_bounds;
pub use solve::flow;
