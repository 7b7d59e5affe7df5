//! The error of the whole crate, for programs that use several modules with one `?`.

use std::error::Error as StdError;
use std::fmt;

use crate::assignment::ProblemError;
use crate::assignment::linear::{ShapeMismatch, TooLarge};
use crate::assignment::model::{
    BottleneckError, ConstraintError, ImplicitError, KBestError, LexicographicError,
    PreferencesError, QuotasError,
};
use crate::assignment::stable::InvalidPlan;
use crate::certificate::Flaw;
use crate::criteria::{CriterionError, Unknown};
use crate::io::{Fault, Faults, Issue, ReadError, WriteError};
use crate::plan::PlanningError;
use crate::profile::{DataFault, DataFaults, FaultKind, GradeError};
use crate::programme::{ProgrammeError, ProgrammeFault};
use crate::rules::{UnknownName, UnknownRule};
use crate::score::ScoreError;
use crate::taxonomy::{MatrixError, SimilarityError, TaxonomyFault, TaxonomyFaults};
use crate::vocabulary::UnknownWord;

/// Anything that can go wrong in this crate.
///
/// Each module has its own error with the details. Every one of them converts into this one, which
/// says what kind it is; [`downcast_ref`](Self::downcast_ref) returns the details.
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
    kind: Kind,
    error: Box<dyn StdError + Send + Sync>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Io,
    Data,
    Programme,
    Input,
    Assignment,
    Proof,
}

impl Error {
    /// Whether a file could not be read or written at all.
    pub fn is_io(&self) -> bool {
        self.kind == Kind::Io
    }

    /// Whether the content of a dataset is at fault, or says too little for scores.
    pub fn is_data(&self) -> bool {
        self.kind == Kind::Data
    }

    /// Whether a programme is at fault, or does not fit the dataset.
    pub fn is_programme(&self) -> bool {
        self.kind == Kind::Programme
    }

    /// Whether an argument of a call is not accepted, such as the id of a region to explain, a word
    /// of a vocabulary, or a value from a criterion of your own.
    pub fn is_input(&self) -> bool {
        self.kind == Kind::Input
    }

    /// Whether the numbers given to [`assignment`](crate::assignment) do not form a valid problem.
    pub fn is_assignment(&self) -> bool {
        self.kind == Kind::Assignment
    }

    /// Whether an answer did not pass the check of its proof.
    pub fn is_proof(&self) -> bool {
        self.kind == Kind::Proof
    }

    /// Returns the error of the module where it arose, if it has this type.
    pub fn downcast_ref<E: StdError + 'static>(&self) -> Option<&E> {
        self.error.downcast_ref()
    }

    fn new(kind: Kind, error: impl StdError + Send + Sync + 'static) -> Self {
        Self { kind, error: Box::new(error) }
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

/// Converts errors of other modules: `kind => types`, where the kind is a function of the error.
macro_rules! convert {
    ($($kind:expr => $($error:ty),+;)+) => {$($(
        impl From<$error> for Error {
            fn from(error: $error) -> Self {
                let kind = ($kind)(&error);
                Self::new(kind, error)
            }
        }
    )+)+};
}

/// A kind that all errors of a type have.
macro_rules! always {
    ($kind:ident) => {
        |_: &_| Kind::$kind
    };
}

convert! {
    always!(Assignment) => BottleneckError, ConstraintError, ImplicitError, InvalidPlan, KBestError,
        LexicographicError, PreferencesError, ProblemError, QuotasError, ShapeMismatch, TooLarge;
    always!(Proof) => Flaw;
    always!(Input) => UnknownWord, GradeError;
    always!(Data) => Unknown, MatrixError, SimilarityError, TaxonomyFault, TaxonomyFaults, DataFault,
        DataFaults, FaultKind, Fault, Faults, Issue;
    always!(Programme) => ProgrammeError, ProgrammeFault, UnknownName, UnknownRule;
    always!(Io) => csv::Error, serde_json::Error;
    criterion => CriterionError;
    score => ScoreError;
    planning => PlanningError;
    read => ReadError;
    write => WriteError;
}

fn criterion(error: &CriterionError) -> Kind {
    match error {
        CriterionError::Unknown(_) | CriterionError::Formula { .. } => Kind::Programme,
        CriterionError::Matrix(_) => Kind::Data,
    }
}

fn score(error: &ScoreError) -> Kind {
    match error {
        ScoreError::EmptySide { .. } | ScoreError::Silent { .. } | ScoreError::NothingKnown => {
            Kind::Data
        }
        ScoreError::NoCriterion
        | ScoreError::DuplicateCriterion { .. }
        | ScoreError::BadWeight { .. }
        | ScoreError::AllWeightsZero
        | ScoreError::BadOrderedWeights { .. } => Kind::Programme,
        ScoreError::OutOfRange { .. } => Kind::Input,
    }
}

fn planning(error: &PlanningError) -> Kind {
    match error {
        PlanningError::UnknownRegion { .. } | PlanningError::Plan(_) => Kind::Input,
        PlanningError::Criterion(error) => criterion(error),
        PlanningError::Score(error) => score(error),
        PlanningError::Similarity(_) | PlanningError::Occurrence(_) => Kind::Data,
        PlanningError::Problem(_) => Kind::Assignment,
        PlanningError::Uncertified { .. } => Kind::Proof,
        // What remains is rules, bounds and objectives that the programme states.
        _ => Kind::Programme,
    }
}

fn read(error: &ReadError) -> Kind {
    match error {
        ReadError::Io { .. } | ReadError::Format { .. } | ReadError::NoWorkbooks { .. } => Kind::Io,
        ReadError::Json { .. }
        | ReadError::Protected { .. }
        | ReadError::OldWorkbook { .. }
        | ReadError::Damaged { .. }
        | ReadError::Faults(_) => Kind::Data,
        ReadError::Programme { .. } => Kind::Programme,
    }
}

fn write(error: &WriteError) -> Kind {
    match error {
        WriteError::Faults(_) => Kind::Data,
        WriteError::Io { .. }
        | WriteError::Format { .. }
        | WriteError::NoWorkbooks { .. }
        | WriteError::Workbook { .. } => Kind::Io,
    }
}
