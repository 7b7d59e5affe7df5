//! Parameters at the ends of their types: an answer or an error, never a panic or an overflow.

use ndarray::{Array2, array};
use regiopair::assignment::{
    Col, Pairs, Problem, Resolution, Row, branch_and_bound, lexicographic,
    lexicographic::{bottleneck, leximin},
    min_cost_flow,
    model::{
        Constraints, Implicit, Level, LexicographicError, LinearConstraint, NodeLimit, Preferences,
        Proposers, Quotas,
    },
    stable::{all_stable, blocking_pairs, deferred_acceptance},
};
use regiopair::certificate::{
    check_bottleneck, check_branch_and_bound, check_constrained_lexicographic, check_lexicographic,
    check_leximin, check_min_cost_flow, check_stable,
};

use regiopair::synthetic::{SyntheticError, near_points, random_candidates};

const ENDS: [i64; 5] = [i64::MIN, -1, 0, 1, i64::MAX];

/// Weights that are only compared may be any; sums have a limit.
#[test]
fn weights_of_levels() {
    let cells = Problem::dense(Array2::from_elem((2, 2), Some(1)).view(), Pairs::Largest).unwrap();
    let free = cells.clone().with_pairs(Pairs::Free { reservation: 0 }).unwrap();
    let quotas = Quotas::new(2, 2);
    let constraints = Constraints {
        linear: vec![LinearConstraint::count([(Row(0), Col(0))], 0..=1).unwrap()],
        ..Constraints::default()
    };
    for [a, b] in ENDS.iter().flat_map(|&a| ENDS.map(|b| [a, b])) {
        let weights = array![[a, b], [b, a]];
        for level in [Level::MaximizeMinimum(weights.clone()), Level::Leximin(weights.clone())] {
            let levels = [level];
            let outcome = lexicographic::solve(&cells, &quotas, &levels).unwrap();
            check_lexicographic(&cells, &quotas, &levels, &outcome).unwrap();
            let pairs = &outcome.optimum().unwrap().pairs;
            assert_eq!(pairs[0].1, Col(usize::from(a < b)), "{weights}");
            let found = lexicographic::solve_constrained(
                &free,
                &quotas,
                &constraints,
                &levels,
                NodeLimit::default(),
                None,
            )
            .unwrap();
            check_constrained_lexicographic(&free, &quotas, &constraints, &levels, &found).unwrap();
        }
        let levels = [Level::MaximizeSum(weights)];
        let outcome = lexicographic::solve(&cells, &quotas, &levels);
        if [a, b].iter().any(|end| end.unsigned_abs() > 1) {
            assert!(matches!(outcome, Err(LexicographicError::WeightTooLarge { level: 0, .. })));
        } else {
            outcome.unwrap();
        }
    }
}

#[test]
fn views_of_preferences() {
    for [a, b] in ENDS.iter().flat_map(|&a| ENDS.map(|b| [a, b])) {
        let table = array![[Some(a), Some(b)], [Some(b), None]];
        let views = Preferences::new(table.view(), table.t()).unwrap();
        let views = views.with_capacities(&[usize::MAX, 1]).unwrap();
        let all = all_stable(&views.ranked()).unwrap();
        for proposers in [Proposers::Rows, Proposers::Cols] {
            let plan = deferred_acceptance(&views, proposers);
            check_stable(&views, &plan).unwrap();
            assert!(blocking_pairs(&views, &plan.columns).unwrap().is_empty());
            assert!(all.contains(&plan.columns), "{a} {b}");
        }
    }
}

#[test]
fn effort_and_bounds() {
    let problem = Problem::from_fn(3, 3, Pairs::Free { reservation: 0 }, |row, col| {
        Some([-1, 0, 1][row.0 * col.0 % 3])
    })
    .unwrap();
    let all = (0..9).map(|cell| (Row(cell / 3), Col(cell % 3)));
    for most in [0, 1, usize::MAX] {
        let quotas = Quotas::new(3, 3).each_row(0..=most).unwrap().each_col(0..=most).unwrap();
        let quotas = quotas.row_group([Row(0), Row(2)], 0..=usize::MAX).unwrap();
        let outcome = min_cost_flow::solve(&problem, &quotas).unwrap();
        check_min_cost_flow(&problem, &quotas, &outcome).unwrap();
        for range in [0..=usize::MAX, 0..=0, usize::MAX..=usize::MAX] {
            let linear = vec![LinearConstraint::count(all.clone(), range).unwrap()];
            let constraints = Constraints { linear, ..Constraints::default() };
            for nodes in [0, 1, usize::MAX] {
                let limit = NodeLimit { nodes };
                let outcome =
                    branch_and_bound::solve(&problem, &quotas, &constraints, limit, None).unwrap();
                check_branch_and_bound(&problem, &quotas, &constraints, &outcome).unwrap();
            }
        }
    }
    let too_much = Quotas::new(3, 3).row(Row(0), usize::MAX..=usize::MAX).unwrap();
    assert!(min_cost_flow::solve(&problem, &too_much).unwrap().optimum().is_none());
    let far = all.map(|(row, col)| (Row(usize::MAX - row.0), col));
    let linear = vec![LinearConstraint::count(far, 0..=1).unwrap()];
    let constraints = Constraints { linear, ..Constraints::default() };
    let (quotas, limit) = (Quotas::new(3, 3), NodeLimit::default());
    assert!(branch_and_bound::solve(&problem, &quotas, &constraints, limit, None).is_err());
}

#[test]
fn scores_at_the_limit() {
    let limit = Problem::score_limit(3, 3);
    for scores in [[limit, -limit, 0], [limit; 3], [-limit; 3]] {
        let problem =
            Problem::from_fn(3, 3, Pairs::Largest, |row, col| Some(scores[(row.0 + col.0) % 3]))
                .unwrap();
        check_bottleneck(&problem, &bottleneck(&problem).unwrap()).unwrap();
        check_leximin(&problem, &leximin(&problem).unwrap()).unwrap();
    }
    for decimals in [0, 9, 255] {
        let resolution = Resolution::decimals(decimals);
        for value in [f64::NAN, f64::INFINITY, f64::MAX, 5e-324, -0.0] {
            if let Some(units) = resolution.units(value) {
                assert!(units.unsigned_abs() <= 1 << 51);
            }
        }
        assert!(resolution.value(i64::MIN).is_finite() && resolution.unit() > 0.0);
    }
    for size in [f64::NAN, f64::INFINITY, 0.0, -1.0, f64::MIN_POSITIVE / 1e9] {
        assert_eq!(Resolution::with_unit(size), None, "{size}");
    }
    for table in [array![[f64::NAN, f64::INFINITY]], array![[0.0, 5e-324]], array![[f64::MAX, 0.0]]]
    {
        let resolution = Resolution::relative(table.view());
        assert!(resolution.unit() > 0.0 && resolution.unit().is_finite());
    }
    for reservation in [i64::MIN, i64::MAX] {
        let pairs = Pairs::Free { reservation };
        assert!(Problem::from_fn(2, 2, pairs, |_, _| None).is_err());
        assert!(Problem::sparse(2, [vec![], vec![]], pairs).is_err());
        let table = array![[0.5]];
        assert!(Problem::scores(table.view(), None, Resolution::default(), pairs).is_err());
        assert!(Problem::costs(table.view(), None, Resolution::default(), pairs).is_err());
        let products = regiopair::assignment::linear::Products::new(table.view(), table.view());
        assert!(Implicit::new(products.unwrap(), Resolution::default(), pairs).is_err());
    }
}

#[test]
fn settings_of_synthetic_candidates() {
    let refused = |setting, value, least, most| {
        Err(SyntheticError::OutOfRange { setting, value, least, most })
    };
    let huge = usize::MAX;
    for size in [0, 10_000_001, huge] {
        let error = refused("size", size, 1, 10_000_000);
        assert_eq!(random_candidates(size, 1..=2, None, 1), error);
        assert_eq!(near_points(size, 1..=2, 1), error);
    }
    #[expect(clippy::reversed_empty_ranges, reason = "this is what is refused")]
    for (per_row, error) in [
        (0..=3, refused("per_row", 0, 1, huge)),
        (3..=2, Err(SyntheticError::EmptyRange { least: 3, most: 2 })),
        (huge..=0, Err(SyntheticError::EmptyRange { least: huge, most: 0 })),
    ] {
        assert_eq!(random_candidates(5, per_row.clone(), None, 1), error);
        assert_eq!(near_points(5, per_row, 1), error);
    }
    let error = refused("per_row", huge, 1, 100);
    assert_eq!(random_candidates(10_000_000, 1..=huge, None, 1), error);
    assert_eq!(near_points(10_000_000, 1..=huge, 1), error);
    for integers in [0, 1_000_000_001, huge] {
        let error = refused("integers", integers, 1, 1_000_000_000);
        assert_eq!(random_candidates(5, 1..=2, Some(integers), 1), error);
    }
    // A range beyond all columns names them all.
    for per_row in [5..=huge, huge..=huge] {
        let rows = random_candidates(5, per_row.clone(), Some(1), 1).unwrap();
        assert!(rows.iter().all(|row| row.len() == 5 && row.iter().all(|cell| cell.1 == 1.0)));
        assert!(near_points(5, per_row, 1).unwrap().iter().all(|row| row.len() == 5));
    }
    assert_eq!(near_points(1, 1..=huge, 1).unwrap().len(), 1);
}
