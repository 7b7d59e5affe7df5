//! Sheets into the rows of a dataset: one function a table, all faults noted.

use super::columns::{self, LEFT, RIGHT};
use super::fault::{Fault, Problem};
use super::layout::{Layout, RowCells};
use super::sheet::Sheet;
use super::text::shorten;
use crate::profile::{
    Attribute, ConditionStatement, Coordinates, DomainStatement, ObservedPairing, PhaseStatement,
    Region, Source, StrategyStatus, Table, Tie,
};
use crate::taxonomy::{ParentRow, TaxonomyRows, ThemeRow};

/// The rows of a table that could be read, with the number each has in its file.
pub(super) struct Parsed<T> {
    /// The rows.
    pub(super) rows: Vec<T>,
    /// Their numbers.
    pub(super) numbers: Vec<u64>,
    /// False where the table could not be read at all.
    pub(super) readable: bool,
    /// Ids of regions whose rows are lost, so that references to them are not told as well; `None`
    /// where not even the id can be read.
    pub(super) lost: Vec<Option<String>>,
}

/// Reads a table; a row that `read` gives nothing for is lost.
fn rows<T>(
    sheet: &Sheet,
    tree: bool,
    sides: (&str, &str),
    faults: &mut Vec<Fault>,
    read: impl Fn(&mut RowCells<'_>) -> Option<T>,
) -> Parsed<T> {
    let mut parsed =
        Parsed { rows: Vec::new(), numbers: Vec::new(), readable: true, lost: Vec::new() };
    let Some(layout) = Layout::new(sheet, columns::of(sheet.table, tree), sides, faults) else {
        // An empty JSON array is a table without rows, not one that cannot be read.
        parsed.readable = sheet.rows.is_empty() && sheet.header.is_empty();
        return parsed;
    };
    let (fitting, mut lost) = layout.rows(faults);
    for row in fitting {
        match read(&mut layout.cells(row, faults)) {
            Some(value) => {
                parsed.rows.push(value);
                parsed.numbers.push(row.number);
            }
            None => lost.push(row),
        }
    }
    if sheet.table == Table::Regions {
        parsed.lost = lost.iter().map(|row| layout.glimpse(row, "id")).collect();
    }
    parsed
}

const NO_SIDES: (&str, &str) = (LEFT, RIGHT);

/// Regions. A row with a fault stays, with the faulty cell left unknown, so that what refers to
/// the region is not at fault too.
pub(super) fn regions(sheet: &Sheet, faults: &mut Vec<Fault>) -> Parsed<Region> {
    rows(sheet, false, NO_SIDES, faults, |cells| {
        let id = cells.text("id");
        if id.is_empty() {
            return None;
        }
        let region = Region {
            id,
            name: cells.text("name"),
            side: cells.text("side"),
            country: cells.text("country"),
            level: cells.text("level"),
            codes: cells.list("code"),
            coordinates: coordinates(cells),
            population: cells.whole("population"),
            area_km2: cells.number("area_km2"),
            gdp_per_capita_eur: cells.number("gdp_per_capita_eur"),
            languages: cells.list("languages"),
            s3_status: cells.word("s3_status").unwrap_or(StrategyStatus::Unknown),
            annex: cells.yes_no("annex", false),
            candidate: cells.yes_no("candidate", true),
            source: cells.text("source"),
        };
        if columns::reserved(&region.side) {
            cells.fault("side", Problem::ReservedSide { value: shorten(&region.side) });
        }
        Some(region)
    })
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
            cells.fault(missing, Problem::HalfCoordinates { given: given.to_owned() });
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

/// Strengths and needs.
pub(super) fn domains(sheet: &Sheet, faults: &mut Vec<Fault>) -> Parsed<DomainStatement> {
    rows(sheet, false, NO_SIDES, faults, |cells| {
        let region = cells.text("region");
        let role = cells.word("role");
        let domain = cells.text("domain");
        let weight = cells.grade("weight");
        let ex_ante = cells.yes_no("ex_ante", true);
        let source = cells.text("source");
        let note = cells.text("note");
        let (role, weight) = (role?, weight?);
        cells.sound.then_some(DomainStatement {
            region,
            role,
            domain,
            weight,
            ex_ante,
            source,
            note,
        })
    })
}

/// Capacities and needs in the steps of a strategy.
pub(super) fn phases(sheet: &Sheet, faults: &mut Vec<Fault>) -> Parsed<PhaseStatement> {
    rows(sheet, false, NO_SIDES, faults, |cells| {
        let region = cells.text("region");
        let phase = cells.word("phase");
        let role = cells.word("role");
        let level = cells.grade("level");
        let ex_ante = cells.yes_no("ex_ante", true);
        let source = cells.text("source");
        let note = cells.text("note");
        let (phase, role, level) = (phase?, role?, level?);
        cells.sound.then_some(PhaseStatement { region, phase, role, level, ex_ante, source, note })
    })
}

/// Whether regions meet what they must to take part.
pub(super) fn conditions(sheet: &Sheet, faults: &mut Vec<Fault>) -> Parsed<ConditionStatement> {
    rows(sheet, false, NO_SIDES, faults, |cells| {
        let region = cells.text("region");
        let condition = cells.text("condition");
        let status = cells.word("status");
        let source = cells.text("source");
        let note = cells.text("note");
        let status = status?;
        cells.sound.then_some(ConditionStatement { region, condition, status, source, note })
    })
}

/// Further attributes.
pub(super) fn attributes(sheet: &Sheet, faults: &mut Vec<Fault>) -> Parsed<Attribute> {
    rows(sheet, false, NO_SIDES, faults, |cells| {
        let attribute = Attribute {
            region: cells.text("region"),
            key: cells.text("key"),
            value: cells.text("value"),
            ex_ante: cells.yes_no("ex_ante", true),
            source: cells.text("source"),
        };
        cells.sound.then_some(attribute)
    })
}

/// Earlier ties; `sides` name the columns of the two regions.
pub(super) fn ties(sheet: &Sheet, sides: (&str, &str), faults: &mut Vec<Fault>) -> Parsed<Tie> {
    rows(sheet, false, sides, faults, |cells| {
        let tie = Tie {
            left: cells.text(LEFT),
            right: cells.text(RIGHT),
            since: cells.whole("since"),
            what: cells.text("what"),
            source: cells.text("source"),
        };
        cells.sound.then_some(tie)
    })
}

/// Observed pairings; `sides` name the columns of the two regions.
pub(super) fn pairings(
    sheet: &Sheet,
    sides: (&str, &str),
    faults: &mut Vec<Fault>,
) -> Parsed<ObservedPairing> {
    rows(sheet, false, sides, faults, |cells| {
        let programme = cells.text("programme");
        let round = cells.whole("round");
        if round == Some(0) {
            let accepted = "a whole number from 1".to_owned();
            let value = "0".to_owned();
            cells.fault("round", Problem::NotAccepted { value, accepted, nearest: None });
        }
        let left = cells.text(LEFT);
        let right = cells.text(RIGHT);
        let source = cells.text("source");
        let round = round?;
        cells.sound.then_some(ObservedPairing { programme, round, left, right, source })
    })
}

/// Sources.
pub(super) fn sources(sheet: &Sheet, faults: &mut Vec<Fault>) -> Parsed<Source> {
    rows(sheet, false, NO_SIDES, faults, |cells| {
        let source = Source { id: cells.text("id"), url: cells.text("url") };
        cells.sound.then_some(source)
    })
}

/// The taxonomy in either of its two forms.
pub(super) fn taxonomy(sheet: &Sheet, faults: &mut Vec<Fault>) -> Parsed<TaxonomyRows> {
    debug_assert_eq!(sheet.table, Table::Taxonomy);
    let has = |name: &str| sheet.header.iter().any(|heading| heading.eq_ignore_ascii_case(name));
    let (rows, numbers, readable) = if has("parent") && !has("theme") {
        let parsed = rows(sheet, true, NO_SIDES, faults, |cells| {
            let domain = cells.text("domain");
            let parent = cells.text("parent");
            let label = cells.text("label");
            let nace_rev2 = cells.list("nace_rev2");
            let short_label = cells.text("short_label");
            cells.sound.then_some(ParentRow { domain, parent, label, nace_rev2, short_label })
        });
        (TaxonomyRows::Parents(parsed.rows), parsed.numbers, parsed.readable)
    } else {
        let parsed = rows(sheet, false, NO_SIDES, faults, |cells| {
            let theme = cells.text("theme");
            let domain = cells.text("domain");
            let label = cells.text("label");
            let nace_rev2 = cells.list("nace_rev2");
            let theme_label = cells.text("theme_label");
            let short_label = cells.text("short_label");
            cells.sound.then_some(ThemeRow {
                theme,
                domain,
                label,
                nace_rev2,
                theme_label,
                short_label,
            })
        });
        (TaxonomyRows::Themes(parsed.rows), parsed.numbers, parsed.readable)
    };
    Parsed { rows: vec![rows], numbers, readable, lost: Vec::new() }
}
