//! Candidate pairs, row by row, with what they cost.

use std::ops::Range;

use crate::assignment::model::counting_sort::counting_sort;

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

    /// The same, with memory reserved for rows and edges.
    pub(in crate::assignment) fn with_capacity((rows, cols): (usize, usize), edges: usize) -> Self {
        let mut starts = Vec::with_capacity(rows + 1);
        starts.push(0);
        Self { cols, starts, edges: Vec::with_capacity(edges) }
    }

    /// Adds the next row.
    pub(in crate::assignment) fn push(&mut self, edges: impl IntoIterator<Item = Edge<T>>) {
        self.edges.extend(edges);
        self.starts.push(self.edges.len());
    }

    /// Adds candidates to rows, both ascending; a candidate that is there already stays as it is.
    pub(in crate::assignment) fn extend(
        &mut self,
        joining: impl IntoIterator<Item = (usize, Vec<Edge<T>>)>,
    ) {
        let mut joining = joining.into_iter().peekable();
        if joining.peek().is_none() {
            return;
        }
        let old = std::mem::replace(self, Self::new(self.cols));
        self.starts.reserve(old.rows());
        self.edges.reserve(old.edges.len());
        let mut first = 0;
        for (row, added) in joining {
            self.copy(&old, first..row);
            let mut added = added.into_iter().peekable();
            for &edge in old.row(row) {
                self.edges.extend(std::iter::from_fn(|| added.next_if(|new| new.to < edge.to)));
                added.next_if(|new| new.to == edge.to);
                self.edges.push(edge);
            }
            self.push(added);
            first = row + 1;
        }
        self.copy(&old, first..old.rows());
    }

    fn copy(&mut self, old: &Self, rows: Range<usize>) {
        let offset = self.edges.len();
        let from = old.starts[rows.start];
        self.edges.extend_from_slice(&old.edges[from..old.starts[rows.end]]);
        let ends = &old.starts[rows.start + 1..=rows.end];
        self.starts.extend(ends.iter().map(|end| end - from + offset));
    }

    /// Number of candidates.
    pub(in crate::assignment) fn len(&self) -> usize {
        self.edges.len()
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
        let edges = (0..).zip(self.starts.windows(2)).flat_map(|(to, bounds)| {
            let row = self.edges[bounds[0]..bounds[1]].iter();
            row.map(move |edge| (edge.to as usize, Edge { to, cost: edge.cost }))
        });
        let (starts, edges) = counting_sort(self.cols, edges);
        Self { cols: self.rows(), starts, edges }
    }
}
