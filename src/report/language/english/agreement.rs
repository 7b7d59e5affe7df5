//! How well two coders agree, in English.

use super::English;
use crate::profile::Role;
use crate::report::language::{AgreementSentences, Grammar};
use crate::validation::Agreement;

impl AgreementSentences for English {
    fn no_second_coding(&self) -> String {
        "No region was coded by two coders, so nothing is known about their agreement.".to_owned()
    }

    fn agreement_heading(&self) -> String {
        "Agreement of the two coders: the cosine of their weights for a region, from 0 (no domain in \
         common) to 1 (the same proportions); by chance: the mean cosine with other regions."
            .to_owned()
    }

    fn agreement_columns(&self) -> [String; 5] {
        ["region", "strengths", "by chance", "needs", "by chance"].map(str::to_owned)
    }

    fn mean_agreement(&self, agreement: &Agreement) -> String {
        let number =
            |mean: Option<f64>| mean.map_or_else(|| "unknown".to_owned(), |it| self.number(it, 2));
        let roles = match agreement.role {
            Role::Strength => "strengths",
            Role::Need => "needs",
        };
        let regions = self.count_of(agreement.regions.len(), "region", "regions");
        let once = match agreement.coded_once {
            0 => String::new(),
            1 => "; 1 region was coded by one of them only".to_owned(),
            count => {
                format!("; {} regions were coded by one of them only", self.count(count))
            }
        };
        format!(
            "Mean for {roles} over {regions}: {}, by chance {}{once}.",
            number(agreement.same),
            number(agreement.different)
        )
    }
}
