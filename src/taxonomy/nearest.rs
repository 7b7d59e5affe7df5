//! Which known name somebody probably meant.

/// The known name with the fewest edits (Damerau–Levenshtein) from `id`, ties to the first in `known`; failing that, the
/// first that begins with it.
///
/// Letter case does not count, and blanks and underscores count as hyphens. A name more than half of which would have to be
/// edited is no help in a message, so there may be none.
pub(super) fn nearest<'a>(id: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = plain(id);
    if wanted.is_empty() {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    let mut begins = None;
    for name in known {
        let candidate = plain(name);
        let edits = strsim::damerau_levenshtein(&wanted, &candidate);
        let longer = wanted.chars().count().max(candidate.chars().count());
        if 2 * edits <= longer && best.is_none_or(|(least, _)| edits < least) {
            best = Some((edits, name));
        }
        if begins.is_none() && candidate.starts_with(&wanted) {
            begins = Some(name);
        }
    }
    best.map(|(_, name)| name).or(begins)
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
    use super::nearest;

    const KNOWN: [&str; 4] = ["smart-cities", "software", "solar", "wind-marine-energy"];

    #[test]
    fn typos_case_and_blanks_find_their_name() {
        assert_eq!(nearest("soalr", KNOWN), Some("solar"));
        assert_eq!(nearest("Smart Cities", KNOWN), Some("smart-cities"));
        assert_eq!(nearest("smart_cities", KNOWN), Some("smart-cities"));
    }

    #[test]
    fn a_beginning_finds_the_whole() {
        assert_eq!(nearest("wind", KNOWN), Some("wind-marine-energy"));
    }

    #[test]
    fn nothing_alike_is_nothing() {
        assert_eq!(nearest("quantum", KNOWN), None);
        assert_eq!(nearest("  ", KNOWN), None);
    }
}
