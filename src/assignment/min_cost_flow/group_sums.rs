//! Conflicts among the bounds of one side.

use crate::assignment::model::quotas::SideQuotas;
use crate::assignment::model::{Bounds, Col, QuotaConflict, QuotaId, Quotas, Row};

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
    let order = side.outermost_first();
    let (of_member, of_group) = side.parents(&order);
    // What the quotas directly within each group must have together, and what they may have.
    let mut sums = vec![(0_usize, 0_usize); side.groups.len()];
    let add = |sum: &mut (usize, usize), must: usize, may: usize| {
        *sum = (sum.0.saturating_add(must), sum.1.saturating_add(may));
    };
    for (bounds, inside) in side.members.iter().zip(&of_member) {
        if let &Some(inside) = inside {
            add(&mut sums[inside], bounds.least, bounds.most);
        }
    }
    for &index in order.iter().rev() {
        let (Bounds { least, most }, (must, may)) = (side.groups[index].bounds, sums[index]);
        // The quotas that a sum is of: of a group's own number and the sum of those within it, the
        // one that counts.
        let summed = |counts_itself: &dyn Fn(usize) -> bool| {
            let (mut quotas, mut groups) = (Vec::new(), vec![index]);
            while let Some(outer) = groups.pop() {
                let within = |it: &&Option<usize>| **it == Some(outer);
                let members = (0..).zip(&of_member).filter(|(_, it)| within(it));
                quotas.extend(members.map(|(it, _)| member(it)));
                for (inner, _) in (0..).zip(&of_group).filter(|(_, it)| within(it)) {
                    if counts_itself(inner) {
                        quotas.push(group(inner));
                    } else {
                        groups.push(inner);
                    }
                }
            }
            quotas
        };
        if may < least {
            let limiting = summed(&|inner| side.groups[inner].bounds.most < sums[inner].1);
            return Some(shortage(vec![group(index)], limiting));
        }
        if must > most {
            let needing = summed(&|inner| side.groups[inner].bounds.least > sums[inner].0);
            return Some(shortage(needing, vec![group(index)]));
        }
        if let Some(outer) = of_group[index] {
            add(&mut sums[outer], must.max(least), may.min(most));
        }
    }
    None
}

fn shortage(mut needing: Vec<QuotaId>, mut limiting: Vec<QuotaId>) -> QuotaConflict {
    needing.sort_unstable();
    limiting.sort_unstable();
    QuotaConflict { needing, limiting }
}
