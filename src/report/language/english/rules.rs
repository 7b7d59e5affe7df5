//! English sentences about rules.

use super::English;
use crate::profile::{ConditionStatus, RegionLabel, well_known};
use crate::report::language::RuleSentences;
use crate::rules::{
    EachPair, Exclusion, PairProperty, RuleStatement, SelectionStatement, TiesAdmitted,
    UnknownCondition,
};

impl RuleSentences for English {
    fn rule(&self, rule: &RuleStatement) -> String {
        match rule {
            RuleStatement::CompletePairs => {
                "every region of the side with fewer places gets a partner (pairs = \"complete\")"
                    .to_owned()
            }
            RuleStatement::NumberOfPairs { count: 1 } => "exactly 1 pair is made".to_owned(),
            RuleStatement::NumberOfPairs { count } => format!("exactly {count} pairs are made"),
            RuleStatement::MinimumScore { score } => format!("no pair scores below {score}"),
            RuleStatement::MaximumDistance { km } => {
                format!("no pair lies more than {km} km apart")
            }
            RuleStatement::SharedThemes { count: 1 } => {
                "the two regions of a pair share at least 1 theme".to_owned()
            }
            RuleStatement::SharedThemes { count } => {
                format!("the two regions of a pair share at least {count} themes")
            }
            RuleStatement::EarlierTies { accepted } => earlier_ties(*accepted).to_owned(),
            RuleStatement::NotAgain { programmes } => {
                format!("no pair of {} is made again", listed(programmes))
            }
            RuleStatement::Required { left, right, because } => {
                with_reason(format!("{} and {} must be paired", left.name, right.name), because)
            }
            RuleStatement::Forbidden { left, right, because } => {
                with_reason(format!("{} and {} must not be paired", left.name, right.name), because)
            }
            RuleStatement::Withdrawn { region, because } => {
                with_reason(format!("{} does not take part", region.name), because)
            }
            RuleStatement::Conditions { side, conditions, unknown } => {
                let conditions: Vec<String> =
                    conditions.iter().map(|id| self.condition(id)).collect();
                let unknown = match unknown {
                    UnknownCondition::Exclude => "an unknown condition excludes a region",
                    UnknownCondition::AdmitWithFlag => "an unknown condition is flagged",
                    UnknownCondition::Admit => "an unknown condition is accepted",
                };
                format!("regions of side {side} meet {}; {unknown}", listed(&conditions))
            }
            RuleStatement::Capacity { regions, at_least, at_most, because } => {
                with_reason(capacity(regions, *at_least, *at_most), because)
            }
            RuleStatement::AsOne { regions, because } => {
                with_reason(format!("{} count as one region", names(regions)), because)
            }
            RuleStatement::Exclusive { regions, because } => {
                with_reason(format!("at most one of {} takes part", names(regions)), because)
            }
            RuleStatement::Quota { regions, each, at_least, at_most, because } => {
                with_reason(quota(regions, each.as_deref(), *at_least, *at_most), because)
            }
            RuleStatement::PairQuota { pairs, each, at_least, at_most, because } => {
                with_reason(pair_quota(pairs, *each, *at_least, *at_most), because)
            }
            RuleStatement::Rounds => "regions meet in the rounds of the programme".to_owned(),
            RuleStatement::OnePartner { side } => format!(
                "a region of side {side} has at most one partner, unless a capacity says otherwise"
            ),
        }
    }

    fn kind_of_pair(&self, kind: &PairProperty) -> String {
        let clauses = clauses(kind);
        if clauses.is_empty() {
            "pairs".to_owned()
        } else {
            format!("pairs of this kind: {}", clauses.join("; "))
        }
    }

    fn exclusion(&self, exclusion: &Exclusion) -> String {
        match exclusion {
            Exclusion::Forbidden { because } => {
                with_reason("the programme forbids it".to_owned(), because)
            }
            Exclusion::BelowMinimum { score, minimum } => {
                format!("its score {score:.4} is below the minimum {minimum}")
            }
            Exclusion::TooFar { distance_km, maximum_km } => {
                format!("the regions lie {distance_km:.0} km apart, more than {maximum_km:.0} km")
            }
            Exclusion::TooFewThemes { found, wanted } => {
                format!("they are known to share {found} of the {wanted} themes required")
            }
            Exclusion::EarlierTie => {
                "they have worked together before, and the programme requires new partners"
                    .to_owned()
            }
            Exclusion::NoEarlierTie => {
                "no earlier tie of the two is recorded, and the programme requires one".to_owned()
            }
            Exclusion::MadeBefore { programme } => {
                format!("the programme {programme} has paired them already")
            }
            Exclusion::Withdrawn { region, because } => {
                with_reason(format!("{} has withdrawn", region.name), because)
            }
            Exclusion::NotAdmitted { region, missing } => {
                let missing: Vec<String> = missing
                    .iter()
                    .map(|missing| {
                        let condition = self.condition(&missing.condition);
                        match missing.status {
                            ConditionStatus::Met => format!("{condition} is met"),
                            ConditionStatus::NotMet => format!("{condition} is not met"),
                            ConditionStatus::Unknown => format!("{condition} is unknown"),
                        }
                    })
                    .collect();
                format!("{} may not take part: {}", region.name, missing.join("; "))
            }
            Exclusion::OtherRound => "they do not meet in any round".to_owned(),
            Exclusion::NothingKnown => {
                "no criterion with a weight is known for this pair".to_owned()
            }
        }
    }

    fn condition(&self, id: &str) -> String {
        well_known(id).map_or_else(|| id.to_owned(), |condition| condition.label.to_owned())
    }
}

fn with_reason(sentence: String, because: &str) -> String {
    if because.is_empty() { sentence } else { format!("{sentence} (“{because}”)") }
}

/// `a, b and c`.
fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

fn names(regions: &[RegionLabel]) -> String {
    listed(&regions.iter().map(|region| region.name.clone()).collect::<Vec<_>>())
}

fn earlier_ties(accepted: TiesAdmitted) -> &'static str {
    match accepted {
        TiesAdmitted::Any => "regions may have worked together before",
        TiesAdmitted::New => "regions with an earlier tie are not paired",
        TiesAdmitted::Known => "only regions with an earlier tie are paired",
    }
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

fn partners(at_least: Option<usize>, at_most: Option<usize>) -> String {
    let range = range(at_least, at_most);
    // The noun agrees with the number before it.
    if at_most.or(at_least) == Some(1) {
        format!("{range} partner")
    } else {
        format!("{range} partners")
    }
}

fn pairs(at_least: Option<usize>, at_most: Option<usize>) -> String {
    let range = range(at_least, at_most);
    if at_most.or(at_least) == Some(1) { format!("{range} pair") } else { format!("{range} pairs") }
}

fn capacity(
    regions: &SelectionStatement,
    at_least: Option<usize>,
    at_most: Option<usize>,
) -> String {
    let partners = partners(at_least, at_most);
    match &regions.regions[..] {
        [one] => format!("{} has {partners}", one.name),
        [] => format!("each of the {} has {partners}", selection(regions)),
        _ => format!("each of {} has {partners}", selection(regions)),
    }
}

fn quota(
    regions: &SelectionStatement,
    each: Option<&str>,
    at_least: Option<usize>,
    at_most: Option<usize>,
) -> String {
    let (pairs, regions) = (pairs(at_least, at_most), selection(regions));
    match each {
        None => format!("{pairs} with {regions}"),
        Some(key) => format!("{pairs} with {regions} for each {key}"),
    }
}

/// The selected regions by name, or by what they have in common.
fn selection(selected: &SelectionStatement) -> String {
    let SelectionStatement { side, regions, countries, attribute, values } = selected;
    if !regions.is_empty() && countries.is_empty() && attribute.is_none() {
        return names(regions);
    }
    let mut text = format!("regions of side {side}");
    let mut tests = Vec::new();
    if !countries.is_empty() {
        tests.push(format!("country {}", countries.join(", ")));
    }
    match attribute {
        Some(key) if values.is_empty() => tests.push(format!("{key} known")),
        Some(key) => tests.push(format!("{key} {}", values.join(", "))),
        None => {}
    }
    if !regions.is_empty() {
        tests.push(format!("one of {}", names(regions)));
    }
    if !tests.is_empty() {
        text = format!("{text} ({})", tests.join("; "));
    }
    text
}

fn pair_quota(
    kind: &PairProperty,
    each: Option<EachPair>,
    at_least: Option<usize>,
    at_most: Option<usize>,
) -> String {
    let pairs = pairs(at_least, at_most);
    let counted = match each {
        None => pairs,
        Some(EachPair::Theme) => format!("{pairs} in each theme"),
        Some(EachPair::LeadingTheme) => format!("{pairs} in each leading theme"),
        Some(EachPair::Countries) => format!("{pairs} between the same two countries"),
    };
    let clauses = clauses(kind);
    if clauses.is_empty() {
        counted
    } else {
        format!("{counted} of this kind: {}", clauses.join("; "))
    }
}

/// What a pair of a kind is like, one clause for each property.
fn clauses(kind: &PairProperty) -> Vec<String> {
    let mut clauses = Vec::new();
    if let Some(theme) = &kind.theme {
        clauses.push(format!("both strong in {theme}"));
    }
    if let Some(theme) = &kind.leading_theme {
        clauses.push(format!("leading theme {theme}"));
    }
    if let Some(domain) = &kind.domain {
        clauses.push(format!("both strong in {domain}"));
    }
    if let Some([left, right]) = &kind.countries {
        clauses.push(format!("between {left} and {right}"));
    }
    match kind.earlier_tie {
        Some(true) => clauses.push("with an earlier tie".to_owned()),
        Some(false) => clauses.push("without an earlier tie".to_owned()),
        None => {}
    }
    match kind.shared_language {
        Some(true) => clauses.push("with a language in common".to_owned()),
        Some(false) => clauses.push("without a language in common".to_owned()),
        None => {}
    }
    if let Some(km) = kind.farther_than_km {
        clauses.push(format!("more than {km} km apart"));
    }
    if let Some(score) = kind.score_below {
        clauses.push(format!("score below {score}"));
    }
    clauses
}
