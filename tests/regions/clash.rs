//! Clashes of rules as a programme designer meets them: what is reported, and whether it helps.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use super::presets::{FIRST, first};
use super::score_table::{Scored, bare_region};
use regiopair::infeasibility::{
    Basis, Clash, Derivation, Limit, Relaxation, RuleChange, Statement,
};
use regiopair::plan::Matcher;
use regiopair::profile::{Coder, Dataset, DomainRecord, Grade, Role, Tables};
use regiopair::programme::Programme;
use regiopair::proposal::Proposal;
use regiopair::report;
use regiopair::report::language::{
    English, Grammar, InfeasibilitySentences, ProposalSentences, RuleSentences,
};
use regiopair::rules::{
    Capacity, CountBounds, PairProperty, PairQuota, PairsWanted, Quota, RegionPair, RuleId,
    Selection,
};
use regiopair::taxonomy::{TaxonomyRows, ThemeRow};

fn propose(dataset: &Dataset, programme: &Programme) -> Proposal {
    Matcher::new(dataset, programme.clone()).assess().unwrap().propose().unwrap()
}

fn clash(dataset: &Dataset, programme: &Programme) -> Clash {
    let proposal = propose(dataset, programme);
    assert!(proposal.pairings.is_empty() && !proposal.certificate.optimal);
    proposal.clash.expect("a clash")
}

/// The first sentence of the explanation after "No plan satisfies the rules."
fn explanation(clash: &Clash) -> String {
    English.sentence(&English.statement(&clash.derivation.statement))
}

fn said(relaxation: &Relaxation) -> String {
    English.rule_change(&relaxation.change)
}

fn rules(clash: &Clash) -> Vec<String> {
    clash.rules.iter().map(|note| note.rule.to_string()).collect()
}

/// All leaves are rules or data, all other statements conclusions; and every rule of the clash is
/// among the leaves.
fn check_derivation(clash: &Clash) {
    fn leaves(derivation: &Derivation, into: &mut Vec<RuleId>) {
        match derivation.statement.basis() {
            Basis::Conclusion => assert!(!derivation.because.is_empty(), "{derivation:?}"),
            Basis::Rule(rule) => {
                assert!(derivation.because.is_empty());
                into.push(rule);
            }
            Basis::Data => assert!(derivation.because.is_empty()),
        }
        for reason in &derivation.because {
            leaves(reason, into);
        }
    }
    let mut named = Vec::new();
    leaves(&clash.derivation, &mut named);
    for note in &clash.rules {
        assert!(named.contains(&note.rule), "{} is missing in {:?}", note.rule, clash.derivation);
    }
    let text = report::clash_to_text(clash, &English);
    assert!(text.lines().all(|line| line.chars().count() <= report::WIDTH), "{text}");
}

/// Without any one of its rules, defaults left aside, the whole programme has a plan.
fn each_is_needed(dataset: &Dataset, programme: &Programme, clash: &Clash) {
    for note in clash.rules.iter().filter(|note| !note.rule.is_default()) {
        let without = programme.rules.without(note.rule).expect("a stated rule");
        let proposal = propose(dataset, &Programme { rules: without, ..programme.clone() });
        assert!(proposal.clash.is_none(), "without {} there is still a clash", note.rule);
    }
}

#[test]
fn twenty_five_pairs_of_twenty_regions() {
    let dataset = Dataset::iuc_lac();
    let programme = Programme::from_toml_str("[rules]\npairs = 25\n").unwrap();
    assert_eq!(programme.rules.number_of_pairs, Some(25));
    let clash = clash(&dataset, &programme);
    check_derivation(&clash);
    each_is_needed(&dataset, &programme, &clash);
    assert_eq!(rules(&clash), ["rules.number_of_pairs", "default: one partner, left side"]);
    assert!(clash.smallest);
    assert_eq!(
        explanation(&clash),
        "The 20 regions (Latin America) need 25 pairs, but only 20 pairs are possible."
    );
    let needing = clash.needing.unwrap();
    assert_eq!((needing.needed, needing.possible, needing.regions.len()), (25, 20, 20));
    // Twenty pairs are the plan without further rules.
    let base = propose(&dataset, &Programme::default());
    let [relaxation] = &clash.relaxations[..] else { panic!("{:?}", clash.relaxations) };
    assert_eq!(relaxation.change, RuleChange::NumberOfPairs { count: 20 });
    assert_eq!(English.rule_change(&relaxation.change), "make 20 pairs: `number_of_pairs = 20`");
    assert_eq!((relaxation.pairs, relaxation.total), (20, base.total));
}

#[test]
fn two_partners_for_a_region_of_capacity_one() {
    let dataset = Dataset::iuc_lac();
    let mut programme = Programme::default();
    programme.rules.required =
        vec![RegionPair::new("salta", "alentejo"), RegionPair::new("salta", "extremadura")];
    let clash = clash(&dataset, &programme);
    check_derivation(&clash);
    each_is_needed(&dataset, &programme, &clash);
    let expected = ["rules.required[1]", "rules.required[2]", "default: one partner, left side"];
    assert_eq!(rules(&clash), expected);
    assert_eq!(explanation(&clash), "2 pairs are required of Salta, which may have only 1.");
    assert_eq!(clash.relaxations.len(), 4);
    // Each change gives what it promises.
    for (place, relaxation) in [(0, "rules.required[1]"), (1, "rules.required[2]")] {
        let offer =
            clash.relaxations.iter().find(|offer| said(offer).contains(relaxation)).unwrap();
        let rules = programme.rules.without(RuleId::Required(place)).unwrap();
        let relaxed = propose(&dataset, &Programme { rules, ..programme.clone() });
        assert_eq!((offer.pairs, offer.total), (relaxed.pairings.len(), relaxed.total));
    }
    for regions in [&[][..], &["salta".to_owned()]] {
        let mut wider = programme.clone();
        let selection = Selection { regions: regions.to_vec(), ..Selection::side("lac") };
        wider.rules.capacities.push(Capacity { selection, bounds: CountBounds::at_most(2) });
        let relaxed = propose(&dataset, &wider);
        let words =
            if regions.is_empty() { "let each region" } else { "let Salta have 2 partners" };
        let offer = clash.relaxations.iter().find(|offer| said(offer).starts_with(words)).unwrap();
        assert!(said(offer).contains("at_most = 2"), "{offer:?}");
        assert_eq!((offer.pairs, offer.total), (relaxed.pairings.len(), relaxed.total));
        assert_eq!(relaxed.pairings.iter().filter(|pairing| pairing.left.id == "salta").count(), 2);
    }

    // Capacities hold together: a new one for the whole side would lower what another one of this side
    // says, but not what is said of the other side.
    for (side, offers_all) in [("lac", false), ("eu", true)] {
        let mut stated = programme.clone();
        let region = if side == "lac" { "piura" } else { "molise" };
        let selection = Selection { regions: vec![region.to_owned()], ..Selection::side(side) };
        stated.rules.capacities.push(Capacity { selection, bounds: CountBounds::at_most(3) });
        let clash = self::clash(&dataset, &stated);
        let starts = |words: &str| clash.relaxations.iter().any(|it| said(it).starts_with(words));
        assert!(starts("let Salta have 2 partners"));
        assert_eq!(starts("let each region"), offers_all, "{side}");
    }

    // The same wish, stated as a number.
    let mut programme = Programme::default();
    let mut selection = Selection::side("lac");
    selection.regions = vec!["salta".to_owned()];
    let capacity = Capacity { selection, bounds: CountBounds::at_least(2) };
    programme.rules.capacities.push(capacity);
    let clash = self::clash(&dataset, &programme);
    check_derivation(&clash);
    assert_eq!(rules(&clash), ["rules.capacities[1]", "default: one partner, left side"]);
    assert_eq!(explanation(&clash), "Salta needs 2 pairs, but only 1 pair is possible.");
}

#[test]
#[cfg_attr(
    not(any(feature = "highs", feature = "microlp")),
    ignore = "within these limits the search needs the hints of a library"
)]
fn no_spain_but_extremadura() {
    let dataset = Dataset::iuc_lac_open_call();
    let mut programme = first();
    programme.rules.required.push(RegionPair::new("salta", "extremadura"));
    let mut selection = Selection::side("eu");
    selection.country = vec!["ES".to_owned()];
    let because = "no Spain".to_owned();
    let bounds = CountBounds { because, ..CountBounds::at_most(0) };
    programme.rules.quotas.push(Quota { selection, bounds, ..Quota::default() });
    let clash = clash(&dataset, &programme);
    check_derivation(&clash);
    each_is_needed(&dataset, &programme, &clash);
    assert_eq!(rules(&clash), ["rules.required[1]", "rules.quotas[1]"]);
    assert!(explanation(&clash).starts_with("Salta and Extremadura cannot be paired"));
    let changes: Vec<String> = clash.relaxations.iter().map(said).collect();
    assert_eq!(
        changes,
        [
            "raise the upper bound of rules.quotas[1]: `at_most = 1`",
            "drop `rules.required[1]`: Salta and Extremadura must be paired"
        ]
    );
}

#[test]
fn a_minimum_that_nobody_reaches() {
    let dataset = Dataset::iuc_lac();
    let mut programme = Programme::default();
    programme.rules.minimum_score = Some(0.95);
    let clash = clash(&dataset, &programme);
    check_derivation(&clash);
    each_is_needed(&dataset, &programme, &clash);
    assert_eq!(rules(&clash), ["rules.pairs", "rules.minimum_score"]);
    let text = report::clash_to_text(&clash, &English);
    assert!(text.contains("excludes all 400 pairs"), "{text}");
    let assessed = Matcher::new(&dataset, programme.clone()).assess().unwrap();
    let scores = assessed.scores().scores().iter().filter_map(|score| score.get());
    let best = scores.fold(0.0, f64::max);
    assert!(text.contains(&format!("the best of these pairs scores {best:.3}")), "{text}");
    // The minimum offered is enough, and a thousandth more does not.
    let offer = clash.relaxations.iter().find(|offer| said(offer).contains("lower")).unwrap();
    let least: f64 = said(offer).trim_end_matches('`').rsplit(' ').next().unwrap().parse().unwrap();
    let with = |minimum: f64| {
        let mut programme = programme.clone();
        programme.rules.minimum_score = Some(minimum);
        propose(&dataset, &programme)
    };
    assert_eq!((offer.pairs, offer.total), (20, with(least).total));
    assert!(with(least + 0.001).clash.is_some());
    let most = clash.relaxations.iter().find(|offer| said(offer).contains("largest")).unwrap();
    assert_eq!((most.pairs, most.total), (0, 0.0));
}

/// Two clashes that have nothing to do with each other: no single change helps, and that is said by
/// naming several.
#[test]
#[cfg_attr(
    not(any(feature = "highs", feature = "microlp")),
    ignore = "within these limits the search needs the hints of a library"
)]
fn two_clashes_are_undone_together() {
    let dataset = Dataset::iuc_lac();
    let mut programme = Programme::default();
    programme.rules.pairs = PairsWanted::Largest;
    programme.rules.required =
        vec![RegionPair::new("salta", "alentejo"), RegionPair::new("puebla", "skane")];
    programme.rules.forbidden = programme.rules.required.clone();
    let clash = clash(&dataset, &programme);
    check_derivation(&clash);
    assert_eq!(clash.rules.len(), 2);
    let [both] = &clash.relaxations[..] else { panic!("{:?}", clash.relaxations) };
    assert_eq!(both.rules.len(), 2);
    assert_eq!(both.pairs, 20);
}

/// Rules on kinds of pairs are explained by what the others leave.
#[test]
#[cfg_attr(
    not(any(feature = "highs", feature = "microlp")),
    ignore = "within these limits the search needs the hints of a library"
)]
fn too_many_pairs_of_a_kind() {
    let dataset = Dataset::iuc_lac();
    let programme = Programme::from_toml_str(
        "[rules]\n[[rules.pair_quotas]]\nshared_language = true\nat_least = 19\n",
    )
    .unwrap();
    let clash = clash(&dataset, &programme);
    check_derivation(&clash);
    each_is_needed(&dataset, &programme, &clash);
    let text = explanation(&clash);
    assert!(text.contains("with a language in common"), "{text}");
    assert!(text.contains("at most"), "{text}");
    // As many as it says can be made, and no more.
    let Statement::OutOfReach { limit: Limit::AtMost(most), .. } = clash.derivation.statement
    else {
        panic!("{text}")
    };
    for (count, fits) in [(most, true), (most + 1, false)] {
        let mut programme = programme.clone();
        programme.rules.pair_quotas[0].bounds.at_least = Some(count);
        assert_eq!(propose(&dataset, &programme).clash.is_none(), fits, "{count}");
    }
}

/// The nearest number of pairs is found also if not every number between does.
#[test]
fn a_number_of_pairs_is_relaxed_to_the_nearest_that_suffices() {
    let dataset = Dataset::iuc_lac();
    for (text, nearest) in [
        ("[rules]\npairs = \"complete\"\nnumber_of_pairs = 25\n", 20),
        ("[rules]\npairs = 25\nquotas = [{ side = \"eu\", country = \"ES\", at_least = 2 }]\n", 20),
        ("[rules]\npairs = 5\nquotas = [{ side = \"eu\", at_least = 8 }]\n", 8),
    ] {
        let programme = Programme::from_toml_str(text).unwrap();
        let clash = clash(&dataset, &programme);
        let change = RuleChange::NumberOfPairs { count: nearest };
        let offer = clash.relaxations.iter().find(|offer| offer.change == change);
        assert!(offer.is_some(), "{change:?} not in {:?}", clash.relaxations);
    }
}

/// Numbers that no file can hold are numbers like others.
#[test]
fn the_largest_numbers_do_not_overflow() {
    let dataset = Dataset::iuc_lac();
    let mut programme = Programme::default();
    programme.rules.capacities.push(Capacity {
        selection: Selection::side("eu"),
        bounds: CountBounds { at_most: Some(usize::MAX), ..CountBounds::at_least(5) },
    });
    check_derivation(&clash(&dataset, &programme));
    let mut programme = Programme::default();
    programme.rules.number_of_pairs = Some(usize::MAX);
    programme.rules.shared_themes = Some(usize::MAX);
    check_derivation(&clash(&dataset, &programme));
}

/// A round whose host an earlier one has taken: the clash says who took it, and offers to decide
/// all rounds at once.
#[test]
fn a_clash_in_a_later_round_names_what_was_decided_before() {
    let dataset = Dataset::iuc_lac();
    // Of the whole other side, Salta gets Extremadura.
    let text = r#"
        [[rounds]]
        name = "first"
        left = ["salta"]
        [[rounds]]
        name = "second"
        left = ["san-martin"]
        right = ["extremadura"]
    "#;
    let programme = Programme::from_toml_str_for(&format!("{FIRST}{text}"), &dataset).unwrap();
    let proposal = propose(&dataset, &programme);
    assert!(
        proposal.notices.iter().any(|it| English.notice(it).contains("round “second” has no plan"))
    );
    let clash = proposal.clash.unwrap();
    check_derivation(&clash);
    let text = report::clash_to_text(&clash, &English);
    assert!(text.contains("Salta and Extremadura are paired already"), "{text}");
    let offer =
        clash.relaxations.iter().find(|offer| offer.change == RuleChange::DecideJointly).unwrap();
    assert_eq!(offer.pairs, 2);
}

/// A region that withdraws owes nothing: a capacity for its whole side asked it for pairs.
#[test]
fn a_region_that_withdraws_owes_no_pair() {
    let dataset = Dataset::iuc_lac();
    let programme = |rules: &str| {
        let gone = "withdrawn = [{ region = \"molise\" }, { region = \"salta\" }]\n";
        Programme::from_toml_str(&format!("[rules]\n{gone}{rules}")).unwrap()
    };
    for (rules, pairs) in [
        ("capacities = [{ side = \"eu\", at_least = 1, at_most = 1 }]", 19),
        ("capacities = [{ side = \"lac\", at_least = 1 }]", 19),
        // Neither does a group of whom nobody is left.
        ("quotas = [{ side = \"eu\", regions = \"molise\", at_least = 1 }]", 19),
        ("pairs = 18\nquotas = [{ side = \"lac\", regions = \"salta\", at_least = 2 }]", 18),
    ] {
        let proposal = propose(&dataset, &programme(rules));
        assert!(proposal.clash.is_none(), "{rules}: {:?}", proposal.clash);
        assert_eq!(proposal.pairings.len(), pairs, "{rules}");
    }
    // What the plan must have, or that region by name, stays.
    for (rules, named) in [
        ("pairs = 20", vec!["rules.number_of_pairs"]),
        (
            "required = [{ left = \"salta\", right = \"alentejo\" }]",
            vec!["rules.required[1]", "rules.withdrawn[2]"],
        ),
        (
            "quotas = [{ side = \"eu\", regions = [\"molise\", \"alentejo\"], at_least = 2 }]",
            vec!["rules.quotas[1]"],
        ),
    ] {
        let clash = clash(&dataset, &programme(rules));
        check_derivation(&clash);
        let cited = self::rules(&clash);
        assert!(named.iter().all(|rule| cited.contains(&(*rule).to_owned())), "{cited:?}");
    }
}

/// Regions that fail a condition, or are in no round, have not withdrawn, but owe as little.
#[test]
fn regions_that_do_not_take_part_owe_no_pair() {
    let dataset = Dataset::iuc_lac();
    let programme = Programme::from_toml_str(
        "[rules]\ncapacities = [{ side = \"lac\", at_least = 1 }]\n\
         [[rounds]]\nname = \"only\"\nleft = [\"salta\", \"puebla\"]\n",
    )
    .unwrap();
    assert_eq!(propose(&dataset, &programme).pairings.len(), 2);
    let programme = Programme::from_toml_str(
        "rounds_decided = \"one-by-one\"\n\
         [rules]\ncapacities = [{ side = \"lac\", at_least = 1 }]\n\
         [[rounds]]\nname = \"first\"\nleft = [\"salta\", \"puebla\"]\n\
         [[rounds]]\nname = \"second\"\nleft = [\"san-martin\"]\n",
    )
    .unwrap();
    assert_eq!(propose(&dataset, &programme).pairings.len(), 3);
}

/// Papers that need two reviewers each: the default of one partner was cited next to the capacity
/// that overrides it.
#[test]
fn a_default_that_is_overridden_is_not_cited() {
    let mut tables = Tables::default();
    let themes = ["crops", "solar"].map(|theme| ThemeRow::new(theme, format!("{theme}-1")));
    tables.taxonomy = TaxonomyRows::Themes(themes.to_vec());
    for (side, ids) in [("papers", ["p1", "p2", "p3"]), ("revs", ["r1", "r2", "r3"])] {
        for id in ids {
            tables.regions.push(bare_region(side, id));
            let domain = if id == "r1" { "solar-1" } else { "crops-1" };
            tables.domains.push(DomainRecord {
                region: id.to_owned(),
                role: Role::Strength,
                domain: domain.to_owned(),
                weight: Grade::new(3).unwrap(),
                ex_ante: true,
                source: String::new(),
                note: String::new(),
                coder: Coder::First,
            });
        }
    }
    let dataset = Dataset::new(tables).unwrap();
    let text = "sides = { left = \"papers\", right = \"revs\" }\n\
                [rules]\nshared_themes = 1\n\
                capacities = [{ side = \"papers\", at_least = 2, at_most = 2 }, \
                              { side = \"revs\", at_most = 2 }]\n";
    let programme = Programme::from_toml_str(text).unwrap();
    let clash = clash(&dataset, &programme);
    check_derivation(&clash);
    assert_eq!(
        rules(&clash),
        ["rules.shared_themes", "rules.capacities[1]", "rules.capacities[2]"]
    );
    let needing = clash.needing.as_ref().unwrap();
    assert_eq!((needing.needed, needing.possible), (6, 4));
    let text = report::clash_to_text(&clash, &English);
    assert!(!text.contains("one partner at most"), "{text}");
    for note in &clash.rules {
        let says = English.rule(&note.says);
        assert_eq!(text.matches(&*says).count(), 1, "{says} in {text}");
    }
}

/// Three regions of the right side have two partners left, and the derivation says which.
#[test]
fn hosts_that_few_may_be_paired_with() {
    let scored = Scored::new(&[[90; 3], [80; 3], [70; 3], [60; 3]], &["ES", "IT", "PT"]);
    let mut programme = Programme::default();
    programme.criteria.clear();
    for left in ["south-2", "south-3"] {
        for right in ["north-0", "north-1", "north-2"] {
            programme.rules.forbidden.push(RegionPair::new(left, right));
        }
    }
    let proposal = scored.assess(programme).propose().unwrap();
    let clash = proposal.clash.unwrap();
    check_derivation(&clash);
    let needing = clash.needing.unwrap();
    let ids = |labels: &[regiopair::profile::RegionLabel]| -> Vec<String> {
        labels.iter().map(|label| label.id.clone()).collect()
    };
    assert_eq!(ids(&needing.regions), ["north-0", "north-1", "north-2"]);
    assert_eq!(ids(&needing.partners), ["south-0", "south-1"]);
    assert_eq!((needing.needed, needing.possible), (3, 2));
}

/// A pair that the programme requires is a rule; only what an earlier round decided is paired already.
#[test]
fn a_required_pair_is_not_called_paired_already() {
    let scored = Scored::new(&[[90, 80], [70, 60]], &["ES", "IT"]);
    let mut programme = Programme::default();
    programme.criteria.clear();
    programme.rules.required.push(RegionPair::new("south-0", "north-0"));
    programme.rules.forbidden.push(RegionPair::new("south-1", "north-1"));
    let clash = scored.assess(programme).propose().unwrap().clash.unwrap();
    check_derivation(&clash);
    assert!(rules(&clash).contains(&"rules.required[1]".to_owned()));
    assert!(!report::clash_to_text(&clash, &English).contains("paired already"));
}

/// A quota on pairs is lowered to what can be had, like any other.
#[test]
fn a_quota_on_pairs_is_relaxed_to_the_nearest_that_suffices() {
    let scored = Scored::new(&[[90, 80], [70, 20]], &["ES", "IT"]);
    let mut programme = Programme::default();
    programme.criteria.clear();
    programme.rules.pair_quotas.push(PairQuota {
        property: PairProperty { score_below: Some(0.5), ..PairProperty::default() },
        bounds: CountBounds::at_least(2),
        ..PairQuota::default()
    });
    let clash = scored.assess(programme).propose().unwrap().clash.unwrap();
    check_derivation(&clash);
    let text = report::clash_to_text(&clash, &English);
    assert!(text.contains("only 1 pair is of this kind"), "{text}");
    // One pair alone is below 0.5.
    let rule = RuleId::PairQuota(0);
    let change = RuleChange::LowerBound { rule, count: 1 };
    let relaxation = clash.relaxations.iter().find(|it| it.change == change).unwrap();
    assert_eq!((relaxation.pairs, relaxation.total), (2, 1.1));
}

/// Where no other rule takes part in a clash, the data do.
#[test]
fn a_required_pair_of_which_nothing_is_known_is_impossible() {
    let scored = Scored::new(&[[90, -1], [70, 20]], &["ES", "IT"]);
    let mut programme = Programme::default();
    programme.criteria.clear();
    programme.rules.required.push(RegionPair::new("south-0", "north-1"));
    let clash = scored.assess(programme).propose().unwrap().clash.unwrap();
    check_derivation(&clash);
    let text = report::clash_to_text(&clash, &English);
    assert!(text.contains("no criterion with a weight is known for 1 of 1 pair"), "{text}");
}

/// Of a group that counts as one, one must have a partner; the clash names the rule that says so.
#[test]
fn a_group_without_a_partner_clashes_with_complete() {
    let scored = Scored::new(&[[90; 3], [80; 3], [70; 3]], &["ES", "IT", "PT"]);
    let group = "as_one = [{ regions = [\"south-0\", \"south-1\"] }]\n";
    let mut programme = Programme::from_toml_str(&format!("[rules]\n{group}")).unwrap();
    programme.criteria.clear();
    for left in ["south-0", "south-1"] {
        for right in ["north-0", "north-1", "north-2"] {
            programme.rules.forbidden.push(RegionPair::new(left, right));
        }
    }
    let clash = scored.assess(programme).propose().unwrap().clash.unwrap();
    check_derivation(&clash);
    assert!(clash.rules.iter().any(|note| note.rule == RuleId::Pairs));
}
