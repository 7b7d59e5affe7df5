//! The equality graph: the tight cells, whose two prices add up to their value.

use crate::assignment::kernel::bit_set::{self, BITS_PER_WORD, bit, bits, set};
use crate::assignment::kernel::top_k::Gain;
use crate::assignment::model::counting_sort::counting_sort;
use crate::assignment::model::problem::CellStorage;
use crate::assignment::model::table::{AnyTable, StoredScore, Table};
use crate::assignment::model::{DualPrices, Pairs, Price, Problem, Row};
use crate::assignment::parallel;

/// The tight cells, row by row and column by column.
pub(in crate::assignment) struct EqualityGraph {
    pub(in crate::assignment) rows: Adjacency,
    pub(in crate::assignment) cols: Adjacency,
}

/// For each row its columns, ascending, or the other way round.
pub(in crate::assignment) enum Adjacency {
    /// A bit a cell, for tables, where all cells may be tight.
    Bits { width: usize, words: Vec<u64> },
    /// Members line by line, where few are.
    Lists { starts: Vec<usize>, members: Vec<u32> },
}

/// Where more than one row in this many has to be searched, bits take less memory than lists.
const ROWS_PER_SEARCHED_ROW: usize = 8;

impl EqualityGraph {
    pub(in crate::assignment) fn new(problem: &Problem, prices: &DualPrices) -> Self {
        let rows = match problem.cells() {
            CellStorage::Table(_) => table_bits(problem, prices, |_| None::<std::iter::Empty<u32>>),
            CellStorage::List(_) => Adjacency::listed((0..problem.rows()).map(|row| {
                #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
                let narrow = |col: usize| col as u32;
                tight_cols(problem, prices, row).map(narrow)
            })),
        };
        Self::of_rows(rows, problem.cols())
    }

    /// The same, where the tight cells of some rows are known.
    pub(in crate::assignment) fn near(
        problem: &Problem,
        prices: &DualPrices,
        near: KnownTight,
    ) -> Self {
        let unknown = near.known.iter().filter(|&&known| !known).count();
        let of = |row: usize| &near.cols[near.starts[row]..near.starts[row + 1]];
        let rows = if unknown == 0 {
            Adjacency::Lists { starts: near.starts, members: near.cols }
        } else if unknown * ROWS_PER_SEARCHED_ROW > problem.rows() {
            table_bits(problem, prices, |row| near.known[row].then(|| of(row).iter().copied()))
        } else {
            Adjacency::listed((0..problem.rows()).map(|row| {
                let (known, cells) =
                    if near.known[row] { (of(row), None) } else { (&[][..], Some(row)) };
                let searched = cells.into_iter().flat_map(|row| tight_cols(problem, prices, row));
                #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
                let searched = searched.map(|col| col as u32);
                known.iter().copied().chain(searched)
            }))
        };
        Self::of_rows(rows, problem.cols())
    }

    /// From the tight columns of each row, ascending.
    pub(in crate::assignment) fn listed<R: IntoIterator<Item = u32>>(
        cols: usize,
        rows: impl IntoIterator<Item = R>,
    ) -> Self {
        Self::of_rows(Adjacency::listed(rows), cols)
    }

    fn of_rows(rows: Adjacency, cols: usize) -> Self {
        let cols = rows.transposed(cols);
        Self { rows, cols }
    }

    /// Rows become columns.
    pub(in crate::assignment) fn turned(self) -> Self {
        Self { rows: self.cols, cols: self.rows }
    }
}

impl Adjacency {
    fn listed<R: IntoIterator<Item = u32>>(lines: impl IntoIterator<Item = R>) -> Self {
        let (mut starts, mut members) = (vec![0], Vec::new());
        for line in lines {
            members.extend(line);
            starts.push(members.len());
        }
        Self::Lists { starts, members }
    }

    /// The members of a line, ascending.
    pub(in crate::assignment) fn line(&self, line: usize) -> impl Iterator<Item = usize> + '_ {
        let (words, list) = self.parts(line);
        bits(words.iter().copied()).chain(list.iter().map(|&member| member as usize))
    }

    /// Those members of a line that are among the marked ones, ascending.
    pub(in crate::assignment) fn line_among<'a>(
        &'a self,
        line: usize,
        marks: &'a [u64],
    ) -> impl Iterator<Item = usize> + 'a {
        let (words, list) = self.parts(line);
        let marked = words.iter().zip(marks).map(|(word, marks)| word & marks);
        let list = list.iter().map(|&member| member as usize);
        bits(marked).chain(list.filter(|&member| bit(marks, member)))
    }

    fn parts(&self, line: usize) -> (&[u64], &[u32]) {
        match self {
            Self::Bits { width, words } => (&words[line * width..(line + 1) * width], &[]),
            Self::Lists { starts, members } => (&[], &members[starts[line]..starts[line + 1]]),
        }
    }

    /// How many members a line has.
    pub(in crate::assignment) fn count(&self, line: usize) -> usize {
        match self {
            Self::Bits { width, words } => {
                let words = &words[line * width..(line + 1) * width];
                words.iter().map(|word| word.count_ones() as usize).sum()
            }
            Self::Lists { starts, .. } => starts[line + 1] - starts[line],
        }
    }

    /// Lines become members; `lines` is the number of the new lines.
    fn transposed(&self, lines: usize) -> Self {
        match self {
            Self::Bits { width, words } => {
                let (width, words) = bit_set::transposed(words, *width, lines);
                Self::Bits { width, words }
            }
            Self::Lists { starts, members } => {
                let cells = (0..).zip(starts.windows(2)).flat_map(|(line, bounds)| {
                    let members = members[bounds[0]..bounds[1]].iter();
                    members.map(move |&member| (member as usize, line))
                });
                let (starts, members) = counting_sort(lines, cells);
                Self::Lists { starts, members }
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

/// Marks the tight cells of a table; the columns of some rows are known.
fn table_bits<I: Iterator<Item = u32>>(
    problem: &Problem,
    prices: &DualPrices,
    known: impl Fn(usize) -> Option<I> + Sync,
) -> Adjacency {
    let plain = problem.pairs() != Pairs::Largest;
    let quick = match problem.cells() {
        CellStorage::Table(AnyTable::Narrow(table)) if plain => {
            NarrowPrices::new(problem, table, prices)
        }
        _ => None,
    };
    let width = problem.cols().div_ceil(BITS_PER_WORD);
    let mut words = vec![0; problem.rows() * width];
    parallel::fill(&mut words, (width, problem.cols()), |words: &mut [u64], row| {
        if let Some(columns) = known(row) {
            columns.for_each(|col| set(words, col as usize));
        } else if let Some(quick) = &quick {
            quick.mark(words, row);
        } else {
            tight_cols(problem, prices, row).for_each(|col| set(words, col));
        }
    });
    Adjacency::Bits { width, words }
}

/// A table and prices in 32 bits.
struct NarrowPrices<'a> {
    table: &'a Table<i32>,
    rows: Vec<i32>,
    cols: Vec<i32>,
}

impl<'a> NarrowPrices<'a> {
    /// `None` if prices need 64 bits.
    fn new(problem: &Problem, table: &'a Table<i32>, prices: &DualPrices) -> Option<Self> {
        let reservation = match problem.pairs() {
            Pairs::Free { reservation } => reservation,
            _ => 0,
        };
        let shift = table.base - reservation;
        let narrow = |price: &Price| {
            i32::try_from(price.score).ok().filter(|_| price.score.abs() <= i32::DEAREST)
        };
        let rows = prices.rows.iter().map(|price| i32::try_from(price.score - shift).ok());
        let rows = rows.collect::<Option<_>>()?;
        let cols = prices.cols.iter().map(narrow).collect::<Option<_>>()?;
        Some(Self { table, rows, cols })
    }

    /// Marks the tight cells of a row.
    fn mark(&self, words: &mut [u64], row: usize) {
        let gain = self.rows[row];
        let blocks = self.table.row(row).chunks(BITS_PER_WORD).zip(self.cols.chunks(BITS_PER_WORD));
        for (word, (cells, prices)) in words.iter_mut().zip(blocks) {
            let mut tight = [0_u8; BITS_PER_WORD];
            for ((tight, &cell), &price) in tight.iter_mut().zip(cells).zip(prices) {
                // A row without an eligible cell has a price that may be anything.
                *tight =
                    u8::from(cell.less(price) == gain && cell != <i32 as StoredScore>::FORBIDDEN);
            }
            for (byte, eight) in tight.as_chunks::<8>().0.iter().enumerate() {
                // The product brings the lowest bit of each byte into the highest byte.
                let bits = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
                *word |= bits << (8 * byte);
            }
        }
    }
}

/// The tight cells of some rows.
pub(in crate::assignment) struct KnownTight {
    /// Whether all tight cells of a row are known.
    pub(in crate::assignment) known: Vec<bool>,
    /// Where the columns of each row begin and, last, end; ascending within a row.
    pub(in crate::assignment) starts: Vec<usize>,
    pub(in crate::assignment) cols: Vec<u32>,
}
