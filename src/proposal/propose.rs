//! The proposal: pairings with names, reasons and proof.

use super::criterion_note::CriterionNote;
use super::document::{DatasetInfo, ObjectiveReached, Proof, Proposal, Uniqueness, Unmatched};
use super::notice::{Notice, UnmatchedReason};
use super::partners::BestPartners;
use super::schema::SCHEMA;
use crate::assignment::model::TieRule;
use crate::assignment::{Col, Row};
use crate::criteria::compares_domains;
use crate::infeasibility::clash;
use crate::parallel;
use crate::plan::Assessment;
use crate::plan::PlanningError;
use crate::plan::answer::{Best, Plan};
use crate::plan::decide::{Decision, decide};
use crate::profile::Pool;
use crate::rules::{Objective, PairsWanted};
use crate::taxonomy::Measure;

impl Assessment {
    /// Returns the best pairings under the rules, with reasons and proof; or, if there is no plan,
    /// the clash of rules that prevents one.
    ///
    /// # Errors
    /// [`PlanningError::Problem`] and others if the scores do not form a valid problem,
    /// and [`PlanningError::Uncertified`] if the answer failed its check.
    ///
    /// # Complexity
    /// That of the solver: O(n² m) for the smaller side n and the larger m if only pairs are ruled
    /// out, that of [`flow`](fn@crate::assignment::min_cost_flow::solve) with capacities and
    /// quotas; rules on kinds of pairs may take time exponential in their number.
    pub fn propose(&self) -> Result<Proposal, PlanningError> {
        let decision = decide(self, None)?;
        let mut proposal = self.document(&decision)?;
        if let Decision::Plan { plan, by_rounds } = &decision
            && plan.optimal
        {
            proposal.certificate.best_plans = self.equally_good(plan, *by_rounds)?;
        }
        Ok(proposal)
    }

    pub(crate) fn document(&self, decision: &Decision) -> Result<Proposal, PlanningError> {
        let best = || BestPartners::new(self.scores().scores());
        let (mut proposal, partners) = parallel::both(|| self.empty(), best);
        match decision {
            Decision::Plan { plan, by_rounds } => {
                proposal.certificate = self.proof(plan);
                proposal.objectives = self.reached(&plan.best);
                let pairing = |place: usize| {
                    let (Row(row), Col(col)) = plan.pairs[place];
                    let of_left = partners.of_row(row, self.right(), Some(col));
                    let of_right = partners.of_column(col, self.left(), Some(row));
                    self.pairing(row, col, [of_left, of_right])
                };
                proposal.pairings = parallel::map(plan.pairs.len(), pairing);
                proposal.total = self.programme().resolution().value(plan.total);
                proposal.unmatched = self.unmatched(&plan.pairs, &partners, false);
                proposal.notices.extend(self.unknown_values(&plan.pairs));
                let pairs = proposal.pairings.len();
                let count = proposal.pairings.iter().filter(|pair| pair.score == 0.0).count();
                if count > 0 {
                    proposal.notices.push(Notice::ZeroScores { count, pairs });
                }
                if *by_rounds && plan.optimal {
                    proposal.notices.push(Notice::RoundsOneByOne);
                }
            }
            Decision::None { effects, round, .. } => {
                proposal.clash = clash(self, effects)?;
                proposal.unmatched = self.unmatched(&[], &partners, true);
                if let Some(round) = *round {
                    proposal.notices.push(Notice::RoundWithoutPlan {
                        round: self.programme().rounds[round].name.clone(),
                        has_earlier_rounds: round > 0,
                    });
                }
            }
            Decision::Unknown => {
                proposal.notices.push(Notice::Undecided);
                proposal.unmatched = self.unmatched(&[], &partners, true);
            }
        }
        Ok(proposal)
    }

    fn proof(&self, plan: &Plan) -> Proof {
        let sums = |best: &&Best| best.objective == Objective::Total;
        // What is not proved comes first: its gap must not be hidden behind that of the total.
        let open = plan.best.iter().find(|best| !best.proved);
        let sum = open.or(plan.best.iter().find(sums)).or(plan.best.last());
        let gap = sum.and_then(|best| Some(self.shown(best, (best.bound? - best.value?).abs())));
        Proof {
            optimal: plan.optimal,
            gap,
            primal: sum.and_then(|best| best.value),
            dual: sum.and_then(|best| best.bound),
            resolution: self.programme().resolution().unit(),
            checks: plan.checks.clone(),
            tie_rule: plan.tie_rule,
            uniqueness: match plan.is_only_best {
                Some(true) => Uniqueness::OnlyBest,
                Some(false) => Uniqueness::OneOfSeveral,
                None => Uniqueness::NotExamined,
            },
            best_plans: None,
        }
    }

    /// What an objective reaches, as people read it: a number of pairs, or points.
    fn shown(&self, best: &Best, steps: i64) -> f64 {
        match best.objective {
            Objective::Pairs | Objective::FewestChanges => steps as f64,
            _ => self.programme().resolution().value(steps),
        }
    }

    fn reached(&self, best: &[Best]) -> Vec<ObjectiveReached> {
        best.iter()
            .map(|best| ObjectiveReached {
                objective: best.objective.clone(),
                value: best.value.map(|value| self.shown(best, value)),
                bound: best.bound.map(|bound| self.shown(best, bound)),
                proved: best.proved,
            })
            .collect()
    }

    fn empty(&self) -> Proposal {
        let silent = self.scores().silent().iter();
        let mut notices: Vec<Notice> =
            silent.map(|id| Notice::SilentCriterion { criterion: id.clone() }).collect();
        if self.lacks_related_domains() {
            notices.push(Notice::NoRelatedDomains);
        }
        let flagged = self.screening().flagged().count();
        if flagged > 0 {
            notices.push(Notice::FlaggedRegions { count: flagged });
        }
        notices.extend(self.not_coded());
        notices.extend(self.parts_of_others());
        let criteria = self.criterion_notes();
        notices.extend(criteria.iter().filter_map(CriterionNote::notice));
        let rules = self.programme().rules.stated();
        Proposal {
            schema: SCHEMA.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            dataset: DatasetInfo {
                digest: self.dataset().digest().to_owned(),
                coders: self.dataset().coders(),
                sides: self.sides(),
                side_labels: Some(self.side_labels()),
                left: self.left().len(),
                right: self.right().len(),
            },
            programme: self.programme().clone(),
            criteria,
            no_effective_weights: self.scores().effective_weights().as_ref().err().copied(),
            rules: rules.into_iter().filter_map(|rule| self.rule_note(rule)).collect(),
            pairings: Vec::new(),
            unmatched: Vec::new(),
            total: 0.0,
            objectives: Vec::new(),
            certificate: self.proof(&Plan::new(self, Vec::new(), TieRule::LowestColumnFirst)),
            clash: None,
            richness: self.scores().richness(self.left(), self.right()),
            notices,
        }
    }

    /// Whether a criterion measures similarity by related domains, and the dataset states none.
    fn lacks_related_domains(&self) -> bool {
        let programme = self.programme();
        programme.similarity == Measure::Related
            && programme.criteria.iter().any(|choice| !choice.own && compares_domains(&choice.id))
            && self.dataset().taxonomy().related().next().is_none()
    }

    fn unmatched(
        &self,
        pairs: &[(Row, Col)],
        partners: &BestPartners,
        no_plan: bool,
    ) -> Vec<Unmatched> {
        let (rows, cols) = (self.left().len(), self.right().len());
        let admitted = |row, col| self.exclusion(row, col).is_none();
        let (mut is_left, mut is_right) = (vec![true; rows], vec![true; cols]);
        for (row, col) in pairs {
            (is_left[row.0], is_right[col.0]) = (false, false);
        }
        let left = (0..rows).filter(|&i| is_left[i]).map(|i| {
            let eligible = (0..cols).any(|j| admitted(i, j));
            let best = partners.of_row(i, self.right(), None);
            (self.left(), self.right(), i, eligible, best)
        });
        let right = (0..cols).filter(|&j| is_right[j]).map(|j| {
            let eligible = (0..rows).any(|i| admitted(i, j));
            let best = partners.of_column(j, self.left(), None);
            (self.right(), self.left(), j, eligible, best)
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
            .map(|(own, other, place, eligible, best_partners)| Unmatched {
                side: own.side().to_owned(),
                region: own.profiles()[place].region.label(),
                because: self
                    .absence(&own.profiles()[place].region.id)
                    .unwrap_or_else(|| because(own, other, eligible, wanted, no_plan)),
                best_partners,
            })
            .collect()
    }

    /// Why a region does not take part at all.
    fn absence(&self, id: &str) -> Option<UnmatchedReason> {
        let row = self.left().get(id).map(|profile| profile.index);
        if row.is_some_and(|row| self.outside_rounds().contains(&row)) {
            return Some(UnmatchedReason::NoRound);
        }
        let withdrawn = &self.programme().rules.withdrawn;
        if let Some(withdrawal) = withdrawn.iter().find(|withdrawal| withdrawal.region == id) {
            return Some(UnmatchedReason::Withdrawn { because: withdrawal.because.clone() });
        }
        let screened = self.screening().of(id).filter(|screened| !screened.admitted)?;
        Some(UnmatchedReason::NotAdmitted { missing: screened.missing.clone() })
    }
}

fn because(
    own: &Pool,
    other: &Pool,
    eligible: bool,
    wanted: Option<PairsWanted>,
    no_plan: bool,
) -> UnmatchedReason {
    match wanted {
        _ if !eligible => UnmatchedReason::NoEligiblePartner,
        _ if no_plan => UnmatchedReason::NoPlan,
        None => UnmatchedReason::NotInBestPlan,
        Some(PairsWanted::Free) => UnmatchedReason::NoGain,
        Some(_) if own.len() > other.len() => {
            UnmatchedReason::TooFewPlaces { candidates: own.len(), places: other.len() }
        }
        Some(_) => UnmatchedReason::PartnersTaken,
    }
}
