//! One rounding rule for every score: the nearest unit, ties to the even one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use ndarray::{Array2, array};
use regiopair::assignment::{Col, Outcome, Pairs, Problem, Resolution, Row, solve};

#[test]
fn ties_go_to_the_even_unit() {
    let whole = Resolution::decimals(0);
    for (tie, even) in [(0.5, 0), (1.5, 2), (2.5, 2), (3.5, 4), (1e9 + 0.5, 1_000_000_000)] {
        assert_eq!(whole.units(tie), Some(even), "{tie}");
        assert_eq!(whole.units(-tie), Some(-even), "-{tie}");
    }
    // Not ties: the last number below a half and the first above it.
    assert_eq!(whole.units(0.5_f64.next_down()), Some(0));
    assert_eq!(whole.units(0.5_f64.next_up()), Some(1));
    assert_eq!(whole.units(2.5_f64.next_up()), Some(3));
    // 1/1024 is 976,562.5 units of nine decimals, and 3/1024 is 2,929,687.5.
    let nine = Resolution::default();
    assert_eq!(nine.units(1.0 / 1024.0), Some(976_562));
    assert_eq!(nine.units(3.0 / 1024.0), Some(2_929_688));
    assert_eq!(nine.units(-3.0 / 1024.0), Some(-2_929_688));
}

#[test]
fn huge_ties_go_to_the_even_unit() {
    let (whole, greatest) = (Resolution::decimals(0), 1_i64 << 51);
    for half_below in [greatest, greatest - 1, greatest - 2] {
        let tie = half_below as f64 - 0.5;
        let even = half_below - (half_below & 1);
        assert_eq!(whole.units(tie), Some(even), "{tie}");
        assert_eq!(whole.units(-tie), Some(-even), "-{tie}");
    }
    assert_eq!(whole.units(greatest as f64), Some(greatest));
    assert_eq!(whole.units(greatest as f64 + 0.5), None);
    assert_eq!(whole.units(f64::INFINITY), None);
    assert_eq!(whole.units(f64::NAN), None);
}

/// Tables are rounded by other code for speed: in bulk, under a mask, in either memory layout, and
/// in 32 or 64 bits a cell. All of them agree with the rule.
#[test]
fn tables_round_as_single_scores_do() {
    let quarters =
        |from: f64| Array2::from_shape_fn((9, 11), |(i, j)| from + (11 * i + j) as f64 / 4.0);
    let far = 1_f64.mul_add(f64::from(1 << 30), 8.5);
    for (from, shift) in [(-12.5, 0.0), (-12.5, far), (far, 0.0), (-far, -far)] {
        let mut scores = quarters(from);
        // A score far from the others takes 64 bits a cell.
        scores[[8, 10]] += shift;
        let whole = Resolution::decimals(0);
        let mask = Array2::from_elem(scores.dim(), true);
        let turned = scores.t().as_standard_layout().into_owned();
        let problems = [
            Problem::scores(scores.view(), None, whole, Pairs::Complete).unwrap(),
            Problem::scores(scores.view(), Some(mask.view()), whole, Pairs::Complete).unwrap(),
            Problem::scores(turned.t(), None, whole, Pairs::Complete).unwrap(),
        ];
        for ((row, col), score) in scores.indexed_iter() {
            let expected = Some(score.round_ties_even() as i64);
            assert_eq!(whole.units(*score), expected);
            for problem in &problems {
                assert_eq!(problem.score(Row(row), Col(col)), expected, "{score}");
            }
        }
    }
}

/// Half away from zero would count 1 + 3, a total of 4.
#[test]
fn a_tie_decides_a_plan() {
    let scores = array![[0.5, 1.0], [1.0, 2.5]];
    let whole = Resolution::decimals(0);
    let problem = Problem::scores(scores.view(), None, whole, Pairs::Complete).unwrap();
    let Outcome::Optimal(optimum) = solve(&problem) else { panic!("it has a plan") };
    assert_eq!(optimum.total, 2);
}

/// A proposal and a study of the same scores agree to the unit where every score is a tie.
#[cfg(feature = "data")]
#[test]
fn a_plan_and_a_study_round_alike() {
    use regiopair::criteria::{Criterion, Pair, Tally, Unknown};
    use regiopair::profile::Dataset;
    use regiopair::programme::{Decimals, Programme};
    use regiopair::proposal::Matcher;
    use regiopair::score::Weights;

    /// 0.25 or 0.75, by the ids of the two regions: 2.5 or 7.5 units of one decimal.
    struct HalfUnits;
    impl Criterion for HalfUnits {
        fn id(&self) -> &'static str {
            "half-units"
        }
        fn describe(&self) -> &'static str {
            "a number half way between two units"
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
        let ids = |pool: &regiopair::profile::Pool<'_>| -> Vec<String> {
            pool.profiles().iter().map(|profile| profile.region.id.clone()).collect()
        };
        let (left, right) = (ids(assessed.left()), ids(assessed.right()));
        let row = places(&pairing.left, left.iter().collect());
        let col = places(&pairing.right, right.iter().collect());
        assert_eq!(optimum.columns[row], Some(Col(col)));
        // 2.5 rounds to 2 and 7.5 to 8; half away from zero would make 3 of the first.
        let units = problem.score(Row(row), Col(col)).unwrap();
        assert_eq!(units, if scores[[row, col]] == 0.25 { 2 } else { 8 });
    }
}
