//! Ranges of weights, balances of two criteria and acceptability, each against plans made anew.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::plan::{Assessment, Matcher, NotLinear, PlanningError};
use regiopair::profile::{Dataset, RegionLabel};
use regiopair::programme::Programme;
use regiopair::proposal::Proposal;
use regiopair::report::language::English;
use regiopair::report::{acceptability_to_text, weight_ranges_to_text};
use regiopair::score::{NotAdditive, Weights};
use regiopair::sensitivity::{
    Acceptability, AcceptabilityOptions, PairAcceptability, ParetoOptions, PlanAcceptability,
    RegionsOfPair, ShareInterval, ShareRange, WeightLimit, WeightRange, WeightRanges, WeightSpace,
};

fn assessed(text: &str) -> Assessment {
    let dataset = Dataset::iuc_lac();
    let programme = Programme::from_toml_str_for(text, &dataset).unwrap();
    Matcher::new(&dataset, programme).assess().unwrap()
}

/// Programmes whose plans are linear in the weights: plain, with different weights of seekers and hosts, under
/// capacities and quotas, and with free pairs.
fn linear() -> Vec<Assessment> {
    let first = include_str!("../../examples/data/first.toml");
    let bent = first.replace("unknown_values = \"leave-out\"", "unknown_values = \"expected\"");
    let quotas = "name = \"quotas\"\n[[rules.capacities]]\nside = \"eu\"\nat_most = 2\n\
                  [[rules.quotas]]\nside = \"eu\"\neach = \"country\"\nat_most = 3";
    let free = "name = \"free\"\n[rules]\npairs = \"free\"\nreservation = 0.7";
    let kinds = "name = \"kinds\"\n[[rules.pair_quotas]]\neach = \"countries\"\nat_most = 1";
    ["name = \"standard\"", &bent, quotas, free, kinds].into_iter().map(assessed).collect()
}

/// What a proposal falls short of the best plan with other weights of a criterion.
fn shortfall(assessed: &Assessment, proposal: &Proposal, id: &str, weights: Weights) -> f64 {
    let weights = assessed.scores().weights_with(&[(id, weights)]).unwrap();
    let other = assessed.with_weights(&weights).unwrap();
    let reservation = match other.programme().rules.pairs {
        regiopair::rules::PairsWanted::Free => other.programme().rules.reservation,
        _ => 0.0,
    };
    let score = |left: &str, right: &str| {
        let row = other.left().get(left).unwrap().index;
        let col = other.right().get(right).unwrap().index;
        other.scores().scores()[[row, col]].get().unwrap() - reservation
    };
    let own: f64 = proposal.pairings.iter().map(|it| score(&it.left.id, &it.right.id)).sum();
    let best = other.plan().unwrap().into_plan().unwrap();
    best.total - reservation * best.pairs.len() as f64 - own
}

fn times(weights: Weights, factor: f64) -> Weights {
    Weights { seeker: weights.seeker * factor, host: weights.host * factor }
}

fn factor(of: Weights, range: &WeightRange) -> f64 {
    if range.now.seeker > 0.0 { of.seeker / range.now.seeker } else { of.host / range.now.host }
}

#[test]
fn within_its_range_a_weight_keeps_the_plan_and_beyond_it_does_not() {
    // A search by cases, the last one, takes long without optimisation.
    for assessed in &linear()[..4] {
        let proposal = assessed.propose().unwrap();
        let name = &assessed.programme().name;
        let ranges = assessed.weight_ranges(&proposal).unwrap();
        assert!(ranges.is_best && ranges.not_linear.is_none(), "{name}");
        let most_apart = 1e-7;
        for range in &ranges.criteria {
            let id = &range.criterion;
            let at = |weights| shortfall(assessed, &proposal, id, weights);
            if range.now == Weights::both(0.0) {
                let most = range.most.as_ref().map_or(9.0, |limit| limit.weights.seeker);
                assert!(range.least.is_none());
                for part in [0.1, 0.5, 0.9, 0.9999] {
                    assert!(at(Weights::both(most * part)) < most_apart, "{name} {id} {part}");
                }
                if range.most.is_some() {
                    assert!(at(Weights::both(most * 1.001)) > most_apart, "{name} {id}");
                }
                continue;
            }
            let least = range.least.as_ref().map_or(0.0, |limit| factor(limit.weights, range));
            let most = range.most.as_ref().map_or(20.0, |limit| factor(limit.weights, range));
            assert!(least <= 1.0 && most >= 1.0, "{name} {id}: {least} {most}");
            for step in 0..=6 {
                let part = least + (most - least) * f64::from(step) / 6.0;
                let apart = at(times(range.now, part));
                assert!(apart < most_apart, "{name} {id}: {apart} at {part} in {least} to {most}");
            }
            for beyond in [0.999, 0.99, 0.9, 0.5, 0.0] {
                if range.least.is_some() {
                    let apart = at(times(range.now, least * beyond));
                    assert!(apart > most_apart, "{name} {id}: {apart} at {least} · {beyond}");
                }
            }
            for beyond in [1.001, 1.01, 1.1, 2.0, 10.0] {
                if range.most.is_some() {
                    let apart = at(times(range.now, most * beyond));
                    assert!(apart > most_apart, "{name} {id}: {apart} at {most} · {beyond}");
                }
            }
            for limit in [&range.least, &range.most].into_iter().flatten() {
                let weights = assessed.scores().weights_with(&[(id, limit.weights)]).unwrap();
                let shares = assessed.with_weights(&weights).unwrap().scores().nominal_weights();
                let place = assessed.scores().criteria().position(|known| known == id).unwrap();
                assert!((shares[place] - limit.share).abs() < 1e-9, "{name} {id}");
                assert!(limit.new_pairs.len() + limit.lost_pairs.len() > 0, "{name} {id}");
            }
            // A share that moves alone stays within what it can be if all move.
            let shares = range.shares.unwrap();
            assert!(shares.least <= range.share + 1e-9 && range.share <= shares.most + 1e-9);
        }
    }
}

#[test]
fn a_programme_that_leaves_unknown_values_out_is_tried_and_says_so() {
    let assessed = assessed(include_str!("../../examples/data/first.toml"));
    let because = NotLinear::Scores(NotAdditive::LeftOut);
    assert_eq!(assessed.not_linear().unwrap(), Some(because));
    let proposal = assessed.propose().unwrap();
    let ranges = assessed.weight_ranges(&proposal).unwrap();
    assert!(ranges.is_best);
    assert_eq!(ranges.not_linear, Some(because));
    let mut limits = 0;
    for range in &ranges.criteria {
        assert!(!range.exact && range.shares.is_none());
        let Some(limit) = range.most.as_ref().filter(|_| range.now.counts()) else { continue };
        limits += 1;
        let below = times(limit.weights, 0.999_9);
        assert!(shortfall(&assessed, &proposal, &range.criterion, below) < 1e-7);
        let above = times(limit.weights, 1.000_1);
        assert!(shortfall(&assessed, &proposal, &range.criterion, above) > 1e-9);
    }
    assert!(limits > 0);
    // Acceptability needs nothing linear.
    let options = AcceptabilityOptions { vectors: 40, ..AcceptabilityOptions::default() };
    let found = assessed.acceptability(&proposal, &options).unwrap();
    assert_eq!(found.not_linear, Some(because));
    let all: f64 = found.pairs.iter().map(|pair| pair.acceptability).sum();
    assert!((all - 20.0).abs() < 1e-9);
}

const TWO: &str = "name = \"two\"\nunknown_values = \"expected\"\n[[criteria]]\n\
                   id = \"shared-strengths\"\nformula = \"centred-cosine\"\nweight = 2\n[[criteria]]\n\
                   id = \"needs-met\"\nformula = \"shares\"\nweight = 1\n";

#[test]
fn acceptability_is_that_of_the_exact_pieces_within_four_standard_errors() {
    let assessed = assessed(TWO);
    let proposal = assessed.propose().unwrap();
    let partition = assessed.weight_partition("shared-strengths", "needs-met").unwrap();
    assert!(partition.pieces.len() > 3, "{}", partition.pieces.len());
    assert!((partition.together - 1.0).abs() < 1e-12);
    let options = AcceptabilityOptions { vectors: 20_000, ..AcceptabilityOptions::default() };
    let within = ShareInterval { criterion: "needs-met".to_owned(), least: 0.0, most: 1.0 };
    let walk = AcceptabilityOptions { space: WeightSpace::Within(vec![within]), ..options.clone() };
    for options in [options, walk] {
        let found = assessed.acceptability(&proposal, &options).unwrap();
        for pair in &found.pairs {
            let exact = partition.pairs.iter().find(|it| it.pair == pair.pair);
            let [part, central] = exact.map_or([0.0, 0.5], |it| [it.acceptability, it.central]);
            let error = (part * (1.0 - part) / 20_000.0).sqrt().max(1.0 / 20_000.0);
            let apart = (pair.acceptability - part).abs();
            assert!(apart < 4.0 * error.max(pair.standard_error), "{pair:?} {part}");
            if part > 0.2 {
                assert!((pair.central.as_ref().unwrap()[0] - central).abs() < 0.02, "{pair:?}");
            }
        }
        for exact in partition.pairs.iter().filter(|it| it.acceptability > 0.002) {
            assert!(found.pairs.iter().any(|it| it.pair == exact.pair), "{exact:?}");
        }
        for pair in found.necessary() {
            let exact = partition.pairs.iter().find(|it| it.pair == pair.pair).unwrap();
            assert!(exact.acceptability > 0.999);
        }
    }
}

#[test]
fn pieces_are_those_of_plans_on_a_grid() {
    let assessed = assessed("name = \"standard\"");
    let (one, other) = ("shared-strengths", "needs-met");
    let partition = assessed.weight_partition(one, other).unwrap();
    let shares = assessed.scores().nominal_weights();
    let ids: Vec<String> = assessed.scores().criteria().map(str::to_owned).collect();
    let place = |id: &str| ids.iter().position(|known| known == id).unwrap();
    for step in 0..=60 {
        let part = f64::from(step) / 60.0;
        let mut weights: Vec<Weights> = shares.iter().map(|&it| Weights::both(it)).collect();
        weights[place(one)] = Weights::both(partition.together * part);
        weights[place(other)] = Weights::both(partition.together * (1.0 - part));
        let under = assessed.with_weights(&weights).unwrap();
        let total = under.plan().unwrap().into_plan().unwrap().total;
        let piece = partition.pieces.iter().find(|piece| piece.to >= part).unwrap();
        let score = |left: &str, right: &str| {
            let row = under.left().get(left).unwrap().index;
            let col = under.right().get(right).unwrap().index;
            under.scores().scores()[[row, col]].get().unwrap()
        };
        let own: f64 = piece.pairs.iter().map(|it| score(&it.left.id, &it.right.id)).sum();
        assert!((total - own).abs() < 1e-7, "{part}: {total} {own}");
    }
}

#[test]
fn narrow_spaces_keep_the_plan_and_orders_are_kept() {
    for assessed in linear() {
        let proposal = assessed.propose().unwrap();
        let shares = assessed.scores().nominal_weights();
        let ids: Vec<&str> = assessed.scores().criteria().collect();
        let name = &assessed.programme().name;
        let near = |apart: f64| {
            let counting = ids.iter().zip(&shares).filter(|(_, share)| **share > 0.0);
            WeightSpace::Within(
                counting
                    .map(|(id, &share)| ShareInterval {
                        criterion: (*id).to_owned(),
                        least: share - apart,
                        most: share + apart,
                    })
                    .collect(),
            )
        };
        // A search by cases takes long without optimisation.
        let vectors = if name == "kinds" { 10 } else { 100 };
        let options = |space| AcceptabilityOptions { vectors, seed: 3, space };
        let found = assessed.acceptability(&proposal, &options(near(1e-7))).unwrap();
        assert_eq!(found.plan.acceptability, 1.0, "{name}");
        assert_eq!(found.necessary().count(), proposal.pairings.len(), "{name}");
        let wide = assessed.acceptability(&proposal, &options(WeightSpace::All)).unwrap();
        assert!(wide.plan.acceptability < 1.0 && wide.possible().count() > 20, "{name}");
        let order = vec![found.criteria[1].clone(), found.criteria[0].clone()];
        let ordered =
            assessed.acceptability(&proposal, &options(WeightSpace::InOrder(order))).unwrap();
        for central in ordered.pairs.iter().filter_map(|pair| pair.central.as_ref()) {
            assert!(central[1] >= central[0], "{name} {central:?}");
        }
    }
}

#[test]
fn settings_that_are_not_accepted_are_named() {
    let assessed = assessed("name = \"standard\"");
    let proposal = assessed.propose().unwrap();
    let within = |criterion: &str, least: f64, most: f64| {
        WeightSpace::Within(vec![ShareInterval { criterion: criterion.to_owned(), least, most }])
    };
    let all = AcceptabilityOptions::default;
    for (options, message) in [
        (AcceptabilityOptions { vectors: 0, ..all() }, "`vectors` is 0; accepted: 1 to 10000000"),
        (
            AcceptabilityOptions { space: WeightSpace::InOrder(vec!["needs-mat".into()]), ..all() },
            "`in-order` is `needs-mat`; accepted: criteria with a weight: shared-strengths, \
             shared-themes, needs-met, needs-of-host-met, structural-likeness; did you mean `needs-met`?",
        ),
        (
            AcceptabilityOptions { space: within("needs-met", 0.5, f64::NAN), ..all() },
            "`within` is 0.5 to NaN for `needs-met`; accepted: 0 ≤ least ≤ most ≤ 1",
        ),
        (
            AcceptabilityOptions {
                space: WeightSpace::InOrder(vec!["needs-met".into(), "needs-met".into()]),
                ..all()
            },
            "`in-order` is `needs-met` twice; accepted: each once",
        ),
    ] {
        let error = assessed.acceptability(&proposal, &options).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
    let message =
        |one: &str, other: &str| assessed.weight_partition(one, other).unwrap_err().to_string();
    assert!(message("needs-mat", "needs-met").ends_with("did you mean `needs-met`?"));
    assert!(message("needs-met", "needs-met").contains("another criterion than the first"));
    assert!(message("language", "nearness").contains("of which one has a weight"));
    let mut empty = proposal;
    empty.pairings.clear();
    assert!(matches!(assessed.weight_ranges(&empty), Err(PlanningError::NoPlan { .. })));
    assert!(matches!(
        self::assessed("name = \"strict\"\n[rules]\nminimum_score = 0.2")
            .weight_partition("needs-met", "shared-themes"),
        Err(PlanningError::NotLinear { because: NotLinear::Rules })
    ));
}

#[test]
fn the_nearest_weights_are_where_another_plan_is_as_good() {
    let assessed = assessed("name = \"standard\"");
    let proposal = assessed.propose().unwrap();
    let nearest = assessed.nearest_change(&proposal).unwrap().unwrap();
    assert!(nearest.exact);
    let apart: f64 = nearest.now.iter().zip(&nearest.there).map(|(a, b)| (a - b).abs()).sum();
    assert!((apart - nearest.distance).abs() < 1e-9);
    let is_best = |beyond: f64| {
        let mut weights = vec![Weights::both(0.0); assessed.scores().weights().len()];
        for ((id, now), there) in nearest.criteria.iter().zip(&nearest.now).zip(&nearest.there) {
            let place = assessed.scores().criteria().position(|known| known == id).unwrap();
            weights[place] = Weights::both((now + beyond * (there - now)).max(0.0));
        }
        let best = assessed.with_weights(&weights).unwrap().propose().unwrap();
        best.region_pairs() == proposal.region_pairs()
    };
    assert!(is_best(0.999) && !is_best(1.001));
    // No weight alone reaches another plan sooner.
    for range in &assessed.weight_ranges(&proposal).unwrap().criteria {
        for limit in [&range.least, &range.most].into_iter().flatten() {
            if range.now.counts() {
                assert!(2.0 * (limit.share - range.share).abs() >= nearest.distance - 1e-9);
            }
        }
    }
}

#[test]
fn options_of_a_front_that_are_not_accepted_are_named() {
    let assessed = assessed("name = \"standard\"");
    let message = |options: ParetoOptions| {
        assessed.pareto_front("needs-met", "shared-themes", &options).unwrap_err().to_string()
    };
    let options = ParetoOptions::default();
    assert_eq!(
        message(ParetoOptions { gap: f64::NAN, ..options }),
        "`gap` is NaN; accepted: 0.000001 to 1000"
    );
    assert_eq!(
        message(ParetoOptions { most_plans: 0, ..options }),
        "`most_plans` is 0; accepted: 1 to 10000"
    );
}

#[test]
fn a_plan_that_is_not_best_has_no_range() {
    let assessed = assessed("name = \"standard\"");
    let plans = assessed.k_best(2).unwrap();
    let ranges = assessed.weight_ranges(&plans[1]).unwrap();
    assert!(!ranges.is_best);
    assert!(ranges.criteria.iter().all(|it| it.least.is_none() && it.most.is_none()));
}

#[test]
fn ranges_and_parts_read_well() {
    let limit = |seeker: f64, host: f64| {
        let weights = Weights { seeker, host };
        Some(WeightLimit { weights, share: 0.1, new_pairs: Vec::new(), lost_pairs: Vec::new() })
    };
    let range = |criterion: &str, now: Weights, least, most| WeightRange {
        criterion: criterion.to_owned(),
        now,
        share: 0.142_857,
        least,
        most,
        exact: true,
        shares: Some(ShareRange { least: 0.04, most: 0.3 }),
    };
    let needs = Weights { seeker: 2.0, host: 0.0 };
    let ranges = WeightRanges {
        is_best: true,
        not_linear: None,
        criteria: vec![
            range("needs-met", needs, limit(0.8, 0.0), limit(2.6, 0.0)),
            range("shared-themes", Weights { seeker: 3.0, host: 1.5 }, None, None),
        ],
    };
    assert_eq!(
        weight_ranges_to_text(&ranges, &English),
        "How far each weight may move, all others unchanged, before another plan is better. These ranges are\n\
         exact. The last column is what the share of a criterion can be if all weights may change.\n\
         \n\
         criterion                now            from           to             share now   share\n\
         needs-met                2              0.8            2.6            14.3 %      4.0 % – 30.0 %\n\
         shared-themes            3 / 1.5        0              no limit       14.3 %      4.0 % – 30.0 %\n\
         \n"
    );
    let label =
        |id: &str| RegionLabel { id: id.to_owned(), name: id.to_owned(), country: "AR".to_owned() };
    let pair =
        |left: &str, acceptability: f64, standard_error: f64, in_proposal| PairAcceptability {
            pair: RegionsOfPair { left: label(left), right: label("Y") },
            in_proposal,
            acceptability,
            standard_error,
            central: None,
        };
    let plan = PlanAcceptability { acceptability: 0.25, standard_error: 0.013_7, central: None };
    let found = Acceptability {
        vectors: 1_000,
        seed: 1,
        space: WeightSpace::All,
        criteria: vec!["needs-met".to_owned()],
        not_linear: None,
        without_plan: 0,
        plan,
        pairs: vec![pair("A", 1.0, 0.0, true), pair("B", 0.4, 0.0155, false)],
    };
    let text = acceptability_to_text(&found, &English);
    assert!(
        text.starts_with(
            "Under 1,000 sets of weights, all equally likely, this plan is the best one for 25.0 % ± 1.4 % (seed\n\
             1).\n1 pair is in the best plan under all of them; 2 pairs are in that of some.\n\nA (AR) "
        ),
        "{text}"
    );
    assert!(text.contains("Other pairs of best plans:\n\nB (AR) "), "{text}");
    assert!(text.ends_with("40.0 % ± 1.6 %\n\n"), "{text}");
}
