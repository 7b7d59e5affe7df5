//! The pages of the rules and criteria and the sample programme: every TOML text in them can be used as it stands.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use std::fs;
use std::path::Path;

use regiopair::profile::Dataset;
use regiopair::programme::Programme;

/// Name and text of every page of a folder other than the index.
fn pages(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/docs").join(folder);
    let mut pages: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .filter(|(name, _)| name != "index")
        .collect();
    pages.sort();
    pages
}

#[test]
fn every_page_is_in_the_index_and_has_its_sections() {
    let of_rules = ["# Formula", "# Complexity", "# Unknown values", "# Example", "# Sources"];
    let of_criteria = [
        "# Formula",
        "# Evidence",
        "# Unknown values",
        "# Correlations",
        "# When not to trust it",
        "# Example",
        "# Sources",
    ];
    let rules = include_str!("../../src/docs/rules/index.md");
    let criteria = include_str!("../../src/docs/criteria/index.md");
    for (folder, index, headings) in
        [("rules", rules, &of_rules[..]), ("criteria", criteria, &of_criteria)]
    {
        for (name, text) in pages(folder) {
            let link = format!("(crate::docs::{folder}::{name})");
            assert!(index.contains(&link), "{name} in index.md");
            for heading in headings {
                let is_price = name == "price" && *heading == "# Formula";
                assert!(is_price || text.contains(&format!("\n{heading}")), "{name}: {heading}");
            }
            assert!(text.contains("\n```\nuse regiopair"), "{name}: no code that is tested");
        }
    }
}

#[test]
fn every_programme_on_the_pages_can_be_read() {
    let dataset = Dataset::iuc_lac();
    let mut read = 0;
    for (name, text) in pages("rules").into_iter().chain(pages("criteria")) {
        for block in text.split("```toml\n").skip(1) {
            let programme = block.split("```").next().unwrap();
            if let Err(error) = Programme::from_toml_str_for(programme, &dataset) {
                panic!("{name}: {error}\n{programme}");
            }
            read += 1;
        }
    }
    assert!(read >= 19, "{read}");
}

/// Without the `#`, the line is a valid programme.
#[test]
fn every_line_of_the_sample_that_is_off_can_be_switched_on() {
    let text = include_str!("../../examples/data/programme.toml");
    let is_key = |line: &str| {
        let key = line.split(" = ").next().unwrap_or_default();
        line.contains(" = ") && key.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    let on = |line: &str| match line.strip_prefix("# ") {
        Some(off) if off.starts_with("[[") || is_key(off) => off.to_owned(),
        _ => line.to_owned(),
    };
    // What stands above the rules is prose.
    let (head, rules) = text.split_once("\n[rules]\n").unwrap();
    let on: Vec<String> = rules.lines().map(on).collect();
    let text = format!("{head}\n[rules]\n{}", on.join("\n"));
    let programme = Programme::from_toml_str_for(&text, &Dataset::iuc_lac()).unwrap();
    let rules = &programme.rules;
    // All that rules can say but the values that are the default, and predicates in code.
    assert_eq!(rules.stated().len(), 7 + 16);
    assert_eq!((rules.objectives.len(), rules.earlier_plan.len()), (3, 1));
    assert_eq!(programme.rounds.len(), 2);
}
