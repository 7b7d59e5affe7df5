//! Sentences about criteria in Spanish.

use super::Spanish;
use super::data_words::{key, language, place};
use super::grammar::quoted;
use super::unknown::unknown;
use crate::criteria::{
    Comparison, Feature, Meaning, Measurement, Reason, StatementChoice, Unknown, ZeroReason,
};
use crate::profile::Phase;
use crate::report::language::{CriterionSentences, Grammar};

impl CriterionSentences for Spanish {
    fn meaning(&self, meaning: &Meaning) -> String {
        let clause = match meaning {
            Meaning::NeedsOfSeekerMet => {
                "las fortalezas de la región derecha cubren necesidades de la izquierda"
            }
            Meaning::NeedsOfHostMet => {
                "las fortalezas de la región izquierda cubren necesidades de la derecha"
            }
            Meaning::SharedStrengths => "ambas regiones son fuertes en los mismos ámbitos",
            Meaning::SharedAboveMean => {
                "ambas regiones superan la media de su lado en los mismos ámbitos"
            }
            Meaning::SharedThemes => "ambas regiones son fuertes en los mismos temas",
            Meaning::EachAddsNearStrengths => {
                "lo que cada una aporta es nuevo para la otra y está relacionado con las fortalezas de esta"
            }
            Meaning::HostAddsNearStrengths => {
                "lo que aporta la región derecha es nuevo para la izquierda y está relacionado con sus \
                 fortalezas"
            }
            Meaning::SeekerAddsNearStrengths => {
                "lo que aporta la región izquierda es nuevo para la derecha y está relacionado con sus \
                 fortalezas"
            }
            Meaning::EachAddsNearTargets => {
                "cada una aporta fortalezas nuevas para la otra y relacionadas con los objetivos de esta"
            }
            Meaning::HostAddsNearTargets => {
                "la región derecha aporta fortalezas nuevas para la izquierda y relacionadas con los \
                 objetivos de esta"
            }
            Meaning::SeekerAddsNearTargets => {
                "la región izquierda aporta fortalezas nuevas para la derecha y relacionadas con los \
                 objetivos de esta"
            }
            Meaning::EachAddsRelated => {
                "cada una aporta fortalezas nuevas para la otra y relacionadas con más ámbitos nuevos para \
                 ella"
            }
            Meaning::HostAddsRelated => {
                "la región derecha aporta fortalezas nuevas para la izquierda y relacionadas con más ámbitos \
                 nuevos para ella"
            }
            Meaning::SeekerAddsRelated => {
                "la región izquierda aporta fortalezas nuevas para la derecha y relacionadas con más ámbitos \
                 nuevos para ella"
            }
            Meaning::SeekerLearns => {
                "la región derecha puede enseñar las fases de la estrategia que necesita la izquierda"
            }
            Meaning::HostLearns => {
                "la región izquierda puede enseñar las fases de la estrategia que necesita la derecha"
            }
            Meaning::BothLearn => {
                "cada una puede enseñar fases de la estrategia que la otra necesita"
            }
            Meaning::StructuralLikeness => {
                "las dos regiones se parecen en población, superficie, riqueza, relieve y nivel territorial"
            }
            Meaning::Language => {
                "las dos regiones comparten un idioma, o tienen idiomas emparentados si estos cuentan"
            }
            Meaning::Nearness => "las dos regiones están cerca una de otra",
            Meaning::EarlierTies => "las dos regiones ya han colaborado antes",
            Meaning::NoEarlierTies => "las dos regiones no han colaborado antes",
            Meaning::Statements(choice) => return statements(choice),
            Meaning::Text { text } => text,
        };
        clause.to_owned()
    }

    fn unknown(&self, reason: &Unknown) -> String {
        unknown(reason)
    }

    fn zero(&self, reason: &ZeroReason) -> String {
        match reason {
            ZeroReason::NoNeedMet { needs, offers } => format!(
                "ninguna fortaleza de {} es similar a una necesidad de {}",
                offers.name, needs.name
            ),
            ZeroReason::NoBetterThanTypical { needs, offers, coverage, typical } => format!(
                "{} no cubre las necesidades de {} mejor que una contraparte típica (cubre el {} % de \
                 ellas; una contraparte típica, el {} %)",
                offers.name,
                needs.name,
                self.number(100.0 * coverage, 0),
                self.number(100.0 * typical, 0)
            ),
            ZeroReason::NoSharedDomain => {
                "no hay ningún ámbito en el que ambas regiones sean fuertes".to_owned()
            }
            ZeroReason::OppositeProfiles => {
                "los dos perfiles son exactamente opuestos: donde una tiene más, la otra tiene menos"
                    .to_owned()
            }
            ZeroReason::NoSharedTheme => {
                "no hay ningún tema en el que ambas regiones sean fuertes".to_owned()
            }
            ZeroReason::NothingNew { receiver, giver } => {
                format!("{} ya tiene todas las fortalezas de {}", receiver.name, giver.name)
            }
            ZeroReason::NothingRelated { receiver, giver } => format!(
                "lo que {} aportaría no está relacionado con nada más que falte en {}",
                giver.name, receiver.name
            ),
            ZeroReason::NothingNearStrengths { receiver, giver } => format!(
                "lo que {} aportaría no está relacionado con ninguna fortaleza de {}",
                giver.name, receiver.name
            ),
            ZeroReason::NothingNearTargets { receiver, giver } => format!(
                "lo que {} aportaría no está relacionado con ningún objetivo de {}",
                giver.name, receiver.name
            ),
            ZeroReason::NoPhaseNeeded { learner } => {
                format!("{} no necesita nada en las fases de la estrategia que constan", learner.name)
            }
            ZeroReason::NothingToTeach { learner, teacher } => format!(
                "en las fases de la estrategia que {} necesita, {} no tiene más capacidad",
                learner.name, teacher.name
            ),
            ZeroReason::NothingAlike { compared } => {
                let compared: Vec<String> = compared.iter().map(|it| self.reason(it)).collect();
                format!("las dos regiones no podrían ser más distintas: {}", compared.join(", "))
            }
            ZeroReason::NoCommonLanguage { left, right } => {
                let names = |codes: &[String]| {
                    codes.iter().map(|code| language(code)).collect::<Vec<_>>().join(", ")
                };
                format!(
                    "las dos regiones no tienen ningún idioma en común ({} / {})",
                    names(left),
                    names(right)
                )
            }
            ZeroReason::NoSharedTerm { key } => {
                format!("las dos regiones no coinciden en ningún valor de {}", attribute(key))
            }
            ZeroReason::NothingOffered { key } => {
                format!("la contraparte no ofrece ninguno de los valores de {}", attribute(key))
            }
            ZeroReason::FarthestApart { km } => {
                format!("no hay dos lugares más alejados entre sí: {} km", self.number(*km, 0))
            }
            ZeroReason::WorkedTogether { since, what } => {
                format!("las dos regiones ya han colaborado antes ({})", tie(*since, what))
            }
            ZeroReason::Lowest => "ningún par tiene un valor menor tras reescalar".to_owned(),
            ZeroReason::NothingCounts => "no se encontró nada que cuente".to_owned(),
            ZeroReason::Text { text } => text.clone(),
        }
    }

    fn reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::SharedDomain { domain } => domain.short.clone(),
            Reason::Base => "base".to_owned(),
            Reason::BothAboveMean { domain } => {
                format!("ambas por encima de la media en {}", domain.short)
            }
            Reason::BothBelowMean { domain } => {
                format!("ambas por debajo de la media en {}", domain.short)
            }
            Reason::OneAboveMean { above, domain } => {
                format!("solo {} por encima de la media en {}", above.name, domain.short)
            }
            Reason::RelatedDomains { left, right, .. } => {
                format!("{} ~ {}", left.short, right.short)
            }
            Reason::SimilarSpread => format!(
                "ningún ámbito en común; los perfiles sin relación tienen {}",
                self.number(0.5, 1)
            ),
            Reason::NeedMet { need, strength, .. } if need == strength => need.short.clone(),
            Reason::NeedMet { need, strength, .. } => {
                format!("{} con {}", need.short, strength.short)
            }
            Reason::AddedDomain { region, domain } => {
                format!("{} para {}", domain.short, region.name)
            }
            Reason::AddedNear { region, domain, near } => {
                format!("{} para {} (cerca de {})", domain.short, region.name, near.short)
            }
            Reason::PhaseTaught { phase, need, capacity } => {
                format!("{} (necesidad {need}, capacidad {capacity})", self.phase(*phase))
            }
            Reason::SharedTheme { theme } => theme.label.clone(),
            Reason::Measured { measurement, left, right, left_approximate, right_approximate } => {
                let name = match measurement {
                    Measurement::Population => "población",
                    Measurement::Area => "superficie en km²",
                    Measurement::GdpPerCapita => "PIB por habitante en euros",
                };
                let amount = |number: f64, approximate: bool| {
                    let about = if approximate { "unos " } else { "" };
                    format!("{about}{}", self.number(number, 0))
                };
                let left = amount(*left, *left_approximate);
                format!("{name} {left} / {}", amount(*right, *right_approximate))
            }
            Reason::Compared { feature, left, right } => {
                let (name, word): (_, fn(&str) -> String) = match feature {
                    Feature::Terrain => ("relieve", place),
                    Feature::Level => ("nivel", place),
                    Feature::Language => ("idioma", language),
                };
                let words = |words: &[String]| {
                    words.iter().map(|it| word(it)).collect::<Vec<_>>().join(", ")
                };
                let (left, right) = (words(left), words(right));
                if left == right {
                    format!("{name}: {left}")
                } else {
                    format!("{name}: {left} / {right}")
                }
            }
            Reason::SharedTerm { term } => term.label.clone(),
            Reason::OfferedTerm { term, offers } => format!("{} de {}", term.label, offers.name),
            Reason::Stated { key: name, left, right } => {
                format!("{} {} / {}", key(name), self.number(*left, 2), self.number(*right, 2))
            }
            Reason::Distance { km } => format!("a {} km de distancia", self.number(*km, 0)),
            Reason::EarlierTie { since, what } => tie(*since, what),
            Reason::Text { text } => text.clone(),
        }
    }

    fn phase(&self, phase: Phase) -> String {
        let name = match phase {
            Phase::Analysis => "análisis",
            Phase::Governance => "gobernanza",
            Phase::Vision => "visión",
            Phase::Priorities => "prioridades",
            Phase::PolicyMix => "combinación de políticas",
            Phase::Monitoring => "seguimiento",
        };
        name.to_owned()
    }
}

/// What a high value of a criterion on statements means.
fn statements(choice: &StatementChoice) -> String {
    let attribute = attribute(&choice.statements);
    match choice.compare {
        Comparison::Shared => format!(
            "ambas regiones declaran los mismos valores de {attribute}, sobre todo los poco frecuentes"
        ),
        Comparison::OfferedToNeeded => {
            format!("cada región ofrece lo que la otra declara como {attribute}")
        }
        Comparison::OfferedToSeeker => {
            format!("la región derecha ofrece lo que la izquierda declara como {attribute}")
        }
        Comparison::OfferedToHost => {
            format!("la región izquierda ofrece lo que la derecha declara como {attribute}")
        }
        Comparison::Closeness => {
            format!("las dos regiones tienen valores próximos de {attribute}")
        }
    }
}

/// An attribute in quotation marks, so that no word around it agrees with it.
fn attribute(name: &str) -> String {
    quoted(&key(name))
}

/// Since when there is a tie and what it consists of, as far as the data say.
fn tie(since: Option<i32>, what: &str) -> String {
    match (since, what) {
        (Some(year), "") => format!("desde {year}"),
        (Some(year), what) => format!("desde {year}: {what}"),
        (None, "") => "consta una colaboración".to_owned(),
        (None, what) => what.to_owned(),
    }
}
