//! Which plans keep quotas and constraints, kept up to date while a plan changes.

use crate::assignment::model::{Bounds, Col, Constraints, Member, Problem, Quotas, Row};

/// A sum over the pairs of a plan, with its bounds.
#[derive(Debug, Clone)]
struct Line {
    sum: i64,
    least: i64,
    most: i64,
    /// Whether 0 is accepted below the least.
    or_none: bool,
}

impl Line {
    fn is_kept(&self) -> bool {
        (self.least <= self.sum && self.sum <= self.most) || (self.or_none && self.sum == 0)
    }
}

/// The pairs of a plan, and all sums that are bounded.
#[derive(Debug, Clone)]
pub(super) struct Counters<'a> {
    problem: &'a Problem,
    constraints: &'a Constraints,
    /// In no order; a draw names the place of a pair.
    pub(super) pairs: Vec<(Row, Col)>,
    /// The columns of each row.
    partners: Vec<Vec<Col>>,
    /// First those of rows, then those of columns, of groups, of constraints.
    lines: Vec<Line>,
    /// The lines of groups of each row, and of each column.
    groups: [Vec<Vec<usize>>; 2],
    /// Cells with the lines of constraints they count for, ascending.
    terms: Vec<(Row, Col, usize, i64)>,
    /// The exclusives of each row, and of each column.
    exclusives: [Vec<Vec<usize>>; 2],
}

fn bound(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

impl<'a> Counters<'a> {
    /// The counters of a plan; `None` if it is not feasible or does not fit the tables.
    pub(super) fn new(
        problem: &'a Problem,
        quotas: &Quotas,
        constraints: &'a Constraints,
        plan: &[(Row, Col)],
    ) -> Option<Self> {
        let (rows, cols) = (problem.rows(), problem.cols());
        if quotas.shape() != (rows, cols) {
            return None;
        }
        let line = |bounds: Bounds| Line {
            sum: 0,
            least: bound(bounds.least),
            most: bound(bounds.most),
            or_none: false,
        };
        let mut lines: Vec<Line> = (0..rows).map(|row| line(quotas.of_row(Row(row)))).collect();
        lines.extend((0..cols).map(|col| line(quotas.of_col(Col(col)))));
        let mut groups = [vec![Vec::new(); rows], vec![Vec::new(); cols]];
        for (side, list) in [quotas.row_groups(), quotas.col_groups()].into_iter().enumerate() {
            for group in list {
                for &member in &group.members {
                    groups[side].get_mut(member)?.push(lines.len());
                }
                lines.push(line(group.bounds));
            }
        }
        let mut terms = Vec::new();
        for side in &constraints.linear {
            terms.extend(side.terms().iter().map(|&(row, col, by)| (row, col, lines.len(), by)));
            lines.push(Line { sum: 0, least: side.least(), most: side.most(), or_none: false });
        }
        for sum in &constraints.semi_continuous {
            terms.extend(sum.cells().iter().map(|&(row, col)| (row, col, lines.len(), 1)));
            lines.push(Line { sum: 0, least: bound(sum.least()), most: i64::MAX, or_none: true });
        }
        terms.sort_unstable();
        let mut exclusives = [vec![Vec::new(); rows], vec![Vec::new(); cols]];
        for (number, exclusive) in constraints.exclusive.iter().enumerate() {
            for member in exclusive.members() {
                let (side, member) = match *member {
                    Member::Row(Row(row)) => (0, row),
                    Member::Col(Col(col)) => (1, col),
                };
                exclusives[side].get_mut(member)?.push(number);
            }
        }
        let partners = vec![Vec::new(); rows];
        let pairs = Vec::with_capacity(plan.len());
        let mut counters =
            Self { problem, constraints, pairs, partners, lines, groups, terms, exclusives };
        for &(row, col) in plan {
            if row.0 >= rows || col.0 >= cols || !counters.is_open(row, col) {
                return None;
            }
            counters.add(row, col);
            counters.pairs.push((row, col));
        }
        let all = 0..constraints.exclusive.len();
        let is_kept = counters.lines.iter().all(Line::is_kept)
            && all.clone().all(|number| counters.is_exclusive(number));
        is_kept.then_some(counters)
    }

    /// Whether a pair can be added as far as the cell alone goes.
    pub(super) fn is_open(&self, row: Row, col: Col) -> bool {
        self.problem.score(row, col).is_some() && !self.partners[row.0].contains(&col)
    }

    fn add(&mut self, row: Row, col: Col) {
        self.partners[row.0].push(col);
        self.count(row, col, 1);
    }

    fn remove(&mut self, row: Row, col: Col) {
        self.partners[row.0].retain(|&other| other != col);
        self.count(row, col, -1);
    }

    fn count(&mut self, row: Row, col: Col, by: i64) {
        let Self { lines, groups, terms, problem, .. } = self;
        lines[row.0].sum += by;
        lines[problem.rows() + col.0].sum += by;
        for &group in groups[0][row.0].iter().chain(&groups[1][col.0]) {
            lines[group].sum += by;
        }
        for &(.., line, coefficient) in own(terms, row, col) {
            lines[line].sum += by * coefficient;
        }
    }

    /// Whether every bound holds that a pair counts for.
    fn keeps(&self, row: Row, col: Col) -> bool {
        let of_members = [row.0, self.problem.rows() + col.0];
        let of_groups = self.groups[0][row.0].iter().chain(&self.groups[1][col.0]);
        let of_terms = own(&self.terms, row, col).iter().map(|&(.., line, _)| line);
        let mut lines = of_members.into_iter().chain(of_groups.copied()).chain(of_terms);
        let mut exclusives = self.exclusives[0][row.0].iter().chain(&self.exclusives[1][col.0]);
        lines.all(|line| self.lines[line].is_kept())
            && exclusives.all(|&number| self.is_exclusive(number))
    }

    fn is_exclusive(&self, number: usize) -> bool {
        let members = self.constraints.exclusive[number].members().iter();
        let paired = members.filter(|member| {
            let line = match **member {
                Member::Row(Row(row)) => row,
                Member::Col(Col(col)) => self.problem.rows() + col,
            };
            self.lines[line].sum > 0
        });
        paired.count() <= 1
    }

    /// Replaces the pairs at these places by others if the plan then keeps all bounds; otherwise leaves it as it
    /// was. Returns whether it did.
    pub(super) fn replace(&mut self, places: &[usize], new: &[(Row, Col)]) -> bool {
        let old: Vec<(Row, Col)> = places.iter().map(|&place| self.pairs[place]).collect();
        for &(row, col) in &old {
            self.remove(row, col);
        }
        let mut added = 0;
        for &(row, col) in new {
            if !self.is_open(row, col) {
                break;
            }
            self.add(row, col);
            added += 1;
        }
        let is_kept =
            added == new.len() && old.iter().chain(new).all(|&(row, col)| self.keeps(row, col));
        if !is_kept {
            for &(row, col) in &new[..added] {
                self.remove(row, col);
            }
            for &(row, col) in &old {
                self.add(row, col);
            }
            return false;
        }
        let common = places.len().min(new.len());
        for (&place, &pair) in places.iter().zip(new) {
            self.pairs[place] = pair;
        }
        self.pairs.extend(&new[common..]);
        let mut gone: Vec<usize> = places[common..].to_vec();
        gone.sort_unstable();
        for place in gone.into_iter().rev() {
            self.pairs.swap_remove(place);
        }
        true
    }
}

/// The terms of a cell.
fn own(terms: &[(Row, Col, usize, i64)], row: Row, col: Col) -> &[(Row, Col, usize, i64)] {
    let start = terms.partition_point(|&(i, j, ..)| (i, j) < (row, col));
    let count = terms[start..].partition_point(|&(i, j, ..)| (i, j) == (row, col));
    &terms[start..start + count]
}
