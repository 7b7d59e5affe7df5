//! The proposal: pairings with names and reasons, and the proof, as data.
//!
//! [`Assessment::propose`](crate::plan::Assessment::propose) returns a [`Proposal`];
//! [`Assessment::explain`](crate::plan::Assessment::explain) returns the [`Pairing`] of any two
//! regions, proposed or not. [`report`](crate::report) turns both into text.

// For contributors: `document.rs` and `notice.rs` declare the parts; `propose.rs` fills them; `explain.rs` explains
// one pair, with `suggest.rs` for joint themes and `partners.rs` for other good partners; `graph.rs`
// is the petgraph view.
mod document;
mod explain;
mod graph;
mod notice;
mod partners;
mod propose;
mod suggest;

pub use document::{
    CriterionPart, DatasetInfo, DomainNote, NeedNote, ObjectiveReached, Pairing, Partner, Proof,
    Proposal, SCHEMA, SuggestedDomain, Suggestion, Unmatched,
};
pub use graph::RegionNode;
pub use notice::{Notice, UnmatchedReason};
