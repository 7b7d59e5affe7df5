//! What a rule says, in a sentence that a person can read aloud.

use super::identity::RuleId;
use super::pair_quota::{EachPair, PairProperty, PairQuota};
use super::pin::Pin;
use super::quota::{Capacity, Quota, Together};
use super::screening::{RequiredConditions, UnknownCondition};
use super::selection::Selection;
use super::settings::{Rules, TiesAdmitted};
use crate::profile::Sides;

impl Rules {
    /// The rule as a sentence without capital and full stop, with the names of regions and the
    /// programme's own reason.
    pub fn sentence(&self, rule: RuleId, sides: &Sides, name: &dyn Fn(&str) -> String) -> String {
        let (text, because) = self.parts(rule, sides, name);
        if because.is_empty() { text } else { format!("{text} (“{because}”)") }
    }

    /// The kind of pair that a rule counts, to stand behind the word: ` led by agri-food`.
    pub(crate) fn kind(&self, rule: RuleId, label: &str) -> String {
        let RuleId::PairQuota(place) = rule else { return String::new() };
        let Some(quota) = self.pair_quotas.get(place) else { return String::new() };
        let each = match quota.each {
            None => String::new(),
            Some(EachPair::Theme) => format!(" in {label}"),
            Some(EachPair::LeadingTheme) => format!(" led by {label}"),
            Some(EachPair::Countries) => format!(" between {label}"),
        };
        format!("{}{each}", property(&quota.property))
    }

    fn parts<'a>(
        &'a self,
        rule: RuleId,
        sides: &Sides,
        name: &dyn Fn(&str) -> String,
    ) -> (String, &'a str) {
        let plain = |text: String| (text, "");
        let pin = |list: &'a [Pin], place: usize, must: &str| {
            list.get(place).map_or_else(Default::default, |pin| {
                let text = format!("{} and {} {must} be paired", name(&pin.left), name(&pin.right));
                (text, pin.because.as_str())
            })
        };
        let together = |list: &'a [Together], place: usize, how: &str| {
            list.get(place).map_or_else(Default::default, |together| {
                let names: Vec<String> = together.regions.iter().map(|id| name(id)).collect();
                (format!("{} {how}", listed(&names)), together.because.as_str())
            })
        };
        match rule {
            RuleId::Pairs => plain(
                "every region of the side with fewer places gets a partner (pairs = \"complete\")"
                    .to_owned(),
            ),
            RuleId::NumberOfPairs => {
                let count = self.number_of_pairs.unwrap_or_default();
                plain(format!("exactly {} made", pairs_are(count)))
            }
            RuleId::MinimumScore => {
                plain(format!("no pair scores below {}", self.minimum_score.unwrap_or_default()))
            }
            RuleId::MaximumDistance => plain(format!(
                "no pair lies more than {} km apart",
                self.maximum_distance_km.unwrap_or_default()
            )),
            RuleId::SharedThemes => {
                let count = self.shared_themes.unwrap_or_default();
                let themes = if count == 1 { "theme" } else { "themes" };
                plain(format!("the two regions of a pair share at least {count} {themes}"))
            }
            RuleId::EarlierTies => plain(
                match self.earlier_ties {
                    TiesAdmitted::Known => "only regions with an earlier tie are paired",
                    _ => "regions with an earlier tie are not paired",
                }
                .to_owned(),
            ),
            RuleId::NotAgain => {
                plain(format!("no pair of {} is made again", listed(&self.not_again)))
            }
            RuleId::Required(place) => pin(&self.required, place, "must"),
            RuleId::Forbidden(place) => pin(&self.forbidden, place, "must not"),
            RuleId::Withdrawn(place) => {
                self.withdrawn.get(place).map_or_else(Default::default, |withdrawal| {
                    let text = format!("{} does not take part", name(&withdrawal.region));
                    (text, withdrawal.because.as_str())
                })
            }
            RuleId::Conditions(place) => {
                plain(self.conditions.get(place).map(conditions).unwrap_or_default())
            }
            RuleId::Capacity(place) => {
                self.capacities.get(place).map_or_else(Default::default, |rule| {
                    (capacity(rule, name), rule.because.as_str())
                })
            }
            RuleId::AsOne(place) => together(&self.as_one, place, "count as one region"),
            RuleId::Exclusive(place) => {
                together(&self.exclusive, place, "exclude each other: at most one takes part")
            }
            RuleId::Quota(place) => self
                .quotas
                .get(place)
                .map_or_else(Default::default, |rule| (quota(rule, name), rule.because.as_str())),
            RuleId::PairQuota(place) => self
                .pair_quotas
                .get(place)
                .map_or_else(Default::default, |rule| (pair_quota(rule), rule.because.as_str())),
            RuleId::Rounds => plain("regions meet in the rounds of the programme".to_owned()),
            RuleId::OnePartnerLeft => plain(one_partner(&sides.left)),
            RuleId::OnePartnerRight => plain(one_partner(&sides.right)),
        }
    }
}

fn conditions(rule: &RequiredConditions) -> String {
    let unknown = match rule.unknown {
        UnknownCondition::Exclude => "what is unknown excludes",
        UnknownCondition::AdmitWithFlag => "what is unknown is flagged",
        UnknownCondition::Admit => "what is unknown is admitted",
    };
    format!("regions of side {} meet {}; {unknown}", rule.side, listed(&rule.conditions))
}

fn one_partner(side: &str) -> String {
    format!("a region of side {side} has one partner at most, where no capacity says otherwise")
}

/// `a, b and c`.
pub(crate) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// `1 pair is`, `3 pairs are`.
fn pairs_are(count: usize) -> String {
    if count == 1 { "1 pair is".to_owned() } else { format!("{count} pairs are") }
}

/// `at least 2`, `at most 3`, `at least 2 and at most 3`, `exactly 2`.
fn range(at_least: Option<usize>, at_most: Option<usize>) -> String {
    match (at_least, at_most) {
        (Some(least), Some(most)) if least == most => format!("exactly {least}"),
        (Some(least), Some(most)) => format!("at least {least} and at most {most}"),
        (Some(least), None) => format!("at least {least}"),
        (None, Some(most)) => format!("at most {most}"),
        (None, None) => "any number of".to_owned(),
    }
}

/// The noun after [`range`], by the last number that is read.
fn counted(noun: &str, at_least: Option<usize>, at_most: Option<usize>) -> String {
    if at_most.or(at_least) == Some(1) { noun.to_owned() } else { format!("{noun}s") }
}

fn selection(selection: &Selection, name: &dyn Fn(&str) -> String) -> String {
    if !selection.regions.is_empty()
        && selection.country.is_empty()
        && selection.attribute.is_none()
    {
        let names: Vec<String> = selection.regions.iter().map(|id| name(id)).collect();
        return listed(&names);
    }
    let mut text = format!("regions of side {}", selection.side);
    if !selection.country.is_empty() {
        text = format!("{text} in {}", selection.country.join(", "));
    }
    if let Some(key) = &selection.attribute {
        let values = if selection.value.is_empty() {
            "known".to_owned()
        } else {
            selection.value.join(", ")
        };
        text = format!("{text} with {key} {values}");
    }
    if !selection.regions.is_empty() {
        text = format!("{text} among {}", selection.regions.join(", "));
    }
    text
}

fn capacity(rule: &Capacity, name: &dyn Fn(&str) -> String) -> String {
    let (least, most) = (rule.at_least, rule.at_most);
    let partners = format!("{} {}", range(least, most), counted("partner", least, most));
    let who = selection(&rule.selection, name);
    if rule.selection.regions.len() == 1 {
        format!("{who} has {partners}")
    } else if rule.selection.regions.is_empty() {
        format!("each of the {who} has {partners}")
    } else {
        format!("{who} have {partners} each")
    }
}

fn quota(rule: &Quota, name: &dyn Fn(&str) -> String) -> String {
    let (least, most) = (rule.at_least, rule.at_most);
    let pairs = format!("{} {}", range(least, most), counted("pair", least, most));
    let each = rule.each.as_ref().map_or_else(String::new, |key| format!(" for each {key}"));
    format!("{pairs} with {}{each}", selection(&rule.selection, name))
}

fn pair_quota(rule: &PairQuota) -> String {
    let (least, most) = (rule.at_least, rule.at_most);
    let mut text = format!("{} {}", range(least, most), counted("pair", least, most));
    text.push_str(&property(&rule.property));
    text.push_str(match rule.each {
        None => "",
        Some(EachPair::Theme) => " in each theme",
        Some(EachPair::LeadingTheme) => " in each leading theme",
        Some(EachPair::Countries) => " between the same two countries",
    });
    text
}

/// What a pair is like: ` in renewable-energy between AR and ES`.
fn property(property: &PairProperty) -> String {
    let mut text = String::new();
    let mut say = |words: String| text.push_str(&words);
    if let Some(theme) = &property.theme {
        say(format!(" in {theme}"));
    }
    if let Some(theme) = &property.leading_theme {
        say(format!(" led by {theme}"));
    }
    if let Some(domain) = &property.domain {
        say(format!(" in {domain}"));
    }
    if let Some([left, right]) = &property.countries {
        say(format!(" between {left} and {right}"));
    }
    match property.earlier_tie {
        Some(true) => say(" with an earlier tie".to_owned()),
        Some(false) => say(" without an earlier tie".to_owned()),
        None => {}
    }
    match property.shared_language {
        Some(true) => say(" with a language in common".to_owned()),
        Some(false) => say(" without a language in common".to_owned()),
        None => {}
    }
    if let Some(km) = property.farther_than_km {
        say(format!(" more than {km} km apart"));
    }
    if let Some(score) = property.score_below {
        say(format!(" that score below {score}"));
    }
    text
}
