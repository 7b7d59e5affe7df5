//! What other weights would change, as text.

use std::fmt::Write as _;

use super::layout::{WIDTH, line, region, wrap};
use crate::report::language::Language;
use crate::report::order::place;
use crate::sensitivity::{
    Acceptability, PairAcceptability, ParetoFront, RegionsOfPair, WeightFirmness, WeightLimit,
    WeightPartition, WeightRanges,
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

/// Shows a plan under other weights: the range of each, the nearest that overturn the plan, and the plans for two
/// criteria. Lines of at most [`WIDTH`] columns.
pub(super) fn weight_firmness_to_text(found: &WeightFirmness, language: &dyn Language) -> String {
    let mut out = weight_ranges_to_text(&found.ranges, language);
    if let Some(nearest) = &found.nearest {
        let _ = writeln!(out, "{}\n", wrap(&language.nearest_change(nearest), WIDTH, 0));
        for (mark, pairs) in [('-', &nearest.lost_pairs), ('+', &nearest.new_pairs)] {
            pairs_marked(&mut out, mark, pairs.iter().collect());
        }
        out.push('\n');
    } else if let Some(because) = found.ranges.not_linear {
        let _ = writeln!(out, "{}\n", wrap(&language.not_linear(because), WIDTH, 0));
    } else if found.ranges.is_best {
        let _ = writeln!(out, "{}\n", wrap(&language.no_nearest_change(), WIDTH, 0));
    }
    if let Some(balance) = &found.balance {
        if let Some(partition) = &balance.partition {
            out += &weight_partition_to_text(partition, language);
        }
        if let Some(front) = &balance.front {
            out += &pareto_front_to_text(front, language);
        }
    }
    out
}

/// Shows the plans of a front, each by what it reaches and what it has that the one before has not. Lines of at most
/// [`WIDTH`] columns.
pub fn pareto_front_to_text(front: &ParetoFront, language: &dyn Language) -> String {
    let mut out = format!("{}\n\n", wrap(&language.front_heading(front), WIDTH, 0));
    let mut before: &[RegionsOfPair] = &[];
    for plan in &front.plans {
        let _ = writeln!(out, "{}", wrap(&language.front_plan(front, plan), WIDTH, 4));
        // The first plan is shown by its numbers: what it has is the proposal's or near it.
        if !before.is_empty() {
            let new = plan.pairs.iter().filter(|pair| !before.contains(pair)).collect();
            pairs_marked(&mut out, '+', new);
        }
        before = &plan.pairs;
    }
    out.push('\n');
    out
}

/// Pairs by name, each behind a mark.
fn pairs_marked(out: &mut String, mark: char, mut pairs: Vec<&RegionsOfPair>) {
    pairs.sort_by_cached_key(|pair| (place(&pair.left), place(&pair.right)));
    for pair in pairs {
        let _ = writeln!(out, "  {mark} {} {}", region(&pair.left), region(&pair.right).trim_end());
    }
}
