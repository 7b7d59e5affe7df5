//! From a dataset and a programme to a proposal: pairings with reasons, and the proof.
//!
//! `matcher.rs` joins scores and rules into a problem for the solvers and gives the names back;
//! `document.rs` is the [`Proposal`] and its parts, as they are written to JSON; `explain.rs` says
//! why a pair; `suggest.rs` which themes and domains the two could work on; `partners.rs` who else
//! would suit a region; `conflict.rs` why no proposal exists; `graph.rs` hands the pairings out as a
//! petgraph graph; `error.rs` says what makes a question ill-posed.

mod conflict;
mod document;
mod error;
mod explain;
mod graph;
mod matcher;
mod partners;
mod suggest;

pub use conflict::Conflict;
pub use document::{
    CriterionPart, DatasetInfo, DomainNote, NeedNote, Pairing, Partner, Proof, Proposal,
    RegionNote, SCHEMA, SuggestedDomain, Suggestion, Unmatched,
};
pub use error::ProposalError;
pub use graph::RegionNode;
pub use matcher::{Assessed, Matcher};
