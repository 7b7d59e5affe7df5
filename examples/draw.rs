//! Draws a plan at random while no pair is likelier than a cap, so that the programme can be evaluated later.
//!
//! A ministry wants to know afterwards whether being paired helped. If every pair was certain, nothing can be
//! compared with it; with a lottery, regions that were drawn can be compared with regions that might have been.
//!
//! ```text
//! cargo run --release --example draw -- --cap 0.5 --seed 7
//! cargo run --release --example draw -- --cap 0.8 --seed 7 --open-call --programme examples/data/open-call.toml
//! ```

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use regiopair::report;

mod common;
use common::{Failure, Output, Question};

/// Draws a plan at random; no pair has a probability above a cap.
#[derive(Parser)]
#[command(
    version,
    after_help = "Examples:
  draw --cap 0.5 --seed 7                      no pair of the annex is more certain than a coin
  draw --cap 0.8 --open-call --seed 2026       every candidate EU region
  draw --cap 0.5 --seed 7 --out lottery.csv    the probabilities, for the evaluation

Fix the seed before the scores are known, or take it from a public draw."
)]
struct Arguments {
    #[command(flatten)]
    question: Question,
    /// The highest probability that a pair may have, above 0 and up to 1.
    #[arg(long)]
    cap: f64,
    /// The seed: the same one always draws the same plan.
    #[arg(long)]
    seed: u64,
    /// Format of the answer; without it, by the ending of the file, or text.
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    output: Output,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Csv,
    Json,
}

fn main() -> ExitCode {
    common::finish(|| run(Arguments::parse()))
}

fn run(mut arguments: Arguments) -> Result<(), Failure> {
    arguments.output.protect(&arguments.question.files())?;
    let format = arguments.output.format(arguments.format)?;
    let language = arguments.question.language()?;
    let assessed = arguments.question.assess()?;
    common::stage("drawing");
    let lottery = assessed.plan_lottery(arguments.cap, arguments.seed)?;
    arguments.output.deliver(&match format {
        Format::Text => report::lottery_to_text(&lottery, language),
        Format::Csv => report::lottery_to_csv(&lottery)?,
        Format::Json => {
            serde_json::to_string_pretty(&report::to_json_value(&lottery, language)?)? + "\n"
        }
    })
}
