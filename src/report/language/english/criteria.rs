//! Sentences about criteria in English.

use super::English;
use crate::criteria::{Feature, Meaning, Measurement, Reason, Unknown};
use crate::profile::Phase;
use crate::report::language::{CriterionSentences, Grammar};

impl CriterionSentences for English {
    fn meaning(&self, meaning: &Meaning) -> String {
        let clause = match meaning {
            Meaning::NeedsOfSeekerMet => "strengths of the right region meet needs of the left one",
            Meaning::NeedsOfHostMet => "strengths of the left region meet needs of the right one",
            Meaning::SharedStrengths => "both regions are strong in the same domains",
            Meaning::SharedThemes => "both regions are strong in the same themes",
            Meaning::EachAddsRelated => {
                "each adds strengths that are related to what the other has, but new to it"
            }
            Meaning::HostAddsRelated => {
                "the right region adds strengths that are related to what the left one has, but new to it"
            }
            Meaning::SeekerAddsRelated => {
                "the left region adds strengths that are related to what the right one has, but new to it"
            }
            Meaning::SeekerLearns => {
                "the right region can teach the strategy phases that the left one needs"
            }
            Meaning::HostLearns => {
                "the left region can teach the strategy phases that the right one needs"
            }
            Meaning::BothLearn => "each can teach strategy phases that the other needs",
            Meaning::StructuralLikeness => {
                "the two regions are similar in population, area, wealth, terrain and level"
            }
            Meaning::Language => "the two regions share a language, or closely related ones",
            Meaning::Nearness => "the two regions are near each other",
            Meaning::EarlierTies => "the two regions have worked together before",
            Meaning::NoEarlierTies => "the two regions have not worked together before",
            Meaning::Text { text } => text,
        };
        clause.to_owned()
    }

    fn unknown(&self, unknown: &Unknown) -> String {
        // Error messages are in English, and an unknown value is one.
        unknown.to_string()
    }

    fn reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::SharedDomain { domain } => domain.short.clone(),
            Reason::RelatedDomains { left, right, .. } => {
                format!("{} ~ {}", left.short, right.short)
            }
            Reason::SimilarSpread => "no shared domain, but profiles of similar spread".to_owned(),
            Reason::NeedMet { need, strength, .. } if need == strength => need.short.clone(),
            Reason::NeedMet { need, strength, .. } => {
                format!("{} by {}", need.short, strength.short)
            }
            Reason::AddedDomain { region, domain } => {
                format!("{} for {}", domain.short, region.name)
            }
            Reason::PhaseTaught { phase, need, capacity } => {
                format!("{} (need {need}, capacity {capacity})", self.phase(*phase))
            }
            Reason::SharedTheme { theme } => theme.label.clone(),
            Reason::Measured { measurement, left, right } => {
                let name = match measurement {
                    Measurement::Population => "population",
                    Measurement::Area => "area in km²",
                    Measurement::GdpPerCapita => "GDP per person in euros",
                };
                format!("{name} {} / {}", self.number(*left, 0), self.number(*right, 0))
            }
            Reason::Compared { feature, left, right } => {
                let name = match feature {
                    Feature::Terrain => "terrain",
                    Feature::Level => "level",
                    Feature::Language => "language",
                };
                let (left, right) = (left.join(" "), right.join(" "));
                if left == right {
                    format!("{name} {left}")
                } else {
                    format!("{name} {left} / {right}")
                }
            }
            Reason::Distance { km } => format!("{} km apart", self.number(*km, 0)),
            Reason::EarlierTie { since: Some(year), what } => format!("since {year}: {what}"),
            Reason::EarlierTie { since: None, what } => what.clone(),
            Reason::Text { text } => text.clone(),
        }
    }

    fn phase(&self, phase: Phase) -> String {
        let name = match phase {
            Phase::Analysis => "analysis",
            Phase::Governance => "governance",
            Phase::Vision => "vision",
            Phase::Priorities => "priorities",
            Phase::PolicyMix => "policy mix",
            Phase::Monitoring => "monitoring",
        };
        name.to_owned()
    }
}
