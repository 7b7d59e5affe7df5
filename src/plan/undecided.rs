//! What a round still has to decide: the regions and quotas that earlier rounds leave.
//!
//! Where rounds are decided one by one, most regions are decided already or take no part yet. The others
//! are a smaller problem of the same kind: what is decided counts towards every quota, and a region
//! that has no pair to choose from is left out. A plan of the one and what is decided make a plan of the
//! other, and nothing else does; so the best plans are the same, and the first of them as well, since
//! the order of the regions is kept.

use ndarray::Array2;

use super::answer::uncertified;
use super::error::PlanningError;
use super::model::PlanModel;
use crate::assignment::model::{Bounds, Level, QuotaGroup, Quotas};
use crate::assignment::{Col, Outcome, Pairs, Problem, Row, lexicographic};
use crate::certificate::{self, Check};

/// The best plan of a round.
pub(super) struct RoundPlan {
    /// Those that were decided and those that are new, ascending.
    pub(super) pairs: Vec<(Row, Col)>,
    /// The checks that were passed.
    pub(super) checks: Vec<Check>,
    /// Whether no other plan of the round is as good.
    pub(super) is_only_best: Option<bool>,
}

/// The best plan of a model in which some pairs, ascending, are decided; `None` where the model as a
/// whole has to be solved: if a level does more than add up, under side constraints, or if there is no
/// plan.
pub(super) fn decide_rest(
    model: &PlanModel,
    levels: &[Level],
    decided: &[(Row, Col)],
) -> Result<Option<RoundPlan>, PlanningError> {
    let Some(rest) = Undecided::new(model, decided) else { return Ok(None) };
    let rest_of = |level: &Level| match level {
        Level::MaximizeSum(weights) => Some(Level::MaximizeSum(rest.of_table(weights))),
        _ => None,
    };
    let Some(levels) = levels.iter().map(rest_of).collect::<Option<Vec<_>>>() else {
        return Ok(None);
    };
    let quotas = &rest.quotas;
    let outcome = lexicographic::solve(&rest.cells, quotas, &levels)?;
    let certificate = certificate::check_lexicographic(&rest.cells, quotas, &levels, &outcome)
        .map_err(|flaw| uncertified(&flaw))?;
    let Outcome::Optimal(found) = outcome else { return Ok(None) };
    let chosen = found.pairs.iter().map(|&(row, col)| (rest.rows[row.0], rest.cols[col.0]));
    let chosen = chosen.map(|(row, col)| (Row(row), Col(col)));
    let mut pairs: Vec<(Row, Col)> = chosen.chain(decided.iter().copied()).collect();
    pairs.sort_unstable();
    let is_only_best = certificate.only_optimum;
    Ok(Some(RoundPlan { pairs, checks: certificate.passed, is_only_best }))
}

/// The part of a model that is not decided.
struct Undecided {
    /// The rows and columns that have a choice, ascending.
    rows: Vec<usize>,
    cols: Vec<usize>,
    cells: Problem,
    quotas: Quotas,
}

impl Undecided {
    fn new(model: &PlanModel, decided: &[(Row, Col)]) -> Option<Self> {
        if !model.constraints.is_empty() {
            return None;
        }
        let (rows, cols) = model.quotas.shape();
        let (mut of_row, mut of_col) = (vec![0; rows], vec![0; cols]);
        for &(row, col) in decided {
            model.cells.score(row, col)?;
            of_row[row.0] += 1;
            of_col[col.0] += 1;
        }
        let left_of = |bounds: Bounds, count: usize| {
            let most = bounds.most.checked_sub(count)?;
            Some(Bounds { least: bounds.least.saturating_sub(count), most })
        };
        let left_row = |row: usize| left_of(model.quotas.of_row(Row(row)), of_row[row]);
        let left_col = |col: usize| left_of(model.quotas.of_col(Col(col)), of_col[col]);
        let of_rows = (0..rows).map(left_row).collect::<Option<Vec<_>>>()?;
        let of_cols = (0..cols).map(left_col).collect::<Option<Vec<_>>>()?;
        let mut open = Array2::from_elem((rows, cols), None);
        let (mut row_place, mut col_place) = (vec![None; rows], vec![None; cols]);
        for row in (0..rows).filter(|&row| of_rows[row].most > 0) {
            model.cells.each_candidate(Row(row), |col, score| {
                let is_decided = decided.binary_search(&(Row(row), col)).is_ok();
                if !is_decided && of_cols[col.0].most > 0 {
                    open[[row, col.0]] = Some(score);
                    (row_place[row], col_place[col.0]) = (Some(0), Some(0));
                }
            });
        }
        let (rows, cols) = (kept(&mut row_place, &of_rows)?, kept(&mut col_place, &of_cols)?);
        let pairs = Pairs::Free { reservation: 0 };
        let score = |Row(row), Col(col)| open[[rows[row], cols[col]]];
        let cells = Problem::from_fn(rows.len(), cols.len(), pairs, score).ok()?;
        let mut quotas = Quotas::new(rows.len(), cols.len());
        for (place, &row) in rows.iter().enumerate() {
            let Bounds { least, most } = of_rows[row];
            quotas = quotas.row(Row(place), least..=most).ok()?;
        }
        for (place, &col) in cols.iter().enumerate() {
            let Bounds { least, most } = of_cols[col];
            quotas = quotas.col(Col(place), least..=most).ok()?;
        }
        let row_groups = (true, model.quotas.row_groups(), &of_row, &row_place, &of_rows);
        let col_groups = (false, model.quotas.col_groups(), &of_col, &col_place, &of_cols);
        for (is_left, groups, counts, places, bounds) in [row_groups, col_groups] {
            for QuotaGroup { members, bounds: group } in groups {
                let count = members.iter().map(|&member| counts[member]).sum();
                let Bounds { least, most } = left_of(*group, count)?;
                let sum = |end: fn(&Bounds) -> usize| {
                    let own = members.iter().filter(|&&member| places[member].is_some());
                    own.fold(0, |sum: usize, &member| sum.saturating_add(end(&bounds[member])))
                };
                // Most groups require no more than their members do.
                if sum(|bounds| bounds.least) >= least && sum(|bounds| bounds.most) <= most {
                    continue;
                }
                let members: Vec<usize> = members.iter().filter_map(|&it| places[it]).collect();
                quotas.add_group(is_left, members, &(least..=most)).ok()?;
            }
        }
        Some(Self { rows, cols, cells, quotas })
    }

    fn of_table(&self, weights: &Array2<i64>) -> Array2<i64> {
        let shape = (self.rows.len(), self.cols.len());
        Array2::from_shape_fn(shape, |(row, col)| weights[[self.rows[row], self.cols[col]]])
    }
}

/// The members that have a place, which they are given in order; `None` if another one needs a pair.
fn kept(places: &mut [Option<usize>], bounds: &[Bounds]) -> Option<Vec<usize>> {
    let mut kept = Vec::with_capacity(places.len());
    for (member, place) in places.iter_mut().enumerate() {
        if place.is_some() {
            *place = Some(kept.len());
            kept.push(member);
        } else if bounds[member].least > 0 {
            return None;
        }
    }
    Some(kept)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panic")]

    use proptest::prelude::*;

    use super::*;
    use crate::assignment::model::Constraints;

    const SIDE: usize = 5;

    fn model(cells: Problem, quotas: Quotas) -> PlanModel {
        let [rows, cols, row_groups, col_groups, side] = [const { Vec::new() }; 5];
        let constraints = Constraints::default();
        PlanModel {
            cells,
            quotas,
            constraints,
            plain: false,
            rows,
            cols,
            row_groups,
            col_groups,
            side,
        }
    }

    /// Bounds that are often exact.
    fn bounds() -> impl Strategy<Value = (usize, usize)> {
        (0_usize..=1, 0_usize..=2).prop_map(|(least, more)| (least, least + more))
    }

    fn group() -> impl Strategy<Value = (usize, usize, usize, usize)> {
        (0..SIDE, 1..=SIDE, 0_usize..=2, 0_usize..=3)
    }

    proptest! {
        /// What is decided is left out, or forced by a region that may have that pair alone.
        #[test]
        fn a_rest_has_the_plan_of_the_whole(
            scores in prop::collection::vec(prop::option::weighted(0.8, -3_i64..=6), SIDE * SIDE),
            second in prop::collection::vec(0_i64..=2, SIDE * SIDE),
            rows in prop::collection::vec(bounds(), SIDE),
            cols in prop::collection::vec(bounds(), SIDE),
            groups in prop::collection::vec((any::<bool>(), group()), 0..4),
            pick in prop::collection::vec(any::<bool>(), 2 * SIDE),
        ) {
            let table = Array2::from_shape_vec((SIDE, SIDE), scores).unwrap();
            let mut cells = Problem::dense(table.view(), Pairs::Free { reservation: 0 }).unwrap();
            let mut quotas = Quotas::new(SIDE, SIDE);
            for (place, ((low, high), (least, most))) in rows.into_iter().zip(cols).enumerate() {
                quotas = quotas.row(Row(place), low..=high).unwrap();
                quotas = quotas.col(Col(place), least..=most).unwrap();
            }
            for (on_rows, (first, count, least, more)) in groups {
                let members = (first..SIDE.min(first + count)).collect();
                // Groups that overlap are not added.
                let _ = quotas.add_group(on_rows, members, &(least..=least + more));
            }
            let weights = table.mapv(Option::unwrap_or_default);
            let second = Array2::from_shape_vec((SIDE, SIDE), second).unwrap();
            let levels = [Level::MaximizeSum(weights), Level::MaximizeSum(second.clone())];
            let other = lexicographic::solve(&cells, &quotas, &[Level::MaximizeSum(second)]).unwrap();
            let Some(other) = other.optimum() else { return Ok(()) };
            let mut decided = Vec::new();
            for (&(row, col), _) in other.pairs.iter().zip(pick).filter(|(_, pick)| *pick) {
                if quotas.of_row(row).most == 1 {
                    quotas = quotas.row(row, 1..=1).unwrap();
                    cells = cells.retain(|i, j, _| i != row || j == col);
                } else if quotas.of_col(col).most == 1 {
                    quotas = quotas.col(col, 1..=1).unwrap();
                    cells = cells.retain(|i, j, _| j != col || i == row);
                } else {
                    continue;
                }
                decided.push((row, col));
            }
            let whole = lexicographic::solve(&cells, &quotas, &levels).unwrap();
            let whole = whole.optimum().map(|optimum| optimum.pairs.clone());
            let rest = decide_rest(&model(cells, quotas), &levels, &decided).unwrap();
            // A rest without any choice is not solved.
            prop_assert!(rest.is_none() || rest.as_ref().map(|it| &it.pairs) == whole.as_ref());
            let has_choice = whole.is_some_and(|whole| whole.len() > decided.len());
            prop_assert!(rest.is_some() || !has_choice);
        }
    }
}
