//! What the withdrawal of each region would cost, as text.

use std::fmt::Write as _;

use super::layout::{WIDTH, hang, region, wrap};
use crate::report::language::Language;
use crate::sensitivity::{AfterWithdrawal, Withdrawals};

/// Shows what the withdrawal of each region would cost, the least replaceable first. Lines of at most [`WIDTH`]
/// columns.
pub fn withdrawals_to_text(withdrawals: &Withdrawals, language: &dyn Language) -> String {
    if withdrawals.regions.is_empty() {
        return format!("{}\n\n", wrap(&language.nothing_to_replace(), WIDTH, 0));
    }
    let mut out = format!("{}\n\n", wrap(&language.withdrawals_heading(), WIDTH, 0));
    let [points, pairs, changed, name] = language.withdrawal_columns();
    let _ = writeln!(out, "  {points:>7} {pairs:>6} {changed:>8}  {name}");
    for withdrawal in withdrawals.least_replaceable() {
        let cells = match &withdrawal.best {
            AfterWithdrawal::Plan { loss, fewer_pairs, changed_pairs, .. } => {
                [language.number(*loss, 3), fewer_pairs.to_string(), changed_pairs.to_string()]
            }
            _ => ["?", "?", "?"].map(str::to_owned),
        };
        let [points, pairs, changed] = cells;
        let label = region(&withdrawal.region);
        let _ = writeln!(out, "  {points:>7} {pairs:>6} {changed:>8}  {}", label.trim_end());
        let _ = writeln!(out, "      {}", hang(&language.withdrawal(withdrawal), 6));
    }
    if let Some(worst) = withdrawals.worst_repair() {
        let _ = writeln!(out, "\n{}", wrap(&language.worst_repair(worst), WIDTH, 0));
    }
    out.push('\n');
    out
}
