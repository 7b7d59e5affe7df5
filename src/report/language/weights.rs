//! What other weights would change.

use super::Grammar;
use crate::plan::NotLinear;
use crate::score::Weights;
use crate::sensitivity::{
    Acceptability, NearestChange, PairAcceptability, ParetoFront, ParetoPlan, WeightPartition,
    WeightRanges,
};

/// Sentences about other weights of the criteria.
pub trait WeightSentences: Grammar {
    /// Says what the table of ranges shows, and how far it can be trusted; whole sentences.
    fn ranges_heading(&self, ranges: &WeightRanges) -> String;

    /// Heads the columns of the ranges: criterion, weight now, least and greatest weight, share now, and the least and
    /// greatest share over all weights. All but the first are at most 14 columns wide.
    fn range_columns(&self) -> [String; 6];

    /// Writes the weights of a criterion, both if they differ, in at most 14 columns.
    fn weights(&self, weights: Weights) -> String;

    /// Says that a weight can be as large as one likes.
    fn no_limit(&self) -> String;

    /// Writes a share between 0 and 1.
    fn share(&self, share: f64) -> String;

    /// Says that the plan is not the best one under the present weights; a whole sentence.
    fn not_best(&self) -> String;

    /// Says which weights were drawn, and how often the plan is the best one; whole sentences.
    fn acceptability(&self, found: &Acceptability) -> String;

    /// Says how many pairs are in every best plan and how many in some; a whole sentence.
    fn necessary_pairs(&self, found: &Acceptability) -> String;

    /// Says for which part of the weights a pair is in the best plan, with its standard error if that is not 0.
    fn pair_acceptability(&self, pair: &PairAcceptability) -> String;

    /// Heads the pairs that the proposal does not have; a clause.
    fn other_pairs(&self) -> String;

    /// Says how near the nearest weights are that overturn the plan, and which weights move; whole sentences.
    fn nearest_change(&self, nearest: &NearestChange) -> String;

    /// Says that no weights overturn the plan; a whole sentence.
    fn no_nearest_change(&self) -> String;

    /// Says that the nearest weights and balances of criteria are not known, and why; a whole sentence.
    fn not_linear(&self, because: NotLinear) -> String;

    /// Says what the front of two criteria shows; whole sentences.
    fn front_heading(&self, front: &ParetoFront) -> String;

    /// Says what a plan of the front reaches, and whether weights find it; one line.
    fn front_plan(&self, front: &ParetoFront, plan: &ParetoPlan) -> String;

    /// Says what the pieces of a balance of two criteria show; whole sentences.
    fn partition_heading(&self, partition: &WeightPartition) -> String;
}
