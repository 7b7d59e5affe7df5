//! What changes between two plans, reserves, and stability, as text.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::layout::{WIDTH, column, hang, region, wrap};
use crate::profile::RegionLabel;
use crate::proposal::Proposal;
use crate::report::language::Language;
use crate::report::order::place;
use crate::sensitivity::{Change, ChangedPair, Reserve, Stability};

/// At most this many blocking pairs are listed; JSON has them all.
const MOST_LISTED_PAIRS: usize = 10;

/// Width of the name of a plan.
const PLAN_WIDTH: usize = 60;

/// Shows pairs and total of two plans, and what the second one changes. Lines of at most [`WIDTH`]
/// columns.
pub fn plans_to_text(base: &Proposal, changed: &Proposal, language: &dyn Language) -> String {
    let totals = wrap(&language.two_plans(base, changed), WIDTH, 0);
    format!("{totals}\n\n{}", change_to_text(&Change::between(base, changed), language))
}

/// Shows what the second of two plans changes. Lines of at most [`WIDTH`] columns.
pub fn change_to_text(change: &Change, language: &dyn Language) -> String {
    let mut out = String::new();
    if change.gone.is_empty() && change.new.is_empty() {
        let _ = writeln!(out, "{}\n", wrap(&language.no_change(change.kept), WIDTH, 0));
        return out;
    }
    let _ = writeln!(out, "{}\n", wrap(&language.change(change), WIDTH, 0));
    for (mark, pairs) in [('-', &change.gone), ('+', &change.new)] {
        let mut sorted: Vec<&ChangedPair> = pairs.iter().collect();
        sorted.sort_by_cached_key(|pair| (place(&pair.left), place(&pair.right)));
        for pair in sorted {
            let score = language.number(pair.score, 3);
            let _ =
                writeln!(out, "  {mark} {} {} {score}", region(&pair.left), region(&pair.right));
        }
    }
    out.push('\n');
    out
}

/// Shows the reserve list of every region of a plan. Lines of at most [`WIDTH`] columns.
pub fn reserves_to_text(reserves: &[Reserve], language: &dyn Language) -> String {
    if reserves.is_empty() {
        return format!("{}\n\n", wrap(&language.nothing_to_replace(), WIDTH, 0));
    }
    let mut out = format!("{}\n\n", language.reserves_heading());
    let sorted = by_side_and_name(reserves);
    for reserve in sorted.iter().filter(|reserve| !reserve.choices.is_empty()) {
        let text = wrap(&language.reserve(reserve), WIDTH - 6, 0);
        let _ = writeln!(out, "  {}", text.replace('\n', "\n      "));
    }
    let without = sorted.iter().filter(|reserve| reserve.choices.is_empty());
    let mut regions: Vec<&RegionLabel> = without.map(|reserve| &reserve.region).collect();
    regions.dedup();
    if !regions.is_empty() {
        let _ = writeln!(out, "  {}", hang(&language.no_reserve(&regions), 2));
    }
    out.push('\n');
    out
}

/// The reserves of the left side, then those of the right side, each by name.
fn by_side_and_name(reserves: &[Reserve]) -> Vec<&Reserve> {
    // The left side comes first: a region that was the partner of an earlier one is on the right.
    let mut right: HashSet<&str> = HashSet::new();
    let mut sided: Vec<(bool, &Reserve)> = Vec::with_capacity(reserves.len());
    for reserve in reserves {
        let is_right = right.contains(reserve.region.id.as_str());
        if !is_right {
            right.insert(&reserve.partner.id);
        }
        sided.push((is_right, reserve));
    }
    sided.sort_by_cached_key(|(is_right, reserve)| {
        (*is_right, place(&reserve.region), place(&reserve.partner))
    });
    sided.into_iter().map(|(_, reserve)| reserve).collect()
}

/// Compares total and stability, and lists the pairs of regions that prefer each other to their
/// partners. Lines of at most [`WIDTH`] columns.
pub fn stability_to_text(
    stability: &Stability,
    left: &str,
    right: &str,
    language: &dyn Language,
) -> String {
    let mut out = format!("{}\n\n", language.stability_heading());
    let [plan, pairs, total] = language.stability_columns();
    let _ = writeln!(out, "  {} {pairs:>5}  {total}", column(&plan, PLAN_WIDTH));
    let (by_left, by_right) = (&stability.left_proposes, &stability.right_proposes);
    let mut plans = vec![
        (language.this_proposal(), stability.pairs, stability.proposed),
        (language.stable_plan(left), by_left.pairs.len(), by_left.total),
        (language.stable_plan(right), by_right.pairs.len(), by_right.total),
    ];
    if !stability.is_of_proposal() {
        let compared = &stability.comparable;
        plans.insert(1, (language.comparable_plan(), compared.pairs, compared.total));
    }
    for (name, pairs, total) in plans {
        let total = language.number(total, 3);
        let _ = writeln!(out, "  {} {pairs:>5}  {total}", column(&name, PLAN_WIDTH));
    }
    let _ = writeln!(out, "\n  {}", hang(&language.price_of_stability(stability), 2));
    let count = stability.blocking.len();
    let _ = writeln!(out, "  {}", hang(&language.blocking_pairs(count), 2));
    if count > 0 {
        let heading = format!("({})", language.gains_heading(left, right));
        let _ = writeln!(out, "    {}", hang(&heading, 4));
    }
    for pair in stability.blocking.iter().take(MOST_LISTED_PAIRS) {
        let gains = [pair.left_gains, pair.right_gains].map(|gain| language.number(gain, 3));
        let _ = writeln!(
            out,
            "    {} {} +{} +{}",
            region(&pair.left),
            region(&pair.right),
            gains[0],
            gains[1]
        );
    }
    if count > MOST_LISTED_PAIRS {
        let _ = writeln!(out, "    {}", language.more_entries(count - MOST_LISTED_PAIRS));
    }
    out.push('\n');
    out
}
