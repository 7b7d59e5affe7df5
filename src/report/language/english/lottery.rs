//! A plan drawn at random in English.

use super::English;
use crate::plan::PlanLottery;
use crate::report::language::{FirmnessSentences, Grammar, LotterySentences};

impl LotterySentences for English {
    fn lottery(&self, lottery: &PlanLottery) -> String {
        let total = |points: f64| self.number(points, 3);
        let drawn = match (lottery.plans.as_slice(), lottery.drawn_plan()) {
            ([_], Some(only)) => {
                format!("Only one plan can be drawn; its total is {} points.", total(only.total))
            }
            (plans, Some(plan)) => format!(
                "Seed {} draws one of {} plans; it has a probability of {} and a total of {} points.",
                lottery.seed,
                self.count(plans.len()),
                self.probability(plan.probability),
                total(plan.total)
            ),
            (_, None) => String::new(),
        };
        let share = lottery.share_of_best().map_or_else(String::new, |share| {
            format!(
                " ({} of the best plan's {})",
                self.probability(share),
                total(lottery.best_total)
            )
        });
        let open = if lottery.gap > 0.0 {
            let gap = if lottery.gap < 0.0005 {
                format!("less than {}", total(0.001))
            } else {
                format!("at most {}", total(lottery.gap))
            };
            format!(
                " That is the greatest but for a gap that the proof leaves: another lottery could expect {gap} points more."
            )
        } else {
            String::new()
        };
        format!(
            "A plan drawn at random, in which no pair has a probability above {}. {drawn} The expected \
             total of all draws is {} points{share}.{open}",
            self.probability(lottery.cap),
            total(lottery.expected_total)
        )
    }

    fn lottery_pairs(&self) -> String {
        "The pairs that can be drawn; a star marks those that the seed draws".to_owned()
    }

    fn lottery_columns(&self) -> [String; 3] {
        ["chance", "score", "pair"].map(str::to_owned)
    }
}
