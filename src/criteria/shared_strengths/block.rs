//! Whole blocks: one profile against those of many regions at once.

use super::{FLAT, LikenessFormula, SharedStrengths};
use crate::criteria::pair::PairBlock;
use crate::criteria::value::Value;
use crate::profile::Profile;

/// Sums for each column of a line.
#[derive(Default)]
struct Sums {
    norms: Vec<f64>,
    overlap: Vec<f64>,
}

/// What the domains of a left region and those of the columns have in common, domain by domain.
struct Shared<'a> {
    this: &'a SharedStrengths,
    block: &'a PairBlock<'a>,
    left: &'a Profile,
}

impl Shared<'_> {
    /// The share of the left region, and those of the columns.
    fn domains(&self) -> impl Iterator<Item = (f64, &[f64])> {
        let (row, columns) = (self.this.left.row(self.left.index), self.block.columns());
        self.left.strengths.iter().map(move |stated| {
            let domain = stated.domain.index();
            (row[domain], self.this.right_by_domain.line(domain, &columns))
        })
    }

    /// Σ of a part of every shared domain for each column.
    fn sum(&self, sums: &mut Vec<f64>, part: impl Fn(f64, f64) -> f64) {
        sums.clear();
        sums.resize(self.block.right.len(), 0.0);
        for (p, line) in self.domains() {
            for (sum, &q) in sums.iter_mut().zip(line) {
                *sum += part(p, q);
            }
        }
    }

    /// Adds a part of every shared domain, which depends on a number for each column.
    fn add(&self, line: &mut [Value], of_columns: &[f64], part: impl Fn(f64, f64, f64) -> f64) {
        for (p, others) in self.domains() {
            for ((cell, &q), &column) in line.iter_mut().zip(others).zip(of_columns) {
                cell.0 += part(p, q, column);
            }
        }
    }
}

impl SharedStrengths {
    pub(super) fn fill_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let mut sums = Sums::default();
        let columns = block.columns();
        block.by_row(values, |left, line| {
            if left.strengths.is_empty() {
                line.fill(Value::UNKNOWN);
                return;
            }
            self.fill(&Shared { this: self, block, left }, line, &mut sums);
            self.right_known.apply(&columns, line);
        });
    }

    fn fill(&self, shared: &Shared<'_>, line: &mut [Value], sums: &mut Sums) {
        let columns = shared.block.columns();
        let left_squares = self.left_squares[shared.left.index];
        let right_squares = self.right_squares.iter().skip(columns.start).take(line.len());
        match self.formula {
            LikenessFormula::FingerKreinin | LikenessFormula::Krugman => {
                for (p, others) in shared.domains() {
                    for (cell, &q) in line.iter_mut().zip(others) {
                        cell.0 += p.min(q);
                    }
                }
            }
            LikenessFormula::Cosine => {
                sums.norms.clear();
                sums.norms.extend(right_squares.map(|squares| (left_squares * squares).sqrt()));
                shared.add(line, &sums.norms, |p, q, norms| p * q / norms);
            }
            LikenessFormula::Pearson => self.pearsons(shared, line, sums),
            LikenessFormula::CentredCosine => self.centred_cosines(shared, line),
            LikenessFormula::Ruzicka => {
                shared.sum(&mut sums.overlap, f64::min);
                shared.add(line, &sums.overlap, |p, q, overlap| p.min(q) / (2.0 - overlap));
            }
            LikenessFormula::Hellinger => {
                shared.sum(&mut sums.overlap, |p, q| (p * q).sqrt());
                shared.add(line, &sums.overlap, |p, q, overlap| {
                    let value = 1.0 - (1.0 - overlap).max(0.0).sqrt();
                    if q > 0.0 { value * (p * q).sqrt() / overlap } else { 0.0 }
                });
            }
            LikenessFormula::Jaccard => {
                shared.sum(&mut sums.overlap, |_, q| if q > 0.0 { 1.0 } else { 0.0 });
                let ours = shared.left.strengths.len() as f64;
                for (both, right) in sums.overlap.iter_mut().zip(shared.block.right) {
                    *both = ours + right.strengths.len() as f64 - *both;
                }
                shared.add(
                    line,
                    &sums.overlap,
                    |_, q, either| {
                        if q > 0.0 { 1.0 / either } else { 0.0 }
                    },
                );
            }
        }
    }

    fn pearsons(&self, shared: &Shared<'_>, line: &mut [Value], sums: &mut Sums) {
        let n = self.domains.len() as f64;
        let pp = self.left_squares[shared.left.index] - 1.0 / n;
        shared.sum(&mut sums.norms, |p, q| p * q);
        shared.sum(&mut sums.overlap, f64::min);
        let first = shared.block.columns().start;
        for (column, value) in sums.norms.iter_mut().enumerate() {
            let qq = self.right_squares[first + column] - 1.0 / n;
            let r = (*value - 1.0 / n) / (pp * qq).sqrt();
            let known = pp > FLAT && qq > FLAT;
            *value = if known { f64::midpoint(1.0, r.clamp(-1.0, 1.0)) } else { f64::NAN };
        }
        for (p, others) in shared.domains() {
            let sums = sums.norms.iter().zip(&sums.overlap);
            for ((cell, &q), (&value, &overlap)) in line.iter_mut().zip(others).zip(sums) {
                cell.0 += if overlap > 0.0 { value * p.min(q) / overlap } else { 0.0 };
            }
        }
        for (cell, (&value, &overlap)) in line.iter_mut().zip(sums.norms.iter().zip(&sums.overlap))
        {
            if value.is_nan() || overlap <= 0.0 {
                cell.0 = value;
            }
        }
    }

    fn centred_cosines(&self, shared: &Shared<'_>, line: &mut [Value]) {
        let (left, columns) = (shared.left.index, shared.block.columns());
        if self.left_squares[left] <= FLAT {
            line.fill(Value::UNKNOWN);
            return;
        }
        line.fill(Value::known(0.5));
        let others = |domain: usize| self.right_by_domain.line(domain, &columns);
        let row = self.left.row(left).to_vec();
        let (fours, rest) = row.as_chunks::<4>();
        // Four domains at a time, so that a value is fetched and stored once for them.
        for (place, &[p, q, r, s]) in fours.iter().enumerate() {
            let [a, b, c, d] = [0, 1, 2, 3].map(|k| others(4 * place + k));
            let lines = a.iter().zip(b).zip(c.iter().zip(d));
            for (cell, ((a, b), (c, d))) in line.iter_mut().zip(lines) {
                cell.0 = (((cell.0 + p * a) + q * b) + r * c) + s * d;
            }
        }
        for (place, p) in rest.iter().enumerate() {
            for (cell, q) in line.iter_mut().zip(others(4 * fours.len() + place)) {
                cell.0 += p * q;
            }
        }
    }
}
