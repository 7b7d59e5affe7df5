//! The plans that are best for some trade of one criterion against another.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use crate::assignment::lexicographic::solve_constrained_with_progress;
use crate::assignment::model::{
    ConstrainedLexicographic, Constraints, Level, LinearConstraint, NodeLimit, Quotas,
};
use crate::assignment::{Col, Problem, Resolution, Row};
use crate::certificate;
use crate::plan::answer::uncertified;
use crate::plan::observer::PlanObserver;
use crate::plan::{Assessment, PlanningError};
use crate::rules::PairsWanted;
use crate::sensitivity::regions_of_pair::RegionsOfPair;

/// Decimals of the values of criteria here.
const DECIMALS: u8 = 6;

/// The most plans that may be wanted.
const MOST_PLANS: usize = 10_000;

/// How to look for plans.
///
/// | Option | Default | Purpose | Range |
/// |---|---|---|---|
/// | `gap` | 0.01 | the least gain in the second criterion from one plan to the next, in points | 0.000001 to 1,000 |
/// | `most_plans` | 100 | after this many plans the search ends | 1 to 10,000 |
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ParetoOptions {
    /// The least gain in the second criterion from one plan to the next, in points.
    pub gap: f64,
    /// After this many plans the search ends.
    pub most_plans: usize,
}

impl Default for ParetoOptions {
    fn default() -> Self {
        Self { gap: 0.01, most_plans: 100 }
    }
}

/// Plans of which none has more of both of two criteria than another one.
///
/// # When not to trust it
/// It shows what is possible for two criteria, and nothing about all others, which do not count at all here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ParetoFront {
    /// The id of the first criterion.
    pub first: String,
    /// The id of the second criterion.
    pub second: String,
    /// The least gain in the second criterion from one plan to the next.
    pub gap: f64,
    /// The plans, from the most of the first criterion to the most of the second.
    pub plans: Vec<ParetoPlan>,
    /// Whether these are all, up to the gap; if not, the search ended early.
    pub complete: bool,
}

/// A plan that no other exceeds in both criteria.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ParetoPlan {
    /// The sum of the values of the first criterion over its pairs.
    pub first: f64,
    /// The sum of the values of the second criterion.
    pub second: f64,
    /// Whether some weights of the two criteria make it the best one; if not, no weighted sum finds it.
    pub by_weights: bool,
    /// Its pairs.
    pub pairs: Vec<RegionsOfPair>,
}

impl Assessment {
    /// Returns the plans that are best for some trade of one criterion against another, also those that no weights
    /// of the two find: under the rules of the programme, with the values of the criteria as they enter the scores.
    ///
    /// Each plan has the most of the first criterion among those that have more of the second than the plan before (the
    /// ε-constraint method: Haimes, Lasdon & Wismer 1971; Ehrgott 2005, *Multicriteria optimization*, section 4.1).
    /// Each is proved by branch and bound; where the effort is not enough, the list ends and is not complete.
    /// Whether weights find a plan is read from the convex hull of the list.
    ///
    /// # Errors
    /// [`PlanningError::NotLinear`], [`PlanningError::WeightSetting`] for options and criteria that are not
    /// accepted, [`PlanningError::Score`] for ids that are unknown, [`PlanningError::Stopped`].
    ///
    /// # Complexity
    /// One search by cases for each plan, which may take exponential time: for up to some thirty regions a side.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    /// use regiopair::sensitivity::ParetoOptions;
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let options = ParetoOptions { most_plans: 1, ..ParetoOptions::default() };
    /// let front = assessed.pareto_front("needs-met", "shared-themes", &options)?;
    /// // The plan with the most needs met, and only then the most shared themes: a weighted sum finds it.
    /// assert_eq!(front.plans[0].pairs.len(), 20);
    /// assert!(front.plans[0].by_weights && !front.complete);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn pareto_front(
        &self,
        first: &str,
        second: &str,
        options: &ParetoOptions,
    ) -> Result<ParetoFront, PlanningError> {
        accepted(options)?;
        if let Some(&now) = self.scores().weights().first() {
            for id in [first, second] {
                self.scores().weights_with(&[(id, now)])?;
            }
        }
        let found =
            self.linear_values()?.map_err(|because| PlanningError::NotLinear { because })?;
        let shape = self.steps().dim();
        let resolution = Resolution::decimals(DECIMALS);
        let values = |id: &str| -> Result<Array2<i64>, PlanningError> {
            let place = self.layer(id);
            let known = found.criteria.iter().position(|&own| Some(own) == place);
            let values = known.map(|known| &found.values[known]).ok_or_else(|| {
                let accepted = "a criterion that is known for some pair".to_owned();
                refused("criterion", format!("`{id}`"), accepted)
            })?;
            let steps = |(row, col)| resolution.units(values[row * shape.1 + col]);
            Ok(Array2::from_shape_fn(shape, |cell| steps(cell).unwrap_or_default()))
        };
        let (one, other) = (values(first)?, values(second)?);
        let model = self.full_model()?;
        let front = Front {
            cells: &model.cells,
            quotas: &model.quotas,
            constraints: &model.constraints,
            pairs_first: self.programme().rules.pairs == PairsWanted::Largest,
            observer: self.observer(),
        };
        let gap = resolution.units(options.gap).unwrap_or(1).max(1);
        let (points, complete) = front.points([&one, &other], gap, options.most_plans)?;
        let by_weights = on_hull(&points);
        let plans = points.into_iter().zip(by_weights).map(|(point, by_weights)| ParetoPlan {
            first: resolution.value(point.values[0]),
            second: resolution.value(point.values[1]),
            by_weights,
            pairs: point.plan.iter().map(|&cell| RegionsOfPair::of(self, cell)).collect(),
        });
        Ok(ParetoFront {
            first: first.to_owned(),
            second: second.to_owned(),
            gap: resolution.value(gap),
            plans: plans.collect(),
            complete,
        })
    }
}

fn accepted(options: &ParetoOptions) -> Result<(), PlanningError> {
    if !(options.gap >= 1e-6 && options.gap <= 1_000.0) {
        return Err(refused("gap", options.gap.to_string(), "0.000001 to 1000".to_owned()));
    }
    if !(1..=MOST_PLANS).contains(&options.most_plans) {
        let accepted = format!("1 to {MOST_PLANS}");
        return Err(refused("most_plans", options.most_plans.to_string(), accepted));
    }
    Ok(())
}

fn refused(setting: &'static str, value: String, accepted: String) -> PlanningError {
    PlanningError::WeightSetting { setting, value, accepted }
}

/// A plan with its values in steps.
#[derive(Debug, Clone, PartialEq)]
struct Point {
    values: [i64; 2],
    plan: Vec<(Row, Col)>,
}

/// The plans that may be made.
struct Front<'a> {
    cells: &'a Problem,
    quotas: &'a Quotas,
    constraints: &'a Constraints,
    pairs_first: bool,
    observer: &'a PlanObserver,
}

impl Front<'_> {
    /// The points from the most of the first table to the most of the second, and whether these are all.
    fn points(
        &self,
        [one, other]: [&Array2<i64>; 2],
        gap: i64,
        most: usize,
    ) -> Result<(Vec<Point>, bool), PlanningError> {
        let mut levels = Vec::new();
        if self.pairs_first {
            levels.push(Level::MaximizeSum(Array2::from_elem(one.dim(), 1)));
        }
        levels.extend([one, other].map(|table| Level::MaximizeSum(table.clone())));
        let mut points: Vec<Point> = Vec::new();
        let mut pairs = None;
        loop {
            self.observer.begin()?;
            let mut constraints = self.constraints.clone();
            if let Some(last) = points.last() {
                let terms =
                    other.indexed_iter().map(|((row, col), &value)| (Row(row), Col(col), value));
                let least = last.values[1] + gap;
                constraints.linear.push(LinearConstraint::sum(terms, least..=i64::MAX)?);
            }
            let found = solve_constrained_with_progress(
                self.cells,
                self.quotas,
                &constraints,
                &levels,
                NodeLimit::default(),
                None,
                |progress| self.observer.searching(progress),
            )?;
            certificate::check_constrained_lexicographic(
                self.cells,
                self.quotas,
                &constraints,
                &levels,
                &found,
            )
            .map_err(|flaw| uncertified(&flaw))?;
            let ConstrainedLexicographic::Plan { pairs: plan, reached } = found else {
                let complete = matches!(found, ConstrainedLexicographic::Infeasible(_));
                return Ok((points, complete));
            };
            if reached.iter().any(|reached| !reached.proved) {
                return Ok((points, false));
            }
            // A plan with fewer pairs is no plan of a programme that wants as many as possible.
            if self.pairs_first && *pairs.get_or_insert(plan.len()) > plan.len() {
                return Ok((points, true));
            }
            let sum =
                |table: &Array2<i64>| plan.iter().map(|&(row, col)| table[[row.0, col.0]]).sum();
            points.push(Point { values: [sum(one), sum(other)], plan });
            if points.len() == most {
                return Ok((points, false));
            }
        }
    }
}

/// Which points lie on the upper hull, where some weighted sum is greatest.
fn on_hull(points: &[Point]) -> Vec<bool> {
    let value = |place: usize| points[place].values.map(i128::from);
    // Above 0 if the second point lies outside of the line from the first to the third.
    let bulge = |a: usize, b: usize, c: usize| {
        let ([ax, ay], [bx, by], [cx, cy]) = (value(a), value(b), value(c));
        (by - ay) * (ax - cx) - (ax - bx) * (cy - ay)
    };
    let mut hull: Vec<usize> = Vec::new();
    for place in 0..points.len() {
        while hull.len() >= 2 && bulge(hull[hull.len() - 2], hull[hull.len() - 1], place) < 0 {
            hull.pop();
        }
        hull.push(place);
    }
    (0..points.len()).map(|place| hull.contains(&place)).collect()
}

#[cfg(test)]
#[path = "pareto_tests.rs"]
mod tests;
