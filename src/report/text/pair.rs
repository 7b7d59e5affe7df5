//! One pair with all its reasons, as text.

use std::fmt::Write as _;

use super::layout::{WIDTH, column, hang, wrap};
use crate::profile::RegionLabel;
use crate::proposal::{NeedNote, Pairing, Partner, TermNote};
use crate::report::criterion_notes::{notes, numbers};
use crate::report::language::Language;
use crate::report::order::ranked;

/// At most this many themes for joint work are named.
const MOST_THEMES: usize = 5;

/// At most this many pieces of evidence are named for each criterion.
const MOST_ITEMS_PER_CRITERION: usize = 4;

/// Width of the columns of criteria, values and contributions.
const COLUMN_WIDTHS: [usize; 3] = [20, 5, 5];

/// Explains a pair, as text of at most [`WIDTH`] columns.
pub fn pairing_to_text(pairing: &Pairing, language: &dyn Language) -> String {
    format!("{}\n\n{}", pair_heading(pairing, language), pair_details(pairing, language))
}

/// The two regions of a pair.
pub(super) fn pair_heading(pairing: &Pairing, language: &dyn Language) -> String {
    wrap(&language.pair_title(&pairing.left, &pairing.right), WIDTH, 2)
}

/// The score of a pair with all its reasons.
pub(super) fn pair_details(pairing: &Pairing, language: &dyn Language) -> String {
    let (left, right) = (&pairing.left, &pairing.right);
    let mut out = String::new();
    let mut line = |text: &str| {
        let _ = writeln!(out, "{}", wrap(text, WIDTH, 2));
    };
    line(&language.pair_score(pairing));
    line(&language.pair_views(pairing));
    line("");
    criteria(&mut out, pairing, language);
    let shared = ranked(
        &pairing.shared_domains,
        |note| note.left_weight * note.right_weight,
        |note| &note.domain.label,
    );
    let shared = language.shared_strengths(&shared, pairing.compares_with_mean());
    let _ = writeln!(out, "{}\n", wrap(&shared, WIDTH, 2));
    needs(&mut out, left, right, &pairing.left_needs_met, language);
    needs(&mut out, right, left, &pairing.right_needs_met, language);
    shared_terms(&mut out, &pairing.shared_terms, language);
    let heading = if pairing.suggestions.is_empty() {
        language.no_joint_theme()
    } else {
        language.joint_themes_heading()
    };
    let _ = writeln!(out, "{}", wrap(&heading, WIDTH, 2));
    let themes = ranked(&pairing.suggestions, |theme| theme.points, |theme| &theme.theme.label);
    for suggestion in themes.into_iter().take(MOST_THEMES) {
        let _ = writeln!(out, "  {}", wrap(&language.joint_theme(suggestion), WIDTH - 2, 4));
    }
    out.push('\n');
    for (region, partners) in
        [(left, &pairing.left_alternatives), (right, &pairing.right_alternatives)]
    {
        let good: Vec<&Partner> = partners.iter().filter(|partner| partner.score > 0.0).collect();
        let text = match (partners.is_empty(), good.is_empty()) {
            (true, _) => continue,
            (false, true) => language.no_other_partner(region),
            (false, false) => language.other_partners(region, &good),
        };
        let _ = writeln!(out, "{}", wrap(&text, WIDTH, 2));
    }
    out
}

fn criteria(out: &mut String, pairing: &Pairing, language: &dyn Language) {
    let [name, value, adds, meaning] = language.criterion_columns();
    let row = |out: &mut String, cells: [&str; 3], meaning: &str| {
        let cells: Vec<String> =
            cells.iter().zip(COLUMN_WIDTHS).map(|(cell, width)| column(cell, width)).collect();
        let indent = COLUMN_WIDTHS[0] + COLUMN_WIDTHS[1] + COLUMN_WIDTHS[2] + 5;
        let _ = writeln!(out, "{} {}  {}  {}", cells[0], cells[1], cells[2], hang(meaning, indent));
    };
    row(out, [&name, &value, &adds], &meaning);
    for part in &pairing.criteria {
        let [value, adds] = numbers(part, language);
        // In line with the numbers.
        let [value, adds] =
            [value, adds].map(|mark| if mark.len() > 3 { mark } else { format!("  {mark}") });
        row(out, [&part.id, &value, &adds], &language.meaning(&part.meaning));
        for line in notes(part, MOST_ITEMS_PER_CRITERION, language) {
            let _ = writeln!(out, "      {}", wrap(&line, WIDTH - 6, 8));
        }
    }
    let _ = writeln!(out, "\n{}\n", wrap(&language.criterion_legend(), WIDTH, 2));
}

/// What both state, a line for each key; nothing if they state nothing in common.
fn shared_terms(out: &mut String, terms: &[TermNote], language: &dyn Language) {
    if terms.is_empty() {
        return;
    }
    let _ = writeln!(out, "{}", wrap(&language.shared_terms_heading(), WIDTH, 2));
    for of_key in terms.chunk_by(|a, b| a.key == b.key) {
        let line = language.shared_terms(&of_key[0].key, of_key);
        let _ = writeln!(out, "  {}", wrap(&line, WIDTH - 2, 4));
    }
    out.push('\n');
}

fn needs(
    out: &mut String,
    seeker: &RegionLabel,
    helper: &RegionLabel,
    needs: &[NeedNote],
    language: &dyn Language,
) {
    if needs.is_empty() {
        let _ = writeln!(out, "{}\n", wrap(&language.no_need_met(seeker, helper), WIDTH, 2));
        return;
    }
    let _ = writeln!(out, "{}", wrap(&language.needs_heading(seeker, helper), WIDTH, 2));
    let sorted = ranked(needs, |note| note.weight * note.similarity, |note| &note.need.label);
    for note in sorted {
        let weight = language.weight(note.weight);
        let indent = 3 + weight.chars().count();
        let text = wrap(&language.need_met(note), WIDTH - indent, indent);
        let _ = writeln!(out, "  {weight} {text}");
    }
    out.push('\n');
}
