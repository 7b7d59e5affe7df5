//! The top level of a programme file.

use toml::Spanned;
use toml::de::DeTable;

use crate::profile::Sides;
use crate::programme::decimals::Decimals;
use crate::programme::settings::{AggregationMethod, Programme};
use crate::rules::{ProgrammeFaultKind, Rules, TomlReader, TomlSlot, TomlTable};
use crate::score::SilentCriteria;

const KEYS: &[&str] = &[
    "name",
    "horizon",
    "similarity",
    "aggregation",
    "ordered_weights",
    "views",
    "silent_criteria",
    "decimals",
    "sides",
    "criteria",
    "rules",
    "rounds_decided",
    "rounds",
];

impl TomlReader {
    pub(super) fn programme(&mut self, table: &DeTable<'_>) -> Programme {
        self.keys(table, "a programme", KEYS);
        let standard = Programme::default();
        self.criteria_of_objectives(table.get("rules"));
        let criteria = self.criteria(table.get("criteria"));
        let silence =
            if criteria.is_some() { SilentCriteria::Refuse } else { standard.silent_criteria };
        let aggregation =
            self.word("aggregation", table.get("aggregation")).unwrap_or(standard.aggregation);
        Programme {
            name: self.text("name", table.get("name")).unwrap_or(standard.name),
            horizon: self.word("horizon", table.get("horizon")).unwrap_or(standard.horizon),
            similarity: self
                .word("similarity", table.get("similarity"))
                .unwrap_or(standard.similarity),
            ordered_weights: self.ordered(aggregation, table),
            aggregation,
            views: self.word("views", table.get("views")).unwrap_or(standard.views),
            silent_criteria: self
                .word("silent_criteria", table.get("silent_criteria"))
                .unwrap_or(silence),
            decimals: self.decimals(table.get("decimals")).unwrap_or(standard.decimals),
            sides: self.sides(table.get("sides")),
            criteria: criteria.unwrap_or(standard.criteria),
            rules: Rules::read(self, table.get("rules")),
            rounds_decided: self
                .word("rounds_decided", table.get("rounds_decided"))
                .unwrap_or(standard.rounds_decided),
            rounds: self.rounds(table.get("rounds")),
        }
    }

    fn ordered(&mut self, method: AggregationMethod, table: &DeTable<'_>) -> Vec<f64> {
        let key = "ordered_weights";
        let Some(value) = table.get(key) else {
            if method == AggregationMethod::Owa {
                let span = table.get("aggregation").map_or(0..0, Spanned::span);
                self.fault(span, ProgrammeFaultKind::NoOrderedWeights);
            }
            return Vec::new();
        };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "a list of numbers");
            return Vec::new();
        };
        let weights: Vec<f64> =
            array.iter().filter_map(|item| self.number(key, Some(item), f64::INFINITY)).collect();
        if method != AggregationMethod::Owa {
            self.fault(value.span(), ProgrammeFaultKind::UnusedOrderedWeights);
        } else if weights.len() == array.len() && weights.iter().all(|weight| *weight <= 0.0) {
            self.fault(value.span(), ProgrammeFaultKind::AllOrderedWeightsZero);
        }
        weights
    }

    fn decimals(&mut self, slot: TomlSlot<'_, '_>) -> Option<Decimals> {
        let number = self.number("decimals", slot, 12.0)?;
        let found = (1..=12_u8).find(|decimals| f64::from(*decimals) == number);
        if found.is_none() {
            self.out_of_range("decimals", slot?.span(), &number, "a whole number from 1 to 12");
        }
        found.and_then(Decimals::new)
    }

    fn sides(&mut self, slot: TomlSlot<'_, '_>) -> Option<Sides> {
        let table = self.table("sides", slot)?;
        let entry = TomlTable { heading: "[sides]".to_owned(), table, span: slot?.span() };
        self.keys(table, &entry.heading, &["left", "right"]);
        let (left, right) = (self.required("left", &entry), self.required("right", &entry));
        Some(Sides { left: left?, right: right? })
    }
}
