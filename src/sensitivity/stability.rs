//! Whether two regions prefer each other to their partners, and the price of stability.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use crate::assignment::{
    Col, Outcome, Pairs, Problem, Row, lexicographic,
    model::{Level, Preferences, Proposers, Quotas},
    stable,
    stable::blocking_pairs,
};
use crate::certificate;
use crate::plan::Assessment;
use crate::plan::PlanningError;
use crate::plan::answer::{total, uncertified};
use crate::profile::RegionLabel;
use crate::proposal::Proposal;
use crate::vocabulary::NumberRange;

/// The stable plans next to a proposal.
///
/// Each side has its own view of a pair: the seeker's and the host's, from the weights that each
/// gives the criteria. A pair *blocks* a plan if both regions prefer each other to their partners
/// in it; a plan without blocking pairs is stable. Stable plans keep the rules on pairs and the
/// capacities; quotas are not in a region's own interest and are ignored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Stability {
    /// Pairs of the proposal.
    pub pairs: usize,
    /// Total of the proposal, in points.
    pub proposed: f64,
    /// The stable plan that is best for every region of the left side.
    pub left_proposes: StablePlan,
    /// The stable plan that is best for every region of the right side.
    pub right_proposes: StablePlan,
    /// The plan with which the better stable one is compared.
    pub comparable: ComparablePlan,
    /// The price of stability: the total of the comparable plan minus that of the better stable
    /// plan; never below 0.
    pub price: f64,
    /// The pairs that block the proposal, by falling sum of gains.
    pub blocking: Vec<BlockingRegions>,
}

/// The best plan with as many pairs as the better stable one, from the pairs that both sides accept
/// and within the capacities: what a plan could reach if it need not be stable. The proposal may have
/// other pairs, because other rules apply to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ComparablePlan {
    /// Number of pairs.
    pub pairs: usize,
    /// The greatest total, in points.
    pub total: f64,
}

impl Stability {
    /// Whether the proposal itself has as many pairs and points as the comparable plan.
    pub fn is_of_proposal(&self) -> bool {
        (self.pairs, self.proposed) == (self.comparable.pairs, self.comparable.total)
    }
}

/// A stable plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StablePlan {
    /// Ids of the two regions of each pair.
    pub pairs: Vec<(String, String)>,
    /// Sum of the scores, in points.
    pub total: f64,
}

/// Two regions that prefer each other to their partners, with what each gains: a
/// [`BlockingPair`](crate::assignment::stable::BlockingPair) with names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BlockingRegions {
    /// The left region.
    pub left: RegionLabel,
    /// The right region.
    pub right: RegionLabel,
    /// The left region's view of the pair minus its view of its partner.
    pub left_gains: f64,
    /// The right region's view of the pair minus its view of its partner.
    pub right_gains: f64,
}

impl Assessment {
    /// Returns the stable plans next to a proposal, and the pairs that block it. A pair is
    /// unacceptable to a side whose own view of it is below `acceptable` or unknown.
    ///
    /// # Errors
    /// [`PlanningError::Acceptable`] if that is not from 0 to 1; [`PlanningError::ManyToMany`] if regions of both sides may have several partners.
    ///
    /// # Complexity
    /// O(n m log (n m)) for n left and m right regions.
    ///
    /// ```
    /// use regiopair::{profile::Dataset, programme::Programme, plan::Matcher};
    ///
    /// # #[cfg(feature = "data")] {
    /// let dataset = Dataset::iuc_lac();
    /// let assessed = Matcher::new(&dataset, Programme::default()).assess()?;
    /// let stability = assessed.stability(&assessed.propose()?, 0.0)?;
    /// assert!(stability.price >= 0.0);
    /// # }
    /// # Ok::<(), regiopair::plan::PlanningError>(())
    /// ```
    pub fn stability(
        &self,
        proposal: &Proposal,
        acceptable: f64,
    ) -> Result<Stability, PlanningError> {
        if !NumberRange::SCORE.contains(acceptable) {
            let (value, accepted) = (acceptable.to_string(), NumberRange::SCORE.to_string());
            return Err(PlanningError::Acceptable { value, accepted });
        }
        let sight = self.sight(acceptable)?;
        let Sight { views, turned, by_left, by_right, .. } = &sight;
        let (turned, resolution) = (*turned, self.programme().resolution());
        let (rows, cols) = self.steps().dim();
        let sorted = |plan: &[Option<Col>]| -> Vec<(Row, Col)> {
            let mut pairs: Vec<(Row, Col)> = plan
                .iter()
                .enumerate()
                .filter_map(|(own, other)| {
                    let other = (*other)?.0;
                    Some(if turned { (Row(other), Col(own)) } else { (Row(own), Col(other)) })
                })
                .collect();
            pairs.sort_unstable();
            pairs
        };
        let found = |left_proposes: bool| -> Result<StablePlan, PlanningError> {
            let proposers = if left_proposes == turned { Proposers::Cols } else { Proposers::Rows };
            let plan = stable::deferred_acceptance(views, proposers);
            certificate::check_stable(views, &plan)
                .map_err(|flaw| PlanningError::Uncertified { flaw: flaw.to_string() })?;
            let pairs = sorted(&plan.columns);
            let id = |row: usize, col: usize| {
                let (left, right) = (&self.left().profiles()[row], &self.right().profiles()[col]);
                (left.region.id.clone(), right.region.id.clone())
            };
            Ok(StablePlan {
                total: resolution.value(total(self, &pairs)),
                pairs: pairs.iter().map(|&(row, col)| id(row.0, col.0)).collect(),
            })
        };
        let (left_proposes, right_proposes) = (found(true)?, found(false)?);
        let mut plan = vec![None; if turned { cols } else { rows }];
        for pairing in &proposal.pairings {
            if let Some((row, col)) = self.cell(&pairing.left.id, &pairing.right.id) {
                if turned { plan[col.0] = Some(Col(row.0)) } else { plan[row.0] = Some(col) }
            }
        }
        let mut blocking: Vec<BlockingRegions> = blocking_pairs(views, &plan)?
            .into_iter()
            .map(|pair| {
                let (own, other) = (pair.row.0, pair.col.0);
                let (row, col) = if turned { (other, own) } else { (own, other) };
                let gain = |table: &Array2<Option<i64>>, of_row: bool| {
                    let has: Vec<i64> = proposal
                        .pairings
                        .iter()
                        .filter_map(|pairing| {
                            let cell = self.cell(&pairing.left.id, &pairing.right.id)?;
                            let own = if of_row { cell.0.0 == row } else { cell.1.0 == col };
                            own.then(|| table[[cell.0.0, cell.1.0]].unwrap_or_default())
                        })
                        .collect();
                    // Where a place is free no partner leaves; else the worst one does.
                    // The columns of the views are the right regions, turned the left ones.
                    let places = if of_row == turned { views.capacity(pair.col) } else { 1 };
                    let worst = if has.len() < places { None } else { has.into_iter().min() };
                    let wanted = table[[row, col]].unwrap_or_default();
                    resolution.value(wanted - worst.unwrap_or_default())
                };
                BlockingRegions {
                    left: self.left().profiles()[row].region.label(),
                    right: self.right().profiles()[col].region.label(),
                    left_gains: gain(by_left, true),
                    right_gains: gain(by_right, false),
                }
            })
            .collect();
        let gain = |pair: &BlockingRegions| pair.left_gains + pair.right_gains;
        blocking.sort_by(|a, b| gain(b).total_cmp(&gain(a)));
        let better = if left_proposes.total < right_proposes.total {
            &right_proposes
        } else {
            &left_proposes
        };
        let count = better.pairs.len();
        let comparable = ComparablePlan {
            pairs: count,
            total: resolution.value(self.greatest_total(&sight, count)?),
        };
        let price = comparable.total - better.total;
        Ok(Stability {
            pairs: proposal.pairings.len(),
            proposed: proposal.total,
            left_proposes,
            right_proposes,
            comparable,
            price,
            blocking,
        })
    }

    /// The greatest total of this number of pairs that both sides accept, in steps.
    fn greatest_total(&self, sight: &Sight, count: usize) -> Result<i64, PlanningError> {
        if count == 0 {
            return Ok(0);
        }
        let (rows, cols) = self.steps().dim();
        let accepted = |row: usize, col: usize| {
            sight.by_left[[row, col]].and(sight.by_right[[row, col]]).is_some()
        };
        let pairs = Pairs::Free { reservation: 0 };
        let cells = Problem::from_fn(rows, cols, pairs, |Row(row), Col(col)| {
            self.steps()[[row, col]].filter(|_| accepted(row, col))
        })?;
        let mut quotas = Quotas::new(rows, cols);
        let [of_rows, of_cols] = &sight.places;
        for (row, &most) in of_rows.iter().enumerate() {
            quotas = quotas.row(Row(row), 0..=most)?;
        }
        for (col, &most) in of_cols.iter().enumerate() {
            quotas = quotas.col(Col(col), 0..=most)?;
        }
        quotas = quotas.row_group((0..rows).map(Row), count..=count)?;
        let levels = [Level::MaximizeSum(self.steps().mapv(Option::unwrap_or_default))];
        let outcome = lexicographic::solve(&cells, &quotas, &levels)?;
        certificate::check_lexicographic(&cells, &quotas, &levels, &outcome)
            .map_err(|flaw| uncertified(&flaw))?;
        match outcome {
            Outcome::Optimal(found) => Ok(total(self, &found.pairs)),
            Outcome::Infeasible(_) => Err(uncertified(&"the stable plan is not possible")),
        }
    }

    /// What each side thinks of every pair that may be made.
    fn sight(&self, acceptable: f64) -> Result<Sight, PlanningError> {
        let model = self.full_model()?;
        let most_row = |row: usize| model.quotas.of_row(Row(row)).most;
        let most_col = |col: usize| model.quotas.of_col(Col(col)).most;
        let (rows, cols) = self.steps().dim();
        let several = |mut places: Vec<usize>| places.drain(..).any(|most| most > 1);
        let rows_share = several((0..rows).map(most_row).collect());
        let cols_share = several((0..cols).map(most_col).collect());
        if rows_share && cols_share {
            return Err(PlanningError::ManyToMany);
        }
        let open = |row: usize, col: usize| {
            most_row(row) > 0
                && most_col(col) > 0
                && model.cells.score(Row(row), Col(col)).is_some()
        };
        let resolution = self.programme().resolution();
        let (mut by_left, mut by_right) =
            (Array2::from_elem((rows, cols), None), Array2::from_elem((rows, cols), None));
        for row in 0..rows {
            for col in (0..cols).filter(|&col| open(row, col)) {
                let Some(score) = self.scores().explain(row, col) else { continue };
                let view = |view: Option<f64>| {
                    view.filter(|&view| view >= acceptable).and_then(|view| resolution.units(view))
                };
                by_left[[row, col]] = view(score.seeker);
                by_right[[row, col]] = view(score.host);
            }
        }
        // The side whose members have one place each must be the rows.
        let (views, turned) = if rows_share {
            let places: Vec<usize> = (0..rows).map(|row| most_row(row).max(1)).collect();
            (Preferences::new(by_right.t(), by_left.t())?.with_capacities(&places)?, true)
        } else {
            let places: Vec<usize> = (0..cols).map(|col| most_col(col).max(1)).collect();
            (Preferences::new(by_left.view(), by_right.view())?.with_capacities(&places)?, false)
        };
        let places = [(0..rows).map(most_row).collect(), (0..cols).map(most_col).collect()];
        Ok(Sight { views, turned, by_left, by_right, places })
    }
}

/// What each side thinks of every pair, in steps of the resolution.
struct Sight {
    views: Preferences,
    /// Whether the right regions are the rows of the views: the side whose members have one place.
    turned: bool,
    by_left: Array2<Option<i64>>,
    by_right: Array2<Option<i64>>,
    /// The greatest number of partners of each row and of each column.
    places: [Vec<usize>; 2],
}
