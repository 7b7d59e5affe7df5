//! The page of a proposal in Spanish.

use super::Spanish;
use super::conditions;
use super::grammar::quoted;
use crate::criteria::{TwoWay, ZeroReason};
use crate::profile::{Coders, Horizon};
use crate::programme::AggregationMethod;
use crate::proposal::{CriterionNote, Notice, Proposal, Unmatched, UnmatchedReason};
use crate::report::language::{
    CriterionSentences, Grammar, PairReasons, ProposalSentences, RuleSentences,
};
use crate::score::{Missingness, NoEffectiveWeights, UnknownTreatment, WeightWarning};

impl ProposalSentences for Spanish {
    fn proposal_heading(&self, proposal: &Proposal) -> String {
        let (data, programme) = (&proposal.dataset, &proposal.programme);
        let facts = match programme.horizon {
            Horizon::ExAnte => "solo hechos que no dependen del emparejamiento",
            Horizon::All => {
                "todos los hechos, incluidos los que informan de lo que logró un emparejamiento"
            }
        };
        let coders = match programme.coders {
            _ if data.coders < 2 => "",
            Coders::First => {
                "; fortalezas y necesidades según la primera de las dos personas que codificaron"
            }
            Coders::Second => {
                "; fortalezas y necesidades según la segunda de las dos personas que codificaron"
            }
            Coders::Mean => {
                "; fortalezas y necesidades como media de las dos personas que codificaron"
            }
        };
        let seek = if data.left == 1 { "busca" } else { "buscan" };
        format!(
            "Propuesta según el programa «{}»: {} ({}) {seek} contraparte entre {} ({}); \
             {facts}{coders}.",
            programme.name,
            self.regions_counted(data.left),
            data.shown_sides().left,
            self.count(data.right),
            data.shown_sides().right
        )
    }

    fn score_columns(&self) -> [String; 2] {
        ["punt.".to_owned(), "mín.–máx.".to_owned()]
    }

    fn reasons_column(&self) -> String {
        "razones principales".to_owned()
    }

    fn round_heading(&self, round: &str) -> String {
        format!("Ronda «{round}»")
    }

    fn pair_reasons(&self, reasons: &PairReasons<'_>) -> String {
        let PairReasons { left, right, .. } = reasons;
        let phases: Vec<String> =
            reasons.right_teaches.iter().map(|&phase| self.phase(phase)).collect();
        let mut clauses = Vec::new();
        if !reasons.both_strong.is_empty() {
            clauses.push(format!("ambas fuertes en: {}", reasons.both_strong.join(", ")));
        }
        if !reasons.right_offers.is_empty() {
            let offers = reasons.right_offers.join(", ");
            clauses.push(format!("{left} necesita y {right} ofrece: {offers}"));
        }
        if !phases.is_empty() {
            clauses.push(format!("{right} puede enseñar: {}", phases.join(", ")));
        }
        if !reasons.left_offers.is_empty() {
            let offers = reasons.left_offers.join(", ");
            clauses.push(format!("{right} necesita y {left} ofrece: {offers}"));
        }
        clauses.join("; ")
    }

    fn no_pair_reasons(&self) -> String {
        "no destaca ninguna fortaleza común ni necesidad cubierta; véanse los criterios del par"
            .to_owned()
    }

    fn zero_score(&self, reasons: &[&ZeroReason], every: bool) -> String {
        let reasons: Vec<String> = reasons.iter().map(|reason| self.zero(reason)).collect();
        if every {
            format!("nada suma a la puntuación: {}", reasons.join("; "))
        } else {
            format!("un solo 0 deja la puntuación en 0: {}", reasons.join("; "))
        }
    }

    fn scoring(&self, proposal: &Proposal) -> String {
        let (criteria, unknown) = match proposal.programme.unknown_values {
            UnknownTreatment::Expected => {
                ("los criterios", ", donde un valor desconocido cuenta con la media de su criterio")
            }
            UnknownTreatment::LeaveOut => ("los criterios conocidos", ""),
            UnknownTreatment::Refuse => ("los criterios", ""),
        };
        let view = match proposal.programme.aggregation {
            AggregationMethod::WeightedMean => {
                format!("la media ponderada de {criteria}{unknown}")
            }
            AggregationMethod::GeometricMean => {
                format!(
                    "la media geométrica ponderada de {criteria}, 0 si uno de ellos es 0{unknown}"
                )
            }
            AggregationMethod::Owa => {
                format!("el promedio ponderado ordenado (OWA) de {criteria}{unknown}")
            }
        };
        let sides = proposal.dataset.shown_sides();
        let is_without = |weight: fn(&CriterionNote) -> f64| {
            proposal.criteria.iter().all(|criterion| weight(criterion) == 0.0)
        };
        let of_one = |side: &str, other: &str| {
            format!(
                "La puntuación es {view}, según la visión de un lado ({side}); el otro ({other}) no da ningún peso:"
            )
        };
        if is_without(|criterion| criterion.host_weight) {
            return of_one(&sides.left, &sides.right);
        }
        if is_without(|criterion| criterion.seeker_weight) {
            return of_one(&sides.right, &sides.left);
        }
        let joined = match proposal.programme.views {
            TwoWay::Mean => "la media de las dos visiones",
            TwoWay::Min => "la menor de las dos visiones",
            TwoWay::Geometric => "la media geométrica de las dos visiones",
            TwoWay::Harmonic => "la media armónica de las dos visiones",
            TwoWay::NoisyOr => {
                "1 − (1 − a)(1 − b) para las dos visiones a y b, de modo que basta una visión alta"
            }
        };
        format!(
            "La visión que cada lado tiene de un par es {view}; la puntuación es {joined}. Los pesos de cada \
             lado:"
        )
    }

    fn weight_columns(&self, left: &str, right: &str) -> [String; 6] {
        ["criterio", left, right, "nominal", "efectivo", "qué significa un valor alto"]
            .map(str::to_owned)
    }

    fn share_of_weight(&self, share: f64) -> String {
        format!("{} %", self.number(100.0 * share, 0))
    }

    fn effective_weights(&self, missing: Option<NoEffectiveWeights>) -> String {
        let nominal =
            "Nominal: la proporción de un criterio en los pesos, como media de los dos lados.";
        let reason = match missing {
            None => {
                return format!(
                    "{nominal} Efectivo: su proporción en la varianza de las puntuaciones, es decir, lo que \
                     decide."
                );
            }
            Some(NoEffectiveWeights::NotAdditive) => {
                "la puntuación de un par no es una suma de los criterios"
            }
            Some(NoEffectiveWeights::NoVariation) => "todos los pares tienen la misma puntuación",
        };
        format!("{nominal} No hay pesos efectivos: {reason}.")
    }

    fn missingness(&self, missingness: &Missingness) -> String {
        let Missingness { known, unknown, score_where_known, score_where_unknown } = missingness;
        format!(
            "se conoce en {} de {} pares, cuya puntuación media es {}; la de los demás es {}",
            self.count(*known),
            self.count(known.saturating_add(*unknown)),
            self.number(*score_where_known, 3),
            self.number(*score_where_unknown, 3)
        )
    }

    fn unknown_for_every_pair(&self) -> String {
        "sin datos para ningún par".to_owned()
    }

    fn without_weight(&self, names: &[String]) -> String {
        format!("Sin peso, se muestran con cada par: {}.", self.list(names))
    }

    fn score_legend(&self, proposal: &Proposal) -> String {
        let score = match proposal.programme.unknown_values {
            UnknownTreatment::Expected => {
                "puntuación, con los valores desconocidos en la media de su criterio"
            }
            UnknownTreatment::LeaveOut => "puntuación, a partir de los valores conocidos",
            UnknownTreatment::Refuse => "puntuación; se conocen todos los valores",
        };
        format!("Punt.: {score}. Mín.–máx.: si todos los valores desconocidos fueran 0 o 1.")
    }

    fn reasons_legend(&self) -> String {
        "La línea debajo de cada par da sus razones principales.".to_owned()
    }

    fn unmatched_reason(&self, reason: &UnmatchedReason) -> String {
        match reason {
            UnmatchedReason::NoRound => "fuera de todas las rondas del programa".to_owned(),
            UnmatchedReason::Withdrawn { because } if because.is_empty() => "retirada".to_owned(),
            UnmatchedReason::Withdrawn { because } => format!("retirada: {because}"),
            UnmatchedReason::NotAdmitted { missing } => {
                let missing: Vec<String> = missing
                    .iter()
                    .map(|missing| {
                        let condition = self.condition(&missing.condition);
                        format!("{}: {condition}", conditions::status(missing.status))
                    })
                    .collect();
                format!("condiciones del programa; {}", missing.join("; "))
            }
            UnmatchedReason::NoEligiblePartner => {
                "las reglas no dejan ninguna contraparte".to_owned()
            }
            UnmatchedReason::NoPlan => "ningún plan cumple las reglas".to_owned(),
            UnmatchedReason::NotInBestPlan => {
                "fuera del mejor plan que cumple las reglas".to_owned()
            }
            UnmatchedReason::TooFewPlaces { candidates, places } => format!(
                "hay {} para {}, y ninguna otra elección tiene un total mayor",
                self.count_of(*candidates, "candidata", "candidatas"),
                self.count_of(*places, "plaza", "plazas")
            ),
            UnmatchedReason::NoGain => "ningún otro par aumentaría el total".to_owned(),
            UnmatchedReason::PartnersTaken => {
                "todas las contrapartes posibles tienen otra, y ninguna otra \
                                               elección tiene un total mayor"
                    .to_owned()
            }
        }
    }

    fn without_partner(
        &self,
        side: &str,
        shown: &[&Unmatched],
        more: usize,
        common: Option<&UnmatchedReason>,
    ) -> String {
        let names: Vec<String> =
            shown.iter().map(|unmatched| unmatched.region.name.clone()).collect();
        let count = self.count(names.len().saturating_add(more));
        let names = self.list_with_more(&names, more);
        let why = common.map_or_else(
            || "véase la razón de cada región en la salida JSON o CSV".to_owned(),
            |reason| self.unmatched_reason(reason),
        );
        format!("Sin contraparte, {side} ({count}): {names}. Por qué: {why}.")
    }

    fn knowledge(&self, proposal: &Proposal, mean_known_weight: f64) -> String {
        let sides = proposal.dataset.shown_sides();
        let correlation = |value: Option<f64>| {
            value.map_or_else(|| "no definida".to_owned(), |value| self.signed_number(value, 2))
        };
        format!(
            "Se conoce por término medio el {} % del peso de un par. Correlación entre la puntuación media de \
             una región y el número de fortalezas y necesidades que constan de ella: {} {}, {} {} \
             (cerca de 0: estar bien documentada no es un mérito).",
            self.number(100.0 * mean_known_weight, 0),
            sides.left,
            correlation(proposal.richness.left),
            sides.right,
            correlation(proposal.richness.right)
        )
    }

    fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::SilentCriterion { criterion } => format!(
                "Nota: el criterio `{criterion}` no se conoce para ningún par y no afecta a las puntuaciones."
            ),
            Notice::EffectiveWeight { criterion, warning, nominal, effective } => {
                let [nominal, effective] =
                    [*nominal, *effective].map(|share| self.share_of_weight(share));
                let meaning = match warning {
                    WeightWarning::Negative => {
                        "los pares con mayor puntuación suelen tener en él un valor menor"
                    }
                    WeightWarning::MoreThanTwice => "decide más del doble de lo que dice su peso",
                };
                format!(
                    "Nota: el criterio `{criterion}` tiene un peso nominal de {nominal} y uno efectivo de \
                     {effective}: {meaning}."
                )
            }
            Notice::NoRelatedDomains => "Nota: la tabla `related` no tiene ninguna fila, así que la similitud \
                                         `related` no considera similares dos ámbitos distintos."
                .to_owned(),
            Notice::FlaggedRegions { count: 1 } => {
                "Nota: no se sabe si 1 región admitida cumple todas las condiciones; la revisión de requisitos \
                 la nombra."
                    .to_owned()
            }
            Notice::FlaggedRegions { count } => format!(
                "Nota: no se sabe si {} regiones admitidas cumplen todas las condiciones; la revisión de \
                 requisitos las nombra.",
                self.count(*count)
            ),
            Notice::UnknownValues { attribute, values, pairs, regions } => {
                self.unknown_values(attribute, *values, *pairs, regions)
            }
            Notice::NotCoded { coder, regions } => self.not_coded(*coder, regions),
            Notice::PartsOfOthers { parts } => self.parts_of_others(parts),
            Notice::UnknownCriterionValues { criterion, minimum, pairs } => {
                self.unknown_criterion_values(criterion, *minimum, pairs)
            }
            Notice::RoundsOneByOne => "Nota: se demuestra que cada ronda es óptima por sí misma, dadas las \
                                       anteriores; el conjunto de las rondas no tiene por qué serlo."
                .to_owned(),
            Notice::RoundWithoutPlan { round, has_earlier_rounds: false } => {
                format!("Nota: la ronda {} no tiene ningún plan.", quoted(round))
            }
            Notice::RoundWithoutPlan { round, has_earlier_rounds: true } => format!(
                "Nota: la ronda {} no tiene ningún plan; las rondas anteriores sí.",
                quoted(round)
            ),
            Notice::RankedPlan { rank } => {
                let rank = self.count(*rank);
                format!("Nota: este es el plan número {rank} de una clasificación de los mejores planes.")
            }
            Notice::ZeroScores { count: 1, pairs: 1 } => {
                "Nota: el único par tiene la puntuación 0; la línea debajo de él dice por qué.".to_owned()
            }
            Notice::ZeroScores { count, pairs } if count == pairs => {
                let pairs = self.count(*pairs);
                format!(
                    "Nota: los {pairs} pares tienen la puntuación 0; la línea debajo de cada uno dice por qué."
                )
            }
            Notice::ZeroScores { count, pairs } => format!(
                "Nota: {} de los {} pares {} la puntuación 0; la línea debajo de {} dice por qué.",
                self.count(*count),
                self.count(*pairs),
                if *count == 1 { "tiene" } else { "tienen" },
                if *count == 1 { "él" } else { "cada uno" }
            ),
            Notice::EquallyGoodPlans => {
                "Nota: otros planes son igual de buenos que este; no se enumeran.".to_owned()
            }
            Notice::Undecided => "Nota: la búsqueda terminó antes de tiempo; no encontró ningún plan ni una \
                                  prueba de que no lo hay."
                .to_owned(),
        }
    }

    fn version(&self, version: &str, digest: &str) -> String {
        format!("regiopair {version}, conjunto de datos {digest}…")
    }
}
