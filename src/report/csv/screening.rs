//! Which regions may take part, as one CSV table.

use super::writer::finished;
use crate::rules::Screening;

/// Writes every candidate region as CSV (RFC 4180): one row for each condition that excludes or
/// flags it, or one row without a condition. The left side comes first, each
/// side sorted by id.
///
/// Columns: `side`, `region`, `name`, `admitted` (yes, no), `effect` (excluded, flagged, or empty),
/// `condition`, `status` (not-met, unknown), `source`, `note`.
///
/// # Errors
/// None in practice, as for [`to_csv`](super::to_csv).
pub fn screening_to_csv(screening: &Screening) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "side",
        "region",
        "name",
        "admitted",
        "effect",
        "condition",
        "status",
        "source",
        "note",
    ])?;
    for region in &screening.regions {
        let admitted = if region.admitted { "yes" } else { "no" };
        let own = [region.side.id.as_str(), &region.region, &region.name, admitted];
        let missing = region.missing.iter().map(|missing| ("excluded", missing));
        let flags = region.flags.iter().map(|flag| ("flagged", flag));
        for (effect, found) in missing.chain(flags) {
            let what =
                [effect, found.condition.as_str(), found.status.id(), &found.source, &found.note];
            writer.write_record(own.iter().chain(&what))?;
        }
        if region.missing.is_empty() && region.flags.is_empty() {
            writer.write_record(own.iter().chain(&[""; 5]))?;
        }
    }
    finished(writer)
}
