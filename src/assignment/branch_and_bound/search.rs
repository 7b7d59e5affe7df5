//! Best-first branch and bound.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::assignment::branch_and_bound::instance::{Instance, NEGLIGIBLE_SHARE};
use crate::assignment::branch_and_bound::lagrangian::{
    LagrangianBound, Relaxation, RelaxationResult,
};
use crate::assignment::branch_and_bound::lp_relaxation;
use crate::assignment::branch_and_bound::node_state::{CellState, NodeState};
use crate::assignment::model::{BranchNode, BranchTree, FeasiblePlan, SearchProgress};

/// The best cells of each row that the linear programme begins with.
const INITIAL_CELLS_PER_ROW: usize = 8;
/// The most cells that join it in a round; more cells make rounds slower, fewer make more rounds.
const MOST_CELLS_ADDED_PER_ROUND: usize = 400;
/// The most rounds; a bound from an unfinished round is valid but weaker.
const MOST_PRICING_ROUNDS: usize = 40;
/// The most open cells for which the solver of integer programmes looks for a plan.
const MOST_CELLS_OF_INTEGER_PROGRAMME: usize = 3_000;
/// The most nodes that it may open for one.
const MOST_NODES_OF_INTEGER_PROGRAMME: u64 = 50;

/// A node that is still open.
struct OpenNode {
    index: usize,
    /// The cells decided since the root.
    decided: Vec<(usize, CellState)>,
    /// The semi-continuous sums that are open since the root.
    sums: Vec<usize>,
    bound: LagrangianBound,
}

/// An observer of a search, which may stop it.
pub(in crate::assignment) type Observer<'a> = dyn FnMut(&SearchProgress) -> ControlFlow<()> + 'a;

/// A search with all that it has found.
pub(super) struct BranchAndBound<'a> {
    instance: &'a Instance<'a>,
    observer: &'a mut Observer<'a>,
    is_stopped: bool,
    /// The nodes explored so far.
    explored: usize,
    /// The bound when the last node was begun.
    reported_bound: Option<i128>,
    relaxation: Relaxation,
    /// The finest scale of multipliers.
    scale: i64,
    /// The cells of the linear programme.
    restricted: Vec<bool>,
    nodes: Vec<Option<BranchNode>>,
    open: BTreeMap<usize, OpenNode>,
    /// The same, by bound.
    order: BTreeSet<(i128, usize)>,
    pub(super) best: Option<FeasiblePlan>,
    /// Multipliers of the lines at the root, in score units.
    pub(super) prices: Vec<f64>,
}

impl<'a> BranchAndBound<'a> {
    pub(super) fn new(
        instance: &'a Instance<'a>,
        relaxation: Relaxation,
        best: Option<FeasiblePlan>,
        observer: &'a mut Observer<'a>,
    ) -> Self {
        let scale = relaxation.finest(instance);
        let prices = vec![0.0; instance.lines.len()];
        Self {
            instance,
            observer,
            is_stopped: false,
            explored: 0,
            reported_bound: None,
            relaxation,
            scale,
            restricted: first_core(instance),
            nodes: vec![None],
            open: BTreeMap::new(),
            order: BTreeSet::new(),
            best,
            prices,
        }
    }

    /// Explores this number of nodes at most, or fewer if the observer stops it; returns whether that was
    /// enough.
    pub(super) fn run(&mut self, nodes: usize) -> bool {
        let states = NodeState::new(self.instance);
        let free = vec![0; self.instance.lines.len()];
        let Some(first) = self.relaxation.at(self.instance, &states, self.scale, free) else {
            return false;
        };
        self.push(OpenNode { index: 0, decided: Vec::new(), sums: Vec::new(), bound: first.bound });
        for looked in 0..nodes.max(1) {
            self.explored = looked;
            self.reported_bound = self.bound();
            if !self.open.is_empty() && self.stops() {
                break;
            }
            let Some(node) = self.pop() else {
                return true;
            };
            // As long as there is no plan the library is asked again, less and less often.
            let ask = self.best.is_none() && looked.is_power_of_two();
            self.report(node, looked == 0, ask);
        }
        let value = self.value();
        // Nodes that a late incumbent has closed are done.
        self.open.values().all(|node| node.bound.closes(value))
    }

    /// Reports the progress; whether the observer has stopped the search.
    fn stops(&mut self) -> bool {
        if !self.is_stopped {
            let value = self.value();
            let bound = self.reported_bound.map(|bound| {
                let bound = bound.max(value.unwrap_or(i64::MIN).into()).min(i64::MAX.into());
                i64::try_from(bound).unwrap_or(i64::MIN)
            });
            let progress = SearchProgress { nodes: self.explored, value, bound };
            self.is_stopped = (self.observer)(&progress).is_break();
        }
        self.is_stopped
    }

    /// The proof; nodes still open are bounded by the prices they have.
    pub(super) fn proof(&mut self) -> BranchTree {
        for (_, node) in std::mem::take(&mut self.open) {
            let prices = node.bound.prices.to_multipliers(self.instance);
            self.nodes[node.index] = Some(BranchNode::Closed(prices));
        }
        let closed = || BranchNode::Closed(crate::assignment::model::Multipliers::default());
        let nodes = self.nodes.iter().map(|node| node.clone().unwrap_or_else(closed)).collect();
        BranchTree { nodes }
    }

    /// The greatest bound of an open node.
    pub(super) fn bound(&self) -> Option<i128> {
        self.order.last().map(|&(bound, _)| bound)
    }

    fn value(&self) -> Option<i64> {
        self.best.as_ref().map(|plan| plan.value)
    }

    fn push(&mut self, node: OpenNode) {
        self.order.insert((node.bound.value().unwrap_or(i128::MIN), node.index));
        self.open.insert(node.index, node);
    }

    /// The node with the greatest bound; as long as there is no plan, the newest one.
    fn pop(&mut self) -> Option<OpenNode> {
        let index = match self.best {
            Some(_) => self.order.last()?.1,
            None => *self.open.last_key_value()?.0,
        };
        let node = self.open.remove(&index)?;
        self.order.remove(&(node.bound.value().unwrap_or(i128::MIN), index));
        Some(node)
    }

    fn close(&mut self, index: usize, bound: &LagrangianBound) {
        self.nodes[index] = Some(BranchNode::Closed(bound.prices.to_multipliers(self.instance)));
    }

    fn report(&mut self, mut node: OpenNode, root: bool, ask: bool) {
        let mut states = NodeState::new(self.instance);
        for &(cell, state) in &node.decided {
            states.cells[cell] = state;
        }
        node.sums.iter().for_each(|&sum| states.sums[sum] = true);
        let lines = node.bound.prices.lines.clone();
        let mut relaxed = None;
        if let Some(found) =
            self.relaxation.at(self.instance, &states, node.bound.prices.scale, lines)
            && self.take(&mut node, found, &mut relaxed)
        {
            return;
        }
        if self.linear(&mut node, &states, true, &mut relaxed) {
            return;
        }
        if self.is_stopped {
            return self.push(node);
        }
        if root {
            self.prices = node.bound.prices.by_line();
        }
        if root || ask {
            self.whole(&states);
        }
        if self.narrow(&mut node, &mut states, relaxed.as_ref()) {
            return;
        }
        let shares = lp_relaxation::shares(self.instance, &states, &self.restricted, None);
        if shares.is_none() && self.linear(&mut node, &states, false, &mut relaxed) {
            return;
        }
        let mut plan: Vec<usize> = states.inside().collect();
        let shares = shares.unwrap_or_default();
        plan.extend(shares.iter().filter(|share| share.1 > 0.5).map(|share| share.0));
        plan.sort_unstable();
        self.consider(&plan);
        if node.bound.closes(self.value()) {
            return self.close(node.index, &node.bound);
        }
        self.branch(node, &states, &shares, &plan, relaxed.as_ref());
    }

    /// Takes a bound if it is better than the node's; whether it closes the node.
    fn take(
        &mut self,
        node: &mut OpenNode,
        found: RelaxationResult,
        relaxed: &mut Option<RelaxationResult>,
    ) -> bool {
        if let Some(plan) = &found.plan {
            self.consider(plan);
        }
        if found.bound.closes(self.value()) {
            self.close(node.index, &found.bound);
            return true;
        }
        let better = found.bound.value() <= node.bound.value();
        if found.bound.prices.scale > 0 && (better || relaxed.is_none()) {
            if better {
                node.bound = found.bound.clone();
            }
            *relaxed = Some(found);
        }
        false
    }

    /// The bound of the linear programme's prices, cells joining its restricted until none would
    /// pay; whether it closes the node.
    fn linear(
        &mut self,
        node: &mut OpenNode,
        states: &NodeState,
        with_worth: bool,
        relaxed: &mut Option<RelaxationResult>,
    ) -> bool {
        let mut prices = None;
        for _ in 0..MOST_PRICING_ROUNDS {
            if self.stops() {
                return false;
            }
            prices = lp_relaxation::prices(self.instance, states, &self.restricted, with_worth);
            let Some(found) = &prices else {
                break;
            };
            for &cell in found.paying.iter().take(MOST_CELLS_ADDED_PER_ROUND) {
                self.restricted[cell] = true;
            }
            if found.paying.is_empty() {
                break;
            }
        }
        let Some(prices) = prices else {
            return false;
        };
        let found = self.relaxation.near(
            self.instance,
            states,
            if with_worth { self.scale } else { 0 },
            &prices.lines,
        );
        if let Some(found) = found
            && self.take(node, found, relaxed)
        {
            return true;
        }
        with_worth && prices.extreme && self.linear(node, states, false, relaxed)
    }

    /// Keeps a plan if it is feasible and better than the best.
    fn consider(&mut self, plan: &[usize]) {
        if let Some(plan) = self.instance.plan(plan)
            && self.value().is_none_or(|value| plan.value > value)
        {
            self.best = Some(plan);
        }
    }

    /// Asks the library for a whole plan.
    fn whole(&mut self, states: &NodeState) {
        let cells = self
            .restricted
            .iter()
            .zip(&states.cells)
            .filter(|(restricted, state)| **restricted && **state == CellState::Open);
        if cells.count() > MOST_CELLS_OF_INTEGER_PROGRAMME {
            return;
        }
        if let Some(shares) = lp_relaxation::shares(
            self.instance,
            states,
            &self.restricted,
            Some(MOST_NODES_OF_INTEGER_PROGRAMME),
        ) {
            let chosen = shares.iter().filter(|share| share.1 > 0.5).map(|share| share.0);
            let mut plan: Vec<usize> = states.inside().chain(chosen).collect();
            plan.sort_unstable();
            self.consider(&plan);
        }
    }

    /// Decides cells without which, or with which, no plan is better than the best; whether that
    /// leaves nothing.
    fn narrow(
        &mut self,
        node: &mut OpenNode,
        states: &mut NodeState,
        relaxed: Option<&RelaxationResult>,
    ) -> bool {
        if node.bound.closes(self.value()) {
            self.close(node.index, &node.bound);
            return true;
        }
        let (Some(relaxed), Some(value)) = (relaxed, self.value()) else {
            return false;
        };
        let (sum, scale) = (relaxed.bound.sum, i128::from(relaxed.bound.prices.scale));
        let no_better = |sum: i128| sum.div_euclid(scale) <= i128::from(value);
        let mut decided = Vec::new();
        for (cell, (&left, state)) in relaxed.left.iter().zip(&mut states.cells).enumerate() {
            if *state != CellState::Open {
                continue;
            }
            if no_better(sum + left.min(0)) {
                *state = CellState::Out;
            } else if no_better(sum - left.max(0)) {
                *state = CellState::In;
            } else {
                continue;
            }
            decided.push((cell, *state));
        }
        if !decided.is_empty() {
            let rest = self.nodes.len();
            let by = relaxed.bound.prices.to_multipliers(self.instance);
            self.nodes[node.index] = Some(BranchNode::Narrowed { by, rest });
            self.nodes.push(None);
            node.index = rest;
            node.decided.extend(decided);
        }
        false
    }

    fn branch(
        &mut self,
        node: OpenNode,
        states: &NodeState,
        shares: &[(usize, f64)],
        plan: &[usize],
        relaxed: Option<&RelaxationResult>,
    ) {
        let part = shares.iter().filter(|share| share.1 > NEGLIGIBLE_SHARE).map(|share| share.0);
        let mut some: Vec<usize> = states.inside().chain(part).collect();
        some.sort_unstable();
        if let Some(exclusive) = self.instance.shared(&some) {
            return self.split_members(&node, states, exclusive);
        }
        let whole = states.inside().map(|cell| (cell, 1.0));
        let all: Vec<(usize, f64)> = whole.chain(shares.iter().copied()).collect();
        if let Some(sum) = self.instance.between(&states.sums, &all) {
            return self.split_sum(&node, states, sum);
        }
        let partly = |share: &&(usize, f64)| (share.1 - 0.5).abs() < 0.5 - NEGLIGIBLE_SHARE;
        let middle = |share: &&(usize, f64)| ((share.1 - 0.5).abs(), share.0);
        let split = shares
            .iter()
            .filter(partly)
            .min_by(|one, other| {
                let (one, other) = (middle(one), middle(other));
                one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))
            })
            .map(|share| share.0);
        if let Some(cell) = split {
            return self.split(&node, cell);
        }
        let own = relaxed.and_then(|relaxed| relaxed.plan.as_deref()).unwrap_or(plan);
        if let Some(exclusive) =
            self.instance.overfull(plan).or_else(|| self.instance.overfull(own))
        {
            return self.split_members(&node, states, exclusive);
        }
        let whole = |cells: &[usize]| cells.iter().map(|&cell| (cell, 1.0)).collect::<Vec<_>>();
        let between = |cells: &[usize]| self.instance.between(&states.sums, &whole(cells));
        if let Some(sum) = between(plan).or_else(|| between(own)) {
            return self.split_sum(&node, states, sum);
        }
        // The library knows nothing: any cell that is open, those that count first.
        let open = |&cell: &usize| states.cells[cell] == CellState::Open;
        let cell = own.iter().copied().find(open).or_else(|| (0..states.cells.len()).find(open));
        match cell {
            Some(cell) => self.split(&node, cell),
            None => self.last(node, states),
        }
    }

    /// Everything is decided: one plan is left. It is no better than the best, which its value without
    /// any prices shows, or it breaks some line.
    fn last(&mut self, mut node: OpenNode, states: &NodeState) {
        let no_prices = vec![0; self.instance.lines.len()];
        if let Some(found) = self.relaxation.at(self.instance, states, 1, no_prices)
            && self.take(&mut node, found, &mut None)
        {
            return;
        }
        for line in 0..self.instance.lines.len() {
            for price in [1, -1] {
                let mut lines = vec![0; self.instance.lines.len()];
                lines[line] = price;
                if let Some(found) = self.relaxation.at(self.instance, states, 0, lines)
                    && self.take(&mut node, found, &mut None)
                {
                    return;
                }
            }
        }
        let bound = node.bound;
        self.close(node.index, &bound);
    }

    fn split(&mut self, node: &OpenNode, cell: usize) {
        let (row, col) = self.instance.cells[cell];
        let without = self.child(node, [(cell, CellState::Out)], None);
        let with = self.child(node, [(cell, CellState::In)], None);
        self.nodes[node.index] = Some(BranchNode::Cell { row, col, without, with });
    }

    fn split_members(&mut self, node: &OpenNode, states: &NodeState, exclusive: usize) {
        let members = &self.instance.members[exclusive];
        let mut only = Vec::new();
        for one in 0..members.len() {
            let others = members.iter().enumerate().filter(|other| other.0 != one);
            let mut out: Vec<usize> = others.flat_map(|other| other.1).copied().collect();
            out.sort_unstable();
            out.dedup();
            only.push(self.without(node, states, &out));
        }
        self.nodes[node.index] = Some(BranchNode::Exclusive { exclusive, only });
    }

    fn split_sum(&mut self, node: &OpenNode, states: &NodeState, sum: usize) {
        let line = &self.instance.lines[self.instance.first_sum() + sum];
        let cells: Vec<usize> = line.terms.iter().map(|term| term.0).collect();
        let closed = self.without(node, states, &cells);
        let open = self.child(node, [], Some(sum));
        self.nodes[node.index] = Some(BranchNode::SemiContinuous { sum, closed, open });
    }

    /// A node in which none of these pairs is made.
    fn without(&mut self, node: &OpenNode, states: &NodeState, out: &[usize]) -> usize {
        if out.iter().any(|&cell| states.cells[cell] == CellState::In) {
            // A node that requires and forbids a pair is empty.
            self.nodes.push(None);
            return self.nodes.len() - 1;
        }
        let new = out.iter().filter(|&&cell| states.cells[cell] == CellState::Open);
        self.child(node, new.map(|&cell| (cell, CellState::Out)), None)
    }

    fn child(
        &mut self,
        node: &OpenNode,
        more: impl IntoIterator<Item = (usize, CellState)>,
        sum: Option<usize>,
    ) -> usize {
        let index = self.nodes.len();
        self.nodes.push(None);
        let decided = node.decided.iter().copied().chain(more).collect();
        let sums = node.sums.iter().copied().chain(sum).collect();
        self.push(OpenNode { index, decided, sums, bound: node.bound.clone() });
        index
    }
}

/// The best cells of each row, and those that a line with a lower end or a lone limit may need.
fn first_core(instance: &Instance<'_>) -> Vec<bool> {
    let mut restricted = vec![false; instance.cells.len()];
    let mut order: Vec<usize> = (0..instance.cells.len()).collect();
    order.sort_by_key(|&cell| (std::cmp::Reverse(instance.worth[cell]), cell));
    let mut taken = vec![0_usize; instance.of_row.len()];
    for &cell in &order {
        let count = &mut taken[instance.cells[cell].0.0];
        if *count < INITIAL_CELLS_PER_ROW {
            *count += 1;
            restricted[cell] = true;
        }
    }
    restricted
}
