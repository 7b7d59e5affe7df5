//! Why a value is unknown, in Spanish.

use super::data_words::key;
use super::grammar::quoted;
use crate::criteria::Unknown;

/// Why a criterion has no value for a pair; a clause.
pub(super) fn unknown(unknown: &Unknown) -> String {
    let attribute = |name: &str| quoted(&key(name));
    match unknown {
        Unknown::NoNeed { region } => {
            format!("no consta ninguna necesidad de {}", region.name)
        }
        Unknown::NoStrength { region } => {
            format!("no consta ninguna fortaleza de {}", region.name)
        }
        Unknown::MeanProfile { region } => {
            format!("las fortalezas de {} no se apartan de la media de su lado", region.name)
        }
        Unknown::FlatProfile => {
            "un perfil con la misma proporción de todos los ámbitos no tiene forma".to_owned()
        }
        Unknown::NoRelatedDomain { region } => format!(
            "ningún ámbito que falta en {} está relacionado con otro que también le falta",
            region.name
        ),
        Unknown::NothingNearStrengths { region } => format!(
            "ningún ámbito que falta en {} está relacionado con sus fortalezas",
            region.name
        ),
        Unknown::NoRelatedTarget { region } => {
            format!("ningún objetivo de {} está relacionado con otro ámbito", region.name)
        }
        Unknown::NoPhase { learner, teacher } => format!(
            "ninguna fase de la estrategia consta a la vez como necesidad de {} y como capacidad de {}",
            learner.name, teacher.name
        ),
        Unknown::NoCommonField => "ningún dato estructural consta para ambas regiones".to_owned(),
        Unknown::NoLanguage { region } => {
            format!("no consta ningún idioma de {}", region.name)
        }
        Unknown::NoCoordinates { region } => {
            format!("no constan las coordenadas de {}", region.name)
        }
        Unknown::NoTie => "no consta ninguna colaboración anterior de las dos regiones".to_owned(),
        Unknown::NothingStated { region, key } => {
            format!("no consta ningún valor de {} de {}", attribute(key), region.name)
        }
        Unknown::NoOfferKnown { region, key } => format!(
            "no consta si {} ofrece algún valor de {} de su contraparte",
            region.name,
            attribute(key)
        ),
        Unknown::SameEverywhere { key } => {
            format!("{} es igual en todas las regiones", attribute(key))
        }
        Unknown::Text { text } => text.clone(),
    }
}
