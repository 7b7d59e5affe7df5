//! Withdrawals in English.

use super::English;
use crate::report::language::{Grammar, WithdrawalSentences};
use crate::sensitivity::{AfterWithdrawal, RegionWithdrawal};

impl WithdrawalSentences for English {
    fn withdrawals_heading(&self) -> String {
        "What the withdrawal of each region would cost, the least replaceable first: points and pairs \
         that the best plan of the others has less, and pairs of others that it changes"
            .to_owned()
    }

    fn withdrawal_columns(&self) -> [String; 4] {
        ["points", "pairs", "changed", "region"].map(str::to_owned)
    }

    fn withdrawal(&self, withdrawal: &RegionWithdrawal) -> String {
        let best = match &withdrawal.best {
            AfterWithdrawal::NoPlan => "Without it no plan satisfies the rules.".to_owned(),
            AfterWithdrawal::Undecided => {
                "Whether the others have a plan was not found out within the effort.".to_owned()
            }
            AfterWithdrawal::Plan { chain, .. } => self.partner_changes(chain),
        };
        match (&withdrawal.best, &withdrawal.repair) {
            (
                AfterWithdrawal::Plan { changed_pairs, .. },
                AfterWithdrawal::Plan { changed_pairs: fewest, loss, fewer_pairs, .. },
            ) if fewest < changed_pairs => {
                let stay = match fewest {
                    0 => "If all other pairs stay".to_owned(),
                    1 => "If all other pairs but one stay".to_owned(),
                    count => format!("If all other pairs but {} stay", self.count(*count)),
                };
                format!("{best} {stay}, the plan would {}.", self.lost(*loss, *fewer_pairs))
            }
            _ => best,
        }
    }

    fn worst_repair(&self, withdrawal: &RegionWithdrawal) -> String {
        let name = &withdrawal.region.name;
        match &withdrawal.repair {
            AfterWithdrawal::Plan { changed_pairs: 0, .. } => {
                "After every withdrawal, all pairs of others can stay.".to_owned()
            }
            AfterWithdrawal::Plan { changed_pairs, loss, fewer_pairs, .. } => format!(
                "The largest repair: if {name} withdraws, at least {} of others must change, and the plan \
                 would {}.",
                self.count_of(*changed_pairs, "pair", "pairs"),
                self.lost(*loss, *fewer_pairs)
            ),
            _ => format!("If {name} withdraws, no repair is known."),
        }
    }
}
