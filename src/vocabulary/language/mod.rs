//! Languages by ISO 639 code or by name.
//!
//! A code of two letters (ISO 639-1) is preferred to one of three (639-3, 639-2), so that every
//! language has one code in a dataset. The codes and names are those of the crate `isolang`;
//! `iso_639_2.rs` adds what only ISO 639-2 has.

mod iso_639_2;

use std::collections::HashMap;
use std::sync::LazyLock;

use isolang::Language;

use super::{folded, nearest};
use iso_639_2::{BIBLIOGRAPHIC, FAMILIES};

/// Why a word names no language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LanguageFault {
    /// No language has this code or name.
    Unknown {
        /// The known name that differs least, if one is close.
        nearest: Option<&'static str>,
    },
    /// Several languages have this name.
    Ambiguous {
        /// Their codes.
        codes: Vec<&'static str>,
    },
}

/// Returns the code of a language, given by code or name in any case: `es`, `spa`, `Spanish`,
/// `español` and `es-AR` all give `es`.
///
/// # Errors
/// Words that name no language, or several.
pub(crate) fn language(word: &str) -> Result<&'static str, LanguageFault> {
    let lower = word.trim().to_lowercase();
    if let Some(code) = by_code(&lower).or_else(|| by_code(without_country(&lower)?)) {
        return Ok(code);
    }
    match NAMES.get(&folded(&lower)).map(Vec::as_slice) {
        Some([code]) => Ok(code),
        Some(codes) => Err(LanguageFault::Ambiguous { codes: codes.to_vec() }),
        None => Err(LanguageFault::Unknown { nearest: nearest(&lower, common_names()) }),
    }
}

/// Whether a text is a code as [`language`] returns it.
pub(crate) fn is_language(code: &str) -> bool {
    by_code(code) == Some(code)
}

fn by_code(code: &str) -> Option<&'static str> {
    if let Some((_, terminological)) = BIBLIOGRAPHIC.iter().find(|(old, _)| *old == code) {
        return by_code(terminological);
    }
    if let Some((family, _)) = FAMILIES.iter().find(|(family, _)| *family == code) {
        return Some(family);
    }
    let found = match code.len() {
        2 => Language::from_639_1(code),
        3 => Language::from_639_3(code),
        _ => None,
    };
    found.filter(|language| is_real(*language)).map(code_of)
}

/// The language of a locale such as `pt-br`.
fn without_country(locale: &str) -> Option<&str> {
    let (language, country) = locale.split_once(['-', '_'])?;
    let is_country = country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_lowercase());
    is_country.then_some(language)
}

/// Whether an entry is a language: four of the list stand for several, none, or an unknown one.
fn is_real(language: Language) -> bool {
    !matches!(language, Language::Und | Language::Mul | Language::Mis | Language::Zxx)
}

fn code_of(language: Language) -> &'static str {
    language.to_639_1().unwrap_or_else(|| language.to_639_3())
}

/// The codes of every name, English or own, in base letters. The languages with a code of two
/// letters come before all others of the same name.
static NAMES: LazyLock<HashMap<String, Vec<&'static str>>> = LazyLock::new(|| {
    let mut names: HashMap<String, Vec<&'static str>> = HashMap::new();
    let (common, rare): (Vec<Language>, Vec<Language>) = isolang::languages()
        .filter(|language| is_real(*language))
        .partition(|language| language.to_639_1().is_some());
    for languages in [common, rare] {
        let mut more: HashMap<String, Vec<&'static str>> = HashMap::new();
        for language in languages {
            let own = language.to_autonym().unwrap_or_default().split(',');
            for name in own.chain([language.to_name()]) {
                let plain = name.split('(').next().unwrap_or_default();
                for name in [name, plain] {
                    let codes = more.entry(folded(name.trim())).or_default();
                    if !codes.contains(&code_of(language)) {
                        codes.push(code_of(language));
                    }
                }
            }
        }
        for (name, codes) in more {
            names.entry(name).or_insert(codes);
        }
    }
    for (code, name) in FAMILIES {
        names.entry(folded(name)).or_insert_with(|| vec![code]);
    }
    // Nothing, or one letter (a few languages are called so) is more likely a slip.
    names.retain(|name, _| name.chars().count() > 1);
    names
});

/// English and own names of the languages with a code of two letters.
fn common_names() -> impl Iterator<Item = &'static str> {
    isolang::languages()
        .filter(|language| language.to_639_1().is_some())
        .flat_map(|language| [Some(language.to_name()), language.to_autonym()])
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::{LanguageFault, is_language, language};

    #[test]
    fn codes_and_names_in_any_case_name_a_language() {
        for word in ["fr", "FR", "fra", "fre", "French", "français", "FRANCAIS", "fr-CA", "fr_FR"]
        {
            assert_eq!(language(word), Ok("fr"), "{word}");
        }
        for (word, code) in [
            ("spa", "es"),
            ("Español", "es"),
            ("ger", "de"),
            ("Basque", "eu"),
            ("Quechua", "qu"),
            ("gcf", "gcf"),
            ("Guadeloupean Creole French", "gcf"),
            ("nah", "nah"),
            ("Nahuatl languages", "nah"),
            ("ελληνικά", "el"),
            ("Kreyòl", "ht"),
        ] {
            assert_eq!(language(word), Ok(code), "{word}");
        }
        assert!(is_language("fr") && is_language("gcf"));
        assert!(!is_language("fra") && !is_language("FR") && !is_language("French"));
    }

    #[test]
    fn other_words_are_refused() {
        let unknown = |nearest| Err(LanguageFault::Unknown { nearest });
        for word in ["xx", "zz", "", "und", "mul", "zxx", "qaa", "e", "fr, en"] {
            assert_eq!(language(word), unknown(None), "{word}");
        }
        assert_eq!(language("Englsh"), unknown(Some("English")));
        assert_eq!(language("Katalan"), unknown(Some("Catalan")));
        assert!(matches!(language("Kele"), Err(LanguageFault::Ambiguous { .. })));
    }
}
