//! Courses and the people who take them: a course is closed, or has a least number of participants.

use regiopair::infeasibility::{Clash, Limit, Statement};
use regiopair::plan::Assessment;
use regiopair::programme::Programme;
use regiopair::proposal::Proposal;
use regiopair::report;
use regiopair::report::language::{English, InfeasibilitySentences, RuleSentences};
use regiopair::rules::{CountBounds, GroupLabel, Rules};

use crate::score_table::{Scored, blank};

/// People are regions of the side south, courses of the side north.
pub(super) fn assess(scores: &[&[i64]], rules: &str) -> Assessment {
    let countries = vec!["ES"; scores[0].len()];
    let stated = Programme::from_toml_str(&format!("[rules]\n{rules}")).unwrap();
    Scored::new(scores, &countries).assess(Programme { rules: stated.rules, ..blank() })
}

pub(super) fn made(proposal: &Proposal) -> Vec<(usize, usize)> {
    let number = |id: &str| id.rsplit_once('-').unwrap().1.parse().unwrap();
    proposal.pairings.iter().map(|pair| (number(&pair.left.id), number(&pair.right.id))).collect()
}

fn clash(assessed: &Assessment) -> Clash {
    assessed.propose().unwrap().clash.expect("a clash")
}

fn named(clash: &Clash) -> Vec<String> {
    clash.rules.iter().map(|note| note.rule.to_string()).collect()
}

const OPEN_OR_CLOSED: &str =
    "capacities = [{ side = \"north\", at_least = 3, at_most = 4, or_none = true }]\n";

/// Five people of whom three at least must choose the same course: two each would be worth most.
const SCORES: [&[i64]; 5] = [&[90, 50], &[80, 40], &[30, 70], &[20, 75], &[60, 65]];

#[test]
fn a_course_with_too_few_participants_is_closed() {
    let assessed = assess(&SCORES, &format!("pairs = \"free\"\n{OPEN_OR_CLOSED}"));
    let proposal = assessed.propose().unwrap();
    // Both courses need six people. The first alone: the best four of 90, 80, 30, 20, 60 are 260;
    // the second alone: the best four of 50, 40, 70, 75, 65 are 260 too. Both are optimal.
    assert!((proposal.total - 2.6).abs() < 1e-9, "{}", proposal.total);
    assert!(proposal.certificate.optimal);
    assert_eq!(proposal.pairings.len(), 4);
    let one = made(&proposal)[0].1;
    assert!(made(&proposal).iter().all(|pair| pair.1 == one));
    // Without the rule each course has one participant at most; with the upper bound alone, everyone
    // takes the better course: 90 + 80 + 70 + 75 + 65 = 380.
    let room = "pairs = \"free\"\ncapacities = [{ side = \"north\", at_most = 4 }]\n";
    let room = assess(&SCORES, room).propose().unwrap();
    assert!((room.total - 3.8).abs() < 1e-9);
    assert_eq!(made(&room), [(0, 0), (1, 0), (2, 1), (3, 1), (4, 1)]);
}

#[test]
fn its_price_is_what_the_plan_gains_without_it() {
    // One rule for the room, another for the least number, so that the price is of the latter.
    let rules = "pairs = \"free\"\ncapacities = [{ side = \"north\", at_most = 4 }, \
                 { side = \"north\", at_least = 3, or_none = true }]\n";
    let table = assess(&SCORES, rules).rule_prices().unwrap();
    let price = &table.rules[1];
    assert_eq!(price.rule.rule.to_string(), "rules.capacities[2]");
    // 380 − 260 hundredths, and one pair more.
    assert!((price.price.unwrap() - 1.2).abs() < 1e-9, "{:?}", price.price);
    assert_eq!((price.pairs, price.proved), (Some(1), true));
    let text = report::prices_to_text(&table, &English);
    assert!(text.contains("has no partner, or at least 3 partners"), "{text}");
}

#[test]
fn a_group_and_a_kind_of_pairs_may_have_none_too() {
    // Two courses in Spain, one in Italy; both together have none, or three.
    let scores: [&[i64]; 2] = [&[50, 60, 10], &[70, 20, 15]];
    let countries = ["ES", "ES", "IT"];
    let world = Scored::new(&scores, &countries);
    let rules = |text: &str| Programme::from_toml_str(&format!("[rules]\n{text}")).unwrap().rules;
    let total = |text: &str| {
        let programme = Programme { rules: rules(text), ..blank() };
        let proposal = world.assess(programme).propose().unwrap();
        assert!(proposal.certificate.optimal);
        (made(&proposal), (proposal.total * 100.0).round() as i64)
    };
    assert_eq!(total("pairs = \"free\"\n"), (vec![(0, 1), (1, 0)], 130));
    let quota = "pairs = \"free\"\nquotas = [{ side = \"north\", each = \"country\", at_least = 3, \
                 or_none = true }]\n";
    assert_eq!(total(quota), (vec![], 0));
    // With room for two partners each, three pairs with Spain: 50 + 60 + 70 + 20 are four of them.
    let wide = format!(
        "{quota}capacities = [{{ side = \"south\", at_most = 2 }}, \
                        {{ side = \"north\", at_most = 2 }}]\n"
    );
    assert_eq!(total(&wide), (vec![(0, 0), (0, 1), (1, 0), (1, 1)], 200));
    let kind = "pairs = \"free\"\npair_quotas = [{ countries = [\"AR\", \"ES\"], at_least = 3, \
                or_none = true }]\n";
    // Only one pair with Italy is left.
    assert_eq!(total(kind), (vec![(1, 2)], 15));
}

/// Two people for one course are too few, but it must have a participant.
#[test]
fn a_clash_says_what_the_others_leave() {
    let scores: [&[i64]; 3] = [&[90, 50], &[80, 40], &[-1, 70]];
    let rules = format!(
        "pairs = \"free\"\nquotas = [{{ side = \"north\", regions = \"north-0\", at_least = 1 }}]\n{OPEN_OR_CLOSED}"
    );
    let assessed = assess(&scores, &rules);
    let clash = clash(&assessed);
    assert_eq!(named(&clash), ["rules.capacities[1]", "rules.quotas[1]"]);
    let Statement::OutOfReach { rule, group, limit } = &clash.derivation.statement else {
        panic!("{:?}", clash.derivation)
    };
    assert_eq!(*limit, Limit::Between { least: 1, most: 2 });
    assert!(
        matches!(group, Some(GroupLabel::Region { region }) if region.id == "north-0"),
        "{group:?}"
    );
    assert_eq!(
        English.rule(&rule.says),
        "each of the regions (north) has no partner, or at least 3 and at most 4 partners"
    );
    assert_eq!(
        English.statement(&clash.derivation.statement),
        "“each of the regions (north) has no partner, or at least 3 and at most 4 partners” \
         cannot be met for Region north-0: at least 1 of these pairs must be \
         made, and at most 2 can"
    );
    // Without a need all three take the second course, which has most pairs and comes first; or two
    // participants are enough for the first.
    let settings = clash.relaxations.iter().map(|it| (it.change.setting().unwrap(), it.pairs));
    let expected = [("at_least = 0".to_owned(), 3), ("at_least = 2".to_owned(), 2)];
    assert_eq!(settings.collect::<Vec<_>>(), expected);
    assert!(report::clash_to_text(&clash, &English).contains("or at least 3 and at most 4"));
    // A pair that only a closed course could have is no better.
    let required = "required = [{ left = \"south-0\", right = \"north-0\" }]\n";
    let clash = self::clash(&assess(&scores, &format!("{required}{OPEN_OR_CLOSED}")));
    assert_eq!(named(&clash), ["rules.required[1]", "rules.capacities[1]"]);
    assert!(matches!(&clash.derivation.statement, Statement::RequiredButImpossible { .. }));
}

/// Everyone must have a course, but two courses for three are too many for five people.
#[test]
fn all_cases_are_checked_if_no_course_alone_is_out_of_reach() {
    let scores: [&[i64]; 5] = [&[90, 50], &[80, 40], &[30, 70], &[20, 75], &[60, 65]];
    let rules = "pairs = \"complete\"\n\
                 capacities = [{ side = \"north\", at_least = 3, at_most = 4, or_none = true }]\n";
    let clash = clash(&assess(&scores, rules));
    assert_eq!(
        named(&clash),
        ["rules.pairs", "rules.capacities[1]", "default: one partner, left side"]
    );
    assert_eq!(clash.derivation.statement, Statement::AllCasesFail);
    assert!(
        clash.relaxations.iter().any(|it| it.change.setting().as_deref() == Some("at_least = 2"))
    );
}

/// A region that has withdrawn owes nothing, and neither does one that is closed.
#[test]
fn who_withdraws_is_closed() {
    let rules =
        format!("pairs = \"free\"\nwithdrawn = [{{ region = \"north-0\" }}]\n{OPEN_OR_CLOSED}");
    let proposal = assess(&SCORES, &rules).propose().unwrap();
    assert!((proposal.total - 2.6).abs() < 1e-9);
    assert!(made(&proposal).iter().all(|pair| pair.1 == 1));
}

#[test]
fn wrong_settings_are_named() {
    let error = |rule: &str| {
        Programme::from_toml_str(&format!("[rules]\ncapacities = [{{ side = \"eu\", {rule} }}]\n"))
            .unwrap_err()
            .to_string()
    };
    for (rule, message) in [
        ("at_most = 3, or_none = true", "`or_none` is given without `at_least`; add at_least = …"),
        (
            "at_least = 3, or_none = \"yes\"",
            "`or_none` is given as string; accepted: true or false",
        ),
        ("at_least = 3, or_none = 1", "`or_none` is given as integer; accepted: true or false"),
        ("at_least = 3, at_most = 2, or_none = true", "no number is both"),
        ("at_least = 3, ornone = true", "did you mean `or_none`?"),
        ("at_least = -3, or_none = true", "accepted: a whole number of at least 0"),
    ] {
        assert!(error(rule).contains(message), "{rule}: {}", error(rule));
    }
    // A file that says nothing reads as before, and writes nothing.
    let bounds = CountBounds { at_most: Some(4), ..CountBounds::none_or_at_least(3) };
    let json = serde_json::to_string(&bounds).unwrap();
    assert_eq!(json, r#"{"at_least":3,"at_most":4,"or_none":true}"#);
    assert_eq!(serde_json::from_str::<CountBounds>(&json).unwrap(), bounds);
    assert_eq!(serde_json::to_string(&CountBounds::at_least(3)).unwrap(), r#"{"at_least":3}"#);
    assert_eq!(Rules::default().capacities, []);
}
