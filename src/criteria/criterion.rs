//! The trait that every criterion implements.

use std::sync::Arc;

use super::meaning::Meaning;
use super::tally::Tally;
use super::unknown::Unknown;
use crate::profile::Profile;

/// A region of the left side and one of the right side.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// The region that seeks a partner.
    pub left: &'a Profile,
    /// The region that may host it.
    pub right: &'a Profile,
}

/// A criterion: for every pair a value in [0, 1] with its evidence, or "unknown" with a reason.
///
/// The value is the sum in the [`Tally`]: a criterion adds amounts, each with its reason, and
/// returns `Ok(())`. It returns [`Unknown`] if nothing is recorded. A missing row never means "no".
///
/// ```
/// use regiopair::criteria::{Criterion, Meaning, Pair, Reason, Tally, Unknown, ZeroReason};
///
/// /// Both regions lie on the coast.
/// struct Coast;
///
/// impl Criterion for Coast {
///     fn id(&self) -> &str {
///         "coast"
///     }
///     fn meaning(&self) -> Meaning {
///         Meaning::text("both regions lie on the coast")
///     }
///     fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
///         let coastal = [pair.left, pair.right].map(|profile| profile.values("terrain"));
///         if coastal.iter().any(Vec::is_empty) {
///             return Err(Unknown::text("the terrain of one of the two is not recorded"));
///         }
///         if coastal.iter().all(|terrain| terrain.contains(&"coastal")) {
///             tally.add(1.0, || Reason::text("both are coastal"));
///         }
///         tally.explain_zero(|| ZeroReason::text("not both are coastal"));
///         Ok(())
///     }
/// }
/// assert_eq!(Coast.id(), "coast");
/// ```
pub trait Criterion: Send + Sync {
    /// Returns a stable id in kebab-case, unique among the criteria of a programme.
    fn id(&self) -> &str;

    /// Returns what a high value means: [`Meaning::text`] for a criterion of your own.
    fn meaning(&self) -> Meaning;

    /// Adds the amounts that make up the value of the pair, each at least 0 unless it declares signed
    /// evidence ([`Tally::start_from`]), together at most 1, and says why it is 0 if it is
    /// ([`Tally::explain_zero`]).
    ///
    /// # Errors
    /// [`Unknown`] if the data do not allow a value. That is an answer, not a failure.
    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown>;
}

/// Forwards to the criterion behind a pointer.
macro_rules! forward {
    ($($pointer:ty),+) => {$(
        impl<T: Criterion + ?Sized> Criterion for $pointer {
            fn id(&self) -> &str {
                (**self).id()
            }

            fn meaning(&self) -> Meaning {
                (**self).meaning()
            }

            fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
                (**self).assess(pair, tally)
            }
        }
    )+};
}

forward!(&T, Box<T>, Arc<T>);
