//! Spanish sentences word by word: number and gender, and what no page of the built-in data says.
#![allow(clippy::unwrap_used, reason = "tests fail by panic")]

use regiopair::criteria::{Meaning, Reason, Unknown, ZeroReason};
use regiopair::infeasibility::Statement;
use regiopair::profile::RegionLabel;
use regiopair::report::language::{
    ChangeSentences, CriterionSentences, FirmnessSentences, InfeasibilitySentences, PairSentences,
    ProofSentences, ProposalSentences, QuestionSentences, RuleSentences, ScreeningSentences,
    SensitivitySentences, Spanish, ValidationSentences, WeightSentences,
};
use regiopair::rules::{Exclusion, Objective, RuleDescription};
use regiopair::score::NoEffectiveWeights;
use regiopair::sensitivity::{Change, ScoreChange};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn region(name: &str) -> Value {
    json!({"id": name.to_lowercase(), "name": name, "country": "AR"})
}

#[test]
fn verbs_agree_with_numbers() {
    let said = |value: Value| Spanish.statement(&read::<Statement>(value));
    let shortage = |names: &[&str], needed: usize, possible: usize| {
        let regions: Vec<Value> = names.iter().map(|name| region(name)).collect();
        said(json!({
            "kind": "shortage", "regions": {"whole_side": null, "regions": regions},
            "needed": needed, "possible": possible
        }))
    };
    assert_eq!(shortage(&["Salta"], 1, 0), "Salta necesita 1 par, pero ningún par es posible");
    assert_eq!(shortage(&["Salta"], 2, 1), "Salta necesita 2 pares, pero solo 1 par es posible");
    assert_eq!(
        shortage(&["Salta", "Imbabura"], 3, 2),
        "Imbabura y Salta necesitan 3 pares, pero solo 2 pares son posibles"
    );
    let required = |required: usize, allowed: usize| {
        said(json!({
            "kind": "too-many-required", "region": region("Salta"), "required": required, "allowed": allowed
        }))
    };
    assert_eq!(required(1, 0), "se exige a Salta 1 par, pero no puede tener ninguno");
    assert_eq!(required(3, 2), "se exigen a Salta 3 pares, pero solo puede tener 2");
    let limit = |limit: Value| said(json!({"kind": "limit-of-kind", "limit": limit}));
    assert_eq!(limit(json!({"at-most": 0})), "no se puede formar ninguno de estos pares");
    assert_eq!(limit(json!({"at-most": 1})), "se puede formar como máximo 1 de estos pares");
    assert_eq!(limit(json!({"at-least": 2})), "se deben formar al menos 2 de estos pares");
    let further = |pairs: usize| said(json!({"kind": "uncounted-pairs", "pairs": pairs}));
    assert_eq!(further(1), "1 par más es posible");
    assert_eq!(further(5), "5 pares más son posibles");
}

#[test]
fn changes_of_a_plan_are_counted() {
    let pairs = |count: usize| {
        let pair = json!({"left": region("Salta"), "right": region("Molise"), "score": 0.5});
        vec![pair; count]
    };
    let said = |kept: usize, gone: usize, new: usize, total: f64| {
        let change = json!({"total": total, "kept": kept, "gone": pairs(gone), "new": pairs(new)});
        Spanish.change(&read::<Change>(change))
    };
    assert_eq!(
        said(1, 1, 1, 0.25),
        "Se mantiene 1 par, se suprime 1, se añade 1; el total sube 0,250."
    );
    assert_eq!(
        said(0, 2, 3, -0.25),
        "No se mantiene ningún par, se suprimen 2, se añaden 3; el total baja 0,250."
    );
    assert_eq!(Spanish.no_change(0), "Nada cambia: ninguno de los dos planes tiene pares.");
}

#[test]
fn rules_state_bounds_and_selections() {
    let said = |kind: &str, rule: Value| {
        let rule = json!({"kind": kind, "rule": rule});
        Spanish.rule(&read::<RuleDescription>(rule))
    };
    let quota = |bounds: Value, attribute: Value, values: Value, each: Value| {
        let mut rule = json!({
            "regions": {
                "side": "lac", "regions": [], "countries": [], "attribute": attribute, "values": values
            },
            "each": each, "bounds": bounds.clone()
        });
        for (key, value) in bounds.as_object().unwrap() {
            rule[key] = value.clone();
        }
        said("quota", rule)
    };
    let none = || (Value::Null, json!([]));
    let (attribute, values) = none();
    assert_eq!(
        quota(json!({"at_least": 1}), attribute, values, Value::Null),
        "al menos 1 par con regiones (lac)"
    );
    let (attribute, values) = none();
    assert_eq!(
        quota(json!({"at_least": 1, "at_most": 2}), attribute, values, json!("country")),
        "entre 1 y 2 pares con regiones (lac) por cada país"
    );
    let (attribute, values) = none();
    assert_eq!(
        quota(json!({"at_least": 3, "or_none": true}), attribute, values, Value::Null),
        "ningún par, o al menos 3 pares con regiones (lac)"
    );
    assert_eq!(
        quota(json!({"at_most": 1}), json!("terrain"), json!(["coastal", "island"]), Value::Null),
        "como máximo 1 par con regiones (lac; relieve: costa, isla)"
    );
    assert_eq!(
        said("minimum-score", json!(0.46)),
        "ningún par tiene una puntuación inferior a 0,46"
    );
    assert_eq!(
        said("shared-themes", json!(1)),
        "las dos regiones de un par comparten al menos 1 tema"
    );
}

#[test]
fn exclusions_are_explained() {
    let said = |value: Value| Spanish.exclusion(&read::<Exclusion>(value));
    assert_eq!(
        said(json!({"kind": "below-minimum", "score": 0.459_99, "minimum": 0.46})),
        "su puntuación, 0,45999, es inferior al mínimo de 0,46"
    );
    assert_eq!(
        said(json!({"kind": "too-far", "distance_km": 12_345.6, "maximum_km": 9_000.0})),
        "las regiones distan 12\u{202F}346 km, más de 9\u{202F}000 km"
    );
    let themes = |found: usize, wanted: usize| {
        said(json!({"kind": "too-few-themes", "found": found, "wanted": wanted}))
    };
    assert_eq!(themes(0, 1), "se exige 1 tema en común, y no se conoce ninguno");
    assert_eq!(themes(1, 2), "se exigen 2 temas en común, y solo se conoce 1");
    assert_eq!(themes(2, 3), "se exigen 3 temas en común, y solo se conocen 2");
    let missing =
        json!({"condition": "contact-person", "status": "not-met", "source": "", "note": ""});
    assert_eq!(
        said(json!({"kind": "not-admitted", "region": region("Salta"), "missing": [missing]})),
        "Salta no puede participar; no se cumple: una persona de contacto"
    );
    assert_eq!(Spanish.condition("own-condition"), "`own-condition`");
}

#[test]
fn nothing_english_is_left_of_errors_and_ids() {
    let label: RegionLabel = read(region("Salta"));
    let boxed = Box::new(label.clone());
    for (unknown, expected) in [
        (Unknown::NoNeed { region: label.clone() }, "no consta ninguna necesidad de Salta"),
        (
            Unknown::NothingStated { region: boxed, key: "challenge".to_owned() },
            "no consta ningún valor de «reto» de Salta",
        ),
        (
            Unknown::SameEverywhere { key: "unemployment_pct".to_owned() },
            "«tasa de desempleo en %» es igual en todas las regiones",
        ),
        (Unknown::text("datos propios"), "datos propios"),
    ] {
        assert_eq!(Spanish.unknown(&unknown), expected);
    }
    assert_eq!(
        Spanish.question(&Unknown::NoLanguage { region: label }),
        "¿En qué idiomas puede trabajar Salta?"
    );
    let said = Spanish.effective_weights(Some(NoEffectiveWeights::NoVariation));
    assert!(said.ends_with("todos los pares tienen la misma puntuación."), "{said}");
    let compared = |feature: &str, left: &[&str], right: &[&str]| {
        let reason = json!({"kind": "compared", "feature": feature, "left": left, "right": right});
        Spanish.reason(&read::<Reason>(reason))
    };
    assert_eq!(compared("language", &["es"], &["pt"]), "idioma: español / portugués");
    assert_eq!(
        compared("terrain", &["coastal", "urban"], &["xx"]),
        "relieve: costa, zona urbana / xx"
    );
    let languages = ZeroReason::NoCommonLanguage {
        left: ["es", "qu"].map(str::to_owned).to_vec(),
        right: vec!["sl".to_owned()],
    };
    assert_eq!(
        Spanish.zero(&languages),
        "las dos regiones no tienen ningún idioma en común (español, quechua / esloveno)"
    );
    let statements = json!({"kind": "statements", "statements": "sdg", "compare": "shared"});
    assert_eq!(
        Spanish.meaning(&read::<Meaning>(statements)),
        "ambas regiones declaran los mismos valores de «ODS», sobre todo los poco frecuentes"
    );
}

#[test]
fn losses_and_changes_are_in_the_conditional() {
    let exit = |objectives: &[Objective], amounts: Value, certainty: &str| {
        let pair = json!({
            "left": region("Salta"), "right": region("Molise"), "score": 0.5,
            "probability": null, "standard_error": null, "exit_margin": null,
            "exit": {"amounts": amounts, "certainty": certainty}, "is_necessary": false,
            "acceptability": null, "acceptability_error": null, "in_every_best_plan": null,
            "left_other": null, "right_other": null,
        });
        Spanish.exit(objectives, &read(pair))
    };
    assert_eq!(
        exit(&[Objective::Pairs, Objective::Total], json!([1.0, 0.5]), "exact"),
        "sin él, el plan perdería 1 par y perdería 0,500 puntos"
    );
    assert_eq!(
        exit(&[Objective::SmallestSpread], json!([0.25]), "at-most"),
        "sin él, el plan sería 0,250 puntos menos equilibrado como máximo"
    );
    let score = json!({"from": 0.5, "to": 1.2, "is_possible": false, "certainty": "at-most"});
    assert_eq!(
        Spanish.score_change(&read::<ScoreChange>(score)),
        "ninguna puntuación: tendría que ser 1,200 (puede bastar con menos), y la máxima es 1"
    );
}

#[test]
fn headings_and_counts_agree() {
    assert_eq!(Spanish.excluded_regions(1), "Excluidas: 1 región. Lo que falta a cada una:");
    assert_eq!(
        Spanish.idle_questions(1),
        "Falta 1 dato más, pero por sí solo no podría cambiar el mejor plan."
    );
    assert_eq!(Spanish.blocking_pairs(1), "Dos regiones se prefieren entre sí a sus contrapartes:");
    assert_eq!(
        Spanish.interval_width(1, 0.25),
        "Con 1 par, el intervalo de S es de cerca de ±0,25."
    );
    assert_eq!(Spanish.rank(2.5, 1_000), "2,5 de 1\u{202F}000");
    assert_eq!(Spanish.probability(0.000_1), "< 0,1 %");
    assert_eq!(
        Spanish.objective(&Objective::Criterion("needs-met".into())),
        "criterio `needs-met`"
    );
}

/// Headings fit into the columns of the text.
#[test]
fn headings_fit_into_their_columns() {
    let fits = |headings: &[String], widths: &[usize]| {
        for (heading, &width) in headings.iter().zip(widths) {
            assert!(heading.chars().count() <= width, "{heading}");
        }
    };
    fits(&Spanish.firmness_columns(), &[8, 8, 5, 6]);
    fits(&Spanish.fit_columns(), &[24, 5, 5, 5, 12, 6, 7, 7, 5, 8, 5]);
    fits(&Spanish.outcome_columns(), &[24, 7, 7, 7, 7, 9, 10]);
    fits(&Spanish.observed_columns(), &[28, 28, 6, 10, 5, 10, 5]);
    fits(&Spanish.range_columns(), &[24, 14, 14, 14, 11]);
    fits(&Spanish.weight_columns("lac", "eu"), &[20, 8, 8, 8, 9]);
    fits(&Spanish.criterion_columns(), &[20, 5, 5]);
    fits(&Spanish.price_columns(), &[8, 5]);
    fits(&Spanish.question_columns(), &[7, 6]);
    fits(&Spanish.score_columns(), &[5, 11]);
}
