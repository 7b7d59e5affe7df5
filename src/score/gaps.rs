//! What is unknown of a criterion.

use super::layer::Layer;
use crate::criteria::{Criterion, Pair, Tally, Unknown};
use crate::profile::Pool;

/// The unknown values of a criterion.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Gaps {
    /// How many there are; at least 1.
    pub(super) count: usize,
    /// Row and column of the first, in row order.
    pub(super) first: (usize, usize),
    /// Why it is unknown.
    pub(super) because: Unknown,
}

impl Gaps {
    /// `None` if every value is known.
    pub(super) fn of(
        criterion: &dyn Criterion,
        layer: &Layer,
        [left, right]: [&Pool; 2],
    ) -> Option<Self> {
        Self::because(layer, |(row, column)| {
            let pair = Pair { left: &left.profiles()[row], right: &right.profiles()[column] };
            criterion.assess(&pair, &mut Tally::without_reasons()).err()
        })
    }

    /// With the reason why the value of a row and column is unknown, if one is given; `None` if every
    /// value is known.
    pub(super) fn because(
        layer: &Layer,
        reason: impl FnOnce((usize, usize)) -> Option<Unknown>,
    ) -> Option<Self> {
        let unknown = || layer.values.indexed_iter().filter(|(_, value)| value.get().is_none());
        let first = unknown().next()?.0;
        let because = reason(first).unwrap_or_else(|| Unknown::text("no reason is given"));
        Some(Self { count: unknown().count(), first, because })
    }
}
