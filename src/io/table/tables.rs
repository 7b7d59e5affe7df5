//! All tables: the columns and the cells of each.

use super::column::{Column, LEFT, RIGHT};
use super::header::position;
use super::record::Record;
use super::sheet::Sheet;
use crate::profile::{
    Attribute, ConditionRecord, DomainRecord, ObservedPairing, PhaseRecord, Region, Source, Table,
    Tables, Term, Tie,
};
use crate::taxonomy::{ParentRow, RelatedRow, TaxonomyRows, ThemeRow};

/// The columns of a table. A taxonomy is a tree of any depth, or one of themes and domains.
pub(in crate::io) fn columns(table: Table, tree: bool) -> &'static [Column] {
    match table {
        Table::Taxonomy if tree => ParentRow::COLUMNS,
        Table::Taxonomy => ThemeRow::COLUMNS,
        Table::Related => RelatedRow::COLUMNS,
        Table::Regions => Region::COLUMNS,
        Table::Domains => DomainRecord::COLUMNS,
        Table::Phases => PhaseRecord::COLUMNS,
        Table::Conditions => ConditionRecord::COLUMNS,
        Table::Attributes => Attribute::COLUMNS,
        Table::Terms => Term::COLUMNS,
        Table::Ties => Tie::COLUMNS,
        Table::Pairings => ObservedPairing::COLUMNS,
        Table::Sources => Source::COLUMNS,
    }
}

/// The columns of a sheet with headings that we have written.
pub(in crate::io) fn columns_of(sheet: &Sheet) -> &'static [Column] {
    columns(sheet.table, sheet.header.iter().any(|heading| heading == "parent"))
}

/// Whether a text is a heading of a table, whatever the sides are called.
pub(in crate::io) fn is_heading(table: Table, text: &str) -> bool {
    [false, true].iter().any(|&tree| position(columns(table, tree), (LEFT, RIGHT), text).is_some())
}

/// The cells of a table, in the order of its columns.
pub(in crate::io) fn cells(tables: &Tables, table: Table) -> Vec<Vec<String>> {
    fn of<T: Record>(rows: &[T]) -> Vec<Vec<String>> {
        rows.iter().map(T::write).collect()
    }
    match table {
        Table::Taxonomy => match &tables.taxonomy {
            TaxonomyRows::Themes(rows) => of(rows),
            TaxonomyRows::Parents(rows) => of(rows),
        },
        Table::Related => of(&tables.related),
        Table::Regions => of(&tables.regions),
        Table::Domains => of(&tables.domains),
        Table::Phases => of(&tables.phases),
        Table::Conditions => of(&tables.conditions),
        Table::Attributes => of(&tables.attributes),
        Table::Terms => of(&tables.terms),
        Table::Ties => of(&tables.ties),
        Table::Pairings => of(&tables.pairings),
        Table::Sources => of(&tables.sources),
    }
}

/// The names of all tables, joined for a message.
pub(in crate::io) fn names() -> String {
    Table::WORDS.join(", ")
}
