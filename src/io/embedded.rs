//! The tables that the crate embeds: feature `data`.

use crate::taxonomy::{RelatedRow, TaxonomyRows};

/// The built-in taxonomy of 56 domains; `None` without the feature `data`.
#[cfg(not(feature = "data"))]
pub(super) fn taxonomy() -> Option<TaxonomyRows> {
    None
}

/// The built-in taxonomy of 56 domains.
#[cfg(feature = "data")]
#[expect(clippy::unnecessary_wraps, reason = "without the feature `data` there is none")]
pub(super) fn taxonomy() -> Option<TaxonomyRows> {
    Some(data::TAXONOMY.clone())
}

/// The related domains of the built-in taxonomy; none without the feature `data`.
#[cfg(not(feature = "data"))]
pub(super) fn related() -> Vec<RelatedRow> {
    Vec::new()
}

/// The related domains of the built-in taxonomy.
#[cfg(feature = "data")]
pub(super) fn related() -> Vec<RelatedRow> {
    data::RELATED.clone()
}

#[cfg(feature = "data")]
pub(super) use data::all;

#[cfg(feature = "data")]
mod data {
    use std::sync::LazyLock;

    use crate::io::fault::Faults;
    use crate::io::formats::csv;
    use crate::io::table::{self, LEFT, RIGHT, Raw};
    use crate::profile::Table;
    use crate::taxonomy::{RelatedRow, TaxonomyRows};

    const TABLES: [(Table, &str); 11] = [
        (Table::Taxonomy, include_str!("../data/taxonomy.csv")),
        (Table::Related, include_str!("../data/related.csv")),
        (Table::Regions, include_str!("../data/regions.csv")),
        (Table::Domains, include_str!("../data/domains.csv")),
        (Table::Phases, include_str!("../data/phases.csv")),
        (Table::Conditions, include_str!("../data/conditions.csv")),
        (Table::Attributes, include_str!("../data/attributes.csv")),
        (Table::Terms, include_str!("../data/terms.csv")),
        (Table::Ties, include_str!("../data/ties.csv")),
        (Table::Pairings, include_str!("../data/pairings.csv")),
        (Table::Sources, include_str!("../data/sources.csv")),
    ];

    /// The tables as they are embedded.
    fn raw(tables: &[(Table, &str)]) -> Raw {
        let mut raw = Raw { file: "the built-in data".to_owned(), ..Raw::default() };
        for (table, text) in tables {
            csv::add(&mut raw, *table, &format!("{table}.csv"), text.as_bytes());
        }
        raw
    }

    pub(super) static TAXONOMY: LazyLock<TaxonomyRows> = LazyLock::new(|| {
        let raw = raw(&TABLES[..1]);
        let parsed = raw
            .sheets
            .first()
            .and_then(|sheet| table::taxonomy(sheet, &mut Faults::default()).rows.pop());
        parsed.unwrap_or(TaxonomyRows::Themes(Vec::new()))
    });

    pub(super) static RELATED: LazyLock<Vec<RelatedRow>> = LazyLock::new(|| {
        let raw = raw(&TABLES[1..2]);
        let mut faults = Faults::default();
        let sheets = raw.sheets.iter();
        sheets.flat_map(|sheet| table::rows(sheet, (LEFT, RIGHT), &mut faults).rows).collect()
    });

    /// All tables.
    pub(in crate::io) fn all() -> Raw {
        raw(&TABLES)
    }
}
