//! The checks of a plan under side constraints, and of the cases that prove it.

use crate::assignment::{
    Bounds, Case, CaseTree, Col, Constrained, Constraints, Member, Multipliers, Pairs, Problem,
    Quota, Quotas, Row,
};

use super::{Certificate, Check, Flaw, Value};

/// Checks an answer under side constraints: that the plan keeps every quota, side constraint and
/// exclusive, that the cases cover everything, and that the prices of each case bound what its plans
/// can be worth. See [`CaseTree`] and [`Multipliers`] for why that is a proof. The bound of an
/// [unfinished](Constrained::Unfinished) answer is checked alike: its certificate has a gap.
///
/// # Errors
///
/// The first [`Flaw`].
///
/// # Complexity
///
/// For every case linear in the cells, the terms of the constraints and the members of groups, in
/// 128 bits.
pub fn check_constrained(
    problem: &Problem,
    quotas: &Quotas,
    constraints: &Constraints,
    outcome: &Constrained,
) -> Result<Certificate, Flaw> {
    let question = Question::new(problem, quotas, constraints)?;
    let mut passed = Vec::new();
    let (value, claimed, tree) = match outcome {
        Constrained::Optimal(best) => {
            let value = question.value(&best.pairs, best.total, best.value)?;
            (Some(value), Some(i128::from(best.value)), &best.proof)
        }
        Constrained::Infeasible(proof) => (None, None, proof),
        Constrained::Unfinished { best, bound, proof } => {
            let value =
                best.as_ref().map(|plan| question.value(&plan.pairs, plan.total, plan.value));
            (value.transpose()?, Some(i128::from(*bound)), proof)
        }
    };
    if value.is_some() {
        passed.push(Check::PrimalFeasible);
    }
    if let (Some(value), Some(claimed)) = (value, claimed)
        && claimed < value
    {
        return Err(Flaw::BoundBelowPlan { bound: claimed, value });
    }
    Walk {
        question: &question,
        value,
        claimed,
        states: vec![State::default(); question.cells.len()],
    }
    .through(tree)?;
    passed.push(Check::EveryCase);
    let told = |score: Option<i128>| Value { pairs: 0, score: score.unwrap_or(0) };
    Ok(Certificate {
        passed,
        primal: told(value),
        dual: told(claimed),
        shortage: usize::from(claimed.is_none()),
    })
}

/// A bound on a sum over cells; ends that are open are left out.
struct Line {
    least: Option<i128>,
    most: Option<i128>,
}

/// The question, laid out anew.
struct Question<'a> {
    constraints: &'a Constraints,
    cells: Vec<(Row, Col)>,
    worth: Vec<i128>,
    scores: Vec<i128>,
    quotas: Vec<(Quota, Bounds)>,
    /// For each row and each column the quotas that its pairs count towards.
    of_row: Vec<Vec<usize>>,
    of_col: Vec<Vec<usize>>,
    /// Side constraints, then exclusives.
    lines: Vec<Line>,
    counts: Vec<Vec<(usize, i128)>>,
    /// For each exclusive and each of its members, their cells.
    members: Vec<Vec<Vec<usize>>>,
}

impl<'a> Question<'a> {
    fn new(problem: &Problem, quotas: &Quotas, constraints: &'a Constraints) -> Result<Self, Flaw> {
        let (rows, cols) = (problem.rows(), problem.cols());
        let (found_rows, found_cols) = quotas.shape();
        if (rows, cols) != (found_rows, found_cols) {
            return Err(Flaw::QuotasShape { rows, cols, found_rows, found_cols });
        }
        let Pairs::Free { reservation } = problem.pairs() else {
            return Err(Flaw::OtherMode { found: problem.pairs() });
        };
        let mut question = Self {
            constraints,
            cells: Vec::new(),
            worth: Vec::new(),
            scores: Vec::new(),
            quotas: Vec::new(),
            of_row: vec![Vec::new(); rows],
            of_col: vec![Vec::new(); cols],
            lines: Vec::new(),
            counts: Vec::new(),
            members: Vec::new(),
        };
        for row in (0..rows).map(Row) {
            for (col, score) in problem.candidates(row) {
                question.cells.push((row, col));
                question.scores.push(score.into());
                question.worth.push(i128::from(score) - i128::from(reservation));
            }
        }
        question.counts = vec![Vec::new(); question.cells.len()];
        question.add_quotas(quotas);
        question.add_lines(quotas);
        Ok(question)
    }

    fn add_quotas(&mut self, quotas: &Quotas) {
        for (row, own) in self.of_row.iter_mut().enumerate() {
            own.push(self.quotas.len());
            self.quotas.push((Quota::Row(Row(row)), quotas.of_row(Row(row))));
        }
        for (col, own) in self.of_col.iter_mut().enumerate() {
            own.push(self.quotas.len());
            self.quotas.push((Quota::Col(Col(col)), quotas.of_col(Col(col))));
        }
        for (number, group) in quotas.row_groups().iter().enumerate() {
            for &member in &group.members {
                self.of_row[member].push(self.quotas.len());
            }
            self.quotas.push((Quota::RowGroup(number), group.bounds));
        }
        for (number, group) in quotas.col_groups().iter().enumerate() {
            for &member in &group.members {
                self.of_col[member].push(self.quotas.len());
            }
            self.quotas.push((Quota::ColGroup(number), group.bounds));
        }
    }

    fn add_lines(&mut self, quotas: &Quotas) {
        for (number, side) in self.constraints.side.iter().enumerate() {
            let end = |end: i64, open: i64| (end != open).then_some(i128::from(end));
            self.lines.push(Line {
                least: end(side.least(), i64::MIN),
                most: end(side.most(), i64::MAX),
            });
            for &(row, col, by) in side.terms() {
                if let Some(cell) = self.cell(row, col) {
                    self.counts[cell].push((number, by.into()));
                }
            }
        }
        for exclusive in &self.constraints.exclusive {
            let number = self.lines.len();
            let mut of = Vec::new();
            let mut most = Vec::new();
            for member in exclusive.members() {
                let (cells, bounds): (Vec<usize>, _) = match *member {
                    Member::Row(row) => (self.where_cell(|cell| cell.0 == row), quotas.of_row(row)),
                    Member::Col(col) => (self.where_cell(|cell| cell.1 == col), quotas.of_col(col)),
                };
                most.push(bounds.most.min(cells.len()).max(1) as u128);
                of.push(cells);
            }
            let unit = unit(&most);
            for (cells, most) in of.iter().zip(most) {
                for &cell in cells {
                    self.counts[cell].push((number, (unit / most) as i128));
                }
            }
            self.lines.push(Line { least: None, most: Some(unit as i128) });
            self.members.push(of);
        }
    }

    fn where_cell(&self, is: impl Fn(&(Row, Col)) -> bool) -> Vec<usize> {
        (0..self.cells.len()).filter(|&cell| is(&self.cells[cell])).collect()
    }

    fn cell(&self, row: Row, col: Col) -> Option<usize> {
        self.cells.binary_search(&(row, col)).ok()
    }

    /// What a plan is worth, once it is seen to keep everything and to be told rightly.
    fn value(&self, pairs: &[(Row, Col)], total: i64, value: i64) -> Result<i128, Flaw> {
        if let Some(two) = pairs.windows(2).find(|two| two[0] >= two[1]) {
            let (row, col) = two[1];
            return Err(Flaw::PairsOutOfOrder { row, col });
        }
        let mut used = vec![0_usize; self.quotas.len()];
        let mut sums = vec![0_i128; self.lines.len()];
        let mut paired = vec![false; self.cells.len()];
        let (mut added, mut worth) = (0_i128, 0_i128);
        for &(row, col) in pairs {
            let cell = self.cell(row, col).ok_or(Flaw::NotEligible { row, col })?;
            paired[cell] = true;
            added += self.scores[cell];
            worth += self.worth[cell];
            for &quota in self.of_row[row.0].iter().chain(&self.of_col[col.0]) {
                used[quota] += 1;
            }
            for &(line, by) in &self.counts[cell] {
                sums[line] += by;
            }
        }
        for (&(quota, Bounds { least, most }), found) in self.quotas.iter().zip(used) {
            if found < least || found > most {
                return Err(Flaw::QuotaBroken { quota, least, most, found });
            }
        }
        let sides = self.constraints.side.len();
        for (constraint, (line, &found)) in self.lines.iter().zip(&sums).take(sides).enumerate() {
            if line.least.is_some_and(|least| found < least)
                || line.most.is_some_and(|most| found > most)
            {
                return Err(Flaw::ConstraintBroken { constraint, found });
            }
        }
        for (exclusive, members) in self.members.iter().enumerate() {
            let active = members.iter().filter(|cells| cells.iter().any(|&cell| paired[cell]));
            if active.count() > 1 {
                return Err(Flaw::ExclusiveBroken { exclusive });
            }
        }
        if added != i128::from(total) {
            return Err(Flaw::WrongTotal { stated: total, found: added });
        }
        if worth != i128::from(value) {
            return Err(Flaw::WrongTotal { stated: value, found: worth });
        }
        Ok(worth)
    }
}

/// The unit in which the pairs of an exclusive's members are counted.
fn unit(most: &[u128]) -> u128 {
    const LARGEST: u128 = 720_720;
    let mut unit: u128 = 1;
    for &most in most {
        let divisor = (1..=unit.min(most)).rev().find(|by| unit % by == 0 && most % by == 0);
        unit = (unit / divisor.unwrap_or(1) * most).min(LARGEST);
    }
    unit
}

/// What is decided about a cell; a case in which both hold has no plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct State {
    inside: bool,
    outside: bool,
}

/// The cases are walked from the first one on, each with what has been decided on the way to it.
struct Walk<'a> {
    question: &'a Question<'a>,
    /// What the plan at hand is worth.
    value: Option<i128>,
    /// No case may have a greater bound; without it, none may have a plan.
    claimed: Option<i128>,
    states: Vec<State>,
}

impl Walk<'_> {
    fn through(mut self, tree: &CaseTree) -> Result<(), Flaw> {
        let mut seen = vec![false; tree.cases.len()];
        // A case, with how many decisions stand before it and those that lead to it.
        let mut waiting = vec![(0, 0, Vec::new())];
        let mut before: Vec<(usize, State)> = Vec::new();
        while let Some((case, depth, decisions)) = waiting.pop() {
            while before.len() > depth {
                if let Some((cell, state)) = before.pop() {
                    self.states[cell] = state;
                }
            }
            for (cell, inside) in decisions {
                self.decide(cell, inside, &mut before);
            }
            let unknown = Flaw::NoSuchCase { case };
            let (found, met) = tree.cases.get(case).zip(seen.get_mut(case)).ok_or(unknown)?;
            if std::mem::replace(met, true) {
                return Err(Flaw::CaseRepeated { case });
            }
            match found {
                Case::Closed(by) => self.closed(case, by)?,
                Case::Narrowed { by, rest } => {
                    let decisions = self.narrowed(case, by)?;
                    waiting.push((*rest, before.len(), decisions));
                }
                Case::Cell { row, col, without, with } => {
                    let cell = self.question.cell(*row, *col);
                    let cell = cell.ok_or(Flaw::NotEligible { row: *row, col: *col })?;
                    waiting.push((*without, before.len(), vec![(cell, false)]));
                    waiting.push((*with, before.len(), vec![(cell, true)]));
                }
                Case::Exclusive { exclusive, only } => {
                    let members = self.question.members.get(*exclusive);
                    let members = members.filter(|members| members.len() == only.len());
                    let members = members.ok_or(Flaw::NotAllMembers { case })?;
                    for (one, &rest) in only.iter().enumerate() {
                        let others = members.iter().enumerate().filter(|other| other.0 != one);
                        let out = others.flat_map(|other| other.1).map(|&cell| (cell, false));
                        waiting.push((rest, before.len(), out.collect()));
                    }
                }
            }
        }
        Ok(())
    }

    fn decide(&mut self, cell: usize, inside: bool, before: &mut Vec<(usize, State)>) {
        before.push((cell, self.states[cell]));
        let state = &mut self.states[cell];
        if inside {
            state.inside = true;
        } else {
            state.outside = true;
        }
    }

    /// Whether a pair is asked for and forbidden.
    fn empty(&self) -> bool {
        self.states.iter().any(|state| state.inside && state.outside)
    }

    fn closed(&self, case: usize, by: &Multipliers) -> Result<(), Flaw> {
        if self.empty() {
            return Ok(());
        }
        let (sum, _) = self.sum(case, by)?;
        if by.scale == 0 {
            return if sum < 0 { Ok(()) } else { Err(Flaw::CaseOpen { case, bound: None }) };
        }
        let bound = sum.div_euclid(by.scale.into());
        match self.claimed {
            Some(claimed) if bound <= claimed => Ok(()),
            _ => Err(Flaw::CaseOpen { case, bound: Some(bound) }),
        }
    }

    /// The cells that are out, or in, of every plan better than the one at hand.
    fn narrowed(&self, case: usize, by: &Multipliers) -> Result<Vec<(usize, bool)>, Flaw> {
        let (sum, left) = self.sum(case, by)?;
        let Some(value) = self.value.filter(|_| by.scale > 0) else {
            return Err(Flaw::NothingToNarrowBy { case });
        };
        let no_better = |sum: i128| sum.div_euclid(by.scale.into()) <= value;
        let mut decisions = Vec::new();
        for (cell, (state, left)) in self.states.iter().zip(left).enumerate() {
            if *state == State::default() {
                if no_better(sum + left.min(0)) {
                    decisions.push((cell, false));
                } else if no_better(sum - left.max(0)) {
                    decisions.push((cell, true));
                }
            }
        }
        Ok(decisions)
    }

    /// The bound of these prices times their scale, and what they leave of each cell.
    fn sum(&self, case: usize, by: &Multipliers) -> Result<(i128, Vec<i128>), Flaw> {
        let overflow = Flaw::CaseTooLarge { case };
        self.checked_sum(case, by)?.ok_or(overflow)
    }

    /// `None` where a sum leaves 128 bits.
    fn checked_sum(
        &self,
        case: usize,
        by: &Multipliers,
    ) -> Result<Option<(i128, Vec<i128>)>, Flaw> {
        let question = self.question;
        let wrong = Flaw::WrongPrices { case };
        if by.scale < 0 {
            return Err(wrong);
        }
        let sides = question.constraints.side.len();
        let mut lines = vec![0_i128; question.lines.len()];
        let (of_side, of_exclusive) = lines.split_at_mut(sides);
        for (prices, into) in [(&by.side, of_side), (&by.exclusive, of_exclusive)] {
            for &(number, price) in prices {
                *into.get_mut(number).filter(|place| **place == 0).ok_or(wrong.clone())? = price;
            }
        }
        let mut quotas = vec![0_i128; question.quotas.len()];
        for &(quota, price) in &by.quotas {
            let place = question.quotas.iter().position(|known| known.0 == quota);
            let place = place.ok_or(Flaw::NoSuchQuota { quota })?;
            if quotas[place] != 0 {
                return Err(Flaw::QuotaRepeated { quota });
            }
            quotas[place] = price;
        }
        // An open end has no price.
        let mut ends = Vec::new();
        for (line, &price) in question.lines.iter().zip(&lines) {
            if price != 0 {
                let end = if price > 0 { line.most } else { line.least };
                ends.push((price, end.ok_or(wrong.clone())?));
            }
        }
        // No more pairs than cells, whatever is allowed.
        let cells = question.cells.len();
        for (&(_, bounds), &price) in question.quotas.iter().zip(&quotas) {
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
        let question = self.question;
        let mut sum = 0_i128;
        for &(price, end) in ends {
            sum = sum.checked_add(price.checked_mul(end)?)?;
        }
        let mut rest = Vec::with_capacity(question.cells.len());
        for (cell, &(row, col)) in question.cells.iter().enumerate() {
            let mut left = i128::from(scale).checked_mul(question.worth[cell])?;
            for &(line, by) in &question.counts[cell] {
                left = left.checked_sub(lines[line].checked_mul(by)?)?;
            }
            for &quota in question.of_row[row.0].iter().chain(&question.of_col[col.0]) {
                left = left.checked_sub(quotas[quota])?;
            }
            sum = match self.states[cell] {
                State { inside: false, outside: false } => sum.checked_add(left.max(0))?,
                State { inside: true, .. } => sum.checked_add(left)?,
                State { .. } => sum,
            };
            rest.push(left);
        }
        Some((sum, rest))
    }
}
