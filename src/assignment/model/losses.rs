//! What every pair would cost an optimal plan.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, LexicographicError, QuotaId, Row};

/// The loss of every pair that an optimal plan does not have, and the exit margin of every pair that it
/// has; see [`losses::of_plan`](crate::assignment::losses::of_plan()).
///
/// # In a file
///
/// With serde, `kinds` and `amounts` list the cells row by row; each cell has as many amounts as there are
/// `levels`, 0 where it has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Losses {
    rows: usize,
    cols: usize,
    levels: usize,
    kinds: Vec<CellKind>,
    amounts: Vec<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::assignment) enum CellKind {
    Closed,
    Impossible,
    Possible,
    Necessary,
    Removable,
}

/// What a cell would cost an optimal plan. Amounts are in the units of the levels, one for each level, and
/// are compared lexicographically; they are never below 0 in that order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellLoss<'a> {
    /// The cell is forbidden, or outside the table.
    Closed,
    /// The plan does not have the pair.
    Unmade {
        /// What the best plan that has it lacks; `None` if no plan has it.
        loss: Option<&'a [i64]>,
    },
    /// The plan has the pair.
    Made {
        /// What the best plan without it lacks: its exit margin; `None` if every plan has it.
        exit: Option<&'a [i64]>,
    },
}

impl Losses {
    pub(in crate::assignment) fn closed((rows, cols): (usize, usize), levels: usize) -> Self {
        let cells = rows * cols;
        let kinds = vec![CellKind::Closed; cells];
        Self { rows, cols, levels, kinds, amounts: vec![0; cells * levels] }
    }

    /// Says what a cell would cost.
    pub(in crate::assignment) fn set(
        &mut self,
        (row, col): (usize, usize),
        kind: CellKind,
        amount: &[i64],
    ) {
        let cell = row * self.cols + col;
        self.kinds[cell] = kind;
        let own = &mut self.amounts[cell * self.levels..(cell + 1) * self.levels];
        own.copy_from_slice(&amount[..self.levels]);
    }

    /// The same with rows and columns exchanged.
    pub(in crate::assignment) fn transposed(&self) -> Self {
        let mut turned = Self::closed((self.cols, self.rows), self.levels);
        for row in 0..self.rows {
            for col in 0..self.cols {
                let cell = row * self.cols + col;
                let amount = &self.amounts[cell * self.levels..(cell + 1) * self.levels];
                turned.set((col, row), self.kinds[cell], amount);
            }
        }
        turned
    }

    /// Returns the number of rows and columns.
    pub fn shape(&self) -> (usize, usize) {
        (self.rows, self.cols)
    }

    /// Returns the number of levels: the length of every loss.
    pub fn levels(&self) -> usize {
        self.levels
    }

    /// Returns what a cell would cost.
    pub fn cell(&self, Row(row): Row, Col(col): Col) -> CellLoss<'_> {
        if row >= self.rows || col >= self.cols {
            return CellLoss::Closed;
        }
        let cell = row * self.cols + col;
        let start = cell.saturating_mul(self.levels);
        let amount = self.amounts.get(start..start.saturating_add(self.levels));
        match self.kinds.get(cell) {
            None | Some(CellKind::Closed) => CellLoss::Closed,
            Some(CellKind::Impossible) => CellLoss::Unmade { loss: None },
            Some(CellKind::Possible) => CellLoss::Unmade { loss: amount },
            Some(CellKind::Necessary) => CellLoss::Made { exit: None },
            Some(CellKind::Removable) => CellLoss::Made { exit: amount },
        }
    }

    /// Returns what the best plan with this pair lacks; `None` if the plan has it, or no plan does.
    pub fn loss(&self, row: Row, col: Col) -> Option<&[i64]> {
        match self.cell(row, col) {
            CellLoss::Unmade { loss } => loss,
            _ => None,
        }
    }

    /// Returns what the best plan without this pair lacks; `None` if the plan does not have it, or every
    /// plan does.
    pub fn exit(&self, row: Row, col: Col) -> Option<&[i64]> {
        match self.cell(row, col) {
            CellLoss::Made { exit } => exit,
            _ => None,
        }
    }
}

/// Why there are no losses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LossesError {
    /// A level is not a sum.
    #[error("level {level} is not a sum; losses are available for levels that are sums")]
    NotASum {
        /// Index of the level.
        level: usize,
    },
    /// There are too many levels.
    #[error("there are {levels} levels; at most {limit} are accepted")]
    TooManyLevels {
        /// Number of levels.
        levels: usize,
        /// The most that are accepted.
        limit: usize,
    },
    /// The plan has a pair that is forbidden or outside the table.
    #[error("the plan has {row} with {col}, which is not an eligible cell")]
    NotEligible {
        /// Row of the pair.
        row: Row,
        /// Column of the pair.
        col: Col,
    },
    /// The plan has a pair twice.
    #[error("the plan has {row} with {col} twice")]
    Repeated {
        /// Row of the pair.
        row: Row,
        /// Column of the pair.
        col: Col,
    },
    /// The plan breaks a quota.
    #[error(
        "the plan has {pairs} pairs of {quota}, which must have at least {least} and at most {most}"
    )]
    OutsideQuota {
        /// The quota.
        quota: QuotaId,
        /// Pairs that it counts.
        pairs: usize,
        /// The lower bound.
        least: usize,
        /// The upper bound.
        most: usize,
    },
    /// Another plan is better.
    #[error("the plan is not optimal: an exchange of pairs improves it")]
    NotOptimal,
    /// The distances do not fit in memory.
    #[error(
        "the distances between {members} members and groups take {bytes} bytes; the limit is {limit}"
    )]
    TooLarge {
        /// Members of the smaller side, groups, and the root.
        members: usize,
        /// Bytes that they take.
        bytes: u128,
        /// [`MAX_BYTES`](crate::assignment::MAX_BYTES), or less if that is not available.
        limit: u64,
    },
    /// The callback stopped the work.
    #[error("the work was stopped before there was a result")]
    Stopped,
    /// The levels or quotas are invalid.
    #[error(transparent)]
    Input(#[from] LexicographicError),
}
