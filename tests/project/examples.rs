//! Every example as a user runs it: output, exit code, and the words of its errors.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

/// Where each example is. Cargo builds them first, with the features and the profile of this test:
/// `cargo test --test project` alone does not, and would run what an earlier build has left.
static EXAMPLES: LazyLock<BTreeMap<String, PathBuf>> = LazyLock::new(|| {
    let features = [
        ("data", cfg!(feature = "data")),
        ("html", cfg!(feature = "html")),
        ("xlsx", cfg!(feature = "xlsx")),
        ("parallel", cfg!(feature = "parallel")),
        ("microlp", cfg!(feature = "microlp")),
        ("highs", cfg!(feature = "highs")),
    ];
    let features: Vec<&str> =
        features.iter().filter(|(_, is_on)| *is_on).map(|(name, _)| *name).collect();
    // …/debug/deps/project-0123456789abcdef
    let test = std::env::current_exe().unwrap();
    let folder = test.ancestors().nth(2).and_then(|folder| folder.file_name()).unwrap();
    let profile = if folder == "debug" { "dev".as_ref() } else { folder };
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["build", "--examples", "--message-format", "json", "--no-default-features"])
        .args(["--features", &features.join(",")])
        .arg("--profile")
        .arg(profile)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap_or_else(|error| panic!("cargo does not start: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "`cargo build --examples` fails: {errors}");
    String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter(|message| message["target"]["kind"][0] == "example")
        .map(|message| {
            let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
            (text(&message["target"]["name"]), text(&message["executable"]).into())
        })
        .collect()
});

/// The command that runs an example.
pub(crate) fn command(name: &str) -> Command {
    let mut command = Command::new(&EXAMPLES[name]);
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

fn run(name: &str, arguments: &[&str]) -> Output {
    command(name)
        .args(arguments)
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
#[cfg(feature = "html")]
fn the_pictures_of_the_readme_are_current() {
    let how = include_str!("../../examples/pictures/README.md");
    let mut made = 0;
    for command in how.lines().filter_map(|line| line.split_once("--example figure -- ")) {
        let (arguments, path) = command.1.split_once(" --out ").unwrap();
        let path = path.trim_end_matches(" --force");
        let picture = text("figure", &arguments.split(' ').collect::<Vec<_>>());
        assert!(
            picture == std::fs::read_to_string(path).unwrap(),
            "{path}: see examples/pictures/README.md"
        );
        assert!(include_str!("../../README.md").contains(&format!("({path})")), "{path}");
        made += 1;
    }
    assert_eq!(made, std::fs::read_dir("examples/pictures").unwrap().count() - 1);
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
        ("<!-- output of explain_pair", text("explain_pair", &["salta", "alentejo"])),
        ("<!-- output of plan: the two promises", String::from_utf8(clash.stdout).unwrap()),
    ] {
        for line in block(readme, mark, "```text\n").lines().filter(|line| *line != "…") {
            assert!(printed.lines().any(|shown| shown == line), "{line:?} is not in\n{printed}");
        }
    }
}

#[test]
fn explain_pair_says_why_and_why_not_in_text_and_json() {
    let page = text("explain_pair", &["Alentejo", "salta"]);
    let start = "Salta (AR) with Alentejo (PT)\n\nThe plan does not have this pair. With it the plan would \
                 lose 0.022 points.";
    assert!(page.starts_with(start), "{page}");
    let json = text("explain_pair", &["salta", "alentejo", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["pairing"]["left"]["id"], "salta");
    // The loss is what the plan loses if the pair is required.
    let what_if = text("what_if", &["--require", "salta", "alentejo"]);
    let totals: Vec<f64> = what_if
        .split("total ")
        .skip(1)
        .map(|rest| {
            rest.split([',', ' ', '\n']).next().unwrap().trim_end_matches('.').parse().unwrap()
        })
        .take(2)
        .collect();
    let loss = json["loss"].as_f64().unwrap();
    assert!((totals[0] - totals[1] - loss).abs() < 0.001, "{totals:?} {loss}");
    let page = text("explain_pair", &["salta", "podravje"]);
    assert!(page.contains("\nThe plan has this pair. Without it the plan would lose "), "{page}");
    assert!(page.contains("\nPartners that would suit Salta better:\n"), "{page}");
    for (pair, words) in [
        (["slata", "alentejo"], "did you mean `salta`?"),
        (["salta", "puebla"], "`salta` and `puebla` are both on side `lac`"),
    ] {
        let error = failure("explain_pair", &pair);
        assert!(error.contains(words), "{error}");
        assert_eq!(error.lines().count(), 1);
    }
}

#[test]
fn propose_writes_the_scores_of_all_pairs() {
    let table = text("propose", &["--scores", "--format", "csv"]);
    assert!(table.starts_with("left,right,score,low,high,known_weight,"), "{table}");
    assert_eq!(table.lines().count(), 1 + 20 * 20);
    let json = text("propose", &["--scores", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["scores"]["dim"], serde_json::json!([20, 20]));
    let error = failure("propose", &["--scores"]);
    assert_eq!(error, "error: --scores is written as csv or json; choose one\n");
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
fn an_answer_that_cannot_be_written_is_refused_before_anything_is_read() {
    let no_workbook = if cfg!(feature = "xlsx") { "--out FILE.xlsx" } else { "--features xlsx" };
    for (arguments, code, says) in [
        (&["--report", "r.html", "--observed"][..], 2, "cannot be used with"),
        (&["--report", "r.html", "--scores"], 2, "cannot be used with"),
        (&["--report", "r.pdf"], 1, "must end in .html"),
        (&["--report", "no-such-folder/r.html"], 1, "its folder does not exist"),
        (&["--out", "src"], 1, "this is a folder"),
        (&["--out", "r.HTML"], 1, "--report instead of --out"),
        (&["--format", "xlsx"], 1, no_workbook),
        (&["--format", "json", "--excel"], 1, "--format csv"),
        (&["--scores", "--format", "markdown"], 1, "csv or json"),
        (&["--observed", "--format", "markdown"], 1, "text, json or csv"),
        (&["--lang", "esp"], 1, "did you mean `es`"),
    ] {
        let output = run("propose", &[arguments, &["--data", "no-such-folder"]].concat());
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(error.contains(says), "{arguments:?}: {error}");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {error}");
    }
}

/// All files of a folder and of the folders in it, with their bytes.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(contents(&path));
        } else {
            files.insert(path.clone(), std::fs::read(path).unwrap());
        }
    }
    files
}

#[test]
fn a_file_is_replaced_only_with_force_and_an_input_never() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (data, tables, call, kept) =
        (path("data.json"), path("tables"), path("call.toml"), path("kept.txt"));
    let a_table = path("tables/domains.csv");
    text("convert", &["--built-in", "annex", &data]);
    text("convert", &[&data, &tables]);
    std::fs::copy("examples/data/programme.toml", &call).unwrap();
    std::fs::write(&kept, "my work").unwrap();
    let (link, hard) = (path("link.json"), path("hard.json"));
    std::fs::hard_link(&data, &hard).unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("data.json", &link).unwrap();
    #[cfg(not(unix))]
    std::fs::hard_link(&data, &link).unwrap();
    let roundabout = path("tables/../data.json");
    let before = contents(folder.path());

    for to in [&data, &kept, &tables, &link] {
        let error = failure("convert", &["--built-in", "open-call", to]);
        assert!(error.contains("cannot write") && error.contains("--force"), "{error}");
    }
    for example in ["propose", "plan"] {
        let error = failure(example, &["--out", &kept]);
        assert!(error.contains("kept.txt") && error.contains("--force"), "{error}");
        for out in [&data, &link, &hard, &roundabout] {
            let error = failure(example, &["--data", &data, "--out", out, "--force"]);
            assert!(error.contains("it is the input file"), "{error}");
        }
        let csv = ["--data", &tables, "--out", &a_table, "--force"];
        assert!(failure(example, &csv).contains("it is the input file"));
        let error = failure(example, &["--programme", &call, "--out", &call, "--force"]);
        assert!(error.contains("it is the input file"), "{error}");
    }
    for (from, to) in [(&data, &data), (&data, &hard), (&link, &data), (&tables, &tables)] {
        let error = failure("convert", &[from, to, "--force"]);
        assert!(error.contains("it is the input file"), "{error}");
    }
    assert_eq!(contents(folder.path()), before);

    assert_eq!(text("propose", &["--out", &kept, "--force"]), "");
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), text("propose", &[]));
    text("convert", &["--built-in", "all", &tables, "--force"]);
    assert_eq!(contents(folder.path()).len(), before.len());
}

#[test]
fn the_standard_input_is_read_where_a_hyphen_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (data, copy, table) = (path("data.json"), path("copy.json"), path("table.csv"));
    text("convert", &["--built-in", "annex", &data]);
    std::fs::write(&table, "nme = 1\nid,name\n").unwrap();
    let fed = |file: &str, name: &str, arguments: &[&str]| {
        let input = std::fs::File::open(file).unwrap();
        let output = command(name).args(arguments).stdin(input).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(fed(&data, "convert", &["-", &copy]), (Some(0), String::new()));
    assert_eq!(std::fs::read(&data).unwrap(), std::fs::read(&copy).unwrap());
    let (code, error) = fed(&table, "propose", &["--data", "-"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("standard input is neither a JSON document nor a workbook"), "{error}");
    let (code, error) = fed(&table, "propose", &["--programme", "-"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("standard input: line 2"), "{error}");
    let (code, error) = fed(&data, "propose", &["--data", "-", "--programme", "-"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("standard input is named twice"), "{error}");
    #[cfg(unix)]
    {
        let (code, error) = fed("/dev/zero", "propose", &["--programme", "-"]);
        assert_eq!(code, Some(1));
        assert!(error.contains("standard input is too large"), "{error}");
    }
}

#[test]
fn files_that_are_no_tables_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let tables = folder.path().to_str().unwrap();
    text("convert", &["--built-in", "annex", tables]);
    assert!(run("propose", &["--data", tables]).stderr.is_empty());
    let from = |name: &str| folder.path().join(name);
    std::fs::copy(from("regions.csv"), from("clean-regions.csv")).unwrap();
    std::fs::rename(from("ties.csv"), from("earlier ties.csv")).unwrap();
    std::fs::write(from("criteria.csv"), "region,condition,status\nsalta,own-funds,not-met\n")
        .unwrap();
    std::fs::write(from("colours.CSV"), "any,thing\n").unwrap();
    std::fs::write(from("notes.txt"), "mine").unwrap();
    for example in ["propose", "plan"] {
        let output = run(example, &["--data", tables]);
        assert!(output.status.success());
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "note: clean-regions.csv was not read; if it holds the table `regions`, give it that name\n\
             note: colours.CSV was not read; no table has this name\n\
             note: criteria.csv was not read; if it holds the table `conditions`, give it that name\n\
             note: earlier ties.csv was not read; if it holds the table `ties`, give it that name\n"
        );
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn a_template_replaces_no_workbook_and_has_the_ending_of_one() {
    let folder = tempfile::tempdir().unwrap();
    let mine = folder.path().join("mine.xlsx");
    std::fs::write(&mine, "filled in").unwrap();
    let error = failure("convert", &["--template", mine.to_str().unwrap()]);
    assert!(error.contains("mine.xlsx") && error.contains("--force"), "{error}");
    for name in ["empty.json", "x.csv", "x.xlsm", "x.ods", "x"] {
        let path = folder.path().join(name);
        let error = failure("convert", &["--template", path.to_str().unwrap()]);
        assert!(error.contains(name) && error.contains("ending in .xlsx"), "{error}");
    }
    let macros = folder.path().join("x.xlsm");
    let error = failure("convert", &["--built-in", "annex", macros.to_str().unwrap()]);
    assert!(error.contains("a file ending in .json, a file ending in .xlsx"), "{error}");
    assert_eq!(contents(folder.path()).len(), 1);
}

#[test]
fn the_ending_sets_the_format() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for name in ["p.ods", "p.pdf", "p.json.bak", "p.toml"] {
        let error = failure("propose", &["--out", &path(name)]);
        assert!(error.contains("accepted endings: .txt, .json, .csv"), "{error}");
        let error = failure("plan", &["--format", "text", "--out", &path(name)]);
        assert!(error.contains("accepted endings: .txt, .json"), "{error}");
    }
    let error = failure("plan", &["--out", &path("p.csv")]);
    assert!(error.contains("accepted endings: .txt, .json"), "{error}");
    let error = failure("propose", &["--format", "csv", "--out", &path("p.json")]);
    assert!(error.contains("--format is csv, which needs the ending .csv"), "{error}");
    assert!(contents(folder.path()).is_empty());

    for (name, format) in [("p.JSON", "json"), ("p.csv", "csv"), ("p.txt", "text")] {
        text("propose", &["--out", &path(name)]);
        let written = std::fs::read_to_string(path(name)).unwrap();
        assert_eq!(written, text("propose", &["--format", format]), "{name}");
    }
    text("propose", &["--format", "json", "--out", &path("no-ending")]);
    assert_eq!(std::fs::read(path("no-ending")).unwrap(), std::fs::read(path("p.JSON")).unwrap());
}

#[test]
fn propose_lists_observed_partners_in_every_format() {
    let page = text("propose", &["--observed"]);
    assert!(page.contains("Alentejo") && page.contains("100,000 permutations"), "{page}");
    let table = text("propose", &["--observed", "--format", "csv"]);
    let ranks = table.lines().filter(|line| line.contains(",row-rank,"));
    assert_eq!(ranks.count(), 20);
    let json = text("propose", &["--observed", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["schema"], "regiopair-validation/1");
    assert_eq!(json["pairs"].as_array().unwrap().len(), 20);
}

#[test]
fn propose_takes_an_earlier_proposal() {
    let folder = tempfile::tempdir().unwrap();
    let [json, csv, wrong] = ["a.json", "a.csv", "wrong.csv"].map(|name| folder.path().join(name));
    let [json, csv, wrong] = [&json, &csv, &wrong].map(|path| path.to_str().unwrap());
    for file in [json, csv] {
        text("propose", &["--out", file]);
    }
    let first = std::fs::read_to_string(csv).unwrap();
    let pairs = |csv: &str| -> Vec<String> {
        let paired = csv.lines().filter(|line| line.starts_with("paired"));
        paired.map(|line| line.split(',').take(2).collect::<Vec<_>>().join(",")).collect()
    };
    for option in ["--keep", "--change-least"] {
        for file in [json, csv] {
            assert_eq!(pairs(&text("propose", &["--format", "csv", option, file])), pairs(&first));
        }
    }
    let other = text("propose", &["--format", "csv", "--avoid", csv]);
    assert_eq!(pairs(&other).len(), 20);
    assert!(failure("propose", &["--keep", json, "--avoid", csv]).contains("no plan"));
    std::fs::write(wrong, "status,left,right\npaired,slata,skane\n").unwrap();
    let error = failure("propose", &["--keep", wrong]);
    assert!(error.contains("wrong.csv") && error.contains("did you mean `salta`?"), "{error}");
    let error = failure("propose", &["--keep", csv, "--out", csv, "--force"]);
    assert!(error.contains("a.csv"), "{error}");
    assert_eq!(std::fs::read_to_string(csv).unwrap(), first, "an input stays as it is");
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
    assert!(text("convert", &["--built-in", "annex", json]).contains("20 (EU)"));
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
        (
            &["--programme", "examples/data/annex.toml"][..],
            "To decide them one by one costs nothing",
        ),
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
    let document = text("plan", &["--format", "json", "--stability", "--withdrawals"]);
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    assert_eq!(document["proposal"]["pairings"].as_array().unwrap().len(), 20);
    assert_eq!(document["rule_prices"]["rules"][0]["rule"], "rules.pairs");
    assert!(document["stability"]["price"].as_f64().unwrap() >= 0.0);
    // Each of the forty regions has a partner.
    assert_eq!(document["withdrawals"]["regions"].as_array().unwrap().len(), 40);
    let page = text("plan", &["--withdrawals"]);
    assert!(
        page.ends_with("\n\nAfter every withdrawal, all pairs of others can stay.\n\n"),
        "{page}"
    );
}

/// Where stability is not defined, the plan comes first and then why.
#[test]
fn plan_says_why_stability_is_not_reported() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("several.toml");
    let room = |side: &str| format!("[[rules.capacities]]\nside = \"{side}\"\nat_most = 2\n");
    std::fs::write(&path, room("eu") + &room("lac")).unwrap();
    let arguments = ["--programme", path.to_str().unwrap(), "--stability"];
    let page = text("plan", &arguments);
    let place = page.find("Stability is not reported: regions of both sides may have several");
    assert!(page.find("Price of each rule") < place, "{page}");
    let document = text("plan", &[&arguments[..], &["--format", "json"]].concat());
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    assert!(document["stability"]["text"].is_string());
}

#[test]
fn what_to_ask_lists_questions_for_those_who_can_answer() {
    let page = text("what_to_ask", &["--open-call"]);
    assert!(page.starts_with("What to ask: points that the plan could lose"), "{page}");
    assert!(page.contains(" need: in which domains does it look for help?"), "{page}");
    let csv = text("what_to_ask", &["--open-call", "--format", "csv"]);
    assert!(
        csv.starts_with("ask,name,country,question,criteria,pairs,value,changed_pairs\n"),
        "{csv}"
    );
    // Of the forty regions of the annex all is known that has a weight.
    let nothing = "Every value with a weight is known: there is nothing to ask.\n";
    assert_eq!(text("what_to_ask", &[]), nothing);
    let json = text("what_to_ask", &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["questions"].as_array().unwrap().len(), 0);
    let held = "Pairs of the plan that are in a best plan whatever the unknown values are: ";
    assert!(page.lines().any(|line| line.starts_with(held)), "{page}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("high.toml");
    std::fs::write(&path, "[rules]\nminimum_score = 0.95\n").unwrap();
    let error = failure("what_to_ask", &["--programme", path.to_str().unwrap()]);
    assert_eq!(error, "error: the programme has no plan; `plan` says which rules clash\n");
}

#[test]
fn draw_keeps_the_cap_and_names_the_lowest_one() {
    let page = text("draw", &["--cap", "0.5", "--seed", "7"]);
    assert!(page.starts_with("A plan drawn at random, in which no pair has"), "{page}");
    assert_eq!(page.lines().filter(|line| line.starts_with("  * ")).count(), 20, "{page}");
    assert_eq!(page, text("draw", &["--cap", "0.5", "--seed", "7"]));
    let csv = text("draw", &["--cap", "0.5", "--seed", "7", "--format", "csv"]);
    let chances = csv.lines().skip(1).filter_map(|line| line.split(',').rev().nth(1));
    let chances: Vec<f64> = chances.map(|chance| chance.parse().unwrap()).collect();
    assert!((chances.iter().sum::<f64>() - 20.0).abs() < 1e-9, "{csv}");
    assert!(chances.iter().all(|&chance| chance > 0.0 && chance <= 0.5), "{csv}");
    let json = text("draw", &["--cap", "0.5", "--seed", "7", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert!(json["text"].as_str().is_some_and(|text| page.replace('\n', " ").starts_with(text)));
    let error = failure("draw", &["--cap", "0.01", "--seed", "7"]);
    assert!(error.ends_with("the lowest cap that the rules allow is 1/20\n"), "{error}");
}

#[test]
fn firmness_lists_the_firmest_pairs_first() {
    let page = text("firmness", &[]);
    assert!(page.starts_with("How firm is the plan? 20 pairs, "), "{page}");
    assert!(page.contains("It is the only best plan."), "{page}");
    let shares: Vec<f64> = page
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_once(" %")?.0.parse().ok())
        .collect();
    assert_eq!(shares.len(), 20, "{page}");
    assert!(shares.is_sorted_by(|one, other| one >= other), "{page}");
    let document: serde_json::Value =
        serde_json::from_str(&text("firmness", &["--format", "json", "--beta", "0"])).unwrap();
    assert_eq!(document["probabilities"]["softness"]["beta"], 0.0);
    assert_eq!(document["pairs"].as_array().unwrap().len(), 20);
    assert!((document["pairs"][0]["probability"].as_f64().unwrap() - 0.05).abs() < 1e-12);
    assert!(document["pairs"][0]["text"].is_string());
    for beta in ["-1", "NaN", "1e308"] {
        let error = failure("firmness", &["--beta", beta]);
        assert!(error.contains("accepted: 0 to 1e12"), "{error}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("high.toml");
    std::fs::write(&path, "[rules]\nminimum_score = 0.95\n").unwrap();
    let error = failure("firmness", &["--programme", path.to_str().unwrap()]);
    let expected =
        "error: no plan satisfies the rules; the example `plan` says which of them clash\n";
    assert_eq!(error, expected);
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
    let repaired = text("what_if", &["--open-call", "--withdraw", "thessaly", "--repair"]);
    assert!(repaired.contains("19 pairs stay, 1 is dropped, 1 is added"), "{repaired}");
    let error = failure("what_if", &["--require", "slata", "alentejo"]);
    assert!(error.contains("did you mean `salta`?"), "{error}");
    let error = failure("what_if", &[]);
    assert!(error.contains("--require"), "{error}");
    let both = ["--require", "salta", "alentejo", "--forbid", "salta", "alentejo"];
    assert!(failure("what_if", &both).contains("no plan satisfies the rules"));
}

#[test]
fn compare_shows_what_each_programme_costs_the_others() {
    let files = ["standard", "examples/data/first.toml", "examples/data/learning.toml"];
    let page = text("compare", &files);
    assert!(page.starts_with("The best plans of “standard”, “first” and “"), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 100), "{page}");
    let json = text("compare", &["--weights", "examples/data/weights.csv", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["deciders"].as_array().unwrap().len(), 3);
    assert!(json["plans"][0]["text"].as_str().unwrap().contains("likeness"), "{json}");
    let error = failure("compare", &["standard"]);
    assert!(error.starts_with("error: compare what? Name two programmes"), "{error}");
    let folder = tempfile::tempdir().unwrap();
    let none = folder.path().join("none.toml");
    std::fs::write(&none, "name = \"none\"\n[rules]\nminimum_score = 1.0").unwrap();
    let error = failure("compare", &["standard", none.to_str().unwrap()]);
    assert_eq!(error, "error: no plan was found under: none\n");
    let table = folder.path().join("table.csv");
    std::fs::write(&table, "decider,needs-mat\nx,3").unwrap();
    let error = failure("compare", &["--weights", table.to_str().unwrap()]);
    assert!(error.contains("line 2") && error.contains("did you mean `needs-met`?"), "{error}");
    std::fs::write(&table, "decider,needs-met\nx,three").unwrap();
    let error = failure("compare", &["--weights", table.to_str().unwrap()]);
    assert!(error.contains("`three` is no weight of `needs-met`"), "{error}");
}

#[test]
fn help_shows_examples_of_use() {
    for name in ["propose", "convert", "plan", "what_if", "compare"] {
        assert!(text(name, &["--help"]).contains("Examples:"));
    }
}

/// As with `| head`, which closes its end once it has seen enough; exit code 101 is that of a panic.
#[test]
fn a_reader_that_stops_reading_causes_no_panic() {
    for (name, arguments) in [
        ("propose", &[][..]),
        ("propose", &["--programme", "no-such-file.toml"]),
        ("propose", &["--no-such-option"]),
        ("propose", &["--help"]),
        ("plan", &[]),
        ("what_if", &["--withdraw", "salta"]),
        ("convert", &["no-such-folder", "other"]),
        ("own_criterion", &[]),
        ("growth", &["--up-to", "20"]),
        ("large", &["--regions", "20"]),
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let status = Command::new(&EXAMPLES[name])
            .args(arguments)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stdout(writer.try_clone().unwrap())
            .stderr(writer)
            .status()
            .unwrap();
        assert!(matches!(status.code(), Some(0..=2)), "{name} {arguments:?}: {status}");
    }
}
