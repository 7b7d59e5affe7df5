//! Probabilities of plans against every plan, and against worked examples.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::ops::ControlFlow;

use crate::cases::cases;
use ndarray::{Array2, Axis, array};
use proptest::prelude::*;
use regiopair::assignment::gibbs::{
    GibbsDistribution, GibbsError, MAX_BETA, SampleSize, SampledProbabilities, sample,
};
use regiopair::assignment::linear::every_plan;
use regiopair::assignment::model::{
    Constraints, Exclusive, LinearConstraint, Quotas, SemiContinuous,
};
use regiopair::assignment::{Col, Member, Pairs, Problem, Resolution, Row, solve};
use regiopair::synthetic::Generator;

/// What all plans together say: ln Z, the probability of each pair, and the mean value.
struct Expected {
    log_partition: f64,
    probabilities: Array2<f64>,
    value: f64,
}

/// The distribution over all plans of a problem that have these members, by adding up.
fn expected(problem: &Problem, beta: f64, must: &[Member]) -> Option<Expected> {
    let mut plans: Vec<([i64; 2], Vec<Option<Col>>)> = Vec::new();
    every_plan(problem, |plan, value| {
        let has = |member: &Member| match *member {
            Member::Row(row) => plan[row.0].is_some(),
            Member::Col(col) => plan.contains(&Some(col)),
        };
        if must.iter().all(has) {
            plans.push((value, plan.to_vec()));
        }
    })
    .unwrap();
    let count = plans.iter().map(|(value, _)| value[0]).max()?;
    plans.retain(|(value, _)| value[0] == count);
    let best = plans.iter().map(|(value, _)| value[1]).max()?;
    let weight = |value: &[i64; 2]| (beta * (value[1] - best) as f64).exp();
    let total: f64 = plans.iter().map(|(value, _)| weight(value)).sum();
    let mut probabilities = Array2::zeros((problem.rows(), problem.cols()));
    let mut mean = 0.0;
    for (value, plan) in &plans {
        let share = weight(value) / total;
        mean += share * value[1] as f64;
        for (row, col) in plan.iter().enumerate() {
            if let Some(Col(col)) = col {
                probabilities[[row, *col]] += share;
            }
        }
    }
    let log_partition = beta * best as f64 + total.ln();
    Some(Expected { log_partition, probabilities, value: mean })
}

fn problems() -> impl Strategy<Value = Problem> {
    let range = prop_oneof![Just(0..1_i64), Just(-1..3), Just(-4..5), Just(-30..30)];
    let percent = prop_oneof![Just(100), Just(80), Just(50), Just(25)];
    let pairs = prop_oneof![
        Just(Pairs::Complete),
        Just(Pairs::Largest),
        (-4..5_i64).prop_map(|reservation| Pairs::Free { reservation })
    ];
    (1..=5_usize, 1..=6_usize, any::<bool>(), range, percent, pairs).prop_flat_map(
        |(rows, cols, turned, range, percent, pairs)| {
            let (rows, cols) = if turned { (cols, rows) } else { (rows, cols) };
            let cell =
                (0..100, range).prop_map(move |(draw, score)| (draw < percent).then_some(score));
            prop::collection::vec(cell, rows * cols).prop_map(move |cells| {
                Problem::from_fn(rows, cols, pairs, |row, col| cells[row.0 * cols + col.0]).unwrap()
            })
        },
    )
}

fn close(one: f64, other: f64, tolerance: f64) -> bool {
    (one - other).abs() <= tolerance * (1.0 + other.abs())
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn probabilities_are_those_of_all_plans(
        problem in problems(),
        beta in prop_oneof![Just(0.0), Just(0.1), Just(1.0), Just(30.0)],
        rows in prop::collection::vec(0..8_usize, 0..2),
        cols in prop::collection::vec(0..8_usize, 0..2),
    ) {
        let rows = rows.into_iter().filter(|&row| row < problem.rows()).map(|row| Row(row).into());
        let cols = cols.into_iter().filter(|&col| col < problem.cols()).map(|col| Col(col).into());
        let must: Vec<Member> = rows.chain(cols).collect();
        let soft = GibbsDistribution::with_partners(&problem, beta, &must);
        let Some(expected) = expected(&problem, beta, &must) else {
            prop_assert_eq!(soft.unwrap_err(), GibbsError::NoPlan);
            return Ok(());
        };
        let soft = soft.unwrap();
        let found = soft.probabilities().unwrap();
        prop_assert!(close(found.log_partition, expected.log_partition, 1e-12));
        prop_assert!(close(found.expected_value, expected.value, 1e-12));
        for (found, expected) in found.probabilities.iter().zip(&expected.probabilities) {
            prop_assert!(close(*found, *expected, 1e-12), "{} not {}", found, expected);
        }
        // Plans that are drawn exist.
        for plan in soft.draw(15, 8).unwrap() {
            let pairs: Vec<_> = plan.iter().enumerate().filter_map(|(r, c)| Some((r, (*c)?))).collect();
            prop_assert!(pairs.iter().all(|&(row, col)| problem.score(Row(row), col).is_some()));
            prop_assert!(pairs.iter().all(|&(row, Col(col))| expected.probabilities[[row, col]] > 0.0));
            let has = |member: &Member| match *member {
                Member::Row(row) => plan[row.0].is_some(),
                Member::Col(col) => plan.contains(&Some(col)),
            };
            prop_assert!(must.iter().all(has));
            let mut cols: Vec<_> = pairs.iter().map(|&(_, col)| col).collect();
            cols.sort_unstable();
            cols.dedup();
            prop_assert_eq!(cols.len(), pairs.len());
        }
    }
}

const SCORES: [[f64; 3]; 3] = [[0.9, 0.5, 0.1], [0.8, 0.6, 0.2], [0.3, 0.4, 0.5]];

/// Computed by others, by enumeration of all permutations.
#[test]
fn a_worked_example_holds_for_each_beta() {
    let problem = Problem::from_rows(&SCORES, Resolution::default(), Pairs::Complete).unwrap();
    let third = 1.0 / 3.0;
    let cases = [
        (0.0, 1.791_759_469_228_055, 1.433_333_333_333_333_3, Array2::from_elem((3, 3), third)),
        (
            2.0,
            4.938_234_992_714_387,
            1.702_092_742_432_008_7,
            array![
                [0.535_275_717_408_544_2, 0.315_267_355_718_793_44, 0.149_456_926_872_662_52],
                [0.358_806_043_535_055_2, 0.444_277_024_672_046_8, 0.196_916_931_792_898_1],
                [0.105_918_239_056_400_78, 0.240_455_619_609_159_84, 0.653_626_141_334_439_5],
            ],
        ),
        (
            10.0,
            20.133_722_797_358_647,
            1.972_735_715_053_173,
            array![
                [0.880_727_112_151_372_9, 0.118_435_426_499_632_97, 0.000_837_461_348_994_030_1],
                [0.119_193_453_177_169_99, 0.874_872_254_220_496_2, 0.005_934_292_602_333_553],
                [7.943_467_145_700_978e-5, 0.006_692_319_279_870_574, 0.993_228_246_048_672_3],
            ],
        ),
        (
            100.0,
            200.000_000_002_061_14,
            1.999_999_999_587_769_3,
            array![
                [0.999_999_997_938_846_4, 2.061_153_618_190_203_3e-9, 3.975_449_727_715_007e-31],
                [2.061_153_618_190_203_3e-9, 0.999_999_997_938_846_4, 1.928_749_843_988_467_4e-22],
                [7.440_151_936_706_377e-44, 1.928_749_847_963_917_8e-22, 1.0],
            ],
        ),
    ];
    for (beta, log_partition, value, probabilities) in cases {
        let found = GibbsDistribution::new(&problem, beta).unwrap().probabilities().unwrap();
        assert!(close(found.log_partition, log_partition, 1e-12), "{beta}");
        assert!(close(found.expected_value, value, 1e-12), "{beta}");
        for (found, expected) in found.probabilities.iter().zip(&probabilities) {
            assert!((found / expected - 1.0).abs() < 1e-9, "{beta}: {found} not {expected}");
        }
        // The best plan has the probability that its value says.
        let best = (beta * 2.0 - log_partition).exp();
        assert!(close(found.log_probability(2.0).exp(), best, 1e-9), "{beta}");
        let entropy = log_partition - beta * value;
        assert!((found.entropy() - entropy).abs() < 1e-9, "{beta}");
    }
}

/// 20! plans, and 895,014,631,192,902,121 without a fixed point.
#[test]
fn permanents_of_twenty_are_counted() {
    let all = Problem::from_fn(20, 20, Pairs::Complete, |_, _| Some(7)).unwrap();
    let found = GibbsDistribution::new(&all, 0.0).unwrap().probabilities().unwrap();
    assert!(close(found.log_partition, 42.335_616_460_753_485, 1e-13), "{}", found.log_partition);
    assert!((found.log_partition.exp() / 2_432_902_008_176_640_000_f64 - 1.0).abs() < 1e-12);
    let off = Problem::from_fn(20, 20, Pairs::Complete, |row, col| (row.0 != col.0).then_some(7));
    let found = GibbsDistribution::new(&off.unwrap(), 0.0).unwrap().probabilities().unwrap();
    assert!((found.log_partition.exp() / 895_014_631_192_902_121_f64 - 1.0).abs() < 1e-12);
    for ((row, col), &probability) in found.probabilities.indexed_iter() {
        let expected = if row == col { 0.0 } else { 1.0 / 19.0 };
        assert!((probability - expected).abs() < 1e-13);
    }
}

fn random(rows: usize, cols: usize, pairs: Pairs, seed: u64) -> Problem {
    let mut draws = Generator::new(seed);
    Problem::from_fn(rows, cols, pairs, |_, _| {
        let score = i64::try_from(draws.below(1_000)).unwrap();
        (draws.below(10) > 0).then_some(score)
    })
    .unwrap()
}

#[test]
fn rows_and_columns_of_larger_tables_add_up() {
    for (rows, cols) in [(20, 20), (12, 30), (30, 11), (13, 15), (16, 16)] {
        let problem = random(rows, cols, Pairs::Complete, 15);
        let soft = GibbsDistribution::new(&problem, 0.01).unwrap().probabilities().unwrap();
        let turned = problem.transposed();
        let turned = GibbsDistribution::new(&turned, 0.01).unwrap().probabilities().unwrap();
        assert!(close(soft.log_partition, turned.log_partition, 1e-13));
        for (axis, own, other) in [(Axis(1), rows, cols), (Axis(0), cols, rows)] {
            for sum in soft.probabilities.sum_axis(axis) {
                assert!(sum < 1.0 + 1e-12, "{rows} x {cols}: {sum}");
                assert!(own > other || (sum - 1.0).abs() < 1e-12, "{rows} x {cols}: {sum}");
            }
        }
        let difference = &soft.probabilities - &turned.probabilities.t();
        assert!(difference.iter().all(|it| it.abs() < 1e-12));
    }
}

/// A square table with a column more that nobody can have is summed in layers; the other in one table.
#[test]
fn both_ways_to_add_up_agree() {
    let square = random(14, 14, Pairs::Complete, 16);
    let wide = Problem::from_fn(14, 15, Pairs::Complete, |row, col| match col.0 {
        14 => (row.0 == 0).then_some(-100_000),
        _ => square.score(row, col),
    });
    let soft =
        |problem: &Problem| GibbsDistribution::new(problem, 0.02).unwrap().probabilities().unwrap();
    let (one, other) = (soft(&square), soft(&wide.unwrap()));
    assert!(close(one.log_partition, other.log_partition, 1e-12));
    for ((row, col), probability) in one.probabilities.indexed_iter() {
        assert!((probability - other.probabilities[[row, col]]).abs() < 1e-12);
    }
}

#[test]
fn a_great_beta_leaves_the_best_plans_and_beta_0_all() {
    // Rows 0 and 1 may exchange their columns without loss.
    let scores = array![[5, 5, 0], [5, 5, 0], [0, 0, 5]].mapv(Some);
    let problem = Problem::dense(scores.view(), Pairs::Complete).unwrap();
    let best = GibbsDistribution::new(&problem, MAX_BETA).unwrap().probabilities().unwrap();
    let expected = array![[0.5, 0.5, 0.0], [0.5, 0.5, 0.0], [0.0, 0.0, 1.0]];
    assert_eq!(best.probabilities, expected);
    assert!(close(best.log_excess, 2_f64.ln(), 1e-15));
    let free = Problem::dense(scores.view(), Pairs::Free { reservation: 0 }).unwrap();
    let all = GibbsDistribution::new(&free, 0.0).unwrap().probabilities().unwrap();
    assert!(close(all.log_partition, 34_f64.ln(), 1e-14)); // 6 + 18 + 9 + 1 plans
}

/// The share of plans drawn that have a pair, for all pairs.
fn shares(plans: &[Vec<Option<Col>>], (rows, cols): (usize, usize)) -> Array2<f64> {
    let mut shares = Array2::zeros((rows, cols));
    for plan in plans {
        for (row, col) in plan.iter().enumerate() {
            if let Some(Col(col)) = col {
                shares[[row, *col]] += 1.0 / plans.len() as f64;
            }
        }
    }
    shares
}

#[test]
fn plans_are_drawn_with_their_probabilities() {
    let free = Pairs::Free { reservation: 600 };
    for (rows, cols, pairs) in [(7, 7, Pairs::Complete), (6, 9, free), (9, 5, Pairs::Largest)] {
        let problem = random(rows, cols, pairs, 17);
        let soft = GibbsDistribution::new(&problem, 0.004).unwrap();
        let exact = soft.probabilities().unwrap().probabilities;
        let plans = soft.draw(15, 8_000).unwrap();
        assert_eq!(plans, soft.draw(15, 8_000).unwrap());
        assert_ne!(plans, soft.draw(16, 8_000).unwrap());
        // A plan depends on nothing else that is drawn.
        assert_eq!(plans[..10], soft.draw(15, 10).unwrap());
        for (share, exact) in shares(&plans, (rows, cols)).iter().zip(&exact) {
            let error = (exact * (1.0 - exact) / 8_000.0).sqrt();
            assert!((share - exact).abs() <= 4.5 * error + 1e-9, "{share} not {exact}");
        }
    }
}

fn keep_on(_: f64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn assert_near(sampled: &SampledProbabilities, exact: &Array2<f64>) {
    for (place, exact) in exact.indexed_iter() {
        let (share, error) = (sampled.probabilities[place], sampled.standard_errors[place]);
        assert!(
            (share - exact).abs() <= 4.0 * error + 2e-4,
            "{place:?}: {share} ± {error}, not {exact}"
        );
        assert!(error < 0.03, "{place:?}: {error}");
    }
}

/// One partner each: against the exact method.
#[test]
fn a_sample_is_near_the_exact_probabilities() {
    let free = Pairs::Free { reservation: 600 };
    for (rows, cols, pairs) in [(6, 6, Pairs::Complete), (4, 6, free), (6, 4, Pairs::Largest)] {
        let problem = random(rows, cols, pairs, 18);
        let exact = GibbsDistribution::new(&problem, 0.004).unwrap().probabilities().unwrap();
        let start: Vec<_> = solve(&problem).into_optimum().unwrap().pairs().collect();
        let least =
            |own: usize, other: usize| usize::from(pairs == Pairs::Complete && own <= other);
        let quotas = Quotas::new(rows, cols).each_row(least(rows, cols)..=1).unwrap();
        let quotas = quotas.each_col(least(cols, rows)..=1).unwrap();
        let model = (&problem, &quotas, &Constraints::default());
        let run = |seed| {
            let size = SampleSize { plans: 4_096, chains: 4 };
            sample(model, (0.004, seed, size), std::slice::from_ref(&start), keep_on).unwrap()
        };
        let sampled = run(15);
        assert_near(&sampled, &exact.probabilities);
        let off = (sampled.expected_value - exact.expected_value).abs();
        assert!(off < 4.0 * sampled.expected_value_error, "{off}");
        assert_eq!(sampled, run(15));
        assert_ne!(sampled, run(16));
    }
}

/// Every set of cells that keeps quotas and constraints, written out by hand, weighs in.
#[test]
fn a_sample_under_rules_is_near_all_plans_that_keep_them() {
    let scores = array![[9, 4, 7], [3, 8, 2], [6, 5, 1], [4, 4, 9]];
    let cells: Vec<(Row, Col)> = (0..12).map(|place| (Row(place / 3), Col(place % 3))).collect();
    let problem = Problem::dense(scores.mapv(Some).view(), Pairs::Free { reservation: 0 }).unwrap();
    let quotas = Quotas::new(4, 3).each_row(0..=2).unwrap().col(Col(0), 1..=2).unwrap();
    let quotas = quotas.col(Col(1), 0..=3).unwrap().col(Col(2), 0..=2).unwrap();
    let quotas = quotas.row_group([Row(0), Row(1)], 1..=3).unwrap();
    let constraints = Constraints {
        linear: vec![LinearConstraint::count(cells[..5].iter().copied(), 1..=3).unwrap()],
        exclusive: vec![Exclusive::new([Row(2).into(), Row(3).into()]).unwrap()],
        semi_continuous: vec![SemiContinuous::new([cells[6], cells[7], cells[8]], 2).unwrap()],
    };
    let count = |plan: &[(Row, Col)], is: &dyn Fn(&(Row, Col)) -> bool| {
        plan.iter().filter(|pair| is(pair)).count()
    };
    let keeps = |plan: &[(Row, Col)]| {
        let row = |row: usize| count(plan, &|pair| pair.0.0 == row);
        let col = |col: usize| count(plan, &|pair| pair.1.0 == col);
        (0..4).all(|it| row(it) <= 2)
            && (1..=2).contains(&col(0))
            && col(1) <= 3
            && col(2) <= 2
            && (1..=3).contains(&(row(0) + row(1)))
            && (1..=3).contains(&count(plan, &|pair| cells[..5].contains(pair)))
            && (row(2) == 0 || row(3) == 0)
            && row(2) != 1
    };
    let beta = 0.2;
    let (mut exact, mut total, mut start) = (Array2::zeros((4, 3)), 0.0, Vec::new());
    for subset in 0..1_usize << 12 {
        let chosen = |place: &usize| subset >> place & 1 == 1;
        let plan: Vec<_> = (0..12).filter(chosen).map(|place| cells[place]).collect();
        if keeps(&plan) {
            let value: i64 = plan.iter().map(|&(Row(row), Col(col))| scores[[row, col]]).sum();
            let weight = (beta * value as f64).exp();
            total += weight;
            for &(Row(row), Col(col)) in &plan {
                exact[[row, col]] += weight;
            }
            start = plan;
        }
    }
    exact /= total;
    let size = SampleSize { plans: 16_384, chains: 4 };
    let model = (&problem, &quotas, &constraints);
    let sampled = sample(model, (beta, 15, size), &[start.clone()], keep_on).unwrap();
    assert_near(&sampled, &exact);

    let bad = [(Row(0), Col(0)), (Row(2), Col(0))];
    let start_from = |start: &[(Row, Col)]| {
        sample(model, (beta, 15, SampleSize::default()), &[start.to_vec()], keep_on)
    };
    assert_eq!(start_from(&bad), Err(GibbsError::Start));
    assert_eq!(start_from(&[(Row(7), Col(0))]), Err(GibbsError::Start));
    let stopped = sample(model, (beta, 15, size), &[start], |_| ControlFlow::Break(()));
    assert_eq!(stopped, Err(GibbsError::Stopped));
}

#[test]
fn bad_numbers_are_named() {
    let problem = random(3, 3, Pairs::Largest, 15);
    for (beta, value) in
        [(-1.0, "-1.0"), (f64::NAN, "NaN"), (f64::INFINITY, "inf"), (2e12, "2000000000000.0")]
    {
        let error = GibbsDistribution::new(&problem, beta).unwrap_err();
        assert_eq!(error, GibbsError::Beta { value: value.to_owned() });
        assert!(error.to_string().ends_with("accepted: 0 to 1e12"), "{error}");
    }
    assert!(GibbsDistribution::new(&problem, 1e308).is_err());
    let soft = GibbsDistribution::new(&problem, 1.0).unwrap();
    assert!(matches!(soft.draw(1, 0), Err(GibbsError::Draws { requested: 0, .. })));
    assert!(matches!(soft.draw(1, usize::MAX), Err(GibbsError::Draws { .. })));
    let stopped = soft.probabilities_with_progress(|_| ControlFlow::Break(()));
    assert_eq!(stopped, Err(GibbsError::Stopped));
    let outside = GibbsDistribution::with_partners(&problem, 1.0, &[Col(3).into()]).unwrap_err();
    assert_eq!(
        outside.to_string(),
        "column 3 must have a partner, but the table has 3 rows and 3 columns"
    );
    let none = Problem::from_fn(2, 2, Pairs::Complete, |_, col| (col.0 == 0).then_some(1)).unwrap();
    assert_eq!(GibbsDistribution::new(&none, 1.0).unwrap_err(), GibbsError::NoPlan);
}

/// 23 members take 128 MiB in a square and are refused all the same; of 22, a long side can be too long.
#[test]
fn tables_that_are_too_large_are_refused_with_their_bytes() {
    let bytes = |rows: usize, cols: usize| {
        let problem = Problem::from_fn(rows, cols, Pairs::Complete, |_, _| Some(0)).unwrap();
        GibbsDistribution::new(&problem, 1.0).unwrap().check_memory()
    };
    assert_eq!(bytes(22, 22), Ok(()));
    assert_eq!(bytes(23, 23), Err(GibbsError::TooLarge { members: 23, bytes: 1 << 27 }));
    assert_eq!(bytes(22, 195), Ok(()));
    // 32 tables kept, 32 of a block, and 2 more, of 2^22 numbers each.
    assert_eq!(bytes(22, 1_000), Err(GibbsError::TooLarge { members: 22, bytes: 66 << 25 }));
    assert!(matches!(bytes(200, 300), Err(GibbsError::TooLarge { members: 200, .. })));
    // Twenty parts of ten members each are no large table.
    let blocks = Problem::from_fn(200, 200, Pairs::Complete, |row, col| {
        (row.0 / 10 == col.0 / 10).then_some(0)
    });
    let soft = GibbsDistribution::new(&blocks.unwrap(), 1.0).unwrap().probabilities().unwrap();
    let ten_factorial = 3_628_800_f64.ln();
    assert!(close(soft.log_partition, 20.0 * ten_factorial, 1e-13));
}
