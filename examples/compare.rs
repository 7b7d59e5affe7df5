//! Several programmes for the same regions: what their plans share, and what each costs the others.
//!
//! Two ministries have programmes of their own. Before they meet, they want to know on which pairs they agree, what
//! the plan of one costs the other, and which plan both can live with:
//!
//! ```text
//! cargo run --release --example compare -- standard examples/data/learning.toml
//! cargo run --release --example compare -- --weights examples/data/weights.csv
//! ```

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::Dataset;
use regiopair::report;
use regiopair::report::language::Language;
use regiopair::score::Weights;
use regiopair::sensitivity::{Comparison, Decider};

mod common;
use common::{Failure, Output, Regions, Speech};

/// The programme that needs no file.
const STANDARD: &str = "standard";

/// Compares the plans of several programmes: common pairs, regrets, a compromise.
#[derive(Parser)]
#[command(
    version,
    after_help = "A table of weights has a line for each decider: the name, then a weight for each criterion of the
header, or two as in 3/1 for the side that seeks and the side that hosts. Empty cells keep the weights of
the first programme.

Examples:
  compare standard examples/data/first.toml examples/data/learning.toml
  compare --weights examples/data/weights.csv
  compare --open-call standard my.toml --format json --out compared.json"
)]
struct Arguments {
    /// Programmes; `standard` is the standard one, - is the standard input.
    #[arg(value_name = "PROGRAMME")]
    programmes: Vec<PathBuf>,
    /// A table of weights: deciders who have the first programme (or the standard one) with these weights.
    #[arg(long, value_name = "FILE.csv")]
    weights: Option<PathBuf>,
    #[command(flatten)]
    regions: Regions,
    #[command(flatten)]
    speech: Speech,
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
    let files = arguments.programmes.iter().filter(|path| !is_standard(path));
    let inputs: Vec<Option<&Path>> = [arguments.regions.file(), arguments.weights.as_deref()]
        .into_iter()
        .chain(files.map(|path| Some(path.as_path())))
        .collect();
    arguments.output.protect(&inputs)?;
    let format = arguments.output.format(arguments.format)?;
    if arguments.programmes.len() < 2 && arguments.weights.is_none() {
        return Err(
            "compare what? Name two programmes or more, or a table of --weights; see --help".into(),
        );
    }
    let language = arguments.speech.language()?;
    let dataset = arguments.regions.read()?;
    let assess = |path: &Path| assess(path, &dataset, language);
    let mut deciders = Vec::new();
    for path in &arguments.programmes {
        common::stage("scoring");
        deciders.push(distinct(Decider::new(assess(path)?), &deciders, path));
    }
    if let Some(table) = &arguments.weights {
        let base = match deciders.first() {
            Some(first) => first.assessed.clone(),
            None => assess(Path::new(STANDARD))?,
        };
        deciders.extend(weighted(table, &base)?);
    }
    common::stage("comparing plans");
    let comparison = Comparison::of(&deciders)?;
    common::stage("writing the report");
    let text = match format {
        Format::Text => report::comparison_to_text(&comparison, language),
        Format::Json => {
            serde_json::to_string_pretty(&report::to_json_value(&comparison, language)?)? + "\n"
        }
    };
    arguments.output.deliver(&text)?;
    let without: Vec<&str> = comparison
        .deciders
        .iter()
        .filter(|decider| decider.plan.is_none())
        .map(|decider| decider.name.as_str())
        .collect();
    if without.is_empty() {
        return Ok(());
    }
    Err(format!("no plan was found under: {}", without.join(", ")).into())
}

fn is_standard(path: &Path) -> bool {
    path == Path::new(STANDARD)
}

fn assess(path: &Path, dataset: &Dataset, language: &dyn Language) -> Result<Assessment, Failure> {
    let path = (!is_standard(path)).then_some(path);
    let programme = common::programme(path, dataset)?;
    let dataset = dataset.in_language(language.tag());
    let assessed = common::with_progress(Matcher::new(&dataset, programme)).assess();
    assessed.map_err(|error| match path {
        Some(path) => format!("{}: {error}", path.display()).into(),
        None => error.into(),
    })
}

/// Programmes of the same name are distinguished by their files.
fn distinct(decider: Decider, earlier: &[Decider], path: &Path) -> Decider {
    if earlier.iter().any(|other| other.name == decider.name) {
        let name = format!("{} ({})", decider.name, path.display());
        decider.named(name)
    } else {
        decider
    }
}

/// A decider for each line of a table of weights.
fn weighted(path: &Path, base: &Assessment) -> Result<Vec<Decider>, Failure> {
    let at = |line: u64, error: &dyn std::fmt::Display| -> Failure {
        format!("{}, line {line}: {error}", path.display()).into()
    };
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_path(path)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    let header = reader.headers().map_err(|error| at(1, &error))?.clone();
    let mut deciders = Vec::new();
    for (line, record) in (2..).zip(reader.records()) {
        let record = record.map_err(|error| at(line, &error))?;
        let name = record.get(0).unwrap_or_default();
        let mut changed = Vec::new();
        for (id, cell) in header.iter().zip(&record).skip(1).filter(|(_, cell)| !cell.is_empty()) {
            let refused = format!(
                "`{cell}` is no weight of `{id}`; accepted: a number of at least 0, or two as in 3/1 for the \
                 side that seeks and the side that hosts"
            );
            changed.push((id, weights(cell).ok_or_else(|| at(line, &refused))?));
        }
        let weights = base.scores().weights_with(&changed).map_err(|error| at(line, &error))?;
        let assessed = base.with_weights(&weights).map_err(|error| at(line, &error))?;
        deciders.push(Decider::new(assessed).named(name));
    }
    if deciders.is_empty() {
        return Err(format!("{}: the table has no line of weights", path.display()).into());
    }
    Ok(deciders)
}

fn weights(cell: &str) -> Option<Weights> {
    let number = |text: &str| text.trim().parse::<f64>().ok();
    match cell.split_once('/') {
        Some((seeker, host)) => Some(Weights { seeker: number(seeker)?, host: number(host)? }),
        None => number(cell).map(Weights::both),
    }
}
