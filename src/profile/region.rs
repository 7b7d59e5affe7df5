//! A region: one row of the table `regions`.

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;

vocabulary! {
    /// How far a region's smart specialisation strategy has come.
    pub enum StrategyStatus as "strategy status" {
        /// A strategy exists.
        Has = "has",
        /// A strategy is being prepared.
        Preparing = "preparing",
        /// A pilot exercise was carried out.
        Pilot = "pilot",
        /// It is known that there is none.
        None = "none",
        /// Nothing was found: never read as "none".
        Unknown = "unknown",
    }
}

/// A point on the globe, in degrees.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Coordinates {
    /// From -90 (south) to 90 (north).
    pub latitude: f64,
    /// From -180 (west) to 180 (east).
    pub longitude: f64,
}

/// A region of either side. `None` means unknown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// Unique within the dataset.
    pub id: String,
    /// The name that reports print.
    pub name: String,
    /// Its side, one of the two sides of the dataset.
    pub side: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// Kind of unit: region, sub-region, municipal consortium…; the user's own words.
    pub level: String,
    /// NUTS or ISO 3166-2 codes, several for a group of regions.
    pub codes: Vec<String>,
    /// Its location.
    pub coordinates: Option<Coordinates>,
    /// Persons.
    pub population: Option<u64>,
    /// Square kilometres.
    pub area_km2: Option<f64>,
    /// Euros per person and year.
    pub gdp_per_capita_eur: Option<f64>,
    /// Whether `gdp_per_capita_eur` is only approximate: estimated, or recalled without a source.
    // Left out if exact, so that datasets from before there was this column keep their digest.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gdp_approximate: bool,
    /// ISO 639 codes, of two letters where there is one, the main language first.
    pub languages: Vec<String>,
    /// How far its strategy has come.
    pub s3_status: StrategyStatus,
    /// Whether it is one of the forty regions of the report's annex.
    pub annex: bool,
    /// Whether it can be in a pool; "no" if it overlaps another row.
    pub candidate: bool,
    /// Id of the region that contains this one, on the same side; of several, the smallest.
    // Left out if unknown, so that datasets from before there was this column keep their digest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// Id of the source.
    pub source: String,
}
