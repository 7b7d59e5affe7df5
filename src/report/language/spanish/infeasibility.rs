//! Clashes of rules in Spanish.

use super::grammar::quoted;
use super::{Spanish, data_words};
use crate::infeasibility::{
    Basis, Clash, Consequence, Derivation, Limit, RegionGroup, Relaxation, RuleChange, Statement,
};
use crate::report::language::{Grammar, InfeasibilitySentences, RuleSentences};
use crate::report::order::by_name;
use crate::rules::GroupLabel;

/// At most this many regions are named in a statement.
const MOST_NAMED_REGIONS: usize = 6;

impl InfeasibilitySentences for Spanish {
    fn group(&self, group: &GroupLabel) -> String {
        match group {
            GroupLabel::Value { key, value } => data_words::value(key, value),
            GroupLabel::Region { region } => region.name.clone(),
            GroupLabel::Theme { theme } => theme.label.clone(),
            GroupLabel::Countries { left, right } => {
                self.list(&[left, right].map(|code| data_words::value("country", code)))
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
                "{} ya están emparejadas, por una ronda anterior o por el programa",
                self.two(&left.name, &right.name)
            ),
            Statement::NeedOfGroup { group, regions, pairs } => {
                self.of_group(group.as_ref(), self.need(regions, *pairs))
            }
            Statement::NoMorePartners { group, regions, pairs } => {
                let can = can(regions);
                let regions = self.regions(regions);
                let most = match pairs {
                    0 => "ningún par".to_owned(),
                    _ => format!("más de {}", self.pairs(*pairs)),
                };
                self.of_group(
                    group.as_ref(),
                    format!("{regions} no {can} tener {most}: no hay más contrapartes"),
                )
            }
            Statement::UncountedPairs { pairs } => {
                self.count_of(*pairs, "par más es posible", "pares más son posibles")
            }
            Statement::BestScore { score } => {
                format!(
                    "el mejor de estos pares tiene una puntuación de {}",
                    self.number(*score, 3)
                )
            }
            Statement::HighestValue { criterion, value } => format!(
                "el mayor valor bruto de `{criterion}` entre estos pares es {}",
                self.number(*value, 3)
            ),
            Statement::UnknownPairs { unknown, pairs } => {
                let (unknown, pairs) = (self.count(*unknown), self.pairs(*pairs));
                format!("en {unknown} de {pairs} no se conoce ningún criterio con peso")
            }
            Statement::PairsOfKind { pairs: 0 } => "ningún par es de este tipo".to_owned(),
            Statement::PairsOfKind { pairs } => {
                format!("solo {} de este tipo", pairs_are(*pairs))
            }
            Statement::Shortage { regions, needed, possible } => {
                format!("{}, pero {}", self.need(regions, *needed), only(*possible))
            }
            Statement::Needed { regions, pairs } => self.need(regions, *pairs),
            Statement::Possible { pairs } => only(*pairs),
            Statement::TooManyRequired { region, required, allowed: 0 } => {
                format!("{}, pero no puede tener ninguno", self.required(&region.name, *required))
            }
            Statement::TooManyRequired { region, required, allowed } => format!(
                "{}, pero solo puede tener {}",
                self.required(&region.name, *required),
                self.count(*allowed)
            ),
            Statement::Required { region, pairs } => self.required(&region.name, *pairs),
            Statement::Allowed { region, pairs: 0 } => {
                format!("{} no puede tener ningún par", region.name)
            }
            Statement::Allowed { region, pairs } => {
                format!("{} puede tener {}", region.name, self.pairs(*pairs))
            }
            Statement::OutOfReach { rule, group: None, limit } => format!(
                "no se puede cumplir {}: {}",
                quoted(&self.rule(&rule.says)),
                limited(*limit)
            ),
            Statement::OutOfReach { rule, group: Some(group), limit } => format!(
                "no se puede cumplir {} para {}: {}",
                quoted(&self.rule(&rule.says)),
                self.group(group),
                limited(*limit)
            ),
            Statement::LimitOfKind { limit } => limited(*limit),
            Statement::RequiredButImpossible { left, right } => format!(
                "{} no se pueden emparejar, pero el programa lo exige",
                self.two(&left.name, &right.name)
            ),
            Statement::Impossible { left, right } => {
                format!("{} no se pueden emparejar", self.two(&left.name, &right.name))
            }
            Statement::AllCasesFail => {
                "ningún plan cumple todas estas reglas; se comprobaron todos los casos".to_owned()
            }
        }
    }

    fn rule_change(&self, change: &RuleChange) -> String {
        let clause = match change {
            RuleChange::LargestNumber => "formar el mayor número posible de pares".to_owned(),
            RuleChange::AnyTies => "aceptar pares con y sin colaboración anterior".to_owned(),
            RuleChange::NumberOfPairs { count } => format!("formar {}", self.pairs(*count)),
            RuleChange::MinimumScore { .. } => "bajar la puntuación mínima".to_owned(),
            RuleChange::MinimumValue { criterion, .. } => {
                format!("bajar el mínimo de `{criterion}`")
            }
            RuleChange::MaximumDistance { .. } => "permitir distancias mayores".to_owned(),
            RuleChange::SharedThemes { .. } => "exigir menos temas en común".to_owned(),
            RuleChange::MorePartners { side, regions, count } => {
                let names: Vec<String> = regions.iter().map(|region| region.name.clone()).collect();
                let partners = self.count_of(*count, "contraparte", "contrapartes");
                match &names[..] {
                    [] => format!("permitir {partners} a cada región ({side})"),
                    [one] => format!("permitir {partners} a {one}"),
                    _ => format!("permitir {partners} a cada una de {}", self.list(&names)),
                }
            }
            RuleChange::LowerBound { rule, .. } => format!("bajar el límite inferior de `{rule}`"),
            RuleChange::UpperBound { rule, .. } => format!("subir el límite superior de `{rule}`"),
            RuleChange::Drop { rules } => {
                let drop = rules.iter().map(|note| {
                    let says = self.rule(&note.says);
                    if note.rule.is_default() {
                        format!("suprimir la regla por defecto: {says}")
                    } else {
                        format!("suprimir `{}`: {says}", note.rule)
                    }
                });
                drop.collect::<Vec<_>>().join("; ")
            }
            RuleChange::DecideJointly => "decidir todas las rondas a la vez".to_owned(),
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
            self.pairs(relaxation.pairs),
            self.number(relaxation.total, 3)
        )
    }

    fn derived(&self, derivation: &Derivation) -> String {
        let statement = self.statement(&derivation.statement);
        match derivation.statement.basis() {
            Basis::Rule(rule) if rule.is_default() => format!("regla por defecto: {statement}"),
            Basis::Rule(_) => format!("regla: {statement}"),
            Basis::Data => format!("hecho: {statement}"),
            Basis::Conclusion if derivation.because.is_empty() => statement,
            Basis::Conclusion => format!("{statement}, porque"),
        }
    }

    fn no_plan(&self, clash: &Clash) -> String {
        let why = self.sentence(&self.statement(&clash.derivation.statement));
        format!("Ningún plan cumple las reglas. {why}")
    }

    fn clashing_rules(&self, clash: &Clash) -> String {
        match clash.rules.len() {
            1 => "Esta regla no se puede cumplir, sean cuales sean las demás:".to_owned(),
            count if !clash.decided => format!(
                "Estas {count} reglas están en conflicto. La búsqueda terminó antes de decidir si también lo \
                 están menos de ellas:"
            ),
            count if clash.smallest => format!(
                "Estas {count} reglas están en conflicto; sin cualquiera de ellas, las demás se pueden cumplir, \
                 y no hay conflicto entre menos reglas:"
            ),
            count => format!(
                "Estas {count} reglas están en conflicto; sin cualquiera de ellas, las demás se pueden cumplir:"
            ),
        }
    }

    fn default_rule(&self) -> String {
        "por defecto".to_owned()
    }

    fn derivation_heading(&self) -> String {
        "Por qué:".to_owned()
    }

    fn regions_in_need(&self, names: &[String], more: usize) -> String {
        let count = self.count(names.len().saturating_add(more));
        format!("Regiones que necesitan pares ({count}): {}.", self.list_with_more(names, more))
    }

    fn remaining_partners(&self, names: &[String], more: usize) -> String {
        match names.len().saturating_add(more) {
            0 => "Las reglas no les dejan ninguna contraparte.".to_owned(),
            count => format!(
                "Contrapartes que dejan las reglas ({}): {}.",
                self.count(count),
                self.list_with_more(names, more)
            ),
        }
    }

    fn no_relaxation(&self) -> String {
        "No se encontró ningún cambio de una sola regla que ayude.".to_owned()
    }

    fn relaxations_heading(&self) -> String {
        "Qué ayudaría (nada cambia sin su decisión):".to_owned()
    }
}

impl Spanish {
    fn two(self, left: &str, right: &str) -> String {
        self.list(&[left.to_owned(), right.to_owned()])
    }

    fn required(self, region: &str, count: usize) -> String {
        let verb = if count == 1 { "se exige" } else { "se exigen" };
        format!("{verb} a {region} {}", self.pairs(count))
    }

    /// Regions by name, or as a whole side.
    fn regions(self, group: &RegionGroup) -> String {
        let count = group.regions.len();
        if let Some(side) = group.side_label() {
            return match count {
                1 => format!("la única región ({side})"),
                _ => format!("las {} regiones ({side})", self.count(count)),
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
        let (names, pairs) = (self.regions(regions), self.pairs(count));
        let verb = if regions.regions.len() == 1 { "necesita" } else { "necesitan" };
        format!("{names} {verb} {pairs}")
    }

    fn of_group(self, group: Option<&GroupLabel>, clause: String) -> String {
        match group {
            None => clause,
            Some(group) => format!("para {}, {clause}", self.group(group)),
        }
    }

    fn consequence(self, consequence: &Consequence) -> String {
        match consequence {
            Consequence::Needs { group, regions, pairs } => {
                let need = self.need(regions, *pairs);
                self.of_group(group.as_ref(), format!("{need} para ello"))
            }
            Consequence::Limits { group, regions, pairs } => {
                let can = can(regions);
                let regions = self.regions(regions);
                let clause = match pairs {
                    0 => format!("{regions} no {can} tener ningún par"),
                    _ => format!("{regions} {can} tener como máximo {}", self.pairs(*pairs)),
                };
                self.of_group(group.as_ref(), clause)
            }
            Consequence::Excludes { excluded, pairs: 1 } if *excluded == 1 => {
                "esto excluye el único par".to_owned()
            }
            Consequence::Excludes { excluded, pairs } if excluded == pairs => {
                format!("esto excluye los {}", self.pairs(*pairs))
            }
            Consequence::Excludes { excluded, pairs } => {
                format!("esto excluye {} de {}", self.count(*excluded), self.pairs(*pairs))
            }
        }
    }
}

fn can(regions: &RegionGroup) -> &'static str {
    if regions.regions.len() == 1 { "puede" } else { "pueden" }
}

fn pairs_are(count: usize) -> String {
    Spanish.count_of(count, "par es", "pares son")
}

fn only(possible: usize) -> String {
    match possible {
        0 => "ningún par es posible".to_owned(),
        1 => "solo 1 par es posible".to_owned(),
        count => format!("solo {} posibles", pairs_are(count)),
    }
}

fn limited(limit: Limit) -> String {
    let number = |count: usize| Spanish.count(count);
    match limit {
        Limit::AtMost(0) => "no se puede formar ninguno de estos pares".to_owned(),
        Limit::AtMost(1) => "se puede formar como máximo 1 de estos pares".to_owned(),
        Limit::AtMost(count) => {
            format!("se pueden formar como máximo {} de estos pares", number(count))
        }
        Limit::AtLeast(1) => "se debe formar al menos 1 de estos pares".to_owned(),
        Limit::AtLeast(count) => {
            format!("se deben formar al menos {} de estos pares", number(count))
        }
        Limit::Between { least: 1, most: 1 } => {
            "se debe formar exactamente 1 de estos pares".to_owned()
        }
        Limit::Between { least, most } if least == most => {
            format!("se deben formar exactamente {} de estos pares", number(least))
        }
        Limit::Between { least, most } => {
            let [least, most] = [least, most].map(number);
            format!("se deben formar entre {least} y {most} de estos pares")
        }
    }
}
