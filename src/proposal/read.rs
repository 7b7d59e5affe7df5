//! Reads a proposal back.

use std::path::PathBuf;

use serde::Deserialize;
use thiserror::Error;

use super::document::Proposal;
use super::schema::{self, SchemaError};
use crate::io::{ReadError, parser_message};

/// Why a proposal is not read.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ProposalReadError {
    /// The text is not JSON, or a part of the proposal is missing or has another form.
    #[error("line {line}, character {column}: {message}")]
    Json {
        /// Line, from 1.
        line: usize,
        /// Character within the line, from 1.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// The document is not a proposal of this version.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// The table lacks a column.
    #[error("the table has no column `{name}`; accepted: a proposal as `report::to_csv` writes it")]
    NoColumn {
        /// The column.
        name: &'static str,
    },
    /// A row of the table is not that of a proposal.
    #[error("line {line}: {message}")]
    Row {
        /// Line, from 1.
        line: u64,
        /// What is wrong there.
        message: String,
    },
    /// The proposal has no pair.
    #[error("the proposal has no pairs")]
    NoPairs,
    /// The file cannot be read, is no regular file, or is too large.
    #[error(transparent)]
    File(#[from] ReadError),
    /// The file is not UTF-8 text.
    #[error("{file}: {error}")]
    NotText {
        /// Name of the file.
        file: String,
        /// Where the text ends.
        error: std::string::FromUtf8Error,
    },
    /// The name does not have an accepted ending.
    #[error("cannot read {}: accepted are proposals in files ending in .json or .csv", path.display())]
    Format {
        /// The file.
        path: PathBuf,
    },
    /// The content of a file is not a proposal.
    #[error("{file}: {error}")]
    InFile {
        /// Name of the file.
        file: String,
        /// What is wrong with the content.
        error: Box<ProposalReadError>,
    },
}

impl From<serde_json::Error> for ProposalReadError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json { line: error.line(), column: error.column(), message: parser_message(&error) }
    }
}

/// What a document says about itself: a proposal names its schema; a plan with prices has the
/// proposal under a key.
#[derive(Deserialize)]
struct Head {
    schema: Option<String>,
    proposal: Option<SchemaOnly>,
}

#[derive(Deserialize)]
struct SchemaOnly {
    schema: Option<String>,
}

#[derive(Deserialize)]
struct Around {
    proposal: Proposal,
}

impl Proposal {
    /// Reads a proposal as [`report::to_json`](crate::report::to_json) writes it, or the document
    /// of the example `plan` around one.
    ///
    /// A document of a later minor version is read: a notice, the description of a rule, and any key
    /// that this version does not know are left out. Settings of its programme that are not known
    /// are listed in [`Programme::unknown_settings`](crate::programme::Programme::unknown_settings),
    /// and only such a programme cannot be run again.
    ///
    /// # Errors
    /// [`ProposalReadError`]: the text is not JSON, the schema is another one, or a part is missing.
    pub fn from_json_str(text: &str) -> Result<Self, ProposalReadError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let head: Head = serde_json::from_str(text)?;
        let inner = head.proposal.filter(|_| head.schema.is_none());
        let is_around = inner.is_some();
        let schema = head.schema.or(inner.and_then(|inner| inner.schema));
        schema::check(&schema.ok_or(SchemaError::Missing)?)?;
        if is_around {
            return Ok(serde_json::from_str::<Around>(text)?.proposal);
        }
        Ok(serde_json::from_str(text)?)
    }
}
