//! Sentences about criteria in English.

use super::English;
use crate::criteria::{
    Comparison, Feature, Meaning, Measurement, Reason, StatementChoice, Unknown, ZeroReason,
};
use crate::profile::Phase;
use crate::report::language::{CriterionSentences, Grammar};

impl CriterionSentences for English {
    fn meaning(&self, meaning: &Meaning) -> String {
        let clause = match meaning {
            Meaning::NeedsOfSeekerMet => "strengths of the right region meet needs of the left one",
            Meaning::NeedsOfHostMet => "strengths of the left region meet needs of the right one",
            Meaning::SharedStrengths => "both regions are strong in the same domains",
            Meaning::SharedAboveMean => {
                "both regions are stronger than the mean of their side in the same domains"
            }
            Meaning::SharedThemes => "both regions are strong in the same themes",
            Meaning::EachAddsNearStrengths => {
                "what each adds is new to the other and related to strengths of the other"
            }
            Meaning::HostAddsNearStrengths => {
                "what the right region adds is new to the left one and related to its strengths"
            }
            Meaning::SeekerAddsNearStrengths => {
                "what the left region adds is new to the right one and related to its strengths"
            }
            Meaning::EachAddsNearTargets => {
                "each adds strengths that are new to the other and related to its targets"
            }
            Meaning::HostAddsNearTargets => {
                "the right region adds strengths that are new to the left one and related to its targets"
            }
            Meaning::SeekerAddsNearTargets => {
                "the left region adds strengths that are new to the right one and related to its targets"
            }
            Meaning::EachAddsRelated => {
                "each adds strengths that are new to the other and related to further domains new to it"
            }
            Meaning::HostAddsRelated => {
                "the right region adds strengths that are new to the left one and related to further domains new to it"
            }
            Meaning::SeekerAddsRelated => {
                "the left region adds strengths that are new to the right one and related to further domains new to it"
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
            Meaning::Language => {
                "the two regions share a language, or closely related ones where these count"
            }
            Meaning::Nearness => "the two regions are near each other",
            Meaning::EarlierTies => "the two regions have worked together before",
            Meaning::NoEarlierTies => "the two regions have not worked together before",
            Meaning::Statements(choice) => return statements(choice),
            Meaning::Text { text } => text,
        };
        clause.to_owned()
    }

    fn unknown(&self, unknown: &Unknown) -> String {
        // Error messages are in English, and an unknown value is one.
        unknown.to_string()
    }

    fn zero(&self, reason: &ZeroReason) -> String {
        match reason {
            ZeroReason::NoNeedMet { needs, offers } => {
                format!("no strength of {} is similar to a need of {}", offers.name, needs.name)
            }
            ZeroReason::NoBetterThanTypical { needs, offers, coverage, typical } => format!(
                "{} meets the needs of {} no better than a typical partner would (it covers {} % \
                 of them, a typical partner {} %)",
                offers.name,
                needs.name,
                self.number(100.0 * coverage, 0),
                self.number(100.0 * typical, 0)
            ),
            ZeroReason::NoSharedDomain => {
                "there is no domain in which both regions are strong".to_owned()
            }
            ZeroReason::OppositeProfiles => {
                "the two profiles are exact opposites: where one has more, the other has less"
                    .to_owned()
            }
            ZeroReason::NoSharedTheme => {
                "there is no theme in which both regions are strong".to_owned()
            }
            ZeroReason::NothingNew { receiver, giver } => {
                format!("{} has every strength of {} already", receiver.name, giver.name)
            }
            ZeroReason::NothingRelated { receiver, giver } => format!(
                "what {} would add is related to nothing else that {} lacks",
                giver.name, receiver.name
            ),
            ZeroReason::NothingNearStrengths { receiver, giver } => format!(
                "what {} would add is related to no strength of {}",
                giver.name, receiver.name
            ),
            ZeroReason::NothingNearTargets { receiver, giver } => {
                format!(
                    "what {} would add is related to no target of {}",
                    giver.name, receiver.name
                )
            }
            ZeroReason::NoPhaseNeeded { learner } => {
                format!("{} needs nothing in the strategy phases that are recorded", learner.name)
            }
            ZeroReason::NothingToTeach { learner, teacher } => format!(
                "in the strategy phases that {} needs, {} has no more capacity than {}",
                learner.name, teacher.name, learner.name
            ),
            ZeroReason::NothingAlike { compared } => {
                let compared: Vec<String> = compared.iter().map(|it| self.reason(it)).collect();
                format!("the two regions could not differ more: {}", compared.join(", "))
            }
            ZeroReason::NoCommonLanguage { left, right } => {
                format!(
                    "the two regions have no language in common ({} / {})",
                    left.join(", "),
                    right.join(", ")
                )
            }
            ZeroReason::NoSharedTerm { key } => {
                format!("the two regions state no {} in common", words(key))
            }
            ZeroReason::NothingOffered { key } => {
                format!("no {} that is stated is offered by the partner", words(key))
            }
            ZeroReason::FarthestApart { km } => {
                format!("no two places are farther apart than these: {} km", self.number(*km, 0))
            }
            ZeroReason::WorkedTogether { since, what } => {
                format!("the two regions have worked together before ({})", tie(*since, what))
            }
            ZeroReason::Lowest => "no pair has a lower value after rescaling".to_owned(),
            ZeroReason::NothingCounts => "nothing that counts was found".to_owned(),
            ZeroReason::Text { text } => text.clone(),
        }
    }

    fn reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::SharedDomain { domain } => domain.short.clone(),
            Reason::Base => "base".to_owned(),
            Reason::BothAboveMean { domain } => format!("both above the mean in {}", domain.short),
            Reason::BothBelowMean { domain } => format!("both below the mean in {}", domain.short),
            Reason::OneAboveMean { above, domain } => {
                format!("only {} above the mean in {}", above.name, domain.short)
            }
            Reason::RelatedDomains { left, right, .. } => {
                format!("{} ~ {}", left.short, right.short)
            }
            Reason::SimilarSpread => {
                format!("no shared domain; unrelated profiles have {}", self.number(0.5, 1))
            }
            Reason::NeedMet { need, strength, .. } if need == strength => need.short.clone(),
            Reason::NeedMet { need, strength, .. } => {
                format!("{} by {}", need.short, strength.short)
            }
            Reason::AddedDomain { region, domain } => {
                format!("{} for {}", domain.short, region.name)
            }
            Reason::AddedNear { region, domain, near } => {
                format!("{} for {} (near {})", domain.short, region.name, near.short)
            }
            Reason::PhaseTaught { phase, need, capacity } => {
                format!("{} (need {need}, capacity {capacity})", self.phase(*phase))
            }
            Reason::SharedTheme { theme } => theme.label.clone(),
            Reason::Measured { measurement, left, right, left_approximate, right_approximate } => {
                let name = match measurement {
                    Measurement::Population => "population",
                    Measurement::Area => "area in km²",
                    Measurement::GdpPerCapita => "GDP per person in euros",
                };
                let amount = |number: f64, approximate: bool| {
                    format!("{}{}", if approximate { "about " } else { "" }, self.number(number, 0))
                };
                let left = amount(*left, *left_approximate);
                format!("{name} {left} / {}", amount(*right, *right_approximate))
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
            Reason::SharedTerm { term } => term.label.clone(),
            Reason::OfferedTerm { term, offers } => format!("{} by {}", term.label, offers.name),
            Reason::Stated { key, left, right } => {
                format!("{} {} / {}", words(key), self.number(*left, 2), self.number(*right, 2))
            }
            Reason::Distance { km } => format!("{} km apart", self.number(*km, 0)),
            Reason::EarlierTie { since, what } => tie(*since, what),
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

/// What a high value of a criterion on statements means.
fn statements(choice: &StatementChoice) -> String {
    let key = words(&choice.statements);
    match choice.compare {
        Comparison::Shared => {
            format!("both regions state the same terms of {key}, rare ones above all")
        }
        Comparison::OfferedToNeeded => format!("each offers what the other states as {key}"),
        Comparison::OfferedToSeeker => {
            format!("the right region offers what the left one states as {key}")
        }
        Comparison::OfferedToHost => {
            format!("the left region offers what the right one states as {key}")
        }
        Comparison::Closeness => format!("the two regions are close in {key}"),
    }
}

/// A key of the data in words.
fn words(key: &str) -> String {
    key.replace('_', " ")
}

/// Since when there is a tie and what it consists of, as far as the data say.
fn tie(since: Option<i32>, what: &str) -> String {
    match (since, what) {
        (Some(year), "") => format!("since {year}"),
        (Some(year), what) => format!("since {year}: {what}"),
        (None, "") => "a tie is recorded".to_owned(),
        (None, what) => what.to_owned(),
    }
}
