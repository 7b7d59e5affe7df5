//! Every sentence of a report, one trait per subject and one implementation per language.
//!
//! Everything below [`report`](crate::report) is data: rules, reasons, proofs and clashes are enums
//! with regions, labels and numbers. A [`Language`] turns them into sentences. [`English`] is the
//! first; a new language implements the same traits in a module of its own, and the compiler lists
//! every sentence that it lacks.

mod criteria;
mod english;
mod grammar;
mod rules;

pub use criteria::CriterionSentences;
pub use english::English;
pub use grammar::Grammar;
pub use rules::RuleSentences;

/// All sentences of a report. Implemented by every type that implements the traits by subject.
pub trait Language: Grammar + RuleSentences + CriterionSentences {}

impl<T: Grammar + RuleSentences + CriterionSentences> Language for T {}
