//! A published front, and fronts of small tables by every plan.

use ndarray::{Array2, array};

use super::{Front, Point, on_hull};
use crate::assignment::linear::every_plan;
use crate::assignment::model::{Constraints, Quotas};
use crate::assignment::{Col, Pairs, Problem, Row};
use crate::plan::observer::PlanObserver;
use crate::synthetic::Generator;

fn front(one: &Array2<i64>, other: &Array2<i64>) -> Vec<Point> {
    let (rows, cols) = one.dim();
    let cells =
        Problem::from_fn(rows, cols, Pairs::Free { reservation: 0 }, |_, _| Some(0)).unwrap();
    let mut quotas = Quotas::new(rows, cols);
    for row in 0..rows {
        quotas = quotas.row(Row(row), 1..=1).unwrap();
    }
    for col in 0..cols {
        quotas = quotas.col(Col(col), 0..=1).unwrap();
    }
    let front = Front {
        cells: &cells,
        quotas: &quotas,
        constraints: &Constraints::default(),
        pairs_first: false,
        observer: &PlanObserver::default(),
    };
    let (points, complete) = front.points([one, other], 1, 1_000).unwrap();
    assert!(complete);
    points
}

#[test]
fn two_plans_of_a_published_front_are_found_by_no_weights() {
    // In tenths.
    let one = array![[9, 4, 2], [7, 8, 1], [3, 6, 5]];
    let other = array![[1, 6, 9], [5, 3, 7], [8, 2, 4]];
    let points = front(&one, &other);
    let expected = [
        ([22, 8], [0, 1, 2], true),
        ([16, 15], [1, 0, 2], false),
        ([15, 16], [2, 0, 1], false),
        ([13, 20], [2, 1, 0], true),
        ([8, 21], [1, 2, 0], true),
    ];
    assert_eq!(points.len(), expected.len(), "{points:?}");
    let hull = on_hull(&points);
    for ((point, on_hull), (values, columns, by_weights)) in points.iter().zip(hull).zip(expected) {
        assert_eq!((point.values, on_hull), (values, by_weights));
        assert!(point.plan.iter().map(|(_, col)| col.0).eq(columns));
    }
}

#[test]
fn fronts_are_those_of_every_plan() {
    for seed in 0..12 {
        let mut generator = Generator::new(seed);
        let mut table =
            || Array2::from_shape_simple_fn((4, 5), || i64::try_from(generator.below(30)).unwrap());
        let (one, other) = (table(), table());
        let problem = Problem::from_fn(4, 5, Pairs::Complete, |_, _| Some(1)).unwrap();
        let mut values = Vec::new();
        every_plan(&problem, |plan, _| {
            let sum = |table: &Array2<i64>| -> i64 {
                (0..).zip(plan).filter_map(|(row, col)| Some(table[[row, (*col)?.0]])).sum()
            };
            values.push([sum(&one), sum(&other)]);
        })
        .unwrap();
        let dominated =
            |&[a, b]: &[i64; 2]| values.iter().any(|&[c, d]| c >= a && d >= b && (c, d) != (a, b));
        let mut expected: Vec<[i64; 2]> =
            values.iter().copied().filter(|value| !dominated(value)).collect();
        expected.sort_unstable_by(|a, b| b.cmp(a));
        expected.dedup();
        let points = front(&one, &other);
        let found: Vec<[i64; 2]> = points.iter().map(|point| point.values).collect();
        assert_eq!(found, expected, "seed {seed}");
        // Weights on a grid find no plan that is said to be found by none.
        let hull = on_hull(&points);
        for weight in 0..=1_000 {
            let value = |[a, b]: [i64; 2]| weight * a + (1_000 - weight) * b;
            let best = found.iter().map(|&point| value(point)).max().unwrap();
            let places = (0..found.len()).filter(|&place| value(found[place]) == best);
            assert!(places.into_iter().all(|place| hull[place]), "seed {seed}, weight {weight}");
        }
    }
}
