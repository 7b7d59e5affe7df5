//! Countries in sentences: by name in the language of the report, by code where no name is known.
#![allow(clippy::unwrap_used, reason = "tests fail by panic")]

use regiopair::report::language::{English, Language, Portuguese, Spanish};
use regiopair::rules::{Exclusion, GroupLabel, RuleDescription};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const LANGUAGES: [&dyn Language; 3] = [&English, &Spanish, &Portuguese];

fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn quota(countries: &[&str]) -> RuleDescription {
    let regions = json!({
        "side": "lac", "regions": [], "countries": countries, "attribute": null, "values": [],
    });
    let rule = json!({ "regions": regions, "each": null, "at_least": 1, "because": "" });
    read(json!({ "kind": "quota", "rule": rule }))
}

#[test]
fn a_rule_names_countries() {
    let said = |countries: &[&str]| LANGUAGES.map(|language| language.rule(&quota(countries)));
    for (said, named) in [
        (said(&["BR"]), ["country: Brazil", "país: Brasil", "país: Brasil"]),
        (
            said(&["MX", "XX"]),
            ["countries: Mexico, XX", "países: México, XX", "países: México, XX"],
        ),
    ] {
        for (said, named) in said.iter().zip(named) {
            assert!(said.contains(named), "{said}");
        }
    }
}

#[test]
fn a_group_is_named_by_its_country_and_not_by_a_code_that_looks_like_one() {
    let of = |key: &str| GroupLabel::Value { key: key.to_owned(), value: "DE".to_owned() };
    let said = |group: &GroupLabel| LANGUAGES.map(|language| language.group(group));
    assert_eq!(said(&of("country")), ["Germany", "Alemania", "Alemanha"]);
    assert_eq!(said(&of("grade")), ["DE"; 3]);
    // A document of before there were keys.
    assert_eq!(said(&read(json!({ "kind": "value", "value": "DE" }))), ["DE"; 3]);
    let two = GroupLabel::Countries { left: "BR".to_owned(), right: "IT".to_owned() };
    assert_eq!(said(&two), ["Brazil and Italy", "Brasil e Italia", "Brasil e Itália"]);
}

#[test]
fn pairs_between_two_countries_and_values_of_pairs_are_named() {
    let pairs = json!({
        "theme": null, "leading_theme": null, "domain": null, "countries": ["CO", "ES"],
        "earlier_tie": null, "shared_language": null, "shared_attribute": "country",
        "shared_value": "FR", "farther_than_km": null, "score_below": null, "criterion": null,
        "value_at_least": null, "value_below": null,
    });
    let rule = json!({ "pairs": pairs, "each": null, "at_least": 1, "because": "" });
    let rule: RuleDescription = read(json!({ "kind": "pair-quota", "rule": rule }));
    let exclusion: Exclusion = read(json!({
        "kind": "no-shared-value", "attribute": "country", "left": ["CO"], "right": ["ES"],
    }));
    for (language, [between, shared, differ]) in LANGUAGES.into_iter().zip([
        ["between Colombia and Spain", "both state France as country", "Colombia and Spain"],
        ["entre Colombia y España", "«Francia» en «país»", "Colombia frente a España"],
        ["entre Colômbia e Espanha", "“país”: França", "Colômbia / Espanha"],
    ]) {
        let said = language.rule(&rule);
        assert!(said.contains(between) && said.contains(shared), "{said}");
        let said = language.exclusion(&exclusion);
        assert!(said.contains(differ), "{said}");
    }
}
