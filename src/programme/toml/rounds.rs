//! The rounds of a programme file.

use crate::programme::round::Round;
use crate::rules::{ProgrammeFaultKind, RegionPair, TomlReader, TomlSlot};

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
                if earlier.name == round.name {
                    let name = round.name.clone();
                    self.fault(table.span_of("name"), ProgrammeFaultKind::RepeatedRound { name });
                }
                if let Some(id) = round.left.iter().find(|id| earlier.left.contains(id)) {
                    let twice = ProgrammeFaultKind::RegionInTwoRounds {
                        id: id.clone(),
                        earlier: earlier.name.clone(),
                        later: round.name.clone(),
                    };
                    self.fault(table.span_of("left"), twice);
                }
                if round.left.is_empty() && earlier.left.is_empty() {
                    let (earlier, later) = (earlier.name.clone(), round.name.clone());
                    let two = ProgrammeFaultKind::TwoRoundsForTheRest { earlier, later };
                    self.fault(table.span.clone(), two);
                }
            }
            rounds.push(round);
        }
        rounds
    }
}
