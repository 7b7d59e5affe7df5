//! From activity codes to domains.

use super::domain::DomainId;
use super::graph::Taxonomy;

impl Taxonomy {
    /// Returns the domains that list an activity of NACE Rev. 2, a part of it, or an activity that
    /// contains it.
    ///
    /// A code is a section letter (`C`), a division (`C10`), a group (`C10.5`) or a class
    /// (`C10.51`). A domain is found if it lists the code itself, a wider one that holds it, or a
    /// narrower one in it. The closest level comes first, then the order of ids. Case is ignored.
    /// O(codes in the table).
    ///
    /// ```
    /// use regiopair::taxonomy::{Taxonomy, TaxonomyRows, ThemeRow};
    ///
    /// let row = |domain: &str, code: &str| ThemeRow {
    ///     nace_rev2: vec![code.to_owned()],
    ///     ..ThemeRow::new("agri-food", domain)
    /// };
    /// let rows = vec![row("crops", "A01.1"), row("food", "C10"), row("dairy", "C10.5")];
    /// let taxonomy = Taxonomy::from_rows(TaxonomyRows::Themes(rows)).expect("the table is sound");
    /// let found = |code| -> Vec<&str> {
    ///     taxonomy.by_nace(code).into_iter().map(|d| taxonomy.get(d).id.as_str()).collect()
    /// };
    /// assert_eq!(found("C10.51"), ["dairy", "food"]); // butter and cheese are dairy first, then food
    /// assert_eq!(found("C10"), ["food", "dairy"]);
    /// assert!(found("C11").is_empty());
    /// ```
    pub fn by_nace(&self, code: &str) -> Vec<DomainId> {
        let code = code.trim().to_ascii_uppercase();
        let mut found: Vec<(usize, DomainId)> = self
            .domains()
            .filter_map(|(d, domain)| {
                domain
                    .nace_rev2
                    .iter()
                    .filter_map(|listed| levels_apart(&code, &listed.trim().to_ascii_uppercase()))
                    .min()
                    .map(|apart| (apart, d))
            })
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, d)| d).collect()
    }
}

/// Levels between two codes one of which holds the other; none if neither does.
fn levels_apart(a: &str, b: &str) -> Option<usize> {
    let (wide, narrow) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if wide.is_empty() || !narrow.starts_with(wide) {
        return None;
    }
    if wide == narrow {
        return Some(0);
    }
    // `C1` begins `C10` but is no code; only whole levels hold others.
    Some(level(narrow)? - level(wide)?)
}

/// Section 0, division 1, group 2, class 3, by the length of the code.
fn level(code: &str) -> Option<usize> {
    match code.len() {
        1 => Some(0),
        3 => Some(1),
        5 => Some(2),
        6 => Some(3),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::levels_apart;

    #[test]
    fn only_whole_levels_hold_others() {
        assert_eq!(levels_apart("C", "C10.51"), Some(3));
        assert_eq!(levels_apart("A01.21", "A01.2"), Some(1));
        assert_eq!(levels_apart("C1", "C10"), None);
        assert_eq!(levels_apart("C10", "C11"), None);
        assert_eq!(levels_apart("", "C10"), None);
        assert_eq!(levels_apart("", ""), None);
    }
}
