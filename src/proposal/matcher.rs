//! Joins a dataset and a programme into scores and a problem, and gives the names back.

use ndarray::{Array2, Axis};

use super::conflict::Conflict;
use super::document::{DatasetInfo, Pairing, Proof, Proposal, RegionNote, SCHEMA, Unmatched};
use super::error::ProposalError;
use super::explain::{criteria, needs_met, region_note, shared_domains};
use super::partners::best_partners;
use super::suggest::suggest;
use crate::assignment::{Col, Hall, Outcome, Pairs, Problem, Row, solve};
use crate::certificate;
use crate::criteria::{Context, Criterion, Pair, build};
use crate::profile::{Dataset, Pool, Sides};
use crate::programme::Programme;
use crate::rules::{Exclusion, PairsWanted};
use crate::score::{Normalisation, ScoreSet, Weighted, Weights};
use crate::taxonomy::{DomainSimilarity, Occurrence, Taxonomy};
use crate::word::nearest;

/// Proposes pairings between the two sides of a dataset.
///
/// ```
/// use regiopair::{profile::Dataset, programme::Programme, proposal::Matcher};
///
/// # #[cfg(feature = "data")] {
/// let dataset = Dataset::iuc_lac();
/// let proposal = Matcher::new(&dataset, Programme::default()).assess()?.propose()?;
/// assert_eq!(proposal.pairings.len(), 20);
/// assert!(proposal.certificate.optimal);
/// # }
/// # Ok::<(), regiopair::proposal::ProposalError>(())
/// ```
pub struct Matcher<'a> {
    dataset: &'a Dataset,
    programme: Programme,
    own: Vec<Weighted<'a>>,
}

impl<'a> Matcher<'a> {
    /// A matcher for a dataset under a programme.
    pub fn new(dataset: &'a Dataset, programme: Programme) -> Self {
        Self { dataset, programme, own: Vec::new() }
    }

    /// Adds a criterion of one's own, beside those of the programme.
    #[must_use]
    pub fn criterion(mut self, criterion: impl Criterion + 'a, weights: Weights) -> Self {
        self.own.push(Weighted {
            criterion: Box::new(criterion),
            weights,
            normalisation: Normalisation::None,
        });
        self
    }

    /// Scores every pair.
    ///
    /// # Errors
    /// [`ProposalError`] where the programme does not fit the dataset or no scores can be made.
    ///
    /// # Complexity
    /// See [`ScoreSet::compute`].
    pub fn assess(self) -> Result<Assessed<'a>, ProposalError> {
        let sides = sides(self.dataset, &self.programme)?;
        let horizon = self.programme.horizon;
        let left = Pool::new(self.dataset, sides.0, horizon);
        let right = Pool::new(self.dataset, sides.1, horizon);
        let taxonomy = self.dataset.taxonomy();
        let occurrence = occurrence(taxonomy, [&left, &right])?;
        let similarity = taxonomy.similarity(self.programme.similarity, &occurrence)?;
        // Ties are stated left to right in the dataset's order; a programme may turn the sides.
        let turned = sides.0 != self.dataset.sides().left;
        let mut ties = self.dataset.ties().to_vec();
        if turned {
            for tie in &mut ties {
                std::mem::swap(&mut tie.left, &mut tie.right);
            }
        }
        let context = Context { left: &left, right: &right, similarity: &similarity, ties: &ties };
        let mut weighted = Vec::new();
        for choice in &self.programme.criteria {
            weighted.push(Weighted {
                criterion: build(&choice.id, choice.formula.as_deref(), &context)?,
                weights: choice.weights,
                normalisation: choice.normalisation,
            });
        }
        weighted.extend(self.own);
        let scores = ScoreSet::compute(
            &left,
            &right,
            weighted,
            self.programme.settings(),
            self.programme.silent_criteria,
        )?;
        let assessed = Assessed {
            dataset: self.dataset,
            programme: self.programme,
            left,
            right,
            similarity,
            scores,
        };
        assessed.check_rules()?;
        Ok(assessed)
    }
}

fn sides<'a>(
    dataset: &'a Dataset,
    programme: &Programme,
) -> Result<(&'a str, &'a str), ProposalError> {
    let own = dataset.sides();
    let Some(wanted) = &programme.sides else { return Ok((&own.left, &own.right)) };
    let known = |value: &str| {
        [&own.left, &own.right].into_iter().find(|side| *side == value).ok_or_else(|| {
            ProposalError::UnknownSide {
                value: value.to_owned(),
                left: own.left.clone(),
                right: own.right.clone(),
                nearest: nearest(value, [own.left.as_str(), &own.right]).map(str::to_owned),
            }
        })
    };
    let (left, right) = (known(&wanted.left)?, known(&wanted.right)?);
    if left == right {
        return Err(ProposalError::SameSide { value: left.clone() });
    }
    Ok((left, right))
}

fn occurrence(taxonomy: &Taxonomy, pools: [&Pool<'_>; 2]) -> Result<Occurrence, ProposalError> {
    let profiles = || pools.iter().flat_map(|pool| pool.profiles());
    let mut weights = Array2::zeros((profiles().count(), taxonomy.len()));
    for (mut row, profile) in weights.outer_iter_mut().zip(profiles()) {
        for stated in &profile.strengths {
            row[stated.domain.index()] = stated.weight;
        }
    }
    Ok(Occurrence::new(weights)?)
}

/// All pairs of a dataset scored under a programme: ready to propose and to explain.
pub struct Assessed<'a> {
    dataset: &'a Dataset,
    programme: Programme,
    left: Pool<'a>,
    right: Pool<'a>,
    similarity: DomainSimilarity,
    scores: ScoreSet<'a>,
}

impl<'a> Assessed<'a> {
    /// The programme.
    pub fn programme(&self) -> &Programme {
        &self.programme
    }

    /// The candidates of the left side: the rows of all matrices.
    pub fn left(&self) -> &Pool<'a> {
        &self.left
    }

    /// The candidates of the right side: the columns of all matrices.
    pub fn right(&self) -> &Pool<'a> {
        &self.right
    }

    /// The dataset.
    pub fn dataset(&self) -> &'a Dataset {
        self.dataset
    }

    /// The scores and layers.
    pub fn scores(&self) -> &ScoreSet<'a> {
        &self.scores
    }

    /// Every forbidden pair must name candidates, or the rule would silently do nothing.
    fn check_rules(&self) -> Result<(), ProposalError> {
        for pair in &self.programme.rules.forbidden {
            Self::place(&self.left, &pair.left)?;
            Self::place(&self.right, &pair.right)?;
        }
        Ok(())
    }

    fn place(pool: &Pool<'_>, id: &str) -> Result<usize, ProposalError> {
        pool.get(id).map(|profile| profile.index).ok_or_else(|| ProposalError::UnknownRegion {
            value: id.to_owned(),
            side: pool.side().to_owned(),
            nearest: nearest(id, pool.profiles().iter().map(|p| p.region.id.as_str()))
                .map(str::to_owned),
        })
    }

    /// Why a pair may not be made under the rules; `None` where it may.
    pub fn exclusion(&self, row: usize, column: usize) -> Option<Exclusion> {
        self.programme.rules.exclusion(
            &self.left.profiles()[row].region.id,
            &self.right.profiles()[column].region.id,
            self.scores.scores()[[row, column]].get(),
        )
    }

    /// The pairing problem as the solvers see it: numbers only, forbidden cells left empty.
    ///
    /// # Errors
    /// [`ProposalError::Problem`] where the numbers do not make a problem.
    pub fn problem(&self) -> Result<Problem, ProposalError> {
        let resolution = self.programme.decimals;
        let scores = self.scores.scores();
        let cells = Array2::from_shape_fn(scores.dim(), |(i, j)| {
            let admitted = self.exclusion(i, j).is_none();
            scores[[i, j]].get().filter(|_| admitted).map(|score| resolution.quantise(score))
        });
        let rules = &self.programme.rules;
        let pairs = match rules.pairs {
            PairsWanted::Complete => Pairs::Complete,
            PairsWanted::Largest => Pairs::Largest,
            PairsWanted::Free => {
                Pairs::Free { reservation: resolution.quantise(rules.reservation) }
            }
        };
        Ok(Problem::dense(cells.view(), pairs)?)
    }

    /// The best pairings under the rules, with reasons and proof; or, where there are none, the
    /// conflict that prevents them.
    ///
    /// # Errors
    /// [`ProposalError::Problem`] where the numbers do not make a problem, and
    /// [`ProposalError::Uncertified`] if the answer failed its check.
    ///
    /// # Complexity
    /// That of the solver, O(n² m) for the smaller side n and the larger m.
    pub fn propose(&self) -> Result<Proposal, ProposalError> {
        let problem = self.problem()?;
        let outcome = solve(&problem);
        let certificate = certificate::check(&problem, &outcome)
            .map_err(|flaw| ProposalError::Uncertified { flaw: flaw.to_string() })?;
        let resolution = self.programme.decimals;
        let mut proof = Proof {
            optimal: false,
            gap: None,
            primal: None,
            dual: None,
            resolution: resolution.step(),
            checks: certificate.passed.iter().map(ToString::to_string).collect(),
            tie_rule: TIE_RULE.to_owned(),
        };
        let mut proposal = self.empty(proof.clone());
        match outcome {
            Outcome::Optimal(optimum) => {
                let partners: Vec<Option<usize>> =
                    optimum.columns.iter().map(|column| column.map(|Col(j)| j)).collect();
                proof.optimal = true;
                proof.primal = i64::try_from(certificate.primal.score).ok();
                proof.dual = i64::try_from(certificate.dual.score).ok();
                proof.gap =
                    i64::try_from(certificate.gap().score).ok().map(|gap| resolution.score(gap));
                proposal.pairings = partners
                    .iter()
                    .enumerate()
                    .filter_map(|(i, partner)| partner.map(|j| self.pairing(i, j)))
                    .collect();
                proposal.total = resolution.score(optimum.total);
                proposal.unmatched = self.unmatched(&problem, &partners);
            }
            Outcome::Infeasible(hall) => {
                proposal.conflict = Some(self.conflict(&hall));
                proposal.unmatched = self.unmatched(&problem, &vec![None; self.left.len()]);
            }
        }
        proposal.certificate = proof;
        Ok(proposal)
    }

    /// All there is to say about one pair, whether it is proposed or not.
    ///
    /// # Errors
    /// [`ProposalError::UnknownRegion`] with the nearest known id.
    pub fn explain(&self, left: &str, right: &str) -> Result<Pairing, ProposalError> {
        let row = Self::place(&self.left, left)?;
        let column = Self::place(&self.right, right)?;
        Ok(self.pairing(row, column))
    }

    fn conflict(&self, hall: &Hall) -> Conflict {
        let left = |rows: &[Row]| -> Vec<RegionNote> {
            rows.iter().map(|&Row(i)| region_note(self.left.profiles()[i].region)).collect()
        };
        let right = |columns: &[Col]| -> Vec<RegionNote> {
            columns.iter().map(|&Col(j)| region_note(self.right.profiles()[j].region)).collect()
        };
        match hall {
            Hall::Rows { members, neighbours } => {
                Conflict::new(self.left.side(), left(members), right(neighbours))
            }
            Hall::Columns { members, neighbours } => {
                Conflict::new(self.right.side(), right(members), left(neighbours))
            }
        }
    }

    fn empty(&self, certificate: Proof) -> Proposal {
        let notices = self
            .scores
            .silent()
            .iter()
            .map(|id| {
                format!("criterion `{id}` is unknown for every pair and counts for nothing here")
            })
            .collect();
        Proposal {
            schema: SCHEMA.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            dataset: DatasetInfo {
                digest: self.dataset.digest(),
                sides: Sides {
                    left: self.left.side().to_owned(),
                    right: self.right.side().to_owned(),
                },
                left: self.left.len(),
                right: self.right.len(),
            },
            programme: self.programme.clone(),
            pairings: Vec::new(),
            unmatched: Vec::new(),
            total: 0.0,
            certificate,
            conflict: None,
            richness: self.scores.richness(&self.left, &self.right),
            notices,
        }
    }

    fn pairing(&self, row: usize, column: usize) -> Pairing {
        let (left, right) = (&self.left.profiles()[row], &self.right.profiles()[column]);
        let pair = Pair { left, right };
        let taxonomy = self.dataset.taxonomy();
        let score = self.scores.explain(row, column);
        let criteria = criteria(&self.scores, &pair, score.as_ref());
        let scores = self.scores.scores();
        let (low, high) = score.as_ref().map_or((0.0, 1.0), |score| (score.low, score.high));
        Pairing {
            left: left.region.id.clone(),
            right: right.region.id.clone(),
            left_region: region_note(left.region),
            right_region: region_note(right.region),
            score: score.as_ref().map_or(0.0, |score| score.score),
            low,
            high,
            known_weight: score.as_ref().map_or(0.0, |score| score.known_weight),
            seeker_view: score.as_ref().and_then(|score| score.seeker),
            host_view: score.as_ref().and_then(|score| score.host),
            shared_domains: shared_domains(taxonomy, &pair),
            left_needs_met: needs_met(taxonomy, &self.similarity, left, right),
            right_needs_met: needs_met(taxonomy, &self.similarity, right, left),
            suggestions: suggest(taxonomy, &criteria),
            criteria,
            left_alternatives: best_partners(&scores.row(row), &self.right, Some(column)),
            right_alternatives: best_partners(&scores.column(column), &self.left, Some(row)),
        }
    }

    fn unmatched(&self, problem: &Problem, partners: &[Option<usize>]) -> Vec<Unmatched> {
        let scores = self.scores.scores();
        let mut taken = vec![false; self.right.len()];
        for &j in partners.iter().flatten() {
            taken[j] = true;
        }
        let left = (0..self.left.len()).filter(|&i| partners[i].is_none()).map(|i| {
            let eligible = (0..self.right.len()).any(|j| problem.score(Row(i), Col(j)).is_some());
            (&self.left, &self.right, i, eligible, scores.index_axis(Axis(0), i))
        });
        let right = (0..self.right.len()).filter(|&j| !taken[j]).map(|j| {
            let eligible = (0..self.left.len()).any(|i| problem.score(Row(i), Col(j)).is_some());
            (&self.right, &self.left, j, eligible, scores.index_axis(Axis(1), j))
        });
        let wanted = self.programme.rules.pairs;
        left.chain(right)
            .map(|(own, other, place, eligible, line)| Unmatched {
                side: own.side().to_owned(),
                region: region_note(own.profiles()[place].region),
                because: because(
                    own,
                    other,
                    eligible,
                    wanted,
                    partners.iter().all(Option::is_none),
                ),
                best_partners: best_partners(&line, other, None),
            })
            .collect()
    }
}

const TIE_RULE: &str = "among plans of equal total the one that comes first when the partners are \
                        listed in the order of the left regions' ids";

fn because(
    own: &Pool<'_>,
    other: &Pool<'_>,
    eligible: bool,
    wanted: PairsWanted,
    no_plan: bool,
) -> String {
    if !eligible {
        "the rules admit no partner".to_owned()
    } else if no_plan && wanted == PairsWanted::Complete {
        "no plan satisfies the rules".to_owned()
    } else if own.len() > other.len() && wanted != PairsWanted::Free {
        format!(
            "there are {} candidates for {} places, and no other choice has a greater total",
            own.len(),
            other.len()
        )
    } else if wanted == PairsWanted::Free {
        "no further pair would raise the total".to_owned()
    } else {
        "the admissible partners are taken, and no other choice has a greater total".to_owned()
    }
}
