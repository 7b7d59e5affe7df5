//! Inputs that fuzzing found, each replayed through its reader: none may panic, abort or take long.
#![expect(clippy::unwrap_used, reason = "a panic is what the test looks for")]

mod readers;

use std::fs;
use std::path::Path;

/// Every input of every reader.
#[test]
fn every_input_ends_with_an_answer_or_an_error() {
    let inputs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/inputs");
    for (name, reader) in readers::READERS {
        let mut files: Vec<_> =
            fs::read_dir(inputs.join(name)).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert!(!files.is_empty(), "{name}: no input");
        for file in files {
            // The name of the file stands above the message of a panic.
            println!("{}", file.display());
            reader(&fs::read(&file).unwrap());
        }
    }
}
