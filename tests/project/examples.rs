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
    let readme = include_str!("../../README.md");
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

/// The block of the README behind a mark, without its fence.
fn block<'r>(readme: &'r str, mark: &str, fence: &str) -> &'r str {
    let behind = readme.split(mark).nth(1).unwrap_or_else(|| panic!("no {mark}"));
    let opened = behind.split(fence).nth(1).expect("a block");
    opened.split("```").next().expect("its end")
}

#[test]
fn the_readme_shows_what_plan_and_what_if_print() {
    let readme = include_str!("../../README.md");
    let folder = tempfile::tempdir().unwrap();
    let two = folder.path().join("two.toml");
    std::fs::write(&two, block(readme, "Two promises for one partner:", "```toml\n")).unwrap();
    let open_call = ["--programme", "examples/data/open-call.toml", "--open-call"];
    let clash = run("plan", &["--programme", two.to_str().unwrap()]);
    for (mark, printed) in [
        ("<!-- output of plan: open-call.toml", text("plan", &open_call)),
        (
            "<!-- output of what_if",
            text("what_if", &["--require", "salta", "alentejo", "--repair"]),
        ),
        ("<!-- output of plan: the two promises", String::from_utf8(clash.stdout).unwrap()),
    ] {
        for line in block(readme, mark, "```text\n").lines().filter(|line| *line != "…") {
            assert!(printed.lines().any(|shown| shown == line), "{line:?} is not in\n{printed}");
        }
    }
}

#[test]
fn propose_explains_a_pair_in_text_and_json() {
    let page = text("propose", &["--explain", "salta", "alentejo"]);
    assert!(page.starts_with("Salta (AR) with Alentejo (PT)"), "{page}");
    let json = text("propose", &["--explain", "salta", "alentejo", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["left"]["id"], "salta");
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
fn plan_runs_the_three_programmes_and_prices_their_rules() {
    for (arguments, words) in [
        (&["--programme", "examples/data/annex.toml"][..], "The price of rounds is 0.000"),
        (
            &["--programme", "examples/data/open-call.toml", "--open-call"],
            "at least 2 pairs in each",
        ),
        (
            &["--programme", "examples/data/mentors.toml", "--stability"],
            "The price of stability is",
        ),
    ] {
        let page = text("plan", arguments);
        assert!(page.contains("Proved: under these rules"), "{page}");
        assert!(page.contains("Price of each rule"), "{page}");
        let flowing = page.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flowing.contains(words), "{words} not in {page}");
        assert!(page.lines().all(|line| line.chars().count() <= 100), "{page}");
        assert_eq!(page, text("plan", arguments), "same input, same bytes");
    }
}

#[test]
fn plan_tells_reserves_and_writes_json() {
    let page = text("plan", &["--open-call", "--reserves"]);
    assert!(page.contains("Best replacements if a partner withdraws"), "{page}");
    let document = text("plan", &["--format", "json", "--stability"]);
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    assert_eq!(document["proposal"]["pairings"].as_array().unwrap().len(), 20);
    assert_eq!(document["rule_prices"]["rules"][0]["rule"], "rules.pairs");
    assert!(document["stability"]["price"].as_f64().unwrap() >= 0.0);
}

#[test]
fn plan_explains_a_clash_and_ends_with_1() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.toml");
    std::fs::write(&path, "[rules]\npairs = 25\n").unwrap();
    let output = run("plan", &["--programme", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.contains("number_of_pairs = 20"), "{page}");
}

#[test]
fn what_if_tells_what_changes() {
    let page = text("what_if", &["--require", "salta", "alentejo", "--withdraw", "bielsko-biala"]);
    assert!(page.contains("pairs stay"), "{page}");
    assert!(page.contains("+ Salta (AR)"), "{page}");
    let repaired = text("what_if", &["--open-call", "--withdraw", "emilia-romagna", "--repair"]);
    assert!(repaired.contains("19 pairs stay, 1 is dropped, 1 is added"), "{repaired}");
    let error = failure("what_if", &["--require", "slata", "alentejo"]);
    assert!(error.contains("did you mean `salta`?"), "{error}");
    let error = failure("what_if", &[]);
    assert!(error.contains("--require"), "{error}");
    let both = ["--require", "salta", "alentejo", "--forbid", "salta", "alentejo"];
    assert!(failure("what_if", &both).contains("no plan satisfies the rules"));
}

#[test]
fn help_shows_examples_of_use() {
    for name in ["propose", "convert", "plan", "what_if"] {
        assert!(text(name, &["--help"]).contains("Examples:"));
    }
}
