//! The pages of the criteria: the correlations that they state, and the law of what is added.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use regiopair::criteria::{Comparison, CriterionSettings, StatementChoice, entries};
use regiopair::profile::Dataset;
use regiopair::score::Layer;
use regiopair::taxonomy::Measure;

use super::criteria::{built, criterion};

/// The formulas that the tables name, criterion by criterion. Without `earlier-ties`, which does not vary
/// where it is known.
const USUAL: [(&str, &str); 9] = [
    ("needs-met", "shares"),
    ("needs-of-host-met", "shares"),
    ("shared-strengths", "centred-cosine"),
    ("shared-themes", "overlap"),
    ("added-relatedness", "near-strengths"),
    ("strategy-learning", "seeker-learns"),
    ("structural-likeness", "gower"),
    ("language", "family"),
    ("nearness", "linear"),
];

/// Page, criterion, and the formulas whose correlations are stated.
const PAGES: [(&str, &str, &[&str]); 9] = [
    ("needs_met", "needs-met", &["shares", "adjusted", "coverage"]),
    ("needs_met", "needs-of-host-met", &["shares", "adjusted", "coverage"]),
    (
        "shared_strengths",
        "shared-strengths",
        &["centred-cosine", "cosine", "pearson", "finger-kreinin"],
    ),
    ("shared_themes", "shared-themes", &["overlap", "coverage"]),
    (
        "added_relatedness",
        "added-relatedness",
        &["near-strengths", "target-density", "balanced", "both"],
    ),
    ("strategy_learning", "strategy-learning", &["seeker-learns", "host-learns", "both-learn"]),
    ("structural_likeness", "structural-likeness", &["gower"]),
    ("language", "language", &["family", "shared"]),
    ("nearness", "nearness", &["linear", "logarithmic"]),
];

/// The values of all pairs.
fn values(dataset: &Dataset, id: &str, formula: &str) -> Vec<Option<f64>> {
    criterion(dataset, Measure::WuPalmer, id, formula, |criterion, left, right| {
        let layer = Layer::compute(criterion, left, right).unwrap();
        layer.values.iter().map(|value| value.get()).collect()
    })
}

/// Ranks from 0, ties at their mean; values that differ by rounding alone are tied.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for tied in order.chunk_by(|&a, &b| values[b] - values[a] < 1e-12) {
        for &place in tied {
            ranks[place] = before as f64 + (tied.len() - 1) as f64 / 2.0;
        }
        before += tied.len();
    }
    ranks
}

/// Spearman's rank correlation over the pairs of which both values are known; `None` if fewer than
/// three are, or one of the two does not vary.
pub(crate) fn spearman(a: &[Option<f64>], b: &[Option<f64>]) -> Option<f64> {
    let known: Vec<(f64, f64)> = a.iter().zip(b).filter_map(|(a, b)| (*a).zip(*b)).collect();
    let (a, b): (Vec<f64>, Vec<f64>) = known.into_iter().unzip();
    let (a, b) = (ranks(&a), ranks(&b));
    let mean = (a.len() as f64 - 1.0) / 2.0;
    let product =
        |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>();
    let scale = (product(&a, &a) * product(&b, &b)).sqrt();
    (a.len() > 2 && scale > 0.0).then(|| product(&a, &b) / scale)
}

/// The statements whose correlations the page `statements` states.
const STATEMENTS: [(&str, Comparison); 6] = [
    ("challenge", Comparison::Shared),
    ("challenge", Comparison::OfferedToNeeded),
    ("actor", Comparison::Shared),
    ("sdg", Comparison::Shared),
    ("need", Comparison::Shared),
    ("unemployment_pct", Comparison::Closeness),
];

/// The values of all pairs by a criterion on statements.
fn stated(dataset: &Dataset, key: &str, compare: Comparison) -> Vec<Option<f64>> {
    let choice = StatementChoice::new(key, compare);
    let settings = CriterionSettings { statements: Some(&choice), ..CriterionSettings::default() };
    built(dataset, Measure::WuPalmer, "statements", &settings, |criterion, left, right| {
        let layer = Layer::compute(criterion, left, right).unwrap();
        layer.values.iter().map(|value| value.get()).collect()
    })
}

/// The table of a criterion for one dataset.
fn table(title: &str, dataset: &Dataset, id: &str, formulas: &[&str]) -> String {
    let own: Vec<_> = formulas.iter().map(|formula| values(dataset, id, formula)).collect();
    let headings: Vec<String> = formulas.iter().map(|formula| format!("`{formula}`")).collect();
    correlations(&format!("`{id}`, {title}"), dataset, id, &headings, &own)
}

/// The table of statements for one dataset.
fn table_of_statements(title: &str, dataset: &Dataset) -> String {
    let own: Vec<_> =
        STATEMENTS.iter().map(|&(key, compare)| stated(dataset, key, compare)).collect();
    let headings: Vec<String> =
        STATEMENTS.iter().map(|(key, compare)| format!("`{key}`, {compare}")).collect();
    correlations(&format!("statements, {title}"), dataset, "statements", &headings, &own)
}

/// Correlations with the usual criteria, in Markdown.
fn correlations(
    title: &str,
    dataset: &Dataset,
    id: &str,
    headings: &[String],
    own: &[Vec<Option<f64>>],
) -> String {
    let mut table = format!("| {title} | {} |\n", headings.join(" | "));
    let _ = writeln!(table, "|{}", " --- |".repeat(headings.len() + 1));
    let known = own.iter().map(|values| values.iter().flatten().count().to_string());
    if id == "statements" {
        let _ = writeln!(table, "| known pairs | {} |", known.collect::<Vec<_>>().join(" | "));
    }
    for (other, formula) in USUAL.into_iter().filter(|(other, _)| *other != id) {
        let other_values = values(dataset, other, formula);
        let _ = write!(table, "| `{other}`, `{formula}` |");
        for own in own {
            let cell = spearman(own, &other_values)
                .map_or_else(|| "–".to_owned(), |r| format!("{r:+.2}").replace('-', "−"));
            let _ = write!(table, " {} |", cell.replace("−0.00", "+0.00"));
        }
        table.push('\n');
    }
    table
}

/// After a change of the data or of a formula, copy the tables from the message.
#[test]
fn the_pages_state_the_correlations_that_are_measured() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/docs/criteria");
    let datasets = [
        ("20 × 20 of the annex", Dataset::iuc_lac()),
        ("20 × 195 of the open call", Dataset::iuc_lac_open_call()),
    ];
    let mut missing = String::new();
    for (page, id, formulas) in PAGES {
        let page = fs::read_to_string(folder.join(format!("{page}.md"))).unwrap();
        for (title, dataset) in &datasets {
            let table = table(title, dataset, id, formulas);
            if !page.contains(&table) {
                let _ = writeln!(missing, "{id}:\n{table}");
            }
        }
    }
    let page = fs::read_to_string(folder.join("statements.md")).unwrap();
    for (title, dataset) in &datasets {
        let table = table_of_statements(title, dataset);
        if !page.contains(&table) {
            let _ = writeln!(missing, "statements:\n{table}");
        }
    }
    assert!(missing.is_empty(), "\n{missing}");
}

/// What is added may not be the opposite of what is shared: no default formula ranks the pairs against
/// `shared-strengths`. `balanced`, the first of the formulas that reward what is new, does.
#[test]
fn no_default_is_the_opposite_of_the_shared_strengths() {
    for dataset in [Dataset::iuc_lac(), Dataset::iuc_lac_open_call()] {
        let likeness = ["finger-kreinin", "cosine", "centred-cosine", "pearson"]
            .map(|formula| (formula, values(&dataset, "shared-strengths", formula)));
        let against = |id: &str, formula: &str| -> Vec<(String, f64)> {
            let values = values(&dataset, id, formula);
            let correlation = |(name, other): &(&str, Vec<Option<f64>>)| {
                Some((format!("{id} by {formula}, {name}"), spearman(&values, other)?))
            };
            likeness.iter().filter_map(correlation).collect()
        };
        let defaults = entries().iter().map(|entry| (entry.id, entry.formulas[0]));
        let directions = ["near-strengths-of-seeker", "near-strengths-of-host"];
        let near = directions.map(|formula| ("added-relatedness", formula));
        for (id, formula) in defaults.chain(near) {
            for (name, correlation) in against(id, formula) {
                assert!(correlation > -0.5, "{name}: {correlation}");
            }
        }
        let balanced = against("added-relatedness", "balanced");
        assert!(balanced.iter().all(|(_, correlation)| *correlation < -0.7), "{balanced:?}");
    }
}
