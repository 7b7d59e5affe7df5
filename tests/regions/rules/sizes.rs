//! Partners of unequal size: a group of two takes two places of a course.

use regiopair::infeasibility::Statement;
use regiopair::programme::Programme;
use regiopair::report;
use regiopair::report::language::{English, InfeasibilitySentences, RuleSentences};
use regiopair::rules::{RegionSize, RuleId, Selection};

use super::courses::{assess, made};

/// The first applicant is a group of two.
const GROUP: &str = "sizes = [{ side = \"south\", regions = \"south-0\", places = 2 }]\n";
/// Every course has three places.
const THREE: &str = "pairs = \"free\"\ncapacities = [{ side = \"north\", at_most = 3 }]\n";

fn best(scores: &[&[i64]], rules: &str) -> (Vec<(usize, usize)>, i64) {
    let proposal = assess(scores, rules).propose().unwrap();
    assert!(proposal.certificate.optimal);
    (made(&proposal), (proposal.total * 100.0).round() as i64)
}

#[test]
fn a_group_of_two_takes_two_of_three_places() {
    let rules = format!("{THREE}{GROUP}");
    // With the group one more person has a place: 90 + 50, more than 50 + 45 + 20.
    let scores: [&[i64]; 4] = [&[90], &[50], &[45], &[20]];
    assert_eq!(best(&scores, &rules), (vec![(0, 0), (1, 0)], 140));
    // 60 + 50 is less than the three others together.
    let scores: [&[i64]; 4] = [&[60], &[50], &[45], &[20]];
    assert_eq!(best(&scores, &rules), (vec![(1, 0), (2, 0), (3, 0)], 115));
    // Without sizes three persons have a place: 60 + 50 + 45.
    assert_eq!(best(&scores, THREE), (vec![(0, 0), (1, 0), (2, 0)], 155));
}

#[test]
fn its_price_is_what_the_plan_gains_without_it() {
    let scores: [&[i64]; 4] = [&[60], &[50], &[45], &[20]];
    let table = assess(&scores, &format!("{THREE}{GROUP}")).rule_prices().unwrap();
    let price = table.rules.iter().find(|price| price.rule.rule == RuleId::Size(0)).unwrap();
    // 155 − 115 hundredths, and as many pairs.
    assert!((price.price.unwrap() - 0.4).abs() < 1e-9, "{:?}", price.price);
    assert_eq!((price.pairs, price.proved), (Some(0), true));
    assert_eq!(English.rule(&price.rule.says), "Region south-0 takes 2 places of its partner");
    assert!(report::prices_to_text(&table, &English).contains("takes 2 places of its partner"));
}

#[test]
fn the_greatest_size_holds_and_equal_sizes_are_counted() {
    let all = |places: usize| format!("{{ side = \"south\", places = {places} }}");
    let scores: [&[i64]; 3] = [&[40], &[30], &[20]];
    // Two places each leave one place of three over, three or more none.
    assert_eq!(best(&scores, &format!("{THREE}sizes = [{}]\n", all(2))), (vec![(0, 0)], 40));
    assert_eq!(best(&scores, &format!("{THREE}sizes = [{}]\n", all(3))), (vec![(0, 0)], 40));
    assert_eq!(best(&scores, &format!("{THREE}sizes = [{}]\n", all(4))), (vec![], 0));
    let both = format!("{THREE}sizes = [{}, {}]\n", all(1), all(2));
    assert_eq!(best(&scores, &both), (vec![(0, 0)], 40));
    let turned = format!("{THREE}sizes = [{}, {}]\n", all(2), all(1));
    assert_eq!(best(&scores, &turned), best(&scores, &both));
    // Sizes of two and four in seven places: six at most, as two and four, or three twos.
    let seven = "pairs = \"free\"\ncapacities = [{ side = \"north\", at_most = 7 }]\n";
    let four = "{ side = \"south\", regions = \"south-0\", places = 4 }";
    let mixed = format!("{seven}sizes = [{}, {four}]\n", all(2));
    assert_eq!(best(&scores, &mixed), (vec![(0, 0), (1, 0)], 70));
}

/// A default of one partner counts partners; a capacity of one has one place.
#[test]
fn one_partner_by_default_may_have_any_size() {
    let scores: [&[i64]; 2] = [&[90], &[50]];
    assert_eq!(best(&scores, &format!("pairs = \"free\"\n{GROUP}")), (vec![(0, 0)], 90));
    let one = "pairs = \"free\"\ncapacities = [{ side = \"north\", at_most = 1 }]\n";
    assert_eq!(best(&scores, &format!("{one}{GROUP}")), (vec![(1, 0)], 50));
}

/// Lower bounds, quotas and numbers of pairs count pairs.
#[test]
fn all_other_numbers_count_pairs() {
    let scores: [&[i64]; 3] = [&[90], &[50], &[45]];
    let with = |rest: &str| best(&scores, &format!("pairs = \"free\"\n{rest}{GROUP}"));
    // Two partners are needed, and three places are enough for the group and one more.
    let least = "capacities = [{ side = \"north\", at_least = 2, at_most = 3 }]\n";
    assert_eq!(with(least), (vec![(0, 0), (1, 0)], 140));
    // With room for two places the two partners are others than the group.
    let two = "capacities = [{ side = \"north\", at_least = 2, at_most = 2 }]\n";
    assert_eq!(with(two), (vec![(1, 0), (2, 0)], 95));
    let quota = "capacities = [{ side = \"north\", at_most = 9 }]\n\
                 quotas = [{ side = \"north\", at_most = 2 }]\n";
    assert_eq!(with(quota), (vec![(0, 0), (1, 0)], 140));
    let number = "capacities = [{ side = \"north\", at_most = 3 }]\nnumber_of_pairs = 3\n";
    let clash = assess(&scores, &format!("{number}{GROUP}")).propose().unwrap().clash.unwrap();
    let named: Vec<String> = clash.rules.iter().map(|note| note.rule.to_string()).collect();
    assert_eq!(named, ["rules.number_of_pairs", "rules.capacities[1]", "rules.sizes[1]"]);
}

/// Two courses that count as one have the places of one.
#[test]
fn courses_that_count_as_one_share_their_places() {
    let scores: [&[i64]; 3] = [&[90, 10], &[10, 50], &[10, 45]];
    let one = "as_one = [{ regions = [\"north-0\", \"north-1\"] }]\n";
    // Four places, two for the group, two for others.
    let four = "pairs = \"free\"\ncapacities = [{ side = \"north\", at_most = 4 }]\n";
    let all = vec![(0, 0), (1, 1), (2, 1)];
    assert_eq!(best(&scores, &format!("{four}{one}{GROUP}")), (all, 185));
    assert_eq!(best(&scores, &format!("{THREE}{one}{GROUP}")), (vec![(0, 0), (1, 1)], 140));
    // A course without a capacity has one partner of any size, and no number of places.
    let some = "pairs = \"free\"\ncapacities = [{ side = \"north\", regions = \"north-1\", \
                at_most = 2 }]\n";
    assert_eq!(best(&scores, &format!("{some}{one}{GROUP}")), (vec![(0, 0), (1, 1)], 140));
}

/// Which side is served whole does not depend on sizes: the plain assignment served the side with
/// fewer members once sizes had left one place each.
#[test]
fn complete_serves_the_side_with_fewer_places_whatever_their_sizes() {
    let scores: [&[i64]; 2] = [&[90, 80, 70, 60], &[50, 40, 30, 20]];
    let rules = "capacities = [{ side = \"south\", at_most = 4 }]\n\
                 sizes = [{ side = \"north\", places = 3 }]\n";
    // The south has eight places, the north four: all of the north is to be served, and eight
    // places hold two regions of three.
    let proposal = assess(&scores, rules).propose().unwrap();
    assert!(proposal.pairings.is_empty());
    let clash = proposal.clash.unwrap();
    assert!(clash.rules.iter().any(|note| note.rule == RuleId::Size(0)));
    // Of two regions both are served.
    let two: [&[i64]; 2] = [&[90, 80], &[50, 40]];
    assert_eq!(best(&two, rules), (vec![(0, 0), (1, 1)], 130));
}

#[test]
fn a_clash_names_the_size() {
    let scores: [&[i64]; 3] = [&[90], &[50], &[45]];
    let required = "required = [{ left = \"south-0\", right = \"north-0\" }, \
                    { left = \"south-1\", right = \"north-0\" }]\n\
                    sizes = [{ side = \"south\", regions = [\"south-0\", \"south-1\"], places = 2, \
                    because = \"pairs of people\" }]\n";
    let clash = assess(&scores, &format!("{THREE}{required}")).propose().unwrap().clash.unwrap();
    let named: Vec<String> = clash.rules.iter().map(|note| note.rule.to_string()).collect();
    assert_eq!(
        named,
        ["rules.required[1]", "rules.required[2]", "rules.capacities[1]", "rules.sizes[1]"]
    );
    assert!(matches!(clash.derivation.statement, Statement::RequiredButImpossible { .. }));
    let text = report::clash_to_text(&clash, &English);
    let says = "each of Region south-0 and Region south-1 takes 2 places of its partner (“pairs of \
                people”)";
    assert!(text.replace("\n  ", " ").contains("takes 2 places"), "{text}");
    assert!(clash.rules.iter().any(|note| English.rule(&note.says) == says), "{text}");
    // Four places are enough.
    let settings: Vec<_> = clash.relaxations.iter().filter_map(|it| it.change.setting()).collect();
    assert_eq!(settings, ["at_most = 4"]);
    let drops = |rule: &str| {
        let says = clash.relaxations.iter().map(|it| English.rule_change(&it.change));
        says.into_iter().any(|says| says.starts_with(&format!("drop `{rule}`")))
    };
    assert!(drops("rules.sizes[1]") && drops("rules.required[1]"));
}

#[test]
fn wrong_settings_are_named() {
    let error = |rule: &str| {
        Programme::from_toml_str(&format!("[rules]\nsizes = [{{ {rule} }}]\n"))
            .unwrap_err()
            .to_string()
    };
    let range = "accepted: a whole number from 1 to 1000";
    for (rule, message) in [
        ("side = \"eu\", places = 0", format!("`places` is 0; {range}")),
        ("side = \"eu\", places = 1001", format!("`places` is 1001; {range}")),
        ("side = \"eu\", places = -2", format!("`places` is -2; {range}")),
        ("side = \"eu\", places = 1.5", format!("`places` is 1.5; {range}")),
        ("side = \"eu\", places = nan", format!("`places` is NaN; {range}")),
        ("side = \"eu\", places = \"two\"", format!("`places` is given as string; {range}")),
        ("side = \"eu\"", "[[rules.sizes]] has no `places`".to_owned()),
        ("places = 2", "[[rules.sizes]] has no `side`".to_owned()),
        ("side = \"eu\", place = 2", "did you mean `places`?".to_owned()),
        ("side = \"eu\", places = 2, value = \"x\"", "`value` is given without".to_owned()),
    ] {
        assert!(error(rule).contains(&message), "{rule}: {}", error(rule));
    }
    // In code the same numbers are not accepted.
    for places in [0, 1001, usize::MAX] {
        let mut programme = Programme::default();
        programme.rules.sizes.push(RegionSize::new(Selection::side("eu"), places));
        let faults = programme.setting_faults();
        let [fault] = &faults[..] else { panic!("{faults:?}") };
        let shown = fault.to_string();
        assert!(shown.starts_with("rules.sizes[1].places: `places` is"), "{shown}");
        assert!(shown.ends_with(range), "{shown}");
    }
    let size = RegionSize::new(Selection::side("eu"), 2);
    let json = serde_json::to_string(&size).unwrap();
    assert_eq!(json, r#"{"side":"eu","places":2}"#);
    assert_eq!(serde_json::from_str::<RegionSize>(&json).unwrap(), size);
}
