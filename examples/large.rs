//! Plans for thousands of synthetic regions a side under the standard programme, and never stores a score.
//!
//! ```text
//! cargo run --release --features parallel --example large
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

/// Plans for synthetic regions under the standard programme without storing their scores.
#[derive(Parser)]
struct Arguments {
    /// Regions on each side
    #[arg(long, default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    regions: u32,
    /// Seed of the regions
    #[arg(long, default_value_t = 1)]
    seed: u64,
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
    let say = |line: String| common::print(&(line + "\n"));
    say(format!("{size} x {size} synthetic regions, scores never stored"))?;

    common::stage("scoring");
    let started = Instant::now();
    let matcher = common::with_progress(Matcher::new(&data, Programme::default()));
    let assessed = matcher.assess_unstored()?;
    say(format!("looked at all pairs in {:.2} s", started.elapsed().as_secs_f64()))?;

    common::stage("planning");
    let started = Instant::now();
    let PlanOutcome::Plan(plan) = assessed.plan()? else { return Err("there is no plan".into()) };
    say(format!("planned and proved in {:.2} s", started.elapsed().as_secs_f64()))?;
    say(format!("{} pairs, {} points", plan.pairs.len(), plan.total))
}
