//! The page of one pair in Spanish.

use super::Spanish;
use super::data_words::key;
use super::grammar::quoted;
use crate::criteria::{Unknown, ZeroReason};
use crate::profile::RegionLabel;
use crate::proposal::{
    CriterionPart, DomainNote, NeedNote, Pairing, Partner, Suggestion, TermNote,
};
use crate::report::language::{CriterionSentences, Grammar, PairSentences};

impl PairSentences for Spanish {
    fn pair_title(&self, left: &RegionLabel, right: &RegionLabel) -> String {
        format!("{} ({}) con {} ({})", left.name, left.country, right.name, right.country)
    }

    fn pair_score(&self, pairing: &Pairing) -> String {
        if pairing.known_weight == 0.0 {
            return "puntuación desconocida: no se conoce ningún criterio con peso".to_owned();
        }
        if pairing.known_weight > 1.0 - 1e-9 {
            return format!(
                "puntuación {}; se conocen todos los criterios con peso",
                self.number(pairing.score, 3)
            );
        }
        format!(
            "puntuación {}, al menos {}, como máximo {}; se conoce el {} % del peso",
            self.number(pairing.score, 3),
            self.number(pairing.low, 3),
            self.number(pairing.high, 3),
            self.number(100.0 * pairing.known_weight, 0)
        )
    }

    fn pair_views(&self, pairing: &Pairing) -> String {
        let view = |view: Option<f64>, weight: fn(&CriterionPart) -> f64| match view {
            Some(view) => self.number(view, 3),
            None if pairing.criteria.iter().all(|part| weight(part) == 0.0) => {
                "no cuenta, pues ningún criterio tiene peso".to_owned()
            }
            None => "desconocida".to_owned(),
        };
        format!(
            "visión de {}: {}; visión de {}: {}",
            pairing.left.name,
            view(pairing.seeker_view, |part| part.seeker_weight),
            pairing.right.name,
            view(pairing.host_view, |part| part.host_weight)
        )
    }

    fn criterion_columns(&self) -> [String; 4] {
        ["criterio", "valor", "suma", "qué significa un valor alto"].map(str::to_owned)
    }

    fn unknown_value(&self, unknown: &Unknown) -> String {
        format!("sin datos: {}", self.unknown(unknown))
    }

    fn expected_value(&self, mean: f64) -> String {
        format!("cuenta como {}, su media en los pares donde se conoce", self.number(mean, 3))
    }

    fn zero_value(&self, reasons: &[ZeroReason]) -> String {
        let reasons: Vec<String> = reasons.iter().map(|reason| self.zero(reason)).collect();
        format!("0, porque {}", reasons.join("; además, "))
    }

    fn rescaled_value(&self, value: f64) -> String {
        format!("cuenta como {} tras reescalar", self.number(value, 3))
    }

    fn criterion_legend(&self) -> String {
        "?: sin datos. –: sin peso o sin valor. ·: la puntuación no es una suma de los criterios."
            .to_owned()
    }

    fn more_evidence(&self, count: usize, amount: &str) -> String {
        format!("{} más {amount}", self.count(count))
    }

    fn shared_strengths(&self, domains: &[&DomainNote], above_mean: bool) -> String {
        if domains.is_empty() {
            let strong = if above_mean { "superen la media de su lado" } else { "sean fuertes" };
            return format!("No consta ningún ámbito en el que ambas {strong}.");
        }
        let strong = if above_mean { "superan la media de su lado" } else { "son fuertes" };
        let domains: Vec<String> = domains
            .iter()
            .map(|note| {
                let [left, right] = [note.left_weight, note.right_weight].map(|it| self.weight(it));
                format!("{} ({left}/{right})", note.domain.label)
            })
            .collect();
        format!("Ambas {strong} en (pesos; 3 si es prioritario): {}.", domains.join(", "))
    }

    fn weight(&self, weight: f64) -> String {
        self.number(weight, usize::from(weight.fract() != 0.0))
    }

    fn needs_heading(&self, needs: &RegionLabel, offers: &RegionLabel) -> String {
        format!(
            "{} necesita, {} ofrece (peso de la necesidad; 3 si es prioritaria):",
            needs.name, offers.name
        )
    }

    fn no_need_met(&self, needs: &RegionLabel, offers: &RegionLabel) -> String {
        format!(
            "No consta ninguna necesidad de {} que una fortaleza de {} pueda cubrir.",
            needs.name, offers.name
        )
    }

    fn need_met(&self, need: &NeedNote) -> String {
        if need.need == need.strength {
            return need.need.label.clone();
        }
        let similarity = self.number(need.similarity, 2);
        let because = need.because.as_ref();
        let because = because.map_or_else(String::new, |clause| format!("; motivo: {clause}"));
        format!("{} ← {} (similitud {similarity}{because})", need.need.label, need.strength.label)
    }

    fn shared_terms_heading(&self) -> String {
        "Lo que declaran ambas:".to_owned()
    }

    fn shared_terms(&self, name: &str, terms: &[TermNote]) -> String {
        let words = |words: &[String]| {
            if words.is_empty() { "–".to_owned() } else { all_quoted(words) }
        };
        let term = |term: &TermNote| {
            let label = &term.term.label;
            if term.left.is_empty() && term.right.is_empty() {
                return label.clone();
            }
            format!("{label} ({} / {})", words(&term.left), words(&term.right))
        };
        let terms: Vec<String> = terms.iter().map(term).collect();
        format!("{}: {}", key(name), terms.join("; "))
    }

    fn joint_themes_heading(&self) -> String {
        "En qué podrían trabajar (puntos de la puntuación que explica cada tema):".to_owned()
    }

    fn no_joint_theme(&self) -> String {
        "De la puntuación no se deduce ningún tema de trabajo conjunto: ningún ámbito suma puntos."
            .to_owned()
    }

    fn joint_theme(&self, suggestion: &Suggestion) -> String {
        let domains: Vec<&str> =
            suggestion.domains.iter().map(|domain| domain.domain.label.as_str()).collect();
        let points = self.number(suggestion.points, 3);
        format!("{points} {}: {}", suggestion.theme.label, domains.join(", "))
    }

    fn other_partners(&self, region: &RegionLabel, partners: &[&Partner]) -> String {
        let partners: Vec<String> = partners
            .iter()
            .map(|partner| format!("{} {}", partner.region.name, self.number(partner.score, 3)))
            .collect();
        format!("Las mejores alternativas para {}: {}.", region.name, partners.join("; "))
    }

    fn no_other_partner(&self, region: &RegionLabel) -> String {
        format!("Ninguna otra contraparte de {} tiene una puntuación mayor que 0.", region.name)
    }
}

/// Words of the data in quotation marks.
fn all_quoted(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|words| quoted(words)).collect();
    words.join(", ")
}
