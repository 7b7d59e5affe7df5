//! The proposal: pairings with names and reasons, and the proof, as data.
//!
//! [`Assessment::propose`](crate::plan::Assessment::propose) returns a [`Proposal`];
//! [`Assessment::explain`](crate::plan::Assessment::explain) returns the [`Pairing`] of any two
//! regions, proposed or not. [`report`](crate::report) turns both into text.

// For contributors: `document.rs`, `criterion_note.rs` and `notice.rs` declare the parts; `propose.rs`
// fills them, with `unknown.rs` for pairs that rules flag; `explain.rs` explains one pair, with
// `suggest.rs` for joint themes, `shared_terms.rs` for what both state and `partners.rs` for other good
// partners; `graph.rs` is the petgraph
// view; `equally_good.rs` counts the plans that are as good. `schema.rs` says which documents `read.rs` reads back; `earlier.rs` reads the pairs alone.
mod coding;
mod criterion_note;
mod document;
mod earlier;
mod equally_good;
mod explain;
mod graph;
mod notice;
mod overlap;
mod partners;
mod propose;
mod read;
mod schema;
mod shared_terms;
mod suggest;
mod unknown;

pub use criterion_note::CriterionNote;
pub use document::{
    CriterionPart, DatasetInfo, DomainNote, NeedNote, ObjectiveReached, Pairing, Partner, Proof,
    Proposal, SuggestedDomain, Suggestion, TermNote, Uniqueness, Unmatched,
};
pub use earlier::EarlierPlan;
pub use equally_good::{EquallyGood, MOST_BEST_PLANS};
pub(crate) use explain::place;
pub use graph::RegionNode;
pub use notice::{FlaggedPair, Notice, PartOfOther, UnmatchedReason};
pub use read::ProposalReadError;
pub use schema::{SCHEMA, SchemaError};
