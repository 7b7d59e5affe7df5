//! Conflicts among the bounds of one side.

use crate::assignment::model::quotas::SideQuotas;
use crate::assignment::model::{Bounds, Col, QuotaConflict, QuotaId, Quotas, Row};

/// What some quotas that cover members once add up to.
#[derive(Default, Clone)]
struct QuotaSum {
    pairs: usize,
    quotas: Vec<QuotaId>,
}

impl QuotaSum {
    fn one(quota: QuotaId, pairs: usize) -> Self {
        Self { pairs, quotas: vec![quota] }
    }

    fn add(&mut self, other: Self) {
        self.pairs = self.pairs.saturating_add(other.pairs);
        self.quotas.extend(other.quotas);
    }
}

impl Quotas {
    /// A group whose members may have fewer pairs together than it must have, or must have more
    /// than it may.
    pub(in crate::assignment) fn cannot_add_up(&self) -> Option<QuotaConflict> {
        clash(&self.rows, |row| QuotaId::Row(Row(row)), QuotaId::RowGroup)
            .or_else(|| clash(&self.cols, |col| QuotaId::Col(Col(col)), QuotaId::ColGroup))
    }
}

fn clash(
    side: &SideQuotas,
    member: impl Fn(usize) -> QuotaId,
    group: impl Fn(usize) -> QuotaId,
) -> Option<QuotaConflict> {
    if side.groups.is_empty() {
        return None;
    }
    let (of_member, of_group) = side.parents();
    // What the members of each group must have, and what they may have.
    let mut sums = vec![(QuotaSum::default(), QuotaSum::default()); side.groups.len()];
    for (index, (&Bounds { least, most }, inside)) in side.members.iter().zip(of_member).enumerate()
    {
        if let Some(inside) = inside {
            sums[inside].0.add(QuotaSum::one(member(index), least));
            sums[inside].1.add(QuotaSum::one(member(index), most));
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
            let must = if least > must.pairs { QuotaSum::one(group(index), least) } else { must };
            let may = if most < may.pairs { QuotaSum::one(group(index), most) } else { may };
            sums[outer].0.add(must);
            sums[outer].1.add(may);
        }
    }
    None
}

fn shortage(mut needing: Vec<QuotaId>, mut limiting: Vec<QuotaId>) -> QuotaConflict {
    needing.sort_unstable();
    limiting.sort_unstable();
    QuotaConflict { needing, limiting }
}
