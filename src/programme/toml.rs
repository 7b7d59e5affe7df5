//! Programme files: TOML in, with all faults and their places; TOML out.

use std::ops::Range;
use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{ProgrammeError, ProgrammeFault};
use super::settings::{AggregationMethod, CriterionChoice, Programme};
use crate::criteria::{self, Entry};
use crate::profile::Sides;
use crate::rules::{ForbiddenPair, Rules};
use crate::score::{Normalisation, Resolution, Silence, Weights};
use crate::word::{UnknownWord, did_you_mean, nearest};

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
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (document, errors) = DeTable::parse_recoverable(text);
        let mut reader = Reader { text, faults: Vec::new() };
        for error in &errors {
            reader.fault(error.span().unwrap_or(0..0), error.message().to_owned());
        }
        // A file that is not TOML would only yield consequences of its first slip.
        let programme =
            if errors.is_empty() { reader.programme(document.get_ref()) } else { Self::default() };
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

struct Reader<'t> {
    text: &'t str,
    faults: Vec<ProgrammeFault>,
}

type Slot<'a, 'i> = Option<&'a Spanned<DeValue<'i>>>;

impl Reader<'_> {
    fn fault(&mut self, span: Range<usize>, message: String) {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        self.faults.push(ProgrammeFault { line, column, message });
    }

    /// Tells every key that is not accepted.
    fn keys(&mut self, table: &DeTable<'_>, place: &str, accepted: &[&str]) {
        for key in table.keys() {
            let name: &str = key.get_ref();
            if !accepted.contains(&name) {
                let message = format!(
                    "`{name}` is not a key of {place}; accepted: {}{}",
                    accepted.join(", "),
                    did_you_mean(nearest(name, accepted.iter().copied()))
                );
                self.fault(key.span(), message);
            }
        }
    }

    fn wrong_type(&mut self, key: &str, value: &Spanned<DeValue<'_>>, accepted: &str) {
        let found = value.get_ref().type_str();
        self.fault(value.span(), format!("`{key}` is given as {found}; accepted: {accepted}"));
    }

    fn text(&mut self, key: &str, slot: Slot<'_, '_>) -> Option<String> {
        let value = slot?;
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(key, value, "a text in quotes");
        }
        text
    }

    /// A word of a closed vocabulary.
    fn word<T: FromStr>(&mut self, key: &str, slot: Slot<'_, '_>) -> Option<T>
    where
        T::Err: std::fmt::Display,
    {
        let text = self.text(key, slot)?;
        match text.parse() {
            Ok(word) => Some(word),
            Err(error) => {
                self.fault(slot?.span(), format!("key `{key}`: {error}"));
                None
            }
        }
    }

    fn number(&mut self, key: &str, slot: Slot<'_, '_>, most: f64) -> Option<f64> {
        let value = slot?;
        let number = match value.get_ref() {
            DeValue::Integer(integer) => {
                i64::from_str_radix(integer.as_str(), integer.radix()).ok().map(|n| n as f64)
            }
            DeValue::Float(float) => float.as_str().parse().ok(),
            _ => None,
        };
        match number {
            Some(n) if n.is_finite() && (0.0..=most).contains(&n) => Some(n),
            found => {
                let accepted = if most.is_finite() {
                    format!("a number from 0 to {most}")
                } else {
                    "a number of at least 0".to_owned()
                };
                match found {
                    Some(n) => {
                        let message = format!("`{key}` is {n}; accepted: {accepted}");
                        self.fault(value.span(), message);
                    }
                    None => self.wrong_type(key, value, &accepted),
                }
                None
            }
        }
    }

    fn tables<'a, 'i>(
        &mut self,
        key: &str,
        slot: Slot<'a, 'i>,
    ) -> Vec<(&'a DeTable<'i>, Range<usize>)> {
        let Some(value) = slot else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(key, value, &format!("tables headed [[{key}]]"));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in array {
            match item.get_ref().as_table() {
                Some(table) => tables.push((table, item.span())),
                None => self.wrong_type(key, item, &format!("tables headed [[{key}]]")),
            }
        }
        tables
    }

    fn table<'a, 'i>(&mut self, key: &str, slot: Slot<'a, 'i>) -> Option<&'a DeTable<'i>> {
        let value = slot?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(key, value, &format!("a table headed [{key}]"));
        }
        table
    }

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

    fn decimals(&mut self, slot: Slot<'_, '_>) -> Option<Resolution> {
        let number = self.number("decimals", slot, 12.0)?;
        let found = (1..=12_u8).find(|decimals| f64::from(*decimals) == number);
        if found.is_none() {
            let message = format!("`decimals` is {number}; accepted: a whole number from 1 to 12");
            self.fault(slot?.span(), message);
        }
        found.and_then(Resolution::new)
    }

    fn sides(&mut self, slot: Slot<'_, '_>) -> Option<Sides> {
        let table = self.table("sides", slot)?;
        self.keys(table, "[sides]", &["left", "right"]);
        let left = self.required("left", "[sides]", table, slot?.span());
        let right = self.required("right", "[sides]", table, slot?.span());
        Some(Sides { left: left?, right: right? })
    }

    fn required(
        &mut self,
        key: &str,
        place: &str,
        table: &DeTable<'_>,
        span: Range<usize>,
    ) -> Option<String> {
        if table.get(key).is_none() {
            self.fault(span, format!("{place} has no `{key}`; add {key} = \"…\""));
        }
        self.text(key, table.get(key))
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

    fn rules(&mut self, slot: Slot<'_, '_>) -> Rules {
        let mut rules = Rules::default();
        let Some(table) = self.table("rules", slot) else { return rules };
        let accepted = ["pairs", "reservation", "minimum_score", "forbidden"];
        self.keys(table, "[rules]", &accepted);
        if let Some(pairs) = self.word("pairs", table.get("pairs")) {
            rules.pairs = pairs;
        }
        if let Some(reservation) = self.number("reservation", table.get("reservation"), 1.0) {
            rules.reservation = reservation;
        }
        rules.minimum_score = self.number("minimum_score", table.get("minimum_score"), 1.0);
        for (pair, span) in self.tables("rules.forbidden", table.get("forbidden")) {
            let place = "[[rules.forbidden]]";
            self.keys(pair, place, &["left", "right", "because"]);
            let left = self.required("left", place, pair, span.clone());
            let right = self.required("right", place, pair, span);
            let because = self.text("because", pair.get("because")).unwrap_or_default();
            if let (Some(left), Some(right)) = (left, right) {
                rules.forbidden.push(ForbiddenPair { left, right, because });
            }
        }
        rules
    }
}
