//! Programme files: defaults, round trips, and every fault with its place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use proptest::prelude::*;
use regiopair::criteria::{TwoWay, entries};
use regiopair::profile::{Coders, Horizon, Sides};
use regiopair::programme::{
    AggregationMethod, CriterionChoice, Decimals, Programme, RoundDecision,
};
use regiopair::report::language::{English, RuleSentences};
use regiopair::rules::{PairsWanted, RegionPair, RuleDescription, Rules};
use regiopair::score::{Normalisation, UnknownTreatment, Weights};
use regiopair::synthetic::{self, DatasetOptions};
use regiopair::taxonomy::Measure;

#[cfg(feature = "data")]
use super::presets::FIRST;

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
    let text = include_str!("../../examples/data/programme.toml");
    assert_eq!(Programme::from_toml_str(text).unwrap(), Programme::default());
}

#[test]
fn weights_are_for_both_views_unless_given_for_each() {
    let text = "[[criteria]]\nid = \"needs-met\"\nweight = 2\nhost = 0.5\n";
    let programme = Programme::from_toml_str(text).unwrap();
    assert_eq!(programme.criteria[0].weights, Weights { seeker: 2.0, host: 0.5 });
    assert_eq!(programme.silent_criteria, UnknownTreatment::Refuse);
}

#[test]
fn an_unknown_key_is_reported_with_its_place_and_the_nearest_key() {
    let found = messages("name = \"x\"\n\n  horizn = \"all\"\n");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("line 3, column 3: `horizn` is not a key"), "{}", found[0]);
    assert!(found[0].ends_with("did you mean `horizon`?"), "{}", found[0]);
}

#[test]
fn all_faults_are_reported_together() {
    let found = messages(
        "horizon = \"ex-post\"\ncoders = \"secnd\"\nviews = \"avrage\"\ndecimals = 2.5\nname = 3\n\
         [rules]\nminimum_score = 1.5\npairs = \"compleet\"\n\
         [[rules.forbidden]]\nleft = \"a\"\n\
         [[criteria]]\nid = \"needs-mat\"\n\
         [[criteria]]\nid = \"language\"\nformula = \"famly\"\nweight = -1\n\
         [[criteria]]\nid = \"language\"\nwieght = 1\n\
         [[criteria]]\nid = \"nearness\"\nweight = nan\n",
    );
    let expected = [
        "`ex-post` is not a horizon",
        "`secnd` is not a choice of coders; accepted: first, second, mean; did you mean `second`?",
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
fn what_is_not_toml_is_reported_with_its_line() {
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

/// Equal ordered weights are the weighted mean, whose total is known; a sum of these is infinite.
#[test]
#[cfg(feature = "data")]
fn ordered_weights_whose_sum_overflows_count_by_their_proportions() {
    for size in ["1e308", "1.0", "1e-310"] {
        let ordered =
            format!("aggregation = \"owa\"\nordered_weights = [{size}, {size}, {size}]\n");
        let text = FIRST.replace("aggregation = \"weighted-mean\"\n", &ordered);
        let programme = Programme::from_toml_str(&text).unwrap();
        let dataset = regiopair::profile::Dataset::iuc_lac();
        let assessment = regiopair::plan::Matcher::new(&dataset, programme).assess().unwrap();
        let proposal = assessment.propose().unwrap();
        assert!((proposal.total - 8.270_274_822).abs() < 1e-9, "{size}: {}", proposal.total);
    }
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
        (any_of(Horizon::ALL), any_of(Coders::ALL)),
        (any_of(Measure::ALL), 0.0..=1.0_f64, 0.0..=1.0_f64),
        any_of(AggregationMethod::ALL),
        any_of(TwoWay::ALL),
        any_of(&UnknownTreatment::OF_CRITERIA),
        any_of(UnknownTreatment::ALL),
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
            horizon: words.0.0,
            coders: words.0.1,
            similarity: words.1.0,
            cooccurrence_share: words.1.1,
            similarity_above: words.1.2,
            aggregation: words.2,
            ordered_weights: if words.2 == AggregationMethod::Owa {
                vec![0.25, 0.75]
            } else {
                Vec::new()
            },
            views: words.3,
            silent_criteria: words.4,
            unknown_values: words.5,
            decimals: Decimals::new(decimals).unwrap(),
            variants_tried: 10 * u32::from(decimals),
            sides: sides.map(|(left, right)| Sides { left, right }),
            criteria: choices
                .iter()
                .zip(entries())
                .map(|(&(seeker, host, normalisation, formula), entry)| CriterionChoice {
                    id: entry.id.to_owned(),
                    formula: Some(entry.formulas[formula % entry.formulas.len()].to_owned()),
                    targets: Vec::new(),
                    statements: None,
                    weights: Weights { seeker, host },
                    normalisation,
                    own: false,
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
                    .map(|(left, right, because)| RegionPair { left, right, because })
                    .collect(),
                ..Rules::default()
            },
            rounds_decided: RoundDecision::default(),
            rounds: Vec::new(),
            unknown_settings: Vec::new(),
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
        let text = include_str!("../../examples/data/programme.toml");
        let place = (0..=cut.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap();
        let damaged = format!("{}{extra}{}", &text[..place], &text[place..]);
        let _ = Programme::from_toml_str(&damaged);
        let _ = Programme::from_toml_str(&text[..place]);
    }
}

/// Every rule there is, in the words of a programme file.
const EVERY_RULE: &str = r#"
rounds_decided = "jointly"

[rules]
pairs = "largest"
number_of_pairs = 20
objectives = ["pairs", "fewest-changes", "bottleneck", "leximin", "total", "criterion:language"]
minimum_score = 0.2
maximum_distance_km = 12000.0
shared_themes = 2
earlier_ties = "new"
not_again = ["IUC-LAC"]

[[rules.required]]
left = "salta"
right = "alentejo"
because = "a letter was signed"

[[rules.forbidden]]
left = "salta"
right = "skane"

[[rules.withdrawn]]
region = "molise"
because = "elections"

[[rules.conditions]]
side = "lac"
conditions = ["letter-of-commitment", "resources"]
unknown = "exclude"

[[rules.capacities]]
side = "eu"
country = ["ES", "IT"]
at_least = 1
at_most = 3

[[rules.capacities]]
side = "lac"
at_least = 2
at_most = 3
or_none = true

[[rules.sizes]]
side = "lac"
country = "AR"
places = 2
because = "delegations"

[[rules.as_one]]
regions = ["salta", "cordoba"]

[[rules.exclusive]]
regions = ["bielsko-biala", "slaskie"]
because = "one lies inside the other"

[[rules.quotas]]
side = "eu"
attribute = "terrain"
value = "mountain"
each = "country"
at_most = 4

[[rules.pair_quotas]]
theme = "tourism"
countries = ["AR", "ES"]
earlier_tie = false
shared_language = true
farther_than_km = 5000.0
score_below = 0.5
criterion = "shared-themes"
value_at_least = 0.1
value_below = 0.25
at_most = 6

[[rules.minimum_values]]
criterion = "nearness"
at_least = 0.25
unknown = "exclude"
because = "a short flight"

[[rules.pair_quotas]]
each = "leading-theme"
at_least = 1

[[rules.earlier_plan]]
left = "salta"
right = "alentejo"

[[rounds]]
name = "first"
left = ["salta", "cordoba"]
right = ["alentejo", "skane"]
fixed = [{ left = "salta", right = "alentejo" }]

[[rounds]]
name = "rest"
"#;

#[test]
fn every_rule_is_read_and_written_back() {
    let programme = Programme::from_toml_str(EVERY_RULE).unwrap();
    let rules = &programme.rules;
    assert_eq!((rules.number_of_pairs, rules.shared_themes), (Some(20), Some(2)));
    assert_eq!(rules.capacities[0].selection.country, ["ES", "IT"]);
    assert_eq!(
        rules.capacities.iter().map(|it| it.bounds.or_none).collect::<Vec<_>>(),
        [false, true]
    );
    assert_eq!(rules.quotas[0].selection.value, ["mountain"]);
    assert_eq!(rules.pair_quotas[0].property.shared_language, Some(true));
    assert_eq!(programme.rounds[0].fixed[0].right, "alentejo");
    let written = programme.to_toml_string();
    assert_eq!(Programme::from_toml_str(&written).unwrap(), programme);
    let json = serde_json::to_string(&programme).unwrap();
    assert_eq!(serde_json::from_str::<Programme>(&json).unwrap(), programme);
    // Each rule has a name that reads back, and a sentence.
    let dataset = synthetic::dataset(DatasetOptions::default()).unwrap();
    let stated = rules.stated();
    assert_eq!(stated.len(), 19);
    for rule in stated {
        let name = rule.to_string();
        assert_eq!(regiopair::rules::RuleId::try_from(name.clone()).unwrap(), rule, "{name}");
        let description = rules.description(rule, &dataset, dataset.sides()).unwrap();
        let json = serde_json::to_string(&description).unwrap();
        assert_eq!(serde_json::from_str::<RuleDescription>(&json).unwrap(), description, "{json}");
        let sentence = English.rule(&description);
        assert!(sentence.len() > 10 && !sentence.ends_with('.'), "{name}: {sentence}");
        assert_ne!(rules.without(rule).unwrap(), *rules, "{name}");
    }
}

#[test]
fn faults_of_rules_are_reported_with_their_places() {
    let found = messages(
        "[rules]\nnumber_of_pairs = -3\nobjectives = [\"totl\", \"criterion:languag\", \"pairs\", \"pairs\"]\n\
         reservation = 0.5\n\
         [[rules.quotas]]\nside = \"eu\"\nat_least = 3\nat_most = 2\n\
         [[rules.quotas]]\nside = \"eu\"\n\
         [[rules.quotas]]\nat_most = 1\nvalue = \"x\"\n\
         [[rules.capacities]]\nside = \"eu\"\nat_most = 1.5\ncountri = \"ES\"\n\
         [[rules.pair_quotas]]\nat_most = 1\n\
         [[rules.pair_quotas]]\ncountries = [\"AR\"]\nat_most = 1\n\
         [[rules.exclusive]]\nregions = [\"a\"]\n\
         [[rules.required]]\nleft = \"a\"\nright = \"b\"\n\
         [[rules.forbidden]]\nleft = \"a\"\nright = \"b\"\n\
         [[rules.conditions]]\nside = \"lac\"\n\
         [[rounds]]\nname = \"one\"\nleft = [\"a\"]\n\
         [[rounds]]\nname = \"one\"\nleft = [\"a\"]\n",
    );
    let expected = [
        "line 2, column 19: `number_of_pairs` is -3; accepted: a whole number of at least 0",
        "did you mean `total`?",
        "`languag` is not a criterion of the programme; accepted: shared-strengths, ",
        "objective `pairs` is given twice",
        "`reservation` is only used with pairs = \"free\"",
        "line 7, column 12: `at_least` is 3 and `at_most` is 2",
        "[[rules.quotas]] bounds nothing",
        "[[rules.quotas]] has no `side`",
        "`value` is given without `attribute`",
        "`at_most` is given as float",
        "did you mean `country`?",
        "[[rules.pair_quotas]] names no kind of pair",
        "`countries` takes two",
        "at least two",
        "the pair a – b is forbidden here and required above",
        "[[rules.conditions]] requires nothing",
        "two rounds are named `one`",
        "`a` is in the rounds “one” and “one”",
    ];
    for words in expected {
        assert!(found.iter().any(|message| message.contains(words)), "{words} not in {found:#?}");
    }
    assert_eq!(found.len(), expected.len(), "{found:#?}");
}

#[cfg(feature = "data")]
mod held_against_data {
    use super::EVERY_RULE;
    use regiopair::plan::Matcher;
    use regiopair::profile::Dataset;
    use regiopair::programme::Programme;

    fn messages(dataset: &Dataset, text: &str) -> Vec<String> {
        let error = Programme::from_toml_str_for(text, dataset).unwrap_err();
        error.faults.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn names_that_are_known_are_no_fault() {
        Programme::from_toml_str_for(EVERY_RULE, &Dataset::iuc_lac()).unwrap();
    }

    #[test]
    fn unknown_names_are_reported_with_line_and_column() {
        let text = "[[rules.required]]\nleft = \"slata\"\nright = \"alentejo\"\n\
                    [[rules.forbidden]]\nleft = \"alentejo\"\nright = \"salta\"\n\
                    [[rules.withdrawn]]\nregion = \"atlantis\"\n\
                    [[rules.quotas]]\nside = \"europe\"\nat_most = 1\n\
                    [[rules.quotas]]\nside = \"eu\"\ncountry = [\"ES\", \"XX\"]\nat_most = 1\n\
                    [[rules.quotas]]\nside = \"eu\"\nattribute = \"terain\"\nat_most = 1\n\
                    [[rules.quotas]]\nside = \"eu\"\neach = \"contry\"\nat_most = 1\n\
                    [[rules.quotas]]\nside = \"eu\"\ncountry = \"PT\"\nregions = \"skane\"\nat_most = 1\n\
                    [[rules.pair_quotas]]\ntheme = \"turism\"\nat_most = 1\n\
                    [[rules.pair_quotas]]\ncountries = [\"AR\", \"ZZ\"]\nat_most = 1\n\
                    [[rules.exclusive]]\nregions = [\"salta\", \"skane\"]\n\
                    [[rules.conditions]]\nside = \"lac\"\nconditions = [\"letter\"]\n\
                    [[rounds]]\nname = \"one\"\nleft = [\"salta\", \"kordoba\"]\n";
        let found = messages(&Dataset::iuc_lac(), text);
        let expected = [
            "line 2, column 8: `slata` is not a candidate region of side `lac`; did you mean `salta`?",
            "line 5, column 8: `alentejo` is a region of side `eu`, not of side `lac`",
            "line 6, column 9: `salta` is a region of side `lac`, not of side `eu`",
            "line 8, column 10: `atlantis` is not a candidate region of either side",
            "line 10, column 8: `europe` is not a side; accepted: lac, eu",
            "line 14, column 18: `XX` is not a known country of side eu",
            "line 18, column 13: `terain` is not a known attribute",
            "did you mean `terrain`?",
            "did you mean `country`?",
            "no region satisfies all keys of this rule together",
            "did you mean `tourism`?",
            "`ZZ` is not a known country of side eu",
            "`skane` is a region of side `eu`, not of side `lac`",
            "`letter` is not a known condition",
            "`kordoba` is not a candidate region of side `lac`; did you mean `cordoba`?",
        ];
        for words in expected {
            assert!(
                found.iter().any(|message| message.contains(words)),
                "{words} not in {found:#?}"
            );
        }
        // `terain` is one fault of two sentences above.
        assert_eq!(found.len(), expected.len() - 1, "{found:#?}");
    }

    /// Names and other faults come together.
    #[test]
    fn names_are_reported_together_with_other_faults() {
        let text = "[rules]\npairs = \"all\"\n[[rules.required]]\nleft = \"slata\"\nright = \"alentejo\"\n\
                    [[rules.forbidden]]\nleft = \"salta\"\n\
                    [[rules.forbidden]]\nleft = \"salta\"\nright = \"skaane\"\n";
        let found = messages(&Dataset::iuc_lac(), text);
        assert!(found[0].starts_with("line 2, column 9: key `pairs`"), "{found:#?}");
        assert!(found[1].starts_with("line 4, column 8: `slata` is not a candidate"), "{found:#?}");
        assert!(found[2].contains("has no `right`"), "{found:#?}");
        // The second forbidden pair has moved up a place: reported once the first is corrected.
        assert_eq!(found.len(), 3, "{found:#?}");
    }

    /// The same names in a programme that no file holds.
    #[test]
    fn the_matcher_refuses_unknown_names_too() {
        let dataset = Dataset::iuc_lac();
        let text = "[[rules.required]]\nleft = \"slata\"\nright = \"alentejo\"\n";
        let programme = Programme::from_toml_str(text).unwrap();
        let error = Matcher::new(&dataset, programme).assess().err().unwrap().to_string();
        assert!(error.starts_with("rules.required[1].left: `slata` is not a candidate"), "{error}");
    }
}

/// The side of the first row sought, so that two rows in another order changed the total.
#[test]
#[cfg(feature = "data")]
fn the_order_of_the_rows_does_not_decide_which_side_seeks() {
    use regiopair::plan::Matcher;
    use regiopair::profile::Dataset;
    use regiopair::report;
    let dataset = Dataset::iuc_lac();
    let mut tables = dataset.tables().clone();
    tables.regions.reverse();
    tables.ties.clear();
    tables.pairings.clear();
    let turned = Dataset::new(tables.clone()).unwrap();
    tables.regions.reverse();
    assert_eq!(turned, Dataset::new(tables).unwrap());
    assert_eq!((turned.sides().left.as_str(), turned.sides().right.as_str()), ("lac", "eu"));
    // A programme may say otherwise, and the heading says who seeks.
    for (programme, seeks) in [
        ("", "20 regions (Latin America) seek partners among 20 (EU)"),
        (
            "sides = { left = \"eu\", right = \"lac\" }\n",
            "20 regions (EU) seek partners among 20 (Latin America)",
        ),
    ] {
        let programme = Programme::from_toml_str(programme).unwrap();
        let proposal = Matcher::new(&turned, programme).assess().unwrap().propose().unwrap();
        let page = report::to_text(&proposal, &English);
        let flowing = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flowing.contains(seeks), "{page}");
    }
}
