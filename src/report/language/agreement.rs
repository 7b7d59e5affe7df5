//! How well two coders agree.

use super::Grammar;
use crate::validation::Agreement;

/// Sentences about the agreement of two coders.
pub trait AgreementSentences: Grammar {
    /// Says that no region was coded by two coders; a whole sentence.
    fn no_second_coding(&self) -> String;

    /// Says what the table shows; a whole sentence.
    fn agreement_heading(&self) -> String;

    /// Heads the columns: region, and for each role the cosine and chance, in at most ten columns each.
    fn agreement_columns(&self) -> [String; 5];

    /// Says the means of one role; a whole sentence.
    fn mean_agreement(&self, agreement: &Agreement) -> String;
}
