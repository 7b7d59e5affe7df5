//! Auction bids and shortest augmenting paths on a full table, in double precision that stays
//! exact.

// Costs come in by `load.rs`; `augment.rs` finds a plan with the loops of `simd.rs` over a row and
// the column numbers of `tags.rs`; `tie_break.rs` and `exchange_chain.rs` make it the first optimal
// one; `solver.rs` owns the memory and writes the answer; `linear/sparse.rs` solves what double
// precision cannot hold. The *short side* is the smaller one, and rows here: with more rows than
// columns, the table is transposed. A *dummy* column, which costs nothing, stands for staying
// unpaired.

pub(in crate::assignment) mod augment;
pub(in crate::assignment) mod exchange_chain;
pub(in crate::assignment) mod load;
pub(in crate::assignment) mod simd;
pub(in crate::assignment) mod solver;
pub(in crate::assignment) mod tags;
pub(in crate::assignment) mod tie_break;
