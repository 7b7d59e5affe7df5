//! Prices, changes, reserves and stability in English.

use super::English;
use crate::profile::RegionLabel;
use crate::proposal::Proposal;
use crate::report::language::{Grammar, InfeasibilitySentences, SensitivitySentences};
use crate::sensitivity::{
    Change, NoPrice, RegionChange, Reserve, ReserveChoice, RoundsPrice, RuleShadowPrice, Stability,
};

impl SensitivitySentences for English {
    fn prices_heading(&self) -> String {
        "Price of each rule: the total without the rule minus the total with it, all other rules kept"
            .to_owned()
    }

    fn price_columns(&self) -> [String; 3] {
        ["points", "pairs", "rule"].map(str::to_owned)
    }

    fn price_not_proved(&self) -> String {
        "not proved: the search for one of the two plans stopped early".to_owned()
    }

    fn no_price(&self, reason: NoPrice) -> String {
        match reason {
            NoPrice::NoPlan => "no price: no plan satisfies all rules",
            NoPrice::Undecided => {
                "no price: the search for a plan under all rules stopped before it found one"
            }
            NoPrice::NoPlanWithout => "no price: without this rule no plan satisfies the others",
            NoPrice::UndecidedWithout => {
                "no price: the search for a plan without this rule stopped before it found one"
            }
        }
        .to_owned()
    }

    fn price_below_zero(&self) -> String {
        "below 0: without the rule the plan has a lower total; the rule allows more pairs or serves \
         another objective"
            .to_owned()
    }

    fn rule_costs(&self, shown: &[RegionChange], more: usize) -> String {
        format!("regions that lose points: {}", self.region_points(shown, more))
    }

    fn rule_serves(&self, shown: &[RegionChange], more: usize) -> String {
        format!("regions that gain points: {}", self.region_points(shown, more))
    }

    fn shadow_price(&self, shadow: &RuleShadowPrice) -> String {
        let points = self.number(shadow.points.abs(), 3);
        let clause = if shadow.points > 0.0 {
            format!("one more pair would add at most {points}")
        } else {
            format!("one required pair fewer would add at most {points}")
        };
        match &shadow.group {
            Some(group) => format!("{}: {clause}", self.group(group)),
            None => clause,
        }
    }

    fn rounds_price(&self, price: &RoundsPrice) -> String {
        let plan = |total: Option<f64>, pairs: usize| match total {
            Some(total) => format!("{} points in {}", self.number(total, 3), self::pairs(pairs)),
            None => "no plan".to_owned(),
        };
        let difference = match price.price {
            Some(0.0) => "To decide them one by one costs nothing.".to_owned(),
            Some(points) => {
                format!("To decide them one by one costs {} points.", self.number(points, 3))
            }
            None => "Without both plans, it is unknown what this costs.".to_owned(),
        };
        format!(
            "Round by round: {}. All rounds decided at once: {}. {difference}",
            plan(price.one_by_one, price.pairs_one_by_one),
            plan(price.jointly, price.pairs_jointly)
        )
    }

    fn two_plans(&self, base: &Proposal, changed: &Proposal) -> String {
        format!(
            "Base plan: {}, total {}. With the change: {}, total {}.",
            pairs(base.pairings.len()),
            self.number(base.total, 3),
            pairs(changed.pairings.len()),
            self.number(changed.total, 3)
        )
    }

    fn no_change(&self, kept: usize) -> String {
        match kept {
            0 => "Nothing changes: neither plan has a pair.".to_owned(),
            1 => "Nothing changes: the only pair stays.".to_owned(),
            _ => format!("Nothing changes: all {kept} pairs stay."),
        }
    }

    fn change(&self, change: &Change) -> String {
        let kept = match change.kept {
            0 => "no pair stays".to_owned(),
            1 => "1 pair stays".to_owned(),
            count => format!("{} stay", pairs(count)),
        };
        let gone = match change.gone.len() {
            0 => "none is dropped".to_owned(),
            1 => "1 is dropped".to_owned(),
            count => format!("{} are dropped", self.count(count)),
        };
        let new = match change.new.len() {
            0 => "none is added".to_owned(),
            1 => "1 is added".to_owned(),
            count => format!("{} are added", self.count(count)),
        };
        let total = if change.total > 0.0 {
            format!("the total rises by {}", self.number(change.total, 3))
        } else if change.total < 0.0 {
            format!("the total falls by {}", self.number(-change.total, 3))
        } else {
            "the total stays the same".to_owned()
        };
        self.sentence(&format!("{kept}, {gone}, {new}; {total}"))
    }

    fn reserves_heading(&self) -> String {
        "Best replacements if a partner withdraws".to_owned()
    }

    fn nothing_to_replace(&self) -> String {
        "No region has a partner that could withdraw.".to_owned()
    }

    fn reserve(&self, reserve: &Reserve) -> String {
        let choices: Vec<String> = reserve
            .choices
            .iter()
            .map(|ReserveChoice { region, score, changes, .. }| {
                let choice =
                    format!("{} ({}) {}", region.name, region.country, self.number(*score, 3));
                match changes {
                    0 => choice,
                    1 => format!("{choice}, 1 more pair changes"),
                    count => format!("{choice}, {count} more pairs change"),
                }
            })
            .collect();
        format!(
            "{} ({}), if {} withdraws: {}",
            reserve.region.name,
            reserve.region.country,
            reserve.partner.name,
            choices.join("; ")
        )
    }

    fn no_reserve(&self, regions: &[&RegionLabel]) -> String {
        let names: Vec<String> = regions.iter().map(|region| region.name.clone()).collect();
        format!("No region could replace the partner of: {}.", self.list(&names))
    }

    fn stability_heading(&self) -> String {
        "Total and stability: do any two regions prefer each other to their partners?".to_owned()
    }

    fn stability_columns(&self) -> [String; 3] {
        ["plan", "pairs", "total"].map(str::to_owned)
    }

    fn this_proposal(&self) -> String {
        "this proposal".to_owned()
    }

    fn stable_plan(&self, side: &str) -> String {
        format!("stable, best for one side ({side})")
    }

    fn comparable_plan(&self) -> String {
        "greatest total of as many pairs as a stable plan".to_owned()
    }

    fn price_of_stability(&self, stability: &Stability) -> String {
        let price = self.number(stability.price, 3);
        let compared = if stability.is_of_proposal() {
            "this proposal".to_owned()
        } else {
            format!("the best plan of {}", pairs(stability.comparable.pairs))
        };
        format!(
            "The price of stability is {price} points: the total of {compared} minus that of the \
             better stable plan."
        )
    }

    fn stability_undefined(&self) -> String {
        "Stability is not reported: regions of both sides may have several partners, and it is only \
         defined if those of one side have at most one."
            .to_owned()
    }

    fn blocking_pairs(&self, count: usize) -> String {
        match count {
            0 => "No two regions prefer each other to their partners: the proposal is stable."
                .to_owned(),
            1 => "Two regions prefer each other to their partners:".to_owned(),
            _ => format!("{count} pairs of regions prefer each other to their partners:"),
        }
    }

    fn gains_heading(&self, left: &str, right: &str) -> String {
        format!("gain of each region in its own view: {left}, {right}")
    }

    fn more_entries(&self, count: usize) -> String {
        format!("and {} more", self.count(count))
    }
}

impl English {
    fn region_points(self, shown: &[RegionChange], more: usize) -> String {
        let names: Vec<String> = shown
            .iter()
            .map(|change| format!("{} {}", change.region.name, self.number(change.points, 3)))
            .collect();
        self.list_with_more(&names, more)
    }
}

fn pairs(count: usize) -> String {
    English.count_of(count, "pair", "pairs")
}
