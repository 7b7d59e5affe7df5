//! The page of one pair in English.

use super::English;
use crate::criteria::{Unknown, ZeroReason};
use crate::profile::RegionLabel;
use crate::proposal::{
    CriterionPart, DomainNote, NeedNote, Pairing, Partner, Suggestion, TermNote,
};
use crate::report::language::{CriterionSentences, Grammar, PairSentences};

impl PairSentences for English {
    fn pair_title(&self, left: &RegionLabel, right: &RegionLabel) -> String {
        format!("{} ({}) with {} ({})", left.name, left.country, right.name, right.country)
    }

    fn pair_score(&self, pairing: &Pairing) -> String {
        if pairing.known_weight == 0.0 {
            return "score unknown: no criterion with a weight is known".to_owned();
        }
        if pairing.known_weight > 1.0 - 1e-9 {
            return format!(
                "score {}; every criterion with a weight is known",
                self.number(pairing.score, 3)
            );
        }
        format!(
            "score {}, at least {}, at most {}; {} % of the weight is known",
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
                "does not count, as no criterion has a weight".to_owned()
            }
            None => "unknown".to_owned(),
        };
        format!(
            "as seen by {}: {}; as seen by {}: {}",
            pairing.left.name,
            view(pairing.seeker_view, |part| part.seeker_weight),
            pairing.right.name,
            view(pairing.host_view, |part| part.host_weight)
        )
    }

    fn criterion_columns(&self) -> [String; 4] {
        ["criterion", "value", "adds", "what a high value means"].map(str::to_owned)
    }

    fn unknown_value(&self, unknown: &Unknown) -> String {
        format!("unknown: {}", self.unknown(unknown))
    }

    fn expected_value(&self, mean: f64) -> String {
        format!("counts as {}, its mean over the pairs where it is known", self.number(mean, 3))
    }

    fn zero_value(&self, reasons: &[ZeroReason]) -> String {
        let reasons: Vec<String> = reasons.iter().map(|reason| self.zero(reason)).collect();
        format!("0, because {}", reasons.join("; and "))
    }

    fn rescaled_value(&self, value: f64) -> String {
        format!("counts as {} after rescaling", self.number(value, 3))
    }

    fn criterion_legend(&self) -> String {
        "?: unknown. –: no weight, or no value. ·: the score is no sum over the criteria."
            .to_owned()
    }

    fn more_evidence(&self, count: usize, amount: &str) -> String {
        format!("{count} more {amount}")
    }

    fn shared_strengths(&self, domains: &[&DomainNote], above_mean: bool) -> String {
        let strong = if above_mean { "stronger than the mean of their side" } else { "strong" };
        if domains.is_empty() {
            return format!("No domain is recorded in which both are {strong}.");
        }
        let domains: Vec<String> = domains
            .iter()
            .map(|note| {
                let [left, right] = [note.left_weight, note.right_weight].map(|it| self.weight(it));
                format!("{} ({left}/{right})", note.domain.label)
            })
            .collect();
        format!("Both are {strong} in (weights, 3 for a leading one): {}.", domains.join(", "))
    }

    fn weight(&self, weight: f64) -> String {
        self.number(weight, usize::from(weight.fract() != 0.0))
    }

    fn needs_heading(&self, needs: &RegionLabel, offers: &RegionLabel) -> String {
        format!(
            "{} needs, {} offers (weight of the need, 3 for a leading one):",
            needs.name, offers.name
        )
    }

    fn no_need_met(&self, needs: &RegionLabel, offers: &RegionLabel) -> String {
        format!(
            "No need of {} is recorded that a strength of {} would meet.",
            needs.name, offers.name
        )
    }

    fn need_met(&self, need: &NeedNote) -> String {
        if need.need == need.strength {
            return need.need.label.clone();
        }
        let similarity = self.number(need.similarity, 2);
        let because = need.because.as_ref();
        let because = because.map_or_else(String::new, |clause| format!(", because {clause}"));
        format!("{} ← {} (similarity {similarity}{because})", need.need.label, need.strength.label)
    }

    fn shared_terms_heading(&self) -> String {
        "What both state:".to_owned()
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
        format!("{}: {}", key.replace('_', " "), terms.join("; "))
    }

    fn joint_themes_heading(&self) -> String {
        "What they could work on (points of the score that each theme explains):".to_owned()
    }

    fn no_joint_theme(&self) -> String {
        "No theme for joint work follows from the score: no domain adds to it.".to_owned()
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
        format!("Best other partners of {}: {}.", region.name, partners.join(", "))
    }

    fn no_other_partner(&self, region: &RegionLabel) -> String {
        format!("No other partner of {} has a score above 0.", region.name)
    }
}

/// Words of the data in quotation marks.
fn quoted(words: &[String]) -> String {
    let words: Vec<String> = words.iter().map(|words| format!("“{words}”")).collect();
    words.join(", ")
}
