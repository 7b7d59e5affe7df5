//! Reports in a language without words: every word that is left is data.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use std::collections::BTreeSet;

use regiopair::plan::Matcher;
use regiopair::profile::Dataset;
use regiopair::programme::Programme;
use regiopair::report;
use serde_json::Value;

use super::outputs::{self, Outputs, Page};
use super::pseudo::Pseudo;

/// All words of the data: of names, ids, labels, sources and remarks.
struct Words(BTreeSet<String>);

/// Maximal runs of letters and digits, each with whether it is cut by an ellipsis.
fn tokens(text: &str) -> impl Iterator<Item = (String, bool)> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(char::is_alphanumeric)?;
        let word = &rest[start..];
        let end = word.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(word.len());
        rest = &word[end..];
        Some((word[..end].to_owned(), rest.starts_with('…')))
    })
}

impl Words {
    fn of(dataset: &Dataset, programme: &Programme) -> Self {
        let mut words = BTreeSet::new();
        let mut add = |text: &str| words.extend(tokens(text).map(|(word, _)| word));
        let mut walk = |value: &Value| {
            let mut left = vec![value.clone()];
            while let Some(value) = left.pop() {
                match value {
                    Value::String(text) => add(&text),
                    Value::Array(list) => left.extend(list),
                    Value::Object(object) => left.extend(object.into_iter().map(|(_, v)| v)),
                    _ => {}
                }
            }
        };
        walk(&serde_json::to_value(dataset.tables()).unwrap());
        walk(&serde_json::to_value(programme).unwrap());
        let taxonomy = dataset.taxonomy();
        for theme in taxonomy.themes() {
            add(&taxonomy.theme_label(theme).label);
        }
        Self(words)
    }

    /// The words of a text that are neither data nor numbers; places in a programme file such as
    /// `rules.required[1]` are data.
    fn foreign(&self, text: &str) -> Vec<String> {
        let is_rule = |piece: &&str| {
            let key = piece.trim_start_matches(['[', '⟦', '¡']);
            key.starts_with("rules.") || *piece == "[rounds]"
        };
        let pieces = text.split_whitespace().filter(|piece| !is_rule(piece));
        let cut = |word: &str| self.0.iter().any(|known| known.starts_with(word));
        let is_foreign = |(word, is_cut): &(String, bool)| {
            let is_data = self.0.contains(word) || (*is_cut && cut(word));
            let has_digit = word.contains(|letter: char| letter.is_ascii_digit());
            word.chars().count() > 1 && !has_digit && !is_data
        };
        let mut foreign: Vec<String> = Vec::new();
        for piece in pieces {
            foreign.extend(tokens(piece).filter(is_foreign).map(|(word, _)| word));
        }
        foreign
    }

    fn check_text(&self, page: &str) {
        for line in page.lines() {
            let foreign = self.foreign(line);
            assert!(foreign.is_empty(), "{foreign:?} in {line}");
        }
    }

    /// Cells are data, ids without blanks, or sentences.
    fn check_csv(&self, table: &str) {
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        for record in reader.records() {
            for cell in record.unwrap().iter().filter(|cell| cell.contains(' ')) {
                let foreign = self.foreign(cell);
                assert!(foreign.is_empty(), "{foreign:?} in {cell}");
            }
        }
    }

    /// Every string is data, an id without blanks, or a sentence under `text`.
    fn check_json(&self, value: &Value) {
        match value {
            Value::String(text) if text.contains(' ') && !text.starts_with("default: ") => {
                let foreign = self.foreign(text);
                assert!(foreign.is_empty(), "{foreign:?} in {text}");
            }
            Value::Array(list) => list.iter().for_each(|value| self.check_json(value)),
            Value::Object(object) => object.iter().for_each(|(key, value)| {
                if let (true, Value::String(text)) = (key == "text", value) {
                    assert!(text.contains('⟦'), "{text}");
                }
                self.check_json(value);
            }),
            _ => {}
        }
    }
}

/// Checks all outputs under the language without words.
fn check(all: &[Outputs]) {
    for outputs in all {
        let words = Words::of(outputs.assessed.dataset(), outputs.assessed.programme());
        for page in &outputs.pages {
            match page {
                Page::Text(text) => words.check_text(text),
                Page::Table(table) => words.check_csv(table),
                Page::Document(document) => words.check_json(document),
            }
        }
    }
}

#[test]
fn no_english_word_is_left_in_a_plan() {
    check(&outputs::plan(&Pseudo));
}

#[test]
fn no_english_word_is_left_under_other_programmes() {
    check(&outputs::programmes(&Pseudo));
}

#[test]
fn no_english_word_is_left_in_prices_rounds_and_screening() {
    check(&outputs::prices(&Pseudo));
}

#[test]
#[cfg_attr(
    not(any(feature = "highs", feature = "microlp")),
    ignore = "within these limits the search needs the hints of a library"
)]
fn no_english_word_is_left_in_a_clash() {
    check(&outputs::clashes(&Pseudo));
}

#[test]
fn no_english_word_is_left_in_reserves_and_exclusions() {
    check(&outputs::reserves(&Pseudo));
}

#[test]
fn no_english_word_is_left_in_questions() {
    check(&outputs::questions(&Pseudo));
}

#[test]
fn no_english_word_is_left_in_firmness() {
    check(&outputs::firmness(&Pseudo));
}

/// The check itself finds a leak.
#[test]
fn an_english_word_would_be_found() {
    let dataset = Dataset::iuc_lac();
    let words = Words::of(&dataset, &Programme::default());
    assert_eq!(words.foreign("Salta (AR) 0.5 nevertheless"), ["nevertheless"]);
    assert_eq!(words.foreign("⟦rules.required[1]⟧ Extremad… 0,412"), [""; 0]);
    let english = report::language::English;
    let proposal =
        Matcher::new(&dataset, Programme::default()).assess().unwrap().propose().unwrap();
    assert!(words.foreign(&report::to_text(&proposal, &english)).len() > 20);
}
