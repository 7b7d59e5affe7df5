//! English sentences of notices about some regions or pairs.

use super::English;
use crate::profile::{Coder, RegionLabel};
use crate::proposal::{FlaggedPair, PartOfOther};
use crate::report::language::Grammar;
use crate::report::order::by_name;
use crate::rules::ComparedValues;

/// At most this many regions, or pairs, are named in a notice.
const MOST_NAMED_REGIONS: usize = 6;

impl English {
    pub(super) fn parts_of_others(self, parts: &[PartOfOther]) -> String {
        if let [PartOfOther { part, whole }] = parts {
            return format!(
                "Note: {} is part of {}, and both take part; a rule `exclusive` would let only one of \
                 the two take part.",
                part.name, whole.name
            );
        }
        let shown: Vec<String> = parts
            .iter()
            .take(MOST_NAMED_REGIONS)
            .map(|PartOfOther { part, whole }| format!("{} in {}", part.name, whole.name))
            .collect();
        format!(
            "Note: {} regions are part of others that take part too: {}; a rule `exclusive` would let \
             only one of each two take part.",
            self.count(parts.len()),
            self.list_with_more(&shown, parts.len() - shown.len())
        )
    }

    pub(super) fn unknown_criterion_values(
        self,
        criterion: &str,
        minimum: f64,
        pairs: &[FlaggedPair],
    ) -> String {
        let shown = pairs.iter().take(MOST_NAMED_REGIONS);
        let shown: Vec<String> =
            shown.map(|pair| format!("{} – {}", pair.left.name, pair.right.name)).collect();
        let names = self.list_with_more(&shown, pairs.len() - shown.len());
        let (count, verb) = match pairs.len() {
            1 => ("1 pair".to_owned(), "has"),
            count => (self.count_of(count, "pair", "pairs"), "have"),
        };
        format!(
            "Note: it is unknown whether {count} {verb} a raw value of {criterion} of at least \
             {minimum}: {names}."
        )
    }

    pub(super) fn unknown_values(
        self,
        attribute: &str,
        values: ComparedValues,
        pairs: usize,
        regions: &[RegionLabel],
    ) -> String {
        let (pairs, is_one) = match pairs {
            1 => ("1 pair".to_owned(), true),
            _ => (self.count_of(pairs, "pair", "pairs"), false),
        };
        let verb = match (values, is_one) {
            (ComparedValues::Shared, true) => "shares a value of",
            (ComparedValues::Shared, false) => "share a value of",
            (ComparedValues::Different, true) => "differs in",
            (ComparedValues::Different, false) => "differ in",
        };
        format!(
            "Note: it is unknown whether {pairs} {verb} {attribute}; no value is known for {}.",
            self.some_names(regions)
        )
    }

    pub(super) fn not_coded(self, coder: Coder, regions: &[RegionLabel]) -> String {
        let (own, other) = match coder {
            Coder::First => ("first", "second"),
            Coder::Second => ("second", "first"),
        };
        format!(
            "Note: strengths and needs of {} are known from the {other} coder only, and the programme \
             takes those of the {own} (coders): they are unknown here.",
            self.some_names(regions)
        )
    }

    /// The names of the first regions, and how many more there are.
    fn some_names(self, regions: &[RegionLabel]) -> String {
        let sorted = by_name(regions).into_iter();
        let shown = sorted.take(MOST_NAMED_REGIONS).map(|region| region.name.clone());
        let shown: Vec<String> = shown.collect();
        self.list_with_more(&shown, regions.len() - shown.len())
    }
}
