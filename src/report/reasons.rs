//! The reasons of a pairing in a line.

use unicode_width::UnicodeWidthStr;

use super::language::{Language, PairReasons};
use crate::criteria::{Meaning, Reason, ZeroReason};
use crate::profile::Phase;
use crate::proposal::{CriterionPart, NeedNote, Pairing};

/// At most this many names of a kind.
const MOST_NAMES_PER_KIND: usize = 4;

/// Says the reasons of a pair, or why its score is 0: then in full.
pub(super) fn reasons(pairing: &Pairing, width: usize, language: &dyn Language) -> String {
    match zero_score(pairing) {
        Some((reasons, every)) => language.zero_score(&reasons, every),
        None => merits(pairing, width, language),
    }
}

/// Why the score is 0: the reasons of each criterion with a weight that counts 0, and whether these are
/// all that are known. Nothing if it is not 0, or not known.
fn zero_score(pairing: &Pairing) -> Option<(Vec<&ZeroReason>, bool)> {
    if pairing.score != 0.0 || pairing.known_weight == 0.0 {
        return None;
    }
    let has_weight = |part: &&CriterionPart| part.seeker_weight + part.host_weight > 0.0;
    let weighted = || pairing.criteria.iter().filter(has_weight);
    let zeros = weighted().filter(|part| counted(part) == Some(0.0));
    let every = weighted().all(|part| counted(part).is_none_or(|value| value == 0.0));
    let reasons: Vec<&ZeroReason> = zeros.flat_map(|part| &part.zero).collect();
    // A document of version 3.0 gives none.
    (!reasons.is_empty()).then_some((reasons, every))
}

/// The value that enters the score.
fn counted(part: &CriterionPart) -> Option<f64> {
    part.normalised.or(part.value).or(part.expected)
}

/// What a criterion measures is no reason for a pair if it counts 0: a typical partner has as much.
fn unless_zero<T>(pairing: &Pairing, meaning: &Meaning, reasons: Vec<T>) -> Vec<T> {
    let is_zero = |part: &CriterionPart| part.meaning == *meaning && counted(part) == Some(0.0);
    if pairing.criteria.iter().any(is_zero) { Vec::new() } else { reasons }
}

/// Says the reasons in at most `width` columns: what both are strong in, which needs of the left
/// region the right one meets, what it can teach, which needs the left one meets. Each kind names
/// one thing, then a second and so on while they fit.
fn merits(pairing: &Pairing, width: usize, language: &dyn Language) -> String {
    // Needs that the very same domain meets; near ones are on the page of the pair.
    let exact = |needs: &[NeedNote]| -> Vec<String> {
        let same = needs.iter().filter(|note| note.need == note.strength);
        same.map(|note| note.need.short.clone()).collect()
    };
    let strong: Vec<String> =
        pairing.shared_domains.iter().map(|note| note.domain.short.clone()).collect();
    let strong = unless_zero(pairing, &Meaning::SharedStrengths, strong);
    let strong = unless_zero(pairing, &Meaning::SharedAboveMean, strong);
    let right_offers = exact(&pairing.left_needs_met);
    let right_offers = unless_zero(pairing, &Meaning::NeedsOfSeekerMet, right_offers);
    let left_offers = exact(&pairing.right_needs_met);
    let left_offers = unless_zero(pairing, &Meaning::NeedsOfHostMet, left_offers);
    let phases = taught(pairing);
    let lengths = [strong.len(), right_offers.len(), phases.len(), left_offers.len()];
    let line = |named: [usize; 4]| {
        language.pair_reasons(&PairReasons {
            left: &pairing.left.name,
            right: &pairing.right.name,
            both_strong: &strong[..named[0]],
            right_offers: &right_offers[..named[1]],
            right_teaches: &phases[..named[2]],
            left_offers: &left_offers[..named[3]],
        })
    };
    let mut named = [0; 4];
    for round in 1..=MOST_NAMES_PER_KIND {
        for kind in 0..lengths.len() {
            if lengths[kind] < round || named[kind] + 1 < round {
                continue;
            }
            named[kind] += 1;
            if line(named).width() > width {
                named[kind] -= 1;
            }
        }
    }
    if named == [0; 4] { language.no_pair_reasons() } else { line(named) }
}

/// The phases that the right region can teach the left one, the most important first. Evidence does not say who teaches:
/// only that of the criterion for this direction counts.
fn taught(pairing: &Pairing) -> Vec<Phase> {
    let is_this_way = |part: &&CriterionPart| part.meaning == Meaning::SeekerLearns;
    let mut phases: Vec<(Phase, f64)> = pairing
        .criteria
        .iter()
        .filter(is_this_way)
        .flat_map(|part| &part.evidence)
        .filter_map(|item| match item.reason {
            Reason::PhaseTaught { phase, .. } => Some((phase, item.amount)),
            _ => None,
        })
        .collect();
    phases.sort_by(|a, b| b.1.total_cmp(&a.1));
    phases.into_iter().map(|(phase, _)| phase).collect()
}
