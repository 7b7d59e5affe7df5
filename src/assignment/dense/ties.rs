//! The [`TieRule`](crate::assignment::TieRule) among few members, without new memory.
//!
//! As in `tie.rs`, the best plans are the matchings of the tight cells that cover everyone who is not
//! *spare*, and another one differs by cycles, in each of which members take each other's places; one
//! more node, *outside*, holds the empty columns and whoever is unpaired. Most tables have one best
//! plan, so we first peel: a row has no choice if no other row that has one holds a tight column of
//! its, and so on until nobody is left, or a cycle is. Only then rows are gone through one by one.
//! Tight cells are bits, 64 columns a word.

use super::kernel::NONE;

/// Somebody or nobody who may be asked to take another place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    Row(usize),
    Outside,
}

/// What somebody asked does: a row takes a column, or stays out.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// Asked by which row, or from the outside.
    from: Node,
    takes: usize,
}

/// Tight cells and a plan; rows are those of the problem, or its columns while only peeled.
#[derive(Debug, Clone, Default)]
pub(super) struct Ties {
    /// Words in a row.
    width: usize,
    words: Vec<u64>,
    /// Columns whose holders have a choice; the outside has one for those that are empty.
    loose: Vec<u64>,
    /// Rows that have a choice.
    rows: Vec<usize>,
    pub(super) spare_row: Vec<bool>,
    pub(super) spare_col: Vec<bool>,
    pub(super) col_of: Vec<usize>,
    pub(super) row_of: Vec<usize>,
    /// Columns that the search for the row at hand may still meet.
    unmet: Vec<u64>,
    /// How each row, and at the end the outside, came to be asked.
    asked: Vec<Option<Step>>,
    stack: Vec<Node>,
}

impl Ties {
    /// Takes over a plan, for which rows are to be [`filled`](Self::fill).
    pub(super) fn begin(&mut self, col_of: &[usize], row_of: &[usize]) {
        self.width = row_of.len().div_ceil(64);
        self.words.clear();
        copy(&mut self.col_of, col_of);
        copy(&mut self.row_of, row_of);
        self.spare_row.clear();
        self.spare_col.clear();
    }

    /// The tight columns of the next row.
    pub(super) fn fill(&mut self, words: impl Iterator<Item = u64>) {
        self.words.extend(words);
    }

    /// The next row has one tight column only.
    pub(super) fn fill_one(&mut self, col: usize) {
        let start = self.words.len();
        self.words.resize(start + self.width, 0);
        self.words[start + col / 64] = 1 << (col % 64);
    }

    fn line(&self, row: usize) -> &[u64] {
        &self.words[row * self.width..(row + 1) * self.width]
    }

    fn has(&self, row: usize, col: usize) -> bool {
        bit(self.line(row), col)
    }

    /// May the outside have the place of a row in exchange?
    fn lends(&self, row: usize) -> bool {
        self.col_of[row] == NONE || self.spare_col[self.col_of[row]]
    }

    /// Leaves only rows that have a choice, and says whether there are any.
    pub(super) fn peel(&mut self) -> bool {
        self.loose.clear();
        self.loose.resize(self.width, u64::MAX);
        self.rows.clear();
        self.rows.extend(0..self.col_of.len());
        let mut rows = std::mem::take(&mut self.rows);
        let mut outside = true;
        loop {
            let before = (rows.len(), outside);
            rows.retain(|&row| {
                let stays = self.chooses(row, outside);
                if !stays && self.col_of[row] != NONE {
                    unset(&mut self.loose, self.col_of[row]);
                }
                stays
            });
            if outside && !rows.iter().any(|&row| self.lends(row)) {
                outside = false;
                for col in 0..self.row_of.len() {
                    if self.row_of[col] == NONE {
                        unset(&mut self.loose, col);
                    }
                }
            }
            if rows.is_empty() || before == (rows.len(), outside) {
                break;
            }
        }
        self.rows = rows;
        !self.rows.is_empty()
    }

    fn chooses(&self, row: usize, outside: bool) -> bool {
        let own = self.col_of[row];
        if own != NONE && self.spare_row[row] && outside {
            return true;
        }
        self.line(row).iter().zip(&self.loose).enumerate().any(|(place, (&tight, &loose))| {
            let own = if own / 64 == place { 1 << (own % 64) } else { 0 };
            tight & loose & !own != 0
        })
    }

    /// Rows become columns, and the plan with them.
    pub(super) fn turn(&mut self) {
        let (rows, cols) = (self.col_of.len(), self.row_of.len());
        let width = rows.div_ceil(64);
        let mut turned = std::mem::take(&mut self.unmet);
        turned.clear();
        turned.resize(cols * width, 0);
        for row in 0..rows {
            for col in bits(self.line(row)) {
                turned[col * width + row / 64] |= 1 << (row % 64);
            }
        }
        self.unmet = std::mem::replace(&mut self.words, turned);
        self.width = width;
        std::mem::swap(&mut self.col_of, &mut self.row_of);
        std::mem::swap(&mut self.spare_row, &mut self.spare_col);
    }

    /// The first of the best plans, row after row.
    pub(super) fn settle(&mut self) {
        if !self.peel() {
            return;
        }
        self.asked.clear();
        self.asked.resize(self.col_of.len() + 1, None);
        for place in 0..self.rows.len() {
            let row = self.rows[place];
            self.improve(row);
            // What a row before has is taken.
            if self.col_of[row] != NONE {
                unset(&mut self.loose, self.col_of[row]);
            }
        }
    }

    /// Gives a row the lowest column it can have, if there is a lower one.
    fn improve(&mut self, row: usize) {
        let below = self.col_of[row];
        let mut begun = false;
        for place in 0..self.width.min(below / 64 + 1) {
            let mut wishes = self.words[row * self.width + place] & self.loose[place];
            if below / 64 == place {
                wishes &= (1 << (below % 64)) - 1;
            }
            while wishes != 0 {
                let col = place * 64 + wishes.trailing_zeros() as usize;
                wishes &= wishes - 1;
                if !begun {
                    begun = true;
                    copy(&mut self.unmet, &self.loose);
                    self.asked.fill(None);
                }
                if self.chain(row, col) {
                    return;
                }
            }
        }
    }

    fn meet(&mut self, col: usize, from: Node) {
        unset(&mut self.unmet, col);
        let node = match self.row_of[col] {
            NONE => Node::Outside,
            row => Node::Row(row),
        };
        self.ask(node, Step { from, takes: col });
    }

    fn ask(&mut self, node: Node, step: Step) {
        let place = self.place(node);
        if self.asked[place].is_none() {
            self.asked[place] = Some(step);
            self.stack.push(node);
        }
    }

    fn place(&self, node: Node) -> usize {
        match node {
            Node::Row(row) => row,
            Node::Outside => self.col_of.len(),
        }
    }

    /// Gives `col` to `goal` if the others can make do. What was asked before for the same goal
    /// cannot help, and is not asked again.
    fn chain(&mut self, goal: usize, col: usize) -> bool {
        if !bit(&self.unmet, col) {
            return false;
        }
        let given_up = self.col_of[goal];
        self.stack.clear();
        self.meet(col, Node::Row(goal));
        while let Some(node) = self.stack.pop() {
            match node {
                Node::Row(row) => {
                    if given_up != NONE && self.has(row, given_up) {
                        self.rearrange(goal, Step { from: node, takes: given_up });
                        return true;
                    }
                    if self.spare_row[row] {
                        self.ask(Node::Outside, Step { from: node, takes: NONE });
                    }
                    for place in 0..self.width {
                        let mut wishes = self.words[row * self.width + place] & self.unmet[place];
                        while wishes != 0 {
                            self.meet(place * 64 + wishes.trailing_zeros() as usize, node);
                            wishes &= wishes - 1;
                        }
                    }
                }
                Node::Outside => {
                    let step = Step { from: node, takes: NONE };
                    if given_up == NONE || self.spare_col[given_up] {
                        self.rearrange(goal, step);
                        return true;
                    }
                    for place in 0..self.rows.len() {
                        let row = self.rows[place];
                        if row > goal && self.lends(row) {
                            self.ask(Node::Row(row), step);
                        }
                    }
                }
            }
        }
        false
    }

    /// Lets everyone on a chain do as asked, read from its last step.
    fn rearrange(&mut self, goal: usize, last: Step) {
        let mut step = last;
        let given_up = self.col_of[goal];
        // What each takes is free or was held by whom comes before it in this order.
        if given_up != NONE {
            self.row_of[given_up] = NONE;
        }
        loop {
            if let Node::Row(row) = step.from {
                let old = self.col_of[row];
                if old != NONE && self.row_of[old] == row {
                    self.row_of[old] = NONE;
                }
                self.col_of[row] = step.takes;
                if step.takes != NONE {
                    self.row_of[step.takes] = row;
                }
                if row == goal {
                    return;
                }
            }
            let Some(before) = self.asked[self.place(step.from)] else {
                return;
            };
            step = before;
        }
    }
}

fn copy<T: Copy>(to: &mut Vec<T>, from: &[T]) {
    to.clear();
    to.extend_from_slice(from);
}

fn bit(words: &[u64], place: usize) -> bool {
    (words[place / 64] >> (place % 64)) & 1 == 1
}

fn unset(words: &mut [u64], place: usize) {
    words[place / 64] &= !(1 << (place % 64));
}

fn bits(words: &[u64]) -> impl Iterator<Item = usize> + '_ {
    words.iter().enumerate().flat_map(|(place, &word)| {
        let mut word = word;
        std::iter::from_fn(move || {
            let bit = word.trailing_zeros() as usize;
            word &= word.wrapping_sub(1);
            (bit < 64).then_some(place * 64 + bit)
        })
    })
}
