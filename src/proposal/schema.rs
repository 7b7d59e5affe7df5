//! The schema of a proposal, and which versions of it are read.

use serde::{Deserialize, Deserializer, de::DeserializeOwned, de::Error as _};
use thiserror::Error;

/// Name and version of the JSON schema of a proposal; breaking changes raise the version, new keys the
/// minor version.
pub const SCHEMA: &str = "regiopair-proposal/3.5";

/// The schema without its minor version: every minor version is read.
const MAJOR: &str = "regiopair-proposal/3";

/// A document whose schema this version of the crate does not read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SchemaError {
    /// The document is no proposal.
    #[error("the schema is `{found}`, which is not that of a proposal; accepted: `{SCHEMA}`")]
    Other {
        /// The schema that it names.
        found: String,
    },
    /// The document is a proposal of a version that is not read.
    #[error(
        "the schema is `{found}`, a proposal of another version; accepted: `{SCHEMA}`; make the \
         proposal again, or use the version of this program that wrote it"
    )]
    Version {
        /// The schema that it names.
        found: String,
    },
    /// The document names no schema.
    #[error("the document has no `schema`; accepted: a proposal with schema `{SCHEMA}`")]
    Missing,
}

/// Accepts every minor version of the schema, earlier and later ones, such as
/// "regiopair-proposal/3" and "regiopair-proposal/3.14".
///
/// # Errors
/// [`SchemaError`] with what was found.
pub(super) fn check(found: &str) -> Result<(), SchemaError> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let rest = found.strip_prefix(MAJOR);
    if rest == Some("") || rest.and_then(|rest| rest.strip_prefix('.')).is_some_and(is_number) {
        return Ok(());
    }
    let found = found.chars().take(100).collect::<String>();
    let name = SCHEMA.split('/').next().unwrap_or_default();
    match found.strip_prefix(name) {
        Some(version) if version.starts_with('/') => Err(SchemaError::Version { found }),
        _ => Err(SchemaError::Other { found }),
    }
}

/// For serde: a schema that is read.
pub(super) fn accepted<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let found = String::deserialize(deserializer)?;
    check(&found).map_err(D::Error::custom)?;
    Ok(found)
}

/// For serde: the items of a list that this version knows; a later minor version may have more.
pub(super) fn known_items<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let items = Vec::<serde_json::Value>::deserialize(deserializer)?;
    Ok(items.into_iter().filter_map(|item| serde_json::from_value(item).ok()).collect())
}
