//! Lists the facts that are worth asking for: what is not recorded and could change the plan, and whom to ask.
//!
//! Nobody knows what most candidate regions of an open call need. Which of them should be asked before the pairs
//! are decided?
//!
//! ```text
//! cargo run --release --example what_to_ask -- --open-call
//! ```

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use regiopair::plan::PlanningError;
use regiopair::report;

mod common;
use common::{Failure, Output, Question};

/// Lists the facts that are not recorded and could change the plan, the most valuable first.
#[derive(Parser)]
#[command(
    version,
    after_help = "Examples:
  what_to_ask --open-call                          every candidate EU region
  what_to_ask --data my-regions.xlsx --programme call.toml
  what_to_ask --open-call --out questions.csv      a list to send out, one line for each region"
)]
struct Arguments {
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
    common::stage("planning");
    if assessed.plan()?.plan().is_none() {
        return Err("the programme has no plan; `plan` says which rules clash".into());
    }
    common::stage("planning with other answers");
    let questions = assessed.questions()?;
    common::stage("looking for what holds");
    let completions = match assessed.completions() {
        Ok(completions) => Some(completions).filter(|_| !questions.is_empty()),
        // Under other objectives than the total there is a list of questions all the same.
        Err(PlanningError::NoCompletions { .. }) => None,
        Err(error) => return Err(error.into()),
    };
    arguments.output.deliver(&match format {
        Format::Text => {
            let held = completions.map_or_else(String::new, |completions| {
                format!("\n{}", report::completions_to_text(&completions, language))
            });
            report::questions_to_text(&questions, language) + &held
        }
        Format::Csv => report::questions_to_csv(&questions, language)?,
        Format::Json => {
            let json = serde_json::json!({
                "questions": report::to_json_value(&questions, language)?,
                "completions": report::to_json_value(&completions, language)?,
            });
            serde_json::to_string_pretty(&json)? + "\n"
        }
    })
}
