//! English sentences about rules.

use super::English;
use super::bounds::{pairs, partners};
use super::data_words::value;
use super::pair_quotas::pair_quota;
use crate::profile::{ConditionStatus, RegionLabel, well_known};
use crate::report::language::{Grammar, RuleSentences};
use crate::rules::{
    AttributeRule, CapacityDescription, ComparedValues, Exclusion, MinimumValue, MissingCondition,
    QuotaDescription, RegionSizeDescription, RequiredConditionsDescription, RuleDescription,
    SelectionDescription, TiesAdmitted, UnknownCondition,
};

impl RuleSentences for English {
    fn rule(&self, rule: &RuleDescription) -> String {
        match rule {
            RuleDescription::Pairs(_) => {
                "every region of the side with fewer places gets a partner (pairs = \"complete\")"
                    .to_owned()
            }
            RuleDescription::NumberOfPairs(count) => number_of_pairs(*count),
            RuleDescription::MinimumScore(score) => {
                format!("no pair scores below {score}")
            }
            RuleDescription::MaximumDistance(km) => {
                format!("no pair lies more than {km} km apart")
            }
            RuleDescription::SharedThemes(count) => shared_themes(*count),
            RuleDescription::EarlierTies(accepted) => earlier_ties(*accepted).to_owned(),
            RuleDescription::NotAgain(programmes) => {
                format!("no pair of {} is made again", self.list(programmes))
            }
            RuleDescription::Required(rule) => with_reason(
                format!("{} and {} must be paired", rule.left.name, rule.right.name),
                &rule.because,
            ),
            RuleDescription::Forbidden(rule) => with_reason(
                format!("{} and {} must not be paired", rule.left.name, rule.right.name),
                &rule.because,
            ),
            RuleDescription::AttributeRule(rule) => {
                with_reason(attribute_rule(rule), &rule.because)
            }
            RuleDescription::MinimumValue(rule) => with_reason(minimum_value(rule), &rule.because),
            RuleDescription::Eligibility(rule) => format!("every pair satisfies “{}”", rule.label),
            RuleDescription::Withdrawn(rule) => {
                with_reason(format!("{} does not take part", rule.region.name), &rule.because)
            }
            RuleDescription::Conditions(rule) => self.conditions(rule),
            RuleDescription::Capacity(rule) => {
                with_reason(self.capacity(rule), &rule.bounds.because)
            }
            RuleDescription::Size(rule) => with_reason(self.size(rule), &rule.because),
            RuleDescription::AsOne(rule) => {
                let sentence = format!("{} count as one region", self.names(&rule.regions));
                with_reason(sentence, &rule.because)
            }
            RuleDescription::Exclusive(rule) => {
                let sentence = format!("at most one of {} takes part", self.names(&rule.regions));
                with_reason(sentence, &rule.because)
            }
            RuleDescription::Quota(rule) => with_reason(self.quota(rule), &rule.bounds.because),
            RuleDescription::PairQuota(rule) => with_reason(pair_quota(rule), &rule.bounds.because),
            RuleDescription::Rounds => "regions meet in the rounds of the programme".to_owned(),
            RuleDescription::OnePartner { side } => format!(
                "a region ({side}) has at most one partner, unless a capacity says otherwise"
            ),
        }
    }

    fn exclusion(&self, exclusion: &Exclusion) -> String {
        match exclusion {
            Exclusion::Forbidden { because } => {
                with_reason("the programme forbids it".to_owned(), because)
            }
            Exclusion::BelowMinimum { score, minimum } => {
                format!("its score {} is below the minimum {minimum}", below(*score, *minimum))
            }
            Exclusion::BelowMinimumValue { criterion, value, minimum } => format!(
                "its raw value of {criterion}, {}, is below the minimum {minimum}",
                below(*value, *minimum)
            ),
            Exclusion::UnknownCriterionValue { criterion, minimum } => {
                format!(
                    "its value of {criterion} is unknown, and the programme requires at least {minimum}"
                )
            }
            Exclusion::TooFar { distance_km, maximum_km } => {
                format!("the regions lie {distance_km:.0} km apart, more than {maximum_km:.0} km")
            }
            Exclusion::TooFewThemes { found, wanted } => {
                let wanted =
                    English.count_of(*wanted, "theme in common is", "themes in common are");
                let found = match found {
                    0 => "none is known".to_owned(),
                    1 => "only 1 is known".to_owned(),
                    _ => format!("only {} are known", self.count(*found)),
                };
                format!("{wanted} required, and {found}")
            }
            Exclusion::EarlierTie => {
                "the regions have worked together before, and the programme requires new partners"
                    .to_owned()
            }
            Exclusion::NoEarlierTie => {
                "no earlier tie of the two regions is recorded, and the programme requires one"
                    .to_owned()
            }
            Exclusion::MadeBefore { programme } => {
                format!("the programme {programme} has paired them already")
            }
            Exclusion::NoSharedValue { attribute, left, right } => format!(
                "the regions share no value of {attribute}: {} and {}",
                values(attribute, left).join(", "),
                values(attribute, right).join(", ")
            ),
            Exclusion::SharedValue { attribute, values: shared } => {
                let shared = self.list(&values(attribute, shared));
                format!("the regions must differ in {attribute}, but share {shared}")
            }
            Exclusion::UnknownValue { attribute, regions } => {
                format!("no value of {attribute} is known for {}", self.names(regions))
            }
            Exclusion::NotEligible { label } => {
                format!("the pair does not satisfy “{label}”")
            }
            Exclusion::Withdrawn { region, because } => {
                with_reason(format!("{} has withdrawn", region.name), because)
            }
            Exclusion::NotAdmitted { region, missing } => {
                let missing: Vec<String> = missing.iter().map(|it| self.missing(it)).collect();
                format!("{} may not take part: {}", region.name, missing.join("; "))
            }
            Exclusion::OtherRound => "the regions are not in the same round".to_owned(),
            Exclusion::NothingKnown => {
                "no criterion with a weight is known for this pair".to_owned()
            }
        }
    }

    fn condition(&self, id: &str) -> String {
        well_known(id).map_or_else(|| id.to_owned(), |condition| condition.label.to_owned())
    }
}

impl English {
    fn names(self, regions: &[RegionLabel]) -> String {
        self.list(&regions.iter().map(|region| region.name.clone()).collect::<Vec<_>>())
    }

    fn conditions(self, rule: &RequiredConditionsDescription) -> String {
        let conditions: Vec<String> = rule.conditions.iter().map(|id| self.condition(id)).collect();
        let unknown = match rule.unknown {
            UnknownCondition::Exclude => "an unknown condition excludes a region",
            UnknownCondition::AdmitWithFlag => "an unknown condition is flagged",
            UnknownCondition::Admit => "an unknown condition is accepted",
        };
        format!("regions ({}) meet {}; {unknown}", rule.side, self.list(&conditions))
    }

    fn missing(self, missing: &MissingCondition) -> String {
        let condition = self.condition(&missing.condition);
        match missing.status {
            ConditionStatus::Met => format!("{condition} is met"),
            ConditionStatus::NotMet => format!("{condition} is not met"),
            ConditionStatus::Unknown => format!("{condition} is unknown"),
        }
    }

    fn capacity(self, rule: &CapacityDescription) -> String {
        let partners = partners(&rule.bounds);
        match &rule.regions.regions[..] {
            [one] => format!("{} has {partners}", one.name),
            [] => format!("each of the {} has {partners}", self.selection(&rule.regions)),
            _ => format!("each of {} has {partners}", self.selection(&rule.regions)),
        }
    }

    fn size(self, rule: &RegionSizeDescription) -> String {
        let places = if rule.places == 1 { "place" } else { "places" };
        let takes = format!("takes {} {places} of its partner", rule.places);
        match &rule.regions.regions[..] {
            [one] => format!("{} {takes}", one.name),
            [] => format!("each of the {} {takes}", self.selection(&rule.regions)),
            _ => format!("each of {} {takes}", self.selection(&rule.regions)),
        }
    }

    fn quota(self, rule: &QuotaDescription) -> String {
        let (pairs, regions) = (pairs(&rule.bounds), self.selection(&rule.regions));
        match &rule.each {
            None => format!("{pairs} with {regions}"),
            Some(key) => format!("{pairs} with {regions} for each {key}"),
        }
    }

    /// The selected regions by name, or by what they have in common.
    fn selection(self, selected: &SelectionDescription) -> String {
        let SelectionDescription { side, regions, countries, attribute, values: chosen } = selected;
        if !regions.is_empty() && countries.is_empty() && attribute.is_none() {
            return self.names(regions);
        }
        let mut tests = vec![side.to_string()];
        if !countries.is_empty() {
            let noun = if countries.len() == 1 { "country" } else { "countries" };
            tests.push(format!("{noun}: {}", values("country", countries).join(", ")));
        }
        match attribute {
            Some(key) if chosen.is_empty() => tests.push(format!("{key} known")),
            Some(key) => tests.push(format!("{key}: {}", values(key, chosen).join(", "))),
            None => {}
        }
        if !regions.is_empty() {
            tests.push(format!("one of {}", self.names(regions)));
        }
        format!("regions ({})", tests.join("; "))
    }
}

/// Values of an attribute in words: countries by name.
fn values(attribute: &str, values: &[String]) -> Vec<String> {
    values.iter().map(|it| value(attribute, it)).collect()
}

fn attribute_rule(rule: &AttributeRule) -> String {
    let AttributeRule { attribute, values, unknown, .. } = rule;
    let demand = match values {
        ComparedValues::Shared => format!("the two regions of a pair share a value of {attribute}"),
        ComparedValues::Different => format!("the two regions of a pair differ in {attribute}"),
    };
    format!("{demand}; {}", unknown_value(*unknown))
}

fn minimum_value(rule: &MinimumValue) -> String {
    let MinimumValue { criterion, at_least, unknown, .. } = rule;
    format!("no pair has a raw value of {criterion} below {at_least}; {}", unknown_value(*unknown))
}

fn unknown_value(treatment: UnknownCondition) -> &'static str {
    match treatment {
        UnknownCondition::Exclude => "an unknown value excludes a pair",
        UnknownCondition::AdmitWithFlag => "an unknown value is flagged",
        UnknownCondition::Admit => "an unknown value is accepted",
    }
}

/// A number below another, with four decimals, or as many as it takes to tell it from the other.
fn below(number: f64, limit: f64) -> String {
    let shown = (4..=12).map(|decimals| format!("{number:.decimals$}"));
    let is_below = |shown: &String| shown.parse().is_ok_and(|shown: f64| shown < limit);
    shown.into_iter().find(is_below).unwrap_or_else(|| number.to_string())
}

fn with_reason(sentence: String, because: &str) -> String {
    if because.is_empty() { sentence } else { format!("{sentence} (“{because}”)") }
}

fn number_of_pairs(count: usize) -> String {
    format!("exactly {}", English.count_of(count, "pair is made", "pairs are made"))
}

fn shared_themes(count: usize) -> String {
    match count {
        1 => "the two regions of a pair share at least 1 theme".to_owned(),
        _ => format!("the two regions of a pair share at least {count} themes"),
    }
}

fn earlier_ties(accepted: TiesAdmitted) -> &'static str {
    match accepted {
        TiesAdmitted::Any => "regions may have worked together before",
        TiesAdmitted::New => "regions with an earlier tie are not paired",
        TiesAdmitted::Known => "only regions with an earlier tie are paired",
    }
}
