//! The options of every example that asks about a programme.

use std::path::{Path, PathBuf};

use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::Dataset;

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

/// The regions and the programme.
#[derive(clap::Args)]
pub struct Question {
    #[command(flatten)]
    regions: Regions,
    /// Programme: criteria, weights and rules; - is the standard input.
    #[arg(long, value_name = "FILE.toml")]
    programme: Option<PathBuf>,
}

impl Question {
    /// The files that are read.
    pub fn files(&self) -> [Option<&Path>; 2] {
        [self.regions.file(), self.programme.as_deref()]
    }

    /// Scores all pairs.
    pub fn assess(&self) -> Result<Assessment, Failure> {
        let dataset = self.regions.read()?;
        let programme = programme(self.programme.as_deref(), &dataset)?;
        stage("scoring");
        Ok(with_progress(Matcher::new(&dataset, programme)).assess()?)
    }
}
