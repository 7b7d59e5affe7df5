//! The pairings with the numbers that every table and figure gives them.

use super::summary::rounds;
use crate::proposal::{Pairing, Proposal};

/// The pairings in the order of the tables, each with its number from 1: by round, then by name.
pub(super) fn numbered(proposal: &Proposal) -> Vec<(usize, &Pairing)> {
    let pairings = rounds(proposal).into_iter().flat_map(|(_, pairings)| pairings);
    pairings.enumerate().map(|(place, pairing)| (place + 1, pairing)).collect()
}
