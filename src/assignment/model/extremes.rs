//! The least and the greatest of plain numbers.

use ndarray::ArrayView1;

use crate::assignment::model::plain_table::PlainTable;
use crate::assignment::parallel;

/// Of some numbers the least, the greatest, and the sum, which is not finite if one of them is not.
#[derive(Clone, Copy)]
pub(super) struct Extremes {
    pub(super) least: f64,
    pub(super) greatest: f64,
    pub(super) sum: f64,
}

impl Extremes {
    const NONE: Self = Self { least: f64::INFINITY, greatest: f64::NEG_INFINITY, sum: 0.0 };

    pub(super) fn and(self, other: Self) -> Self {
        Self {
            least: self.least.min(other.least),
            greatest: self.greatest.max(other.greatest),
            sum: self.sum + other.sum,
        }
    }

    /// Of all that are allowed.
    pub(super) fn of_table(scores: &PlainTable<'_>) -> Self {
        let (rows, cols) = scores.shape;
        let width = scores.cells_per_piece();
        let pieces = (rows * cols).div_ceil(width);
        let of_piece = |place| Self::of_piece(&scores.piece(place), scores.mask(place).as_ref());
        parallel::merged((pieces, width), of_piece, Self::and).unwrap_or(Self::NONE)
    }

    fn of_piece(numbers: &ArrayView1<'_, f64>, mask: Option<&ArrayView1<'_, bool>>) -> Self {
        let Some(mask) = mask else {
            let copied = || Self::of_allowed(numbers.iter().map(|number| (number, &true)));
            return numbers.to_slice().map_or_else(copied, Self::of_slice);
        };
        match (numbers.to_slice(), mask.to_slice()) {
            (Some(numbers), Some(mask)) => Self::of_allowed(numbers.iter().zip(mask)),
            _ => Self::of_allowed(numbers.iter().zip(mask)),
        }
    }

    /// Of numbers that are first brought together, without those that are not allowed.
    fn of_allowed<'n>(numbers: impl Iterator<Item = (&'n f64, &'n bool)>) -> Self {
        let mut found = Self::NONE;
        let mut kept = [0.0; 256];
        let mut count = 0;
        for (&number, &allowed) in numbers {
            kept[count] = number;
            count += usize::from(allowed);
            if count == kept.len() {
                found = found.and(Self::of_slice(&kept));
                count = 0;
            }
        }
        found.and(Self::of_slice(&kept[..count]))
    }

    /// Lane by lane, so that a step of the processor serves several numbers.
    pub(super) fn of_slice(numbers: &[f64]) -> Self {
        const LANES: usize = 8;
        let mut least = [f64::INFINITY; LANES];
        let mut greatest = [f64::NEG_INFINITY; LANES];
        let mut sum = [0.0; LANES];
        let (blocks, rest) = numbers.as_chunks::<LANES>();
        for block in blocks {
            for lane in 0..LANES {
                let number = block[lane];
                least[lane] = if least[lane] < number { least[lane] } else { number };
                greatest[lane] = if greatest[lane] > number { greatest[lane] } else { number };
                sum[lane] += number;
            }
        }
        let lanes = (0..LANES).map(|lane| Self {
            least: least[lane],
            greatest: greatest[lane],
            sum: sum[lane],
        });
        let rest = rest.iter().map(|&number| Self { least: number, greatest: number, sum: number });
        lanes.chain(rest).fold(Self::NONE, Self::and)
    }
}
