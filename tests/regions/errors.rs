//! The error of the whole crate: what converts into it, and which kind it is.
#![allow(clippy::unwrap_used, reason = "tests fail by panic")]

use std::error::Error as _;
use std::fs;
use std::path::{Path, PathBuf};

use regiopair::Error;
use regiopair::assignment::{Pairs, Problem};
use regiopair::criteria::Unknown;
use regiopair::plan::{Matcher, PlanningError};
use regiopair::profile::{Dataset, Grade, Phase, Tables};
use regiopair::programme::Programme;
use regiopair::score::{ScoreError, Weights};
use regiopair::synthetic::{self, DatasetOptions};
use regiopair::taxonomy::{Occurrence, Taxonomy, TaxonomyRows};

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

/// Public types of a file that are errors.
fn errors(text: &str) -> Vec<String> {
    let name = |rest: &str| {
        rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()
    };
    let mut found = Vec::new();
    let mut derived = false;
    for line in text.lines() {
        let line = line.trim_start();
        if let Some(derives) = line.strip_prefix("#[derive(") {
            derived |= derives
                .trim_end_matches(")]")
                .split(", ")
                .any(|it| it == "Error" || it.ends_with("::Error") || it == "ThisError");
        } else if let Some(rest) = line.strip_prefix("impl std::error::Error for ") {
            found.push(name(rest));
        } else if let Some(rest) =
            line.strip_prefix("pub enum ").or_else(|| line.strip_prefix("pub struct "))
            && std::mem::take(&mut derived)
        {
            found.push(name(rest));
        }
    }
    found
}

#[test]
fn every_public_error_converts() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let all: Vec<String> =
        files.iter().flat_map(|file| errors(&fs::read_to_string(file).unwrap())).collect();
    assert!(all.len() > 25, "the walk found only {all:?}");
    let text = fs::read_to_string(src.join("error.rs")).unwrap();
    // One list, and one for each feature.
    let lists = text.split("\nconvert! {").skip(1).filter_map(|rest| rest.split("\n}").next());
    let words: Vec<&str> =
        lists.flat_map(|list| list.split(|c: char| !c.is_alphanumeric())).collect();
    let missing: Vec<&String> = all.iter().filter(|name| !words.contains(&name.as_str())).collect();
    assert!(missing.is_empty(), "add to `convert!` in src/error.rs: {missing:?}");
}

#[test]
fn the_walk_sees_errors() {
    let text = "#[derive(Debug, thiserror::Error)]\n#[non_exhaustive]\npub enum A {\n}\n\
                #[derive(Debug)]\npub struct B;\nimpl std::error::Error for C {}\n";
    assert_eq!(errors(text), ["A", "C"]);
}

/// The questions that an error answers.
fn kinds(error: &Error) -> [bool; 6] {
    [
        error.is_io(),
        error.is_data(),
        error.is_programme(),
        error.is_input(),
        error.is_assignment(),
        error.is_proof(),
    ]
}

/// An error has one kind, and no source repeats its text.
fn check(error: impl Into<Error>, kind: usize) {
    let error = error.into();
    let expected: [bool; 6] = std::array::from_fn(|i| i == kind);
    assert_eq!(kinds(&error), expected, "{error}");
    let mut text = error.to_string();
    assert!(!text.is_empty());
    let mut source = error.source();
    while let Some(inner) = source {
        let own = inner.to_string();
        assert!(!text.contains(&own), "{text} repeats {own}");
        text = own;
        source = inner.source();
    }
}

const IO: usize = 0;
const DATA: usize = 1;
const PROGRAMME: usize = 2;
const INPUT: usize = 3;
const ASSIGNMENT: usize = 4;

fn small() -> Dataset {
    synthetic::dataset(DatasetOptions { left: 3, right: 3, ..DatasetOptions::default() }).unwrap()
}

#[test]
fn data_are_at_fault() {
    check(Dataset::new(Tables::default()).unwrap_err(), DATA);
    check(Taxonomy::from_rows(TaxonomyRows::default()).unwrap_err(), DATA);
    check(Dataset::from_json_str("{").unwrap_err(), DATA);
    check(Dataset::from_json_str("{}").unwrap_err(), DATA);
    check(Occurrence::new(ndarray::arr2(&[[f64::NAN]])).unwrap_err(), DATA);
    check(Unknown::NoTie, DATA);
    check(ScoreError::NothingKnown, DATA);
    check(ScoreError::NumberOfWeights { given: 1, criteria: Vec::new() }, INPUT);
}

#[test]
fn files_cannot_be_read_or_written() {
    let folder = tempfile::tempdir().unwrap();
    check(Dataset::read(folder.path().join("nowhere.json")).unwrap_err(), IO);
    check(Dataset::read(folder.path().join("dataset.pdf")).unwrap_err(), IO);
    check(Programme::read(folder.path().join("nowhere.toml")).unwrap_err(), IO);
    check(small().write(folder.path().join("a.pdf")).unwrap_err(), IO);
    check(regiopair::io::write_atomically(folder.path(), b"").unwrap_err(), IO);
}

/// However it is read: from text, from a file, or if it is applied.
#[test]
fn a_programme_is_at_fault_however_it_is_read() {
    check(Programme::from_toml_str("nme = 1").unwrap_err(), PROGRAMME);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("programme.toml");
    fs::write(&path, "nme = 1").unwrap();
    check(Programme::read(&path).unwrap_err(), PROGRAMME);
    check(Programme::read_for(&path, &small()).unwrap_err(), PROGRAMME);

    let unknown = "[[rules.required]]\nleft = \"nobody\"\nright = \"nobody\"";
    let programme = Programme::from_toml_str(unknown).unwrap();
    check(Matcher::new(&small(), programme).assess().unwrap_err(), PROGRAMME);
    let none = Programme { criteria: Vec::new(), ..Programme::default() };
    check(Matcher::new(&small(), none).assess().unwrap_err(), PROGRAMME);
}

#[test]
fn an_argument_is_not_accepted() {
    let assessed = Matcher::new(&small(), Programme::default()).assess().unwrap();
    let id = assessed.right().profiles()[0].region.id.clone();
    let error = Error::from(assessed.explain("nobody", &id).unwrap_err());
    assert!(matches!(error.downcast_ref(), Some(PlanningError::UnknownRegion { .. })));
    check(error, INPUT);
    check(Grade::new(4).unwrap_err(), INPUT);
    check("visoin".parse::<Phase>().unwrap_err(), INPUT);
}

#[test]
fn numbers_do_not_form_a_problem() {
    let scores = ndarray::Array2::<Option<i64>>::default((0, 3));
    check(Problem::dense(scores.view(), Pairs::Complete).unwrap_err(), ASSIGNMENT);
}

/// `?` in a function of a user works on everything.
#[test]
fn one_question_mark_for_all_modules() {
    fn run() -> Result<usize, Error> {
        let dataset = Dataset::new(small().tables().clone())?;
        let programme = Programme::from_toml_str("")?;
        let matcher = Matcher::new(&dataset, programme);
        let grade = Grade::new(1)?;
        let _ = Weights::both(grade.into());
        Ok(matcher.assess()?.propose()?.pairings.len())
    }
    assert_eq!(run().unwrap(), 3);
}
