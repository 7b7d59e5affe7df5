//! Proofs in English.

use std::fmt::Write as _;

use super::English;
use crate::assignment::model::TieRule;
use crate::certificate::Check;
use crate::proposal::{EquallyGood, ObjectiveReached, Pairing, Proof, Proposal, Uniqueness};
use crate::report::language::proof::{Ties, is_ranked, known_ties};
use crate::report::language::{Grammar, ProofSentences};
use crate::rules::Objective;

/// At most this many pairs that some best plans lack are named.
const MOST_NAMED: usize = 4;

impl ProofSentences for English {
    fn check(&self, check: Check) -> String {
        let clause = match check {
            Check::PrimalFeasible => "the plan is feasible",
            Check::DualFeasible => "the dual prices are feasible",
            Check::TightOnMatched => "the dual prices are tight on every pair made",
            Check::ZeroPriceOnUnmatched => "the dual price of every unpaired region is zero",
            Check::EqualValues => "plan and dual prices have the same value",
            Check::NeighboursListed => "every eligible partner of the deficient set is listed",
            Check::TooFewNeighbours => "the deficient set has more members than partners",
            Check::WorstPair => "no plan has a better worst pair",
            Check::EachLevel => "each objective is optimal, given those before it",
            Check::TooLittleRoom => "the quotas require more pairs than are possible",
            Check::PlansInOrder => "the plans are in order",
            Check::NothingLeftOut => "no better plan is left out",
            Check::EveryNode => "no case has a better plan",
            Check::Stable => "no two regions prefer each other to their partners",
        };
        clause.to_owned()
    }

    fn tie_rule(&self, rule: TieRule) -> String {
        let clause = match rule {
            TieRule::LowestColumnFirst => {
                "among plans of equal total, the first one if partners are listed in the order of \
                 the left regions' ids"
            }
            TieRule::AsFound => {
                "among plans that are equally good, always the same one for the same problem"
            }
        };
        clause.to_owned()
    }

    fn uniqueness(&self, uniqueness: Uniqueness) -> String {
        match uniqueness {
            Uniqueness::OnlyBest => "It is the only best plan.",
            Uniqueness::OneOfSeveral => "Other plans are as good as this one.",
            Uniqueness::NotExamined => "Whether other plans are as good was not examined.",
        }
        .to_owned()
    }

    fn best_plans(&self, best: &EquallyGood, pairings: &[Pairing]) -> String {
        let least = if best.is_complete { "" } else { "at least " };
        let mut text = format!("It is one of {least}{} equally good plans", self.count(best.count));
        let is_shared = |it: &&Pairing| best.all_have(&it.left.id, &it.right.id) == Some(true);
        let (shared, other): (Vec<&Pairing>, Vec<&Pairing>) = pairings.iter().partition(is_shared);
        if best.common.is_none() || pairings.is_empty() {
            return text + ".";
        }
        let pairs = self.count(pairings.len());
        match (shared.len(), other.len()) {
            (0, _) => text += "; no pair is in all of them.",
            (_, 0) => text += "; all of its pairs are in each of them.",
            (shared, _) => {
                let are = if shared == 1 { "is" } else { "are" };
                let _ = write!(
                    text,
                    "; {} of its {pairs} pairs {are} in all of them.",
                    self.count(shared)
                );
            }
        }
        if !shared.is_empty() && (1..=MOST_NAMED).contains(&other.len()) {
            let names = other.iter().map(|it| format!("{} – {}", it.left.name, it.right.name));
            let names: Vec<String> = names.collect();
            let _ = write!(text, " Not in all: {}.", names.join(", "));
        }
        text
    }

    fn objective(&self, objective: &Objective) -> String {
        match objective {
            Objective::Pairs => "number of pairs".to_owned(),
            Objective::Total => "total".to_owned(),
            Objective::Bottleneck => "worst pair".to_owned(),
            Objective::Leximin => "worst pairs one after another".to_owned(),
            Objective::SmallestSpread => "spread of the regions’ views".to_owned(),
            Objective::FewestChanges => "pairs kept from the earlier plan".to_owned(),
            Objective::Criterion(id) => format!("criterion {id}"),
        }
    }

    fn objective_reached(&self, reached: &ObjectiveReached) -> String {
        match (&reached.objective, reached.value) {
            (Objective::Pairs, Some(1.0)) => "1 pair".to_owned(),
            (Objective::Pairs, Some(count)) => format!("{} pairs", self.number(count, 0)),
            (Objective::FewestChanges, Some(1.0)) => "1 pair of the earlier plan kept".to_owned(),
            (Objective::FewestChanges, Some(count)) => {
                format!("{} pairs of the earlier plan kept", self.number(count, 0))
            }
            (Objective::Bottleneck, Some(worst)) => {
                format!("no pair below {}", self.number(worst, 3))
            }
            (Objective::SmallestSpread, Some(spread)) => {
                format!(
                    "the regions’ views of their partners at most {} apart",
                    self.number(spread, 3)
                )
            }
            (Objective::Leximin, _) => "the worst pairs optimal one after another".to_owned(),
            (objective, Some(value)) => {
                format!("{} {}", self.objective(objective), self.number(value, 3))
            }
            (objective, None) => format!("{}: there is no pair", self.objective(objective)),
        }
    }

    fn optimality(&self, proposal: &Proposal) -> String {
        let decimals = usize::from(proposal.programme.decimals.get());
        let total = self.number(proposal.total, decimals);
        let mut sentences = vec![match proposal.pairings.len() {
            0 => "The plan has no pair.".to_owned(),
            1 => format!("Total {total} points in 1 pairing."),
            pairs => format!("Total {total} points in {} pairings.", self.count(pairs)),
        }];
        let only_total =
            matches!(&proposal.objectives[..], [one] if one.objective == Objective::Total);
        // Rounds that are decided one by one have their own objectives.
        let by_rounds = proposal.objectives.is_empty();
        if !only_total && !by_rounds {
            let reached: Vec<String> =
                proposal.objectives.iter().map(|one| self.objective_reached(one)).collect();
            sentences.push(format!("Optimised one after another: {}.", reached.join("; ")));
        }
        sentences.push(if is_ranked(proposal) {
            self.ranked(&proposal.certificate)
        } else if !proposal.certificate.optimal {
            self.not_proved(proposal)
        } else if by_rounds {
            proved(
                &proposal.certificate,
                "each round is optimal, given those before it (each has its proof",
            )
        } else if only_total {
            proved(
                &proposal.certificate,
                "no other plan has a greater total (the dual prices give the same bound, gap 0",
            )
        } else {
            proved(
                &proposal.certificate,
                "no other plan is better by these objectives (each has its proof",
            )
        });
        sentences.join(" ")
    }

    fn ties(&self, proposal: &Proposal) -> Option<String> {
        Some(match known_ties(proposal)? {
            Ties::Counted(best) => self.best_plans(best, &proposal.pairings),
            Ties::OnlyBestByRounds => "No other plan is as good round by round.".to_owned(),
            Ties::Whole(uniqueness) => self.uniqueness(uniqueness),
        })
    }
}

fn proved(proof: &Proof, claim: &str) -> String {
    match proof.checks.len() {
        1 => format!("Proved: under these rules {claim}; 1 independent check passed)."),
        count => format!("Proved: under these rules {claim}; {count} independent checks passed)."),
    }
}

impl English {
    fn ranked(self, proof: &Proof) -> String {
        match proof.gap {
            Some(gap) if gap > 0.0 => format!(
                "Proved: under these rules the best plan has {} points more, and no plan between \
                 the two is left out of the ranking.",
                self.number(gap, 9)
            ),
            _ => "Proved: under these rules no plan is better; others are equally good.".to_owned(),
        }
    }

    fn not_proved(self, proposal: &Proposal) -> String {
        let open = proposal.objectives.iter().find(|reached| !reached.proved);
        let name = open.map_or(Objective::Total, |reached| reached.objective.clone());
        let name = self.objective(&name);
        match proposal.certificate.gap {
            Some(gap) => format!(
                "Not proved optimal, because the search stopped early: by “{name}”, another plan \
                 could be better by up to {gap}."
            ),
            None => format!(
                "Not proved optimal, because the search stopped early: by “{name}”, it is not \
                 known how much better another plan could be."
            ),
        }
    }
}
