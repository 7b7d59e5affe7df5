//! Other good partners of a region.

use std::cmp::Ordering;

use ndarray::Array2;

use super::document::Partner;
use crate::profile::Pool;
use crate::score::Value;

/// How many alternatives are named.
const MOST_PARTNERS: usize = 3;

/// The best partners of every region by their scores.
#[derive(Debug)]
pub(super) struct BestPartners {
    rows: Vec<Best>,
    columns: Vec<Best>,
}

/// The best candidates for one region, the best first; equal scores in the order of the pool.
#[derive(Debug, Clone, Default)]
struct Best {
    /// One more than are named, since the partner of the region is none of its alternatives.
    places: Vec<(usize, f64)>,
}

impl Best {
    /// Takes note of a candidate.
    fn offer(&mut self, place: usize, score: f64) {
        let last = self.places.last().filter(|_| self.places.len() > MOST_PARTNERS);
        if last.is_some_and(|(_, least)| score < *least) {
            return;
        }
        let offered = (place, score);
        let at = self.places.partition_point(|known| better_first(known, &offered).is_le());
        self.places.insert(at, offered);
        self.places.truncate(MOST_PARTNERS + 1);
    }

    fn named(&self, pool: &Pool, except: Option<usize>) -> Vec<Partner> {
        let others = self.places.iter().filter(|(place, _)| Some(*place) != except);
        let named = others.take(MOST_PARTNERS).map(|&(place, score)| Partner {
            region: pool.profiles()[place].region.label(),
            score,
        });
        named.collect()
    }
}

fn better_first(a: &(usize, f64), b: &(usize, f64)) -> Ordering {
    b.1.total_cmp(&a.1).then(a.0.cmp(&b.0))
}

impl BestPartners {
    /// Looks at all scores once, row by row.
    pub(super) fn new(scores: &Array2<Value>) -> Self {
        let (rows, columns) = scores.dim();
        let mut all =
            Self { rows: vec![Best::default(); rows], columns: vec![Best::default(); columns] };
        for (row, (line, of_row)) in scores.outer_iter().zip(&mut all.rows).enumerate() {
            for (column, (score, of_column)) in line.iter().zip(&mut all.columns).enumerate() {
                let Some(score) = score.get() else { continue };
                of_row.offer(column, score);
                of_column.offer(row, score);
            }
        }
        all
    }

    /// The best partners of a row in the right pool, `except` left out.
    pub(super) fn of_row(&self, row: usize, right: &Pool, except: Option<usize>) -> Vec<Partner> {
        self.rows[row].named(right, except)
    }

    /// The best partners of a column in the left pool, `except` left out.
    pub(super) fn of_column(
        &self,
        column: usize,
        left: &Pool,
        except: Option<usize>,
    ) -> Vec<Partner> {
        self.columns[column].named(left, except)
    }

    /// Those of one row and one column alone.
    pub(super) fn of_pair(
        scores: &Array2<Value>,
        (row, column): (usize, usize),
        [left, right]: [&Pool; 2],
    ) -> [Vec<Partner>; 2] {
        let best = |line: &mut dyn Iterator<Item = &Value>| {
            let mut best = Best::default();
            for (place, score) in line.enumerate() {
                score.get().into_iter().for_each(|score| best.offer(place, score));
            }
            best
        };
        let [of_row, of_column] =
            [best(&mut scores.row(row).iter()), best(&mut scores.column(column).iter())];
        [of_row.named(right, Some(column)), of_column.named(left, Some(row))]
    }
}
