//! Closed vocabularies and the nearest known name of a misspelt one.
//!
//! Every room may use this file; it knows no room.

use thiserror::Error;

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
    /// The accepted word that differs least, if one is close.
    pub nearest: Option<String>,
}

impl UnknownWord {
    pub(crate) fn new(what: &'static str, value: &str, accepted: &[&'static str]) -> Self {
        Self {
            what,
            value: value.to_owned(),
            accepted: accepted.to_vec(),
            nearest: nearest(value, accepted.iter().copied()).map(str::to_owned),
        }
    }
}

/// `; did you mean `x`?`, or nothing.
pub(crate) fn did_you_mean(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

/// The candidate that differs least from `value` without regard to case, if it is close enough to
/// be a slip of the keyboard: at most a third of the letters, two at least. Ties go to the first
/// candidate.
pub(crate) fn nearest<'a>(
    value: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // A pasted page is no misspelt name, and the distance is quadratic in its length.
    if value.len() > 200 {
        return None;
    }
    let lowered = value.trim().to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let distance = strsim::damerau_levenshtein(&lowered, &candidate.to_lowercase());
        let allowed = (lowered.chars().count().max(candidate.chars().count()) / 3).max(2);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
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

            /// The word that stands for this member in files.
            pub fn id(self) -> &'static str {
                match self { $( Self::$variant => $word ),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::word::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $( $word => Ok(Self::$variant), )+
                    _ => Err(crate::word::UnknownWord::new($what, word, Self::WORDS)),
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = crate::word::UnknownWord;

            fn try_from(word: String) -> Result<Self, Self::Error> {
                word.parse()
            }
        }

        impl From<$name> for String {
            fn from(member: $name) -> Self {
                member.id().to_owned()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.id())
            }
        }
    };
}
pub(crate) use vocabulary;

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_keyboard_is_found() {
        let known = ["analysis", "governance", "vision"];
        assert_eq!(nearest("Governence", known), Some("governance"));
        assert_eq!(nearest("vison", known), Some("vision"));
        assert_eq!(nearest("budget-office", known), None);
    }
}
