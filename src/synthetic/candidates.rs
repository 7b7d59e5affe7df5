//! Lists of candidates, with a complete plan hidden in them.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::Generator;
use super::error::{SyntheticError, check};

/// The candidates of a square problem: for each row, columns with scores.
pub type Candidates = Vec<Vec<(usize, f64)>>;

/// Returns a random number of random columns for each row. Scores are uniform in [0, 1), or whole
/// numbers from 1 to `integers`. One column of each row belongs to a hidden permutation, so a
/// complete plan exists.
///
/// | setting | accepted |
/// | --- | --- |
/// | `size` | 1 to 10,000,000 |
/// | `per_row` | from 1; no row has more candidates than columns, and all together 1,000,000,000 at most |
/// | `integers` | 1 to 1,000,000,000 |
///
/// # Errors
///
/// [`SyntheticError`] names a setting outside its range.
///
/// ```
/// let rows = regiopair::synthetic::random_candidates(100, 3..=5, None, 1)?;
/// assert!(rows.iter().all(|row| (3..=5).contains(&row.len())));
/// # Ok::<(), regiopair::synthetic::SyntheticError>(())
/// ```
pub fn random_candidates(
    size: usize,
    per_row: RangeInclusive<usize>,
    integers: Option<usize>,
    seed: u64,
) -> Result<Candidates, SyntheticError> {
    check_sizes(size, &per_row)?;
    if let Some(most) = integers {
        check("integers", most, 1..=MOST_INTEGERS)?;
    }
    let mut generator = Generator::new(seed);
    let hidden = permutation(size, &mut generator);
    let rows = hidden.into_iter().map(|partner| {
        let wanted = count(&per_row, size, &mut generator);
        let mut row = BTreeSet::new();
        row.insert(partner);
        while row.len() < wanted {
            row.insert(generator.below(size));
        }
        let mut score = || match integers {
            Some(most) => (1 + generator.below(most)) as f64,
            None => generator.unit(),
        };
        row.into_iter().map(|col| (col, score())).collect()
    });
    Ok(rows.collect())
}

/// Returns candidates between random points of the unit square: for each left point near right
/// points, one of which makes a complete plan possible. Scores are distances, negated.
///
/// # Errors
///
/// [`SyntheticError`] names a setting outside its range, which is as in [`random_candidates`].
pub fn near_points(
    size: usize,
    per_row: RangeInclusive<usize>,
    seed: u64,
) -> Result<Candidates, SyntheticError> {
    check_sizes(size, &per_row)?;
    let mut generator = Generator::new(seed);
    let mut points =
        || -> Vec<(f64, f64)> { (0..size).map(|_| (generator.unit(), generator.unit())).collect() };
    let (left, right) = (points(), points());
    let cells = (size / 4).isqrt().max(1);
    let cell = |(x, y): (f64, f64)| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below cells")]
        let at = |part: f64| ((part * cells as f64) as usize).min(cells - 1);
        (at(x), at(y))
    };
    let mut within = vec![Vec::new(); cells * cells];
    for (col, &point) in right.iter().enumerate() {
        let (x, y) = cell(point);
        within[x * cells + y].push(col);
    }
    // Both sides along the same winding line of cells: neighbours on it are not far apart.
    let along = |points: &[(f64, f64)]| {
        let mut order: Vec<usize> = (0..size).collect();
        order.sort_by_key(|&point| {
            let (x, y) = cell(points[point]);
            (x, if x % 2 == 0 { y } else { cells - 1 - y }, point)
        });
        order
    };
    let mut hidden = vec![0; size];
    for (row, col) in along(&left).into_iter().zip(along(&right)) {
        hidden[row] = col;
    }
    let rows = (0..size).map(|row| {
        let distance = |col: usize| {
            let (x, y) = (left[row].0 - right[col].0, left[row].1 - right[col].1);
            (x * x + y * y).sqrt()
        };
        let wanted = count(&per_row, size, &mut generator);
        let (x, y) = cell(left[row]);
        let mut near = Vec::new();
        for radius in 2.. {
            near.clear();
            for x in x.saturating_sub(radius)..=(x + radius).min(cells - 1) {
                for y in y.saturating_sub(radius)..=(y + radius).min(cells - 1) {
                    near.extend(within[x * cells + y].iter().map(|&col| (col, -distance(col))));
                }
            }
            if near.len() >= 2 * wanted || radius > cells {
                break;
            }
        }
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        near.truncate(wanted);
        if near.iter().all(|&(col, _)| col != hidden[row]) {
            near.pop();
            near.push((hidden[row], -distance(hidden[row])));
        }
        near.sort_by_key(|&(col, _)| col);
        near
    });
    Ok(rows.collect())
}

const MOST_ROWS: usize = 10_000_000;

const MOST_CANDIDATES: usize = 1_000_000_000;

const MOST_INTEGERS: usize = 1_000_000_000;

fn check_sizes(size: usize, per_row: &RangeInclusive<usize>) -> Result<(), SyntheticError> {
    check("size", size, 1..=MOST_ROWS)?;
    let (least, most) = (*per_row.start(), *per_row.end());
    if least > most {
        return Err(SyntheticError::EmptyRange { least, most });
    }
    check("per_row", least, 1..=usize::MAX)?;
    let limit = MOST_CANDIDATES / size;
    if most.min(size) > limit {
        check("per_row", most, 1..=limit)?;
    }
    Ok(())
}

/// A number of candidates, at most all.
fn count(per_row: &RangeInclusive<usize>, size: usize, generator: &mut Generator) -> usize {
    let spread = (per_row.end() - per_row.start()).saturating_add(1);
    per_row.start().saturating_add(generator.below(spread)).min(size)
}

fn permutation(size: usize, generator: &mut Generator) -> Vec<usize> {
    let mut order: Vec<usize> = (0..size).collect();
    for last in (1..size).rev() {
        order.swap(last, generator.below(last + 1));
    }
    order
}
