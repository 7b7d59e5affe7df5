//! The text of a programme file.

use std::str::FromStr;

use toml::de::DeTable;

use super::{place, syntax};
use crate::profile::Dataset;
use crate::programme::fault::{ProgrammeError, ProgrammeFault};
use crate::programme::settings::Programme;
use crate::rules::{PathStep, ProgrammeFaultKind, TomlFault, TomlReader};

impl Programme {
    /// Reads a programme file.
    ///
    /// # Errors
    /// All faults together: TOML syntax, unknown keys and words (with the nearest known one),
    /// numbers out of range, repeated criteria.
    ///
    /// ```
    /// use regiopair::programme::Programme;
    ///
    /// let programme = Programme::from_toml_str(r#"
    ///     name = "green call"
    ///     [[criteria]]
    ///     id = "needs-met"
    ///     weight = 2
    /// "#)?;
    /// assert_eq!(programme.criteria.len(), 1);
    ///
    /// let error = Programme::from_toml_str("horizn = \"all\"").unwrap_err();
    /// assert!(error.to_string().contains("did you mean `horizon`?"));
    /// # Ok::<(), regiopair::programme::ProgrammeError>(())
    /// ```
    pub fn from_toml_str(text: &str) -> Result<Self, ProgrammeError> {
        Self::read_text(text, None)
    }

    /// Reads a programme file for a dataset: names of regions, sides, countries, themes and other
    /// groups that are not in the dataset are faults too.
    ///
    /// # Errors
    /// As [`from_toml_str`](Self::from_toml_str), and names that are not in the dataset.
    pub fn from_toml_str_for(text: &str, dataset: &Dataset) -> Result<Self, ProgrammeError> {
        Self::read_text(text, Some(dataset))
    }

    fn read_text(text: &str, dataset: Option<&Dataset>) -> Result<Self, ProgrammeError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (document, errors) = DeTable::parse_recoverable(text);
        let mut reader = TomlReader::default();
        for error in &errors {
            let (span, kind) = syntax::fault(text, error);
            // A line with two quotation marks yields two errors of the parser.
            if !reader.faults.iter().any(|fault| fault.span == span) {
                reader.fault(span, kind);
            }
        }
        reader.faults.extend(syntax::turning(text));
        // A file that is not TOML would only yield consequences of its first slip.
        let programme =
            if errors.is_empty() { reader.programme(document.get_ref()) } else { Self::default() };
        if let Some(dataset) = dataset.filter(|_| errors.is_empty()) {
            let whole = reader.faults.is_empty();
            for name in programme.unknown_names(dataset) {
                let span = place::of(document.get_ref(), &name.path);
                // Where an entry could not be read, later ones have moved up: only a name that is at
                // the place that was found is reported.
                let found = text.get(span.clone()).unwrap_or_default().trim_matches('"');
                if whole || name.kind.value() == Some(found) {
                    reader.fault(span, ProgrammeFaultKind::UnknownName(name.kind));
                }
            }
        }
        if reader.faults.is_empty() {
            let named = dataset.map(|dataset| programme.given_by_name(dataset)).unwrap_or_default();
            if named.is_empty() {
                return Ok(programme);
            }
            // Only with ids does a region show that is listed twice, once by its name.
            return Self::from_toml_str(&with_ids(text, document.get_ref(), &named));
        }
        let mut faults: Vec<ProgrammeFault> =
            reader.faults.into_iter().map(|fault| located(text, fault)).collect();
        faults.sort_by_key(|fault| (fault.line, fault.column));
        Err(ProgrammeError { faults })
    }

    /// Returns the programme as a TOML file that reads back as the same programme.
    pub fn to_toml_string(&self) -> String {
        // Every field is a plain value, a list or a table with string keys: TOML can hold it.
        toml::to_string(self).unwrap_or_default()
    }
}

/// Turns the position in bytes into a line and a column.
fn located(text: &str, fault: TomlFault) -> ProgrammeFault {
    let before = text.get(..fault.span.start).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    ProgrammeFault { line, column, kind: fault.kind }
}

/// The text with ids in place of names.
fn with_ids(text: &str, document: &DeTable<'_>, named: &[(Vec<PathStep>, String)]) -> String {
    let mut found: Vec<_> =
        named.iter().map(|(path, id)| (place::of(document, path), id)).collect();
    found.sort_by_key(|(span, _)| span.start);
    let mut replaced = text.to_owned();
    // From the end, so that the places before stay as they are.
    for (span, id) in found.into_iter().rev() {
        replaced.replace_range(span, &toml::Value::from(id.as_str()).to_string());
    }
    replaced
}

/// As [`Programme::from_toml_str`].
impl FromStr for Programme {
    type Err = ProgrammeError;

    fn from_str(text: &str) -> Result<Self, ProgrammeError> {
        Self::from_toml_str(text)
    }
}
