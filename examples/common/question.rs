//! The options of every example that asks about a programme.

use std::path::{Path, PathBuf};

use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::Dataset;
use regiopair::report::language::{Language, by_tag};

use super::{Failure, dataset, programme, stage, with_progress};

/// The regions.
#[derive(clap::Args)]
pub struct Regions {
    /// Pair the twenty Latin American regions with every candidate EU region.
    #[arg(long, conflicts_with = "data")]
    open_call: bool,
    /// Dataset: a folder of CSV tables, a workbook or a JSON document; - is the standard input.
    #[arg(long, value_name = "FOLDER|FILE")]
    data: Option<PathBuf>,
}

impl Regions {
    /// The path of a dataset of the user's own.
    pub fn file(&self) -> Option<&Path> {
        self.data.as_deref()
    }

    /// Reads the dataset, or returns a built-in one.
    pub fn read(&self) -> Result<Dataset, Failure> {
        dataset(self.file(), self.open_call)
    }
}

/// The language of the answer.
#[derive(clap::Args)]
pub struct Speech {
    /// Language of the answer: en, es or pt. Errors, and the words that files and options use, are in English.
    #[arg(long, value_name = "CODE", default_value = "en")]
    lang: String,
}

impl Speech {
    /// The language, if there is one of this code.
    pub fn language(&self) -> Result<&'static dyn Language, Failure> {
        Ok(by_tag(&self.lang).map_err(|error| format!("--lang: {error}"))?)
    }
}

/// The regions and the programme.
#[derive(clap::Args)]
pub struct Question {
    #[command(flatten)]
    regions: Regions,
    /// Programme: criteria, weights and rules; - is the standard input.
    #[arg(long, value_name = "FILE.toml")]
    programme: Option<PathBuf>,
    #[command(flatten)]
    speech: Speech,
}

impl Question {
    /// The files that are read.
    pub fn files(&self) -> [Option<&Path>; 2] {
        [self.regions.file(), self.programme.as_deref()]
    }

    /// The language of the answer.
    pub fn language(&self) -> Result<&'static dyn Language, Failure> {
        self.speech.language()
    }

    /// Scores all pairs; domains have their labels in the language of the answer.
    pub fn assess(&self) -> Result<Assessment, Failure> {
        let language = self.language()?;
        let dataset = self.regions.read()?;
        let programme = programme(self.programme.as_deref(), &dataset)?;
        let dataset = dataset.in_language(language.tag());
        stage("scoring");
        Ok(with_progress(Matcher::new(&dataset, programme)).assess()?)
    }
}
