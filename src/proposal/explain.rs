//! Why a pair: its criteria, shared domains and needs met.

use super::document::{CriterionPart, DomainNote, NeedNote};
use crate::criteria::Pair;
use crate::profile::{Profile, Stated};
use crate::score::{PairScore, ScoreSet};
use crate::taxonomy::{DomainSimilarity, Taxonomy};

/// All criteria of a pair with their evidence.
pub(super) fn criteria(
    scores: &ScoreSet<'_>,
    pair: &Pair<'_>,
    score: Option<&PairScore>,
) -> Vec<CriterionPart> {
    let (row, column) = (pair.left.index, pair.right.index);
    scores
        .layers()
        .iter()
        .enumerate()
        .map(|(k, layer)| {
            let raw = layer.values[[row, column]];
            let scaled = scores.value(k, row, column);
            let (evidence, unknown) = match scores.evidence(k, pair) {
                Ok(items) => (items, None),
                Err(unknown) => (Vec::new(), Some(unknown)),
            };
            CriterionPart {
                id: layer.criterion.clone(),
                meaning: layer.meaning.clone(),
                value: raw.get(),
                normalised: scaled.get().filter(|_| scaled != raw),
                unknown,
                seeker_weight: scores.weights()[k].seeker,
                host_weight: scores.weights()[k].host,
                contribution: score
                    .and_then(|score| score.contributions.as_ref())
                    .map(|parts| parts[k]),
                evidence,
            }
        })
        .collect()
}

/// Domains in which both are strong: by the product of the weights, then by id.
pub(super) fn shared_domains(taxonomy: &Taxonomy, pair: &Pair<'_>) -> Vec<DomainNote> {
    let mut notes: Vec<DomainNote> = pair
        .left
        .strengths
        .iter()
        .filter_map(|ours| {
            let theirs = stated(&pair.right.strengths, ours)?;
            let domain = taxonomy.get(ours.domain);
            Some(DomainNote {
                domain: domain.id.clone(),
                label: domain.label.clone(),
                theme: taxonomy.theme_of(ours.domain).to_owned(),
                left_weight: ours.weight,
                right_weight: theirs.weight,
            })
        })
        .collect();
    notes.sort_by(|a, b| {
        let weight = |note: &DomainNote| note.left_weight * note.right_weight;
        weight(b).total_cmp(&weight(a)).then_with(|| a.domain.cmp(&b.domain))
    });
    notes
}

fn stated<'a>(list: &'a [Stated], like: &Stated) -> Option<&'a Stated> {
    list.binary_search_by_key(&like.domain, |stated| stated.domain).ok().map(|i| &list[i])
}

/// Each need of `seeker` that a strength of `helper` meets at least in part, with the strength that
/// meets it best: by weight times likeness, then by id.
pub(super) fn needs_met(
    taxonomy: &Taxonomy,
    similarity: &DomainSimilarity,
    seeker: &Profile<'_>,
    helper: &Profile<'_>,
) -> Vec<NeedNote> {
    let mut notes: Vec<NeedNote> = seeker
        .needs
        .iter()
        .filter_map(|need| {
            let worth = |strength: &Stated| {
                similarity.between(need.domain, strength.domain) * strength.weight
            };
            // The first of equals: strengths are sorted by domain.
            let best =
                helper.strengths.iter().rev().max_by(|a, b| worth(a).total_cmp(&worth(b)))?;
            let similarity = similarity.between(need.domain, best.domain);
            (similarity > 0.0).then(|| {
                let (wanted, offered) = (taxonomy.get(need.domain), taxonomy.get(best.domain));
                NeedNote {
                    need: wanted.id.clone(),
                    need_label: wanted.label.clone(),
                    strength: offered.id.clone(),
                    strength_label: offered.label.clone(),
                    similarity,
                    weight: need.weight,
                }
            })
        })
        .collect();
    notes.sort_by(|a, b| {
        let worth = |note: &NeedNote| note.weight * note.similarity;
        worth(b).total_cmp(&worth(a)).then_with(|| a.need.cmp(&b.need))
    });
    notes
}
