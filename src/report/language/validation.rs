//! Scores and plans against observed pairs.

use super::Grammar;
use crate::profile::Outcome;
use crate::validation::{
    PartnerLevel, PlanHits, Rarefaction, Scoring, ThemeFit, Untestable, Validation,
};

/// Sentences about observed pairs.
pub trait ValidationSentences: Grammar {
    /// Says that there is no observed pairing between candidates; a whole sentence.
    fn no_observed_pairing(&self) -> String;

    /// Says how many pairs were observed, in which rounds and among how many candidates; whole sentences.
    fn observed_pairs(&self, validation: &Validation) -> String;

    /// Heads the columns of the tests: what is tested, percentile of rows and of columns, S, its interval,
    /// S by chance, p, corrected p, AUC, hits and mean reciprocal rank. They are at most 24, 5, 5, 5, 12,
    /// 6, 7, 7, 5, 8 and 5 columns wide.
    fn fit_columns(&self) -> [String; 11];

    /// Heads the criteria alone; a clause.
    fn criteria_alone(&self) -> String;

    /// Heads the baselines; a clause.
    fn baselines(&self) -> String;

    /// Names what is tested, in at most 22 columns.
    fn scored_by(&self, scoring: &Scoring) -> String;

    /// Explains the columns and how p was computed; whole sentences.
    fn fit_legend(&self, validation: &Validation) -> String;

    /// Says for which scorings there is no test, and why; a whole sentence.
    fn not_tested(&self, names: &[String], because: &Untestable) -> String;

    /// Says how wide the interval of S is with this many pairs; a whole sentence.
    fn interval_width(&self, pairs: usize, half_width: f64) -> String;

    /// Says how many variants were tried, and what that means for p; whole sentences.
    fn variants_tried(&self, variants: u32) -> String;

    /// Says how many observed pairs the plan has, and how many chance gives; whole sentences.
    fn plan_hits(&self, hits: &PlanHits) -> String;

    /// Says how high the partners rank with anyone; whole sentences.
    fn partner_levels(&self, levels: &[PartnerLevel; 2]) -> String;

    /// Says how high the real partners rank once rich profiles are thinned; a whole sentence.
    fn rarefaction(&self, rarefaction: &Rarefaction) -> String;

    /// Announces the table of outcomes, and says how they are tested; whole sentences.
    fn outcomes_heading(&self) -> String;

    /// Heads the columns of the outcomes: outcome, number of pairs with it, without it and unknown, S with
    /// and without it, p. They are at most 24, 7, 7, 7, 7, 9 and 10 columns wide.
    fn outcome_columns(&self) -> [String; 7];

    /// Names an outcome, in at most 24 columns.
    fn outcome(&self, outcome: Outcome) -> String;

    /// Says in place of p that there are too few pairs, or no test.
    fn no_p(&self, because: &Untestable) -> String;

    /// Says how often the theme of a pair was foreseen; whole sentences.
    fn theme_fit(&self, themes: &ThemeFit) -> String;

    /// Heads the columns of the pairs: region, partner, score, and rank and percentile on both sides.
    fn observed_columns(&self) -> [String; 7];

    /// Says a rank among candidates, in at most ten columns.
    fn rank(&self, rank: f64, candidates: usize) -> String;
}
