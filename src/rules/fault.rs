//! What can be wrong at one place of a programme file.

use thiserror::Error;

use super::objective::Objective;
use super::unknown_name::UnknownNameKind;
use crate::vocabulary::{UnknownWord, did_you_mean, nearest, shorten};

/// What is wrong at one place of a programme file. A `heading` is that of a table, such as
/// `[[rules.quotas]]`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ProgrammeFaultKind {
    /// Settings of a later version, which this one does not know.
    #[error(
        "this version does not know the settings {}; use the version that wrote the programme, or \
         leave them out",
        settings.join(", ")
    )]
    LaterSettings {
        /// The settings, each with its table.
        settings: Vec<String>,
    },
    /// The text is not TOML.
    #[error("{message}")]
    Syntax {
        /// The message of the parser.
        message: String,
    },
    /// A quotation mark that word processors put in.
    #[error("`{found}` is no quotation mark of a programme file; write \"")]
    CurlyQuote {
        /// The mark.
        found: char,
    },
    /// A number with a decimal comma.
    #[error("`{value}` has a decimal comma; write {suggestion}")]
    DecimalComma {
        /// The number.
        value: String,
        /// The same with a point.
        suggestion: String,
    },
    /// A character that nobody sees and that turns the direction of a line.
    #[error("the line holds the invisible character {character}; delete it")]
    Invisible {
        /// The character, such as `U+202E RIGHT-TO-LEFT OVERRIDE`.
        character: String,
    },
    /// A table has a key that it does not know.
    #[error(
        "`{key}` is not a key of {table}; accepted: {}{}",
        accepted.join(", "),
        did_you_mean(nearest.as_deref())
    )]
    UnknownKey {
        /// The key.
        key: String,
        /// The table, such as `[rules]`.
        table: String,
        /// All keys of the table.
        accepted: Vec<String>,
        /// The accepted key that differs least, if one is close.
        nearest: Option<String>,
    },
    /// A value has the wrong type.
    #[error("`{key}` is given as {found}; accepted: {accepted}")]
    WrongType {
        /// The key.
        key: String,
        /// The type of the value.
        found: &'static str,
        /// What is accepted.
        accepted: String,
    },
    /// A number is not accepted.
    #[error("`{key}` is {value}; accepted: {accepted}")]
    OutOfRange {
        /// The key.
        key: String,
        /// The number, as the file has it.
        value: String,
        /// The accepted range.
        accepted: String,
    },
    /// A word is not in the vocabulary of its key.
    #[error("key `{key}`: {word}")]
    UnknownWord {
        /// The key.
        key: String,
        /// The word.
        word: UnknownWord,
    },
    /// A table lacks a key.
    #[error("{heading} has no `{key}`; add {key} = \"…\"")]
    MissingKey {
        /// The table.
        heading: String,
        /// The key.
        key: String,
    },
    /// A table lacks a number.
    #[error("{heading} has no `{key}`; add {key} = …")]
    MissingNumber {
        /// The table.
        heading: String,
        /// The key.
        key: String,
    },
    /// A list has no item.
    #[error("`{key}` is an empty list; name at least one, or leave it out")]
    EmptyList {
        /// The key.
        key: String,
    },
    /// A text is empty.
    #[error("`{key}` is empty; write a text")]
    EmptyText {
        /// The key.
        key: String,
    },
    /// A name of the data is unknown.
    #[error(transparent)]
    UnknownName(UnknownNameKind),
    /// Bounds have neither of the two numbers.
    #[error("{heading} bounds nothing; add at_least = …, at_most = …, or both")]
    NoBounds {
        /// The table.
        heading: String,
    },
    /// 0 is allowed below a lower bound that is not given.
    #[error("`or_none` is given without `at_least`; add at_least = …, or leave it out")]
    OrNoneWithoutLeast,
    /// A lower bound is above its upper bound.
    #[error(
        "`at_least` is {least} and `at_most` is {most}: no number is both; lower the first or \
         raise the second"
    )]
    CrossedBounds {
        /// The lower bound.
        least: usize,
        /// The upper bound.
        most: usize,
    },
    /// A list has a region twice.
    #[error("`{id}` is listed twice in `regions`")]
    RepeatedRegion {
        /// The id of the region.
        id: String,
    },
    /// A rule that links regions has fewer than two.
    #[error("{heading} needs regions = [\"…\", \"…\"], at least two")]
    TooFewRegions {
        /// The table.
        heading: String,
    },
    /// Values are given, but no attribute.
    #[error("`{value}` is given without `{attribute}`; add {attribute} = \"…\"")]
    NoAttribute {
        /// The key of the values.
        value: &'static str,
        /// The key of the attribute.
        attribute: &'static str,
    },
    /// A rule on conditions names none.
    #[error("{heading} requires nothing; add conditions = [\"…\"]")]
    NoConditions {
        /// The table.
        heading: String,
    },
    /// A pair quota selects no kind of pair.
    #[error("{heading} names no kind of pair; add each = \"theme\" or one of: {}", accepted.join(", "))]
    NoPairKind {
        /// The table.
        heading: String,
        /// The keys that select a kind of pair.
        accepted: Vec<String>,
    },
    /// A kind of pair does not have exactly two countries.
    #[error("`countries` takes two: [left, right], such as [\"BR\", \"ES\"]")]
    NotTwoCountries,
    /// A list has a pair twice.
    #[error("the pair {left} – {right} is listed twice in {heading}")]
    RepeatedPair {
        /// The id of the left region.
        left: String,
        /// The id of the right region.
        right: String,
        /// The list.
        heading: String,
    },
    /// A list has a label twice.
    #[error("the label “{label}” is listed twice in {heading}")]
    RepeatedLabel {
        /// The label.
        label: String,
        /// The list.
        heading: String,
    },
    /// A pair is both forbidden and required.
    #[error("the pair {left} – {right} is forbidden here and required above; keep one of the two")]
    ForbiddenAndRequired {
        /// The id of the left region.
        left: String,
        /// The id of the right region.
        right: String,
    },
    /// Two keys give the number of pairs.
    #[error("`pairs` and `number_of_pairs` both give a number; keep one")]
    TwoNumbersOfPairs,
    /// An objective is given twice.
    #[error("objective `{objective}` is given twice; keep the first")]
    RepeatedObjective {
        /// The objective.
        objective: Objective,
    },
    /// A rule or an objective names a criterion that the programme does not have.
    #[error(
        "`{}` is not a criterion of the programme; accepted: {}{}",
        shorten(id),
        accepted.join(", "),
        did_you_mean(nearest.as_deref())
    )]
    UnlistedCriterion {
        /// The id of the criterion.
        id: String,
        /// The criteria of the programme.
        accepted: Vec<String>,
        /// The one that differs least, if one is close.
        nearest: Option<String>,
    },
    /// A kind of pair names a criterion, but no value.
    #[error(
        "`criterion` is given without a value; add value_at_least = …, value_below = …, or both"
    )]
    CriterionWithoutValue,
    /// A kind of pair has a value, but no criterion.
    #[error("`{key}` is given without `criterion`; add criterion = \"…\"")]
    ValueWithoutCriterion {
        /// The key of the value.
        key: &'static str,
    },
    /// A kind of pair has values that no pair has.
    #[error(
        "`value_at_least` is {least} and `value_below` is {below}: no value is both; lower the first \
         or raise the second"
    )]
    CrossedValues {
        /// The least value.
        least: String,
        /// The value that a pair must be below.
        below: String,
    },
    /// A criterion has two minimum values.
    #[error(
        "criterion `{id}` has a minimum in an earlier {heading} already; keep the stricter one"
    )]
    RepeatedMinimumValue {
        /// The id of the criterion.
        id: String,
        /// The list.
        heading: String,
    },
    /// Changes are counted, but there is no earlier plan.
    #[error(
        "objective `fewest-changes` needs [[rules.earlier_plan]], the pairs from which changes are \
         counted"
    )]
    NoEarlierPlan,
    /// A reservation is given although pairs are not free.
    #[error("`reservation` is only used with pairs = \"free\"")]
    UnusedReservation,
    /// A criterion does not exist.
    #[error(transparent)]
    UnknownCriterion(UnknownWord),
    /// A criterion does not have this formula.
    #[error("criterion `{criterion}`: {word}")]
    UnknownFormula {
        /// The id of the criterion.
        criterion: String,
        /// The formula.
        word: UnknownWord,
    },
    /// Targets are given for a criterion that has none.
    #[error(
        "`targets` of criterion `{criterion}` are only used with id = \"added-relatedness\" and \
         formula = \"target-density\", \"target-density-of-seeker\" or \"target-density-of-host\""
    )]
    UnusedTargets {
        /// The id of the criterion.
        criterion: String,
    },
    /// A criterion on statements has a setting of another kind of criterion.
    #[error("`{key}` does not go with `statements`; leave out one of the two")]
    NotWithStatements {
        /// The setting.
        key: String,
    },
    /// A criterion on statements has the id of a built-in criterion.
    #[error("`{id}` is a built-in criterion; give a criterion on statements an id of its own")]
    BuiltInId {
        /// The id.
        id: String,
    },
    /// A criterion is given twice.
    #[error("criterion `{id}` is given twice; keep one")]
    RepeatedCriterion {
        /// The id of the criterion.
        id: String,
    },
    /// No criterion has a weight.
    #[error("all weights are 0; give at least one criterion a weight above 0")]
    AllWeightsZero,
    /// Ordered weights are missing.
    #[error(
        "aggregation `owa` needs `ordered_weights`, from the best value to the worst, such as \
         [0.2, 0.3, 0.5]"
    )]
    NoOrderedWeights,
    /// Ordered weights are given for another aggregation.
    #[error("`ordered_weights` are only used with aggregation = \"owa\"")]
    UnusedOrderedWeights,
    /// No ordered weight is above 0.
    #[error("`ordered_weights` are all 0; give at least one above 0")]
    AllOrderedWeightsZero,
    /// Two rounds have the same name.
    #[error("two rounds are named `{name}`")]
    RepeatedRound {
        /// The name.
        name: String,
    },
    /// A left region is in two rounds.
    #[error("`{id}` is in the rounds “{earlier}” and “{later}”; name it in one")]
    RegionInTwoRounds {
        /// The id of the region.
        id: String,
        /// The name of the earlier round.
        earlier: String,
        /// The name of the later round.
        later: String,
    },
    /// Two rounds take all left regions that no other round names.
    #[error(
        "the rounds “{earlier}” and “{later}” name no left regions; only one may take all the rest"
    )]
    TwoRoundsForTheRest {
        /// The name of the earlier round.
        earlier: String,
        /// The name of the later round.
        later: String,
    },
}

impl ProgrammeFaultKind {
    /// What is wrong with a criterion that a rule names, if the programme does not have it.
    pub(super) fn unlisted_criterion(id: &str, known: &[String]) -> Option<Self> {
        let ids = || known.iter().map(String::as_str);
        ids().all(|known| known != id).then(|| Self::UnlistedCriterion {
            id: id.to_owned(),
            accepted: known.to_vec(),
            nearest: nearest(id, ids()).map(str::to_owned),
        })
    }

    /// Whether a programme can be read all the same: what it says twice or in vain has no effect, and
    /// what it lacks can be added in code, before it is assessed.
    pub(crate) fn can_be_read(&self) -> bool {
        matches!(
            self,
            Self::AllWeightsZero
                | Self::UnlistedCriterion { .. }
                | Self::NoOrderedWeights
                | Self::AllOrderedWeightsZero
                | Self::NoEarlierPlan
                | Self::UnusedReservation
                | Self::UnusedOrderedWeights
                | Self::RepeatedObjective { .. }
                | Self::RepeatedPair { .. }
                | Self::RepeatedLabel { .. }
                | Self::RepeatedMinimumValue { .. }
                | Self::RepeatedRegion { .. }
                | Self::TooFewRegions { .. }
                | Self::ForbiddenAndRequired { .. }
                | Self::NoBounds { .. }
                | Self::OrNoneWithoutLeast
                | Self::NoPairKind { .. }
                | Self::NoConditions { .. }
                | Self::EmptyList { .. }
        )
    }
}
