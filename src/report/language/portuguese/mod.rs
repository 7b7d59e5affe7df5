//! Portuguese.

mod grammar;

/// Portuguese with a decimal comma, in words that are common in Brazil and in Portugal; where the two spell a word
/// in two ways, as in Brazil.
///
/// ```
/// use regiopair::report::language::{Grammar, Portuguese};
///
/// let items = ["turismo", "energia solar", "saúde"].map(str::to_owned);
/// assert_eq!(Portuguese.list(&items), "turismo, energia solar e saúde");
/// assert_eq!(Portuguese.list_with_more(&items, 2), "turismo, energia solar, saúde e mais 2");
/// assert_eq!(Portuguese.number(0.75, 3), "0,750");
/// // The blank between thousands is thin, and no line ends there.
/// assert_eq!(Portuguese.count(12_000), "12\u{202F}000");
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Portuguese;
