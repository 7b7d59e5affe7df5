//! Programme files: defaults, round trips, and every fault with its place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use proptest::prelude::*;
use regiopair::criteria::{TwoWay, entries};
use regiopair::profile::{Horizon, Sides};
use regiopair::programme::{AggregationMethod, CriterionChoice, Decided, Programme};
use regiopair::rules::{PairsWanted, Pin, Rules};
use regiopair::score::{Normalisation, Resolution, Silence, Weights};
use regiopair::taxonomy::Measure;

fn messages(text: &str) -> Vec<String> {
    let error = Programme::from_toml_str(text).unwrap_err();
    error.faults.iter().map(ToString::to_string).collect()
}

#[test]
fn an_empty_file_is_the_standard_programme() {
    assert_eq!(Programme::from_toml_str("").unwrap(), Programme::default());
}

#[test]
fn the_sample_file_is_the_standard_programme_written_out() {
    let text = include_str!("../examples/data/programme.toml");
    assert_eq!(Programme::from_toml_str(text).unwrap(), Programme::default());
}

#[test]
fn weights_are_for_both_views_unless_told_apart() {
    let text = "[[criteria]]\nid = \"needs-met\"\nweight = 2\nhost = 0.5\n";
    let programme = Programme::from_toml_str(text).unwrap();
    assert_eq!(programme.criteria[0].weights, Weights { seeker: 2.0, host: 0.5 });
    assert_eq!(programme.silent_criteria, Silence::Refuse);
}

#[test]
fn an_unknown_key_is_told_with_its_place_and_the_nearest_key() {
    let found = messages("name = \"x\"\n\n  horizn = \"all\"\n");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("line 3, column 3: `horizn` is not a key"), "{}", found[0]);
    assert!(found[0].ends_with("did you mean `horizon`?"), "{}", found[0]);
}

#[test]
fn all_faults_are_told_at_once() {
    let found = messages(
        "horizon = \"ex-post\"\nviews = \"avrage\"\ndecimals = 2.5\nname = 3\n\
         [rules]\nminimum_score = 1.5\npairs = \"compleet\"\n\
         [[rules.forbidden]]\nleft = \"a\"\n\
         [[criteria]]\nid = \"needs-mat\"\n\
         [[criteria]]\nid = \"language\"\nformula = \"famly\"\nweight = -1\n\
         [[criteria]]\nid = \"language\"\nwieght = 1\n\
         [[criteria]]\nid = \"nearness\"\nweight = nan\n",
    );
    let expected = [
        "`ex-post` is not a horizon",
        "`avrage` is not a",
        "`decimals` is 2.5",
        "`name` is given as",
        "`minimum_score` is 1.5; accepted: a number from 0 to 1",
        "did you mean `complete`?",
        "[[rules.forbidden]] has no `right`",
        "did you mean `needs-met`?",
        "did you mean `family`?",
        "`weight` is -1; accepted: a number of at least 0",
        "criterion `language` is given twice",
        "did you mean `weight`?",
        "`weight` is NaN",
    ];
    for words in expected {
        assert!(found.iter().any(|message| message.contains(words)), "{words} not in {found:#?}");
    }
    assert_eq!(found.len(), expected.len(), "{found:#?}");
}

#[test]
fn weights_that_are_all_zero_are_refused() {
    let found = messages("[[criteria]]\nid = \"language\"\nweight = 0\n");
    assert!(found[0].contains("all weights are 0"), "{found:?}");
}

#[test]
fn infinite_and_huge_numbers_are_refused() {
    for weight in ["inf", "1e999", "-inf"] {
        let found = messages(&format!("[[criteria]]\nid = \"language\"\nweight = {weight}\n"));
        assert!(found[0].contains("`weight`"), "{found:?}");
    }
}

#[test]
fn what_is_not_toml_is_told_with_its_line() {
    let found = messages("name = \"x\"\nviews = = \"mean\"\n");
    assert!(found[0].starts_with("line 2"), "{found:?}");
}

#[test]
fn owa_needs_its_ordered_weights() {
    let found = messages("aggregation = \"owa\"\n");
    assert!(found[0].contains("needs `ordered_weights`"), "{found:?}");
    let found = messages("ordered_weights = [1, 2]\n");
    assert!(found[0].contains("only used with"), "{found:?}");
    let found = messages("aggregation = \"owa\"\nordered_weights = [0, 0]\n");
    assert!(found[0].contains("all 0"), "{found:?}");
}

#[test]
fn deep_nesting_ends_in_an_error() {
    let text = format!("name = {}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert!(Programme::from_toml_str(&text).is_err());
}

fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    (0..all.len()).prop_map(move |i| all[i])
}

fn programme() -> impl Strategy<Value = Programme> {
    let choice = (0.0..10.0_f64, 0.5..10.0_f64, any_of(Normalisation::ALL), 0..5_usize);
    let words = (
        any_of(Horizon::ALL),
        any_of(Measure::ALL),
        any_of(AggregationMethod::ALL),
        any_of(TwoWay::ALL),
        any_of(Silence::ALL),
    );
    let rules = (
        any_of(PairsWanted::ALL),
        0.0..1.0_f64,
        proptest::option::of(0.0..1.0_f64),
        proptest::collection::vec(("[a-z\"\\\\ é]{1,8}", "[a-z]{1,8}", "\\PC{0,20}"), 0..3),
    );
    let sides = proptest::option::of(("[a-z]{1,5}", "[A-Z]{1,5}"));
    let criteria = proptest::collection::vec(choice, 1..entries().len());
    ("\\PC{0,20}", words, 1..=12_u8, sides, criteria, rules).prop_map(
        |(name, words, decimals, sides, choices, rules)| Programme {
            name,
            horizon: words.0,
            similarity: words.1,
            aggregation: words.2,
            ordered_weights: if words.2 == AggregationMethod::Owa {
                vec![0.25, 0.75]
            } else {
                Vec::new()
            },
            views: words.3,
            silent_criteria: words.4,
            decimals: Resolution::new(decimals).unwrap(),
            sides: sides.map(|(left, right)| Sides { left, right }),
            criteria: choices
                .iter()
                .zip(entries())
                .map(|(&(seeker, host, normalisation, formula), entry)| CriterionChoice {
                    id: entry.id.to_owned(),
                    formula: Some(entry.formulas[formula % entry.formulas.len()].to_owned()),
                    weights: Weights { seeker, host },
                    normalisation,
                })
                .collect(),
            rules: Rules {
                pairs: rules.0,
                // Only free pairs have one.
                reservation: if rules.0 == PairsWanted::Free { rules.1 } else { 0.0 },
                minimum_score: rules.2,
                forbidden: rules
                    .3
                    .into_iter()
                    .map(|(left, right, because)| Pin { left, right, because })
                    .collect(),
                ..Rules::default()
            },
            rounds_decided: Decided::default(),
            rounds: Vec::new(),
        },
    )
}

proptest! {
    #[test]
    fn written_programmes_read_back(programme in programme()) {
        let text = programme.to_toml_string();
        prop_assert_eq!(Programme::from_toml_str(&text).unwrap(), programme);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,200}") {
        let _ = Programme::from_toml_str(&text);
    }

    #[test]
    fn no_damaged_programme_makes_the_reader_panic(cut in 0..2000_usize, extra in "\\PC{0,5}") {
        let text = include_str!("../examples/data/programme.toml");
        let place = (0..=cut.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap();
        let damaged = format!("{}{extra}{}", &text[..place], &text[place..]);
        let _ = Programme::from_toml_str(&damaged);
        let _ = Programme::from_toml_str(&text[..place]);
    }
}
