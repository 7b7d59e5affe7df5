//! The lowest cap under which the quotas can be kept.

use crate::assignment::min_cost_flow::capped::CappedFlows;
use crate::assignment::model::{Problem, QuotaConflict, QuotaId, Quotas, Share};

/// Raises the cap to what each conflict needs at least, until there is none: Newton's method, which ends since each
/// conflict has another slope (T. Radzik, *Fractional combinatorial optimization*, 1998). There must be a
/// drawing at a cap of 1.
pub(super) fn lowest_cap(
    cells: &Problem,
    quotas: &Quotas,
    conflict: &QuotaConflict,
) -> Option<Share> {
    let mut cap = needed(cells, quotas, conflict)?;
    while let Err(conflict) = CappedFlows::new(cells, quotas, cap) {
        let next = needed(cells, quotas, &conflict)?;
        if next.value() <= cap.value() {
            return None;
        }
        cap = next;
    }
    Some(cap)
}

/// The cap with which the quotas of a conflict have just enough room.
fn needed(cells: &Problem, quotas: &Quotas, conflict: &QuotaConflict) -> Option<Share> {
    let bounds: std::collections::BTreeMap<QuotaId, _> = quotas.every().collect();
    let (mut rows, mut cols) = (vec![0_i64; quotas.shape().0], vec![0_i64; quotas.shape().1]);
    let mut short = 0_i128;
    for (named, sign) in [(&conflict.needing, 1), (&conflict.limiting, -1)] {
        for &quota in named {
            let bounds = bounds.get(&quota)?;
            short += if sign > 0 { bounds.least as i128 } else { -(bounds.most as i128) };
            match quota {
                QuotaId::Row(row) => rows[row.0] += sign,
                QuotaId::Col(col) => cols[col.0] += sign,
                QuotaId::RowGroup(group) => {
                    quotas.row_groups()[group].members.iter().for_each(|&row| rows[row] += sign);
                }
                QuotaId::ColGroup(group) => {
                    quotas.col_groups()[group].members.iter().for_each(|&col| cols[col] += sign);
                }
            }
        }
    }
    let offered = cells.eligible_cells().map(|(row, col, _)| rows[row.0] + cols[col.0]);
    let offered: i64 = offered.filter(|&offered| offered > 0).sum();
    Share::new(u64::try_from(short).ok()?, u64::try_from(offered).ok()?).ok()
}
