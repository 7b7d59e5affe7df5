//! The text of a rule's id.

use std::fmt;
use std::str::FromStr;

use super::list::RuleId;
use crate::vocabulary::{by_text, did_you_mean, nearest};

/// A text that is not the id of a rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{value}` is not a rule such as rules.required[1]{}", did_you_mean(nearest.as_deref()))]
pub struct UnknownRule {
    /// The text.
    pub value: String,
    /// The rule or kind of rule that differs least, if one is close.
    pub nearest: Option<String>,
}

impl RuleId {
    /// Whether it is a default rule, which no programme file states.
    pub fn is_default(self) -> bool {
        matches!(self, Self::OnePartnerLeft | Self::OnePartnerRight)
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place() {
            let listed = Self::LISTED.iter().find(|(kind, _)| kind(place) == *self);
            return write!(f, "{}[{}]", listed.map_or("", |(_, text)| text), place + 1);
        }
        f.write_str(Self::SINGLE.iter().find(|(id, _)| id == self).map_or("", |(_, text)| text))
    }
}

impl FromStr for RuleId {
    type Err = UnknownRule;

    fn from_str(text: &str) -> Result<Self, UnknownRule> {
        if let Some((id, _)) = Self::SINGLE.iter().find(|(_, known)| *known == text) {
            return Ok(*id);
        }
        let listed = text.strip_suffix(']').and_then(|rest| rest.split_once('['));
        let found = listed.and_then(|(key, place)| {
            let (kind, _) = Self::LISTED.iter().find(|(_, known)| *known == key)?;
            Some(kind(place.parse::<usize>().ok()?.checked_sub(1)?))
        });
        found.ok_or_else(|| {
            let single = Self::SINGLE.iter().map(|(_, known)| *known);
            let known = single.chain(Self::LISTED.iter().map(|(_, known)| *known));
            let nearest = nearest(text, known).map(str::to_owned);
            UnknownRule { value: text.to_owned(), nearest }
        })
    }
}

by_text!(RuleId);
