//! Plans for thousands of synthetic regions a side under the standard programme, and never stores a score.
//!
//! ```text
//! cargo run --release --features parallel --example large
//! cargo run --release --features parallel --example large -- --regions 50000
//! ```

use std::io::{IsTerminal as _, Write as _, stderr, stdout};
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use clap::Parser;
use regiopair::assignment::model::Progress;
use regiopair::plan::{Matcher, PlanOutcome};
use regiopair::programme::Programme;
use regiopair::synthetic::{DatasetOptions, dataset};

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

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Arguments { regions, seed } = Arguments::parse();
    let size = regions as usize;
    let options = DatasetOptions { left: size, right: size, seed, ..DatasetOptions::default() };
    let data = dataset(options)?;
    writeln!(stdout(), "{size} x {size} synthetic regions, scores never stored")?;

    let started = Instant::now();
    let assessed = Matcher::new(&data, Programme::default()).assess_unstored()?;
    writeln!(stdout(), "looked at all pairs in {:.2} s", started.elapsed().as_secs_f64())?;

    let started = Instant::now();
    let mut shown = Shown::default();
    let outcome = assessed.plan_with_progress(|progress| {
        shown.update(progress, started.elapsed());
        ControlFlow::Continue(())
    })?;
    shown.clear();
    let PlanOutcome::Plan(plan) = outcome else { return Err("there is no plan".into()) };
    writeln!(stdout(), "planned and proved in {:.2} s", started.elapsed().as_secs_f64())?;
    writeln!(stdout(), "{} pairs, {} points", plan.pairs.len(), plan.total)?;
    Ok(())
}

/// A sign of life on a terminal, at most once a second.
#[derive(Default)]
struct Shown {
    seconds: u64,
}

impl Shown {
    fn update(&mut self, progress: &Progress, elapsed: Duration) {
        if elapsed.as_secs() <= self.seconds || !stderr().is_terminal() {
            return;
        }
        self.seconds = elapsed.as_secs();
        let doing = match progress.pass {
            Some(pass) => {
                format!("pass {} over the pairs, {:.0} %", pass.number, 100.0 * pass.share())
            }
            None => format!("{:.0} % of the regions are paired", 100.0 * progress.share),
        };
        // A terminal that takes no more text loses a sign of life and nothing else.
        let _ = write!(stderr(), "\r\x1b[K{} s: {doing}; Ctrl-C stops", self.seconds);
        let _ = stderr().flush();
    }

    fn clear(&self) {
        if self.seconds > 0 {
            let _ = write!(stderr(), "\r\x1b[K");
        }
    }
}
