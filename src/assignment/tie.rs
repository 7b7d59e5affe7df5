//! Which of several equally good plans is handed out.
//!
//! By complementary slackness a plan is best exactly when all its pairs are *tight* (their two
//! prices add up to what they count for) and everyone with a price above 0, or who must be paired,
//! is paired. So the best plans are the matchings of the tight graph that cover these members, for
//! whichever optimal prices a solver has found, and the first of them in our order does not depend
//! on the solver.
//!
//! We fix row after row. For the row at hand we look for the lowest tight column that it can take
//! while the rest rearranges itself within the tight graph. The rest rearranges itself along a
//! chain: a row takes a column, the column's holder takes another, and so on until the column that
//! our row gave up is taken, or may stay empty. With one more node *outside*, which holds the
//! empty columns and the unpaired rows, every such chain is a simple cycle through our row, and one
//! search backwards from it finds all columns it can have.

use serde::{Deserialize, Serialize};

use super::{Col, DualPrices, Pairs, Price, Problem};

/// How a plan is chosen among equally good ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TieRule {
    /// The lexicographically first: row 0 has the lowest column it has in any best plan, then row
    /// 1 the lowest that it has in any best plan with that choice, and so on. To be unpaired comes
    /// after every column.
    #[default]
    LowestColumnFirst,
}

/// The first best plan, from any best plan and prices that prove it.
///
/// Linear in the cells where no row has a choice; otherwise O(rows · columns / 64) words for each
/// row that has one.
pub(super) fn settle(
    problem: &Problem,
    prices: &DualPrices,
    columns: &[Option<Col>],
) -> Vec<Option<Col>> {
    let mut walk = Walk::new(problem, prices, columns);
    for row in 0..problem.rows() {
        if walk.wishes(row).next().is_some() {
            walk.improve(row);
        }
        walk.close(row);
    }
    walk.col_of.into_iter().map(|col| col.map(Col)).collect()
}

/// A table of bits, one line a row of it.
struct Bits {
    width: usize,
    words: Vec<u64>,
}

impl Bits {
    fn new(lines: usize, length: usize) -> Self {
        let width = length.div_ceil(64);
        Self { width, words: vec![0; lines * width] }
    }

    fn set(&mut self, line: usize, at: usize) {
        self.words[line * self.width + at / 64] |= 1 << (at % 64);
    }

    fn clear(&mut self, line: usize, at: usize) {
        self.words[line * self.width + at / 64] &= !(1 << (at % 64));
    }

    fn line(&self, line: usize) -> &[u64] {
        &self.words[line * self.width..(line + 1) * self.width]
    }
}

/// The positions set in both, ascending.
fn common<'a>(left: &'a [u64], right: &'a [u64]) -> impl Iterator<Item = usize> + 'a {
    left.iter().zip(right).enumerate().flat_map(|(place, (left, right))| {
        let mut word = left & right;
        std::iter::from_fn(move || {
            let bit = word.trailing_zeros() as usize;
            word &= word.wrapping_sub(1);
            (bit < 64).then_some(place * 64 + bit)
        })
    })
}

/// A place in a chain: a row that needs a new column, or the outside.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Node {
    Row(usize),
    Outside,
}

/// What a row does in a chain.
#[derive(Clone, Copy)]
enum Move {
    Take(usize),
    StayOut,
}

struct Walk {
    tight_cols: Bits,
    tight_rows: Bits,
    /// Rows and columns that may be left unpaired.
    spare_row: Vec<bool>,
    spare_col: Vec<bool>,
    col_of: Vec<Option<usize>>,
    row_of: Vec<Option<usize>>,
    /// One line each: what is not yet fixed.
    open_rows: Bits,
    open_cols: Bits,
    /// One line: open rows that the search has not met.
    unmet: Bits,
    next: Vec<Move>,
    stack: Vec<Node>,
}

impl Walk {
    fn new(problem: &Problem, prices: &DualPrices, columns: &[Option<Col>]) -> Self {
        let (rows, cols) = (problem.rows(), problem.cols());
        let mut tight_cols = Bits::new(rows, cols);
        let mut tight_rows = Bits::new(cols, rows);
        for row in 0..rows {
            for (col, score) in problem.candidates(row) {
                if prices.rows[row] + prices.cols[col] == problem.worth(score) {
                    tight_cols.set(row, col);
                    tight_rows.set(col, row);
                }
            }
        }
        let complete = problem.pairs() == Pairs::Complete;
        let spare = |needed: bool, prices: &[Price]| -> Vec<bool> {
            prices.iter().map(|&price| !needed && price == Price::ZERO).collect()
        };
        let mut row_of = vec![None; cols];
        let col_of: Vec<Option<usize>> = columns.iter().map(|col| col.map(|col| col.0)).collect();
        let mut open_rows = Bits::new(1, rows);
        let mut open_cols = Bits::new(1, cols);
        for (row, col) in col_of.iter().enumerate() {
            open_rows.set(0, row);
            if let Some(col) = *col {
                row_of[col] = Some(row);
            }
        }
        for col in 0..cols {
            open_cols.set(0, col);
        }
        Self {
            tight_cols,
            tight_rows,
            spare_row: spare(complete && rows <= cols, &prices.rows),
            spare_col: spare(complete && cols <= rows, &prices.cols),
            col_of,
            row_of,
            open_rows,
            open_cols,
            unmet: Bits::new(1, rows),
            next: vec![Move::StayOut; rows],
            stack: Vec::new(),
        }
    }

    /// The open tight columns below the one a row has, ascending.
    fn wishes(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        let below = self.col_of[row].unwrap_or(usize::MAX);
        common(self.tight_cols.line(row), self.open_cols.line(0))
            .take_while(move |&col| col < below)
    }

    /// Gives the row the lowest column it can have, if there is a lower one.
    fn improve(&mut self, row: usize) {
        let outside = self.search(row);
        let granted = self.wishes(row).find(|&col| match self.row_of[col] {
            Some(holder) => !self.is_unmet(holder),
            None => outside.is_some(),
        });
        if let Some(col) = granted {
            self.rearrange(row, col, outside);
        }
    }

    /// Who can hand on a chain that ends at `goal`? Fills `next` for every row met, and returns
    /// what follows the outside, if the outside is met.
    fn search(&mut self, goal: usize) -> Option<Node> {
        let mut after_outside = None;
        self.unmet.words.clone_from(&self.open_rows.words);
        self.unmet.clear(0, goal);
        self.stack.clear();
        self.stack.push(Node::Row(goal));
        while let Some(node) = self.stack.pop() {
            match node {
                Node::Row(row) => {
                    let held = self.col_of[row];
                    if let Some(col) = held {
                        self.meet_takers(col);
                    }
                    if after_outside.is_none() && held.is_none_or(|col| self.spare_col[col]) {
                        after_outside = Some(node);
                        self.stack.push(Node::Outside);
                    }
                }
                Node::Outside => {
                    for col in 0..self.row_of.len() {
                        if self.row_of[col].is_none() {
                            self.meet_takers(col);
                        }
                    }
                    for row in 0..self.col_of.len() {
                        if self.spare_row[row] && self.is_unmet(row) {
                            self.meet(row, Move::StayOut);
                        }
                    }
                }
            }
        }
        after_outside
    }

    /// Meets every row that could take a column.
    fn meet_takers(&mut self, col: usize) {
        for place in 0..self.unmet.width {
            let mut word = self.tight_rows.line(col)[place] & self.unmet.words[place];
            while word != 0 {
                let row = place * 64 + word.trailing_zeros() as usize;
                word &= word - 1;
                self.meet(row, Move::Take(col));
            }
        }
    }

    fn meet(&mut self, row: usize, then: Move) {
        self.unmet.clear(0, row);
        self.next[row] = then;
        self.stack.push(Node::Row(row));
    }

    fn is_unmet(&self, row: usize) -> bool {
        (self.unmet.words[row / 64] >> (row % 64)) & 1 == 1
    }

    /// Gives `col` to `goal` and lets the chain behind it move up.
    fn rearrange(&mut self, goal: usize, col: usize, after_outside: Option<Node>) {
        let holder =
            |row_of: &[Option<usize>], col: usize| row_of[col].map_or(Node::Outside, Node::Row);
        let mut moves = vec![(goal, Some(col))];
        let mut node = holder(&self.row_of, col);
        while node != Node::Row(goal) {
            node = match node {
                Node::Row(row) => match self.next[row] {
                    Move::Take(col) => {
                        moves.push((row, Some(col)));
                        holder(&self.row_of, col)
                    }
                    Move::StayOut => {
                        moves.push((row, None));
                        Node::Outside
                    }
                },
                // The search met the outside, or no chain would lead there.
                Node::Outside => after_outside.unwrap_or(Node::Row(goal)),
            };
        }
        for &(row, _) in &moves {
            if let Some(col) = self.col_of[row] {
                self.row_of[col] = None;
            }
        }
        for (row, col) in moves {
            self.col_of[row] = col;
            if let Some(col) = col {
                self.row_of[col] = Some(row);
            }
        }
    }

    /// Fixes a row with what it has.
    fn close(&mut self, row: usize) {
        self.open_rows.clear(0, row);
        if let Some(col) = self.col_of[row] {
            self.open_cols.clear(0, col);
        }
    }
}
