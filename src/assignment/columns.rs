//! Solve a small part of a table, then price all of it, until nothing outside of the part pays.
//!
//! Hardly any cell of a large table is ever worth a thought. We keep the best few dozen cells of
//! each row, solve this core, and go over the table once with the prices found. A cell that offers
//! more than its two prices joins the core, which is solved again from where it stood; when no such
//! cell is left, the prices prove the plan best for the whole table. Rows that the core cannot pair
//! are a Hall set of the core; they are given cells outside of it, and where there are none, it is
//! one of the table.
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

/// Something that can be asked for its best cells, in score units.
pub(super) trait Source {
    /// Why it may fail.
    type Error;

    /// Rows, of which there are at most as many as columns, and columns.
    fn shape(&self) -> (usize, usize);

    /// Prices to begin with where all columns will be paired.
    fn opening(&self) -> Result<Vec<i64>, Self::Error>;

    /// For each row its best cells, [`CANDIDATES`] at most, whose score less the price of the
    /// column exceeds `above` of the row, or any bound if there is none; and how many do.
    fn best(
        &self,
        prices: &[i64],
        above: Option<&[i64]>,
    ) -> Result<Vec<(Cells, usize)>, Self::Error>;

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
    /// Plan and prices that are best, in score units, and the worth of the plan's pairs.
    Best { state: State<i64>, total: i64 },
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
    let first = source.best(&opening, None).map_err(Failed::Source)?;
    let scale = Scale::for_magnitude((rows, cols), reservation, source.magnitude());
    let mut state = State::new(rows, cols);
    let pairs_made = hint.into_iter().flat_map(Hint::pairs);
    state.begin(pairs_made, opening.iter().map(|&price| scale.price(price)));
    let mut core = Core { scale, lists: vec![Vec::new(); rows] };
    for (row, (cells, _)) in first.into_iter().enumerate() {
        core.extend(row, cells);
    }
    let mut start = if hint.is_some() { Start::Warm } else { Start::Cold };
    let mut margin = source.margin();
    loop {
        let eye = Eye { watch, bound: None };
        let solved = core::solve(&core.graph(cols), &mut state, seats, start, &eye);
        let deficient = match solved {
            Ok(()) => Vec::new(),
            Err(Halt::Deficient(short)) => short,
            Err(Halt::Stopped(stop)) => {
                watch.keep(|| found(scale.undo(state), pairs));
                return Err(Failed::Stopped(stop));
            }
        };
        start = Start::Warm;
        let (above, prices) = public(&state, scale, reservation);
        let mut added = 0;
        if deficient.is_empty() {
            // Cells that hardly fail to pay may do so at the next prices.
            let lowered: Vec<i64> = above.iter().map(|above| above - margin).collect();
            let joining = source.best(&prices, Some(&lowered)).map_err(Failed::Source)?;
            let mut excess = 0;
            for (row, (cells, found)) in joining.into_iter().enumerate() {
                let gains = cells.iter().map(|&(col, score)| score - prices[col as usize]);
                let paying = gains.map(|gain| gain - above[row]).filter(|&beyond| beyond > 0);
                added += if margin == 0 { found } else { paying.clone().count() };
                excess += paying.max().unwrap_or(0);
                core.extend(row, cells);
            }
            margin = 0;
            // Were every row's price raised by what its best cell pays beyond it, none would pay.
            watch.bounded(|| {
                let sum: i64 = state.rows.price.iter().chain(&state.cols.price).sum();
                let pairs = match pairs {
                    Pairs::Largest => i64::try_from(rows).unwrap_or(i64::MAX),
                    Pairs::Complete | Pairs::Free { .. } => 0,
                };
                Price { pairs, score: scale.worth(sum) + excess }
            });
            if added == 0 {
                let total = core.total(&state, reservation);
                return Ok(Solved::Best { state: scale.undo(state), total });
            }
        }
        // Sets often overlap; a row is extended once.
        let mut extended = vec![false; rows];
        for set in deficient {
            let fresh: Vec<u32> =
                set.rows.iter().copied().filter(|&row| !extended[row as usize]).collect();
            let outside = source.outside(&prices, &fresh, &set.cols).map_err(Failed::Source)?;
            if fresh.len() == set.rows.len() && outside.iter().all(|(_, cells)| cells.is_empty()) {
                return Ok(Solved::Deficient(set));
            }
            for (row, cells) in outside {
                core.extend(row, cells);
                extended[row] = true;
            }
        }
        if core.size() + added > source.most() {
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

/// The cells that take part.
struct Core {
    scale: Scale,
    lists: Vec<Vec<Edge<i64>>>,
}

impl Core {
    fn extend(&mut self, row: usize, cells: Cells) {
        let scale = self.scale;
        let edge = |(to, score)| Edge { to, cost: scale.cost(score) };
        if cells.is_empty() {
            return;
        }
        let list = &mut self.lists[row];
        list.extend(cells.into_iter().map(edge));
        // Cells within the margin may be there already.
        list.sort_unstable_by_key(|edge| edge.to);
        list.dedup_by_key(|edge| edge.to);
    }

    fn size(&self) -> usize {
        self.lists.iter().map(Vec::len).sum()
    }

    fn graph(&self, cols: usize) -> Graph<i64> {
        let mut graph = Graph::new(cols);
        for list in &self.lists {
            graph.push(list.iter().copied());
        }
        graph
    }

    /// Σ scores of the pairs made.
    fn total(&self, state: &State<i64>, reservation: i64) -> i64 {
        let pairs = self.lists.iter().zip(&state.rows.mate);
        let cost = |(list, &mate): (&Vec<Edge<i64>>, &u32)| {
            list.iter().find(|edge| edge.to == mate).map(|edge| edge.cost)
        };
        pairs.filter_map(cost).map(|cost| reservation - self.scale.units(cost)).sum()
    }
}

/// What a score less its column's price has to exceed, row by row, and the prices of columns.
fn public(state: &State<i64>, scale: Scale, reservation: i64) -> (Vec<i64>, Vec<i64>) {
    let public = scale.undo(state.clone());
    let above = public.rows.price.into_iter().map(|price| reservation - price).collect();
    (above, public.cols.price.into_iter().map(|price| -price).collect())
}
