//! Tables of a published kind whose answers were computed by another program.

use ndarray::{Array2, array};

use super::{acceptabilities, entropy, pieces};
use crate::assignment::linear::every_plan;
use crate::assignment::{Col, Pairs, Problem, Row};
use crate::plan::observer::PlanObserver;
use crate::sensitivity::weights::cuts::Cuts;
use crate::sensitivity::weights::model::{BestPlans, LinearModel};
use crate::sensitivity::weights::region::share_ranges;
use crate::synthetic::Generator;

fn three() -> [Array2<f64>; 3] {
    [
        array![[0.9, 0.4, 0.2], [0.7, 0.8, 0.1], [0.3, 0.6, 0.5]],
        array![[0.1, 0.6, 0.9], [0.5, 0.3, 0.7], [0.8, 0.2, 0.4]],
        array![[0.2, 0.9, 0.4], [0.6, 0.5, 0.3], [0.4, 0.1, 0.8]],
    ]
}

fn cells(columns: &[usize]) -> Vec<(Row, Col)> {
    columns.iter().enumerate().map(|(row, &col)| (Row(row), Col(col))).collect()
}

/// Every complete plan of a table with these rows and columns.
fn plans(rows: usize, cols: usize) -> Vec<Vec<(Row, Col)>> {
    let problem = Problem::from_fn(rows, cols, Pairs::Complete, |_, _| Some(1)).unwrap();
    let mut plans = Vec::new();
    every_plan(&problem, |plan, _| {
        let cells = plan.iter().enumerate().filter_map(|(row, col)| Some((Row(row), (*col)?)));
        plans.push(cells.collect());
    })
    .unwrap();
    plans
}

fn random(rows: usize, cols: usize, criteria: usize, seed: u64) -> Vec<Array2<f64>> {
    let mut generator = Generator::new(seed);
    (0..criteria).map(|_| Array2::from_shape_simple_fn((rows, cols), || generator.unit())).collect()
}

#[test]
fn two_criteria_divide_the_weights_as_published() {
    let model = LinearModel::of_tables(&three()[..2], Pairs::Complete);
    // The part of the first criterion rises from 0.
    let found = pieces(&PlanObserver::default(), &model, [&[0.0, 1.0], &[1.0, 0.0]]).unwrap();
    let expected = [
        (0.0, 0.166_666_666_7, [1, 2, 0]),
        (0.166_666_666_7, 0.571_428_571_4, [2, 1, 0]),
        (0.571_428_571_4, 1.0, [0, 1, 2]),
    ];
    assert_eq!(found.len(), 3, "{found:?}");
    for (piece, (from, to, _)) in found.iter().zip(expected) {
        assert!((piece.from - from).abs() < 1e-9 && (piece.to - to).abs() < 1e-9, "{piece:?}");
    }
    assert!((entropy(&found) - 1.4829).abs() < 5e-5);
    let mut table = [[0.0; 3]; 3];
    for ((row, col), [acceptability, _]) in acceptabilities(&found) {
        table[row.0][col.0] = acceptability;
    }
    for line in table {
        assert!((line.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{table:?}");
    }
    // Of the piece in the middle.
    let (_, [length, central]) =
        acceptabilities(&found).into_iter().find(|(cell, _)| *cell == (Row(0), Col(2))).unwrap();
    assert!((length - 0.404_761_904_8).abs() < 1e-9);
    assert!((central - 0.369_047_619).abs() < 1e-9);
}

#[test]
fn the_shares_that_keep_a_plan_are_those_of_a_published_region() {
    let model = LinearModel::of_tables(&three(), Pairs::Complete);
    let observer = PlanObserver::default();
    let range = |columns: &[usize]| {
        let mut cuts = Cuts::new(&observer, &model, &cells(columns));
        share_ranges(&mut cuts, 3, &[0, 1, 2]).unwrap()
    };
    let expected = [[0.0, 0.571_428_571], [0.0, 0.556_603_774], [0.044_334_975, 1.0]];
    let found = range(&[1, 0, 2]).unwrap();
    for (found, expected) in found.iter().flatten().zip(expected.iter().flatten()) {
        assert!((found - expected).abs() < 1e-7, "{found} {expected}");
    }
    for (columns, is_best_somewhere) in [
        ([0, 1, 2], true),
        ([0, 2, 1], false),
        ([1, 0, 2], true),
        ([1, 2, 0], true),
        ([2, 0, 1], false),
        ([2, 1, 0], true),
    ] {
        assert_eq!(range(&columns).is_some(), is_best_somewhere, "{columns:?}");
    }
}

#[test]
fn pieces_agree_with_every_plan_of_small_tables() {
    for seed in 0..30 {
        let (rows, cols) = [(4, 4), (5, 5), (3, 5), (5, 4)][usize::try_from(seed % 4).unwrap()];
        let tables = random(rows, cols, 3, seed);
        let model = LinearModel::of_tables(&tables, Pairs::Complete);
        let ends = [[0.7, 0.1, 0.2], [0.05, 0.9, 0.05]];
        let found = pieces(&PlanObserver::default(), &model, [&ends[0], &ends[1]]).unwrap();
        let worths: Vec<Vec<f64>> =
            plans(rows, cols).iter().map(|plan| model.worth(plan)).collect();
        for step in 0..=200 {
            let part = f64::from(step) / 200.0;
            let value = |worth: &Vec<f64>| -> f64 {
                let shares = (0..3).map(|k| ends[0][k] * (1.0 - part) + ends[1][k] * part);
                worth.iter().zip(shares).map(|(worth, share)| worth * share).sum()
            };
            let best = worths.iter().map(value).fold(f64::NEG_INFINITY, f64::max);
            let piece = found.iter().find(|piece| piece.to >= part).unwrap();
            let own = value(&model.worth(&piece.plan));
            assert!((own - best).abs() < 1e-9, "seed {seed} at {part}: {own} {best}");
        }
        assert!(found.len() > 1 || seed > 3, "seed {seed}");
    }
}

#[test]
fn shares_agree_with_a_grid_of_weights_and_every_plan() {
    let observer = PlanObserver::default();
    for seed in 0..12 {
        let tables = random(4, 4, 3, 100 + seed);
        let model = LinearModel::of_tables(&tables, Pairs::Complete);
        let plan = BestPlans::fine(&model).at(&[0.4, 0.3, 0.3]).unwrap().unwrap();
        let mut cuts = Cuts::new(&observer, &model, &plan);
        let found = share_ranges(&mut cuts, 3, &[0, 1, 2]).unwrap().unwrap();
        let own = model.worth(&plan);
        let worths: Vec<Vec<f64>> = plans(4, 4).iter().map(|plan| model.worth(plan)).collect();
        let mut grid = [[1.0_f64, 0.0_f64]; 3];
        let steps = 120;
        for i in 0..=steps {
            for j in 0..=steps - i {
                let shares = [i, j, steps - i - j].map(|it| f64::from(it) / f64::from(steps));
                let value = |worth: &Vec<f64>| -> f64 {
                    worth.iter().zip(&shares).map(|(worth, share)| worth * share).sum()
                };
                let best = worths.iter().map(value).fold(f64::NEG_INFINITY, f64::max);
                if value(&own) >= best - 1e-12 {
                    for (range, share) in grid.iter_mut().zip(shares) {
                        *range = [range[0].min(share), range[1].max(share)];
                    }
                }
            }
        }
        for (found, grid) in found.iter().zip(grid) {
            // The grid is inside of the region, and misses its corners by little where it is not thin.
            assert!(found[0] <= grid[0] + 1e-9 && found[1] >= grid[1] - 1e-9, "{found:?} {grid:?}");
            assert!(found[0] >= grid[0] - 0.1 && found[1] <= grid[1] + 0.1, "{found:?} {grid:?}");
        }
    }
}
