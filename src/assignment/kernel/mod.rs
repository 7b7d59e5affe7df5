//! Shared parts of several methods: candidate lists, heaps, auctions, shortest paths, matchings,
//! tie-breaking and progress. None of it knows which method calls it.

pub(super) mod answer;
pub(super) mod auction;
pub(super) mod bit_set;
pub(super) mod csr;
pub(super) mod dual_state;
pub(super) mod equality_graph;
pub(super) mod heap;
pub(super) mod hint;
pub(super) mod hopcroft_karp;
pub(super) mod progress;
pub(super) mod row_reduction;
pub(super) mod scaling;
pub(super) mod shortest_path;
pub(super) mod sparse_assignment;
pub(super) mod tie_break;
pub(super) mod top_k;
