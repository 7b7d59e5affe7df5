//! The first optimal plan, row after row, by exchange chains.

use crate::assignment::kernel::bit_set::{bit, bits, copy, set, unset};
use crate::assignment::linear::dense::augment::NONE;
use crate::assignment::linear::dense::tie_break::{DenseChainStep, TieBreaker};

impl TieBreaker {
    /// The first of the best plans, row after row.
    pub(super) fn break_ties(&mut self) {
        if !self.peel() {
            return;
        }
        self.prepare();
        for place in 0..self.rows.len() {
            let row = self.rows[place];
            self.improve(row);
            // What a row before has is taken.
            if self.col_of[row] != NONE {
                unset(&mut self.loose, self.col_of[row]);
            }
        }
    }

    fn prepare(&mut self) {
        let nodes = self.col_of.len() + 1;
        let chain = &mut self.chain;
        chain.asked.resize(nodes, DenseChainStep { from: NONE, takes: NONE });
        chain.asked_for.clear();
        chain.asked_for.resize(nodes, NONE);
        chain.width = self.col_of.len().div_ceil(64);
        chain.wished_by.clear();
        chain.wished_by.resize(self.row_of.len() * chain.width, 0);
        for &row in &self.rows {
            for col in bits(self.words[row * self.width..(row + 1) * self.width].iter().copied()) {
                let line = col * chain.width..(col + 1) * chain.width;
                set(&mut chain.wished_by[line], row);
            }
        }
    }

    /// Finds out which columns lie one step before the end, and whether a chain may end at all.
    fn aim(&mut self, goal: usize) -> bool {
        let given_up = self.col_of[goal];
        copy(&mut self.chain.unmet, &self.loose);
        self.chain.asked_for[goal] = goal;
        self.chain.last.clear();
        self.chain.last.resize(self.width, 0);
        if given_up == NONE {
            return true;
        }
        unset(&mut self.chain.unmet, given_up);
        let mut any = self.spare_col[given_up];
        let line = given_up * self.chain.width..(given_up + 1) * self.chain.width;
        for row in bits(self.chain.wished_by[line].iter().copied()) {
            let col = self.col_of[row];
            if col == NONE {
                any = true;
            } else if bit(&self.chain.unmet, col) {
                any = true;
                set(&mut self.chain.last, col);
            }
        }
        any
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
                    if !self.aim(row) {
                        return;
                    }
                }
                if self.chain(row, col) {
                    return;
                }
            }
        }
    }

    /// A column that the row may take whose holder then takes the one given up.
    fn last(&self, row: usize) -> Option<usize> {
        let sets = self.line(row).iter().zip(&self.chain.unmet).zip(&self.chain.last);
        let mut words = sets.map(|((tight, unmet), last)| tight & unmet & last).enumerate();
        let (place, word) = words.find(|&(_, word)| word != 0)?;
        Some(place * 64 + word.trailing_zeros() as usize)
    }

    /// Asks for a column.
    fn meet(&mut self, goal: usize, col: usize, from: usize) {
        unset(&mut self.chain.unmet, col);
        let holder = if self.row_of[col] == NONE { self.col_of.len() } else { self.row_of[col] };
        self.ask(goal, holder, DenseChainStep { from, takes: col });
    }

    fn ask(&mut self, goal: usize, node: usize, step: DenseChainStep) {
        if self.chain.asked_for[node] != goal {
            self.chain.asked_for[node] = goal;
            self.chain.asked[node] = step;
            self.chain.stack.push(node);
        }
    }

    /// Gives `col` to `goal` if the others can make do. What was asked before for the same goal
    /// cannot help, and is not asked again.
    fn chain(&mut self, goal: usize, col: usize) -> bool {
        if !bit(&self.chain.unmet, col) {
            return false;
        }
        let (given_up, outside) = (self.col_of[goal], self.col_of.len());
        self.chain.stack.clear();
        self.meet(goal, col, goal);
        while let Some(node) = self.chain.stack.pop() {
            if node == outside {
                let step = DenseChainStep { from: outside, takes: NONE };
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
                self.rearrange(goal, DenseChainStep { from: node, takes: given_up });
                return true;
            }
            if self.spare_row[node] {
                self.ask(goal, outside, DenseChainStep { from: node, takes: NONE });
            }
            if let Some(col) = self.last(node) {
                self.meet(goal, col, node);
                self.rearrange(goal, DenseChainStep { from: self.row_of[col], takes: given_up });
                return true;
            }
            for place in 0..self.width {
                let mut wishes = self.words[node * self.width + place] & self.chain.unmet[place];
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
    fn rearrange(&mut self, goal: usize, last: DenseChainStep) {
        let mut step = last;
        if self.col_of[goal] != NONE {
            self.row_of[self.col_of[goal]] = NONE;
        }
        loop {
            let DenseChainStep { from, takes } = step;
            if from < self.col_of.len() {
                // The previous holder of what is taken here comes before it in this order.
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
            step = self.chain.asked[from];
        }
    }
}
