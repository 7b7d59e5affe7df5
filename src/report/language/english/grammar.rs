//! Numbers and lists in English.

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

    fn number(&self, value: f64, decimals: usize) -> String {
        format!("{value:.decimals$}")
    }
}
