//! The rounds of column generation: solve a small part of the table, then price the rest of it,
//! until no cell outside of the part pays.
//!
//! Few cells of a large table can be in an optimal plan. We keep the best few dozen cells of each
//! row and solve this restricted problem. A cell that offers more than its two prices then joins
//! it, and it is solved again from where it stood; when no such cell is left, the prices prove the
//! plan optimal for the whole table. Rows that the restricted problem cannot pair are a Hall
//! violator of it; they receive cells outside of it, and where there are none, it is one of the
//! table.
//!
//! Most rows are scanned once. A row that returns its best cells also returns a *bound* that no
//! other cell of it exceeds. When prices change, bounds rise by the greatest fall of a price (and
//! sink where all prices rise, as they mostly do); as long as a row is content with more than its
//! bound, no cell outside of the restricted problem can pay or be tight.
//!
//! This is the pricing of column generation, used for assignment since A. Volgenant, *Linear and
//! semi-assignment problems: a core oriented approach*, Computers & Operations Research 23 (1996),
//! doi:10.1016/0305-0548(96)00010-X. Departures: cells are chosen by their gain over a price of
//! their column, an auction solves the restricted problem first, and one that grows too large is
//! given up.

use crate::assignment::kernel::answer::PartialSolution;
use crate::assignment::kernel::dual_state::{DeficientSet, DualState, OptionalSides};
use crate::assignment::kernel::hint::Hint;
use crate::assignment::kernel::progress::Observer;
use crate::assignment::kernel::scaling::Scale;
use crate::assignment::kernel::sparse_assignment;
use crate::assignment::kernel::sparse_assignment::{Interruption, ProgressReporter, Start};
use crate::assignment::linear::column_generation::restricted::{RestrictedProblem, RowContent};
use crate::assignment::linear::column_generation::source::{
    PricedRow, PricingOutcome, ScoreSource, StopCause,
};
use crate::assignment::model::{Pairs, Price};

/// Where the rounds have come to.
pub(in crate::assignment) struct Rounds<'a, S, W> {
    source: &'a S,
    observer: &'a W,
    pairs: Pairs,
    optional: OptionalSides,
    state: DualState<i64>,
    part: RestrictedProblem,
    start: Start,
}

impl<'a, S: ScoreSource, W: Observer> Rounds<'a, S, W> {
    /// Asks every row for its best cells.
    pub(in crate::assignment) fn begin(
        source: &'a S,
        pairs: Pairs,
        hint: Option<&Hint>,
        observer: &'a W,
    ) -> Result<Self, S::Error> {
        let (rows, cols) = source.shape();
        let (optional, reservation) = match pairs {
            Pairs::Complete | Pairs::Largest => {
                (OptionalSides { rows: false, cols: rows < cols }, 0)
            }
            Pairs::Free { reservation } => (OptionalSides { rows: true, cols: true }, reservation),
        };
        let mut begun = None;
        if let Some(hint) = hint {
            let first = source.best(&hint.prices, None, None)?;
            // Where much has changed, what was known leads astray.
            begun = holds(hint, &first).then(|| (hint.prices.clone(), first));
        }
        let hint = hint.filter(|_| begun.is_some());
        let (opening, first) = if let Some(begun) = begun {
            begun
        } else {
            let opening = if optional.cols { vec![0; cols] } else { source.opening()? };
            let first = source.best(&opening, None, None)?;
            (opening, first)
        };
        let scale = Scale::for_magnitude((rows, cols), reservation, source.magnitude());
        let mut state = DualState::new(rows, cols);
        let pairs_made = hint.into_iter().flat_map(Hint::pairs);
        state.begin(pairs_made, opening.iter().map(|&price| scale.price(price)));
        let part = RestrictedProblem::new((scale, reservation), (rows, cols), opening, first);
        let start = if hint.is_some() { Start::Warm } else { Start::Cold };
        Ok(Self { source, observer, pairs, optional, state, part, start })
    }

    /// Solves the restricted problem, and takes in what pays outside of it; the answer if there is
    /// nothing.
    pub(in crate::assignment) fn next(
        &mut self,
    ) -> Result<Option<PricingOutcome>, StopCause<S::Error, W::Stop>> {
        let reporter = ProgressReporter { observer: self.observer, bound: None };
        let solved = sparse_assignment::solve(
            &self.part.graph,
            &mut self.state,
            self.optional,
            self.start,
            &reporter,
        );
        let deficient = match solved {
            Ok(()) => Vec::new(),
            Err(Interruption::Deficient(short)) => short,
            Err(Interruption::Stopped(stop)) => return Err(StopCause::Stopped(stop)),
        };
        self.start = Start::Warm;
        let content = self.part.content(&self.state);
        self.part.reprice(&content.prices);
        let answer = if deficient.is_empty() {
            self.price(&content).map_err(StopCause::Source)?
        } else {
            self.extend(deficient, &content).map_err(StopCause::Source)?
        };
        let outgrown = answer.is_none() && self.part.graph.len() > self.source.most();
        Ok(if outgrown { Some(PricingOutcome::GivenUp) } else { answer })
    }

    /// Asks the rows of which a cell outside of the restricted problem may pay.
    fn price(&mut self, content: &RowContent) -> Result<Option<PricingOutcome>, S::Error> {
        let doubtful = self.part.doubtful(&content.above);
        // Cells that hardly fail to pay may do so at the next prices.
        let margin = self.source.margin();
        let lowered = content.above.iter().map(|above| above.saturating_sub(margin));
        let answers = if doubtful.is_empty() {
            Vec::new()
        } else {
            let rows = (doubtful.len() < content.above.len()).then_some(&doubtful[..]);
            self.source.best(&content.prices, Some(&lowered.collect::<Vec<_>>()), rows)?
        };
        let mut excess = self.part.join(answers, content);
        if excess == 0 {
            // What a row returns with a margin may be cut short, and what pays by little
            // may be missing. Without a margin, all that is returned pays, or nothing does.
            let left = self.part.doubtful(&content.above);
            if !left.is_empty() {
                let answers =
                    self.source.best(&content.prices, Some(&content.above), Some(&left))?;
                excess = self.part.join(answers, content);
            }
        }
        // Were every row's price raised by what its best cell pays beyond it, none would pay.
        self.observer.bounded(|| {
            let prices = self.state.rows.price.iter().chain(&self.state.cols.price);
            let more = excess.saturating_add(self.part.unseen(&content.above));
            let score = self.part.scale.worth(prices.sum()).saturating_add(more);
            let pairs = match self.pairs {
                Pairs::Largest => i64::try_from(content.above.len()).unwrap_or(i64::MAX),
                Pairs::Complete | Pairs::Free { .. } => 0,
            };
            Price { pairs, score }
        });
        Ok((excess == 0).then(|| PricingOutcome::Best {
            total: self.part.total(&self.state.rows.mate),
            near: self.part.near(content),
            state: self.part.scale.undo(self.state.clone()),
        }))
    }

    /// Gives rows that the restricted problem cannot pair cells outside of it.
    fn extend(
        &mut self,
        deficient: Vec<DeficientSet>,
        content: &RowContent,
    ) -> Result<Option<PricingOutcome>, S::Error> {
        // Sets often overlap; a row is extended once.
        let mut extended = vec![false; content.above.len()];
        for set in deficient {
            let fresh: Vec<u32> =
                set.rows.iter().copied().filter(|&row| !extended[row as usize]).collect();
            let outside = self.source.outside(&content.prices, &fresh, &set.cols)?;
            if fresh.len() == set.rows.len() && outside.iter().all(|(_, cells)| cells.is_empty()) {
                return Ok(Some(PricingOutcome::Deficient(set)));
            }
            for &(row, _) in &outside {
                extended[row] = true;
            }
            self.part.extend(outside);
        }
        Ok(None)
    }

    /// What is known at this moment.
    pub(in crate::assignment) fn known(&self) -> PartialSolution {
        PartialSolution::of(&self.part, &self.state, self.optional)
    }
}

/// A hint is used while at most one row in this many prefers another column than its hinted one.
const ROWS_PER_CHANGED_ROW: usize = 16;

/// Whether most pairs of a hint are the best ones of their rows at its prices.
fn holds(hint: &Hint, first: &[PricedRow]) -> bool {
    let broken = |&(row, col): &(usize, usize)| {
        let gains = || {
            first[row].cells.iter().map(|&(col, score)| (col, score - hint.prices[col as usize]))
        };
        let own = gains().find(|&(other, _)| other as usize == col).map(|(_, gain)| gain);
        // A cell that is not listed gains no more than the bound.
        own.unwrap_or(first[row].bound) < gains().map(|(_, gain)| gain).max().unwrap_or(i64::MIN)
    };
    hint.pairs().filter(broken).count() * ROWS_PER_CHANGED_ROW <= first.len()
}
