//! What every form of a proposal shows: pairings by round, criteria with their weights, regions without a partner.

use super::language::Language;
use super::order::place;
use crate::proposal::{CriterionNote, Pairing, Proposal, Unmatched};

/// At most this many regions without a partner are listed by name; JSON and CSV have them all.
const MOST_LISTED_REGIONS: usize = 20;

/// A pairing with the number that every table and figure gives it, from 1.
pub(super) type Numbered<'a> = (usize, &'a Pairing);

/// The pairings of each round that has any, in their order, with its name; in a round by name. Those of no round come
/// last.
pub(super) fn rounds(proposal: &Proposal) -> Vec<(Option<&str>, Vec<Numbered<'_>>)> {
    let names = proposal.programme.rounds.iter().map(|round| Some(round.name.as_str()));
    let of_round = |name: Option<&str>| {
        let of_round = proposal.pairings.iter().filter(|pair| pair.round.as_deref() == name);
        let mut of_round: Vec<&Pairing> = of_round.collect();
        of_round.sort_by_cached_key(|pair| (place(&pair.left), place(&pair.right)));
        of_round
    };
    let mut count = 0;
    let mut numbered = |pairing| {
        count += 1;
        (count, pairing)
    };
    let rounds = names.chain([None]).map(|name| (name, of_round(name)));
    rounds
        .filter(|(_, pairings)| !pairings.is_empty())
        .map(|(name, pairings)| (name, pairings.into_iter().map(&mut numbered).collect()))
        .collect()
}

/// The pairings of all rounds.
#[cfg(any(feature = "html", feature = "xlsx"))]
pub(super) fn numbered(proposal: &Proposal) -> Vec<Numbered<'_>> {
    rounds(proposal).into_iter().flat_map(|(_, pairings)| pairings).collect()
}

/// How the score is made.
pub(super) struct Criteria {
    /// What it is, in whole sentences.
    pub(super) scoring: String,
    /// Heads the columns of the rows.
    pub(super) head: [String; 6],
    /// A criterion with its weights: name, weight of each side, nominal and effective weight, meaning.
    pub(super) rows: Vec<[String; 6]>,
    /// Which criteria have no weight, and what nominal and effective weights are.
    pub(super) notes: Vec<String>,
}

/// A criterion by its id, as programmes name it.
pub(super) fn by_id(note: &CriterionNote, _: &dyn Language) -> String {
    note.id.clone()
}

/// The criteria with their weights, each by the name that `name` gives it; `None` if none has any.
pub(super) fn criteria(
    proposal: &Proposal,
    language: &dyn Language,
    name: fn(&CriterionNote, &dyn Language) -> String,
) -> Option<Criteria> {
    let has_weight = |note: &&CriterionNote| note.seeker_weight + note.host_weight > 0.0;
    if !proposal.criteria.iter().any(|note| has_weight(&note)) {
        return None;
    }
    let is_measured = proposal.no_effective_weights.is_some()
        || proposal.criteria.iter().any(|note| note.effective_weight.is_some());
    let row = |note: &CriterionNote| {
        let mut meaning = language.meaning(&note.meaning);
        if note.known_pairs == 0 {
            meaning = format!("{meaning} ({})", language.unknown_for_every_pair());
        }
        if let Some(missingness) = &note.missingness {
            meaning = format!("{meaning} ({})", language.missingness(missingness));
        }
        let [left, right] =
            [note.seeker_weight, note.host_weight].map(|weight| shown_weight(weight, language));
        // A document of version 3.1 gives neither.
        let nominal = Some(note.nominal_weight).filter(|_| is_measured);
        let [nominal, effective] = [nominal, note.effective_weight]
            .map(|share| share.map_or("–".to_owned(), |share| language.share_of_weight(share)));
        [name(note, language), left, right, nominal, effective, meaning]
    };
    let mut notes = Vec::new();
    let without = proposal.criteria.iter().filter(|note| !has_weight(note));
    let shown = |note: &CriterionNote| {
        let name = name(note, language);
        if name == note.id { format!("`{name}`") } else { name }
    };
    let without: Vec<String> = without.map(shown).collect();
    if !without.is_empty() {
        notes.push(language.without_weight(&without));
    }
    if is_measured {
        notes.push(language.effective_weights(proposal.no_effective_weights));
    }
    let sides = proposal.dataset.shown_sides();
    Some(Criteria {
        scoring: language.scoring(proposal),
        head: language.weight_columns(&sides.left, &sides.right),
        rows: proposal.criteria.iter().filter(has_weight).map(row).collect(),
        notes,
    })
}

/// A weight with as many decimals as it has, up to three.
fn shown_weight(weight: f64, language: &dyn Language) -> String {
    if weight >= 1e6 || (weight > 0.0 && weight < 1e-3) {
        return format!("{weight:.1e}");
    }
    let is_whole = |decimals: &usize| {
        let scaled = weight * [1.0, 10.0, 100.0, 1000.0][*decimals];
        (scaled - scaled.round()).abs() < 1e-9
    };
    language.number(weight, (0..3).find(is_whole).unwrap_or(3))
}

/// The regions of each side without a partner by name; the left side first, by its id.
pub(super) fn unmatched_by_side(proposal: &Proposal) -> [(&str, Vec<&Unmatched>); 2] {
    let sides = &proposal.dataset.sides;
    [&*sides.left, &*sides.right].map(|side| {
        let of_side = proposal.unmatched.iter().filter(|unmatched| unmatched.side == side);
        let mut of_side: Vec<&Unmatched> = of_side.collect();
        of_side.sort_by_cached_key(|unmatched| place(&unmatched.region));
        (side, of_side)
    })
}

/// The regions without a partner, for each side that has any; whole sentences.
pub(super) fn without_partner(proposal: &Proposal, language: &dyn Language) -> Vec<String> {
    let of_side = |(side, without): (&str, Vec<&Unmatched>)| {
        let first = without.first()?;
        let shown = &without[..without.len().min(MOST_LISTED_REGIONS)];
        let common = without.iter().all(|unmatched| unmatched.because == first.because);
        let common = common.then_some(&first.because);
        let side = proposal.dataset.shown_side(side);
        Some(language.without_partner(side, shown, without.len() - shown.len(), common))
    };
    unmatched_by_side(proposal).into_iter().filter_map(of_side).collect()
}

/// What is known of the pairings on average, as a share of the weight; `None` without any.
pub(super) fn mean_known_weight(proposal: &Proposal) -> Option<f64> {
    let sum: f64 = proposal.pairings.iter().map(|pairing| pairing.known_weight).sum();
    let count = proposal.pairings.len();
    (count > 0).then(|| sum / count as f64)
}
