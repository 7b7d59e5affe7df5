//! Adds a criterion of your own to the built-in ones: are both regions by the sea?
//!
//! ```text
//! cargo run --release --example own_criterion
//! ```

use std::fmt::Write as _;
use std::process::ExitCode;

use regiopair::criteria::{Criterion, Meaning, Pair, Reason, Tally, Unknown};
use regiopair::plan::Matcher;
use regiopair::profile::Dataset;
use regiopair::programme::Programme;
use regiopair::score::Weights;

mod common;

/// 1 if both are by the sea, 0 if one is known to be elsewhere, unknown otherwise.
struct BySea;

impl Criterion for BySea {
    fn id(&self) -> &'static str {
        "by-sea"
    }

    fn meaning(&self) -> Meaning {
        Meaning::text("both regions are by the sea")
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        let mut by_sea = true;
        for profile in [pair.left, pair.right] {
            let terrain = profile.values("terrain");
            if terrain.is_empty() {
                let name = &profile.region.name;
                return Err(Unknown::text(format!("the terrain of {name} is not recorded")));
            }
            by_sea &= terrain.contains(&"coastal") || terrain.contains(&"island");
        }
        if by_sea {
            tally.add(1.0, || Reason::text("both are by the sea"));
        }
        Ok(())
    }
}

fn run() -> Result<(), common::Failure> {
    let dataset = Dataset::iuc_lac();
    let without = Matcher::new(&dataset, Programme::default()).assess()?.propose()?;
    let matcher = Matcher::new(&dataset, Programme::default()).criterion(BySea, Weights::both(2.0));
    let with = matcher.assess()?.propose()?;
    let mut text = format!("Partners that change if {} has weight 2:\n\n", BySea.id());
    for (before, after) in without.pairings.iter().zip(&with.pairings) {
        if before.right != after.right {
            let by_sea = after.criteria.iter().find(|part| part.id == BySea.id());
            let value = by_sea.and_then(|part| part.value);
            writeln!(
                text,
                "{}: {} instead of {} (by the sea: {})",
                after.left.name,
                after.right.name,
                before.right.name,
                value.map_or("unknown", |value| if value > 0.0 { "both" } else { "not both" })
            )?;
        }
    }
    common::print(&text)
}

fn main() -> ExitCode {
    common::finish(run)
}
