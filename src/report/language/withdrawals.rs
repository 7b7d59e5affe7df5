//! What the withdrawal of each region would cost.

use super::WhySentences;
use crate::sensitivity::RegionWithdrawal;

/// Sentences about withdrawals.
pub trait WithdrawalSentences: WhySentences {
    /// Heads the withdrawals, the least replaceable region first.
    fn withdrawals_heading(&self) -> String;

    /// Heads the columns: points and pairs that are lost, other pairs that change, and the region.
    fn withdrawal_columns(&self) -> [String; 4];

    /// Says which regions would change partners, and what the plan with the fewest changes loses; whole
    /// sentences.
    fn withdrawal(&self, withdrawal: &RegionWithdrawal) -> String;

    /// Names the withdrawal after which the most pairs of others must change; a whole sentence.
    fn worst_repair(&self, withdrawal: &RegionWithdrawal) -> String;
}
