//! The page of a proposal.

use super::{CriterionSentences, RuleSentences};
use crate::criteria::ZeroReason;
use crate::profile::Phase;
use crate::proposal::{Notice, Proposal, Unmatched, UnmatchedReason};
use crate::score::{Missingness, NoEffectiveWeights};

/// The reasons of a pairing for one line; empty lists are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PairReasons<'a> {
    /// Name of the left region.
    pub left: &'a str,
    /// Name of the right region.
    pub right: &'a str,
    /// Labels of domains in which both are strong.
    pub both_strong: &'a [String],
    /// Labels of domains that the left region needs and the right one offers.
    pub right_offers: &'a [String],
    /// Phases of a strategy that the right region can teach the left one.
    pub right_teaches: &'a [Phase],
    /// Labels of domains that the right region needs and the left one offers.
    pub left_offers: &'a [String],
}

/// Sentences of the page of a proposal.
pub trait ProposalSentences: RuleSentences + CriterionSentences {
    /// Opens the page: programme, sides and the facts used; a whole sentence.
    fn proposal_heading(&self, proposal: &Proposal) -> String;

    /// Heads the columns of scores: the score, and its lowest and highest value.
    fn score_columns(&self) -> [String; 2];

    /// Heads the column of the reasons of a pair.
    fn reasons_column(&self) -> String;

    /// Heads the pairings of a round.
    fn round_heading(&self, round: &str) -> String;

    /// Says in one line why two regions suit each other.
    fn pair_reasons(&self, reasons: &PairReasons<'_>) -> String;

    /// Says that there is no such reason.
    fn no_pair_reasons(&self) -> String;

    /// Says in one line why a score is 0, in place of the reasons: because of `every` criterion with a
    /// weight, or because a single 0 decides.
    fn zero_score(&self, reasons: &[&ZeroReason], every: bool) -> String;

    /// Says how the score of a pair is made from the criteria, and announces their weights; whole
    /// sentences.
    fn scoring(&self, proposal: &Proposal) -> String;

    /// Heads the table of criteria: name, the weights of the two sides, nominal and effective weight, and
    /// meaning.
    fn weight_columns(&self, left: &str, right: &str) -> [String; 6];

    /// Writes a nominal or effective weight, a share of 1, in at most eight columns.
    fn share_of_weight(&self, share: f64) -> String;

    /// Says what nominal and effective weights are, or why there are no effective ones; whole sentences.
    fn effective_weights(&self, missing: Option<NoEffectiveWeights>) -> String;

    /// Says in a clause for how many pairs a criterion is known, and what the scores are there and
    /// elsewhere.
    fn missingness(&self, missingness: &Missingness) -> String;

    /// Says of a criterion in the table that it is unknown for every pair.
    fn unknown_for_every_pair(&self) -> String;

    /// Names the criteria that have no weight; a whole sentence.
    fn without_weight(&self, names: &[String]) -> String;

    /// Explains the columns of scores; a whole sentence.
    fn score_legend(&self, proposal: &Proposal) -> String;

    /// Explains the line below each pair; a whole sentence.
    fn reasons_legend(&self) -> String;

    /// Says why a region has no partner.
    fn unmatched_reason(&self, reason: &UnmatchedReason) -> String;

    /// Names the regions of a side without a partner, `more` left out, with their common reason;
    /// whole sentences. Without a common reason it points to the JSON document.
    fn without_partner(
        &self,
        side: &str,
        shown: &[&Unmatched],
        more: usize,
        common: Option<&UnmatchedReason>,
    ) -> String;

    /// Says what is known of the pairings on average, in [0, 1], and whether well documented
    /// regions are favoured; whole sentences.
    fn knowledge(&self, proposal: &Proposal, mean_known_weight: f64) -> String;

    /// Says a notice; a whole sentence.
    fn notice(&self, notice: &Notice) -> String;

    /// Closes the page with the version of the library and the data.
    fn version(&self, version: &str, digest: &str) -> String;
}
