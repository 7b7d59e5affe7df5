//! The six phases of a strategy, and what a region can teach or needs in each.

use serde::{Deserialize, Serialize};

use super::grade::PhaseLevel;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A phase of a smart specialisation strategy (Foray et al., RIS3 guide, 2012).
    pub enum Phase as "phase" {
        /// Analysis of the region's potential: the discovery process.
        Analysis = "analysis",
        /// Governance: who takes part and decides.
        Governance = "governance",
        /// A shared vision of the future.
        Vision = "vision",
        /// Selection of few priorities.
        Priorities = "priorities",
        /// Policy mix: the instruments.
        PolicyMix = "policy-mix",
        /// Monitoring and evaluation.
        Monitoring = "monitoring",
    }
}

vocabulary! {
    /// Whether a region can teach a phase or needs to learn it.
    pub enum PhaseRole as "phase role" {
        /// The region can teach the phase.
        Capacity = "capacity",
        /// The region needs help with the phase.
        Need = "need",
    }
}

/// A region's capacity or need in one phase.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PhaseRecord {
    /// Id of the region.
    pub region: String,
    /// The phase.
    pub phase: Phase,
    /// Capacity or need.
    pub role: PhaseRole,
    /// From 0 (known to be none) to 3 (much).
    pub level: PhaseLevel,
    /// Whether it is independent of the pairing to be predicted.
    pub ex_ante: bool,
    /// Id of the source.
    pub source: String,
    /// A remark in plain words.
    pub note: String,
}
