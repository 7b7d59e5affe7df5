//! Portuguese sentences word by word: number and gender, and what no page of the built-in data says.
#![allow(clippy::unwrap_used, reason = "tests fail by panic")]

use regiopair::criteria::{Meaning, Reason, Unknown, ZeroReason};
use regiopair::infeasibility::Statement;
use regiopair::profile::RegionLabel;
use regiopair::report::language::{
    ChangeSentences, CriterionSentences, FirmnessSentences, Grammar, InfeasibilitySentences,
    PairSentences, Portuguese, ProofSentences, ProposalSentences, QuestionSentences, RuleSentences,
    ScreeningSentences, SensitivitySentences, ValidationSentences, WeightSentences,
};
use regiopair::rules::{Exclusion, Objective, RuleDescription};
use regiopair::score::NoEffectiveWeights;
use regiopair::sensitivity::{Change, Loss, ScoreChange};
use regiopair::validation::Untestable;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn region(name: &str) -> Value {
    json!({"id": name.to_lowercase(), "name": name, "country": "AR"})
}

fn regions(names: &[&str]) -> Value {
    names.iter().map(|name| region(name)).collect()
}

#[test]
fn numbers_have_a_decimal_comma_and_thin_blanks() {
    assert_eq!(Portuguese.number(1_234.567, 2), "1\u{202F}234,57");
    assert_eq!(Portuguese.signed_number(-0.5, 1), "−0,5");
    assert_eq!(Portuguese.signed_number(0.5, 1), "+0,5");
    assert_eq!(Portuguese.count(1_000_000), "1\u{202F}000\u{202F}000");
    assert_eq!(Portuguese.probability(0.873), "87,3 %");
    assert_eq!(Portuguese.probability(0.000_1), "< 0,1 %");
    assert_eq!(Portuguese.share(0.125), "12,5 %");
    assert_eq!(Portuguese.rank(2.5, 1_000), "2,5 de 1\u{202F}000");
    assert_eq!(Portuguese.sentence("é o único"), "É o único.");
}

#[test]
fn lists_end_with_an_e() {
    let items = |count: usize| -> Vec<String> {
        ["Itália", "Inglaterra", "Oaxaca"].map(str::to_owned)[..count].to_vec()
    };
    assert_eq!(Portuguese.list(&items(0)), "");
    assert_eq!(Portuguese.list(&items(1)), "Itália");
    assert_eq!(Portuguese.list(&items(2)), "Itália e Inglaterra");
    assert_eq!(Portuguese.list(&items(3)), "Itália, Inglaterra e Oaxaca");
    assert_eq!(
        Portuguese.list_with_more(&items(2), 1_500),
        "Itália, Inglaterra e mais 1\u{202F}500"
    );
    assert_eq!(Portuguese.more_entries(3), "e mais 3");
}

#[test]
fn verbs_agree_with_numbers() {
    let group = |names: &[&str]| json!({"whole_side": null, "regions": regions(names)});
    let said = |value: Value| Portuguese.statement(&read::<Statement>(value));
    for (names, needed, possible, expected) in [
        (&["Salta"][..], 1, 0, "Salta precisa de 1 par, mas nenhum par é possível"),
        (&["Salta"], 2, 1, "Salta precisa de 2 pares, mas só 1 par é possível"),
        (
            &["Salta", "Jujuy"],
            3,
            2,
            "Jujuy e Salta precisam de 3 pares, mas só 2 pares são possíveis",
        ),
    ] {
        let shortage = json!({
            "kind": "shortage", "regions": group(names), "needed": needed, "possible": possible
        });
        assert_eq!(said(shortage), expected);
    }
    let required = |required: usize, allowed: usize| {
        said(json!({
            "kind": "too-many-required", "region": region("Salta"), "required": required, "allowed": allowed
        }))
    };
    assert_eq!(required(1, 0), "é exigido 1 par com Salta, que não pode ter nenhum");
    assert_eq!(required(3, 2), "são exigidos 3 pares com Salta, que só pode ter 2");
    let limit = |limit: Value| said(json!({"kind": "limit-of-kind", "limit": limit}));
    assert_eq!(limit(json!({"at-most": 0})), "nenhum destes pares é possível");
    assert_eq!(limit(json!({"at-most": 1})), "no máximo 1 destes pares pode formar-se");
    assert_eq!(limit(json!({"at-least": 2})), "pelo menos 2 destes pares devem formar-se");
    assert_eq!(
        limit(json!({"between": {"least": 1, "most": 4}})),
        "pelo menos 1 destes pares deve formar-se, e no máximo 4 podem"
    );
    assert_eq!(
        limit(json!({"between": {"least": 2, "most": 2}})),
        "exatamente 2 destes pares devem formar-se"
    );
    let further = |pairs: usize| said(json!({"kind": "uncounted-pairs", "pairs": pairs}));
    assert_eq!(further(1), "é possível mais 1 par");
    assert_eq!(further(5), "são possíveis mais 5 pares");
}

#[test]
fn changes_of_a_plan_are_counted() {
    let pairs = |count: usize| {
        let pair = json!({"left": region("Salta"), "right": region("Molise"), "score": 0.5});
        vec![pair; count]
    };
    let said = |kept: usize, gone: usize, new: usize, total: f64| {
        let change = json!({"total": total, "kept": kept, "gone": pairs(gone), "new": pairs(new)});
        Portuguese.change(&read::<Change>(change))
    };
    assert_eq!(said(1, 1, 1, 0.25), "1 par se mantém, 1 sai, 1 entra; o total sobe 0,250.");
    assert_eq!(
        said(0, 2, 3, -0.25),
        "Nenhum par se mantém, 2 saem, 3 entram; o total desce 0,250."
    );
    assert_eq!(
        said(7, 0, 0, 0.0),
        "7 pares se mantêm, nenhum sai, nenhum entra; o total não muda."
    );
    assert_eq!(Portuguese.no_change(0), "Nada muda: nenhum dos planos tem pares.");
    assert_eq!(
        Portuguese.blocking_pairs(2),
        "Há 2 pares de regiões que preferem uma à outra aos seus parceiros:"
    );
}

/// `pelo menos 1 par`, but `pelo menos 1 e no máximo 2 pares`.
#[test]
fn rules_state_bounds_and_selections() {
    let selected = |change: &[(&str, Value)]| {
        let mut selected = json!({
            "side": "lac", "regions": [], "countries": [], "attribute": null, "values": []
        });
        for (key, value) in change {
            selected[*key] = value.clone();
        }
        selected
    };
    let said = |kind: &str, rule: Value| {
        let rule = json!({"kind": kind, "rule": rule});
        Portuguese.rule(&read::<RuleDescription>(rule))
    };
    let quota = |bounds: Value, selected: Value, each: Value| {
        let mut rule = json!({"regions": selected, "each": each, "bounds": {}});
        rule["bounds"] = bounds.clone();
        for (key, value) in bounds.as_object().unwrap() {
            rule[key] = value.clone();
        }
        said("quota", rule)
    };
    assert_eq!(
        quota(json!({"at_least": 1}), selected(&[]), Value::Null),
        "pelo menos 1 par com regiões (lac)"
    );
    assert_eq!(
        quota(json!({"at_least": 1, "at_most": 2}), selected(&[]), json!("country")),
        "pelo menos 1 e no máximo 2 pares com regiões (lac) para cada país"
    );
    assert_eq!(
        quota(json!({"at_least": 3, "or_none": true}), selected(&[]), Value::Null),
        "nenhum par, ou pelo menos 3 pares com regiões (lac)"
    );
    let coastal = [("attribute", json!("terrain")), ("values", json!(["coastal", "island"]))];
    assert_eq!(
        quota(json!({"at_most": 1}), selected(&coastal), Value::Null),
        "no máximo 1 par com regiões (lac; tipo de território: litoral, ilha)"
    );
    assert_eq!(said("minimum-score", json!(0.46)), "nenhum par tem uma pontuação abaixo de 0,46");
    assert_eq!(
        said("shared-themes", json!(1)),
        "as duas regiões de um par têm pelo menos 1 tema em comum"
    );
    assert_eq!(said("number-of-pairs", json!(1)), "o plano tem exatamente 1 par");
}

#[test]
fn exclusions_are_explained() {
    let said = |value: Value| Portuguese.exclusion(&read::<Exclusion>(value));
    assert_eq!(
        said(json!({"kind": "below-minimum", "score": 0.459_99, "minimum": 0.46})),
        "a sua pontuação, 0,45999, está abaixo do mínimo de 0,46"
    );
    assert_eq!(
        said(json!({"kind": "too-far", "distance_km": 12_345.6, "maximum_km": 9_000.0})),
        "as regiões ficam a 12\u{202F}346 km uma da outra, mais de 9\u{202F}000 km"
    );
    assert_eq!(
        said(json!({
            "kind": "no-shared-value", "attribute": "terrain", "left": ["urban"], "right": ["plateau", "island"]
        })),
        "as regiões não têm nenhum valor em comum em “tipo de território”: urbano / planalto, ilha"
    );
    let themes = |found: usize, wanted: usize| {
        said(json!({"kind": "too-few-themes", "found": found, "wanted": wanted}))
    };
    assert_eq!(themes(0, 1), "exige-se 1 tema em comum, e não se conhece nenhum");
    assert_eq!(themes(1, 2), "exigem-se 2 temas em comum, e só se conhece 1");
    assert_eq!(themes(2, 3), "exigem-se 3 temas em comum, e só se conhecem 2");
    let missing =
        json!({"condition": "contact-person", "status": "not-met", "source": "", "note": ""});
    assert_eq!(
        said(json!({"kind": "not-admitted", "region": region("Salta"), "missing": [missing]})),
        "Salta não pode participar: um interlocutor designado (condição não cumprida)"
    );
    assert_eq!(Portuguese.condition("own-condition"), "`own-condition`");
}

#[test]
fn nothing_english_is_left_of_errors_and_ids() {
    let label: RegionLabel = read(region("Salta"));
    let boxed = Box::new(label.clone());
    for (unknown, expected) in [
        (Unknown::NoNeed { region: label.clone() }, "não consta nenhuma necessidade de Salta"),
        (Unknown::FlatProfile, "um perfil com partes iguais em todos os domínios não tem forma"),
        (
            Unknown::NothingStated { region: boxed, key: "challenge".to_owned() },
            "nada consta de Salta quanto a desafios",
        ),
        (
            Unknown::SameEverywhere { key: "unemployment_pct".to_owned() },
            "desemprego em %: o mesmo valor em todas as regiões",
        ),
        (Unknown::text("dados próprios"), "dados próprios"),
    ] {
        assert_eq!(Portuguese.unknown(&unknown), expected);
    }
    assert_eq!(
        Portuguese.question(&Unknown::NoLanguage { region: label }),
        "Em que línguas Salta pode trabalhar?"
    );
    for (reason, expected) in [
        (NoEffectiveWeights::NotAdditive, "a pontuação de um par não é uma soma dos critérios."),
        (NoEffectiveWeights::NoVariation, "todos os pares têm a mesma pontuação."),
    ] {
        let said = Portuguese.effective_weights(Some(reason));
        assert!(said.ends_with(expected), "{said}");
    }
    let compared = |feature: &str, left: &[&str], right: &[&str]| {
        let reason = json!({"kind": "compared", "feature": feature, "left": left, "right": right});
        Portuguese.reason(&read::<Reason>(reason))
    };
    assert_eq!(compared("language", &["es"], &["pt"]), "língua: espanhol / português");
    assert_eq!(compared("language", &["xx"], &["xx"]), "língua: xx");
    assert_eq!(
        compared("terrain", &["coastal", "urban"], &["mountain"]),
        "território: litoral e urbano / montanha"
    );
    let languages = ZeroReason::NoCommonLanguage {
        left: ["es", "qu"].map(str::to_owned).to_vec(),
        right: vec!["sl".to_owned()],
    };
    assert_eq!(
        Portuguese.zero(&languages),
        "as duas regiões não têm nenhuma língua em comum (espanhol, quíchua / esloveno)"
    );
    let statements = json!({
        "kind": "statements", "statements": "sdg", "compare": "shared"
    });
    assert_eq!(
        Portuguese.meaning(&read::<Meaning>(statements)),
        "as duas regiões indicam o mesmo quanto a ODS, sobretudo o que é raro"
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
        let loss: Loss = read(pair["exit"].clone());
        assert_eq!(loss.amounts.len(), objectives.len());
        Portuguese.exit(objectives, &read(pair))
    };
    assert_eq!(
        exit(&[Objective::Pairs, Objective::Total], json!([1.0, 0.5]), "exact"),
        "sem ele, o plano perderia 1 par e perderia 0,500 pontos"
    );
    assert_eq!(
        exit(&[Objective::SmallestSpread], json!([0.25]), "at-most"),
        "sem ele, o plano seria 0,250 pontos menos equilibrado, no máximo"
    );
    let score = json!({"from": 0.5, "to": 1.2, "is_possible": false, "certainty": "at-most"});
    assert_eq!(
        Portuguese.score_change(&read::<ScoreChange>(score)),
        "nenhuma pontuação: teria de ser 1,200 (menos pode bastar), e a mais alta é 1"
    );
}

#[test]
fn headings_and_counts_agree() {
    assert_eq!(Portuguese.excluded_regions(1), "Excluídas: 1 região. O que falta a cada uma:");
    assert_eq!(
        Portuguese.flagged_regions(2),
        "Admitidas com ressalva: 2 regiões. O que não se sabe:"
    );
    assert_eq!(
        Portuguese.idle_questions(1),
        "Falta mais 1 dado, mas por si só não poderia mudar o melhor plano."
    );
    assert_eq!(
        Portuguese.interval_width(1, 0.25),
        "Com 1 par, o intervalo de S é de cerca de ±0,25."
    );
    assert_eq!(Portuguese.no_p(&Untestable::Unknown), "não testado");
    assert_eq!(Portuguese.more_evidence(3, "0,010"), "mais 3: 0,010");
    assert_eq!(
        Portuguese.objective(&Objective::Criterion("needs-met".into())),
        "critério `needs-met`"
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
    fits(&Portuguese.firmness_columns(), &[8, 8, 5, 6]);
    fits(&Portuguese.fit_columns(), &[24, 5, 5, 5, 12, 6, 7, 7, 5, 8, 5]);
    fits(&Portuguese.outcome_columns(), &[24, 7, 7, 7, 7, 9, 10]);
    fits(&Portuguese.observed_columns(), &[28, 28, 6, 10, 5, 10, 5]);
    fits(&Portuguese.range_columns(), &[24, 14, 14, 14, 11]);
    fits(&Portuguese.weight_columns("lac", "eu"), &[20, 8, 8, 8, 9]);
    fits(&Portuguese.criterion_columns(), &[20, 5, 5]);
    fits(&Portuguese.price_columns(), &[8, 5]);
    fits(&Portuguese.question_columns(), &[7, 6]);
    fits(&Portuguese.score_columns(), &[5, 11]);
}
