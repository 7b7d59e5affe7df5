//! Numbers, lists and sentences in Spanish.

use super::Spanish;
use crate::report::language::{Grammar, decimal_comma};

impl Grammar for Spanish {
    fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [rest @ .., last] => format!("{} {} {last}", rest.join(", "), and_before(last)),
        }
    }

    fn list_with_more(&self, items: &[String], more: usize) -> String {
        match more {
            0 => self.list(items),
            _ => format!("{} y {} más", items.join(", "), self.count(more)),
        }
    }

    fn number(&self, value: f64, decimals: usize) -> String {
        decimal_comma::number(value, decimals)
    }

    fn count(&self, count: usize) -> String {
        decimal_comma::count(count)
    }

    fn signed_number(&self, value: f64, decimals: usize) -> String {
        decimal_comma::signed(value, decimals)
    }

    fn sentence(&self, clause: &str) -> String {
        let mut letters = clause.chars();
        let first =
            letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}.", letters.as_str())
    }
}

impl Spanish {
    /// A number of things with its noun: "1 par", "2 pares".
    pub(super) fn count_of(self, count: usize, one: &str, several: &str) -> String {
        format!("{} {}", self.count(count), if count == 1 { one } else { several })
    }

    /// A number of pairs.
    pub(super) fn pairs(self, count: usize) -> String {
        self.count_of(count, "par", "pares")
    }

    /// A number of regions.
    pub(super) fn regions_counted(self, count: usize) -> String {
        self.count_of(count, "región", "regiones")
    }
}

/// "e" before the sound of an i that is a syllable of its own, otherwise "y".
fn and_before(word: &str) -> &'static str {
    let mut letters = word.chars().skip_while(|letter| !letter.is_alphanumeric());
    let mut next = || letters.next().and_then(|letter| letter.to_lowercase().next());
    let mut first = next();
    if first == Some('h') {
        first = next();
    }
    let second = next();
    let is_vowel = |letter| matches!(letter, 'a' | 'e' | 'o' | 'u' | 'á' | 'é' | 'ó' | 'ú');
    match (first, second) {
        (Some('í'), _) => "e",
        (Some('i'), second) if !second.is_some_and(is_vowel) => "e",
        // As in Ypres; as a consonant, as in Yucatán, it is no i.
        (Some('y'), Some(second)) if !is_vowel(second) => "e",
        _ => "y",
    }
}

/// Words in Spanish quotation marks.
pub(super) fn quoted(words: &str) -> String {
    format!("«{words}»")
}

#[cfg(test)]
mod tests {
    use super::{Grammar, Spanish};

    #[test]
    fn the_last_item_decides_between_y_and_e() {
        for (last, expected) in [
            ("Salta", "a y Salta"),
            ("Imbabura", "a e Imbabura"),
            ("Hidalgo", "a e Hidalgo"),
            ("Íllora", "a e Íllora"),
            ("«Iasi»", "a y «Iasi»"),
            ("«Istria»", "a e «Istria»"),
            ("hierro", "a y hierro"),
            ("Yucatán", "a y Yucatán"),
            ("Ypres", "a e Ypres"),
            ("I", "a e I"),
            ("", "a y "),
        ] {
            assert_eq!(Spanish.list(&["a".to_owned(), last.to_owned()]), expected);
        }
    }

    #[test]
    fn others_are_counted_and_one_thing_is_singular() {
        let items = ["a", "b"].map(str::to_owned);
        assert_eq!(Spanish.list_with_more(&items, 3), "a, b y 3 más");
        assert_eq!(Spanish.list_with_more(&items, 0), "a y b");
        assert_eq!(Spanish.pairs(1), "1 par");
        assert_eq!(Spanish.pairs(0), "0 pares");
        assert_eq!(Spanish.regions_counted(1), "1 región");
        assert_eq!(Spanish.sentence("él gana"), "Él gana.");
    }
}
