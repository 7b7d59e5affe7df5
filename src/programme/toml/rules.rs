//! The rules of a programme file.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use super::reader::{Reader, Slot};
use crate::criteria;
use crate::rules::{
    Capacity, EachPair, Objective, PairProperty, PairQuota, PairsWanted, Pin, Quota,
    RequiredConditions, Rules, Selection, TiesAdmitted, Together, Withdrawal,
};
use crate::vocabulary::{did_you_mean, nearest};

const KEYS: [&str; 19] = [
    "pairs",
    "number_of_pairs",
    "reservation",
    "objectives",
    "minimum_score",
    "maximum_distance_km",
    "shared_themes",
    "earlier_ties",
    "not_again",
    "required",
    "forbidden",
    "withdrawn",
    "capacities",
    "as_one",
    "exclusive",
    "quotas",
    "pair_quotas",
    "earlier_plan",
    "conditions",
];

const SELECTION: [&str; 5] = ["side", "regions", "country", "attribute", "value"];
const BOUNDS: [&str; 3] = ["at_least", "at_most", "because"];

impl Reader<'_> {
    pub(super) fn rules(&mut self, slot: Slot<'_, '_>) -> Rules {
        let standard = Rules::default();
        let Some(table) = self.table("rules", slot) else { return standard };
        self.keys(table, "[rules]", &KEYS);
        // `pairs = 20` is as clear as `number_of_pairs = 20`.
        let pairs = table.get("pairs");
        let counted = pairs.filter(|value| value.get_ref().is_integer());
        let number_of_pairs = self
            .count("number_of_pairs", table.get("number_of_pairs"))
            .or_else(|| self.count("pairs", counted));
        if let (Some(value), Some(_)) = (counted, table.get("number_of_pairs")) {
            let message = "`pairs` and `number_of_pairs` both give a number; keep one".to_owned();
            self.fault(value.span(), message);
        }
        let pairs = pairs.filter(|_| counted.is_none());
        // Whoever asks for a number of pairs does not ask for everybody beside it.
        let usual = if number_of_pairs.is_some() { PairsWanted::Largest } else { standard.pairs };
        let rules = Rules {
            pairs: self.word("pairs", pairs).unwrap_or(usual),
            number_of_pairs,
            reservation: self
                .number("reservation", table.get("reservation"), 1.0)
                .unwrap_or(standard.reservation),
            objectives: self.objectives(table.get("objectives")),
            minimum_score: self.number("minimum_score", table.get("minimum_score"), 1.0),
            maximum_distance_km: self.number(
                "maximum_distance_km",
                table.get("maximum_distance_km"),
                f64::INFINITY,
            ),
            shared_themes: self.count("shared_themes", table.get("shared_themes")),
            earlier_ties: self
                .word("earlier_ties", table.get("earlier_ties"))
                .unwrap_or(TiesAdmitted::Any),
            not_again: self.texts("not_again", table.get("not_again")),
            required: self.pins("rules.required", table.get("required")),
            forbidden: self.pins("rules.forbidden", table.get("forbidden")),
            withdrawn: self.withdrawn(table.get("withdrawn")),
            conditions: self.conditions(table.get("conditions")),
            capacities: self.capacities(table.get("capacities")),
            as_one: self.together("rules.as_one", table.get("as_one")),
            exclusive: self.together("rules.exclusive", table.get("exclusive")),
            quotas: self.quotas(table.get("quotas")),
            pair_quotas: self.pair_quotas(table.get("pair_quotas")),
            earlier_plan: self.pins("rules.earlier_plan", table.get("earlier_plan")),
        };
        self.pins_agree(&rules, table);
        if rules.objectives.contains(&Objective::FewestChanges) && rules.earlier_plan.is_empty() {
            let span = table.get("objectives").map_or(0..0, Spanned::span);
            let message = "objective `fewest-changes` needs [[rules.earlier_plan]], the pairs from \
                           which changes are counted";
            self.fault(span, message.to_owned());
        }
        if rules.reservation > 0.0 && rules.pairs != PairsWanted::Free {
            let span = table.get("reservation").map_or(0..0, Spanned::span);
            let message = "`reservation` is only used with pairs = \"free\"";
            self.fault(span, message.to_owned());
        }
        rules
    }

    fn objectives(&mut self, slot: Slot<'_, '_>) -> Vec<Objective> {
        let Some(value) = slot else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type("objectives", value, "a list such as [\"pairs\", \"total\"]");
            return Vec::new();
        };
        let mut objectives: Vec<Objective> = Vec::new();
        for item in items {
            let Some(objective) = self.word::<Objective>("objectives", Some(item)) else {
                continue;
            };
            if let Objective::Criterion(id) = &objective {
                let known = || criteria::entries().iter().map(|entry| entry.id);
                if !known().any(|known| known == id) {
                    let near = did_you_mean(nearest(id, known()));
                    self.fault(item.span(), format!("`{id}` is not a criterion{near}"));
                }
            }
            if objectives.contains(&objective) {
                let message = format!("objective `{objective}` is given twice; keep the first");
                self.fault(item.span(), message);
            }
            objectives.push(objective);
        }
        objectives
    }

    pub(super) fn pins(&mut self, place: &str, slot: Slot<'_, '_>) -> Vec<Pin> {
        let heading = format!("[[{place}]]");
        let mut pins: Vec<Pin> = Vec::new();
        for (pair, span) in self.tables(place, slot) {
            self.keys(pair, &heading, &["left", "right", "because"]);
            let left = self.required("left", &heading, pair, span.clone());
            let right = self.required("right", &heading, pair, span.clone());
            let because = self.text("because", pair.get("because")).unwrap_or_default();
            let (Some(left), Some(right)) = (left, right) else { continue };
            if pins.iter().any(|pin| pin.left == left && pin.right == right) {
                let message = format!("the pair {left} – {right} stands in {heading} twice");
                self.fault(span, message);
            }
            pins.push(Pin { left, right, because });
        }
        pins
    }

    /// A pair cannot be required and forbidden.
    fn pins_agree(&mut self, rules: &Rules, table: &DeTable<'_>) {
        let places = self.tables("rules.forbidden", table.get("forbidden"));
        for (pin, (_, span)) in rules.forbidden.iter().zip(places) {
            let same = |other: &&Pin| other.left == pin.left && other.right == pin.right;
            if rules.required.iter().any(|required| same(&required)) {
                let message = format!(
                    "the pair {} – {} is forbidden here and required above; keep one of the two",
                    pin.left, pin.right
                );
                self.fault(span, message);
            }
        }
    }

    fn withdrawn(&mut self, slot: Slot<'_, '_>) -> Vec<Withdrawal> {
        let heading = "[[rules.withdrawn]]";
        let mut withdrawn = Vec::new();
        for (table, span) in self.tables("rules.withdrawn", slot) {
            self.keys(table, heading, &["region", "because"]);
            let region = self.required("region", heading, table, span);
            let because = self.text("because", table.get("because")).unwrap_or_default();
            withdrawn.extend(region.map(|region| Withdrawal { region, because }));
        }
        withdrawn
    }

    fn conditions(&mut self, slot: Slot<'_, '_>) -> Vec<RequiredConditions> {
        let heading = "[[rules.conditions]]";
        let mut list = Vec::new();
        for (table, span) in self.tables("rules.conditions", slot) {
            self.keys(table, heading, &["side", "conditions", "unknown"]);
            let side = self.required("side", heading, table, span.clone()).unwrap_or_default();
            let conditions = self.texts("conditions", table.get("conditions"));
            if !table.contains_key("conditions") {
                let message = format!("{heading} asks for nothing; add conditions = [\"…\"]");
                self.fault(span, message);
            }
            let unknown = self.word("unknown", table.get("unknown")).unwrap_or_default();
            list.push(RequiredConditions { side, conditions, unknown });
        }
        list
    }

    fn selection(&mut self, heading: &str, table: &DeTable<'_>, span: Range<usize>) -> Selection {
        let side = self.required("side", heading, table, span).unwrap_or_default();
        let selection = Selection {
            side,
            regions: self.texts("regions", table.get("regions")),
            country: self.texts("country", table.get("country")),
            attribute: self.text("attribute", table.get("attribute")),
            value: self.texts("value", table.get("value")),
        };
        if !selection.value.is_empty() && selection.attribute.is_none() {
            let span = table.get("value").map_or(0..0, Spanned::span);
            let message = "`value` is given without `attribute`; add attribute = \"…\"";
            self.fault(span, message.to_owned());
        }
        selection
    }

    /// At least and at most; one of the two at least, and they must agree.
    fn bounds(
        &mut self,
        heading: &str,
        table: &DeTable<'_>,
        span: Range<usize>,
    ) -> (Option<usize>, Option<usize>, String) {
        let at_least = self.count("at_least", table.get("at_least"));
        let at_most = self.count("at_most", table.get("at_most"));
        let because = self.text("because", table.get("because")).unwrap_or_default();
        if !table.contains_key("at_least") && !table.contains_key("at_most") {
            let message =
                format!("{heading} bounds nothing; add at_least = …, at_most = …, or both");
            self.fault(span, message);
        }
        if let (Some(least), Some(most)) = (at_least, at_most)
            && least > most
        {
            let span = table.get("at_least").map_or(0..0, Spanned::span);
            let message = format!(
                "`at_least` is {least} and `at_most` is {most}: no number is both; lower the first \
                 or raise the second"
            );
            self.fault(span, message);
        }
        (at_least, at_most, because)
    }

    fn capacities(&mut self, slot: Slot<'_, '_>) -> Vec<Capacity> {
        let heading = "[[rules.capacities]]";
        let mut capacities = Vec::new();
        for (table, span) in self.tables("rules.capacities", slot) {
            self.keys(table, heading, &[&SELECTION[..], &BOUNDS].concat());
            let selection = self.selection(heading, table, span.clone());
            let (at_least, at_most, because) = self.bounds(heading, table, span);
            capacities.push(Capacity { selection, at_least, at_most, because });
        }
        capacities
    }

    fn together(&mut self, place: &str, slot: Slot<'_, '_>) -> Vec<Together> {
        let heading = format!("[[{place}]]");
        let mut list = Vec::new();
        for (table, span) in self.tables(place, slot) {
            self.keys(table, &heading, &["regions", "because"]);
            let regions = self.texts("regions", table.get("regions"));
            let twice = regions.iter().enumerate().find(|(i, id)| regions[..*i].contains(id));
            let at = table.get("regions").map_or(span, Spanned::span);
            if let Some((_, id)) = twice {
                self.fault(at, format!("`{id}` stands in `regions` twice"));
            } else if regions.len() < 2 {
                let message = format!("{heading} needs regions = [\"…\", \"…\"], two at least");
                self.fault(at, message);
            }
            let because = self.text("because", table.get("because")).unwrap_or_default();
            list.push(Together { regions, because });
        }
        list
    }

    fn quotas(&mut self, slot: Slot<'_, '_>) -> Vec<Quota> {
        let heading = "[[rules.quotas]]";
        let mut quotas = Vec::new();
        for (table, span) in self.tables("rules.quotas", slot) {
            self.keys(table, heading, &[&SELECTION[..], &["each"], &BOUNDS].concat());
            let selection = self.selection(heading, table, span.clone());
            let each = self.text("each", table.get("each"));
            let (at_least, at_most, because) = self.bounds(heading, table, span);
            quotas.push(Quota { selection, each, at_least, at_most, because });
        }
        quotas
    }

    fn pair_quotas(&mut self, slot: Slot<'_, '_>) -> Vec<PairQuota> {
        let heading = "[[rules.pair_quotas]]";
        let properties = [
            "theme",
            "leading_theme",
            "domain",
            "countries",
            "earlier_tie",
            "shared_language",
            "farther_than_km",
            "score_below",
        ];
        let mut quotas = Vec::new();
        for (table, span) in self.tables("rules.pair_quotas", slot) {
            self.keys(table, heading, &[&properties[..], &["each"], &BOUNDS].concat());
            let property = PairProperty {
                theme: self.text("theme", table.get("theme")),
                leading_theme: self.text("leading_theme", table.get("leading_theme")),
                domain: self.text("domain", table.get("domain")),
                countries: self.countries(table.get("countries")),
                earlier_tie: self.truth("earlier_tie", table.get("earlier_tie")),
                shared_language: self.truth("shared_language", table.get("shared_language")),
                farther_than_km: self.number(
                    "farther_than_km",
                    table.get("farther_than_km"),
                    f64::INFINITY,
                ),
                score_below: self.number("score_below", table.get("score_below"), 1.0),
            };
            let each: Option<EachPair> = self.word("each", table.get("each"));
            if each.is_none() && !properties.iter().any(|key| table.contains_key(*key)) {
                let message = format!(
                    "{heading} names no kind of pair; add each = \"theme\" or one of: {}",
                    properties.join(", ")
                );
                self.fault(span.clone(), message);
            }
            let (at_least, at_most, because) = self.bounds(heading, table, span);
            quotas.push(PairQuota { property, each, at_least, at_most, because });
        }
        quotas
    }

    fn countries(&mut self, slot: Slot<'_, '_>) -> Option<[String; 2]> {
        let value = slot?;
        let texts = self.texts("countries", slot);
        let two = <[String; 2]>::try_from(texts).ok();
        if two.is_none() {
            let message = "`countries` takes two: [left, right], such as [\"BR\", \"ES\"]";
            self.fault(value.span(), message.to_owned());
        }
        two
    }
}
