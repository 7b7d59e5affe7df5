//! Programmes solved by `microlp`, in pure Rust.
//!
//! No limit in time is set, so that the clock decides nothing; whole programmes stop at a number of
//! nodes.

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions};

use crate::assignment::branch_and_bound::lp::model::LinearProgram;

/// Solves a programme, with whole values within a number of nodes where one is given.
pub(in crate::assignment) fn solve(
    program: &LinearProgram,
    nodes: Option<u64>,
) -> Option<Vec<f64>> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let variables: Vec<_> = program
        .cost
        .iter()
        .zip(&program.upper)
        .map(|(&cost, &upper)| {
            if nodes.is_some() {
                problem.add_binary_var(cost)
            } else {
                problem.add_var(cost, (0.0, upper))
            }
        })
        .collect();
    for row in &program.rows {
        let terms = || row.terms.iter().map(|&(place, by)| (variables[place], by));
        if row.least == row.most {
            problem.add_constraint(terms(), ComparisonOp::Eq, row.most);
            continue;
        }
        if row.least > f64::NEG_INFINITY {
            problem.add_constraint(terms(), ComparisonOp::Ge, row.least);
        }
        if row.most < f64::INFINITY {
            problem.add_constraint(terms(), ComparisonOp::Le, row.most);
        }
    }
    let mut options = SolveOptions::default();
    options.node_limit = nodes;
    let solution = problem.solve_with(options).ok()?.into_solution().ok()?;
    Some(variables.iter().map(|&variable| solution.var_value(variable)).collect())
}
