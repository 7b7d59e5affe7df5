//! Programmes solved by HiGHS, with feature `highs`.
//!
//! One thread, a fixed seed, a limit in nodes and none in time: the same programme has the same
//! answer.

use highs::{HighsSolutionStatus, Model, RowProblem, Sense};

use crate::assignment::branch_and_bound::lp::model::LinearProgram;

/// Solves a programme; with whole values, within that many nodes, where a number is given.
pub(in crate::assignment) fn solve(
    program: &LinearProgram,
    nodes: Option<u64>,
) -> Option<Vec<f64>> {
    let mut problem = RowProblem::default();
    let columns: Vec<_> = program
        .cost
        .iter()
        .zip(&program.upper)
        .map(|(&cost, &upper)| {
            if nodes.is_some() {
                problem.add_integer_column(cost, 0.0..=1.0)
            } else {
                problem.add_column(cost, 0.0..=upper)
            }
        })
        .collect();
    for row in &program.rows {
        let terms: Vec<_> = row.terms.iter().map(|&(place, by)| (columns[place], by)).collect();
        problem.add_row(row.least..=row.most, &terms);
    }
    let mut model = problem.try_optimise(Sense::Minimise).ok()?;
    set_options(&mut model, nodes)?;
    let solved = model.try_solve().ok()?;
    let found = solved.primal_solution_status() == HighsSolutionStatus::Feasible;
    found.then(|| solved.get_solution().columns().to_vec())
}

/// None where an option is not known.
fn set_options(model: &mut Model, nodes: Option<u64>) -> Option<()> {
    model.try_set_option("output_flag", false).ok()?;
    model.try_set_option("threads", 1).ok()?;
    model.try_set_option("random_seed", 0).ok()?;
    let Some(nodes) = nodes else { return Some(()) };
    model.try_set_option("mip_rel_gap", 0.0).ok()?;
    model.try_set_option("mip_max_nodes", i32::try_from(nodes).unwrap_or(i32::MAX)).ok()
}
