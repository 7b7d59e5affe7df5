//! Pairings that a programme made.

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What may come of a pairing.
    pub enum Outcome as "outcome" {
        /// The two regions signed a memorandum, or another agreement to cooperate.
        Memorandum = "memorandum",
        /// They carried out a pilot project.
        Pilot = "pilot",
        /// Firms or other bodies of the two made a commercial agreement.
        CommercialAgreement = "commercial-agreement",
    }
}

/// A pairing that a programme made, to compare proposals with. Neither it nor what came of it ever affects a
/// score.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ObservedPairing {
    /// Name of the programme.
    pub programme: String,
    /// Round of the programme, from 1.
    pub round: u32,
    /// Id of the region on the left side.
    pub left: String,
    /// Id of the region on the right side.
    pub right: String,
    /// Id of the source.
    pub source: String,
    /// Whether there was a [memorandum](Outcome::Memorandum); `None` is unknown.
    // Outcomes are left out if unknown, so that datasets from before there were any keep their digest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memorandum: Option<bool>,
    /// Whether there was a [pilot](Outcome::Pilot); `None` is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pilot: Option<bool>,
    /// Whether there was a [commercial agreement](Outcome::CommercialAgreement); `None` is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commercial_agreement: Option<bool>,
    /// Id of the theme that the two worked on; `None` is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Ids of the sources of the outcomes and the theme.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcome_sources: Vec<String>,
}

impl ObservedPairing {
    /// Makes a pairing of which no outcome is known.
    pub fn new(
        programme: impl Into<String>,
        round: u32,
        left: impl Into<String>,
        right: impl Into<String>,
    ) -> Self {
        Self {
            programme: programme.into(),
            round,
            left: left.into(),
            right: right.into(),
            source: String::new(),
            memorandum: None,
            pilot: None,
            commercial_agreement: None,
            theme: None,
            outcome_sources: Vec::new(),
        }
    }

    /// Returns whether it had an outcome; `None` is unknown.
    pub fn had(&self, outcome: Outcome) -> Option<bool> {
        match outcome {
            Outcome::Memorandum => self.memorandum,
            Outcome::Pilot => self.pilot,
            Outcome::CommercialAgreement => self.commercial_agreement,
        }
    }
}
