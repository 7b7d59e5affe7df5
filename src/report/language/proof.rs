//! What is proved about a plan.

use super::Grammar;
use crate::assignment::model::TieRule;
use crate::certificate::Check;
use crate::proposal::{EquallyGood, Notice, ObjectiveReached, Pairing, Proposal, Uniqueness};
use crate::rules::Objective;

/// Sentences about the proof of a proposal.
pub trait ProofSentences: Grammar {
    /// Says what a check has confirmed.
    fn check(&self, check: Check) -> String;

    /// Says which of several equally good plans was chosen.
    fn tie_rule(&self, rule: TieRule) -> String;

    /// Says whether other plans are as good; a whole sentence.
    fn uniqueness(&self, uniqueness: Uniqueness) -> String;

    /// Says how many plans are as good as the proposal, and which of its pairs they share; whole sentences.
    fn best_plans(&self, best: &EquallyGood, pairings: &[Pairing]) -> String;

    /// Names an objective.
    fn objective(&self, objective: &Objective) -> String;

    /// Says what an objective reached.
    fn objective_reached(&self, reached: &ObjectiveReached) -> String;

    /// Says the total, the objectives and what is proved about them; whole sentences.
    fn optimality(&self, proposal: &Proposal) -> String;

    /// Says whether other plans are as good; nothing where the plan is not proved to be the best. Whole sentences.
    fn ties(&self, proposal: &Proposal) -> Option<String>;

    /// Says all of it.
    fn proof(&self, proposal: &Proposal) -> String {
        let sentences = [Some(self.optimality(proposal)), self.ties(proposal)];
        sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// What is known about other plans that are as good.
pub(super) enum Ties<'a> {
    /// There are several best plans, counted.
    Counted(&'a EquallyGood),
    /// No plan is as good, where rounds are decided one by one.
    OnlyBestByRounds,
    /// The rest, for the plan as a whole.
    Whole(Uniqueness),
}

/// What is known about other plans that are as good; nothing where the plan is not proved to be the best.
pub(super) fn known_ties(proposal: &Proposal) -> Option<Ties<'_>> {
    let proof = &proposal.certificate;
    if !proof.optimal || is_ranked(proposal) {
        return None;
    }
    // Rounds that are decided one by one have their own objectives.
    let by_rounds = proposal.objectives.is_empty();
    let several = proof.best_plans.as_ref().filter(|best| best.count > 1);
    Some(match (several, proof.uniqueness) {
        (Some(best), _) => Ties::Counted(best),
        (None, Uniqueness::OnlyBest) if by_rounds => Ties::OnlyBestByRounds,
        (None, uniqueness) => Ties::Whole(uniqueness),
    })
}

/// Whether the plan is one of a ranking, not the best.
pub(super) fn is_ranked(proposal: &Proposal) -> bool {
    proposal.notices.iter().any(|notice| matches!(notice, Notice::RankedPlan { .. }))
}
