//! Explains one pair: why it is in the plan, or why it is not.
//!
//! The proposal is on the table. "Why was Salta not paired with Alentejo?", asks its government:
//!
//! ```text
//! cargo run --release --example explain_pair -- salta alentejo
//! ```

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use regiopair::report;

mod common;
use common::{Failure, Output, Question};

/// Explains one pair: why it is in the plan, or why it is not.
#[derive(Parser)]
#[command(
    version,
    after_help = "Examples:
  explain_pair salta podravje                      a pair of the plan
  explain_pair Alentejo Salta                      one that is not; names and ids, in any order
  explain_pair salta andalusia --open-call
  explain_pair a b --data my-regions.xlsx --programme call.toml --out pair.json"
)]
struct Arguments {
    /// A region: its id or its name.
    #[arg(value_name = "LEFT")]
    left: String,
    /// A region of the other side: its id or its name.
    #[arg(value_name = "RIGHT")]
    right: String,
    #[command(flatten)]
    question: Question,
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
    arguments.output.protect(&arguments.question.files())?;
    let format = arguments.output.format(arguments.format)?;
    let language = arguments.question.language()?;
    let assessed = arguments.question.assess()?;
    common::stage("planning with other pairs");
    let answer = assessed.explain_pair(&arguments.left, &arguments.right)?;
    arguments.output.deliver(&match format {
        Format::Text => report::pair_answer_to_text(&answer, language),
        Format::Json => report::pair_answer_to_json(&answer, language)?,
    })
}
