//! How many partners each of some regions may and must have.

use serde::{Deserialize, Serialize};

use crate::rules::bounds::CountBounds;
use crate::rules::effect::{Context, Effect, MemberBound};
use crate::rules::kind::{Kind, Listed};
use crate::rules::labels::Labels;
use crate::rules::names::Names;
use crate::rules::reader::{Entry, Reader};
use crate::rules::selection::{Selection, SelectionStatement};

/// How many partners each of some regions may and must have.
///
/// A region for which no capacity sets `at_most` may have one partner. If several capacities apply
/// to a region, all of them hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// The regions.
    #[serde(flatten)]
    pub selection: Selection,
    /// The number of partners of each region.
    #[serde(flatten)]
    pub bounds: CountBounds,
}

/// Bounds on the number of partners of each region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapacityStatement {
    /// The regions.
    pub regions: SelectionStatement,
    /// The numbers and the reason.
    #[serde(flatten)]
    pub bounds: CountBounds,
}

impl Listed for Capacity {
    type Statement = CapacityStatement;

    fn read(reader: &mut Reader, entry: &Entry<'_, '_>, _: &[Self]) -> Option<Self> {
        let keys = [&Selection::KEYS[..], &CountBounds::KEYS].concat();
        reader.keys(entry.table, &entry.heading, &keys);
        let selection = Selection::read(reader, entry);
        Some(Self { selection, bounds: CountBounds::read(reader, entry) })
    }

    fn check(&self, names: &mut Names<'_>) {
        names.selection(&self.selection);
    }

    fn statement(&self, labels: Labels<'_>) -> CapacityStatement {
        CapacityStatement {
            regions: SelectionStatement::new(&self.selection, labels),
            bounds: self.bounds.clone(),
        }
    }

    fn bounds(&self) -> Option<&CountBounds> {
        Some(&self.bounds)
    }

    fn bounds_mut(&mut self) -> Option<&mut CountBounds> {
        Some(&mut self.bounds)
    }
}

impl Kind for Capacity {
    type Data = Self;

    fn effect(capacity: &Self, context: &dyn Context) -> Option<Effect> {
        let selected = context.selected(&capacity.selection);
        Some(Effect::Bounds(vec![MemberBound {
            members: selected.into_iter().map(|(member, _)| member).collect(),
            together: false,
            at_least: capacity.bounds.at_least.unwrap_or(0),
            at_most: capacity.bounds.at_most,
            group: None,
        }]))
    }
}
