//! Programmes in the formats of serde, by the reader of programme files.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use toml::de::DeTable;

use crate::programme::settings::Programme;
use crate::rules::{ProgrammeFaultKind, TomlReader};

/// As [`Programme::from_toml_str`] reads it, with the same defaults, shorthands and checks, from
/// TOML, JSON or any other format. A programme that states something in vain, or that code
/// will complete, is accepted here: an objective given twice, or no criterion.
impl<'de> Deserialize<'de> for Programme {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (programme, faults) = read(&toml::Table::deserialize(deserializer)?);
        if faults.is_empty() { Ok(programme) } else { Err(D::Error::custom(Listed(&faults))) }
    }
}

/// What proposals rest on that were written before these keys could be chosen. They state their similarity, so that
/// `similarity_above` is 0.
const BEFORE_CHOICE: [(&str, &str); 2] = [("coders", "first"), ("unknown_values", "leave-out")];

/// For serde: the programme of a proposal of this, an earlier or a later version. Settings that are not known
/// are listed in it.
pub(crate) fn of_later_version<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Programme, D::Error> {
    let mut table = toml::Table::deserialize(deserializer)?;
    for (key, value) in BEFORE_CHOICE {
        table.entry(key).or_insert_with(|| value.into());
    }
    let (mut programme, mut faults) = read(&table);
    faults.retain(|fault| match fault {
        ProgrammeFaultKind::UnknownKey { key, table, .. } => {
            programme.unknown_settings.push(format!("{key} of {table}"));
            false
        }
        _ => true,
    });
    if faults.is_empty() { Ok(programme) } else { Err(D::Error::custom(Listed(&faults))) }
}

/// A programme whose faults were reported, or will be.
pub(in crate::programme) fn unchecked(table: &toml::Table) -> Programme {
    read(table).0
}

/// A programme with what is wrong with it.
fn read(table: &toml::Table) -> (Programme, Vec<ProgrammeFaultKind>) {
    let text = toml::to_string(table).unwrap_or_default();
    let (document, _) = DeTable::parse_recoverable(&text);
    let mut reader = TomlReader::default();
    let programme = reader.programme(document.get_ref());
    let faults = reader.faults.into_iter().map(|fault| fault.kind);
    (programme, faults.filter(|kind| !kind.can_be_read()).collect())
}

/// All faults in one sentence.
struct Listed<'a>(&'a [ProgrammeFaultKind]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, fault) in self.0.iter().enumerate() {
            write!(f, "{}{fault}", if place > 0 { "; " } else { "" })?;
        }
        Ok(())
    }
}
