//! Why a pair: its criteria, shared domains and needs met.

use super::document::{CriterionPart, DomainNote, NeedNote, Pairing, Partner};
use super::partners::BestPartners;
use super::shared_terms::shared_terms;
use super::suggest::suggest;
use crate::criteria::{Meaning, Pair, Reason};
use crate::plan::{Assessment, PlanningError};
use crate::profile::{ByName, Pool, Profile, WeightedDomain};
use crate::score::{PairScore, ScoreSet};
use crate::taxonomy::{DomainSimilarity, Taxonomy};
use crate::vocabulary::nearest;

impl Assessment {
    /// Explains one pair, whether it is proposed or not. The regions are given by id or name, in any
    /// order if it is clear which is on which side.
    ///
    /// # Errors
    /// [`PlanningError::UnknownRegion`] with the nearest known id, or
    /// [`PlanningError::AmbiguousRegion`].
    pub fn explain(&self, left: &str, right: &str) -> Result<Pairing, PlanningError> {
        let (row, column) = self.places_of(left, right)?;
        let pools = [self.left(), self.right()];
        let partners = BestPartners::of_pair(self.scores().scores(), (row, column), pools);
        Ok(self.pairing(row, column, partners))
    }

    /// The row and the column of two regions, given by id or name, in any order if it is clear which is on which
    /// side.
    pub(crate) fn places_of(
        &self,
        left: &str,
        right: &str,
    ) -> Result<(usize, usize), PlanningError> {
        let places = |left, right| Ok((place(self.left(), left)?, place(self.right(), right)?));
        places(left, right).or_else(|error: PlanningError| places(right, left).map_err(|_| error))
    }

    /// `partners` are other good ones of the left region, and of the right one.
    pub(super) fn pairing(
        &self,
        row: usize,
        column: usize,
        partners: [Vec<Partner>; 2],
    ) -> Pairing {
        let (left, right) = (&self.left().profiles()[row], &self.right().profiles()[column]);
        let pair = Pair { left, right };
        let taxonomy = self.dataset().taxonomy();
        let score = self.scores().explain(row, column);
        let criteria = criteria(self.scores(), &pair, score.as_ref());
        let (low, high) = score.as_ref().map_or((0.0, 1.0), |score| (score.low, score.high));
        let rounds = &self.programme().rounds;
        let [left_alternatives, right_alternatives] = partners;
        Pairing {
            left: left.region.label(),
            right: right.region.label(),
            round: self.round_of(&left.region.id).map(|round| rounds[round].name.clone()),
            score: score.as_ref().map_or(0.0, |score| score.score),
            low,
            high,
            known_weight: score.as_ref().map_or(0.0, |score| score.known_weight),
            seeker_view: score.as_ref().and_then(|score| score.seeker),
            host_view: score.as_ref().and_then(|score| score.host),
            shared_domains: strong_in(taxonomy, &pair, &criteria),
            left_needs_met: needs_met(taxonomy, self.similarity(), left, right),
            right_needs_met: needs_met(taxonomy, self.similarity(), right, left),
            shared_terms: shared_terms(self.dataset(), left, right),
            suggestions: suggest(taxonomy, &criteria),
            criteria,
            left_alternatives,
            right_alternatives,
        }
    }
}

/// The place of the region with this id or name in a pool.
pub(crate) fn place(pool: &Pool, name: &str) -> Result<usize, PlanningError> {
    if let Some(profile) = pool.get(name) {
        return Ok(profile.index);
    }
    let names = ByName::regions(pool.profiles().iter().map(|profile| profile.region.as_ref()));
    let ids = || pool.profiles().iter().map(|profile| profile.region.id.as_str());
    let (value, side) = (name.to_owned(), pool.side().to_owned());
    match names.find(name, None).as_slice() {
        [id] => Ok(pool.get(id).map_or(0, |profile| profile.index)),
        [] => {
            let nearest = nearest(name, ids()).map(str::to_owned);
            Err(PlanningError::UnknownRegion { value, side, nearest })
        }
        several => {
            let ids = several.iter().map(|&id| id.to_owned()).collect();
            Err(PlanningError::AmbiguousRegion { value, side, ids })
        }
    }
}

/// All criteria of a pair with their evidence.
pub(super) fn criteria(
    scores: &ScoreSet,
    pair: &Pair<'_>,
    score: Option<&PairScore>,
) -> Vec<CriterionPart> {
    let (row, column) = (pair.left.index, pair.right.index);
    scores
        .criteria()
        .zip(scores.meanings())
        .enumerate()
        .map(|(k, (id, meaning))| {
            let raw = scores.raw_value(k, row, column);
            let scaled = scores.value(k, row, column);
            let (evidence, unknown) = match scores.evidence(k, pair) {
                Ok(items) => (items, None),
                Err(unknown) => (Vec::new(), Some(unknown)),
            };
            CriterionPart {
                id: id.to_owned(),
                meaning: meaning.clone(),
                value: raw.get(),
                normalised: scaled.get().filter(|_| scaled != raw),
                unknown,
                expected: score.and_then(|score| score.expected[k]),
                seeker_weight: scores.weights()[k].seeker,
                host_weight: scores.weights()[k].host,
                contribution: score
                    .and_then(|score| score.contributions.as_ref())
                    .map(|parts| parts[k]),
                evidence,
                zero: scores.zero_reasons(k, pair),
            }
        })
        .collect()
}

impl Pairing {
    /// Whether a criterion compares the strengths with the means of the sides.
    pub(crate) fn compares_with_mean(&self) -> bool {
        self.criteria.iter().any(compares_with_mean)
    }
}

fn compares_with_mean(part: &CriterionPart) -> bool {
    part.meaning == Meaning::SharedAboveMean
}

/// Domains in which both are strong. What both have no more of than everyone else is no shared strength
/// if a criterion compares them with everyone else.
fn strong_in(taxonomy: &Taxonomy, pair: &Pair<'_>, criteria: &[CriterionPart]) -> Vec<DomainNote> {
    let mut notes = shared_domains(taxonomy, pair);
    for part in criteria.iter().filter(|part| compares_with_mean(part)) {
        notes.retain(|note| {
            part.evidence.iter().any(|item| {
                matches!(&item.reason, Reason::BothAboveMean { domain } if *domain == note.domain)
            })
        });
    }
    notes
}

/// Domains that both state as strengths: by the product of the weights, then by id.
fn shared_domains(taxonomy: &Taxonomy, pair: &Pair<'_>) -> Vec<DomainNote> {
    let mut notes: Vec<DomainNote> = pair
        .left
        .strengths
        .iter()
        .filter_map(|ours| {
            let theirs = stated(&pair.right.strengths, ours)?;
            Some(DomainNote {
                domain: taxonomy.domain_label(ours.domain),
                theme: taxonomy.theme_label(taxonomy.theme_of(ours.domain)),
                left_weight: ours.weight,
                right_weight: theirs.weight,
            })
        })
        .collect();
    notes.sort_by(|a, b| {
        let weight = |note: &DomainNote| note.left_weight * note.right_weight;
        weight(b).total_cmp(&weight(a)).then_with(|| a.domain.id.cmp(&b.domain.id))
    });
    notes
}

fn stated<'a>(list: &'a [WeightedDomain], like: &WeightedDomain) -> Option<&'a WeightedDomain> {
    list.binary_search_by_key(&like.domain, |stated| stated.domain).ok().map(|i| &list[i])
}

/// Each need of `seeker` that a strength of `helper` meets at least in part, with the strength that
/// meets it best: by weight times likeness, then by id.
pub(super) fn needs_met(
    taxonomy: &Taxonomy,
    similarity: &DomainSimilarity,
    seeker: &Profile,
    helper: &Profile,
) -> Vec<NeedNote> {
    let mut notes: Vec<NeedNote> = seeker
        .needs
        .iter()
        .filter_map(|need| {
            let worth = |strength: &WeightedDomain| {
                similarity.between(need.domain, strength.domain) * strength.weight
            };
            // The first of equals: strengths are sorted by domain.
            let best =
                helper.strengths.iter().rev().max_by(|a, b| worth(a).total_cmp(&worth(b)))?;
            let because = similarity.because(need.domain, best.domain);
            let similarity = similarity.between(need.domain, best.domain);
            (similarity > 0.0).then(|| NeedNote {
                need: taxonomy.domain_label(need.domain),
                strength: taxonomy.domain_label(best.domain),
                similarity,
                because: because.map(str::to_owned),
                weight: need.weight,
            })
        })
        .collect();
    notes.sort_by(|a, b| {
        let worth = |note: &NeedNote| note.weight * note.similarity;
        worth(b).total_cmp(&worth(a)).then_with(|| a.need.id.cmp(&b.need.id))
    });
    notes
}
