//! Sentences about criteria in Portuguese.

use super::Portuguese;
use super::names;
use crate::criteria::{
    Comparison, Feature, Meaning, Measurement, Reason, StatementChoice, Unknown, ZeroReason,
};
use crate::profile::Phase;
use crate::report::language::{CriterionSentences, Grammar};

impl CriterionSentences for Portuguese {
    fn meaning(&self, meaning: &Meaning) -> String {
        let clause = match meaning {
            Meaning::NeedsOfSeekerMet => {
                "pontos fortes da região direita respondem a necessidades da esquerda"
            }
            Meaning::NeedsOfHostMet => {
                "pontos fortes da região esquerda respondem a necessidades da direita"
            }
            Meaning::SharedStrengths => "as duas regiões são fortes nos mesmos domínios",
            Meaning::SharedAboveMean => {
                "as duas regiões são mais fortes que a média do seu lado nos mesmos domínios"
            }
            Meaning::SharedThemes => "as duas regiões são fortes nos mesmos temas",
            Meaning::EachAddsNearStrengths => {
                "o que cada região traz é novo para a outra e está relacionado com os pontos fortes desta"
            }
            Meaning::HostAddsNearStrengths => {
                "o que a região direita traz é novo para a esquerda e está relacionado com os pontos fortes desta"
            }
            Meaning::SeekerAddsNearStrengths => {
                "o que a região esquerda traz é novo para a direita e está relacionado com os pontos fortes desta"
            }
            Meaning::EachAddsNearTargets => {
                "cada região traz pontos fortes novos para a outra e relacionados com os alvos desta"
            }
            Meaning::HostAddsNearTargets => {
                "a região direita traz pontos fortes novos para a esquerda e relacionados com os alvos desta"
            }
            Meaning::SeekerAddsNearTargets => {
                "a região esquerda traz pontos fortes novos para a direita e relacionados com os alvos desta"
            }
            Meaning::EachAddsRelated => {
                "cada região traz pontos fortes novos para a outra e relacionados com mais domínios que esta ainda não tem"
            }
            Meaning::HostAddsRelated => {
                "a região direita traz pontos fortes novos para a esquerda e relacionados com mais domínios que esta ainda não tem"
            }
            Meaning::SeekerAddsRelated => {
                "a região esquerda traz pontos fortes novos para a direita e relacionados com mais domínios que esta ainda não tem"
            }
            Meaning::SeekerLearns => {
                "a região direita pode ensinar as fases da estratégia de que a esquerda precisa"
            }
            Meaning::HostLearns => {
                "a região esquerda pode ensinar as fases da estratégia de que a direita precisa"
            }
            Meaning::BothLearn => {
                "cada região pode ensinar fases da estratégia de que a outra precisa"
            }
            Meaning::StructuralLikeness => {
                "as duas regiões são semelhantes em população, área, riqueza, território e nível"
            }
            Meaning::Language => {
                "as duas regiões têm uma língua em comum, ou línguas próximas, se estas contarem"
            }
            Meaning::Nearness => "as duas regiões ficam perto uma da outra",
            Meaning::EarlierTies => "as duas regiões já trabalharam juntas",
            Meaning::NoEarlierTies => "as duas regiões ainda não trabalharam juntas",
            Meaning::Statements(choice) => return statements(choice),
            Meaning::Text { text } => text,
        };
        clause.to_owned()
    }

    fn unknown(&self, unknown: &Unknown) -> String {
        match unknown {
            Unknown::NoNeed { region } => {
                format!("não consta nenhuma necessidade de {}", region.name)
            }
            Unknown::NoStrength { region } => {
                format!("não consta nenhum ponto forte de {}", region.name)
            }
            Unknown::MeanProfile { region } => {
                format!("os pontos fortes de {} não diferem da média do seu lado", region.name)
            }
            Unknown::FlatProfile => {
                "um perfil com partes iguais em todos os domínios não tem forma".to_owned()
            }
            Unknown::NoRelatedDomain { region } => format!(
                "nenhum domínio que falta a {} está relacionado com outro que lhe falta",
                region.name
            ),
            Unknown::NothingNearStrengths { region } => format!(
                "nenhum domínio que falta a {} está relacionado com os seus pontos fortes",
                region.name
            ),
            Unknown::NoRelatedTarget { region } => {
                format!("nenhum alvo de {} está relacionado com outro domínio", region.name)
            }
            Unknown::NoPhase { learner, teacher } => format!(
                "não consta nenhuma fase da estratégia que seja necessidade de {} e capacidade de {}",
                learner.name, teacher.name
            ),
            Unknown::NoCommonField => {
                "não consta nenhum dado estrutural para as duas regiões".to_owned()
            }
            Unknown::NoLanguage { region } => {
                format!("não consta nenhuma língua de {}", region.name)
            }
            Unknown::NoCoordinates { region } => {
                format!("não constam as coordenadas de {}", region.name)
            }
            Unknown::NoTie => "não consta nenhum vínculo anterior das duas regiões".to_owned(),
            Unknown::NothingStated { region, key } => {
                format!("nada consta de {} quanto a {}", region.name, names::keys(key))
            }
            Unknown::NoOfferKnown { region, key } => format!(
                "não consta se {} oferece algo do que o parceiro indica quanto a {}",
                region.name,
                names::keys(key)
            ),
            Unknown::SameEverywhere { key } => {
                format!("{}: o mesmo valor em todas as regiões", names::key(key))
            }
            Unknown::Text { text } => text.clone(),
        }
    }

    fn zero(&self, reason: &ZeroReason) -> String {
        match reason {
            ZeroReason::NoNeedMet { needs, offers } => format!(
                "nenhum ponto forte de {} é semelhante a uma necessidade de {}",
                offers.name, needs.name
            ),
            ZeroReason::NoBetterThanTypical { needs, offers, coverage, typical } => format!(
                "{} não responde às necessidades de {} melhor que um parceiro típico (cobre {} % delas; um \
                 parceiro típico, {} %)",
                offers.name,
                needs.name,
                self.number(100.0 * coverage, 0),
                self.number(100.0 * typical, 0)
            ),
            ZeroReason::NoSharedDomain => {
                "não há nenhum domínio em que as duas regiões sejam fortes".to_owned()
            }
            ZeroReason::OppositeProfiles => {
                "os dois perfis são exatamente opostos: onde um tem mais, o outro tem menos"
                    .to_owned()
            }
            ZeroReason::NoSharedTheme => {
                "não há nenhum tema em que as duas regiões sejam fortes".to_owned()
            }
            ZeroReason::NothingNew { receiver, giver } => {
                format!("{} já tem todos os pontos fortes de {}", receiver.name, giver.name)
            }
            ZeroReason::NothingRelated { receiver, giver } => format!(
                "o que {} traria não está relacionado com mais nada do que falta a {}",
                giver.name, receiver.name
            ),
            ZeroReason::NothingNearStrengths { receiver, giver } => format!(
                "o que {} traria não está relacionado com nenhum ponto forte de {}",
                giver.name, receiver.name
            ),
            ZeroReason::NothingNearTargets { receiver, giver } => format!(
                "o que {} traria não está relacionado com nenhum alvo de {}",
                giver.name, receiver.name
            ),
            ZeroReason::NoPhaseNeeded { learner } => format!(
                "{} não precisa de nada nas fases da estratégia sobre as quais há dados",
                learner.name
            ),
            ZeroReason::NothingToTeach { learner, teacher } => format!(
                "nas fases da estratégia de que {} precisa, {} não tem mais capacidade que {}",
                learner.name, teacher.name, learner.name
            ),
            ZeroReason::NothingAlike { compared } => {
                let compared: Vec<String> = compared.iter().map(|it| self.reason(it)).collect();
                format!("as duas regiões não poderiam diferir mais: {}", compared.join(", "))
            }
            ZeroReason::NoCommonLanguage { left, right } => format!(
                "as duas regiões não têm nenhuma língua em comum ({} / {})",
                languages(left).join(", "),
                languages(right).join(", ")
            ),
            ZeroReason::NoSharedTerm { key } => {
                format!("as duas regiões não indicam nada em comum quanto a {}", names::keys(key))
            }
            ZeroReason::NothingOffered { key } => format!(
                "o parceiro não oferece nada do que é indicado quanto a {}",
                names::keys(key)
            ),
            ZeroReason::FarthestApart { km } => format!(
                "não há dois lugares mais distantes um do outro que estes: {} km",
                self.number(*km, 0)
            ),
            ZeroReason::WorkedTogether { since, what } => {
                format!("as duas regiões já trabalharam juntas ({})", tie(*since, what))
            }
            ZeroReason::Lowest => {
                "nenhum par tem um valor mais baixo depois da normalização".to_owned()
            }
            ZeroReason::NothingCounts => "não se encontrou nada que conte".to_owned(),
            ZeroReason::Text { text } => text.clone(),
        }
    }

    fn reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::SharedDomain { domain } => domain.short.clone(),
            Reason::Base => "base".to_owned(),
            Reason::BothAboveMean { domain } => {
                format!("as duas acima da média em {}", domain.short)
            }
            Reason::BothBelowMean { domain } => {
                format!("as duas abaixo da média em {}", domain.short)
            }
            Reason::OneAboveMean { above, domain } => {
                format!("só {} acima da média em {}", above.name, domain.short)
            }
            Reason::RelatedDomains { left, right, .. } => {
                format!("{} ~ {}", left.short, right.short)
            }
            Reason::SimilarSpread => {
                format!("nenhum domínio em comum; perfis sem relação têm {}", self.number(0.5, 1))
            }
            Reason::NeedMet { need, strength, .. } if need == strength => need.short.clone(),
            Reason::NeedMet { need, strength, .. } => {
                format!("{} por meio de {}", need.short, strength.short)
            }
            Reason::AddedDomain { region, domain } => {
                format!("{} para {}", domain.short, region.name)
            }
            Reason::AddedNear { region, domain, near } => {
                format!("{} para {} (próximo de {})", domain.short, region.name, near.short)
            }
            Reason::PhaseTaught { phase, need, capacity } => {
                format!("{} (necessidade {need}, capacidade {capacity})", self.phase(*phase))
            }
            Reason::SharedTheme { theme } => theme.label.clone(),
            Reason::Measured { measurement, left, right, left_approximate, right_approximate } => {
                let name = match measurement {
                    Measurement::Population => "população",
                    Measurement::Area => "área em km²",
                    Measurement::GdpPerCapita => "PIB por pessoa em euros",
                };
                let amount = |number: f64, approximate: bool| {
                    let about = if approximate { "cerca de " } else { "" };
                    format!("{about}{}", self.number(number, 0))
                };
                let left = amount(*left, *left_approximate);
                format!("{name} {left} / {}", amount(*right, *right_approximate))
            }
            Reason::Compared { feature, left, right } => {
                let values = |values: &[String]| match feature {
                    Feature::Language => languages(values),
                    Feature::Terrain | Feature::Level => {
                        values.iter().map(|value| names::place(value)).collect()
                    }
                };
                let name = match feature {
                    Feature::Terrain => "território",
                    Feature::Level => "nível",
                    Feature::Language => "língua",
                };
                let [left, right] = [left, right].map(|it| self.list(&values(it)));
                if left == right {
                    format!("{name}: {left}")
                } else {
                    format!("{name}: {left} / {right}")
                }
            }
            Reason::SharedTerm { term } => term.label.clone(),
            Reason::OfferedTerm { term, offers } => {
                format!("{}, oferta de {}", term.label, offers.name)
            }
            Reason::Stated { key, left, right } => format!(
                "{} {} / {}",
                names::key(key),
                self.number(*left, 2),
                self.number(*right, 2)
            ),
            Reason::Distance { km } => format!("distância de {} km", self.number(*km, 0)),
            Reason::EarlierTie { since, what } => tie(*since, what),
            Reason::Text { text } => text.clone(),
        }
    }

    fn phase(&self, phase: Phase) -> String {
        let name = match phase {
            Phase::Analysis => "análise",
            Phase::Governance => "governança",
            Phase::Vision => "visão",
            Phase::Priorities => "prioridades",
            Phase::PolicyMix => "conjunto de políticas",
            Phase::Monitoring => "acompanhamento",
        };
        name.to_owned()
    }
}

/// What a high value of a criterion on statements means.
fn statements(choice: &StatementChoice) -> String {
    let key = names::keys(&choice.statements);
    match choice.compare {
        Comparison::Shared => {
            format!("as duas regiões indicam o mesmo quanto a {key}, sobretudo o que é raro")
        }
        Comparison::OfferedToNeeded => {
            format!("cada região oferece o que a outra indica quanto a {key}")
        }
        Comparison::OfferedToSeeker => {
            format!("a região direita oferece o que a esquerda indica quanto a {key}")
        }
        Comparison::OfferedToHost => {
            format!("a região esquerda oferece o que a direita indica quanto a {key}")
        }
        Comparison::Closeness => format!("as duas regiões são próximas quanto a {key}"),
    }
}

fn languages(codes: &[String]) -> Vec<String> {
    codes.iter().map(|code| names::language(code)).collect()
}

/// Since when there is a tie and what it consists of, as far as the data say.
fn tie(since: Option<i32>, what: &str) -> String {
    match (since, what) {
        (Some(year), "") => format!("desde {year}"),
        (Some(year), what) => format!("desde {year}: {what}"),
        (None, "") => "consta um vínculo".to_owned(),
        (None, what) => what.to_owned(),
    }
}
