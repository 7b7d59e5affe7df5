//! The reason for a part of a value.

use serde::{Deserialize, Serialize};

use crate::profile::{Phase, RegionLabel, TermLabel};
use crate::taxonomy::{DomainLabel, ThemeLabel};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A number of a region that criteria compare.
    pub enum Measurement as "measurement" {
        /// Persons.
        Population = "population",
        /// Square kilometres.
        Area = "area-km2",
        /// Euros per person and year.
        GdpPerCapita = "gdp-per-capita-eur",
    }
}

vocabulary! {
    /// A property of a region in words that criteria compare.
    pub enum Feature as "feature" {
        /// The values of the attribute `terrain`.
        Terrain = "terrain",
        /// The kind of unit.
        Level = "level",
        /// A language, ISO 639.
        Language = "language",
    }
}

/// The reason for an amount. A report turns it into a phrase in its language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
#[non_exhaustive]
pub enum Reason {
    /// Both regions state the domain.
    SharedDomain {
        /// The domain.
        domain: DomainLabel,
    },
    /// Where signed evidence starts: the amounts of the other items raise or lower it.
    Base,
    /// A domain with a greater share in both profiles than in the mean of their sides: both are strong
    /// in it.
    BothAboveMean {
        /// The domain.
        domain: DomainLabel,
    },
    /// A domain with a smaller share in both profiles than in the mean of their sides: alike, but no
    /// shared strength.
    BothBelowMean {
        /// The domain.
        domain: DomainLabel,
    },
    /// A domain in which one region is above the mean of its side and the other below.
    OneAboveMean {
        /// The region that is above.
        above: RegionLabel,
        /// The domain.
        domain: DomainLabel,
    },
    /// Two domains, one of each region, that are similar but not the same.
    RelatedDomains {
        /// Domain of the left region.
        left: DomainLabel,
        /// Domain of the right region.
        right: DomainLabel,
        /// Their similarity, in [0, 1].
        similarity: f64,
    },
    /// No domain is shared, but the shares of both profiles are spread similarly.
    SimilarSpread,
    /// A need of one region that a strength of the other meets.
    NeedMet {
        /// Domain of the need.
        need: DomainLabel,
        /// Domain of the strength that meets it best.
        strength: DomainLabel,
        /// The similarity of the two domains, in [0, 1].
        similarity: f64,
        /// Why the two domains are related, as a clause in the words of the dataset; `None` under measures
        /// that state no reason.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        because: Option<String>,
    },
    /// A domain that one region would add to the profile of the other.
    AddedDomain {
        /// The region that receives it.
        region: RegionLabel,
        /// The domain.
        domain: DomainLabel,
    },
    /// A domain that one region would add to the profile of the other, related to what that has or
    /// targets.
    AddedNear {
        /// The region that receives it.
        region: RegionLabel,
        /// The domain.
        domain: DomainLabel,
        /// The strength or target of the receiver that it is most related to.
        near: DomainLabel,
    },
    /// A strategy phase in which one region can teach what the other needs.
    PhaseTaught {
        /// The phase.
        phase: Phase,
        /// Level of the need, 1 to 3.
        need: u8,
        /// Level of the partner's capacity, 1 to 3.
        capacity: u8,
    },
    /// A theme in which both are active.
    SharedTheme {
        /// The theme.
        theme: ThemeLabel,
    },
    /// A number by which the two are compared.
    Measured {
        /// Which number.
        measurement: Measurement,
        /// The number of the left region.
        left: f64,
        /// The number of the right region.
        right: f64,
        /// Whether the number of the left region is only approximate.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        left_approximate: bool,
        /// Whether the number of the right region is only approximate.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        right_approximate: bool,
    },
    /// A property by which the two are compared.
    Compared {
        /// Which property.
        feature: Feature,
        /// The words of the left region.
        left: Vec<String>,
        /// The words of the right region.
        right: Vec<String>,
    },
    /// The distance between the two.
    Distance {
        /// Great-circle distance in kilometres.
        km: f64,
    },
    /// An earlier tie.
    EarlierTie {
        /// The year in which it began, if known.
        since: Option<i32>,
        /// What the tie consists of, in the words of the dataset.
        what: String,
    },
    /// A term that both state.
    SharedTerm {
        /// The term.
        term: TermLabel,
    },
    /// A term that one states and the other offers.
    OfferedTerm {
        /// The term.
        term: TermLabel,
        /// The region that offers it.
        offers: RegionLabel,
    },
    /// The numbers that the two state.
    Stated {
        /// Key of the attribute.
        key: String,
        /// The number of the left region.
        left: f64,
        /// The number of the right region.
        right: f64,
    },
    /// The reason of a user's own criterion.
    Text {
        /// A phrase.
        text: String,
    },
}

impl Reason {
    /// Returns the reason of a user's own criterion.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}

/// An amount and the reason for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EvidenceItem {
    /// The reason for it.
    pub reason: Reason,
    /// Its part of the value; below 0 only in signed evidence.
    pub amount: f64,
}
