//! Who may import whom: rooms import only from rooms below them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up; rooms of one line do not know each other.
const LINES: &[&[&str]] = &[
    &["vocabulary"],
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
    &["error"],
];

/// Pairs of one line that may know each other, with the reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[];

fn line_of(room: &str) -> usize {
    LINES
        .iter()
        .position(|rooms| rooms.contains(&room))
        .unwrap_or_else(|| panic!("room `{room}` stands on no line: add it to LINES"))
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// The rooms named by `crate::room` in code: comments and documentation may point anywhere.
fn imports(text: &str) -> Vec<String> {
    let code: String = text
        .lines()
        .take_while(|line| !line.contains("#[cfg(test)]"))
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    code.match_indices("crate::")
        .map(|(place, found)| {
            code[place + found.len()..]
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect()
        })
        .filter(|room: &String| !room.is_empty())
        .collect()
}

#[test]
fn rooms_import_only_from_below() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    files.sort();
    let mut wrong = Vec::new();
    for file in &files {
        let relative = file.strip_prefix(&src).unwrap();
        let first = relative.iter().next().unwrap().to_string_lossy().into_owned();
        let room = first.trim_end_matches(".rs").to_owned();
        if room == "lib" {
            continue;
        }
        for import in imports(&fs::read_to_string(file).unwrap()) {
            if import == room {
                continue;
            }
            let excused = EXCEPTIONS.iter().any(|(a, b, _)| *a == room && *b == import);
            if line_of(&import) >= line_of(&room) && !excused {
                wrong.push(format!("{} imports crate::{import}", relative.display()));
            }
        }
    }
    assert!(files.len() > 30, "the walk found only {} files", files.len());
    assert!(wrong.is_empty(), "imports upwards or sideways:\n{}", wrong.join("\n"));
}

#[test]
fn the_checker_shares_no_code_with_the_solvers() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/certificate");
    let mut files = Vec::new();
    sources(&src, &mut files);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for solver in ["solve", "dense::", "tie::", "brute::", "Solver"] {
            let uses = text
                .lines()
                .take_while(|line| !line.contains("#[cfg(test)]"))
                .filter(|line| line.trim_start().starts_with("use "))
                .any(|line| line.contains(solver));
            assert!(!uses, "{} uses {solver}", file.display());
        }
    }
}

#[test]
fn files_stay_small() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let long: Vec<String> = files
        .iter()
        .map(|file| (file, fs::read_to_string(file).unwrap().lines().count()))
        .filter(|(_, lines)| *lines > 500)
        .map(|(file, lines)| format!("{} has {lines} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "look for the seam:\n{}", long.join("\n"));
}

#[test]
fn the_walk_sees_an_import() {
    assert_eq!(imports("use crate::report::text;\n// crate::io\n"), ["report"]);
    assert!(line_of("report") > line_of("proposal"));
}
