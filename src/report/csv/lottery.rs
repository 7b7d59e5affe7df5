//! A lottery over plans, as one CSV table.

use super::writer::finished;
use crate::plan::PlanLottery;

/// Writes the pairs that can be drawn as CSV: columns `left` and `right` (ids), `left_name`, `right_name`, `score` in points,
/// `probability`, and `drawn` (`yes` or `no`). An evaluation needs these probabilities, so keep the file.
///
/// # Errors
/// None in practice, as for [`to_csv`](super::to_csv).
pub fn lottery_to_csv(lottery: &PlanLottery) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "left",
        "right",
        "left_name",
        "right_name",
        "score",
        "probability",
        "drawn",
    ])?;
    for pair in &lottery.pairs {
        writer.write_record([
            pair.left.id.as_str(),
            &pair.right.id,
            &pair.left.name,
            &pair.right.name,
            &pair.score.to_string(),
            &pair.probability.to_string(),
            if pair.is_drawn { "yes" } else { "no" },
        ])?;
    }
    finished(writer)
}
