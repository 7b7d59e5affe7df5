//! The proposal as a JSON document.

use serde::Serialize;

use crate::proposal::{Pairing, Proposal};
use crate::validation::ObservedRank;

#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    proposal: &'a Proposal,
    #[serde(skip_serializing_if = "Option::is_none")]
    observed: Option<&'a [ObservedRank]>,
}

/// The proposal as indented JSON, schema [`crate::proposal::SCHEMA`], with a line feed at the end;
/// with `observed` also the ranks of the observed partners under the key `observed`.
///
/// # Errors
/// None in practice: a proposal holds no map with keys that are not strings.
pub fn to_json(
    proposal: &Proposal,
    observed: Option<&[ObservedRank]>,
) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&Document { proposal, observed })?;
    text.push('\n');
    Ok(text)
}

/// One pair as indented JSON, with a line feed at the end.
///
/// # Errors
/// None in practice, as for [`to_json`].
pub fn pairing_to_json(pairing: &Pairing) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(pairing)?;
    text.push('\n');
    Ok(text)
}
