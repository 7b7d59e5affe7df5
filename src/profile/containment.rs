//! Regions that are part of others.

use std::collections::HashMap;

use super::fault::{DataFaults, FaultKind, Table, fault};
use super::known::Known;
use super::region::Region;
use crate::taxonomy::circles;

const COLUMN: &str = "part_of";

/// A region is part of another of its side, and not of itself, even by way of others.
pub(super) fn check(regions: &[Region], known: &Known<'_>, faults: &mut DataFaults) {
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (row, region) in regions.iter().enumerate() {
        first.entry(&region.id).or_insert(row);
    }
    let mut up = vec![None; regions.len()];
    for (row, region) in regions.iter().enumerate() {
        let Some(id) = &region.part_of else { continue };
        if *id == region.id {
            let kind = FaultKind::PartOfItself { value: id.clone() };
            faults.push(fault(Table::Regions, row, COLUMN, kind));
        } else if known.region(Table::Regions, row, COLUMN, id, faults) {
            let side = known.side_of(id);
            if side == region.side {
                up[row] = first.get(id.as_str()).copied();
            } else {
                let kind = FaultKind::WrongSide {
                    value: id.clone(),
                    side: side.to_owned(),
                    expected: region.side.clone(),
                };
                faults.push(fault(Table::Regions, row, COLUMN, kind));
            }
        }
    }
    for circle in circles(&up) {
        let members = circle.iter().map(|&row| regions[row].id.clone()).collect();
        faults.push(fault(Table::Regions, circle[0], COLUMN, FaultKind::Circle { members }));
    }
}

/// For each place the nearest one of those above it which satisfies `is`.
///
/// # Complexity
/// Linear, however long the chains are.
pub(super) fn nearest_above(
    above: &[Option<usize>],
    is: impl Fn(usize) -> bool,
) -> Vec<Option<usize>> {
    let mut nearest: Vec<Option<Option<usize>>> = vec![None; above.len()];
    for start in 0..above.len() {
        let (mut here, mut walked) = (start, Vec::new());
        let found = loop {
            if let Some(found) = nearest[here] {
                break found;
            }
            walked.push(here);
            match above[here] {
                Some(next) if !is(next) => here = next,
                found => break found,
            }
        };
        for place in walked {
            nearest[place] = Some(found);
        }
    }
    nearest.into_iter().map(Option::flatten).collect()
}
