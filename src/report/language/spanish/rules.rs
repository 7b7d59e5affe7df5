//! Spanish sentences about rules.

use super::Spanish;
use super::bounds::{pairs, partners};
use super::conditions::{self, condition};
use super::data_words::{key, value};
use super::grammar::quoted;
use super::pair_quotas::pair_quota;
use crate::profile::RegionLabel;
use crate::report::language::decimal_comma::stated;
use crate::report::language::{Grammar, RuleSentences};
use crate::rules::{
    AttributeRule, CapacityDescription, ComparedValues, Exclusion, MinimumValue, MissingCondition,
    QuotaDescription, RegionSizeDescription, RequiredConditionsDescription, RuleDescription,
    SelectionDescription, TiesAdmitted, UnknownCondition,
};

impl RuleSentences for Spanish {
    fn rule(&self, rule: &RuleDescription) -> String {
        match rule {
            RuleDescription::Pairs(_) => {
                "toda región del lado con menos plazas obtiene una contraparte (`pairs = \"complete\"`)"
                    .to_owned()
            }
            RuleDescription::NumberOfPairs(count) => number_of_pairs(*count),
            RuleDescription::MinimumScore(score) => {
                format!("ningún par tiene una puntuación inferior a {}", stated(*score))
            }
            RuleDescription::MaximumDistance(km) => {
                format!("las regiones de un par distan como máximo {} km", stated(*km))
            }
            RuleDescription::SharedThemes(count) => format!(
                "las dos regiones de un par comparten al menos {}",
                self.count_of(*count, "tema", "temas")
            ),
            RuleDescription::EarlierTies(accepted) => earlier_ties(*accepted).to_owned(),
            RuleDescription::NotAgain(programmes) => {
                format!("no se repite ningún par de {}", self.list(programmes))
            }
            RuleDescription::Required(rule) => with_reason(
                format!(
                    "{} deben emparejarse",
                    self.list(&[rule.left.name.clone(), rule.right.name.clone()])
                ),
                &rule.because,
            ),
            RuleDescription::Forbidden(rule) => with_reason(
                format!(
                    "{} no deben emparejarse",
                    self.list(&[rule.left.name.clone(), rule.right.name.clone()])
                ),
                &rule.because,
            ),
            RuleDescription::AttributeRule(rule) => {
                with_reason(attribute_rule(rule), &rule.because)
            }
            RuleDescription::MinimumValue(rule) => with_reason(minimum_value(rule), &rule.because),
            RuleDescription::Eligibility(rule) => format!("todo par cumple «{}»", rule.label),
            RuleDescription::Withdrawn(rule) => {
                with_reason(format!("{} no participa", rule.region.name), &rule.because)
            }
            RuleDescription::Conditions(rule) => self.conditions(rule),
            RuleDescription::Capacity(rule) => {
                with_reason(self.capacity(rule), &rule.bounds.because)
            }
            RuleDescription::Size(rule) => with_reason(self.size(rule), &rule.because),
            RuleDescription::AsOne(rule) => {
                let sentence = format!("{} cuentan como una sola región", self.names(&rule.regions));
                with_reason(sentence, &rule.because)
            }
            RuleDescription::Exclusive(rule) => {
                let sentence = format!("participa como máximo una de {}", self.names(&rule.regions));
                with_reason(sentence, &rule.because)
            }
            RuleDescription::Quota(rule) => with_reason(self.quota(rule), &rule.bounds.because),
            RuleDescription::PairQuota(rule) => with_reason(pair_quota(rule), &rule.bounds.because),
            RuleDescription::Rounds => {
                "las regiones se encuentran en las rondas del programa".to_owned()
            }
            RuleDescription::OnePartner { side } => format!(
                "una región ({side}) tiene como máximo una contraparte, salvo que una capacidad indique \
                 otra cosa"
            ),
        }
    }

    fn exclusion(&self, exclusion: &Exclusion) -> String {
        match exclusion {
            Exclusion::Forbidden { because } => {
                with_reason("el programa lo prohíbe".to_owned(), because)
            }
            Exclusion::BelowMinimum { score, minimum } => format!(
                "su puntuación, {}, es inferior al mínimo de {}",
                below(*score, *minimum),
                stated(*minimum)
            ),
            Exclusion::BelowMinimumValue { criterion, value, minimum } => format!(
                "su valor bruto de `{criterion}`, {}, es inferior al mínimo de {}",
                below(*value, *minimum),
                stated(*minimum)
            ),
            Exclusion::UnknownCriterionValue { criterion, minimum } => format!(
                "no se conoce su valor de `{criterion}`, y el programa exige al menos {}",
                stated(*minimum)
            ),
            Exclusion::TooFar { distance_km, maximum_km } => format!(
                "las regiones distan {} km, más de {} km",
                self.number(*distance_km, 0),
                self.number(*maximum_km, 0)
            ),
            Exclusion::TooFewThemes { found, wanted } => {
                let wanted = match wanted {
                    1 => "se exige 1 tema en común".to_owned(),
                    _ => format!("se exigen {} temas en común", self.count(*wanted)),
                };
                match found {
                    0 => format!("{wanted}, y no se conoce ninguno"),
                    1 => format!("{wanted}, y solo se conoce 1"),
                    _ => format!("{wanted}, y solo se conocen {}", self.count(*found)),
                }
            }
            Exclusion::EarlierTie => {
                "las regiones ya han colaborado antes, y el programa exige contrapartes nuevas".to_owned()
            }
            Exclusion::NoEarlierTie => {
                "no consta ninguna colaboración anterior de las dos regiones, y el programa exige una"
                    .to_owned()
            }
            Exclusion::MadeBefore { programme } => {
                format!("el programa {programme} ya las emparejó")
            }
            Exclusion::NoSharedValue { attribute, left, right } => format!(
                "las regiones no comparten ningún valor de {}: {} frente a {}",
                quoted(&key(attribute)),
                values(attribute, left).join(", "),
                values(attribute, right).join(", ")
            ),
            Exclusion::SharedValue { attribute, values: shared } => format!(
                "las regiones deben diferir en {}, pero comparten {}",
                quoted(&key(attribute)),
                self.list(&values(attribute, shared))
            ),
            Exclusion::UnknownValue { attribute, regions } => format!(
                "no se conoce ningún valor de {} de {}",
                quoted(&key(attribute)),
                self.names(regions)
            ),
            Exclusion::NotEligible { label } => format!("el par no cumple «{label}»"),
            Exclusion::Withdrawn { region, because } => {
                with_reason(format!("{} se ha retirado", region.name), because)
            }
            Exclusion::NotAdmitted { region, missing } => {
                let missing: Vec<String> = missing.iter().map(missing_condition).collect();
                format!("{} no puede participar; {}", region.name, missing.join("; "))
            }
            Exclusion::OtherRound => "las regiones no están en la misma ronda".to_owned(),
            Exclusion::NothingKnown => {
                "no se conoce ningún criterio con peso para este par".to_owned()
            }
        }
    }

    fn condition(&self, id: &str) -> String {
        condition(id).map_or_else(|| format!("`{id}`"), str::to_owned)
    }
}

impl Spanish {
    fn names(self, regions: &[RegionLabel]) -> String {
        self.list(&regions.iter().map(|region| region.name.clone()).collect::<Vec<_>>())
    }

    fn conditions(self, rule: &RequiredConditionsDescription) -> String {
        let conditions: Vec<String> = rule.conditions.iter().map(|id| self.condition(id)).collect();
        let unknown = match rule.unknown {
            UnknownCondition::Exclude => "una condición sin datos excluye a la región",
            UnknownCondition::AdmitWithFlag => "una condición sin datos da lugar a un aviso",
            UnknownCondition::Admit => "una condición sin datos se acepta",
        };
        format!(
            "las regiones ({}) cumplen estas condiciones: {}; {unknown}",
            rule.side,
            self.list(&conditions)
        )
    }

    fn capacity(self, rule: &CapacityDescription) -> String {
        format!("{} tiene {}", self.each_of(&rule.regions), partners(&rule.bounds))
    }

    fn size(self, rule: &RegionSizeDescription) -> String {
        let places = self.count_of(rule.places, "plaza", "plazas");
        format!("{} ocupa {places} de su contraparte", self.each_of(&rule.regions))
    }

    /// Each of the selected regions, as the subject of a sentence.
    fn each_of(self, selected: &SelectionDescription) -> String {
        match &selected.regions[..] {
            [one] => one.name.clone(),
            [] => format!("cada una de las {}", self.selection(selected)),
            _ if is_by_name(selected) => format!("cada una de {}", self.selection(selected)),
            _ => format!("cada una de las {}", self.selection(selected)),
        }
    }

    fn quota(self, rule: &QuotaDescription) -> String {
        let (pairs, regions) = (pairs(&rule.bounds), self.selection(&rule.regions));
        match &rule.each {
            None => format!("{pairs} con {regions}"),
            Some(each) => {
                format!("{pairs} con {regions} por cada {}", key(each))
            }
        }
    }

    /// The selected regions by name, or by what they have in common.
    fn selection(self, selected: &SelectionDescription) -> String {
        let SelectionDescription { side, regions, countries, attribute, values: chosen } = selected;
        if is_by_name(selected) {
            return self.names(regions);
        }
        let mut tests = vec![side.to_string()];
        if !countries.is_empty() {
            let noun = if countries.len() == 1 { "país" } else { "países" };
            tests.push(format!("{noun}: {}", values("country", countries).join(", ")));
        }
        match attribute {
            Some(name) if chosen.is_empty() => {
                tests.push(format!("con datos de {}", quoted(&key(name))));
            }
            Some(name) => tests.push(format!("{}: {}", key(name), values(name, chosen).join(", "))),
            None => {}
        }
        if !regions.is_empty() {
            tests.push(format!("una de {}", self.names(regions)));
        }
        format!("regiones ({})", tests.join("; "))
    }
}

/// Whether regions are selected by their names alone.
fn is_by_name(selected: &SelectionDescription) -> bool {
    !selected.regions.is_empty() && selected.countries.is_empty() && selected.attribute.is_none()
}

/// Values of an attribute in words.
fn values(attribute: &str, values: &[String]) -> Vec<String> {
    values.iter().map(|it| value(attribute, it)).collect()
}

fn missing_condition(missing: &MissingCondition) -> String {
    let name = condition(&missing.condition)
        .map_or_else(|| format!("`{}`", missing.condition), str::to_owned);
    format!("{}: {name}", conditions::status(missing.status))
}

fn attribute_rule(rule: &AttributeRule) -> String {
    let AttributeRule { attribute, values, unknown, .. } = rule;
    let attribute = quoted(&key(attribute));
    let demand = match values {
        ComparedValues::Shared => {
            format!("las dos regiones de un par comparten un valor de {attribute}")
        }
        ComparedValues::Different => format!("las dos regiones de un par difieren en {attribute}"),
    };
    format!("{demand}; {}", unknown_value(*unknown))
}

fn minimum_value(rule: &MinimumValue) -> String {
    let MinimumValue { criterion, at_least, unknown, .. } = rule;
    format!(
        "ningún par tiene un valor bruto de `{criterion}` inferior a {}; {}",
        stated(*at_least),
        unknown_value(*unknown)
    )
}

fn unknown_value(treatment: UnknownCondition) -> &'static str {
    match treatment {
        UnknownCondition::Exclude => "un valor desconocido excluye al par",
        UnknownCondition::AdmitWithFlag => "un valor desconocido da lugar a un aviso",
        UnknownCondition::Admit => "un valor desconocido se acepta",
    }
}

/// A number below another, with four decimals, or as many as it takes to tell it from the other.
fn below(number: f64, limit: f64) -> String {
    let shown = (4..=12).map(|decimals| format!("{number:.decimals$}"));
    let is_below = |shown: &String| shown.parse().is_ok_and(|shown: f64| shown < limit);
    let shown = shown.into_iter().find(is_below).unwrap_or_else(|| number.to_string());
    shown.replace('.', ",")
}

fn with_reason(sentence: String, because: &str) -> String {
    if because.is_empty() { sentence } else { format!("{sentence} («{because}»)") }
}

fn number_of_pairs(count: usize) -> String {
    match count {
        1 => "se forma exactamente 1 par".to_owned(),
        _ => format!("se forman exactamente {}", Spanish.pairs(count)),
    }
}

fn earlier_ties(accepted: TiesAdmitted) -> &'static str {
    match accepted {
        TiesAdmitted::Any => "las regiones pueden haber colaborado antes",
        TiesAdmitted::New => "no se emparejan regiones con una colaboración anterior",
        TiesAdmitted::Known => "solo se emparejan regiones con una colaboración anterior",
    }
}
