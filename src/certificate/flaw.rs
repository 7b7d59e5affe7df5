//! What can be wrong with an answer, and where.

use serde::{Deserialize, Serialize};

use crate::assignment::{
    Col, Member, Pairs, Price, Row,
    model::{ImplicitError, QuotaId},
};

use super::ObjectiveValue;

/// What is wrong with an answer: the place and the numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Flaw {
    /// The plan has an entry too many or too few.
    #[error("the plan has {found} entries for {expected} rows")]
    PlanLength {
        /// Rows of the problem.
        expected: usize,
        /// Entries of the plan.
        found: usize,
    },
    /// A pair outside the table or in a forbidden cell.
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
    /// A member of the smaller side is left out of a complete plan.
    #[error("{member} has no partner in a complete plan")]
    Unpaired {
        /// Who is left out.
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
    /// Prices for more or fewer members than there are.
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
    /// A negative price for someone who may stay unpaired.
    #[error("{member} may stay unpaired, but has the negative price {price}")]
    NegativePrice {
        /// Whose price it is.
        member: Member,
        /// The price.
        price: Price,
    },
    /// Two prices below what their pair counts for.
    #[error("the prices of {row} and {col} add up to {prices}, below the {worth} of the pair")]
    PriceTooLow {
        /// Row of the cell.
        row: Row,
        /// Column of the cell.
        col: Col,
        /// What the pair counts for.
        worth: ObjectiveValue,
        /// Sum of the two prices.
        prices: ObjectiveValue,
    },
    /// Two prices above what the pair made counts for.
    #[error("the prices of the pair {row}, {col} add up to {prices}, not to its {worth}")]
    NotTight {
        /// Row of the pair.
        row: Row,
        /// Column of the pair.
        col: Col,
        /// What the pair counts for.
        worth: ObjectiveValue,
        /// Sum of the two prices.
        prices: ObjectiveValue,
    },
    /// A price other than 0 for someone unpaired.
    #[error("{member} is unpaired, but has the price {price}")]
    PriceOnUnpaired {
        /// Whose price it is.
        member: Member,
        /// The price.
        price: Price,
    },
    /// Plan and prices differ in value.
    #[error("the plan is worth {primal}, the prices add up to {dual}")]
    UnequalValues {
        /// What the plan is worth.
        primal: ObjectiveValue,
        /// Sum of all prices.
        dual: ObjectiveValue,
    },
    /// A mode in which a plan without pairs is feasible.
    #[error("the problem is given as infeasible, but its mode allows members to stay unpaired")]
    AlwaysFeasible,
    /// The members of the Hall set belong to the larger side, who do not all need a partner.
    #[error("the Hall set is in the larger side, whose members do not all need a partner")]
    LargerSide,
    /// A member or neighbour that does not exist.
    #[error("the Hall set names {member}, which does not exist")]
    NoSuchMember {
        /// Who is named.
        member: Member,
    },
    /// A member or neighbour named twice.
    #[error("the Hall set names {member} twice")]
    Repeated {
        /// Who is named twice.
        member: Member,
    },
    /// A partner of a member of the Hall set is not listed.
    #[error("{member} may be paired with {neighbour}, which the Hall set does not list")]
    MissingNeighbour {
        /// The member.
        member: Member,
        /// The partner that is not listed.
        neighbour: Member,
    },
    /// As many listed partners as members, or more.
    #[error("{neighbours} neighbours are enough for the {members} members of the Hall set")]
    NotDeficient {
        /// Members of the set.
        members: usize,
        /// Listed partners.
        neighbours: usize,
    },
    /// A mode in which the plan without pairs is feasible and has no worst pair.
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
    /// A Hall set shows less than it should.
    #[error("the Hall set leaves {found} members without a partner, but {expected} are claimed")]
    ShortageTooSmall {
        /// How many members must stay unpaired for the claim to hold.
        expected: usize,
        /// How many do, by the set.
        found: usize,
    },
    /// A plan of a ranking is not worth what it says.
    #[error("plan {plan} is given as worth {stated}, but its pairs add up to {found}")]
    WrongValue {
        /// The plan, from 0; the next plan comes after those listed.
        plan: usize,
        /// The value as given.
        stated: Price,
        /// What the pairs made count for.
        found: ObjectiveValue,
    },
    /// A plan of a ranking is better than the one before it, or should come before it in a tie.
    #[error("plan {plan} should come before the previous plan, or repeats it")]
    OutOfOrder {
        /// The plan, from 0.
        plan: usize,
    },
    /// A ranking tells the value of the next plan without the plan, or the plan without its value.
    #[error("the next plan and its value must both be given, or neither")]
    NextNotShown,
    /// No plan can depart from those listed in this place for the first time, or it is named twice.
    #[error("no plan can depart first in {row} of plan {plan}, or that is listed already")]
    NoSuchDeparture {
        /// The plan, from 0.
        plan: usize,
        /// The row.
        row: Row,
    },
    /// Plans may depart from those listed in a place for which no bound is given.
    #[error("plans may depart in {row} of plan {plan}, but no bound is given for their value")]
    NotBounded {
        /// The plan, from 0.
        plan: usize,
        /// The row.
        row: Row,
    },
    /// The prices of a place do not show that the plans that depart there are no better than the
    /// next one; without a next plan, that there is none.
    #[error("plans that depart in {row} of plan {plan} are bounded by {bound} only")]
    BoundTooHigh {
        /// The plan, from 0.
        plan: usize,
        /// The row.
        row: Row,
        /// What the prices prove.
        bound: ObjectiveValue,
    },
    /// A partner who is unacceptable to one of the two.
    #[error("{row} and {col} are paired, but one of them finds the other unacceptable")]
    Unacceptable {
        /// The row.
        row: Row,
        /// The column.
        col: Col,
    },
    /// More rows share a column than it may have.
    #[error("{found} rows share {col}, which may have {capacity}")]
    OverCapacity {
        /// The column.
        col: Col,
        /// Its capacity.
        capacity: usize,
        /// Rows that have it.
        found: usize,
    },
    /// The scores of an implicit problem are not to be had.
    #[error("the scores cannot be checked: {error}")]
    Scores {
        /// Why.
        error: ImplicitError,
    },
    /// Quotas for a table of another shape.
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
    /// A pair that does not come after the one before it, or is made twice.
    #[error("the pair {row}, {col} is listed twice or out of order")]
    PairsOutOfOrder {
        /// Row of the pair.
        row: Row,
        /// Column of the pair.
        col: Col,
    },
    /// A member or a group has fewer pairs than it must, or more than it may.
    #[error("{quota} has {found} pairs, but {least} to {most} are required")]
    QuotaBroken {
        /// Whose quota it is.
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
        /// What is named.
        quota: QuotaId,
    },
    /// A quota is named twice.
    #[error("{quota} is named twice")]
    QuotaRepeated {
        /// What is named twice.
        quota: QuotaId,
    },
    /// The quotas named leave enough room.
    #[error("the quotas named allow {room} pairs more than they need")]
    EnoughRoom {
        /// Pairs that there is room for beyond those needed.
        room: i128,
    },
    /// Side constraints in a mode that has none.
    #[error("side constraints take `free` pairs, not {found:?}")]
    OtherMode {
        /// The mode of the problem.
        found: Pairs,
    },
    /// A side constraint is not kept.
    #[error(
        "the pairs made count {found} for side constraint {constraint}, which is out of its range"
    )]
    ConstraintBroken {
        /// The constraint, from 0.
        constraint: usize,
        /// What the coefficients of the pairs made add up to.
        found: i128,
    },
    /// Several members of an exclusive take part.
    #[error("more than one member of exclusive {exclusive} takes part")]
    ExclusiveBroken {
        /// The exclusive, from 0.
        exclusive: usize,
    },
    /// A bound below the plan that it is for.
    #[error("no plan is claimed to be worth more than {bound}, but the incumbent is worth {value}")]
    BoundBelowPlan {
        /// The bound as given.
        bound: i128,
        /// What the plan is worth.
        value: i128,
    },
    /// A case that is referred to does not exist.
    #[error("node {node} does not exist")]
    NoSuchNode {
        /// The case, from 0.
        node: usize,
    },
    /// Two cases refer to the same one, or a case to one it comes from.
    #[error("node {node} is referred to twice")]
    NodeRepeated {
        /// The case, from 0.
        node: usize,
    },
    /// A split by members that leaves one out, or knows of none.
    #[error("node {node} does not have one child for each member of its exclusive")]
    NotAllMembers {
        /// The case, from 0.
        node: usize,
    },
    /// A case is narrowed without a plan to compare with, or by prices that say nothing of worth.
    #[error("node {node} is narrowed without an incumbent, or by prices of scale 0")]
    NarrowedWithoutIncumbent {
        /// The case, from 0.
        node: usize,
    },
    /// Prices with a negative scale, of nothing that exists, twice of the same, or of an open end.
    #[error(
        "the prices of node {node} refer to a missing constraint, to an absent bound, or twice to the same one"
    )]
    InvalidMultipliers {
        /// The case, from 0.
        node: usize,
    },
    /// Prices so large that their sums leave 128 bits.
    #[error("the prices of node {node} add up to more than 128 bits hold")]
    NodeOverflow {
        /// The case, from 0.
        node: usize,
    },
    /// The prices of a case do not show what is claimed.
    #[error("the prices of node {node} bound its plans by {} only", bounded(*.bound))]
    NodeNotClosed {
        /// The case, from 0.
        node: usize,
        /// What the prices prove; nothing where they should have shown that there is no plan.
        bound: Option<i128>,
    },
    /// As many levels are answered as asked for, and each by one of its own kind and shape.
    #[error("level {level} has no answer, or one of another kind or shape")]
    OtherLevel {
        /// The first level, from 0, for which that is not so.
        level: usize,
    },
    /// The value of a level is not that of the plan.
    #[error("the value given for level {level} is not that of the pairs made")]
    WrongLevelValue {
        /// The level, from 0.
        level: usize,
    },
    /// The prices of a level do not bound its value by what the plan has.
    #[error(
        "level {level}: the open pairs are worth {primal}, the prices prove no less than {dual}"
    )]
    LevelUnproved {
        /// The level, from 0.
        level: usize,
        /// What the pairs count for that earlier levels have not settled.
        primal: ObjectiveValue,
        /// What the prices prove.
        dual: ObjectiveValue,
    },
    /// A level compares plans of as many pairs, but nothing shows how many there must be; or
    /// nothing shows that its worst pair is as good as possible.
    #[error("level {level} compares plans, but part of its proof is missing")]
    LevelNotShown {
        /// The level, from 0.
        level: usize,
    },
    /// A row and a column that would leave the plan for each other.
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
