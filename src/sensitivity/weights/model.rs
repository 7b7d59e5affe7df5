//! The best plan under any weights, in numbers.

use ndarray::Array2;

use crate::assignment::linear::Workspace;
use crate::assignment::min_cost_flow::FlowWorkspace;
use crate::assignment::model::Quotas;
use crate::assignment::{Col, Pairs, Problem, Resolution, Row};
use crate::plan::objective::pairs_wanted;
use crate::plan::{Assessment, NotLinear, PlanningError};
use crate::rules::{Objective, PairsWanted};
use crate::score::{Weights, shares};

/// The pairs of a plan, ascending.
pub(super) type Cells = Vec<(Row, Col)>;

/// Decimals to which scores are rounded where one plan is looked for at a time.
const FINE_DECIMALS: u8 = 12;

/// How many cells are scored together: few enough for the first cache.
const BLOCK: usize = 1 << 9;

/// What the value of every plan is a weighted sum of: Σ over pairs and criteria of v_k c_k.
pub(super) struct LinearModel {
    /// The places of the criteria among those of the programme.
    pub(super) criteria: Vec<usize>,
    shape: (usize, usize),
    /// What a pair adds per unit of each criterion, row by row; less the reservation if pairs are free.
    values: Vec<Vec<f64>>,
    open: Array2<bool>,
    way: Way,
    /// The unit of scores by which the programme compares.
    unit: f64,
}

/// How the best plan is found.
enum Way {
    /// One partner each.
    Plain(Pairs),
    /// Under capacities and nested quotas.
    Flow(Pairs, Quotas),
    /// By the whole search of a programme, such as under rules on kinds of pairs.
    Programme(Box<Assessment>),
}

impl LinearModel {
    /// The model of a programme; why there is none, if its plans are not linear in the weights.
    pub(super) fn new(assessed: &Assessment) -> Result<Result<Self, NotLinear>, PlanningError> {
        let found = match assessed.linear_values()? {
            Ok(found) => found,
            Err(because) => return Ok(Err(because)),
        };
        let model = assessed.full_model()?;
        let programme = assessed.programme();
        let shape = assessed.steps().dim();
        let wanted = pairs_wanted(programme);
        // The pairs that are worth it depend on the weights, by the same linear function.
        let (wanted, less) = match wanted {
            Pairs::Free { reservation } => {
                (Pairs::Free { reservation: 0 }, programme.resolution().value(reservation))
            }
            other => (other, 0.0),
        };
        let mut values = found.values;
        for value in values.iter_mut().flatten().filter(|_| less != 0.0) {
            *value -= less;
        }
        let open = Array2::from_shape_fn(shape, |(row, col)| {
            found.known[row * shape.1 + col] && model.cells.score(Row(row), Col(col)).is_some()
        });
        let objectives = &programme.rules.objectives;
        let largest = programme.rules.pairs == PairsWanted::Largest;
        let pairs_first = match objectives.first() {
            Some(Objective::Pairs) => objectives.get(1) == Some(&Objective::Total),
            Some(_) => false,
            None => largest,
        };
        let total_first = match objectives.first() {
            Some(first) => *first == Objective::Total,
            None => !largest,
        };
        let way = if model.plain && objectives.is_empty() {
            Way::Plain(wanted)
        } else if model.constraints.is_empty() && pairs_first {
            Way::Flow(Pairs::Largest, model.quotas)
        } else if model.constraints.is_empty() && total_first {
            // Who must have a partner is among the quotas.
            Way::Flow(Pairs::Free { reservation: 0 }, model.quotas)
        } else {
            Way::Programme(Box::new(assessed.clone()))
        };
        let unit = programme.resolution().unit();
        Ok(Ok(Self { criteria: found.criteria, shape, values, open, way, unit }))
    }

    /// A model of tables alone.
    #[cfg(test)]
    pub(super) fn of_tables(tables: &[Array2<f64>], pairs: Pairs) -> Self {
        let shape = tables[0].dim();
        Self {
            criteria: (0..tables.len()).collect(),
            shape,
            values: tables.iter().map(|table| table.iter().copied().collect()).collect(),
            open: Array2::from_elem(shape, true),
            way: Way::Plain(pairs),
            unit: 1e-9,
        }
    }

    /// Keeps only some of the criteria, by their places within the model.
    pub(super) fn keep(&mut self, places: &[usize]) {
        self.criteria = places.iter().map(|&place| self.criteria[place]).collect();
        self.values = places.iter().map(|&place| self.values[place].clone()).collect();
    }

    /// Whether a criterion tells pairs apart.
    pub(super) fn differs(&self, criterion: usize) -> bool {
        let values = self.values[criterion].iter().zip(&self.open);
        let mut open = values.filter(|(_, open)| **open).map(|(value, _)| *value);
        let first = open.next();
        open.any(|value| Some(value) != first)
    }

    /// The nominal weights of its criteria under these weights of all criteria; they add up to 1.
    pub(super) fn shares(&self, weights: &[Weights]) -> Vec<f64> {
        shares(&self.criteria.iter().map(|&place| weights[place]).collect::<Vec<_>>())
    }

    /// The number of criteria.
    pub(super) fn len(&self) -> usize {
        self.criteria.len()
    }

    /// The value of a plan per unit of each criterion.
    pub(super) fn worth(&self, plan: &[(Row, Col)]) -> Vec<f64> {
        let of = |values: &Vec<f64>| {
            plan.iter().map(|&(row, col)| values[row.0 * self.shape.1 + col.0]).sum()
        };
        self.values.iter().map(of).collect()
    }

    /// What a plan with this number of pairs may fall short of another one and still count as equally good:
    /// what rounding to the programme's resolution can hide.
    pub(super) fn tolerance(&self, pairs: usize) -> f64 {
        (pairs.max(1) as f64) * self.unit.max(1e-12) * 1.01
    }

    /// The scores under these shares, which add up to 1.
    fn score(&self, shares: &[f64], table: &mut [f64]) {
        for (place, block) in table.chunks_mut(BLOCK).enumerate() {
            let cells = place * BLOCK..place * BLOCK + block.len();
            block.fill(0.0);
            for (values, &share) in self.values.iter().zip(shares).filter(|(_, it)| **it != 0.0) {
                for (score, value) in block.iter_mut().zip(&values[cells.clone()]) {
                    *score += share * value;
                }
            }
        }
    }
}

/// Finds one best plan after the other in the same memory.
pub(super) struct BestPlans<'a> {
    model: &'a LinearModel,
    table: Array2<f64>,
    problem: Option<Problem>,
    resolution: Resolution,
    workspace: Workspace,
    /// Under capacities and nested quotas.
    flows: Option<FlowWorkspace>,
    all_open: bool,
}

impl<'a> BestPlans<'a> {
    /// Rounds scores finely, for answers that are exact.
    pub(super) fn fine(model: &'a LinearModel) -> Self {
        Self::rounding_to(model, Resolution::decimals(FINE_DECIMALS))
    }

    /// Rounds scores to nine decimals, which take half of the memory: for very many weights.
    pub(super) fn fast(model: &'a LinearModel) -> Self {
        Self::rounding_to(model, Resolution::default())
    }

    fn rounding_to(model: &'a LinearModel, resolution: Resolution) -> Self {
        let flows = match &model.way {
            Way::Flow(_, quotas) => Some(FlowWorkspace::new(quotas.clone())),
            Way::Plain(_) | Way::Programme(_) => None,
        };
        Self {
            model,
            table: Array2::zeros(model.shape),
            problem: None,
            resolution,
            workspace: Workspace::new(),
            flows,
            all_open: model.open.iter().all(|&open| open),
        }
    }

    /// The best plan under these shares, which add up to 1; `None` if there is no plan, or none is found
    /// within the effort.
    pub(super) fn at(&mut self, shares: &[f64]) -> Result<Option<Cells>, PlanningError> {
        let model = self.model;
        if let Way::Programme(assessed) = &model.way {
            return plan_under(assessed, &model.criteria, shares);
        }
        model.score(shares, self.table.as_slice_mut().unwrap_or_default());
        let mask = (!self.all_open).then(|| model.open.view());
        let (Way::Plain(pairs) | Way::Flow(pairs, _)) = &model.way else { return Ok(None) };
        let problem = match &mut self.problem {
            Some(problem) => {
                problem.rescore(self.table.view(), mask)?;
                problem
            }
            none => none.insert(Problem::scores(self.table.view(), mask, self.resolution, *pairs)?),
        };
        if let Some(flows) = &mut self.flows {
            return Ok(flows.pairs(problem)?);
        }
        Ok(self.workspace.solve(problem).optimum().map(|optimum| optimum.pairs().collect()))
    }
}

/// The best plan of a programme with the weights of some criteria replaced by these shares, in both views,
/// and no weight for all others.
pub(super) fn plan_under(
    assessed: &Assessment,
    criteria: &[usize],
    shares: &[f64],
) -> Result<Option<Cells>, PlanningError> {
    let mut weights = vec![Weights::both(0.0); assessed.scores().weights().len()];
    for (&place, &share) in criteria.iter().zip(shares) {
        weights[place] = Weights::both(share.max(0.0));
    }
    let plan = assessed.with_weights(&weights)?.plan()?.into_plan();
    Ok(plan.map(|plan| plan.pairs))
}
