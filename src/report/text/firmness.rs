//! How firm a plan is, as text.

use std::fmt::Write as _;

use super::layout::{WIDTH, column, hang, region, wrap};
use crate::report::language::Language;
use crate::report::order::place;
use crate::sensitivity::{FirmPair, Firmness};

/// Widths of a probability, a score and a margin.
const WIDTHS: [usize; 3] = [8, 5, 6];

/// Shows how firm a plan is: how many are as good, and each pair with its probability, the firmest first. Lines of
/// at most [`WIDTH`] columns.
pub fn firmness_to_text(firmness: &Firmness, language: &dyn Language) -> String {
    let mut out = format!("{}\n\n", wrap(&language.firmness_heading(firmness), WIDTH, 0));
    for paragraph in [
        language.equally_good_plans(firmness),
        language.meaning_of_probabilities(firmness),
        language.openness(firmness),
    ] {
        let _ = writeln!(out, "{}", wrap(&paragraph, WIDTH, 0));
    }
    let row = |numbers: [String; 3]| {
        let cells = numbers.iter().zip(WIDTHS).map(|(number, width)| column(number, width) + " ");
        format!("  {}", cells.collect::<String>())
    };
    let [probability, score, margin, pair] = language.firmness_columns();
    let _ = writeln!(out, "\n{}{pair}", row([probability, score, margin]));
    let mut pairs: Vec<&FirmPair> = firmness.pairs.iter().collect();
    pairs.sort_by_cached_key(|pair| (place(&pair.left), place(&pair.right)));
    pairs.sort_by(|one, other| other.probability.total_cmp(&one.probability));
    for pair in pairs {
        let margin = pair.exit_margin.map(|margin| language.number(margin, 3));
        let numbers = row([
            language.probability(pair.probability),
            language.number(pair.score, 3),
            margin.unwrap_or_default(),
        ]);
        let regions = format!("{} {}", region(&pair.left), region(&pair.right));
        let _ = writeln!(out, "{numbers}{}", regions.trim_end());
        let mut notes = vec![language.likely_partners(pair)];
        if pair.in_every_best_plan == Some(false) {
            notes.push(language.not_in_every_best_plan());
        }
        notes.retain(|note| !note.is_empty());
        if !notes.is_empty() {
            let indent = 5 + WIDTHS.iter().sum::<usize>();
            let _ = writeln!(out, "{}{}", " ".repeat(indent), hang(&notes.join("; "), indent));
        }
    }
    out
}
