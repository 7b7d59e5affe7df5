//! Solve a small part of a table, then price the rest of it, until nothing outside of the part pays.
//!
//! Hardly any cell of a large table is ever worth a thought. We keep the best few dozen cells of
//! each row and solve this core. A cell that offers more than its two prices then joins the core,
//! which is solved again from where it stood; when no such cell is left, the prices prove the plan
//! best for the whole table. Rows that the core cannot pair are a Hall set of the core; they are
//! given cells outside of it, and where there are none, it is one of the table.
//!
//! Most rows need not be looked at twice. When a row is asked for its best cells, it also tells a
//! *bound* that no other cell of it exceeds. When prices change, bounds rise by the greatest fall of
//! a price (and sink where all prices rise, as they mostly do); as long as a row is content with more
//! than its bound, no cell outside of the core can pay or even be tight.
//!
//! This is the pricing of column generation, used for assignment since A. Volgenant, *Linear and
//! semi-assignment problems: a core oriented approach*, Computers & Operations Research 23 (1996),
//! doi:10.1016/0305-0548(96)00010-X. Departures: cells are chosen by their gain over a price of
//! their column, the core is solved by auction first, and a core that outgrows its purpose is given
//! up.

use super::core::{self, Deficient, Edge, Eye, Graph, Halt, Seats, Start, State};
use super::found::Found;
use super::scale::Scale;
use super::warm::Hint;
use super::watch::Watch;
use super::{Pairs, Price};

/// Candidates a row at the start.
pub(super) const CANDIDATES: usize = 48;

/// Cells of a row: column and score.
pub(super) type Cells = Vec<(u32, i64)>;

/// What a row answers.
pub(super) struct Answer {
    pub(super) row: u32,
    /// By ascending column.
    pub(super) cells: Cells,
    /// No other cell has a greater score less price of the column.
    pub(super) bound: i64,
}

/// Something that can be asked for its best cells, in score units.
pub(super) trait Source {
    /// Why it may fail.
    type Error;

    /// Rows, of which there are at most as many as columns, and columns.
    fn shape(&self) -> (usize, usize);

    /// Prices to begin with where all columns will be paired.
    fn opening(&self) -> Result<Vec<i64>, Self::Error>;

    /// The best cells, [`CANDIDATES`] at most, of the given rows, or of all; those whose score less
    /// the price of the column exceeds `above` of the row, if it is given. Other rows may be
    /// answered for as well.
    fn best(
        &self,
        prices: &[i64],
        above: Option<&[i64]>,
        rows: Option<&[u32]>,
    ) -> Result<Vec<Answer>, Self::Error>;

    /// For some rows their best cells outside of some columns.
    fn outside(
        &self,
        prices: &[i64],
        rows: &[u32],
        cols: &[u32],
    ) -> Result<Vec<(usize, Cells)>, Self::Error>;

    /// Greatest magnitude of a score less the reservation; asked after the first best cells.
    fn magnitude(&self) -> i64;

    /// How far below its bound a cell may be to join the core when it is first priced.
    fn margin(&self) -> i64;

    /// The most cells that the core may have.
    fn most(&self) -> usize;
}

/// What came of it.
pub(super) enum Solved {
    /// Plan and prices that are best, in score units, the worth of the plan's pairs, and where its
    /// rows have tight cells.
    Best { state: State<i64>, total: i64, near: Near },
    /// Rows that cannot all be paired.
    Deficient(Deficient),
    /// The core outgrew its purpose.
    GivenUp,
}

/// Why it came to no answer.
pub(super) enum Failed<E, S> {
    /// The source failed.
    Source(E),
    /// Whoever looks on does not want it any more.
    Stopped(S),
}

/// Solves; in [`Pairs::Largest`] as if everyone had to be paired.
pub(super) fn solve<S: Source, W: Watch>(
    source: &S,
    pairs: Pairs,
    hint: Option<&Hint>,
    watch: &W,
) -> Result<Solved, Failed<S::Error, W::Stop>> {
    let (rows, cols) = source.shape();
    let (seats, reservation) = match pairs {
        Pairs::Complete | Pairs::Largest => (Seats { rows: false, cols: rows < cols }, 0),
        Pairs::Free { reservation } => (Seats { rows: true, cols: true }, reservation),
    };
    let opening = match hint {
        Some(hint) => hint.prices.clone(),
        None if seats.cols => vec![0; cols],
        None => source.opening().map_err(Failed::Source)?,
    };
    let first = source.best(&opening, None, None).map_err(Failed::Source)?;
    let scale = Scale::for_magnitude((rows, cols), reservation, source.magnitude());
    let mut state = State::new(rows, cols);
    let pairs_made = hint.into_iter().flat_map(Hint::pairs);
    state.begin(pairs_made, opening.iter().map(|&price| scale.price(price)));
    let mut core = Core::new(scale, (rows, cols), opening, first);
    let mut start = if hint.is_some() { Start::Warm } else { Start::Cold };
    let margin = source.margin();
    loop {
        let eye = Eye { watch, bound: None };
        let solved = core::solve(&core.graph, &mut state, seats, start, &eye);
        let deficient = match solved {
            Ok(()) => Vec::new(),
            Err(Halt::Deficient(short)) => short,
            Err(Halt::Stopped(stop)) => {
                watch.keep(|| found(scale.undo(state), pairs));
                return Err(Failed::Stopped(stop));
            }
        };
        start = Start::Warm;
        let content = public(&state, scale, reservation);
        core.reprice(&content.prices);
        if deficient.is_empty() {
            let doubtful = core.doubtful(&content.above);
            // Cells that hardly fail to pay may do so at the next prices.
            let lowered: Vec<i64> =
                content.above.iter().map(|above| above.saturating_sub(margin)).collect();
            let answers = if doubtful.is_empty() {
                Vec::new()
            } else {
                let rows = (doubtful.len() < rows).then_some(&doubtful[..]);
                source.best(&content.prices, Some(&lowered), rows).map_err(Failed::Source)?
            };
            let excess = core.join(answers, &content);
            // Were every row's price raised by what its best cell pays beyond it, none would pay.
            watch.bounded(|| {
                let sum: i64 = state.rows.price.iter().chain(&state.cols.price).sum();
                let pairs = match pairs {
                    Pairs::Largest => i64::try_from(rows).unwrap_or(i64::MAX),
                    Pairs::Complete | Pairs::Free { .. } => 0,
                };
                Price { pairs, score: scale.worth(sum) + excess }
            });
            if excess == 0 {
                let total = core.total(&state, reservation);
                let near = core.near(&content, reservation);
                return Ok(Solved::Best { state: scale.undo(state), total, near });
            }
        }
        // Sets often overlap; a row is extended once.
        let mut extended = vec![false; rows];
        for set in deficient {
            let fresh: Vec<u32> =
                set.rows.iter().copied().filter(|&row| !extended[row as usize]).collect();
            let outside =
                source.outside(&content.prices, &fresh, &set.cols).map_err(Failed::Source)?;
            if fresh.len() == set.rows.len() && outside.iter().all(|(_, cells)| cells.is_empty()) {
                return Ok(Solved::Deficient(set));
            }
            for &(row, _) in &outside {
                extended[row] = true;
            }
            core.extend(outside);
        }
        if core.graph.len() > source.most() {
            return Ok(Solved::GivenUp);
        }
    }
}

/// The state of the core as plan and prices of the mode.
pub(super) fn found(state: State<i64>, pairs: Pairs) -> Found {
    match pairs {
        Pairs::Complete => Found::complete(state),
        Pairs::Largest => Found::counted(state),
        Pairs::Free { .. } => Found::new(state),
    }
}

/// The cells that take part, and what is known of the others.
struct Core {
    scale: Scale,
    graph: Graph<i64>,
    /// The prices that the bounds refer to.
    prices: Vec<i64>,
    /// For each row: no cell outside of the core has a greater score less price.
    bounds: Vec<i64>,
}

impl Core {
    fn new(
        scale: Scale,
        (rows, cols): (usize, usize),
        prices: Vec<i64>,
        answers: Vec<Answer>,
    ) -> Self {
        let mut graph = Graph::with_capacity((rows, cols), rows * CANDIDATES.min(cols));
        let mut bounds = Vec::with_capacity(rows);
        for Answer { cells, bound, .. } in answers {
            graph.push(cells.into_iter().map(|cell| edge(scale, cell)));
            bounds.push(bound);
        }
        Self { scale, graph, prices, bounds }
    }

    /// Refers the bounds to new prices.
    fn reprice(&mut self, prices: &[i64]) {
        let falls = self.prices.iter().zip(prices).map(|(before, now)| before - now);
        let greatest = falls.max().unwrap_or(0);
        for bound in &mut self.bounds {
            *bound = bound.saturating_add(greatest);
        }
        self.prices.copy_from_slice(prices);
    }

    /// Rows of which a cell outside of the core may pay.
    fn doubtful(&self, above: &[i64]) -> Vec<u32> {
        let rows = (0..).zip(self.bounds.iter().zip(above));
        rows.filter(|(_, (bound, above))| bound > above).map(|(row, _)| row).collect()
    }

    /// Takes in what was asked; by how much the best new cells pay, all rows together.
    fn join(&mut self, answers: Vec<Answer>, content: &Content) -> i64 {
        let mut excess = 0;
        let mut joining = Vec::new();
        for Answer { row, cells, bound } in answers {
            let row = row as usize;
            let gains = cells.iter().map(|&(col, score)| score - content.prices[col as usize]);
            excess += gains.map(|gain| gain - content.above[row]).max().unwrap_or(0).max(0);
            self.bounds[row] = self.bounds[row].min(bound);
            if !cells.is_empty() {
                joining.push((row, cells));
            }
        }
        self.extend(joining);
        excess
    }

    /// Adds cells to rows; those that are there already stay as they are.
    fn extend(&mut self, mut joining: Vec<(usize, Cells)>) {
        joining.sort_unstable_by_key(|&(row, _)| row);
        let scale = self.scale;
        self.graph.extend(joining.into_iter().map(|(row, cells)| {
            (row, cells.into_iter().map(|cell| edge(scale, cell)).collect::<Vec<_>>())
        }));
    }

    /// Σ scores of the pairs made.
    fn total(&self, state: &State<i64>, reservation: i64) -> i64 {
        let cost = |(row, &mate): (usize, &u32)| {
            self.graph.row(row).iter().find(|edge| edge.to == mate).map(|edge| edge.cost)
        };
        let costs = state.rows.mate.iter().enumerate().filter_map(cost);
        costs.map(|cost| reservation - self.scale.units(cost)).sum()
    }

    /// The tight cells of the rows that have none outside of the core.
    fn near(&self, content: &Content, reservation: i64) -> Near {
        let mut near = Near { known: Vec::new(), starts: vec![0], cols: Vec::new() };
        for (row, (&bound, &above)) in self.bounds.iter().zip(&content.above).enumerate() {
            near.known.push(bound < above);
            if bound < above {
                let tight = self.graph.row(row).iter().filter(|edge| {
                    let score = reservation - self.scale.units(edge.cost);
                    score - content.prices[edge.to as usize] == above
                });
                near.cols.extend(tight.map(|edge| edge.to));
            }
            near.starts.push(near.cols.len());
        }
        near
    }
}

fn edge(scale: Scale, (to, score): (u32, i64)) -> Edge<i64> {
    Edge { to, cost: scale.cost(score) }
}

/// The tight cells of some rows.
pub(super) struct Near {
    /// Whether all tight cells of a row are known.
    pub(super) known: Vec<bool>,
    /// Where the columns of each row begin and, last, end; ascending within a row.
    pub(super) starts: Vec<usize>,
    pub(super) cols: Vec<u32>,
}

/// What the state means outside of the core.
struct Content {
    /// What a score less its column's price has to exceed, row by row.
    above: Vec<i64>,
    /// Prices of columns.
    prices: Vec<i64>,
}

fn public(state: &State<i64>, scale: Scale, reservation: i64) -> Content {
    let public = scale.undo(state.clone());
    Content {
        above: public.rows.price.into_iter().map(|price| reservation - price).collect(),
        prices: public.cols.price.into_iter().map(|price| -price).collect(),
    }
}
