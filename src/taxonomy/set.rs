//! Two sets of domains compared.

use std::collections::BTreeSet;

use super::{DomainId, DomainSimilarity};

/// How well two sets of domains cover each other; all in \[0, 1\].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BestMatchAverage {
    /// Mean over the first set of the similarity to the most similar domain in the second.
    pub first_in_second: f64,
    /// Mean over the second set of the similarity to the most similar domain in the first.
    pub second_in_first: f64,
    /// Mean of the two.
    pub average: f64,
}

/// Returns the best-match average of two sets of domains (Azuaje, Wang and Bodenreider 2005).
///
/// ```text
/// A→B = Σ_{a∈A} max_{b∈B} sim(a, b) / |A|        BMA = (A→B + B→A) / 2
/// ```
///
/// Domains given twice count once. Range \[0, 1\]; `None` if a set is empty: unknown, not 0.
/// O(|A|·|B|) time.
///
/// # Panics
/// May panic if a domain comes from another taxonomy.
///
/// ```
/// use regiopair::taxonomy::{Measure, Occurrence, Taxonomy, TaxonomyRows, ThemeRow, taxonomy_set_bma};
///
/// let rows = [("agri-food", "crops"), ("agri-food", "wine"), ("energy", "solar")];
/// let rows = rows.map(|(theme, domain)| ThemeRow::new(theme, domain)).to_vec();
/// let taxonomy = Taxonomy::from_rows(TaxonomyRows::Themes(rows)).expect("the table is sound");
/// let similarity = taxonomy.similarity(Measure::WuPalmer, &Occurrence::empty(3))?;
/// let id = |name| taxonomy.domain(name).expect("it is in the table");
///
/// let both = taxonomy_set_bma(&similarity, &[id("crops")], &[id("wine"), id("solar")]);
/// let both = both.expect("neither set is empty");
/// assert_eq!((both.first_in_second, both.second_in_first, both.average), (0.5, 0.25, 0.375));
/// # Ok::<(), regiopair::taxonomy::SimilarityError>(())
/// ```
pub fn taxonomy_set_bma(
    similarity: &DomainSimilarity,
    first: &[DomainId],
    second: &[DomainId],
) -> Option<BestMatchAverage> {
    let first: BTreeSet<DomainId> = first.iter().copied().collect();
    let second: BTreeSet<DomainId> = second.iter().copied().collect();
    if first.is_empty() || second.is_empty() {
        return None;
    }
    let covered = |these: &BTreeSet<DomainId>, by: &BTreeSet<DomainId>| {
        let best = |&a| by.iter().map(|&b| similarity.between(a, b)).fold(0.0, f64::max);
        these.iter().map(best).sum::<f64>() / these.len() as f64
    };
    let first_in_second = covered(&first, &second);
    let second_in_first = covered(&second, &first);
    Some(BestMatchAverage {
        first_in_second,
        second_in_first,
        average: f64::midpoint(first_in_second, second_in_first),
    })
}
