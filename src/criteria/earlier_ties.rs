//! The two regions have worked together before.

use std::collections::BTreeMap;

use super::criterion::Criterion;
use super::meaning::Meaning;
use super::pair::{Pair, PairBlock};
use super::reason::Reason;
use super::tally::Tally;
use super::unknown::Unknown;
use super::value::Value;
use super::zero::ZeroReason;
use crate::profile::Tie;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Whether an earlier tie speaks for a pair or against it.
    pub enum TieFormula as "formula" {
        /// 1 if a tie is recorded. The default.
        Continuity = "continuity",
        /// 0 if a tie is recorded, for a programme that wants new contacts.
        Novelty = "novelty",
    }
}

/// Whether the two have a documented tie. If none is recorded, the criterion is unknown under
/// either formula: nothing found does not mean no tie. A pair costs O(log ties).
#[derive(Debug)]
pub struct EarlierTies {
    formula: TieFormula,
    /// Since when, and what it consists of.
    ties: BTreeMap<(String, String), (Option<i32>, String)>,
}

impl EarlierTies {
    /// Creates the criterion over these ties, the left region first.
    pub fn new(ties: &[Tie], formula: TieFormula) -> Self {
        let ties = ties
            .iter()
            .map(|tie| ((tie.left.clone(), tie.right.clone()), (tie.since, tie.what.clone())))
            .collect();
        Self { formula, ties }
    }
}

impl Criterion for EarlierTies {
    fn id(&self) -> &'static str {
        "earlier-ties"
    }

    fn meaning(&self) -> Meaning {
        match self.formula {
            TieFormula::Continuity => Meaning::EarlierTies,
            TieFormula::Novelty => Meaning::NoEarlierTies,
        }
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        let key = (pair.left.region.id.clone(), pair.right.region.id.clone());
        let Some((since, what)) = self.ties.get(&key) else {
            return Err(Unknown::NoTie);
        };
        if self.formula == TieFormula::Continuity {
            tally.add(1.0, || Reason::EarlierTie { since: *since, what: what.clone() });
        }
        tally.explain_zero(|| ZeroReason::WorkedTogether { since: *since, what: what.clone() });
        Ok(())
    }

    fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let tied = match self.formula {
            TieFormula::Continuity => 1.0,
            TieFormula::Novelty => 0.0,
        };
        block.by_row(values, |left, line| {
            line.fill(Value::UNKNOWN);
            let id = &left.region.id;
            let from = (id.clone(), String::new());
            for ((_, other), _) in self.ties.range(from..).take_while(|((own, _), _)| own == id) {
                // The regions of a pool are sorted by id.
                let place = block.right.binary_search_by(|right| right.region.id.cmp(other));
                if let Ok(place) = place {
                    line[place] = Value::known(tied);
                }
            }
        });
    }
}
