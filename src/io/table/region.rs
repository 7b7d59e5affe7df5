//! The table of regions.

use super::cells::RowCells;
use super::codec::{LIST, NO, NUMBER, OPTIONAL_ID, TEXT, YES, whole, word};
use super::column::Column;
use super::record::Record;
use super::rows::{SOURCE, reserved};
use crate::io::fault::Issue;
use crate::profile::{Coordinates, Region, StrategyStatus};
use crate::vocabulary::shorten;

const DEGREES: [&str; 2] = [
    "degrees from -90 to 90, or an empty cell if unknown",
    "degrees from -180 to 180, or an empty cell if unknown",
];
const COUNT: &str = "a whole number above 0, or an empty cell if unknown";
const AMOUNT: &str = "a number above 0, or an empty cell if unknown";

/// A row with a fault stays, with the faulty cell left unknown, so that what refers to the region
/// is not at fault too.
impl Record for Region {
    const COLUMNS: &'static [Column] = &[
        Column::required("id", TEXT.kind, "an id of its own for every region, such as los-rios"),
        Column::required("name", TEXT.kind, "the name of the region as reports print it"),
        Column::required(
            "side",
            TEXT.kind,
            "one of the two sides of the dataset, such as lac or eu",
        ),
        Column::required(
            "country",
            TEXT.kind,
            "two capital letters (ISO 3166-1 alpha-2), such as CL or PL",
        ),
        Column::optional(
            "level",
            TEXT.kind,
            "kind of unit: region, sub-region, municipal consortium; may be empty",
        ),
        Column::optional(
            "code",
            LIST.kind,
            "NUTS or ISO 3166-2 codes joined by bars; may be empty",
        ),
        Column::optional("latitude", NUMBER.kind, DEGREES[0]),
        Column::optional("longitude", NUMBER.kind, DEGREES[1]),
        Column::optional("population", whole::<u64>().kind, COUNT),
        Column::optional("area_km2", NUMBER.kind, AMOUNT),
        Column::optional("gdp_per_capita_eur", NUMBER.kind, AMOUNT),
        Column::optional(
            "gdp_approximate",
            NO.kind,
            "yes where gdp_per_capita_eur is an estimate, else no; empty is no",
        ),
        Column::optional(
            "languages",
            LIST.kind,
            "ISO 639 codes or English names joined by bars, the main language first, such as es|qu; may be empty",
        ),
        Column::optional(
            "s3_status",
            word::<StrategyStatus>().kind,
            "has, preparing, pilot, none, unknown; empty is unknown",
        ),
        Column::optional(
            "annex",
            NO.kind,
            "yes for a region of the report's annex, else no; empty is no",
        ),
        Column::optional(
            "candidate",
            YES.kind,
            "no to leave the row out of every pool; empty is yes",
        ),
        Column::optional(
            "part_of",
            TEXT.kind,
            "id or name of the region of the same side that contains this one; empty if none is known",
        ),
        Column::optional("source", TEXT.kind, SOURCE),
    ];

    fn read(cells: &mut RowCells<'_>) -> Option<Self> {
        let id = cells.id("id");
        if id.is_empty() {
            return None;
        }
        let region = Self {
            id,
            name: cells.text("name"),
            side: cells.id("side"),
            country: cells.country("country"),
            level: cells.text("level"),
            codes: cells.list("code"),
            coordinates: coordinates(cells),
            population: cells.whole("population"),
            area_km2: cells.number("area_km2"),
            gdp_per_capita_eur: cells.number("gdp_per_capita_eur"),
            gdp_approximate: cells.yes_no("gdp_approximate", false),
            languages: cells.languages("languages"),
            s3_status: cells.word("s3_status").unwrap_or(StrategyStatus::Unknown),
            annex: cells.yes_no("annex", false),
            candidate: cells.yes_no("candidate", true),
            part_of: (OPTIONAL_ID.read)(cells, "part_of")?,
            source: cells.text("source"),
        };
        if reserved(&region.side) {
            cells.fault("side", Issue::ReservedSide { value: shorten(&region.side) });
        }
        Some(region)
    }

    fn write(&self) -> Vec<String> {
        let place = self.coordinates;
        vec![
            self.id.clone(),
            self.name.clone(),
            self.side.clone(),
            self.country.clone(),
            self.level.clone(),
            (LIST.write)(&self.codes),
            (NUMBER.write)(&place.map(|place| place.latitude)),
            (NUMBER.write)(&place.map(|place| place.longitude)),
            (whole().write)(&self.population),
            (NUMBER.write)(&self.area_km2),
            (NUMBER.write)(&self.gdp_per_capita_eur),
            (NO.write)(&self.gdp_approximate),
            (LIST.write)(&self.languages),
            self.s3_status.to_string(),
            (NO.write)(&self.annex),
            (YES.write)(&self.candidate),
            (OPTIONAL_ID.write)(&self.part_of),
            self.source.clone(),
        ]
    }
}

fn coordinates(cells: &mut RowCells<'_>) -> Option<Coordinates> {
    let before = cells.sound;
    cells.sound = true;
    let latitude = cells.number("latitude");
    let longitude = cells.number("longitude");
    let sound = cells.sound;
    cells.sound &= before;
    let mut half = |missing: &str, given: &str| {
        if sound {
            cells.fault(missing, Issue::HalfCoordinates { given: given.to_owned() });
        }
    };
    match (latitude, longitude) {
        (Some(latitude), Some(longitude)) => return Some(Coordinates { latitude, longitude }),
        (Some(_), None) => half("longitude", "latitude"),
        (None, Some(_)) => half("latitude", "longitude"),
        (None, None) => {}
    }
    None
}
