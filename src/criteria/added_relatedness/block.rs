//! Whole blocks: what one region gives to many, and many receive from one.

use std::ops::Range;

use super::receivers_by_domain::ReceiversByDomain;
use super::{AddedMeasure, AddedRelatedness, Direction};
use crate::criteria::pair::PairBlock;
use crate::criteria::value::Value;
use crate::profile::Profile;

impl AddedRelatedness {
    pub(super) fn fill_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let start = values.len();
        let direction = self.formula.parts().1;
        let (to_seeker, to_host) = match direction {
            Direction::Both => (0.5, 0.5),
            Direction::ToSeeker => (1.0, 0.0),
            Direction::ToHost => (0.0, 1.0),
        };
        let mut scales = Vec::new();
        let (rows, columns) = (block.rows(), block.columns());
        block.by_column(values, |giver, line| {
            if to_seeker > 0.0 {
                self.give(
                    giver,
                    &self.right_shares,
                    to_seeker,
                    (&self.left_by, &rows),
                    line,
                    &mut scales,
                );
            }
            self.left_by.has_strengths.apply(&rows, line);
            if direction != Direction::ToHost {
                self.left_by.defined.apply(&rows, line);
            }
        });
        for (giver, line) in block.lines(&mut values[start..]) {
            if to_host > 0.0 {
                self.give(
                    giver,
                    &self.left_shares,
                    to_host,
                    (&self.right_by, &columns),
                    line,
                    &mut scales,
                );
            }
            self.right_by.has_strengths.apply(&columns, line);
            if direction != Direction::ToSeeker {
                self.right_by.defined.apply(&columns, line);
            }
        }
    }

    /// Adds what a region gives to others.
    fn give(
        &self,
        giver: &Profile,
        shares: &ndarray::Array2<f64>,
        weight: f64,
        (receivers, range): (&ReceiversByDomain, &Range<usize>),
        line: &mut [Value],
        scales: &mut Vec<f64>,
    ) {
        let measure = self.formula.parts().0;
        let shares = shares.row(giver.index);
        let strengths = || giver.strengths.iter().map(|strength| strength.domain.index());
        scales.clear();
        if measure == AddedMeasure::NearStrengths {
            scales.resize(line.len(), 0.0);
            for j in strengths() {
                for (sum, &lacks) in scales.iter_mut().zip(receivers.lacks.line(j, range)) {
                    *sum += shares[j] * lacks;
                }
            }
            for sum in scales.iter_mut() {
                *sum = weight / *sum;
            }
        } else {
            scales.resize(line.len(), weight);
        }
        for j in strengths() {
            let share = match measure {
                AddedMeasure::NearStrengths | AddedMeasure::NewShare => shares[j],
                AddedMeasure::AbsentDensity | AddedMeasure::TargetDensity => 1.0,
            };
            let gains = receivers.gain.line(j, range);
            for ((cell, &scale), &gain) in line.iter_mut().zip(&*scales).zip(gains) {
                let amount = share * gain;
                // Without anything new the scale is infinite, and no domain has a gain.
                cell.0 += if amount > 0.0 { scale * amount } else { 0.0 };
            }
        }
    }
}
