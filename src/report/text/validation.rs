//! A programme against the pairs that were observed, as text.

use std::fmt::Write as _;

use super::agreement::agreement_to_text;
use super::layout::{WIDTH, line, wrap};
use super::outcomes::outcomes;
use crate::report::language::Language;
use crate::report::order::place;
use crate::report::validation_rows::{fit_rows, not_tested};
use crate::validation::{ObservedRank, Scoring, Standing, Validation};

/// Width of the columns of tests but the last.
const FIT_WIDTHS: [usize; 10] = [24, 5, 5, 5, 12, 6, 7, 7, 5, 8];

/// Width of the columns of pairs but the last.
const PAIR_WIDTHS: [usize; 6] = [28, 28, 6, 10, 5, 10];

/// Shows how high the real partners rank, with the tests, and every observed pair. Lines of at most
/// [`WIDTH`] columns.
pub fn validation_to_text(validation: &Validation, language: &dyn Language) -> String {
    if validation.pairs.is_empty() {
        return format!("{}\n", wrap(&language.no_observed_pairing(), WIDTH, 0));
    }
    let mut out = String::new();
    let _ = writeln!(out, "{}\n", wrap(&language.observed_pairs(validation), WIDTH, 0));
    fits(&mut out, validation, language);
    let mut paragraph = |sentences: &[String]| {
        if !sentences.is_empty() {
            let _ = writeln!(out, "\n{}", wrap(&sentences.join(" "), WIDTH, 0));
        }
    };
    paragraph(&[language.fit_legend(validation)]);
    paragraph(&not_tested(&validation.fits, language, |it| language.scored_by(it)));
    let interval = validation.programme().and_then(|fit| fit.interval);
    let width = interval.map(|it| language.interval_width(validation.pairs.len(), it.half_width()));
    let mut trust: Vec<String> = width.into_iter().collect();
    trust.push(language.variants_tried(validation.variants_tried));
    paragraph(&trust);
    if let Some(plan) = &validation.plan {
        paragraph(&[language.plan_hits(plan)]);
    }
    let levels = validation.partner_levels.as_ref().map(|it| language.partner_levels(it));
    let rarefied = validation.rarefaction.as_ref().map(|it| language.rarefaction(it));
    paragraph(&levels.into_iter().chain(rarefied).collect::<Vec<_>>());
    out.push('\n');
    pairs(&mut out, &validation.pairs, language);
    if let Some(found) = &validation.outcomes {
        out.push('\n');
        outcomes(&mut out, found, language);
    }
    if !validation.agreement.is_empty() {
        let _ = write!(out, "\n{}", agreement_to_text(&validation.agreement, language));
    }
    out
}

fn fits(out: &mut String, validation: &Validation, language: &dyn Language) {
    line(out, &language.fit_columns(), &FIT_WIDTHS);
    let name = |scoring: &Scoring| {
        // Below a heading, but for the programme.
        let indent = if matches!(scoring, Scoring::Programme { .. }) { "" } else { "  " };
        format!("{indent}{}", language.scored_by(scoring))
    };
    for (heading, cells) in fit_rows(validation, language, name) {
        match heading {
            Some(heading) => line(out, &[heading], &[]),
            None => line(out, &cells, &FIT_WIDTHS),
        }
    }
}

fn pairs(out: &mut String, ranks: &[ObservedRank], language: &dyn Language) {
    line(out, &language.observed_columns(), &PAIR_WIDTHS);
    let mut sorted: Vec<&ObservedRank> = ranks.iter().collect();
    sorted.sort_by_cached_key(|observed| (place(&observed.left), place(&observed.right)));
    let unknown = || "?".to_owned();
    let standing = |it: &Standing| {
        let rank = it.rank.map_or_else(unknown, |rank| language.rank(rank, it.candidates));
        [rank, it.percentile.map_or_else(unknown, |share| language.number(share, 2))]
    };
    for observed in sorted {
        let score = observed.score.map_or_else(unknown, |score| language.number(score, 3));
        let [row, row_share] = standing(&observed.row);
        let [across, across_share] = standing(&observed.column);
        let names = [&observed.left.name, &observed.right.name].map(Clone::clone);
        let [left, right] = names;
        line(out, &[left, right, score, row, row_share, across, across_share], &PAIR_WIDTHS);
    }
}
