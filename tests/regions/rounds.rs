//! Rounds: what a round may take, what is kept for later ones, and what they cost.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::Dataset;
use regiopair::programme::{Programme, Round, RoundDecision};
use regiopair::proposal::Proposal;
use regiopair::proposal::UnmatchedReason;
use regiopair::rules::RegionPair;

fn programme(rounds: &[(&str, &[&str], &[&str])]) -> Programme {
    let strings = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let rounds = rounds.iter().map(|(name, left, right)| Round {
        name: (*name).to_owned(),
        left: strings(left),
        right: strings(right),
        fixed: Vec::new(),
    });
    Programme { rounds: rounds.collect(), ..Programme::default() }
}

fn assessed(dataset: &Dataset, programme: &Programme) -> Assessment {
    Matcher::new(dataset, programme.clone()).assess().unwrap()
}

fn partner<'p>(proposal: &'p Proposal, left: &str) -> Option<&'p str> {
    let pairing = proposal.pairings.iter().find(|pairing| pairing.left.id == left)?;
    Some(&pairing.right.id)
}

fn best_partner(dataset: &Dataset, left: &str) -> String {
    let assessed = assessed(dataset, &Programme::default());
    let row = assessed.left().get(left).unwrap().index;
    let scores = assessed.scores().scores();
    let score = |col: &usize| scores[[row, *col]].get().unwrap_or(-1.0);
    let best = (0..assessed.right().len()).max_by(|a, b| score(a).total_cmp(&score(b))).unwrap();
    assessed.right().profiles()[best].region.id.clone()
}

#[test]
fn the_first_round_takes_its_best_and_the_price_is_what_that_costs() {
    let dataset = Dataset::iuc_lac();
    let programme = programme(&[("first", &["salta"], &[]), ("rest", &[], &[])]);
    let assessed = assessed(&dataset, &programme);
    let proposal = assessed.propose().unwrap();
    assert_eq!(proposal.pairings.len(), 20);
    assert_eq!(partner(&proposal, "salta").unwrap(), best_partner(&dataset, "salta"));
    assert_eq!(proposal.pairings.iter().filter(|p| p.round.as_deref() == Some("first")).count(), 1);
    // All at once is the plan without rounds, since all partners are open to all.
    let free = self::assessed(&dataset, &Programme::default()).propose().unwrap();
    let price = assessed.price_of_rounds().unwrap().unwrap();
    assert_eq!((price.jointly, price.one_by_one), (Some(free.total), Some(proposal.total)));
    assert!((price.price.unwrap() - (free.total - proposal.total)).abs() < 1e-9);
    let jointly = Programme { rounds_decided: RoundDecision::Jointly, ..programme };
    assert_eq!(self::assessed(&dataset, &jointly).propose().unwrap().total, free.total);
}

#[test]
fn what_a_later_round_must_have_is_kept_for_it() {
    let dataset = Dataset::iuc_lac();
    let wanted = best_partner(&dataset, "salta");
    let mut fixed = programme(&[("first", &["salta"], &[]), ("rest", &[], &[])]);
    fixed.rounds[1].fixed.push(RegionPair::new("puebla", wanted.clone()));
    let mut required = programme(&[("first", &["salta"], &[]), ("rest", &[], &[])]);
    required.rules.required.push(RegionPair::new("puebla", wanted.clone()));
    for programme in [fixed, required] {
        let proposal = assessed(&dataset, &programme).propose().unwrap();
        assert!(proposal.clash.is_none(), "{:?}", proposal.clash);
        assert_eq!(partner(&proposal, "puebla").unwrap(), wanted);
        assert_ne!(partner(&proposal, "salta").unwrap(), wanted);
        assert_eq!(proposal.pairings.len(), 20);
    }
}

#[test]
fn a_region_in_no_round_does_not_take_part() {
    let dataset = Dataset::iuc_lac();
    for decided in RoundDecision::ALL {
        let mut programme =
            programme(&[("one", &["salta", "puebla"], &[]), ("two", &["piura"], &[])]);
        programme.rounds_decided = *decided;
        let proposal = assessed(&dataset, &programme).propose().unwrap();
        let left: Vec<&str> = proposal.pairings.iter().map(|pair| pair.left.id.as_str()).collect();
        assert_eq!(left, ["piura", "puebla", "salta"], "{decided}");
        let without = proposal.unmatched.iter().filter(|unmatched| unmatched.side == "lac");
        assert!(without.clone().all(|it| it.because == UnmatchedReason::NoRound));
        assert_eq!(without.count(), 17);
    }
}

#[test]
fn a_round_takes_partners_of_its_own_pool_only() {
    let dataset = Dataset::iuc_lac();
    let pool = &["molise", "skane"];
    let programme = programme(&[("first", &["salta", "puebla"], pool), ("rest", &[], &[])]);
    let proposal = assessed(&dataset, &programme).propose().unwrap();
    for left in ["salta", "puebla"] {
        assert!(pool.contains(&partner(&proposal, left).unwrap()));
    }
    assert_eq!(proposal.pairings.len(), 20);
}

/// The annex as it was decided: every pair lies within its round on both sides.
#[test]
fn the_rounds_of_the_annex_hold() {
    let dataset = Dataset::iuc_lac();
    let text = include_str!("../../examples/data/annex.toml");
    let programme = Programme::from_toml_str_for(text, &dataset).unwrap();
    let proposal = assessed(&dataset, &programme).propose().unwrap();
    let round = |left: &str| {
        dataset.pairings().iter().find(|row| row.left == left || row.right == left).unwrap().round
    };
    assert_eq!(proposal.pairings.len(), 20);
    for pairing in &proposal.pairings {
        assert_eq!(round(&pairing.left.id), round(&pairing.right.id), "{}", pairing.left.id);
    }
    let sizes: Vec<usize> = programme.rounds.iter().map(|round| round.left.len()).collect();
    assert_eq!(sizes, [3, 9, 8]);
    // The file says what the table of observed pairings does.
    let pools = |rounds: &[Round]| -> Vec<(Vec<String>, Vec<String>)> {
        rounds.iter().map(|round| (round.left.clone(), round.right.clone())).collect()
    };
    assert_eq!(pools(&programme.rounds), pools(&Round::observed(dataset.pairings(), "IUC-LAC")));
    assert!(Round::observed(dataset.pairings(), "another").is_empty());
}

/// A region that joins after publication: all pairs stay, and it gets what is left.
#[test]
fn who_joins_takes_nobody_s_partner() {
    let all = Dataset::iuc_lac();
    let fewer = all.restricted(|region| region.id != "salta").unwrap();
    let published = assessed(&fewer, &Programme::default()).propose().unwrap();
    assert_eq!(published.pairings.len(), 19);
    let joined = assessed(&all, &Programme::default()).repair(&published.region_pairs()).unwrap();
    assert_eq!(joined.pairings.len(), 20);
    let change = regiopair::sensitivity::Change::between(&published, &joined);
    assert_eq!((change.kept, change.gone.len(), change.new.len()), (19, 0, 1));
    assert_eq!(change.new[0].left.id, "salta");
}
