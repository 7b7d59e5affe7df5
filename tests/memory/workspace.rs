//! A workspace gives the answers of `solve`, whatever it solved before, and takes no memory for them.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use super::cases::cases;
use allocation_counter::measure;
use ndarray::{Array2, array};
use proptest::prelude::*;
use regiopair::assignment::{
    Col, HallViolator, Outcome, Pairs, Problem, ProblemError, Resolution, Row,
    linear::{Solver, Sparse, Workspace, enumerate},
    solve,
};
use regiopair::certificate::check;
use regiopair::synthetic::ScoreClass;

fn pairs() -> impl Strategy<Value = Pairs> {
    prop_oneof![
        Just(Pairs::Complete),
        Just(Pairs::Largest),
        (-4..5_i64).prop_map(|reservation| Pairs::Free { reservation }),
    ]
}

/// Narrow and wide tables up to 90 members a side, square and not, of few values or many, some of
/// them beyond double precision, full or with forbidden cells.
fn problems() -> impl Strategy<Value = Problem> {
    let side = || prop_oneof![Just(1..2_usize), Just(2..9), Just(60..70), Just(85..90)];
    let side = move || side().prop_flat_map(|range| range);
    let shape = prop_oneof![(side(), side()), side().prop_map(|side| (side, side))];
    let greatest = prop_oneof![
        Just(1_i64),
        Just(3),
        Just(100),
        Just(1 << 28),
        Just(1 << 36),
        Just(1 << 44),
        Just(1 << 51)
    ];
    let percent = prop_oneof![Just(100_u64), Just(95), Just(60), Just(15), Just(2)];
    (shape, greatest, percent, pairs(), any::<u64>()).prop_map(
        |((rows, cols), greatest, percent, pairs, seed)| {
            let mut state = seed;
            // A generator of Marsaglia's xorshift family.
            let mut draw = move || {
                state ^= state << 13 | 1;
                state ^= state >> 7;
                state ^= state << 17;
                state >> 9
            };
            Problem::from_fn(rows, cols, pairs, |_, _| {
                let score = i64::try_from(draw()).unwrap() % (greatest + 1) - greatest / 3;
                (draw() % 100 < percent).then_some(score)
            })
            .unwrap()
        },
    )
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn one_after_another_is_each_on_its_own(
        problems in prop::collection::vec(problems(), 1..6),
    ) {
        let mut workspace = Workspace::new();
        for problem in &problems {
            let outcome = workspace.solve(problem);
            let certificate = check(problem, outcome);
            prop_assert!(certificate.is_ok(), "{certificate:?}");
            prop_assert_eq!(outcome, &solve(problem));
            // Another method, with the same plan by the tie rule.
            let sparse = Sparse.solve(problem);
            let plan = |outcome: &Outcome| {
                outcome.optimum().map(|optimum| (optimum.columns.clone(), optimum.total))
            };
            prop_assert_eq!(plan(outcome), plan(&sparse));
        }
    }
}

/// Tiny tables of few values, one after another, against all their plans.
#[test]
fn ties_in_a_used_workspace_are_those_of_brute_force() {
    let mut workspace = Workspace::new();
    let modes = [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 1 }];
    for seed in 0..3_000_usize {
        let (rows, cols) = (1 + seed % 5, 1 + seed / 5 % 5);
        let problem = Problem::from_fn(rows, cols, modes[seed % 3], |row, col| {
            let mixed = ((seed * 7 + row.0 * 31 + col.0 * 17 + 1) as u64)
                .wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let draw = i64::try_from(mixed >> 40).unwrap() % 9;
            (draw < 8).then_some(draw % 4)
        })
        .unwrap();
        let all = enumerate(&problem).unwrap();
        let plan = workspace.solve(&problem).optimum().map(|optimum| optimum.columns.clone());
        assert_eq!(plan, all.columns, "{problem:?}");
    }
}

/// Allocations of one more round over the problems, after two.
fn allocations(problems: &[Problem]) -> u64 {
    let mut workspace = Workspace::new();
    let mut round = || problems.iter().for_each(|problem| _ = workspace.solve(problem));
    round();
    round();
    measure(round).count_total
}

fn tables(class: ScoreClass, (rows, cols): (usize, usize), pairs: Pairs) -> Vec<Problem> {
    let table = |seed: u64| {
        let scores = class.scores(rows, cols, seed);
        Problem::scores(scores.view(), None, Resolution::relative(scores.view()), pairs).unwrap()
    };
    (0..5).map(table).collect()
}

#[test]
fn a_used_workspace_takes_no_memory() {
    for class in [ScoreClass::Uniform, ScoreClass::Integers, ScoreClass::Dot] {
        for shape in [(20, 20), (7, 150), (150, 7), (1, 9), (9, 1), (130, 130)] {
            for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 1 << 27 }] {
                let problems = tables(class, shape, pairs);
                assert_eq!(allocations(&problems), 0, "{class}, {shape:?}, {pairs:?}");
            }
        }
    }
}

/// The large one comes first, but also the small ones are solved in its memory.
#[test]
fn shapes_may_change_within_the_memory_taken() {
    let mut problems = tables(ScoreClass::Uniform, (90, 90), Pairs::Complete);
    problems.extend(tables(ScoreClass::Dot, (12, 80), Pairs::Free { reservation: 3 }));
    problems.extend(tables(ScoreClass::Integers, (80, 12), Pairs::Largest));
    assert_eq!(allocations(&problems), 0);
}

#[test]
fn a_study_takes_no_memory_at_all() {
    let variations: Vec<Array2<f64>> =
        (0..20).map(|seed| ScoreClass::Uniform.scores(20, 30, seed)).collect();
    let mask = Array2::from_shape_fn((20, 30), |(row, col)| row != col);
    let view = variations[0].view();
    let mut problem =
        Problem::scores(view, None, Resolution::decimals(6), Pairs::Complete).unwrap();
    let mut workspace = Workspace::new();
    let mut study = || {
        for scores in &variations {
            problem.rescore(scores.view(), None).unwrap();
            assert!(workspace.solve(&problem).optimum().is_some());
            problem.rescore(scores.view(), Some(mask.view())).unwrap();
            assert!(workspace.solve(&problem).optimum().is_some());
        }
    };
    study();
    assert_eq!(measure(study).count_total, 0);
}

#[test]
fn an_answer_without_a_plan_is_followed_by_one_with() {
    let mut workspace = Workspace::new();
    let cells = array![[Some(9), None], [Some(8), None]];
    let infeasible = Problem::dense(cells.view(), Pairs::Complete).unwrap();
    let hall = HallViolator::Rows { members: vec![Row(0), Row(1)], neighbours: vec![Col(0)] };
    let largest = infeasible.clone().with_pairs(Pairs::Largest).unwrap();
    for _ in 0..2 {
        assert_eq!(workspace.solve(&infeasible), &Outcome::Infeasible(hall.clone()));
        let optimum = workspace.solve(&largest).optimum().unwrap();
        assert_eq!((optimum.columns.as_slice(), optimum.total), (&[Some(Col(0)), None][..], 9));
    }
}

#[test]
fn large_and_listed_problems_go_where_solve_sends_them() {
    let mut workspace = Workspace::new();
    let listed =
        Problem::sparse(3, [vec![(Col(2), 9)], vec![(Col(2), 8)]], Pairs::Free { reservation: 0 });
    for problem in [listed.unwrap(), tables(ScoreClass::Dot, (800, 800), Pairs::Complete).remove(0)]
    {
        assert_eq!(workspace.solve(&problem), &solve(&problem));
    }
}

#[test]
fn new_scores_are_refused_as_the_first_ones_were() {
    let scores = array![[0.5, 0.25, 0.0], [1.0, 0.75, 0.5]];
    let resolution = Resolution::decimals(2);
    let made = Problem::scores(scores.view(), None, resolution, Pairs::Complete).unwrap();
    let mut problem = made.clone();
    assert_eq!(
        problem.rescore(scores.t(), None),
        Err(ProblemError::OtherShape { rows: 2, cols: 3, found: (3, 2) })
    );
    let mask = array![[true, false]];
    let refused = problem.rescore(scores.view(), Some(mask.view()));
    assert!(matches!(refused, Err(ProblemError::MaskShape { mask_cols: 2, .. })), "{refused:?}");
    let mut wrong = scores.clone();
    wrong[[1, 0]] = f64::NAN;
    let refused = problem.rescore(wrong.view(), None);
    assert!(matches!(refused, Err(ProblemError::NotFinite { row: Row(1), .. })), "{refused:?}");
    wrong[[1, 0]] = 1e300;
    let refused = problem.rescore(wrong.view(), None);
    assert!(matches!(refused, Err(ProblemError::TooManyUnits { col: Col(0), .. })), "{refused:?}");
    assert_eq!(problem, made);

    let mut plain = Problem::dense(array![[Some(1), Some(2)]].view(), Pairs::Complete).unwrap();
    assert_eq!(plain.rescore(array![[0.5, 0.5]].view(), None), Err(ProblemError::NotFromScores));
}

/// Scores may become too wide for 32 bits a cell, and narrow again, and lie in any memory layout.
#[test]
fn new_scores_make_the_problem_that_they_would_make_at_first() {
    let resolution = Resolution::decimals(3);
    let first = array![[0.5, 0.25], [1.0, 0.75]];
    let mut problem = Problem::scores(first.view(), None, resolution, Pairs::Largest).unwrap();
    let wide = array![[1e9, -1e9], [0.0, 3.5]];
    let mask = array![[true, false], [true, true]];
    for scores in [wide.view(), first.t(), first.view(), wide.t()] {
        for mask in [None, Some(mask.view()), Some(mask.t())] {
            problem.rescore(scores, mask).unwrap();
            let made = Problem::scores(scores, mask, resolution, Pairs::Largest).unwrap();
            assert_eq!(problem, made);
        }
    }
}
