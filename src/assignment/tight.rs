//! The tight cells: those whose two prices add up to what the cell counts for.

use super::gather::{BLOCK, Gain};
use super::problem::Cells;
use super::table::{AnyTable, Cell, Table};
use super::{DualPrices, Pairs, Price, Problem, Row, threads};

/// The tight cells of each row, by ascending column.
pub(super) enum Tight {
    /// A bit a cell, for tables, where all cells may be tight.
    Bits { width: usize, words: Vec<u64> },
    /// Columns row by row, for listed candidates.
    Lists { starts: Vec<usize>, cols: Vec<u32> },
}

impl Tight {
    pub(super) fn new(problem: &Problem, prices: &DualPrices) -> Self {
        let plain = problem.pairs() != Pairs::Largest;
        match problem.cells() {
            Cells::Table(AnyTable::Narrow(table)) if plain => {
                quick(problem, table, prices).unwrap_or_else(|| slow(problem, prices))
            }
            Cells::Table(_) => slow(problem, prices),
            Cells::List(_) => {
                #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
                let narrow = |col: usize| col as u32;
                Self::listed(
                    (0..problem.rows()).map(|row| tight_cols(problem, prices, row).map(narrow)),
                )
            }
        }
    }

    /// From the tight columns of each row, ascending.
    pub(super) fn listed<R: IntoIterator<Item = u32>>(rows: impl IntoIterator<Item = R>) -> Self {
        let (mut starts, mut cols) = (vec![0], Vec::new());
        for row in rows {
            cols.extend(row);
            starts.push(cols.len());
        }
        Self::Lists { starts, cols }
    }

    /// The columns of a row, ascending.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = usize> + '_ {
        let (bits, list) = match self {
            Self::Bits { width, words } => (&words[row * width..(row + 1) * width], &[][..]),
            Self::Lists { starts, cols } => (&[][..], &cols[starts[row]..starts[row + 1]]),
        };
        let bits = bits.iter().enumerate().flat_map(|(place, &word)| {
            let mut word = word;
            std::iter::from_fn(move || {
                let bit = word.trailing_zeros() as usize;
                word &= word.wrapping_sub(1);
                (bit < 64).then_some(place * 64 + bit)
            })
        });
        bits.chain(list.iter().map(|&col| col as usize))
    }

    pub(super) fn has(&self, row: usize, col: usize) -> bool {
        match self {
            Self::Bits { width, words } => (words[row * width + col / 64] >> (col % 64)) & 1 == 1,
            Self::Lists { starts, cols } => {
                let row = &cols[starts[row]..starts[row + 1]];
                row.binary_search_by_key(&col, |&col| col as usize).is_ok()
            }
        }
    }
}

fn tight_cols(problem: &Problem, prices: &DualPrices, row: usize) -> impl Iterator<Item = usize> {
    let price = prices.rows[row];
    problem
        .candidates(Row(row))
        .filter(move |&(col, score)| price + prices.cols[col.0] == problem.worth(score))
        .map(|(col, _)| col.0)
}

fn slow(problem: &Problem, prices: &DualPrices) -> Tight {
    bits(problem, |words, row| {
        for col in tight_cols(problem, prices, row) {
            words[col / 64] |= 1 << (col % 64);
        }
    })
}

/// Looks closely only at blocks with a cell that is tight; `None` if prices need 64 bits.
fn quick(problem: &Problem, table: &Table<i32>, prices: &DualPrices) -> Option<Tight> {
    let reservation = match problem.pairs() {
        Pairs::Free { reservation } => reservation,
        _ => 0,
    };
    let shift = table.base - reservation;
    let narrow = |price: &Price| {
        i32::try_from(price.score).ok().filter(|_| price.score.abs() <= i32::DEAREST)
    };
    let cols: Vec<i32> = prices.cols.iter().map(narrow).collect::<Option<_>>()?;
    let rows: Vec<i32> = prices
        .rows
        .iter()
        .map(|price| i32::try_from(price.score - shift).ok())
        .collect::<Option<_>>()?;
    Some(bits(problem, |words, row| {
        let gain = rows[row];
        let blocks = table.row(row).chunks(BLOCK).zip(cols.chunks(BLOCK));
        for (word, (cells, prices)) in words.iter_mut().zip(blocks) {
            if Gain::greatest(cells, prices) < gain {
                continue;
            }
            for (bit, (&cell, &price)) in cells.iter().zip(prices).enumerate() {
                let tight = cell.less(price) == gain && cell != <i32 as Cell>::FORBIDDEN;
                *word |= u64::from(tight) << bit;
            }
        }
    }))
}

fn bits(problem: &Problem, fill: impl Fn(&mut [u64], usize) + Sync + Send) -> Tight {
    let width = problem.cols().div_ceil(64);
    let mut words = vec![0; problem.rows() * width];
    threads::fill(&mut words, (width, problem.cols()), fill);
    Tight::Bits { width, words }
}
