//! A problem in a file, checked when it is read: all cells row by row, or a list of candidates.

use std::ops::Range;

use serde::de::Error as _;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::assignment::model::problem::CellStorage;
use crate::assignment::model::{Col, Pairs, Problem, ProblemError, Resolution, Row};

/// Either `scores`, or `cols` and `candidates`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SerializedProblem {
    pairs: Pairs,
    resolution: Option<Resolution>,
    /// Every cell, forbidden ones empty.
    scores: Option<Vec<Vec<Option<i64>>>>,
    cols: Option<usize>,
    /// The candidates of each row with their scores.
    candidates: Option<Vec<Vec<(Col, i64)>>>,
}

impl TryFrom<SerializedProblem> for Problem {
    type Error = ProblemError;

    fn try_from(serialized: SerializedProblem) -> Result<Self, ProblemError> {
        let SerializedProblem { pairs, resolution, scores, cols, candidates } = serialized;
        let problem = match (scores, cols, candidates) {
            (Some(scores), None, None) => from_table(&scores, pairs)?,
            (None, Some(cols), Some(candidates)) => {
                check_cols(cols, candidates.iter().map(Vec::len).sum())?;
                Self::sparse(cols, candidates, pairs)?
            }
            _ => return Err(ProblemError::TableOrCandidates),
        };
        Ok(Self { resolution, ..problem })
    }
}

/// The most columns of a list with few candidates.
const MOST_COLS: usize = 1 << 24;

/// The most columns per candidate of a longer list.
const COLS_PER_CANDIDATE: usize = 64;

/// A short file that declares many columns would make a solver take much memory.
fn check_cols(cols: usize, candidates: usize) -> Result<(), ProblemError> {
    let limit = MOST_COLS.max(candidates.saturating_mul(COLS_PER_CANDIDATE));
    if cols > limit {
        return Err(ProblemError::TooManyColumns { cols, candidates, limit });
    }
    Ok(())
}

fn from_table(scores: &[Vec<Option<i64>>], pairs: Pairs) -> Result<Problem, ProblemError> {
    let expected = scores.first().map_or(0, Vec::len);
    if let Some(row) = scores.iter().position(|row| row.len() != expected) {
        return Err(ProblemError::Ragged { row: Row(row), expected, found: scores[row].len() });
    }
    Problem::from_fn(scores.len(), expected, pairs, |row, col| scores[row.0][col.0])
}

/// Rows that are written one by one, so that a table is never copied.
struct Rows<F>(Range<usize>, F);

impl<T: Serialize, F: Fn(Row) -> T> Serialize for Rows<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.clone().map(|row| (self.1)(Row(row))))
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rows = 0..self.rows();
        let mut out = serializer.serialize_struct("Problem", 4)?;
        out.serialize_field("pairs", &self.pairs())?;
        if let Some(resolution) = self.resolution() {
            out.serialize_field("resolution", &resolution)?;
        }
        match self.cells() {
            CellStorage::Table(_) => {
                let cells = |row| -> Vec<Option<i64>> {
                    (0..self.cols()).map(|col| self.score(row, Col(col))).collect()
                };
                out.serialize_field("scores", &Rows(rows, cells))?;
            }
            CellStorage::List(_) => {
                let candidates = |row| self.candidates(row).collect::<Vec<_>>();
                out.serialize_field("cols", &self.cols())?;
                out.serialize_field("candidates", &Rows(rows, candidates))?;
            }
        }
        out.end()
    }
}

impl<'de> Deserialize<'de> for Problem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        SerializedProblem::deserialize(deserializer)?.try_into().map_err(D::Error::custom)
    }
}
