//! Prices and pairs to start from.

/// What a solver begins with: for each column its price, and for each row its column, in the
/// orientation in which rows are the shorter side.
#[derive(Debug, Clone)]
pub(in crate::assignment) struct Hint {
    pub(in crate::assignment) prices: Vec<i64>,
    pub(in crate::assignment) cols: Vec<Option<usize>>,
}

impl Hint {
    /// Rows and columns that were paired.
    pub(in crate::assignment) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.cols.iter().enumerate().filter_map(|(row, col)| Some((row, (*col)?)))
    }
}
