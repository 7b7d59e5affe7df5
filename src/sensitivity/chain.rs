//! The chain of changes that one new pair causes.

use std::collections::{BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};

use crate::assignment::{Col, Member, Row};
use crate::plan::Assessment;
use crate::profile::RegionLabel;

/// A region that has other partners in a second plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PartnerChange {
    /// The region.
    pub region: RegionLabel,
    /// Partners that it has in the first plan only.
    pub from: Vec<RegionLabel>,
    /// Partners that it has in the second plan only.
    pub to: Vec<RegionLabel>,
    /// Sum of the scores of its pairs in the second plan, minus that in the first.
    pub change: f64,
}

/// Lists the regions of one side that have other partners in a second plan: first `start`, then those whose
/// partners it takes, those whose partners these take, and so on; last those that no such step leads to.
pub(super) fn chain(
    assessed: &Assessment,
    [first, second]: [&[(Row, Col)]; 2],
    start: Member,
) -> Vec<PartnerChange> {
    let plans = [first, second].map(|plan| plan.iter().copied().collect::<BTreeSet<_>>());
    let own = |&(row, col): &(Row, Col)| own(start, (row, col));
    let only = |one: usize, member: Member| -> Vec<(Row, Col)> {
        plans[one].difference(&plans[1 - one]).copied().filter(|pair| own(pair) == member).collect()
    };
    let mut seen = BTreeSet::new();
    let mut changes = Vec::new();
    let mut queue = VecDeque::from([start]);
    // Whatever the steps do not reach comes last, in the order of the pool.
    let differ = plans[0].symmetric_difference(&plans[1]);
    let rest: BTreeSet<Member> = differ.map(own).collect();
    let mut rest = rest.into_iter();
    while let Some(member) = queue.pop_front().or_else(|| rest.next()) {
        if !seen.insert(member) {
            continue;
        }
        let (gone, new) = (only(0, member), only(1, member));
        if gone.is_empty() && new.is_empty() {
            continue;
        }
        for &taken in &new {
            let holders = plans[0].difference(&plans[1]);
            queue.extend(
                holders.filter(|pair| other(start, **pair) == other(start, taken)).map(own),
            );
        }
        let labels = |pairs: &[(Row, Col)]| {
            let of = |pair: &(Row, Col)| assessed.profile(other(start, *pair)).region.label();
            pairs.iter().map(of).collect::<Vec<_>>()
        };
        let steps = |pairs: &[(Row, Col)]| -> i64 {
            pairs.iter().filter_map(|pair| assessed.steps_of(pair.0.0, pair.1.0)).sum()
        };
        changes.push(PartnerChange {
            region: assessed.profile(member).region.label(),
            from: labels(&gone),
            to: labels(&new),
            change: assessed.programme().resolution().value(steps(&new) - steps(&gone)),
        });
    }
    changes
}

/// The member of a pair on the side of `start`.
fn own(start: Member, (row, col): (Row, Col)) -> Member {
    if matches!(start, Member::Row(_)) { Member::Row(row) } else { Member::Col(col) }
}

/// The member of a pair on the other side.
fn other(start: Member, (row, col): (Row, Col)) -> Member {
    if matches!(start, Member::Row(_)) { Member::Col(col) } else { Member::Row(row) }
}
