//! Flaws in an answer.

use serde::{Deserialize, Serialize};

use crate::assignment::{
    Col, Member, Pairs, Price, Row,
    model::{ImplicitError, QuotaId},
};

use super::ObjectiveValue;

/// A flaw in an answer: what is wrong, where, and the numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Flaw {
    /// The plan has the wrong number of entries.
    #[error("the plan has {found} entries for {expected} rows")]
    PlanLength {
        /// Rows of the problem.
        expected: usize,
        /// Entries of the plan.
        found: usize,
    },
    /// A pair is outside the table or forbidden.
    #[error("{row} is paired with {col}, which is forbidden or does not exist")]
    NotEligible {
        /// Row of the pair.
        row: Row,
        /// Column of the pair.
        col: Col,
    },
    /// Two rows have the same column.
    #[error("{first} and {second} share {col}")]
    ColumnShared {
        /// The column.
        col: Col,
        /// The first row that has it.
        first: Row,
        /// The next row that has it.
        second: Row,
    },
    /// A member of the smaller side is unpaired in a complete plan.
    #[error("{member} has no partner in a complete plan")]
    Unpaired {
        /// The member.
        member: Member,
    },
    /// The total is not the sum of the scores.
    #[error("the total is given as {stated}, the scores add up to {found}")]
    WrongTotal {
        /// The total as given.
        stated: i64,
        /// The sum of the scores of the pairs made.
        found: i128,
    },
    /// The number of prices is not that of the members.
    #[error("{found_rows} and {found_cols} prices for {rows} rows and {cols} columns")]
    PriceLength {
        /// Rows of the problem.
        rows: usize,
        /// Columns of the problem.
        cols: usize,
        /// Row prices given.
        found_rows: usize,
        /// Column prices given.
        found_cols: usize,
    },
    /// A member that may stay unpaired has a negative price.
    #[error("{member} may stay unpaired, but has the negative price {price}")]
    NegativePrice {
        /// The member.
        member: Member,
        /// The price.
        price: Price,
    },
    /// The two prices of a cell add up to less than its value.
    #[error("the prices of {row} and {col} add up to {prices}, below the {worth} of the pair")]
    PriceTooLow {
        /// Row of the cell.
        row: Row,
        /// Column of the cell.
        col: Col,
        /// Value of the pair.
        worth: ObjectiveValue,
        /// Sum of the two prices.
        prices: ObjectiveValue,
    },
    /// The two prices of a pair made add up to more than its value.
    #[error("the prices of the pair {row}, {col} add up to {prices}, not to its {worth}")]
    NotTight {
        /// Row of the pair.
        row: Row,
        /// Column of the pair.
        col: Col,
        /// Value of the pair.
        worth: ObjectiveValue,
        /// Sum of the two prices.
        prices: ObjectiveValue,
    },
    /// An unpaired member has a nonzero price.
    #[error("{member} is unpaired, but has the price {price}")]
    PriceOnUnpaired {
        /// The member.
        member: Member,
        /// The price.
        price: Price,
    },
    /// The plan and the prices have different values.
    #[error("the plan is worth {primal}, the prices add up to {dual}")]
    UnequalValues {
        /// Value of the plan.
        primal: ObjectiveValue,
        /// Sum of all prices.
        dual: ObjectiveValue,
    },
    /// The mode allows a plan without pairs.
    #[error("the problem is given as infeasible, but its mode allows members to stay unpaired")]
    AlwaysFeasible,
    /// The Hall violator is in the larger side, whose members do not all need a partner.
    #[error("the Hall violator is in the larger side, whose members do not all need a partner")]
    LargerSide,
    /// A member or neighbour does not exist.
    #[error("the Hall violator names {member}, which does not exist")]
    NoSuchMember {
        /// The member.
        member: Member,
    },
    /// A member or neighbour is named twice.
    #[error("the Hall violator names {member} twice")]
    Repeated {
        /// The member.
        member: Member,
    },
    /// A partner of a member of the Hall violator is not listed.
    #[error("{member} may be paired with {neighbour}, which the Hall violator does not list")]
    MissingNeighbour {
        /// The member.
        member: Member,
        /// The partner that is not listed.
        neighbour: Member,
    },
    /// There are at least as many listed partners as members.
    #[error("{neighbours} neighbours are enough for the {members} members of the Hall violator")]
    NotDeficient {
        /// Members of the set.
        members: usize,
        /// Listed partners.
        neighbours: usize,
    },
    /// The mode allows the plan without pairs, which has no worst pair.
    #[error("a worst pair is claimed to be best, but a plan without pairs is feasible here")]
    FreePairs,
    /// The worst score is not that of a pair made, or a pair made is worse.
    #[error("the worst score is given as {}, that of the pairs made is {}", or_none(*.stated), or_none(*.found))]
    WrongWorst {
        /// The score as given.
        stated: Option<i64>,
        /// The lowest score of a pair made.
        found: Option<i64>,
    },
    /// A Hall violator proves a smaller shortage than claimed.
    #[error(
        "the Hall violator leaves {found} members without a partner, but {expected} are claimed"
    )]
    ShortageTooSmall {
        /// The shortage claimed.
        expected: usize,
        /// The shortage proved.
        found: usize,
    },
    /// The value of a ranked plan is wrong.
    #[error("plan {plan} is given as worth {stated}, but its pairs add up to {found}")]
    WrongValue {
        /// The plan, from 0; the next plan comes after the listed ones.
        plan: usize,
        /// The value as given.
        stated: Price,
        /// Value of the pairs made.
        found: ObjectiveValue,
    },
    /// A plan of a ranking is better than the one before it, or should come before it in a tie.
    #[error("plan {plan} should come before the previous plan, or repeats it")]
    OutOfOrder {
        /// The plan, from 0.
        plan: usize,
    },
    /// A ranking has the value of the next plan without the plan, or the plan without its value.
    #[error("the next plan and its value must both be given, or neither")]
    NextNotShown,
    /// No plan departs first in this place, or the place is listed twice.
    #[error("no plan can depart first in {row} of plan {plan}, or that is listed already")]
    NoSuchDeparture {
        /// The plan, from 0.
        plan: usize,
        /// The row.
        row: Row,
    },
    /// Plans may depart in a place without a bound.
    #[error("plans may depart in {row} of plan {plan}, but no bound is given for their value")]
    NotBounded {
        /// The plan, from 0.
        plan: usize,
        /// The row.
        row: Row,
    },
    /// The prices of a place do not prove that the plans that depart there are no better than the
    /// next one or, without a next plan, that there are none.
    #[error("plans that depart in {row} of plan {plan} are bounded by {bound} only")]
    BoundTooHigh {
        /// The plan, from 0.
        plan: usize,
        /// The row.
        row: Row,
        /// What the prices prove.
        bound: ObjectiveValue,
    },
    /// A pair is unacceptable to one of its members.
    #[error("{row} and {col} are paired, but one of them finds the other unacceptable")]
    Unacceptable {
        /// The row.
        row: Row,
        /// The column.
        col: Col,
    },
    /// More rows have a column than its capacity allows.
    #[error("{found} rows share {col}, which may have {capacity}")]
    OverCapacity {
        /// The column.
        col: Col,
        /// Its capacity.
        capacity: usize,
        /// Rows that have it.
        found: usize,
    },
    /// The scores of an implicit problem are invalid.
    #[error("the scores cannot be checked: {error}")]
    Scores {
        /// The reason.
        error: ImplicitError,
    },
    /// The quotas have another shape than the problem.
    #[error(
        "quotas for {found_rows} rows and {found_cols} columns, the problem has {rows} and {cols}"
    )]
    QuotasShape {
        /// Rows of the problem.
        rows: usize,
        /// Columns of the problem.
        cols: usize,
        /// Rows of the quotas.
        found_rows: usize,
        /// Columns of the quotas.
        found_cols: usize,
    },
    /// A pair is out of order or made twice.
    #[error("the pair {row}, {col} is listed twice or out of order")]
    PairsOutOfOrder {
        /// Row of the pair.
        row: Row,
        /// Column of the pair.
        col: Col,
    },
    /// A member or a group has too few or too many pairs.
    #[error("{quota} has {found} pairs, but {least} to {most} are required")]
    QuotaBroken {
        /// The quota.
        quota: QuotaId,
        /// Fewest pairs.
        least: usize,
        /// Most pairs.
        most: usize,
        /// Pairs in the plan.
        found: usize,
    },
    /// A quota is named that does not exist.
    #[error("{quota} is named, but does not exist")]
    NoSuchQuota {
        /// The quota.
        quota: QuotaId,
    },
    /// A quota is named twice.
    #[error("{quota} is named twice")]
    QuotaRepeated {
        /// The quota.
        quota: QuotaId,
    },
    /// The quotas named do not conflict.
    #[error("the quotas named allow {room} pairs more than they need")]
    EnoughRoom {
        /// Pairs possible beyond those required.
        room: i128,
    },
    /// The mode does not allow side constraints.
    #[error("side constraints take `free` pairs, not {found:?}")]
    OtherMode {
        /// The mode of the problem.
        found: Pairs,
    },
    /// A side constraint is violated.
    #[error(
        "the pairs made count {found} for side constraint {constraint}, which is out of its range"
    )]
    ConstraintBroken {
        /// Index of the constraint.
        constraint: usize,
        /// Sum of the coefficients of the pairs made.
        found: i128,
    },
    /// Several members of an exclusive take part.
    #[error("more than one member of exclusive {exclusive} takes part")]
    ExclusiveBroken {
        /// Index of the exclusive.
        exclusive: usize,
    },
    /// A semi-continuous sum is neither 0 nor at least its least number.
    #[error("semi-continuous sum {sum} has {found} pairs; none or at least {least} are allowed")]
    SumBetween {
        /// Index of the sum.
        sum: usize,
        /// The least number of pairs, if there are any.
        least: usize,
        /// The pairs made.
        found: i128,
    },
    /// The bound is below the value of the plan.
    #[error("no plan is claimed to be worth more than {bound}, but the incumbent is worth {value}")]
    BoundBelowPlan {
        /// The bound as given.
        bound: i128,
        /// Value of the plan.
        value: i128,
    },
    /// A node does not exist.
    #[error("node {node} does not exist")]
    NoSuchNode {
        /// Index of the node.
        node: usize,
    },
    /// A node has two parents, or is its own ancestor.
    #[error("node {node} is referred to twice")]
    NodeRepeated {
        /// Index of the node.
        node: usize,
    },
    /// A node that branches on an exclusive does not have one child per member.
    #[error("node {node} does not have one child for each member of its exclusive")]
    NotAllMembers {
        /// Index of the node.
        node: usize,
    },
    /// A node branches on a semi-continuous sum that does not exist.
    #[error("node {node} branches on a semi-continuous sum that does not exist")]
    NoSuchSum {
        /// Index of the node.
        node: usize,
    },
    /// A node is narrowed without an incumbent, or by prices of scale 0.
    #[error("node {node} is narrowed without an incumbent, or by prices of scale 0")]
    NarrowedWithoutIncumbent {
        /// Index of the node.
        node: usize,
    },
    /// Prices have a negative scale, or refer to a missing constraint, to an absent bound, or twice
    /// to the same one.
    #[error(
        "the prices of node {node} refer to a missing constraint, to an absent bound, or twice to the same one"
    )]
    InvalidMultipliers {
        /// Index of the node.
        node: usize,
    },
    /// Sums of prices overflow 128 bits.
    #[error("the prices of node {node} add up to more than 128 bits hold")]
    NodeOverflow {
        /// Index of the node.
        node: usize,
    },
    /// The prices of a node do not prove the claim.
    #[error("the prices of node {node} bound its plans by {} only", bounded(*.bound))]
    NodeNotClosed {
        /// Index of the node.
        node: usize,
        /// What the prices prove; `None` if they should have proved that there is no plan.
        bound: Option<i128>,
    },
    /// A level has no answer, or one of another kind or shape.
    #[error("level {level} has no answer, or one of another kind or shape")]
    OtherLevel {
        /// Index of the first such level.
        level: usize,
    },
    /// The value of a level is not that of the plan.
    #[error("the value given for level {level} is not that of the pairs made")]
    WrongLevelValue {
        /// Index of the level.
        level: usize,
    },
    /// The prices of a level do not prove its value.
    #[error(
        "level {level}: the open pairs are worth {primal}, the prices prove no less than {dual}"
    )]
    LevelUnproved {
        /// Index of the level.
        level: usize,
        /// Value of the pairs that earlier levels have not settled.
        primal: ObjectiveValue,
        /// What the prices prove.
        dual: ObjectiveValue,
    },
    /// The proof of a level is incomplete: the number of pairs is not proved, or not that its worst
    /// pair is as good as possible.
    #[error("level {level} compares plans, but part of its proof is missing")]
    LevelNotShown {
        /// Index of the level.
        level: usize,
    },
    /// A pair is likelier than the cap.
    #[error("{row} and {col} are drawn together more often than the cap allows")]
    AboveCap {
        /// The row.
        row: Row,
        /// The column.
        col: Col,
    },
    /// The plans of a drawing do not add up to the whole, or not to the probabilities stated.
    #[error("the plans do not add up to the whole, or not to the probabilities stated")]
    NotTheMix,
    /// A row and a column prefer each other to their partners.
    #[error("{row} and {col} prefer each other to their partners")]
    Blocking {
        /// The row.
        row: Row,
        /// The column.
        col: Col,
    },
}

fn or_none(score: Option<i64>) -> String {
    score.map_or_else(|| "none".to_owned(), |score| score.to_string())
}

fn bounded(bound: Option<i128>) -> String {
    bound.map_or_else(|| "nothing".to_owned(), |bound| bound.to_string())
}
