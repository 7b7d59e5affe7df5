//! Scores in double precision that are never stored: the same value as the stored problem; and
//! blocks that cannot be computed.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use std::ops::{ControlFlow, Range};

use crate::cases::cases;
use ndarray::Array2;
use proptest::prelude::*;
use regiopair::assignment::{
    Col, Outcome, Pairs, Problem, Resolution, Row,
    model::{
        BLOCK_COLS, BLOCK_ROWS, BlockError, Blocks, Implicit, ImplicitError, InterruptibleOutcome,
        PassProgress,
    },
    solve,
};
use regiopair::certificate::{Flaw, check_implicit, check_implicit_with_progress};

/// A table of scores, of which NaN marks the cells that are not eligible.
struct Doubles {
    scores: Array2<f64>,
    divisible: bool,
}

impl Doubles {
    /// Whether these are all members of a block.
    fn is_whole(members: &Range<usize>, block: usize, count: usize) -> bool {
        members.start.is_multiple_of(block) && members.end == (members.start + block).min(count)
    }

    /// Blocks are cut as the trait says; divisible ones on the smaller side only.
    fn is_cut(&self, rows: &Range<usize>, cols: &Range<usize>) -> bool {
        let ((rows, row_count), (cols, col_count)) = match self.shape() {
            shape if shape.0 > shape.1 => ((cols, shape.1), (rows, shape.0)),
            shape => ((rows, shape.0), (cols, shape.1)),
        };
        let is_part = rows.start / BLOCK_ROWS == (rows.end - 1) / BLOCK_ROWS;
        Self::is_whole(cols, BLOCK_COLS, col_count)
            && (Self::is_whole(rows, BLOCK_ROWS, row_count) || self.divisible && is_part)
    }
}

impl Blocks for Doubles {
    type Score = f64;

    fn shape(&self) -> (usize, usize) {
        self.scores.dim()
    }

    fn block(
        &self,
        rows: Range<usize>,
        cols: Range<usize>,
        scores: &mut Vec<f64>,
    ) -> Result<(), BlockError> {
        assert!(self.is_cut(&rows, &cols), "{rows:?}, {cols:?} of {:?}", self.shape());
        for row in rows {
            let cells = cols.clone().map(|col| self.scores[[row, col]]);
            scores.extend(cells.map(|score| if score.is_nan() { 2.0 } else { score }));
        }
        Ok(())
    }

    fn is_divisible(&self) -> bool {
        self.divisible
    }

    fn eligible(&self, row: Row, col: Col) -> bool {
        !self.scores[[row.0, col.0]].is_nan()
    }
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

/// The same value as the stored problem, with proof, or the same shortage of partners.
fn agree(table: Doubles, resolution: Resolution, pairs: Pairs) {
    let (rows, cols) = table.shape();
    let (scores, mask) = (table.scores.view(), table.scores.mapv(|score| !score.is_nan()));
    let stored = Problem::scores(scores, Some(mask.view()), resolution, pairs).unwrap();
    let expected = solve(&stored);
    let problem = Implicit::new(table, resolution, pairs).unwrap();
    let outcome = match problem.solve() {
        Ok(outcome) => outcome,
        Err(ImplicitError::NotAllPaired { .. }) => {
            assert_eq!(pairs, Pairs::Largest);
            assert!(expected.optimum().unwrap().pairs().count() < rows.min(cols));
            return;
        }
        Err(error) => panic!("{rows} x {cols} {pairs:?}: {error}"),
    };
    let proof = check_implicit(&problem, &outcome);
    assert!(proof.is_ok(), "{rows} x {cols} {pairs:?}: {proof:?}");
    assert_eq!(value(pairs, &outcome), value(pairs, &expected), "{rows} x {cols} {pairs:?}");
}

/// Scores of a seed: different in the last of nine decimals or, with few `grades`, mostly tied.
fn table((rows, cols): (usize, usize), grades: u64, seed: u64, eligible: u64) -> Array2<f64> {
    Array2::from_shape_fn((rows, cols), |(row, col)| {
        let place = (row as u64) << 32 | col as u64;
        let draw = (place ^ seed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let draw = (draw ^ draw >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 20;
        let barred = |member: usize| (member as u64 ^ seed).is_multiple_of(31);
        if draw % 100 >= eligible || eligible < 100 && (barred(row + 7) || barred(col + 11)) {
            return f64::NAN;
        }
        (draw / 100 % (grades + 1)) as f64 / grades as f64
    })
}

fn modes() -> impl Strategy<Value = Pairs> {
    prop_oneof![
        Just(Pairs::Complete),
        Just(Pairs::Largest),
        (0_i64..1_000_000_000).prop_map(|reservation| Pairs::Free { reservation }),
    ]
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn stored_and_never_stored_agree(
        (rows, cols) in prop_oneof![(1_usize..9, 1_usize..9), (1_usize..180, 1_usize..180)],
        grades in prop_oneof![Just(1_u64), Just(7), Just(999_999_937)],
        eligible in prop_oneof![3 => Just(100_u64), 2 => 1_u64..100],
        decimals in prop_oneof![Just(9_u8), 0_u8..10],
        (seed, pairs, divisible) in (any::<u64>(), modes(), any::<bool>()),
    ) {
        let scores = table((rows, cols), grades, seed, eligible);
        agree(Doubles { scores, divisible }, Resolution::decimals(decimals), pairs);
    }
}

/// Several blocks both ways.
#[test]
fn several_blocks_agree() {
    for shape in [(70, 1_100), (1_100, 70), (300, 300)] {
        for (grades, eligible) in [(999_999_937, 100), (7, 100), (999_999_937, 60)] {
            for pairs in [Pairs::Complete, Pairs::Free { reservation: 990_000_000 }] {
                for divisible in [false, true] {
                    let scores = table(shape, grades, 5, eligible);
                    agree(Doubles { scores, divisible }, Resolution::decimals(9), pairs);
                }
            }
        }
    }
}

/// Scores and prices that differ by fewer units than single precision can tell apart.
#[test]
fn scores_near_each_other_agree() {
    for shape in [(250, 250), (240, 260), (1_100, 250)] {
        let scores = table(shape, 999_999_937, 6, 100).mapv(|score| 0.7 + score * 1e-6);
        for pairs in [Pairs::Complete, Pairs::Free { reservation: 700_000_990 }] {
            let blocks = Doubles { scores: scores.clone(), divisible: true };
            agree(blocks, Resolution::decimals(9), pairs);
        }
    }
}

/// Prices of 97 columns lie so near to each other that single precision cannot tell them apart for a
/// row with great scores; only the last of them is worth having.
#[test]
fn prices_near_each_other_are_distinguished() {
    for shift in [0, 7, 23, 31] {
        let scores = Array2::from_shape_fn((99, 99), |(row, col)| match row {
            0 if col <= 96 => 1.0,
            0 => f64::NAN,
            97 if col == 96 => f64::from(995 + shift) * 1e-9,
            98 if col == 96 => f64::from(990 + shift) * 1e-9,
            row if row <= 96 && row == col + 1 => f64::from(1_000 + shift) * 1e-9,
            _ => 0.0,
        });
        let blocks = Doubles { scores, divisible: true };
        agree(blocks, Resolution::decimals(9), Pairs::Complete);
    }
}

/// In single precision 0.7 and 0.7 + 10⁻⁹ are the same number.
#[test]
fn a_billionth_decides() {
    let scores = ndarray::array![[0.7, 0.7 + 1e-9], [0.7, 0.7 + 3e-9]];
    let problem = Doubles { scores, divisible: true };
    let problem = Implicit::new(problem, Resolution::decimals(9), Pairs::Complete).unwrap();
    let outcome = problem.solve().unwrap();
    let best = outcome.optimum().unwrap();
    assert_eq!(best.columns, [Some(Col(0)), Some(Col(1))]);
    assert_eq!(best.total, 1_400_000_003);
    check_implicit(&problem, &outcome).unwrap();
}

/// As in a stored problem, a score of too many units is refused wherever a pair may be made, even
/// if no plan would have it; a score that is not finite is refused anywhere.
#[test]
fn scores_out_of_range_are_refused() {
    let resolution = Resolution::decimals(9);
    for bad in [-1e30, 1e30, 1e7, -3e6, f64::MAX, f64::NEG_INFINITY, f64::INFINITY] {
        for (row, col) in [(0, 0), (33, 7), (39, 199)] {
            for eligible in [true, false] {
                let mut scores = Array2::zeros((40, 200));
                scores[[row, col]] = bad;
                let mask = Array2::from_shape_fn((40, 200), |at| eligible || at != (row, col));
                let stored =
                    Problem::scores(scores.view(), Some(mask.view()), resolution, Pairs::Complete);
                let problem = Masked(scores, mask);
                let found = Implicit::new(problem, resolution, Pairs::Complete).unwrap().solve();
                let expected = stored.is_ok() && bad.is_finite();
                assert_eq!(found.is_ok(), expected, "{bad} in {row}, {col}: {found:?}");
                if let Err(error) = found {
                    let ImplicitError::NotAccepted { row: at, col: to, value, .. } = error else {
                        panic!("{error}")
                    };
                    assert_eq!((at, to, value), (Row(row), Col(col), bad.to_string()));
                }
            }
        }
    }
}

/// Scores, and the pairs that may be made.
struct Masked(Array2<f64>, Array2<bool>);

impl Blocks for Masked {
    type Score = f64;

    fn shape(&self) -> (usize, usize) {
        self.0.dim()
    }

    fn block(
        &self,
        rows: Range<usize>,
        cols: Range<usize>,
        scores: &mut Vec<f64>,
    ) -> Result<(), BlockError> {
        for row in rows {
            scores.extend(cols.clone().map(|col| self.0[[row, col]]));
        }
        Ok(())
    }

    fn eligible(&self, row: Row, col: Col) -> bool {
        self.1[[row.0, col.0]]
    }
}

/// A criterion that has no value.
#[derive(Debug, PartialEq, thiserror::Error)]
#[error("the criterion {0:?} has no value for row {1}")]
struct NoValue(&'static str, usize);

/// All scores are 1; a block with the row given cannot be computed.
struct Failing((usize, usize), usize);

impl Blocks for Failing {
    type Score = f64;

    fn shape(&self) -> (usize, usize) {
        self.0
    }

    fn block(
        &self,
        rows: Range<usize>,
        cols: Range<usize>,
        scores: &mut Vec<f64>,
    ) -> Result<(), BlockError> {
        if rows.contains(&self.1) {
            return Err(NoValue("wealth", self.1).into());
        }
        scores.resize(rows.len() * cols.len(), 1.0);
        Ok(())
    }
}

#[test]
fn the_error_of_a_block_is_kept() {
    let reason = "the criterion \"wealth\" has no value for row 33";
    for (shape, place) in [
        ((40, 50), "rows 32 to 39 and columns 0 to 49"),
        ((50, 40), "rows 0 to 49 and columns 0 to 31"),
    ] {
        let failing = Failing(shape, 33);
        let problem = Implicit::new(failing, Resolution::default(), Pairs::Complete).unwrap();
        let error = problem.solve().unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("the scores of {place} cannot be computed: {reason}")
        );
        let ImplicitError::Block { error: of_source, .. } = &error else { panic!("{error}") };
        assert_eq!(of_source.downcast_ref(), Some(&NoValue("wealth", 33)));
        let text = serde_json::to_string(&error).unwrap();
        assert_eq!(serde_json::from_str::<ImplicitError>(&text).unwrap(), error);
        let sound = Implicit::new(Failing(shape, 99), Resolution::default(), Pairs::Complete);
        let outcome = sound.unwrap().solve().unwrap();
        let flaw = check_implicit(&problem, &outcome).unwrap_err();
        assert_eq!(flaw, Flaw::Scores { error });
    }
}

/// Many equal scores, so that several passes are needed.
fn tied(shape: (usize, usize)) -> Implicit<Doubles> {
    let blocks = Doubles { scores: table(shape, 7, 9, 100), divisible: true };
    Implicit::new(blocks, Resolution::decimals(9), Pairs::Complete).unwrap()
}

#[test]
fn passes_report_how_far_they_are() {
    for shape in [(400, 400), (300, 1_100), (1_100, 300)] {
        let problem = tied(shape);
        let (mut reports, mut between): (Vec<PassProgress>, usize) = (Vec::new(), 0);
        let solved = problem.solve_with_progress(|progress| {
            reports.extend(progress.pass);
            between += usize::from(progress.pass.is_none());
            ControlFlow::Continue(())
        });
        assert!(between > 0, "{shape:?}");
        // Passes are counted from 1; each begins at 0 and ends with all the rows it needs.
        for reports in reports.chunk_by(|a, b| a.number == b.number) {
            let (first, last) = (reports.first().unwrap(), reports.last().unwrap());
            assert_eq!((first.done, last.done), (0, first.rows));
            assert_eq!((first.rows > 0, last.share()), (true, 1.0));
        }
        let mut numbers: Vec<usize> = reports.iter().map(|report| report.number).collect();
        numbers.dedup();
        assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>(), "{shape:?}");
        assert!(reports.iter().any(|report| report.rows == shape.0.min(shape.1)));
        let InterruptibleOutcome::Done(outcome) = solved.unwrap() else { panic!() };
        let mut shares = Vec::new();
        let certificate = check_implicit_with_progress(&problem, &outcome, |pass| {
            shares.push(pass.share());
            ControlFlow::Continue(())
        });
        assert_eq!(certificate.unwrap(), check_implicit(&problem, &outcome).ok());
        assert_eq!((shares.first(), shares.last()), (Some(&0.0), Some(&1.0)));
        let stopped = check_implicit_with_progress(&problem, &outcome, |_| ControlFlow::Break(()));
        assert_eq!(stopped, Ok(None));
    }
}

#[cfg(feature = "parallel")]
#[test]
fn threads_do_not_change_the_answer() {
    for shape in [(400, 400), (300, 1_100), (1_100, 300)] {
        let [one, two] = [1, 2].map(|threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| serde_json::to_string(&tied(shape).solve().unwrap()).unwrap())
        });
        assert!(one == two, "{shape:?}");
    }
}
