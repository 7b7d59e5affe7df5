//! How firm a plan is: which pairs would stay in almost every good plan, and which have close rivals.
//!
//! A proposal is on the table, and someone asks how sure it is. Some pairs carry it, others could as well be
//! different, and some are there only because of the weights. Before the meeting a designer wants to know which:
//!
//! ```text
//! cargo run --release --example firmness
//! ```

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use regiopair::plan::{Assessment, PlanningError};
use regiopair::report;
use regiopair::sensitivity::{
    AcceptabilityOptions, FirmnessOptions, ProbabilityMethod, ProbabilityOptions,
    WeightFirmnessOptions,
};

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
  firmness --criteria shared-themes needs-met            every best plan for any balance of these two
  firmness --weight-vectors 100000                       more precise shares of weights
  firmness --out firmness.csv                            a table of the pairs
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
    /// How many sets of weights are drawn to see which pairs depend on them; 0 for none. Without it, 10,000, or 500 where the
    /// scores are no weighted means, so that each takes a plan of its own.
    #[arg(long, value_name = "N")]
    weight_vectors: Option<usize>,
    /// Two criteria, by their ids: shows the best plan for every balance of their weights, and the plans between that no weights
    /// find.
    #[arg(long, num_args = 2, value_names = ["FIRST", "SECOND"])]
    criteria: Option<Vec<String>>,
    /// Look for the margins also under rules on kinds of pairs: a search for each pair, which can take minutes.
    #[arg(long)]
    margins: bool,
    /// The seed of samples of plans and of weights.
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
        exits_by_search: arguments.margins,
        weights: weights(&arguments, &assessed)?,
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
        Format::Text => report::firmness_to_text(&firmness, language),
        Format::Csv => report::firmness_to_csv(&firmness)?,
        Format::Json => {
            serde_json::to_string_pretty(&report::to_json_value(&firmness, language)?)? + "\n"
        }
    };
    arguments.output.deliver(&text)
}

/// What is asked about other weights.
fn weights(
    arguments: &Arguments,
    assessed: &Assessment,
) -> Result<Option<WeightFirmnessOptions>, Failure> {
    let balance = match arguments.criteria.as_deref() {
        Some([first, second]) => Some([first.clone(), second.clone()]),
        _ => None,
    };
    let usual = if assessed.not_linear()?.is_none() { 10_000 } else { 500 };
    let vectors = arguments.weight_vectors.unwrap_or(usual);
    if vectors == 0 {
        return match balance {
            Some(_) => Err("--criteria needs --weight-vectors of 1 or more".into()),
            None => Ok(None),
        };
    }
    let seed = arguments.seed;
    let acceptability = AcceptabilityOptions { vectors, seed, ..AcceptabilityOptions::default() };
    Ok(Some(WeightFirmnessOptions { acceptability, balance, ..WeightFirmnessOptions::default() }))
}
