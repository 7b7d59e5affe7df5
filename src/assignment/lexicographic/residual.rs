//! The residual network of a plan: which exchanges of pairs break no quota.
//!
//! Pairs flow from the root down the groups of rows to a row, over a cell to a
//! column, and up the groups of columns to the root. A pair that is made could be unmade, one that
//! is not could be made, a quota could count one more or one fewer within its bounds: each is a
//! *step* from node to node, and a path of steps is an exchange that breaks no quota.
//!
//! Some pairs are removed from a plan at first. Its quotas go on counting them, so that their rows
//! and columns have one pair too few; shortest paths from such rows to such columns replace them at
//! the least cost. Nodes have potentials, under which no step costs
//! less than 0; the steps of the paths then cost 0, so that the potentials prove the plan cheapest
//! (J. Edmonds, R. M. Karp, *Theoretical improvements in algorithmic efficiency for network flow
//! problems*, Journal of the ACM 19, 1972, doi:10.1145/321694.321699).

use crate::assignment::kernel::csr::{Edge, Graph};
use crate::assignment::lexicographic::optimal_set::OptimalSet;
use crate::assignment::lexicographic::residual_search::{ROOT, Search, Step};
use crate::assignment::model::{
    Bounds, Col, Price, QuotaConflict, QuotaId, Quotas, Row, ShadowPrices,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Unmade,
    Made,
    /// Made or not, it stays so.
    Decided,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub(super) row: u32,
    pub(super) col: u32,
    pub(super) state: State,
}

/// The quota of node 1 + its place.
struct Arc {
    quota: QuotaId,
    bounds: Bounds,
    pairs: usize,
    above: u32,
    /// Whether pairs flow from the node above and not towards it.
    down: bool,
}

/// The cells of each row and of each column, ascending; an edge has the cell in the place of a cost.
struct Lines {
    of_row: Graph<u32>,
    of_col: Graph<u32>,
}

impl Lines {
    /// The cells of a member, columns being counted on from the rows; none for a group.
    fn of(&self, member: usize) -> impl Iterator<Item = u32> + '_ {
        let rows = self.of_row.rows();
        let edges = match member.checked_sub(rows) {
            None => self.of_row.row(member),
            Some(col) if col < self.of_col.rows() => self.of_col.row(col),
            Some(_) => &[],
        };
        edges.iter().map(|edge| edge.cost)
    }
}

pub(super) struct Residual {
    rows: usize,
    pub(super) cells: Vec<Cell>,
    lines: Lines,
    arcs: Vec<Arc>,
    below: Vec<Vec<u32>>,
    /// Pairs of each row and column that are decided.
    decided: Vec<usize>,
    /// Pairs that are removed from the plan.
    out: Vec<(Row, Col)>,
    potential: Vec<i64>,
    search: Search,
}

impl Residual {
    /// The current plan on the open cells, without its pairs that are to be removed.
    #[expect(clippy::cast_possible_truncation, reason = "sides are checked to fit 32 bits")]
    pub(super) fn new(set: &OptimalSet, remove: impl Fn(Row, Col) -> bool) -> Self {
        let (rows, cols) = set.quotas.shape();
        let mut cells = Vec::with_capacity(set.count_open());
        let mut of_row = Graph::with_capacity((rows, cols), set.count_open());
        for row in 0..rows {
            let (line, first) = (set.line(row), cells.len() as u32);
            of_row.push(line.iter().zip(first..).map(|(&to, cost)| Edge { to, cost }));
            let row = row as u32;
            cells.extend(line.iter().map(|&col| Cell { row, col, state: State::Unmade }));
        }
        let lines = Lines { of_col: of_row.transposed(), of_row };
        let above = set.quotas.above();
        let mut below = vec![Vec::new(); 1 + above.len()];
        let arcs: Vec<Arc> = set
            .quotas
            .every()
            .zip(above)
            .map(|((quota, bounds), above)| {
                let above = above.map_or(ROOT, |above| 1 + above as u32);
                let down = matches!(quota, QuotaId::Row(_) | QuotaId::RowGroup(_));
                Arc { quota, bounds, pairs: 0, above, down }
            })
            .collect();
        for (node, arc) in (1..).zip(&arcs) {
            below[arc.above as usize].push(node);
        }
        let potential = vec![0; 1 + arcs.len()];
        let decided = vec![0; rows + cols];
        let (out, search) = (Vec::new(), Search::default());
        let mut residual =
            Self { rows, cells, lines, arcs, below, decided, out, potential, search };
        residual.count(&set.plan);
        residual.set_out(set, |_| true, remove);
        residual
    }

    /// Begins again with the current plan of the same set, without its pairs that may not be used. Cells
    /// are known by their place among the open ones.
    pub(super) fn restart(&mut self, set: &OptimalSet, may_use: impl Fn(usize) -> bool) {
        self.count(&set.plan);
        self.potential.fill(0);
        self.decided.fill(0);
        self.set_out(set, may_use, |_, _| false);
    }

    /// Lets every quota count the pairs of a plan.
    fn count(&mut self, plan: &[(Row, Col)]) {
        for arc in &mut self.arcs {
            arc.pairs = 0;
        }
        for &(row, col) in plan {
            for member in [row.0, self.rows + col.0] {
                let mut node = 1 + member;
                while node != ROOT as usize {
                    let arc = &mut self.arcs[node - 1];
                    arc.pairs += 1;
                    node = arc.above as usize;
                }
            }
        }
    }

    /// Sets the state of every cell; one that may not be used stays unmade for good.
    fn set_out(
        &mut self,
        set: &OptimalSet,
        may_use: impl Fn(usize) -> bool,
        remove: impl Fn(Row, Col) -> bool,
    ) {
        self.out.clear();
        for (place, cell) in self.cells.iter_mut().enumerate() {
            cell.state = if may_use(place) { State::Unmade } else { State::Decided };
        }
        for &(row, col) in &set.plan {
            let line = self.lines.of_row.row(row.0);
            let Ok(place) = line.binary_search_by_key(&col.0, |edge| edge.to as usize) else {
                continue;
            };
            let state = &mut self.cells[line[place].cost as usize].state;
            if *state == State::Decided || remove(row, col) {
                self.out.push((row, col));
            } else {
                *state = State::Made;
            }
        }
    }

    pub(super) fn row_node(row: u32) -> u32 {
        1 + row
    }

    #[expect(clippy::cast_possible_truncation, reason = "sides are checked to fit 32 bits")]
    pub(super) fn col_node(&self, col: u32) -> u32 {
        1 + self.rows as u32 + col
    }

    /// The cells of a row.
    pub(super) fn of_row(&self, row: usize) -> impl Iterator<Item = u32> + '_ {
        self.lines.of(row)
    }

    /// Lets a cell be as it is for good. Where the decided pairs of its row or of its column are as many
    /// as may be, the other cells there are decided as well.
    pub(super) fn decide(&mut self, cell: u32) {
        let Cell { row, col, state } = self.cells[cell as usize];
        self.cells[cell as usize].state = State::Decided;
        if state != State::Made {
            return;
        }
        for member in [row as usize, self.rows + col as usize] {
            self.decided[member] += 1;
            if self.decided[member] == self.arcs[member].bounds.most {
                for other in self.lines.of(member) {
                    self.cells[other as usize].state = State::Decided;
                }
            }
        }
    }

    /// Makes a cell in the place of a made one of its row, if a row that has its column can take that
    /// one's column in exchange: the path of steps that is found most often, without a search.
    pub(super) fn swap(&mut self, cell: u32, own: u32) -> bool {
        let (wanted, given) = (self.cells[cell as usize].col, self.cells[own as usize].col);
        let state = |cell: u32| self.cells[cell as usize].state;
        let taker = |holder: u32| {
            let line = self.lines.of_row.row(self.cells[holder as usize].row as usize);
            let place = line.binary_search_by_key(&given, |edge| edge.to).ok()?;
            Some((holder, line[place].cost)).filter(|&(_, other)| state(other) == State::Unmade)
        };
        let mut holders = self.lines.of(self.rows + wanted as usize);
        let found = holders.by_ref().filter(|&it| state(it) == State::Made).find_map(taker);
        let Some((holder, other)) = found else { return false };
        for (cell, state) in [
            (cell, State::Made),
            (own, State::Unmade),
            (holder, State::Unmade),
            (other, State::Made),
        ] {
            self.cells[cell as usize].state = state;
        }
        true
    }

    /// Replaces the removed pairs by others at the least total cost; `false` where that is not
    /// possible. Pairs that have stayed must cost nothing, others 0 or more.
    pub(super) fn replace(&mut self, cost: impl Fn(Row, Col) -> i64) -> bool {
        let out = std::mem::take(&mut self.out);
        let mut lacking = vec![0_u32; self.rows];
        for (row, _) in &out {
            lacking[row.0] += 1;
        }
        for (_, col) in &out {
            #[expect(clippy::cast_possible_truncation, reason = "sides fit 32 bits")]
            let target = self.col_node(col.0 as u32);
            let lacks = |node: u32| lacking.get(node as usize - 1).is_some_and(|&lack| lack > 0);
            let Some(start) = self.nearest(target, &cost, |node| node != ROOT && lacks(node))
            else {
                return false;
            };
            self.raise(start);
            self.exchange(start, target);
            lacking[start as usize - 1] -= 1;
        }
        true
    }

    /// The nearest of the nodes wanted from which steps lead to the target.
    pub(super) fn nearest(
        &mut self,
        target: u32,
        cost: impl Fn(Row, Col) -> i64,
        wanted: impl Fn(u32) -> bool,
    ) -> Option<u32> {
        let mut search = std::mem::take(&mut self.search);
        search.begin(self.potential.len(), target);
        let mut found = None;
        while let Some((node, base)) = search.pass() {
            if wanted(node) {
                found = Some(node);
                break;
            }
            // Nothing can be nearer than a node that is as near as this one.
            found = self.look_back(&mut search, node, base, (&cost, &wanted));
            if found.is_some() {
                break;
            }
        }
        self.search = search;
        found
    }

    /// Adds to the search all steps that lead to a node. Returns a wanted node, if a step from it costs
    /// nothing.
    fn look_back(
        &self,
        search: &mut Search,
        node: u32,
        base: i64,
        (cost, wanted): (&impl Fn(Row, Col) -> i64, &impl Fn(u32) -> bool),
    ) -> Option<u32> {
        let here = self.potential[node as usize];
        let mut found = None;
        let mut step = |from: u32, step: Step, cost: i64| {
            let length = base + cost + self.potential[from as usize] - here;
            if search.reach(from, length, base, (node, step)) && wanted(from) {
                found = Some(from);
            }
        };
        for &child in &self.below[node as usize] {
            let quota = child - 1;
            let arc = &self.arcs[quota as usize];
            let may = if arc.down { arc.can_lose() } else { arc.can_gain() };
            if may {
                step(child, Step::Quota(quota), 0);
            }
        }
        let Some(quota) = node.checked_sub(1) else { return found };
        let arc = &self.arcs[quota as usize];
        let may = if arc.down { arc.can_gain() } else { arc.can_lose() };
        if may {
            step(arc.above, Step::Quota(quota), 0);
        }
        // Making a pair leads from its row to its column, unmaking it back.
        let of_row = (quota as usize) < self.rows;
        for cell in self.lines.of(quota as usize) {
            let Cell { row, col, state } = self.cells[cell as usize];
            let cost = || cost(Row(row as usize), Col(col as usize));
            match (of_row, state) {
                (true, State::Made) => step(self.col_node(col), Step::Cell(cell), -cost()),
                (false, State::Unmade) => step(Self::row_node(row), Step::Cell(cell), cost()),
                _ => {}
            }
        }
        found
    }

    /// Raises whatever the last search has passed before its end, so that its path costs nothing
    /// and nothing costs less.
    fn raise(&mut self, end: u32) {
        let length = self.search.distance[end as usize];
        for &node in &self.search.passed {
            self.potential[node as usize] += length - self.search.distance[node as usize];
        }
    }

    /// Takes the steps of the last search from a node to its target.
    pub(super) fn exchange(&mut self, start: u32, target: u32) {
        let mut node = start;
        while node != target {
            let (next, step) = self.search.next[node as usize];
            match step {
                Step::Cell(cell) => {
                    let state = &mut self.cells[cell as usize].state;
                    *state = if *state == State::Made { State::Unmade } else { State::Made };
                }
                Step::Quota(quota) => {
                    let arc = &mut self.arcs[quota as usize];
                    // Down towards the member or up from it, one pair more flows.
                    if (next == 1 + quota) == arc.down { arc.pairs += 1 } else { arc.pairs -= 1 }
                }
            }
            node = next;
        }
    }

    /// Whether the last search has come upon a node.
    pub(super) fn met(&self, node: u32) -> bool {
        self.search.distance[node as usize] != i64::MAX
    }

    /// The pairs that are made and not decided, ascending.
    pub(super) fn plan(&self) -> Vec<(Row, Col)> {
        let made = self.cells.iter().filter(|cell| cell.state == State::Made);
        made.map(|cell| (Row(cell.row as usize), Col(cell.col as usize))).collect()
    }

    /// What each quota costs, from the potentials.
    pub(super) fn prices(&self, quotas: &Quotas) -> ShadowPrices {
        let (rows, cols) = quotas.shape();
        let potential = |node: u32| self.potential[node as usize];
        let prices = (1..).zip(&self.arcs).map(|(own, arc)| {
            let rise = potential(own) - potential(arc.above);
            Price::of_score(if arc.down { rise } else { -rise })
        });
        ShadowPrices::listed((rows, cols, quotas.row_groups().len()), prices)
    }

    /// Why the last search has found nothing: more pairs must flow out of whatever it has met than
    /// can flow in.
    pub(super) fn shortage(&self) -> QuotaConflict {
        let (mut needing, mut limiting) = (Vec::new(), Vec::new());
        for (own, arc) in (1..).zip(&self.arcs) {
            let (own, above) = (self.met(own), self.met(arc.above));
            let (from, to) = if arc.down { (above, own) } else { (own, above) };
            match (from, to) {
                (true, false) => needing.push(arc.quota),
                (false, true) => limiting.push(arc.quota),
                _ => {}
            }
        }
        QuotaConflict { needing, limiting }
    }
}

impl Arc {
    fn can_gain(&self) -> bool {
        self.pairs < self.bounds.most
    }

    fn can_lose(&self) -> bool {
        self.pairs > self.bounds.least
    }
}
