//! A plan rounds scores as a table of plain scores does.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::assignment::{Col, Outcome, Pairs, Problem, Row, solve};

/// A proposal and a study of the same scores agree to the unit if every score is a tie.
#[test]
fn a_plan_and_a_study_round_alike() {
    use regiopair::criteria::{Criterion, Meaning, Pair, Tally, Unknown};
    use regiopair::plan::Matcher;
    use regiopair::profile::Dataset;
    use regiopair::programme::{Decimals, Programme};
    use regiopair::score::Weights;

    /// 0.25 or 0.75, by the ids of the two regions: 2.5 or 7.5 units of one decimal.
    struct HalfUnits;
    impl Criterion for HalfUnits {
        fn id(&self) -> &'static str {
            "half-units"
        }
        fn meaning(&self) -> Meaning {
            Meaning::text("a number half way between two units")
        }
        fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
            let bytes = pair.left.region.id.bytes().chain(pair.right.region.id.bytes());
            let odd = bytes.fold(0, |sum: u32, byte| 31 * (sum % 1009) + u32::from(byte)) % 3 == 0;
            tally.add(if odd { 0.25 } else { 0.75 }, || {
                regiopair::criteria::Reason::text("half way")
            });
            Ok(())
        }
    }

    let dataset = Dataset::iuc_lac();
    let decimals = Decimals::new(1).unwrap();
    let programme = Programme { criteria: Vec::new(), decimals, ..Programme::default() };
    let matcher = Matcher::new(&dataset, programme).criterion(HalfUnits, Weights::both(1.0));
    let assessed = matcher.assess().unwrap();
    let proposal = assessed.propose().unwrap();
    let scores = assessed.scores().scores().mapv(|score| score.get().unwrap());
    assert!(scores.iter().all(|&score| score == 0.25 || score == 0.75));
    let resolution = decimals.resolution();
    let problem = Problem::scores(scores.view(), None, resolution, Pairs::Complete).unwrap();
    let Outcome::Optimal(optimum) = solve(&problem) else { panic!("it has a plan") };
    assert_eq!(proposal.total, resolution.value(optimum.total));
    let places =
        |id: &String, ids: Vec<&String>| ids.iter().position(|other| *other == id).unwrap();
    for pairing in &proposal.pairings {
        let ids = |pool: &regiopair::profile::Pool| -> Vec<String> {
            pool.profiles().iter().map(|profile| profile.region.id.clone()).collect()
        };
        let (left, right) = (ids(assessed.left()), ids(assessed.right()));
        let row = places(&pairing.left.id, left.iter().collect());
        let col = places(&pairing.right.id, right.iter().collect());
        assert_eq!(optimum.columns[row], Some(Col(col)));
        // 2.5 rounds to 2 and 7.5 to 8; half away from zero would make 3 of the first.
        let units = problem.score(Row(row), Col(col)).unwrap();
        assert_eq!(units, if scores[[row, col]] == 0.25 { 2 } else { 8 });
    }
}
