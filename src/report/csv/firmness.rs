//! How firm the pairs of a plan are, as one CSV table.

use super::writer::finished;
use crate::sensitivity::{Certainty, Firmness, LikelyPartner};

/// Writes the pairs of a plan as CSV: columns `left` and `right` (ids), `left_name`, `right_name`, `score` in points,
/// `probability` and `standard_error` (empty if exact), `exit_margin` in points (what the total loses without the pair;
/// empty if other objectives lose first, or if it is not known), `exit_is_bound` (`yes` if the plan may lose less),
/// `is_necessary` (`yes` if every plan has the pair), `acceptability` and `acceptability_error`, `in_every_best_plan`
/// (`yes`, `no`, or empty if not decided), and of both regions the likeliest other partner with its probability. What was
/// not computed is empty.
///
/// # Errors
/// None in practice, as for [`to_csv`](super::to_csv).
pub fn firmness_to_csv(firmness: &Firmness) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "left",
        "right",
        "left_name",
        "right_name",
        "score",
        "probability",
        "standard_error",
        "exit_margin",
        "exit_is_bound",
        "is_necessary",
        "acceptability",
        "acceptability_error",
        "in_every_best_plan",
        "left_other",
        "left_other_probability",
        "right_other",
        "right_other_probability",
    ])?;
    let number = |value: Option<f64>| value.map_or_else(String::new, |it| it.to_string());
    let yes = |it: bool| if it { "yes" } else { "no" }.to_owned();
    let other = |it: &Option<LikelyPartner>| match it {
        Some(other) => [other.region.id.clone(), other.probability.to_string()],
        None => [String::new(), String::new()],
    };
    for pair in &firmness.pairs {
        let is_bound = pair.exit.as_ref().map(|exit| exit.certainty == Certainty::AtMost);
        let [left_other, left_probability] = other(&pair.left_other);
        let [right_other, right_probability] = other(&pair.right_other);
        writer.write_record([
            pair.left.id.clone(),
            pair.right.id.clone(),
            pair.left.name.clone(),
            pair.right.name.clone(),
            pair.score.to_string(),
            number(pair.probability),
            number(pair.standard_error),
            number(pair.exit_margin),
            is_bound.map_or_else(String::new, yes),
            yes(pair.is_necessary),
            number(pair.acceptability),
            number(pair.acceptability_error),
            pair.in_every_best_plan.map_or_else(String::new, yes),
            left_other,
            left_probability,
            right_other,
            right_probability,
        ])?;
    }
    finished(writer)
}
