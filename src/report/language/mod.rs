//! Every sentence that a report says: one trait for each subject, one folder for each language.

mod criteria;
mod english;
mod rules;

pub use criteria::CriterionSentences;
pub use english::English;
pub use rules::RuleSentences;
