//! The weights that explain a plan best, against tables worked out elsewhere and a grid of weights.

use ndarray::{Array2, array};

use super::best_fit;
use crate::assignment::linear::every_plan;
use crate::assignment::{Col, Pairs, Problem, Row};
use crate::plan::observer::PlanObserver;
use crate::sensitivity::weights::cuts::Cuts;
use crate::sensitivity::weights::model::LinearModel;
use crate::sensitivity::weights::region::share_ranges;
use crate::synthetic::Generator;

fn tables() -> [Array2<f64>; 3] {
    [
        array![[0.9, 0.4, 0.2], [0.7, 0.8, 0.1], [0.3, 0.6, 0.5]],
        array![[0.1, 0.6, 0.9], [0.5, 0.3, 0.7], [0.8, 0.2, 0.4]],
        array![[0.2, 0.9, 0.4], [0.6, 0.5, 0.3], [0.4, 0.1, 0.8]],
    ]
}

fn cells(columns: [usize; 3]) -> Vec<(Row, Col)> {
    (0..3).map(|row| (Row(row), Col(columns[row]))).collect()
}

fn close(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() < tolerance, "{found} is not {expected}");
}

/// The reference values of `inverse_fit`, to its four digits.
#[test]
fn gaps_are_those_of_the_reference() {
    let model = LinearModel::of_tables(&tables(), Pairs::Complete);
    let observer = PlanObserver::default();
    for (columns, expected) in [
        ([0, 1, 2], 0.0),
        ([0, 2, 1], 0.2571),
        ([1, 0, 2], 0.0),
        ([1, 2, 0], 0.0),
        ([2, 0, 1], 0.0571),
        ([2, 1, 0], 0.0),
    ] {
        let plan = cells(columns);
        let fit = best_fit(&mut Cuts::new(&observer, &model, &plan), 3).unwrap();
        close(fit.gap, expected, 5e-5);
        assert_eq!(fit.cut.is_some(), expected > 0.0);
        close(fit.shares.iter().sum(), 1.0, 1e-12);
    }
}

/// The reference values of `weight_region`: the share of each weight that keeps the plan.
#[test]
fn ranges_are_those_of_the_reference() {
    let model = LinearModel::of_tables(&tables(), Pairs::Complete);
    let (observer, plan) = (PlanObserver::default(), cells([1, 0, 2]));
    let mut cuts = Cuts::new(&observer, &model, &plan);
    let ranges = share_ranges(&mut cuts, 3, &[0, 1, 2]).unwrap().unwrap();
    let expected = [
        [0.0, 0.571_428_571_428_571_4],
        [0.0, 0.556_603_773_584_905_4],
        [0.044_334_975_369_458_02, 1.0],
    ];
    for (range, expected) in ranges.iter().zip(expected) {
        close(range[0], expected[0], 1e-7);
        close(range[1], expected[1], 1e-7);
    }
    for (columns, is_explained) in [([0, 2, 1], false), ([2, 0, 1], false), ([2, 1, 0], true)] {
        let plan = cells(columns);
        let ranges = share_ranges(&mut Cuts::new(&observer, &model, &plan), 3, &[0, 1, 2]).unwrap();
        assert_eq!(ranges.is_some(), is_explained);
    }
}

/// No weights on a grid fall less short, and those found fall short by what is said.
#[test]
fn no_weights_on_a_grid_fit_better() {
    let steps = 40;
    for number in 0..20 {
        let mut generator = Generator::new(number as u64);
        let tables: Vec<Array2<f64>> =
            (0..3).map(|_| Array2::from_shape_simple_fn((4, 4), || generator.unit())).collect();
        let model = LinearModel::of_tables(&tables, Pairs::Complete);
        let problem = Problem::from_fn(4, 4, Pairs::Complete, |_, _| Some(1)).unwrap();
        let mut worths = Vec::new();
        every_plan(&problem, |plan, _| {
            let plan: Vec<_> =
                (0..).zip(plan).filter_map(|(row, col)| Some((Row(row), (*col)?))).collect();
            worths.push((model.worth(&plan), plan));
        })
        .unwrap();
        let (own, plan) = &worths[number];
        let value = |worth: &[f64], shares: &[f64]| -> f64 {
            worth.iter().zip(shares).map(|(worth, share)| worth * share).sum()
        };
        let shortfall = |shares: &[f64]| {
            let best = worths.iter().map(|it| value(&it.0, shares)).fold(f64::MIN, f64::max);
            best - value(own, shares)
        };
        let observer = PlanObserver::default();
        let fit = best_fit(&mut Cuts::new(&observer, &model, plan), 3).unwrap();
        close(shortfall(&fit.shares), fit.gap, 1e-8);
        for i in 0..=steps {
            for j in 0..=steps - i {
                let shares = [i, j, steps - i - j].map(|it| f64::from(it) / f64::from(steps));
                assert!(shortfall(&shares) >= fit.gap - 1e-8, "seed {number}");
            }
        }
    }
}
