//! The pair that a question is about.

use crate::assignment::{Col, Member, Row};
use crate::plan::{Assessment, PlanningError};
use crate::profile::{Pool, Profile};
use crate::proposal::place;
use crate::rules::RegionPair;

impl Assessment {
    /// The ids of a pair.
    pub(super) fn region_pair(&self, (row, col): (Row, Col)) -> RegionPair {
        let id = |member| self.profile(member).region.id.clone();
        RegionPair::new(id(Member::Row(row)), id(Member::Col(col)))
    }

    /// The row and the column of two regions by ids or names, in either order.
    ///
    /// # Errors
    /// [`PlanningError::UnknownRegion`], [`PlanningError::AmbiguousRegion`],
    /// [`PlanningError::SameSideRegions`].
    pub(super) fn cell_of(&self, first: &str, second: &str) -> Result<(Row, Col), PlanningError> {
        let [left, right] = [self.left(), self.right()];
        let error = match self.places_of(first, second) {
            Ok((row, col)) => return Ok((Row(row), Col(col))),
            Err(error) => error,
        };
        let is_in = |pool: &Pool, name| place(pool, name).is_ok();
        for pool in [left, right] {
            if is_in(pool, first) && is_in(pool, second) {
                return Err(PlanningError::SameSideRegions {
                    first: first.to_owned(),
                    second: second.to_owned(),
                    side: pool.side().to_owned(),
                });
            }
        }
        // What is known of the one says on which side the other was sought.
        let (pool, name) = match () {
            () if is_in(left, first) => (right, second),
            () if is_in(right, first) => (left, second),
            () if is_in(left, second) => (right, first),
            () => (left, first),
        };
        Err(match place(pool, name) {
            Err(error) => error,
            Ok(_) => error,
        })
    }

    /// The same, if the two regions take part and meet.
    ///
    /// # Errors
    /// As [`cell_of`](Self::cell_of), [`PlanningError::ScreenedOut`], [`PlanningError::RoundsApart`].
    pub(super) fn meeting(&self, first: &str, second: &str) -> Result<(Row, Col), PlanningError> {
        let (row, col) = self.cell_of(first, second)?;
        let id = |profile: &Profile| profile.region.id.clone();
        let (left, right) = (self.profile(row.into()), self.profile(col.into()));
        for profile in [left, right] {
            let screened = self.screening().of(&profile.region.id);
            if screened.is_some_and(|screened| !screened.admitted) {
                return Err(PlanningError::ScreenedOut { region: id(profile) });
            }
        }
        if !self.meet(row.0, col.0) {
            let round = self.round_of(&left.region.id);
            let round = round.map(|round| self.programme().rounds[round].name.clone());
            let (left, right) = (id(left), id(right));
            return Err(PlanningError::RoundsApart { left, right, round });
        }
        Ok((row, col))
    }
}
