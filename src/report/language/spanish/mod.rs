//! Spanish.

mod agreement;
mod better_partners;
mod bounds;
mod conditions;
mod criteria;
mod data_words;
mod deciders;
mod firmness;
mod grammar;
mod infeasibility;
mod lottery;
mod notices;
mod page;
mod pair;
mod pair_quotas;
mod proof;
mod proposal;
mod questions;
mod rules;
mod screening;
mod sensitivity;
mod smallest_changes;
mod unknown;
mod validation;
mod weights;
mod why;
mod withdrawals;

/// Spanish for readers from Mexico to Spain, with a decimal comma.
///
/// ```
/// use regiopair::criteria::Unknown;
/// use regiopair::report::language::{
///     CriterionSentences, Grammar, RuleSentences, SensitivitySentences, Spanish,
/// };
/// use regiopair::rules::RuleDescription;
///
/// let regions = ["Salta", "Tolima", "Yucatán"].map(str::to_owned);
/// assert_eq!(Spanish.list(&regions), "Salta, Tolima y Yucatán");
/// assert_eq!(Spanish.list(&["Salta".to_owned(), "Imbabura".to_owned()]), "Salta e Imbabura");
/// assert_eq!(Spanish.number(0.875, 2), "0,88");
///
/// let rule = RuleDescription::NumberOfPairs(20);
/// assert_eq!(Spanish.sentence(&Spanish.rule(&rule)), "Se forman exactamente 20 pares.");
/// assert_eq!(
///     Spanish.unknown(&Unknown::NoTie),
///     "no consta ninguna colaboración anterior de las dos regiones"
/// );
/// assert_eq!(Spanish.no_change(1), "Nada cambia: el único par se mantiene.");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spanish;
