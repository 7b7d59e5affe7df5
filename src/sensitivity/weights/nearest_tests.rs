//! The nearest weights against every plan of small tables.

use ndarray::Array2;

use super::nearest;
use crate::assignment::linear::every_plan;
use crate::assignment::{Pairs, Problem, Row};
use crate::plan::observer::PlanObserver;
use crate::sensitivity::weights::cuts::Cuts;
use crate::sensitivity::weights::model::{BestPlans, LinearModel};
use crate::synthetic::Generator;

#[test]
fn no_weights_on_a_grid_are_nearer() {
    let steps = 60;
    for seed in 0..10 {
        let mut generator = Generator::new(seed);
        let tables: Vec<Array2<f64>> =
            (0..3).map(|_| Array2::from_shape_simple_fn((4, 4), || generator.unit())).collect();
        let model = LinearModel::of_tables(&tables, Pairs::Complete);
        let now = [0.5, 0.3, 0.2];
        let plan = BestPlans::fine(&model).at(&now).unwrap().unwrap();
        let observer = PlanObserver::default();
        let mut cuts = Cuts::new(&observer, &model, &plan);
        let found = nearest(&mut cuts, &now).unwrap();
        let mut worths = Vec::new();
        let problem = Problem::from_fn(4, 4, Pairs::Complete, |_, _| Some(1)).unwrap();
        every_plan(&problem, |plan, _| {
            let cells: Vec<_> =
                (0..).zip(plan).filter_map(|(row, col)| Some((Row(row), (*col)?))).collect();
            worths.push(model.worth(&cells));
        })
        .unwrap();
        let own = model.worth(&plan);
        let value = |worth: &[f64], shares: &[f64]| -> f64 {
            worth.iter().zip(shares).map(|(worth, share)| worth * share).sum()
        };
        let shortfall = |shares: &[f64]| {
            let best = worths.iter().map(|it| value(it, shares)).fold(f64::NEG_INFINITY, f64::max);
            best - value(&own, shares)
        };
        let mut nearest_on_grid = f64::INFINITY;
        for i in 0..=steps {
            for j in 0..=steps - i {
                let shares = [i, j, steps - i - j].map(|it| f64::from(it) / f64::from(steps));
                if shortfall(&shares) > 1e-9 {
                    let apart: f64 =
                        shares.iter().zip(&now).map(|(a, b): (&f64, &f64)| (a - b).abs()).sum();
                    nearest_on_grid = nearest_on_grid.min(apart);
                }
            }
        }
        let Some(found) = found else {
            assert!(nearest_on_grid.is_infinite(), "seed {seed}");
            continue;
        };
        assert!(found.exact);
        // The other plan is as good there and better right behind; nothing on the grid is nearer, and the grid
        // is not much coarser.
        assert!(shortfall(&found.shares).abs() < 1e-8, "seed {seed}");
        let beyond: Vec<f64> = found
            .shares
            .iter()
            .zip(&now)
            .map(|(there, now)| there + 0.01 * (there - now))
            .collect();
        assert!(value(&cuts.found[found.cut].gain, &beyond) > 0.0, "seed {seed}");
        assert!(2.0 * found.moved <= nearest_on_grid + 1e-9, "seed {seed}");
        assert!(2.0 * found.moved >= nearest_on_grid - 0.15, "seed {seed}: {found:?}");
    }
}
