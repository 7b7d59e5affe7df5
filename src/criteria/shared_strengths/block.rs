//! Whole blocks: one profile against those of some regions at once.

use super::{LikenessFormula, SharedStrengths};
use crate::criteria::lanes::{LANES, Lanes, add_stated, smaller};
use crate::criteria::pair::PairBlock;
use crate::criteria::value::Value;
use crate::profile::Profile;

impl SharedStrengths {
    pub(super) fn fill_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        if self.formula == LikenessFormula::Pearson {
            return self.fill_pearsons(block, values);
        }
        let [left_gaps, right_gaps] = &self.gaps;
        block.by_tile(block.zeros(values), |left, tile, sums| {
            *sums = self.likenesses(left, tile);
            let own = left_gaps.of(left.index);
            for (sum, gap) in sums.iter_mut().zip(right_gaps.tile(tile)) {
                *sum += own + gap;
            }
        });
    }

    /// The likeness of a region with those of a tile.
    fn likenesses(&self, left: &Profile, tile: usize) -> Lanes {
        let (stated, others) = (self.left_stated.of(left.index), self.right_tiles.tile(tile));
        let sum = |part: fn(f64, f64) -> f64| add_stated([0.0; LANES], stated, others, part);
        let sizes = self.right_sizes.tile(tile);
        match self.formula {
            LikenessFormula::FingerKreinin | LikenessFormula::Krugman => {
                add_stated([0.0; LANES], stated, others, smaller)
            }
            LikenessFormula::Cosine => {
                let squares = self.left_squares[left.index];
                let norms = sizes.map(|size| (squares * size).sqrt());
                self.spread(left, tile, &norms, |p, q, norms| p * q / norms)
            }
            LikenessFormula::Ruzicka => {
                let overlap = sum(smaller);
                self.spread(left, tile, &overlap, |p, q, overlap| smaller(p, q) / (2.0 - overlap))
            }
            LikenessFormula::Hellinger => {
                let overlap = sum(|p, q| (p * q).sqrt());
                self.spread(left, tile, &overlap, |p, q, overlap| {
                    let value = 1.0 - (1.0 - overlap).max(0.0).sqrt();
                    if q > 0.0 { value * (p * q).sqrt() / overlap } else { 0.0 }
                })
            }
            LikenessFormula::Jaccard => {
                let mut either = sum(|_, q| if q > 0.0 { 1.0 } else { 0.0 });
                for (either, theirs) in either.iter_mut().zip(sizes) {
                    *either = stated.len() as f64 + theirs - *either;
                }
                self.spread(
                    left,
                    tile,
                    &either,
                    |_, q, either| if q > 0.0 { 1.0 / either } else { 0.0 },
                )
            }
            LikenessFormula::CentredCosine => {
                let mut sums = [0.5; LANES];
                for (p, others) in self.left.row(left.index).iter().zip(others) {
                    for (sum, q) in sums.iter_mut().zip(others) {
                        *sum += p * q;
                    }
                }
                sums
            }
            // A table of its own.
            LikenessFormula::Pearson => [f64::NAN; LANES],
        }
    }

    /// Adds a part of every shared domain, which depends on a number for each region of the tile.
    fn spread(
        &self,
        left: &Profile,
        tile: usize,
        numbers: &Lanes,
        part: impl Fn(f64, f64, f64) -> f64,
    ) -> Lanes {
        let mut sums = [0.0; LANES];
        for &(domain, p) in self.left_stated.of(left.index) {
            let others = &self.right_tiles.tile(tile)[domain];
            for ((sum, &q), &number) in sums.iter_mut().zip(others).zip(numbers) {
                *sum += part(p, q, number);
            }
        }
        sums
    }
}
