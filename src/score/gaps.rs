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
        let (count, first) = Self::counted(layer)?;
        let pair = Pair { left: &left.profiles()[first.0], right: &right.profiles()[first.1] };
        let because = criterion.assess(&pair, &mut Tally::without_reasons()).err();
        let because = because.unwrap_or_else(|| Unknown::text("no reason is given"));
        Some(Self { count, first, because })
    }

    /// The number of unknown values and the place of the first; `None` if every value is known.
    fn counted(layer: &Layer) -> Option<(usize, (usize, usize))> {
        let unknown = || layer.values.indexed_iter().filter(|(_, value)| value.get().is_none());
        let first = unknown().next()?.0;
        Some((unknown().count(), first))
    }
}
