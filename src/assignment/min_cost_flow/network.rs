//! Members and groups as nodes, quotas as arcs: a circulation through the root.
//!
//! Flow goes from the root down the groups of rows to a row, over a cell to a column, and up the
//! groups of columns back to the root. The arc above a member or group carries its pairs. What must
//! flow at least is taken off the bounds and put on the ends as supply.

use crate::assignment::min_cost_flow::network_simplex::{NetworkArc, NetworkSimplex, ROOT};
use crate::assignment::model::price::Amount;
use crate::assignment::model::{
    Bounds, Col, Problem, QuotaConflict, QuotaId, Quotas, Row, ShadowPrices,
};

/// Where nodes stand: the root, then rows, columns, groups of rows, groups of columns.
#[derive(Debug, Clone)]
pub(super) struct Network {
    rows: usize,
    cols: usize,
    row_groups: usize,
    /// Every quota with its bounds, in the order of the nodes.
    quotas: Vec<(QuotaId, Bounds)>,
    /// The node above each quota's own.
    above: Vec<usize>,
    /// More than all that must flow: bounds beyond it are the same as none.
    many: usize,
}

impl Network {
    /// In [`Pairs::Complete`], all members of the side that may have fewer pairs, rows where both
    /// may have as many, must have what they may.
    ///
    /// # Errors
    ///
    /// A quota that needs more pairs than there are cells for it; after that, none does.
    pub(super) fn new(quotas: &Quotas, problem: &Problem) -> Result<Self, QuotaConflict> {
        let (rows, cols) = quotas.shape();
        let row_groups = quotas.row_groups().len();
        let full = |bounds: Bounds, full: bool| Bounds {
            least: if full { bounds.most } else { bounds.least },
            most: bounds.most,
        };
        let rows_are_full = quotas.rows_are_full(problem.pairs());
        let all: Vec<(QuotaId, Bounds)> = quotas
            .every()
            .map(|(quota, bounds)| match quota {
                QuotaId::Row(_) => (quota, full(bounds, rows_are_full == Some(true))),
                QuotaId::Col(_) => (quota, full(bounds, rows_are_full == Some(false))),
                QuotaId::RowGroup(_) | QuotaId::ColGroup(_) => (quota, bounds),
            })
            .collect();
        // No more pairs than cells, whatever bounds say.
        let many = problem.most_eligible();
        let under = |quota: QuotaId| match quota {
            QuotaId::Row(_) => cols,
            QuotaId::Col(_) => rows,
            QuotaId::RowGroup(group) => {
                quotas.row_groups()[group].members.len().saturating_mul(cols)
            }
            QuotaId::ColGroup(group) => {
                quotas.col_groups()[group].members.len().saturating_mul(rows)
            }
        };
        if let Some((quota, _)) = all.iter().find(|(quota, bounds)| bounds.least > under(*quota)) {
            return Err(QuotaConflict { needing: vec![*quota], limiting: Vec::new() });
        }
        // What must flow can be more than there are cells for it; then the bounds
        // themselves show the shortage.
        let must = all.iter().fold(0_usize, |sum, (_, bounds)| sum.saturating_add(bounds.least));
        let many = many.saturating_mul(1 + all.len()).max(1).saturating_add(must);
        let node = |above: Option<usize>| above.map_or(0, |place| 1 + place);
        let above = quotas.above().into_iter().map(node).collect();
        Ok(Self { rows, cols, row_groups, quotas: all, above, many })
    }

    /// The same in parts of a pair: every bound times as much.
    pub(super) fn in_parts(mut self, of: usize) -> Self {
        for (_, bounds) in &mut self.quotas {
            bounds.least = bounds.least.saturating_mul(of);
            bounds.most = bounds.most.saturating_mul(of);
        }
        self.many = self.many.saturating_mul(of);
        self
    }

    pub(super) fn row_node(row: usize) -> usize {
        1 + row
    }

    pub(super) fn col_node(&self, col: usize) -> usize {
        1 + self.rows + col
    }

    /// Whether flow passes through the quota's arc from the root and not towards it.
    fn downward(&self, quota: usize) -> bool {
        let groups = self.rows + self.cols;
        quota < self.rows || (groups..groups + self.row_groups).contains(&quota)
    }

    /// A simplex with the arcs of all quotas; `artificial` is more than any path costs.
    pub(super) fn simplex<T: Amount>(&self, artificial: T) -> NetworkSimplex<T> {
        let mut supply = vec![0_i64; 1 + self.quotas.len()];
        let arc = |place: usize| {
            let (own, above) = (1 + place, self.above[place]);
            if self.downward(place) { (above, own) } else { (own, above) }
        };
        for (place, (_, bounds)) in self.quotas.iter().enumerate() {
            let (from, to) = arc(place);
            let least = i64::try_from(bounds.least).unwrap_or(i64::MAX);
            supply[from] -= least;
            supply[to] += least;
        }
        let mut simplex = NetworkSimplex::new(&supply, artificial);
        for (place, (_, bounds)) in self.quotas.iter().enumerate() {
            let (from, to) = arc(place);
            let room = bounds.most.min(self.many).saturating_sub(bounds.least);
            simplex.push(NetworkArc {
                from: narrow(from),
                to: narrow(to),
                cost: T::ZERO,
                room: room as u64,
            });
        }
        simplex
    }

    /// What a plan sends over each quota's arc, as far as bounds let it.
    pub(super) fn flows(&self, quotas: &Quotas, pairs: &[(Row, Col)]) -> Vec<u64> {
        let mut through = vec![0; self.quotas.len()];
        for (row, col) in pairs {
            through[row.0] += 1;
            through[self.rows + col.0] += 1;
        }
        // Members come first, and groups after those within them.
        let (row_groups, first) = (self.row_groups, self.rows + self.cols);
        let order = (0..first)
            .chain(quotas.rows.outermost_first().into_iter().rev().map(|group| first + group))
            .chain(
                (quotas.cols.outermost_first().into_iter().rev())
                    .map(|group| first + row_groups + group),
            );
        for place in order {
            let Bounds { least, most } = self.quotas[place].1;
            through[place] = through[place].clamp(least, most.min(self.many).max(least));
            if let Some(above) = self.above[place].checked_sub(1) {
                through[above] += through[place];
            }
        }
        let flow = |(through, (_, bounds)): (usize, &(QuotaId, Bounds))| through - bounds.least;
        through.into_iter().zip(&self.quotas).map(flow).map(|flow| flow as u64).collect()
    }

    /// Potentials from prices of rows and of columns, those of groups being 0.
    pub(super) fn potentials<T: Amount>(&self, rows: &[T], cols: &[T]) -> Vec<T> {
        let mut potentials = vec![T::ZERO; 1 + self.quotas.len()];
        potentials[1..=self.rows].copy_from_slice(rows);
        for (col, &price) in cols.iter().enumerate() {
            potentials[self.col_node(col)] = T::ZERO - price;
        }
        potentials
    }

    /// Every quota with its bounds, to be changed in ways that leave a flow.
    pub(super) fn quotas_mut(&mut self) -> &mut [(QuotaId, Bounds)] {
        &mut self.quotas
    }

    /// The quotas that a cell of a row and a column counts towards, by their places.
    pub(super) fn counted_by(&self, row: usize, col: usize) -> impl Iterator<Item = usize> + '_ {
        let chain = |member: usize| {
            std::iter::successors(Some(member), |&place| self.above[place].checked_sub(1))
        };
        chain(row).chain(chain(self.rows + col))
    }

    /// Every quota with its bounds.
    pub(super) fn quotas(&self) -> &[(QuotaId, Bounds)] {
        &self.quotas
    }

    /// The arc of a cell. Where one of its ends may have one pair at most, so may the cell, and
    /// needs no bound of its own.
    pub(super) fn cell<T>(&self, row: usize, col: usize, cost: T) -> NetworkArc<T> {
        let once = |place: usize| self.quotas[place].1.most <= 1;
        let room = if once(row) || once(self.rows + col) { u64::MAX } else { 1 };
        NetworkArc { from: narrow(Self::row_node(row)), to: narrow(self.col_node(col)), cost, room }
    }

    /// Whether an arc is that of this cell.
    pub(super) fn is_cell<T>(&self, arc: &NetworkArc<T>, row: usize, col: usize) -> bool {
        arc.from as usize == Self::row_node(row) && arc.to as usize == self.col_node(col)
    }

    /// The arcs of cells, in the order in which they were added.
    pub(super) fn cells_mut<'a, T: Amount>(
        &self,
        simplex: &'a mut NetworkSimplex<T>,
    ) -> impl Iterator<Item = &'a mut NetworkArc<T>> + use<'a, T> {
        let quotas = self.quotas.len();
        // As many artificial arcs come first.
        simplex.arcs.iter_mut().skip(2 * quotas)
    }

    /// The cells that flow passes through.
    pub(super) fn pairs<'a, T: Amount>(
        &'a self,
        simplex: &'a NetworkSimplex<T>,
    ) -> impl Iterator<Item = (Row, Col)> + 'a {
        let used = simplex.arcs().skip(self.quotas.len()).filter(|&(_, flow)| flow > 0);
        used.map(|(arc, _)| (Row(arc.from as usize - 1), Col(arc.to as usize - 1 - self.rows)))
    }

    /// The price of every quota, from potentials.
    pub(super) fn prices<T: Amount>(&self, potentials: &[T]) -> ShadowPrices {
        let prices = self.amounts(potentials).map(T::price);
        ShadowPrices::listed((self.rows, self.cols, self.row_groups), prices)
    }

    /// The same, rows, columns, groups of rows, groups of columns, in whatever they are counted in.
    pub(super) fn amounts<T: Amount>(&self, potentials: &[T]) -> impl Iterator<Item = T> {
        (0..self.quotas.len()).map(|place| {
            let (own, above) = (potentials[1 + place], potentials[self.above[place]]);
            if self.downward(place) { own - above } else { above - own }
        })
    }

    /// How many quotas there are.
    pub(super) fn len(&self) -> usize {
        self.quotas.len()
    }

    /// Why what is unmet stays so: everything that a surplus can reach, or that can reach a lack,
    /// over any cell of the problem.
    pub(super) fn shortage<T: Amount>(
        &self,
        simplex: &NetworkSimplex<T>,
        problem: &Problem,
    ) -> QuotaConflict {
        let forward = simplex.unmet().any(|(_, sends)| sends);
        let starts =
            simplex.unmet().filter(|&(_, sends)| sends == forward).map(|(node, _)| node).collect();
        let met = self.reached(simplex, problem, starts, forward);
        // Inside: where more flow must come in than can go out.
        let inside = |node: usize| met[node] == forward;
        let (mut needing, mut limiting) = (Vec::new(), Vec::new());
        for (place, &(quota, _)) in self.quotas.iter().enumerate() {
            let (own, above) = (inside(1 + place), inside(self.above[place]));
            let enters = if self.downward(place) { own && !above } else { above && !own };
            if enters {
                needing.push(quota);
            } else if own != above {
                limiting.push(quota);
            }
        }
        QuotaConflict { needing, limiting }
    }

    /// Who can be reached from the starts over arcs with room, or can reach them.
    fn reached<T: Amount>(
        &self,
        simplex: &NetworkSimplex<T>,
        problem: &Problem,
        starts: Vec<u32>,
        forward: bool,
    ) -> Vec<bool> {
        let size = 1 + self.quotas.len();
        let mut out: Vec<Vec<u32>> = vec![Vec::new(); size];
        // Cells that the simplex has never seen are empty, and could be made.
        let mut known: Vec<Vec<u32>> = vec![Vec::new(); self.rows];
        for (arc, _) in simplex.arcs().skip(self.quotas.len()) {
            known[arc.from as usize - 1].push(arc.to);
        }
        for (row, known) in known.iter_mut().enumerate() {
            known.sort_unstable();
            for (col, _) in problem.candidates(Row(row)) {
                let (from, to) = (narrow(Self::row_node(row)), narrow(self.col_node(col.0)));
                if known.binary_search(&to).is_err() {
                    let (from, to) = if forward { (from, to) } else { (to, from) };
                    out[from as usize].push(to);
                }
            }
        }
        for (arc, flow) in simplex.arcs() {
            let (from, to) = if forward { (arc.from, arc.to) } else { (arc.to, arc.from) };
            if flow < arc.room {
                out[from as usize].push(to);
            }
            if flow > 0 {
                out[to as usize].push(from);
            }
        }
        let mut met = vec![false; size];
        let mut stack = starts;
        while let Some(node) = stack.pop() {
            if !std::mem::replace(&mut met[node as usize], true) {
                stack.extend(&out[node as usize]);
            }
        }
        debug_assert!(!met[ROOT as usize]);
        met
    }
}

#[expect(clippy::cast_possible_truncation, reason = "sides are checked to fit 32 bits")]
fn narrow(number: usize) -> u32 {
    number as u32
}
