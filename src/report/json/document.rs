//! JSON documents: the data, with every sentence under the key `text`.

use serde::Serialize;
use serde_json::Value;

use super::texts::AddTexts;
use crate::proposal::{Pairing, Proposal};
use crate::report::language::Language;
use crate::sensitivity::PairAnswer;
use crate::validation::Validation;

/// Returns a document as a JSON value, with the sentences of a language under the key `text` of the
/// objects that they are about.
///
/// # Errors
/// None in practice: no document holds a map with keys that are not strings.
pub fn to_json_value<T: AddTexts + Serialize + ?Sized>(
    document: &T,
    language: &dyn Language,
) -> Result<Value, serde_json::Error> {
    let mut json = serde_json::to_value(document)?;
    document.add_texts(&mut json, language);
    Ok(json)
}

/// Writes the proposal as indented JSON, schema [`crate::proposal::SCHEMA`], with a line feed at
/// the end.
///
/// # Errors
/// None in practice, as for [`to_json_value`].
pub fn to_json(proposal: &Proposal, language: &dyn Language) -> Result<String, serde_json::Error> {
    written(&to_json_value(proposal, language)?)
}

/// Writes a validation as indented JSON, schema [`crate::validation::SCHEMA`], with a line feed at the
/// end.
///
/// # Errors
/// None in practice, as for [`to_json_value`].
pub fn validation_to_json(
    validation: &Validation,
    language: &dyn Language,
) -> Result<String, serde_json::Error> {
    written(&to_json_value(validation, language)?)
}

/// Writes one pair as indented JSON, with a line feed at the end.
///
/// # Errors
/// None in practice, as for [`to_json_value`].
pub fn pairing_to_json(
    pairing: &Pairing,
    language: &dyn Language,
) -> Result<String, serde_json::Error> {
    written(&to_json_value(pairing, language)?)
}

/// Writes what is known about one pair as indented JSON, with a line feed at the end.
///
/// # Errors
/// None in practice, as for [`to_json_value`].
pub fn pair_answer_to_json(
    answer: &PairAnswer,
    language: &dyn Language,
) -> Result<String, serde_json::Error> {
    written(&to_json_value(answer, language)?)
}

fn written(json: &Value) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(json)?;
    text.push('\n');
    Ok(text)
}
