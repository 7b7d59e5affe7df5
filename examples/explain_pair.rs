//! Explains one pair: why it is in the plan, or why it is not.
//!
//! The proposal is on the table. "Why was Salta not paired with Alentejo?", asks its government:
//!
//! ```text
//! cargo run --release --example explain_pair -- salta alentejo
//! ```

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use regiopair::plan::Matcher;
use regiopair::report;
use regiopair::report::language::English;

mod common;
use common::{Failure, Output};

/// Explains one pair: why it is in the plan, or why it is not.
#[derive(Parser)]
#[command(
    version,
    after_help = "Examples:
  explain_pair salta podravje                      a pair of the plan
  explain_pair Alentejo Salta                      one that is not; names and ids, in any order
  explain_pair salta andalucia --open-call
  explain_pair a b --data my-regions.xlsx --programme call.toml --out pair.json"
)]
struct Arguments {
    /// A region: its id or its name.
    #[arg(value_name = "LEFT")]
    left: String,
    /// A region of the other side: its id or its name.
    #[arg(value_name = "RIGHT")]
    right: String,
    /// Pair the twenty Latin American regions with every candidate EU region.
    #[arg(long, conflicts_with = "data")]
    open_call: bool,
    /// Dataset: a folder of CSV tables, a workbook or a JSON document; - is the standard input.
    #[arg(long, value_name = "FOLDER|FILE")]
    data: Option<PathBuf>,
    /// Programme: criteria, weights and rules; - is the standard input.
    #[arg(long, value_name = "FILE.toml")]
    programme: Option<PathBuf>,
    /// Format of the answer; without it, by the ending of the file, or text.
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    output: Output,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

fn main() -> ExitCode {
    common::finish(|| run(Arguments::parse()))
}

fn run(mut arguments: Arguments) -> Result<(), Failure> {
    let Arguments { data, programme, output, .. } = &mut arguments;
    output.protect(&[data, programme].map(|file| file.as_deref()))?;
    let format = arguments.output.format(arguments.format)?;
    let dataset = common::dataset(arguments.data.as_deref(), arguments.open_call)?;
    let programme = common::programme(arguments.programme.as_deref(), &dataset)?;
    common::stage("scoring");
    let assessed = common::with_progress(Matcher::new(&dataset, programme)).assess()?;
    common::stage("planning with other pairs");
    let answer = assessed.explain_pair(&arguments.left, &arguments.right)?;
    arguments.output.deliver(&match format {
        Format::Text => report::pair_answer_to_text(&answer, &English),
        Format::Json => report::pair_answer_to_json(&answer, &English)?,
    })
}
