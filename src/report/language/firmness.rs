//! How firm a plan is.

use super::Grammar;
use crate::rules::Objective;
use crate::sensitivity::{Acceptability, FirmPair, Firmness};

/// Sentences about how firm a plan and its pairs are.
pub trait FirmnessSentences: Grammar {
    /// Heads the page: how many pairs, and their total.
    fn firmness_heading(&self, firmness: &Firmness) -> String;

    /// Says how many plans are as good as the best one, and what they share; a whole sentence.
    fn equally_good_plans(&self, firmness: &Firmness) -> String;

    /// Says what the probabilities mean, and how strongly better plans prevail; whole sentences.
    fn meaning_of_probabilities(&self, firmness: &Firmness) -> String;

    /// Says what the margins mean; a whole sentence.
    fn meaning_of_margins(&self) -> String;

    /// Says how the probabilities were computed, and how open the choice is; whole sentences, or nothing without
    /// probabilities.
    fn openness(&self, firmness: &Firmness) -> String;

    /// Heads the columns of the pairs: probability, acceptability, score and margin, in at most eight, eight, five and
    /// six columns, and the pair.
    fn firmness_columns(&self) -> [String; 5];

    /// Says what the acceptability of a pair means, which weights were drawn, and how certain it is; whole sentences.
    fn meaning_of_acceptability(&self, found: &Acceptability) -> String;

    /// Returns a probability in at most eight columns, such as "87.3 %".
    fn probability(&self, probability: f64) -> String;

    /// Names the likeliest other partners of the two regions; empty if there is none worth a look.
    fn likely_partners(&self, pair: &FirmPair) -> String;

    /// Says what the plan would lose without a pair, where that is more than points of the total or not exactly known;
    /// empty elsewhere.
    fn exit(&self, objectives: &[Objective], pair: &FirmPair) -> String;

    /// Says that some of several equally good plans lack a pair.
    fn not_in_every_best_plan(&self) -> String;

    /// Says all that is known of one pair; a whole sentence.
    fn firm_pair(&self, objectives: &[Objective], pair: &FirmPair) -> String;
}
