//! A type of row: its columns, and how it is read and written.

use super::cells::RowCells;
use super::column::Column;

/// A row of a table. The columns, and the cells in [`write`](Self::write), have the same order.
pub(in crate::io) trait Record: Sized {
    /// The columns.
    const COLUMNS: &'static [Column];

    /// Reads a row; `None` if it is lost for a fault that is reported.
    fn read(cells: &mut RowCells<'_>) -> Option<Self>;

    /// The cells of the row.
    fn write(&self) -> Vec<String>;
}

/// Declares a table whose columns are the fields of its rows:
/// `field: heading, codec, required or optional, what is accepted;`.
macro_rules! record {
    ($row:ident { $($field:ident: $heading:expr, $codec:expr, $need:ident, $accepted:expr;)+ }) => {
        impl Record for $row {
            const COLUMNS: &'static [Column] = &[
                $(Column::$need($heading, $codec.kind, $accepted)),+
            ];

            fn read(cells: &mut RowCells<'_>) -> Option<Self> {
                // All cells are read first, so that all faults of a row are reported.
                $(let $field = ($codec.read)(cells, $heading);)+
                let row = Self { $($field: $field?),+ };
                cells.sound.then_some(row)
            }

            fn write(&self) -> Vec<String> {
                vec![$(($codec.write)(&self.$field)),+]
            }
        }
    };
}
pub(super) use record;
