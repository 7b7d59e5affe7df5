//! Numbers, lists and sentences in English.

use super::English;
use crate::report::language::Grammar;

impl Grammar for English {
    fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
        }
    }

    fn list_with_more(&self, items: &[String], more: usize) -> String {
        match more {
            0 => self.list(items),
            _ => format!("{} and {more} more", items.join(", ")),
        }
    }

    fn number(&self, value: f64, decimals: usize) -> String {
        format!("{value:.decimals$}")
    }

    fn signed_number(&self, value: f64, decimals: usize) -> String {
        format!("{value:+.decimals$}").replace('-', "−")
    }

    fn sentence(&self, clause: &str) -> String {
        let mut letters = clause.chars();
        let first =
            letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}.", letters.as_str())
    }
}
