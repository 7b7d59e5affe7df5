//! The page of one pair in Portuguese.

use super::Portuguese;
use super::names;
use crate::criteria::{Unknown, ZeroReason};
use crate::profile::RegionLabel;
use crate::proposal::{
    CriterionPart, DomainNote, NeedNote, Pairing, Partner, Suggestion, TermNote,
};
use crate::report::language::{CriterionSentences, Grammar, PairSentences};

impl PairSentences for Portuguese {
    fn pair_title(&self, left: &RegionLabel, right: &RegionLabel) -> String {
        format!("{} ({}) com {} ({})", left.name, left.country, right.name, right.country)
    }

    fn pair_score(&self, pairing: &Pairing) -> String {
        if pairing.known_weight == 0.0 {
            return "pontuação desconhecida: não se conhece nenhum critério com peso".to_owned();
        }
        if pairing.known_weight > 1.0 - 1e-9 {
            return format!(
                "pontuação {}; todos os critérios com peso são conhecidos",
                self.number(pairing.score, 3)
            );
        }
        format!(
            "pontuação {}, no mínimo {}, no máximo {}; parte conhecida do peso: {} %",
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
                "não conta, porque nenhum critério tem peso".to_owned()
            }
            None => "desconhecida".to_owned(),
        };
        format!(
            "avaliação de {}: {}; avaliação de {}: {}",
            pairing.left.name,
            view(pairing.seeker_view, |part| part.seeker_weight),
            pairing.right.name,
            view(pairing.host_view, |part| part.host_weight)
        )
    }

    fn criterion_columns(&self) -> [String; 4] {
        ["critério", "valor", "soma", "o que significa um valor alto"].map(str::to_owned)
    }

    fn unknown_value(&self, unknown: &Unknown) -> String {
        format!("desconhecido: {}", self.unknown(unknown))
    }

    fn expected_value(&self, mean: f64) -> String {
        format!("conta como {}, a sua média nos pares em que se conhece", self.number(mean, 3))
    }

    fn zero_value(&self, reasons: &[ZeroReason]) -> String {
        let reasons: Vec<String> = reasons.iter().map(|reason| self.zero(reason)).collect();
        format!("0, porque {}", reasons.join("; e "))
    }

    fn rescaled_value(&self, value: f64) -> String {
        format!("conta como {} depois da normalização", self.number(value, 3))
    }

    fn criterion_legend(&self) -> String {
        "?: desconhecido. –: sem peso, ou sem valor. ·: a pontuação não é uma soma dos critérios."
            .to_owned()
    }

    fn more_evidence(&self, count: usize, amount: &str) -> String {
        format!("mais {}: {amount}", self.count(count))
    }

    fn shared_strengths(&self, domains: &[&DomainNote], above_mean: bool) -> String {
        let strong = if above_mean { "mais fortes que a média do seu lado" } else { "fortes" };
        if domains.is_empty() {
            return format!("Não consta nenhum domínio em que as duas sejam {strong}.");
        }
        let domains: Vec<String> = domains
            .iter()
            .map(|note| {
                let [left, right] = [note.left_weight, note.right_weight].map(|it| self.weight(it));
                format!("{} ({left}/{right})", note.domain.label)
            })
            .collect();
        format!("As duas são {strong} em (pesos, 3 se é prioritário): {}.", domains.join("; "))
    }

    fn weight(&self, weight: f64) -> String {
        self.number(weight, usize::from(weight.fract() != 0.0))
    }

    fn needs_heading(&self, needs: &RegionLabel, offers: &RegionLabel) -> String {
        format!(
            "{} precisa, {} oferece (peso da necessidade, 3 se é prioritária):",
            needs.name, offers.name
        )
    }

    fn no_need_met(&self, needs: &RegionLabel, offers: &RegionLabel) -> String {
        format!(
            "Não consta nenhuma necessidade de {} a que um ponto forte de {} responda.",
            needs.name, offers.name
        )
    }

    fn need_met(&self, need: &NeedNote) -> String {
        if need.need == need.strength {
            return need.need.label.clone();
        }
        let similarity = self.number(need.similarity, 2);
        let because = need.because.as_ref();
        let because = because.map_or_else(String::new, |clause| format!(", porque {clause}"));
        format!("{} ← {} (semelhança {similarity}{because})", need.need.label, need.strength.label)
    }

    fn shared_terms_heading(&self) -> String {
        "O que as duas indicam:".to_owned()
    }

    fn shared_terms(&self, key: &str, terms: &[TermNote]) -> String {
        let words = |words: &[String]| {
            if words.is_empty() { "–".to_owned() } else { quoted(words) }
        };
        let term = |term: &TermNote| {
            let label = &term.term.label;
            if term.left.is_empty() && term.right.is_empty() {
                return label.clone();
            }
            format!("{label} ({} / {})", words(&term.left), words(&term.right))
        };
        let terms: Vec<String> = terms.iter().map(term).collect();
        format!("{}: {}", names::keys(key), terms.join("; "))
    }

    fn joint_themes_heading(&self) -> String {
        "Em que poderiam trabalhar juntas (pontos que cada tema explica):".to_owned()
    }

    fn no_joint_theme(&self) -> String {
        "Nenhum tema de trabalho conjunto resulta da pontuação: nenhum domínio contribui para ela."
            .to_owned()
    }

    fn joint_theme(&self, suggestion: &Suggestion) -> String {
        let domains: Vec<&str> =
            suggestion.domains.iter().map(|domain| domain.domain.label.as_str()).collect();
        let points = self.number(suggestion.points, 3);
        format!("{points} {}: {}", suggestion.theme.label, domains.join("; "))
    }

    fn other_partners(&self, region: &RegionLabel, partners: &[&Partner]) -> String {
        let partners: Vec<String> = partners
            .iter()
            .map(|partner| format!("{} {}", partner.region.name, self.number(partner.score, 3)))
            .collect();
        format!("Melhores outros parceiros de {}: {}.", region.name, partners.join("; "))
    }

    fn no_other_partner(&self, region: &RegionLabel) -> String {
        format!("Nenhum outro parceiro de {} tem uma pontuação acima de 0.", region.name)
    }
}

/// Words of the data in quotation marks.
fn quoted(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|words| format!("“{words}”")).collect();
    words.join(", ")
}
