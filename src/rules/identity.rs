//! How one rule is told from another.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::settings::{PairsWanted, Rules, TiesAdmitted};
use crate::vocabulary::did_you_mean;

/// One rule of a programme; its text is the place of the rule in the programme file, such as
/// `rules.required[2]` for the second required pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[non_exhaustive]
pub enum RuleId {
    /// Every region of the side with fewer places gets a partner.
    Pairs,
    /// Exactly so many pairs.
    NumberOfPairs,
    /// No pair below a score.
    MinimumScore,
    /// No pair beyond a distance.
    MaximumDistance,
    /// No pair without themes in common.
    SharedThemes,
    /// Whether regions may have worked together before.
    EarlierTies,
    /// No pair that an earlier programme made.
    NotAgain,
    /// A pair that must be made, counted from 0.
    Required(usize),
    /// A pair that must not be made.
    Forbidden(usize),
    /// A region that does not take part.
    Withdrawn(usize),
    /// What regions must meet to take part.
    Conditions(usize),
    /// How many partners regions may and must have.
    Capacity(usize),
    /// Regions that count as one.
    AsOne(usize),
    /// Regions of which at most one takes part.
    Exclusive(usize),
    /// How many pairs a group may and must have.
    Quota(usize),
    /// How many pairs of a kind may and must be made.
    PairQuota(usize),
    /// That regions meet in the rounds of the programme.
    Rounds,
    /// The default that a region of the left side has one partner at most.
    OnePartnerLeft,
    /// The default that a region of the right side has one partner at most.
    OnePartnerRight,
}

const PLAIN: [(RuleId, &str); 10] = [
    (RuleId::Pairs, "rules.pairs"),
    (RuleId::NumberOfPairs, "rules.number_of_pairs"),
    (RuleId::MinimumScore, "rules.minimum_score"),
    (RuleId::MaximumDistance, "rules.maximum_distance_km"),
    (RuleId::SharedThemes, "rules.shared_themes"),
    (RuleId::EarlierTies, "rules.earlier_ties"),
    (RuleId::NotAgain, "rules.not_again"),
    (RuleId::Rounds, "rounds"),
    (RuleId::OnePartnerLeft, "default: one partner, left side"),
    (RuleId::OnePartnerRight, "default: one partner, right side"),
];

/// A kind of rule of which a programme may have several.
type Kind = fn(usize) -> RuleId;

/// Kinds of which a programme may have several.
const LISTED: [(Kind, &str); 9] = [
    (RuleId::Required, "rules.required"),
    (RuleId::Forbidden, "rules.forbidden"),
    (RuleId::Withdrawn, "rules.withdrawn"),
    (RuleId::Conditions, "rules.conditions"),
    (RuleId::Capacity, "rules.capacities"),
    (RuleId::AsOne, "rules.as_one"),
    (RuleId::Exclusive, "rules.exclusive"),
    (RuleId::Quota, "rules.quotas"),
    (RuleId::PairQuota, "rules.pair_quotas"),
];

impl RuleId {
    /// The place in its list, from 0.
    fn place(self) -> Option<usize> {
        match self {
            Self::Required(place)
            | Self::Forbidden(place)
            | Self::Withdrawn(place)
            | Self::Conditions(place)
            | Self::Capacity(place)
            | Self::AsOne(place)
            | Self::Exclusive(place)
            | Self::Quota(place)
            | Self::PairQuota(place) => Some(place),
            _ => None,
        }
    }

    /// Whether it is a default that no programme file states.
    pub fn is_default(self) -> bool {
        matches!(self, Self::OnePartnerLeft | Self::OnePartnerRight)
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.place() {
            let listed = LISTED.iter().find(|(kind, _)| kind(place) == *self);
            return write!(f, "{}[{}]", listed.map_or("", |(_, key)| key), place + 1);
        }
        f.write_str(PLAIN.iter().find(|(id, _)| id == self).map_or("", |(_, key)| key))
    }
}

impl TryFrom<String> for RuleId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if let Some((id, _)) = PLAIN.iter().find(|(_, key)| *key == text) {
            return Ok(*id);
        }
        let listed = text.strip_suffix(']').and_then(|rest| rest.split_once('['));
        let found = listed.and_then(|(key, place)| {
            let (kind, _) = LISTED.iter().find(|(_, known)| *known == key)?;
            Some(kind(place.parse::<usize>().ok()?.checked_sub(1)?))
        });
        found.ok_or_else(|| {
            let known = PLAIN.iter().map(|(_, key)| *key).chain(LISTED.iter().map(|(_, key)| *key));
            let near = crate::vocabulary::nearest(&text, known);
            format!("`{text}` is not a rule such as rules.required[1]{}", did_you_mean(near))
        })
    }
}

impl From<RuleId> for String {
    fn from(id: RuleId) -> Self {
        id.to_string()
    }
}

impl Rules {
    /// The rules that are stated, in the order of the programme file. `pairs = "complete"` is one
    /// of them; "largest" and "free" leave a plan all freedom and are none.
    pub fn stated(&self) -> Vec<RuleId> {
        let mut stated = Vec::new();
        let mut one = |id: RuleId, is_stated: bool| {
            if is_stated {
                stated.push(id);
            }
        };
        one(RuleId::Pairs, self.pairs == PairsWanted::Complete);
        one(RuleId::NumberOfPairs, self.number_of_pairs.is_some());
        one(RuleId::MinimumScore, self.minimum_score.is_some());
        one(RuleId::MaximumDistance, self.maximum_distance_km.is_some());
        one(RuleId::SharedThemes, self.shared_themes.is_some());
        one(RuleId::EarlierTies, self.earlier_ties != TiesAdmitted::Any);
        one(RuleId::NotAgain, !self.not_again.is_empty());
        let lists: [(Kind, usize); 9] = [
            (RuleId::Required, self.required.len()),
            (RuleId::Forbidden, self.forbidden.len()),
            (RuleId::Withdrawn, self.withdrawn.len()),
            (RuleId::Conditions, self.conditions.len()),
            (RuleId::Capacity, self.capacities.len()),
            (RuleId::AsOne, self.as_one.len()),
            (RuleId::Exclusive, self.exclusive.len()),
            (RuleId::Quota, self.quotas.len()),
            (RuleId::PairQuota, self.pair_quotas.len()),
        ];
        for (kind, count) in lists {
            stated.extend((0..count).map(kind));
        }
        stated
    }
}
