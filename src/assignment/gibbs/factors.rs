//! A problem as factors from 0 to 1, split into parts that do not depend on each other.
//!
//! With prices u and v that prove a plan optimal, every pair has the factor exp(β · (w − u − v)) ≤ 1,
//! and every member that stays unpaired exp(−β · price) ≤ 1. The product over a plan is exp(β · (its
//! value − that of the optimum)), so the optimum has 1, and sums over plans neither overflow nor vanish.

use ndarray::Array2;

use super::error::{GibbsError, MAX_BETA};
use crate::assignment::linear::solve;
use crate::assignment::model::{Col, Member, Outcome, Pairs, Price, Problem, Row};

/// The factors of a problem.
#[derive(Debug, Clone)]
pub(super) struct Factors {
    /// Of each cell; 0 where it is forbidden or in no plan.
    pub(super) pairs: Array2<f64>,
    /// Of each row that stays unpaired; 0 if it may not.
    pub(super) rows: Vec<f64>,
    pub(super) cols: Vec<f64>,
    /// The value of the optimum.
    pub(super) best_value: f64,
    /// β times that: what the scaling has taken out.
    pub(super) log_scale: f64,
}

impl Factors {
    pub(super) fn new(problem: &Problem, beta: f64, must: &[Member]) -> Result<Self, GibbsError> {
        if !(0.0..=MAX_BETA).contains(&beta) {
            return Err(GibbsError::Beta { value: format!("{beta:?}") });
        }
        let (rows, cols) = (problem.rows(), problem.cols());
        let inside = |member: &Member| match *member {
            Member::Row(Row(row)) => row < rows,
            Member::Col(Col(col)) => col < cols,
        };
        if let Some(&member) = must.iter().find(|member| !inside(member)) {
            return Err(GibbsError::Outside { member, rows, cols });
        }
        let needed = Needed::new(problem, must);
        let raised = needed.raised(problem)?;
        let raised = raised.as_ref().unwrap_or(problem);
        let Outcome::Optimal(optimum) = solve(raised) else { return Err(GibbsError::NoPlan) };
        let served = |is_row: bool| {
            let mut served = vec![false; if is_row { rows } else { cols }];
            for (row, col) in optimum.pairs() {
                served[if is_row { row.0 } else { col.0 }] = true;
            }
            served
        };
        let (served_rows, served_cols) = (served(true), served(false));
        let missed =
            |needed: &[bool], served: &[bool]| needed.iter().zip(served).any(|(&n, &s)| n && !s);
        if missed(&needed.rows, &served_rows) || missed(&needed.cols, &served_cols) {
            return Err(GibbsError::NoPlan);
        }
        let factor = |slack: Price| {
            if slack.pairs == 0 {
                (beta * problem.plain_score(slack.score.min(0))).exp()
            } else {
                0.0
            }
        };
        let prices = &optimum.prices;
        let pairs = Array2::from_shape_fn((rows, cols), |(row, col)| {
            let Some(score) = raised.score(Row(row), Col(col)) else { return 0.0 };
            factor(raised.worth(score) - (prices.rows[row] + prices.cols[col]))
        });
        // Where every plan serves the shorter side whole, nobody of it stays unpaired.
        let whole = match problem.pairs() {
            Pairs::Free { .. } => false,
            Pairs::Complete | Pairs::Largest => optimum.pairs().count() == rows.min(cols),
        };
        let unpaired =
            |price: &Price, must: bool| if must { 0.0 } else { factor(Price::ZERO - *price) };
        let must_row = |row: usize| needed.rows[row] || (whole && rows <= cols);
        let must_col = |col: usize| needed.cols[col] || (whole && cols <= rows);
        let reservation = match problem.pairs() {
            Pairs::Free { reservation } => reservation,
            Pairs::Complete | Pairs::Largest => 0,
        };
        let value: i64 = optimum
            .pairs()
            .filter_map(|(row, col)| Some(problem.score(row, col)? - reservation))
            .sum();
        Ok(Self {
            pairs,
            rows: (0..)
                .zip(&prices.rows)
                .map(|(row, price)| unpaired(price, must_row(row)))
                .collect(),
            cols: (0..)
                .zip(&prices.cols)
                .map(|(col, price)| unpaired(price, must_col(col)))
                .collect(),
            best_value: problem.plain_score(value),
            log_scale: beta * problem.plain_score(value),
        })
    }

    /// The parts that do not depend on each other, in the order of their first rows. Members without any
    /// pair are in none of them.
    pub(super) fn parts(&self) -> Vec<Part> {
        let (rows, cols) = self.pairs.dim();
        let mut part_of_row = vec![usize::MAX; rows];
        let mut part_of_col = vec![usize::MAX; cols];
        let mut count = 0;
        for first in 0..rows {
            if part_of_row[first] != usize::MAX || self.pairs.row(first).iter().all(|&it| it == 0.0)
            {
                continue;
            }
            part_of_row[first] = count;
            let mut waiting = vec![first];
            while let Some(row) = waiting.pop() {
                for (col, part) in part_of_col.iter_mut().enumerate() {
                    if self.pairs[[row, col]] == 0.0 || *part != usize::MAX {
                        continue;
                    }
                    *part = count;
                    for (other, part) in part_of_row.iter_mut().enumerate() {
                        if self.pairs[[other, col]] != 0.0 && *part == usize::MAX {
                            *part = count;
                            waiting.push(other);
                        }
                    }
                }
            }
            count += 1;
        }
        let members = |of: &[usize], part: usize| -> Vec<usize> {
            (0..of.len()).filter(|&member| of[member] == part).collect()
        };
        let parts =
            (0..count).map(|part| (members(&part_of_row, part), members(&part_of_col, part)));
        parts.map(|(rows, cols)| self.part(rows, cols)).collect()
    }

    fn part(&self, rows: Vec<usize>, cols: Vec<usize>) -> Part {
        let by_rows = rows.len() <= cols.len();
        let own =
            |members: &[usize], factors: &[f64]| members.iter().map(|&it| factors[it]).collect();
        let (of_rows, of_cols) = (own(&rows, &self.rows), own(&cols, &self.cols));
        let (short, long) = if by_rows { (rows, cols) } else { (cols, rows) };
        let (short_unpaired, long_unpaired) =
            if by_rows { (of_rows, of_cols) } else { (of_cols, of_rows) };
        let pairs = Array2::from_shape_fn((long.len(), short.len()), |(j, i)| {
            self.pairs[if by_rows { [short[i], long[j]] } else { [long[j], short[i]] }]
        });
        Part { by_rows, short, long, pairs, short_unpaired, long_unpaired }
    }
}

/// Members that must have a partner, in addition to what the mode requires.
struct Needed {
    rows: Vec<bool>,
    cols: Vec<bool>,
    any: bool,
}

impl Needed {
    fn new(problem: &Problem, must: &[Member]) -> Self {
        let (mut rows, mut cols) = (vec![false; problem.rows()], vec![false; problem.cols()]);
        for member in must {
            match *member {
                Member::Row(Row(row)) => rows[row] = true,
                Member::Col(Col(col)) => cols[col] = true,
            }
        }
        Self { rows, cols, any: !must.is_empty() }
    }

    /// The problem with a bonus for each such member that outweighs all scores, so that an optimum serves as
    /// many of them as any plan. All plans that serve all of them have the same bonus.
    fn raised(&self, problem: &Problem) -> Result<Option<Problem>, GibbsError> {
        if !self.any {
            return Ok(None);
        }
        let worth = |score: i64| problem.worth(score).score;
        let greatest = problem.eligible_cells().map(|(.., score)| worth(score).abs()).max();
        let short = i64::try_from(problem.rows().min(problem.cols())).unwrap_or(i64::MAX);
        let bonus = greatest.unwrap_or(0).saturating_mul(short).saturating_mul(2).saturating_add(1);
        let raised =
            Problem::from_fn(problem.rows(), problem.cols(), problem.pairs(), |row, col| {
                let ends = i64::from(self.rows[row.0]) + i64::from(self.cols[col.0]);
                Some(problem.score(row, col)?.saturating_add(bonus.saturating_mul(ends)))
            })?;
        Ok(Some(raised))
    }
}

/// A part of a problem that depends on no other: who may be paired with whom, by place within the part.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// Whether the shorter side are rows.
    pub(super) by_rows: bool,
    /// The members of the shorter side, and those of the longer.
    pub(super) short: Vec<usize>,
    pub(super) long: Vec<usize>,
    /// The factor of each pair: by long member, then by short member.
    pub(super) pairs: Array2<f64>,
    pub(super) short_unpaired: Vec<f64>,
    pub(super) long_unpaired: Vec<f64>,
}

impl Part {
    /// The row and the column of a short and a long member.
    pub(super) fn cell(&self, short: usize, long: usize) -> (usize, usize) {
        let (short, long) = (self.short[short], self.long[long]);
        if self.by_rows { (short, long) } else { (long, short) }
    }

    /// Whether all members of both sides are paired in every plan.
    pub(super) fn is_perfect(&self) -> bool {
        let all_must = |factors: &[f64]| factors.iter().all(|&factor| factor == 0.0);
        self.short.len() == self.long.len()
            && (all_must(&self.short_unpaired) || all_must(&self.long_unpaired))
    }

    /// Whether every short member is paired in every plan.
    pub(super) fn serves_short(&self) -> bool {
        self.short_unpaired.iter().all(|&factor| factor == 0.0)
    }
}
