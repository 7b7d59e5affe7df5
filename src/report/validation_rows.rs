//! The table of tests against observed pairs, row by row.

use super::language::Language;
use crate::validation::{Fit, Recovery, Scoring, TestOutcome, Untestable, Validation};

/// The rows of the table of tests: a heading, or the cells of a scoring, which `name` names.
pub(super) fn fit_rows(
    validation: &Validation,
    language: &dyn Language,
    name: impl Fn(&Scoring) -> String,
) -> Vec<(Option<String>, Vec<String>)> {
    let mut rows = Vec::new();
    let mut last = None;
    for fit in &validation.fits {
        let heading = match &fit.scoring {
            Scoring::Programme { .. } => None,
            Scoring::Criterion { .. } => Some(language.criteria_alone()),
            Scoring::Baseline { .. } => Some(language.baselines()),
        };
        if heading.is_some() && heading != last {
            rows.push((heading.clone(), Vec::new()));
        }
        last = heading;
        rows.push((None, cells(name(&fit.scoring), fit, language).to_vec()));
    }
    rows
}

/// A p-value in at most seven columns.
pub(super) fn shown_p(p: f64, language: &dyn Language) -> String {
    if p < 0.0001 { format!("<{}", language.number(0.0001, 4)) } else { language.number(p, 4) }
}

fn cells(name: String, fit: &Fit, language: &dyn Language) -> [String; 11] {
    let unknown = || "?".to_owned();
    let number = |value: Option<f64>, decimals: usize| {
        value.map_or_else(unknown, |value| language.number(value, decimals))
    };
    let p = |p: Option<f64>| p.map_or_else(|| "–".to_owned(), |p| shown_p(p, language));
    let interval = fit.interval.map_or_else(unknown, |interval| {
        format!("{}–{}", language.number(interval.low, 2), language.number(interval.high, 2))
    });
    let Recovery { percentile, mean_reciprocal_rank, hits: [one, three, five], .. } = &fit.rows;
    [
        name,
        number(*percentile, 2),
        number(fit.columns.percentile, 2),
        number(fit.s, 3),
        interval,
        number(fit.chance, 3),
        p(fit.test.test().map(|test| test.p)),
        p(fit.corrected_p),
        number(fit.auc, 2),
        format!("{one} {three} {five}"),
        number(*mean_reciprocal_rank, 2),
    ]
}

/// Says which scorings have no test, by reason; `name` names them.
pub(super) fn not_tested(
    fits: &[Fit],
    language: &dyn Language,
    name: impl Fn(&Scoring) -> String,
) -> Vec<String> {
    let mut reasons: Vec<(&Untestable, Vec<String>)> = Vec::new();
    for fit in fits {
        let TestOutcome::Untestable { because } = &fit.test else { continue };
        match reasons.iter_mut().find(|(reason, _)| *reason == because) {
            Some((_, names)) => names.push(name(&fit.scoring)),
            None => reasons.push((because, vec![name(&fit.scoring)])),
        }
    }
    reasons.into_iter().map(|(because, names)| language.not_tested(&names, because)).collect()
}
