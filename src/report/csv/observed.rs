//! The ranks of observed partners as one CSV table.

use super::writer::finished;
use crate::validation::ObservedRank;

/// Writes the ranks of observed partners as CSV: columns `left`, `right`, `round`, `score`, `rank`,
/// `candidates`, `percentile`; empty if unknown.
///
/// # Errors
/// None in practice, as for [`to_csv`](super::to_csv).
pub fn observed_to_csv(ranks: &[ObservedRank]) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["left", "right", "round", "score", "rank", "candidates", "percentile"])?;
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    for observed in ranks {
        writer.write_record([
            observed.left.id.clone(),
            observed.right.id.clone(),
            observed.round.to_string(),
            number(observed.score),
            number(observed.rank),
            observed.candidates.to_string(),
            number(observed.percentile),
        ])?;
    }
    finished(writer)
}
