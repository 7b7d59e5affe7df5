//! How much a dataset may hold, so that no file takes more memory than there is.

use thiserror::Error;

/// How many bytes the files of a dataset may have together; for a workbook also its parts, unpacked, and
/// the text of its cells.
pub const MOST_BYTES: u64 = 128 << 20;

/// How many cells the tables of a dataset may have together.
pub const MOST_CELLS: u64 = 4_000_000;

/// How many columns a table may have: far more than any table has.
pub const MOST_COLUMNS: usize = 256;

/// How many bytes a programme file may have: far more than a person writes.
pub const MOST_PROGRAMME_BYTES: u64 = 1 << 20;

/// How many bytes an earlier proposal may have; that of 2,000 pairs has some 50 million.
pub const MOST_PROPOSAL_BYTES: u64 = 256 << 20;

/// A limit that a file exceeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Limit {
    /// Bytes of the files.
    #[error("it may have up to {0} bytes, with the other files of the dataset")]
    Bytes(u64),
    /// Bytes of a programme file.
    #[error("a programme may have up to {0} bytes; is it a programme?")]
    ProgrammeBytes(u64),
    /// Bytes of an earlier proposal.
    #[error("a proposal may have up to {0} bytes; is it a proposal?")]
    ProposalBytes(u64),
    /// Bytes of the parts of a workbook, unpacked, or of the text of its cells.
    #[error("unpacked, it may have up to {0} bytes")]
    UnpackedBytes(u64),
    /// Cells of the tables.
    #[error("a dataset may have up to {0} cells")]
    Cells(u64),
}

/// What is left of the limits of one dataset.
#[derive(Debug, Clone)]
pub(super) struct Budget {
    most_bytes: u64,
    bytes: u64,
    most_cells: u64,
    cells: u64,
}

impl Default for Budget {
    fn default() -> Self {
        Self::new(MOST_BYTES, MOST_CELLS)
    }
}

impl Budget {
    /// Other limits than the usual ones.
    pub(super) fn new(most_bytes: u64, most_cells: u64) -> Self {
        Self { most_bytes, bytes: most_bytes, most_cells, cells: most_cells }
    }

    /// The bytes that are left.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The limit of bytes.
    pub(super) fn most_bytes(&self) -> u64 {
        self.most_bytes
    }

    /// Takes the bytes of a file, or of the text of a cell.
    pub(super) fn take_bytes(&mut self, bytes: usize) -> Result<(), Limit> {
        take(&mut self.bytes, bytes).ok_or(Limit::Bytes(self.most_bytes))
    }

    /// Takes this number of cells.
    pub(super) fn take_cells(&mut self, cells: usize) -> Result<(), Limit> {
        take(&mut self.cells, cells).ok_or(Limit::Cells(self.most_cells))
    }
}

fn take(left: &mut u64, amount: usize) -> Option<()> {
    *left = left.checked_sub(u64::try_from(amount).ok()?)?;
    Some(())
}
