//! Problems in files: what is written is what is read, and what nobody would write is refused.

#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use ndarray::array;
use proptest::prelude::*;
use regiopair::assignment::{
    Col, Pairs, Problem, Resolution, Row,
    model::{Level, Preferences, Quotas},
};

fn read_back(problem: &Problem) -> Problem {
    serde_json::from_str(&serde_json::to_string(problem).unwrap()).unwrap()
}

fn error<T: serde::de::DeserializeOwned>(text: &str) -> String {
    match serde_json::from_str::<T>(text) {
        Ok(_) => panic!("accepted: {text}"),
        Err(error) => error.to_string(),
    }
}

proptest! {
    /// Tables and lists, whole and plain scores, with cells forbidden afterwards.
    #[test]
    fn what_is_read_is_what_was_written(
        rows in 1..6_usize,
        cols in 1..6_usize,
        draws in prop::collection::vec(prop::option::of(-1_000..1_000_i64), 25),
        far in prop_oneof![Just(1), Just(1 << 31)],
        pairs in prop_oneof![
            Just(Pairs::Complete),
            Just(Pairs::Largest),
            (-5..5_i64).prop_map(|reservation| Pairs::Free { reservation })
        ],
        decimals in 0..12_u8,
        kept in -1_000..1_000_i64,
    ) {
        let score = |row: Row, col: Col| draws[row.0 * 5 + col.0].map(|score| score * far);
        let table = Problem::from_fn(rows, cols, pairs, score).unwrap();
        let candidates =
            |row| (0..cols).filter_map(move |col| Some((Col(col), score(Row(row), Col(col))?)));
        let list = Problem::sparse(cols, (0..rows).map(candidates), pairs).unwrap();
        prop_assert_eq!(&table, &list);
        let resolution = Resolution::decimals(decimals);
        let plain = Problem::from_score_fn(rows, cols, resolution, pairs, |row, col| {
            Some(score(row, col)? as f64 / f64::from(1 << 31))
        })
        .unwrap();
        for problem in [table, list, plain] {
            let back = read_back(&problem);
            prop_assert_eq!(back.resolution(), problem.resolution());
            prop_assert_eq!(&back, &problem);
            let fewer = problem.retain(|_, _, score| score < kept);
            prop_assert_eq!(read_back(&fewer), fewer);
        }
    }
}

/// New scores are rounded to the resolution of the problem, so it has to be in the file.
#[test]
fn a_problem_of_plain_scores_keeps_its_resolution() {
    let scores = array![[0.9, 0.7], [0.8, 0.5]];
    let pairs = Pairs::Complete;
    for resolution in [Resolution::decimals(3), Resolution::relative(scores.view())] {
        let problem = Problem::scores(scores.view(), None, resolution, pairs).unwrap();
        let mut back = read_back(&problem);
        assert_eq!(back.resolution(), Some(resolution));
        assert_eq!(back.plain_score(resolution.units(1.25).unwrap()), 1.25);
        back.rescore(array![[0.25, 0.5], [0.75, 1.0]].view(), None).unwrap();
        assert_eq!(back.score(Row(1), Col(0)), resolution.units(0.75));
    }
    let whole = Problem::from_fn(1, 1, pairs, |_, _| Some(7)).unwrap();
    assert_eq!(read_back(&whole).resolution(), None);
    assert_eq!(serde_json::to_string(&whole).unwrap(), r#"{"pairs":"complete","scores":[[7]]}"#);
}

#[test]
fn a_list_takes_space_for_its_candidates_only() {
    let candidate = |row: u32| [(Col(row as usize * 49 % 100_000), i64::from(row) * 7_919)];
    let problem = Problem::sparse(100_000, (0..2_000).map(candidate), Pairs::Largest).unwrap();
    let text = serde_json::to_string(&problem).unwrap();
    assert!(text.len() < 100_000, "{}", text.len());
    let back: Problem = serde_json::from_str(&text).unwrap();
    assert_eq!(back, problem);
    assert_eq!((back.rows(), back.cols(), back.eligible()), (2_000, 100_000, 2_000));
    assert_eq!(back.score(Row(1_999), Col(97_951)), Some(1_999 * 7_919));
}

#[test]
fn files_that_contradict_themselves_are_refused() {
    for (text, expected) in [
        (r#"{"pairs":"complete"}"#, "either `scores`, or `cols` and `candidates`"),
        (r#"{"pairs":"complete","cols":2}"#, "either `scores`, or `cols` and `candidates`"),
        (r#"{"pairs":"complete","candidates":[[]]}"#, "either `scores`, or `cols`"),
        (
            r#"{"pairs":"complete","scores":[[1]],"cols":1,"candidates":[[]]}"#,
            "either `scores`, or `cols` and `candidates`",
        ),
        (r#"{"pairs":"complete","scores":[[1,2]],"cols":3}"#, "either `scores`, or `cols`"),
        (
            r#"{"pairs":"complete","cols":2,"candidates":[[[2,5]]]}"#,
            "row 0 names column 2, but the columns are 0 to 1",
        ),
        (r#"{"pairs":"complete","cols":2,"candidates":[[],[[1,5],[1,6]]]}"#, "column 1 twice"),
        (r#"{"pairs":"complete","cols":0,"candidates":[[]]}"#, "there is nothing to assign"),
        (r#"{"pairs":"complete","cols":2,"candidates":[]}"#, "there is nothing to assign"),
        (r#"{"pairs":"complete","cols":-1,"candidates":[[]]}"#, "expected usize"),
        (r#"{"pairs":"complete","cols":1e99,"candidates":[[]]}"#, "expected usize"),
        (r#"{"pairs":"complete","cols":2,"candidates":[[[1]]]}"#, "invalid length 1"),
        (r#"{"pairs":"complete","cols":2,"candidates":[[[1,0.5]]]}"#, "expected i64"),
        (r#"{"pairs":"complete","cols":2,"candidates":[[[1,NaN]]]}"#, "expected value"),
        (
            r#"{"pairs":"complete","cols":2,"candidates":[[[1,9223372036854775807]]]}"#,
            "lies outside",
        ),
        (r#"{"pairs":"complete","resolution":0,"scores":[[1]]}"#, "0 units in 1.0 is not usable"),
        (r#"{"pairs":"complete","resolution":-5,"scores":[[1]]}"#, "-5 units in 1.0 is not usable"),
        (r#"{"pairs":"complete","resolution":NaN,"scores":[[1]]}"#, "expected value"),
        (r#"{"pairs":"complete","resolution":1e999,"scores":[[1]]}"#, "number out of range"),
        (
            r#"{"pairs":"complete","cols":4294967294,"candidates":[[[0,1]]]}"#,
            "4294967294 columns for 1 candidates; at most 16777216 are accepted in a file",
        ),
        (
            r#"{"pairs":"complete","cols":18446744073709551615,"candidates":[[]]}"#,
            "18446744073709551615 columns for 0 candidates",
        ),
    ] {
        let error = error::<Problem>(text);
        assert!(error.contains(expected), "{text}: {error}");
    }
}

/// Sizes that a file declares, but has no cells for.
#[test]
fn other_parts_of_a_question_are_checked_too() {
    let huge = "4611686018427387904";
    for dim in [format!("[{huge},4]"), format!("[{huge},0]"), "[2,2]".into(), "[1,0]".into()] {
        let text = format!(r#"{{"maximize_sum":{{"v":1,"dim":{dim},"data":[7]}}}}"#);
        let error = error::<Level>(&text);
        assert!(error.contains("data and dimension must match in size"), "{dim}: {error}");
    }
    let views = r#"{"by_rows":[[1]],"by_cols":[[1]],"capacities":[1,1]}"#;
    assert!(error::<Preferences>(views).contains("2 capacities for 1 columns"));
    let views = r#"{"by_rows":[[1],[2]],"by_cols":[[1]],"capacities":[1]}"#;
    assert!(error::<Preferences>(views).contains("2 by 1, those of columns 1 by 1"));
    let quotas = r#"{"rows":{"members":[{"least":0,"most":1}],"groups":[{"members":[18446744073709551615],
        "bounds":{"least":0,"most":1}}]},"cols":{"members":[],"groups":[]}}"#;
    assert!(error::<Quotas>(quotas).contains("does not exist"));
}
