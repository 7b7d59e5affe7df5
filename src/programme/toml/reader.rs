//! Values of a TOML document, each checked, with its place.

use std::fmt::Display;
use std::ops::Range;
use std::str::FromStr;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::fault::ProgrammeFault;
use crate::vocabulary::{did_you_mean, nearest};

pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) faults: Vec<ProgrammeFault>,
}

pub(super) type Slot<'a, 'i> = Option<&'a Spanned<DeValue<'i>>>;

impl Reader<'_> {
    pub(super) fn fault(&mut self, span: Range<usize>, message: String) {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        self.faults.push(ProgrammeFault { line, column, message });
    }

    /// Tells every key that is not accepted.
    pub(super) fn keys(&mut self, table: &DeTable<'_>, place: &str, accepted: &[&str]) {
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

    pub(super) fn wrong_type(&mut self, key: &str, value: &Spanned<DeValue<'_>>, accepted: &str) {
        let found = value.get_ref().type_str();
        self.fault(value.span(), format!("`{key}` is given as {found}; accepted: {accepted}"));
    }

    pub(super) fn text(&mut self, key: &str, slot: Slot<'_, '_>) -> Option<String> {
        let value = slot?;
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(key, value, "a text in quotes");
        }
        text
    }

    /// A word of a closed vocabulary.
    pub(super) fn word<T: FromStr>(&mut self, key: &str, slot: Slot<'_, '_>) -> Option<T>
    where
        T::Err: Display,
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

    pub(super) fn number(&mut self, key: &str, slot: Slot<'_, '_>, most: f64) -> Option<f64> {
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

    pub(super) fn tables<'a, 'i>(
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

    pub(super) fn table<'a, 'i>(
        &mut self,
        key: &str,
        slot: Slot<'a, 'i>,
    ) -> Option<&'a DeTable<'i>> {
        let value = slot?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(key, value, &format!("a table headed [{key}]"));
        }
        table
    }

    pub(super) fn required(
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

    /// A whole number of at least 0.
    pub(super) fn count(&mut self, key: &str, slot: Slot<'_, '_>) -> Option<usize> {
        let value = slot?;
        let accepted = "a whole number of at least 0";
        let DeValue::Integer(integer) = value.get_ref() else {
            self.wrong_type(key, value, accepted);
            return None;
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix());
        let count = number.ok().and_then(|number| usize::try_from(number).ok());
        if count.is_none() {
            let message = format!("`{key}` is {integer}; accepted: {accepted}");
            self.fault(value.span(), message);
        }
        count
    }

    /// A text, or a list of texts.
    pub(super) fn texts(&mut self, key: &str, slot: Slot<'_, '_>) -> Vec<String> {
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
            let message = format!("`{key}` is an empty list; name at least one, or leave it out");
            self.fault(value.span(), message);
        }
        items.iter().filter_map(|item| self.text(key, Some(item))).collect()
    }

    pub(super) fn truth(&mut self, key: &str, slot: Slot<'_, '_>) -> Option<bool> {
        let value = slot?;
        let truth = value.get_ref().as_bool();
        if truth.is_none() {
            self.wrong_type(key, value, "true or false");
        }
        truth
    }
}
