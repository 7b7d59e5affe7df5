//! The best plan for every balance of two criteria.

use serde::{Deserialize, Serialize};

use super::model::{BestPlans, Cells, LinearModel};
use crate::assignment::{Col, Row};
use crate::plan::observer::PlanObserver;
use crate::plan::{Assessment, PlanningError};
use crate::sensitivity::regions_of_pair::RegionsOfPair;

/// Pieces shorter than that are what rounding leaves of a point.
const SHORTEST: f64 = 1e-12;

/// The best plan for every balance of two criteria: what they weigh together stays, and so do all other
/// weights.
///
/// # When not to trust it
/// It says nothing about the weights of the other criteria. Where two plans are equally good all along a piece,
/// only one of them is shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeightPartition {
    /// The id of the first criterion.
    pub first: String,
    /// The id of the second criterion.
    pub second: String,
    /// The share of all weights that the two have together, in (0, 1].
    pub together: f64,
    /// How much of that the first has in the programme, in [0, 1].
    pub now: f64,
    /// The pieces from 0 to 1, each with another plan than the one before; empty if there is no plan.
    pub pieces: Vec<WeightPiece>,
    /// Every pair of these plans, by the place of the left and then the right region.
    pub pairs: Vec<PieceOfPair>,
    /// How undecided the plan is: −Σ p log₂ p over the lengths p of the pieces, in bits; 0 for a single piece.
    pub entropy: f64,
}

/// Balances of two criteria with the same best plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeightPiece {
    /// The least part of the first criterion.
    pub from: f64,
    /// The greatest part of the first criterion.
    pub to: f64,
    /// The plan.
    pub pairs: Vec<RegionsOfPair>,
}

/// For which balances of two criteria a pair is in the best plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PieceOfPair {
    /// The two regions.
    #[serde(flatten)]
    pub pair: RegionsOfPair,
    /// The length of the balances for which the best plan has the pair, in (0, 1]; 1 means always.
    pub acceptability: f64,
    /// The mean of these balances, as the part of the first criterion: the pair's central weight.
    pub central: f64,
}

impl Assessment {
    /// Returns the best plan for every balance of two criteria, named by their ids, exactly: the upper envelope
    /// of the values of all plans, which are straight lines.
    ///
    /// Two plans whose lines are known cross at a point. If another plan is better there, it divides the piece
    /// in two; if none is, the point is where the plans change (Eisner & Severance 1976, *Mathematical techniques
    /// for efficient record segmentation*, Journal of the ACM 23; Lahdelma & Salminen 2001 for acceptability and
    /// central weights, *SMAA-2*, Operations Research 49).
    ///
    /// # Errors
    /// [`PlanningError::NotLinear`], [`PlanningError::Score`] for ids that are unknown,
    /// [`PlanningError::WeightSetting`] if the two criteria are the same, have no weight together or are unknown
    /// for every pair, [`PlanningError::Stopped`], and as for [`plan`](Self::plan).
    ///
    /// # Complexity
    /// Two plans for each piece.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme, score::Weights};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let partition = assessed.weight_partition("shared-strengths", "shared-themes")?;
    /// assert_eq!(partition.now, 0.75); // weights 3 and 1
    /// assert_eq!(partition.pieces[0].from, 0.0);
    /// let lengths: f64 = partition.pieces.iter().map(|piece| piece.to - piece.from).sum();
    /// assert!((lengths - 1.0).abs() < 1e-9);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn weight_partition(
        &self,
        first: &str,
        second: &str,
    ) -> Result<WeightPartition, PlanningError> {
        // Names the ids that it does not know.
        let now = self.scores().weights().first().copied();
        if let Some(now) = now {
            for id in [first, second] {
                self.scores().weights_with(&[(id, now)])?;
            }
        }
        if first == second {
            return Err(refused(second, "another criterion than the first"));
        }
        let model =
            LinearModel::new(self)?.map_err(|because| PlanningError::NotLinear { because })?;
        let place = |id: &str| {
            let known = self.layer(id);
            let found = model.criteria.iter().position(|&place| Some(place) == known);
            found.ok_or_else(|| refused(id, "a criterion that is known for some pair"))
        };
        let (one, other) = (place(first)?, place(second)?);
        let shares = model.shares(self.scores().weights());
        let together = shares[one] + shares[other];
        if together <= 0.0 {
            return Err(refused(second, "two criteria of which one has a weight"));
        }
        let at = |part: f64| {
            let mut shares = shares.clone();
            (shares[one], shares[other]) = (together * part, together * (1.0 - part));
            shares
        };
        let pieces = pieces(self.observer(), &model, [&at(0.0), &at(1.0)])?;
        let named = |piece: &Piece| WeightPiece {
            from: piece.from,
            to: piece.to,
            pairs: piece.plan.iter().map(|&cell| RegionsOfPair::of(self, cell)).collect(),
        };
        Ok(WeightPartition {
            first: first.to_owned(),
            second: second.to_owned(),
            together,
            now: shares[one] / together,
            pairs: acceptabilities(&pieces)
                .into_iter()
                .map(|(cell, [acceptability, central])| PieceOfPair {
                    pair: RegionsOfPair::of(self, cell),
                    acceptability,
                    central,
                })
                .collect(),
            entropy: entropy(&pieces),
            pieces: pieces.iter().map(named).collect(),
        })
    }
}

fn refused(value: &str, accepted: &str) -> PlanningError {
    let (value, accepted) = (format!("`{value}`"), accepted.to_owned());
    PlanningError::WeightSetting { setting: "criterion", value, accepted }
}

/// A plan that is best between two points.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) plan: Cells,
}

/// A plan with its values at both ends.
#[derive(Debug, Clone)]
struct Line {
    ends: [f64; 2],
    plan: Cells,
}

impl Line {
    fn at(&self, part: f64) -> f64 {
        self.ends[0].mul_add(1.0 - part, self.ends[1] * part)
    }
}

/// The best plans on the way from one point of the simplex to another.
pub(super) fn pieces(
    observer: &PlanObserver,
    model: &LinearModel,
    ends: [&[f64]; 2],
) -> Result<Vec<Piece>, PlanningError> {
    let mut plans = BestPlans::fine(model);
    let mut line_at = |part: f64| -> Result<Option<Line>, PlanningError> {
        observer.begin()?;
        let shares: Vec<f64> =
            ends[0].iter().zip(ends[1]).map(|(a, b)| a * (1.0 - part) + b * part).collect();
        let Some(plan) = plans.at(&shares)? else { return Ok(None) };
        let worth = model.worth(&plan);
        let value = |shares: &[f64]| worth.iter().zip(shares).map(|(c, v)| c * v).sum::<f64>();
        Ok(Some(Line { ends: [value(ends[0]), value(ends[1])], plan }))
    };
    let (Some(first), Some(last)) = (line_at(0.0)?, line_at(1.0)?) else { return Ok(Vec::new()) };
    let tolerance = model.tolerance(first.plan.len());
    let mut pieces = Vec::new();
    let (mut current, mut from) = (first, 0.0);
    // Lines that are still to come, the next one last.
    let mut ahead = vec![last];
    while let Some(next) = ahead.pop() {
        let [at_first, at_last] = [0, 1].map(|end| current.ends[end] - next.ends[end]);
        if at_first <= tolerance && -at_last <= tolerance {
            // As good everywhere.
            continue;
        }
        let crossing = (at_first / (at_first - at_last)).clamp(from, 1.0);
        let between = line_at(crossing)?;
        let gain = |line: &Line| line.at(crossing) - current.at(crossing).max(next.at(crossing));
        if let Some(between) = between.filter(|line| gain(line) > tolerance) {
            ahead.push(next);
            ahead.push(between);
        } else {
            if crossing - from > SHORTEST {
                pieces.push(Piece { from, to: crossing, plan: current.plan });
                from = crossing;
            }
            current = next;
        }
    }
    if 1.0 - from > SHORTEST || pieces.is_empty() {
        pieces.push(Piece { from, to: 1.0, plan: current.plan });
    } else if let Some(last) = pieces.last_mut() {
        last.to = 1.0;
    }
    Ok(pieces)
}

/// Each pair of these plans with the length of its pieces and their centre.
pub(super) fn acceptabilities(pieces: &[Piece]) -> Vec<((Row, Col), [f64; 2])> {
    let mut all: Vec<_> = pieces
        .iter()
        .flat_map(|piece| {
            let length = piece.to - piece.from;
            let moment = length * f64::midpoint(piece.from, piece.to);
            piece.plan.iter().map(move |&cell| (cell, [length, moment]))
        })
        .collect();
    all.sort_by_key(|(cell, _)| *cell);
    all.dedup_by(|later, earlier| {
        let is_same = later.0 == earlier.0;
        if is_same {
            earlier.1[0] += later.1[0];
            earlier.1[1] += later.1[1];
        }
        is_same
    });
    for (_, [length, moment]) in &mut all {
        *moment /= *length;
    }
    all
}

/// −Σ p log₂ p over the lengths of the pieces.
pub(super) fn entropy(pieces: &[Piece]) -> f64 {
    let terms = pieces.iter().map(|piece| piece.to - piece.from).filter(|length| *length > 0.0);
    terms.map(|length| -length * length.log2()).sum::<f64>().max(0.0)
}

#[cfg(test)]
#[path = "partition_tests.rs"]
mod tests;
