//! The top level of a programme file.

use toml::Spanned;
use toml::de::DeTable;

use crate::profile::Sides;
use crate::programme::decimals::Decimals;
use crate::programme::settings::{AggregationMethod, Programme};
use crate::rules::{Entry, Reader, Rules, Slot};
use crate::score::Silence;

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

impl Reader {
    pub(super) fn programme(&mut self, table: &DeTable<'_>) -> Programme {
        self.keys(table, "a programme", KEYS);
        let standard = Programme::default();
        self.criteria_of_objectives(table.get("rules"));
        let criteria = self.criteria(table.get("criteria"));
        let silence = if criteria.is_some() { Silence::Refuse } else { standard.silent_criteria };
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
                let message = "aggregation `owa` needs `ordered_weights`, from the best value to \
                               the worst, such as [0.2, 0.3, 0.5]";
                self.fault(span, message);
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
            let message = "`ordered_weights` are only used with aggregation = \"owa\"";
            self.fault(value.span(), message);
        } else if weights.len() == array.len() && weights.iter().sum::<f64>() <= 0.0 {
            let message = "`ordered_weights` are all 0; give at least one above 0";
            self.fault(value.span(), message);
        }
        weights
    }

    fn decimals(&mut self, slot: Slot<'_, '_>) -> Option<Decimals> {
        let number = self.number("decimals", slot, 12.0)?;
        let found = (1..=12_u8).find(|decimals| f64::from(*decimals) == number);
        if found.is_none() {
            let message = format!("`decimals` is {number}; accepted: a whole number from 1 to 12");
            self.fault(slot?.span(), message);
        }
        found.and_then(Decimals::new)
    }

    fn sides(&mut self, slot: Slot<'_, '_>) -> Option<Sides> {
        let table = self.table("sides", slot)?;
        let entry = Entry { heading: "[sides]".to_owned(), table, span: slot?.span() };
        self.keys(table, &entry.heading, &["left", "right"]);
        let (left, right) = (self.required("left", &entry), self.required("right", &entry));
        Some(Sides { left: left?, right: right? })
    }
}
