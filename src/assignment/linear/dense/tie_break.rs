//! The [`TieRule`](crate::assignment::model::TieRule) on small tables, in memory that is kept.
//!
//! The optimal plans are the matchings of the tight cells that cover every member who is not
//! *spare*. Two of them differ by cycles, in each of which members take each other's places; one
//! more node, *outside*, holds the empty columns and the unpaired rows. Most tables have one
//! optimal plan, so we first peel: a row has no choice if no other row that has one holds a tight
//! column of its, and so on until no row is left, or a cycle is. Only then we go through the rows
//! one by one. Tight cells are bits, 64 columns a word.
//!
//! `kernel::tie_break` applies the same rule to large tables and to lists. The two share their bit
//! sets, but not the search, because they store different things. Here every vector belongs to the
//! workspace and is refilled, so that a second table allocates nothing; only rows with a second
//! tight cell are listed; peeling scans words; and the transposed bits are made only for the rows
//! that are left. There each problem builds its own equality graph, as bits or lists in both
//! orientations, and peeling counts degrees, which is linear in the cells where scanning words is
//! not.

use crate::assignment::kernel::bit_set::{bit, bits, copy, set, unset};
use crate::assignment::linear::dense::augment::NONE;

/// Tight cells and a plan; rows are those of the problem, or its columns while only peeled.
#[derive(Debug, Clone, Default)]
pub(super) struct TieBreaker {
    /// Words in a row.
    pub(super) width: usize,
    pub(super) words: Vec<u64>,
    /// Memory for the words of the turned table.
    turned: Vec<u64>,
    /// Columns whose holders have a choice; the outside has one for those that are empty.
    pub(super) loose: Vec<u64>,
    /// Rows that have a choice.
    pub(super) rows: Vec<usize>,
    pub(super) spare_row: Vec<bool>,
    pub(super) spare_col: Vec<bool>,
    pub(super) col_of: Vec<usize>,
    pub(super) row_of: Vec<usize>,
    pub(super) chain: ExchangeChain,
}

impl TieBreaker {
    /// Reserves memory for rows and columns, none of which has a choice yet.
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

    /// Whether no row has an alternative.
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

    pub(super) fn line(&self, row: usize) -> &[u64] {
        &self.words[row * self.width..(row + 1) * self.width]
    }

    pub(super) fn has(&self, row: usize, col: usize) -> bool {
        bit(self.line(row), col)
    }

    /// Whether the outside may take the place of a row in exchange.
    pub(super) fn lends(&self, row: usize) -> bool {
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
        let mut turned = std::mem::take(&mut self.turned);
        turned.clear();
        turned.resize(cols * width, 0);
        for &row in &self.rows {
            for col in bits(self.line(row).iter().copied()) {
                set(&mut turned[col * width..(col + 1) * width], row);
            }
        }
        self.rows.clear();
        self.rows.extend(0..cols);
        self.turned = std::mem::replace(&mut self.words, turned);
        self.width = width;
        std::mem::swap(&mut self.col_of, &mut self.row_of);
        std::mem::swap(&mut self.spare_row, &mut self.spare_col);
    }
}

/// A row that asks for a place, and the column it wants.
#[derive(Debug, Clone, Copy)]
pub(super) struct DenseChainStep {
    /// A row, or the outside, whose number is that of the rows.
    pub(super) from: usize,
    /// The column that it takes; [`NONE`] if it takes a place outside, or lends one.
    pub(super) takes: usize,
}

/// What a search for a chain knows.
#[derive(Debug, Clone, Default)]
pub(super) struct ExchangeChain {
    /// Columns that the search for the current row may still meet.
    pub(super) unmet: Vec<u64>,
    /// Columns whose holders may take the column that the current row gives up.
    pub(super) last: Vec<u64>,
    /// For each column the rows to which it is tight, as bits.
    pub(super) wished_by: Vec<u64>,
    pub(super) width: usize,
    /// How each row, and at the end the outside, came to be asked, and for which row last.
    pub(super) asked: Vec<DenseChainStep>,
    pub(super) asked_for: Vec<usize>,
    pub(super) stack: Vec<usize>,
}
