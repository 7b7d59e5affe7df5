//! One of a thing is in the singular, in every language.
#![allow(clippy::unwrap_used, reason = "tests fail by panic")]

use regiopair::infeasibility::{RuleChange, Statement};
use regiopair::proposal::UnmatchedReason;
use regiopair::report::language::{English, Language, Portuguese, SideCount, Spanish};
use regiopair::rules::Exclusion;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const LANGUAGES: [&dyn Language; 3] = [&English, &Spanish, &Portuguese];

fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn check(said: impl Fn(&dyn Language) -> String, expected: [&str; 3]) {
    for (language, expected) in LANGUAGES.into_iter().zip(expected) {
        let said = said(language);
        assert!(said.contains(expected), "{said}: {expected}");
    }
}

#[test]
fn one_place_and_one_candidate() {
    let reason = |candidates, places| UnmatchedReason::TooFewPlaces { candidates, places };
    check(
        |language| language.unmatched_reason(&reason(300, 1)),
        [
            "there are 300 candidates for 1 place,",
            "hay 300 candidatas para 1 plaza,",
            "há 300 candidatas para 1 lugar,",
        ],
    );
    check(
        |language| language.unmatched_reason(&reason(1, 2)),
        [
            "there is 1 candidate for 2 places,",
            "hay 1 candidata para 2 plazas,",
            "há 1 candidata para 2 lugares,",
        ],
    );
}

#[test]
fn one_candidate_region_of_a_side() {
    let count = SideCount { side: "eu".to_owned(), admitted: 0, candidates: 1 };
    check(
        |language| language.admitted(std::slice::from_ref(&count)),
        ["0 of 1 candidate region ", "0 de 1 región candidata ", "0 de 1 região candidata "],
    );
    check(
        |language| language.no_condition(1),
        ["the only candidate region", "la única región candidata", "a única região candidata"],
    );
}

#[test]
fn one_partner_one_pair_and_one_theme() {
    let change: RuleChange = read(json!({
        "kind": "more-partners", "side": "eu", "regions": [], "count": 1,
    }));
    check(
        |language| language.rule_change(&change),
        ["have 1 partner:", "1 contraparte a", "1 parceiro a"],
    );
    let unknown: Statement = read(json!({ "kind": "unknown-pairs", "unknown": 1, "pairs": 1 }));
    check(
        |language| language.statement(&unknown),
        ["for 1 of 1 pair", "en 1 de 1 par ", "1 de 1 par"],
    );
    let themes = |found, wanted| Exclusion::TooFewThemes { found, wanted };
    check(
        |language| language.exclusion(&themes(0, 1)),
        [
            "1 theme in common is required, and none is known",
            "se exige 1 tema en común, y no se conoce ninguno",
            "exige-se 1 tema em comum, e não se conhece nenhum",
        ],
    );
    check(
        |language| language.exclusion(&themes(1, 3)),
        [
            "3 themes in common are required, and only 1 is known",
            "se exigen 3 temas en común, y solo se conoce 1",
            "exigem-se 3 temas em comum, e só se conhece 1",
        ],
    );
}
