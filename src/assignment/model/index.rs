//! Rows, columns, and either of the two.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A row of a [`Problem`](crate::assignment::model::Problem), counted from 0.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Row(pub usize);

/// A column of a [`Problem`](crate::assignment::model::Problem), counted from 0.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Col(pub usize);

/// A member of either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Member {
    /// A row.
    Row(Row),
    /// A column.
    Col(Col),
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row {}", self.0)
    }
}

impl fmt::Display for Col {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {}", self.0)
    }
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Row(row) => row.fmt(f),
            Self::Col(col) => col.fmt(f),
        }
    }
}

impl From<usize> for Row {
    fn from(index: usize) -> Self {
        Self(index)
    }
}

impl From<usize> for Col {
    fn from(index: usize) -> Self {
        Self(index)
    }
}

impl From<Row> for Member {
    fn from(row: Row) -> Self {
        Self::Row(row)
    }
}

impl From<Col> for Member {
    fn from(col: Col) -> Self {
        Self::Col(col)
    }
}
