//! The top level of a programme file.

use toml::Spanned;
use toml::de::DeTable;

use crate::profile::Sides;
use crate::programme::check;
use crate::programme::decimals::Decimals;
use crate::programme::settings::{AggregationMethod, Programme};
use crate::rules::{Rules, TomlReader, TomlSlot, TomlTable};
use crate::score::UnknownTreatment;
use crate::vocabulary::NumberRange;

const KEYS: &[&str] = &[
    "name",
    "horizon",
    "coders",
    "similarity",
    "cooccurrence_share",
    "similarity_above",
    "aggregation",
    "ordered_weights",
    "views",
    "unknown_values",
    "silent_criteria",
    "decimals",
    "variants_tried",
    "sides",
    "criteria",
    "rules",
    "rounds_decided",
    "rounds",
    "unknown_settings",
];

impl TomlReader {
    pub(super) fn programme(&mut self, table: &DeTable<'_>) -> Programme {
        self.keys(table, "a programme", KEYS);
        let standard = Programme::default();
        let earlier = self.faults.len();
        let criteria = self.criteria(table.get("criteria"));
        // Criteria that could not be read are faults already, and rules may name them.
        if self.faults.len() == earlier {
            let choices = criteria.as_ref().unwrap_or(&standard.criteria);
            self.criteria = Some(choices.iter().map(|choice| choice.id.clone()).collect());
        }
        // What was found or tried for the standard criteria does not hold for others.
        let (silence, variants) = match criteria {
            Some(_) => (UnknownTreatment::Refuse, 1),
            None => (standard.silent_criteria, standard.variants_tried),
        };
        let above = if table.contains_key("similarity") { 0.0 } else { standard.similarity_above };
        let aggregation =
            self.word("aggregation", table.get("aggregation")).unwrap_or(standard.aggregation);
        Programme {
            name: self.text("name", table.get("name")).unwrap_or(standard.name),
            horizon: self.word("horizon", table.get("horizon")).unwrap_or(standard.horizon),
            coders: self.word("coders", table.get("coders")).unwrap_or(standard.coders),
            similarity: self
                .word("similarity", table.get("similarity"))
                .unwrap_or(standard.similarity),
            cooccurrence_share: self
                .share("cooccurrence_share", table)
                .unwrap_or(standard.cooccurrence_share),
            similarity_above: self.share("similarity_above", table).unwrap_or(above),
            ordered_weights: self.ordered(aggregation, table),
            aggregation,
            views: self.word("views", table.get("views")).unwrap_or(standard.views),
            unknown_values: self
                .word("unknown_values", table.get("unknown_values"))
                .unwrap_or(standard.unknown_values),
            silent_criteria: self
                .word_by(
                    "silent_criteria",
                    table.get("silent_criteria"),
                    UnknownTreatment::of_criteria,
                )
                .unwrap_or(silence),
            decimals: self.decimals(table.get("decimals")).unwrap_or(standard.decimals),
            variants_tried: self.variants(table.get("variants_tried")).unwrap_or(variants),
            sides: self.sides(table.get("sides")),
            criteria: criteria.unwrap_or(standard.criteria),
            rules: Rules::read(self, table.get("rules")),
            rounds_decided: self
                .word("rounds_decided", table.get("rounds_decided"))
                .unwrap_or(standard.rounds_decided),
            rounds: self.rounds(table.get("rounds")),
            unknown_settings: self.texts("unknown_settings", table.get("unknown_settings")),
        }
    }

    fn ordered(&mut self, method: AggregationMethod, table: &DeTable<'_>) -> Vec<f64> {
        let key = "ordered_weights";
        let slot = table.get(key);
        let items = slot.and_then(|value| value.get_ref().as_array());
        if let (Some(value), None) = (slot, items) {
            self.wrong_type(key, value, "a list of numbers");
            return Vec::new();
        }
        let items = items.into_iter().flatten();
        let read: Vec<Option<f64>> =
            items.map(|item| self.number(key, Some(item), NumberRange::WEIGHT)).collect();
        let weights: Vec<f64> = read.iter().copied().flatten().collect();
        // What is no number is a fault already.
        let whole = weights.len() == read.len();
        if let Some(fault) = check::ordered_weights(method, &weights).filter(|_| whole) {
            let span = slot.or(table.get("aggregation")).map_or(0..0, Spanned::span);
            self.fault(span, fault);
        }
        weights
    }

    fn share(&mut self, key: &str, table: &DeTable<'_>) -> Option<f64> {
        self.number(key, table.get(key), NumberRange::SCORE)
    }

    fn decimals(&mut self, slot: TomlSlot<'_, '_>) -> Option<Decimals> {
        let number = self.number("decimals", slot, NumberRange::DECIMALS)?;
        (0..=u8::MAX).find(|decimals| f64::from(*decimals) == number).and_then(Decimals::new)
    }

    fn variants(&mut self, slot: TomlSlot<'_, '_>) -> Option<u32> {
        let number = self.number("variants_tried", slot, NumberRange::VARIANTS)?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within its range"
        )]
        Some(number as u32)
    }

    fn sides(&mut self, slot: TomlSlot<'_, '_>) -> Option<Sides> {
        let table = self.table("sides", slot)?;
        let entry = TomlTable { heading: "[sides]".to_owned(), table, span: slot?.span() };
        self.keys(table, &entry.heading, &["left", "right"]);
        let (left, right) = (self.required("left", &entry), self.required("right", &entry));
        Some(Sides { left: left?, right: right? })
    }
}
