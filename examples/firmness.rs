//! How firm a plan is: which pairs would stay in almost every good plan, and which have close rivals.
//!
//! A proposal is on the table, and someone asks how sure it is. Some pairs carry it, others could as well be
//! different. Before the meeting a designer wants to know which:
//!
//! ```text
//! cargo run --release --example firmness
//! ```

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use regiopair::plan::PlanningError;
use regiopair::report;
use regiopair::report::language::English;
use regiopair::sensitivity::{FirmnessOptions, ProbabilityMethod, ProbabilityOptions};

mod common;
use common::{Failure, Output, Question};

/// Shows for each pair of a plan how much of the weight of all plans has it, better ones counting more.
#[derive(Parser)]
#[command(
    version,
    after_help = "Examples:
  firmness                                               the annex
  firmness --open-call                                   20 regions and 195 candidates: some seconds
  firmness --programme examples/data/annex.toml          the annex in its three rounds
  firmness --beta 100                                    only plans that are almost as good count
  firmness --format json --out firmness.json             for a program"
)]
struct Arguments {
    #[command(flatten)]
    question: Question,
    /// How strongly better plans prevail: a plan that is better by one point is exp(β) times likelier. Without it, from the
    /// spread of the scores.
    #[arg(long, value_name = "β", allow_negative_numbers = true)]
    beta: Option<f64>,
    /// How the probabilities are computed.
    #[arg(long, value_enum, default_value_t = Method::Automatic)]
    method: Method,
    /// The seed of a sample.
    #[arg(long, default_value_t = 15)]
    seed: u64,
    /// Format of the answer; without it, by the ending of the file, or text.
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    output: Output,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Method {
    /// Exactly where the rules and the size allow it, a sample elsewhere.
    Automatic,
    /// Exactly, or the reason why not.
    Exact,
    /// As shares of sampled plans.
    Sampled,
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
    let assessed = arguments.question.assess()?;
    common::stage("comparing plans");
    let options = FirmnessOptions {
        probabilities: ProbabilityOptions {
            beta: arguments.beta,
            seed: arguments.seed,
            method: match arguments.method {
                Method::Automatic => ProbabilityMethod::Automatic,
                Method::Exact => ProbabilityMethod::Exact,
                Method::Sampled => ProbabilityMethod::Sampled,
            },
            ..ProbabilityOptions::default()
        },
        ..FirmnessOptions::default()
    };
    let firmness = match assessed.firmness(&options) {
        Err(PlanningError::NoPlan { .. }) => {
            return Err(
                "no plan satisfies the rules; the example `plan` says which of them clash".into()
            );
        }
        firmness => firmness?,
    };
    common::stage("writing the report");
    let text = match format {
        Format::Text => report::firmness_to_text(&firmness, &English),
        Format::Json => {
            serde_json::to_string_pretty(&report::to_json_value(&firmness, &English)?)? + "\n"
        }
    };
    arguments.output.deliver(&text)
}
