//! Whole blocks: field by field, with each list of words compared once.

use super::{StructuralLikeness, Structure, overlap};
use crate::criteria::distinct::DistinctPairs;
use crate::criteria::pair::PairBlock;
use crate::criteria::value::Value;

impl StructuralLikeness {
    pub(super) fn fill_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let right = &self.right[block.columns()];
        let sizes: [Vec<f64>; 3] = [0, 1, 2].map(|k| {
            // A size that does not vary is left out.
            let read = |it: &Structure| it.sizes[k].filter(|_| self.ranges[k] > 0.0);
            right.iter().map(|it| read(it).unwrap_or(f64::NAN)).collect()
        });
        let terrain = |ours: &[String], theirs: &[String]| match (ours, theirs) {
            ([], _) | (_, []) => f64::NAN,
            (ours, theirs) => overlap(ours, theirs),
        };
        let (first, rows) = (block.rows().start, block.left.len());
        let of_left = |index: usize| &*self.left[index].terrain;
        let of_right = |index: usize| &*self.right[index].terrain;
        let terrains =
            DistinctPairs::between(block, |it| of_left(it.index), |it| of_right(it.index), terrain);
        let levels = DistinctPairs::new(
            block,
            |it| it.region.level.as_str(),
            |a, b| match (a, b) {
                ("", _) | (_, "") => f64::NAN,
                (a, b) if a == b => 1.0,
                _ => 0.0,
            },
        );
        // One likeness for each field, where it is known.
        let mut fields: [Vec<f64>; 5] = Default::default();
        for row in 0..rows {
            let ours = &self.left[first + row];
            for (k, (field, theirs)) in fields.iter_mut().zip(&sizes).enumerate() {
                let (own, range) = (ours.sizes[k].unwrap_or(f64::NAN), self.ranges[k]);
                field.clear();
                field.extend(theirs.iter().map(|y| 1.0 - (own - y).abs() / range));
            }
            for (field, words) in fields[3..].iter_mut().zip([&terrains, &levels]) {
                field.clear();
                field.extend(words.row(row));
            }
            mean_of_known(&fields, values);
        }
    }
}

/// Appends the mean of the known fields for each column, added up in their order.
fn mean_of_known(fields: &[Vec<f64>; 5], values: &mut Vec<Value>) {
    let [population, area, wealth, terrain, level] = fields;
    let sizes = population.iter().zip(area).zip(wealth);
    values.extend(sizes.zip(terrain.iter().zip(level)).map(|(((x, y), z), (terrain, level))| {
        let fields = [x, y, z, terrain, level];
        let count = fields.iter().fold(0.0, |n, it| n + if it.is_nan() { 0.0 } else { 1.0 });
        let part = |field: &f64| if field.is_nan() { 0.0 } else { field / count };
        let sum = fields.into_iter().fold(0.0, |sum, field| sum + part(field));
        Value::known(if count > 0.0 { sum } else { f64::NAN })
    }));
}
