//! The two regions have worked together before.

use std::collections::BTreeMap;

use super::criterion::{Criterion, Pair, Unknown};
use super::tally::{Reason, Tally};
use crate::profile::Tie;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Whether an earlier tie speaks for a pair or against it.
    pub enum TieFormula as "formula" {
        /// 1 where a tie is recorded. The default.
        Continuity = "continuity",
        /// 0 where a tie is recorded: a programme that wants new contacts.
        Novelty = "novelty",
    }
}

/// Whether the two have a documented tie. Where none is recorded the criterion is unknown under
/// either formula: nothing found is not the same as no tie. A pair costs O(log ties).
#[derive(Debug)]
pub struct EarlierTies {
    formula: TieFormula,
    ties: BTreeMap<(String, String), String>,
}

impl EarlierTies {
    /// The criterion over these ties, the left region first.
    pub fn new(ties: &[Tie], formula: TieFormula) -> Self {
        let ties = ties
            .iter()
            .map(|tie| {
                let since = tie.since.map_or_else(String::new, |year| format!("since {year}: "));
                ((tie.left.clone(), tie.right.clone()), format!("{since}{}", tie.what))
            })
            .collect();
        Self { formula, ties }
    }
}

impl Criterion for EarlierTies {
    fn id(&self) -> &'static str {
        "earlier-ties"
    }

    fn describe(&self) -> &'static str {
        match self.formula {
            TieFormula::Continuity => "the two have worked together before",
            TieFormula::Novelty => "the two have not worked together before",
        }
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        let key = (pair.left.region.id.clone(), pair.right.region.id.clone());
        let Some(what) = self.ties.get(&key) else {
            return Err(Unknown::new("no earlier tie of the two is recorded"));
        };
        if self.formula == TieFormula::Continuity {
            tally.add(1.0, || Reason::text(what.clone()));
        }
        Ok(())
    }
}
