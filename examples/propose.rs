//! Proposes pairings of regions, with reasons and a proof.
//!
//! A ministry has twenty regions that need partners. Which regions should work together, why, and
//! how do we know that there is no better plan? Without arguments the answer is for the forty
//! regions of the annex of the IUC-LAC programme:
//!
//! ```text
//! cargo run --release --example propose
//! ```

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use regiopair::plan::Matcher;
use regiopair::report;
use regiopair::report::language::English;
use regiopair::validation::observed_ranks;

mod common;
use common::{Failure, Output};

/// Proposes pairings of regions, with reasons and a proof.
#[derive(Parser)]
#[command(
    version,
    after_help = "Examples:
  propose                                        the forty regions of the annex
  propose --open-call                            twenty regions with every candidate EU region
  propose --data my-regions.xlsx                 your own workbook (build with --features xlsx)
  propose --data folder --programme call.toml    your own tables and rules
  propose --explain salta alentejo               one pair, down to its domains
  propose --observed                             where the real partners rank
  propose --out proposal.json                    for other programs"
)]
struct Arguments {
    /// Pair the twenty Latin American regions with every candidate EU region.
    #[arg(long, conflicts_with = "data")]
    open_call: bool,
    /// Dataset: a folder of CSV tables, an XLSX workbook or a JSON document.
    #[arg(long, value_name = "FOLDER|FILE")]
    data: Option<PathBuf>,
    /// Programme: criteria, weights and rules.
    #[arg(long, value_name = "FILE.toml")]
    programme: Option<PathBuf>,
    /// Format of the answer; without it, by the ending of the file, or text.
    #[arg(long, value_enum)]
    format: Option<Format>,
    #[command(flatten)]
    output: Output,
    /// Explain one pair, proposed or not: the ids of its two regions.
    #[arg(long, num_args = 2, value_names = ["LEFT", "RIGHT"])]
    explain: Option<Vec<String>>,
    /// List the observed pairings with their rank under the programme.
    #[arg(long, conflicts_with = "explain")]
    observed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
}

fn main() -> ExitCode {
    common::finish(run(Arguments::parse()))
}

fn run(mut arguments: Arguments) -> Result<(), Failure> {
    arguments.output.protect(&[arguments.data.as_deref(), arguments.programme.as_deref()])?;
    let format = arguments.output.format(arguments.format)?;
    let dataset = common::dataset(arguments.data.as_deref(), arguments.open_call)?;
    let programme = common::programme(arguments.programme.as_deref(), &dataset)?;
    let assessed = Matcher::new(&dataset, programme).assess()?;
    let deliver = |text: &str| arguments.output.deliver(text);
    if let Some([left, right]) = arguments.explain.as_deref() {
        let pairing = assessed.explain(left, right)?;
        let text = match format {
            Format::Text => report::pairing_to_text(&pairing, &English),
            Format::Json => report::pairing_to_json(&pairing, &English)?,
            Format::Csv => return Err("--explain is written as text or json; choose one".into()),
        };
        return deliver(&text);
    }
    let ranks = arguments.observed.then(|| observed_ranks(&assessed));
    if let (Some(ranks), Format::Text) = (&ranks, format) {
        return deliver(&report::observed_to_text(ranks, &English));
    }
    if let (Some(ranks), Format::Csv) = (&ranks, format) {
        return deliver(&report::observed_to_csv(ranks)?);
    }
    let proposal = assessed.propose()?;
    let text = match format {
        Format::Text => report::to_text(&proposal, &English),
        Format::Json => report::to_json(&proposal, ranks.as_deref(), &English)?,
        Format::Csv => report::to_csv(&proposal, &English)?,
    };
    deliver(&text)?;
    match proposal.clash {
        Some(_) => Err("no plan satisfies the rules; the report says which of them clash".into()),
        None => Ok(()),
    }
}
