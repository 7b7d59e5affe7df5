//! The standard programme and the other presets: what their page states, and what has to stay.
#![allow(clippy::unwrap_used, reason = "tests fail by panic")]

use std::fmt::Write as _;

use regiopair::plan::Matcher;
use regiopair::profile::{Coders, Dataset};
use regiopair::programme::Programme;
use regiopair::score::Normalisation;
use regiopair::validation::{PermutationOptions, Validation, ValidationOptions, validate};

use super::presets::{first, learning};

fn validated(programme: Programme, permutations: u64) -> Validation {
    let assessed = Matcher::new(&Dataset::iuc_lac(), programme).assess().unwrap();
    let options = ValidationOptions {
        permutations: PermutationOptions { permutations, ..Default::default() },
        bootstrap_draws: 10,
        rarefaction_draws: 1,
    };
    validate(&assessed, &assessed.propose().unwrap(), &options).unwrap()
}

/// The standard programme with the choices of a variant that the page lists.
fn variant(coders: Coders, normalisation: Normalisation) -> Programme {
    let mut programme = Programme { coders, ..Programme::default() };
    let counted = programme.criteria.iter_mut().filter(|choice| choice.weights.counts());
    counted.for_each(|choice| choice.normalisation = normalisation);
    programme
}

/// A row of the page's table.
fn row(name: &str, programme: Programme) -> String {
    let validation = validated(programme, 100);
    let fit = validation.programme().unwrap();
    let mut row = format!("| {name} |");
    for number in [fit.rows.percentile, fit.columns.percentile, fit.s, fit.chance] {
        let _ = write!(row, " {:.2} |", number.unwrap());
    }
    let plan = validation.plan.unwrap();
    let _ = write!(row, " {} of {} |", plan.hits, plan.pairs);
    row
}

/// After a change of the data or of a criterion, copy the rows from the message, and measure the p-values
/// of the page again.
#[test]
fn the_page_states_what_is_measured() {
    let page = include_str!("../../src/docs/standard_programme.md");
    let mut rows = Vec::new();
    for (name, coders) in [
        ("first coder", Coders::First),
        ("second coder", Coders::Second),
        ("mean of both", Coders::Mean),
    ] {
        rows.push(row(&format!("{name}, `rank`"), variant(coders, Normalisation::Rank)));
    }
    for &normalisation in Normalisation::ALL.iter().filter(|&&it| it != Normalisation::Rank) {
        let name = format!("mean of both, `{}`", normalisation.id());
        rows.push(row(&name, variant(Coders::Mean, normalisation)));
    }
    rows.push(row("the earlier programme, `first.toml`", first()));
    rows.push(row("for peer learning, `learning.toml`", learning()));
    let missing: Vec<String> = rows.into_iter().filter(|row| !page.contains(row)).collect();
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}

/// A study with other tools expected S of about .75 and .77, and 2 to 7 real pairs in the plan.
#[test]
fn the_standard_programme_agrees_with_the_study_that_argued_it() {
    for (coders, expected) in [(Coders::Mean, 0.75), (Coders::First, 0.77)] {
        let validation = validated(variant(coders, Normalisation::Rank), 20_000);
        let fit = validation.programme().unwrap();
        assert!((fit.s.unwrap() - expected).abs() < 0.015, "{coders}: {:?}", fit.s);
        assert!(fit.test.test().unwrap().p < 0.001);
        let observed = validation.plan.unwrap().hits;
        assert!((2..=7).contains(&observed), "{coders}: {observed}");
    }
}

/// What the first version of the project proposed can be proposed again.
#[test]
fn the_earlier_programme_gives_what_it_gave() {
    let dataset = Dataset::iuc_lac();
    let proposal = Matcher::new(&dataset, first()).assess().unwrap().propose().unwrap();
    assert!((proposal.total - 8.270_274_822).abs() < 1e-9, "{}", proposal.total);
}
