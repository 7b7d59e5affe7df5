//! Missing memory is reported before it is taken, and as many bytes are allocated as stated.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::process::Command;

use allocation_counter::measure;
use ndarray::Array2;
use regiopair::assignment::{Col, Pairs, Problem, ProblemError, Resolution, Row, model::Level};

/// Set where the process may have 256 MiB.
const SMALL: &str = "REGIOPAIR_TEST_IN_SMALL_MEMORY";

/// Runs a test of this file again, in a process that may have 256 MiB.
fn in_small_memory(test: &str) {
    let limited = Command::new("sh")
        .args(["-c", "ulimit -v 262144 2>/dev/null || exit 77; exec \"$0\" \"$@\""])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", &format!("limits::{test}"), "--test-threads", "1"])
        .env(SMALL, "1")
        .output();
    let Ok(output) = limited else { return eprintln!("skipped: there is no `sh`") };
    if output.status.code() == Some(77) {
        return eprintln!("skipped: the system does not limit memory");
    }
    let printed = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && printed.contains("1 passed"), "{printed}");
}

#[test]
fn a_billion_cells_in_a_small_memory() {
    if std::env::var_os(SMALL).is_none() {
        return in_small_memory("a_billion_cells_in_a_small_memory");
    }
    let (rows, cols) = (40_000, 25_000);
    let refused = Problem::from_fn(rows, cols, Pairs::Complete, |_, _| panic!("asked"));
    let error = ProblemError::NoMemory { rows, cols, bytes: 4_000_000_000 };
    assert_eq!(refused, Err(error.clone()));
    assert_eq!(
        error.to_string(),
        "40000 rows by 25000 columns take 4000000000 bytes, more than the available memory; list \
         fewer candidates, or give scores by blocks"
    );
    // The same score for all, without the memory of a table.
    let one = Array2::from_elem((1, 1), 0.5);
    let scores = one.broadcast((rows, cols)).unwrap();
    let refused = Problem::scores(scores, None, Resolution::default(), Pairs::Complete);
    assert_eq!(refused, Err(error));
}

/// Narrow cells would fit, but the scores turn out to be far apart.
#[test]
fn wide_cells_in_a_small_memory() {
    if std::env::var_os(SMALL).is_none() {
        return in_small_memory("wide_cells_in_a_small_memory");
    }
    let (rows, cols) = (1 << 12, 1 << 13);
    let refused = Problem::from_fn(rows, cols, Pairs::Complete, |row, col| {
        Some(if (row, col) == (Row(0), Col(3)) { 1 << 40 } else { 0 })
    });
    assert_eq!(refused, Err(ProblemError::NoMemory { rows, cols, bytes: 1 << 28 }));
}

#[test]
fn more_candidates_than_a_small_memory_holds() {
    if std::env::var_os(SMALL).is_none() {
        return in_small_memory("more_candidates_than_a_small_memory_holds");
    }
    let row = |_| (0..1 << 14).map(|col| (Col(col), 1));
    let refused = Problem::sparse(1 << 14, (0..1 << 14).map(row), Pairs::Complete);
    let Err(ProblemError::NoMemory { rows, cols, bytes }) = refused else { panic!("accepted") };
    assert!(rows <= 1 << 14 && cols == 1 << 14 && bytes <= 1 << 28, "{rows} {cols} {bytes}");
}

/// What a file declares takes no memory, only what it lists.
#[test]
fn sizes_that_a_file_declares_are_not_reserved() {
    for (text, accepted) in [
        (r#"{"pairs":"complete","cols":16000000,"candidates":[[[0,1]]]}"#, true),
        (r#"{"pairs":"complete","cols":4294967294,"candidates":[[[0,1]]]}"#, false),
        (r#"{"pairs":"complete","cols":18446744073709551615,"candidates":[[]]}"#, false),
    ] {
        let taken = measure(|| {
            assert_eq!(serde_json::from_str::<Problem>(text).is_ok(), accepted, "{text}");
        });
        assert!(taken.bytes_max < 10_000, "{text}: {} bytes", taken.bytes_max);
    }
    let level = r#"{"leximin":{"v":1,"dim":[1000000,1000000],"data":[7]}}"#;
    let taken = measure(|| assert!(serde_json::from_str::<Level>(level).is_err()));
    assert!(taken.bytes_max < 10_000, "{} bytes", taken.bytes_max);
}

/// Tables begin narrow and turn wide where the scores ask for it; what is read is what was written.
#[test]
fn cells_of_every_width_are_what_was_written() {
    let half = 1_i64 << 29;
    for (base, far) in [(0, 9), (1 << 40, 9), (0, half - 1), (-5, half), (0, 1 << 45)] {
        for place in [0, 1, 7, 11] {
            let score = |row: Row, col: Col| match row.0 * 4 + col.0 {
                cell if cell == place => Some(base + far),
                cell if cell % 5 == 4 => None,
                cell => Some(base - far * i64::from(cell % 3 == 0)),
            };
            let problem = Problem::from_fn(3, 4, Pairs::Largest, score).unwrap();
            for (row, col) in (0..12).map(|cell| (Row(cell / 4), Col(cell % 4))) {
                assert_eq!(problem.score(row, col), score(row, col), "{base} {far} {row} {col}");
                assert_eq!(problem.transposed().score(Row(col.0), Col(row.0)), score(row, col));
            }
        }
    }
}
