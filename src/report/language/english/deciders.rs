//! The plans of several deciders, in English.

use super::English;
use crate::profile::RegionLabel;
use crate::report::language::{DeciderSentences, Grammar};
use crate::sensitivity::{CandidatePlan, Comparison, PlanOrigin, RegionView};

impl DeciderSentences for English {
    fn deciders(&self, comparison: &Comparison) -> String {
        let names: Vec<String> =
            comparison.with_plan().map(|(_, decider)| quoted(&decider.name)).collect();
        let common = match (comparison.common.len(), names.len()) {
            (_, 0) => return "No programme has a plan.".to_owned(),
            (_, 1) => return format!("Only {} has a plan.", names[0]),
            (0, _) => "no pair".to_owned(),
            (1, _) => "one pair".to_owned(),
            (count, _) => format!("{count} pairs"),
        };
        let total = comparison
            .with_plan()
            .filter_map(|(_, decider)| Some(comparison.plans[decider.plan?].pairs.len()))
            .max()
            .unwrap_or_default();
        let of = if comparison.common.is_empty() { String::new() } else { format!(" of {total}") };
        let end = if comparison.common.is_empty() { "." } else { ":" };
        format!("The best plans of {} have {common}{of} in common{end}", self.list(&names))
    }

    fn no_plan_of(&self, decider: &str) -> String {
        format!(
            "No plan was found under {}: it is left out of the comparison. The example `plan` names the \
             rules that clash.",
            quoted(decider)
        )
    }

    fn plans_heading(&self) -> String {
        "What each plan costs each programme: its regret, which is the points that it loses to the \
         programme's own best plan."
            .to_owned()
    }

    fn plan_columns(&self) -> [String; 3] {
        ["plan", "pairs", "greatest"].map(str::to_owned)
    }

    fn candidate(&self, comparison: &Comparison, origins: &[PlanOrigin]) -> String {
        let best: Vec<String> = origins
            .iter()
            .filter_map(|origin| match origin {
                PlanOrigin::BestOf(place) => Some(quoted(&comparison.deciders[*place].name)),
                _ => None,
            })
            .collect();
        let mut names = Vec::new();
        if !best.is_empty() {
            names.push(format!("best of {}", self.list(&best)));
        }
        if origins.contains(&PlanOrigin::Midpoint) {
            names.push("midpoint".to_owned());
        }
        if names.is_empty() {
            names.push("compromise".to_owned());
        }
        self.list(&names)
    }

    fn breaks_rules(&self) -> String {
        "* The plan breaks a rule of this programme.".to_owned()
    }

    fn least_regret(&self, comparison: &Comparison, plan: &CandidatePlan) -> String {
        let name = self.candidate(comparison, &plan.origins);
        let name = if name == "compromise" {
            "compromise plan".to_owned()
        } else {
            format!("plan “{name}”")
        };
        let greatest = self.number(plan.greatest_regret, 3);
        let bound = comparison.regret_bound.unwrap_or_default();
        let proof = if plan.greatest_regret - bound < 1e-6 {
            "no plan does better".to_owned()
        } else {
            format!("no plan can lose less than {}", self.number(bound, 3))
        };
        format!("With the {name} no programme loses more than {greatest} points; {proof}.")
    }

    fn no_joint_plan(&self) -> String {
        "No plan keeps the rules of all programmes, so there is no midpoint plan.".to_owned()
    }

    fn midpoint(&self, comparison: &Comparison, plan: &CandidatePlan) -> String {
        let regrets = plan.under.iter().filter_map(|under| under.regret);
        let count = comparison.with_plan().count();
        let programmes = if count == 2 {
            "the two programmes".to_owned()
        } else {
            format!("the {count} programmes")
        };
        format!(
            "The midpoint plan is best by the mean of the scores: {programmes} together lose {} points, and \
             no plan under the rules of all loses less.",
            self.number(regrets.sum(), 3)
        )
    }

    fn regions_heading(&self, comparison: &Comparison) -> String {
        let regions = self.count_of(comparison.regions.len(), "region", "regions");
        let verb = if comparison.regions.len() == 1 { "gets" } else { "get" };
        format!(
            "{regions} {verb} other partners if another programme decides. In brackets: the score of the \
             pair by the programme that makes it."
        )
    }

    fn region_view(&self, comparison: &Comparison, view: &RegionView) -> Vec<String> {
        let label = |region: &RegionLabel| format!("{} ({})", region.name, region.country);
        let clause = |partner: &crate::sensitivity::RegionPartner| {
            let names: Vec<String> = partner.partners.iter().map(label).collect();
            let with = if names.is_empty() {
                "no partner".to_owned()
            } else {
                format!("{} [{}]", self.list(&names), self.number(partner.points, 3))
            };
            let prefers = if partner.prefers == partner.decider {
                String::new()
            } else {
                let other = view.partners.iter().find(|it| it.decider == partner.prefers);
                let names: Vec<String> =
                    other.iter().flat_map(|it| &it.partners).map(|it| it.name.clone()).collect();
                format!(", but {} would suit it better", self.list(&names))
            };
            format!("{}: {with}{prefers}", quoted(&comparison.deciders[partner.decider].name))
        };
        view.partners.iter().map(clause).collect()
    }

    fn preferred_plans(&self, comparison: &Comparison) -> String {
        let mut sentences = Vec::new();
        for (place, decider) in comparison.with_plan() {
            let mut others: Vec<String> = Vec::new();
            for (other, found) in comparison.with_plan().filter(|(other, _)| *other != place) {
                let count = comparison.preferring(place, other);
                let plan = quoted(&found.name);
                match (count, others.is_empty()) {
                    (0, _) => {}
                    (1, true) => others.push(format!("1 region gets more from the plan of {plan}")),
                    (_, true) => {
                        let regions = self.count_of(count, "region", "regions");
                        others.push(format!("{regions} get more from the plan of {plan}"));
                    }
                    (_, false) => others.push(format!("{} from that of {plan}", self.count(count))),
                }
            }
            if !others.is_empty() {
                let name = quoted(&decider.name);
                sentences.push(format!("By the scores of {name}, {}.", self.list(&others)));
            }
        }
        sentences.join(" ")
    }
}

fn quoted(name: &str) -> String {
    format!("“{name}”")
}
