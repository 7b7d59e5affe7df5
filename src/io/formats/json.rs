//! JSON: one document with an array of objects for each table.

use super::json_value::JsonValue;
use crate::io::error::ReadError;
use crate::io::fault::{Faults, Issue, Place, Spot};
use crate::io::limits::{Budget, MOST_COLUMNS};
use crate::io::table::{
    ColumnKind, Count, Raw, Sheet, SheetCell, SheetRow, columns_of, names, utf8, without_mark,
};
use crate::profile::Table;
use crate::vocabulary::{self, shorten};

/// The schema that the document names.
pub(in crate::io) const SCHEMA: &str = "regiopair-dataset/1";

/// Reads the tables of a document.
pub(in crate::io) fn read(file: &str, bytes: &[u8], mut budget: Budget) -> Result<Raw, ReadError> {
    let taken = budget.take_bytes(bytes.len());
    taken
        .and_then(|()| budget.take_cells(values_at_most(bytes)))
        .map_err(|limit| ReadError::TooLarge { file: file.to_owned(), limit })?;
    let mut raw = Raw { file: file.to_owned(), ..Raw::default() };
    let unmarked = without_mark(bytes);
    let text = match unmarked.as_deref().map_err(Issue::clone).and_then(utf8) {
        Ok(text) => text,
        Err(issue) => {
            let valid =
                std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
            let line = bytes[..valid].split(|&byte| byte == b'\n').count();
            let spot = match issue {
                Issue::Utf16 => Spot::Whole,
                _ => Spot::Line(u64::try_from(line).unwrap_or_default()),
            };
            let place = Place { spot, ..Place::file(file) };
            raw.faults.add(place, issue);
            return Err(ReadError::Faults(raw.faults.sorted()));
        }
    };
    let document: JsonValue = serde_json::from_str(text).map_err(|error| ReadError::Json {
        file: file.to_owned(),
        line: error.line(),
        column: error.column(),
        message: parser_message(&error).to_lowercase(),
    })?;
    let JsonValue::Object(entries) = document else {
        let issue = Issue::WrongShape {
            found: document.describe(),
            accepted: "an object with the tables of a dataset".to_owned(),
        };
        raw.faults.add(Place::file(file), issue);
        return Err(ReadError::Faults(raw.faults.sorted()));
    };
    top(&mut raw, entries);
    Ok(raw)
}

/// The number of values, or more: each follows a comma or opens an array or object.
fn values_at_most(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count()
}

/// The message of the parser without its position, which our messages give in their own way.
pub(crate) fn parser_message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let cut = text.rfind(" at line ").unwrap_or(text.len());
    match &text[..cut] {
        "recursion limit exceeded" => "it is nested deeper than 128 levels".to_owned(),
        other => other.to_owned(),
    }
}

fn top(raw: &mut Raw, entries: Vec<(String, JsonValue)>) {
    let place = Place::file(&raw.file);
    let mut add = |issue: Issue| raw.faults.add(place.clone(), issue);
    let mut schema = None;
    let mut found: Vec<(Table, JsonValue)> = Vec::new();
    for (key, value) in entries {
        if key == "schema" {
            if schema.is_some() {
                add(Issue::RepeatedColumn { value: key });
            }
            schema = Some(match value {
                JsonValue::Text(text) => text,
                other => other.describe(),
            });
        } else if let Ok(table) = key.parse::<Table>() {
            if found.iter().any(|(other, _)| *other == table) {
                add(Issue::RepeatedColumn { value: key });
            } else {
                found.push((table, value));
            }
        } else {
            let known = Table::WORDS.iter().copied().chain(["schema"]);
            let nearest = vocabulary::nearest(&key, known).map(str::to_owned);
            raw.unreadable.extend(nearest.as_deref().and_then(|name| name.parse::<Table>().ok()));
            let accepted = format!("schema, {}", names());
            add(Issue::NotATable { value: shorten(&key), accepted, nearest });
        }
    }
    if schema.as_deref() != Some(SCHEMA) {
        let value = shorten(&schema.unwrap_or_default());
        add(Issue::Schema { value, accepted: SCHEMA.to_owned() });
    }
    for (table, value) in found {
        match value {
            JsonValue::List(items) => {
                let mut cut = false;
                let sheet = sheet(table, &raw.file, items, &mut raw.faults, &mut cut);
                raw.sheets.push(sheet);
                if cut {
                    raw.cut.push(table);
                }
            }
            // Nothing stated, as if the key were absent.
            JsonValue::Null => {}
            other => {
                raw.unreadable.push(table);
                let place = Place { table: Some(table), ..Place::file(&raw.file) };
                let accepted = "an array of objects, one a row".to_owned();
                let issue = Issue::WrongShape { found: other.describe(), accepted };
                raw.faults.add(place, issue);
            }
        }
    }
}

fn sheet(
    table: Table,
    file: &str,
    items: Vec<JsonValue>,
    faults: &mut Faults,
    cut: &mut bool,
) -> Sheet {
    let mut sheet = Sheet::new(table, file, Count::Items);
    for (number, item) in (1..).zip(items) {
        let JsonValue::Object(entries) = item else {
            let accepted = "an object with one key per column".to_owned();
            let issue = Issue::WrongShape { found: item.describe(), accepted };
            faults.add(sheet.place(number, None), issue);
            *cut = true;
            continue;
        };
        let mut row =
            SheetRow { number, cells: vec![SheetCell::Text(String::new()); sheet.header.len()] };
        let mut seen = vec![false; sheet.header.len()];
        for (i, (key, value)) in entries.into_iter().enumerate() {
            // Objects mostly have the same keys in the same order.
            let known = match sheet.header.get(i) {
                Some(heading) if *heading == key => Some(i),
                _ => sheet.header.iter().position(|heading| *heading == key),
            };
            // One key too many shows that there are too many columns.
            if known.is_none() && sheet.header.len() > MOST_COLUMNS {
                break;
            }
            let at = known.unwrap_or_else(|| {
                sheet.header.push(key);
                row.cells.push(SheetCell::Text(String::new()));
                seen.push(false);
                sheet.header.len() - 1
            });
            let cell = if std::mem::replace(&mut seen[at], true) {
                Err(Issue::RepeatedColumn { value: shorten(&sheet.header[at]) })
            } else {
                cell(value)
            };
            row.cells[at] = match cell {
                Ok(text) => SheetCell::Text(text),
                Err(issue) => SheetCell::Refused(Box::new(issue)),
            };
        }
        sheet.rows.push(row);
    }
    sheet
}

fn cell(value: JsonValue) -> Result<String, Issue> {
    let wrong = |value: &JsonValue| Issue::WrongShape {
        found: value.describe(),
        accepted: "a text, a number, true or false, null, or an array of texts".to_owned(),
    };
    match value {
        JsonValue::Null => Ok(String::new()),
        JsonValue::Bool(true) => Ok("yes".to_owned()),
        JsonValue::Bool(false) => Ok("no".to_owned()),
        JsonValue::Number(text) | JsonValue::Text(text) => Ok(text),
        JsonValue::List(items) => {
            let mut words = Vec::with_capacity(items.len());
            for item in items {
                match item {
                    JsonValue::Text(text) | JsonValue::Number(text) => words.push(text),
                    other => return Err(wrong(&other)),
                }
            }
            Ok(words.join("|"))
        }
        JsonValue::Object(_) => Err(wrong(&value)),
    }
}

/// The document of these sheets: one row per line.
pub(in crate::io) fn text(sheets: &[Sheet]) -> String {
    let mut text = format!("{{\n  \"schema\": \"{SCHEMA}\"");
    for sheet in sheets {
        text.push_str(",\n  ");
        text.push_str(&quoted(sheet.table.id()));
        text.push_str(": [");
        for (i, row) in sheet.rows.iter().enumerate() {
            text.push_str(if i == 0 { "\n    {" } else { ",\n    {" });
            for (j, (column, cell)) in columns_of(sheet).iter().zip(&row.cells).enumerate() {
                let SheetCell::Text(cell) = cell else { continue };
                text.push_str(if j == 0 { "" } else { ", " });
                text.push_str(&quoted(&sheet.header[j]));
                text.push_str(": ");
                text.push_str(&json(cell, column.kind));
            }
            text.push('}');
        }
        text.push_str(if sheet.rows.is_empty() { "]" } else { "\n  ]" });
    }
    text.push_str("\n}\n");
    text
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn json(cell: &str, kind: ColumnKind) -> String {
    match kind {
        ColumnKind::List => {
            let words = cell.split('|').filter(|word| !word.is_empty());
            words.collect::<serde_json::Value>().to_string()
        }
        ColumnKind::Text if cell.is_empty() => "\"\"".to_owned(),
        _ if cell.is_empty() => "null".to_owned(),
        ColumnKind::YesNo => (cell == "yes").to_string(),
        // A number that a JSON reader would round is written as text, which reads back as it is.
        ColumnKind::Number if exact(cell) => cell.to_owned(),
        ColumnKind::Number | ColumnKind::Text => quoted(cell),
    }
}

fn exact(cell: &str) -> bool {
    let Ok(value) = serde_json::from_str::<JsonValue>(cell) else { return false };
    matches!(value, JsonValue::Number(text) if text == cell)
}
