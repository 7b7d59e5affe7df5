//! A plan within the equality graph, and the moves that keep it optimal.

use crate::assignment::kernel::equality_graph::EqualityGraph;

/// A place in a chain: a row that needs a new column, or the outside, which holds the empty columns
/// and the unpaired rows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    Row(usize),
    Outside,
}

/// A plan within the tight cells, and what may change in it. A node can go to another one if it
/// could take what that one holds.
pub(super) struct Exchange {
    pub(super) tight: EqualityGraph,
    /// Rows and columns that may be left unpaired.
    pub(super) spare_row: Vec<bool>,
    pub(super) spare_col: Vec<bool>,
    pub(super) col_of: Vec<Option<usize>>,
    pub(super) row_of: Vec<Option<usize>>,
}

impl Exchange {
    pub(super) fn new(
        tight: EqualityGraph,
        spare_row: Vec<bool>,
        spare_col: Vec<bool>,
        col_of: Vec<Option<usize>>,
    ) -> Self {
        let mut row_of = vec![None; spare_col.len()];
        for (row, col) in col_of.iter().enumerate() {
            if let Some(col) = *col {
                row_of[col] = Some(row);
            }
        }
        Self { tight, spare_row, spare_col, col_of, row_of }
    }

    pub(super) fn holder(&self, col: usize) -> Holder {
        self.row_of[col].map_or(Holder::Outside, Holder::Row)
    }

    /// Whether the outside can go to a row: take it in, or leave it without its column.
    pub(super) fn loose(&self, row: usize) -> bool {
        self.col_of[row].is_none_or(|col| self.spare_col[col])
    }

    /// Whether a row can go outside by being unpaired.
    pub(super) fn may_leave(&self, row: usize) -> bool {
        self.spare_row[row] && self.col_of[row].is_some()
    }
}
