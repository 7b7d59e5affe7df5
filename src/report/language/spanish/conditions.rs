//! The conditions of the IUC-LAC programme in Spanish.

use crate::profile::ConditionStatus;

/// The name of a well-known condition, such that it fits behind "cumple" and "no cumple"; `None` for a
/// condition of the user's own.
pub(super) fn condition(id: &str) -> Option<&'static str> {
    Some(match id {
        "country-covered" => "un país incluido en el programa",
        "letter-of-commitment" => "una carta de compromiso",
        "contact-person" => "una persona de contacto",
        "resources" => "recursos nacionales o locales",
        "stakeholders-involved" => "la participación de empresas y centros de investigación",
        "commitment-to-s3" => {
            "al menos el compromiso de elaborar una estrategia de especialización inteligente"
        }
        "helix-coordination" => "la coordinación de los actores de la cuádruple o quíntuple hélice",
        "needs-match" => {
            "necesidades y oportunidades que correspondan al perfil de una o varias regiones del otro lado"
        }
        "supports-strategy" => "la capacidad de apoyar la estrategia de la contraparte",
        "joint-projects" => "la capacidad de impulsar proyectos conjuntos",
        "business-opportunities" => "la capacidad de abrir oportunidades de negocio",
        _ => return None,
    })
}

/// Whether a condition is met: a phrase in front of a colon and its name.
pub(super) fn status(status: ConditionStatus) -> &'static str {
    match status {
        ConditionStatus::Met => "se cumple",
        ConditionStatus::NotMet => "no se cumple",
        ConditionStatus::Unknown => "sin datos",
    }
}

#[cfg(test)]
mod tests {
    use super::condition;
    use crate::profile::WELL_KNOWN;

    #[test]
    fn every_well_known_condition_has_a_name() {
        assert!(WELL_KNOWN.iter().all(|known| condition(known.id).is_some()));
        assert_eq!(condition("two-official-languages"), None);
    }
}
