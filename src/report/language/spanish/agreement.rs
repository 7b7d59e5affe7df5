//! How well two coders agree, in Spanish.

use super::Spanish;
use crate::profile::Role;
use crate::report::language::{AgreementSentences, Grammar};
use crate::validation::Agreement;

impl AgreementSentences for Spanish {
    fn no_second_coding(&self) -> String {
        "Ninguna región fue codificada por dos personas, así que no se sabe cuánto coinciden."
            .to_owned()
    }

    fn agreement_heading(&self) -> String {
        "Concordancia de las dos personas que codificaron: el coseno de los pesos que dieron a una región, \
         de 0 (ningún ámbito en común) a 1 (las mismas proporciones); por azar: el coseno medio con otras \
         regiones."
            .to_owned()
    }

    fn agreement_columns(&self) -> [String; 5] {
        ["región", "fortalezas", "por azar", "necesid.", "por azar"].map(str::to_owned)
    }

    fn mean_agreement(&self, agreement: &Agreement) -> String {
        let number = |mean: Option<f64>| {
            mean.map_or_else(|| "desconocida".to_owned(), |it| self.number(it, 2))
        };
        let roles = match agreement.role {
            Role::Strength => "fortalezas",
            Role::Need => "necesidades",
        };
        let regions = self.regions_counted(agreement.regions.len());
        let once = match agreement.coded_once {
            0 => String::new(),
            1 => "; 1 región fue codificada por una sola de ellas".to_owned(),
            count => {
                format!("; {} regiones fueron codificadas por una sola de ellas", self.count(count))
            }
        };
        format!(
            "Media de las {roles} en {regions}: {}, por azar {}{once}.",
            number(agreement.same),
            number(agreement.different)
        )
    }
}
