//! Predicates of the user's own: recorded by their labels, and named wherever a rule is.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::plan::{Assessment, Matcher, PlanningError};
use regiopair::programme::Programme;
use regiopair::proposal::Proposal;
use regiopair::report::language::{English, InfeasibilitySentences, RuleSentences};
use regiopair::rules::{Eligibility, Exclusion, RuleId};
use regiopair::score::Weights;
use regiopair::{Error, report};

use super::score_table::{Scored, blank};

const LABEL: &str = "the ministers differ";

fn scored() -> Scored {
    Scored::new(&[&[90, 20], &[80, 50]], &["ES", "ES"])
}

/// The table with a predicate that rejects pairs of south-0 with some regions of the north.
fn matcher(programme: Programme, rejected: &'static [&'static str]) -> Matcher {
    let scored = scored();
    let matcher = Matcher::new(&scored.dataset, programme);
    let matcher = matcher.criterion(scored.table.clone(), Weights::both(1.0));
    matcher.eligible(LABEL, |left, right| {
        assert!(left.region.side == "south" && right.region.side == "north");
        left.region.id != "south-0" || !rejected.contains(&right.region.id.as_str())
    })
}

fn assess(rejected: &'static [&'static str]) -> Assessment {
    matcher(blank(), rejected).assess().unwrap()
}

fn made(proposal: &Proposal) -> Vec<(&str, &str)> {
    proposal.pairings.iter().map(|pair| (&*pair.left.id, &*pair.right.id)).collect()
}

/// 0.9 + 0.5 without the predicate, 0.2 + 0.8 with it.
#[test]
fn a_rejected_pair_is_not_made_and_the_price_names_the_predicate() {
    let assessed = assess(&["north-0"]);
    let proposal = assessed.propose().unwrap();
    assert_eq!(made(&proposal), [("south-0", "north-1"), ("south-1", "north-0")]);
    assert!(proposal.certificate.optimal);
    let exclusion = assessed.exclusion(0, 0).unwrap();
    assert_eq!(exclusion, Exclusion::NotEligible { label: LABEL.to_owned() });
    assert!(English.exclusion(&exclusion).contains(LABEL));
    assert_eq!(assessed.exclusion(0, 1), None);
    let prices = assessed.rule_prices().unwrap().rules;
    let price = prices.iter().find(|price| price.rule.rule == RuleId::Eligibility(0)).unwrap();
    assert!((price.price.unwrap() - 0.4).abs() < 1e-9);
    assert!(English.rule(&price.rule.says).contains(LABEL));
    let text = report::prices_to_text(&assessed.rule_prices().unwrap(), &English);
    assert!(text.contains(LABEL), "{text}");
}

#[test]
fn a_clash_names_the_predicate_and_offers_to_drop_it() {
    let clash = assess(&["north-0", "north-1"]).propose().unwrap().clash.unwrap();
    let rules: Vec<RuleId> = clash.rules.iter().map(|note| note.rule).collect();
    assert_eq!(rules, [RuleId::Pairs, RuleId::Eligibility(0)]);
    let changes: Vec<String> =
        clash.relaxations.iter().map(|it| English.rule_change(&it.change)).collect();
    assert!(changes.iter().any(|change| change.contains(LABEL)), "{changes:?}");
}

/// What is read back has all that is needed to make the same proposal again, or it is an error.
#[test]
fn a_stored_proposal_remembers_predicates() {
    let rejected = &["north-0"];
    let first = assess(rejected).propose().unwrap();
    let json = report::to_json(&first, &English).unwrap();
    let stored = Proposal::from_json_str(&json).unwrap();
    assert_eq!(stored.programme.rules.eligibility, [Eligibility { label: LABEL.to_owned() }]);
    // Through a programme file as well.
    let read = Programme::from_toml_str(&stored.programme.to_toml_string()).unwrap();
    assert_eq!(read.rules, stored.programme.rules);

    let table = scored();
    let without = Matcher::new(&table.dataset, stored.programme.clone())
        .criterion(table.table.clone(), Weights::both(1.0));
    let error = without.assess().err().unwrap();
    assert!(matches!(&error, PlanningError::OwnPredicates { labels } if labels == &[LABEL]));
    assert!(error.to_string().contains(LABEL), "{error}");

    assert!(Error::from(error).is_programme());

    let again = matcher(stored.programme, rejected).assess().unwrap().propose().unwrap();
    assert_eq!(report::to_json(&again, &English).unwrap(), json);
}

/// The predicate stays known to an assessment whose rules leave it out for a while.
#[test]
fn other_rules_may_leave_the_predicate_out_but_name_no_other() {
    let assessed = assess(&["north-0"]);
    let with = assessed.programme().rules.clone();
    let mut rules = with.clone();
    rules.eligibility.clear();
    let without = assessed.with_rules(rules.clone()).unwrap();
    assert_eq!(made(&without.propose().unwrap()), [("south-0", "north-0"), ("south-1", "north-1")]);
    let again = without.with_rules(with).unwrap().propose().unwrap();
    assert_eq!(again, assessed.propose().unwrap());
    rules.eligibility.push(Eligibility { label: "the minister differs".to_owned() });
    let error = assessed.with_rules(rules).err().unwrap();
    let missing = "the minister differs";
    assert!(matches!(&error, PlanningError::OwnPredicates { labels } if labels == &[missing]));
}

#[test]
fn labels_are_texts_that_differ() {
    let twice = matcher(blank(), &[]).eligible(LABEL, |_, _| true).assess().err().unwrap();
    assert!(matches!(&twice, PlanningError::RepeatedPredicate { label } if label == LABEL));
    assert!(twice.to_string().contains(LABEL), "{twice}");
    for (label, message) in [
        ("", "rules.eligibility[2].label: `label` is empty; write a text"),
        (" \t", "rules.eligibility[2].label: `label` is empty; write a text"),
        (
            "\u{202E}kcab",
            "rules.eligibility[2].label: the line holds the invisible character U+202E \
             RIGHT-TO-LEFT OVERRIDE; delete it",
        ),
    ] {
        let error = matcher(blank(), &[]).eligible(label, |_, _| true).assess().err().unwrap();
        assert_eq!(error.to_string(), message);
    }
    for (file, message) in [
        ("[[rules.eligibility]]\n", "[[rules.eligibility]] has no `label`; add label = \"…\""),
        ("[[rules.eligibility]]\nlabel = \" \"\n", "`label` is empty; write a text"),
        (
            "[[rules.eligibility]]\nlabel = 3\n",
            "`label` is given as integer; accepted: a text in quotes",
        ),
        (
            "[[rules.eligibility]]\nlabl = \"x\"\nlabel = \"y\"\n",
            "`labl` is not a key of [[rules.eligibility]]; accepted: label; did you mean `label`?",
        ),
        (
            "[[rules.eligibility]]\nlabel = \"x\"\n[[rules.eligibility]]\nlabel = \"x\"\n",
            "the label “x” is listed twice in [[rules.eligibility]]",
        ),
        ("[[rules.elegibility]]\nlabel = \"x\"\n", "did you mean `eligibility`?"),
    ] {
        let error = Programme::from_toml_str(file).err().unwrap().to_string();
        assert!(error.contains(message), "{error}");
    }
}
