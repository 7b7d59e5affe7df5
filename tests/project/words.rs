//! Plain English: phrases that a native technical writer would not use appear nowhere.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each phrase with what to write instead. Phrases match whole words, in any case.
const PHRASES: &[(&str, &str)] = &[
    ("told", "reported, named, stated"),
    ("so many", "that many, or the number"),
    ("as can be", "optimal, the best, as far as possible"),
    ("whoever", "anyone who, the user"),
    ("whomever", "anyone"),
    ("beside", "next to, in addition to"),
    ("hand out", "return"),
    ("hands out", "returns"),
    ("handed out", "returned"),
    ("handing out", "returning"),
    ("to speak of", "leave it out"),
    ("stands in", "is in"),
    ("stand in", "are in"),
    ("asks of", "requires of"),
    ("ask of", "require of"),
    ("somebody", "a region, a row, someone"),
    ("worth a thought", "can be in an optimal plan"),
    ("looks on", "observes"),
    ("at hand", "available, current"),
    ("has no row a choice", "whether no row has an alternative"),
    ("make a question", "form a valid problem"),
    ("it knows no room", "it imports no module"),
    ("asked of", "required of"),
    ("solves from nothing", "cold start"),
    ("gives way", "is relaxed, is dropped"),
    ("give way", "are relaxed, are dropped"),
    ("its like", "similar ones"),
    ("the like", "similar ones"),
    ("in its stead", "instead"),
];

/// Texts that people read: code, documentation, examples and the files at the top.
fn texts() -> Vec<PathBuf> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in ["src", "tests", "examples", "benches"] {
        collect(&top.join(folder), &mut files);
    }
    let at_top = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Cargo.toml", ".ci/run"];
    files.extend(at_top.map(|name| top.join(name)));
    // This file names the phrases.
    files.retain(|file| file.file_name().is_none_or(|name| name != "words.rs"));
    files.sort();
    files
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let is_text = |extension: &str| ["rs", "md", "toml"].contains(&extension);
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().and_then(|it| it.to_str()).is_some_and(is_text) {
            into.push(path);
        }
    }
}

/// Every phrase found in a text, with its line; a phrase may run over a line break and comment marks.
fn found(text: &str) -> Vec<(usize, &'static str, &'static str)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        let letters = content.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
        let in_line = letters.filter(|word| !word.is_empty());
        words.extend(in_line.map(|word| (line, word.to_lowercase())));
    }
    let mut found = Vec::new();
    for &(phrase, instead) in PHRASES {
        let parts: Vec<&str> = phrase.split(' ').collect();
        let places = words.windows(parts.len()).filter(|window| {
            window.iter().map(|(_, word)| word.as_str()).eq(parts.iter().copied())
        });
        found.extend(places.map(|window| (window[0].0, phrase, instead)));
    }
    found.sort_unstable();
    found
}

#[test]
fn no_text_uses_a_phrase_of_the_list() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = texts();
    assert!(files.len() > 300, "the walk found only {} files", files.len());
    let mut faults = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        let name = file.strip_prefix(top).unwrap().display();
        for (line, phrase, instead) in found(&text) {
            faults.push(format!("{name}:{line}: “{phrase}”; write: {instead}"));
        }
    }
    assert!(faults.is_empty(), "{} phrases:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn phrases_are_found_over_line_breaks_and_not_inside_words() {
    let phrase = |text: &str| found(text).first().map(|&(line, phrase, _)| (line, phrase));
    assert_eq!(phrase("as good\n/// As can\n/// be, for all"), Some((2, "as can be")));
    assert_eq!(phrase("a fault is TOLD"), Some((1, "told")));
    assert_eq!(phrase("besides, a retold, untold tale"), None);
}
