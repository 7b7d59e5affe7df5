//! What to ask, as one CSV table.

use super::writer::finished;
use crate::report::language::Language;
use crate::sensitivity::Question;

/// Writes the questions as CSV, one line for each region that can answer: columns `ask` (id), `name`, `country`,
/// `question`, `criteria` (joined by a bar), `pairs` that depend on the answer, `value` in points and
/// `changed_pairs`.
///
/// # Errors
/// None in practice, as for [`to_csv`](super::to_csv).
pub fn questions_to_csv(
    questions: &[Question],
    language: &dyn Language,
) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "ask",
        "name",
        "country",
        "question",
        "criteria",
        "pairs",
        "value",
        "changed_pairs",
    ])?;
    for question in questions {
        let changed = question.lowest.changed_pairs().max(question.highest.changed_pairs());
        for region in &question.ask {
            writer.write_record([
                region.id.clone(),
                region.name.clone(),
                region.country.clone(),
                language.question(&question.unknown),
                question.criteria.join("|"),
                question.pairs.to_string(),
                question.value.map_or_else(String::new, |value| value.to_string()),
                changed.to_string(),
            ])?;
        }
    }
    finished(writer)
}
