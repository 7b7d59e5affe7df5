//! Proofs in Portuguese.

use std::fmt::Write as _;

use super::Portuguese;
use crate::assignment::model::TieRule;
use crate::certificate::Check;
use crate::proposal::{EquallyGood, ObjectiveReached, Pairing, Proof, Proposal, Uniqueness};
use crate::report::language::decimal_comma::stated;
use crate::report::language::proof::{Ties, is_ranked, known_ties};
use crate::report::language::{Grammar, ProofSentences};
use crate::rules::Objective;

/// At most this many pairs that some best plans lack are named.
const MOST_NAMED: usize = 4;

impl ProofSentences for Portuguese {
    fn check(&self, check: Check) -> String {
        let clause = match check {
            Check::PrimalFeasible => "o plano é viável",
            Check::DualFeasible => "os preços duais são viáveis",
            Check::TightOnMatched => "os preços duais são exatos em cada par formado",
            Check::ZeroPriceOnUnmatched => "o preço dual de cada região sem par é zero",
            Check::EqualValues => "o plano e os preços duais têm o mesmo valor",
            Check::NeighboursListed => {
                "todos os parceiros elegíveis do conjunto deficitário estão na lista"
            }
            Check::TooFewNeighbours => "o conjunto deficitário tem mais membros que parceiros",
            Check::WorstPair => "nenhum plano tem um pior par melhor que este",
            Check::EachLevel => "cada objetivo é ótimo, dados os anteriores",
            Check::TooLittleRoom => "as quotas exigem mais pares do que os possíveis",
            Check::PlansInOrder => "os planos estão em ordem",
            Check::NothingLeftOut => "nenhum plano melhor ficou de fora",
            Check::EveryNode => "nenhum caso tem um plano melhor",
            Check::Stable => "não há duas regiões que prefiram uma à outra aos seus parceiros",
        };
        clause.to_owned()
    }

    fn tie_rule(&self, rule: TieRule) -> String {
        let clause = match rule {
            TieRule::LowestColumnFirst => {
                "entre planos com o mesmo total, o primeiro quando os parceiros são listados pela ordem dos ids \
                 das regiões esquerdas"
            }
            TieRule::AsFound => {
                "entre planos igualmente bons, sempre o mesmo para o mesmo problema"
            }
        };
        clause.to_owned()
    }

    fn uniqueness(&self, uniqueness: Uniqueness) -> String {
        match uniqueness {
            Uniqueness::OnlyBest => "É o único plano ótimo.",
            Uniqueness::OneOfSeveral => "Há outros planos tão bons como este.",
            Uniqueness::NotExamined => "Não se examinou se há outros planos tão bons como este.",
        }
        .to_owned()
    }

    fn best_plans(&self, best: &EquallyGood, pairings: &[Pairing]) -> String {
        let least = if best.is_complete { "" } else { "pelo menos " };
        let mut text = format!("É um de {least}{} planos igualmente bons", self.count(best.count));
        let is_shared = |it: &&Pairing| best.all_have(&it.left.id, &it.right.id) == Some(true);
        let (shared, other): (Vec<&Pairing>, Vec<&Pairing>) = pairings.iter().partition(is_shared);
        if best.common.is_none() || pairings.is_empty() {
            return text + ".";
        }
        match (shared.len(), other.len()) {
            (0, _) => text += "; nenhum par está em todos eles.",
            (_, 0) => text += "; todos os seus pares estão em cada um deles.",
            (shared, _) => {
                let are = if shared == 1 { "está" } else { "estão" };
                let _ = write!(
                    text,
                    "; {} dos seus {} {are} em todos eles.",
                    self.count(shared),
                    self.pairs(pairings.len())
                );
            }
        }
        if !shared.is_empty() && (1..=MOST_NAMED).contains(&other.len()) {
            let names = other.iter().map(|it| format!("{} – {}", it.left.name, it.right.name));
            let names: Vec<String> = names.collect();
            let verb = if other.len() == 1 { "Não está" } else { "Não estão" };
            let _ = write!(text, " {verb} em todos: {}.", names.join(", "));
        }
        text
    }

    fn objective(&self, objective: &Objective) -> String {
        match objective {
            Objective::Pairs => "número de pares".to_owned(),
            Objective::Total => "total".to_owned(),
            Objective::Bottleneck => "pior par".to_owned(),
            Objective::Leximin => "piores pares, um após o outro".to_owned(),
            Objective::SmallestSpread => "dispersão das avaliações das regiões".to_owned(),
            Objective::FewestChanges => "pares mantidos do plano anterior".to_owned(),
            Objective::Criterion(id) => format!("critério `{id}`"),
        }
    }

    fn objective_reached(&self, reached: &ObjectiveReached) -> String {
        match (&reached.objective, reached.value) {
            (Objective::Pairs, Some(1.0)) => "1 par".to_owned(),
            (Objective::Pairs, Some(count)) => format!("{} pares", self.number(count, 0)),
            (Objective::FewestChanges, Some(1.0)) => "1 par mantido do plano anterior".to_owned(),
            (Objective::FewestChanges, Some(count)) => {
                format!("{} pares mantidos do plano anterior", self.number(count, 0))
            }
            (Objective::Bottleneck, Some(worst)) => {
                format!("nenhum par abaixo de {}", self.number(worst, 3))
            }
            (Objective::SmallestSpread, Some(spread)) => format!(
                "as avaliações que as regiões fazem dos seus parceiros diferem no máximo {}",
                self.number(spread, 3)
            ),
            (Objective::Leximin, _) => "os piores pares ótimos, um após o outro".to_owned(),
            (objective, Some(value)) => {
                format!("{} {}", self.objective(objective), self.number(value, 3))
            }
            (objective, None) => format!("{}: não há nenhum par", self.objective(objective)),
        }
    }

    fn optimality(&self, proposal: &Proposal) -> String {
        let decimals = usize::from(proposal.programme.decimals.get());
        let total = self.number(proposal.total, decimals);
        let mut sentences = vec![match proposal.pairings.len() {
            0 => "O plano não tem nenhum par.".to_owned(),
            pairs => format!("Total de {total} pontos em {}.", self.pairs(pairs)),
        }];
        let only_total =
            matches!(&proposal.objectives[..], [one] if one.objective == Objective::Total);
        // Rounds that are decided one by one have their own objectives.
        let by_rounds = proposal.objectives.is_empty();
        if !only_total && !by_rounds {
            let reached: Vec<String> =
                proposal.objectives.iter().map(|one| self.objective_reached(one)).collect();
            sentences
                .push(format!("Objetivos otimizados, um após o outro: {}.", reached.join("; ")));
        }
        sentences.push(if is_ranked(proposal) {
            self.ranked(&proposal.certificate)
        } else if !proposal.certificate.optimal {
            self.not_proved(proposal)
        } else if by_rounds {
            proved(
                &proposal.certificate,
                "cada ronda é ótima, dadas as anteriores (cada uma tem a sua prova",
            )
        } else if only_total {
            proved(
                &proposal.certificate,
                "nenhum outro plano tem um total maior (os preços duais dão o mesmo limite, diferença 0",
            )
        } else {
            proved(
                &proposal.certificate,
                "nenhum outro plano é melhor por estes objetivos (cada um tem a sua prova",
            )
        });
        sentences.join(" ")
    }

    fn ties(&self, proposal: &Proposal) -> Option<String> {
        Some(match known_ties(proposal)? {
            Ties::Counted(best) => self.best_plans(best, &proposal.pairings),
            Ties::OnlyBestByRounds => {
                "Nenhum outro plano é tão bom como este, ronda a ronda.".to_owned()
            }
            Ties::Whole(uniqueness) => self.uniqueness(uniqueness),
        })
    }
}

fn proved(proof: &Proof, claim: &str) -> String {
    let checks = match proof.checks.len() {
        1 => "1 verificação independente concluída".to_owned(),
        count => {
            format!("{} verificações independentes concluídas", Portuguese.count(count))
        }
    };
    format!("Provado: com estas regras, {claim}; {checks}).")
}

impl Portuguese {
    fn ranked(self, proof: &Proof) -> String {
        match proof.gap {
            Some(gap) if gap > 0.0 => format!(
                "Provado: com estas regras, o melhor plano tem mais {} pontos, e nenhum plano entre os dois falta \
                 na classificação.",
                self.number(gap, 9)
            ),
            _ => "Provado: com estas regras, nenhum plano é melhor; há outros igualmente bons."
                .to_owned(),
        }
    }

    fn not_proved(self, proposal: &Proposal) -> String {
        let open = proposal.objectives.iter().find(|reached| !reached.proved);
        let name = open.map_or(Objective::Total, |reached| reached.objective.clone());
        let name = self.objective(&name);
        match proposal.certificate.gap {
            Some(gap) => format!(
                "Não se provou que é ótimo, porque a busca terminou antes do fim: por “{name}”, outro plano poderia \
                 ser melhor, no máximo em {}.",
                stated(gap)
            ),
            None => format!(
                "Não se provou que é ótimo, porque a busca terminou antes do fim: por “{name}”, não se sabe quanto \
                 outro plano poderia ser melhor."
            ),
        }
    }
}
