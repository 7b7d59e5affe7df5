//! Which statements of two regions a criterion compares, and how.

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;

vocabulary! {
    /// How the statements of two regions are compared.
    #[derive(Default)]
    pub enum Comparison as "comparison of statements" {
        /// Both state the same terms. The default.
        #[default]
        Shared = "shared",
        /// Each offers what the other states.
        OfferedToNeeded = "offered-to-needed",
        /// The right region offers what the left one states.
        OfferedToSeeker = "offered-to-seeker",
        /// The left region offers what the right one states.
        OfferedToHost = "offered-to-host",
        /// The two numbers are close.
        Closeness = "closeness",
    }
}

/// The statements that a criterion compares.
///
/// | key | default | meaning |
/// | --- | --- | --- |
/// | `statements` | required | a key of the table of attributes; [`NEED`](crate::profile::NEED) for the domains that regions need |
/// | `compare` | shared | how they are compared; see [`Comparison`] |
///
/// All comparisons but `closeness` need declared terms, in the table `terms`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StatementChoice {
    /// Key of an attribute.
    pub statements: String,
    /// How its values are compared.
    #[serde(default)]
    pub compare: Comparison,
}

impl StatementChoice {
    /// Returns the choice of a key and a comparison.
    pub fn new(statements: impl Into<String>, compare: Comparison) -> Self {
        Self { statements: statements.into(), compare }
    }
}
