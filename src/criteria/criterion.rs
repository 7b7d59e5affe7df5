//! The trait behind which every criterion stands.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::tally::Tally;
use crate::profile::Profile;

/// A region of the left side and one of the right, to be assessed together.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// The region that seeks a partner.
    pub left: &'a Profile<'a>,
    /// The region that may host it.
    pub right: &'a Profile<'a>,
}

/// Why a criterion says nothing about a pair: what is not known, and of whom.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[error("{reason}")]
pub struct Unknown {
    /// In plain words, such as "no need of Molise is recorded".
    pub reason: String,
}

impl Unknown {
    /// Not known, for this reason.
    pub fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into() }
    }
}

/// A criterion: for every pair a value in [0, 1] with its evidence, or "unknown" with a reason.
///
/// The value is what the [`Tally`] adds up to: a criterion adds the amounts that make its value,
/// each with what is behind it, and returns `Ok(())`; it returns [`Unknown`] where the data say
/// nothing. What no row says is never read as "no".
///
/// ```
/// use regiopair::criteria::{Criterion, Pair, Reason, Tally, Unknown};
///
/// /// Both regions lie on the coast.
/// struct Coast;
///
/// impl Criterion for Coast {
///     fn id(&self) -> &str {
///         "coast"
///     }
///     fn describe(&self) -> &str {
///         "both regions lie on the coast"
///     }
///     fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
///         let coastal = [pair.left, pair.right].map(|profile| profile.values("terrain"));
///         if coastal.iter().any(Vec::is_empty) {
///             return Err(Unknown::new("the terrain of one of the two is not recorded"));
///         }
///         if coastal.iter().all(|terrain| terrain.contains(&"coastal")) {
///             tally.add(1.0, || Reason::text("both are coastal"));
///         }
///         Ok(())
///     }
/// }
/// assert_eq!(Coast.id(), "coast");
/// ```
pub trait Criterion: Send + Sync {
    /// A stable id in kebab-case, unique among the criteria of a programme.
    fn id(&self) -> &str;

    /// What a high value means, in one clause without full stop.
    fn describe(&self) -> &str;

    /// Adds the amounts that make the value of the pair, each at least 0 and at most 1 together.
    ///
    /// # Errors
    /// [`Unknown`] where the data do not allow a value. That is an answer, not a failure.
    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown>;
}
