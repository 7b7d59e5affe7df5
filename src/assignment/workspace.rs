//! Memory that is kept from one problem to the next.

use super::dense::Desk;
use super::solve::is_small;
use super::{Outcome, Problem, solve};

/// Solves one problem after another in the same memory.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    desk: Desk,
}

impl Workspace {
    /// An empty workspace; takes no memory yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The answer of [`solve`](fn@super::solve), kept until the next one.
    pub fn solve(&mut self, problem: &Problem) -> &Outcome {
        if is_small(problem) {
            self.desk.solve(problem);
        } else {
            self.desk.put(solve(problem));
        }
        self.desk.outcome()
    }
}
