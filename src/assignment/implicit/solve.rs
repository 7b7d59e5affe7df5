//! The implicit problem, and how it is solved.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use super::pass::{Line, Question, Units, pass};
use super::{BLOCK_COLS, BLOCK_ROWS, Blocks, ImplicitError};
use crate::assignment::columns::{self, Answer, Cells, Failed, Solved, Source};
use crate::assignment::found::hall;
use crate::assignment::step::GREATEST_UNITS;
use crate::assignment::watch::Unwatched;
use crate::assignment::{Col, MAX_BYTES, Outcome, Pairs, Problem, ProblemError, Row, Step};

/// An assignment problem whose scores are computed when they are needed, and never stored.
///
/// It is a type of its own, and not a way to build a [`Problem`]: a problem is checked when it is
/// built and cannot fail afterwards, while scores computed anew may be wrong at any time.
///
/// # When to use it
///
/// For tables that do not fit in memory, or where computing a score costs little more than reading
/// one. A table that fits is solved faster by [`solve`](crate::assignment::solve), which can also
/// give up a core that does not stay small.
///
/// # Method
///
/// As [`Priced`](crate::assignment::Priced): a core of the best cells of each row, and passes over
/// all blocks until no cell outside of the core pays. Time: three to five passes beside the core in
/// ordinary cases. Memory: about 2 KB a row, and what the blocks keep themselves. With the feature
/// `parallel` passes run on all threads, with the same answer.
///
/// The plan is a best one; which of several is not settled by the
/// [`TieRule`](crate::assignment::TieRule) of other methods, for that takes every tight cell, but
/// it is the same for the same blocks.
///
/// # Reference
///
/// A. Volgenant, *Linear and semi-assignment problems: a core oriented approach*, Computers &
/// Operations Research 23 (1996), doi:10.1016/0305-0548(96)00010-X.
#[derive(Debug, Clone)]
pub struct Implicit<B> {
    blocks: B,
    step: Step,
    pairs: Pairs,
}

impl<B: Blocks> Implicit<B> {
    /// The problem of scores in blocks, told apart at a step.
    ///
    /// # Errors
    ///
    /// [`ImplicitError::Problem`] where a side is empty or has more than 2³² − 2 members, and
    /// [`ImplicitError::ReservationTooLarge`].
    pub fn new(blocks: B, step: Step, pairs: Pairs) -> Result<Self, ImplicitError> {
        let (rows, cols) = blocks.shape();
        if rows == 0 || cols == 0 {
            return Err(ProblemError::Empty { rows, cols }.into());
        }
        if rows.max(cols) >= u32::MAX as usize {
            let bytes = rows as u128 * cols as u128 * 4;
            return Err(ProblemError::TooLarge { rows, cols, bytes, limit: MAX_BYTES }.into());
        }
        let limit = Problem::score_limit(rows, cols).min(GREATEST_UNITS);
        if let Pairs::Free { reservation } = pairs
            && !(-limit..=limit).contains(&reservation)
        {
            return Err(ImplicitError::ReservationTooLarge { reservation, limit });
        }
        Ok(Self { blocks, step, pairs })
    }

    /// Where the scores come from.
    pub fn blocks(&self) -> &B {
        &self.blocks
    }

    /// The size of a score unit.
    pub fn step(&self) -> Step {
        self.step
    }

    /// What a plan must reach.
    pub fn pairs(&self) -> Pairs {
        self.pairs
    }

    /// The best plan, with prices that prove it;
    /// [`check_implicit`](crate::certificate::check_implicit) does so block by block.
    ///
    /// # Errors
    ///
    /// [`ImplicitError`]: blocks of the wrong size, scores that are not finite or change, and two
    /// limits of the method.
    pub fn solve(&self) -> Result<Outcome, ImplicitError> {
        let (rows, cols) = self.blocks.shape();
        if rows > cols {
            self.run(&Turned(&self.blocks), true).map_err(ImplicitError::turned)
        } else {
            self.run(&self.blocks, false)
        }
    }

    fn run(&self, blocks: &impl Blocks, turned: bool) -> Result<Outcome, ImplicitError> {
        let (rows, cols) = blocks.shape();
        let reservation = match self.pairs {
            Pairs::Free { reservation } => reservation,
            Pairs::Complete | Pairs::Largest => 0,
        };
        let limit = Problem::score_limit(rows, cols).min(GREATEST_UNITS);
        let limit = limit - reservation.abs();
        let run = Run {
            blocks,
            units: Units { step: self.step, limit },
            reservation,
            greatest: Cell::new(0.0),
            sums: RefCell::new(vec![None; rows]),
        };
        let solved = columns::solve(&run, self.pairs, None, &Unwatched);
        let solved = solved.map_err(|failed| match failed {
            Failed::Source(error) => error,
            Failed::Stopped(never) => match never {},
        })?;
        match solved {
            Solved::Best { state, total, .. } => {
                Ok(columns::found(state, self.pairs).unsettled(total, turned))
            }
            Solved::Deficient(set) if self.pairs == Pairs::Largest => {
                Err(ImplicitError::NotAllPaired { rows: set.rows.len(), cols: set.cols.len() })
            }
            Solved::Deficient(set) => Ok(hall(set, turned)),
            Solved::GivenUp => Err(ImplicitError::CoreTooLarge { limit: run.most() }),
        }
    }
}

struct Run<'a, B> {
    blocks: &'a B,
    units: Units,
    reservation: i64,
    /// Greatest magnitude of a score so far.
    greatest: Cell<f32>,
    /// The sum over each row that was asked before.
    sums: RefCell<Vec<Option<u32>>>,
}

impl<B: Blocks> Run<'_, B> {
    fn ask(&self, question: &Question<'_>, bands: &[usize]) -> Result<Vec<Line>, ImplicitError> {
        let lines = pass(self.blocks, question, bands)?;
        let rows = self.blocks.shape().0;
        let asked = bands.iter().flat_map(|band| band * BLOCK_ROWS..(band + 1) * BLOCK_ROWS);
        let mut sums = self.sums.borrow_mut();
        for (row, line) in asked.filter(|&row| row < rows).zip(&lines) {
            if sums[row].replace(line.sum).is_some_and(|before| before != line.sum) {
                return Err(ImplicitError::Changed { member: Row(row).into() });
            }
            self.greatest.set(self.greatest.get().max(line.greatest));
        }
        Ok(lines)
    }

    /// Whether all rows were asked before.
    fn known(&self) -> bool {
        self.sums.borrow().iter().all(Option::is_some)
    }

    fn bands(&self) -> Vec<usize> {
        (0..self.blocks.shape().0.div_ceil(BLOCK_ROWS)).collect()
    }
}

/// The margin, as one part in so many of the greatest score. A pass costs more than a larger core.
const MARGIN: i64 = 12;

/// Bands of rows that are looked at for the greatest score of each column.
const OPENING_BANDS: usize = 64;

impl<B: Blocks> Source for Run<'_, B> {
    type Error = ImplicitError;

    fn shape(&self) -> (usize, usize) {
        self.blocks.shape()
    }

    /// The greatest score of each column among some of the rows: any prices would do.
    fn opening(&self) -> Result<Vec<i64>, ImplicitError> {
        let (rows, cols) = self.blocks.shape();
        let mut greatest = vec![f32::NEG_INFINITY; cols];
        let bands = rows.div_ceil(BLOCK_ROWS);
        let mut scores = Vec::new();
        for band in (0..bands).step_by(bands.div_ceil(OPENING_BANDS)) {
            let range = band * BLOCK_ROWS..((band + 1) * BLOCK_ROWS).min(rows);
            for first in (0..cols).step_by(BLOCK_COLS) {
                let cols = first..(first + BLOCK_COLS).min(cols);
                scores.clear();
                self.blocks.block(range.clone(), cols.clone(), &mut scores);
                for line in scores.chunks_exact(cols.len()) {
                    for (greatest, &score) in greatest[cols.clone()].iter_mut().zip(line) {
                        *greatest = if score > *greatest { score } else { *greatest };
                    }
                }
            }
        }
        let limit = self.units.limit;
        let units = |score: f32| self.units.step.units(f64::from(score)).unwrap_or(0);
        Ok(greatest.into_iter().map(|score| units(score).clamp(-limit, limit)).collect())
    }

    fn best(
        &self,
        prices: &[i64],
        above: Option<&[i64]>,
        rows: Option<&[u32]>,
    ) -> Result<Vec<Answer>, ImplicitError> {
        let known = self.known();
        let question = Question { units: self.units, prices, above, inside: None, known };
        let bands = rows.map_or_else(|| self.bands(), bands_of);
        let lines = self.ask(&question, &bands)?;
        let asked = bands.iter().flat_map(|band| band * BLOCK_ROWS..(band + 1) * BLOCK_ROWS);
        let answers = asked.zip(lines).map(|(row, Line { cells, bound, .. })| {
            #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
            Answer { row: row as u32, cells, bound }
        });
        Ok(answers.collect())
    }

    fn outside(
        &self,
        prices: &[i64],
        rows: &[u32],
        cols: &[u32],
    ) -> Result<Vec<(usize, Cells)>, ImplicitError> {
        let mut inside = vec![false; self.blocks.shape().1];
        for &col in cols {
            inside[col as usize] = true;
        }
        let mut wanted = rows.to_vec();
        wanted.sort_unstable();
        let bands = bands_of(&wanted);
        let (inside, known) = (Some(&inside[..]), self.known());
        let question = Question { units: self.units, prices, above: None, inside, known };
        let lines = self.ask(&question, &bands)?;
        let asked = bands.iter().flat_map(|band| band * BLOCK_ROWS..(band + 1) * BLOCK_ROWS);
        let is_wanted = |row: usize| wanted.binary_search_by_key(&row, |&row| row as usize).is_ok();
        let found = asked.zip(lines).filter(|&(row, _)| is_wanted(row));
        Ok(found.map(|(row, line)| (row, line.cells)).collect())
    }

    fn magnitude(&self) -> i64 {
        let units = self.units.step.units(f64::from(self.greatest.get()));
        units.unwrap_or(self.units.limit).min(self.units.limit) + self.reservation.abs()
    }

    fn margin(&self) -> i64 {
        self.magnitude() / MARGIN
    }

    fn most(&self) -> usize {
        MAX_BYTES / 64
    }
}

/// The blocks of rows to which ascending rows belong.
fn bands_of(rows: &[u32]) -> Vec<usize> {
    let mut bands: Vec<usize> = rows.iter().map(|&row| row as usize / BLOCK_ROWS).collect();
    bands.dedup();
    bands
}

/// Rows and columns exchanged.
struct Turned<'a, B>(&'a B);

impl<B: Blocks> Blocks for Turned<'_, B> {
    fn shape(&self) -> (usize, usize) {
        let (rows, cols) = self.0.shape();
        (cols, rows)
    }

    fn block(&self, rows: Range<usize>, cols: Range<usize>, scores: &mut Vec<f32>) {
        let mut inner = Vec::with_capacity(rows.len() * cols.len());
        self.0.block(cols.clone(), rows.clone(), &mut inner);
        if inner.len() != rows.len() * cols.len() {
            // Shows as the wrong size that it is.
            scores.extend(inner);
            return;
        }
        let width = rows.len();
        for place in 0..width {
            scores.extend(inner.iter().skip(place).step_by(width));
        }
    }

    fn eligible(&self, row: Row, col: Col) -> bool {
        self.0.eligible(Row(col.0), Col(row.0))
    }
}
