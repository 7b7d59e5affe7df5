//! Clashes of rules in English.

use super::{English, data_words};
use crate::infeasibility::{
    Basis, Clash, Consequence, Derivation, Limit, RegionGroup, Relaxation, RuleChange, Statement,
};
use crate::report::language::{Grammar, InfeasibilitySentences, RuleSentences};
use crate::report::order::by_name;
use crate::rules::GroupLabel;

/// At most this many regions are named in a statement.
const MOST_NAMED_REGIONS: usize = 6;

impl InfeasibilitySentences for English {
    fn group(&self, group: &GroupLabel) -> String {
        match group {
            GroupLabel::Value { key, value } => data_words::value(key, value),
            GroupLabel::Region { region } => region.name.clone(),
            GroupLabel::Theme { theme } => theme.label.clone(),
            GroupLabel::Countries { left, right } => {
                let [left, right] = [left, right].map(|code| data_words::value("country", code));
                format!("{left} and {right}")
            }
        }
    }

    fn statement(&self, statement: &Statement) -> String {
        match statement {
            Statement::Rule { rule, consequence: None } => self.rule(&rule.says),
            Statement::Rule { rule, consequence: Some(consequence) } => {
                format!("{}; {}", self.rule(&rule.says), self.consequence(consequence))
            }
            Statement::PairedAlready { left, right } => format!(
                "{} and {} are paired already, by an earlier round or by the programme",
                left.name, right.name
            ),
            Statement::NeedOfGroup { group, regions, pairs } => {
                self.of_group(group.as_ref(), self.need(regions, *pairs))
            }
            Statement::NoMorePartners { group, regions, pairs } => {
                let regions = self.regions(regions);
                let pairs = self::pairs(*pairs);
                self.of_group(
                    group.as_ref(),
                    format!("{regions} cannot have more than {pairs}: there are no more partners"),
                )
            }
            Statement::UncountedPairs { pairs } => {
                self.count_of(*pairs, "further pair is possible", "further pairs are possible")
            }
            Statement::BestScore { score } => {
                format!("the best of these pairs scores {}", self.number(*score, 3))
            }
            Statement::HighestValue { criterion, value } => format!(
                "the highest raw value of {criterion} among these pairs is {}",
                self.number(*value, 3)
            ),
            Statement::UnknownPairs { unknown, pairs } => {
                let (unknown, pairs) = (self.count(*unknown), self::pairs(*pairs));
                format!("no criterion with a weight is known for {unknown} of {pairs}")
            }
            Statement::PairsOfKind { pairs: 0 } => "no pair is of this kind".to_owned(),
            Statement::PairsOfKind { pairs } => format!("only {} of this kind", pairs_are(*pairs)),
            Statement::Shortage { regions, needed, possible } => {
                format!("{}, but {}", self.need(regions, *needed), only(*possible))
            }
            Statement::Needed { regions, pairs } => self.need(regions, *pairs),
            Statement::Possible { pairs } => only(*pairs),
            Statement::TooManyRequired { region, required, allowed: 0 } => {
                format!("{} required of {}, which may have none", pairs_are(*required), region.name)
            }
            Statement::TooManyRequired { region, required, allowed } => format!(
                "{} required of {}, which may have only {allowed}",
                pairs_are(*required),
                region.name
            ),
            Statement::Required { region, pairs } => {
                format!("{} required of {}", pairs_are(*pairs), region.name)
            }
            Statement::Allowed { region, pairs } => {
                format!("{} may have {}", region.name, self::pairs(*pairs))
            }
            Statement::OutOfReach { rule, group: None, limit } => {
                format!("“{}” cannot be met: {}", self.rule(&rule.says), limited(*limit))
            }
            Statement::OutOfReach { rule, group: Some(group), limit } => format!(
                "“{}” cannot be met for {}: {}",
                self.rule(&rule.says),
                self.group(group),
                limited(*limit)
            ),
            Statement::LimitOfKind { limit } => limited(*limit),
            Statement::RequiredButImpossible { left, right } => format!(
                "{} and {} cannot be paired, but the programme requires it",
                left.name, right.name
            ),
            Statement::Impossible { left, right } => {
                format!("{} and {} cannot be paired", left.name, right.name)
            }
            Statement::AllCasesFail => {
                "no plan satisfies all of these rules; all cases were checked".to_owned()
            }
        }
    }

    fn rule_change(&self, change: &RuleChange) -> String {
        let clause = match change {
            RuleChange::LargestNumber => "make the largest possible number of pairs".to_owned(),
            RuleChange::AnyTies => "accept pairs with and without an earlier tie".to_owned(),
            RuleChange::NumberOfPairs { count } => format!("make {}", pairs(*count)),
            RuleChange::MinimumScore { .. } => "lower the minimum score".to_owned(),
            RuleChange::MinimumValue { criterion, .. } => {
                format!("lower the minimum of {criterion}")
            }
            RuleChange::MaximumDistance { .. } => "allow longer distances".to_owned(),
            RuleChange::SharedThemes { .. } => "require fewer themes in common".to_owned(),
            RuleChange::MorePartners { side, regions, count } => {
                let names: Vec<String> = regions.iter().map(|region| region.name.clone()).collect();
                let partners = self.count_of(*count, "partner", "partners");
                match &names[..] {
                    [] => format!("let each region ({side}) have {partners}"),
                    [one] => format!("let {one} have {partners}"),
                    _ => format!("let each of {} have {partners}", self.list(&names)),
                }
            }
            RuleChange::LowerBound { rule, .. } => format!("lower the lower bound of {rule}"),
            RuleChange::UpperBound { rule, .. } => format!("raise the upper bound of {rule}"),
            RuleChange::Drop { rules } => {
                let drop = rules
                    .iter()
                    .map(|note| format!("drop `{}`: {}", note.rule, self.rule(&note.says)));
                drop.collect::<Vec<_>>().join("; ")
            }
            RuleChange::DecideJointly => "decide all rounds at once".to_owned(),
        };
        match change.setting() {
            Some(setting) => format!("{clause}: `{setting}`"),
            None => clause,
        }
    }

    fn relaxation(&self, relaxation: &Relaxation) -> String {
        format!(
            "{} → {}, total {}",
            self.rule_change(&relaxation.change),
            pairs(relaxation.pairs),
            self.number(relaxation.total, 3)
        )
    }

    fn derived(&self, derivation: &Derivation) -> String {
        let statement = self.statement(&derivation.statement);
        match derivation.statement.basis() {
            Basis::Rule(rule) if rule.is_default() => format!("default rule: {statement}"),
            Basis::Rule(_) => format!("rule: {statement}"),
            Basis::Data => format!("fact: {statement}"),
            Basis::Conclusion if derivation.because.is_empty() => statement,
            Basis::Conclusion => format!("{statement}, because"),
        }
    }

    fn no_plan(&self, clash: &Clash) -> String {
        let why = self.sentence(&self.statement(&clash.derivation.statement));
        format!("No plan satisfies the rules. {why}")
    }

    fn clashing_rules(&self, clash: &Clash) -> String {
        match clash.rules.len() {
            1 => "This rule cannot be met, whatever the other rules are:".to_owned(),
            count if !clash.decided => format!(
                "These {count} rules clash. The search stopped before it could decide whether fewer \
                 of them clash:"
            ),
            count if clash.smallest => format!(
                "These {count} rules clash; without any one of them the others can be met, and no \
                 fewer rules clash:"
            ),
            count => {
                format!("These {count} rules clash; without any one of them the others can be met:")
            }
        }
    }

    fn default_rule(&self) -> String {
        "default".to_owned()
    }

    fn derivation_heading(&self) -> String {
        "Why:".to_owned()
    }

    fn regions_in_need(&self, names: &[String], more: usize) -> String {
        let count = self.count(names.len().saturating_add(more));
        format!("Regions in need ({count}): {}.", self.list_with_more(names, more))
    }

    fn remaining_partners(&self, names: &[String], more: usize) -> String {
        match names.len().saturating_add(more) {
            0 => "The rules leave them no partner.".to_owned(),
            count => format!(
                "Partners that the rules leave ({}): {}.",
                self.count(count),
                self.list_with_more(names, more)
            ),
        }
    }

    fn no_relaxation(&self) -> String {
        "No change to a single rule was found that would help.".to_owned()
    }

    fn relaxations_heading(&self) -> String {
        "What would help (nothing is changed without your decision):".to_owned()
    }
}

impl English {
    /// Regions by name, or as a whole side.
    fn regions(self, group: &RegionGroup) -> String {
        let count = group.regions.len();
        if let Some(side) = group.side_label() {
            return match count {
                1 => format!("the only region ({side})"),
                _ => format!("the {} regions ({side})", self.count(count)),
            };
        }
        let names: Vec<String> = by_name(&group.regions)
            .into_iter()
            .take(MOST_NAMED_REGIONS)
            .map(|region| region.name.clone())
            .collect();
        let more = count - names.len();
        self.list_with_more(&names, more)
    }

    fn need(self, regions: &RegionGroup, count: usize) -> String {
        let (names, pairs) = (self.regions(regions), pairs(count));
        if regions.regions.len() == 1 {
            format!("{names} needs {pairs}")
        } else {
            format!("{names} need {pairs}")
        }
    }

    fn of_group(self, group: Option<&GroupLabel>, clause: String) -> String {
        match group {
            None => clause,
            Some(group) => format!("for {}, {clause}", self.group(group)),
        }
    }

    fn consequence(self, consequence: &Consequence) -> String {
        match consequence {
            Consequence::Needs { group, regions, pairs } => {
                let need = self.need(regions, *pairs);
                self.of_group(group.as_ref(), format!("{need} for this"))
            }
            Consequence::Limits { group, regions, pairs } => {
                let regions = self.regions(regions);
                let clause = match pairs {
                    0 => format!("{regions} can have no pair"),
                    _ => format!("{regions} can have at most {}", self::pairs(*pairs)),
                };
                self.of_group(group.as_ref(), clause)
            }
            Consequence::Excludes { excluded: 1, pairs: 1 } => {
                "this excludes the only pair".to_owned()
            }
            Consequence::Excludes { excluded, pairs } if excluded == pairs => {
                format!("this excludes all {}", self::pairs(*pairs))
            }
            Consequence::Excludes { excluded, pairs } => {
                format!("this excludes {excluded} of {}", self::pairs(*pairs))
            }
        }
    }
}

fn pairs(count: usize) -> String {
    English.count_of(count, "pair", "pairs")
}

fn pairs_are(count: usize) -> String {
    English.count_of(count, "pair is", "pairs are")
}

fn only(possible: usize) -> String {
    match possible {
        0 => "no pair is possible".to_owned(),
        count => format!("only {} possible", pairs_are(count)),
    }
}

fn limited(limit: Limit) -> String {
    let number = |count: usize| English.count(count);
    match limit {
        Limit::AtMost(0) => "none of these pairs can be made".to_owned(),
        Limit::AtMost(count) => format!("at most {} of these pairs can be made", number(count)),
        Limit::AtLeast(count) => format!("at least {} of these pairs must be made", number(count)),
        Limit::Between { least, most } if least == most => {
            format!("exactly {} of these pairs must be made", number(least))
        }
        Limit::Between { least, most } => {
            let [least, most] = [least, most].map(number);
            format!("at least {least} of these pairs must be made, and at most {most} can")
        }
    }
}
