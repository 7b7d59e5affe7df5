//! The choice between the libraries that solve linear programmes.

use crate::assignment::branch_and_bound::lp::model::LinearProgram;

#[cfg(all(feature = "highs", not(feature = "microlp")))]
use crate::assignment::branch_and_bound::lp::highs as linear;
#[cfg(feature = "highs")]
use crate::assignment::branch_and_bound::lp::highs as whole;
#[cfg(feature = "microlp")]
use crate::assignment::branch_and_bound::lp::microlp as linear;
#[cfg(all(feature = "microlp", not(feature = "highs")))]
use crate::assignment::branch_and_bound::lp::microlp as whole;
#[cfg(not(any(feature = "highs", feature = "microlp")))]
use crate::assignment::branch_and_bound::lp::{absent as linear, absent as whole};

impl LinearProgram {
    /// Returns the best values; none where there are none, where the library finds none that it
    /// trusts, or where no library is built in.
    pub(crate) fn best(&self) -> Option<Vec<f64>> {
        linear::solve(self, None)
    }

    /// Returns the best whole values met within this number of nodes; none as [`Self::best`] does.
    pub(in crate::assignment) fn best_whole(&self, nodes: u64) -> Option<Vec<f64>> {
        whole::solve(self, Some(nodes))
    }
}
