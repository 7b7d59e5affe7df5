//! A name in a programme that the data do not know, as data.

use thiserror::Error;

use crate::vocabulary::{did_you_mean, shorten};

/// A step on the path to a value in a programme file: a key of a table, or a position in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathStep {
    /// A key.
    Key(&'static str),
    /// A position, from 0.
    Place(usize),
}

/// A name in a programme that the data do not know.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}: {kind}", dotted(path))]
pub struct UnknownName {
    /// Where it is in the programme file, from the top.
    pub path: Vec<PathStep>,
    /// What is wrong with it.
    pub kind: UnknownNameKind,
}

/// What is wrong with a name that the data do not know.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum UnknownNameKind {
    /// The region is in the data, but is no candidate.
    #[error("`{}` is no candidate: it overlaps another region of the data", shorten(id))]
    NoCandidate {
        /// The id of the region.
        id: String,
    },
    /// The region is on the other side.
    #[error(
        "`{}` is a region of side `{side}`, not of side `{expected}`{}",
        shorten(id),
        did_you_mean(nearest.as_deref())
    )]
    OtherSide {
        /// The id of the region.
        id: String,
        /// Its side.
        side: String,
        /// The side that is meant.
        expected: String,
        /// The id on that side that differs least, if one is close.
        nearest: Option<String>,
    },
    /// Several regions have this name.
    #[error("`{}` is the name of more than one region; write one of the ids {}", shorten(name), ids.join(", "))]
    Ambiguous {
        /// The name.
        name: String,
        /// The ids of the regions.
        ids: Vec<String>,
    },
    /// No candidate region has this id.
    #[error(
        "`{}` is not a candidate region of {}{}",
        shorten(id),
        side.as_ref().map_or_else(|| "either side".to_owned(), |side| format!("side `{side}`")),
        did_you_mean(nearest.as_deref())
    )]
    Region {
        /// The id.
        id: String,
        /// The side that is meant; `None` for either.
        side: Option<String>,
        /// The known id that differs least, if one is close.
        nearest: Option<String>,
    },
    /// The dataset does not have this side.
    #[error(
        "`{}` is not a side; accepted: {}{}",
        shorten(name),
        accepted.join(", "),
        did_you_mean(nearest.as_deref())
    )]
    Side {
        /// The name.
        name: String,
        /// The sides of the dataset.
        accepted: [String; 2],
        /// The side that differs least, if one is close.
        nearest: Option<String>,
    },
    /// The data do not have this word.
    #[error("`{}` is not a known {what}{}{}", shorten(word), shown(known), did_you_mean(nearest.as_deref()))]
    Word {
        /// What the word should name, such as "theme".
        what: String,
        /// The word.
        word: String,
        /// All known words, sorted.
        known: Vec<String>,
        /// The known word that differs least, if one is close.
        nearest: Option<String>,
    },
    /// All names are known, but no region satisfies all keys.
    #[error("no region satisfies all keys of this rule together")]
    NothingSelected,
}

impl UnknownNameKind {
    /// Returns the name as the programme has it; `None` for a selection without regions.
    pub fn value(&self) -> Option<&str> {
        match self {
            Self::NoCandidate { id } | Self::OtherSide { id, .. } | Self::Region { id, .. } => {
                Some(id)
            }
            Self::Side { name, .. } | Self::Ambiguous { name, .. } => Some(name),
            Self::Word { word, .. } => Some(word),
            Self::NothingSelected => None,
        }
    }
}

/// The known words for a message; nothing if they are too many to help.
fn shown(known: &[String]) -> String {
    const MOST_SHOWN_WORDS: usize = 30;
    if known.len() > MOST_SHOWN_WORDS {
        return String::new();
    }
    format!("; known: {}", known.join(", "))
}

/// `rules.required[1].left`, positions from 1.
pub(super) fn dotted(path: &[PathStep]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            PathStep::Key(key) if text.is_empty() => text.push_str(key),
            PathStep::Key(key) => text = format!("{text}.{key}"),
            PathStep::Place(place) => text = format!("{text}[{}]", place + 1),
        }
    }
    text
}
