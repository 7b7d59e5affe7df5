//! Spanish sentences of notices about some regions or pairs.

use super::Spanish;
use super::data_words::key;
use super::grammar::quoted;
use crate::profile::{Coder, RegionLabel};
use crate::proposal::{FlaggedPair, PartOfOther};
use crate::report::language::Grammar;
use crate::report::language::decimal_comma::stated;
use crate::report::order::by_name;
use crate::rules::ComparedValues;

/// At most this many regions, or pairs, are named in a notice.
const MOST_NAMED_REGIONS: usize = 6;

impl Spanish {
    pub(super) fn parts_of_others(self, parts: &[PartOfOther]) -> String {
        if let [PartOfOther { part, whole }] = parts {
            return format!(
                "Nota: {} forma parte de {}, y ambas participan; una regla `exclusive` dejaría participar solo \
                 a una de las dos.",
                part.name, whole.name
            );
        }
        let shown: Vec<String> = parts
            .iter()
            .take(MOST_NAMED_REGIONS)
            .map(|PartOfOther { part, whole }| format!("{} en {}", part.name, whole.name))
            .collect();
        format!(
            "Nota: {} regiones forman parte de otras que también participan: {}; una regla `exclusive` dejaría \
             participar solo a una de cada dos.",
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
        let verb = if pairs.len() == 1 { "tiene" } else { "tienen" };
        format!(
            "Nota: no se sabe si {} {verb} un valor bruto de `{criterion}` de al menos {}: {names}.",
            self.pairs(pairs.len()),
            stated(minimum)
        )
    }

    pub(super) fn unknown_values(
        self,
        attribute: &str,
        values: ComparedValues,
        pairs: usize,
        regions: &[RegionLabel],
    ) -> String {
        let attribute = quoted(&key(attribute));
        let what = match (values, pairs == 1) {
            (ComparedValues::Shared, true) => format!("comparte un valor de {attribute}"),
            (ComparedValues::Shared, false) => format!("comparten un valor de {attribute}"),
            (ComparedValues::Different, true) => format!("difiere en {attribute}"),
            (ComparedValues::Different, false) => format!("difieren en {attribute}"),
        };
        format!(
            "Nota: no se sabe si {} {what}; no se conoce ningún valor de {}.",
            self.pairs(pairs),
            self.some_names(regions)
        )
    }

    pub(super) fn not_coded(self, coder: Coder, regions: &[RegionLabel]) -> String {
        let (own, other) = match coder {
            Coder::First => ("primera", "segunda"),
            Coder::Second => ("segunda", "primera"),
        };
        format!(
            "Nota: las fortalezas y necesidades de {} solo se conocen por la {other} persona que codificó, y el \
             programa toma las de la {own} (`coders`): aquí son desconocidas.",
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
