//! A problem in a file: rows of cells, checked when they are read.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::assignment::model::{Col, Pairs, Problem, ProblemError, Row};

/// A problem in a file: rows of cells, forbidden ones empty. It is checked when read.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SerializedProblem {
    pairs: Pairs,
    scores: Vec<Vec<Option<i64>>>,
}

impl From<&Problem> for SerializedProblem {
    fn from(problem: &Problem) -> Self {
        let scores = (0..problem.rows())
            .map(|row| (0..problem.cols()).map(|col| problem.score(Row(row), Col(col))).collect())
            .collect();
        Self { pairs: problem.pairs(), scores }
    }
}

impl TryFrom<SerializedProblem> for Problem {
    type Error = ProblemError;

    fn try_from(serialized: SerializedProblem) -> Result<Self, ProblemError> {
        let expected = serialized.scores.first().map_or(0, Vec::len);
        if let Some(row) = serialized.scores.iter().position(|row| row.len() != expected) {
            return Err(ProblemError::Ragged {
                row: Row(row),
                expected,
                found: serialized.scores[row].len(),
            });
        }
        let SerializedProblem { pairs, scores } = serialized;
        Self::from_fn(scores.len(), expected, pairs, |row, col| scores[row.0][col.0])
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        SerializedProblem::from(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Problem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        SerializedProblem::deserialize(deserializer)?.try_into().map_err(D::Error::custom)
    }
}
