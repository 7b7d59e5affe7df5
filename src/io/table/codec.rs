//! How a cell becomes a value, and a value a cell.

use std::str::FromStr;

use super::cells::RowCells;
use super::column::ColumnKind;
use super::text::number;
use crate::io::fault::Issue;
use crate::profile::{Grade, PhaseLevel};
use crate::vocabulary::UnknownWord;

/// Reads and writes the cells of a column.
pub(super) struct Codec<T> {
    /// What the cells hold.
    pub(super) kind: ColumnKind,
    /// The value of the cell in the column of this name; `None` if the row is lost without it.
    pub(super) read: fn(&mut RowCells<'_>, &str) -> Option<T>,
    /// The text that reads back as the value.
    pub(super) write: fn(&T) -> String,
}

/// Any text.
pub(super) const TEXT: Codec<String> = Codec {
    kind: ColumnKind::Text,
    read: |cells, name| Some(cells.text(name)),
    write: String::clone,
};

/// An id, or a name in place of one.
pub(super) const ID: Codec<String> = Codec { read: |cells, name| Some(cells.id(name)), ..TEXT };

/// An id, or a name in place of one; nothing in an empty cell.
pub(super) const OPTIONAL_ID: Codec<Option<String>> = Codec {
    kind: ColumnKind::Text,
    read: |cells, name| Some(Some(cells.id(name)).filter(|id| !id.is_empty())),
    write: |id| id.clone().unwrap_or_default(),
};

/// Words joined by bars.
pub(super) const LIST: Codec<Vec<String>> = Codec {
    kind: ColumnKind::List,
    read: |cells, name| Some(cells.list(name)),
    write: |words| words.join("|"),
};

/// Yes or no; an empty cell is yes.
pub(super) const YES: Codec<bool> = Codec {
    kind: ColumnKind::YesNo,
    read: |cells, name| Some(cells.yes_no(name, true)),
    write: |yes| yes_no(*yes),
};

/// Yes or no; an empty cell is no.
pub(super) const NO: Codec<bool> =
    Codec { read: |cells, name| Some(cells.yes_no(name, false)), ..YES };

/// Yes or no; an empty cell is unknown.
pub(super) const MAYBE: Codec<Option<bool>> = Codec {
    kind: ColumnKind::YesNo,
    read: |cells, name| Some(cells.known_yes_no(name)),
    write: |known| known.map_or_else(String::new, yes_no),
};

/// A weight.
pub(super) const GRADE: Codec<Grade> = Codec {
    kind: ColumnKind::Number,
    read: |cells, name| cells.grade(name),
    write: Grade::to_string,
};

/// A level of a phase.
pub(super) const LEVEL: Codec<PhaseLevel> = Codec {
    kind: ColumnKind::Number,
    read: |cells, name| cells.grade(name),
    write: PhaseLevel::to_string,
};

/// A finite number, or nothing.
pub(super) const NUMBER: Codec<Option<f64>> = Codec {
    kind: ColumnKind::Number,
    read: |cells, name| Some(cells.number(name)),
    write: |value| value.map_or_else(String::new, number),
};

/// A finite number; the check of the dataset knows its range.
pub(super) const SIMILARITY: Codec<f64> = Codec {
    kind: ColumnKind::Number,
    read: |cells, name| cells.number(name),
    write: |value| number(*value),
};

/// A whole number from 1.
pub(super) const ROUND: Codec<u32> = Codec {
    kind: ColumnKind::Number,
    read: |cells, name| {
        let round = cells.whole(name);
        if round == Some(0) {
            let accepted = "a whole number from 1".to_owned();
            let value = "0".to_owned();
            cells.fault(name, Issue::NotAccepted { value, accepted, nearest: None });
        }
        round
    },
    write: u32::to_string,
};

/// A whole number, or nothing.
pub(super) const fn whole<T: FromStr + ToString>() -> Codec<Option<T>> {
    Codec {
        kind: ColumnKind::Number,
        read: |cells, name| Some(cells.whole(name)),
        write: |value| value.as_ref().map_or_else(String::new, T::to_string),
    }
}

/// A word of a vocabulary.
pub(super) const fn word<T: FromStr<Err = UnknownWord> + ToString>() -> Codec<T> {
    Codec { kind: ColumnKind::Text, read: |cells, name| cells.word(name), write: T::to_string }
}

/// A word of a vocabulary; an empty cell is the default.
pub(super) const fn word_or_default<T: FromStr<Err = UnknownWord> + ToString + Default>() -> Codec<T>
{
    Codec { read: |cells, name| Some(cells.word(name).unwrap_or_default()), ..word() }
}

fn yes_no(yes: bool) -> String {
    if yes { "yes".to_owned() } else { "no".to_owned() }
}
