//! The proposal as one CSV table.

use super::writer::finished;
use crate::proposal::Proposal;
use crate::report::language::Language;
use crate::report::reasons::reasons;

/// Writes the pairings and the regions without a partner as CSV (RFC 4180): one row per pairing, sorted
/// by the left region, then one row per region without a partner with the other side empty.
///
/// Columns: `status` (paired, unmatched), `left`, `left_name`, `left_country`, `right`,
/// `right_name`, `right_country`, `score`, `low`, `high`, `known_weight`, `in_every_best_plan` (yes,
/// no; empty if it is not known), then for each criterion
/// its raw value under its id (empty if unknown) and what it adds under `<id>_adds`, then
/// `themes` (ids of suggested themes joined by a bar) and `because`. Numbers are printed in full.
///
/// # Errors
/// None in practice: writing to memory cannot fail; the error type is that of the csv crate.
pub fn to_csv(proposal: &Proposal, language: &dyn Language) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let criteria: Vec<&str> =
        proposal.programme.criteria.iter().map(|choice| choice.id.as_str()).collect();
    let mut header: Vec<String> = [
        "status",
        "left",
        "left_name",
        "left_country",
        "right",
        "right_name",
        "right_country",
        "score",
        "low",
        "high",
        "known_weight",
        "in_every_best_plan",
    ]
    .map(str::to_owned)
    .to_vec();
    for id in &criteria {
        header.push((*id).to_owned());
        header.push(format!("{id}_adds"));
    }
    header.extend(["themes".to_owned(), "because".to_owned()]);
    writer.write_record(&header)?;
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    for pairing in &proposal.pairings {
        let (left, right) = (&pairing.left, &pairing.right);
        let mut row = vec!["paired".to_owned()];
        for region in [left, right] {
            row.extend([region.id.clone(), region.name.clone(), region.country.clone()]);
        }
        let scores = [pairing.score, pairing.low, pairing.high, pairing.known_weight];
        row.extend(scores.map(|score| score.to_string()));
        let best = proposal.certificate.best_plans.as_ref();
        let in_all = best.and_then(|best| best.all_have(&left.id, &right.id));
        row.push(in_all.map_or("", |it| if it { "yes" } else { "no" }).to_owned());
        for part in &pairing.criteria {
            row.extend([number(part.value), number(part.contribution)]);
        }
        let themes: Vec<&str> =
            pairing.suggestions.iter().map(|suggestion| suggestion.theme.id.as_str()).collect();
        row.extend([themes.join("|"), reasons(pairing, usize::MAX, language)]);
        writer.write_record(&row)?;
    }
    for unmatched in &proposal.unmatched {
        let region = &unmatched.region;
        let own = [region.id.clone(), region.name.clone(), region.country.clone()];
        let mut row = vec![String::new(); header.len()];
        "unmatched".clone_into(&mut row[0]);
        let from = if unmatched.side == proposal.dataset.sides.left { 1 } else { 4 };
        row[from..from + 3].clone_from_slice(&own);
        if let Some(last) = row.last_mut() {
            *last = language.unmatched_reason(&unmatched.because);
        }
        writer.write_record(&row)?;
    }
    finished(writer)
}
