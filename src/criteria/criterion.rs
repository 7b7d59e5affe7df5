//! The trait that every criterion implements.

use std::sync::Arc;

use super::meaning::Meaning;
use super::pair::{Pair, PairBlock};
use super::tally::Tally;
use super::unknown::Unknown;
use super::value::Value;

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

    /// Appends the value of every pair of a block, row by row. As provided, it assesses pair by pair.
    ///
    /// Write it if many values can be computed together faster than one by one: products and look-ups
    /// over whole rows, without the evidence. Each must be the value that [`assess`](Self::assess) adds up
    /// to, to the last bit, and unknown where that is unknown; add the same amounts in the same order. A
    /// sum that rounding carries out of [0, 1] is assessed again by itself. The number of values, their
    /// range and some pairs of each block are checked.
    ///
    /// ```
    /// use regiopair::criteria::{Criterion, Meaning, Pair, PairBlock, Reason, Tally, Unknown, Value};
    ///
    /// /// The name of the seeker is short.
    /// struct Short {
    ///     /// How short each name is, in [0, 1], by the position of the region.
    ///     names: Vec<f64>,
    /// }
    ///
    /// impl Criterion for Short {
    ///     fn id(&self) -> &str {
    ///         "short"
    ///     }
    ///     fn meaning(&self) -> Meaning {
    ///         Meaning::text("the name of the seeker is short")
    ///     }
    ///     fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
    ///         tally.add(self.names[pair.left.index], || Reason::text("the length of the name"));
    ///         Ok(())
    ///     }
    ///     fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
    ///         for row in block.rows() {
    ///             values.extend(block.right.iter().map(|_| Value::known(self.names[row])));
    ///         }
    ///     }
    /// }
    /// ```
    fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let mut tally = Tally::without_reasons();
        values.extend(block.pairs().map(|pair| value_of(self, &pair, &mut tally)));
    }
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

            fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
                (**self).assess_block(block, values);
            }
        }
    )+};
}

forward!(&T, Box<T>, Arc<T>);

/// The value of one pair; outside [0, 1] if the amounts in the tally are not accepted.
pub(crate) fn value_of<C: Criterion + ?Sized>(
    criterion: &C,
    pair: &Pair<'_>,
    tally: &mut Tally,
) -> Value {
    tally.clear();
    if criterion.assess(pair, tally).is_err() {
        return Value::UNKNOWN;
    }
    let value = tally.value();
    let accepted = (0.0..=1.0).contains(&value) && !tally.has_invalid_amount();
    Value::known(if accepted { value } else { f64::INFINITY })
}
