//! How a problem stands in a file.

use serde::{Deserialize, Serialize};

use super::{Col, Pairs, Problem, ProblemError, Row};

/// How a problem is written: rows of cells, forbidden ones empty. Read back, it is checked again.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    pairs: Pairs,
    scores: Vec<Vec<Option<i64>>>,
}

impl From<Problem> for Written {
    fn from(problem: Problem) -> Self {
        let scores = (0..problem.rows())
            .map(|row| (0..problem.cols()).map(|col| problem.score(Row(row), Col(col))).collect())
            .collect();
        Self { pairs: problem.pairs(), scores }
    }
}

impl TryFrom<Written> for Problem {
    type Error = ProblemError;

    fn try_from(written: Written) -> Result<Self, ProblemError> {
        let expected = written.scores.first().map_or(0, Vec::len);
        if let Some(row) = written.scores.iter().position(|row| row.len() != expected) {
            return Err(ProblemError::Ragged {
                row: Row(row),
                expected,
                found: written.scores[row].len(),
            });
        }
        let Written { pairs, scores } = written;
        Self::from_fn(scores.len(), expected, pairs, |row, col| scores[row.0][col.0])
    }
}
