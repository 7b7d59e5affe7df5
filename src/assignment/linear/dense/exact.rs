//! Shortest augmenting paths for amounts that the kernel cannot bear: numbers beyond double
//! precision, and pairs that count before scores.
//!
//! Words: the *short side* is the smaller one (rows, unless there are more rows than columns, when
//! the table is transposed) and is called rows here. `row_price` u and `col_price` v are dual
//! prices; the *slack* u + v − w of an eligible cell is never negative. Rows enter one by one. For
//! each, the search of Dijkstra grows a tree of rows and columns by slack until it meets the
//! cheapest end: an unpaired column or, where rows may stay unpaired, the *seat* outside of a row
//! of the tree, whose slack is u. Prices then shift so that the path has no slack, and the pairs
//! along the path are exchanged.
//!
//! Where we depart from Jonker and Volgenant (1987): prices are exact integers or, for
//! [`Pairs::Largest`], ordered pairs of integers; we maximise; there is no column reduction and no
//! augmenting row reduction, a row starts at its best cell instead; each row has its own seat; a
//! forbidden cell is skipped and never a large cost; and a search that finds no end is a Hall set.

use crate::assignment::model::price::Amount;
use crate::assignment::model::{
    Col, DualPrices, HallViolator, Optimum, Outcome, Pairs, Price, Problem, Row,
};

/// Solves a problem in whichever mode it is.
pub(super) fn solve(problem: &Problem) -> Outcome {
    match problem.pairs() {
        Pairs::Complete => run(problem, false, |score| score),
        Pairs::Largest => run(problem, true, |score| Price { pairs: 1, score }),
        Pairs::Free { reservation } => run(problem, true, |score| score - reservation),
    }
}

fn run<T: Amount>(problem: &Problem, seats: bool, worth: impl Fn(i64) -> T) -> Outcome {
    let transposed = problem.rows() > problem.cols();
    let mut state = State::new(problem, transposed, seats, worth);
    for row in 0..state.col_of.len() {
        if let Err(deficient) = state.enter(row) {
            let Deficient { rows, cols } = deficient;
            return Outcome::Infeasible(HallViolator::of(rows, cols, transposed));
        }
    }
    let (columns, prices) = state.finish(transposed);
    Outcome::Optimal(Optimum::settled(problem, &columns, prices))
}

/// A search that met no end: its rows have no columns but its own.
struct Deficient {
    rows: Vec<usize>,
    cols: Vec<usize>,
}

/// Where a search ended.
#[derive(Clone, Copy)]
enum End {
    /// At an unpaired column.
    Column(usize),
    /// On the seat outside of a row.
    Seat(usize),
}

struct State<T> {
    /// Row-major, the short side first; [`Amount::UNREACHED`] marks a forbidden cell.
    worths: Vec<T>,
    seats: bool,
    row_price: Vec<T>,
    col_price: Vec<T>,
    col_of: Vec<Option<usize>>,
    row_of: Vec<Option<usize>>,
    /// Distance of each column from the row that enters.
    distance: Vec<T>,
    /// The row through which a column was reached.
    from: Vec<usize>,
    /// Columns not yet in the tree.
    outside: Vec<usize>,
    /// Rows of the tree with their distance.
    tree_rows: Vec<(usize, T)>,
    /// Columns of the tree.
    tree_cols: Vec<usize>,
}

impl<T: Amount> State<T> {
    fn new(problem: &Problem, transposed: bool, seats: bool, worth: impl Fn(i64) -> T) -> Self {
        let (short, long) = (problem.rows(), problem.cols());
        let (rows, cols) = if transposed { (long, short) } else { (short, long) };
        let mut worths = vec![T::UNREACHED; rows * cols];
        for row in 0..problem.rows() {
            for (Col(col), score) in problem.candidates(Row(row)) {
                let place = if transposed { col * cols + row } else { row * cols + col };
                worths[place] = worth(score);
            }
        }
        Self {
            worths,
            seats,
            row_price: vec![T::ZERO; rows],
            col_price: vec![T::ZERO; cols],
            col_of: vec![None; rows],
            row_of: vec![None; cols],
            distance: vec![T::UNREACHED; cols],
            from: vec![0; cols],
            outside: Vec::with_capacity(cols),
            tree_rows: Vec::with_capacity(rows),
            tree_cols: Vec::with_capacity(rows),
        }
    }

    fn line(&self, row: usize) -> &[T] {
        let cols = self.row_of.len();
        &self.worths[row * cols..(row + 1) * cols]
    }

    /// Lets one more row in, keeping prices feasible and pairs tight.
    fn enter(&mut self, row: usize) -> Result<(), Deficient> {
        self.row_price[row] = self.opening_price(row);
        let Some((length, end)) = self.search(row) else {
            return Err(Deficient {
                rows: self.tree_rows.iter().map(|&(row, _)| row).collect(),
                cols: self.tree_cols.clone(),
            });
        };
        self.shift_prices(length);
        self.exchange(end);
        Ok(())
    }

    /// The least price at which no cell of the row has negative slack.
    fn opening_price(&self, row: usize) -> T {
        let offers = self.line(row).iter().zip(&self.col_price);
        let best = offers
            .filter(|&(&worth, _)| worth != T::UNREACHED)
            .map(|(&worth, &price)| worth - price)
            .max();
        match best {
            Some(best) if self.seats => best.max(T::ZERO),
            Some(best) => best,
            None => T::ZERO,
        }
    }

    /// Grows the tree from a row to the nearest end, and says how far that is.
    fn search(&mut self, start: usize) -> Option<(T, End)> {
        self.distance.fill(T::UNREACHED);
        self.outside.clear();
        self.outside.extend(0..self.row_of.len());
        self.tree_rows.clear();
        self.tree_cols.clear();
        let (mut row, mut base) = (start, T::ZERO);
        let mut seat: Option<(T, usize)> = None;
        loop {
            self.tree_rows.push((row, base));
            if self.seats {
                let length = base + self.row_price[row];
                if seat.is_none_or(|(best, _)| length < best) {
                    seat = Some((length, row));
                }
            }
            let nearest = self.scan(row, base);
            match (nearest, seat) {
                (None, None) => return None,
                (None, Some((length, owner))) => return Some((length, End::Seat(owner))),
                (Some((length, _)), Some((least, owner))) if least < length => {
                    return Some((least, End::Seat(owner)));
                }
                (Some((length, place)), _) => {
                    let col = self.outside[place];
                    let Some(owner) = self.row_of[col] else {
                        return Some((length, End::Column(col)));
                    };
                    self.outside.swap_remove(place);
                    self.tree_cols.push(col);
                    (row, base) = (owner, length);
                }
            }
        }
    }

    /// Relaxes the cells of a row that joins the tree, and finds the nearest column outside, an
    /// unpaired one where several are equally near: its distance and its place in `outside`.
    fn scan(&mut self, row: usize, base: T) -> Option<(T, usize)> {
        let cols = self.row_of.len();
        let worths = &self.worths[row * cols..(row + 1) * cols];
        let reach = base + self.row_price[row];
        let mut nearest = (T::UNREACHED, 0);
        for (place, &col) in self.outside.iter().enumerate() {
            if worths[col] != T::UNREACHED {
                let length = reach + self.col_price[col] - worths[col];
                if length < self.distance[col] {
                    self.distance[col] = length;
                    self.from[col] = row;
                }
            }
            let length = self.distance[col];
            if length < nearest.0 || (length == nearest.0 && self.row_of[col].is_none()) {
                nearest = (length, place);
            }
        }
        (nearest.0 < T::UNREACHED).then_some(nearest)
    }

    /// Takes the slack out of the shortest path; everything nearer than its end moves.
    fn shift_prices(&mut self, length: T) {
        for &(row, distance) in &self.tree_rows {
            self.row_price[row] = self.row_price[row] - (length - distance);
        }
        for &col in &self.tree_cols {
            self.col_price[col] = self.col_price[col] + (length - self.distance[col]);
        }
    }

    /// Exchanges the pairs along the path, backwards from its end to the row that entered.
    fn exchange(&mut self, end: End) {
        let mut vacant = match end {
            End::Column(col) => Some(col),
            End::Seat(row) => self.col_of[row].take(),
        };
        while let Some(col) = vacant {
            let row = self.from[col];
            vacant = self.col_of[row].replace(col);
            self.row_of[col] = Some(row);
        }
    }

    /// Plan and prices in the orientation of the problem.
    fn finish(self, transposed: bool) -> (Vec<Option<Col>>, DualPrices) {
        let short: Vec<Price> = self.row_price.into_iter().map(T::price).collect();
        let long: Vec<Price> = self.col_price.into_iter().map(T::price).collect();
        let (plan, rows, cols) =
            if transposed { (self.row_of, long, short) } else { (self.col_of, short, long) };
        let columns = plan.into_iter().map(|col| col.map(Col)).collect();
        (columns, DualPrices { rows, cols })
    }
}
