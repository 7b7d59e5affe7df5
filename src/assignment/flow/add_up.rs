//! Bounds of one side that clash among themselves, whatever the other side is.

use super::quotas::Side;
use super::{Bounds, Quota, Quotas, Shortage};
use crate::assignment::{Col, Row};

/// What some quotas that cover members once add up to.
#[derive(Default, Clone)]
struct Sum {
    pairs: usize,
    quotas: Vec<Quota>,
}

impl Sum {
    fn one(quota: Quota, pairs: usize) -> Self {
        Self { pairs, quotas: vec![quota] }
    }

    fn add(&mut self, other: Self) {
        self.pairs = self.pairs.saturating_add(other.pairs);
        self.quotas.extend(other.quotas);
    }
}

impl Quotas {
    /// A group whose members may have fewer pairs together than it must have, or must have more than
    /// it may.
    pub(in crate::assignment) fn cannot_add_up(&self) -> Option<Shortage> {
        clash(&self.rows, |row| Quota::Row(Row(row)), Quota::RowGroup)
            .or_else(|| clash(&self.cols, |col| Quota::Col(Col(col)), Quota::ColGroup))
    }
}

fn clash(
    side: &Side,
    member: impl Fn(usize) -> Quota,
    group: impl Fn(usize) -> Quota,
) -> Option<Shortage> {
    if side.groups.is_empty() {
        return None;
    }
    let (of_member, of_group) = side.parents();
    // What the members of each group must have, and what they may have.
    let mut sums = vec![(Sum::default(), Sum::default()); side.groups.len()];
    for (index, (&Bounds { least, most }, inside)) in side.members.iter().zip(of_member).enumerate()
    {
        if let Some(inside) = inside {
            sums[inside].0.add(Sum::one(member(index), least));
            sums[inside].1.add(Sum::one(member(index), most));
        }
    }
    for index in side.outermost_first().into_iter().rev() {
        let (must, may) = std::mem::take(&mut sums[index]);
        let Bounds { least, most } = side.groups[index].bounds;
        if may.pairs < least {
            return Some(shortage(vec![group(index)], may.quotas));
        }
        if must.pairs > most {
            return Some(shortage(must.quotas, vec![group(index)]));
        }
        if let Some(outer) = of_group[index] {
            let must = if least > must.pairs { Sum::one(group(index), least) } else { must };
            let may = if most < may.pairs { Sum::one(group(index), most) } else { may };
            sums[outer].0.add(must);
            sums[outer].1.add(may);
        }
    }
    None
}

fn shortage(mut needing: Vec<Quota>, mut limiting: Vec<Quota>) -> Shortage {
    needing.sort_unstable();
    limiting.sort_unstable();
    Shortage { needing, limiting }
}
