//! Implicit problems: the same value as stored ones, proved; and blocks that misbehave.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::cases::cases;
use ndarray::{Array2, array};
use proptest::prelude::*;
use regiopair::assignment::{
    Col, Member, Outcome, Pairs, Price, Problem, ProblemError, Resolution, Row,
    linear::Products,
    model::{BlockError, Blocks, Implicit, ImplicitError},
    solve,
};
use regiopair::certificate::{Flaw, check_implicit};
use regiopair::synthetic::{ScoreClass, profiles};

/// Scores of a table, given by blocks; NaN marks forbidden cells here, and is left out.
#[derive(Debug)]
struct Stored(Array2<f32>);

impl Blocks for Stored {
    type Score = f32;

    fn shape(&self) -> (usize, usize) {
        self.0.dim()
    }

    fn block(
        &self,
        rows: Range<usize>,
        cols: Range<usize>,
        scores: &mut Vec<f32>,
    ) -> Result<(), BlockError> {
        for row in rows {
            for col in cols.clone() {
                let score = self.0[[row, col]];
                scores.push(if score.is_nan() { 1e6 } else { score });
            }
        }
        Ok(())
    }

    fn eligible(&self, row: Row, col: Col) -> bool {
        !self.0[[row.0, col.0]].is_nan()
    }
}

fn stored(table: &Array2<f32>, pairs: Pairs) -> Problem {
    let mask = table.mapv(|score| !score.is_nan());
    let scores = table.mapv(f64::from);
    Problem::scores(scores.view(), Some(mask.view()), Resolution::decimals(3), pairs).unwrap()
}

/// Pairs where they count, and score less reservations.
fn value(pairs: Pairs, outcome: &Outcome) -> Option<[i64; 2]> {
    let optimum = outcome.optimum()?;
    let count = i64::try_from(optimum.pairs().count()).unwrap();
    Some(match pairs {
        Pairs::Complete => [0, optimum.total],
        Pairs::Largest => [count, optimum.total],
        Pairs::Free { reservation } => [0, optimum.total - count * reservation],
    })
}

/// The same as the stored problem, with proof.
fn compare(table: Array2<f32>, pairs: Pairs) {
    let expected = solve(&stored(&table, pairs));
    let shape = table.dim();
    let problem = Implicit::new(Stored(table), Resolution::decimals(3), pairs).unwrap();
    match problem.solve() {
        Ok(outcome) => {
            let proof = check_implicit(&problem, &outcome);
            assert!(proof.is_ok(), "{shape:?} {pairs:?}: {proof:?}");
            assert_eq!(value(pairs, &outcome), value(pairs, &expected), "{shape:?} {pairs:?}");
        }
        Err(ImplicitError::NotAllPaired { .. }) => {
            assert_eq!(pairs, Pairs::Largest);
            let paired = expected.optimum().unwrap().pairs().count();
            assert!(paired < shape.0.min(shape.1));
        }
        Err(error) => panic!("{shape:?} {pairs:?}: {error}"),
    }
}

fn modes() -> impl Strategy<Value = Pairs> {
    prop_oneof![
        Just(Pairs::Complete),
        Just(Pairs::Largest),
        (-3_000_i64..3_000).prop_map(|reservation| Pairs::Free { reservation }),
    ]
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn small_tables_agree(
        pairs in modes(),
        (rows, cols, draws) in (1_usize..=7, 1_usize..=7).prop_flat_map(|(rows, cols)| {
            (Just(rows), Just(cols), prop::collection::vec(-5_i8..=6, rows * cols))
        }),
    ) {
        // 6 stands for a forbidden cell; few values make many ties.
        let score = |draw: &i8| if *draw == 6 { f32::NAN } else { f32::from(*draw) };
        let scores = draws.iter().map(score).collect();
        compare(Array2::from_shape_vec((rows, cols), scores).unwrap(), pairs);
    }
}

/// Several blocks both ways, and both orientations.
#[test]
#[expect(clippy::cast_possible_truncation, reason = "single precision is what blocks hold")]
fn large_tables_agree() {
    for &class in ScoreClass::ALL {
        for shape in [(60, 1_100), (1_100, 60), (270, 270)] {
            let table = class.scores(shape.0, shape.1, 2).mapv(|score| score as f32);
            for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 400 }] {
                compare(table.clone(), pairs);
            }
        }
    }
}

#[test]
fn products_agree_with_their_table() {
    let (left, right) = (profiles(150, 1), profiles(190, 2));
    let problem = Implicit::new(
        Products::new(left.view(), right.view()).unwrap(),
        Resolution::decimals(3),
        Pairs::Complete,
    )
    .unwrap();
    let outcome = problem.solve().unwrap();
    check_implicit(&problem, &outcome).unwrap();
    // Whole numbers are summed without rounding.
    let table = left.dot(&right.t());
    let stored =
        Problem::scores(table.view(), None, Resolution::decimals(3), Pairs::Complete).unwrap();
    assert_eq!(outcome.optimum().unwrap().total, solve(&stored).optimum().unwrap().total);
}

fn total_in_millionths(products: Products) -> i64 {
    let problem = Implicit::new(products, Resolution::decimals(6), Pairs::Complete).unwrap();
    let outcome = problem.solve().unwrap();
    check_implicit(&problem, &outcome).unwrap();
    outcome.optimum().unwrap().total
}

/// Each row goes with itself: cosine 1 twice, where the other plan has twice 11 / √125.
#[test]
fn cosines_do_not_depend_on_the_scale() {
    let profiles = array![[1.0, 2.0], [3.0, 4.0]];
    for scales in [
        [1.0, 1.0],
        [1e200, 1e200],
        [1e-200, 1e-200],
        [1e200, 1e-200],
        [1e-320, 1.0],
        [4e307, 1e160],
    ] {
        let [left, right] = scales.map(|scale| profiles.mapv(|weight| weight * scale));
        let cosines = Products::cosines(left.view(), right.view()).unwrap();
        assert_eq!(total_in_millionths(cosines), 2_000_000, "{scales:?}");
    }
    // Weights of one profile that differ by more than the range of a square.
    let (left, right) =
        (array![[1e200, 1e-200], [0.0, 1e-300]], array![[0.0, 5e-324], [7e307, 1.0]]);
    let cosines = Products::cosines(left.view(), right.view()).unwrap();
    assert_eq!(total_in_millionths(cosines), 2_000_000);
    // A profile of zeros is like no other.
    let zeros = Products::cosines(array![[0.0, 0.0]].view(), array![[1e200, 0.0]].view()).unwrap();
    assert_eq!(total_in_millionths(zeros), 0);
}

/// 1·5 + 2·6 = 17 and so on: [[17, 23], [39, 53]], so each row with itself is worth 70.
#[test]
fn products_of_weights_beyond_single_precision() {
    let (left, right) = (array![[1.0, 2.0], [3.0, 4.0]], array![[5.0, 6.0], [7.0, 8.0]]);
    for scale in [1.0, 1e30, 1e-30, 1e60, 1e-60, 1e200, 1e-200, 1e300, 1e-300] {
        let (left, right) = (&left * scale, &right / scale);
        let products = Products::new(left.view(), right.view()).unwrap();
        assert_eq!(total_in_millionths(products), 70_000_000, "{scale:e}");
    }
    let (left_one, right_one) = (array![[1.6e308]], array![[5e-324]]);
    let products = Products::new(left_one.view(), right_one.view()).unwrap();
    let problem = Implicit::new(products, Resolution::decimals(17), Pairs::Complete).unwrap();
    // The smallest number of double precision is 4.94e-324, and 1.6e308 times that is 7.9e-16.
    assert_eq!(problem.solve().unwrap().optimum().unwrap().total, 79);
    for (by_rows, by_cols) in [(1e200, 1e200), (1e-200, 1e-200), (1e38, 1e3), (1e-30, 1e-10)] {
        let (left, right) = (&left * by_rows, &right * by_cols);
        let error = Products::new(left.view(), right.view()).unwrap_err();
        assert!(matches!(error, ImplicitError::WeightsOutOfRange { .. }), "{error}");
    }
    // Nothing on one side makes all products 0, whatever the other side has.
    let nothing = Array2::zeros((2, 2));
    for scale in [1e-300, 1.0, 1e300] {
        let huge = &left * scale;
        for (left, right) in [(&nothing, &huge), (&huge, &nothing)] {
            let products = Products::new(left.view(), right.view()).unwrap();
            assert_eq!(total_in_millionths(products), 0, "{scale:e}");
        }
    }
}

/// Scores made by a function of the place and the number of the call.
struct Made<F>(usize, usize, F, AtomicUsize);

impl<F: Fn(usize, usize, usize) -> f32 + Sync> Blocks for Made<F> {
    type Score = f32;

    fn shape(&self) -> (usize, usize) {
        (self.0, self.1)
    }

    fn block(
        &self,
        rows: Range<usize>,
        cols: Range<usize>,
        scores: &mut Vec<f32>,
    ) -> Result<(), BlockError> {
        let call = self.3.fetch_add(1, Ordering::Relaxed);
        for row in rows {
            scores.extend(cols.clone().map(|col| (self.2)(row, col, call)));
        }
        Ok(())
    }
}

fn made(
    (rows, cols): (usize, usize),
    score: impl Fn(usize, usize, usize) -> f32 + Sync,
) -> Result<Outcome, ImplicitError> {
    let blocks = Made(rows, cols, score, AtomicUsize::new(0));
    Implicit::new(blocks, Resolution::decimals(3), Pairs::Complete)?.solve()
}

struct Short;

impl Blocks for Short {
    type Score = f32;

    fn shape(&self) -> (usize, usize) {
        (40, 50)
    }

    fn block(
        &self,
        rows: Range<usize>,
        _: Range<usize>,
        scores: &mut Vec<f32>,
    ) -> Result<(), BlockError> {
        scores.extend(rows.map(|_| 1.0));
        Ok(())
    }
}

#[test]
fn misbehaving_blocks_are_named() {
    let short = Implicit::new(Short, Resolution::default(), Pairs::Complete).unwrap().solve();
    assert_eq!(
        short.unwrap_err().to_string(),
        "the block of rows 0 to 31 and columns 0 to 49 has 32 scores for 1600 cells"
    );
    for (bad, text) in [(f32::NAN, "NaN"), (f32::INFINITY, "inf"), (1e30, "1000000")] {
        let at = |row, col, _| if (row, col) == (33, 7) { bad } else { 1.0 };
        let error = made((40, 50), at).unwrap_err();
        let ImplicitError::NotAccepted { row, col, value, .. } = error else { panic!("{error}") };
        assert_eq!((row, col), (Row(33), Col(7)));
        assert!(value.starts_with(text), "{value}");
        let turned = made((50, 40), |row, col, call| at(col, row, call)).unwrap_err();
        let ImplicitError::NotAccepted { row, col, .. } = turned else { panic!("{turned}") };
        assert_eq!((row, col), (Row(7), Col(33)));
    }
    // A little less in every call.
    let drifting = |row: usize, col: usize, call: usize| ((row * col) % 7 + call) as f32;
    assert!(matches!(made((40, 50), drifting), Err(ImplicitError::Changed { .. })));
    let error = made((50, 40), drifting).unwrap_err();
    assert!(matches!(error, ImplicitError::Changed { member: Member::Col(_) }), "{error}");
    assert_eq!(made((0, 5), |_, _, _| 1.0), Err(ProblemError::Empty { rows: 0, cols: 5 }.into()));
}

#[test]
fn a_reservation_beyond_all_scores_is_refused() {
    let table = Stored(Array2::zeros((2, 2)));
    let pairs = Pairs::Free { reservation: i64::MIN };
    let error = Implicit::new(table, Resolution::default(), pairs).unwrap_err();
    assert!(matches!(error, ImplicitError::ReservationTooLarge { .. }), "{error}");
}

#[test]
fn nobody_eligible_is_a_hall_set() {
    let table = Array2::from_shape_fn((3, 4), |(row, _)| if row == 1 { f32::NAN } else { 1.0 });
    let problem = Implicit::new(Stored(table), Resolution::default(), Pairs::Complete).unwrap();
    let outcome = problem.solve().unwrap();
    assert_eq!(check_implicit(&problem, &outcome).unwrap().shortage, 1);
}

#[test]
#[expect(clippy::cast_possible_truncation, reason = "single precision is what blocks hold")]
fn slips_are_found() {
    let table = ScoreClass::Dot.scores(60, 80, 4).mapv(|score| score as f32);
    let problem = Implicit::new(Stored(table), Resolution::decimals(0), Pairs::Complete).unwrap();
    let best = problem.solve().unwrap();
    let spoiled = |spoil: &dyn Fn(&mut regiopair::assignment::Optimum)| {
        let mut outcome = best.clone();
        let Outcome::Optimal(optimum) = &mut outcome else { panic!() };
        spoil(optimum);
        check_implicit(&problem, &outcome).unwrap_err()
    };
    assert!(matches!(spoiled(&|best| best.total += 1), Flaw::WrongTotal { .. }));
    assert!(matches!(spoiled(&|best| best.columns[0] = None), Flaw::Unpaired { .. }));
    assert!(matches!(
        spoiled(&|best| best.prices.rows[3] = best.prices.rows[3] - Price::of_score(1)),
        Flaw::PriceTooLow { .. } | Flaw::NotTight { .. }
    ));
    assert!(matches!(
        spoiled(&|best| best.prices.rows[3] = best.prices.rows[3] + Price::of_score(1)),
        Flaw::NotTight { row: Row(3), .. }
    ));
}

/// Prices of 49 columns lie so near to each other that single precision, in which a pass compares,
/// cannot tell them apart for a row with great scores; only the last of them is worth having.
#[test]
fn scores_equal_in_single_precision_are_distinguished() {
    for shift in [0, 7, 23, 31] {
        let table = Array2::from_shape_fn((51, 51), |(row, col)| match row {
            0 if col <= 48 => 1.0,
            0 => f32::NAN,
            49 if col == 48 => (995 + shift) as f32 * 1e-9,
            50 if col == 48 => (990 + shift) as f32 * 1e-9,
            row if row <= 48 && row == col + 1 => (1_000 + shift) as f32 * 1e-9,
            _ => 0.0,
        });
        let mask = table.mapv(|score| !score.is_nan());
        let scores = table.mapv(f64::from);
        let (resolution, pairs) = (Resolution::decimals(9), Pairs::Complete);
        let stored = Problem::scores(scores.view(), Some(mask.view()), resolution, pairs).unwrap();
        let problem = Implicit::new(Stored(table), resolution, pairs).unwrap();
        let outcome = problem.solve().unwrap();
        check_implicit(&problem, &outcome).unwrap();
        assert_eq!(value(pairs, &outcome), value(pairs, &solve(&stored)));
    }
}
