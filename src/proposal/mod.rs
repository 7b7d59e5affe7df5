//! From a dataset and a programme to a proposal: pairings with reasons, and the proof.
//!
//! | You ask | Go to |
//! |---|---|
//! | how do data and programme become scores? | `matcher.rs`: [`Matcher`] |
//! | what can be asked of the scores? | `assessed.rs`: [`Assessed`] |
//! | what does a rule do, in rows and columns? | `effect.rs`, with what is known of pairs in `facts.rs` |
//! | how do rules become a question for the solvers? | `question.rs`, objectives in `objective.rs` |
//! | who answers, and who checks? | `answer.rs`; round by round in `decide.rs` |
//! | how is a plan told? | `propose.rs`: [`Assessed::propose`]; `document.rs`: [`Proposal`] |
//! | why this pair, and what could the two work on? | `explain.rs`, `suggest.rs`, `partners.rs` |
//! | why is there no plan, and what could be changed? | `clash/`: [`Clash`] |
//! | what does each rule cost, and whom? | `price.rs`: [`RulePrice`] |
//! | would anybody leave? | `stability.rs`: [`Stability`] |
//! | what do rounds cost? | `rounds.rs`: [`RoundsPrice`] |
//! | somebody withdraws or joins, what changes? | `change.rs`: [`Change`]; `reserve.rs`: [`Reserve`] |
//! | the pairings as a graph? | `graph.rs` |
//! | what makes a question ill-posed? | `error.rs`: [`ProposalError`] |

mod answer;
mod assessed;
mod change;
mod clash;
mod decide;
mod document;
mod effect;
mod error;
mod explain;
mod facts;
mod graph;
mod matcher;
mod objective;
mod partners;
mod price;
mod propose;
mod question;
mod reserve;
mod rounds;
mod stability;
mod suggest;

pub use assessed::Assessed;
pub use change::{Change, ChangedPair};
pub use clash::{Clash, Derivation, Needing, Relaxation, RuleNote, Said};
pub use document::{
    CriterionPart, DatasetInfo, DomainNote, NeedNote, ObjectiveReached, Pairing, Partner, Proof,
    Proposal, SCHEMA, SuggestedDomain, Suggestion, Unmatched,
};
pub use error::ProposalError;
pub use graph::RegionNode;
pub use matcher::Matcher;
pub use price::{PriceTable, RegionChange, RulePrice, Shadow};
pub use reserve::{Reserve, ReserveChoice};
pub use rounds::RoundsPrice;
pub use stability::{Blocking, Stability, StablePlan};
