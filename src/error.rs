//! The error of the whole crate, for programs that use several modules with one `?`.

use std::error::Error as StdError;
use std::fmt;

use crate::assignment::ProblemError;
use crate::assignment::gibbs::GibbsError;
use crate::assignment::linear::{ShapeMismatch, TooLarge};
use crate::assignment::model::{
    BottleneckError, ConstraintError, ImplicitError, KBestError, LexicographicError, LossesError,
    PreferencesError, QuotasError, RandomisedError, ShareError,
};
use crate::assignment::stable::InvalidPlan;
use crate::certificate::Flaw;
use crate::criteria::{CriterionError, Unknown};
use crate::io::{Fault, Faults, Issue, Limit, ReadError, WriteError};
use crate::plan::{NoLottery, PlanningError};
use crate::profile::{DataFault, DataFaults, FaultKind, GradeError};
use crate::programme::{ProgrammeError, ProgrammeFault};
use crate::proposal::{ProposalReadError, SchemaError};
use crate::rules::{ProgrammeFaultKind, SettingFault, UnknownName, UnknownNameKind, UnknownRule};
use crate::score::{NoEffectiveWeights, ScoreError};
use crate::synthetic::SyntheticError;
use crate::taxonomy::{
    MatrixError, RelatedFault, RelatedFaults, SimilarityError, TaxonomyFault, TaxonomyFaults,
};
use crate::validation::Untestable;
use crate::vocabulary::UnknownWord;

/// Any error of this crate.
///
/// Each module has its own errors with the details. All of them convert into this one, which has
/// their category; [`downcast_ref`](Self::downcast_ref) returns the details.
///
/// ```
/// use regiopair::{Error, profile::{Dataset, Tables}, programme::Programme};
///
/// fn regions_and_criteria(tables: Tables, programme: &str) -> Result<(usize, usize), Error> {
///     let dataset = Dataset::new(tables)?;
///     let programme = Programme::from_toml_str(programme)?;
///     Ok((dataset.regions().len(), programme.criteria.len()))
/// }
/// assert!(regions_and_criteria(Tables::default(), "").unwrap_err().is_data());
/// ```
pub struct Error {
    category: Category,
    error: Box<dyn StdError + Send + Sync>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Category {
    Io,
    Data,
    Programme,
    Input,
    Assignment,
    Proof,
}

impl Error {
    /// Whether a file could not be read or written.
    pub fn is_io(&self) -> bool {
        self.category == Category::Io
    }

    /// Whether a dataset has faults, or too little data for scores.
    pub fn is_data(&self) -> bool {
        self.category == Category::Data
    }

    /// Whether a programme has faults, or does not fit the dataset.
    pub fn is_programme(&self) -> bool {
        self.category == Category::Programme
    }

    /// Whether an argument of a call is not accepted, such as the id of a region to explain, a word
    /// of a vocabulary, or a value from a criterion of your own.
    pub fn is_input(&self) -> bool {
        self.category == Category::Input
    }

    /// Whether the numbers given to [`assignment`](crate::assignment) do not form a valid problem.
    pub fn is_assignment(&self) -> bool {
        self.category == Category::Assignment
    }

    /// Whether an answer failed the check of its proof.
    pub fn is_proof(&self) -> bool {
        self.category == Category::Proof
    }

    /// Returns the original error, if it has this type.
    pub fn downcast_ref<E: StdError + 'static>(&self) -> Option<&E> {
        self.error.downcast_ref()
    }

    fn new(category: Category, error: impl StdError + Send + Sync + 'static) -> Self {
        Self { category, error: Box::new(error) }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Error").field(&self.error).finish()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(f)
    }
}

/// The source is that of the error of the module, whose text this error has already.
impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.error.source()
    }
}

/// Converts errors of other modules: `category => types`; a category that varies is a function.
macro_rules! convert {
    ($($category:expr => $($error:ty),+;)+) => {$($(
        impl From<$error> for Error {
            fn from(error: $error) -> Self {
                let category = ($category)(&error);
                Self::new(category, error)
            }
        }
    )+)+};
}

/// The category of all errors of a type.
macro_rules! always {
    ($category:ident) => {
        |_: &_| Category::$category
    };
}

convert! {
    always!(Assignment) => BottleneckError, ConstraintError, ImplicitError, InvalidPlan, KBestError,
        LexicographicError, LossesError, PreferencesError, ProblemError, QuotasError, RandomisedError, ShapeMismatch,
        TooLarge;
    always!(Proof) => Flaw;
    always!(Input) => GibbsError, ShareError, UnknownWord, GradeError, SchemaError, SyntheticError;
    always!(Data) => Unknown, NoEffectiveWeights, Untestable, MatrixError, SimilarityError, TaxonomyFault, TaxonomyFaults,
        RelatedFault, RelatedFaults, DataFault, DataFaults, FaultKind, Fault, Faults, Issue, Limit;
    always!(Programme) => ProgrammeError, ProgrammeFault, ProgrammeFaultKind,
        SettingFault, UnknownName, UnknownNameKind, UnknownRule;
    always!(Io) => csv::Error, serde_json::Error;
    criterion => CriterionError;
    score => ScoreError;
    planning => PlanningError;
    lottery => NoLottery;
    read => ReadError;
    proposal => ProposalReadError;
    write => WriteError;
}

#[cfg(feature = "html")]
convert! {
    figure => crate::report::svg::NoFigure;
}

#[cfg(feature = "html")]
#[expect(clippy::trivially_copy_pass_by_ref, reason = "the macro passes every error by reference")]
fn figure(error: &crate::report::svg::NoFigure) -> Category {
    use crate::report::svg::NoFigure;
    match error {
        NoFigure::NoCoordinates => Category::Data,
        NoFigure::NoPairs | NoFigure::NotAdditive | NoFigure::NoPrices => Category::Programme,
    }
}

fn criterion(error: &CriterionError) -> Category {
    match error {
        CriterionError::Unknown(_)
        | CriterionError::Formula { .. }
        | CriterionError::UnknownTarget { .. }
        | CriterionError::NoVocabulary { .. }
        | CriterionError::NoValue { .. } => Category::Programme,
        CriterionError::Matrix(_) | CriterionError::NoNumber { .. } => Category::Data,
    }
}

fn score(error: &ScoreError) -> Category {
    match error {
        ScoreError::EmptySide { .. }
        | ScoreError::Silent { .. }
        | ScoreError::UnknownValue { .. }
        | ScoreError::NothingKnown => Category::Data,
        ScoreError::NoCriterion
        | ScoreError::DuplicateCriterion { .. }
        | ScoreError::BadWeight { .. }
        | ScoreError::AllWeightsZero
        | ScoreError::NoMeanOfSilent
        | ScoreError::RefusesUnstored
        | ScoreError::BadOrderedWeights { .. } => Category::Programme,
        ScoreError::OutOfRange { .. }
        | ScoreError::Stopped
        | ScoreError::TooLarge { .. }
        | ScoreError::NoMemory { .. }
        | ScoreError::BlockSize { .. }
        | ScoreError::BlockDiffers { .. }
        | ScoreError::NumberOfWeights { .. }
        | ScoreError::TableSize { .. }
        | ScoreError::OtherScore { .. }
        | ScoreError::UnknownCriterion { .. } => Category::Input,
    }
}

fn planning(error: &PlanningError) -> Category {
    match error {
        PlanningError::UnknownRegion { .. }
        | PlanningError::Acceptable { .. }
        | PlanningError::AmbiguousRegion { .. }
        | PlanningError::SameSideRegions { .. }
        | PlanningError::ScreenedOut { .. }
        | PlanningError::RoundsApart { .. }
        | PlanningError::Differing { .. }
        | PlanningError::WeightSetting { .. }
        | PlanningError::Deciders { .. }
        | PlanningError::Gibbs(_)
        | PlanningError::Share(_)
        | PlanningError::Stopped
        | PlanningError::Plan(_) => Category::Input,
        PlanningError::Lottery(error) => lottery(error),
        PlanningError::Criterion(error) => criterion(error),
        PlanningError::Score(error) => score(error),
        PlanningError::Similarity(_) | PlanningError::Occurrence(_) => Category::Data,
        PlanningError::Problem(_)
        | PlanningError::Implicit(_)
        | PlanningError::Losses(_)
        | PlanningError::Randomised(_) => Category::Assignment,
        PlanningError::Uncertified { .. } => Category::Proof,
        // What remains is rules, bounds and objectives that the programme states.
        _ => Category::Programme,
    }
}

fn lottery(error: &NoLottery) -> Category {
    match error {
        NoLottery::Cap { .. } | NoLottery::CapTooLow { .. } => Category::Input,
        NoLottery::Objective { .. } | NoLottery::Rules { .. } | NoLottery::Rounds { .. } => {
            Category::Programme
        }
    }
}

fn read(error: &ReadError) -> Category {
    match error {
        ReadError::Io { .. }
        | ReadError::NotAFile { .. }
        | ReadError::Format { .. }
        | ReadError::Content { .. }
        | ReadError::NoWorkbooks { .. } => Category::Io,
        ReadError::Json { .. }
        | ReadError::Protected { .. }
        | ReadError::OldWorkbook { .. }
        | ReadError::Damaged { .. }
        | ReadError::TooLarge { .. }
        | ReadError::Faults(_) => Category::Data,
        ReadError::Programme { .. } => Category::Programme,
    }
}

fn proposal(error: &ProposalReadError) -> Category {
    match error {
        ProposalReadError::Format { .. } => Category::Io,
        ProposalReadError::File(error) => read(error),
        _ => Category::Input,
    }
}

fn write(error: &WriteError) -> Category {
    match error {
        WriteError::Faults(_) => Category::Data,
        WriteError::Io { .. }
        | WriteError::Format { .. }
        | WriteError::Ending { .. }
        | WriteError::NoWorkbooks { .. }
        | WriteError::Workbook { .. } => Category::Io,
    }
}
