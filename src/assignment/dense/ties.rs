//! The [`TieRule`](crate::assignment::TieRule) among few members, without new memory.
//!
//! As in `tie.rs`, the best plans are the matchings of the tight cells that cover everyone who is not
//! *spare*, and another one differs by cycles, in each of which members take each other's places; one
//! more node, *outside*, holds the empty columns and whoever is unpaired. Most tables have one best
//! plan, so we first peel: a row has no choice if no other row that has one holds a tight column of
//! its, and so on until nobody is left, or a cycle is. Only then rows are gone through one by one.
//! Tight cells are bits, 64 columns a word.

use super::kernel::NONE;

/// Who asks somebody for their place, and what for.
#[derive(Debug, Clone, Copy)]
struct Step {
    /// A row, or the outside, whose number is that of the rows.
    from: usize,
    /// The column that it takes; [`NONE`] if it takes a place outside, or lends one.
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
    spare_row: Vec<bool>,
    spare_col: Vec<bool>,
    pub(super) col_of: Vec<usize>,
    pub(super) row_of: Vec<usize>,
    /// Columns that the search for the row at hand may still meet.
    unmet: Vec<u64>,
    /// How each row, and at the end the outside, came to be asked, and for which row last.
    asked: Vec<Step>,
    asked_for: Vec<usize>,
    stack: Vec<usize>,
}

impl Ties {
    /// Makes room for so many rows and columns, none of which has a choice yet.
    pub(super) fn begin(&mut self, rows: usize, cols: usize) {
        self.width = cols.div_ceil(64);
        self.words.resize(rows * self.width, 0);
        self.rows.clear();
    }

    /// A row that may have a choice, with its tight columns; rows ascend.
    pub(super) fn fill(&mut self, row: usize, words: impl Iterator<Item = u64>) {
        self.rows.push(row);
        let line = &mut self.words[row * self.width..(row + 1) * self.width];
        line.iter_mut().zip(words).for_each(|(to, word)| *to = word);
    }

    /// Has no row a choice?
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The plan among whose tight cells there may be a choice, and who is spare.
    pub(super) fn plan(
        &mut self,
        (col_of, row_of): (&[usize], &[usize]),
        spare_row: impl Iterator<Item = bool>,
        spare_col: impl Iterator<Item = bool>,
    ) {
        copy(&mut self.col_of, col_of);
        copy(&mut self.row_of, row_of);
        self.spare_row.clear();
        self.spare_row.extend(spare_row);
        self.spare_col.clear();
        self.spare_col.extend(spare_col);
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
        let mut rows = std::mem::take(&mut self.rows);
        let mut outside = rows.iter().any(|&row| self.lends(row));
        self.loose.clear();
        self.loose.resize(self.width, 0);
        for &row in rows.iter().filter(|&&row| self.col_of[row] != NONE) {
            set(&mut self.loose, self.col_of[row]);
        }
        if outside {
            self.empties(set);
        }
        loop {
            let before = (rows.len(), outside);
            rows.retain(|&row| self.stays(row, outside));
            if outside && !rows.iter().any(|&row| self.lends(row)) {
                outside = false;
                self.empties(unset);
            }
            if rows.is_empty() || before == (rows.len(), outside) {
                break;
            }
        }
        self.rows = rows;
        !self.rows.is_empty()
    }

    fn empties(&mut self, change: impl Fn(&mut [u64], usize)) {
        for col in (0..self.row_of.len()).filter(|&col| self.row_of[col] == NONE) {
            change(&mut self.loose, col);
        }
    }

    /// Has a row a choice other than its own place? If not, nobody can hope for its column.
    fn stays(&mut self, row: usize, outside: bool) -> bool {
        let own = self.col_of[row];
        let line = row * self.width..(row + 1) * self.width;
        let any = |loose: &[u64]| {
            self.words[line].iter().zip(loose).any(|(tight, loose)| tight & loose != 0)
        };
        if own == NONE {
            return any(&self.loose);
        }
        unset(&mut self.loose, own);
        let stays = (self.spare_row[row] && outside) || any(&self.loose);
        if stays {
            set(&mut self.loose, own);
        }
        stays
    }

    /// Rows become columns, and the plan with them. Who was found to have no choice stays so.
    pub(super) fn turn(&mut self) {
        let (rows, cols) = (self.col_of.len(), self.row_of.len());
        let width = rows.div_ceil(64);
        let mut turned = std::mem::take(&mut self.unmet);
        turned.clear();
        turned.resize(cols * width, 0);
        for &row in &self.rows {
            for col in bits(self.line(row)) {
                set(&mut turned[col * width..(col + 1) * width], row);
            }
        }
        self.rows.clear();
        self.rows.extend(0..cols);
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
        let nodes = self.col_of.len() + 1;
        self.asked.resize(nodes, Step { from: NONE, takes: NONE });
        self.asked_for.clear();
        self.asked_for.resize(nodes, NONE);
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
                    self.asked_for[row] = row;
                }
                if self.chain(row, col) {
                    return;
                }
            }
        }
    }

    /// Asks for a column.
    fn meet(&mut self, goal: usize, col: usize, from: usize) {
        unset(&mut self.unmet, col);
        let holder = if self.row_of[col] == NONE { self.col_of.len() } else { self.row_of[col] };
        self.ask(goal, holder, Step { from, takes: col });
    }

    fn ask(&mut self, goal: usize, node: usize, step: Step) {
        if self.asked_for[node] != goal {
            self.asked_for[node] = goal;
            self.asked[node] = step;
            self.stack.push(node);
        }
    }

    /// Gives `col` to `goal` if the others can make do. What was asked before for the same goal
    /// cannot help, and is not asked again.
    fn chain(&mut self, goal: usize, col: usize) -> bool {
        if !bit(&self.unmet, col) {
            return false;
        }
        let (given_up, outside) = (self.col_of[goal], self.col_of.len());
        self.stack.clear();
        self.meet(goal, col, goal);
        while let Some(node) = self.stack.pop() {
            if node == outside {
                let step = Step { from: outside, takes: NONE };
                if given_up == NONE || self.spare_col[given_up] {
                    self.rearrange(goal, step);
                    return true;
                }
                for place in 0..self.rows.len() {
                    let row = self.rows[place];
                    if row > goal && self.lends(row) {
                        self.ask(goal, row, step);
                    }
                }
                continue;
            }
            if given_up != NONE && self.has(node, given_up) {
                self.rearrange(goal, Step { from: node, takes: given_up });
                return true;
            }
            if self.spare_row[node] {
                self.ask(goal, outside, Step { from: node, takes: NONE });
            }
            for place in 0..self.width {
                let mut wishes = self.words[node * self.width + place] & self.unmet[place];
                while wishes != 0 {
                    let col = place * 64 + wishes.trailing_zeros() as usize;
                    wishes &= wishes - 1;
                    self.meet(goal, col, node);
                }
            }
        }
        false
    }

    /// Lets everyone on a chain do as asked, read from its last step.
    fn rearrange(&mut self, goal: usize, last: Step) {
        let mut step = last;
        if self.col_of[goal] != NONE {
            self.row_of[self.col_of[goal]] = NONE;
        }
        loop {
            let Step { from, takes } = step;
            if from < self.col_of.len() {
                // Whoever had what is taken here comes before it in this order.
                let old = self.col_of[from];
                if old != NONE && self.row_of[old] == from {
                    self.row_of[old] = NONE;
                }
                self.col_of[from] = takes;
                if takes != NONE {
                    self.row_of[takes] = from;
                }
            }
            if from == goal {
                return;
            }
            step = self.asked[from];
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

fn set(words: &mut [u64], place: usize) {
    words[place / 64] |= 1 << (place % 64);
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
