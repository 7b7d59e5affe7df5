//! The instance, built independently of the solver, and the check of the plan.

use crate::assignment::{
    Col, Member, Pairs, Problem, Row,
    model::{Bounds, Constraints, QuotaId, Quotas},
};
use crate::certificate::Flaw;

/// Bounds on a sum over cells; absent bounds are `None`.
pub(super) struct CheckedLine {
    pub(super) least: Option<i128>,
    pub(super) most: Option<i128>,
}

/// The instance, built independently of the solver.
pub(super) struct CheckedInstance<'a> {
    pub(super) constraints: &'a Constraints,
    pub(super) cells: Vec<(Row, Col)>,
    pub(super) worth: Vec<i128>,
    scores: Vec<i128>,
    pub(super) quotas: Vec<(QuotaId, Bounds)>,
    /// For each row and each column the quotas that its pairs count towards.
    pub(super) of_row: Vec<Vec<usize>>,
    pub(super) of_col: Vec<Vec<usize>>,
    /// Side constraints, exclusives, then semi-continuous sums.
    pub(super) lines: Vec<CheckedLine>,
    pub(super) counts: Vec<Vec<(usize, i128)>>,
    /// For each exclusive and each of its members, their cells.
    pub(super) members: Vec<Vec<Vec<usize>>>,
}

impl<'a> CheckedInstance<'a> {
    pub(super) fn new(
        problem: &Problem,
        quotas: &Quotas,
        constraints: &'a Constraints,
    ) -> Result<Self, Flaw> {
        let (rows, cols) = (problem.rows(), problem.cols());
        let (found_rows, found_cols) = quotas.shape();
        if (rows, cols) != (found_rows, found_cols) {
            return Err(Flaw::QuotasShape { rows, cols, found_rows, found_cols });
        }
        let Pairs::Free { reservation } = problem.pairs() else {
            return Err(Flaw::OtherMode { found: problem.pairs() });
        };
        let mut instance = Self {
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
        for (row, col, score) in problem.eligible_cells() {
            instance.cells.push((row, col));
            instance.scores.push(score.into());
            instance.worth.push(i128::from(score) - i128::from(reservation));
        }
        instance.counts = vec![Vec::new(); instance.cells.len()];
        instance.add_quotas(quotas);
        instance.add_lines(quotas);
        Ok(instance)
    }

    fn add_quotas(&mut self, quotas: &Quotas) {
        for (row, own) in self.of_row.iter_mut().enumerate() {
            own.push(self.quotas.len());
            self.quotas.push((QuotaId::Row(Row(row)), quotas.of_row(Row(row))));
        }
        for (col, own) in self.of_col.iter_mut().enumerate() {
            own.push(self.quotas.len());
            self.quotas.push((QuotaId::Col(Col(col)), quotas.of_col(Col(col))));
        }
        for (number, group) in quotas.row_groups().iter().enumerate() {
            for &member in &group.members {
                self.of_row[member].push(self.quotas.len());
            }
            self.quotas.push((QuotaId::RowGroup(number), group.bounds));
        }
        for (number, group) in quotas.col_groups().iter().enumerate() {
            for &member in &group.members {
                self.of_col[member].push(self.quotas.len());
            }
            self.quotas.push((QuotaId::ColGroup(number), group.bounds));
        }
    }

    fn add_lines(&mut self, quotas: &Quotas) {
        for (number, side) in self.constraints.linear.iter().enumerate() {
            let end = |end: i64, open: i64| (end != open).then_some(i128::from(end));
            self.lines.push(CheckedLine {
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
                    self.counts[cell].push((number, (unit / most).cast_signed()));
                }
            }
            self.lines.push(CheckedLine { least: None, most: Some(unit.cast_signed()) });
            self.members.push(of);
        }
        for sum in &self.constraints.semi_continuous {
            for &(row, col) in sum.cells() {
                if let Some(cell) = self.cell(row, col) {
                    self.counts[cell].push((self.lines.len(), 1));
                }
            }
            // More pairs than cells are as impossible as one more than cells; sums stay small.
            let least = sum.least().min(sum.cells().len() + 1);
            self.lines.push(CheckedLine { least: Some(least as i128), most: None });
        }
    }

    /// The line of the first semi-continuous sum.
    pub(super) fn first_sum(&self) -> usize {
        self.constraints.linear.len() + self.constraints.exclusive.len()
    }

    fn where_cell(&self, is: impl Fn(&(Row, Col)) -> bool) -> Vec<usize> {
        (0..self.cells.len()).filter(|&cell| is(&self.cells[cell])).collect()
    }

    pub(super) fn cell(&self, row: Row, col: Col) -> Option<usize> {
        self.cells.binary_search(&(row, col)).ok()
    }

    /// The value of a plan, if it keeps everything and its sums are right.
    pub(super) fn value(&self, pairs: &[(Row, Col)], total: i64, value: i64) -> Result<i128, Flaw> {
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
        let sides = self.constraints.linear.len();
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
        let of_sums = self.constraints.semi_continuous.iter().zip(&sums[self.first_sum()..]);
        for (sum, (asked, &found)) in of_sums.enumerate() {
            if found != 0 && found < asked.least() as i128 {
                return Err(Flaw::SumBetween { sum, least: asked.least(), found });
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
        let divisor = (1..=unit.min(most))
            .rev()
            .find(|by| unit.is_multiple_of(*by) && most.is_multiple_of(*by));
        unit = (unit / divisor.unwrap_or(1) * most).min(LARGEST);
    }
    unit
}
