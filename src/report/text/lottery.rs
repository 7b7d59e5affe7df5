//! A plan drawn at random, as text.

use std::fmt::Write as _;

use super::layout::{WIDTH, column, region, wrap};
use crate::plan::{LotteryPair, PlanLottery};
use crate::report::language::Language;
use crate::report::order::place;

/// Widths of a probability and a score.
const WIDTHS: [usize; 2] = [7, 5];

/// Shows a lottery over plans: what it expects, and every pair that can be drawn with its probability, by the name of
/// the region of the left side, the likeliest partner first. Lines of at most [`WIDTH`] columns.
pub fn lottery_to_text(lottery: &PlanLottery, language: &dyn Language) -> String {
    let mut out = format!("{}\n\n", wrap(&language.lottery(lottery), WIDTH, 0));
    let _ = writeln!(out, "{}\n", wrap(&language.lottery_pairs(), WIDTH, 0));
    let row = |[chance, score]: [String; 2]| {
        format!("{} {} ", column(&chance, WIDTHS[0]), column(&score, WIDTHS[1]))
    };
    let [chance, score, pair] = language.lottery_columns();
    let _ = writeln!(out, "    {}{pair}", row([chance, score]));
    let mut pairs: Vec<&LotteryPair> = lottery.pairs.iter().collect();
    // Each sort keeps the order of the one before among equals.
    pairs.sort_by_cached_key(|pair| place(&pair.right));
    pairs.sort_by(|one, other| other.probability.total_cmp(&one.probability));
    pairs.sort_by_cached_key(|pair| place(&pair.left));
    for pair in pairs {
        let mark = if pair.is_drawn { '*' } else { ' ' };
        let numbers = row([language.probability(pair.probability), language.number(pair.score, 3)]);
        let regions = format!("{} {}", region(&pair.left), region(&pair.right));
        let _ = writeln!(out, "  {mark} {numbers}{}", regions.trim_end());
    }
    out
}
