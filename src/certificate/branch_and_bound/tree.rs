//! The nodes walked from the root, and the prices of each added up.

use crate::assignment::model::{BranchNode, BranchTree, Multipliers};
use crate::certificate::Flaw;

use super::instance::CheckedInstance;

/// What is decided about a cell; a node in which both hold has no plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct CellDecision {
    inside: bool,
    outside: bool,
}

/// A decision on the way to a node.
enum Decision {
    /// The pair of a cell is made or not.
    Cell(usize, bool),
    /// The lower bound of a semi-continuous sum holds.
    Open(usize),
}

/// What a decision has replaced.
enum Before {
    Cell(usize, CellDecision),
    Sum(usize, bool),
}

/// A walk from the root over all nodes, each with the decisions on the way to it.
pub(super) struct BranchTreeWalk<'a> {
    instance: &'a CheckedInstance<'a>,
    /// Value of the incumbent.
    value: Option<i128>,
    /// No leaf may have a greater bound; without it, none may have a plan.
    claimed: Option<i128>,
    states: Vec<CellDecision>,
    /// For each semi-continuous sum, whether its lower bound holds.
    open: Vec<bool>,
}

impl<'a> BranchTreeWalk<'a> {
    pub(super) fn new(
        instance: &'a CheckedInstance<'a>,
        value: Option<i128>,
        claimed: Option<i128>,
    ) -> Self {
        Self {
            instance,
            value,
            claimed,
            states: vec![CellDecision::default(); instance.cells.len()],
            open: vec![false; instance.constraints.semi_continuous.len()],
        }
    }

    pub(super) fn through(mut self, tree: &BranchTree) -> Result<(), Flaw> {
        let mut seen = vec![false; tree.nodes.len()];
        // A node, with the number of decisions before it and those that lead to it.
        let mut waiting = vec![(0, 0, Vec::new())];
        let mut before: Vec<Before> = Vec::new();
        while let Some((node, depth, decisions)) = waiting.pop() {
            while before.len() > depth {
                match before.pop() {
                    Some(Before::Cell(cell, state)) => self.states[cell] = state,
                    Some(Before::Sum(sum, open)) => self.open[sum] = open,
                    None => {}
                }
            }
            for decision in decisions {
                self.decide(&decision, &mut before);
            }
            let unknown = Flaw::NoSuchNode { node };
            let (found, met) = tree.nodes.get(node).zip(seen.get_mut(node)).ok_or(unknown)?;
            if std::mem::replace(met, true) {
                return Err(Flaw::NodeRepeated { node });
            }
            match found {
                BranchNode::Closed(by) => self.closed(node, by)?,
                BranchNode::Narrowed { by, rest } => {
                    let decisions = self.narrowed(node, by)?;
                    waiting.push((*rest, before.len(), decisions));
                }
                BranchNode::Cell { row, col, without, with } => {
                    let cell = self.instance.cell(*row, *col);
                    let cell = cell.ok_or(Flaw::NotEligible { row: *row, col: *col })?;
                    waiting.push((*without, before.len(), vec![Decision::Cell(cell, false)]));
                    waiting.push((*with, before.len(), vec![Decision::Cell(cell, true)]));
                }
                BranchNode::Exclusive { exclusive, only } => {
                    let members = self.instance.members.get(*exclusive);
                    let members = members.filter(|members| members.len() == only.len());
                    let members = members.ok_or(Flaw::NotAllMembers { node })?;
                    for (one, &rest) in only.iter().enumerate() {
                        let others = members.iter().enumerate().filter(|other| other.0 != one);
                        let out = others.flat_map(|other| other.1);
                        let out = out.map(|&cell| Decision::Cell(cell, false));
                        waiting.push((rest, before.len(), out.collect()));
                    }
                }
                BranchNode::SemiContinuous { sum, closed, open } => {
                    let known = self.instance.constraints.semi_continuous.get(*sum);
                    let cells = known.ok_or(Flaw::NoSuchSum { node })?.cells().iter();
                    let own = cells.filter_map(|&(row, col)| self.instance.cell(row, col));
                    let out = own.map(|cell| Decision::Cell(cell, false)).collect();
                    waiting.push((*closed, before.len(), out));
                    waiting.push((*open, before.len(), vec![Decision::Open(*sum)]));
                }
            }
        }
        Ok(())
    }

    fn decide(&mut self, decision: &Decision, before: &mut Vec<Before>) {
        match *decision {
            Decision::Cell(cell, inside) => {
                before.push(Before::Cell(cell, self.states[cell]));
                let state = &mut self.states[cell];
                if inside {
                    state.inside = true;
                } else {
                    state.outside = true;
                }
            }
            Decision::Open(sum) => {
                before.push(Before::Sum(sum, self.open[sum]));
                self.open[sum] = true;
            }
        }
    }

    /// Whether a pair is required and forbidden.
    fn empty(&self) -> bool {
        self.states.iter().any(|state| state.inside && state.outside)
    }

    fn closed(&self, node: usize, by: &Multipliers) -> Result<(), Flaw> {
        if self.empty() {
            return Ok(());
        }
        let (sum, _) = self.sum(node, by)?;
        if by.scale == 0 {
            return if sum < 0 { Ok(()) } else { Err(Flaw::NodeNotClosed { node, bound: None }) };
        }
        let bound = sum.div_euclid(by.scale.into());
        match self.claimed {
            Some(claimed) if bound <= claimed => Ok(()),
            _ => Err(Flaw::NodeNotClosed { node, bound: Some(bound) }),
        }
    }

    /// The cells that are out, or in, of every plan better than the incumbent.
    fn narrowed(&self, node: usize, by: &Multipliers) -> Result<Vec<Decision>, Flaw> {
        let (sum, left) = self.sum(node, by)?;
        let Some(value) = self.value.filter(|_| by.scale > 0) else {
            return Err(Flaw::NarrowedWithoutIncumbent { node });
        };
        let no_better = |sum: i128| sum.div_euclid(by.scale.into()) <= value;
        let mut decisions = Vec::new();
        for (cell, (state, left)) in self.states.iter().zip(left).enumerate() {
            if *state == CellDecision::default() {
                // If both hold, no better plan is left: the node is empty.
                if no_better(sum + left.min(0)) {
                    decisions.push(Decision::Cell(cell, false));
                }
                if no_better(sum - left.max(0)) {
                    decisions.push(Decision::Cell(cell, true));
                }
            }
        }
        Ok(decisions)
    }

    /// The bound of these prices times their scale, and what they leave of each cell.
    fn sum(&self, node: usize, by: &Multipliers) -> Result<(i128, Vec<i128>), Flaw> {
        let overflow = Flaw::NodeOverflow { node };
        self.checked_sum(node, by)?.ok_or(overflow)
    }

    /// `None` where a sum leaves 128 bits.
    fn checked_sum(
        &self,
        node: usize,
        by: &Multipliers,
    ) -> Result<Option<(i128, Vec<i128>)>, Flaw> {
        let instance = self.instance;
        let wrong = Flaw::InvalidMultipliers { node };
        if by.scale < 0 {
            return Err(wrong);
        }
        let sides = instance.constraints.linear.len();
        let mut lines = vec![0_i128; instance.lines.len()];
        let (of_lines, of_sums) = lines.split_at_mut(instance.first_sum());
        let (of_side, of_exclusive) = of_lines.split_at_mut(sides);
        let given =
            [(&by.linear, of_side), (&by.exclusive, of_exclusive), (&by.semi_continuous, of_sums)];
        for (prices, into) in given {
            for &(number, price) in prices {
                *into.get_mut(number).filter(|place| **place == 0).ok_or(wrong.clone())? = price;
            }
        }
        let mut quotas = vec![0_i128; instance.quotas.len()];
        for &(quota, price) in &by.quotas {
            let place = instance.quotas.iter().position(|known| known.0 == quota);
            let place = place.ok_or(Flaw::NoSuchQuota { quota })?;
            if quotas[place] != 0 {
                return Err(Flaw::QuotaRepeated { quota });
            }
            quotas[place] = price;
        }
        // An open end has no price.
        let mut ends = Vec::new();
        for (number, (line, &price)) in instance.lines.iter().zip(&lines).enumerate() {
            if price != 0 {
                let sum = number.checked_sub(instance.first_sum());
                let least = line.least.filter(|_| sum.is_none_or(|sum| self.open[sum]));
                let end = if price > 0 { line.most } else { least };
                ends.push((price, end.ok_or(wrong.clone())?));
            }
        }
        // No more pairs than cells, whatever is allowed.
        let cells = instance.cells.len();
        for (&(_, bounds), &price) in instance.quotas.iter().zip(&quotas) {
            let end = if price > 0 { bounds.most.min(cells) } else { bounds.least };
            ends.push((price, end as i128));
        }
        Ok(self.add_up(by.scale, &lines, &quotas, &ends))
    }

    fn add_up(
        &self,
        scale: i64,
        lines: &[i128],
        quotas: &[i128],
        ends: &[(i128, i128)],
    ) -> Option<(i128, Vec<i128>)> {
        let instance = self.instance;
        let mut sum = 0_i128;
        for &(price, end) in ends {
            sum = sum.checked_add(price.checked_mul(end)?)?;
        }
        let mut rest = Vec::with_capacity(instance.cells.len());
        for (cell, &(row, col)) in instance.cells.iter().enumerate() {
            let mut left = i128::from(scale).checked_mul(instance.worth[cell])?;
            for &(line, by) in &instance.counts[cell] {
                left = left.checked_sub(lines[line].checked_mul(by)?)?;
            }
            for &quota in instance.of_row[row.0].iter().chain(&instance.of_col[col.0]) {
                left = left.checked_sub(quotas[quota])?;
            }
            sum = match self.states[cell] {
                CellDecision { inside: false, outside: false } => sum.checked_add(left.max(0))?,
                CellDecision { inside: true, .. } => sum.checked_add(left)?,
                CellDecision { .. } => sum,
            };
            rest.push(left);
        }
        Some((sum, rest))
    }
}
