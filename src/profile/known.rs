//! The regions that rows of all tables may refer to.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use super::fault::{DataFaults, FaultKind, NameKind, Table, fault};
use super::names::ByName;
use super::region::Region;
use super::tables::Sides;
use crate::vocabulary;

/// How many different misspelt names get a suggestion. A suggestion costs a comparison with all
/// known names; a file with more of them is probably of another kind.
pub(super) const MOST_SUGGESTIONS: usize = 1_000;

/// The ids of the regions and the side of each.
pub(super) struct Known<'a> {
    side: BTreeMap<&'a str, &'a str>,
    names: ByName<'a>,
    /// Nearest names found so far, so that one misspelt id in many rows is looked up once.
    nearest: RefCell<HashMap<String, Option<String>>>,
}

impl<'a> Known<'a> {
    pub(super) fn new(
        regions: &'a [Region],
        sides: Option<&Sides>,
        faults: &mut DataFaults,
    ) -> Self {
        let mut side = BTreeMap::new();
        let mut first: HashMap<&str, usize> = HashMap::new();
        for (row, region) in regions.iter().enumerate() {
            if region.id.is_empty() {
                let accepted = "an id of its own for every region".to_owned();
                faults.push(fault(Table::Regions, row, "id", FaultKind::Empty { accepted }));
                continue;
            }
            if let Some(&first_row) = first.get(region.id.as_str()) {
                let value = region.id.clone();
                let kind = if sides.is_some() && regions[first_row].side != region.side {
                    FaultKind::BothSides { value, first_row }
                } else {
                    FaultKind::Duplicate { value, first_row }
                };
                faults.push(fault(Table::Regions, row, "id", kind));
                continue;
            }
            first.insert(&region.id, row);
            side.insert(region.id.as_str(), region.side.as_str());
        }
        Self { side, names: ByName::regions(regions), nearest: RefCell::default() }
    }

    fn nearest(&self, id: &str) -> Option<String> {
        let mut found = self.nearest.borrow_mut();
        if let Some(nearest) = found.get(id) {
            return nearest.clone();
        }
        if found.len() >= MOST_SUGGESTIONS {
            return None;
        }
        let nearest = vocabulary::nearest(id, self.side.keys().copied()).map(str::to_owned);
        found.insert(id.to_owned(), nearest.clone());
        nearest
    }

    /// Adds a fault if the region is not known; true if it is.
    pub(super) fn region(
        &self,
        table: Table,
        row: usize,
        column: &str,
        id: &str,
        faults: &mut DataFaults,
    ) -> bool {
        if self.side.contains_key(id) {
            return true;
        }
        let value = id.to_owned();
        let (what, same) = (NameKind::Region, self.names.find(id, None));
        let kind = if same.len() > 1 {
            let ids = same.into_iter().map(str::to_owned).collect();
            FaultKind::Ambiguous { what, value, ids }
        } else {
            FaultKind::Unknown { what, value, nearest: self.nearest(id) }
        };
        faults.push(fault(table, row, column, kind));
        false
    }

    /// The side of a region that is known.
    pub(super) fn side_of(&self, id: &str) -> &'a str {
        self.side[id]
    }
}
