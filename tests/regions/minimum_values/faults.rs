//! What a minimum value, or a kind of pair by a value, may not say.

use regiopair::plan::PlanningError;
use regiopair::programme::Programme;
use regiopair::rules::{MinimumValue, PairProperty, PairQuota, PairsWanted};

use super::{VALUES, assess, under};

/// Two criteria, one without a weight, and a table of rules.
fn error(table: &str, text: &str) -> Option<String> {
    let file = format!(
        "[[criteria]]\nid = \"shared-strengths\"\n[[criteria]]\nid = \"nearness\"\nweight = 0\n\
         [[criteria]]\nid = \"mine\"\nown = true\n[[rules.{table}]]\n{text}\n"
    );
    Programme::from_toml_str(&file).err().map(|error| error.to_string())
}

#[test]
fn wrong_minima_are_named_with_their_place() {
    for good in [
        "criterion = \"shared-strengths\"\nat_least = 0.3",
        "criterion = \"nearness\"\nat_least = 0",
        "criterion = \"mine\"\nat_least = 1\nunknown = \"admit\"\nbecause = \"so\"",
    ] {
        assert_eq!(error("minimum_values", good), None);
    }
    for (text, message) in [
        (
            "criterion = \"shared-strenghts\"\nat_least = 0.3",
            "line 10, column 13: `shared-strenghts` is not a criterion of the programme; accepted: \
             shared-strengths, nearness, mine; did you mean `shared-strengths`?",
        ),
        (
            "criterion = \"language\"\nat_least = 0.3",
            "`language` is not a criterion of the programme; accepted: shared-strengths, nearness, mine",
        ),
        ("criterion = \"\"\nat_least = 0.3", "`` is not a criterion of the programme"),
        ("criterion = 7\nat_least = 0.3", "`criterion` is given as integer"),
        ("at_least = 0.3", "[[rules.minimum_values]] has no `criterion`; add criterion = \"…\""),
        (
            "criterion = \"nearness\"",
            "line 9, column 1: [[rules.minimum_values]] has no `at_least`; add at_least = …",
        ),
        (
            "criterion = \"nearness\"\nat_least = nan",
            "line 11, column 12: `at_least` is NaN; accepted: a number from 0 to 1",
        ),
        (
            "criterion = \"nearness\"\nat_least = 2",
            "`at_least` is 2; accepted: a number from 0 to 1",
        ),
        ("criterion = \"nearness\"\nat_least = -0.1", "`at_least` is -0.1; accepted"),
        ("criterion = \"nearness\"\nat_least = -inf", "`at_least` is -inf; accepted"),
        ("criterion = \"nearness\"\nat_least = 1e400", "`at_least` is inf; accepted"),
        (
            "criterion = \"nearness\"\nat_least = \"0.3\"",
            "`at_least` is given as string; accepted: a number from 0 to 1",
        ),
        (
            "criterion = \"nearness\"\nat_last = 0.3\nat_least = 0.3",
            "`at_last` is not a key of [[rules.minimum_values]]; accepted: criterion, at_least, unknown, \
             because; did you mean `at_least`?",
        ),
        (
            "criterion = \"nearness\"\nat_least = 0.3\nunknown = \"excluded\"",
            "`excluded` is not a treatment of what is unknown; accepted: exclude, admit-with-flag, admit; \
             did you mean `exclude`?",
        ),
        (
            "criterion = \"nearness\"\nat_least = 0.3\n[[rules.minimum_values]]\n\
             criterion = \"nearness\"\nat_least = 0.4",
            "line 13, column 13: criterion `nearness` has a minimum in an earlier \
             [[rules.minimum_values]] already; keep the stricter one",
        ),
    ] {
        let found = error("minimum_values", text).unwrap_or_default();
        assert!(found.contains(message), "{text}\n{found}\n{message}");
    }
    let table = Programme::from_toml_str("[rules]\nminimum_values = 0.3\n").unwrap_err();
    assert!(table.to_string().contains("tables headed [[rules.minimum_values]]"), "{table}");
    let key = Programme::from_toml_str("[[rules.minimum_value]]\n").unwrap_err();
    assert!(key.to_string().contains("did you mean `minimum_values`?"), "{key}");
}

/// A programme without a list of criteria has the standard ones.
#[test]
fn the_standard_criteria_can_be_named() {
    let file =
        |id: &str| format!("[[rules.minimum_values]]\ncriterion = \"{id}\"\nat_least = 0.3\n");
    for choice in Programme::default().criteria {
        assert!(Programme::from_toml_str(&file(&choice.id)).is_ok(), "{}", choice.id);
    }
    let error = Programme::from_toml_str(&file("shared-theme")).unwrap_err().to_string();
    assert!(error.contains("did you mean `shared-themes`?"), "{error}");
    // A criterion that cannot be read is one fault, not two.
    let slip = format!("[[criteria]]\nid = \"langauge\"\n{}", file("langauge"));
    let error = Programme::from_toml_str(&slip).unwrap_err();
    assert_eq!(error.faults.len(), 1, "{error}");
}

#[test]
fn wrong_kinds_of_pairs_are_named() {
    for good in [
        "criterion = \"nearness\"\nvalue_below = 0.3\nat_most = 4",
        "criterion = \"mine\"\nvalue_at_least = 0.3\nvalue_below = 0.4\nat_least = 2",
    ] {
        assert_eq!(error("pair_quotas", good), None);
    }
    for (text, message) in [
        (
            "criterion = \"nearness\"\nat_most = 4",
            "line 10, column 13: `criterion` is given without a value; add value_at_least = …, \
             value_below = …, or both",
        ),
        (
            "value_below = 0.3\nat_most = 4",
            "line 10, column 15: `value_below` is given without `criterion`; add criterion = \"…\"",
        ),
        ("value_at_least = 0.3\nat_most = 4", "`value_at_least` is given without `criterion`"),
        (
            "criterion = \"nearnes\"\nvalue_below = 0.3\nat_most = 4",
            "`nearnes` is not a criterion of the programme; accepted: shared-strengths, nearness, mine; did \
             you mean `nearness`?",
        ),
        (
            "criterion = \"nearness\"\nvalue_at_least = 0.5\nvalue_below = 0.5\nat_most = 4",
            "line 11, column 18: `value_at_least` is 0.5 and `value_below` is 0.5: no value is both; lower \
             the first or raise the second",
        ),
        (
            "criterion = \"nearness\"\nvalue_below = 1.5\nat_most = 4",
            "`value_below` is 1.5; accepted: a number from 0 to 1",
        ),
        ("criterion = \"nearness\"\nvalue_below = 0.5", "[[rules.pair_quotas]] bounds nothing"),
        ("at_most = 4", "score_below, criterion, value_at_least, value_below"),
    ] {
        let found = error("pair_quotas", text).unwrap_or_default();
        assert!(found.contains(message), "{text}\n{found}\n{message}");
        assert_eq!(found.lines().count(), 1, "{found}");
    }
}

/// What a file refuses code does not get past either.
#[test]
fn code_is_refused_the_same() {
    let base = assess(&VALUES, under(PairsWanted::Complete, []));
    let refused = |change: &dyn Fn(&mut regiopair::rules::Rules)| {
        let mut rules = base.programme().rules.clone();
        change(&mut rules);
        let error = base.with_rules(rules).err().unwrap();
        assert!(matches!(&error, PlanningError::Settings { .. }));
        error.to_string()
    };
    let quota = |rules: &mut regiopair::rules::Rules, property: PairProperty| {
        rules.pair_quotas = vec![PairQuota { property, ..PairQuota::default() }];
    };
    for (found, message) in [
        (
            refused(&|rules| rules.minimum_values = vec![MinimumValue::new("othr", 0.3)]),
            "rules.minimum_values[1].criterion: `othr` is not a criterion of the programme; accepted: given, \
             other; did you mean `other`?",
        ),
        (
            refused(&|rules| rules.minimum_values = vec![MinimumValue::new("other", f64::NAN)]),
            "rules.minimum_values[1].at_least: `at_least` is NaN; accepted: a number from 0 to 1",
        ),
        (
            refused(&|rules| {
                let criterion = Some("other".to_owned());
                quota(rules, PairProperty { criterion, ..PairProperty::default() });
            }),
            "rules.pair_quotas[1].criterion: `criterion` is given without a value",
        ),
        (
            refused(&|rules| {
                quota(rules, PairProperty { value_below: Some(0.5), ..PairProperty::default() });
            }),
            "rules.pair_quotas[1].value_below: `value_below` is given without `criterion`",
        ),
        (
            refused(&|rules| {
                let property = PairProperty {
                    criterion: Some("other".to_owned()),
                    value_at_least: Some(0.5),
                    value_below: Some(0.25),
                    ..PairProperty::default()
                };
                quota(rules, property);
            }),
            "rules.pair_quotas[1].value_at_least: `value_at_least` is 0.5 and `value_below` is 0.25",
        ),
    ] {
        assert!(found.contains(message), "{found}\n{message}");
    }
}
