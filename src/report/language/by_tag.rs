//! The choice of a language.

use super::{English, Language, Portuguese, Spanish};
use crate::vocabulary::UnknownWord;

/// The tags of the languages.
const TAGS: [&str; 3] = ["en", "es", "pt"];

/// Returns the language of a tag (BCP 47), such as `en`. Of a tag with a region or a script, such as `en-GB`, only the
/// language counts; so does the case not.
///
/// # Errors
/// [`UnknownWord`] with the languages there are, and the nearest one.
///
/// ```
/// use regiopair::report::language::{by_tag, PageSentences as _};
///
/// assert_eq!(by_tag("en-GB")?.tag(), "en");
/// let error = by_tag("eng").err().unwrap();
/// assert_eq!(error.to_string(), "`eng` is not a language of reports; accepted: en, es, pt; did you mean `en`?");
/// # Ok::<(), regiopair::UnknownWord>(())
/// ```
pub fn by_tag(tag: &str) -> Result<&'static dyn Language, UnknownWord> {
    let language = tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    match language.as_str() {
        "en" => Ok(&English),
        "es" => Ok(&Spanish),
        "pt" => Ok(&Portuguese),
        _ => Err(UnknownWord::new("language of reports", tag, &TAGS)),
    }
}
