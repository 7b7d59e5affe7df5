//! Closed vocabularies, ranges of numbers, and the nearest known name of a misspelt one.
//!
//! Every module may use this one; it depends on none.

#[cfg(feature = "regions")]
mod folded;
#[cfg(feature = "regions")]
mod invisible;
#[cfg(feature = "regions")]
mod language;
#[cfg(feature = "regions")]
mod name_order;
#[cfg(feature = "regions")]
mod nearest;
#[cfg(feature = "regions")]
mod range;
#[cfg(feature = "regions")]
mod shorten;
#[cfg(feature = "regions")]
mod shown;

use thiserror::Error;

#[cfg(feature = "regions")]
pub(crate) use folded::{composed, decomposed, folded};
#[cfg(feature = "regions")]
pub(crate) use invisible::{invisible, named, turning};
#[cfg(feature = "regions")]
pub(crate) use language::{LanguageFault, is_language, language};
#[cfg(feature = "regions")]
pub(crate) use name_order::NameOrder;
#[cfg(feature = "regions")]
pub(crate) use nearest::{nearest, slip};
#[cfg(feature = "regions")]
pub(crate) use range::NumberRange;
#[cfg(feature = "regions")]
pub(crate) use shorten::{MOST_KEPT_FAULTS, listed, listed_and_more, shorten};
#[cfg(feature = "regions")]
pub(crate) use shown::shown;

/// A word that belongs to none of the accepted ones.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{value}` is not a {what}; accepted: {}{}", accepted.join(", "), did_you_mean(nearest.as_deref()))]
#[non_exhaustive]
pub struct UnknownWord {
    /// What the word should have named, such as "phase".
    pub what: &'static str,
    /// The word as it was read.
    pub value: String,
    /// All words that are accepted.
    pub accepted: Vec<&'static str>,
    /// The accepted word that differs least, if one is close; none without the feature `regions`.
    pub nearest: Option<String>,
}

impl UnknownWord {
    pub(crate) fn new(what: &'static str, value: &str, accepted: &[&'static str]) -> Self {
        #[cfg(feature = "regions")]
        let nearest = nearest(value, accepted.iter().copied()).map(str::to_owned);
        #[cfg(not(feature = "regions"))]
        let nearest = None;
        Self { what, value: value.to_owned(), accepted: accepted.to_vec(), nearest }
    }
}

/// `; did you mean `x`?`, or nothing.
pub(crate) fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

/// Declares an enum whose variants are words of a closed vocabulary: its `ALL`, `id`, `FromStr`
/// with the nearest known word, `Display`, and serde as the word itself.
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        pub enum $name:ident as $what:literal {
            $( $(#[$vmeta:meta])* $variant:ident = $word:literal ),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum $name {
            $( $(#[$vmeta])* $variant ),+
        }

        impl $name {
            /// All members, in the documented order.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),+];

            /// The words of [`Self::ALL`], in the same order.
            pub const WORDS: &'static [&'static str] = &[$( $word ),+];

            /// Returns the word of this member in files.
            pub fn id(self) -> &'static str {
                match self { $( Self::$variant => $word ),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::vocabulary::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $( $word => Ok(Self::$variant), )+
                    _ => Err(crate::vocabulary::UnknownWord::new($what, word, Self::WORDS)),
                }
            }
        }

        crate::vocabulary::by_text!($name);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.id())
            }
        }
    };
}
pub(crate) use vocabulary;

/// Turns a type into its text and back, by its `Display` and `FromStr`, as serde needs it.
macro_rules! by_text {
    ($name:ty) => {
        impl TryFrom<String> for $name {
            type Error = <Self as std::str::FromStr>::Err;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    };
}
pub(crate) use by_text;
