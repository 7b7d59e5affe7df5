//! The scores of all pairs as CSV tables.

use super::writer::finished;
use crate::score::{Normalisation, ScoreSet};

/// Writes the scores of all pairs as CSV (RFC 4180): one row for each pair, left regions in their order,
/// each with all right regions.
///
/// Columns: `left` and `right` (ids), `score`, `low` and `high` (the score with all unknown values at 0,
/// and at 1), `known_weight`, then for each criterion its raw value under its id, its value after
/// rescaling under `<id>_rescaled` if it is rescaled, and what it adds under `<id>_adds`. What is unknown is
/// empty. Numbers are printed in full.
///
/// # Errors
/// None in practice, as for [`to_csv`](super::to_csv).
///
/// ```
/// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme, report};
///
/// # #[cfg(feature = "data")] {
/// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
/// let table = report::scores_to_csv(assessed.scores())?;
/// assert!(table.starts_with("left,right,score,low,high,known_weight,"));
/// assert_eq!(table.lines().count(), 1 + 20 * 20);
/// # }
/// # Ok::<(), regiopair::Error>(())
/// ```
pub fn scores_to_csv(scores: &ScoreSet) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let is_rescaled = |k: usize| scores.normalisations()[k] != Normalisation::None;
    let mut header: Vec<String> =
        ["left", "right", "score", "low", "high", "known_weight"].map(str::to_owned).to_vec();
    for (k, id) in scores.criteria().enumerate() {
        header.push(id.to_owned());
        header.extend(is_rescaled(k).then(|| format!("{id}_rescaled")));
        header.push(format!("{id}_adds"));
    }
    writer.write_record(&header)?;
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    for (row, left) in scores.left().iter().enumerate() {
        for (column, right) in scores.right().iter().enumerate() {
            let score = scores.explain(row, column);
            let mut record = vec![left.clone(), right.clone()];
            let of_pair = score.as_ref();
            record.extend(
                [
                    of_pair.map(|it| it.score),
                    of_pair.map(|it| it.low),
                    of_pair.map(|it| it.high),
                    of_pair.map(|it| it.known_weight),
                ]
                .map(number),
            );
            let adds = of_pair.and_then(|it| it.contributions.as_ref());
            for k in 0..scores.criteria().len() {
                record.push(number(scores.raw_value(k, row, column).get()));
                if is_rescaled(k) {
                    record.push(number(scores.value(k, row, column).get()));
                }
                record.push(number(adds.map(|adds| adds[k])));
            }
            writer.write_record(&record)?;
        }
    }
    finished(writer)
}

/// Writes the score matrix as CSV (RFC 4180): one row for each left region, with its id under `left`, and
/// one column for each right region under its id. A pair without a score is empty. Numbers are
/// printed in full.
///
/// # Errors
/// None in practice, as for [`to_csv`](super::to_csv).
///
/// ```
/// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme, report};
///
/// # #[cfg(feature = "data")] {
/// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
/// let table = report::score_matrix_to_csv(assessed.scores())?;
/// let first = table.lines().next().ok_or("no line")?;
/// assert_eq!(first.split(',').count(), 1 + 20);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn score_matrix_to_csv(scores: &ScoreSet) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["left"].into_iter().chain(scores.right().iter().map(String::as_str)))?;
    for (left, line) in scores.left().iter().zip(scores.scores().rows()) {
        let numbers =
            line.iter().map(|score| score.get().map_or_else(String::new, |it| it.to_string()));
        writer.write_record(std::iter::once(left.clone()).chain(numbers))?;
    }
    finished(writer)
}
