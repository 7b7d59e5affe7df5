//! Whether a plan can be exchanged for another that is as good.
//!
//! Plans that keep quotas are flows: pairs flow from a root down the groups of rows to a row, over a
//! cell to a column, and up the groups of columns back to the root. Two plans differ by cycles of
//! *steps*: a pair that is made or unmade, a quota that counts one pair more or fewer. So a plan is the
//! only one exactly if no cycle of its steps has a cell.
//!
//! A quota that may count one more and one fewer joins its two nodes to one. The quotas form a tree, so
//! that a cycle of the steps that remain has a cell; and there is none exactly if all nodes can be
//! removed one after another, each when no step leads to it (A. B. Kahn, *Topological sorting of large
//! networks*, Communications of the ACM 5, 1962, doi:10.1145/368996.369025).

/// The steps from a plan, between nodes that are numbered from 0.
pub(super) struct Exchanges {
    /// For each node one that it is joined to, or itself.
    joined: Vec<usize>,
    steps: Vec<(usize, usize)>,
}

impl Exchanges {
    pub(super) fn new(nodes: usize) -> Self {
        Self { joined: (0..nodes).collect(), steps: Vec::new() }
    }

    /// A quota of the pairs that flow from one node to another: whether it may count one pair more,
    /// and one fewer.
    pub(super) fn quota(&mut self, (from, to): (usize, usize), more: bool, fewer: bool) {
        match (more, fewer) {
            (true, true) => {
                let (from, to) = (self.node(from), self.node(to));
                self.joined[from] = to;
            }
            (true, false) => self.steps.push((from, to)),
            (false, true) => self.steps.push((to, from)),
            (false, false) => {}
        }
    }

    /// A pair of a row and a column that is not made and could be, or that is made and need not be.
    pub(super) fn cell(&mut self, row: usize, col: usize, made: bool) {
        self.steps.push(if made { (col, row) } else { (row, col) });
    }

    pub(super) fn steps(&self) -> usize {
        self.steps.len()
    }

    /// The node to which a node is joined.
    fn node(&mut self, mut node: usize) -> usize {
        while self.joined[node] != node {
            // Each look-up halves the way.
            self.joined[node] = self.joined[self.joined[node]];
            node = self.joined[node];
        }
        node
    }

    /// Whether steps lead from a node back to it; in time linear in nodes and steps.
    pub(super) fn have_cycle(mut self) -> bool {
        let mut steps = std::mem::take(&mut self.steps);
        let nodes = self.joined.len();
        // How many steps lead to each node, and where those that leave it end among the leaving ones.
        let (mut arriving, mut ends) = (vec![0_usize; nodes], vec![0_usize; nodes + 1]);
        for (from, to) in &mut steps {
            (*from, *to) = (self.node(*from), self.node(*to));
            arriving[*to] += 1;
            ends[*from] += 1;
        }
        for node in 0..nodes {
            ends[node + 1] += ends[node];
        }
        let mut leaving = vec![0; steps.len()];
        for &(from, to) in &steps {
            ends[from] -= 1;
            leaving[ends[from]] = to;
        }
        // Each end has become a start.
        let starts = ends;
        let mut free: Vec<usize> = (0..nodes).filter(|&node| arriving[node] == 0).collect();
        let mut removed = 0;
        while let Some(node) = free.pop() {
            for &to in &leaving[starts[node]..starts[node + 1]] {
                removed += 1;
                arriving[to] -= 1;
                if arriving[to] == 0 {
                    free.push(to);
                }
            }
        }
        removed < steps.len()
    }
}

#[cfg(test)]
mod tests {
    use super::Exchanges;

    #[test]
    fn steps_that_lead_back_make_a_cycle() {
        let mut exchanges = Exchanges::new(5);
        for (row, col) in [(0, 1), (1, 2), (0, 2), (3, 2)] {
            exchanges.cell(row, col, false);
        }
        exchanges.quota((2, 4), true, true);
        assert!(!exchanges.have_cycle());
        let mut exchanges = Exchanges::new(5);
        exchanges.cell(0, 1, false);
        exchanges.cell(0, 2, true);
        assert_eq!(exchanges.steps(), 2);
        // Once 1 and 2 are one, the first step leads to 0 and the second away from it.
        exchanges.quota((1, 4), true, true);
        exchanges.quota((4, 2), true, true);
        assert!(exchanges.have_cycle());
    }
}
