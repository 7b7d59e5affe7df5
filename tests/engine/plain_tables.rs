//! Tables of plain scores are rounded in bulk, by another code for each way in which they come; all
//! of them agree with what is said about one cell.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use crate::cases::cases;
use ndarray::{Array2, ArrayView2, Axis, Slice};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use regiopair::assignment::{Col, Pairs, Problem, ProblemError, Resolution, Row, solve};

/// Numbers that are near a limit of some kind: of rounding, of 32 bits, of 51 bits, of all numbers.
const EDGES: [f64; 24] = [
    0.0,
    -0.0,
    5e-324,
    -2.2e-308,
    0.5,
    1.5,
    -2.5,
    0.499_999_999_999_999_94,
    0.500_000_000_000_000_1,
    1e-9,
    5e-10,
    536_870_911.5,
    -536_870_912.5,
    1_073_741_822.0,
    2_147_483_647.5,
    -4_294_967_296.5,
    1e15,
    2_251_799_813_685_247.5,
    -2_251_799_813_685_247.5,
    2_251_799_813_685_248.0,
    -2_251_799_813_685_248.0,
    2_251_799_813_685_248.5,
    1e300,
    -1e308,
];

const NO_NUMBERS: [f64; 3] = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY];

#[derive(Debug, Clone)]
struct Case {
    numbers: Array2<f64>,
    mask: Option<Array2<bool>>,
    /// Units in 1.0.
    per_one: f64,
    pairs: Pairs,
}

/// Mostly numbers of one magnitude, with a few edges and a few that are no numbers.
fn case() -> impl Strategy<Value = Case> {
    let shape = prop_oneof![
        14 => (1..14_usize, 1..40_usize),
        1 => (1..4_usize, 7_000..9_000_usize),
        1 => (7_000..9_000_usize, 1..4_usize),
    ];
    let magnitude = select(vec![1.0, 1e-3, 100.0, 1e6, 1e12]);
    let edge = (any::<Index>(), select(EDGES.to_vec()));
    let no_number = (any::<Index>(), select(NO_NUMBERS.to_vec()));
    let odd = (
        prop::collection::vec(edge, 0..4),
        prop_oneof![2 => Just(vec![]), 1 => prop::collection::vec(no_number, 1..3)],
    );
    let pairs = prop_oneof![
        Just(Pairs::Complete),
        Just(Pairs::Largest),
        (-1_000_000_000..1_000_000_000_i64).prop_map(|reservation| Pairs::Free { reservation }),
    ];
    let per_one = select(vec![1.0, 10.0, 1e3, 1e9, 8.0, 1.0 / 3.0]);
    let masked = prop_oneof![Just(None), (1..100_u64).prop_map(Some)];
    ((shape, magnitude, any::<u64>()), odd, masked, per_one, pairs).prop_map(
        |((shape, magnitude, seed), (edges, no_numbers), masked, per_one, pairs)| {
            let mut state = seed | 1;
            // A generator of Marsaglia's xorshift family.
            let mut draw = move || {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                state >> 11
            };
            let unit = 1.0 / (1_u64 << 53) as f64;
            let mut numbers =
                Array2::from_shape_simple_fn(shape, || (draw() as f64 * unit - 0.25) * magnitude);
            for (place, number) in edges.into_iter().chain(no_numbers) {
                let place = place.index(numbers.len());
                numbers.as_slice_mut().unwrap()[place] = number;
            }
            let mask = masked
                .map(|percent| Array2::from_shape_simple_fn(shape, || draw() % 100 < percent));
            Case { numbers, mask, per_one, pairs }
        },
    )
}

/// What is said about one cell, in row order: its units, or the error.
fn expected(
    case: &Case,
    sign: f64,
    masked: bool,
) -> Result<Vec<(Row, Col, Option<i64>)>, ProblemError> {
    let (rows, cols) = case.numbers.dim();
    let limit = Problem::score_limit(rows, cols).min(1 << 51);
    let reservation = match case.pairs {
        Pairs::Free { reservation } => reservation,
        _ => 0,
    };
    let cell = |((row, col), number): ((usize, usize), &f64)| {
        if masked && case.mask.as_ref().is_some_and(|mask| !mask[[row, col]]) {
            return Ok((Row(row), Col(col), None));
        }
        let (score, row, col) = (sign * number, Row(row), Col(col));
        let value = score.to_string();
        if score.is_nan() || score.is_infinite() {
            return Err(ProblemError::NotFinite { row, col, value });
        }
        let units = score * case.per_one;
        let whole = units.round_ties_even();
        let far = |from: i64| (whole - from as f64).abs() > Problem::score_limit(rows, cols) as f64;
        if units.abs() > 2_251_799_813_685_248.0 || far(0) || far(reservation) {
            return Err(ProblemError::TooManyUnits { row, col, value, limit });
        }
        #[expect(clippy::cast_possible_truncation, reason = "a whole number of at most 2^51")]
        Ok((row, col, Some(whole as i64)))
    };
    case.numbers.indexed_iter().map(cell).collect()
}

/// One row of `rows` and one column of `cols`; from the end if the number is negative.
fn stepped(mut view: ArrayView2<'_, f64>, rows: isize, cols: isize) -> ArrayView2<'_, f64> {
    view.slice_axis_inplace(Axis(0), Slice::new(0, None, rows));
    view.slice_axis_inplace(Axis(1), Slice::new(0, None, cols));
    view
}

/// The same numbers turned, with gaps, and from the end.
fn layouts(numbers: &Array2<f64>) -> [Array2<f64>; 3] {
    let (rows, cols) = numbers.dim();
    let gaps = Array2::from_shape_fn((2 * rows, 3 * cols), |(i, j)| {
        if i % 2 == 0 && j % 3 == 0 { numbers[[i / 2, j / 3]] } else { f64::NAN }
    });
    [standard(&numbers.t()), gaps, standard(&stepped(numbers.view(), -1, -1))]
}

fn standard<T: Copy>(view: &ArrayView2<'_, T>) -> Array2<T> {
    let (rows, cols) = view.dim();
    Array2::from_shape_fn((rows, cols), |place| view[place])
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn every_way_in_agrees_with_what_is_said_about_one_cell(case in case()) {
        let Case { numbers, mask, per_one, pairs } = &case;
        let (per_one, pairs) = (*per_one, *pairs);
        let resolution: Resolution = serde_json::from_str(&format!("{per_one:?}")).unwrap();
        let [turned, gaps, from_end] = layouts(numbers);
        let views =
            [numbers.view(), turned.t(), stepped(gaps.view(), 2, 3), stepped(from_end.view(), -1, -1)];
        let turned_mask = mask.as_ref().map(|mask| standard(&mask.t()));
        let masks = [mask.as_ref().map(|mask| mask.view()), turned_mask.as_ref().map(|mask| mask.t())];
        let rows: Vec<Vec<f64>> = numbers.outer_iter().map(|row| row.to_vec()).collect();

        for (costs, sign) in [(false, 1.0), (true, -1.0)] {
            let table = if costs { Problem::costs } else { Problem::scores };
            let of_rows = if costs { Problem::costs_from_rows } else { Problem::from_rows };
            let whole = expected(&case, sign, false);
            let masked = expected(&case, sign, true);
            let built = views.iter().map(|view| (&whole, table(*view, None, resolution, pairs)))
                .chain([(&whole, of_rows(&rows, resolution, pairs))])
                .chain(views.iter().flat_map(|view| masks.iter().map(move |mask| (view, mask)))
                    .map(|(view, mask)| (&masked, table(*view, *mask, resolution, pairs))));
            for (expected, built) in built {
                match (expected, built) {
                    (Ok(cells), Ok(problem)) => {
                        prop_assert_eq!(problem.resolution(), Some(resolution));
                        for &(row, col, units) in cells {
                            prop_assert_eq!(problem.score(row, col), units, "{} {}", row, col);
                        }
                    }
                    (Err(error), built) => prop_assert_eq!(built, Err(error.clone())),
                    (Ok(_), Err(error)) => prop_assert!(false, "{}", error),
                }
            }
        }
    }

    /// Prices too: they depend on how the cells are stored.
    #[test]
    fn every_way_in_gives_the_same_answer(case in case()) {
        let Case { numbers, mask, per_one, pairs } = &case;
        prop_assume!(numbers.len() < 1_000);
        let resolution: Resolution = serde_json::from_str(&format!("{per_one:?}")).unwrap();
        let (rows, cols) = numbers.dim();
        let one_by_one = Problem::from_score_fn(rows, cols, resolution, *pairs, |row, col| {
            let allowed = mask.as_ref().is_none_or(|mask| mask[[row.0, col.0]]);
            allowed.then(|| numbers[[row.0, col.0]])
        });
        let mask = mask.as_ref().map(|mask| mask.view());
        let at_once = Problem::scores(numbers.view(), mask, resolution, *pairs);
        prop_assert_eq!(&at_once, &one_by_one);
        if let (Ok(at_once), Ok(one_by_one)) = (at_once, one_by_one) {
            let outcome = solve(&at_once);
            prop_assert_eq!(&outcome, &solve(&one_by_one));
            // Other scores before leave no trace, and scores that are refused none either.
            let ones = Array2::ones((rows, cols));
            let mut again = Problem::scores(ones.view(), None, resolution, *pairs).unwrap();
            again.rescore(numbers.view(), mask).unwrap();
            prop_assert_eq!(&again, &at_once);
            prop_assert_eq!(&solve(&again), &outcome);
            let mut wrong = ones;
            wrong[[rows - 1, cols - 1]] = f64::NAN;
            prop_assert!(again.rescore(wrong.view(), None).is_err());
            prop_assert_eq!(&solve(&again), &outcome);
        }
    }
}

/// A table that threads share, with wrong cells in the parts of several of them.
#[test]
fn the_first_wrong_cell_is_named_however_many_threads_look() {
    let table = Array2::from_shape_fn((500, 600), |(i, j)| ((7 * i + 13 * j) % 101) as f64 / 101.0);
    let resolution = Resolution::default();
    let right = Problem::scores(table.view(), None, resolution, Pairs::Complete).unwrap();
    for (row, col) in [(0, 0), (27, 184), (250, 599), (499, 599)] {
        let units = resolution.units(table[[row, col]]);
        assert_eq!(right.score(Row(row), Col(col)), units);
        let mut wrong = table.clone();
        let mut rows: Vec<Vec<f64>> = Vec::new();
        for value in [f64::NAN, 1e9, f64::NEG_INFINITY] {
            wrong[[row, col]] = value;
            for later in [(499, 599), (499, 0), (300, 300)] {
                if later > (row, col) {
                    wrong[later] = f64::INFINITY;
                }
            }
            rows.clear();
            rows.extend(wrong.outer_iter().map(|row| row.to_vec()));
            let turned = standard(&wrong.t());
            for error in [
                Problem::scores(wrong.view(), None, resolution, Pairs::Complete).unwrap_err(),
                Problem::scores(turned.t(), None, resolution, Pairs::Complete).unwrap_err(),
                Problem::from_rows(&rows, resolution, Pairs::Complete).unwrap_err(),
            ] {
                let (ProblemError::NotFinite { row: at, col: on, value: read }
                | ProblemError::TooManyUnits { row: at, col: on, value: read, .. }) = error
                else {
                    panic!("{error}");
                };
                assert_eq!((at.0, on.0, read), (row, col, value.to_string()));
            }
        }
    }
}

/// The prices of a square table follow from the range of its scores, which is that of the eligible
/// cells alone.
#[test]
fn a_forbidden_score_leaves_no_trace() {
    let (size, resolution) = (12, Resolution::default());
    let mask = Array2::from_shape_fn((size, size), |place| place != (3, 7));
    for far in [1.05, -0.05, 1e3, f64::NAN] {
        let table = Array2::from_shape_fn((size, size), |(i, j)| {
            if mask[[i, j]] { ((7 * i + 13 * j + i * j) % 101) as f64 / 101.0 } else { far }
        });
        let masked = Problem::scores(table.view(), Some(mask.view()), resolution, Pairs::Complete);
        let cells = Problem::from_score_fn(size, size, resolution, Pairs::Complete, |row, col| {
            mask[[row.0, col.0]].then(|| table[[row.0, col.0]])
        });
        assert_eq!(solve(&masked.unwrap()), solve(&cells.unwrap()), "{far}");
    }
}
