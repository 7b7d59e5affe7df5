//! Plans for thousands of synthetic regions a side under the standard programme: without storing a score, or with
//! the reasons for every pair.
//!
//! ```text
//! cargo run --release --features parallel --example large
//! cargo run --release --features parallel --example large -- --regions 10000 --reasons
//! cargo run --release --features parallel --example large -- --regions 50000
//! ```

use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;
use common::Failure;
use regiopair::plan::{Matcher, PlanOutcome};
use regiopair::programme::Programme;
use regiopair::synthetic::{DatasetOptions, dataset};

mod common;

/// Plans for synthetic regions under the standard programme.
#[derive(Parser)]
struct Arguments {
    /// Regions on each side
    #[arg(long, default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    regions: u32,
    /// Seed of the regions
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Store the scores, and give reasons for every pair
    #[arg(long)]
    reasons: bool,
}

fn main() -> ExitCode {
    common::finish(|| run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    let size = arguments.regions as usize;
    let seed = arguments.seed;
    let options = DatasetOptions { left: size, right: size, seed, ..DatasetOptions::default() };
    common::stage("making regions");
    let data = dataset(options)?;
    let matcher = common::with_progress(Matcher::new(&data, Programme::default()));
    say(&format!("{size} x {size} synthetic regions"))?;
    common::stage("scoring");
    if arguments.reasons { with_reasons(matcher) } else { never_stored(matcher) }
}

/// Scores that are computed whenever they are asked for.
fn never_stored(matcher: Matcher) -> Result<(), Failure> {
    let started = Instant::now();
    let assessed = matcher.assess_unstored()?;
    done("looked at all pairs", started)?;
    common::stage("planning");
    let started = Instant::now();
    let PlanOutcome::Plan(plan) = assessed.plan()? else { return Err("there is no plan".into()) };
    done("planned and proved", started)?;
    say(&format!("{} pairs, {} points", plan.pairs.len(), plan.total))
}

/// Scores that are stored, and a proposal.
fn with_reasons(matcher: Matcher) -> Result<(), Failure> {
    let started = Instant::now();
    let assessed = matcher.assess()?;
    done("scored all pairs", started)?;
    common::stage("planning");
    let started = Instant::now();
    let proposal = assessed.propose()?;
    done("planned, proved and gave reasons", started)?;
    say(&format!("{} pairs, {} points", proposal.pairings.len(), proposal.total))
}

fn done(what: &str, since: Instant) -> Result<(), Failure> {
    say(&format!("{what} in {:.2} s", since.elapsed().as_secs_f64()))
}

fn say(line: &str) -> Result<(), Failure> {
    common::print(&format!("{line}\n"))
}
