//! The pairs of an earlier proposal, read from what the reports write.

use std::collections::HashSet;
use std::path::Path;

use super::document::Proposal;
use super::explain::place;
use super::read::ProposalReadError;
use crate::io::{Limit, MOST_PROPOSAL_BYTES, read_file, separator};
use crate::plan::{Assessment, PlanningError};
use crate::rules::RegionPair;
use crate::vocabulary::shorten;

/// The pairs of an earlier proposal: [`Assessment::keep`], [`Assessment::avoid`] and
/// [`Assessment::change_least`] plan with them.
///
/// ```
/// use regiopair::proposal::EarlierPlan;
///
/// let plan = EarlierPlan::from_csv_str("status,left,right\npaired,salta,alentejo\n")?;
/// assert_eq!(plan.pairs()[0].right, "alentejo");
/// # Ok::<(), regiopair::proposal::ProposalReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierPlan {
    pairs: Vec<RegionPair>,
}

impl EarlierPlan {
    /// Returns the pairs, each once, in the order of the file.
    pub fn pairs(&self) -> &[RegionPair] {
        &self.pairs
    }

    fn new(all: impl IntoIterator<Item = RegionPair>) -> Result<Self, ProposalReadError> {
        let mut seen = HashSet::new();
        let mut pairs: Vec<RegionPair> = all.into_iter().collect();
        pairs.retain(|pair| seen.insert((pair.left.clone(), pair.right.clone())));
        if pairs.is_empty() { Err(ProposalReadError::NoPairs) } else { Ok(Self { pairs }) }
    }

    /// Reads a proposal that [`report::to_json`](crate::report::to_json) or
    /// [`report::to_csv`](crate::report::to_csv) wrote into a file; its ending says which.
    ///
    /// # Errors
    /// [`ProposalReadError::File`] and [`ProposalReadError::Format`] if the file cannot be read,
    /// [`ProposalReadError::NotText`] and [`ProposalReadError::InFile`] if it is not a proposal.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, ProposalReadError> {
        let path = path.as_ref();
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let parse = match &*ending {
            "json" => Self::from_json_str,
            "csv" => Self::from_csv_str,
            _ => return Err(ProposalReadError::Format { path: path.to_owned() }),
        };
        let limit = Limit::ProposalBytes(MOST_PROPOSAL_BYTES);
        let bytes = read_file(path, MOST_PROPOSAL_BYTES, limit)?;
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = String::from_utf8(bytes)
            .map_err(|error| ProposalReadError::NotText { file: file.clone(), error })?;
        parse(&text).map_err(|error| ProposalReadError::InFile { file, error: Box::new(error) })
    }

    /// Reads the JSON of a proposal, or of a plan.
    ///
    /// # Errors
    /// As [`Proposal::from_json_str`], and [`ProposalReadError::NoPairs`] for a proposal without a
    /// pair.
    pub fn from_json_str(text: &str) -> Result<Self, ProposalReadError> {
        let proposal = Proposal::from_json_str(text)?;
        Self::new(
            proposal.pairings.into_iter().map(|pair| RegionPair::new(pair.left.id, pair.right.id)),
        )
    }

    /// Reads the CSV of a proposal: its columns `status`, `left` and `right`. Rows whose status is
    /// `unmatched` are no pairs. Columns may be separated by commas, semicolons or tabs.
    ///
    /// # Errors
    /// [`ProposalReadError::NoColumn`], [`ProposalReadError::Row`] or [`ProposalReadError::NoPairs`].
    pub fn from_csv_str(text: &str) -> Result<Self, ProposalReadError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator(text.as_bytes()))
            .flexible(true)
            .from_reader(text.as_bytes());
        let row = |error: &csv::Error| ProposalReadError::Row {
            line: error.position().map_or(1, csv::Position::line),
            message: error.to_string(),
        };
        let header = reader.headers().map_err(|error| row(&error))?.clone();
        let column = |name: &'static str| {
            let found = header.iter().position(|cell| cell.trim() == name);
            found.ok_or(ProposalReadError::NoColumn { name })
        };
        let (status, left, right) = (column("status")?, column("left")?, column("right")?);
        let mut pairs = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| row(&error))?;
            let line = record.position().map_or(1, csv::Position::line);
            let cell = |column| record.get(column).unwrap_or_default().trim();
            let fault = |message: String| ProposalReadError::Row { line, message };
            match cell(status) {
                "paired" if cell(left).is_empty() || cell(right).is_empty() => {
                    return Err(fault("the pair has only one region".to_owned()));
                }
                "paired" => pairs.push(RegionPair::new(cell(left), cell(right))),
                "unmatched" => {}
                other => {
                    return Err(fault(format!(
                        "`{}` is not a status; accepted: paired, unmatched",
                        shorten(other)
                    )));
                }
            }
        }
        Self::new(pairs)
    }
}

impl Assessment {
    /// The pairs of an earlier plan, the left region first, also if the sides were turned then.
    ///
    /// # Errors
    /// [`PlanningError::UnknownRegion`] with the nearest known id.
    pub(crate) fn pairs_of(&self, plan: &EarlierPlan) -> Result<Vec<RegionPair>, PlanningError> {
        let mut pairs = Vec::new();
        for RegionPair { left, right, .. } in plan.pairs() {
            if self.cell(right, left).is_some() {
                pairs.push(RegionPair::new(&**right, &**left));
                continue;
            }
            place(self.left(), left)?;
            place(self.right(), right)?;
            pairs.push(RegionPair::new(&**left, &**right));
        }
        Ok(pairs)
    }
}
