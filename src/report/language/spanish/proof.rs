//! Proofs in Spanish.

use std::fmt::Write as _;

use super::Spanish;
use super::grammar::quoted;
use crate::assignment::model::TieRule;
use crate::certificate::Check;
use crate::proposal::{EquallyGood, ObjectiveReached, Pairing, Proof, Proposal, Uniqueness};
use crate::report::language::decimal_comma::stated;
use crate::report::language::proof::{Ties, is_ranked, known_ties};
use crate::report::language::{Grammar, ProofSentences};
use crate::rules::Objective;

/// At most this many pairs that some best plans lack are named.
const MOST_NAMED: usize = 4;

impl ProofSentences for Spanish {
    fn check(&self, check: Check) -> String {
        let clause = match check {
            Check::PrimalFeasible => "el plan es factible",
            Check::DualFeasible => "los precios duales son factibles",
            Check::TightOnMatched => "los precios duales son ajustados en todos los pares formados",
            Check::ZeroPriceOnUnmatched => "el precio dual de toda región sin contraparte es cero",
            Check::EqualValues => "el plan y los precios duales tienen el mismo valor",
            Check::NeighboursListed => {
                "están enumeradas todas las contrapartes admisibles del conjunto deficitario"
            }
            Check::TooFewNeighbours => {
                "el conjunto deficitario tiene más miembros que contrapartes"
            }
            Check::WorstPair => "ningún plan tiene un peor par mejor",
            Check::EachLevel => "cada objetivo es óptimo, dados los anteriores",
            Check::TooLittleRoom => "los cupos exigen más pares de los posibles",
            Check::PlansInOrder => "los planes están en orden",
            Check::NothingLeftOut => "no se omite ningún plan mejor",
            Check::EveryNode => "ningún caso tiene un plan mejor",
            Check::Stable => "no hay dos regiones que se prefieran entre sí a sus contrapartes",
        };
        clause.to_owned()
    }

    fn tie_rule(&self, rule: TieRule) -> String {
        let clause = match rule {
            TieRule::LowestColumnFirst => {
                "entre los planes de igual total, el primero si las contrapartes se enumeran en el orden de los \
                 identificadores de las regiones izquierdas"
            }
            TieRule::AsFound => {
                "entre los planes igual de buenos, siempre el mismo para el mismo problema"
            }
        };
        clause.to_owned()
    }

    fn uniqueness(&self, uniqueness: Uniqueness) -> String {
        match uniqueness {
            Uniqueness::OnlyBest => "Es el único plan óptimo.",
            Uniqueness::OneOfSeveral => "Otros planes son igual de buenos que este.",
            Uniqueness::NotExamined => "No se examinó si otros planes son igual de buenos.",
        }
        .to_owned()
    }

    fn best_plans(&self, best: &EquallyGood, pairings: &[Pairing]) -> String {
        let least = if best.is_complete { "" } else { "al menos " };
        let mut text =
            format!("Es uno de {least}{} planes igual de buenos", self.count(best.count));
        let is_shared = |it: &&Pairing| best.all_have(&it.left.id, &it.right.id) == Some(true);
        let (shared, other): (Vec<&Pairing>, Vec<&Pairing>) = pairings.iter().partition(is_shared);
        if best.common.is_none() || pairings.is_empty() {
            return text + ".";
        }
        let pairs = self.count(pairings.len());
        match (shared.len(), other.len()) {
            (0, _) => text += "; ningún par está en todos ellos.",
            (_, 0) => text += "; todos sus pares están en cada uno de ellos.",
            (shared, _) => {
                let are = if shared == 1 { "está" } else { "están" };
                let _ = write!(
                    text,
                    "; {} de sus {pairs} pares {are} en todos ellos.",
                    self.count(shared)
                );
            }
        }
        if !shared.is_empty() && (1..=MOST_NAMED).contains(&other.len()) {
            let names = other.iter().map(|it| format!("{} – {}", it.left.name, it.right.name));
            let names: Vec<String> = names.collect();
            let _ = write!(text, " No en todos: {}.", names.join(", "));
        }
        text
    }

    fn objective(&self, objective: &Objective) -> String {
        match objective {
            Objective::Pairs => "número de pares".to_owned(),
            Objective::Total => "total".to_owned(),
            Objective::Bottleneck => "peor par".to_owned(),
            Objective::Leximin => "peores pares, uno tras otro".to_owned(),
            Objective::SmallestSpread => "dispersión de las visiones de las regiones".to_owned(),
            Objective::FewestChanges => "pares conservados del plan anterior".to_owned(),
            Objective::Criterion(id) => format!("criterio `{id}`"),
        }
    }

    fn objective_reached(&self, reached: &ObjectiveReached) -> String {
        match (&reached.objective, reached.value) {
            (Objective::Pairs, Some(1.0)) => "1 par".to_owned(),
            (Objective::Pairs, Some(count)) => format!("{} pares", self.number(count, 0)),
            (Objective::FewestChanges, Some(1.0)) => {
                "1 par conservado del plan anterior".to_owned()
            }
            (Objective::FewestChanges, Some(count)) => {
                format!("{} pares conservados del plan anterior", self.number(count, 0))
            }
            (Objective::Bottleneck, Some(worst)) => {
                format!("ningún par por debajo de {}", self.number(worst, 3))
            }
            (Objective::SmallestSpread, Some(spread)) => format!(
                "las visiones de las regiones sobre sus contrapartes difieren como máximo en {}",
                self.number(spread, 3)
            ),
            (Objective::Leximin, _) => "los peores pares, óptimos uno tras otro".to_owned(),
            (objective, Some(value)) => {
                format!("{} {}", self.objective(objective), self.number(value, 3))
            }
            (objective, None) => format!("{}: no hay ningún par", self.objective(objective)),
        }
    }

    fn optimality(&self, proposal: &Proposal) -> String {
        let decimals = usize::from(proposal.programme.decimals.get());
        let total = self.number(proposal.total, decimals);
        let mut sentences = vec![match proposal.pairings.len() {
            0 => "El plan no tiene ningún par.".to_owned(),
            count => format!("Total: {total} puntos en {}.", self.pairs(count)),
        }];
        let only_total =
            matches!(&proposal.objectives[..], [one] if one.objective == Objective::Total);
        // Rounds that are decided one by one have their own objectives.
        let by_rounds = proposal.objectives.is_empty();
        if !only_total && !by_rounds {
            let reached: Vec<String> =
                proposal.objectives.iter().map(|one| self.objective_reached(one)).collect();
            sentences.push(format!("Optimizado sucesivamente: {}.", reached.join("; ")));
        }
        sentences.push(if is_ranked(proposal) {
            self.ranked(&proposal.certificate)
        } else if !proposal.certificate.optimal {
            self.not_proved(proposal)
        } else if by_rounds {
            proved(
                &proposal.certificate,
                "cada ronda es óptima, dadas las anteriores (cada una tiene su prueba",
            )
        } else if only_total {
            proved(
                &proposal.certificate,
                "ningún otro plan tiene un total mayor (los precios duales dan la misma cota, diferencia 0",
            )
        } else {
            proved(
                &proposal.certificate,
                "ningún otro plan es mejor según estos objetivos (cada uno tiene su prueba",
            )
        });
        sentences.join(" ")
    }

    fn ties(&self, proposal: &Proposal) -> Option<String> {
        Some(match known_ties(proposal)? {
            Ties::Counted(best) => self.best_plans(best, &proposal.pairings),
            Ties::OnlyBestByRounds => {
                "Ronda por ronda, ningún otro plan es igual de bueno.".to_owned()
            }
            Ties::Whole(uniqueness) => self.uniqueness(uniqueness),
        })
    }
}

fn proved(proof: &Proof, claim: &str) -> String {
    match proof.checks.len() {
        1 => format!(
            "Demostrado: con estas reglas, {claim}; 1 comprobación independiente superada)."
        ),
        count => format!(
            "Demostrado: con estas reglas, {claim}; {count} comprobaciones independientes superadas)."
        ),
    }
}

impl Spanish {
    fn ranked(self, proof: &Proof) -> String {
        match proof.gap {
            Some(gap) if gap > 0.0 => format!(
                "Demostrado: con estas reglas, el mejor plan tiene {} puntos más, y la clasificación no omite \
                 ningún plan entre los dos.",
                self.number(gap, 9)
            ),
            _ => "Demostrado: con estas reglas, ningún plan es mejor; otros son igual de buenos."
                .to_owned(),
        }
    }

    fn not_proved(self, proposal: &Proposal) -> String {
        let open = proposal.objectives.iter().find(|reached| !reached.proved);
        let name = open.map_or(Objective::Total, |reached| reached.objective.clone());
        let name = quoted(&self.objective(&name));
        match proposal.certificate.gap {
            Some(gap) => format!(
                "No se demostró que sea óptimo, porque la búsqueda terminó antes: según {name}, otro plan podría \
                 ser mejor en {} como máximo.",
                stated(gap)
            ),
            None => format!(
                "No se demostró que sea óptimo, porque la búsqueda terminó antes: según {name}, no se sabe cuánto \
                 mejor podría ser otro plan."
            ),
        }
    }
}
