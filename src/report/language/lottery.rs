//! A plan drawn at random.

use super::FirmnessSentences;
use crate::plan::PlanLottery;

/// Sentences about a lottery over plans.
pub trait LotterySentences: FirmnessSentences {
    /// Says what was drawn, from how many plans, and what the lottery gives up; whole sentences.
    fn lottery(&self, lottery: &PlanLottery) -> String;

    /// Heads the list of pairs that can be drawn; a clause.
    fn lottery_pairs(&self) -> String;

    /// Heads the columns: probability, score and pair.
    fn lottery_columns(&self) -> [String; 3];
}
