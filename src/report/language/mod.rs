//! Every sentence that a report says: one trait for each subject, one folder for each language.

mod english;
mod rules;

pub use english::English;
pub use rules::RuleSentences;
