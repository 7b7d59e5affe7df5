//! Plans drawn at random under a cap: against the best lists of plans, found by trying all of them, and on
//! wrong input.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::collections::BTreeMap;

use ndarray::{Array2, array};
use proptest::prelude::*;
use regiopair::assignment::{
    Col, Outcome, Pairs, Problem, Row, min_cost_flow,
    model::{
        CapConflict, Level, LexicographicError, Quotas, RandomisedError, RandomisedPlan, Share,
    },
    randomised,
};
use regiopair::certificate::{Flaw, check_randomised};

fn sum(weights: &Array2<i64>) -> Level {
    Level::MaximizeSum(weights.clone())
}

/// By hand: the diagonal, worth 2, in 60 % of all draws, and the other plan, worth 1.3, in 40 %: 1.72, 86 % of the optimum.
#[test]
fn the_worked_example_expects_86_percent_of_the_optimum() {
    let scores = array![[100, 70], [60, 100]];
    let cells = Problem::dense(scores.mapv(Some).view(), Pairs::Complete).unwrap();
    let quotas = Quotas::new(2, 2);
    let cap = Share::nearest(0.6).unwrap();
    let outcome = randomised::solve(&cells, &quotas, &[sum(&scores)], cap).unwrap();
    let best = outcome.optimum().unwrap();
    assert!((best.expected(&scores) / 200.0 - 0.86).abs() < 1e-12);
    assert!((best.probability(Row(0), Col(0)) - 0.6).abs() < 1e-12);
    assert!((best.probability(Row(0), Col(1)) - 0.4).abs() < 1e-12);
}

/// A problem, quotas, levels and a cap of few parts.
#[derive(Debug, Clone)]
struct Case {
    cells: Problem,
    quotas: Quotas,
    weights: Vec<Array2<i64>>,
    cap: Share,
}

impl Case {
    fn levels(&self) -> Vec<Level> {
        self.weights.iter().map(sum).collect()
    }

    fn solved(&self) -> Outcome<RandomisedPlan, CapConflict> {
        let found = randomised::solve(&self.cells, &self.quotas, &self.levels(), self.cap).unwrap();
        check_randomised(&self.cells, &self.quotas, &self.levels(), self.cap, &found).unwrap();
        found
    }

    fn open(&self) -> Vec<(Row, Col)> {
        let cells = (0..ROWS).flat_map(|row| (0..COLS).map(move |col| (Row(row), Col(col))));
        cells.filter(|&(row, col)| self.cells.score(row, col).is_some()).collect()
    }

    /// Every set of cells that keeps the quotas.
    fn plans(&self) -> Vec<Vec<(Row, Col)>> {
        let cells = self.open();
        let keeps = |plan: &Vec<(Row, Col)>| {
            let (rows, cols) = self.quotas.shape();
            let count = |is_row: bool, members: &[usize]| {
                let of = |pair: &&(Row, Col)| {
                    members.contains(&if is_row { pair.0.0 } else { pair.1.0 })
                };
                plan.iter().filter(of).count()
            };
            let within = |bounds: regiopair::assignment::model::Bounds, count: usize| {
                (bounds.least..=bounds.most).contains(&count)
            };
            let quotas = &self.quotas;
            (0..rows).all(|row| within(quotas.of_row(Row(row)), count(true, &[row])))
                && (0..cols).all(|col| within(quotas.of_col(Col(col)), count(false, &[col])))
                && quotas.row_groups().iter().all(|it| within(it.bounds, count(true, &it.members)))
                && quotas.col_groups().iter().all(|it| within(it.bounds, count(false, &it.members)))
        };
        let chosen = |bits: u32| {
            let of_bits = cells.iter().enumerate().filter(move |(place, _)| bits >> place & 1 == 1);
            of_bits.map(|(_, &cell)| cell).collect::<Vec<_>>()
        };
        (0..1_u32 << cells.len()).map(chosen).filter(keeps).collect()
    }

    /// The best sums of the levels over lists of as many plans as the whole has parts, in which no cell comes up more often
    /// than the cap allows: the drawings that give each plan a part of the whole.
    fn best(&self, plans: &[Vec<(Row, Col)>]) -> Option<Vec<i64>> {
        let mut states: BTreeMap<Vec<u8>, Vec<i64>> = BTreeMap::new();
        let cells = self.open();
        states.insert(vec![0; cells.len()], vec![0; self.weights.len()]);
        for _ in 0..self.cap.of() {
            let mut next: BTreeMap<Vec<u8>, Vec<i64>> = BTreeMap::new();
            for (used, value) in &states {
                for plan in plans {
                    let mut used = used.clone();
                    for pair in plan {
                        used[cells.iter().position(|cell| cell == pair).unwrap()] += 1;
                    }
                    if used.iter().any(|&times| u64::from(times) > self.cap.parts()) {
                        continue;
                    }
                    let of = |weights: &Array2<i64>| {
                        plan.iter().map(|pair| weights[[pair.0.0, pair.1.0]]).sum::<i64>()
                    };
                    let value: Vec<i64> =
                        value.iter().zip(&self.weights).map(|(sum, it)| sum + of(it)).collect();
                    let best = next.entry(used).or_insert_with(|| value.clone());
                    if value > *best {
                        *best = value;
                    }
                }
            }
            states = next;
        }
        states.into_values().max()
    }
}

const ROWS: usize = 3;
const COLS: usize = 3;

fn case() -> impl Strategy<Value = Case> {
    let bounds =
        || (0_usize..=1, 0_usize..=2).prop_map(|(least, more)| least..=(least + more).max(1));
    let group = (any::<bool>(), 0..ROWS, 1..=ROWS, 0_usize..=1, 0_usize..=3);
    let caps = prop_oneof![
        Just((1, 1)),
        Just((1, 2)),
        Just((2, 3)),
        Just((1, 3)),
        Just((3, 4)),
        Just((1, 4))
    ];
    let table = prop::collection::vec(-4_i64..=9, ROWS * COLS);
    (
        prop::collection::vec(prop::bool::weighted(0.7), ROWS * COLS),
        prop::collection::vec(table, 1..3),
        prop::collection::vec(bounds(), ROWS),
        prop::collection::vec(bounds(), COLS),
        prop::collection::vec(group, 0..3),
        caps,
        any::<bool>(),
    )
        .prop_map(|(open, tables, rows, cols, groups, (parts, of), complete)| {
            let open = Array2::from_shape_vec((ROWS, COLS), open).unwrap();
            let pairs = if complete { Pairs::Complete } else { Pairs::Largest };
            let cells = Problem::dense(open.mapv(|it| it.then_some(0)).view(), pairs).unwrap();
            let mut quotas = Quotas::new(ROWS, COLS);
            if !complete {
                for (place, (row, col)) in rows.into_iter().zip(cols).enumerate() {
                    quotas = quotas.row(Row(place), row).unwrap();
                    quotas = quotas.col(Col(place), col).unwrap();
                }
                for (on_rows, first, count, least, more) in groups {
                    let members = first..ROWS.min(first + count);
                    let pairs = least..=least + more;
                    let with = quotas.clone();
                    let with = if on_rows {
                        with.row_group(members.map(Row), pairs)
                    } else {
                        with.col_group(members.map(Col), pairs)
                    };
                    quotas = with.unwrap_or(quotas);
                }
            }
            let of_table = |table| Array2::from_shape_vec((ROWS, COLS), table).unwrap();
            let weights = tables.into_iter().map(of_table).collect();
            Case { cells, quotas, weights, cap: Share::new(parts, of).unwrap() }
        })
}

fn complete_plans(case: &Case, plans: Vec<Vec<(Row, Col)>>) -> Vec<Vec<(Row, Col)>> {
    let whole =
        |plan: &Vec<(Row, Col)>| case.cells.pairs() != Pairs::Complete || plan.len() == ROWS;
    plans.into_iter().filter(whole).collect()
}

proptest! {
    /// In whole parts, a drawing is a list of plans; all of them are tried.
    #[test]
    fn a_drawing_is_the_best_list_of_plans(case in case()) {
        let plans = complete_plans(&case, case.plans());
        let best = case.best(&plans);
        match case.solved() {
            Outcome::Optimal(found) => {
                let parts = |weights: &Array2<i64>| (found.expected(weights) * found.of as f64).round();
                let found: Vec<f64> = case.weights.iter().map(parts).collect();
                let best = best.map(|best| best.iter().map(|&it| it as f64).collect());
                prop_assert_eq!(Some(found), best);
            }
            Outcome::Infeasible(conflict) => {
                prop_assert_eq!(best, None);
                prop_assert_eq!(conflict.lowest_cap.is_none(), plans.is_empty());
            }
        }
    }

    /// At the lowest cap there is a drawing, and just below it there is none.
    #[test]
    fn the_lowest_cap_can_be_kept_and_no_lower_one(case in case()) {
        let Outcome::Infeasible(CapConflict { lowest_cap: Some(lowest), .. }) = case.solved() else {
            return Ok(());
        };
        prop_assert!(lowest.value() > case.cap.value());
        let at = Case { cap: lowest, ..case.clone() };
        prop_assert!(at.solved().optimum().is_some());
        let below = Share::nearest(lowest.value() - 1e-4).unwrap();
        let below = Case { cap: below, ..case }.solved();
        prop_assert_eq!(below.infeasibility().map(|it| it.lowest_cap), Some(Some(lowest)));
    }

    /// Each plan has, for every member, the expected number of pairs, rounded up or down; and there are few plans.
    #[test]
    fn no_plan_strays_by_a_whole_pair(case in case()) {
        let Outcome::Optimal(found) = case.solved() else { return Ok(()) };
        let count = |plan: &[(Row, Col)], row: usize| plan.iter().filter(|it| it.0 == Row(row)).count();
        for row in 0..ROWS {
            let expected: f64 = (0..COLS).map(|col| found.probability(Row(row), Col(col))).sum();
            for plan in &found.plans {
                let strays = (count(&plan.pairs, row) as f64 - expected).abs();
                prop_assert!(strays < 1.0 - 1e-9, "row {} strays by {}", row, strays);
            }
        }
        let bounds = found.pairs.len() + ROWS + COLS + 1;
        let groups = case.quotas.row_groups().len() + case.quotas.col_groups().len();
        prop_assert!(found.plans.len() <= bounds + groups + 1);
    }

    /// Without a limit the best plan itself is drawn, or plans as good.
    #[test]
    fn a_cap_of_one_reaches_the_optimum(case in case()) {
        let weights = &case.weights[0];
        let free = Pairs::Free { reservation: 0 };
        let pairs = if case.cells.pairs() == Pairs::Complete { Pairs::Complete } else { free };
        let scored = Problem::from_fn(ROWS, COLS, pairs, |row, col| {
            case.cells.score(row, col).map(|_| weights[[row.0, col.0]])
        }).unwrap();
        let best = min_cost_flow::solve(&scored, &case.quotas).unwrap();
        let all = Case { cap: Share::ALL, weights: vec![weights.clone()], ..case.clone() };
        let found = all.solved();
        let found = found.optimum().map(|it| it.expected(weights));
        prop_assert_eq!(found, best.optimum().map(|it| it.total as f64));
    }
}

/// A square of twenty: the plans have the probabilities to the last part (checked), and are no more than Birkhoff's bound.
#[test]
fn twenty_regions_are_drawn_exactly() {
    let side = 20;
    let scores = Array2::from_shape_fn((side, side), |(row, col)| {
        i64::try_from((row * 7_919 + col * 104_729 + row * col * 31) % 1_000_003).unwrap()
    });
    let cells = Problem::dense(scores.mapv(Some).view(), Pairs::Complete).unwrap();
    let quotas = Quotas::new(side, side);
    let mut last = 0.0;
    for cap in [0.05, 0.123_457, 0.3, 0.5, 0.999_999, 1.0] {
        let cap = Share::nearest(cap).unwrap();
        let levels = [sum(&scores)];
        let outcome = randomised::solve(&cells, &quotas, &levels, cap).unwrap();
        check_randomised(&cells, &quotas, &levels, cap, &outcome).unwrap();
        let best = outcome.optimum().unwrap();
        assert!(best.plans.len() <= (side - 1) * (side - 1) + 1, "{}", best.plans.len());
        assert!(best.expected(&scores) >= last);
        last = best.expected(&scores);
    }
}

#[test]
fn the_seed_draws_each_plan_as_often_as_it_should() {
    let scores = array![[9, 5, 1], [8, 7, 2], [3, 4, 6]];
    let cells = Problem::dense(scores.mapv(Some).view(), Pairs::Complete).unwrap();
    let cap = Share::nearest(0.5).unwrap();
    let outcome = randomised::solve(&cells, &Quotas::new(3, 3), &[sum(&scores)], cap).unwrap();
    let best = outcome.optimum().unwrap();
    let draws = 20_000_u32;
    let mut times = Array2::<u32>::zeros((3, 3));
    for seed in 0..u64::from(draws) {
        for &(row, col) in &best.draw(seed).unwrap().pairs {
            times[[row.0, col.0]] += 1;
        }
    }
    for ((row, col), &times) in times.indexed_iter() {
        let p = best.probability(Row(row), Col(col));
        let error = (p * (1.0 - p) / f64::from(draws)).sqrt();
        assert!((f64::from(times) / f64::from(draws) - p).abs() <= 4.0 * error, "{row} {col}");
    }
}

#[test]
fn wrong_input_is_refused_by_name() {
    for bad in [0.0, -0.1, 1.1, f64::NAN, f64::INFINITY, 1e308, 1e-9] {
        let said = Share::nearest(bad).unwrap_err().to_string();
        assert!(said.ends_with("is not a share above 0 and up to 1"), "{said}");
        assert!(said.len() < 60, "{said}");
    }
    assert!(Share::new(1, Share::FINEST + 1).is_err());
    assert!(Share::new(0, 0).is_err());
    assert!(serde_json::from_str::<Share>("[3,2]").is_err());
    assert_eq!(serde_json::to_string(&Share::new(4, 6).unwrap()).unwrap(), "[2,3]");

    let scores = array![[1, 2], [3, 4]];
    let cells = Problem::dense(scores.mapv(Some).view(), Pairs::Largest).unwrap();
    let solve = |levels: &[Level]| {
        randomised::solve(&cells, &Quotas::new(2, 2), levels, Share::ALL).unwrap_err()
    };
    let worst = [sum(&scores), Level::MaximizeMinimum(scores.clone())];
    assert_eq!(solve(&worst), RandomisedError::NotASum { level: 1 });
    let shape = RandomisedError::Levels(LexicographicError::Shape {
        level: 0,
        rows: 2,
        cols: 2,
        found: (1, 2),
    });
    assert_eq!(solve(&[sum(&array![[1, 2]])]), shape);
    // No plan at all, whatever the cap.
    let quotas = Quotas::new(2, 2).row(Row(0), 3..=3).unwrap();
    let outcome = randomised::solve(&cells, &quotas, &[], Share::ALL).unwrap();
    assert_eq!(outcome.infeasibility().map(|it| it.lowest_cap), Some(None));
}

/// Each thing that an answer states is changed, and the checker finds it.
#[test]
fn a_changed_answer_does_not_pass() {
    let scores = array![[9, 5, 1], [8, 7, 2], [3, 4, 6]];
    let cells = Problem::dense(scores.mapv(Some).view(), Pairs::Complete).unwrap();
    let (quotas, cap) = (Quotas::new(3, 3), Share::nearest(0.5).unwrap());
    let levels = [sum(&scores)];
    let Outcome::Optimal(best) = randomised::solve(&cells, &quotas, &levels, cap).unwrap() else {
        unreachable!()
    };
    let flaw = |change: &dyn Fn(&mut RandomisedPlan), cap: Share| {
        let mut best = best.clone();
        change(&mut best);
        check_randomised(&cells, &quotas, &levels, cap, &Outcome::Optimal(best)).unwrap_err()
    };
    assert_eq!(flaw(&|it| it.of += 1, cap), Flaw::NotTheMix);
    assert_eq!(flaw(&|it| it.pairs[0].2 += 1, cap), Flaw::NotTheMix);
    assert_eq!(flaw(&|it| it.plans[0].parts += 1, cap), Flaw::NotTheMix);
    assert_eq!(flaw(&|it| drop(it.plans.pop()), cap), Flaw::NotTheMix);
    assert!(matches!(flaw(&|it| it.plans[0].pairs.truncate(2), cap), Flaw::QuotaBroken { .. }));
    assert!(matches!(
        flaw(&|it| it.prices[0].rows[0].score += 1, cap),
        Flaw::LevelUnproved { level: 0, .. }
    ));
    assert_eq!(flaw(&|it| drop(it.prices.pop()), cap), Flaw::OtherLevel { level: 0 });
    // A plan that is drawn always is likelier than the cap.
    let always = |it: &mut RandomisedPlan| {
        it.plans.truncate(1);
        it.plans[0].parts = it.of;
        it.pairs = it.plans[0].pairs.iter().map(|&(row, col)| (row, col, it.of)).collect();
    };
    assert!(matches!(flaw(&always, cap), Flaw::AboveCap { .. }));
    let conflict =
        randomised::solve(&cells, &quotas, &levels, Share::nearest(0.3).unwrap()).unwrap();
    let said = check_randomised(&cells, &quotas, &levels, cap, &conflict).unwrap_err();
    assert!(matches!(said, Flaw::EnoughRoom { .. }));
}
