//! Why a programme cannot be planned.

use thiserror::Error;

use super::no_lottery::NoLottery;
use super::not_linear::NotLinear;
use crate::assignment::{
    ProblemError,
    gibbs::GibbsError,
    model::{
        ConstraintError, ImplicitError, KBestError, LexicographicError, LossesError,
        PreferencesError, QuotasError, RandomisedError, ShareError,
    },
    stable::InvalidPlan,
};
use crate::criteria::CriterionError;
use crate::profile::Coder;
use crate::rules::{SettingFault, UnknownName};
use crate::score::{NotAdditive, ScoreError};
use crate::taxonomy::{MatrixError, SimilarityError};
use crate::vocabulary::{did_you_mean, listed};

/// Why a programme cannot be planned. "No feasible plan" is not among these: it is an answer.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PlanningError {
    /// The programme names a side that the dataset does not have.
    #[error("the programme names side `{value}`; the sides of the dataset are `{left}` and `{right}`{}", did_you_mean(nearest.as_deref()))]
    UnknownSide {
        /// The name.
        value: String,
        /// The dataset's left side.
        left: String,
        /// The dataset's right side.
        right: String,
        /// The side that differs least, if close.
        nearest: Option<String>,
    },
    /// Plans of different completions of unknown values are not compared by their total alone.
    #[error(
        "what holds for every completion of the unknown values cannot be said under {because}: only plans that \
         are compared by their total are supported"
    )]
    NoCompletions {
        /// What else decides.
        because: String,
    },
    /// The programme names one side twice.
    #[error(
        "the programme names side `{value}` on the left and on the right; use the other side for one of them"
    )]
    SameSide {
        /// The name.
        value: String,
    },
    /// The programme follows a coder of whom the dataset has no row.
    #[error(
        "the programme has coders = \"{coder}\", but no row of table `domains` has coder `{coder}`; add the \
         rows of this coder, or use the other coder or \"mean\""
    )]
    NothingCoded {
        /// The coder.
        coder: Coder,
    },
    /// A region is not known, or not a candidate of its side.
    #[error("`{value}` is not a candidate region of side `{side}`{}", did_you_mean(nearest.as_deref()))]
    UnknownRegion {
        /// The id.
        value: String,
        /// The side.
        side: String,
        /// The known id that differs least, if close.
        nearest: Option<String>,
    },
    /// Several candidate regions of a side have this name.
    #[error("`{value}` is the name of more than one region of side `{side}`; write one of the ids {}", ids.join(", "))]
    AmbiguousRegion {
        /// The name.
        value: String,
        /// The side.
        side: String,
        /// The ids of the regions.
        ids: Vec<String>,
    },
    /// Two regions that should be a pair are on one side.
    #[error(
        "`{first}` and `{second}` are both on side `{side}`; a pair has one region of each side"
    )]
    SameSideRegions {
        /// The first name.
        first: String,
        /// The second name.
        second: String,
        /// The side of both.
        side: String,
    },
    /// A region does not meet the conditions for taking part.
    #[error("`{region}` does not take part: it does not meet the conditions of the programme")]
    ScreenedOut {
        /// Id of the region.
        region: String,
    },
    /// Two regions are in no round together.
    #[error("`{left}` and `{right}` are in no round together{}", in_round(round.as_deref(), left))]
    RoundsApart {
        /// Id of the left region.
        left: String,
        /// Id of the right region.
        right: String,
        /// The round of the left region; `None` if it is in none.
        round: Option<String>,
    },
    /// A question about the plan of a programme that has none.
    #[error(
        "the programme has no plan{}; `Assessment::propose` says which rules clash",
        round.as_ref().map(|round| format!(" in round `{round}`")).unwrap_or_default()
    )]
    NoPlan {
        /// The round without a plan, if rounds are decided one by one.
        round: Option<String>,
    },
    /// A question about the plan of a programme for which the search ended without one.
    #[error("the search ended before it had a plan, or a proof that there is none")]
    Undecided,
    /// The losses of pairs cannot be computed.
    #[error(transparent)]
    Losses(LossesError),
    /// Rules or rounds name something that is not in the dataset.
    #[error("{}", listed(unknown))]
    UnknownNames {
        /// Every such name, with its place in the programme.
        unknown: Vec<UnknownName>,
    },
    /// Settings of the programme are not accepted, such as a minimum score of 7.
    #[error("{}", listed(faults))]
    Settings {
        /// Every such setting, with its place in the programme.
        faults: Vec<SettingFault>,
    },
    /// The programme records criteria of the user's own that were not added.
    #[error(
        "the programme has criteria of its own that were not added: {}; add each with \
         `Matcher::criterion`, or leave it out of the programme",
        ids.join(", ")
    )]
    OwnCriteria {
        /// Their ids.
        ids: Vec<String>,
    },
    /// The programme records predicates of the user's own that were not added.
    #[error(
        "the programme has predicates of its own that were not added: {}; add each with \
         `Matcher::eligible`, or leave it out of the programme",
        labels.join(", ")
    )]
    OwnPredicates {
        /// Their labels.
        labels: Vec<String>,
    },
    /// Two predicates of the user's own have the same label.
    #[error("two predicates have the label “{label}”; give each its own")]
    RepeatedPredicate {
        /// The label.
        label: String,
    },
    /// A criterion cannot be built.
    #[error(transparent)]
    Criterion(#[from] CriterionError),
    /// The similarity of domains cannot be computed.
    #[error(transparent)]
    Similarity(#[from] SimilarityError),
    /// The profiles do not form a valid matrix.
    #[error(transparent)]
    Occurrence(#[from] MatrixError),
    /// The scores cannot be computed.
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// The scores do not form a valid problem.
    #[error(transparent)]
    Problem(#[from] ProblemError),
    /// The programme needs scores that are stored.
    #[error(
        "scores that are never stored allow no rules besides `rules.pairs`, but the programme has {}; use \
         `Matcher::assess`",
        needs.join(", ")
    )]
    NotUnstored {
        /// The keys of what needs them.
        needs: Vec<String>,
    },
    /// Scores that are never stored cannot be solved.
    #[error(transparent)]
    Implicit(#[from] ImplicitError),
    /// The bounds do not form a valid problem.
    #[error(transparent)]
    Quotas(#[from] QuotasError),
    /// The objectives do not form a valid problem.
    #[error(transparent)]
    InOrder(#[from] LexicographicError),
    /// The constraints on kinds of pairs do not form a valid problem.
    #[error(transparent)]
    Side(#[from] ConstraintError),
    /// Regions of both sides may have several partners, so stability is not defined.
    #[error(
        "regions of both sides may have several partners; stability is only defined if those of one \
         side have at most one"
    )]
    ManyToMany,
    /// The search for the next of several plans ended before it was proved to be the best of the others.
    #[error(
        "the next best plan under these rules was not decided within the effort; request fewer plans, or relax the \
         rules on kinds of pairs"
    )]
    NotRanked,
    /// Plans that differ in no pair, or in more than the best plan has, are requested.
    #[error(
        "plans that differ in {requested} pairs are requested; accepted: 1 to {pairs}, the pairs of the plan"
    )]
    Differing {
        /// The number of pairs requested.
        requested: usize,
        /// The pairs of the best plan.
        pairs: usize,
    },
    /// The k best plans cannot be listed.
    #[error(transparent)]
    KBest(#[from] KBestError),
    /// Probabilities of plans cannot be computed.
    #[error(transparent)]
    Gibbs(#[from] GibbsError),
    /// No plan can be drawn at random.
    #[error("no plan can be drawn at random: {0}")]
    Lottery(#[from] NoLottery),
    /// The highest probability of a pair is not above 0 and up to 1.
    #[error("the highest probability of a pair: {0}")]
    Share(#[from] ShareError),
    /// The numbers of a lottery do not form a valid problem.
    #[error(transparent)]
    Randomised(#[from] RandomisedError),
    /// Exact probabilities are requested under rules that allow no exact method.
    #[error(
        "exact probabilities are only available where every region has at most one partner and no rule bounds \
         groups or kinds of pairs; draw a sample instead"
    )]
    NotExact,
    /// Probabilities are requested under objectives that are no total.
    #[error(
        "the probability of a plan depends on its total, but the programme states other objectives; accepted: none, \
         [\"total\"], [\"pairs\", \"total\"]"
    )]
    NotATotal,
    /// The least acceptable view, for stability, is no score.
    #[error("`acceptable` is {value}; accepted: {accepted}")]
    Acceptable {
        /// The value given.
        value: String,
        /// What is accepted.
        accepted: String,
    },
    /// The value of a plan is not linear in the weights, so that the exact method does not apply.
    #[error(
        "this needs a programme whose plans have a value that is linear in the weights: {}",
        match because {
            NotLinear::Scores(NotAdditive::Aggregation) => "aggregation is not weighted-mean",
            NotLinear::Scores(NotAdditive::Views) => "views is not mean",
            NotLinear::Scores(_) => "unknown values are left out; use unknown_values = \"expected\"",
            NotLinear::Rules => "a rule looks at scores",
            NotLinear::Objectives => "the total is not the first objective that depends on scores",
            NotLinear::Rounds => "rounds are decided one by one",
        }
    )]
    NotLinear {
        /// Why it is not.
        because: NotLinear,
    },
    /// The deciders cannot be compared.
    #[error("the deciders cannot be compared: {because}")]
    Deciders {
        /// What is accepted, and what was given.
        because: String,
    },
    /// A setting of an analysis of the weights is not accepted.
    #[error("`{setting}` is {value}; accepted: {accepted}")]
    WeightSetting {
        /// The name of the setting.
        setting: &'static str,
        /// The value given.
        value: String,
        /// What is accepted.
        accepted: String,
    },
    /// The views of the two sides do not form a valid problem.
    #[error(transparent)]
    Views(#[from] PreferencesError),
    /// A plan does not fit the views of the two sides.
    #[error(transparent)]
    Plan(#[from] InvalidPlan),
    /// A function given to [`Assessment::with_progress`](super::Assessment::with_progress) stopped the
    /// search, so that no further one begins.
    #[error("the work was stopped before there was a result")]
    Stopped,
    /// The solver's answer failed the independent check: a bug in this library.
    #[error(
        "the answer of the solver failed its check ({flaw}); please report this with the dataset"
    )]
    Uncertified {
        /// What the checker found.
        flaw: String,
    },
}

impl From<LossesError> for PlanningError {
    fn from(error: LossesError) -> Self {
        match error {
            LossesError::Stopped => Self::Stopped,
            // The plan is one that was checked.
            LossesError::NotOptimal => Self::Uncertified { flaw: error.to_string() },
            error => Self::Losses(error),
        }
    }
}

fn in_round(round: Option<&str>, left: &str) -> String {
    match round {
        Some(round) => format!("; `{left}` is in round `{round}`"),
        None => format!("; `{left}` is in no round"),
    }
}
