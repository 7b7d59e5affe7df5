//! What can be wrong with a programme file.

use thiserror::Error;

use crate::rules::ProgrammeFaultKind;
use crate::vocabulary::listed;

/// One fault of a programme file, with its place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {kind}")]
pub struct ProgrammeFault {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong there.
    pub kind: ProgrammeFaultKind,
}

/// All faults of a programme file, in the order of their places.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", listed(faults))]
pub struct ProgrammeError {
    /// The faults; at least one.
    pub faults: Vec<ProgrammeFault>,
}
