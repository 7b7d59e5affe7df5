//! The columns of each table: their order in the files we write, what their cells hold, and which
//! of them may be empty or left out.

use crate::profile::Table;

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Any text, or a word of a vocabulary.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    YesNo,
    /// Words joined by bars.
    List,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Its heading; [`LEFT`] and [`RIGHT`] stand for the names of the two sides.
    pub(super) name: &'static str,
    /// What its cells hold.
    pub(super) kind: Kind,
    /// Whether every cell must hold something. Other columns may be left out.
    pub(super) required: bool,
    /// What is accepted, for messages and for the notes of the template.
    pub(super) accepted: &'static str,
}

/// Stands for the name of the left side.
pub(super) const LEFT: &str = "(left side)";
/// Stands for the name of the right side.
pub(super) const RIGHT: &str = "(right side)";

const fn must(name: &'static str, kind: Kind, accepted: &'static str) -> Column {
    Column { name, kind, required: true, accepted }
}

const fn may(name: &'static str, kind: Kind, accepted: &'static str) -> Column {
    Column { name, kind, required: false, accepted }
}

const SOURCE: Column =
    may("source", Kind::Text, "id of a row of `sources`, or `general`; may be empty");
const NOTE: Column = may("note", Kind::Text, "any remark; may be empty");
const EX_ANTE: Column = may(
    "ex_ante",
    Kind::YesNo,
    "yes where the row is independent of the pairing, no where it tells what a pairing did; \
     empty is yes",
);
const REGION: Column = must("region", Kind::Text, "id of a row of `regions`");
const NACE: Column = may("nace_rev2", Kind::List, "NACE Rev. 2 codes joined by bars; may be empty");

const SHORT_LABEL: Column =
    may("short_label", Kind::Text, "the domain in at most 20 characters; may be empty");

const REGIONS: &[Column] = &[
    must("id", Kind::Text, "an id of its own for every region, such as los-rios"),
    must("name", Kind::Text, "the name of the region as reports print it"),
    must("side", Kind::Text, "one of the two sides of the dataset, such as lac or eu"),
    must("country", Kind::Text, "two capital letters (ISO 3166-1 alpha-2), such as CL or PL"),
    may(
        "level",
        Kind::Text,
        "kind of unit: region, sub-region, municipal consortium; may be empty",
    ),
    may("code", Kind::List, "NUTS or ISO 3166-2 codes joined by bars; may be empty"),
    may("latitude", Kind::Number, "degrees from -90 to 90, or an empty cell where unknown"),
    may("longitude", Kind::Number, "degrees from -180 to 180, or an empty cell where unknown"),
    may("population", Kind::Number, "a whole number above 0, or an empty cell where unknown"),
    may("area_km2", Kind::Number, "a number above 0, or an empty cell where unknown"),
    may("gdp_per_capita_eur", Kind::Number, "a number above 0, or an empty cell where unknown"),
    may(
        "languages",
        Kind::List,
        "ISO 639 codes joined by bars, the main language first; may be empty",
    ),
    may("s3_status", Kind::Text, "has, preparing, pilot, none, unknown; empty is unknown"),
    may("annex", Kind::YesNo, "yes for a region of the report's annex, else no; empty is no"),
    may("candidate", Kind::YesNo, "no where the row is to be left out of every pool; empty is yes"),
    SOURCE,
];

const DOMAINS: &[Column] = &[
    REGION,
    must("role", Kind::Text, "strength, need"),
    must("domain", Kind::Text, "a domain of the taxonomy"),
    must("weight", Kind::Number, "3 leading, 2 named, 1 in passing"),
    EX_ANTE,
    SOURCE,
    NOTE,
];

const PHASES: &[Column] = &[
    REGION,
    must("phase", Kind::Text, "analysis, governance, vision, priorities, policy-mix, monitoring"),
    must("role", Kind::Text, "capacity, need"),
    must("level", Kind::Number, "1 some, 2, 3 much"),
    EX_ANTE,
    SOURCE,
    NOTE,
];

const CONDITIONS: &[Column] = &[
    REGION,
    must(
        "condition",
        Kind::Text,
        "lower-case words joined by hyphens, such as letter-of-commitment or one of your own",
    ),
    must("status", Kind::Text, "met, not-met, unknown; no row is unknown too"),
    SOURCE,
    NOTE,
];

const ATTRIBUTES: &[Column] = &[
    REGION,
    must("key", Kind::Text, "what it is about, such as terrain or capital"),
    must("value", Kind::Text, "the value as it was found"),
    EX_ANTE,
    SOURCE,
];

const TIES: &[Column] = &[
    must(LEFT, Kind::Text, "id of a region of the left side"),
    must(RIGHT, Kind::Text, "id of a region of the right side"),
    may("since", Kind::Number, "a year as a whole number, or an empty cell where unknown"),
    may("what", Kind::Text, "what the tie consists of; may be empty"),
    SOURCE,
];

const PAIRINGS: &[Column] = &[
    must("programme", Kind::Text, "name of the programme"),
    must("round", Kind::Number, "a whole number from 1"),
    must(LEFT, Kind::Text, "id of a region of the left side"),
    must(RIGHT, Kind::Text, "id of a region of the right side"),
    SOURCE,
];

const SOURCES: &[Column] = &[
    must("id", Kind::Text, "the id that other tables refer to"),
    must("url", Kind::Text, "its address"),
];

const THEMES: &[Column] = &[
    must("theme", Kind::Text, "the theme that the domain belongs to"),
    must("domain", Kind::Text, "id of the domain"),
    may("label", Kind::Text, "the domain in plain words; may be empty"),
    NACE,
    may("theme_label", Kind::Text, "the theme in plain words, once a theme; may be empty"),
    SHORT_LABEL,
];

const PARENTS: &[Column] = &[
    must("domain", Kind::Text, "id of the domain"),
    may("parent", Kind::Text, "id of the domain above it; empty at the top"),
    may("label", Kind::Text, "the domain in plain words; may be empty"),
    NACE,
    SHORT_LABEL,
];

/// The columns of a table. A taxonomy with a column `parent` is a tree of any depth, without it
/// one of themes and domains.
pub(super) fn of(table: Table, tree: bool) -> &'static [Column] {
    match table {
        Table::Taxonomy if tree => PARENTS,
        Table::Taxonomy => THEMES,
        Table::Regions => REGIONS,
        Table::Domains => DOMAINS,
        Table::Phases => PHASES,
        Table::Conditions => CONDITIONS,
        Table::Attributes => ATTRIBUTES,
        Table::Ties => TIES,
        Table::Pairings => PAIRINGS,
        Table::Sources => SOURCES,
    }
}

impl Column {
    /// The heading of the column in a dataset with these sides.
    pub(super) fn heading<'a>(&self, sides: (&'a str, &'a str)) -> &'a str
    where
        'static: 'a,
    {
        match self.name {
            LEFT => sides.0,
            RIGHT => sides.1,
            name => name,
        }
    }
}

/// The headings of a table, joined for a message.
pub(super) fn listed(columns: &[Column], sides: (&str, &str)) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.heading(sides)).collect();
    names.join(", ")
}

/// Whether a side of this name could not be told from another column of ties or pairings.
pub(super) fn reserved(side: &str) -> bool {
    TIES.iter().chain(PAIRINGS).any(|column| column.name == side)
}

/// The names of all tables, joined for a message.
pub(super) fn tables() -> String {
    Table::WORDS.join(", ")
}
