//! Proposals: what they hold, what they prove, and what changes them.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::certificate::Check;
use regiopair::criteria::{Criterion, Meaning, Pair, Reason, Tally, Unknown};
use regiopair::infeasibility::RuleChange;
use regiopair::plan::{Assessment, Matcher, PlanningError};
use regiopair::profile::Dataset;
use regiopair::programme::Programme;
use regiopair::proposal::{Notice, UnmatchedReason};
use regiopair::proposal::{Proposal, SCHEMA};
use regiopair::report::language::{English, ProposalSentences};
use regiopair::rules::{CountBounds, PairsWanted, RegionPair};
use regiopair::score::{Normalisation, UnknownTreatment, Weights};
use regiopair::validation::{Validation, ValidationOptions, validate};
use regiopair::{report, synthetic};

use super::presets::first;

fn propose(dataset: &Dataset, programme: Programme) -> Proposal {
    Matcher::new(dataset, programme).assess().unwrap().propose().unwrap()
}

#[test]
fn the_annex_gets_twenty_proved_pairings() {
    let proposal = propose(&Dataset::iuc_lac(), Programme::default());
    assert_eq!(proposal.schema, SCHEMA);
    assert_eq!(proposal.pairings.len(), 20);
    assert!(proposal.unmatched.is_empty());
    assert!(proposal.certificate.optimal);
    assert_eq!(proposal.certificate.gap, Some(0.0));
    assert_eq!(proposal.certificate.checks.len(), 5);
    let mut partners: Vec<&str> = proposal.pairings.iter().map(|p| p.right.id.as_str()).collect();
    partners.sort_unstable();
    partners.dedup();
    assert_eq!(partners.len(), 20, "nobody is paired twice");
    let sum: f64 = proposal.pairings.iter().map(|pairing| pairing.score).sum();
    assert!((sum - proposal.total).abs() < 20.0 * proposal.certificate.resolution);
}

/// What a programme says about the scale of a criterion enters its scores.
#[test]
fn values_are_rescaled_as_the_programme_says() {
    let ends = |normalisation: &str| {
        let criterion = format!("id = \"nearness\"\nnormalisation = \"{normalisation}\"");
        let programme = Programme::from_toml_str(&format!("[[criteria]]\n{criterion}\n")).unwrap();
        let assessed = Matcher::new(&Dataset::iuc_lac(), programme).assess().unwrap();
        let scores = assessed.scores().scores().iter().filter_map(|score| score.get());
        scores.fold((f64::MAX, f64::MIN), |(least, most), x| (least.min(x), most.max(x)))
    };
    assert_eq!(ends("min-max"), (0.0, 1.0));
    assert_eq!(ends("rank"), (0.0, 1.0));
    let (least, most) = ends("none");
    assert!(0.0 < least && least < most && most < 1.0);
}

/// Every way to a plan says what was checked.
#[test]
fn each_kind_of_plan_names_its_checks() {
    let dataset = Dataset::iuc_lac();
    let checks = |rules: &str| {
        let programme = Programme::from_toml_str(&format!("[rules]\n{rules}\n")).unwrap();
        let certificate = propose(&dataset, programme).certificate;
        assert!(certificate.optimal);
        certificate.checks
    };
    let of_levels = [Check::PrimalFeasible, Check::EachLevel];
    assert_eq!(checks("objectives = [\"bottleneck\", \"total\"]"), of_levels);
    assert_eq!(checks("capacities = [{ side = \"eu\", at_most = 2 }]"), of_levels);
    // With a quota on pairs, every case of the search.
    let quota = "pair_quotas = [{ shared_language = true, at_most = 10 }]";
    assert_eq!(checks(quota), [Check::EveryNode]);
}

#[test]
fn the_open_call_leaves_hosts_without_partner() {
    let proposal = propose(&Dataset::iuc_lac_open_call(), Programme::default());
    assert_eq!((proposal.dataset.left, proposal.dataset.right), (20, 195));
    assert_eq!(proposal.pairings.len(), 20);
    assert_eq!(proposal.unmatched.len(), 175);
    assert!(
        proposal
            .unmatched
            .iter()
            .all(|u| u.side == "eu" && !English.unmatched_reason(&u.because).is_empty())
    );
}

#[test]
fn contributions_add_up_to_scores_and_amounts_to_values_to_the_last_bit() {
    let dataset = Dataset::iuc_lac();
    let assessed = Matcher::new(&dataset, Programme::default()).assess().unwrap();
    for left in assessed.left().profiles() {
        for right in assessed.right().profiles() {
            let pairing = assessed.explain(&left.region.id, &right.region.id).unwrap();
            let sum: f64 = pairing.criteria.iter().filter_map(|part| part.contribution).sum();
            assert_eq!(
                sum.to_bits(),
                pairing.score.to_bits(),
                "{} {}",
                pairing.left.id,
                pairing.right.id
            );
            assert!(pairing.low <= pairing.score && pairing.score <= pairing.high);
            for part in &pairing.criteria {
                // The sum of nothing is -0 in the standard library.
                let amounts: f64 = part.evidence.iter().map(|item| item.amount).sum::<f64>() + 0.0;
                match part.value {
                    Some(value) => {
                        assert_eq!(amounts.to_bits(), value.to_bits(), "{part:?}");
                    }
                    None => assert!(part.unknown.is_some() && part.evidence.is_empty()),
                }
            }
        }
    }
}

#[test]
fn a_forbidden_pair_is_not_made_and_costs_no_more_than_it_gains() {
    let dataset = Dataset::iuc_lac();
    let base = propose(&dataset, Programme::default());
    let first = &base.pairings[0];
    let mut programme = Programme::default();
    programme.rules.forbidden.push(RegionPair {
        left: first.left.id.clone(),
        right: first.right.id.clone(),
        because: "a test".to_owned(),
    });
    let without = propose(&dataset, programme);
    assert_ne!(without.pairings[0].right, first.right);
    assert!(without.total <= base.total);
}

#[test]
fn a_minimum_that_nobody_reaches_is_explained_by_a_clash() {
    let mut programme = Programme::default();
    programme.rules.minimum_score = Some(1.0);
    let proposal = propose(&Dataset::iuc_lac(), programme);
    let clash = proposal.clash.expect("a clash");
    let needing = clash.needing.expect("regions in need");
    assert!(needing.partners.len() < needing.regions.len());
    assert!(
        clash.relaxations.iter().any(|relaxation| relaxation.change == RuleChange::LargestNumber)
    );
    assert!(!proposal.certificate.optimal);
    assert!(proposal.pairings.is_empty());
    assert_eq!(proposal.unmatched.len(), 40);
}

#[test]
fn the_largest_plan_keeps_what_the_rules_admit() {
    let mut programme = Programme::default();
    programme.rules.pairs = PairsWanted::Largest;
    programme.rules.minimum_score = Some(1.0);
    let proposal = propose(&Dataset::iuc_lac(), programme);
    assert!(proposal.pairings.is_empty() && proposal.clash.is_none());
    assert!(proposal.unmatched.iter().all(|u| u.because == UnmatchedReason::NoEligiblePartner));
}

#[test]
fn a_free_plan_makes_only_pairs_above_the_reservation() {
    let base = propose(&Dataset::iuc_lac(), Programme::default());
    let mut scores: Vec<f64> = base.pairings.iter().map(|pairing| pairing.score).collect();
    scores.sort_by(f64::total_cmp);
    let mut programme = Programme::default();
    programme.rules.pairs = PairsWanted::Free;
    programme.rules.reservation = scores[10];
    let proposal = propose(&Dataset::iuc_lac(), programme);
    assert!(proposal.pairings.len() < 20 && !proposal.pairings.is_empty());
    assert!(proposal.pairings.iter().all(|pairing| pairing.score >= scores[10] - 1e-9));
}

#[test]
fn turning_the_sides_keeps_a_symmetric_plan() {
    let dataset = Dataset::iuc_lac();
    let mut programme = Programme::default();
    programme.criteria.retain(|choice| choice.id == "shared-strengths");
    let straight = propose(&dataset, programme.clone());
    programme.sides =
        Some(regiopair::profile::Sides { left: "eu".to_owned(), right: "lac".to_owned() });
    let turned = propose(&dataset, programme);
    assert!((straight.total - turned.total).abs() < 1e-9);
}

#[test]
fn unknown_names_come_with_the_nearest_known_one() {
    let dataset = Dataset::iuc_lac();
    let assessed = Matcher::new(&dataset, Programme::default()).assess().unwrap();
    let error = assessed.explain("slata", "alentejo").unwrap_err().to_string();
    assert!(error.contains("did you mean `salta`?"), "{error}");

    let mut programme = Programme::default();
    programme.rules.forbidden.push(RegionPair {
        left: "salta".to_owned(),
        right: "alentejoo".to_owned(),
        because: String::new(),
    });
    let error = Matcher::new(&dataset, programme).assess().err().unwrap().to_string();
    assert!(error.contains("did you mean `alentejo`?"), "{error}");

    let sides = regiopair::profile::Sides { left: "lca".to_owned(), right: "eu".to_owned() };
    let programme = Programme { sides: Some(sides), ..Programme::default() };
    let error = Matcher::new(&dataset, programme).assess().err().unwrap().to_string();
    assert!(error.contains("did you mean `lac`?"), "{error}");
}

#[test]
fn a_criterion_that_is_unknown_for_every_pair_is_refused_or_left_out() {
    let dataset = synthetic::dataset(synthetic::DatasetOptions::default()).unwrap();
    let mut tables = dataset.tables().clone();
    tables.phases.clear();
    let dataset = Dataset::new(tables).unwrap();
    let programme = Programme { silent_criteria: UnknownTreatment::Refuse, ..first() };
    let error = Matcher::new(&dataset, programme).assess().err().unwrap();
    assert!(matches!(error, PlanningError::Score(_)), "{error}");
    assert!(error.to_string().contains("`strategy-learning` is unknown for every pair"), "{error}");

    let proposal = propose(&dataset, first());
    assert!(proposal.notices.iter().any(|notice| {
        matches!(notice, Notice::SilentCriterion { criterion } if criterion == "strategy-learning")
    }));
}

/// The same value for every pair.
struct Constant;

impl Criterion for Constant {
    fn id(&self) -> &'static str {
        "constant"
    }
    fn meaning(&self) -> Meaning {
        Meaning::text("always the same")
    }
    fn assess(&self, _: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        tally.add(0.5, || Reason::text("always"));
        Ok(())
    }
}

fn plan(proposal: &Proposal) -> Vec<(String, String)> {
    proposal.pairings.iter().map(|p| (p.left.id.clone(), p.right.id.clone())).collect()
}

/// Trap 16 of the methods: a criterion that is the same for all pairs must not change the plan.
/// Known weights differ between pairs, so the law holds if all other criteria are known.
#[test]
fn a_constant_criterion_changes_no_plan() {
    let dataset = Dataset::iuc_lac();
    let mut programme = Programme::default();
    programme.criteria.retain(|choice| ["needs-met", "shared-strengths"].contains(&&*choice.id));
    let base = propose(&dataset, programme.clone());
    let matcher = Matcher::new(&dataset, programme).criterion(Constant, Weights::both(3.0));
    let with = matcher.assess().unwrap().propose().unwrap();
    assert_eq!(plan(&base), plan(&with));
}

#[test]
fn a_criterion_of_weight_zero_changes_nothing() {
    let dataset = Dataset::iuc_lac();
    let base = propose(&dataset, Programme::default());
    let matcher =
        Matcher::new(&dataset, Programme::default()).criterion(Constant, Weights::both(0.0));
    let with = matcher.assess().unwrap().propose().unwrap();
    assert_eq!((plan(&base), base.total), (plan(&with), with.total));
}

/// 1 for every pair with an even number of letters in both names, else 0.
struct Letters;

impl Criterion for Letters {
    fn id(&self) -> &'static str {
        "letters"
    }
    fn meaning(&self) -> Meaning {
        Meaning::text("an even number of letters")
    }
    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        if (pair.left.region.name.len() + pair.right.region.name.len()).is_multiple_of(2) {
            tally.add(1.0, || Reason::text("even"));
        }
        Ok(())
    }
}

/// What is read back has all that is needed to make the same proposal again, or it is an error.
#[test]
fn a_stored_proposal_remembers_own_criteria() {
    let dataset = Dataset::iuc_lac();
    let base = propose(&dataset, Programme::default());
    let matcher = Matcher::new(&dataset, Programme::default())
        .criterion(Letters, Weights { seeker: 1.5, host: 1.0 });
    let first = matcher.assess().unwrap().propose().unwrap();
    assert_ne!(first.total, base.total, "the criterion counts");

    let json = report::to_json(&first, &English).unwrap();
    let stored: Proposal = serde_json::from_str(&json).unwrap();
    let own: Vec<_> = stored.programme.criteria.iter().filter(|choice| choice.own).collect();
    assert_eq!(own.len(), 1);
    assert_eq!((&*own[0].id, own[0].weights), ("letters", Weights { seeker: 1.5, host: 1.0 }));

    let error = Matcher::new(&dataset, stored.programme.clone()).assess().err().unwrap();
    assert!(matches!(&error, PlanningError::OwnCriteria { ids } if ids == &["letters"]));
    assert!(error.to_string().contains("letters"), "{error}");

    let matcher =
        Matcher::new(&dataset, stored.programme.clone()).criterion(Letters, own[0].weights);
    let again = matcher.assess().unwrap().propose().unwrap();
    assert_eq!(report::to_json(&again, &English).unwrap(), json);

    // Through a programme file as well.
    let file = stored.programme.to_toml_string();
    let read = Programme::from_toml_str(&file).unwrap();
    assert_eq!(read, stored.programme);

    // The scale that the programme states is that of the criterion: ranks have a mean of one half.
    let mut scaled = stored.programme.clone();
    scaled.criteria.iter_mut().for_each(|choice| choice.weights = Weights::both(0.0));
    let mut mean = |normalisation: Normalisation| {
        scaled.criteria.last_mut().unwrap().normalisation = normalisation;
        let matcher = Matcher::new(&dataset, scaled.clone());
        let assessed = matcher.criterion(Letters, Weights::both(1.0)).assess().unwrap();
        assessed.scores().scores().iter().filter_map(|score| score.get()).sum::<f64>() / 400.0
    };
    assert!((mean(Normalisation::Rank) - 0.5).abs() < 1e-9);
    assert!((mean(Normalisation::None) - 0.5).abs() > 0.01);

    // Another weight replaces the one that is recorded.
    let matcher = Matcher::new(&dataset, read).criterion(Letters, Weights::both(0.0));
    let without = matcher.assess().unwrap().propose().unwrap();
    assert_eq!(without.total, base.total);
}

#[test]
fn an_own_criterion_has_its_own_id() {
    /// A criterion with the id of a built-in one.
    struct Language;
    impl Criterion for Language {
        fn id(&self) -> &'static str {
            "language"
        }
        fn meaning(&self) -> Meaning {
            Meaning::text("another one")
        }
        fn assess(&self, _: &Pair<'_>, _: &mut Tally) -> Result<(), Unknown> {
            Ok(())
        }
    }
    let dataset = Dataset::iuc_lac();
    let both = Weights::both(1.0);
    let taken = Matcher::new(&dataset, Programme::default()).criterion(Language, both);
    let twice = Matcher::new(&dataset, Programme::default())
        .criterion(Letters, both)
        .criterion(Letters, both);
    for (matcher, id) in [(taken, "language"), (twice, "letters")] {
        let error = matcher.assess().err().unwrap().to_string();
        assert!(error.contains(&format!("criterion `{id}` is given twice")), "{error}");
    }
    // Alone it is as good as any, and an objective may name an own criterion.
    let file = "[rules]\nobjectives = [\"criterion:letters\"]\n\
                [[criteria]]\nid = \"letters\"\nown = true\n";
    let programme = Programme::from_toml_str(file).unwrap();
    let proposal =
        Matcher::new(&dataset, programme).criterion(Letters, both).assess().unwrap().propose();
    assert!(proposal.unwrap().certificate.optimal);
}

/// A value that is no value.
struct Broken(f64);

impl Criterion for Broken {
    fn id(&self) -> &'static str {
        "broken"
    }
    fn meaning(&self) -> Meaning {
        Meaning::text("a mistake")
    }
    fn assess(&self, _: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        tally.add(self.0, || Reason::text("mistake"));
        Ok(())
    }
}

#[test]
fn a_criterion_outside_its_range_is_an_error_that_names_it() {
    let dataset = Dataset::iuc_lac();
    for value in [f64::NAN, f64::INFINITY, -0.5, 1.5] {
        let matcher = Matcher::new(&dataset, Programme::default())
            .criterion(Broken(value), Weights::both(1.0));
        let error = matcher.assess().err().unwrap().to_string();
        assert!(error.contains("`broken`"), "{error}");
    }
}

#[test]
fn the_same_question_has_the_same_bytes() {
    let write = || {
        let dataset = Dataset::iuc_lac();
        let proposal = propose(&dataset, Programme::default());
        report::to_json(&proposal, &English).unwrap()
    };
    assert_eq!(write(), write());
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let dataset = Dataset::iuc_lac();
    let mut tables = dataset.tables().clone();
    let middle = tables.regions.iter().position(|region| region.side == "eu").unwrap();
    tables.regions[..middle].reverse();
    tables.regions[middle..].reverse();
    tables.domains.reverse();
    tables.phases.reverse();
    tables.attributes.reverse();
    let shuffled = Dataset::new(tables).unwrap();
    assert_eq!(dataset.digest(), shuffled.digest());
    let base = propose(&dataset, Programme::default());
    assert_eq!(base, propose(&shuffled, Programme::default()));
}

#[test]
fn json_reads_back_and_has_the_documented_keys() {
    let dataset = Dataset::iuc_lac();
    let assessed = Matcher::new(&dataset, Programme::default()).assess().unwrap();
    let proposal = assessed.propose().unwrap();
    let text = report::to_json(&proposal, &English).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    for key in ["schema", "programme", "pairings", "unmatched", "total", "certificate"] {
        assert!(!json[key].is_null(), "{key}");
    }
    for key in ["left", "right", "score", "criteria"] {
        assert!(!json["pairings"][0][key].is_null(), "{key}");
    }
    assert_eq!(json["certificate"]["optimal"], true);
    assert_eq!(json["certificate"]["gap"], 0.0);
    let back: Proposal = serde_json::from_str(&text).unwrap();
    assert_eq!(back, proposal);
}

#[test]
fn the_formats_agree() {
    let proposal = propose(&Dataset::iuc_lac(), Programme::default());
    let text = report::to_text(&proposal, &English);
    let table = report::to_csv(&proposal, &English).unwrap();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 20);
    for (row, pairing) in rows.iter().zip(&proposal.pairings) {
        assert_eq!((&row[1], &row[4]), (pairing.left.id.as_str(), pairing.right.id.as_str()));
        assert_eq!(row[7].parse::<f64>().unwrap().to_bits(), pairing.score.to_bits());
        // Long names are cut in the table.
        let name: String = pairing.left.name.chars().take(20).collect();
        let line = text.lines().find(|line| line.get(4..).is_some_and(|l| l.starts_with(&name)));
        let line = line.unwrap();
        assert!(line.contains(&format!("{:.3}", pairing.score)), "{line}");
    }
    let graph = proposal.graph();
    assert_eq!((graph.node_count(), graph.edge_count()), (40, 20));
    let total: f64 = graph.edge_weights().sum();
    assert!((total - proposal.total).abs() < 1e-6);
}

/// With few permutations: the page has the same form.
fn validated(assessed: &Assessment, proposal: &Proposal) -> Validation {
    let mut options = ValidationOptions::default();
    options.permutations.permutations = 99;
    options.rarefaction_draws = 1;
    validate(assessed, proposal, &options).unwrap()
}

#[test]
fn no_line_of_text_is_wider_than_a_page() {
    use unicode_width::UnicodeWidthStr;
    for dataset in [Dataset::iuc_lac(), Dataset::iuc_lac_open_call()] {
        let assessed = Matcher::new(&dataset, Programme::default()).assess().unwrap();
        let proposal = assessed.propose().unwrap();
        let mut pages = vec![
            report::to_text(&proposal, &English),
            report::validation_to_text(&validated(&assessed, &proposal), &English),
        ];
        pages.extend(
            proposal.pairings.iter().map(|pairing| report::pairing_to_text(pairing, &English)),
        );
        for line in pages.iter().flat_map(|page| page.lines()) {
            assert!(line.width() <= report::WIDTH, "{} columns: {line}", line.width());
            assert_eq!(line.trim_end(), line, "white space at the end");
        }
    }
}

/// Two regions that would rather have each other both gain by it, also if places are free.
#[test]
fn who_blocks_a_plan_gains_by_it() {
    let dataset = Dataset::iuc_lac();
    for side in ["eu", "lac"] {
        let mut programme = Programme::default();
        programme.rules.capacities.push(regiopair::rules::Capacity {
            selection: regiopair::rules::Selection::side(side),
            bounds: CountBounds::at_most(3),
        });
        let assessed = Matcher::new(&dataset, programme).assess().unwrap();
        let stability = assessed.stability(&assessed.propose().unwrap(), 0.0).unwrap();
        assert!(!stability.blocking.is_empty(), "else nothing is tested");
        for pair in &stability.blocking {
            assert!(pair.left_gains > 0.0 && pair.right_gains > 0.0, "{side}: {pair:?}");
        }
    }
}

#[test]
fn a_proposal_prints_a_line_for_each_pairing() {
    let proposal = propose(&Dataset::iuc_lac(), first());
    let printed = proposal.to_string();
    assert_eq!(printed.lines().count(), 20);
    assert!(printed.contains("Salta (AR) – Extremadura (ES): 0.465"), "{printed}");
    let graph = proposal.graph();
    assert!(graph.node_weights().any(|node| node.to_string() == "Salta (AR)"));
}

/// Where all scores are equal, 20! plans are equally good.
#[test]
fn a_ranking_that_ends_within_a_tie_says_so() {
    let dataset = Dataset::iuc_lac();
    let nothing_else = Programme { criteria: Vec::new(), ..Programme::default() };
    let matcher = Matcher::new(&dataset, nothing_else).criterion(Constant, Weights::both(1.0));
    let assessed = matcher.assess().unwrap();
    let plans = assessed.k_best(2).unwrap();
    let more = |proposal: &Proposal| proposal.notices.contains(&Notice::EquallyGoodPlans);
    assert_eq!(plans.iter().map(more).collect::<Vec<_>>(), [false, true]);
    let text = report::to_text(&plans[1], &English);
    assert!(text.contains("further plans are as good as this one"), "{text}");
    // The scores of the annex make no ties.
    let assessed = Matcher::new(&dataset, Programme::default()).assess().unwrap();
    assert!(!assessed.k_best(2).unwrap().iter().any(more));
    for (k, message) in [
        (0, "the number of plans is 0; request 1 or more"),
        (1_001, "1001 plans are requested, but at most 1000 can be listed"),
        (usize::MAX, "18446744073709551615 plans are requested, but at most 1000 can be listed"),
    ] {
        assert_eq!(assessed.k_best(k).err().unwrap().to_string(), message);
    }
}

/// The second best plan is the best of those that lack at least one pair of the best one.
#[test]
fn the_second_best_plan_is_the_best_without_some_pair() {
    let dataset = Dataset::iuc_lac();
    let assessed = Matcher::new(&dataset, Programme::default()).assess().unwrap();
    let plans = assessed.k_best(2).unwrap();
    let [first, second] = &plans[..] else { panic!("{} plans", plans.len()) };
    assert_eq!(first.region_pairs(), assessed.propose().unwrap().region_pairs());
    let without = first.region_pairs().into_iter().map(|pair| {
        let mut rules = assessed.programme().rules.clone();
        rules.forbidden.push(pair);
        assessed.with_rules(rules).unwrap().propose().unwrap().total
    });
    assert_eq!(second.total, without.fold(0.0, f64::max));
    let gap = second.certificate.gap.unwrap();
    assert!((gap - (first.total - second.total)).abs() < 1e-9 && !second.certificate.optimal);
    let text = report::to_text(second, &English);
    assert!(text.contains("the best plan has") && text.contains("plan number 2"), "{text}");
    let mut rules = assessed.programme().rules.clone();
    let required = first.region_pairs()[0].clone();
    rules.required.push(required.clone());
    // Under rules with quotas plans are ranked as well: with a pair of the best plan required, that plan is first.
    let ranked = assessed.with_rules(rules).unwrap().k_best(2).unwrap();
    assert_eq!(ranked[0].region_pairs(), first.region_pairs());
    assert!(ranked[1].region_pairs().contains(&required) && ranked[1].total <= second.total);
}
