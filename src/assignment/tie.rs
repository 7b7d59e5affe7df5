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
//! empty columns and the unpaired rows, every such chain is a simple cycle through our row. We look
//! for one from each column wished for, lowest first; whatever a failed search has met cannot help
//! the next one for the same row.

use serde::{Deserialize, Serialize};

use super::tight::Tight;
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
    /// None: any best plan, though always the same one for the same problem.
    AsFound,
}

/// The first best plan, from any best plan and prices that prove it.
///
/// Linear in the cells where no row has a choice; otherwise a search of the tight cells for each
/// row that has one, which ends as soon as it finds a chain.
pub(super) fn settle(
    problem: &Problem,
    prices: &DualPrices,
    columns: &[Option<Col>],
) -> Vec<Option<Col>> {
    let complete = problem.pairs() == Pairs::Complete;
    let (rows, cols) = (problem.rows(), problem.cols());
    let spare = |needed: bool, prices: &[Price]| -> Vec<bool> {
        prices.iter().map(|&price| !needed && price == Price::ZERO).collect()
    };
    let first = first_within(
        Tight::new(problem, prices),
        spare(complete && rows <= cols, &prices.rows),
        spare(complete && cols <= rows, &prices.cols),
        columns.iter().map(|col| col.map(|col| col.0)).collect(),
    );
    first.into_iter().map(|col| col.map(Col)).collect()
}

/// The first plan that uses tight cells only and leaves nobody unpaired but those marked as spare,
/// from any such plan: for each row its column.
pub(super) fn first_within(
    tight: Tight,
    spare_row: Vec<bool>,
    spare_col: Vec<bool>,
    col_of: Vec<Option<usize>>,
) -> Vec<Option<usize>> {
    let rows = col_of.len();
    let mut walk = Walk::new(tight, spare_row, spare_col, col_of);
    for row in 0..rows {
        walk.improve(row);
        walk.close(row);
    }
    walk.col_of
}

/// A place in a chain: a row that needs a new column, or the outside.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Node {
    Row(usize),
    Outside,
}

/// How a search came to a node: from which, and what that one does there.
#[derive(Clone, Copy)]
struct Step {
    from: Node,
    /// The column that `from` takes, if it is a row; `None` where it stays out.
    takes: Option<usize>,
}

struct Walk {
    tight: Tight,
    /// Rows and columns that may be left unpaired.
    spare_row: Vec<bool>,
    spare_col: Vec<bool>,
    col_of: Vec<Option<usize>>,
    row_of: Vec<Option<usize>>,
    /// Columns of rows that are fixed.
    closed_col: Vec<bool>,
    /// Rows before it are fixed.
    first_open: usize,
    search: Search,
}

/// What the search for a chain has met.
struct Search {
    /// The row for which each row, and at the end the outside, was last met.
    met_for: Vec<usize>,
    step: Vec<Step>,
    stack: Vec<Node>,
}

impl Search {
    fn place(&self, node: Node) -> usize {
        match node {
            Node::Row(row) => row,
            Node::Outside => self.step.len() - 1,
        }
    }

    fn meet(&mut self, goal: usize, node: Node, step: Step) {
        let place = self.place(node);
        if self.met_for[place] != goal {
            self.met_for[place] = goal;
            self.step[place] = step;
            self.stack.push(node);
        }
    }
}

impl Walk {
    fn new(
        tight: Tight,
        spare_row: Vec<bool>,
        spare_col: Vec<bool>,
        col_of: Vec<Option<usize>>,
    ) -> Self {
        let (rows, cols) = (spare_row.len(), spare_col.len());
        let mut row_of = vec![None; cols];
        for (row, col) in col_of.iter().enumerate() {
            if let Some(col) = *col {
                row_of[col] = Some(row);
            }
        }
        let nowhere = Step { from: Node::Outside, takes: None };
        Self {
            tight,
            spare_row,
            spare_col,
            col_of,
            row_of,
            closed_col: vec![false; cols],
            first_open: 0,
            search: Search {
                met_for: vec![usize::MAX; rows + 1],
                step: vec![nowhere; rows + 1],
                stack: Vec::new(),
            },
        }
    }

    /// Gives the row the lowest column it can have, if there is a lower one.
    fn improve(&mut self, row: usize) {
        let below = self.col_of[row].unwrap_or(usize::MAX);
        let wishes: Vec<usize> = self
            .tight
            .row(row)
            .take_while(|&col| col < below)
            .filter(|&col| !self.closed_col[col])
            .collect();
        if let Some((col, last)) =
            wishes.into_iter().find_map(|col| Some((col, self.chain(row, col)?)))
        {
            self.rearrange(row, col, last);
        }
    }

    /// Can the others make do if `goal` takes `col`? If so, the last step of their chain.
    ///
    /// What an earlier search for the same row has met cannot help, and is not met again.
    fn chain(&mut self, goal: usize, col: usize) -> Option<Step> {
        let given_up = self.col_of[goal];
        let (search, row_of) = (&mut self.search, &self.row_of);
        let holder = |col: usize| row_of[col].map_or(Node::Outside, Node::Row);
        search.met_for[goal] = goal;
        search.stack.clear();
        search.meet(goal, holder(col), Step { from: Node::Row(goal), takes: Some(col) });
        while let Some(node) = search.stack.pop() {
            match node {
                Node::Row(row) => {
                    if let Some(col) = given_up.filter(|&col| self.tight.has(row, col)) {
                        return Some(Step { from: node, takes: Some(col) });
                    }
                    if self.spare_row[row] {
                        search.meet(goal, Node::Outside, Step { from: node, takes: None });
                    }
                    for col in self.tight.row(row).filter(|&col| !self.closed_col[col]) {
                        search.meet(goal, holder(col), Step { from: node, takes: Some(col) });
                    }
                }
                Node::Outside => {
                    let step = Step { from: node, takes: None };
                    if given_up.is_none_or(|col| self.spare_col[col]) {
                        return Some(step);
                    }
                    for row in self.first_open..self.col_of.len() {
                        if self.col_of[row].is_none_or(|col| self.spare_col[col]) {
                            search.meet(goal, Node::Row(row), step);
                        }
                    }
                }
            }
        }
        None
    }

    /// Gives `col` to `goal` and lets the chain behind it move up, read from its last step.
    fn rearrange(&mut self, goal: usize, col: usize, last: Step) {
        let mut moves = vec![(goal, Some(col))];
        let mut step = last;
        while step.from != Node::Row(goal) {
            if let Node::Row(row) = step.from {
                moves.push((row, step.takes));
            }
            step = self.search.step[self.search.place(step.from)];
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
        self.first_open = row + 1;
        if let Some(col) = self.col_of[row] {
            self.closed_col[col] = true;
        }
    }
}
