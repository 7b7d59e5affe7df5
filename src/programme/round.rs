//! Rounds: which regions meet when.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::profile::ObservedPairing;
use crate::rules::{ProgrammeFaultKind, RegionPair};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Whether a round is decided with the later ones in view.
    #[derive(Default)]
    pub enum RoundDecision as "way of deciding rounds" {
        /// Each round by itself, in their order; what is left goes on to the next.
        #[default]
        OneByOne = "one-by-one",
        /// All rounds at once.
        Jointly = "jointly",
    }
}

/// A round of a programme.
///
/// | key | default | meaning |
/// | --- | --- | --- |
/// | `name` | required | printed with its pairs |
/// | `left` | all that no other round names | the regions of the left side that seek partners in it |
/// | `right` | all | the regions of the right side that may be chosen in it |
/// | `fixed` | none | pairs that are already decided |
///
/// A region of the left side is in at most one round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Printed with its pairs.
    pub name: String,
    /// Ids of regions of the left side; empty for all that no other round names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<String>,
    /// Ids of regions of the right side; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub right: Vec<String>,
    /// Pairs that are already decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fixed: Vec<RegionPair>,
}

impl Round {
    /// Returns what does not go together with a round before this one, each with its key; `None`
    /// for the whole round.
    pub(super) fn disagreements(
        &self,
        earlier: &Self,
    ) -> impl Iterator<Item = (Option<&'static str>, ProgrammeFaultKind)> {
        let (first, second) = (earlier.name.clone(), self.name.clone());
        let repeated = (first == second)
            .then(|| (Some("name"), ProgrammeFaultKind::RepeatedRound { name: first.clone() }));
        let both = self.left.iter().find(|id| earlier.left.contains(id)).map(|id| {
            let (id, earlier, later) = (id.clone(), first.clone(), second.clone());
            (Some("left"), ProgrammeFaultKind::RegionInTwoRounds { id, earlier, later })
        });
        let rest = (self.left.is_empty() && earlier.left.is_empty()).then(|| {
            let (earlier, later) = (first.clone(), second.clone());
            (None, ProgrammeFaultKind::TwoRoundsForTheRest { earlier, later })
        });
        [repeated, both, rest].into_iter().flatten()
    }

    /// Returns the rounds of a past programme, in order, from the table of observed pairings: each
    /// has the regions of both sides that were paired in it. Returns no rounds if the programme is
    /// not in the table.
    ///
    /// ```
    /// use regiopair::{profile::Dataset, programme::{Programme, Round}, plan::Matcher};
    ///
    /// # #[cfg(feature = "data")] {
    /// let dataset = Dataset::iuc_lac();
    /// let rounds = Round::observed(dataset.pairings(), "IUC-LAC");
    /// let sizes: Vec<usize> = rounds.iter().map(|round| round.left.len()).collect();
    /// assert_eq!(sizes, [3, 9, 8]);
    /// let programme = Programme { rounds, ..Programme::default() };
    /// let proposal = Matcher::new(&dataset, programme).assess()?.propose()?;
    /// assert_eq!(proposal.pairings.len(), 20);
    /// # }
    /// # Ok::<(), regiopair::plan::PlanningError>(())
    /// ```
    pub fn observed(pairings: &[ObservedPairing], programme: &str) -> Vec<Self> {
        let own = || pairings.iter().filter(|row| row.programme == programme);
        let numbers: BTreeSet<u32> = own().map(|row| row.round).collect();
        let round = |number: u32| {
            let ids = |side: fn(&ObservedPairing) -> &String| {
                let mut ids: Vec<String> =
                    own().filter(|row| row.round == number).map(|row| side(row).clone()).collect();
                ids.sort_unstable();
                ids.dedup();
                ids
            };
            let (left, right) = (ids(|row| &row.left), ids(|row| &row.right));
            Self { name: format!("round {number}"), left, right, fixed: Vec::new() }
        };
        numbers.into_iter().map(round).collect()
    }
}
