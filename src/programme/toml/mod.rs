//! Programme files: TOML in, with all faults and their places; TOML out.
//!
//! `reader.rs` reads single values, each checked; `rules.rs` the rules, `rounds.rs` the rounds, and
//! the rest here; `place.rs` finds the place of a value, for what only the data can tell.

mod place;
mod reader;
mod rounds;
mod rules;

use toml::Spanned;
use toml::de::DeTable;

use self::reader::{Reader, Slot};
use super::decimals::Decimals;
use super::fault::ProgrammeError;
use super::settings::{AggregationMethod, CriterionChoice, Programme};
use crate::criteria::{self, Entry};
use crate::profile::{Dataset, Sides};
use crate::score::{Normalisation, Silence, Weights};
use crate::vocabulary::UnknownWord;

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

impl Programme {
    /// Reads a programme file.
    ///
    /// # Errors
    /// All faults at once: TOML syntax, unknown keys and words (with the nearest known one),
    /// numbers outside their range, criteria named twice.
    ///
    /// ```
    /// use regiopair::programme::Programme;
    ///
    /// let programme = Programme::from_toml_str(r#"
    ///     name = "green call"
    ///     [[criteria]]
    ///     id = "needs-met"
    ///     weight = 2
    /// "#)?;
    /// assert_eq!(programme.criteria.len(), 1);
    ///
    /// let error = Programme::from_toml_str("horizn = \"all\"").unwrap_err();
    /// assert!(error.to_string().contains("did you mean `horizon`?"));
    /// # Ok::<(), regiopair::programme::ProgrammeError>(())
    /// ```
    pub fn from_toml_str(text: &str) -> Result<Self, ProgrammeError> {
        Self::read_text(text, None)
    }

    /// Reads a programme file for a dataset: names that the data do not know, of regions, sides,
    /// countries, themes and the like, are faults with their places too.
    ///
    /// # Errors
    /// As [`from_toml_str`](Self::from_toml_str), and names that the data do not know.
    pub fn from_toml_str_for(text: &str, dataset: &Dataset) -> Result<Self, ProgrammeError> {
        Self::read_text(text, Some(dataset))
    }

    fn read_text(text: &str, dataset: Option<&Dataset>) -> Result<Self, ProgrammeError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (document, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader { text, faults: Vec::new() };
        for error in &errors {
            reader.fault(error.span().unwrap_or(0..0), error.message().to_owned());
        }
        // A file that is not TOML would only yield consequences of its first slip.
        let programme =
            if errors.is_empty() { reader.programme(document.get_ref()) } else { Self::default() };
        if let Some(dataset) = dataset.filter(|_| errors.is_empty()) {
            let whole = reader.faults.is_empty();
            for name in programme.unknown_names(dataset) {
                let span = place::of(document.get_ref(), &name.path);
                // Where an entry could not be read, later ones have moved up: only what stands at the
                // place that is found is told.
                let found = text.get(span.clone()).unwrap_or_default().trim_matches('"');
                if whole || name.message.starts_with(&format!("`{found}`")) {
                    reader.fault(span, name.message);
                }
            }
        }
        let mut faults = reader.faults;
        if faults.is_empty() {
            Ok(programme)
        } else {
            faults.sort_by_key(|fault| (fault.line, fault.column));
            Err(ProgrammeError { faults })
        }
    }

    /// The programme as a TOML file that reads back as the same programme.
    pub fn to_toml_string(&self) -> String {
        // Every field is a plain value, a list or a table with string keys: TOML can hold it.
        toml::to_string(self).unwrap_or_default()
    }
}

impl Reader<'_> {
    fn programme(&mut self, table: &DeTable<'_>) -> Programme {
        self.keys(table, "a programme", KEYS);
        let standard = Programme::default();
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
            rules: self.rules(table.get("rules")),
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
                self.fault(span, message.to_owned());
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
            self.fault(value.span(), message.to_owned());
        } else if weights.len() == array.len() && weights.iter().sum::<f64>() <= 0.0 {
            let message = "`ordered_weights` are all 0; give at least one above 0";
            self.fault(value.span(), message.to_owned());
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
        self.keys(table, "[sides]", &["left", "right"]);
        let left = self.required("left", "[sides]", table, slot?.span());
        let right = self.required("right", "[sides]", table, slot?.span());
        Some(Sides { left: left?, right: right? })
    }

    /// `None` where the file lists no criteria.
    fn criteria(&mut self, slot: Slot<'_, '_>) -> Option<Vec<CriterionChoice>> {
        slot?;
        let mut choices: Vec<CriterionChoice> = Vec::new();
        for (table, span) in self.tables("criteria", slot) {
            let accepted = ["id", "formula", "weight", "seeker", "host", "normalisation"];
            self.keys(table, "[[criteria]]", &accepted);
            let weight = self.number("weight", table.get("weight"), f64::INFINITY).unwrap_or(1.0);
            let seeker = self.number("seeker", table.get("seeker"), f64::INFINITY);
            let host = self.number("host", table.get("host"), f64::INFINITY);
            let normalisation = self.word("normalisation", table.get("normalisation"));
            let id = self.required("id", "[[criteria]]", table, span.clone());
            let Some(entry) = id.and_then(|id| self.entry(&id, table.get("id"))) else { continue };
            if choices.iter().any(|choice| choice.id == entry.id) {
                let message = format!("criterion `{}` is given twice; keep one", entry.id);
                self.fault(table.get("id").map_or(span, Spanned::span), message);
                continue;
            }
            choices.push(CriterionChoice {
                id: entry.id.to_owned(),
                formula: self.formula(entry, table.get("formula")),
                weights: Weights { seeker: seeker.unwrap_or(weight), host: host.unwrap_or(weight) },
                normalisation: normalisation.unwrap_or(Normalisation::None),
            });
        }
        if self.faults.is_empty() && !choices.iter().any(|choice| choice.weights.counts()) {
            let message = "all weights are 0; give at least one criterion a weight above 0";
            self.fault(slot?.span(), message.to_owned());
        }
        Some(choices)
    }

    fn entry(&mut self, id: &str, slot: Slot<'_, '_>) -> Option<&'static Entry> {
        let entries = criteria::entries();
        let found = entries.iter().find(|entry| entry.id == id);
        if found.is_none() {
            let accepted: Vec<&'static str> = entries.iter().map(|entry| entry.id).collect();
            let message = UnknownWord::new("criterion", id, &accepted).to_string();
            self.fault(slot?.span(), message);
        }
        found
    }

    fn formula(&mut self, entry: &Entry, slot: Slot<'_, '_>) -> Option<String> {
        let formula = self.text("formula", slot);
        let Some(name) = &formula else { return entry.formulas.first().map(|f| (*f).to_owned()) };
        if !entry.formulas.contains(&name.as_str()) {
            let what = UnknownWord::new("formula", name, entry.formulas);
            self.fault(slot?.span(), format!("criterion `{}`: {what}", entry.id));
        }
        formula
    }
}
