//! The page of one pair in English.

use super::English;
use crate::criteria::Unknown;
use crate::profile::RegionLabel;
use crate::proposal::{DomainNote, NeedNote, Pairing, Partner, Suggestion};
use crate::report::language::{CriterionSentences, Grammar, PairSentences};

impl PairSentences for English {
    fn pair_title(&self, left: &RegionLabel, right: &RegionLabel) -> String {
        format!("{} ({}) with {} ({})", left.name, left.country, right.name, right.country)
    }

    fn pair_score(&self, pairing: &Pairing) -> String {
        format!(
            "score {}, at least {}, at most {}; {} % of the weight is known",
            self.number(pairing.score, 3),
            self.number(pairing.low, 3),
            self.number(pairing.high, 3),
            self.number(100.0 * pairing.known_weight, 0)
        )
    }

    fn pair_views(&self, pairing: &Pairing) -> String {
        let view = |view: Option<f64>| {
            view.map_or_else(|| "unknown".to_owned(), |view| self.number(view, 3))
        };
        format!(
            "as seen by {}: {}; as seen by {}: {}",
            pairing.left.name,
            view(pairing.seeker_view),
            pairing.right.name,
            view(pairing.host_view)
        )
    }

    fn criterion_columns(&self) -> [String; 4] {
        ["criterion", "value", "adds", "what a high value means"].map(str::to_owned)
    }

    fn unknown_value(&self, unknown: &Unknown) -> String {
        format!("unknown: {}", self.unknown(unknown))
    }

    fn more_evidence(&self, count: usize, amount: f64) -> String {
        format!("{count} more {}", self.number(amount, 3))
    }

    fn shared_strengths(&self, domains: &[&DomainNote]) -> String {
        if domains.is_empty() {
            return "No domain is recorded in which both are strong.".to_owned();
        }
        let domains: Vec<String> = domains
            .iter()
            .map(|note| {
                format!("{} ({}/{})", note.domain.label, note.left_weight, note.right_weight)
            })
            .collect();
        format!("Both are strong in (weights 1 to 3): {}.", domains.join(", "))
    }

    fn needs_heading(&self, needs: &RegionLabel, offers: &RegionLabel) -> String {
        format!("{} needs, {} offers (weight of the need, 1 to 3):", needs.name, offers.name)
    }

    fn no_need_met(&self, needs: &RegionLabel, offers: &RegionLabel) -> String {
        format!("No recorded need of {} is met by a strength of {}.", needs.name, offers.name)
    }

    fn need_met(&self, need: &NeedNote) -> String {
        if need.need == need.strength {
            return need.need.label.clone();
        }
        format!(
            "{} ← {} (similarity {})",
            need.need.label,
            need.strength.label,
            self.number(need.similarity, 2)
        )
    }

    fn joint_themes_heading(&self) -> String {
        "What they could work on (points of the score that each theme explains):".to_owned()
    }

    fn joint_theme(&self, suggestion: &Suggestion) -> String {
        let domains: Vec<&str> =
            suggestion.domains.iter().map(|domain| domain.domain.label.as_str()).collect();
        let points = self.number(suggestion.points, 3);
        format!("{points} {}: {}", suggestion.theme.label, domains.join(", "))
    }

    fn other_partners(&self, region: &RegionLabel, partners: &[Partner]) -> String {
        let partners: Vec<String> = partners
            .iter()
            .map(|partner| format!("{} {}", partner.region.name, self.number(partner.score, 3)))
            .collect();
        format!("Other good partners of {}: {}.", region.name, partners.join(", "))
    }
}
