//! Plans made where they would help, by column generation.
//!
//! A linear programme mixes the plans that are known, and its dual says what each pair is worth at the cap. The
//! search for the best plan by what these prices leave of the weights either meets a plan that would
//! improve the mix, or proves that none would: its bound and the prices bound every mix
//! ([`DrawingBound`]).

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use ndarray::Array2;

use crate::assignment::branch_and_bound::search::Observer;
use crate::assignment::branch_and_bound::solve::observed;
use crate::assignment::model::{
    Col, Constraints, DrawingBound, LexicographicError, NodeLimit, Pairs, Problem, Quotas,
    RandomisedError, Row, SearchProgress, Share,
};
use crate::assignment::randomised::master::{self, KnownPlan, PairPrices};

/// The most searches of one kind. With more, plans come that hardly change the mix.
const MOST_SEARCHES: usize = 1_000;

/// Prices of the cap add up to this many parts: a multiple of all small numbers, so that simple fractions come out whole.
const PARTS_OF_PRICES: f64 = 720_720_000.0;

/// Weights are multiplied by one of these, for the same reason, as long as they stay below [`LARGEST_WEIGHT`].
const SCALES: [i64; 3] = [720_720, 2_520, 60];
const LARGEST_WEIGHT: i64 = 1_000_000_000;

/// The most plans that are made before any linear programme.
const MOST_SPREAD_OUT: f64 = 100.0;

/// Values of linear programmes this near, as a share of the cap or of the greatest value, are equal.
const NEAR: f64 = 1e-9;

/// Whether a cap can be kept.
pub(super) enum CapAnswer {
    /// The plans that are known can keep it, in floating point.
    Kept,
    /// No plans can; whether the search went on until they keep the lowest cap of all.
    TooLow { bound: DrawingBound, is_settled: bool },
    /// The effort was spent.
    Unknown,
}

/// The search for plans.
pub(super) struct ColumnGeneration<'a> {
    pub(super) cells: &'a Problem,
    pub(super) quotas: &'a Quotas,
    pub(super) constraints: &'a Constraints,
    pub(super) weights: &'a Array2<i64>,
    pub(super) cap: Share,
    pub(super) effort: NodeLimit,
    pub(super) plans: Vec<KnownPlan>,
    observer: &'a mut Observer<'a>,
    is_stopped: bool,
}

impl<'a> ColumnGeneration<'a> {
    /// `first` is a plan that keeps everything.
    pub(super) fn new(
        (cells, quotas, constraints): (&'a Problem, &'a Quotas, &'a Constraints),
        weights: &'a Array2<i64>,
        cap: Share,
        effort: NodeLimit,
        first: &[(Row, Col)],
        observer: &'a mut Observer<'a>,
    ) -> Self {
        let is_stopped = false;
        let plans = Vec::new();
        let mut search =
            Self { cells, quotas, constraints, weights, cap, effort, plans, observer, is_stopped };
        search.add(first);
        search
    }

    /// Adds a plan; whether it was not known.
    fn add(&mut self, pairs: &[(Row, Col)]) -> bool {
        let is_new = !self.plans.iter().any(|plan| plan.pairs == pairs);
        if is_new {
            let value = pairs.iter().map(|&(row, col)| self.weights[[row.0, col.0]]).sum();
            self.plans.push(KnownPlan { pairs: pairs.to_vec(), value });
        }
        is_new
    }

    /// The greatest magnitude of a value, for linear programmes; above 0.
    pub(super) fn unit(&self) -> f64 {
        self.plans.iter().map(|plan| plan.value.unsigned_abs()).max().unwrap_or(1).max(1) as f64
    }

    /// The greatest magnitude of a weight; above 0.
    fn greatest_weight(&self) -> i64 {
        let greatest = self.weights.iter().map(|it| it.unsigned_abs()).max().unwrap_or(0);
        i64::try_from(greatest).unwrap_or(i64::MAX).max(1)
    }

    /// Makes good plans that use no pair more often than the cap allows if each is drawn as often, as far as there are
    /// any: mixes start with them. One after another, each the best without the pairs that were used as often before.
    pub(super) fn spread_out(&mut self) -> Result<(), RandomisedError> {
        let limit = Problem::score_limit(self.cells.rows(), self.cells.cols());
        // More than a plan can gain by one pair.
        let price = self.greatest_weight().saturating_mul(4).min(limit / 4);
        let count = (2.0 / self.cap.value()).ceil();
        if count > MOST_SPREAD_OUT {
            return Ok(());
        }
        let most = (self.cap.value() * count + NEAR).floor();
        let mut uses: BTreeMap<(Row, Col), f64> = BTreeMap::new();
        let Some(mut plan) = self.plans.first().map(|plan| plan.pairs.clone()) else {
            return Ok(());
        };
        let mut drawn = 1.0;
        while drawn < count && !self.is_stopped {
            for &pair in &plan {
                *uses.entry(pair).or_default() += 1.0;
            }
            drawn += 1.0;
            // Until one of its pairs has been used as often as it may, it is still the best.
            if plan.iter().all(|pair| uses[pair] < most) {
                continue;
            }
            let spent = uses.iter().filter(|(_, count)| **count >= most);
            let prices = spent.map(|(&(row, col), _)| (row, col, price)).collect();
            let Some(next) = self.priced(1, prices)?.pricing.pairs().map(<[_]>::to_vec) else {
                break;
            };
            self.add(&next);
            plan = next;
        }
        Ok(())
    }

    /// Makes plans until they can keep the cap, or it is proved that none can.
    pub(super) fn keep_cap(&mut self) -> Result<CapAnswer, RandomisedError> {
        let mut best: Option<DrawingBound> = None;
        let mut is_settled = false;
        for _ in 0..MOST_SEARCHES {
            // A plan without pairs keeps any cap, and there are no prices to find.
            if self.plans.iter().any(|plan| plan.pairs.is_empty()) {
                return Ok(CapAnswer::Kept);
            }
            let Some(PairPrices { prices, value: lowest }) = master::prices_of_cap(&self.plans)
            else {
                break;
            };
            if lowest <= self.cap.value() + NEAR {
                return Ok(CapAnswer::Kept);
            }
            let bound = self.bound(0, prices, PARTS_OF_PRICES)?;
            let is_new = bound.pricing.pairs().is_some_and(|pairs| self.add(pairs));
            let proved = lowest_cap(&bound);
            is_settled |= proved >= lowest - NEAR;
            if best.as_ref().is_none_or(|best| proved > lowest_cap(best)) {
                best = Some(bound);
            }
            if !is_new || is_settled || self.is_stopped {
                break;
            }
        }
        let refuted = best.filter(|bound| bound.parts(self.cap).is_some_and(|parts| parts < 0));
        Ok(refuted.map_or(CapAnswer::Unknown, |bound| CapAnswer::TooLow { bound, is_settled }))
    }

    /// Makes plans until no other one would raise the expected value, and returns the best bound on it.
    pub(super) fn raise_value(&mut self) -> Result<Option<DrawingBound>, RandomisedError> {
        let greatest = self.greatest_weight();
        let fits = |scale: &&i64| **scale <= LARGEST_WEIGHT / greatest;
        let scale = SCALES.iter().find(fits).copied().unwrap_or(1);
        let mut best: Option<DrawingBound> = None;
        // Without prices first: that is enough where the cap costs nothing.
        let mut prices = Vec::new();
        for number in 0..MOST_SEARCHES {
            let bound = self.bound(scale, prices, scale as f64)?;
            let is_new = bound.pricing.pairs().is_some_and(|pairs| self.add(pairs));
            let parts = |bound: &DrawingBound| bound.parts(self.cap).unwrap_or(i128::MAX);
            if best.as_ref().is_none_or(|best| parts(&bound) < parts(best)) {
                best = Some(bound);
            }
            let unit = self.unit();
            let cap = self.cap.value() + NEAR;
            let Some(found) = master::prices(&self.plans, cap, unit) else { break };
            let whole = scale as f64 * self.cap.of() as f64;
            let proved = best.as_ref().map_or(f64::MAX, |best| parts(best) as f64 / whole);
            let is_proved = proved <= found.value + NEAR * unit;
            if is_proved || (!is_new && number > 0) || self.is_stopped {
                break;
            }
            prices = found.prices;
        }
        Ok(best)
    }

    /// The bound that prices prove, in whole numbers.
    fn bound(
        &mut self,
        scale: i64,
        prices: Vec<((Row, Col), f64)>,
        parts: f64,
    ) -> Result<DrawingBound, RandomisedError> {
        let (rows, cols) = (self.cells.rows(), self.cells.cols());
        // Any price from 0 proves a bound, so one that is too large may be cut.
        let most = Problem::score_limit(rows, cols) / 4;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a float beyond 64 bits is cut to them"
        )]
        let whole = |price: f64| ((price * parts).round() as i64).clamp(0, most);
        let prices: Vec<(Row, Col, i64)> = prices
            .into_iter()
            .map(|((row, col), price)| (row, col, whole(price)))
            .filter(|price| price.2 > 0)
            .collect();
        self.priced(scale, prices)
    }

    /// The search for the best plan by what whole prices leave of the weights.
    fn priced(
        &mut self,
        scale: i64,
        prices: Vec<(Row, Col, i64)>,
    ) -> Result<DrawingBound, RandomisedError> {
        let (rows, cols) = (self.cells.rows(), self.cells.cols());
        let mut left = self.weights.mapv(|weight| scale.saturating_mul(weight));
        for &(row, col, price) in &prices {
            left[[row.0, col.0]] = left[[row.0, col.0]].saturating_sub(price);
        }
        let free = Pairs::Free { reservation: 0 };
        let problem = Problem::from_fn(rows, cols, free, |row, col| {
            self.cells.score(row, col).map(|_| left[[row.0, col.0]])
        })
        .map_err(LexicographicError::from)?;
        let worth = |plan: &KnownPlan| -> i64 {
            plan.pairs.iter().map(|&(row, col)| left[[row.0, col.0]]).sum()
        };
        // The first of the best: the search returns it unless there is a better one.
        let start = self.plans.iter().rev().max_by_key(|plan| worth(plan));
        let start = start.map(|plan| &plan.pairs[..]);
        let mut is_stopped = self.is_stopped;
        let observer = &mut *self.observer;
        let mut watched = |progress: &SearchProgress| {
            let flow: ControlFlow<()> = observer(progress);
            is_stopped |= flow.is_break();
            flow
        };
        let (quotas, constraints) = (self.quotas, self.constraints);
        let pricing = observed(&problem, quotas, constraints, self.effort, start, &mut watched)
            .map_err(LexicographicError::from)?;
        self.is_stopped = is_stopped;
        Ok(DrawingBound { scale, prices, pricing })
    }
}

/// The cap below which the bound lets no drawing go.
fn lowest_cap(bound: &DrawingBound) -> f64 {
    let prices: i128 = bound.prices.iter().map(|price| i128::from(price.2)).sum();
    bound.of_plans().map_or(0.0, |best| -(best as f64) / (prices as f64).max(1.0))
}
