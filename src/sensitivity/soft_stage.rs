//! The distribution over the plans of one stage of a programme, exact or sampled.

use std::ops::ControlFlow;

use ndarray::Array2;

use super::probability_options::{ProbabilityMethod, ProbabilityOptions};
use crate::assignment::gibbs::{GibbsDistribution, GibbsError, sample};
use crate::assignment::model::{ConstrainedLexicographic, Level};
use crate::assignment::{Col, Member, Outcome, Pairs, Problem, Row, lexicographic};
use crate::plan::model::PlanModel;
use crate::plan::objective::pairs_wanted;
use crate::plan::plain::plain_problem;
use crate::plan::{Assessment, PlanningError};
use crate::rules::Objective;
use crate::synthetic::Generator;

/// Plans from which chains start: the best, and others that are far from it.
const STARTS: u64 = 4;

/// The probabilities of one stage.
pub(super) struct SoftStage {
    pub(super) probabilities: Array2<f64>,
    pub(super) log_partition: Option<f64>,
    /// The logarithm of the probability of its plan.
    pub(super) log_plan: Option<f64>,
    pub(super) entropy: Option<f64>,
    /// `None` if it is exact.
    pub(super) sample: Option<Sample>,
}

/// What is known of a sample.
pub(super) struct Sample {
    pub(super) plans: usize,
    pub(super) chains: usize,
    pub(super) errors: Array2<f64>,
}

impl Sample {
    pub(super) fn largest_error(&self) -> f64 {
        self.errors.iter().copied().fold(0.0, f64::max)
    }
}

/// The probabilities of a stage of a programme.
pub(super) fn soft_stage(
    assessed: &Assessment,
    (model, pairs_of_plan): (&PlanModel, &[(Row, Col)]),
    beta: f64,
    options: &ProbabilityOptions,
) -> Result<SoftStage, PlanningError> {
    assessed.observer().begin()?;
    let pairs = wanted(assessed)?;
    // Models count in steps of the resolution.
    let beta = beta * assessed.programme().resolution().unit();
    if options.method != ProbabilityMethod::Sampled {
        match one_to_one(assessed, model, pairs)? {
            Some((problem, must)) => {
                let soft = GibbsDistribution::with_partners(&problem, beta, &must)?;
                match soft.check_memory() {
                    Ok(()) => return exact(assessed, pairs_of_plan, &problem, &soft),
                    Err(error) if options.method == ProbabilityMethod::Exact => {
                        return Err(error.into());
                    }
                    Err(_) => {}
                }
            }
            None if options.method == ProbabilityMethod::Exact => {
                return Err(PlanningError::NotExact);
            }
            None => {}
        }
    }
    sampled(assessed, (model, pairs_of_plan), pairs, beta, options)
}

/// Which plans are compared: by the mode, or by the objectives stated if they come to one.
fn wanted(assessed: &Assessment) -> Result<Pairs, PlanningError> {
    match assessed.programme().rules.objectives.as_slice() {
        [] | [Objective::Total] => Ok(pairs_wanted(assessed.programme())),
        [Objective::Pairs, Objective::Total] => Ok(Pairs::Largest),
        _ => Err(PlanningError::NotATotal),
    }
}

/// The problem of a model in which every region has at most one partner and nothing else is bounded, and who must have one; `None` for another model.
fn one_to_one(
    assessed: &Assessment,
    model: &PlanModel,
    pairs: Pairs,
) -> Result<Option<(Problem, Vec<Member>)>, PlanningError> {
    if model.plain && assessed.programme().rules.objectives.is_empty() {
        return Ok(Some((plain_problem(assessed, model)?, Vec::new())));
    }
    let quotas = &model.quotas;
    let (rows, cols) = quotas.shape();
    let rows = (0..rows).map(|row| (Member::Row(Row(row)), quotas.of_row(Row(row))));
    let cols = (0..cols).map(|col| (Member::Col(Col(col)), quotas.of_col(Col(col))));
    let members: Vec<_> = rows.chain(cols).collect();
    let has_groups = !quotas.row_groups().is_empty() || !quotas.col_groups().is_empty();
    if has_groups || !model.constraints.is_empty() || members.iter().any(|it| it.1.most > 1) {
        return Ok(None);
    }
    let must = members.iter().filter(|it| it.1.least > 0).map(|it| it.0).collect();
    let has_place = |row: Row, col: Col| quotas.of_row(row).most > 0 && quotas.of_col(col).most > 0;
    let cells = model.cells.clone().retain(|row, col, _| has_place(row, col));
    // Who must be served is among the members; nobody else need be.
    let pairs = if pairs == Pairs::Complete { Pairs::Free { reservation: 0 } } else { pairs };
    Ok(Some((cells.with_pairs(pairs)?, must)))
}

fn exact(
    assessed: &Assessment,
    pairs_of_plan: &[(Row, Col)],
    problem: &Problem,
    soft: &GibbsDistribution,
) -> Result<SoftStage, PlanningError> {
    let proceed = |_| match assessed.observer().begin() {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    };
    let found = soft.probabilities_with_progress(proceed).map_err(stopped)?;
    let reservation = match problem.pairs() {
        Pairs::Free { reservation } => reservation,
        Pairs::Complete | Pairs::Largest => 0,
    };
    let worth = |&(row, col): &(Row, Col)| Some(problem.score(row, col)? - reservation);
    let value: Option<i64> = pairs_of_plan.iter().map(worth).sum();
    Ok(SoftStage {
        log_partition: Some(found.log_partition),
        log_plan: value.map(|value| found.log_probability(problem.plain_score(value))),
        entropy: Some(found.entropy()),
        probabilities: found.probabilities,
        sample: None,
    })
}

fn stopped(error: GibbsError) -> PlanningError {
    match error {
        GibbsError::Stopped => PlanningError::Stopped,
        error => error.into(),
    }
}

fn sampled(
    assessed: &Assessment,
    (model, pairs_of_plan): (&PlanModel, &[(Row, Col)]),
    pairs: Pairs,
    beta: f64,
    options: &ProbabilityOptions,
) -> Result<SoftStage, PlanningError> {
    let problem = model.cells.clone().with_pairs(pairs)?;
    let starts = starts(assessed, (model, pairs_of_plan), pairs, options.seed)?;
    let found = sample(
        (&problem, &model.quotas, &model.constraints),
        (beta, options.seed, options.size),
        &starts,
        |_| match assessed.observer().begin() {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        },
    )
    .map_err(stopped)?;
    Ok(SoftStage {
        probabilities: found.probabilities,
        log_partition: None,
        log_plan: None,
        entropy: None,
        sample: Some(Sample {
            plans: found.plans,
            chains: found.chains,
            errors: found.standard_errors,
        }),
    })
}

/// The best plan, and plans that are best by scores drawn at random: chains that end up with the same shares
/// from all of them have forgotten where they began.
fn starts(
    assessed: &Assessment,
    (model, pairs_of_plan): (&PlanModel, &[(Row, Col)]),
    pairs: Pairs,
    seed: u64,
) -> Result<Vec<Vec<(Row, Col)>>, PlanningError> {
    let shape = model.quotas.shape();
    let mut starts = vec![pairs_of_plan.to_vec()];
    for number in 1..STARTS {
        assessed.observer().begin()?;
        let mut random = Generator::new(seed.wrapping_add(number));
        let mut levels = Vec::new();
        if pairs == Pairs::Largest {
            levels.push(Level::MaximizeSum(Array2::from_elem(shape, 1)));
        }
        // Below 0 as well, so that plans of few pairs come up where the number is free.
        let drawn = || i64::try_from(random.below(2_001)).unwrap_or_default() - 1_000;
        levels.push(Level::MaximizeSum(Array2::from_shape_simple_fn(shape, drawn)));
        let plan = if model.constraints.is_empty() {
            match lexicographic::solve(&model.cells, &model.quotas, &levels)? {
                Outcome::Optimal(found) => Some(found.pairs),
                Outcome::Infeasible(_) => None,
            }
        } else {
            match model.search(&levels, Some(pairs_of_plan), assessed.observer())? {
                ConstrainedLexicographic::Plan { pairs, .. } => Some(pairs),
                _ => None,
            }
        };
        // A search that is given up may have fewer pairs than the best plan, which are other plans.
        let has_all =
            |plan: &Vec<(Row, Col)>| pairs != Pairs::Largest || plan.len() == pairs_of_plan.len();
        starts.extend(plan.filter(has_all));
    }
    Ok(starts)
}
