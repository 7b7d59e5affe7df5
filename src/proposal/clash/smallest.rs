//! A smallest set of rules that clash.
//!
//! First rules are left out one by one, and stay out where the rest still clashes (the deletion
//! filter of J. W. Chinneck and E. W. Dravnieks, *Locating minimal infeasible constraint sets in
//! linear programs*, ORSA Journal on Computing 3, 1991): what remains clashes, and each of it is
//! needed for that. Then all smaller sets are tried while there are few enough of them.

use crate::proposal::answer::{Answer, Proof, certified, satisfiable};
use crate::proposal::assessed::Assessed;
use crate::proposal::effect::Effect;
use crate::proposal::error::ProposalError;
use crate::proposal::question::Question;

/// At most this many smaller sets are tried.
const TRIED: usize = 2_000;

/// Rules that clash, with what proves it.
pub(super) struct Found {
    pub(super) effects: Vec<Effect>,
    /// Whether no smaller set clashes.
    pub(super) smallest: bool,
    pub(super) question: Question,
    pub(super) proof: Proof,
}

/// `None` where it cannot be told whether the rules clash.
pub(super) fn smallest(
    assessed: &Assessed<'_>,
    effects: &[Effect],
) -> Result<Option<Found>, ProposalError> {
    let all: Vec<&Effect> = effects.iter().collect();
    let Some(mut core) = irreducible(assessed, &all)? else { return Ok(None) };
    let mut smallest = true;
    let mut tried = 0;
    'sizes: for size in 0..core.len() {
        let mut places: Vec<usize> = (0..size).collect();
        loop {
            tried += 1;
            if tried > TRIED {
                smallest = false;
                break 'sizes;
            }
            let some: Vec<&Effect> = places.iter().map(|&place| all[place]).collect();
            if clashing(assessed, &some)?.is_some() {
                core = some;
                break 'sizes;
            }
            if !next(&mut places, all.len()) {
                break;
            }
        }
    }
    let Some((question, proof)) = clashing(assessed, &core)? else { return Ok(None) };
    certified(&question, &proof)?;
    let effects = core.into_iter().cloned().collect();
    Ok(Some(Found { effects, smallest, question, proof }))
}

/// Some of these rules that clash, each of which is needed for that; `None` where they do not
/// clash, or it cannot be told.
pub(super) fn irreducible<'e>(
    assessed: &Assessed<'_>,
    effects: &[&'e Effect],
) -> Result<Option<Vec<&'e Effect>>, ProposalError> {
    if clashing(assessed, effects)?.is_none() {
        return Ok(None);
    }
    let mut core = effects.to_vec();
    // A rule that was needed may become dispensable once another has gone: until nothing changes.
    loop {
        let before = core.len();
        for place in (0..before).rev() {
            let mut without = core.clone();
            without.remove(place);
            if clashing(assessed, &without)?.is_some() {
                core = without;
            }
        }
        if core.len() == before {
            return Ok(Some(core));
        }
    }
}

fn clashing(
    assessed: &Assessed<'_>,
    effects: &[&Effect],
) -> Result<Option<(Question, Proof)>, ProposalError> {
    let (question, answer) = satisfiable(assessed, effects.iter().copied())?;
    Ok(match answer {
        Answer::None(proof) => Some((question, proof)),
        Answer::Plan(_) | Answer::Unknown => None,
    })
}

/// The next choice of so many places out of `of`, in lexicographic order.
fn next(places: &mut [usize], of: usize) -> bool {
    let size = places.len();
    for at in (0..size).rev() {
        if places[at] + size - at < of {
            places[at] += 1;
            for later in at + 1..size {
                places[later] = places[later - 1] + 1;
            }
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn every_choice_comes_once() {
        let mut places = vec![0, 1, 2];
        let mut count = 1;
        while next(&mut places, 6) {
            count += 1;
            assert!(places.windows(2).all(|two| two[0] < two[1]));
        }
        assert_eq!((count, places), (20, vec![3, 4, 5]));
        assert!(!next(&mut [], 6));
    }
}
