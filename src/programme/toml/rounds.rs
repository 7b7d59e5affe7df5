//! The rounds of a programme file.

use toml::Spanned;

use super::reader::{Reader, Slot};
use crate::programme::Round;

impl Reader<'_> {
    pub(super) fn rounds(&mut self, slot: Slot<'_, '_>) -> Vec<Round> {
        let mut rounds: Vec<Round> = Vec::new();
        for (table, span) in self.tables("rounds", slot) {
            self.keys(table, "[[rounds]]", &["name", "left", "right", "fixed"]);
            let name = self.required("name", "[[rounds]]", table, span.clone()).unwrap_or_default();
            let round = Round {
                name,
                left: self.texts("left", table.get("left")),
                right: self.texts("right", table.get("right")),
                fixed: self.pins("rounds.fixed", table.get("fixed")),
            };
            let at = |key: &str| table.get(key).map_or(span.clone(), Spanned::span);
            for earlier in &rounds {
                if earlier.name == round.name {
                    let message = format!("two rounds are named `{}`", round.name);
                    self.fault(at("name"), message);
                }
                if let Some(id) = round.left.iter().find(|id| earlier.left.contains(id)) {
                    let message = format!(
                        "`{id}` stands in the rounds “{}” and “{}”; name it in one",
                        earlier.name, round.name
                    );
                    self.fault(at("left"), message);
                }
                if round.left.is_empty() && earlier.left.is_empty() {
                    let message = format!(
                        "the rounds “{}” and “{}” name no left regions; only one may take all the rest",
                        earlier.name, round.name
                    );
                    self.fault(span.clone(), message);
                }
            }
            rounds.push(round);
        }
        rounds
    }
}
