//! What is made best, as weights of cells.

use ndarray::Array2;

use super::assessment::Assessment;
use crate::assignment::Pairs;
use crate::assignment::model::Level;
use crate::programme::Programme;
use crate::rules::{Objective, PairsWanted};

/// What the rules ask to be made best, in order: what they state, or what `pairs` says.
pub(crate) fn objectives(assessed: &Assessment) -> Vec<Objective> {
    let rules = &assessed.programme().rules;
    if !rules.objectives.is_empty() {
        return rules.objectives.clone();
    }
    match rules.pairs {
        PairsWanted::Largest => vec![Objective::Pairs, Objective::Total],
        PairsWanted::Complete | PairsWanted::Free => vec![Objective::Total],
    }
}

/// What the solvers make best, one level after another: the objectives, and what comes behind them.
pub(super) fn levels(assessed: &Assessment, objectives: &[Objective]) -> Vec<Level> {
    let levels = objectives.iter().map(|objective| level(assessed, objective));
    levels.chain(sparing(assessed, objectives)).collect()
}

/// An objective in numbers; scores and values in steps of the programme's resolution.
pub(crate) fn level(assessed: &Assessment, objective: &Objective) -> Level {
    match objective {
        Objective::Pairs => Level::MaximizeSum(Array2::from_elem(assessed.steps().dim(), 1)),
        Objective::Total => Level::MaximizeSum(worth(assessed)),
        Objective::Bottleneck => Level::MaximizeMinimum(scores(assessed)),
        Objective::Leximin => Level::Leximin(scores(assessed)),
        Objective::SmallestSpread => {
            let [of_rows, of_cols] = views(assessed);
            Level::MinimizeSpread { of_rows, of_cols }
        }
        Objective::FewestChanges => Level::MaximizeSum(kept(assessed)),
        Objective::Criterion(id) => Level::MaximizeSum(values(assessed, id)),
    }
}

/// Scores in steps; 0 if nothing is known, which no plan may use.
fn scores(assessed: &Assessment) -> Array2<i64> {
    assessed.steps().mapv(Option::unwrap_or_default)
}

/// What the left and the right region of each pair think of each other, in steps; what the other one thinks
/// where the programme has no weights for a side, and 0 if nothing is known.
fn views(assessed: &Assessment) -> [Array2<i64>; 2] {
    let resolution = assessed.programme().resolution();
    let mut views = [(); 2].map(|()| Array2::zeros(assessed.steps().dim()));
    for (place, _) in assessed.steps().indexed_iter().filter(|(_, steps)| steps.is_some()) {
        let Some(score) = assessed.scores().explain(place.0, place.1) else { continue };
        let of_sides = [score.seeker.or(score.host), score.host.or(score.seeker)];
        for (views, view) in views.iter_mut().zip(of_sides) {
            views[place] = view.and_then(|view| resolution.units(view)).unwrap_or_default();
        }
    }
    views
}

/// What a pair adds: its score, less the reservation if pairs are free.
fn worth(assessed: &Assessment) -> Array2<i64> {
    scores(assessed) - reservation(assessed.programme())
}

/// The score at which a pair is worth no more than no pair, in steps.
fn reservation(programme: &Programme) -> i64 {
    match programme.rules.pairs {
        PairsWanted::Free => {
            let reservation = programme.rules.reservation.clamp(0.0, 1.0);
            programme.resolution().units(reservation).unwrap_or_default()
        }
        PairsWanted::Complete | PairsWanted::Largest => 0,
    }
}

/// Which pairs a programme wants, as the solvers take it.
pub(crate) fn pairs_wanted(programme: &Programme) -> Pairs {
    match programme.rules.pairs {
        PairsWanted::Complete => Pairs::Complete,
        PairsWanted::Largest => Pairs::Largest,
        PairsWanted::Free => Pairs::Free { reservation: reservation(programme) },
    }
}

/// Returns the last objective if pairs are free: as few pairs without gain as possible, since a
/// pair must exceed the reservation to be worth making. `None` if no pair has a gain of exactly 0.
pub(crate) fn sparing(assessed: &Assessment, objectives: &[Objective]) -> Option<Level> {
    let is_free = assessed.programme().rules.pairs == PairsWanted::Free;
    if !is_free || !objectives.contains(&Objective::Total) {
        return None;
    }
    let reservation = reservation(assessed.programme());
    let idle = assessed.steps().mapv(|steps| -i64::from(steps == Some(reservation)));
    idle.iter().any(|&weight| weight != 0).then_some(Level::MaximizeSum(idle))
}

fn kept(assessed: &Assessment) -> Array2<i64> {
    let mut kept = Array2::zeros(assessed.steps().dim());
    for pin in &assessed.programme().rules.earlier_plan {
        if let Some((row, col)) = assessed.cell(&pin.left, &pin.right) {
            kept[[row.0, col.0]] = 1;
        }
    }
    kept
}

fn values(assessed: &Assessment, id: &str) -> Array2<i64> {
    let resolution = assessed.programme().resolution();
    let layer = assessed.layer(id);
    Array2::from_shape_fn(assessed.steps().dim(), |(row, col)| {
        let value =
            layer.and_then(|layer| assessed.scores().rescaled_of_many(layer, row, col).get());
        value.and_then(|value| resolution.units(value)).unwrap_or_default()
    })
}
