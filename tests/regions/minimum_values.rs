//! Minimum values of criteria, which do not depend on the pool.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

mod faults;
mod pools;

use regiopair::infeasibility::Derivation;
use regiopair::plan::{Assessment, Matcher};
use regiopair::programme::{CriterionChoice, Programme};
use regiopair::proposal::{Notice, Proposal};
use regiopair::report::language::{
    English, InfeasibilitySentences, ProposalSentences, RuleSentences,
};
use regiopair::report::{self};
use regiopair::rules::{
    CountBounds, Exclusion, MinimumValue, PairProperty, PairQuota, PairsWanted, RuleId,
    UnknownCondition,
};
use regiopair::score::{Normalisation, Weights};

use super::score_table::{ScoreTable, Scored, blank};

/// What has no weight and may be unknown: below 0.
fn other(values: &[[i64; 3]; 2]) -> ScoreTable {
    ScoreTable { id: "other", ..Scored::new(values, &["ES", "ES", "PL"]).table }
}

/// Two seekers and three hosts. Without a rule the best is 0.9 + 0.7 = 1.6.
fn assess(values: &[[i64; 3]; 2], programme: Programme) -> Assessment {
    let scored = Scored::new(&[[90, 60, 20], [80, 70, 40]], &["ES", "ES", "PL"]);
    Matcher::new(&scored.dataset, programme)
        .criterion(scored.table, Weights::both(1.0))
        .criterion(other(values), Weights::both(0.0))
        .assess()
        .unwrap()
}

/// The host north-2 is unknown.
const VALUES: [[i64; 3]; 2] = [[10, 30, -1], [70, 20, -1]];

fn under(pairs: PairsWanted, rules: impl IntoIterator<Item = MinimumValue>) -> Programme {
    let mut programme = blank();
    programme.rules.pairs = pairs;
    programme.rules.minimum_values.extend(rules);
    programme
}

fn minimum(at_least: f64, unknown: UnknownCondition) -> MinimumValue {
    MinimumValue { unknown, ..MinimumValue::new("other", at_least) }
}

fn eligible(assessed: &Assessment) -> Vec<(usize, usize)> {
    let cells = (0..2).flat_map(|row| (0..3).map(move |col| (row, col)));
    cells.filter(|&(row, col)| assessed.exclusion(row, col).is_none()).collect()
}

fn made(proposal: &Proposal) -> Vec<(&str, &str)> {
    proposal.pairings.iter().map(|pair| (&*pair.left.id, &*pair.right.id)).collect()
}

fn price(assessed: &Assessment, rule: RuleId) -> f64 {
    let prices = assessed.rule_prices().unwrap().rules;
    prices.iter().find(|price| price.rule.rule == rule).unwrap().price.unwrap()
}

/// All sentences of a derivation.
fn sentences(derivation: &Derivation) -> Vec<String> {
    let own = English.statement(&derivation.statement);
    std::iter::once(own).chain(derivation.because.iter().flat_map(sentences)).collect()
}

/// Of 0.1, 0.3, 0.7 and 0.2 the second and third are high enough: 0.6 + 0.8, a price of 0.2.
#[test]
fn a_pair_below_the_minimum_is_not_made() {
    let because = "a topic to begin with".to_owned();
    let rule = MinimumValue { because, ..minimum(0.3, UnknownCondition::Exclude) };
    let assessed = assess(&VALUES, under(PairsWanted::Complete, [rule]));
    assert_eq!(eligible(&assessed), [(0, 1), (1, 0)]);
    let proposal = assessed.propose().unwrap();
    assert_eq!(made(&proposal), [("south-0", "north-1"), ("south-1", "north-0")]);
    assert!(proposal.certificate.optimal);
    assert!((price(&assessed, RuleId::MinimumValue(0)) - 0.2).abs() < 1e-9);
    assert_eq!(
        English.rule(&proposal.rules.last().unwrap().says),
        "no pair has a raw value of other below 0.3; an unknown value excludes a pair (“a topic to begin \
         with”)"
    );
    let [low, unknown] = [(1, 1), (0, 2)].map(|(row, col)| assessed.exclusion(row, col).unwrap());
    let criterion = || "other".to_owned();
    assert_eq!(
        low,
        Exclusion::BelowMinimumValue { criterion: criterion(), value: 0.2, minimum: 0.3 }
    );
    assert_eq!(unknown, Exclusion::UnknownCriterionValue { criterion: criterion(), minimum: 0.3 });
    assert_eq!(English.exclusion(&low), "its raw value of other, 0.2000, is below the minimum 0.3");
    assert_eq!(
        English.exclusion(&unknown),
        "its value of other is unknown, and the programme requires at least 0.3"
    );
    let json = report::to_json(&proposal, &English).unwrap();
    assert_eq!(Proposal::from_json_str(&json).unwrap(), proposal);
}

/// A value that rounds to the minimum is shown with more decimals.
#[test]
fn a_reason_shows_that_the_value_is_below() {
    let criterion = "nearness".to_owned();
    let below = Exclusion::BelowMinimumValue { criterion, value: 0.299_996, minimum: 0.3 };
    assert_eq!(
        English.exclusion(&below),
        "its raw value of nearness, 0.299996, is below the minimum 0.3"
    );
    let below = Exclusion::BelowMinimum { score: 0.299_999_999, minimum: 0.3 };
    assert_eq!(English.exclusion(&below), "its score 0.299999999 is below the minimum 0.3");
}

#[test]
fn the_programme_decides_what_happens_to_unknown_values() {
    for treatment in UnknownCondition::ALL {
        // Only north-2 has no value below 0.8; south-1 scores more with it: 0.4.
        let programme = under(PairsWanted::Largest, [minimum(0.8, *treatment)]);
        let assessed = assess(&VALUES, programme);
        let is_excluded = *treatment == UnknownCondition::Exclude;
        assert_eq!(eligible(&assessed).is_empty(), is_excluded, "{treatment}");
        let proposal = assessed.propose().unwrap();
        let expected: &[_] = if is_excluded { &[] } else { &[("south-1", "north-2")] };
        assert_eq!(made(&proposal), expected);
        let is_flag = |notice: &&Notice| matches!(notice, Notice::UnknownCriterionValues { .. });
        let flags: Vec<_> = proposal.notices.iter().filter(is_flag).collect();
        if *treatment == UnknownCondition::AdmitWithFlag {
            assert_eq!(
                English.notice(flags[0]),
                "Note: it is unknown whether 1 pair has a raw value of other of at least 0.8: Region \
                 south-1 – Region north-2."
            );
            let json = report::to_json(&proposal, &English).unwrap();
            assert_eq!(Proposal::from_json_str(&json).unwrap(), proposal);
        } else {
            assert!(flags.is_empty(), "{treatment}");
        }
    }
}

/// South-0 has 0.3 at most; with that its best partner is north-1, and south-1 takes north-0.
#[test]
fn a_clash_lowers_the_minimum_as_far_as_it_must() {
    let rules = [minimum(0.6, UnknownCondition::Exclude)];
    let clash =
        assess(&VALUES, under(PairsWanted::Complete, rules)).propose().unwrap().clash.unwrap();
    let rules: Vec<RuleId> = clash.rules.iter().map(|note| note.rule).collect();
    assert_eq!(rules, [RuleId::Pairs, RuleId::MinimumValue(0)]);
    let changes: Vec<(String, usize, f64)> = clash
        .relaxations
        .iter()
        .map(|way| (English.rule_change(&way.change), way.pairs, way.total))
        .collect();
    assert_eq!(
        changes,
        [
            ("lower the minimum of other: `at_least = 0.3`".to_owned(), 2, 1.4),
            ("make the largest possible number of pairs: `pairs = \"largest\"`".to_owned(), 1, 0.8),
        ]
    );
    let derived = sentences(&clash.derivation);
    let best = "the highest raw value of other among these pairs is 0.300";
    assert!(derived.iter().any(|it| it == best), "{derived:?}");
}

/// Nothing is known of south-1: no minimum is low enough.
#[test]
fn a_clash_over_unknown_values_offers_to_drop_the_rule() {
    let rules = [minimum(0.1, UnknownCondition::Exclude)];
    let values = [[10, 30, 50], [-1, -1, -1]];
    let clash =
        assess(&values, under(PairsWanted::Complete, rules)).propose().unwrap().clash.unwrap();
    let changes: Vec<String> =
        clash.relaxations.iter().map(|way| English.rule_change(&way.change)).collect();
    assert_eq!(
        changes,
        [
            "drop `rules.minimum_values[1]`: no pair has a raw value of other below 0.1; an unknown value \
             excludes a pair",
            "make the largest possible number of pairs: `pairs = \"largest\"`",
        ]
    );
}

/// A criterion of which nothing is known excludes all pairs, or none.
#[test]
fn a_criterion_that_is_unknown_for_all_pairs_has_a_defined_answer() {
    let unknown = [[-1; 3]; 2];
    for treatment in UnknownCondition::ALL {
        let rules = [minimum(0.0, *treatment)];
        let assessed = assess(&unknown, under(PairsWanted::Complete, rules));
        let proposal = assessed.propose().unwrap();
        if *treatment == UnknownCondition::Exclude {
            assert!(proposal.clash.is_some());
            continue;
        }
        assert_eq!(made(&proposal), [("south-0", "north-0"), ("south-1", "north-1")]);
        assert!(price(&assessed, RuleId::MinimumValue(0)).abs() < 1e-9);
        let flagged = proposal.notices.iter().any(|notice| match notice {
            Notice::UnknownCriterionValues { pairs, .. } => pairs.len() == 2,
            _ => false,
        });
        assert_eq!(flagged, *treatment == UnknownCondition::AdmitWithFlag);
    }
}

/// 0.7 + 0.1 falls short of 0.8 by the last bit, which no programme means.
#[test]
fn the_last_bit_of_a_sum_excludes_no_pair() {
    use regiopair::criteria::{Criterion, Meaning, Pair, Reason, Tally, Unknown};

    struct TwoParts;
    impl Criterion for TwoParts {
        fn id(&self) -> &'static str {
            "two-parts"
        }
        fn meaning(&self) -> Meaning {
            Meaning::text("a sum")
        }
        fn assess(&self, _: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
            tally.add(0.7, || Reason::text("one"));
            tally.add(0.1, || Reason::text("two"));
            Ok(())
        }
    }
    assert!([0.7, 0.1].iter().sum::<f64>() < 0.8);
    let scored = Scored::new(&[[90, 60, 20], [80, 70, 40]], &["ES", "ES", "PL"]);
    for (at_least, count) in [(0.8, 6), (0.800_001, 0)] {
        let mut programme = under(PairsWanted::Largest, [MinimumValue::new("two-parts", at_least)]);
        let quota = PairProperty {
            criterion: Some("two-parts".to_owned()),
            value_below: Some(0.8),
            ..PairProperty::default()
        };
        let bounds = CountBounds::at_most(0);
        programme.rules.pair_quotas = vec![PairQuota { property: quota, each: None, bounds }];
        let assessed = Matcher::new(&scored.dataset, programme)
            .criterion(scored.table.clone(), Weights::both(1.0))
            .criterion(TwoParts, Weights::both(0.0))
            .assess()
            .unwrap();
        assert_eq!(eligible(&assessed).len(), count);
        assert_eq!(assessed.propose().unwrap().pairings.len(), count.min(2));
    }
}

/// In code several hold together, and the strictest decides.
#[test]
fn the_stricter_of_two_minima_decides() {
    let [mild, strict] = [0.2, 0.3].map(|least| minimum(least, UnknownCondition::Exclude));
    let assessed = assess(&VALUES, under(PairsWanted::Complete, [strict, mild]));
    assert_eq!(eligible(&assessed), [(0, 1), (1, 0)]);
    // Without the stricter one all pairs of at least 0.2: still 0.6 + 0.8 is the best of two.
    for place in 0..2 {
        assert!(price(&assessed, RuleId::MinimumValue(place)).abs() < 1e-9);
    }
}

/// With free pairs, the counterpart of a reservation: 0.7 counts, 0.6 does not.
#[test]
fn free_pairs_are_made_from_a_value_on() {
    let values = [[60, 60, 60], [65, 70, 70]];
    let rules = [minimum(0.65, UnknownCondition::Exclude)];
    let proposal = assess(&values, under(PairsWanted::Free, rules)).propose().unwrap();
    assert_eq!(made(&proposal), [("south-1", "north-0")]);
}

/// Of the values 0.1, 0.3, 0.7 and 0.2 no more than one below 0.3: 0.9 + 0.7 has two. Both pairs of
/// 0.6 + 0.8 have at least 0.3.
#[test]
fn a_quota_counts_pairs_by_their_raw_value() {
    let quota = |least: Option<f64>, below: Option<f64>, bounds: CountBounds| {
        let property = PairProperty {
            criterion: Some("other".to_owned()),
            value_at_least: least,
            value_below: below,
            ..PairProperty::default()
        };
        let mut programme = under(PairsWanted::Complete, []);
        programme.rules.pair_quotas = vec![PairQuota { property, each: None, bounds }];
        programme
    };
    for (programme, expected, sentence) in [
        (
            quota(None, Some(0.3), CountBounds::at_most(1)),
            [("south-0", "north-1"), ("south-1", "north-0")],
            "at most 1 pair of this kind: raw value of other below 0.3",
        ),
        (
            quota(Some(0.3), None, CountBounds::at_least(1)),
            [("south-0", "north-1"), ("south-1", "north-0")],
            "at least 1 pair of this kind: raw value of other at least 0.3",
        ),
        (
            // An unknown value is in no range: 0.9 and 0.4 with north-2.
            quota(Some(0.2), Some(0.8), CountBounds::at_most(0)),
            [("south-0", "north-0"), ("south-1", "north-2")],
            "at most 0 pairs of this kind: raw value of other at least 0.2 and below 0.8",
        ),
    ] {
        let read = Programme::from_toml_str(&named(&programme).to_toml_string()).unwrap();
        assert_eq!(read.rules, programme.rules);
        let proposal = assess(&VALUES, programme).propose().unwrap();
        assert_eq!(made(&proposal), expected);
        assert_eq!(English.rule(&proposal.rules.last().unwrap().says), sentence);
        let json = report::to_json(&proposal, &English).unwrap();
        assert_eq!(Proposal::from_json_str(&json).unwrap(), proposal);
    }
}

/// The same with both criteria on record, as a file must have them.
fn named(programme: &Programme) -> Programme {
    let own = |id: &str, weight: f64, normalisation| CriterionChoice {
        id: id.to_owned(),
        formula: None,
        targets: Vec::new(),
        statements: None,
        weights: Weights::both(weight),
        normalisation,
        own: true,
    };
    let criteria =
        vec![own("given", 1.0, Normalisation::Rank), own("other", 0.0, Normalisation::None)];
    Programme { criteria, ..programme.clone() }
}

#[test]
fn minima_are_written_and_read_back() {
    let because = "as agreed".to_owned();
    let rules = [
        MinimumValue { because, ..MinimumValue::new("given", 0.3) },
        minimum(0.125, UnknownCondition::Exclude),
    ];
    let stated = named(&under(PairsWanted::Complete, rules));
    let read = Programme::from_toml_str(&stated.to_toml_string()).unwrap();
    assert_eq!(read, stated);
    let json = serde_json::to_string(&stated).unwrap();
    assert_eq!(serde_json::from_str::<Programme>(&json).unwrap(), stated);
    // Of ranks the raw value counts: 0.3 excludes 0.2 alone, the lowest of six.
    let rules = [MinimumValue::new("given", 0.3)];
    let assessed = assess(&VALUES, named(&under(PairsWanted::Complete, rules)));
    assert_eq!(assessed.scores().value(0, 1, 2).get(), Some(0.2), "a rank of the second of six");
    assert_eq!(eligible(&assessed), [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2)]);
}
