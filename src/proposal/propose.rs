//! The proposal: pairings with names, reasons and proof.

use ndarray::Axis;

use super::document::{DatasetInfo, ObjectiveReached, Proof, Proposal, SCHEMA, Unmatched};
use super::partners::best_partners;
use crate::assignment::{Col, Row};
use crate::infeasibility::{RuleNote, clash};
use crate::plan::Assessment;
use crate::plan::PlanningError;
use crate::plan::answer::{Best, Plan, TieRule};
use crate::plan::decide::{Decision, decide};
use crate::profile::Pool;
use crate::rules::{Objective, PairsWanted};

const TIE_RULE: &str = "among plans of equal total the one that comes first when the partners are \
                        listed in the order of the left regions' ids";

const SAME: &str = "among plans that are equally good, always the same one for the same question";

impl Assessment {
    /// The best pairings under the rules, with reasons and proof; or, where there are none, the
    /// clash of rules that prevents them.
    ///
    /// # Errors
    /// [`PlanningError::Problem`] and its like where the numbers do not make a question for the
    /// solvers, and [`PlanningError::Uncertified`] if the answer failed its check.
    ///
    /// # Complexity
    /// That of the solver: O(n² m) for the smaller side n and the larger m where only pairs are
    /// ruled out, that of [`flow`](fn@crate::assignment::min_cost_flow::solve) with capacities and quotas; rules on
    /// kinds of pairs may take time exponential in their number.
    pub fn propose(&self) -> Result<Proposal, PlanningError> {
        self.document(&decide(self, None)?)
    }

    pub(super) fn document(&self, decision: &Decision) -> Result<Proposal, PlanningError> {
        let mut proposal = self.empty();
        match decision {
            Decision::Plan { plan, by_rounds } => {
                proposal.certificate = self.proof(plan);
                proposal.objectives = self.reached(&plan.best);
                proposal.pairings =
                    plan.pairs.iter().map(|&(Row(row), Col(col))| self.pairing(row, col)).collect();
                proposal.total = self.programme().resolution().value(plan.total);
                proposal.unmatched = self.unmatched(&plan.pairs, false);
                if *by_rounds && plan.optimal {
                    let notice = "each round is proved the best by itself, given those before it; \
                                  the rounds together need not be";
                    proposal.notices.push(notice.to_owned());
                }
            }
            Decision::None { effects, round, .. } => {
                proposal.clash = clash(self, effects)?;
                proposal.unmatched = self.unmatched(&[], true);
                if let Some(round) = *round {
                    let name = &self.programme().rounds[round].name;
                    let before = if round > 0 { "; those before it have" } else { "" };
                    proposal.notices.push(format!("the round “{name}” has no plan{before}"));
                }
            }
            Decision::Unknown => {
                proposal.notices.push(
                    "no plan was found within the effort, nor a proof that there is none"
                        .to_owned(),
                );
                proposal.unmatched = self.unmatched(&[], true);
            }
        }
        Ok(proposal)
    }

    fn proof(&self, plan: &Plan) -> Proof {
        let resolution = self.programme().resolution();
        let sums = |best: &&Best| best.objective == Objective::Total;
        // What is not proved comes first: its gap must not be hidden behind that of the total.
        let open = plan.best.iter().find(|best| !best.proved);
        let sum = open.or(plan.best.iter().find(sums)).or(plan.best.last());
        let counts = sum.is_some_and(|best| {
            matches!(best.objective, Objective::Pairs | Objective::FewestChanges)
        });
        let gap = sum.and_then(|best| Some(best.bound? - best.value?));
        Proof {
            optimal: plan.optimal,
            gap: gap.map(|gap| if counts { gap as f64 } else { resolution.value(gap) }),
            primal: sum.and_then(|best| best.value),
            dual: sum.and_then(|best| best.bound),
            resolution: resolution.unit(),
            checks: plan.checks.clone(),
            tie_rule: match plan.tie_rule {
                TieRule::First => TIE_RULE.to_owned(),
                TieRule::Same => SAME.to_owned(),
            },
        }
    }

    fn reached(&self, best: &[Best]) -> Vec<ObjectiveReached> {
        let resolution = self.programme().resolution();
        let shown = |best: &Best, steps: Option<i64>| {
            let steps = steps?;
            let counts = matches!(best.objective, Objective::Pairs | Objective::FewestChanges);
            Some(if counts { steps as f64 } else { resolution.value(steps) })
        };
        best.iter()
            .map(|best| ObjectiveReached {
                objective: best.objective.clone(),
                value: shown(best, best.value),
                bound: shown(best, best.bound),
                proved: best.proved,
            })
            .collect()
    }

    fn empty(&self) -> Proposal {
        let silent = self.scores().silent().iter();
        let mut notices: Vec<String> = silent
            .map(|id| {
                format!("criterion `{id}` is unknown for every pair and counts for nothing here")
            })
            .collect();
        let flagged = self.screening().flagged().count();
        if flagged > 0 {
            notices.push(format!(
                "of {flagged} admitted regions it is unknown whether they meet all conditions; the \
                 screening says of which"
            ));
        }
        let rules = self.programme().rules.stated();
        Proposal {
            schema: SCHEMA.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            dataset: DatasetInfo {
                digest: self.dataset().digest(),
                sides: self.sides(),
                left: self.left().len(),
                right: self.right().len(),
            },
            programme: self.programme().clone(),
            rules: rules
                .into_iter()
                .map(|rule| RuleNote { rule, says: self.sentence(rule) })
                .collect(),
            pairings: Vec::new(),
            unmatched: Vec::new(),
            total: 0.0,
            objectives: Vec::new(),
            certificate: Proof {
                optimal: false,
                gap: None,
                primal: None,
                dual: None,
                resolution: self.programme().resolution().unit(),
                checks: Vec::new(),
                tie_rule: TIE_RULE.to_owned(),
            },
            clash: None,
            richness: self.scores().richness(self.left(), self.right()),
            notices,
        }
    }

    fn unmatched(&self, pairs: &[(Row, Col)], no_plan: bool) -> Vec<Unmatched> {
        let scores = self.scores().scores();
        let (rows, cols) = (self.left().len(), self.right().len());
        let admitted = |row, col| self.exclusion(row, col).is_none();
        let left = (0..rows).filter(|&i| pairs.iter().all(|(row, _)| row.0 != i)).map(|i| {
            let eligible = (0..cols).any(|j| admitted(i, j));
            (self.left(), self.right(), i, eligible, scores.index_axis(Axis(0), i))
        });
        let right = (0..cols).filter(|&j| pairs.iter().all(|(_, col)| col.0 != j)).map(|j| {
            let eligible = (0..rows).any(|i| admitted(i, j));
            (self.right(), self.left(), j, eligible, scores.index_axis(Axis(1), j))
        });
        let rules = &self.programme().rules;
        // Where nothing but pairs is ruled out, it can be said what keeps a region from a partner.
        let usual = rules.objectives.is_empty()
            && rules.number_of_pairs.is_none()
            && rules.capacities.is_empty()
            && rules.as_one.is_empty()
            && rules.exclusive.is_empty()
            && rules.quotas.is_empty()
            && rules.pair_quotas.is_empty()
            && self.programme().rounds.is_empty();
        let wanted = Some(rules.pairs).filter(|_| usual);
        left.chain(right)
            .map(|(own, other, place, eligible, line)| Unmatched {
                side: own.side().to_owned(),
                region: own.profiles()[place].region.label(),
                because: self
                    .absence(&own.profiles()[place].region.id)
                    .unwrap_or_else(|| because(own, other, eligible, wanted, no_plan)),
                best_partners: best_partners(&line, other, None),
            })
            .collect()
    }

    /// Why a region does not take part at all.
    fn absence(&self, id: &str) -> Option<String> {
        let row = self.left().get(id).map(|profile| profile.index);
        if row.is_some_and(|row| self.outside_rounds().contains(&row)) {
            return Some("it stands in no round of the programme".to_owned());
        }
        let rules = &self.programme().rules;
        let withdrawal = rules.withdrawn.iter().find(|withdrawal| withdrawal.region == id);
        let Some(withdrawal) = withdrawal else {
            return self.lacks(id).map(|missing| format!("conditions of the programme: {missing}"));
        };
        Some(if withdrawal.because.is_empty() {
            "it has withdrawn".to_owned()
        } else {
            format!("it has withdrawn: {}", withdrawal.because)
        })
    }
}

fn because(
    own: &Pool,
    other: &Pool,
    eligible: bool,
    wanted: Option<PairsWanted>,
    no_plan: bool,
) -> String {
    if !eligible {
        "the rules admit no partner".to_owned()
    } else if no_plan {
        "no plan satisfies the rules".to_owned()
    } else if wanted.is_none() {
        "the best plan under the rules has no partner for it".to_owned()
    } else if own.len() > other.len() && wanted != Some(PairsWanted::Free) {
        format!(
            "there are {} candidates for {} places, and no other choice has a greater total",
            own.len(),
            other.len()
        )
    } else if wanted == Some(PairsWanted::Free) {
        "no further pair would raise the total".to_owned()
    } else {
        "the admissible partners are taken, and no other choice has a greater total".to_owned()
    }
}
