//! Portuguese sentences about rules.

use super::Portuguese;
use super::bounds::{pairs, partners};
use super::names;
use super::pair_quotas::pair_quota;
use crate::profile::RegionLabel;
use crate::report::language::decimal_comma::stated;
use crate::report::language::{Grammar, RuleSentences};
use crate::rules::{
    AttributeRule, CapacityDescription, ComparedValues, Exclusion, MinimumValue, MissingCondition,
    QuotaDescription, RegionSizeDescription, RequiredConditionsDescription, RuleDescription,
    SelectionDescription, TiesAdmitted, UnknownCondition,
};

impl RuleSentences for Portuguese {
    fn rule(&self, rule: &RuleDescription) -> String {
        match rule {
            RuleDescription::Pairs(_) => {
                "cada região do lado com menos lugares recebe um parceiro (`pairs = \"complete\"`)"
                    .to_owned()
            }
            RuleDescription::NumberOfPairs(count) => {
                let pairs = self.count_of(*count, "par", "pares");
                format!("o plano tem exatamente {pairs}")
            }
            RuleDescription::MinimumScore(score) => {
                format!("nenhum par tem uma pontuação abaixo de {}", stated(*score))
            }
            RuleDescription::MaximumDistance(km) => format!(
                "as duas regiões de um par ficam no máximo a {} km uma da outra",
                stated(*km)
            ),
            RuleDescription::SharedThemes(count) => format!(
                "as duas regiões de um par têm pelo menos {} em comum",
                self.count_of(*count, "tema", "temas")
            ),
            RuleDescription::EarlierTies(accepted) => earlier_ties(*accepted).to_owned(),
            RuleDescription::NotAgain(programmes) => {
                format!("nenhum par de {} se forma outra vez", self.list(programmes))
            }
            RuleDescription::Required(rule) => with_reason(
                format!("{} e {} devem formar um par", rule.left.name, rule.right.name),
                &rule.because,
            ),
            RuleDescription::Forbidden(rule) => with_reason(
                format!("{} e {} não devem formar um par", rule.left.name, rule.right.name),
                &rule.because,
            ),
            RuleDescription::AttributeRule(rule) => {
                with_reason(attribute_rule(rule), &rule.because)
            }
            RuleDescription::MinimumValue(rule) => with_reason(minimum_value(rule), &rule.because),
            RuleDescription::Eligibility(rule) => {
                format!("todos os pares cumprem “{}”", rule.label)
            }
            RuleDescription::Withdrawn(rule) => {
                with_reason(format!("{} não participa", rule.region.name), &rule.because)
            }
            RuleDescription::Conditions(rule) => self.conditions(rule),
            RuleDescription::Capacity(rule) => {
                with_reason(self.capacity(rule), &rule.bounds.because)
            }
            RuleDescription::Size(rule) => with_reason(self.size(rule), &rule.because),
            RuleDescription::AsOne(rule) => {
                let sentence = format!("{} contam como uma só região", self.names(&rule.regions));
                with_reason(sentence, &rule.because)
            }
            RuleDescription::Exclusive(rule) => {
                let sentence =
                    format!("no máximo uma destas participa: {}", self.names(&rule.regions));
                with_reason(sentence, &rule.because)
            }
            RuleDescription::Quota(rule) => with_reason(self.quota(rule), &rule.bounds.because),
            RuleDescription::PairQuota(rule) => with_reason(pair_quota(rule), &rule.bounds.because),
            RuleDescription::Rounds => {
                "as regiões só formam pares dentro das rondas do programa".to_owned()
            }
            RuleDescription::OnePartner { side } => format!(
                "uma região ({side}) tem no máximo um parceiro, se uma capacidade não disser outra coisa"
            ),
        }
    }

    fn exclusion(&self, exclusion: &Exclusion) -> String {
        match exclusion {
            Exclusion::Forbidden { because } => {
                with_reason("o programa não permite este par".to_owned(), because)
            }
            Exclusion::BelowMinimum { score, minimum } => format!(
                "a sua pontuação, {}, está abaixo do mínimo de {}",
                below(*score, *minimum),
                stated(*minimum)
            ),
            Exclusion::BelowMinimumValue { criterion, value, minimum } => format!(
                "o seu valor bruto de `{criterion}`, {}, está abaixo do mínimo de {}",
                below(*value, *minimum),
                stated(*minimum)
            ),
            Exclusion::UnknownCriterionValue { criterion, minimum } => format!(
                "o seu valor de `{criterion}` é desconhecido, e o programa exige pelo menos {}",
                stated(*minimum)
            ),
            Exclusion::TooFar { distance_km, maximum_km } => format!(
                "as regiões ficam a {} km uma da outra, mais de {} km",
                self.number(*distance_km, 0),
                self.number(*maximum_km, 0)
            ),
            Exclusion::TooFewThemes { found, wanted } => {
                let wanted = match wanted {
                    1 => "exige-se 1 tema".to_owned(),
                    count => format!("exigem-se {} temas", self.count(*count)),
                };
                let found = match found {
                    0 => "não se conhece nenhum".to_owned(),
                    1 => "só se conhece 1".to_owned(),
                    count => format!("só se conhecem {}", self.count(*count)),
                };
                format!("{wanted} em comum, e {found}")
            }
            Exclusion::EarlierTie => {
                "as regiões já trabalharam juntas, e o programa exige parceiros novos".to_owned()
            }
            Exclusion::NoEarlierTie => {
                "não consta nenhum vínculo anterior das duas regiões, e o programa exige um"
                    .to_owned()
            }
            Exclusion::MadeBefore { programme } => {
                format!("o programa {programme} já formou este par")
            }
            Exclusion::NoSharedValue { attribute, left, right } => format!(
                "as regiões não têm nenhum valor em comum em “{}”: {} / {}",
                names::key(attribute),
                values(attribute, left).join(", "),
                values(attribute, right).join(", ")
            ),
            Exclusion::SharedValue { attribute, values: shared } => format!(
                "as regiões devem diferir em “{}”, mas têm em comum {}",
                names::key(attribute),
                self.list(&values(attribute, shared))
            ),
            Exclusion::UnknownValue { attribute, regions } => format!(
                "não se conhece nenhum valor de “{}” para {}",
                names::key(attribute),
                self.names(regions)
            ),
            Exclusion::NotEligible { label } => format!("o par não cumpre “{label}”"),
            Exclusion::Withdrawn { region, because } => {
                with_reason(format!("{} desistiu", region.name), because)
            }
            Exclusion::NotAdmitted { region, missing } => {
                let missing: Vec<String> = missing.iter().map(|it| self.missing(it)).collect();
                format!("{} não pode participar: {}", region.name, missing.join("; "))
            }
            Exclusion::OtherRound => "as regiões não estão na mesma ronda".to_owned(),
            Exclusion::NothingKnown => {
                "não se conhece nenhum critério com peso para este par".to_owned()
            }
        }
    }

    fn condition(&self, id: &str) -> String {
        names::condition(id).map_or_else(|| format!("`{id}`"), str::to_owned)
    }
}

impl Portuguese {
    fn names(self, regions: &[RegionLabel]) -> String {
        self.list(&regions.iter().map(|region| region.name.clone()).collect::<Vec<_>>())
    }

    fn conditions(self, rule: &RequiredConditionsDescription) -> String {
        let conditions: Vec<String> = rule.conditions.iter().map(|id| self.condition(id)).collect();
        let unknown = match rule.unknown {
            UnknownCondition::Exclude => "uma condição desconhecida exclui uma região",
            UnknownCondition::AdmitWithFlag => "uma condição desconhecida é assinalada",
            UnknownCondition::Admit => "uma condição desconhecida não exclui uma região",
        };
        format!(
            "as regiões ({}) cumprem estas condições: {}; {unknown}",
            rule.side,
            self.list(&conditions)
        )
    }

    fn missing(self, missing: &MissingCondition) -> String {
        let condition = self.condition(&missing.condition);
        format!("{condition} (condição {})", names::status(missing.status))
    }

    fn capacity(self, rule: &CapacityDescription) -> String {
        let partners = partners(&rule.bounds);
        format!("{} tem {partners}", self.each_of(&rule.regions))
    }

    fn size(self, rule: &RegionSizeDescription) -> String {
        let places = self.count_of(rule.places, "lugar", "lugares");
        format!("{} ocupa {places} do seu parceiro", self.each_of(&rule.regions))
    }

    /// One region by name, or each of those selected.
    fn each_of(self, selected: &SelectionDescription) -> String {
        match &selected.regions[..] {
            [one] => one.name.clone(),
            [] => format!("cada uma das {}", self.selection(selected)),
            _ => format!("cada uma destas regiões ({})", self.selection(selected)),
        }
    }

    fn quota(self, rule: &QuotaDescription) -> String {
        let (pairs, regions) = (pairs(&rule.bounds), self.selection(&rule.regions));
        match &rule.each {
            None => format!("{pairs} com {regions}"),
            Some(key) => format!("{pairs} com {regions} para cada {}", names::key(key)),
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
            let noun = if countries.len() == 1 { "país" } else { "países" };
            tests.push(format!("{noun}: {}", values("country", countries).join(", ")));
        }
        if let Some(attribute) = attribute {
            let key = names::key(attribute);
            tests.push(if chosen.is_empty() {
                format!("com um valor conhecido de {key}")
            } else {
                format!("{key}: {}", values(attribute, chosen).join(", "))
            });
        }
        if !regions.is_empty() {
            tests.push(format!("uma destas: {}", self.names(regions)));
        }
        format!("regiões ({})", tests.join("; "))
    }
}

fn attribute_rule(rule: &AttributeRule) -> String {
    let AttributeRule { attribute, values, unknown, .. } = rule;
    let attribute = names::key(attribute);
    let demand = match values {
        ComparedValues::Shared => {
            format!("as duas regiões de um par têm um valor em comum em “{attribute}”")
        }
        ComparedValues::Different => {
            format!("as duas regiões de um par diferem em “{attribute}”")
        }
    };
    format!("{demand}; {}", unknown_value(*unknown))
}

fn minimum_value(rule: &MinimumValue) -> String {
    let MinimumValue { criterion, at_least, unknown, .. } = rule;
    format!(
        "nenhum par tem um valor bruto de `{criterion}` abaixo de {}; {}",
        stated(*at_least),
        unknown_value(*unknown)
    )
}

fn unknown_value(treatment: UnknownCondition) -> &'static str {
    match treatment {
        UnknownCondition::Exclude => "um valor desconhecido exclui um par",
        UnknownCondition::AdmitWithFlag => "um valor desconhecido é assinalado",
        UnknownCondition::Admit => "um valor desconhecido não exclui um par",
    }
}

/// Values of an attribute, in words if they are of the built-in data.
fn values(attribute: &str, values: &[String]) -> Vec<String> {
    values.iter().map(|value| names::value(attribute, value)).collect()
}

/// A number below another, with four decimals, or as many as it takes to tell it from the other.
fn below(number: f64, limit: f64) -> String {
    let is_below = |decimals: &usize| {
        format!("{number:.decimals$}").parse().is_ok_and(|shown: f64| shown < limit)
    };
    match (4..=12).find(is_below) {
        Some(decimals) => Portuguese.number(number, decimals),
        None => stated(number),
    }
}

fn with_reason(sentence: String, because: &str) -> String {
    if because.is_empty() { sentence } else { format!("{sentence} (“{because}”)") }
}

fn earlier_ties(accepted: TiesAdmitted) -> &'static str {
    match accepted {
        TiesAdmitted::Any => "as regiões podem ter trabalhado juntas antes",
        TiesAdmitted::New => "regiões com um vínculo anterior não formam um par",
        TiesAdmitted::Known => "só regiões com um vínculo anterior formam um par",
    }
}
