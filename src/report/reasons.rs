//! The reasons of a pairing in a line.

use crate::criteria::Reason;
use crate::profile::Phase;
use crate::proposal::Pairing;

/// Up to this many names of each kind.
const NAMED: usize = 2;

/// What speaks for the pair: what both are strong in, which needs are met by what, which steps the
/// partner can teach. In lower case, parts joined by semicolons.
pub(super) fn reasons(pairing: &Pairing) -> String {
    let mut parts = Vec::new();
    let shared: Vec<&str> =
        pairing.shared_domains.iter().take(NAMED).map(|note| note.label.as_str()).collect();
    if !shared.is_empty() {
        parts.push(format!("both strong in {}", shared.join(", ")));
    }
    for (who, needs) in [
        (&pairing.left_region.name, &pairing.left_needs_met),
        (&pairing.right_region.name, &pairing.right_needs_met),
    ] {
        // Needs that the very same domain meets; near ones stand in the detailed page.
        let exact: Vec<&str> = needs
            .iter()
            .filter(|note| note.need == note.strength)
            .take(NAMED)
            .map(|note| note.need_label.as_str())
            .collect();
        if !exact.is_empty() {
            parts.push(format!("{who} needs {}", exact.join(", ")));
        }
    }
    let steps = taught(pairing);
    if !steps.is_empty() {
        let steps: Vec<&str> = steps.iter().take(NAMED).map(|phase| phase.id()).collect();
        parts.push(format!("{} can teach {}", pairing.right_region.name, steps.join(", ")));
    }
    if parts.is_empty() {
        parts.push("no shared domain and no need met exactly: see its criteria".to_owned());
    }
    parts.join("; ")
}

/// The steps that the right region can teach the left one, the most telling first.
fn taught(pairing: &Pairing) -> Vec<Phase> {
    let mut steps: Vec<(Phase, f64)> = pairing
        .criteria
        .iter()
        .flat_map(|part| &part.evidence)
        .filter_map(|item| match item.reason {
            Reason::PhaseTaught { phase, .. } => Some((phase, item.amount)),
            _ => None,
        })
        .collect();
    steps.sort_by(|a, b| b.1.total_cmp(&a.1));
    steps.into_iter().map(|(phase, _)| phase).collect()
}
