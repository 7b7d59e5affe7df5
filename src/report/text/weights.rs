//! What other weights would change, as text.

use std::fmt::Write as _;

use super::layout::{WIDTH, line, region, wrap};
use crate::report::language::Language;
use crate::report::order::place;
use crate::sensitivity::{
    Acceptability, PairAcceptability, RegionsOfPair, WeightLimit, WeightPartition, WeightRanges,
};

/// Width of the columns of ranges but the last.
const WIDTHS: [usize; 5] = [24, 14, 14, 14, 11];

/// At most this many pairs that the proposal does not have are listed; JSON has them all.
const MOST_OTHERS: usize = 20;

/// Shows how far every weight may move before another plan is better. Lines of at most [`WIDTH`] columns.
pub fn weight_ranges_to_text(ranges: &WeightRanges, language: &dyn Language) -> String {
    if !ranges.is_best {
        return format!("{}\n\n", wrap(&language.not_best(), WIDTH, 0));
    }
    let mut out = format!("{}\n\n", wrap(&language.ranges_heading(ranges), WIDTH, 0));
    line(&mut out, &language.range_columns(), &WIDTHS);
    for range in &ranges.criteria {
        let limit = |limit: &Option<WeightLimit>, without: String| {
            limit.as_ref().map_or(without, |limit| language.weights(limit.weights))
        };
        let shares = range.shares.map_or_else(String::new, |shares| {
            format!("{} – {}", language.share(shares.least), language.share(shares.most))
        });
        let cells = [
            range.criterion.clone(),
            language.weights(range.now),
            limit(&range.least, language.number(0.0, 0)),
            limit(&range.most, language.no_limit()),
            language.share(range.share),
            shares,
        ];
        line(&mut out, &cells, &WIDTHS);
    }
    out.push('\n');
    out
}

/// Shows for which part of all weights each pair is in the best plan: first the pairs of the proposal, by name,
/// then others, the most frequent first. Lines of at most [`WIDTH`] columns.
pub fn acceptability_to_text(found: &Acceptability, language: &dyn Language) -> String {
    let mut out = format!("{}\n", wrap(&language.acceptability(found), WIDTH, 0));
    let _ = writeln!(out, "{}\n", wrap(&language.necessary_pairs(found), WIDTH, 0));
    let (mut own, mut others): (Vec<&PairAcceptability>, Vec<&PairAcceptability>) =
        found.pairs.iter().partition(|pair| pair.in_proposal);
    own.sort_by_cached_key(|it| (place(&it.pair.left), place(&it.pair.right)));
    others.sort_by(|a, b| b.acceptability.total_cmp(&a.acceptability));
    let show = |out: &mut String, pairs: &[&PairAcceptability]| {
        for pair in pairs {
            let RegionsOfPair { left, right } = &pair.pair;
            let part = language.pair_acceptability(pair);
            let _ = writeln!(out, "{} {} {part}", region(left), region(right));
        }
    };
    show(&mut out, &own);
    out.push('\n');
    if others.is_empty() {
        return out;
    }
    let (shown, more) = others.split_at(others.len().min(MOST_OTHERS));
    let _ = writeln!(out, "{}\n", wrap(&language.other_pairs(), WIDTH, 0));
    show(&mut out, shown);
    if !more.is_empty() {
        let _ = writeln!(out, "{}", language.more_entries(more.len()));
    }
    out.push('\n');
    out
}

/// Shows the plans over all balances of two criteria, each by what it has that the one before has not. Lines of at
/// most [`WIDTH`] columns.
pub fn weight_partition_to_text(partition: &WeightPartition, language: &dyn Language) -> String {
    let mut out = format!("{}\n\n", wrap(&language.partition_heading(partition), WIDTH, 0));
    let mut before: &[RegionsOfPair] = &[];
    for piece in &partition.pieces {
        let (from, to) = (language.share(piece.from), language.share(piece.to));
        let _ = writeln!(out, "{from} – {to}");
        let mut new: Vec<&RegionsOfPair> =
            piece.pairs.iter().filter(|pair| !before.contains(pair)).collect();
        new.sort_by_cached_key(|pair| (place(&pair.left), place(&pair.right)));
        for pair in new {
            let _ = writeln!(out, "  {} {}", region(&pair.left), region(&pair.right).trim_end());
        }
        before = &piece.pairs;
    }
    out.push('\n');
    out
}
