//! The pairs as CSV for a spreadsheet program.

use super::writer::finished;
use crate::proposal::{Pairing, Proposal};
use crate::report::language::{Label, Language};
use crate::report::reasons::reasons;
use crate::report::summary::{rounds, unmatched_by_side};
use crate::vocabulary::shown;

/// Signs with which a spreadsheet program takes a cell for a formula.
const FORMULAS: &[char] = &['=', '+', '-', '@'];

/// Decimals of a number.
const DECIMALS: usize = 6;

/// Writes the pairings and the regions without a partner as a table that a spreadsheet program opens by itself: with
/// headings, countries and numbers in a language, in the order of the [text](crate::report::to_text), and with a
/// round for each pair. Where the language has a decimal comma, semicolons separate the cells. The text begins with a byte
/// order mark, so that accents are read right.
///
/// A name that a spreadsheet program would take for a formula has an apostrophe before it. For other programs
/// [`to_csv`](super::to_csv) has every detail, and names as they are.
///
/// # Errors
/// None in practice: writing to memory cannot fail; the error type is that of the csv crate.
pub fn to_csv_for_spreadsheets(
    proposal: &Proposal,
    language: &dyn Language,
) -> Result<String, csv::Error> {
    let has_comma = language.number(0.5, 1).contains(',');
    let separator = if has_comma { b';' } else { b',' };
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    let sides = proposal.dataset.shown_sides();
    let label = |label| language.label(label);
    writer.write_record([
        label(Label::Number),
        label(Label::Round),
        text(&sides.left),
        label(Label::Country),
        text(&sides.right),
        label(Label::Country),
        label(Label::Theme),
        label(Label::Score),
        label(Label::Lowest),
        label(Label::Highest),
        label(Label::KnownShare),
        label(Label::Why),
    ])?;
    for (round, pairings) in rounds(proposal) {
        for (number, pairing) in pairings {
            writer.write_record(row(number, round, pairing, language))?;
        }
    }
    // The columns of the name on each side.
    for ((_, without), from) in unmatched_by_side(proposal).into_iter().zip([2, 4]) {
        for unmatched in without {
            let mut cells = vec![String::new(); 12];
            cells[from] = text(&unmatched.region.name);
            cells[from + 1] = text(&language.country(&unmatched.region.country));
            cells[11] = text(&language.unmatched_reason(&unmatched.because));
            writer.write_record(cells)?;
        }
    }
    Ok(format!("\u{FEFF}{}", finished(writer)?))
}

fn row(
    number: usize,
    round: Option<&str>,
    pairing: &Pairing,
    language: &dyn Language,
) -> Vec<String> {
    let theme = pairing.suggestions.first().map_or("", |suggestion| &suggestion.theme.label);
    let mut cells = vec![number.to_string(), text(round.unwrap_or_default())];
    for region in [&pairing.left, &pairing.right] {
        cells.extend([text(&region.name), text(&language.country(&region.country))]);
    }
    cells.push(text(theme));
    let numbers = [pairing.score, pairing.low, pairing.high, pairing.known_weight];
    cells.extend(numbers.map(|number| language.number(number, DECIMALS).replace('−', "-")));
    cells.push(text(&reasons(pairing, usize::MAX, language)));
    cells
}

/// A text on one line that is no formula.
fn text(text: &str) -> String {
    let text = shown(text);
    if text.trim_start().starts_with(FORMULAS) { format!("'{text}") } else { text }
}
