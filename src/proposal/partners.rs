//! Other good partners of a region.

use ndarray::ArrayView1;

use super::document::Partner;
use crate::profile::Pool;
use crate::score::Value;

/// How many alternatives are named.
const MOST_PARTNERS: usize = 3;

/// The best partners among `pool` by the scores of one region, `except` left out; equal scores in
/// the order of the pool.
pub(super) fn best_partners(
    line: &ArrayView1<'_, Value>,
    pool: &Pool,
    except: Option<usize>,
) -> Vec<Partner> {
    let mut ranked: Vec<(usize, f64)> = line
        .iter()
        .enumerate()
        .filter(|(i, _)| Some(*i) != except)
        .filter_map(|(i, value)| value.get().map(|score| (i, score)))
        .collect();
    let order = |a: &(usize, f64), b: &(usize, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if ranked.len() > MOST_PARTNERS {
        // Among thousands of candidates only the few that are named are put in order.
        ranked.select_nth_unstable_by(MOST_PARTNERS, order);
        ranked.truncate(MOST_PARTNERS);
    }
    ranked.sort_unstable_by(order);
    ranked
        .into_iter()
        .map(|(i, score)| Partner { region: pool.profiles()[i].region.label(), score })
        .collect()
}
