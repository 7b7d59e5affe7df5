//! The instance by cells: the value of each cell, and the constraints and quotas it counts for.

use crate::assignment::model::{
    Bounds, Col, ConstraintError, Constraints, FeasiblePlan, Member, Pairs, Problem, QuotaId,
    Quotas, QuotasError, Row,
};

/// Greatest common unit in which an exclusive is counted.
const LARGEST_UNIT: u64 = 720_720;

/// Shares of pairs below this are errors of rounding.
pub(super) const NEGLIGIBLE_SHARE: f64 = 1e-6;

/// A constraint line, which bounds a sum over cells: a side constraint, what an exclusive implies, or
/// a semi-continuous sum, whose lower bound holds in some nodes only. A bound that no plan can violate is left out.
pub(super) struct ConstraintLine {
    pub(super) terms: Vec<(usize, i64)>,
    pub(super) least: Option<i128>,
    pub(super) most: Option<i128>,
    /// The greatest magnitude of a coefficient, 1 at least.
    pub(super) greatest: i64,
}

/// A quota with its bounds; the upper bound is at most the number of cells.
pub(super) struct QuotaLimit {
    pub(super) quota: QuotaId,
    pub(super) least: usize,
    pub(super) most: usize,
}

/// The whole problem, by indices of cells.
pub(super) struct Instance<'a> {
    pub(super) constraints: &'a Constraints,
    /// The eligible cells, by row and column.
    pub(super) cells: Vec<(Row, Col)>,
    pub(super) scores: Vec<i64>,
    /// Score − reservation.
    pub(super) worth: Vec<i64>,
    /// The side constraints in their order, then the exclusives, then the semi-continuous sums.
    pub(super) lines: Vec<ConstraintLine>,
    /// For each cell, the lines that it counts for.
    pub(super) counts: Vec<Vec<(usize, i64)>>,
    pub(super) limits: Vec<QuotaLimit>,
    /// For each row, and for each column, the limits that its pairs use.
    pub(super) of_row: Vec<Vec<usize>>,
    pub(super) of_col: Vec<Vec<usize>>,
    /// For each exclusive and each of its members, their cells.
    pub(super) members: Vec<Vec<Vec<usize>>>,
    /// For each exclusive, whether its line says less than it: some member may have several pairs.
    pub(super) loose: Vec<bool>,
}

impl<'a> Instance<'a> {
    pub(super) fn new(
        problem: &Problem,
        quotas: &Quotas,
        constraints: &'a Constraints,
    ) -> Result<Self, ConstraintError> {
        let Pairs::Free { reservation } = problem.pairs() else {
            return Err(ConstraintError::Mode { found: problem.pairs() });
        };
        inside(problem, constraints)?;
        let eligible = problem.eligible_cells();
        let (cells, scores): (Vec<_>, Vec<_>) =
            eligible.map(|(row, col, score)| ((row, col), score)).unzip();
        let worth: Vec<i64> = scores.iter().map(|score| score - reservation).collect();
        let pairs = quotas.most_pairs().min(cells.len()).max(1);
        let limit = i64::MAX / i64::try_from(pairs).unwrap_or(i64::MAX);
        if let Some(cell) = worth.iter().position(|worth| worth.abs() > limit) {
            let ((row, col), score) = (cells[cell], scores[cell]);
            return Err(QuotasError::TotalTooLarge { row, col, score, pairs, limit }.into());
        }
        let (limits, of_row, of_col) = limits(quotas, cells.len());
        let mut members = Vec::new();
        let mut loose = Vec::new();
        let mut lines: Vec<ConstraintLine> = Vec::new();
        for side in &constraints.linear {
            let place = |&(row, col, by): &(Row, Col, i64)| {
                cells.binary_search(&(row, col)).ok().map(|cell| (cell, by))
            };
            let terms = side.terms().iter().filter_map(place).collect();
            let least = (side.least() != i64::MIN).then_some(side.least().into());
            let most = (side.most() != i64::MAX).then_some(side.most().into());
            lines.push(ConstraintLine::new(terms, least, most));
        }
        for exclusive in &constraints.exclusive {
            let of = |member: &Member| -> Vec<usize> {
                let is = |&(row, col): &(Row, Col)| match member {
                    Member::Row(member) => *member == row,
                    Member::Col(member) => *member == col,
                };
                (0..cells.len()).filter(|&cell| is(&cells[cell])).collect()
            };
            let of: Vec<Vec<usize>> = exclusive.members().iter().map(of).collect();
            let most = exclusive.members().iter().zip(&of).map(|(member, cells)| {
                let bounds = match *member {
                    Member::Row(row) => quotas.of_row(row),
                    Member::Col(col) => quotas.of_col(col),
                };
                bounds.most.min(cells.len()).max(1) as u64
            });
            let most: Vec<u64> = most.collect();
            lines.push(implied(&of, &most));
            loose.push(most.iter().any(|&most| most > 1));
            members.push(of);
        }
        for sum in &constraints.semi_continuous {
            let places = sum.cells().iter().filter_map(|cell| cells.binary_search(cell).ok());
            let terms = places.map(|cell| (cell, 1)).collect();
            lines.push(ConstraintLine::new(terms, Some(sum.least() as i128), None));
        }
        let mut counts = vec![Vec::new(); cells.len()];
        for (number, line) in lines.iter().enumerate() {
            for &(cell, by) in &line.terms {
                counts[cell].push((number, by));
            }
        }
        Ok(Self {
            constraints,
            cells,
            scores,
            worth,
            lines,
            counts,
            limits,
            of_row,
            of_col,
            members,
            loose,
        })
    }

    /// The line of the first semi-continuous sum; those after it are sums too.
    pub(super) fn first_sum(&self) -> usize {
        self.constraints.linear.len() + self.constraints.exclusive.len()
    }

    /// The limits that a pair uses.
    pub(super) fn uses(&self, cell: usize) -> impl Iterator<Item = usize> + '_ {
        let (row, col) = self.cells[cell];
        self.of_row[row.0].iter().chain(&self.of_col[col.0]).copied()
    }

    /// The plan of these cells, ascending, if it keeps everything.
    pub(super) fn plan(&self, cells: &[usize]) -> Option<FeasiblePlan> {
        let mut used = vec![0_usize; self.limits.len()];
        let mut sums = vec![0_i128; self.lines.len()];
        let (mut total, mut value) = (0_i128, 0_i128);
        for &cell in cells {
            self.uses(cell).for_each(|limit| used[limit] += 1);
            self.counts[cell].iter().for_each(|&(line, by)| sums[line] += i128::from(by));
            total += i128::from(self.scores[cell]);
            value += i128::from(self.worth[cell]);
        }
        let within =
            |(limit, used): (&QuotaLimit, &usize)| (limit.least..=limit.most).contains(used);
        let first_sum = self.first_sum();
        let kept = |(number, (line, &sum)): (usize, (&ConstraintLine, &i128))| {
            let is_closed = number >= first_sum && sum == 0;
            (is_closed || line.least.is_none_or(|least| least <= sum))
                && line.most.is_none_or(|most| sum <= most)
        };
        let feasible = self.limits.iter().zip(&used).all(within)
            && self.lines.iter().zip(&sums).enumerate().all(kept)
            && self.overfull(cells).is_none();
        feasible.then(|| {
            Some(FeasiblePlan {
                pairs: cells.iter().map(|&cell| self.cells[cell]).collect(),
                total: i64::try_from(total).ok()?,
                value: i64::try_from(value).ok()?,
            })
        })?
    }

    /// An exclusive whose line says less than it, and of which several members have some of these
    /// cells, which are ascending.
    pub(super) fn shared(&self, cells: &[usize]) -> Option<usize> {
        self.loose
            .iter()
            .enumerate()
            .filter(|loose| *loose.1)
            .map(|loose| loose.0)
            .find(|&place| self.active(place, cells) > 1)
    }

    /// How many members of an exclusive have some of these cells.
    fn active(&self, exclusive: usize, cells: &[usize]) -> usize {
        let active = |of: &&Vec<usize>| of.iter().any(|cell| cells.binary_search(cell).is_ok());
        self.members[exclusive].iter().filter(active).count()
    }

    /// The semi-continuous sum that is farthest from both 0 and its least number, if pairs are made
    /// to these shares; those that are `open` are left aside.
    pub(super) fn between(&self, open: &[bool], shares: &[(usize, f64)]) -> Option<usize> {
        let first = self.first_sum();
        let mut sums = vec![0.0; open.len()];
        for &(cell, share) in shares {
            for &(line, by) in self.counts[cell].iter().filter(|count| count.0 >= first) {
                sums[line - first] += share * by as f64;
            }
        }
        let gaps = sums.into_iter().zip(open).enumerate().filter(|(_, (_, open))| !**open);
        let gaps = gaps.map(|(place, (sum, _))| {
            let least = self.lines[first + place].least.unwrap_or(0) as f64;
            (place, f64::min(sum, least - sum))
        });
        gaps.filter(|gap| gap.1 > NEGLIGIBLE_SHARE)
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|gap| gap.0)
    }

    /// An exclusive of which several members have pairs among these cells, which are ascending.
    pub(super) fn overfull(&self, cells: &[usize]) -> Option<usize> {
        (0..self.members.len()).find(|&exclusive| self.active(exclusive, cells) > 1)
    }
}

impl ConstraintLine {
    fn new(terms: Vec<(usize, i64)>, least: Option<i128>, most: Option<i128>) -> Self {
        let sum = |sign: i64| -> i128 {
            terms.iter().map(|&(_, by)| i128::from((by * sign).max(0)) * i128::from(sign)).sum()
        };
        let (lowest, highest) = (sum(-1), sum(1));
        Self {
            greatest: terms.iter().map(|&(_, by)| by.abs()).max().unwrap_or(1),
            // Ends out of reach are as impossible when they are near; that keeps numbers small.
            least: least.filter(|&least| least > lowest).map(|least| least.min(highest + 1)),
            most: most.filter(|&most| most < highest).map(|most| most.max(lowest - 1)),
            terms,
        }
    }
}

/// What an exclusive says of the number of pairs of its members; see
/// [`Multipliers`](crate::assignment::model::Multipliers).
fn implied(members: &[Vec<usize>], most: &[u64]) -> ConstraintLine {
    let unit = most.iter().fold(1, |unit, &most| common_multiple(unit, most)).min(LARGEST_UNIT);
    let mut terms: Vec<(usize, i64)> = Vec::new();
    for (cells, most) in members.iter().zip(most) {
        let each = i64::try_from(unit / most).unwrap_or(0);
        terms.extend(cells.iter().map(|&cell| (cell, each)));
    }
    terms.sort_unstable();
    // A cell between two members counts for both.
    terms.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    terms.retain(|term| term.1 != 0);
    ConstraintLine::new(terms, None, Some(unit.into()))
}

fn common_multiple(one: u64, other: u64) -> u64 {
    let (mut a, mut b) = (one, other);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    (one / a).saturating_mul(other).min(LARGEST_UNIT)
}

/// Rejects places and members that do not exist.
fn inside(problem: &Problem, constraints: &Constraints) -> Result<(), ConstraintError> {
    let (rows, cols) = (problem.rows(), problem.cols());
    for (constraint, side) in constraints.linear.iter().enumerate() {
        let outside = |&&(row, col, _): &&(Row, Col, i64)| row.0 >= rows || col.0 >= cols;
        if let Some(&(row, col, _)) = side.terms().iter().find(outside) {
            return Err(ConstraintError::NoSuchCell { constraint, row, col, rows, cols });
        }
    }
    for (sum, of) in constraints.semi_continuous.iter().enumerate() {
        let outside = |&&(row, col): &&(Row, Col)| row.0 >= rows || col.0 >= cols;
        if let Some(&(row, col)) = of.cells().iter().find(outside) {
            return Err(ConstraintError::NoSuchCellOfSum { sum, row, col, rows, cols });
        }
    }
    for (exclusive, who) in constraints.exclusive.iter().enumerate() {
        for &member in who.members() {
            let (place, count) = match member {
                Member::Row(row) => (row.0, rows),
                Member::Col(col) => (col.0, cols),
            };
            if place >= count {
                return Err(ConstraintError::NoSuchMember { exclusive, member, count });
            }
        }
    }
    Ok(())
}

/// All quotas, and for each row and column the places of those that it counts towards.
fn limits(quotas: &Quotas, cells: usize) -> (Vec<QuotaLimit>, Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let (rows, cols) = quotas.shape();
    let mut limits = Vec::new();
    let mut add = |quota, bounds: Bounds| {
        limits.push(QuotaLimit { quota, least: bounds.least, most: bounds.most.min(cells) });
        limits.len() - 1
    };
    let mut of_row: Vec<Vec<usize>> = Vec::new();
    for row in (0..rows).map(Row) {
        of_row.push(vec![add(QuotaId::Row(row), quotas.of_row(row))]);
    }
    let mut of_col: Vec<Vec<usize>> = Vec::new();
    for col in (0..cols).map(Col) {
        of_col.push(vec![add(QuotaId::Col(col), quotas.of_col(col))]);
    }
    for (number, group) in quotas.row_groups().iter().enumerate() {
        let place = add(QuotaId::RowGroup(number), group.bounds);
        group.members.iter().for_each(|&member| of_row[member].push(place));
    }
    for (number, group) in quotas.col_groups().iter().enumerate() {
        let place = add(QuotaId::ColGroup(number), group.bounds);
        group.members.iter().for_each(|&member| of_col[member].push(place));
    }
    (limits, of_row, of_col)
}
