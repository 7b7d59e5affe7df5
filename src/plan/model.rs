//! The solver input that the rules define: numbers only, and the rule behind each bound.

use ndarray::Array2;

use crate::assignment::{
    Col, Pairs, Problem, Row, lexicographic,
    model::{
        Bounds, ConstrainedLexicographic, Constraints, Exclusive, Level, LexicographicError,
        LinearConstraint, NodeLimit, QuotaId, Quotas, QuotasError,
    },
};
use crate::rules::{Effect, RuleId};

use super::effect::RuleEffect;
use super::error::PlanningError;
use super::observer::PlanObserver;
use super::places::SizeLimits;
use super::semi_continuous::semi_continuous;
use super::settled::Settled;
use super::side_bounds::{Owner, SettledSide, SideBounds, sides};

/// The solver input under some rules.
#[derive(Debug, Clone)]
pub(crate) struct PlanModel {
    /// The cells that may be used, with their scores; in `Free` mode.
    pub(crate) cells: Problem,
    pub(crate) quotas: Quotas,
    pub(crate) constraints: Constraints,
    /// Whether nothing but cells is bounded: then the plain assignment answers it.
    pub(crate) plain: bool,
    pub(crate) rows: Vec<Owner>,
    pub(crate) cols: Vec<Owner>,
    pub(crate) row_groups: Vec<Owner>,
    pub(crate) col_groups: Vec<Owner>,
    /// Of the side constraints.
    pub(crate) side: Vec<Owner>,
}

impl PlanModel {
    /// Makes one level after another best under the side constraints too; `start` is a plan to begin with.
    pub(crate) fn search(
        &self,
        levels: &[Level],
        start: Option<&[(Row, Col)]>,
        observer: &PlanObserver,
    ) -> Result<ConstrainedLexicographic, LexicographicError> {
        let (effort, Self { cells, quotas, constraints, .. }) = (NodeLimit::default(), self);
        lexicographic::solve_constrained_with_progress(
            cells,
            quotas,
            constraints,
            levels,
            effort,
            start,
            |progress| observer.searching(progress),
        )
    }

    pub(crate) fn owner(&self, quota: QuotaId) -> Option<&Owner> {
        match quota {
            QuotaId::Row(Row(row)) => self.rows.get(row),
            QuotaId::Col(Col(col)) => self.cols.get(col),
            QuotaId::RowGroup(group) => self.row_groups.get(group),
            QuotaId::ColGroup(group) => self.col_groups.get(group),
        }
    }

    pub(crate) fn bounds(&self, quota: QuotaId) -> Bounds {
        match quota {
            QuotaId::Row(row) => self.quotas.of_row(row),
            QuotaId::Col(col) => self.quotas.of_col(col),
            QuotaId::RowGroup(group) => self.quotas.row_groups()[group].bounds,
            QuotaId::ColGroup(group) => self.quotas.col_groups()[group].bounds,
        }
    }
}

/// Builds the solver input under some rules; `settled` is what all rules together say.
///
/// # Errors
/// [`PlanningError::Problem`] if the numbers do not form a valid problem.
pub(crate) fn plan_model(
    scores: &Array2<Option<i64>>,
    effects: &[&RuleEffect],
    settled: &Settled,
) -> Result<PlanModel, PlanningError> {
    let sides = sides(effects, settled.sides.each_ref());
    of_sides(scores, effects, settled.served_left, sides)
}

/// The same under all rules, which say themselves what is settled.
///
/// # Errors
/// As [`plan_model`].
pub(crate) fn full_plan_model(
    scores: &Array2<Option<i64>>,
    effects: &[&RuleEffect],
) -> Result<PlanModel, PlanningError> {
    let settled = SettledSide::both(scores.dim(), effects);
    let (left, right) = sides(effects, settled.each_ref());
    let served_left = left.places() <= right.places();
    of_sides(scores, effects, served_left, (left, right))
}

/// The solver input from what the rules say of both sides, and which side is served whole.
fn of_sides(
    scores: &Array2<Option<i64>>,
    effects: &[&RuleEffect],
    served_left: bool,
    (mut left, mut right): (SideBounds<'_>, SideBounds<'_>),
) -> Result<PlanModel, PlanningError> {
    let shape = scores.dim();
    let SizeLimits { closed, lines: mut side } = SizeLimits::new(effects, &mut left, &mut right)?;
    // The scores are shared by all models; each has its own mask.
    let mut allowed = open_cells(shape, &closed);
    let mut plain = side.is_empty();
    let mut exclusive = Vec::new();
    for effect in effects {
        match &effect.effect {
            Effect::Complete if served_left => left.serve_all(),
            Effect::Complete => right.serve_all(),
            Effect::Exclude(excluded) => {
                for &(Row(row), Col(col)) in excluded {
                    allowed[[row, col]] = false;
                }
            }
            Effect::Exclusive(members) => {
                let widest =
                    |side: &SideBounds<'_>| side.own(members).iter().map(|&m| side.most(m)).max();
                if widest(&left).max(widest(&right)).unwrap_or(0) <= 1 {
                    let owner = Owner { most: Some(effect.rule), ..Owner::default() };
                    for side in [&mut left, &mut right] {
                        let own = side.own(members);
                        if !own.is_empty() {
                            side.groups.push((own, 0, Some(1), owner.clone()));
                        }
                    }
                } else {
                    exclusive.push(Exclusive::new(members.iter().copied())?);
                }
            }
            Effect::Cells(bounds) => {
                plain = false;
                for bound in bounds {
                    let most = bound.at_most.unwrap_or(usize::MAX);
                    let least = if bound.or_none { 0 } else { bound.at_least };
                    let owner = Owner {
                        least: Some(effect.rule),
                        most: Some(effect.rule),
                        group: bound.group.clone(),
                    };
                    let cells = bound.cells.iter().copied();
                    side.push((LinearConstraint::count(cells, least..=most)?, owner));
                }
            }
            _ => {}
        }
    }
    // A pair is required through the end that has one place, or else by a constraint of its own.
    for effect in effects {
        if let Effect::Require(Row(row), Col(col)) = effect.effect {
            plain = false;
            if left.most(row) == 1 {
                left.raise(row, 1, effect.rule);
                (0..shape.1).filter(|&other| other != col).for_each(|j| allowed[[row, j]] = false);
            } else if right.most(col) == 1 {
                right.raise(col, 1, effect.rule);
                (0..shape.0).filter(|&other| other != row).for_each(|i| allowed[[i, col]] = false);
            } else {
                let owner = Owner { least: Some(effect.rule), ..Owner::default() };
                let cell = [(Row(row), Col(col))];
                side.push((LinearConstraint::count(cell, 1..=usize::MAX)?, owner));
            }
        }
    }
    let semi_continuous = semi_continuous(effects, [&left, &right])?;
    let pairs = Pairs::Free { reservation: 0 };
    let mut every_cell = scores.iter().zip(&allowed);
    let cells = Problem::from_fn(shape.0, shape.1, pairs, |_, _| {
        every_cell.next().and_then(|(&score, &allowed)| score.filter(|_| allowed))
    })?;
    let mut builder = ModelBuilder {
        quotas: Quotas::new(shape.0, shape.1),
        groups: [Vec::new(), Vec::new()],
        side,
        plain: plain && exclusive.is_empty() && semi_continuous.is_empty(),
    };
    let mut owners = [Vec::new(), Vec::new()];
    for own in [&left, &right] {
        owners[usize::from(!own.left)] = builder.members(own)?;
    }
    for own in [left, right] {
        builder.groups_of(own)?;
    }
    let [rows, cols] = owners;
    let [row_groups, col_groups] = builder.groups;
    let (side, side_owners) = builder.side.into_iter().unzip();
    Ok(PlanModel {
        cells,
        quotas: builder.quotas,
        constraints: Constraints { linear: side, exclusive, semi_continuous },
        plain: builder.plain,
        rows,
        cols,
        row_groups,
        col_groups,
        side: side_owners,
    })
}

/// The cells that may be used; these are closed.
fn open_cells(shape: (usize, usize), closed: &[(Row, Col)]) -> Array2<bool> {
    let mut open = Array2::from_elem(shape, true);
    for &(Row(row), Col(col)) in closed {
        open[[row, col]] = false;
    }
    open
}

/// Quotas while they are built.
struct ModelBuilder {
    quotas: Quotas,
    /// Owners of the groups of rows, and of columns.
    groups: [Vec<Owner>; 2],
    side: Vec<(LinearConstraint, Owner)>,
    plain: bool,
}

impl ModelBuilder {
    /// The bounds of members; returns whose they are.
    fn members(&mut self, side: &SideBounds<'_>) -> Result<Vec<Owner>, PlanningError> {
        for (index, place) in side.members.iter().enumerate() {
            let most = side.most(index);
            // The plain assignment has no lower bound except one partner for every member of the
            // side that has no more members than the other.
            let served = place.least == 1
                && place.owner.least == Some(RuleId::Pairs)
                && side.members.len() <= side.others;
            self.plain &= most == 1 && (place.least == 0 || served);
            // What must be and what may be can clash; the quota itself cannot.
            let (inside, clash) = (place.least.min(most), place.least > most);
            let quotas = std::mem::replace(&mut self.quotas, Quotas::new(0, 0));
            self.quotas = if side.left {
                quotas.row(Row(index), inside..=most)?
            } else {
                quotas.col(Col(index), inside..=most)?
            };
            if clash {
                self.add(side, &[index], place.least, usize::MAX, place.owner.clone())?;
            }
        }
        Ok(side.members.iter().map(|place| place.owner.clone()).collect())
    }

    /// Groups, the widest first, so that a nested one finds its outer one; a group that overlaps
    /// another becomes a constraint on its cells.
    fn groups_of(&mut self, mut side: SideBounds<'_>) -> Result<(), PlanningError> {
        let mut groups = std::mem::take(&mut side.groups);
        groups.sort_by_key(|(members, ..)| std::cmp::Reverse(members.len()));
        for (members, least, most, owner) in groups {
            let most = most.unwrap_or(usize::MAX);
            if members.is_empty() {
                // An empty group with a lower bound becomes a constraint on no cell.
                self.side.push((LinearConstraint::count([], least..=usize::MAX)?, owner));
                self.plain = false;
            } else if least > most {
                self.add(&side, &members, least, usize::MAX, owner.clone())?;
                self.add(&side, &members, 0, most, owner)?;
            } else {
                self.add(&side, &members, least, most, owner)?;
            }
        }
        Ok(())
    }

    fn add(
        &mut self,
        side: &SideBounds<'_>,
        members: &[usize],
        least: usize,
        most: usize,
        owner: Owner,
    ) -> Result<(), PlanningError> {
        self.plain = false;
        match self.quotas.add_group(side.left, members.to_vec(), &(least..=most)) {
            Ok(()) => self.groups[usize::from(!side.left)].push(owner),
            Err(QuotasError::NotNested { .. }) => {
                let count = LinearConstraint::count(side.cells(members), least..=most)?;
                self.side.push((count, owner));
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}
