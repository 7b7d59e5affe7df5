//! The sparse core that every larger method works on: candidate pairs, prices, a plan.
//!
//! Inside, we minimise: a pair costs what it counts for, negated, and prices are negated likewise.
//! Rows are the short side. A *seat* is the place outside of somebody who may stay unpaired; its
//! cost is 0.
//!
//! | Question | File |
//! |---|---|
//! | which pairs are candidates, at what cost? | `graph.rs` |
//! | who has whom, at which prices, and what holds between them? | `state.rs` |
//! | how do good prices come cheaply? | `auction.rs`: bidding with a shrinking step |
//! | how do most rows find a column without a search? | `reduction.rs` |
//! | how do the last ones find theirs? | `augment.rs`: shortest augmenting paths |
//! | in which order are nodes met? | `heap.rs` |
//! | how do the steps follow each other? | `solve.rs` |

mod auction;
mod augment;
mod graph;
mod heap;
mod reduction;
mod solve;
mod state;

pub(super) use graph::{Edge, Graph};
pub(super) use solve::{Bidder, Eye, Halt, Start, abound, solve};
pub(super) use state::{Deficient, NONE, Seats, State};
