//! The written cases: each file of `tests/engine/suite/`, each case, each solver, and brute force.

use regiopair::assignment::{
    Col, HallViolator, Outcome, Pairs, Problem, Row,
    linear::{enumerate, solvers},
};
use regiopair::certificate::check;
use serde::Deserialize;

#[derive(Deserialize)]
struct Suite {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    source: String,
    mode: String,
    reservation: Option<i64>,
    scores: Vec<Vec<Cell>>,
    columns: Option<Vec<Cell>>,
    total: Option<i64>,
    hall_rows: Option<Vec<usize>>,
    hall_cols: Option<Vec<usize>>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(untagged)]
enum Cell {
    Number(i64),
    Dash(Dash),
}

#[derive(Deserialize, Clone, Copy)]
enum Dash {
    #[serde(rename = "-")]
    Dash,
}

impl Cell {
    fn number(self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Dash(Dash::Dash) => None,
        }
    }
}

impl Case {
    fn problem(&self) -> Problem {
        let pairs = match (self.mode.as_str(), self.reservation) {
            ("complete", None) => Pairs::Complete,
            ("largest", None) => Pairs::Largest,
            ("free", Some(reservation)) => Pairs::Free { reservation },
            other => panic!("{}: mode {other:?}", self.id),
        };
        let width = self.scores[0].len();
        assert!(self.scores.iter().all(|row| row.len() == width), "{}", self.id);
        Problem::from_fn(self.scores.len(), width, pairs, |row, col| {
            self.scores[row.0][col.0].number()
        })
        .unwrap()
    }

    fn columns(&self) -> Option<Vec<Option<Col>>> {
        let columns = self.columns.as_ref()?;
        let column = |cell: &Cell| cell.number().map(|col| Col(col.try_into().unwrap()));
        Some(columns.iter().map(column).collect())
    }

    fn hall(&self, problem: &Problem) -> Option<HallViolator> {
        let rows = self.hall_rows.as_ref()?.iter().copied().map(Row).collect();
        let cols = self.hall_cols.as_ref()?.iter().copied().map(Col).collect();
        Some(if problem.rows() <= problem.cols() {
            HallViolator::Rows { members: rows, neighbours: cols }
        } else {
            HallViolator::Columns { members: cols, neighbours: rows }
        })
    }
}

fn cases() -> Vec<Case> {
    [include_str!("literature.toml"), include_str!("modes.toml"), include_str!("traps.toml")]
        .into_iter()
        .flat_map(|text| toml::from_str::<Suite>(text).unwrap().case)
        .collect()
}

#[test]
fn every_solver_answers_every_case() {
    for case in cases() {
        assert!(!case.source.is_empty(), "{} has no source", case.id);
        let problem = case.problem();
        for solver in solvers() {
            let name = format!("{} on {}", solver.id(), case.id);
            let outcome = solver.solve(&problem);
            check(&problem, &outcome).unwrap_or_else(|flaw| panic!("{name}: {flaw}"));
            match &outcome {
                Outcome::Optimal(optimum) => {
                    assert_eq!(Some(&optimum.columns), case.columns().as_ref(), "{name}");
                    assert_eq!(Some(optimum.total), case.total, "{name}");
                }
                Outcome::Infeasible(hall) => {
                    assert_eq!(Some(hall), case.hall(&problem).as_ref(), "{name}");
                }
            }
            assert_eq!(outcome, solver.solve(&problem), "{name}, twice");
        }
    }
}

#[test]
fn brute_force_answers_every_case() {
    for case in cases() {
        let all = enumerate(&case.problem()).unwrap();
        assert_eq!(all.columns, case.columns(), "{}", case.id);
        assert_eq!(all.total, case.total.unwrap_or(0), "{}", case.id);
    }
}

/// Scores a million times as large are the same question.
#[test]
fn scaling_changes_nothing_in_the_plan() {
    const FACTOR: i64 = 1_000_000;
    for case in cases().iter().filter(|case| case.id != "forbidden-beats-nothing") {
        let problem = case.problem();
        let pairs = match problem.pairs() {
            Pairs::Free { reservation } => Pairs::Free { reservation: reservation * FACTOR },
            other => other,
        };
        let scaled = Problem::from_fn(problem.rows(), problem.cols(), pairs, |row, col| {
            Some(problem.score(row, col)? * FACTOR)
        })
        .unwrap();
        for solver in solvers() {
            let (before, after) = (solver.solve(&problem), solver.solve(&scaled));
            check(&scaled, &after).unwrap();
            assert_eq!(
                before.optimum().map(|optimum| (&optimum.columns, optimum.total * FACTOR)),
                after.optimum().map(|optimum| (&optimum.columns, optimum.total)),
                "{} on {}",
                solver.id(),
                case.id,
            );
        }
    }
}
