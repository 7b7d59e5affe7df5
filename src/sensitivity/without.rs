//! The same programme without a region.

use crate::plan::{Assessment, PlanningError};
use crate::rules::{RegionPair, Rules, Withdrawal};

/// The programme under these rules after a region has withdrawn: pairs that the rules or a round require of it
/// are no longer required.
pub(super) fn without(
    assessed: &Assessment,
    mut rules: Rules,
    region: &str,
) -> Result<Assessment, PlanningError> {
    rules.withdrawn.push(Withdrawal::new(region));
    let drop_pins = |pins: &mut Vec<RegionPair>| {
        pins.retain(|pin| pin.left != region && pin.right != region);
    };
    drop_pins(&mut rules.required);
    let mut programme = assessed.programme().clone();
    for round in &mut programme.rounds {
        drop_pins(&mut round.fixed);
    }
    assessed.clone().with_programme(programme).with_rules(rules)
}
