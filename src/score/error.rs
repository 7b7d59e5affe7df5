//! Why scores cannot be computed.

use thiserror::Error;

use crate::criteria::Unknown;
use crate::vocabulary::{NumberRange, did_you_mean};

/// Why scores cannot be computed.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum ScoreError {
    /// One side has no candidate.
    #[error("side `{side}` has no candidate region; add regions with candidate = yes")]
    EmptySide {
        /// Name of the side.
        side: String,
    },
    /// The scores, the layers that are stored and what plans are made of take more memory than a problem may.
    #[error(
        "the scores of {rows} × {columns} pairs, with what plans are made of, take {bytes} bytes, more than {limit}; \
         give fewer regions, or use `Matcher::assess_unstored`"
    )]
    TooLarge {
        /// Number of regions of the left side.
        rows: usize,
        /// Number of regions of the right side.
        columns: usize,
        /// The memory that they would take.
        bytes: u128,
        /// The most that is accepted.
        limit: u64,
    },
    /// The memory for the scores, the layers that are stored and what plans are made of is not available.
    #[error(
        "the scores of {rows} × {columns} pairs, with what plans are made of, take {bytes} bytes, more than the \
         available memory; give fewer regions, or use `Matcher::assess_unstored`"
    )]
    NoMemory {
        /// Number of regions of the left side.
        rows: usize,
        /// Number of regions of the right side.
        columns: usize,
        /// The memory that they would take.
        bytes: u128,
    },
    /// No criterion was given.
    #[error("no criterion is given; name at least one")]
    NoCriterion,
    /// Two criteria share an id.
    #[error("criterion `{id}` is given twice; give each its own id")]
    DuplicateCriterion {
        /// The id.
        id: String,
    },
    /// A weight is negative, infinite or not a number.
    #[error(
        "weight {value} of criterion `{id}` is not accepted; accepted: {}",
        NumberRange::WEIGHT
    )]
    BadWeight {
        /// Id of the criterion.
        id: String,
        /// The weight.
        value: f64,
    },
    /// There is not one weight for each criterion.
    #[error(
        "{} for {}; give one for each, in this order: {}",
        if *given == 1 { "1 weight is given".to_owned() } else { format!("{given} weights are given") },
        if criteria.len() == 1 { "1 criterion".to_owned() } else { format!("{} criteria", criteria.len()) },
        criteria.join(", ")
    )]
    NumberOfWeights {
        /// The number of weights.
        given: usize,
        /// Ids of the criteria.
        criteria: Vec<String>,
    },
    /// A table of a document has not one value for each pair.
    #[error(
        "`{of}` has {} rows and {} columns; give a value for each of {} left and {} right regions",
        found.0, found.1, size.0, size.1
    )]
    TableSize {
        /// The id of a criterion, or `scores`.
        of: String,
        /// Numbers of left and of right regions.
        size: (usize, usize),
        /// Numbers of rows and of columns.
        found: (usize, usize),
    },
    /// A score of a document is not the one of its values.
    #[error(
        "the score of `{left}` with `{right}` is {}, but by its values and weights it is {}; change          weights with `ScoreSet::with_weights`",
        or_unknown(*stated), or_unknown(*found)
    )]
    OtherScore {
        /// Id of the left region.
        left: String,
        /// Id of the right region.
        right: String,
        /// The score of the document.
        stated: Option<f64>,
        /// The score by its values.
        found: Option<f64>,
    },
    /// No criterion has this id.
    #[error(
        "`{value}` is not a criterion of these scores; accepted: {}{}",
        accepted.join(", "), did_you_mean(nearest.as_deref())
    )]
    UnknownCriterion {
        /// The id.
        value: String,
        /// Ids of the criteria.
        accepted: Vec<String>,
        /// The one that differs least, if close.
        nearest: Option<String>,
    },
    /// No criterion counts for either side.
    #[error("all weights are 0; give at least one criterion a weight above 0")]
    AllWeightsZero,
    /// The ordered weights cannot be used.
    #[error(
        "ordered weights {weights:?} are not accepted; accepted: one or more numbers of at least 0 with a sum above 0"
    )]
    BadOrderedWeights {
        /// The weights.
        weights: Vec<f64>,
    },
    /// A criterion returned a value outside its range.
    #[error(
        "criterion `{criterion}` gives {value} for `{left}` with `{right}`; accepted: amounts of at least 0 that sum to at most 1"
    )]
    OutOfRange {
        /// Id of the criterion.
        criterion: String,
        /// Id of the left region.
        left: String,
        /// Id of the right region.
        right: String,
        /// The value.
        value: f64,
    },
    /// A criterion returned a block of the wrong size.
    #[error(
        "criterion `{criterion}` gives {found} values for a block of {rows} × {columns} pairs; accepted: {}, one for each pair, row by row",
        rows * columns
    )]
    BlockSize {
        /// Id of the criterion.
        criterion: String,
        /// Number of its regions of the left side.
        rows: usize,
        /// Number of its regions of the right side.
        columns: usize,
        /// Number of values.
        found: usize,
    },
    /// The block of a criterion has another value for a pair than the pair by itself.
    #[error(
        "criterion `{criterion}` gives {} for `{left}` with `{right}` in a block, but {} for the pair by itself; accepted: the same value to the last bit",
        shown(*in_block),
        shown(*by_pair)
    )]
    BlockDiffers {
        /// Id of the criterion.
        criterion: String,
        /// Id of the left region.
        left: String,
        /// Id of the right region.
        right: String,
        /// Its value in the block; `None` if unknown.
        in_block: Option<f64>,
        /// Its value by itself; `None` if unknown.
        by_pair: Option<f64>,
    },
    /// A criterion with a weight is unknown for every pair.
    #[error(
        "criterion `{criterion}` is unknown for every pair ({unknown}); record what it needs, set its weight to 0, or set silent_criteria = \"leave-out\""
    )]
    Silent {
        /// Id of the criterion.
        criterion: String,
        /// Why it is unknown for the first pair.
        unknown: Unknown,
    },
    /// A criterion that is unknown for every pair cannot count with its mean.
    #[error(
        "silent_criteria is \"expected\", but a criterion that is unknown for every pair has no mean; \
         accepted: \"leave-out\", \"refuse\""
    )]
    NoMeanOfSilent,
    /// A value is unknown, and the programme refuses unknown values.
    #[error(
        "criterion `{criterion}` is unknown for `{left}` with `{right}` ({unknown}){}; record what it \
         needs, set its weight to 0, or set unknown_values = \"expected\" or \"leave-out\"",
        also_unknown(*others)
    )]
    UnknownValue {
        /// Id of the criterion.
        criterion: String,
        /// Id of the left region.
        left: String,
        /// Id of the right region.
        right: String,
        /// Why it is unknown.
        unknown: Unknown,
        /// Number of further unknown values of criteria with a weight.
        others: usize,
    },
    /// Unknown values are refused, but scores that are never stored cannot say which.
    #[error(
        "scores that are never stored cannot refuse unknown values or criteria; set unknown_values = \"expected\" or \"leave-out\" and silent_criteria = \"leave-out\""
    )]
    RefusesUnstored,
    /// The caller who watched the scoring has stopped it.
    #[error("the scoring was stopped before it was done")]
    Stopped,
    /// All criteria with a weight are unknown for every pair.
    #[error("every criterion is unknown for every pair; record strengths and needs of the regions")]
    NothingKnown,
}

fn also_unknown(others: usize) -> String {
    match others {
        0 => String::new(),
        1 => ", and 1 more value is unknown".to_owned(),
        _ => format!(", and {others} more values are unknown"),
    }
}

fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "unknown".to_owned(), |value| value.to_string())
}

fn or_unknown(score: Option<f64>) -> String {
    score.map_or_else(|| "unknown".to_owned(), |score| score.to_string())
}
