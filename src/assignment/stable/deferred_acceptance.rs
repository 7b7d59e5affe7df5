//! Deferred acceptance.
//!
//! A member with a free place proposes to the best partner not yet asked; the member asked holds
//! the best proposals up to its capacity and rejects the others. The outcome does not depend on the
//! order of proposals (Roth and Sotomayor 1990, theorem 2.8), so the two sides and all capacities
//! share one loop. Lists of preferences are heaps: most are read only at their top.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::assignment::model::{Col, Preferences, Proposers, StableMatching};

/// Finds a stable plan by deferred acceptance: without [blocking
/// pairs](crate::assignment::stable::blocking_pairs()) and unacceptable partners.
///
/// Use it if both sides have preferences of their own and could make agreements outside the plan.
/// If both sides share one score and its sum counts, use [`solve`]: with one common score and no
/// ties the stable plan is the greedy one, which may have half the greatest total. A stable plan
/// always exists. If views have no ties, all stable plans pair the same rows and fill as many
/// places of each column (*rural hospitals theorem*). With ties this holds for the
/// [ranked](Preferences::ranked) views, and a stable plan with more pairs may exist, but finding
/// one is NP-hard.
///
/// The proposing side does best: each of its members has its best partners of all plans that are
/// stable under the ranked views, and each member of the other side its worst.
///
/// # Complexity
///
/// For n rows and m columns: time O(n m) to read the views, and logarithmic time for each proposal,
/// of which there are at most n m and usually few. Memory: O(n m).
///
/// # Example
///
/// Two regions and two hosts with opposite preferences. The proposing side gets its choice:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Col, stable, model::{Preferences, Proposers}};
/// use regiopair::certificate::check_stable;
///
/// let rows = array![[2, 1], [1, 2]].mapv(Some); // each prefers the host of its own number
/// let cols = array![[1, 2], [2, 1]].mapv(Some); // each prefers the guest of the other number
/// let views = Preferences::new(rows.view(), cols.view())?;
///
/// let guests_choose = stable::deferred_acceptance(&views, Proposers::Rows);
/// assert_eq!(guests_choose.columns, [Some(Col(0)), Some(Col(1))]);
/// let hosts_choose = stable::deferred_acceptance(&views, Proposers::Cols);
/// assert_eq!(hosts_choose.columns, [Some(Col(1)), Some(Col(0))]);
/// check_stable(&views, &guests_choose)?;
/// check_stable(&views, &hosts_choose)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Reference
///
/// D. Gale, L. S. Shapley, *College admissions and the stability of marriage*, American
/// Mathematical Monthly 69 (1962), doi:10.2307/2312726. A. E. Roth, M. A. O. Sotomayor, *Two-sided
/// matching*, Cambridge University Press (1990), doi:10.1017/CCOL052139015X.
///
/// [`solve`]: crate::assignment::solve()
pub fn deferred_acceptance(views: &Preferences, proposers: Proposers) -> StableMatching {
    let ones = vec![1; views.rows()];
    let places: Vec<usize> = (0..views.cols()).map(|col| views.capacity(Col(col))).collect();
    let columns = match proposers {
        Proposers::Rows => {
            let held = defer(lists_of_rows(views), &ones, &places);
            let mut columns = vec![None; views.rows()];
            for (col, rows) in held.into_iter().enumerate() {
                for row in rows {
                    columns[row] = Some(Col(col));
                }
            }
            columns
        }
        Proposers::Cols => defer(lists_of_cols(views), &places, &ones)
            .into_iter()
            .map(|cols| cols.into_iter().next().map(Col))
            .collect(),
    };
    StableMatching { columns, proposers }
}

/// A possible proposal; the best is the greatest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Proposal {
    /// What it is worth to the proposer.
    view: i64,
    /// Among equal views the lower index first.
    to: Reverse<usize>,
    /// What it is worth to the one asked.
    answer: i64,
}

fn lists_of_rows(views: &Preferences) -> Vec<BinaryHeap<Proposal>> {
    (0..views.rows())
        .map(|row| {
            let line = (0..).zip(views.line(row));
            let both = line.filter_map(|(col, &(view, answer))| {
                Some(Proposal { view: view?, to: Reverse(col), answer: answer? })
            });
            both.collect::<Vec<_>>().into()
        })
        .collect()
}

fn lists_of_cols(views: &Preferences) -> Vec<BinaryHeap<Proposal>> {
    let mut lists = vec![Vec::new(); views.cols()];
    for row in 0..views.rows() {
        for (list, &(answer, view)) in lists.iter_mut().zip(views.line(row)) {
            if let (Some(view), Some(answer)) = (view, answer) {
                list.push(Proposal { view, to: Reverse(row), answer });
            }
        }
    }
    lists.into_iter().map(BinaryHeap::from).collect()
}

/// Whom each of those asked holds in the end. Only proposals acceptable to both are listed.
fn defer(
    mut lists: Vec<BinaryHeap<Proposal>>,
    places_of_proposers: &[usize],
    places_of_asked: &[usize],
) -> Vec<Vec<usize>> {
    // The worst proposal held is the greatest of its heap.
    let mut held = vec![BinaryHeap::new(); places_of_asked.len()];
    let mut free = places_of_proposers.to_vec();
    let mut waiting: Vec<usize> = (0..lists.len()).rev().collect();
    while let Some(proposer) = waiting.pop() {
        while free[proposer] > 0
            && let Some(proposal) = lists[proposer].pop()
        {
            let to = proposal.to.0;
            free[proposer] -= 1;
            held[to].push((Reverse(proposal.answer), proposer));
            if held[to].len() > places_of_asked[to]
                && let Some((_, refused)) = held[to].pop()
            {
                free[refused] += 1;
                if refused != proposer {
                    waiting.push(refused);
                }
            }
        }
    }
    held.into_iter().map(|held| held.into_iter().map(|(_, proposer)| proposer).collect()).collect()
}
