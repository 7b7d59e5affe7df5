//! Information content: how specific it is for a region to have a domain, or one under it.
//!
//! All three functions return one value per node of [`Taxonomy::graph`], by node index: 0 at the
//! root, and never less at a child than at its parent.

use super::error::{MatrixError, SimilarityError};
use super::graph::Taxonomy;

/// Returns the information content from the tree alone: the more nodes are under a node, the lower
/// it is.
///
/// ```text
/// IC(c) = ln N − ln |desc(c)|        desc(c): nodes under c, c included;  N: all nodes
/// ```
///
/// Range \[0, ln N\]; a leaf has ln N. Divided by ln N it is the measure of Seco, Veale and Hayes
/// (2004). O(N) time.
///
/// ```
/// use regiopair::taxonomy::{Taxonomy, TaxonomyRows, ThemeRow, intrinsic_information};
///
/// let rows = vec![ThemeRow::new("energy", "solar"), ThemeRow::new("energy", "wind")];
/// let taxonomy = Taxonomy::from_rows(TaxonomyRows::Themes(rows)).expect("the table is sound");
/// let ic = intrinsic_information(&taxonomy); // nodes: root, energy, solar, wind
/// assert_eq!(ic[0], 0.0);
/// assert!((ic[1] - (4.0_f64 / 3.0).ln()).abs() < 1e-12);
/// assert!((ic[2] - 4.0_f64.ln()).abs() < 1e-12);
/// ```
pub fn intrinsic_information(taxonomy: &Taxonomy) -> Vec<f64> {
    let parents = taxonomy.parents();
    let under = summed_up(parents, vec![1.0; parents.len()]);
    under.iter().map(|n| under[0].ln() - n.ln()).collect()
}

/// Returns the information content from leaves and ancestors (Sánchez, Batet and Isern 2011).
///
/// ```text
/// IC(c) = −ln( (|leaves(c)| / |subsumers(c)| + 1) / (|leaves(root)| + 1) )
/// ```
///
/// The subsumers include c itself, and a leaf has one leaf, itself: the convention of the
/// `nxontology` package. (The paper gives a leaf no leaves under it.) Range \[0, ln(|leaves| + 1)).
/// O(N) time.
pub fn sanchez_information(taxonomy: &Taxonomy) -> Vec<f64> {
    let parents = taxonomy.parents();
    let mut is_leaf = vec![1.0; parents.len()];
    for &parent in parents.iter().skip(1) {
        is_leaf[parent] = 0.0;
    }
    let leaves = summed_up(parents, is_leaf);
    taxonomy
        .graph()
        .node_indices()
        .map(|node| {
            let subsumers = (taxonomy.depth(node) + 1) as f64;
            (leaves[0] + 1.0).ln() - (leaves[node.index()] / subsumers + 1.0).ln()
        })
        .collect()
}

/// Returns the information content from counts: the rarer a domain is among the regions, the higher
/// it is (Resnik 1995).
///
/// ```text
/// IC(c) = −ln( Σ counts under c / Σ counts )        c included
/// ```
///
/// `counts` has one entry per domain, in the order of [`DomainId`](super::DomainId). If the count
/// under some domain is 0, its content would be infinite; then every count is raised by one
/// (Laplace), which keeps their order. Range \[0, ∞). O(N) time.
///
/// # Errors
/// If the number of counts is not that of the domains, if one is negative or not finite, or if all
/// are 0.
pub fn corpus_information(
    taxonomy: &Taxonomy,
    counts: &[f64],
) -> Result<Vec<f64>, SimilarityError> {
    if counts.len() != taxonomy.len() {
        return Err(SimilarityError::Width { expected: taxonomy.len(), found: counts.len() });
    }
    for (column, &value) in counts.iter().enumerate() {
        if !(value.is_finite() && value >= 0.0) {
            return Err(MatrixError::Entry { row: 0, column, value }.into());
        }
    }
    let total: f64 = counts.iter().sum();
    if !total.is_finite() {
        return Err(MatrixError::Total.into());
    }
    if total <= 0.0 {
        return Err(SimilarityError::NothingCounted);
    }
    let parents = taxonomy.parents();
    let with = |more: f64| {
        let mut own = vec![0.0; parents.len()];
        for (d, _) in taxonomy.domains() {
            own[taxonomy.node(d).index()] = counts[d.index()] + more;
        }
        summed_up(parents, own)
    };
    let mut under = with(0.0);
    if under.contains(&0.0) {
        under = with(1.0);
    }
    Ok(under.iter().map(|n| under[0].ln() - n.ln()).collect())
}

/// Adds to each node what lies under it. Children come after their parents, so one pass from the
/// end does.
fn summed_up(parents: &[usize], mut own: Vec<f64>) -> Vec<f64> {
    for node in (1..parents.len()).rev() {
        own[parents[node]] += own[node];
    }
    own
}
