//! The page of a proposal in Portuguese.

use super::Portuguese;
use super::names;
use crate::criteria::{TwoWay, ZeroReason};
use crate::profile::{Coders, Horizon};
use crate::programme::AggregationMethod;
use crate::proposal::{CriterionNote, Notice, Proposal, Unmatched, UnmatchedReason};
use crate::report::language::{
    CriterionSentences, Grammar, PairReasons, ProposalSentences, RuleSentences,
};
use crate::score::{Missingness, NoEffectiveWeights, UnknownTreatment, WeightWarning};

impl ProposalSentences for Portuguese {
    fn proposal_heading(&self, proposal: &Proposal) -> String {
        let (data, programme) = (&proposal.dataset, &proposal.programme);
        let facts = match programme.horizon {
            Horizon::ExAnte => "só com dados que não dependem dos pares formados",
            Horizon::All => "com todos os dados, incluindo os que relatam o que um par já realizou",
        };
        let coders = match programme.coders {
            _ if data.coders < 2 => "",
            Coders::First => "; pontos fortes e necessidades da primeira de duas codificações",
            Coders::Second => "; pontos fortes e necessidades da segunda de duas codificações",
            Coders::Mean => "; pontos fortes e necessidades como média de duas codificações",
        };
        let seek = match data.left {
            1 => "1 região".to_owned(),
            count => format!("{} regiões", self.count(count)),
        };
        let verb = if data.left == 1 { "procura" } else { "procuram" };
        format!(
            "Proposta para o programa “{}”: {seek} ({}) {verb} parceiros entre {} ({}); {facts}{coders}.",
            programme.name,
            data.shown_sides().left,
            self.count(data.right),
            data.shown_sides().right
        )
    }

    fn score_columns(&self) -> [String; 2] {
        ["pont.".to_owned(), "mín.–máx.".to_owned()]
    }

    fn reasons_column(&self) -> String {
        "razões principais".to_owned()
    }

    fn round_heading(&self, round: &str) -> String {
        format!("Ronda “{round}”")
    }

    fn pair_reasons(&self, reasons: &PairReasons<'_>) -> String {
        let PairReasons { left, right, .. } = reasons;
        let phases: Vec<String> =
            reasons.right_teaches.iter().map(|&phase| self.phase(phase)).collect();
        let mut clauses = Vec::new();
        if !reasons.both_strong.is_empty() {
            clauses.push(format!("as duas fortes em: {}", reasons.both_strong.join(", ")));
        }
        if !reasons.right_offers.is_empty() {
            let offers = reasons.right_offers.join(", ");
            clauses.push(format!("{left} precisa, {right} oferece: {offers}"));
        }
        if !phases.is_empty() {
            clauses.push(format!("{right} pode ensinar: {}", phases.join(", ")));
        }
        if !reasons.left_offers.is_empty() {
            let offers = reasons.left_offers.join(", ");
            clauses.push(format!("{right} precisa, {left} oferece: {offers}"));
        }
        clauses.join("; ")
    }

    fn no_pair_reasons(&self) -> String {
        "nenhum ponto forte comum nem necessidade atendida se destaca; ver os critérios do par"
            .to_owned()
    }

    fn zero_score(&self, reasons: &[&ZeroReason], every: bool) -> String {
        let reasons: Vec<String> = reasons.iter().map(|reason| self.zero(reason)).collect();
        if every {
            format!("nada contribui para a pontuação: {}", reasons.join("; "))
        } else {
            format!("um só 0 torna a pontuação 0: {}", reasons.join("; "))
        }
    }

    fn scoring(&self, proposal: &Proposal) -> String {
        let (criteria, unknown) = match proposal.programme.unknown_values {
            UnknownTreatment::Expected => (
                "dos critérios",
                ", em que um valor desconhecido conta como a média do seu critério",
            ),
            UnknownTreatment::LeaveOut => ("dos critérios conhecidos", ""),
            UnknownTreatment::Refuse => ("dos critérios", ""),
        };
        let view = match proposal.programme.aggregation {
            AggregationMethod::WeightedMean => {
                format!("a média ponderada {criteria}{unknown}")
            }
            AggregationMethod::GeometricMean => {
                format!("a média geométrica ponderada {criteria}, 0 se um deles é 0{unknown}")
            }
            AggregationMethod::Owa => {
                format!("a média ponderada ordenada {criteria}{unknown}")
            }
        };
        let sides = proposal.dataset.shown_sides();
        let is_without = |weight: fn(&CriterionNote) -> f64| {
            proposal.criteria.iter().all(|criterion| weight(criterion) == 0.0)
        };
        let of_one = |side: &str, other: &str| {
            format!(
                "A pontuação é {view}, na avaliação de um lado ({side}); o outro ({other}) não atribui pesos:"
            )
        };
        if is_without(|criterion| criterion.host_weight) {
            return of_one(&sides.left, &sides.right);
        }
        if is_without(|criterion| criterion.seeker_weight) {
            return of_one(&sides.right, &sides.left);
        }
        let joined = match proposal.programme.views {
            TwoWay::Mean => "a média das duas avaliações",
            TwoWay::Min => "a mais baixa das duas avaliações",
            TwoWay::Geometric => "a média geométrica das duas avaliações",
            TwoWay::Harmonic => "a média harmônica das duas avaliações",
            TwoWay::NoisyOr => {
                "1 − (1 − a)(1 − b) para as duas avaliações a e b; assim, basta que uma seja alta"
            }
        };
        format!(
            "A avaliação de um par por cada lado é {view}; a pontuação é {joined}. Os pesos de cada lado:"
        )
    }

    fn weight_columns(&self, left: &str, right: &str) -> [String; 6] {
        ["critério", left, right, "nominal", "efetivo", "o que significa um valor alto"]
            .map(str::to_owned)
    }

    fn share_of_weight(&self, share: f64) -> String {
        format!("{} %", self.number(100.0 * share, 0))
    }

    fn effective_weights(&self, missing: Option<NoEffectiveWeights>) -> String {
        let nominal = "Nominal: a parte de um critério nos pesos, em média dos dois lados.";
        let reason = match missing {
            None => {
                return format!(
                    "{nominal} Efetivo: a sua parte na variância das pontuações, isto é, o que ele decide."
                );
            }
            Some(NoEffectiveWeights::NotAdditive) => {
                "a pontuação de um par não é uma soma dos critérios"
            }
            Some(NoEffectiveWeights::NoVariation) => "todos os pares têm a mesma pontuação",
        };
        format!("{nominal} Os pesos efetivos não estão definidos: {reason}.")
    }

    fn missingness(&self, missingness: &Missingness) -> String {
        let Missingness { known, unknown, score_where_known, score_where_unknown } = missingness;
        format!(
            "conhecido em {} de {}, com uma pontuação média de {}; nos outros, a média é {}",
            self.count(*known),
            self.pairs(known.saturating_add(*unknown)),
            self.number(*score_where_known, 3),
            self.number(*score_where_unknown, 3)
        )
    }

    fn unknown_for_every_pair(&self) -> String {
        "desconhecido em todos os pares".to_owned()
    }

    fn without_weight(&self, names: &[String]) -> String {
        format!("Sem peso, mas indicados em cada par: {}.", self.list(names))
    }

    fn score_legend(&self, proposal: &Proposal) -> String {
        let score = match proposal.programme.unknown_values {
            UnknownTreatment::Expected => "com os valores desconhecidos na média do seu critério",
            UnknownTreatment::LeaveOut => "a partir dos valores conhecidos",
            UnknownTreatment::Refuse => "todos os valores são conhecidos",
        };
        format!(
            "Pontuação (pont.): {score}; mín.–máx.: se todos os valores desconhecidos fossem 0, ou 1."
        )
    }

    fn reasons_legend(&self) -> String {
        "A linha abaixo de cada par dá as suas razões principais.".to_owned()
    }

    fn unmatched_reason(&self, reason: &UnmatchedReason) -> String {
        match reason {
            UnmatchedReason::NoRound => "não está em nenhuma ronda do programa".to_owned(),
            UnmatchedReason::Withdrawn { because } if because.is_empty() => "desistiu".to_owned(),
            UnmatchedReason::Withdrawn { because } => format!("desistiu: {because}"),
            UnmatchedReason::NotAdmitted { missing } => {
                let missing: Vec<String> = missing
                    .iter()
                    .map(|missing| {
                        let condition = self.condition(&missing.condition);
                        format!("{}: {condition}", names::status(missing.status))
                    })
                    .collect();
                format!("condições do programa: {}", missing.join("; "))
            }
            UnmatchedReason::NoEligiblePartner => "as regras não deixam nenhum parceiro".to_owned(),
            UnmatchedReason::NoPlan => "nenhum plano cumpre as regras".to_owned(),
            UnmatchedReason::NotInBestPlan => {
                "não está no melhor plano que cumpre as regras".to_owned()
            }
            UnmatchedReason::TooFewPlaces { candidates, places } => format!(
                "há {} para {}, e nenhuma outra escolha tem um total maior",
                self.count_of(*candidates, "candidata", "candidatas"),
                self.count_of(*places, "lugar", "lugares")
            ),
            UnmatchedReason::NoGain => "nenhum par a mais aumentaria o total".to_owned(),
            UnmatchedReason::PartnersTaken => {
                "todos os parceiros possíveis têm outros, e nenhuma outra \
                                               escolha tem um total maior"
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
        let why = match common {
            Some(reason) => format!("Razão: {}", self.unmatched_reason(reason)),
            None => "A saída JSON ou CSV dá a razão de cada região".to_owned(),
        };
        format!("Sem parceiro, {side} ({count}): {names}. {why}.")
    }

    fn knowledge(&self, proposal: &Proposal, mean_known_weight: f64) -> String {
        let sides = proposal.dataset.shown_sides();
        let correlation = |value: Option<f64>| {
            value.map_or_else(|| "não definida".to_owned(), |value| self.signed_number(value, 2))
        };
        format!(
            "Parte conhecida do peso de um par, em média: {} %. Correlação entre a pontuação média de uma região e o \
             número de pontos fortes e necessidades que constam dela: {} {}, {} {} (perto de 0: a \
             documentação não é mérito).",
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
                "Nota: o critério `{criterion}` é desconhecido em todos os pares e não afeta as pontuações."
            ),
            Notice::EffectiveWeight { criterion, warning, nominal, effective } => {
                let [nominal, effective] =
                    [*nominal, *effective].map(|share| self.share_of_weight(share));
                let meaning = match warning {
                    WeightWarning::Negative => {
                        "os pares com uma pontuação mais alta tendem a ter nele um valor mais baixo"
                    }
                    WeightWarning::MoreThanTwice => "ele decide mais do dobro do que diz o seu peso",
                };
                format!(
                    "Nota: o critério `{criterion}` tem um peso nominal de {nominal} e um peso efetivo de \
                     {effective}: {meaning}."
                )
            }
            Notice::NoRelatedDomains => "Nota: a tabela `related` não tem nenhuma linha; por isso, a semelhança \
                                         `related` não considera semelhantes dois domínios diferentes."
                .to_owned(),
            Notice::FlaggedRegions { count: 1 } => "Nota: não se sabe se 1 região admitida cumpre todas as \
                                                    condições; a triagem indica qual é."
                .to_owned(),
            Notice::FlaggedRegions { count } => format!(
                "Nota: não se sabe se {} regiões admitidas cumprem todas as condições; a triagem indica quais são.",
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
            Notice::RoundsOneByOne => "Nota: provou-se que cada ronda é ótima por si, dadas as anteriores; o \
                                       conjunto das rondas pode não ser ótimo."
                .to_owned(),
            Notice::RoundWithoutPlan { round, has_earlier_rounds: false } => {
                format!("Nota: a ronda “{round}” não tem nenhum plano.")
            }
            Notice::RoundWithoutPlan { round, has_earlier_rounds: true } => {
                format!("Nota: a ronda “{round}” não tem nenhum plano; as anteriores têm.")
            }
            Notice::RankedPlan { rank } => {
                let rank = self.count(*rank);
                format!("Nota: este é o plano número {rank} de uma classificação dos melhores planos.")
            }
            Notice::ZeroScores { count: 1, pairs: 1 } => {
                "Nota: o único par tem a pontuação 0; a linha abaixo dele diz a razão.".to_owned()
            }
            Notice::ZeroScores { count, pairs } if count == pairs => format!(
                "Nota: todos os {} têm a pontuação 0; a linha abaixo de cada um diz a razão.",
                self.pairs(*pairs)
            ),
            Notice::ZeroScores { count, pairs } => format!(
                "Nota: {} dos {} {} a pontuação 0; a linha abaixo {} diz a razão.",
                self.count(*count),
                self.pairs(*pairs),
                if *count == 1 { "tem" } else { "têm" },
                if *count == 1 { "dele" } else { "de cada um" }
            ),
            Notice::EquallyGoodPlans => {
                "Nota: há outros planos tão bons como este, que não são listados.".to_owned()
            }
            Notice::Undecided => "Nota: a busca terminou antes do fim; não encontrou nem um plano nem uma prova \
                                  de que não existe nenhum."
                .to_owned(),
        }
    }

    fn version(&self, version: &str, digest: &str) -> String {
        format!("regiopair {version}, conjunto de dados {digest}…")
    }
}
