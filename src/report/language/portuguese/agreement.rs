//! How well two coders agree, in Portuguese.

use super::Portuguese;
use crate::profile::Role;
use crate::report::language::{AgreementSentences, Grammar};
use crate::validation::Agreement;

impl AgreementSentences for Portuguese {
    fn no_second_coding(&self) -> String {
        "Nenhuma região foi codificada por duas pessoas; por isso, nada se sabe sobre a concordância \
         entre elas."
            .to_owned()
    }

    fn agreement_heading(&self) -> String {
        "Concordância das duas codificações: o cosseno dos pesos que atribuem a uma região, de 0 (nenhum \
         domínio em comum) a 1 (as mesmas proporções); por acaso: o cosseno médio com outras regiões."
            .to_owned()
    }

    fn agreement_columns(&self) -> [String; 5] {
        ["região", "p. fortes", "por acaso", "necessid.", "por acaso"].map(str::to_owned)
    }

    fn mean_agreement(&self, agreement: &Agreement) -> String {
        let number = |mean: Option<f64>| {
            mean.map_or_else(|| "desconhecida".to_owned(), |it| self.number(it, 2))
        };
        let roles = match agreement.role {
            Role::Strength => "dos pontos fortes",
            Role::Need => "das necessidades",
        };
        let regions = self.regions_counted(agreement.regions.len());
        let once = match agreement.coded_once {
            0 => String::new(),
            1 => "; 1 região foi codificada por uma só pessoa".to_owned(),
            count => {
                format!("; {} regiões foram codificadas por uma só pessoa", self.count(count))
            }
        };
        format!(
            "Média {roles} em {regions}: {}, por acaso {}{once}.",
            number(agreement.same),
            number(agreement.different)
        )
    }
}
