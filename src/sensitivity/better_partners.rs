//! Better partners of the regions of a pair, and why the plan does not give them to these.

use serde::{Deserialize, Serialize};

use super::chain::{PartnerChange, chain};
use crate::assignment::{Col, Member, Row};
use crate::plan::answer::total;
use crate::plan::decide::{Decision, decide};
use crate::plan::{Assessment, PlanningError};
use crate::profile::RegionLabel;
use crate::rules::Exclusion;

/// At most this many better partners are named for each region of a pair.
const MOST_PARTNERS: usize = 3;

/// A partner that would suit a region better than the one of a pair, and why the plan does not have it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BetterPartner {
    /// The region of the pair.
    pub region: RegionLabel,
    /// The partner that would suit it better.
    pub partner: RegionLabel,
    /// Score of these two, in [0, 1].
    pub score: f64,
    /// Score of these two minus that of the pair; above 0.
    pub gain: f64,
    /// Regions that have this partner in the plan; none if it is free.
    pub taken_by: Vec<RegionLabel>,
    /// What becomes of the plan if these two are paired.
    pub instead: Instead,
}

/// What becomes of a plan if two other regions are paired.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Instead {
    /// A rule excludes the pair.
    Excluded {
        /// The first reason that is found.
        exclusion: Exclusion,
    },
    /// There is no plan with the pair.
    NoPlan,
    /// Neither a plan with the pair nor a proof that there is none was found within the effort.
    Undecided,
    /// The best plan with the pair.
    Plan {
        /// Total of the plan minus that of the best plan with the pair, in points; below 0 only if other
        /// objectives come before the total, or rounds are decided one by one.
        loss: f64,
        /// Number of pairs of the plan minus that of the best plan with the pair.
        fewer_pairs: i64,
        /// Which regions of the same side change partners: the region itself, then the one that loses the partner
        /// to it, and so on.
        chain: Vec<PartnerChange>,
    },
}

impl Assessment {
    /// Lists the partners that would suit the left or the right region of a pair better, up to three each, the
    /// best first. For each it says who has that partner, and which chain of changes would follow if the two
    /// were paired: why the plan does not pair them. The regions are given by id or name, in any order.
    ///
    /// Returns none if the programme has no plan.
    ///
    /// # Errors
    /// As [`explain`](Self::explain) and [`propose`](Self::propose).
    ///
    /// # Complexity
    /// One plan for each partner that is listed.
    ///
    /// # When not to trust it
    /// The chain is that of *one* best plan with the pair; others may be as good and change other regions. Its
    /// loss is the same for all of them.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme, sensitivity::Instead};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let better = assessed.better_partners("salta", "podravje")?;
    /// // Extremadura would suit Salta better, but then the plan would lose.
    /// assert_eq!((&*better[0].region.id, &*better[0].partner.id), ("salta", "extremadura"));
    /// let Instead::Plan { loss, chain, .. } = &better[0].instead else { panic!("no plan") };
    /// assert!(*loss > 0.0);
    /// // What the regions of the chain gain and lose adds up to the loss.
    /// let change: f64 = chain.iter().map(|it| it.change).sum();
    /// assert!((change + loss).abs() < 1e-9);
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn better_partners(
        &self,
        left: &str,
        right: &str,
    ) -> Result<Vec<BetterPartner>, PlanningError> {
        let (row, col) = self.places_of(left, right)?;
        let Some(plan) = decide(self, None)?.plan() else { return Ok(Vec::new()) };
        let of_left = self.better(Member::Row(Row(row)), Member::Col(Col(col)));
        let of_right = self.better(Member::Col(Col(col)), Member::Row(Row(row)));
        let all = of_left.into_iter().chain(of_right);
        all.map(|candidate| self.better_partner(&plan.pairs, candidate)).collect()
    }

    /// The best candidates for a region with a score above that of its partner.
    fn better(&self, region: Member, partner: Member) -> Vec<Candidate> {
        let of = self.score_of(region, partner).unwrap_or_default();
        let count = match partner {
            Member::Row(_) => self.left().len(),
            Member::Col(_) => self.right().len(),
        };
        let other = |place| match partner {
            Member::Row(_) => Member::Row(Row(place)),
            Member::Col(_) => Member::Col(Col(place)),
        };
        let scored = (0..count).filter_map(|place| {
            let partner = other(place);
            let score = self.score_of(region, partner)?;
            (score > of).then_some(Candidate { region, partner, score, gain: score - of })
        });
        let mut candidates: Vec<Candidate> = scored.collect();
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
        candidates.truncate(MOST_PARTNERS);
        candidates
    }

    fn score_of(&self, a: Member, b: Member) -> Option<f64> {
        let (Row(row), Col(col)) = cell(a, b)?;
        self.score(row, col)
    }

    fn better_partner(
        &self,
        plan: &[(Row, Col)],
        candidate: Candidate,
    ) -> Result<BetterPartner, PlanningError> {
        let Candidate { region, partner, score, gain } = candidate;
        let label = |member| self.profile(member).region.label();
        let takers = plan.iter().filter_map(|&(row, col)| match partner {
            Member::Row(own) => (own == row).then_some(Member::Col(col)),
            Member::Col(own) => (own == col).then_some(Member::Row(row)),
        });
        Ok(BetterPartner {
            region: label(region),
            partner: label(partner),
            score,
            gain,
            taken_by: takers.map(label).collect(),
            instead: match cell(region, partner) {
                Some(pair) => self.instead(plan, pair, region)?,
                None => Instead::NoPlan,
            },
        })
    }

    /// What becomes of a plan if two regions are paired; the chain begins at `start`.
    fn instead(
        &self,
        plan: &[(Row, Col)],
        (Row(row), Col(col)): (Row, Col),
        start: Member,
    ) -> Result<Instead, PlanningError> {
        if let Some(exclusion) = self.exclusion(row, col) {
            return Ok(Instead::Excluded { exclusion });
        }
        let mut rules = self.programme().rules.clone();
        rules.required.push(self.region_pair((Row(row), Col(col))));
        let with_pair = match decide(&self.with_rules(rules)?, None)? {
            Decision::Plan { plan, .. } => plan,
            Decision::None { .. } => return Ok(Instead::NoPlan),
            Decision::Unknown => return Ok(Instead::Undecided),
        };
        let total = |pairs: &[(Row, Col)]| total(self, pairs);
        let count = |pairs: &[(Row, Col)]| i64::try_from(pairs.len()).unwrap_or(i64::MAX);
        let lost = total(plan) - total(&with_pair.pairs);
        Ok(Instead::Plan {
            loss: self.programme().resolution().value(lost),
            fewer_pairs: count(plan) - count(&with_pair.pairs),
            chain: chain(self, [plan, &with_pair.pairs], start),
        })
    }
}

/// Two regions whose score exceeds that of a pair.
#[derive(Clone, Copy)]
struct Candidate {
    region: Member,
    partner: Member,
    score: f64,
    gain: f64,
}

/// The cell of two members; none if they are of one side.
fn cell(a: Member, b: Member) -> Option<(Row, Col)> {
    match (a, b) {
        (Member::Row(row), Member::Col(col)) | (Member::Col(col), Member::Row(row)) => {
            Some((row, col))
        }
        _ => None,
    }
}
