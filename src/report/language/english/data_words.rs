//! Coded words of the data in English.

use crate::report::language::countries::{NameIn, country};

/// A value of an attribute in words: a country by its name, any other as it is.
pub(super) fn value(key: &str, value: &str) -> String {
    match key {
        "country" => country(value, NameIn::English),
        _ => value.to_owned(),
    }
}
