//! The known name that a user probably meant.

/// The known name that is `id` with one more letter at its end, such as a plural; failing that, one
/// that begins with the whole words of `id`; failing that, the one with the fewest
/// edits (Damerau–Levenshtein) from it; failing that, one that begins with its letters. Ties go to
/// the first in `known`.
///
/// Letter case does not count, and blanks and underscores count as hyphens. A name of which more
/// than a third would have to be edited (but one letter always may) is no help in a message, nor
/// is a beginning of two letters, so there may be none.
pub(crate) fn nearest<'a>(id: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A pasted page is no misspelt name, and the distance is quadratic in its length.
    if id.len() > 200 {
        return None;
    }
    let wanted = plain(id);
    if wanted.is_empty() {
        return None;
    }
    let mut plural = None;
    let mut words = None;
    let mut edited: Option<(usize, &str)> = None;
    let mut letters = None;
    for name in known {
        let candidate = plain(name);
        let edits = strsim::damerau_levenshtein(&wanted, &candidate);
        let longer = wanted.chars().count().max(candidate.chars().count());
        if edits <= (longer / 3).max(1) && edited.is_none_or(|(least, _)| edits < least) {
            edited = Some((edits, name));
        }
        if let Some(rest) = candidate.strip_prefix(&wanted)
            && wanted.chars().count() > 2
        {
            letters = letters.or(Some(name));
            if rest.starts_with('-') {
                words = words.or(Some(name));
            } else if rest.chars().count() == 1 {
                plural = plural.or(Some(name));
            }
        }
    }
    match edited {
        // The name itself, but for case and blanks.
        Some((0, name)) => Some(name),
        _ => plural.or(words).or(edited.map(|(_, name)| name)).or(letters),
    }
}

/// The known name that `id` misspells: at most two edits away, letter case and the kind of blank
/// aside. For names that a user can also make up, where [`nearest`] would find too many.
pub(crate) fn slip<'a>(id: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if id.len() > 200 {
        return None;
    }
    let wanted = plain(id);
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&wanted, &plain(name)), name))
        .filter(|(edits, _)| *edits <= 2)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, name)| name)
}

fn plain(name: &str) -> String {
    name.trim()
        .chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            '_' => '-',
            blank if blank.is_whitespace() => '-',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{nearest, slip};

    const KNOWN: [&str; 5] = ["smart-cities", "software", "solar", "wind-marine-energy", "wine"];

    #[test]
    fn typos_case_and_blanks_find_their_name() {
        assert_eq!(nearest("soalr", KNOWN), Some("solar"));
        assert_eq!(nearest("Smart Cities", KNOWN), Some("smart-cities"));
        assert_eq!(nearest("smart_cities", KNOWN), Some("smart-cities"));
        assert_eq!(nearest("WIND", ["wind-park", "wind"]), Some("wind"));
    }

    #[test]
    fn a_beginning_finds_the_whole_rather_than_a_short_neighbour() {
        assert_eq!(nearest("wind", KNOWN), Some("wind-marine-energy"));
        assert_eq!(nearest("softw", KNOWN), Some("software"));
    }

    #[test]
    fn a_plural_is_nearer_than_a_longer_name() {
        assert_eq!(nearest("pair", ["pair-quotas", "pairs"]), Some("pairs"));
        assert_eq!(nearest("quota", ["pair-quotas", "quotas"]), Some("quotas"));
    }

    #[test]
    fn one_slip_is_found_even_in_a_short_name() {
        assert_eq!(nearest("ue", ["lac", "eu"]), Some("eu"));
        assert_eq!(nearest("vison", ["analysis", "vision"]), Some("vision"));
        assert_eq!(nearest("Governence", ["analysis", "governance"]), Some("governance"));
    }

    #[test]
    fn a_slip_is_two_edits_at_most() {
        assert_eq!(slip("Smart Citie", KNOWN), Some("smart-cities"));
        assert_eq!(slip("sofwtare", KNOWN), Some("software"));
        assert_eq!(slip("smart-city", KNOWN), None);
        assert_eq!(slip("smart", KNOWN), None);
    }

    #[test]
    fn nothing_alike_is_nothing() {
        assert_eq!(nearest("quantum", KNOWN), None);
        assert_eq!(nearest("  ", KNOWN), None);
        assert_eq!(nearest("s", KNOWN), None);
        assert_eq!(nearest(&"solar".repeat(100), KNOWN), None);
    }
}
