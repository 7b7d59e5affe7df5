//! The permutation test of observed pairs against random ones, stratified by round.

use ndarray::Array2;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::arrangements::{self, Shape};
use super::moments::permutation_moments;

/// Cells of all tables together that are kept in memory at a time.
const MOST_CELLS: usize = 1 << 24;

/// Cells of one table: a round of 1,024 pairs has this many.
const MOST_CELLS_OF_A_TABLE: usize = 1 << 20;

/// Observed pairs times random arrangements, so that a test ends within seconds.
const MOST_DRAWS: u64 = 100_000_000;

/// How a permutation test is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PermutationOptions {
    /// Number of random arrangements if there are too many to visit all; fewer are drawn for more than
    /// a thousand pairs. At least 1.
    pub permutations: u64,
    /// Seed of the random arrangements: the same seed gives the same p-value on every machine.
    pub seed: u64,
    /// All arrangements are visited if there are at most this many.
    pub exact_up_to: u64,
}

impl Default for PermutationOptions {
    /// 100,000 random arrangements with seed 1; all of them if there are at most 100,000.
    fn default() -> Self {
        Self { permutations: 100_000, seed: 1, exact_up_to: 100_000 }
    }
}

/// The arrangements behind a p-value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum PermutationMethod {
    /// All arrangements: p is exact.
    Exact {
        /// How many there are.
        permutations: u64,
    },
    /// Random arrangements: p = (b + 1) / (m + 1), with b of m at least as good (Phipson & Smyth 2010).
    MonteCarlo {
        /// How many were drawn.
        permutations: u64,
        /// Their seed.
        seed: u64,
    },
}

/// The result of a permutation test.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PermutationTest {
    /// The statistic of the observed pairs.
    pub observed: f64,
    /// Its exact mean under chance.
    pub mean: f64,
    /// Its exact variance under chance; above 0.
    pub variance: f64,
    /// (observed − mean) / standard deviation.
    pub z: f64,
    /// Share of the arrangements whose statistic is at least the observed one; above 0, at most 1.
    pub p: f64,
    /// How p was computed.
    pub method: PermutationMethod,
}

/// Why there is no test. Each is an answer, not a p-value.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
#[non_exhaustive]
pub enum Untestable {
    /// There is no observed pair.
    #[error("there is no observed pair")]
    NoPair,
    /// Too few pairs have what is compared, or lack it.
    #[error("fewer than {least} pairs to compare on either side")]
    TooFew {
        /// How many are needed.
        least: usize,
    },
    /// There is only one way to arrange the pairs.
    #[error("every round has a single pair, so that partners cannot be permuted within rounds")]
    NoChoice,
    /// No value is known.
    #[error("no value is known")]
    Unknown,
    /// All values are equal.
    #[error("all values are equal, so that every arrangement has the same sum")]
    Constant,
    /// The values are a sum a(i) + b(j) within each round, or differ from one by a rounding error.
    #[error(
        "every value is the sum of one number for each region, so that every arrangement has the same sum"
    )]
    Additive,
    /// A round has too many pairs.
    #[error("rounds have too many pairs: {cells} cells; accepted: at most {most}")]
    TooManyPairs {
        /// Cells of the rounds, rows × columns.
        cells: usize,
        /// The most that are accepted.
        most: usize,
    },
    /// A stratum has fewer columns than rows.
    #[error(
        "stratum {stratum} has {rows} rows and {columns} columns; accepted: at least as many columns"
    )]
    TooFewColumns {
        /// The stratum, from 0.
        stratum: usize,
        /// Its rows.
        rows: usize,
        /// Its columns.
        columns: usize,
    },
    /// A value is infinite, not a number, or too large to be summed.
    #[error("stratum {stratum} has a value that is no finite number, or too large to be squared")]
    NotFinite {
        /// The stratum, from 0.
        stratum: usize,
    },
}

impl Untestable {
    /// Returns a stable id of the reason.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoPair => "no-pair",
            Self::TooFew { .. } => "too-few",
            Self::NoChoice => "no-choice",
            Self::Unknown => "unknown",
            Self::Constant => "constant",
            Self::Additive => "additive",
            Self::TooManyPairs { .. } => "too-many-pairs",
            Self::TooFewColumns { .. } => "too-few-columns",
            Self::NotFinite { .. } => "not-finite",
        }
    }
}

/// Tests whether observed pairs have a greater sum than random ones.
///
/// Each stratum, such as a round, is a table of values: the pair of row i was made with column i, and
/// under chance each row has any column of its stratum, all different. Columns beyond the rows are
/// candidates without a pair. The statistic is T = Σ s(i, i) over all strata; p is one-sided.
///
/// Arrangements whose sums differ by less than 10⁻⁹ of the greatest possible sum count as equal.
///
/// # Errors
/// [`Untestable`], among others if every arrangement has the same sum: a criterion of the form
/// a(i) + b(j) cannot be tested by permuting partners.
///
/// # Complexity
/// A sum over the pairs for each arrangement; memory linear in the cells.
///
/// ```
/// use ndarray::arr2;
/// use regiopair::validation::{PermutationOptions, Untestable, permutation_test};
///
/// let table = arr2(&[[0.9, 0.1, 0.4], [0.2, 0.7, 0.5], [0.3, 0.6, 0.5]]);
/// let test = permutation_test(&[table], &PermutationOptions::default())?;
/// // One of six arrangements is at least as good as the diagonal: itself.
/// assert_eq!(test.p, 1.0 / 6.0);
///
/// let additive = arr2(&[[1.0, 2.0], [3.0, 4.0]]);
/// let test = permutation_test(&[additive], &PermutationOptions::default());
/// assert_eq!(test, Err(Untestable::Additive));
/// # Ok::<(), Untestable>(())
/// ```
pub fn permutation_test(
    strata: &[Array2<f64>],
    options: &PermutationOptions,
) -> Result<PermutationTest, Untestable> {
    let tests = permutation_tests(&[strata], options);
    tests.into_iter().next().unwrap_or(Err(Untestable::NoPair))
}

/// Tests several tables of the same strata with the same arrangements.
pub(super) fn permutation_tests(
    tables: &[&[Array2<f64>]],
    options: &PermutationOptions,
) -> Vec<Result<PermutationTest, Untestable>> {
    let Some(first) = tables.first() else { return Vec::new() };
    let shapes: Vec<Shape> = first.iter().map(Array2::dim).collect();
    let mut tests: Vec<Result<PermutationTest, Untestable>> =
        tables.iter().map(|table| prepared(table, &shapes)).collect();
    let sound: Vec<usize> = (0..tests.len()).filter(|&place| tests[place].is_ok()).collect();
    let cells: usize = shapes.iter().map(|(rows, columns)| rows * columns).sum();
    for group in sound.chunks((MOST_CELLS / cells.max(1)).max(1)) {
        let group_tables: Vec<&[Array2<f64>]> = group.iter().map(|&place| tables[place]).collect();
        let (p_values, method) = p_values(&group_tables, &shapes, options);
        for (&place, p) in group.iter().zip(p_values) {
            if let Ok(test) = &mut tests[place] {
                (test.p, test.method) = (p, method);
            }
        }
    }
    tests
}

/// The number of cells of tables of this many rows and columns, unless they are too many.
pub(super) fn cells_of(shapes: impl Iterator<Item = Shape>) -> Result<usize, Untestable> {
    let cells = shapes.map(|(rows, columns)| rows.saturating_mul(columns));
    let cells = cells.fold(0, usize::saturating_add);
    if cells > MOST_CELLS_OF_A_TABLE {
        return Err(Untestable::TooManyPairs { cells, most: MOST_CELLS_OF_A_TABLE });
    }
    Ok(cells)
}

/// What is exact: the observed sum and its moments; or why there is no test.
fn prepared(strata: &[Array2<f64>], shapes: &[Shape]) -> Result<PermutationTest, Untestable> {
    if shapes.iter().all(|(rows, _)| *rows == 0) {
        return Err(Untestable::NoPair);
    }
    let cells = cells_of(shapes.iter().copied())?;
    let (mut observed, mut mean, mut variance, mut scale) = (0.0, 0.0, 0.0, 0.0_f64);
    for (stratum, table) in strata.iter().enumerate() {
        let (rows, columns) = table.dim();
        if rows > columns {
            return Err(Untestable::TooFewColumns { stratum, rows, columns });
        }
        let moments = permutation_moments(&table.view());
        observed += table.diag().sum();
        mean += moments.mean;
        variance += moments.variance;
        scale = table.iter().fold(scale, |scale, cell| scale.max(cell.abs()));
        if !(observed.is_finite() && mean.is_finite() && variance.is_finite()) {
            return Err(Untestable::NotFinite { stratum });
        }
    }
    if arrangements::count(shapes, 1).is_some() {
        return Err(Untestable::NoChoice);
    }
    // What is left of a sum a(i) + b(j) without its means is rounding.
    if variance <= (1e-12 * scale).powi(2) * cells as f64 {
        let constant = strata
            .iter()
            .all(|table| table.iter().all(|cell| table.first().is_none_or(|first| cell == first)));
        return Err(if constant { Untestable::Constant } else { Untestable::Additive });
    }
    let z = (observed - mean) / variance.sqrt();
    let method = PermutationMethod::Exact { permutations: 0 };
    Ok(PermutationTest { observed, mean, variance, z, p: 1.0, method })
}

/// The p-values of tables that have one.
fn p_values(
    tables: &[&[Array2<f64>]],
    shapes: &[Shape],
    options: &PermutationOptions,
) -> (Vec<f64>, PermutationMethod) {
    let width = tables.len();
    // The cells of all tables next to each other: an arrangement adds whole lists of numbers.
    let mut cells = Vec::with_capacity(width * shapes.iter().map(|(n, m)| n * m).sum::<usize>());
    // Where each row begins.
    let mut starts = Vec::new();
    for (stratum, &(rows, columns)) in shapes.iter().enumerate() {
        for row in 0..rows {
            starts.push(cells.len());
            for column in 0..columns {
                cells.extend(tables.iter().map(|table| table[stratum][[row, column]]));
            }
        }
    }
    let mut sums = vec![0.0; width];
    let add_up = |columns: &[usize], sums: &mut [f64]| {
        sums.fill(0.0);
        for (start, column) in starts.iter().zip(columns) {
            let from = start + column * width;
            for (sum, cell) in sums.iter_mut().zip(&cells[from..from + width]) {
                *sum += cell;
            }
        }
    };
    let own: Vec<usize> = shapes.iter().flat_map(|&(rows, _)| 0..rows).collect();
    add_up(&own, &mut sums);
    // Sums that differ by rounding only are equal.
    let least: Vec<f64> = sums
        .iter()
        .enumerate()
        .map(|(place, sum)| {
            let scale =
                cells.iter().skip(place).step_by(width).fold(0.0_f64, |s, c| s.max(c.abs()));
            sum - 1e-9 * scale * own.len() as f64
        })
        .collect();
    let mut reached = vec![0_u64; width];
    let visit = |columns: &[usize]| {
        add_up(columns, &mut sums);
        for ((reached, sum), least) in reached.iter_mut().zip(&sums).zip(&least) {
            *reached += u64::from(sum >= least);
        }
    };
    if let Some(permutations) = arrangements::count(shapes, options.exact_up_to) {
        arrangements::each(shapes, visit);
        let share = |reached: u64| reached as f64 / permutations as f64;
        return (
            reached.into_iter().map(share).collect(),
            PermutationMethod::Exact { permutations },
        );
    }
    let permutations = options.permutations.clamp(1, (MOST_DRAWS / own.len() as u64).max(1));
    arrangements::sampled(shapes, permutations, options.seed, visit);
    let share = |reached: u64| (reached + 1) as f64 / (permutations + 1) as f64;
    let method = PermutationMethod::MonteCarlo { permutations, seed: options.seed };
    (reached.into_iter().map(share).collect(), method)
}
