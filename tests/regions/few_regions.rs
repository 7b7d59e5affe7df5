//! A few regions of the annex, and every plan of them.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use ndarray::Array2;
use regiopair::criteria::{Criterion, Meaning, Pair, Reason, Tally, Unknown};
use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::Dataset;
use regiopair::programme::{Programme, Round, RoundDecision};
use regiopair::rules::Withdrawal;

/// The annex with the first `count` regions of each side alone.
pub(crate) fn few(
    count: usize,
    change: impl FnOnce(&mut Programme, &[String], &[String]),
) -> Assessment {
    let dataset = Dataset::iuc_lac();
    let all = Matcher::new(&dataset, Programme::default()).assess().unwrap();
    let ids = |pool: &regiopair::profile::Pool| -> Vec<String> {
        pool.profiles().iter().map(|profile| profile.region.id.clone()).collect()
    };
    let (left, right) = (ids(all.left()), ids(all.right()));
    let mut programme = Programme::default();
    let gone = left[count..].iter().chain(&right[count..]);
    programme.rules.withdrawn.extend(gone.map(|id| Withdrawal::new(id.clone())));
    change(&mut programme, &left[..count], &right[..count]);
    Matcher::new(&dataset, programme).assess().unwrap()
}

pub(crate) fn scores(assessed: &Assessment) -> Array2<f64> {
    assessed.scores().scores().mapv(|score| score.get().unwrap())
}

/// Every plan of the first `count` regions in which a row has one of `options`, and a column as many rows as
/// `places` says.
pub(crate) fn every_plan(
    count: usize,
    options: &dyn Fn(usize) -> Vec<Option<usize>>,
    places: &dyn Fn(usize) -> usize,
) -> Vec<Vec<(usize, usize)>> {
    let mut plans: Vec<Vec<(usize, usize)>> = vec![Vec::new()];
    for row in 0..count {
        let mut longer = Vec::new();
        for plan in plans {
            for col in options(row) {
                let Some(col) = col else {
                    longer.push(plan.clone());
                    continue;
                };
                if plan.iter().filter(|pair| pair.1 == col).count() < places(col) {
                    longer.push(plan.iter().copied().chain([(row, col)]).collect());
                }
            }
        }
        plans = longer;
    }
    plans
}

pub(crate) fn rounds(decided: RoundDecision) -> impl FnOnce(&mut Programme, &[String], &[String]) {
    move |programme, left, right| {
        let round = |name: &str, left: &[String], right: &[String]| Round {
            name: name.to_owned(),
            left: left.to_vec(),
            right: right.to_vec(),
            ..Round::default()
        };
        programme.rounds =
            vec![round("one", &left[..3], &right[..4]), round("two", &left[3..], &right[2..])];
        programme.rounds_decided = decided;
    }
}

/// The first three regions may have the columns before 4, the others those from 2.
pub(crate) fn of_round(row: usize) -> Vec<Option<usize>> {
    if row < 3 { (0..4).map(Some).collect() } else { (2..6).map(Some).collect() }
}

/// The same value for every pair.
pub(crate) struct Constant;

impl Criterion for Constant {
    fn id(&self) -> &'static str {
        "constant"
    }
    fn meaning(&self) -> Meaning {
        Meaning::text("always the same")
    }
    fn assess(&self, _: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        tally.add(0.5, || Reason::text("always"));
        Ok(())
    }
}
