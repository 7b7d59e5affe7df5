//! Portuguese.

mod agreement;
mod better_partners;
mod bounds;
mod criteria;
mod deciders;
mod firmness;
mod grammar;
mod infeasibility;
mod lottery;
mod names;
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
mod validation;
mod weights;
mod why;
mod withdrawals;

/// Portuguese with a decimal comma, in words that are common in Brazil and in Portugal; where the two spell a word
/// in two ways, as in Brazil.
///
/// ```
/// use regiopair::profile::Phase;
/// use regiopair::report::language::{
///     Grammar, InfeasibilitySentences, PairReasons, Portuguese, ProposalSentences, SensitivitySentences,
/// };
///
/// let items = ["turismo", "energia solar", "saúde"].map(str::to_owned);
/// assert_eq!(Portuguese.list(&items), "turismo, energia solar e saúde");
/// assert_eq!(Portuguese.list_with_more(&items, 2), "turismo, energia solar, saúde e mais 2");
/// assert_eq!(Portuguese.number(0.75, 3), "0,750");
/// // The blank between thousands is thin, and no line ends there.
/// assert_eq!(Portuguese.count(12_000), "12\u{202F}000");
///
/// let reasons = PairReasons {
///     left: "Salta",
///     right: "Alentejo",
///     both_strong: &["vinho".to_owned(), "turismo".to_owned()],
///     right_offers: &["energia solar".to_owned()],
///     right_teaches: &[Phase::Governance, Phase::Monitoring],
///     left_offers: &[],
/// };
/// assert_eq!(
///     Portuguese.pair_reasons(&reasons),
///     "as duas fortes em: vinho, turismo; Salta precisa, Alentejo oferece: energia solar; \
///      Alentejo pode ensinar: governança, acompanhamento"
/// );
/// assert_eq!(Portuguese.no_change(1), "Nada muda: o único par mantém-se.");
/// assert_eq!(Portuguese.no_change(4), "Nada muda: todos os 4 pares se mantêm.");
/// assert_eq!(
///     Portuguese.remaining_partners(&["Alentejo".to_owned(), "Molise".to_owned()], 0),
///     "Parceiros que as regras deixam (2): Alentejo e Molise."
/// );
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Portuguese;
