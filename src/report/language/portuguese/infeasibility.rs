//! Clashes of rules in Portuguese.

use super::{Portuguese, names};
use crate::infeasibility::{
    Basis, Clash, Consequence, Derivation, Limit, RegionGroup, Relaxation, RuleChange, Statement,
};
use crate::report::language::{Grammar, InfeasibilitySentences, RuleSentences};
use crate::report::order::by_name;
use crate::rules::GroupLabel;

/// At most this many regions are named in a statement.
const MOST_NAMED_REGIONS: usize = 6;

impl InfeasibilitySentences for Portuguese {
    fn group(&self, group: &GroupLabel) -> String {
        match group {
            GroupLabel::Value { key, value } => names::value(key, value),
            GroupLabel::Region { region } => region.name.clone(),
            GroupLabel::Theme { theme } => theme.label.clone(),
            GroupLabel::Countries { left, right } => {
                let [left, right] = [left, right].map(|code| names::value("country", code));
                format!("{left} e {right}")
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
                "{} e {} já formam um par, por uma ronda anterior ou pelo programa",
                left.name, right.name
            ),
            Statement::NeedOfGroup { group, regions, pairs } => {
                self.of_group(group.as_ref(), self.need(regions, *pairs))
            }
            Statement::NoMorePartners { group, regions, pairs } => {
                let can = if regions.regions.len() == 1 { "não pode" } else { "não podem" };
                let regions = self.regions(regions);
                let pairs = self.pairs(*pairs);
                self.of_group(
                    group.as_ref(),
                    format!("{regions} {can} ter mais de {pairs}: não há mais parceiros"),
                )
            }
            Statement::UncountedPairs { pairs } => match pairs {
                1 => "é possível mais 1 par".to_owned(),
                count => format!("são possíveis mais {}", self.pairs(*count)),
            },
            Statement::BestScore { score } => {
                format!("o melhor destes pares tem a pontuação {}", self.number(*score, 3))
            }
            Statement::HighestValue { criterion, value } => format!(
                "o maior valor bruto de `{criterion}` entre estes pares é {}",
                self.number(*value, 3)
            ),
            Statement::UnknownPairs { unknown, pairs } => format!(
                "não se conhece nenhum critério com peso para {} de {}",
                self.count(*unknown),
                self.pairs(*pairs)
            ),
            Statement::PairsOfKind { pairs: 0 } => "nenhum par é deste tipo".to_owned(),
            Statement::PairsOfKind { pairs } => {
                format!("só {} deste tipo", self.count_of(*pairs, "par é", "pares são"))
            }
            Statement::Shortage { regions, needed, possible } => {
                format!("{}, mas {}", self.need(regions, *needed), self.only(*possible))
            }
            Statement::Needed { regions, pairs } => self.need(regions, *pairs),
            Statement::Possible { pairs } => self.only(*pairs),
            Statement::TooManyRequired { region, required, allowed } => {
                let may = match allowed {
                    0 => "que não pode ter nenhum".to_owned(),
                    count => format!("que só pode ter {}", self.count(*count)),
                };
                format!("{} com {}, {may}", self.required(*required), region.name)
            }
            Statement::Required { region, pairs } => {
                format!("{} com {}", self.required(*pairs), region.name)
            }
            Statement::Allowed { region, pairs } => {
                format!("{} pode ter {}", region.name, self.pairs(*pairs))
            }
            Statement::OutOfReach { rule, group: None, limit } => format!(
                "não é possível cumprir “{}”: {}",
                self.rule(&rule.says),
                self.limited(*limit)
            ),
            Statement::OutOfReach { rule, group: Some(group), limit } => format!(
                "não é possível cumprir “{}” para {}: {}",
                self.rule(&rule.says),
                self.group(group),
                self.limited(*limit)
            ),
            Statement::LimitOfKind { limit } => self.limited(*limit),
            Statement::RequiredButImpossible { left, right } => format!(
                "{} e {} não podem formar um par, mas o programa exige esse par",
                left.name, right.name
            ),
            Statement::Impossible { left, right } => {
                format!("{} e {} não podem formar um par", left.name, right.name)
            }
            Statement::AllCasesFail => {
                "nenhum plano cumpre todas estas regras; todos os casos foram verificados"
                    .to_owned()
            }
        }
    }

    fn rule_change(&self, change: &RuleChange) -> String {
        let clause = match change {
            RuleChange::LargestNumber => "formar o maior número possível de pares".to_owned(),
            RuleChange::AnyTies => "aceitar pares com e sem vínculo anterior".to_owned(),
            RuleChange::NumberOfPairs { count } => format!("formar {}", self.pairs(*count)),
            RuleChange::MinimumScore { .. } => "baixar a pontuação mínima".to_owned(),
            RuleChange::MinimumValue { criterion, .. } => {
                format!("baixar o mínimo de `{criterion}`")
            }
            RuleChange::MaximumDistance { .. } => "permitir distâncias maiores".to_owned(),
            RuleChange::SharedThemes { .. } => "exigir menos temas em comum".to_owned(),
            RuleChange::MorePartners { side, regions, count } => {
                let names: Vec<String> = regions.iter().map(|region| region.name.clone()).collect();
                let partners = self.count_of(*count, "parceiro", "parceiros");
                match &names[..] {
                    [] => format!("permitir {partners} a cada região ({side})"),
                    [one] => format!("permitir {partners} a {one}"),
                    _ => format!("permitir {partners} a cada uma destas: {}", self.list(&names)),
                }
            }
            RuleChange::LowerBound { rule, .. } => format!("baixar o limite inferior de `{rule}`"),
            RuleChange::UpperBound { rule, .. } => {
                format!("aumentar o limite superior de `{rule}`")
            }
            RuleChange::Drop { rules } => {
                let drop = rules
                    .iter()
                    .map(|note| format!("retirar `{}`: {}", note.rule, self.rule(&note.says)));
                drop.collect::<Vec<_>>().join("; ")
            }
            RuleChange::DecideJointly => "decidir todas as rondas ao mesmo tempo".to_owned(),
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
            Basis::Rule(rule) if rule.is_default() => format!("regra implícita: {statement}"),
            Basis::Rule(_) => format!("regra: {statement}"),
            Basis::Data => format!("dado: {statement}"),
            Basis::Conclusion if derivation.because.is_empty() => statement,
            Basis::Conclusion => format!("{statement}, porque"),
        }
    }

    fn no_plan(&self, clash: &Clash) -> String {
        let why = self.sentence(&self.statement(&clash.derivation.statement));
        format!("Nenhum plano cumpre as regras. {why}")
    }

    fn clashing_rules(&self, clash: &Clash) -> String {
        let rules = |count: usize| format!("Estas {} regras estão em conflito", self.count(count));
        match clash.rules.len() {
            1 => "Não é possível cumprir esta regra, sejam quais forem as outras:".to_owned(),
            count if !clash.decided => format!(
                "{}. A busca terminou antes de se saber se um número menor delas já está em conflito:",
                rules(count)
            ),
            count if clash.smallest => format!(
                "{}; sem qualquer uma delas é possível cumprir as outras, e não há conflito entre menos \
                 regras:",
                rules(count)
            ),
            count => {
                format!("{}; sem qualquer uma delas é possível cumprir as outras:", rules(count))
            }
        }
    }

    fn default_rule(&self) -> String {
        "implícita".to_owned()
    }

    fn derivation_heading(&self) -> String {
        "Razões:".to_owned()
    }

    fn regions_in_need(&self, names: &[String], more: usize) -> String {
        let count = self.count(names.len().saturating_add(more));
        format!("Regiões que precisam de pares ({count}): {}.", self.list_with_more(names, more))
    }

    fn remaining_partners(&self, names: &[String], more: usize) -> String {
        match names.len().saturating_add(more) {
            0 => "As regras não lhes deixam nenhum parceiro.".to_owned(),
            count => format!(
                "Parceiros que as regras deixam ({}): {}.",
                self.count(count),
                self.list_with_more(names, more)
            ),
        }
    }

    fn no_relaxation(&self) -> String {
        "Não se encontrou nenhuma mudança de uma só regra que ajude.".to_owned()
    }

    fn relaxations_heading(&self) -> String {
        "O que ajudaria (nada muda sem a sua decisão):".to_owned()
    }
}

impl Portuguese {
    /// Regions by name, or as a whole side.
    fn regions(self, group: &RegionGroup) -> String {
        let count = group.regions.len();
        if let Some(side) = group.side_label() {
            return match count {
                1 => format!("a única região ({side})"),
                _ => format!("as {} regiões ({side})", self.count(count)),
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
        let verb = if regions.regions.len() == 1 { "precisa" } else { "precisam" };
        format!("{} {verb} de {}", self.regions(regions), self.pairs(count))
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
                self.of_group(group.as_ref(), format!("{need} para isso"))
            }
            Consequence::Limits { group, regions, pairs } => {
                let can = if regions.regions.len() == 1 { "pode" } else { "podem" };
                let regions = self.regions(regions);
                let clause = match pairs {
                    0 => format!("{regions} não {can} ter nenhum par"),
                    _ => format!("{regions} {can} ter no máximo {}", self.pairs(*pairs)),
                };
                self.of_group(group.as_ref(), clause)
            }
            Consequence::Excludes { excluded, pairs: 1 } if *excluded == 1 => {
                "isso exclui o único par".to_owned()
            }
            Consequence::Excludes { excluded, pairs } if excluded == pairs => {
                format!("isso exclui todos os {}", self.pairs(*pairs))
            }
            Consequence::Excludes { excluded, pairs } => {
                format!("isso exclui {} de {}", self.count(*excluded), self.pairs(*pairs))
            }
        }
    }

    /// `são exigidos 2 pares`, without a region.
    fn required(self, count: usize) -> String {
        match count {
            1 => "é exigido 1 par".to_owned(),
            count => format!("são exigidos {}", self.pairs(count)),
        }
    }

    fn only(self, possible: usize) -> String {
        match possible {
            0 => "nenhum par é possível".to_owned(),
            count => {
                format!("só {}", self.count_of(count, "par é possível", "pares são possíveis"))
            }
        }
    }

    fn limited(self, limit: Limit) -> String {
        let [can, must] =
            [["pode formar-se", "podem formar-se"], ["deve formar-se", "devem formar-se"]];
        let verb = |[one, several]: [&'static str; 2], count: usize| {
            if count == 1 { one } else { several }
        };
        let number = |count: usize| self.count(count);
        match limit {
            Limit::AtMost(0) => "nenhum destes pares é possível".to_owned(),
            Limit::AtMost(count) => {
                format!("no máximo {} destes pares {}", number(count), verb(can, count))
            }
            Limit::AtLeast(count) => {
                format!("pelo menos {} destes pares {}", number(count), verb(must, count))
            }
            Limit::Between { least, most } if least == most => {
                format!("exatamente {} destes pares {}", number(least), verb(must, least))
            }
            Limit::Between { least, most } => format!(
                "pelo menos {} destes pares {}, e no máximo {} {}",
                number(least),
                verb(must, least),
                number(most),
                if most == 1 { "pode" } else { "podem" }
            ),
        }
    }
}
