//! Every example as a user runs it: output, exit code, and the words of its errors.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use std::path::PathBuf;
use std::process::{Command, Output};

/// The program that cargo built for the tests.
fn example(name: &str) -> PathBuf {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    path.join("examples").join(name)
}

fn run(name: &str, arguments: &[&str]) -> Output {
    Command::new(example(name))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap_or_else(|error| panic!("{name} does not start: {error}"))
}

fn text(name: &str, arguments: &[&str]) -> String {
    let output = run(name, arguments);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name} {arguments:?}: {errors}");
    String::from_utf8(output.stdout).unwrap()
}

fn failure(name: &str, arguments: &[&str]) -> String {
    let output = run(name, arguments);
    assert_eq!(output.status.code(), Some(1), "{name} {arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn the_readme_shows_what_propose_prints() {
    let readme = include_str!("../README.md");
    let shown = readme
        .split("<!-- output of propose -->\n```text\n")
        .nth(1)
        .and_then(|rest| rest.split("\n```").next())
        .expect("the README shows the output");
    let printed = text("propose", &[]);
    let (head, tail) = shown.split_once("\n…\n").expect("an ellipsis where lines are left out");
    assert!(printed.starts_with(head), "the README shows:\n{head}\nbut propose prints:\n{printed}");
    assert!(printed.contains(tail), "the README shows:\n{tail}\nbut propose prints:\n{printed}");
}

#[test]
fn propose_explains_a_pair_in_text_and_json() {
    let page = text("propose", &["--explain", "salta", "alentejo"]);
    assert!(page.starts_with("Salta (AR) with Alentejo (PT)"), "{page}");
    let json = text("propose", &["--explain", "salta", "alentejo", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["left"], "salta");
    let error = failure("propose", &["--explain", "slata", "alentejo"]);
    assert!(error.contains("did you mean `salta`?"), "{error}");
    assert_eq!(error.lines().count(), 1);
}

#[test]
fn propose_writes_a_file_or_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("proposal.csv");
    let path = path.to_str().unwrap();
    assert_eq!(text("propose", &["--format", "csv", "--out", path]), "");
    assert_eq!(std::fs::read_to_string(path).unwrap(), text("propose", &["--format", "csv"]));
    let error = failure("propose", &["--out", folder.path().to_str().unwrap()]);
    assert!(error.starts_with("error: cannot write"), "{error}");
    let error = failure("propose", &["--out", "no-such-folder/proposal.txt"]);
    assert!(error.contains("folder"), "{error}");
}

#[test]
fn propose_lists_observed_partners_in_every_format() {
    let page = text("propose", &["--observed"]);
    assert!(page.contains("Alentejo") && page.contains("Mean percentile"), "{page}");
    let table = text("propose", &["--observed", "--format", "csv"]);
    assert_eq!(table.lines().count(), 21);
    let json = text("propose", &["--observed", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["observed"].as_array().unwrap().len(), 20);
}

#[test]
fn propose_tells_all_faults_of_a_programme() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("call.toml");
    std::fs::write(&path, "horizn = \"all\"\nviews = \"menu\"\n").unwrap();
    let error = failure("propose", &["--programme", path.to_str().unwrap()]);
    assert!(error.contains("call.toml line 1, column 1"), "{error}");
    assert!(error.contains("did you mean `horizon`?"), "{error}");
    assert!(error.contains("call.toml line 2"), "{error}");
}

#[test]
fn propose_ends_with_1_where_no_plan_exists_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("strict.toml");
    std::fs::write(&path, "[rules]\nminimum_score = 1\n").unwrap();
    let output = run("propose", &["--programme", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.contains("No plan satisfies the rules"), "{page}");
}

#[test]
fn converted_data_give_the_same_proposal() {
    let folder = tempfile::tempdir().unwrap();
    let json = folder.path().join("annex.json");
    let tables = folder.path().join("annex");
    let (json, tables) = (json.to_str().unwrap(), tables.to_str().unwrap());
    assert!(text("convert", &["--built-in", "annex", json]).contains("20 of side eu"));
    text("convert", &[json, tables]);
    assert_eq!(text("propose", &["--data", tables]), text("propose", &[]));
    let error = failure("convert", &[json]);
    assert!(error.contains("--built-in"), "{error}");
}

#[cfg(feature = "xlsx")]
#[test]
fn workbooks_carry_the_same_data() {
    let folder = tempfile::tempdir().unwrap();
    let book = folder.path().join("annex.xlsx");
    let book = book.to_str().unwrap();
    text("convert", &["--built-in", "annex", book]);
    assert_eq!(text("propose", &["--data", book]), text("propose", &[]));
    let template = folder.path().join("template.xlsx");
    text("convert", &["--template", template.to_str().unwrap()]);
}

#[test]
fn a_criterion_of_ones_own_changes_partners() {
    let page = text("own_criterion", &[]);
    assert!(page.contains("instead of"), "{page}");
}

#[test]
fn help_shows_examples_of_use() {
    for name in ["propose", "convert"] {
        assert!(text(name, &["--help"]).contains("Examples:"));
    }
}
