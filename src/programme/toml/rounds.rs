//! The rounds of a programme file.

use crate::programme::round::Round;
use crate::rules::{RegionPair, TomlReader, TomlSlot};

impl TomlReader {
    pub(super) fn rounds(&mut self, slot: TomlSlot<'_, '_>) -> Vec<Round> {
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
                for (key, fault) in round.disagreements(earlier) {
                    let span = key.map_or_else(|| table.span.clone(), |key| table.span_of(key));
                    self.fault(span, fault);
                }
            }
            rounds.push(round);
        }
        rounds
    }
}
