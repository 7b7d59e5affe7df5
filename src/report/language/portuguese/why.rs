//! Why a pair is in the plan, or is not, in Portuguese.

use super::Portuguese;
use crate::profile::RegionLabel;
use crate::report::language::{Grammar, RuleSentences, WhySentences};
use crate::rules::Objective;
use crate::sensitivity::{
    BetterPartner, Certainty, Contrast, Lifting, Loss, PairStanding, PartnerChange, WhyNot,
};

impl WhySentences for Portuguese {
    fn standing(&self, why_not: &WhyNot) -> String {
        let amounts = |loss: &Loss| self.loss(&why_not.objectives, loss);
        let only_total = why_not.objectives == [Objective::Total];
        let answer = match &why_not.standing {
            PairStanding::Proposed { exit } if exit.is_zero() => {
                "O plano tem este par, mas outro plano sem ele é igualmente bom.".to_owned()
            }
            PairStanding::Proposed { exit } => {
                format!("O plano tem este par. Sem ele, o plano {}.", amounts(exit))
            }
            PairStanding::Necessary => {
                "O plano tem este par, como todos os planos que cumprem as regras.".to_owned()
            }
            PairStanding::ProposedUndecided => {
                "O plano tem este par; a busca terminou antes de se saber se um plano pode passar sem ele."
                    .to_owned()
            }
            PairStanding::Possible { loss } if loss.is_zero() => {
                "O plano não tem este par, mas outro plano que o tem é igualmente bom.".to_owned()
            }
            PairStanding::Possible { loss } => {
                let gain = match loss.amounts.first() {
                    Some(points) if only_total && loss.certainty == Certainty::Exact => format!(
                        " A sua pontuação teria de subir {} para que o par estivesse em um plano ótimo.",
                        self.number(*points, 3)
                    ),
                    _ => String::new(),
                };
                format!("O plano não tem este par. Com ele, o plano {}.{gain}", amounts(loss))
            }
            PairStanding::Impossible => "Nenhum plano que cumpre as regras tem este par, embora nenhuma regra, por \
                                         si só, o exclua."
                .to_owned(),
            PairStanding::Undecided => "O plano não tem este par; a busca terminou antes de se saber se outro plano o \
                                        pode ter."
                .to_owned(),
            PairStanding::Excluded { exclusion } => {
                format!("Este par está excluído: {}.", self.exclusion(exclusion))
            }
        };
        match why_not.jointly.as_ref().and_then(PairStanding::loss) {
            None => answer,
            Some(loss) if loss.is_zero() => {
                format!(
                    "{answer} Se todas as rondas fossem decididas ao mesmo tempo, não perderia nada."
                )
            }
            Some(loss) => format!(
                "{answer} Se todas as rondas fossem decididas ao mesmo tempo, {}.",
                amounts(loss)
            ),
        }
    }

    fn best_contrast(&self, contrast: &Contrast, is_proposed: bool) -> String {
        format!("O melhor plano {} ({}):", with(is_proposed), self.summary(contrast))
    }

    fn fewest_changes(&self, contrast: &Contrast, is_proposed: bool) -> String {
        let summary = self.summary(contrast);
        format!("O plano {} que muda menos pares ({summary}):", with(is_proposed))
    }

    fn same_contrast(&self) -> String {
        "Nenhum plano desse tipo muda menos pares.".to_owned()
    }

    fn partner_change(&self, change: &PartnerChange) -> String {
        self.changed(change)
    }

    fn lifting(&self, lifting: &Lifting) -> String {
        let rules: Vec<String> =
            lifting.rules.iter().map(|note| format!("“{}”", self.rule(&note.says))).collect();
        let lifted = match rules.len() {
            0 => "Mesmo que fosse permitido".to_owned(),
            1 => format!("Se a regra {} não contasse para ele", rules[0]),
            _ => format!("Se as regras {} não contassem para ele", self.list(&rules)),
        };
        match &lifting.best {
            None => format!("{lifted}, nenhum plano o teria."),
            Some(best) if best.change.total > 0.0 => format!(
                "{lifted}, o melhor plano com ele teria mais {} pontos.",
                self.number(best.change.total, 3)
            ),
            Some(best) => format!(
                "{lifted}, o melhor plano com ele teria menos {} pontos.",
                self.number(-best.change.total, 3)
            ),
        }
    }

    fn better_partners_heading(&self, region: &RegionLabel) -> String {
        format!("Parceiros que seriam melhores para {}:", region.name)
    }

    fn no_better_partner(&self, region: &RegionLabel) -> String {
        format!("Nenhum parceiro seria melhor para {}.", region.name)
    }

    fn better_partner(&self, better: &BetterPartner) -> String {
        self.better(better)
    }
}

fn with(is_proposed: bool) -> &'static str {
    if is_proposed { "sem o par" } else { "com o par" }
}

impl Portuguese {
    /// How much another plan has less or more, and how many pairs stay.
    fn summary(self, contrast: &Contrast) -> String {
        let total = contrast.change.total;
        let points = match total {
            -0.0005..0.0005 => "os mesmos pontos".to_owned(),
            _ => format!("{} pontos", self.signed_number(total, 3)),
        };
        let stay = self.count_of(contrast.change.kept, "par se mantém", "pares se mantêm");
        format!("{points}; {stay}")
    }

    /// What is lost, objective by objective, behind "o plano".
    pub(super) fn loss(self, objectives: &[Objective], loss: &Loss) -> String {
        let amounts = objectives.iter().zip(&loss.amounts).filter(|(_, amount)| **amount != 0.0);
        let parts: Vec<String> =
            amounts.map(|(objective, amount)| self.amount(objective, *amount)).collect();
        match loss.certainty {
            _ if parts.is_empty() => "não perderia nada".to_owned(),
            Certainty::Exact => self.list(&parts),
            Certainty::AtMost => format!("{}, no máximo", self.list(&parts)),
        }
    }

    /// What is lost of one objective.
    fn amount(self, objective: &Objective, amount: f64) -> String {
        let is_worse = amount > 0.0;
        let verb = if is_worse { "perderia" } else { "ganharia" };
        let amount = amount.abs();
        let points = self.number(amount, 3);
        // Whole numbers of pairs.
        let count = self.number(amount, 0);
        let pairs = if amount == 1.0 { "par" } else { "pares" };
        match objective {
            Objective::Total => format!("{verb} {points} pontos"),
            Objective::Pairs => format!("{verb} {count} {pairs}"),
            Objective::FewestChanges => format!("{verb} {count} {pairs} do plano anterior"),
            Objective::Bottleneck => format!("{verb} {points} pontos no seu pior par"),
            Objective::Leximin => {
                format!("{verb} {points} pontos no pior par que difere")
            }
            Objective::SmallestSpread => {
                let change = if is_worse { "menos" } else { "mais" };
                format!("seria {points} pontos {change} equilibrado")
            }
            Objective::Criterion(id) => format!("{verb} {points} de `{id}`"),
        }
    }
}
