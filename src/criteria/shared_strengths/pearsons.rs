//! Pearson's r for whole blocks. Few regions share a domain, and every shared one costs a division: we go through
//! the regions that have each domain of a row.

use super::{FLAT, SharedStrengths};
use crate::criteria::lanes::smaller;
use crate::criteria::pair::PairBlock;
use crate::criteria::value::Value;

impl SharedStrengths {
    pub(super) fn fill_pearsons(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let (columns, n) = (block.columns(), self.domains.len() as f64);
        // Regions of the block that have each domain, with their shares.
        let with_domain: Vec<&[(usize, f64)]> = (0..self.domains.len())
            .map(|domain| {
                let all = self.right_with_domain.of(domain);
                let [start, end] = [columns.start, columns.end]
                    .map(|border| all.partition_point(|(region, _)| *region < border));
                &all[start..end]
            })
            .collect();
        let squares = &self.right_sizes.all()[columns.clone()];
        let (mut products, mut overlaps) = (vec![0.0; columns.len()], vec![0.0; columns.len()]);
        block.by_row(values, |left, line| {
            let shared = || {
                let stated = self.left_stated.of(left.index).iter();
                stated.flat_map(|&(domain, p)| {
                    let others = with_domain[domain].iter();
                    others.map(move |&(region, q)| (region - columns.start, p, q))
                })
            };
            products.fill(0.0);
            overlaps.fill(0.0);
            shared().for_each(|(column, p, q)| {
                products[column] += p * q;
                overlaps[column] += smaller(p, q);
            });
            let pp = self.left_squares[left.index] - 1.0 / n;
            for (value, squares) in products.iter_mut().zip(squares) {
                let qq = squares - 1.0 / n;
                let r = (*value - 1.0 / n) / (pp * qq).sqrt();
                let known = pp > FLAT && qq > FLAT;
                *value = if known { (1.0 + r.clamp(-1.0, 1.0)) * 0.5 } else { f64::NAN };
            }
            shared().for_each(|(column, p, q)| {
                line[column].0 += products[column] * smaller(p, q) / overlaps[column];
            });
            for ((cell, &value), &overlap) in line.iter_mut().zip(&products).zip(&overlaps) {
                // Also where it is unknown.
                if overlap <= 0.0 {
                    cell.0 = value;
                }
            }
        });
    }
}
