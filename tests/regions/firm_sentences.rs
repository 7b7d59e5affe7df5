//! The sentences about how firm a plan is, word by word.
#![allow(clippy::unwrap_used, reason = "tests fail by panic")]

use regiopair::plan::NotLinear;
use regiopair::report::language::{English, FirmnessSentences, WeightSentences};
use regiopair::rules::Objective;
use regiopair::score::NotAdditive;
use regiopair::sensitivity::{
    Acceptability, Certainty, FirmPair, Firmness, Loss, NearestChange, ParetoFront, WhyNot,
};
use serde_json::{Value, json};

fn region(id: &str, name: &str, country: &str) -> Value {
    json!({"id": id, "name": name, "country": country})
}

fn firmness(change: &[(&str, Value)]) -> Firmness {
    let document = json!({
        "sides": {"left": "lac", "right": "eu"},
        "objectives": ["total"],
        "total": 9.5,
        "probabilities": probabilities(&[]),
        "most_best_plans": 100,
        "best_plans": {"count": 1, "is_complete": true, "common": 1},
        "pairs": [pair(&[])],
    });
    serde_json::from_value(changed(document, change)).unwrap()
}

fn changed(mut document: Value, change: &[(&str, Value)]) -> Value {
    for (key, value) in change {
        document[*key] = value.clone();
    }
    document
}

fn probabilities(change: &[(&str, Value)]) -> Value {
    let document = json!({
        "expected_total": 9.1,
        "softness": {"beta": 40.5, "points_per_e": 0.0247, "spread": 0.1, "is_default": true},
        "method": {"kind": "exact"},
        "by_rounds": false,
        "log_plan": (0.0123_f64).ln(),
        "entropy": 500_f64.ln(),
    });
    changed(document, change)
}

fn pair(change: &[(&str, Value)]) -> Value {
    let pair = json!({
        "left": region("salta", "Salta", "AR"),
        "right": region("styria", "Styria", "AT"),
        "score": 0.61,
        "probability": 0.873,
        "standard_error": null,
        "exit_margin": 0.0216,
        "exit": {"amounts": [0.0216], "certainty": "exact"},
        "is_necessary": false,
        "acceptability": 0.402,
        "acceptability_error": 0.0155,
        "in_every_best_plan": true,
        "left_other": {"region": region("molise", "Molise", "IT"), "probability": 0.09},
        "right_other": {"region": region("jujuy", "Jujuy", "AR"), "probability": 0.004},
    });
    changed(pair, change)
}

#[test]
fn equally_good_plans_are_counted_in_words() {
    let said = |best: Value| English.equally_good_plans(&firmness(&[("best_plans", best)]));
    let plans = |count: usize, is_complete: bool, common: usize| {
        said(json!({"count": count, "is_complete": is_complete, "common": common}))
    };
    assert_eq!(plans(1, true, 1), "It is the only best plan.");
    assert_eq!(
        plans(3, true, 0),
        "It is one of 3 plans that are equally good; they share no pair."
    );
    assert_eq!(
        plans(100, false, 1),
        "At least 100 plans are equally good; they share all of their pairs."
    );
    assert_eq!(
        said(Value::Null),
        "Whether other plans are as good was not decided within the effort."
    );
}

#[test]
fn probabilities_are_explained() {
    let meaning = |softness| {
        let probabilities = probabilities(&[("softness", softness)]);
        English.meaning_of_probabilities(&firmness(&[("probabilities", probabilities)]))
    };
    // A gain of ln 10 times 0.0247 points.
    assert_eq!(
        meaning(json!({"beta": 40.5, "points_per_e": 0.0247, "spread": 0.1, "is_default": true})),
        "The probability of a pair is its share of all plans under the rules, where better plans count more: ten \
         times as much for each 0.057 points in total. β is 40.5 (the default: scores, which differ by 0.100 on \
         average from their mean, are taken to be uncertain by about a third of that). A pair near 100 % is in \
         nearly every good plan; a lower one has rivals that are almost as good."
    );
    assert_eq!(
        meaning(json!({"beta": 0.0, "points_per_e": null, "spread": 0.1, "is_default": false})),
        "The probability of a pair is the share of all plans under the rules that have it: with β = 0, every plan \
         counts the same."
    );
    let requested = json!({"beta": 2.0, "points_per_e": 0.5, "spread": 0.1, "is_default": false});
    let requested = meaning(requested);
    assert!(requested.contains("β is 2.00 (as requested)."), "{requested}");
    let without = firmness(&[("probabilities", Value::Null)]);
    assert_eq!(
        English.meaning_of_probabilities(&without),
        "The programme does not optimise the total alone, so that plans have no single value and pairs no \
         probability."
    );
    assert_eq!(English.openness(&without), "");
}

#[test]
fn openness_says_how_probabilities_were_found() {
    assert_eq!(
        English.openness(&firmness(&[])),
        "The probabilities are exact. This plan alone has 1.2 % of the weight, and the choice is as open as a fair \
         draw among 500 plans."
    );
    let sampled = json!({
        "kind": "sampled", "plans": 20_000, "chains": 4, "seed": 15, "largest_error": 0.0042
    });
    let by_rounds = probabilities(&[("method", sampled), ("by_rounds", json!(true))]);
    assert_eq!(
        English.openness(&firmness(&[("probabilities", by_rounds)])),
        "The probabilities are shares of 20,000 sampled plans (seed 15), with a standard error of at most 0.4 %. The \
         rounds are decided one by one: each is compared with the other choices it had after the rounds before it."
    );
}

#[test]
fn a_pair_is_described() {
    let said = |change: &[(&str, Value)]| {
        let pair: FirmPair = serde_json::from_value(pair(change)).unwrap();
        English.firm_pair(&[Objective::Total], &pair)
    };
    assert_eq!(
        said(&[]),
        "Salta (AR) – Styria (AT): in 87.3 % of plans, better ones counting more; in the best plan under 40.2 % of \
         weights; without it, the total falls by 0.022 points; else Salta with Molise (IT) 9.0 %."
    );
    let bare = [
        ("standard_error", json!(0.01)),
        ("acceptability", Value::Null),
        ("is_necessary", json!(true)),
        ("exit_margin", Value::Null),
        ("exit", Value::Null),
        ("in_every_best_plan", json!(false)),
        ("left_other", Value::Null),
    ];
    assert_eq!(
        said(&bare),
        "Salta (AR) – Styria (AT): in 87.3 % of plans, better ones counting more (standard error 1.0 %); every plan \
         that keeps the rules has it; not in every best plan."
    );
}

#[test]
fn an_exit_is_described_where_the_margin_does_not_say_it() {
    let objectives = [Objective::SmallestSpread, Objective::Total];
    let said = |exit: Value, margin: Value| {
        let pair = pair(&[("exit", exit), ("exit_margin", margin)]);
        English.exit(&objectives, &serde_json::from_value(pair).unwrap())
    };
    let loss = |amounts: [f64; 2], certainty| json!({"amounts": amounts, "certainty": certainty});
    assert_eq!(said(loss([0.0, 0.5], "exact"), json!(0.5)), "");
    assert_eq!(
        said(loss([0.016, -1.051], "exact"), Value::Null),
        "without it, the plan would be 0.016 points less even and gain 1.051 points"
    );
    assert_eq!(
        said(loss([0.0, 0.5], "at-most"), json!(0.5)),
        "without it, the plan would lose 0.500 points at most"
    );
    assert_eq!(said(Value::Null, Value::Null), "");
}

#[test]
fn other_weights_are_explained() {
    let drawn: Acceptability = serde_json::from_value(json!({
        "vectors": 10_000, "seed": 15, "space": "all", "criteria": ["language", "nearness"],
        "not_linear": null, "without_plan": 2,
        "plan": {"acceptability": 0.013, "standard_error": 0.001, "central": null},
        "pairs": [{
            "left": region("salta", "Salta", "AR"), "right": region("styria", "Styria", "AT"),
            "in_proposal": true, "acceptability": 0.402, "standard_error": 0.0049, "central": null
        }],
    }))
    .unwrap();
    assert_eq!(
        English.meaning_of_acceptability(&drawn),
        "The column “weights” is the share of 10,000 sets of weights of the criteria (drawn at random, all equally \
         likely, seed 15) whose best plan has the pair, with a standard error of at most 0.5 %. A pair near 100 % \
         does not depend on what counts more; a low one is there because of the weights chosen. Exactly this plan is \
         the best one for 1.3 %. Under 2 of them no plan was found."
    );
    let nearest = |there: [f64; 3], distance: f64, exact: bool| {
        let nearest: NearestChange = serde_json::from_value(json!({
            "criteria": ["language", "nearness", "shared-themes"], "now": [0.5, 0.3, 0.2],
            "there": there, "distance": distance, "new_pairs": [], "lost_pairs": [], "exact": exact
        }))
        .unwrap();
        English.nearest_change(&nearest)
    };
    assert_eq!(
        nearest([0.46, 0.34, 0.2], 0.08, true),
        "The nearest weights that overturn the plan move 4.0 % of all weight: language from 50.0 % to 46.0 %, nearness \
         from 30.0 % to 34.0 %. There this plan is as good:"
    );
    assert_eq!(
        nearest([0.5001, 0.2999, 0.2], 0.0002, false),
        "The nearest weights found that overturn the plan (there may be nearer ones) move less than 0.1 % of all \
         weight. There this plan is as good:"
    );
    assert_eq!(
        English.not_linear(NotLinear::Scores(NotAdditive::Aggregation)),
        "The nearest weights that overturn the plan, and the plans for two criteria, need a plan whose value is linear \
         in the weights. Here it is not: the aggregation is not a weighted mean."
    );
}

#[test]
fn a_front_says_which_plans_no_weights_find() {
    let front: ParetoFront = serde_json::from_value(json!({
        "first": "language", "second": "nearness", "gap": 0.01, "complete": false,
        "plans": [
            {"first": 9.0, "second": 2.5, "by_weights": true, "pairs": []},
            {"first": 7.25, "second": 3.0, "by_weights": false, "pairs": []}
        ],
    }))
    .unwrap();
    assert_eq!(
        English.front_heading(&front),
        "How much of language for how much of nearness? 2 plans have more of one than every plan with as much of the \
         other, in steps of at least 0.01 points. No weights find 1 of them: look at these too before you settle on a \
         compromise. The search ended early; there may be more."
    );
    let lines: Vec<String> =
        front.plans.iter().map(|plan| English.front_plan(&front, plan)).collect();
    assert_eq!(
        lines,
        ["language 9.000, nearness 2.500", "language 7.250, nearness 3.000 (no weights find it)"]
    );
}

/// A loss whose search ended early is no more than a bound, in words too.
#[test]
fn a_loss_that_is_a_bound_is_called_one() {
    use regiopair::report::language::WhySentences;
    use regiopair::sensitivity::PairStanding;
    let assessed = crate::few_regions::few(4, |_, _, _| {});
    let plan = assessed.plan().unwrap().into_plan().unwrap();
    let free = (0..4).find(|&col| !plan.pairs.iter().any(|it| it.0.0 == 0 && it.1.0 == col));
    let id =
        |pool: &regiopair::profile::Pool, place: usize| pool.profiles()[place].region.id.clone();
    let (left, right) = (id(assessed.left(), 0), id(assessed.right(), free.unwrap()));
    let exact = assessed.why_not(&left, &right).unwrap();
    let said = |certainty: Certainty| {
        let mut why_not: WhyNot = exact.clone();
        let amounts = vec![0.25; why_not.objectives.len()];
        why_not.standing = PairStanding::Possible { loss: Loss { amounts, certainty } };
        English.standing(&why_not)
    };
    let bound = said(Certainty::AtMost);
    assert!(bound.contains("0.250 points at most"), "{bound}");
    let proved = said(Certainty::Exact);
    assert!(proved.contains("0.250 points") && !proved.contains("at most"), "{proved}");
}
