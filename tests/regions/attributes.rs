//! Pairs that share a value of an attribute, or differ in it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::plan::{Assessment, PlanningError};
use regiopair::profile::{Attribute, Dataset, StatementRole};
use regiopair::programme::Programme;
use regiopair::proposal::{Notice, Proposal};
use regiopair::report;
use regiopair::report::language::{
    English, InfeasibilitySentences, ProposalSentences, RuleSentences,
};
use regiopair::rules::{AttributeRule, ComparedValues, Exclusion, RuleId, UnknownCondition};

use super::score_table::{Scored, blank};

/// Two seekers, three hosts; rows of an attribute as (region, value).
fn scored(rows: &[(&str, &str)]) -> Scored {
    let scored = Scored::new(&[[90, 60, 20], [80, 50, 40]], &["ES", "ES", "PL"]);
    let mut tables = scored.dataset.tables().clone();
    tables.attributes.extend(rows.iter().map(|&(region, value)| Attribute {
        region: region.to_owned(),
        key: "availability".to_owned(),
        value: value.to_owned(),
        ex_ante: true,
        source: String::new(),
        role: StatementRole::default(),
        terms: Vec::new(),
    }));
    Scored { dataset: Dataset::new(tables).unwrap(), ..scored }
}

const DAYS: [(&str, &str); 7] = [
    ("south-0", "Mon; wed"),
    ("south-1", "tue|Tue ; "),
    ("north-0", "tue"),
    ("north-1", "thu"),
    ("north-1", "WED"),
    ("north-2", "mon"),
    ("north-2", "fri"),
];

fn programme(rules: impl IntoIterator<Item = AttributeRule>) -> Programme {
    let mut programme = blank();
    programme.rules.attributes.extend(rules);
    programme
}

fn assess(rows: &[(&str, &str)], rule: AttributeRule) -> Assessment {
    scored(rows).assess(programme([rule]))
}

fn eligible(assessed: &Assessment) -> Vec<(usize, usize)> {
    let cells = (0..2).flat_map(|row| (0..3).map(move |col| (row, col)));
    cells.filter(|&(row, col)| assessed.exclusion(row, col).is_none()).collect()
}

fn made(proposal: &Proposal) -> Vec<(&str, &str)> {
    proposal.pairings.iter().map(|pair| (&*pair.left.id, &*pair.right.id)).collect()
}

/// Mentor and mentee share a day. Without the rule the best is 0.9 + 0.5; with it south-1 needs
/// north-0 (0.8), and of north-1 (0.6) and north-2 (0.2), south-0 takes north-1.
#[test]
fn regions_share_a_day_in_whatever_way_it_is_written() {
    let assessed = assess(&DAYS, AttributeRule::shared("availability"));
    assert_eq!(eligible(&assessed), [(0, 1), (0, 2), (1, 0)]);
    let proposal = assessed.propose().unwrap();
    assert_eq!(made(&proposal), [("south-0", "north-1"), ("south-1", "north-0")]);
    assert!(proposal.certificate.optimal);
    // 1.4 each: the rule is free.
    let prices = assessed.rule_prices().unwrap().rules;
    let price = prices.iter().find(|price| price.rule.rule == RuleId::AttributeRule(0)).unwrap();
    assert!(price.price.unwrap().abs() < 1e-9);
    assert_eq!(
        English.rule(&price.rule.says),
        "the two regions of a pair share a value of availability; an unknown value is flagged"
    );
    let exclusion = assessed.exclusion(0, 0).unwrap();
    let expected = Exclusion::NoSharedValue {
        attribute: "availability".to_owned(),
        left: vec!["Mon".to_owned(), "wed".to_owned()],
        right: vec!["tue".to_owned()],
    };
    assert_eq!(exclusion, expected);
    assert_eq!(
        English.exclusion(&exclusion),
        "the regions share no value of availability: Mon, wed and tue"
    );
}

#[test]
fn regions_that_must_differ_have_no_value_in_common() {
    let rule = AttributeRule {
        because: "new habits".to_owned(),
        ..AttributeRule::different("availability")
    };
    let assessed = assess(&DAYS, rule);
    assert_eq!(eligible(&assessed), [(0, 0), (1, 1), (1, 2)]);
    // 0.9 + 0.5 stays the best.
    let proposal = assessed.propose().unwrap();
    assert_eq!(made(&proposal), [("south-0", "north-0"), ("south-1", "north-1")]);
    let rule = English.rule(&proposal.rules.last().unwrap().says);
    assert!(rule.ends_with("(“new habits”)"), "{rule}");
    let exclusion = assessed.exclusion(0, 1).unwrap();
    let values = vec!["wed".to_owned()];
    assert_eq!(exclusion, Exclusion::SharedValue { attribute: "availability".to_owned(), values });
    // Columns count like attributes: no two regions of this table share a country but by chance.
    let countries = assess(&[], AttributeRule::different("country"));
    assert_eq!(eligible(&countries).len(), 6);
    let levels = assess(&[], AttributeRule::shared("level"));
    assert_eq!(eligible(&levels).len(), 6);
    let clash = assess(&[], AttributeRule::shared("country")).propose().unwrap().clash.unwrap();
    let rules: Vec<RuleId> = clash.rules.iter().map(|note| note.rule).collect();
    assert_eq!(rules, [RuleId::Pairs, RuleId::AttributeRule(0)]);
    let changes: Vec<String> =
        clash.relaxations.iter().map(|it| English.rule_change(&it.change)).collect();
    assert!(
        changes.iter().any(|change| change.contains("share a value of country")),
        "{changes:?}"
    );
}

/// Of south-1 and north-2 no day is known; a strategy status of "unknown" is no value.
#[test]
fn the_programme_decides_what_happens_to_unknown_values() {
    let days = [("south-0", "mon"), ("north-0", "mon"), ("north-1", "tue"), ("north-2", " ;|")];
    for shares in [true, false] {
        let rule = if shares {
            AttributeRule::shared("availability")
        } else {
            AttributeRule::different("availability")
        };
        let known = (0, usize::from(!shares));
        let unknown = [(0, 2), (1, 0), (1, 1), (1, 2)];
        for treatment in UnknownCondition::ALL {
            let assessed = assess(&days, AttributeRule { unknown: *treatment, ..rule.clone() });
            let mut expected = vec![known];
            if *treatment == UnknownCondition::Exclude {
                let Some(Exclusion::UnknownValue { regions, .. }) = assessed.exclusion(1, 2) else {
                    panic!("{:?}", assessed.exclusion(1, 2))
                };
                assert_eq!(
                    regions.iter().map(|it| &*it.id).collect::<Vec<_>>(),
                    ["south-1", "north-2"]
                );
                let Some(Exclusion::UnknownValue { regions, .. }) = assessed.exclusion(1, 0) else {
                    panic!("{:?}", assessed.exclusion(1, 0))
                };
                assert_eq!(regions.iter().map(|it| &*it.id).collect::<Vec<_>>(), ["south-1"]);
            } else {
                expected.extend(unknown);
            }
            assert_eq!(eligible(&assessed), expected, "{treatment}");
            let proposal = assessed.propose().unwrap();
            let notices = proposal.notices.iter();
            let flags: Vec<_> =
                notices.filter(|it| matches!(it, Notice::UnknownValues { .. })).collect();
            let is_flagged = *treatment == UnknownCondition::AdmitWithFlag;
            assert_eq!(flags.len(), usize::from(is_flagged), "{treatment}");
            for notice in flags {
                let Notice::UnknownValues { pairs, regions, .. } = notice else { continue };
                assert_eq!((*pairs, &*regions[0].id), (1, "south-1"));
                let verb = if shares { "shares a value of" } else { "differs in" };
                assert_eq!(
                    English.notice(notice),
                    format!(
                        "Note: it is unknown whether 1 pair {verb} availability; no value is known \
                         for Region south-1."
                    )
                );
            }
        }
    }
    let status =
        AttributeRule { unknown: UnknownCondition::Exclude, ..AttributeRule::shared("s3-status") };
    assert_eq!(eligible(&assess(&[], status)), []);
}

#[test]
fn rules_on_attributes_are_written_and_read_back() {
    let rules = [
        AttributeRule { because: "to meet".to_owned(), ..AttributeRule::shared("availability") },
        AttributeRule { unknown: UnknownCondition::Exclude, ..AttributeRule::different("country") },
    ];
    let mut stated = Programme::default();
    stated.rules.attributes.extend(rules.clone());
    let read = Programme::from_toml_str(&stated.to_toml_string()).unwrap();
    assert_eq!(read.rules, stated.rules);
    let proposal = scored(&DAYS).assess(programme(rules)).propose().unwrap();
    let json = report::to_json(&proposal, &English).unwrap();
    assert_eq!(Proposal::from_json_str(&json).unwrap(), proposal);
}

#[test]
fn names_and_words_that_are_not_known_are_named() {
    let dataset = scored(&[("south-0", "mon"), ("north-0", "mon")]).dataset;
    let one_sided = scored(&[("south-0", "mon")]).dataset;
    let error = |text: &str, dataset: &Dataset| {
        Programme::from_toml_str_for(&format!("[[rules.attributes]]\n{text}"), dataset)
            .err()
            .map(|error| error.to_string())
    };
    let rest = "values = \"shared\"\n";
    assert_eq!(error(&format!("attribute = \"availability\"\n{rest}"), &dataset), None);
    for (text, dataset, message) in [
        (
            format!("attribute = \"availabilty\"\n{rest}"),
            &dataset,
            "line 2, column 13: `availabilty` is not a known attribute; known: availability, country, \
             language, level, s3-status; did you mean `availability`?",
        ),
        (
            format!("attribute = \"availability\"\n{rest}"),
            &one_sided,
            "`availability` is not a known attribute of side north; known: country, language, level, \
             s3-status",
        ),
        (
            "attribute = \"country\"\nvalues = \"share\"\n".to_owned(),
            &dataset,
            "key `values`: `share` is not a comparison of values; accepted: shared, different; did \
             you mean `shared`?",
        ),
        (
            "attribute = \"country\"\n".to_owned(),
            &dataset,
            "[[rules.attributes]] has no `values`; add values = \"…\"",
        ),
        (rest.to_owned(), &dataset, "[[rules.attributes]] has no `attribute`"),
        (
            format!("attribute = \"country\"\n{rest}unknown = \"exclud\"\n"),
            &dataset,
            "`exclud` is not a treatment of what is unknown; accepted: exclude, admit-with-flag, \
             admit; did you mean `exclude`?",
        ),
        (
            format!("atribute = \"country\"\nattribute = \"country\"\n{rest}"),
            &dataset,
            "`atribute` is not a key of [[rules.attributes]]; accepted: attribute, values, unknown, \
             because; did you mean `attribute`?",
        ),
        (format!("attribute = 7\n{rest}"), &dataset, "`attribute` is given as integer"),
    ] {
        let error = error(&text, dataset).unwrap();
        assert!(error.contains(message), "{error}\n{message}");
    }
    // In code the same.
    let base = scored(&[]).assess(blank());
    let mut rules = base.programme().rules.clone();
    rules.attributes.push(AttributeRule::shared("levle"));
    let error = base.with_rules(rules).err().unwrap();
    assert!(matches!(&error, PlanningError::UnknownNames { .. }));
    assert!(error.to_string().contains("did you mean `level`?"), "{error}");
    assert_eq!(ComparedValues::ALL.len(), 2);
}
