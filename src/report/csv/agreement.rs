//! The agreement of two coders as one CSV table.

use super::writer::finished;
use crate::validation::Agreement;

/// Writes the agreement of two coders as CSV: columns `region`, `role`, `cosine` of its two codings, and
/// `chance`, the mean cosine with other regions; empty if there is no other region.
///
/// # Errors
/// None in practice, as for [`to_csv`](super::to_csv).
pub fn agreement_to_csv(agreements: &[Agreement]) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["region", "role", "cosine", "chance"])?;
    for agreement in agreements {
        for row in &agreement.regions {
            writer.write_record([
                row.region.id.clone(),
                agreement.role.to_string(),
                row.cosine.to_string(),
                row.chance.map_or_else(String::new, |chance| chance.to_string()),
            ])?;
        }
    }
    finished(writer)
}
