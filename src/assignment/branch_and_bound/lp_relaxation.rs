//! The linear relaxation of a node, over the cells of a restricted problem.
//!
//! It is asked twice. In its dual, where prices are the unknowns and every cell is a condition, for
//! the prices of side constraints; cells join as they are violated, which is the cutting planes of
//! Kelley. And as it stands for what is made in part, to know what to decide next. Both are in
//! floating point; the Lagrangian bounds use them as prices.

use crate::assignment::branch_and_bound::instance::Instance;
use crate::assignment::branch_and_bound::lp::model::{LinearProgram, ProgramRow};
use crate::assignment::branch_and_bound::node_state::{CellState, NodeState};

/// No scaled price is larger. Where one would be, the node has no plan, or almost none.
const GREATEST_DUAL: f64 = 1e5;

/// A scaled worth left after all prices counts from here.
const TOLERANCE: f64 = 1e-9;

/// The cells that are open and take part, and what is left of all bounds after the cells that are
/// in.
struct ReducedProblem<'a> {
    instance: &'a Instance<'a>,
    cells: Vec<usize>,
    /// Per limit: what is asked for and allowed beyond the cells that are in.
    limits: Vec<(f64, f64)>,
    /// Per line, divided by its greatest coefficient.
    lines: Vec<(f64, f64)>,
    /// What worths are divided by; 0 leaves worth out.
    top: f64,
}

impl<'a> ReducedProblem<'a> {
    fn new(
        instance: &'a Instance<'a>,
        node: &NodeState,
        restricted: &[bool],
        with_worth: bool,
    ) -> Self {
        let mut used = vec![0_usize; instance.limits.len()];
        let mut sums = vec![0_i128; instance.lines.len()];
        let mut cells = Vec::new();
        for (cell, state) in node.cells.iter().enumerate() {
            if *state == CellState::In {
                instance.uses(cell).for_each(|limit| used[limit] += 1);
                instance.counts[cell].iter().for_each(|&(line, by)| sums[line] += i128::from(by));
            } else if *state == CellState::Open && restricted[cell] {
                cells.push(cell);
            }
        }
        let mut open = vec![0_usize; instance.limits.len()];
        let mut reach = vec![(0_i128, 0_i128); instance.lines.len()];
        for &cell in &cells {
            instance.uses(cell).for_each(|limit| open[limit] += 1);
            for &(line, by) in &instance.counts[cell] {
                let by = i128::from(by);
                reach[line].0 += by.min(0);
                reach[line].1 += by.max(0);
            }
        }
        let limits =
            instance.limits.iter().zip(used.iter().zip(&open)).map(|(limit, (&used, &open))| {
                let least = limit.least as f64 - used as f64;
                let most = limit.most as f64 - used as f64;
                // What cannot be passed is no bound.
                let least = if least > 0.0 { least } else { f64::NEG_INFINITY };
                (least, if (open as f64) > most { most } else { f64::INFINITY })
            });
        let lines = sums.iter().zip(&reach).enumerate().map(|(place, (&sum, reach))| {
            let line = &instance.lines[place];
            let scaled = |end: i128| (end - sum) as f64 / line.greatest as f64;
            let least = node.least(instance, place).filter(|least| least - sum > reach.0);
            let most = line.most.filter(|most| most - sum < reach.1);
            (least.map_or(f64::NEG_INFINITY, scaled), most.map_or(f64::INFINITY, scaled))
        });
        let top = instance.worth.iter().map(|worth| worth.unsigned_abs()).max().unwrap_or(1).max(1);
        Self {
            instance,
            cells,
            limits: limits.collect(),
            lines: lines.collect(),
            top: if with_worth { top as f64 } else { 0.0 },
        }
    }

    fn worth(&self, cell: usize) -> f64 {
        if self.top > 0.0 { self.instance.worth[cell] as f64 / self.top } else { 0.0 }
    }

    /// The lines that a cell counts for, with scaled coefficients.
    fn counts(&self, cell: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let scaled = |&(line, by): &(usize, i64)| {
            (line, by as f64 / self.instance.lines[line].greatest as f64)
        };
        self.instance.counts[cell].iter().map(scaled)
    }
}

/// Prices of the linear programme.
pub(super) struct LinearPrices {
    /// Of lines, in score units; in units of the greatest coefficient's inverse where worth is left
    /// out.
    pub(super) lines: Vec<f64>,
    /// Whether some price stands at its limit.
    pub(super) extreme: bool,
    /// Cells outside of the restricted problem that would pay, the best first.
    pub(super) paying: Vec<usize>,
}

/// Returns the prices of the linear programme on the restricted problem; without worth, prices that
/// show that not even
/// pairs made in part can keep all bounds, if that is so.
pub(super) fn prices(
    instance: &Instance<'_>,
    node: &NodeState,
    restricted: &[bool],
    with_worth: bool,
) -> Option<LinearPrices> {
    let view = ReducedProblem::new(instance, node, restricted, with_worth);
    let largest = if with_worth { GREATEST_DUAL } else { 1.0 };
    let mut program = LinearProgram::default();
    let mut split = |ends: &(f64, f64)| {
        let upper = ends.1.is_finite().then(|| program.variable(ends.1, largest));
        let lower = ends.0.is_finite().then(|| program.variable(-ends.0, largest));
        (upper, lower)
    };
    let of_limits: Vec<_> = view.limits.iter().map(&mut split).collect();
    let of_lines: Vec<_> = view.lines.iter().map(&mut split).collect();
    for &cell in &view.cells {
        let mut terms = Vec::new();
        let mut add = |(upper, lower): (Option<usize>, Option<usize>), by: f64| {
            terms.extend(upper.map(|place| (place, by)));
            terms.extend(lower.map(|place| (place, -by)));
        };
        instance.uses(cell).for_each(|limit| add(of_limits[limit], 1.0));
        view.counts(cell).for_each(|(line, by)| add(of_lines[line], by));
        if !instance.uses(cell).any(|limit| view.limits[limit].1 <= 1.0) {
            terms.push((program.variable(1.0, f64::INFINITY), 1.0));
        }
        let least = view.worth(cell);
        if terms.is_empty() {
            continue;
        }
        program.rows.push(ProgramRow { terms, least, most: f64::INFINITY });
    }
    let values = program.best()?;
    let value = |(upper, lower): &(Option<usize>, Option<usize>)| {
        upper.map_or(0.0, |place| values[place]) - lower.map_or(0.0, |place| values[place])
    };
    let limits: Vec<f64> = of_limits.iter().map(value).collect();
    let lines: Vec<f64> = of_lines.iter().map(value).collect();
    let mut paying = Vec::new();
    for (cell, state) in node.cells.iter().enumerate() {
        if *state == CellState::Open && !restricted[cell] {
            let offered = instance.uses(cell).map(|limit| limits[limit]).sum::<f64>()
                + view.counts(cell).map(|(line, by)| by * lines[line]).sum::<f64>();
            let left = view.worth(cell) - offered;
            if left > TOLERANCE {
                paying.push((left, cell));
            }
        }
    }
    paying.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    let unit = if with_worth { view.top } else { 1.0 };
    let extreme = lines.iter().chain(&limits).any(|price| price.abs() > 0.999 * largest);
    Some(LinearPrices {
        lines: instance
            .lines
            .iter()
            .zip(&lines)
            .map(|(line, price)| price * unit / line.greatest as f64)
            .collect(),
        extreme,
        paying: paying.into_iter().map(|(_, cell)| cell).collect(),
    })
}

/// A plan with pairs made in part or, within a number of nodes, whole: the share of each cell that
/// takes part, those that are in and not named having 1.
pub(super) fn shares(
    instance: &Instance<'_>,
    node: &NodeState,
    restricted: &[bool],
    nodes: Option<u64>,
) -> Option<Vec<(usize, f64)>> {
    let view = ReducedProblem::new(instance, node, restricted, true);
    let mut program = LinearProgram::default();
    let mut rows: Vec<Vec<(usize, f64)>> =
        vec![Vec::new(); instance.limits.len() + instance.lines.len()];
    for &cell in &view.cells {
        let place = program.variable(-view.worth(cell), 1.0);
        instance.uses(cell).for_each(|limit| rows[limit].push((place, 1.0)));
        view.counts(cell)
            .for_each(|(line, by)| rows[instance.limits.len() + line].push((place, by)));
    }
    for (terms, &(least, most)) in rows.into_iter().zip(view.limits.iter().chain(&view.lines)) {
        if terms.is_empty() && (least > 0.0 || most < 0.0) {
            return None;
        }
        if !terms.is_empty() && (least.is_finite() || most.is_finite()) {
            program.rows.push(ProgramRow { terms, least, most });
        }
    }
    if nodes.is_some() {
        members(&view, &mut program);
        sums(&view, node, &mut program);
    }
    let values = match nodes {
        Some(nodes) => program.best_whole(nodes),
        None => program.best(),
    }?;
    Some(view.cells.into_iter().zip(values).collect())
}

/// For exclusives whose line says less than they do: who takes part is an unknown of its own.
fn members(view: &ReducedProblem<'_>, program: &mut LinearProgram) {
    for (members, _) in
        view.instance.members.iter().zip(&view.instance.loose).filter(|both| *both.1)
    {
        let mut one = Vec::new();
        for cells in members {
            let mut terms: Vec<(usize, f64)> = cells
                .iter()
                .filter_map(|cell| Some((view.cells.binary_search(cell).ok()?, 1.0)))
                .collect();
            let takes_part = program.variable(0.0, 1.0);
            terms.push((takes_part, -(terms.len() as f64)));
            one.push((takes_part, 1.0));
            program.rows.push(ProgramRow { terms, least: f64::NEG_INFINITY, most: 0.0 });
        }
        program.rows.push(ProgramRow { terms: one, least: f64::NEG_INFINITY, most: 1.0 });
    }
}

/// For semi-continuous sums that are not decided: whether there are pairs is an unknown of its own.
fn sums(view: &ReducedProblem<'_>, node: &NodeState, program: &mut LinearProgram) {
    let instance = view.instance;
    let lines = instance.lines.iter().skip(instance.first_sum());
    for (line, _) in lines.zip(&node.sums).filter(|(line, open)| line.least.is_some() && !**open) {
        let inside = |cell: &usize| node.cells[*cell] == CellState::In;
        let made = line.terms.iter().filter(|term| inside(&term.0)).count() as f64;
        let cells = line.terms.iter().filter_map(|(cell, _)| view.cells.binary_search(cell).ok());
        let terms: Vec<(usize, f64)> = cells.map(|place| (place, 1.0)).collect();
        let (least, all) = (line.least.unwrap_or(0) as f64, terms.len() as f64 + made);
        let is_open = program.variable(0.0, 1.0);
        let with = |by: f64| terms.iter().copied().chain([(is_open, by)]).collect();
        // Pairs already made count on the other side.
        program.rows.push(ProgramRow { terms: with(-least), least: -made, most: f64::INFINITY });
        program.rows.push(ProgramRow { terms: with(-all), least: f64::NEG_INFINITY, most: -made });
    }
}
