//! Plans drawn at random under side constraints: against the linear programme over every plan, by proof, and with
//! answers that are spoiled.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::ops::ControlFlow;

use microlp::{ComparisonOp, OptimizationDirection};
use ndarray::{Array2, array};
use proptest::prelude::*;
use regiopair::assignment::{
    Col, Pairs, Problem, Row,
    model::{
        ConstrainedRandomised, Constraints, DrawingBound, Level, LinearConstraint, NodeLimit,
        Quotas, RandomisedError, RandomisedPlan, Share,
    },
    randomised,
};
use regiopair::certificate::{Flaw, check_constrained_randomised};

use crate::cases::cases;

use super::constrained_lexicographic::{Asked, Plan, asked, brute};

impl Asked {
    fn draw(&self, cap: Share, nodes: usize) -> ConstrainedRandomised {
        let Self { cells, quotas, constraints, levels } = self;
        let effort = NodeLimit { nodes };
        randomised::solve_constrained(cells, quotas, constraints, levels, cap, effort).unwrap()
    }

    /// Checks an answer; returns the gap of a drawing, in units of the last level's weights.
    fn check_drawing(&self, cap: Share, found: &ConstrainedRandomised) -> Result<f64, Flaw> {
        let Self { cells, quotas, constraints, levels } = self;
        let certificate =
            check_constrained_randomised(cells, quotas, constraints, levels, cap, found)?;
        let ConstrainedRandomised::Drawing { drawing, bound, .. } = found else { return Ok(0.0) };
        let gap = bound.gap(drawing, &self.last(), cap).unwrap();
        assert_eq!(gap == 0.0, certificate.gap().score == 0);
        Ok(gap)
    }

    /// The weights of the last level; zeros without one.
    fn last(&self) -> Array2<i64> {
        match self.levels.last() {
            Some(Level::MaximizeSum(weights)) => weights.clone(),
            _ => Array2::zeros((self.cells.rows(), self.cells.cols())),
        }
    }
}

/// Questions in which every level is a sum.
fn of_sums() -> impl Strategy<Value = Asked> {
    asked().prop_flat_map(|asked| {
        let shape = (asked.cells.rows(), asked.cells.cols());
        let range = prop_oneof![Just(1..2_i64), Just(-1..2), Just(0..3), Just(-9..10)];
        let table =
            range.prop_flat_map(move |range| prop::collection::vec(range, shape.0 * shape.1));
        prop::collection::vec(table, 0..=3).prop_map(move |tables| {
            let level = |table| Level::MaximizeSum(Array2::from_shape_vec(shape, table).unwrap());
            Asked { levels: tables.into_iter().map(level).collect(), ..asked.clone() }
        })
    })
}

fn caps() -> impl Strategy<Value = Share> {
    let caps = [(1, 1), (1, 2), (2, 3), (1, 3), (3, 4), (1, 4), (4, 5), (617, 1_000), (1, 100)];
    prop::sample::select(caps.map(|(parts, of)| Share::new(parts, of).unwrap()).to_vec())
}

/// Every plan that is as good as any by all levels but the last.
fn every_plan(asked: &Asked) -> Vec<Plan> {
    let mut earlier = asked.clone();
    earlier.levels.pop();
    brute(&earlier)
}

/// The greatest expected value of a mix of these plans, or with `None` the lowest cap, by one linear
/// programme over all of them.
fn best_mix(plans: &[Plan], weights: &Array2<i64>, cap: Option<f64>) -> Option<f64> {
    let mut problem = microlp::Problem::new(OptimizationDirection::Maximize);
    let free = (0.0, f64::INFINITY);
    let value = |plan: &Plan| -> f64 {
        let own = plan.iter().map(|&(row, col)| weights[[row.0, col.0]]);
        if cap.is_some() { own.sum::<i64>() as f64 } else { 0.0 }
    };
    let shares: Vec<_> = plans.iter().map(|plan| problem.add_var(value(plan), free)).collect();
    let lowest = problem.add_var(if cap.is_some() { 0.0 } else { -1.0 }, free);
    let all = shares.iter().map(|&share| (share, 1.0));
    problem.add_constraint(all, ComparisonOp::Eq, 1.0);
    for ((row, col), _) in weights.indexed_iter() {
        let own = plans.iter().zip(&shares).filter(|it| it.0.contains(&(Row(row), Col(col))));
        let mut terms: Vec<_> = own.map(|(_, &share)| (share, 1.0)).collect();
        if terms.is_empty() {
            continue;
        }
        if cap.is_none() {
            terms.push((lowest, -1.0));
        }
        problem.add_constraint(terms, ComparisonOp::Le, cap.unwrap_or(0.0));
    }
    let solution = problem.solve().ok()?.into_solution().ok()?;
    Some(
        solution.objective().abs()
            * if solution.objective() < 0.0 && cap.is_some() { -1.0 } else { 1.0 },
    )
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn no_mix_of_plans_expects_more(asked in of_sums(), cap in caps()) {
        let plans = every_plan(&asked);
        let weights = asked.last();
        let found = asked.draw(cap, 20_000);
        let gap = asked.check_drawing(cap, &found);
        prop_assert!(gap.is_ok(), "{gap:?} of {found:?}");
        let lowest = if plans.is_empty() { None } else { best_mix(&plans, &weights, None) };
        match &found {
            ConstrainedRandomised::Drawing { drawing, .. } => {
                let best = best_mix(&plans, &weights, Some(cap.value() + 1e-12)).unwrap();
                let expected = drawing.expected(&weights);
                let gap = gap.unwrap();
                prop_assert!((0.0..1e-5).contains(&gap), "{gap}");
                prop_assert!(expected <= best + 1e-6, "{expected} above {best}");
                prop_assert!(expected + gap >= best - 1e-6, "{expected} and {gap} below {best}");
                prop_assert!(drawing.plans.iter().all(|plan| plans.contains(&plan.pairs)));
                prop_assert_eq!(drawing.plans.iter().map(|plan| plan.parts).sum::<u64>(), drawing.of);
                for &(row, col, _) in &drawing.pairs {
                    prop_assert!(drawing.probability(row, col) <= cap.value());
                }
                if cap == Share::ALL {
                    let of = |plan: &Plan| plan.iter().map(|it| weights[[it.0.0, it.1.0]]).sum::<i64>();
                    let total = plans.iter().map(of).max().unwrap();
                    prop_assert_eq!(drawing.expected(&weights), total as f64);
                    prop_assert_eq!(gap, 0.0);
                }
            }
            ConstrainedRandomised::CapTooLow { lowest_cap, .. } => {
                let (lowest, found) = (lowest.unwrap(), lowest_cap.unwrap());
                prop_assert!(lowest > cap.value());
                prop_assert!((found.value() - lowest).abs() < 2e-6, "{found} is not {lowest}");
                // It can be kept.
                let at = asked.draw(found, 20_000);
                prop_assert!(matches!(at, ConstrainedRandomised::Drawing { .. }), "{at:?}");
                prop_assert!(asked.check_drawing(found, &at).is_ok());
            }
            ConstrainedRandomised::Infeasible(_) => prop_assert!(plans.is_empty()),
            ConstrainedRandomised::Unknown => prop_assert!(false, "small questions are answered"),
        }
    }

    /// With little effort, or stopped at any moment, nothing is claimed that is not so.
    #[test]
    fn little_effort_claims_little(asked in of_sums(), cap in caps(), at in 0_usize..20) {
        let few = asked.draw(cap, 1);
        prop_assert!(asked.check_drawing(cap, &few).is_ok());
        let Asked { cells, quotas, constraints, levels } = &asked;
        let effort = NodeLimit::default();
        let mut looks = 0;
        let stop = |_: &_| {
            looks += 1;
            if looks > at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let stopped = randomised::solve_constrained_with_progress(
            cells, quotas, constraints, levels, cap, effort, stop,
        )
        .unwrap();
        prop_assert!(asked.check_drawing(cap, &stopped).is_ok());
        let plans = every_plan(&asked);
        for found in [&few, &stopped] {
            match found {
                ConstrainedRandomised::CapTooLow { .. } => {
                    prop_assert!(best_mix(&plans, &asked.last(), None).unwrap() > cap.value());
                }
                ConstrainedRandomised::Infeasible(_) => prop_assert!(plans.is_empty()),
                _ => {}
            }
        }
    }
}

/// At most one pair of the diagonal. By hand: 5 + 7 + 6 and 9 + 2 + 4 share no pair, and no other plan has more than 15.
fn written() -> Asked {
    let scores = array![[9, 5, 1], [7, 8, 2], [3, 4, 6]];
    let diagonal = [0, 1, 2].map(|place| (Row(place), Col(place)));
    Asked {
        cells: Problem::dense(scores.mapv(Some).view(), Pairs::Complete).unwrap(),
        quotas: (0..3).fold(Quotas::new(3, 3), |it, row| it.row(Row(row), 1..=1).unwrap()),
        constraints: Constraints {
            linear: vec![LinearConstraint::count(diagonal, 0..=1).unwrap()],
            ..Constraints::default()
        },
        levels: vec![Level::MaximizeSum(scores)],
    }
}

#[test]
fn each_slip_is_found() {
    let (asked, cap) = (written(), Share::new(2, 3).unwrap());
    let found = asked.draw(cap, 20_000);
    let gap = asked.check_drawing(cap, &found).unwrap();
    let ConstrainedRandomised::Drawing { drawing, bound, .. } = &found else { panic!("a drawing") };
    assert_eq!((drawing.expected(&asked.last()), gap), (17.0, 0.0));
    let spoiled = |spoil: &dyn Fn(&mut RandomisedPlan, &mut DrawingBound)| {
        let mut found = found.clone();
        let ConstrainedRandomised::Drawing { drawing, bound, .. } = &mut found else {
            panic!("a drawing")
        };
        spoil(drawing, bound);
        asked.check_drawing(cap, &found).unwrap_err()
    };
    // More of the likelier plan; a plan that breaks the rule; a plan left out; other probabilities.
    let above = spoiled(&|drawing, _| {
        drawing.plans[0].parts += 1;
        drawing.of += 1;
        for pair in drawing.plans[0].pairs.clone() {
            let own = drawing.pairs.iter_mut().find(|it| (it.0, it.1) == pair);
            own.unwrap().2 += 1;
        }
    });
    assert!(matches!(above, Flaw::AboveCap { .. }), "{above:?}");
    let broken = spoiled(&|drawing, _| {
        drawing.plans[0].pairs = (0..3).map(|place| (Row(place), Col(place))).collect();
    });
    assert!(matches!(broken, Flaw::ConstraintBroken { .. }), "{broken:?}");
    assert_eq!(spoiled(&|drawing, _| drop(drawing.plans.pop())), Flaw::NotTheMix);
    assert_eq!(spoiled(&|drawing, _| drawing.pairs[0].2 += 1), Flaw::NotTheMix);
    // A price that is no longer proved, one below 0, one that does not exist, and a scale of the other kind.
    assert!(!bound.prices.is_empty());
    spoiled(&|_, bound| bound.prices[0].2 -= 1_000);
    spoiled(&|_, bound| bound.prices[0].2 = -1);
    spoiled(&|_, bound| bound.prices[0].0 = Row(9));
    spoiled(&|_, bound| bound.scale = 0);
    // Too low a cap is not too low for a higher one.
    let low = Share::new(1, 4).unwrap();
    let refused = asked.draw(low, 20_000);
    assert!(asked.check_drawing(low, &refused).is_ok());
    let ConstrainedRandomised::CapTooLow { lowest_cap, .. } = &refused else { panic!("too low") };
    let lowest = lowest_cap.unwrap();
    assert!(asked.check_drawing(lowest, &refused).is_err(), "{lowest}");
}

#[test]
fn wrong_input_is_refused_by_name() {
    let mut asked = written();
    asked.levels = asked.levels.iter().map(|_| Level::MaximizeMinimum(asked.last())).collect();
    let Asked { cells, quotas, constraints, levels } = &asked;
    let effort = NodeLimit::default();
    let cap = Share::ALL;
    let error = randomised::solve_constrained(cells, quotas, constraints, levels, cap, effort);
    assert_eq!(error.unwrap_err(), RandomisedError::NotASum { level: 0 });
}
