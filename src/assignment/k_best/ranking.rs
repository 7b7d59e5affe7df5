//! The plans of a problem, one after the other.
//!
//! Murty's method: the best plan is found; all others are parted by the first row in which they
//! differ from it, and the best of these parts holds the next plan, which parts it again. Where we
//! depart from Murty: a part is first only bounded by the prices of the part it comes from, is
//! solved from these prices when its bound comes up, and is settled by the tie rule when its value
//! does (Miller, Stone and Cox 1997 postpone the solving so). Since parts do not overlap, every
//! plan comes once.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::rc::Rc;

use super::core::{Bidder, Edge, Graph, Seats};
use super::part::{Part, Solved};
use super::{Col, Pairs, Price, Problem, Ranked, Row};

/// An iterator over all plans of a problem, best first, ties in the order of the
/// [tie rule](crate::assignment::TieRule).
///
/// # Example
///
/// ```
/// use regiopair::assignment::{Pairs, Problem, Ranking};
///
/// let problem = Problem::from_fn(3, 3, Pairs::Complete, |row, col| Some((row.0 * col.0) as i64))?;
/// let totals: Vec<i64> = Ranking::new(&problem).map(|plan| plan.total).collect();
/// assert_eq!(totals, [5, 4, 4, 2, 2, 1]);
/// # Ok::<(), regiopair::assignment::ProblemError>(())
/// ```
pub struct Ranking<'a> {
    plans: Box<dyn Iterator<Item = Ranked> + 'a>,
}

impl<'a> Ranking<'a> {
    /// Begins a ranking; nothing is solved until the first plan is asked for.
    pub fn new(problem: &'a Problem) -> Self {
        let plans: Box<dyn Iterator<Item = Ranked> + 'a> = match problem.pairs() {
            Pairs::Complete if problem.rows() <= problem.cols() => {
                Box::new(plans(problem, options(problem, None, |score| -score)))
            }
            Pairs::Free { reservation } => {
                let cost = move |score: i64| reservation - score;
                Box::new(plans(problem, options(problem, Some(0), cost)))
            }
            Pairs::Complete | Pairs::Largest => {
                let cost = |score: i64| Price { pairs: -1, score: -score };
                let all = plans(problem, options(problem, Some(Price::ZERO), cost));
                // Plans with fewer pairs come last.
                let needed = if problem.pairs() == Pairs::Complete { problem.cols() } else { 0 };
                let needed = i64::try_from(needed).unwrap_or(i64::MAX);
                let made = move |plan: &Ranked| plan.value.pairs >= needed;
                let complete = problem.pairs() == Pairs::Complete;
                Box::new(all.take_while(made).map(move |mut plan| {
                    if complete {
                        plan.value.pairs = 0;
                    }
                    plan
                }))
            }
        };
        Self { plans }
    }
}

impl Iterator for Ranking<'_> {
    type Item = Ranked;

    fn next(&mut self) -> Option<Ranked> {
        self.plans.next()
    }
}

impl std::fmt::Debug for Ranking<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ranking").finish_non_exhaustive()
    }
}

/// The candidates of each row; where a row may stay unpaired, that is one more column of its own.
/// These columns come after all others, as the tie rule wants.
fn options<T: Copy>(problem: &Problem, out: Option<T>, cost: impl Fn(i64) -> T) -> Graph<T> {
    let (rows, cols) = (problem.rows(), problem.cols());
    let mut graph = Graph::new(if out.is_some() { cols + rows } else { cols });
    for row in 0..rows {
        #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
        let edge = |col: usize, cost| Edge { to: col as u32, cost };
        let pairs = problem.candidates(Row(row)).map(|(col, score)| edge(col.0, cost(score)));
        graph.push(pairs.chain(out.map(|cost| edge(cols + row, cost))));
    }
    graph
}

fn plans<'a, T: Bidder + 'a>(
    problem: &'a Problem,
    graph: Graph<T>,
) -> impl Iterator<Item = Ranked> + 'a {
    let mut search: Option<Search<T>> = None;
    std::iter::from_fn(move || {
        let search = search.get_or_insert_with(|| Search::new(&graph));
        let (columns, cost) = search.next(&graph)?;
        let cols = problem.cols();
        let columns: Vec<Option<Col>> = columns
            .into_iter()
            .map(|col| Some(Col(col as usize)).filter(|col| col.0 < cols))
            .collect();
        let scores = (0..).zip(&columns).filter_map(|(row, col)| problem.score(Row(row), (*col)?));
        let total = scores.sum();
        Some(Ranked { columns, total, value: (T::ZERO - cost).price() })
    })
}

struct Search<T> {
    waiting: BinaryHeap<Entry<T>>,
    seats: Seats,
}

impl<T: Bidder> Search<T> {
    fn new(graph: &Graph<T>) -> Self {
        let seats = Seats { rows: false, cols: graph.rows() < graph.cols() };
        let first = Part::whole().solve(graph, seats, None);
        let stage = first.map(|first| (first.cost, Stage::Solved(Rc::new(first))));
        Self {
            waiting: stage.map(|(cost, stage)| Entry { cost, stage }).into_iter().collect(),
            seats,
        }
    }

    /// The next plan, for each row its column, and its cost.
    fn next(&mut self, graph: &Graph<T>) -> Option<(Vec<u32>, T)> {
        loop {
            let Entry { cost, stage } = self.waiting.pop()?;
            match stage {
                Stage::Bounded(part, parent, parent_plan) => {
                    let from = Some((parent.as_ref(), parent_plan.as_ref().as_slice()));
                    if let Some(solved) = part.solve(graph, self.seats, from) {
                        let cost = solved.cost;
                        self.waiting.push(Entry { cost, stage: Stage::Solved(Rc::new(solved)) });
                    }
                }
                Stage::Solved(solved) => {
                    let plan = solved.settled(graph, self.seats);
                    self.waiting.push(Entry { cost, stage: Stage::Settled(plan, solved) });
                }
                Stage::Settled(plan, solved) => {
                    let plan = Rc::new(plan);
                    for (cost, part) in solved.parted(graph, &plan) {
                        let stage = Stage::Bounded(part, Rc::clone(&solved), Rc::clone(&plan));
                        self.waiting.push(Entry { cost, stage });
                    }
                    return Some((plan.as_ref().clone(), cost));
                }
            }
        }
    }
}

/// How much is known of a part.
enum Stage<T> {
    /// Its plans cost at least so much, by the prices of the part it comes from.
    Bounded(Part, Rc<Solved<T>>, Rc<Vec<u32>>),
    /// Its best plans cost so much.
    Solved(Rc<Solved<T>>),
    /// The first of its best plans.
    Settled(Vec<u32>, Rc<Solved<T>>),
}

struct Entry<T> {
    cost: T,
    stage: Stage<T>,
}

impl<T: Ord> Entry<T> {
    /// Cheap before dear; at the same cost, what is not settled may yet hold an earlier plan.
    fn key(&self) -> (&T, u8, &[u32]) {
        match &self.stage {
            Stage::Bounded(..) => (&self.cost, 0, &[]),
            Stage::Solved(_) => (&self.cost, 1, &[]),
            Stage::Settled(plan, _) => (&self.cost, 2, plan),
        }
    }
}

impl<T: Ord> Ord for Entry<T> {
    /// The greatest comes first out of the heap.
    fn cmp(&self, other: &Self) -> Ordering {
        other.key().cmp(&self.key())
    }
}

impl<T: Ord> PartialOrd for Entry<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Ord> PartialEq for Entry<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<T: Ord> Eq for Entry<T> {}
