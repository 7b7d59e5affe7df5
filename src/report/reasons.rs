//! The reasons of a pairing in a line.

use unicode_width::UnicodeWidthStr;

use crate::criteria::Reason;
use crate::profile::Phase;
use crate::proposal::{NeedNote, Pairing};

/// At most this many names of a kind.
const NAMED: usize = 4;

/// The reasons in at most `width` columns, by ids of domains and steps: what both are strong in,
/// which needs of the left region the right one meets, what it can teach, what it receives. Each
/// kind names one thing, then a second and so on while there is room.
pub(super) fn reasons(pairing: &Pairing, width: usize) -> String {
    // Needs that the very same domain meets; near ones stand on the page of the pair.
    let exact = |needs: &[NeedNote]| -> Vec<String> {
        let same = needs.iter().filter(|note| note.need == note.strength);
        same.map(|note| note.need.clone()).collect()
    };
    let kinds: [(&str, Vec<String>); 4] = [
        ("both strong in", pairing.shared_domains.iter().map(|n| n.domain.clone()).collect()),
        ("meets needs in", exact(&pairing.left_needs_met)),
        ("teaches", taught(pairing).into_iter().map(|phase| phase.id().to_owned()).collect()),
        ("receives in", exact(&pairing.right_needs_met)),
    ];
    let mut named = [0; 4];
    for round in 1..=NAMED {
        for (k, (_, names)) in kinds.iter().enumerate() {
            if names.len() < round || named[k] + 1 < round {
                continue;
            }
            named[k] += 1;
            if line(&kinds, named).width() > width {
                named[k] -= 1;
            }
        }
    }
    let line = line(&kinds, named);
    if line.is_empty() {
        return "nothing shared and no need met exactly: see its criteria".to_owned();
    }
    line
}

fn line(kinds: &[(&str, Vec<String>); 4], named: [usize; 4]) -> String {
    let parts = kinds.iter().zip(named).filter(|(_, named)| *named > 0);
    parts
        .map(|((words, names), named)| format!("{words} {}", names[..named].join(", ")))
        .collect::<Vec<_>>()
        .join("; ")
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
