//! What came of the observed pairs, as text.

use super::layout::{WIDTH, line, wrap};
use crate::report::language::Language;
use crate::report::validation_rows::shown_p;
use crate::validation::{Outcomes, TestOutcome};

/// Width of the columns but the last.
const WIDTHS: [usize; 6] = [24, 7, 7, 7, 7, 9];

/// A table of the outcomes, and how often the theme of a pair was foreseen.
pub(super) fn outcomes(out: &mut String, outcomes: &Outcomes, language: &dyn Language) {
    out.push_str(&wrap(&language.outcomes_heading(), WIDTH, 0));
    out.push_str("\n\n");
    line(out, &language.outcome_columns(), &WIDTHS);
    let number =
        |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |s| language.number(s, 3));
    for fit in &outcomes.fits {
        let p = match &fit.test {
            TestOutcome::Tested(test) => shown_p(test.p, language),
            TestOutcome::Untestable { because } => language.no_p(because),
        };
        let [with, without, unknown] =
            [fit.with, fit.without, fit.unknown].map(|pairs| language.count(pairs));
        let (s_with, s_without) = (number(fit.s_with), number(fit.s_without));
        let name = language.outcome(fit.outcome);
        line(out, &[name, with, without, unknown, s_with, s_without, p], &WIDTHS);
    }
    out.push('\n');
    out.push_str(&wrap(&language.theme_fit(&outcomes.themes), WIDTH, 0));
    out.push('\n');
}
