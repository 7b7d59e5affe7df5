//! How firm a plan is, as text.

use std::cmp::Ordering;
use std::fmt::Write as _;

use super::layout::{WIDTH, column, hang, region, region_within, wrap};
use super::weights::weight_firmness_to_text;
use crate::report::language::Language;
use crate::report::order::place;
use crate::sensitivity::{FirmPair, Firmness};

/// Widths of a probability, an acceptability, a score and a margin.
const WIDTHS: [usize; 4] = [8, 8, 5, 6];

/// Width of the left region, so that a pair has room next to the numbers.
const LEFT_WIDTH: usize = 31;

/// Shows how firm a plan is: how many are as good, and each pair with its probability, the firmest first. Lines of
/// at most [`WIDTH`] columns.
pub fn firmness_to_text(firmness: &Firmness, language: &dyn Language) -> String {
    let mut out = format!("{}\n\n", wrap(&language.firmness_heading(firmness), WIDTH, 0));
    for paragraph in [
        language.equally_good_plans(firmness),
        language.meaning_of_probabilities(firmness),
        language.meaning_of_margins(),
        language.openness(firmness),
        firmness.weights.as_ref().map_or_else(String::new, |weights| {
            language.meaning_of_acceptability(&weights.acceptability)
        }),
    ]
    .iter()
    .filter(|paragraph| !paragraph.is_empty())
    {
        let _ = writeln!(out, "{}", wrap(paragraph, WIDTH, 0));
    }
    // Without probabilities or weights their column is left out.
    let is_shown = |place: usize| match place {
        0 => firmness.probabilities.is_some(),
        1 => firmness.weights.is_some(),
        _ => true,
    };
    let row = |numbers: [String; 4]| {
        let cells = (0..).zip(numbers.iter().zip(WIDTHS)).filter(|(place, _)| is_shown(*place));
        let cells = cells.map(|(_, (number, width))| column(number, width) + " ");
        format!("  {}", cells.collect::<String>())
    };
    let [probability, accepted, score, margin, pair] = language.firmness_columns();
    let _ = writeln!(out, "\n{}{pair}", row([probability, accepted, score, margin]));
    let mut pairs: Vec<&FirmPair> = firmness.pairs.iter().collect();
    pairs.sort_by_cached_key(|pair| (place(&pair.left), place(&pair.right)));
    pairs.sort_by(|one, other| firmer(other, one));
    for pair in pairs {
        let margin = pair.exact_margin().map(|margin| language.number(margin, 3));
        let numbers = row([
            pair.probability.map_or_else(String::new, |share| language.probability(share)),
            pair.acceptability.map_or_else(String::new, |share| language.probability(share)),
            language.number(pair.score, 3),
            margin.unwrap_or_default(),
        ]);
        let left = region_within(&pair.left, LEFT_WIDTH);
        let regions = format!("{left} {}", region(&pair.right));
        let _ = writeln!(out, "{numbers}{}", regions.trim_end());
        let mut notes =
            vec![language.exit(&firmness.objectives, pair), language.likely_partners(pair)];
        if pair.in_every_best_plan == Some(false) {
            notes.push(language.not_in_every_best_plan());
        }
        notes.retain(|note| !note.is_empty());
        if !notes.is_empty() {
            let widths = (0..).zip(WIDTHS).filter(|(place, _)| is_shown(*place));
            let indent = 4 + widths.map(|(_, width)| width + 1).sum::<usize>();
            let _ = writeln!(out, "{}{}", " ".repeat(indent), hang(&notes.join("; "), indent));
        }
    }
    if let Some(weights) = &firmness.weights {
        let _ = write!(out, "\n{}", weight_firmness_to_text(weights, language));
    }
    out
}

/// Which of two pairs is firmer: by their probability, or, without one, by what the plan loses without them.
fn firmer(one: &FirmPair, other: &FirmPair) -> Ordering {
    let likelier = || Some(one.probability?.total_cmp(&other.probability?));
    let amounts = |pair: &FirmPair| pair.exit.as_ref().map_or(Vec::new(), |it| it.amounts.clone());
    likelier().unwrap_or_else(|| {
        let needed = one.is_necessary.cmp(&other.is_necessary);
        let (one, other) = (amounts(one), amounts(other));
        let lost = one.iter().zip(&other).map(|(one, other)| one.total_cmp(other));
        needed.then(lost.fold(Ordering::Equal, Ordering::then))
    })
}
