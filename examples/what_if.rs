//! Shows what changes if a pair is required or forbidden, or a region withdraws.
//!
//! The proposal has been published. A ministry wants to know what one more request would change:
//!
//! ```text
//! cargo run --release --example what_if -- --require salta alentejo --withdraw bielsko-biala
//! ```

use std::process::ExitCode;

use clap::Parser;
use regiopair::report;
use regiopair::rules::{RegionPair, Withdrawal};

mod common;
use common::{Failure, Question};

/// Prints what changes against the base plan if pairs are required or forbidden, or regions
/// withdraw.
#[derive(Parser)]
#[command(
    version,
    after_help = "Examples:
  what_if --require salta alentejo
  what_if --forbid cordoba castilla-y-leon --forbid salta extremadura
  what_if --withdraw bielsko-biala --repair        keep what can be kept
  what_if --open-call --programme call.toml --withdraw asturias"
)]
struct Arguments {
    #[command(flatten)]
    question: Question,
    /// A pair that must be made; may be given several times.
    #[arg(long, num_args = 2, value_names = ["LEFT", "RIGHT"], action = clap::ArgAction::Append)]
    require: Vec<String>,
    /// A pair that must not be made; may be given several times.
    #[arg(long, num_args = 2, value_names = ["LEFT", "RIGHT"], action = clap::ArgAction::Append)]
    forbid: Vec<String>,
    /// A region that does not take part; may be given several times.
    #[arg(long, value_name = "REGION")]
    withdraw: Vec<String>,
    /// Change as few pairs as possible; only then maximise the total.
    #[arg(long)]
    repair: bool,
}

fn main() -> ExitCode {
    common::finish(|| run(&Arguments::parse()))
}

fn run(arguments: &Arguments) -> Result<(), Failure> {
    if arguments.require.is_empty() && arguments.forbid.is_empty() && arguments.withdraw.is_empty()
    {
        return Err("what if what? Give --require, --forbid or --withdraw; see --help".into());
    }
    let language = arguments.question.language()?;
    let assessed = arguments.question.assess()?;
    common::stage("planning");
    let base = assessed.propose()?;
    if base.clash.is_some() {
        common::print(&report::to_text(&base, language))?;
        return Err("the base plan does not exist: its own rules clash".into());
    }
    let mut rules = assessed.programme().rules.clone();
    let pins = |ids: &[String]| -> Vec<RegionPair> {
        ids.chunks_exact(2).map(|pair| RegionPair::new(pair[0].clone(), pair[1].clone())).collect()
    };
    rules.required.extend(pins(&arguments.require));
    rules.forbidden.extend(pins(&arguments.forbid));
    rules.withdrawn.extend(arguments.withdraw.iter().map(Withdrawal::new));
    common::stage("planning with the change");
    let changed = assessed.with_rules(rules)?;
    let then =
        if arguments.repair { changed.repair(&base.region_pairs())? } else { changed.propose()? };
    if let Some(clash) = &then.clash {
        common::print(&report::clash_to_text(clash, language))?;
        return Err("with this, no plan satisfies the rules; see above what would help".into());
    }
    let text = report::plans_to_text(&base, &then, language);
    common::print(&text)
}
