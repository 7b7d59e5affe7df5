//! Whole blocks: what one region gives to many, some receivers at a time.

use super::block_side::BlockSide;
use super::{AddedMeasure, AddedRelatedness, Direction};
use crate::criteria::lanes::{LANES, Lanes, add_stated};
use crate::criteria::pair::PairBlock;
use crate::criteria::value::Value;

impl AddedRelatedness {
    pub(super) fn fill_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let cells = block.zeros(values);
        let direction = self.formula.parts().1;
        let [left, right] = &self.sides;
        if direction != Direction::ToHost {
            block.by_tile_of_rows(cells, |giver, tile| {
                self.give([0.0; LANES], right.given.of(giver.index), left, tile)
            });
        }
        block.by_tile(cells, |giver, tile, sums| {
            if direction != Direction::ToSeeker {
                *sums = self.give(*sums, left.given.of(giver.index), right, tile);
            }
            let own = left.gaps.of(giver.index);
            for (sum, gap) in sums.iter_mut().zip(right.gaps.tile(tile)) {
                *sum += own + gap;
            }
        });
    }

    /// Adds what a region gives to those of a tile.
    fn give(
        &self,
        sums: Lanes,
        given: &[(usize, f64)],
        receivers: &BlockSide,
        tile: usize,
    ) -> Lanes {
        let gains = receivers.gain.tile(tile);
        let (measure, direction) = self.formula.parts();
        if measure != AddedMeasure::NearStrengths {
            return add_stated(sums, given, gains, |factor, gain| factor * gain);
        }
        let lacks = receivers.lacks.tile(tile);
        let new = add_stated([0.0; LANES], given, lacks, |share, lacks| share * lacks);
        let weight = direction.weight();
        // Without anything new no domain has a gain.
        let scales = new.map(|new| if new > 0.0 { weight / new } else { 0.0 });
        let mut sums = sums;
        for &(j, share) in given {
            for ((sum, gain), scale) in sums.iter_mut().zip(&gains[j]).zip(scales) {
                *sum += scale * (share * gain);
            }
        }
        sums
    }
}
