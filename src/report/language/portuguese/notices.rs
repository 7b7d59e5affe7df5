//! Portuguese sentences of notices about some regions or pairs.

use super::Portuguese;
use super::names;
use crate::profile::{Coder, RegionLabel};
use crate::proposal::{FlaggedPair, PartOfOther};
use crate::report::language::Grammar;
use crate::report::language::decimal_comma::stated;
use crate::report::order::by_name;
use crate::rules::ComparedValues;

/// At most this many regions, or pairs, are named in a notice.
const MOST_NAMED_REGIONS: usize = 6;

impl Portuguese {
    pub(super) fn parts_of_others(self, parts: &[PartOfOther]) -> String {
        if let [PartOfOther { part, whole }] = parts {
            return format!(
                "Nota: {} faz parte de {}, e as duas participam; com uma regra `exclusive`, só uma das duas \
                 participaria.",
                part.name, whole.name
            );
        }
        let shown: Vec<String> = parts
            .iter()
            .take(MOST_NAMED_REGIONS)
            .map(|PartOfOther { part, whole }| format!("{} em {}", part.name, whole.name))
            .collect();
        format!(
            "Nota: {} regiões fazem parte de outras que também participam: {}; com uma regra `exclusive`, só uma \
             de cada duas participaria.",
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
        let verb = if pairs.len() == 1 { "tem" } else { "têm" };
        format!(
            "Nota: não se sabe se {} {verb} um valor bruto de `{criterion}` de pelo menos {}: {names}.",
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
        let what = match (values, pairs) {
            (ComparedValues::Shared, 1) => "tem um valor em comum em",
            (ComparedValues::Shared, _) => "têm um valor em comum em",
            (ComparedValues::Different, 1) => "difere em",
            (ComparedValues::Different, _) => "diferem em",
        };
        format!(
            "Nota: não se sabe se {} {what} “{}”; não se conhece nenhum valor para {}.",
            self.pairs(pairs),
            names::key(attribute),
            self.some_names(regions)
        )
    }

    pub(super) fn not_coded(self, coder: Coder, regions: &[RegionLabel]) -> String {
        let (own, other) = match coder {
            Coder::First => ("primeira", "segunda"),
            Coder::Second => ("segunda", "primeira"),
        };
        format!(
            "Nota: os pontos fortes e as necessidades de {} só se conhecem da {other} codificação, e o programa \
             usa os da {own} (`coders`): aqui são desconhecidos.",
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
