//! Who may import whom: modules import only from modules below them, and files of a module never in
//! a circle.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::import_graph::{self, Graph};

/// The modules of the crate from the ground up; those of one line do not know each other.
const LINES: &[&[&str]] = &[
    &["vocabulary", "parallel"],
    &["taxonomy", "assignment"],
    &["profile", "certificate"],
    &["criteria", "rules"],
    &["score", "synthetic"],
    &["programme"],
    &["plan", "io"],
    &["infeasibility"],
    // A proposal embeds the clash that explains why there is no plan.
    &["proposal"],
    &["sensitivity", "validation"],
    &["report"],
    &["workbench"],
    &["error"],
];

/// The modules inside of `assignment`, likewise.
const METHODS: &[&[&str]] = &[
    &["parallel"],
    &["model"],
    &["kernel"],
    &["linear"],
    &["min_cost_flow"],
    &["branch_and_bound"],
    &["lexicographic"],
    &["losses", "k_best", "stable", "gibbs"],
    &["randomised"],
];

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Imports between modules `depth` folders deep under `within` that do not lead to a line below.
fn upwards(graph: &Graph, within: &[&str], lines: &[&[&str]]) -> Vec<String> {
    let module = |file: &str| -> Option<String> {
        let mut parts = file.split('/');
        within.iter().all(|part| parts.next() == Some(part)).then_some(())?;
        let name = parts.next()?.trim_end_matches(".rs").to_owned();
        (name != "mod" && name != "lib").then_some(name)
    };
    let line = |module: &str| {
        lines
            .iter()
            .position(|modules| modules.contains(&module))
            .unwrap_or_else(|| panic!("module `{module}` is on no line: add it"))
    };
    let mut wrong = Vec::new();
    for (file, imports) in graph {
        let Some(own) = module(file) else { continue };
        for import in imports {
            let other = module(import).filter(|other| *other != own);
            if other.is_some_and(|other| line(&other) >= line(&own)) {
                wrong.push(format!("{file} imports {import}"));
            }
        }
    }
    wrong
}

#[test]
fn modules_import_only_from_below() {
    let graph = import_graph::of_folder(&src());
    assert!(graph.len() > 30, "the walk found only {} files", graph.len());
    let mut wrong = upwards(&graph, &[], LINES);
    wrong.extend(upwards(&graph, &["assignment"], METHODS));
    assert!(wrong.is_empty(), "imports upwards or sideways:\n{}", wrong.join("\n"));
}

#[test]
fn files_import_each_other_in_no_circle() {
    let cycles = import_graph::on_cycles(&import_graph::of_folder(&src()));
    let cycles: Vec<String> =
        cycles.iter().map(|(file, import)| format!("{file} and {import}")).collect();
    assert!(cycles.is_empty(), "files that import each other in a circle:\n{}", cycles.join("\n"));
}

#[test]
fn the_checker_shares_no_code_with_the_solvers() {
    let graph = import_graph::of_folder(&src());
    let mut wrong = Vec::new();
    for (file, imports) in graph.iter().filter(|(file, _)| file.starts_with("certificate/")) {
        let solvers = imports.iter().filter(|import| {
            import.starts_with("assignment/") && !import.starts_with("assignment/model/")
        });
        wrong.extend(solvers.map(|import| format!("{file} imports {import}")));
    }
    assert!(wrong.is_empty(), "only data may be shared:\n{}", wrong.join("\n"));
}

#[test]
fn files_stay_small() {
    let long: Vec<String> = import_graph::of_folder(&src())
        .keys()
        .map(|file| (file, fs::read_to_string(src().join(file)).unwrap().lines().count()))
        .filter(|(_, lines)| *lines > 500)
        .map(|(file, lines)| format!("{file} has {lines} lines"))
        .collect();
    assert!(long.is_empty(), "look for the seam:\n{}", long.join("\n"));
}

fn made_up(files: &[(&str, &str)]) -> Graph {
    let texts = files.iter().map(|&(name, text)| (name.to_owned(), text.to_owned()));
    import_graph::of_texts(&texts.collect::<BTreeMap<_, _>>())
}

#[test]
fn a_circle_through_re_exports_is_found() {
    let graph = made_up(&[
        ("lib.rs", "mod fruit;\nmod tree;\npub use fruit::Apple;"),
        ("fruit/mod.rs", "mod apple;\nmod pear;\npub use apple::Apple;\npub use pear::*;"),
        ("fruit/apple.rs", "use super::pear::Pear;\npub struct Apple(Pear);"),
        ("fruit/pear.rs", "pub struct Pear;\nfn seed() -> crate::tree::Seed { todo!() }"),
        ("tree.rs", "use crate::fruit::{self, Apple as Red};\npub struct Seed(Red);"),
    ]);
    let names = |file: &str| graph[file].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(names("fruit/apple.rs"), ["fruit/pear.rs"]);
    assert_eq!(names("fruit/pear.rs"), ["tree.rs"]);
    assert_eq!(names("tree.rs"), ["fruit/apple.rs", "fruit/mod.rs"]);
    let cycles = import_graph::on_cycles(&graph);
    let cycles: Vec<_> = cycles.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(
        cycles,
        [
            ("fruit/apple.rs", "fruit/pear.rs"),
            ("fruit/pear.rs", "tree.rs"),
            ("tree.rs", "fruit/apple.rs"),
        ]
    );
    let lines: &[&[&str]] = &[&["fruit"], &["tree"]];
    assert_eq!(upwards(&graph, &[], lines), ["fruit/pear.rs imports tree.rs"]);
}

#[test]
fn a_circle_through_the_name_of_a_module_is_found() {
    let graph = made_up(&[
        ("lib.rs", "mod fruit;\nmod tree;"),
        ("fruit/mod.rs", "mod apple;\npub use apple::Apple;"),
        ("fruit/apple.rs", "use crate::tree;\npub struct Apple(tree::Seed);"),
        ("tree.rs", "use crate::fruit as crop;\npub struct Seed(Vec<crop::Apple>);"),
    ]);
    assert!(graph["tree.rs"].contains("fruit/apple.rs"));
    let cycles = import_graph::on_cycles(&graph);
    assert!(cycles.contains(&("fruit/apple.rs".to_owned(), "tree.rs".to_owned())));
}

#[test]
fn comments_strings_and_tests_import_nothing() {
    let graph = made_up(&[
        ("a.rs", "// use crate::b::B;\nconst TEXT: &str = \"crate::b::B\";\npub struct A;"),
        (
            "b.rs",
            "use crate::a::A;\nconst RAW: &str = r#\"use crate::c::C; \"#;\npub struct B<'a>(&'a A);",
        ),
        ("c.rs", "pub struct C;\n#[cfg(test)]\nmod tests {\n    use crate::b::B;\n}"),
    ]);
    assert!(graph["a.rs"].is_empty() && graph["c.rs"].is_empty());
    assert_eq!(graph["b.rs"].len(), 1);
    assert!(import_graph::on_cycles(&graph).is_empty());
}
