//! The checks of a ranking.

use crate::assignment::{
    Col, Member, Pairs, Price, Problem, Row,
    model::{DepartureBound, KBest},
};

use super::departures::{PrefixNode, prefix_nodes};
use super::optimal::{self, made, plan_is_feasible};
use super::{Check, Flaw, ObjectiveValue, RankingCertificate};

/// Checks the k best plans: each is feasible and its value is right; they are in order, ties by the
/// tie rule; and no other plan is better than the next one.
/// [`RankingProof`](crate::assignment::model::RankingProof) explains the proof.
///
/// If further plans tie with the last one listed, their order by the tie rule is not checked.
///
/// # Errors
///
/// The first [`Flaw`] found.
///
/// # Complexity
///
/// Linear in the cells for each set of prices in the proof, and in the members for each place where
/// plans may depart.
///
/// # Example
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Pairs, Problem, Row, k_best, model::Ties};
/// use regiopair::certificate::{Flaw, check_k_best};
///
/// let scores = array![[90, 75, 40, 10], [85, 80, 30, 20], [60, 55, 50, 45]].mapv(Some);
/// let problem = Problem::dense(scores.view(), Pairs::Complete)?;
/// let mut best = k_best::solve(&problem, 4, Ties::default())?;
/// assert_eq!(check_k_best(&problem, &best)?.plans, 4);
///
/// // A missing plan is detected.
/// best.plans.remove(1);
/// let flaw = check_k_best(&problem, &best).unwrap_err();
/// assert_eq!(flaw, Flaw::NotBounded { plan: 0, row: Row(2) });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_k_best(problem: &Problem, best: &KBest) -> Result<RankingCertificate, Flaw> {
    let plans = in_order(problem, best)?;
    let nodes = prefix_nodes(problem.rows(), &plans);
    let proof = &best.proof;
    let mut by_prices: Vec<Vec<&PrefixNode>> = vec![Vec::new(); proof.prices.len()];
    let mut named = proof.departures.iter().peekable();
    let mut walk = PlanWalk::new(problem, &plans, &[]);
    let mut seen = vec![usize::MAX; problem.cols()];
    for (number, node) in nodes.iter().enumerate() {
        let here = |departure: &&_| node.is_of(departure);
        walk.to(node);
        match named.next_if(here).map(|departure| &departure.bound) {
            None if walk.left(node).next().is_none() => {}
            Some(DepartureBound::Infeasible(rows)) => {
                walk.no_plan(node, rows, &mut seen, number)?;
            }
            Some(DepartureBound::Prices(prices)) => match by_prices.get_mut(*prices) {
                Some(bounded) => bounded.push(node),
                None => return Err(node.not_bounded()),
            },
            None => return Err(node.not_bounded()),
        }
    }
    if let Some(departure) = named.next() {
        return Err(Flaw::NoSuchDeparture { plan: departure.plan, row: departure.row });
    }
    for (prices, bounded) in proof.prices.iter().zip(by_prices) {
        prices_bound(problem, &plans, prices, &bounded, best.next)?;
    }
    Ok(RankingCertificate {
        passed: vec![Check::PrimalFeasible, Check::PlansInOrder, Check::NothingLeftOut],
        plans: best.plans.len(),
        departures: proof.departures.len(),
    })
}

/// The listed plans and the next one, if they are feasible, in order, and their values are right.
fn in_order<'a>(problem: &Problem, best: &'a KBest) -> Result<Vec<&'a [Option<Col>]>, Flaw> {
    let mut plans: Vec<(&[Option<Col>], Price)> = Vec::new();
    for plan in &best.plans {
        plan_is_feasible(problem, &plan.columns, plan.total)?;
        plans.push((&plan.columns, plan.value));
    }
    match (&best.proof.next, best.next) {
        (Some(columns), Some(value)) => {
            let scores = made(columns).filter_map(|(row, col)| problem.score(row, col));
            let total = scores.map(i128::from).sum::<i128>();
            plan_is_feasible(problem, columns, i64::try_from(total).unwrap_or(i64::MAX))?;
            plans.push((columns, value));
        }
        (None, None) => {}
        _ => return Err(Flaw::NextNotShown),
    }
    for (plan, (columns, stated)) in plans.iter().enumerate() {
        let found = optimal::worth(problem, columns);
        if found != ObjectiveValue::from(*stated) {
            return Err(Flaw::WrongValue { plan, stated: *stated, found });
        }
    }
    // To stay unpaired comes after every column.
    let later = |a: &[Option<Col>], b: &[Option<Col>]| {
        let position = |col: &Option<Col>| col.map_or(usize::MAX, |col| col.0);
        a.iter().map(position).lt(b.iter().map(position))
    };
    for (plan, two) in plans.windows(2).enumerate() {
        let ((first, greater), (second, less)) = (two[0], two[1]);
        if greater < less || (greater == less && !later(first, second)) {
            return Err(Flaw::OutOfOrder { plan: plan + 1 });
        }
    }
    Ok(plans.into_iter().map(|(columns, _)| columns).collect())
}

/// The value of a pair; a complete plan is one with enough pairs.
fn worth(problem: &Problem, score: i64) -> ObjectiveValue {
    match problem.pairs() {
        Pairs::Complete => ObjectiveValue { pairs: 1, score: score.into() },
        other => ObjectiveValue::of_pair(other, score),
    }
}

/// Checks that prices bound the plans that depart at given nodes by the next value.
fn prices_bound(
    problem: &Problem,
    plans: &[&[Option<Col>]],
    prices: &[Price],
    nodes: &[&PrefixNode],
    next: Option<Price>,
) -> Result<(), Flaw> {
    let (rows, cols) = (problem.rows(), problem.cols());
    if prices.len() != cols {
        let found_cols = prices.len();
        return Err(Flaw::PriceLength { rows, cols, found_rows: rows, found_cols });
    }
    for (col, &price) in prices.iter().enumerate() {
        if ObjectiveValue::from(price) < ObjectiveValue::ZERO {
            return Err(Flaw::NegativePrice { member: Member::Col(Col(col)), price });
        }
    }
    let gain = |(col, score): (Col, i64)| worth(problem, score).minus(prices[col.0].into());
    // What the rows from each row on gain at most, whatever is taken.
    let mut from = vec![ObjectiveValue::ZERO; rows + 1];
    for row in (0..rows).rev() {
        let most = problem.candidates(Row(row)).map(gain).max();
        from[row] =
            from[row + 1].plus(most.unwrap_or(ObjectiveValue::ZERO).max(ObjectiveValue::ZERO));
    }
    let all: ObjectiveValue = prices.iter().map(|&price| ObjectiveValue::from(price)).sum();
    let needed = rows.min(cols) as i128;
    let no_better = |bound: ObjectiveValue| match (problem.pairs(), next) {
        (Pairs::Complete, Some(next)) => {
            bound <= ObjectiveValue { pairs: needed, score: next.score.into() }
        }
        (Pairs::Complete, None) => bound.pairs < needed,
        (_, Some(next)) => bound <= next.into(),
        (_, None) => false,
    };
    let mut walk = PlanWalk::new(problem, plans, prices);
    for node in nodes {
        walk.to(node);
        let left = walk.left(node).map(|cell| cell.map_or(ObjectiveValue::ZERO, gain));
        let Some(most) = left.max() else { continue };
        let before = walk.worth.plus(all.minus(walk.charged));
        let bound = before.plus(most).plus(from[node.row + 1]);
        if !no_better(bound) {
            return Err(Flaw::BoundTooHigh { plan: node.plan, row: Row(node.row), bound });
        }
    }
    Ok(())
}

/// A walk down the rows of one plan after the other, with the columns taken so far.
struct PlanWalk<'a> {
    problem: &'a Problem,
    plans: &'a [&'a [Option<Col>]],
    prices: &'a [Price],
    plan: usize,
    row: usize,
    taken: Vec<bool>,
    /// What the pairs of the rows before count for.
    worth: ObjectiveValue,
    /// What the columns of the rows before are priced.
    charged: ObjectiveValue,
}

impl<'a> PlanWalk<'a> {
    fn new(problem: &'a Problem, plans: &'a [&'a [Option<Col>]], prices: &'a [Price]) -> Self {
        let taken = vec![false; problem.cols()];
        let none = ObjectiveValue::ZERO;
        Self { problem, plans, prices, plan: 0, row: 0, taken, worth: none, charged: none }
    }

    /// Goes on to a node; nodes must come in order.
    fn to(&mut self, node: &PrefixNode) {
        if node.plan != self.plan {
            *self = Self { plan: node.plan, ..Self::new(self.problem, self.plans, self.prices) };
        }
        while self.row < node.row {
            if let Some(col) = self.plans[self.plan][self.row] {
                let score = self.problem.score(Row(self.row), col).unwrap_or_default();
                let price = self.prices.get(col.0).copied().unwrap_or_default();
                self.taken[col.0] = true;
                self.worth = self.worth.plus(worth(self.problem, score));
                self.charged = self.charged.plus(price.into());
            }
            self.row += 1;
        }
    }

    /// The choices of the row of a node with which plans depart there; `None` is to stay unpaired.
    fn left(&self, node: &'a PrefixNode) -> impl Iterator<Item = Option<(Col, i64)>> {
        let all_paired =
            self.problem.pairs() == Pairs::Complete && self.problem.rows() <= self.problem.cols();
        let out = (!all_paired && !node.takes(None)).then_some(None);
        let cells = self.problem.candidates(Row(node.row));
        let cells = cells.filter(|&(col, _)| !self.taken[col.0] && !node.takes(Some(col)));
        cells.map(Some).chain(out)
    }

    /// Checks that rows that all need a column have too few left in the plans that depart.
    fn no_plan(
        &self,
        node: &'a PrefixNode,
        rows: &[Row],
        seen: &mut [usize],
        number: usize,
    ) -> Result<(), Flaw> {
        if self.problem.pairs() != Pairs::Complete {
            return Err(Flaw::AlwaysFeasible);
        }
        if self.problem.rows() > self.problem.cols() {
            return Err(Flaw::LargerSide);
        }
        if let Some(two) = rows.windows(2).find(|two| two[0] >= two[1]) {
            return Err(Flaw::Repeated { member: Member::Row(two[1]) });
        }
        let mut neighbours = 0;
        let mut meet = |col: Col| {
            neighbours += usize::from(seen[col.0] != number);
            seen[col.0] = number;
        };
        for &row in rows {
            match row.0 {
                row if row >= self.problem.rows() || row < node.row => {
                    return Err(Flaw::NoSuchMember { member: Member::Row(Row(row)) });
                }
                row if row == node.row => {
                    self.left(node).flatten().for_each(|(col, _)| meet(col));
                }
                row => {
                    let cells = self.problem.candidates(Row(row));
                    cells.filter(|&(col, _)| !self.taken[col.0]).for_each(|(col, _)| meet(col));
                }
            }
        }
        if neighbours < rows.len() {
            Ok(())
        } else {
            Err(Flaw::NotDeficient { members: rows.len(), neighbours })
        }
    }
}
