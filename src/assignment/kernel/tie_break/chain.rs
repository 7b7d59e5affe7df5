//! The search for the lowest column that a row can have if the others are rearranged.
//!
//! The search goes forward from the holder of a column wished for, lowest first, and ends at any
//! node that can take the column that our row gives up; these are marked beforehand. Whatever a
//! failed search has met cannot help the next one for the same row.

use crate::assignment::kernel::bit_set::{BITS_PER_WORD, unset};
use crate::assignment::kernel::tie_break::exchange::{Exchange, Holder};

/// How a search came to a node: from which, and what that one does there.
#[derive(Clone, Copy)]
struct ChainStep {
    from: Holder,
    /// The column that `from` takes, if it is a row; `None` where it stays out.
    takes: Option<usize>,
}

/// Rows are improved and closed, one after the other.
pub(super) struct ChainWalk {
    pub(super) exchange: Exchange,
    closed_row: Vec<bool>,
    /// Columns that are empty, or held by open rows.
    open_col: Vec<u64>,
    search: ChainSearch,
}

/// What the search for a chain has met; the outside comes after the rows.
struct ChainSearch {
    /// The row for which each node was last met.
    met_for: Vec<usize>,
    /// The row whose column each node could take when it was last marked.
    ends_for: Vec<usize>,
    step: Vec<ChainStep>,
    stack: Vec<Holder>,
}

impl ChainSearch {
    /// Marks who can take what the row gives up.
    fn begin(&mut self, exchange: &Exchange, goal: usize) {
        self.met_for[goal] = goal;
        let ends = &mut self.ends_for;
        let given_up = exchange.col_of[goal];
        if let Some(col) = given_up {
            for row in exchange.tight.cols.line(col) {
                ends[row] = goal;
            }
        }
        if given_up.is_none_or(|col| exchange.spare_col[col])
            && let Some(outside) = ends.last_mut()
        {
            *outside = goal;
        }
    }

    /// The node that ends the chain, if the others can be rearranged when `goal` takes `col`.
    fn chain(
        &mut self,
        exchange: &Exchange,
        (closed_row, open_col): (&[bool], &[u64]),
        goal: usize,
        col: usize,
    ) -> Option<Holder> {
        self.stack.clear();
        let first = exchange.holder(col);
        if self.meet(goal, first, ChainStep { from: Holder::Row(goal), takes: Some(col) }) {
            return Some(first);
        }
        while let Some(node) = self.stack.pop() {
            match node {
                Holder::Row(row) => {
                    let out = ChainStep { from: node, takes: None };
                    if exchange.may_leave(row) && self.meet(goal, Holder::Outside, out) {
                        return Some(Holder::Outside);
                    }
                    for col in exchange.tight.rows.line_among(row, open_col) {
                        let next = exchange.holder(col);
                        if self.meet(goal, next, ChainStep { from: node, takes: Some(col) }) {
                            return Some(next);
                        }
                    }
                }
                Holder::Outside => {
                    let step = ChainStep { from: node, takes: None };
                    let loose = |&row: &usize| !closed_row[row] && exchange.loose(row);
                    for next in (0..closed_row.len()).filter(loose).map(Holder::Row) {
                        if self.meet(goal, next, step) {
                            return Some(next);
                        }
                    }
                }
            }
        }
        None
    }

    fn place(&self, node: Holder) -> usize {
        match node {
            Holder::Row(row) => row,
            Holder::Outside => self.step.len() - 1,
        }
    }

    /// Goes to a node; says whether the chain can end there.
    fn meet(&mut self, goal: usize, node: Holder, step: ChainStep) -> bool {
        let place = self.place(node);
        if self.met_for[place] == goal {
            return false;
        }
        self.met_for[place] = goal;
        self.step[place] = step;
        self.stack.push(node);
        self.ends_for[place] == goal
    }
}

impl ChainWalk {
    pub(super) fn new(exchange: Exchange) -> Self {
        let (rows, cols) = (exchange.spare_row.len(), exchange.spare_col.len());
        let nowhere = ChainStep { from: Holder::Outside, takes: None };
        Self {
            exchange,
            closed_row: vec![false; rows],
            open_col: vec![u64::MAX; cols.div_ceil(BITS_PER_WORD)],
            search: ChainSearch {
                met_for: vec![usize::MAX; rows + 1],
                ends_for: vec![usize::MAX; rows + 1],
                step: vec![nowhere; rows + 1],
                stack: Vec::new(),
            },
        }
    }

    /// Gives the row the lowest column it can have, if there is a lower one.
    pub(super) fn improve(&mut self, goal: usize) {
        let Self { exchange, closed_row, open_col, search } = self;
        let below = exchange.col_of[goal].unwrap_or(usize::MAX);
        let found = {
            let wishes = exchange.tight.rows.line_among(goal, open_col);
            let mut wishes = wishes.take_while(|&col| col < below).peekable();
            if wishes.peek().is_some() {
                search.begin(exchange, goal);
            }
            wishes.find_map(|col| {
                let end = search.chain(exchange, (closed_row, open_col), goal, col)?;
                Some((col, end))
            })
        };
        if let Some((col, end)) = found {
            self.rearrange(goal, col, end);
        }
    }

    /// Gives `col` to `goal` and lets the chain behind it move up, read from its end, which takes
    /// what `goal` gives up.
    fn rearrange(&mut self, goal: usize, col: usize, end: Holder) {
        let given_up = self.exchange.col_of[goal];
        let mut moves = vec![(goal, Some(col))];
        let mut step = ChainStep { from: end, takes: given_up };
        while step.from != Holder::Row(goal) {
            if let Holder::Row(row) = step.from {
                moves.push((row, step.takes));
            }
            step = self.search.step[self.search.place(step.from)];
        }
        let exchange = &mut self.exchange;
        for &(row, _) in &moves {
            if let Some(col) = exchange.col_of[row] {
                exchange.row_of[col] = None;
            }
        }
        for (row, col) in moves {
            exchange.col_of[row] = col;
            if let Some(col) = col {
                exchange.row_of[col] = Some(row);
            }
        }
    }

    /// Fixes a row with what it has.
    pub(super) fn close(&mut self, row: usize) {
        self.closed_row[row] = true;
        if let Some(col) = self.exchange.col_of[row] {
            unset(&mut self.open_col, col);
        }
    }
}
