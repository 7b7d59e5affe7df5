//! Probabilities as a mix of plans.
//!
//! Let f be the flow in parts and k the parts that are left. Every quota is kept within one of its expected
//! number, and every cell between 0 and 1, so that each of these bounds says "f ≥ lowest · k" or "f ≤ highest · k"
//! with lowest and highest one apart. A plan that is at every bound at which f is can be taken off
//! a number of times, until f meets another bound, where it stays: so there are no more plans than bounds. There
//! always is such a plan, as the bounds are whole and the matrix of nested groups of rows and columns is
//! totally unimodular (Budish et al. 2013).

use crate::assignment::min_cost_flow;
use crate::assignment::model::{
    Bounds, Col, DrawnPlan, Outcome, Pairs, Problem, Quotas, RandomisedError, Row,
};

/// Returns plans whose mix has these probabilities, the likeliest first, then by their pairs.
pub(super) fn decompose(
    quotas: &Quotas,
    cells: &[(Row, Col, u64)],
    of: u64,
) -> Result<Vec<DrawnPlan>, RandomisedError> {
    let mut rest = Rest::new(quotas, cells, of);
    let mut plans: Vec<DrawnPlan> = Vec::new();
    while rest.left > 0 {
        let (pairs, parts) = rest.take().ok_or(RandomisedError::NotDecomposed)?;
        match plans.iter_mut().find(|plan| plan.pairs == pairs) {
            Some(same) => same.parts += parts,
            None => plans.push(DrawnPlan { parts, pairs }),
        }
    }
    plans.sort_unstable_by(|one, other| {
        other.parts.cmp(&one.parts).then_with(|| one.pairs.cmp(&other.pairs))
    });
    Ok(plans)
}

/// What is not yet made into plans.
struct Rest {
    /// The quotas as they are drawn: each within one of what is expected of it.
    quotas: Quotas,
    /// Cells in order, with the parts that are left of them.
    cells: Vec<(Row, Col, u64)>,
    /// The same for each quota.
    through: Vec<u64>,
    /// The parts that are left of all.
    left: u64,
}

impl Rest {
    fn new(quotas: &Quotas, cells: &[(Row, Col, u64)], of: u64) -> Self {
        let rows = quotas.shape().0;
        let mut quotas = quotas.clone();
        if rows > 0 {
            // Every plan has the expected number of pairs, too. All rows contain every other group.
            let all = quotas.add_group(true, (0..rows).collect(), &(0..=usize::MAX));
            debug_assert!(all.is_ok());
        }
        let through = quotas.sums(cells.iter().copied());
        for (bounds, &through) in quotas.every_mut().zip(&through) {
            *bounds = Bounds { least: whole(through / of), most: whole(through.div_ceil(of)) };
        }
        Self { quotas, cells: cells.to_vec(), through, left: of }
    }

    /// A plan of the rest, and how often it can be taken off it; it is.
    fn take(&mut self) -> Option<(Vec<(Row, Col)>, u64)> {
        let left = self.left;
        let mut tight = self.quotas.clone();
        for (bounds, &through) in tight.every_mut().zip(&self.through) {
            if through == parts(bounds.least) * left {
                bounds.most = bounds.least;
            } else if through == parts(bounds.most) * left {
                bounds.least = bounds.most;
            }
        }
        let pairs = self.plan(&tight)?;
        let is_made = |row: Row, col: Col| pairs.binary_search(&(row, col)).is_ok();
        let of_cells = self.cells.iter().map(
            |&(row, col, own)| {
                if is_made(row, col) { own } else { left - own }
            },
        );
        let counts = self.quotas.count(&pairs);
        let quotas = self.quotas.every().zip(&self.through).zip(&counts);
        let of_quotas = quotas.filter_map(|(((_, bounds), &through), &count)| {
            let Bounds { least, most } = bounds;
            if least == most {
                None
            } else if count == least {
                Some(parts(most) * left - through)
            } else {
                Some(through - parts(least) * left)
            }
        });
        let times = of_cells.chain(of_quotas).min().unwrap_or(left).min(left);
        if times == 0 {
            return None;
        }
        self.left -= times;
        for cell in &mut self.cells {
            if pairs.binary_search(&(cell.0, cell.1)).is_ok() {
                cell.2 -= times;
            }
        }
        self.cells.retain(|cell| cell.2 > 0);
        for (through, count) in self.through.iter_mut().zip(counts) {
            *through -= parts(count) * times;
        }
        Some((pairs, times))
    }

    /// A plan that has all pairs of which everything left is needed, and prefers those of which most is left.
    fn plan(&self, quotas: &Quotas) -> Option<Vec<(Row, Col)>> {
        let (rows, cols) = quotas.shape();
        let needed = 1 + self.cells.iter().map(|cell| cell.2).sum::<u64>();
        let mut lists: Vec<Vec<(Col, i64)>> = vec![Vec::new(); rows];
        for &(row, col, own) in &self.cells {
            let score = if own == self.left { needed } else { own };
            lists[row.0].push((col, i64::try_from(score).ok()?));
        }
        let pairs = Pairs::Free { reservation: 0 };
        let problem = Problem::sparse(cols, lists, pairs).ok()?;
        match min_cost_flow::solve(&problem, quotas).ok()? {
            Outcome::Optimal(plan) => Some(plan.pairs),
            Outcome::Infeasible(_) => None,
        }
    }
}

fn whole(parts: u64) -> usize {
    usize::try_from(parts).unwrap_or(usize::MAX)
}

fn parts(whole: usize) -> u64 {
    whole as u64
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panic")]

    use super::*;

    /// A square whose rows and columns add up to one: any mix that reproduces it is right, of no more plans than
    /// Birkhoff's bound.
    #[test]
    fn a_square_is_a_mix_of_few_plans() {
        let tenths = [[5, 3, 2], [3, 5, 2], [2, 2, 6]];
        let cells =
            |row: usize| tenths[row].iter().enumerate().map(move |(col, &own)| (row, col, own));
        let cells: Vec<(Row, Col, u64)> =
            (0..3).flat_map(cells).map(|(row, col, own)| (Row(row), Col(col), own)).collect();
        let plans = decompose(&Quotas::new(3, 3), &cells, 10).unwrap();
        assert!(plans.len() <= 5, "{plans:?}");
        assert_eq!(plans.iter().map(|plan| plan.parts).sum::<u64>(), 10);
        for &(row, col, own) in &cells {
            let with = plans.iter().filter(|plan| plan.pairs.contains(&(row, col)));
            assert_eq!(with.map(|plan| plan.parts).sum::<u64>(), own, "{row} {col}");
        }
        assert!(plans.iter().all(|plan| plan.pairs.len() == 3));
    }
}
