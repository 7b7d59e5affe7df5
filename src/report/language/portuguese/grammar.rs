//! Numbers, lists and sentences in Portuguese.

use super::Portuguese;
use crate::report::language::{Grammar, decimal_comma};

impl Grammar for Portuguese {
    fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [rest @ .., last] => format!("{} e {last}", rest.join(", ")),
        }
    }

    fn list_with_more(&self, items: &[String], more: usize) -> String {
        match more {
            0 => self.list(items),
            _ => format!("{} e mais {}", items.join(", "), self.count(more)),
        }
    }

    fn number(&self, value: f64, decimals: usize) -> String {
        decimal_comma::number(value, decimals)
    }

    fn count(&self, count: usize) -> String {
        decimal_comma::count(count)
    }

    fn signed_number(&self, value: f64, decimals: usize) -> String {
        decimal_comma::signed(value, decimals)
    }

    fn sentence(&self, clause: &str) -> String {
        let mut letters = clause.chars();
        let first =
            letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}.", letters.as_str())
    }
}

impl Portuguese {
    /// A number of things with its noun: "1 par", "2 pares".
    pub(super) fn count_of(self, count: usize, one: &str, several: &str) -> String {
        format!("{} {}", self.count(count), if count == 1 { one } else { several })
    }

    /// "1 par", "2 pares".
    pub(super) fn pairs(self, count: usize) -> String {
        self.count_of(count, "par", "pares")
    }

    /// "1 região", "2 regiões".
    pub(super) fn regions_counted(self, count: usize) -> String {
        self.count_of(count, "região", "regiões")
    }
}
