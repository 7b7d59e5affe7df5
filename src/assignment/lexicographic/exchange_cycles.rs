//! The exchanges between plans that are equally good, as cycles of steps.
//!
//! Pairs flow from a root down the groups of rows to a row, over a cell to a column, and up the groups of columns back to
//! the root. Two plans differ by cycles of *steps*: a pair that is made or unmade, a quota that counts one pair more or
//! fewer. A quota that may do both joins its two nodes to one; quotas form a tree, so that each cycle of the steps
//! that remain has a cell.

use crate::assignment::lexicographic::optimal_set::OptimalSet;
use crate::assignment::model::{Col, QuotaId, Row};

/// No cell: the step is that of a quota.
const NO_CELL: usize = usize::MAX;

/// A plan of a set, and the cells that may not change.
pub(super) struct ExchangeCycles<'a> {
    set: &'a OptimalSet,
    /// The open cells, row by row; whether they are made, and fixed.
    cells: Vec<(Row, Col)>,
    is_made: Vec<bool>,
    is_fixed: Vec<bool>,
    /// For each quota the node above it; the last node is the root.
    above: Vec<usize>,
}

/// The steps from a plan, between nodes that stand for all that quotas join.
struct Steps {
    /// Where the steps that leave each node start, and last, end.
    starts: Vec<usize>,
    /// Where a step leads, and its cell.
    steps: Vec<(usize, usize)>,
}

impl<'a> ExchangeCycles<'a> {
    pub(super) fn new(set: &'a OptimalSet) -> Self {
        let cells: Vec<(Row, Col)> = set.open().collect();
        let is_made = cells.iter().map(|pair| set.plan.binary_search(pair).is_ok()).collect();
        let above = set.quotas.above();
        let root = above.len();
        let above = above.into_iter().map(|above| above.unwrap_or(root)).collect();
        Self { set, is_fixed: vec![false; cells.len()], cells, is_made, above }
    }

    /// What a search for a cycle looks at.
    pub(super) fn size(&self) -> usize {
        self.cells.len() + self.above.len() + 1
    }

    pub(super) fn fix(&mut self, cell: usize) {
        self.is_fixed[cell] = true;
    }

    pub(super) fn release(&mut self, cell: usize) {
        self.is_fixed[cell] = false;
    }

    /// Makes the pairs of a cycle that are not made, and unmakes the others.
    pub(super) fn exchange(&mut self, cycle: &[usize]) {
        for &cell in cycle {
            self.is_made[cell] = !self.is_made[cell];
        }
    }

    fn steps(&self) -> Steps {
        let (root, rows) = (self.above.len(), self.set.quotas.shape().0);
        let made = self.cells.iter().zip(&self.is_made).filter(|(_, made)| **made);
        let made: Vec<(Row, Col)> = made.map(|(pair, _)| *pair).collect();
        let counts = self.set.quotas.count(&made);
        let mut joined: Vec<usize> = (0..=root).collect();
        let mut steps: Vec<(usize, usize, usize)> = Vec::new();
        for (node, ((quota, bounds), count)) in self.set.quotas.every().zip(counts).enumerate() {
            let above = self.above[node];
            let is_down = matches!(quota, QuotaId::Row(_) | QuotaId::RowGroup(_));
            let (from, to) = if is_down { (above, node) } else { (node, above) };
            match (count < bounds.most, count > bounds.least) {
                (true, true) => {
                    let (from, to) = (node_of(&mut joined, from), node_of(&mut joined, to));
                    joined[from] = to;
                }
                (true, false) => steps.push((from, to, NO_CELL)),
                (false, true) => steps.push((to, from, NO_CELL)),
                (false, false) => {}
            }
        }
        for (cell, &(Row(row), Col(col))) in self.cells.iter().enumerate() {
            if !self.is_fixed[cell] {
                let (from, to) = (row, rows + col);
                let (from, to) = if self.is_made[cell] { (to, from) } else { (from, to) };
                steps.push((from, to, cell));
            }
        }
        let mut starts = vec![0_usize; root + 2];
        for (from, to, _) in &mut steps {
            (*from, *to) = (node_of(&mut joined, *from), node_of(&mut joined, *to));
            starts[*from + 1] += 1;
        }
        for node in 0..=root {
            starts[node + 1] += starts[node];
        }
        let mut places = starts.clone();
        let mut leaving = vec![(0, NO_CELL); steps.len()];
        for (from, to, cell) in steps {
            leaving[places[from]] = (to, cell);
            places[from] += 1;
        }
        Steps { starts, steps: leaving }
    }

    /// The cells of a cycle of steps; `None` if no other plan has the fixed cells as this one has them.
    pub(super) fn find(&self) -> Option<Vec<usize>> {
        let Steps { starts, steps } = self.steps();
        let nodes = starts.len() - 1;
        // The next step of each node to look at, and where the node is on the path, if it is.
        let (mut next, mut place_on_path) = (starts.clone(), vec![None; nodes]);
        for start in 0..nodes {
            let mut path = vec![(start, NO_CELL)];
            if next[start] == starts[start] {
                place_on_path[start] = Some(0);
            }
            while let Some(&(node, _)) = path.last() {
                if next[node] == starts[node + 1] {
                    place_on_path[node] = None;
                    path.pop();
                    continue;
                }
                let (to, cell) = steps[next[node]];
                next[node] += 1;
                if let Some(place) = place_on_path[to] {
                    let cells = path[place + 1..].iter().map(|&(_, cell)| cell).chain([cell]);
                    return Some(cells.filter(|&cell| cell != NO_CELL).collect());
                }
                if next[to] == starts[to] {
                    place_on_path[to] = Some(path.len());
                    path.push((to, cell));
                }
            }
        }
        None
    }

    /// The pairs made that are on no cycle: every plan has them.
    pub(super) fn always_made(&self) -> Vec<(Row, Col)> {
        let found = self.steps();
        let component = components(&found);
        let Steps { starts, steps } = found;
        let mut changes = vec![false; self.cells.len()];
        for node in 0..starts.len() - 1 {
            for &(to, cell) in &steps[starts[node]..starts[node + 1]] {
                if cell != NO_CELL && component[to] == component[node] {
                    changes[cell] = true;
                }
            }
        }
        let made = self.cells.iter().zip(&self.is_made).zip(changes);
        made.filter(|((_, made), changes)| **made && !changes).map(|((pair, _), _)| *pair).collect()
    }
}

/// The node to which a node is joined.
fn node_of(joined: &mut [usize], mut node: usize) -> usize {
    while joined[node] != node {
        // Each look-up halves the way.
        joined[node] = joined[joined[node]];
        node = joined[node];
    }
    node
}

/// For each node its strongly connected component (R. Tarjan, *Depth-first search and linear graph algorithms*, SIAM
/// Journal on Computing 1, 1972, doi:10.1137/0201010).
fn components(Steps { starts, steps }: &Steps) -> Vec<usize> {
    let nodes = starts.len() - 1;
    let unknown = usize::MAX;
    let (mut order, mut low, mut component) =
        (vec![unknown; nodes], vec![unknown; nodes], vec![unknown; nodes]);
    let mut next = starts.clone();
    let (mut open, mut visited) = (Vec::new(), 0);
    for start in 0..nodes {
        let mut path = if order[start] == unknown { vec![start] } else { Vec::new() };
        while let Some(&node) = path.last() {
            if order[node] == unknown {
                (order[node], low[node]) = (visited, visited);
                visited += 1;
                open.push(node);
            }
            if next[node] < starts[node + 1] {
                let to = steps[next[node]].0;
                next[node] += 1;
                if order[to] == unknown {
                    path.push(to);
                } else if component[to] == unknown {
                    low[node] = low[node].min(order[to]);
                }
                continue;
            }
            path.pop();
            if let Some(&before) = path.last() {
                low[before] = low[before].min(low[node]);
            }
            if low[node] == order[node] {
                while let Some(member) = open.pop() {
                    component[member] = node;
                    if member == node {
                        break;
                    }
                }
            }
        }
    }
    component
}
