//! Values of a TOML document, each checked, with its place.

use std::ops::Range;
use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::ProgrammeFaultKind;
use crate::vocabulary::{NumberRange, UnknownWord, nearest, shorten};

/// A fault in a TOML document.
#[derive(Debug, Clone)]
pub(crate) struct TomlFault {
    /// Where it is, in bytes.
    pub(crate) span: Range<usize>,
    /// What is wrong there.
    pub(crate) kind: ProgrammeFaultKind,
}

/// Reads values and collects all that is wrong with them.
#[derive(Debug, Default)]
pub(crate) struct TomlReader {
    pub(crate) faults: Vec<TomlFault>,
    /// Ids of the criteria of the programme; `None` if they are not known.
    pub(crate) criteria: Option<Vec<String>>,
}

pub(crate) type TomlSlot<'a, 'i> = Option<&'a Spanned<DeValue<'i>>>;

/// A table of a list of tables, such as one `[[rules.quotas]]`.
pub(crate) struct TomlTable<'a, 'i> {
    /// `[[rules.quotas]]`.
    pub(crate) heading: String,
    pub(crate) table: &'a DeTable<'i>,
    pub(crate) span: Range<usize>,
}

impl<'a, 'i> TomlTable<'a, 'i> {
    pub(crate) fn get(&self, key: &str) -> TomlSlot<'a, 'i> {
        self.table.get(key)
    }

    /// Where the value of a key is; the whole table if there is none.
    pub(crate) fn span_of(&self, key: &str) -> Range<usize> {
        self.get(key).map_or_else(|| self.span.clone(), Spanned::span)
    }
}

impl TomlReader {
    pub(crate) fn fault(&mut self, span: Range<usize>, kind: ProgrammeFaultKind) {
        self.faults.push(TomlFault { span, kind });
    }

    /// Reports every key that is not accepted.
    pub(crate) fn keys(&mut self, table: &DeTable<'_>, heading: &str, accepted: &[&str]) {
        for key in table.keys() {
            let name: &str = key.get_ref();
            if !accepted.contains(&name) {
                let unknown = ProgrammeFaultKind::UnknownKey {
                    key: name.to_owned(),
                    table: heading.to_owned(),
                    accepted: accepted.iter().map(|&key| key.to_owned()).collect(),
                    nearest: nearest(name, accepted.iter().copied()).map(str::to_owned),
                };
                self.fault(key.span(), unknown);
            }
        }
    }

    pub(crate) fn wrong_type(&mut self, key: &str, value: &Spanned<DeValue<'_>>, accepted: &str) {
        let found = value.get_ref().type_str();
        let (key, accepted) = (key.to_owned(), accepted.to_owned());
        self.fault(value.span(), ProgrammeFaultKind::WrongType { key, found, accepted });
    }

    pub(crate) fn out_of_range(
        &mut self,
        key: &str,
        span: Range<usize>,
        value: &impl ToString,
        accepted: &str,
    ) {
        let (key, accepted) = (key.to_owned(), accepted.to_owned());
        let value = shorten(&value.to_string());
        self.fault(span, ProgrammeFaultKind::OutOfRange { key, value, accepted });
    }

    pub(crate) fn text(&mut self, key: &str, slot: TomlSlot<'_, '_>) -> Option<String> {
        let value = slot?;
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(key, value, "a text in quotes");
        }
        text
    }

    /// A word of a closed vocabulary.
    pub(crate) fn word<T: FromStr<Err = UnknownWord>>(
        &mut self,
        key: &str,
        slot: TomlSlot<'_, '_>,
    ) -> Option<T> {
        self.word_by(key, slot, str::parse)
    }

    /// A word that `read` accepts.
    pub(crate) fn word_by<T>(
        &mut self,
        key: &str,
        slot: TomlSlot<'_, '_>,
        read: impl FnOnce(&str) -> Result<T, UnknownWord>,
    ) -> Option<T> {
        let text = self.text(key, slot)?;
        match read(&text) {
            Ok(word) => Some(word),
            Err(word) => {
                let unknown = ProgrammeFaultKind::UnknownWord { key: key.to_owned(), word };
                self.fault(slot?.span(), unknown);
                None
            }
        }
    }

    pub(crate) fn number(
        &mut self,
        key: &str,
        slot: TomlSlot<'_, '_>,
        range: NumberRange,
    ) -> Option<f64> {
        let value = slot?;
        let Some((number, text)) = numeric(value.get_ref()) else {
            self.wrong_type(key, value, &range.to_string());
            return None;
        };
        if let Some(number) = number.filter(|number| range.contains(*number)) {
            return Some(number);
        }
        let shown = number.map(|number| number.to_string()).filter(|shown| shown.len() <= 20);
        let shown = shown.unwrap_or_else(|| text.to_owned());
        self.out_of_range(key, value.span(), &shown, &range.to_string());
        None
    }

    /// The tables of a list; `path` is the name that heads them, such as `rules.quotas`.
    pub(crate) fn tables<'a, 'i>(
        &mut self,
        path: &str,
        slot: TomlSlot<'a, 'i>,
    ) -> Vec<TomlTable<'a, 'i>> {
        let Some(value) = slot else { return Vec::new() };
        let heading = format!("[[{path}]]");
        let accepted = format!("tables headed {heading}");
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(path, value, &accepted);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in array {
            match item.get_ref().as_table() {
                Some(table) => {
                    tables.push(TomlTable { heading: heading.clone(), table, span: item.span() });
                }
                None => self.wrong_type(path, item, &accepted),
            }
        }
        tables
    }

    pub(crate) fn table<'a, 'i>(
        &mut self,
        key: &str,
        slot: TomlSlot<'a, 'i>,
    ) -> Option<&'a DeTable<'i>> {
        let value = slot?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(key, value, &format!("a table headed [{key}]"));
        }
        table
    }

    /// A text that a table must have.
    pub(crate) fn required(&mut self, key: &str, entry: &TomlTable<'_, '_>) -> Option<String> {
        if entry.get(key).is_none() {
            self.missing(key, entry);
        }
        self.text(key, entry.get(key))
    }

    /// Reports a key that a table must have.
    pub(crate) fn missing(&mut self, key: &str, entry: &TomlTable<'_, '_>) {
        let (heading, key) = (entry.heading.clone(), key.to_owned());
        self.fault(entry.span.clone(), ProgrammeFaultKind::MissingKey { heading, key });
    }

    /// Reports a number that a table must have.
    pub(crate) fn missing_number(&mut self, key: &str, entry: &TomlTable<'_, '_>) {
        let (heading, key) = (entry.heading.clone(), key.to_owned());
        self.fault(entry.span.clone(), ProgrammeFaultKind::MissingNumber { heading, key });
    }

    /// A criterion of the programme.
    pub(crate) fn criterion(&mut self, entry: &TomlTable<'_, '_>) -> Option<String> {
        let id = self.text("criterion", entry.get("criterion"))?;
        self.listed(&id, entry.span_of("criterion"));
        Some(id)
    }

    /// Reports a criterion that the programme does not have.
    pub(crate) fn listed(&mut self, id: &str, span: Range<usize>) {
        let known = self.criteria.as_deref();
        let unlisted = known.and_then(|known| ProgrammeFaultKind::unlisted_criterion(id, known));
        if let Some(unlisted) = unlisted {
            self.fault(span, unlisted);
        }
    }

    /// The reason of a rule; empty if there is none.
    pub(crate) fn because(&mut self, entry: &TomlTable<'_, '_>) -> String {
        self.text("because", entry.get("because")).unwrap_or_default()
    }

    /// A whole number of at least 0.
    pub(crate) fn count(&mut self, key: &str, slot: TomlSlot<'_, '_>) -> Option<usize> {
        let value = slot?;
        let accepted = "a whole number of at least 0";
        let DeValue::Integer(integer) = value.get_ref() else {
            self.wrong_type(key, value, accepted);
            return None;
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix());
        let count = number.ok().and_then(|number| usize::try_from(number).ok());
        if count.is_none() {
            self.out_of_range(key, value.span(), integer, accepted);
        }
        count
    }

    /// A text, or a list of texts.
    pub(crate) fn texts(&mut self, key: &str, slot: TomlSlot<'_, '_>) -> Vec<String> {
        let Some(value) = slot else { return Vec::new() };
        let items = match value.get_ref() {
            DeValue::String(text) => return vec![text.clone().into_owned()],
            DeValue::Array(items) => items,
            _ => {
                self.wrong_type(key, value, "a text, or a list of texts, in quotes");
                return Vec::new();
            }
        };
        if items.is_empty() {
            self.fault(value.span(), ProgrammeFaultKind::EmptyList { key: key.to_owned() });
        }
        items.iter().filter_map(|item| self.text(key, Some(item))).collect()
    }

    pub(crate) fn truth(&mut self, key: &str, slot: TomlSlot<'_, '_>) -> Option<bool> {
        let value = slot?;
        let truth = value.get_ref().as_bool();
        if truth.is_none() {
            self.wrong_type(key, value, "true or false");
        }
        truth
    }
}

/// The number of a value and its text; no number if it has too many digits, and nothing if the value
/// is of another type.
fn numeric<'a>(value: &'a DeValue<'_>) -> Option<(Option<f64>, &'a str)> {
    match value {
        DeValue::Integer(integer) if integer.radix() == 10 => {
            Some((integer.as_str().parse().ok(), integer.as_str()))
        }
        DeValue::Integer(integer) => {
            let number = i64::from_str_radix(integer.as_str(), integer.radix());
            Some((number.ok().map(|number| number as f64), integer.as_str()))
        }
        DeValue::Float(float) => Some((float.as_str().parse().ok(), float.as_str())),
        _ => None,
    }
}
