//! Candidate pairs, row by row, with what they cost.

/// One candidate of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assignment) struct Edge<T> {
    /// The column.
    pub(in crate::assignment) to: u32,
    /// What the pair counts for, negated.
    pub(in crate::assignment) cost: T,
}

/// Candidates of all rows in one block of memory; each row lists a column once at most.
#[derive(Debug, Clone)]
pub(in crate::assignment) struct Graph<T> {
    cols: usize,
    starts: Vec<usize>,
    edges: Vec<Edge<T>>,
}

impl<T: Copy> Graph<T> {
    /// A graph without rows yet.
    pub(in crate::assignment) fn new(cols: usize) -> Self {
        Self { cols, starts: vec![0], edges: Vec::new() }
    }

    /// Adds the next row.
    pub(in crate::assignment) fn push(&mut self, edges: impl IntoIterator<Item = Edge<T>>) {
        self.edges.extend(edges);
        self.starts.push(self.edges.len());
    }

    pub(in crate::assignment) fn rows(&self) -> usize {
        self.starts.len() - 1
    }

    pub(in crate::assignment) fn cols(&self) -> usize {
        self.cols
    }

    /// The candidates of a row.
    pub(in crate::assignment) fn row(&self, row: usize) -> &[Edge<T>] {
        &self.edges[self.starts[row]..self.starts[row + 1]]
    }

    /// Rows become columns; within a column, rows ascend.
    pub(in crate::assignment) fn transposed(&self) -> Self {
        let mut starts = vec![0; self.cols + 1];
        for edge in &self.edges {
            starts[edge.to as usize + 1] += 1;
        }
        for col in 0..self.cols {
            starts[col + 1] += starts[col];
        }
        let mut next = starts.clone();
        let mut edges = self.edges.clone();
        for row in 0..self.rows() {
            for edge in self.row(row) {
                let place = &mut next[edge.to as usize];
                // Sides are checked to fit 32 bits when the problem is built.
                #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
                let to = row as u32;
                edges[*place] = Edge { to, cost: edge.cost };
                *place += 1;
            }
        }
        Self { cols: self.rows(), starts, edges }
    }
}
