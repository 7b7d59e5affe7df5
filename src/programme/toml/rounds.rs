//! The rounds of a programme file.

use crate::programme::round::Round;
use crate::rules::{Reader, RegionPair, Slot};

impl Reader {
    pub(super) fn rounds(&mut self, slot: Slot<'_, '_>) -> Vec<Round> {
        let mut rounds: Vec<Round> = Vec::new();
        for table in self.tables("rounds", slot) {
            self.keys(table.table, &table.heading, &["name", "left", "right", "fixed"]);
            let name = self.required("name", &table).unwrap_or_default();
            let round = Round {
                name,
                left: self.texts("left", table.get("left")),
                right: self.texts("right", table.get("right")),
                fixed: RegionPair::list(self, "rounds.fixed", table.get("fixed")),
            };
            for earlier in &rounds {
                if earlier.name == round.name {
                    let message = format!("two rounds are named `{}`", round.name);
                    self.fault(table.span_of("name"), message);
                }
                if let Some(id) = round.left.iter().find(|id| earlier.left.contains(id)) {
                    let message = format!(
                        "`{id}` is in the rounds “{}” and “{}”; name it in one",
                        earlier.name, round.name
                    );
                    self.fault(table.span_of("left"), message);
                }
                if round.left.is_empty() && earlier.left.is_empty() {
                    let message = format!(
                        "the rounds “{}” and “{}” name no left regions; only one may take all the rest",
                        earlier.name, round.name
                    );
                    self.fault(table.span.clone(), message);
                }
            }
            rounds.push(round);
        }
        rounds
    }
}
