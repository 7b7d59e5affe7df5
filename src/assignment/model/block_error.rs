//! The error of a source of blocks.

use std::error::Error;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// Why [`Blocks`](crate::assignment::model::Blocks) could not compute a block: any error of the
/// source, which `?` converts and `downcast_ref` returns.
///
/// Two of them are equal if their texts are, and only the text is serialized.
///
/// ```
/// use regiopair::assignment::model::BlockError;
///
/// let error = BlockError::from("many".parse::<u32>().unwrap_err());
/// assert_eq!(error.to_string(), "invalid digit found in string");
/// assert!(error.downcast_ref::<std::num::ParseIntError>().is_some());
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(from = "SerializedText", into = "String")]
pub struct BlockError(Arc<dyn Error + Send + Sync>);

impl<E: Error + Send + Sync + 'static> From<E> for BlockError {
    fn from(error: E) -> Self {
        Self(Arc::new(error))
    }
}

/// An error that was serialized.
#[derive(Debug, Deserialize, thiserror::Error)]
#[serde(transparent)]
#[error("{0}")]
struct SerializedText(String);

impl From<BlockError> for String {
    fn from(error: BlockError) -> Self {
        error.to_string()
    }
}

impl Deref for BlockError {
    type Target = dyn Error + Send + Sync;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl fmt::Display for BlockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl PartialEq for BlockError {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Eq for BlockError {}
