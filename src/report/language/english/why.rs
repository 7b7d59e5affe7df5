//! Why a pair is in the plan, or is not, in English.

use super::English;
use crate::profile::RegionLabel;
use crate::report::language::{Grammar, RuleSentences, WhySentences};
use crate::rules::Objective;
use crate::sensitivity::{
    BetterPartner, Certainty, Contrast, Lifting, Loss, PairStanding, PartnerChange, WhyNot,
};

impl WhySentences for English {
    fn standing(&self, why_not: &WhyNot) -> String {
        let amounts = |loss: &Loss| self.loss(&why_not.objectives, loss);
        let only_total = why_not.objectives == [Objective::Total];
        let answer = match &why_not.standing {
            PairStanding::Proposed { exit } if exit.is_zero() => {
                "The plan has this pair, but another plan without it is as good.".to_owned()
            }
            PairStanding::Proposed { exit } => {
                format!("The plan has this pair. Without it the plan would {}.", amounts(exit))
            }
            PairStanding::Necessary => {
                "The plan has this pair, and so has every plan that satisfies the rules.".to_owned()
            }
            PairStanding::ProposedUndecided => {
                "The plan has this pair; whether a plan can do without it was not found out within the \
                 effort."
                    .to_owned()
            }
            PairStanding::Possible { loss } if loss.is_zero() => {
                "The plan does not have this pair, but another plan that has it is as good.".to_owned()
            }
            PairStanding::Possible { loss } => {
                let gain = match loss.amounts.first() {
                    Some(points) if only_total && loss.certainty == Certainty::Exact => format!(
                        " Its score would have to rise by {} for the pair to be in a best plan.",
                        self.number(*points, 3)
                    ),
                    _ => String::new(),
                };
                format!("The plan does not have this pair. With it the plan would {}.{gain}", amounts(loss))
            }
            PairStanding::Impossible => "No plan that satisfies the rules has this pair, although no rule \
                                         forbids it by itself."
                .to_owned(),
            PairStanding::Undecided => "The plan does not have this pair; whether another plan may have it \
                                        was not found out within the effort."
                .to_owned(),
            PairStanding::Excluded { exclusion } => {
                format!("This pair is ruled out: {}.", self.exclusion(exclusion))
            }
        };
        match why_not.jointly.as_ref().and_then(PairStanding::loss) {
            None => answer,
            Some(loss) if loss.is_zero() => {
                format!("{answer} If all rounds were decided at once, it would lose nothing.")
            }
            Some(loss) => {
                format!("{answer} If all rounds were decided at once, it would {}.", amounts(loss))
            }
        }
    }

    fn best_contrast(&self, contrast: &Contrast, is_proposed: bool) -> String {
        format!("The best plan {} ({}):", with(is_proposed), self.summary(contrast))
    }

    fn fewest_changes(&self, contrast: &Contrast, is_proposed: bool) -> String {
        let summary = self.summary(contrast);
        format!("The plan {} that changes the fewest pairs ({summary}):", with(is_proposed))
    }

    fn same_contrast(&self) -> String {
        "No such plan changes fewer pairs.".to_owned()
    }

    fn partner_change(&self, change: &PartnerChange) -> String {
        self.changed(change)
    }

    fn lifting(&self, lifting: &Lifting) -> String {
        let rules: Vec<String> =
            lifting.rules.iter().map(|note| format!("“{}”", self.rule(&note.says))).collect();
        let lifted = if rules.is_empty() {
            "Even if it were allowed".to_owned()
        } else {
            format!("If it were exempt from {}", self.list(&rules))
        };
        match &lifting.best {
            None => format!("{lifted}, no plan would have it."),
            Some(best) if best.change.total > 0.0 => format!(
                "{lifted}, the best plan with it would have {} points more.",
                self.number(best.change.total, 3)
            ),
            Some(best) => format!(
                "{lifted}, the best plan with it would have {} points less.",
                self.number(-best.change.total, 3)
            ),
        }
    }

    fn better_partners_heading(&self, region: &RegionLabel) -> String {
        format!("Partners that would suit {} better:", region.name)
    }

    fn no_better_partner(&self, region: &RegionLabel) -> String {
        format!("No partner would suit {} better.", region.name)
    }

    fn better_partner(&self, better: &BetterPartner) -> String {
        self.better(better)
    }
}

fn with(is_proposed: bool) -> &'static str {
    if is_proposed { "without the pair" } else { "with the pair" }
}

impl English {
    /// How much another plan has less or more, and how many pairs stay.
    fn summary(self, contrast: &Contrast) -> String {
        let total = contrast.change.total;
        let points = match total {
            -0.0005..0.0005 => "as many points".to_owned(),
            _ => format!("{} points", self.signed_number(total, 3)),
        };
        let stay = self.count_of(contrast.change.kept, "pair stays", "pairs stay");
        format!("{points}; {stay}")
    }

    /// What is lost, objective by objective, behind "would".
    pub(super) fn loss(self, objectives: &[Objective], loss: &Loss) -> String {
        let amounts = objectives.iter().zip(&loss.amounts).filter(|(_, amount)| **amount != 0.0);
        let parts: Vec<String> =
            amounts.map(|(objective, amount)| self.amount(objective, *amount)).collect();
        match loss.certainty {
            _ if parts.is_empty() => "lose nothing".to_owned(),
            Certainty::Exact => self.list(&parts),
            Certainty::AtMost => format!("{} at most", self.list(&parts)),
        }
    }

    /// What is lost of one objective.
    fn amount(self, objective: &Objective, amount: f64) -> String {
        let is_worse = amount > 0.0;
        let verb = if is_worse { "lose" } else { "gain" };
        let amount = amount.abs();
        let points = self.number(amount, 3);
        // Whole numbers of pairs.
        let count = self.number(amount, 0);
        let pairs = if amount == 1.0 { "pair" } else { "pairs" };
        match objective {
            Objective::Total => format!("{verb} {points} points"),
            Objective::Pairs => format!("{verb} {count} {pairs}"),
            Objective::FewestChanges => format!("{verb} {count} {pairs} of the earlier plan"),
            Objective::Bottleneck => format!("{verb} {points} points at its worst pair"),
            Objective::Leximin => {
                format!("{verb} {points} points at the worst pair that differs")
            }
            Objective::SmallestSpread => {
                let change = if is_worse { "less" } else { "more" };
                format!("be {points} points {change} even")
            }
            Objective::Criterion(id) => format!("{verb} {points} of {id}"),
        }
    }
}
