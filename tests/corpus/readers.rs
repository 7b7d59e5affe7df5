//! What is done with any bytes, one function a reader: each must end with an answer or an error. The
//! targets in `fuzz/` draw the bytes; the tests replay the inputs that were found.

use std::fs;
use std::path::Path;

use regiopair::assignment::{Problem, solve};
use regiopair::certificate::check;
use regiopair::plan::Matcher;
use regiopair::profile::{Coders, Dataset, Horizon};
use regiopair::programme::Programme;
use regiopair::proposal::{EarlierPlan, Proposal};
use regiopair::report::{self, language::English};
use regiopair::validation::agreement;

/// A reader, and what is done with its bytes.
pub(crate) type Reader = fn(&[u8]);

/// Every reader; its inputs are in the folder of its name.
pub(crate) const READERS: &[(&str, Reader)] = &[
    ("programme", programme),
    ("tables", tables),
    ("json", json),
    ("proposal", proposal),
    ("earlier_csv", earlier_csv),
    ("problem", problem),
    #[cfg(feature = "xlsx")]
    ("workbook", workbook),
    #[cfg(feature = "xlsx")]
    ("workbook_parts", workbook_parts),
];

/// Four regions a side.
fn regions() -> Dataset {
    Dataset::from_json_str(include_str!("regions.json")).unwrap()
}

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

/// Plans, and writes every report.
fn plan(dataset: &Dataset, programme: Programme) {
    let assessed = Matcher::new(dataset, programme).assess();
    let Ok(proposal) = assessed.and_then(|assessed| assessed.propose()) else { return };
    report::to_text(&proposal, &English);
    report::to_csv(&proposal, &English).unwrap();
    let json = report::to_json(&proposal, &English).unwrap();
    assert_eq!(Proposal::from_json_str(&json).unwrap(), proposal);
}

/// A programme: what is written of it reads back equal, and a plan is made under it.
pub(crate) fn programme(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    if let Ok(programme) = Programme::from_toml_str(text) {
        let written = programme.to_toml_string();
        assert_eq!(Programme::from_toml_str(&written).unwrap(), programme, "{written}");
    }
    let dataset = regions();
    if let Ok(programme) = Programme::from_toml_str_for(text, &dataset) {
        plan(&dataset, programme);
    }
}

/// What is written of a dataset reads back equal, and a plan is made from it.
fn use_dataset(dataset: &Dataset) {
    if let Ok(written) = dataset.to_json_string() {
        assert_eq!(Dataset::from_json_str(&written).unwrap().digest(), dataset.digest());
    }
    plan(dataset, Programme::default());
    if dataset.coders() == 2 {
        plan(dataset, Programme { coders: Coders::Mean, ..Programme::default() });
        let agreements = agreement(dataset, Horizon::All);
        report::agreement_to_text(&agreements, &English);
        report::agreement_to_csv(&agreements).unwrap();
    }
}

/// A dataset in JSON.
pub(crate) fn json(bytes: &[u8]) {
    if let Some(Ok(dataset)) = text(bytes).map(Dataset::from_json_str) {
        use_dataset(&dataset);
    }
}

/// The files of a text: `=== name` stands before each.
fn files(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if let Some(name) = line.strip_prefix(b"=== ") {
            files.push((String::from_utf8_lossy(name.trim_ascii()).into_owned(), Vec::new()));
        } else if let Some((_, content)) = files.last_mut() {
            content.extend_from_slice(line);
        }
    }
    files
}

/// A place for files, in memory if there is one.
fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    tempfile::tempdir_in(place).unwrap()
}

/// A dataset in a folder of CSV files.
pub(crate) fn tables(bytes: &[u8]) {
    let folder = folder();
    for (name, content) in files(bytes) {
        // A name that no file can have is no input of the reader.
        if !name.contains(['/', '\0']) {
            let _ = fs::write(folder.path().join(name), content);
        }
    }
    if let Ok(reading) = Dataset::read(folder.path()) {
        use_dataset(&reading.dataset);
    }
}

/// A proposal in JSON, as a whole and for its pairs.
pub(crate) fn proposal(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let _ = EarlierPlan::from_json_str(text);
    if let Ok(proposal) = Proposal::from_json_str(text) {
        report::to_text(&proposal, &English);
        let _ = report::to_csv(&proposal, &English);
        if let Ok(json) = report::to_json(&proposal, &English) {
            Proposal::from_json_str(&json).unwrap();
        }
    }
}

/// The CSV of a proposal.
pub(crate) fn earlier_csv(bytes: &[u8]) {
    if let Some(text) = text(bytes) {
        let _ = EarlierPlan::from_csv_str(text);
    }
}

/// A problem for the solver: it is solved, and the certificate of the answer holds.
pub(crate) fn problem(bytes: &[u8]) {
    let Ok(problem) = serde_json::from_slice::<Problem>(bytes) else { return };
    let written = serde_json::to_string(&problem).unwrap();
    assert_eq!(serde_json::from_str::<Problem>(&written).unwrap(), problem);
    if problem.rows().max(problem.cols()) <= 1_000 {
        let outcome = solve(&problem);
        check(&problem, &outcome).unwrap();
    }
}

/// A workbook, byte by byte.
#[cfg(feature = "xlsx")]
pub(crate) fn workbook(bytes: &[u8]) {
    let folder = folder();
    let path = folder.path().join("regions.xlsx");
    fs::write(&path, bytes).unwrap();
    if let Ok(reading) = Dataset::read(path) {
        use_dataset(&reading.dataset);
    }
}

/// The parts of a workbook: what they hold is seldom reached through drawn bytes of an archive.
#[cfg(feature = "xlsx")]
pub(crate) fn workbook_parts(bytes: &[u8]) {
    use std::io::{Cursor, Write};
    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files(bytes) {
        if archive.start_file(name, options).is_err() || archive.write_all(&content).is_err() {
            return;
        }
    }
    if let Ok(archive) = archive.finish() {
        workbook(&archive.into_inner());
    }
}
