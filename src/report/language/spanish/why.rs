//! Why a pair is in the plan, or is not, in Spanish.

use super::Spanish;
use super::grammar::quoted;
use crate::profile::RegionLabel;
use crate::report::language::{Grammar, RuleSentences, WhySentences};
use crate::rules::Objective;
use crate::sensitivity::{
    BetterPartner, Certainty, Contrast, Lifting, Loss, PairStanding, PartnerChange, WhyNot,
};

impl WhySentences for Spanish {
    fn standing(&self, why_not: &WhyNot) -> String {
        let amounts = |loss: &Loss| self.loss(&why_not.objectives, loss);
        let only_total = why_not.objectives == [Objective::Total];
        let answer = match &why_not.standing {
            PairStanding::Proposed { exit } if exit.is_zero() => {
                "El plan tiene este par, pero otro plan sin él es igual de bueno.".to_owned()
            }
            PairStanding::Proposed { exit } => {
                format!("El plan tiene este par. Sin él, el plan {}.", amounts(exit))
            }
            PairStanding::Necessary => {
                "El plan tiene este par, como todo plan que cumple las reglas.".to_owned()
            }
            PairStanding::ProposedUndecided => {
                "El plan tiene este par; la búsqueda terminó sin averiguar si algún plan puede prescindir de él."
                    .to_owned()
            }
            PairStanding::Possible { loss } if loss.is_zero() => {
                "El plan no tiene este par, pero otro plan que lo tiene es igual de bueno.".to_owned()
            }
            PairStanding::Possible { loss } => {
                let gain = match loss.amounts.first() {
                    Some(points) if only_total && loss.certainty == Certainty::Exact => format!(
                        " Su puntuación tendría que subir {} para que el par estuviera en un plan óptimo.",
                        self.number(*points, 3)
                    ),
                    _ => String::new(),
                };
                format!("El plan no tiene este par. Con él, el plan {}.{gain}", amounts(loss))
            }
            PairStanding::Impossible => {
                "Ningún plan que cumpla las reglas tiene este par, aunque ninguna regla lo prohíbe por sí sola."
                    .to_owned()
            }
            PairStanding::Undecided => {
                "El plan no tiene este par; la búsqueda terminó sin averiguar si otro plan puede tenerlo."
                    .to_owned()
            }
            PairStanding::Excluded { exclusion } => {
                format!("Este par queda descartado: {}.", self.exclusion(exclusion))
            }
        };
        match why_not.jointly.as_ref().and_then(PairStanding::loss) {
            None => answer,
            Some(loss) if loss.is_zero() => format!(
                "{answer} Si todas las rondas se decidieran a la vez, el plan no perdería nada."
            ),
            Some(loss) => format!(
                "{answer} Si todas las rondas se decidieran a la vez, el plan {}.",
                amounts(loss)
            ),
        }
    }

    fn best_contrast(&self, contrast: &Contrast, is_proposed: bool) -> String {
        format!("El mejor plan {} ({}):", with(is_proposed), self.summary(contrast))
    }

    fn fewest_changes(&self, contrast: &Contrast, is_proposed: bool) -> String {
        let summary = self.summary(contrast);
        format!("El plan {} que cambia menos pares ({summary}):", with(is_proposed))
    }

    fn same_contrast(&self) -> String {
        "Ningún plan así cambia menos pares.".to_owned()
    }

    fn partner_change(&self, change: &PartnerChange) -> String {
        self.changed(change)
    }

    fn lifting(&self, lifting: &Lifting) -> String {
        let rules: Vec<String> =
            lifting.rules.iter().map(|note| quoted(&self.rule(&note.says))).collect();
        let lifted = if rules.is_empty() {
            "Aunque se permitiera".to_owned()
        } else {
            let rule = if rules.len() == 1 { "la regla" } else { "las reglas" };
            format!("Si quedara exento de {rule} {}", self.list(&rules))
        };
        match &lifting.best {
            None => format!("{lifted}, ningún plan lo tendría."),
            Some(best) if best.change.total > 0.0 => format!(
                "{lifted}, el mejor plan con él tendría {} puntos más.",
                self.number(best.change.total, 3)
            ),
            Some(best) => format!(
                "{lifted}, el mejor plan con él tendría {} puntos menos.",
                self.number(-best.change.total, 3)
            ),
        }
    }

    fn better_partners_heading(&self, region: &RegionLabel) -> String {
        format!("Contrapartes que convendrían más a {}:", region.name)
    }

    fn no_better_partner(&self, region: &RegionLabel) -> String {
        format!("Ninguna contraparte convendría más a {}.", region.name)
    }

    fn better_partner(&self, better: &BetterPartner) -> String {
        self.better(better)
    }
}

fn with(is_proposed: bool) -> &'static str {
    if is_proposed { "sin el par" } else { "con el par" }
}

impl Spanish {
    /// How much another plan has less or more, and how many pairs stay.
    fn summary(self, contrast: &Contrast) -> String {
        let total = contrast.change.total;
        let points = match total {
            -0.0005..0.0005 => "los mismos puntos".to_owned(),
            _ => format!("{} puntos", self.signed_number(total, 3)),
        };
        let stay = match contrast.change.kept {
            0 => "no se mantiene ningún par".to_owned(),
            1 => "se mantiene 1 par".to_owned(),
            count => format!("se mantienen {}", self.pairs(count)),
        };
        format!("{points}; {stay}")
    }

    /// What is lost, objective by objective, behind the name of the plan.
    pub(super) fn loss(self, objectives: &[Objective], loss: &Loss) -> String {
        let amounts = objectives.iter().zip(&loss.amounts).filter(|(_, amount)| **amount != 0.0);
        let parts: Vec<String> =
            amounts.map(|(objective, amount)| self.amount(objective, *amount)).collect();
        match loss.certainty {
            _ if parts.is_empty() => "no perdería nada".to_owned(),
            Certainty::Exact => self.list(&parts),
            Certainty::AtMost => format!("{} como máximo", self.list(&parts)),
        }
    }

    /// What is lost of one objective.
    fn amount(self, objective: &Objective, amount: f64) -> String {
        let is_worse = amount > 0.0;
        let verb = if is_worse { "perdería" } else { "ganaría" };
        let amount = amount.abs();
        let points = self.number(amount, 3);
        // Whole numbers of pairs.
        let count = self.number(amount, 0);
        let pairs = if amount == 1.0 { "par" } else { "pares" };
        match objective {
            Objective::Total => format!("{verb} {points} puntos"),
            Objective::Pairs => format!("{verb} {count} {pairs}"),
            Objective::FewestChanges => format!("{verb} {count} {pairs} del plan anterior"),
            Objective::Bottleneck => format!("{verb} {points} puntos en su peor par"),
            Objective::Leximin => format!("{verb} {points} puntos en el peor par que difiere"),
            Objective::SmallestSpread => {
                let change = if is_worse { "menos" } else { "más" };
                format!("sería {points} puntos {change} equilibrado")
            }
            Objective::Criterion(id) => format!("{verb} {points} de `{id}`"),
        }
    }
}
