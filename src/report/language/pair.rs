//! The page of one pair.

use super::CriterionSentences;
use crate::criteria::{Unknown, ZeroReason};
use crate::profile::RegionLabel;
use crate::proposal::{DomainNote, NeedNote, Pairing, Partner, Suggestion, TermNote};

/// Sentences of the page of one pair.
pub trait PairSentences: CriterionSentences {
    /// Titles the page.
    fn pair_title(&self, left: &RegionLabel, right: &RegionLabel) -> String;

    /// Says the score, its lowest and highest value, and the share of the weight that is known.
    fn pair_score(&self, pairing: &Pairing) -> String;

    /// Says how each side values the pair.
    fn pair_views(&self, pairing: &Pairing) -> String;

    /// Heads the table of criteria: name, value, contribution and meaning.
    fn criterion_columns(&self) -> [String; 4];

    /// Says in the table that a value is unknown, and why.
    fn unknown_value(&self, unknown: &Unknown) -> String;

    /// Says in the table with what a value counts although it is unknown: the mean of its criterion.
    fn expected_value(&self, mean: f64) -> String;

    /// Says in the table why a value is 0.
    fn zero_value(&self, reasons: &[ZeroReason]) -> String;

    /// Says in the table what a value counts as after rescaling.
    fn rescaled_value(&self, value: f64) -> String;

    /// Explains the marks of the table: `?`, `–` and `·`.
    fn criterion_legend(&self) -> String;

    /// Says what further pieces of evidence add up to, given as a number.
    fn more_evidence(&self, count: usize, amount: &str) -> String;

    /// Lists the domains in which both regions are strong; a whole sentence. `above_mean`: only those in
    /// which both are stronger than the mean of their side.
    fn shared_strengths(&self, domains: &[&DomainNote], above_mean: bool) -> String;

    /// Says the weight of a strength or need: a whole number, or a mean of two coders.
    fn weight(&self, weight: f64) -> String;

    /// Heads the list of needs of one region that strengths of the other meet.
    fn needs_heading(&self, needs: &RegionLabel, offers: &RegionLabel) -> String;

    /// Says that no recorded need is met; a whole sentence.
    fn no_need_met(&self, needs: &RegionLabel, offers: &RegionLabel) -> String;

    /// Says which strength meets a need, how similar the two are, and why if the dataset states it.
    fn need_met(&self, need: &NeedNote) -> String;

    /// Heads the list of what both regions state.
    fn shared_terms_heading(&self) -> String;

    /// Lists the terms of one key that both state, with the words of each region where there are any.
    fn shared_terms(&self, key: &str, terms: &[TermNote]) -> String;

    /// Heads the list of themes for joint work.
    fn joint_themes_heading(&self) -> String;

    /// Says that no theme for joint work follows from the score; a whole sentence.
    fn no_joint_theme(&self) -> String;

    /// Names a theme for joint work, with its points and domains.
    fn joint_theme(&self, suggestion: &Suggestion) -> String;

    /// Names the best other partners of a region, all with a score above 0; a whole sentence.
    fn other_partners(&self, region: &RegionLabel, partners: &[&Partner]) -> String;

    /// Says that no other partner of a region has a score above 0; a whole sentence.
    fn no_other_partner(&self, region: &RegionLabel) -> String;
}
