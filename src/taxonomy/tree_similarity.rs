//! Similarity of two nodes of a tree, from their depths and that of their lowest common ancestor.
//!
//! The depths come from [`Taxonomy::depth`](super::Taxonomy::depth) and
//! [`Taxonomy::lowest_common_ancestor`](super::Taxonomy::lowest_common_ancestor), the information
//! contents from [`intrinsic_information`](super::intrinsic_information) and the functions next to
//! it. Each takes O(1), is symmetric, and has the range \[0, 1\] for arguments that come from a
//! tree.

/// Returns the Wu–Palmer similarity: the depth of the lowest common ancestor relative to the mean
/// depth of the two (Wu and Palmer 1994).
///
/// ```text
/// sim(a, b) = 2·depth(lca) / (depth(a) + depth(b))
/// ```
///
/// Conventions for the depth of the root differ. With 0, as
/// [`Taxonomy::depth`](super::Taxonomy::depth) counts, two domains that meet only at the root have
/// similarity 0. With 1, as in the Natural Language Toolkit (add one to all three), it is not 0:
/// two domains at depth 3 get 1/3 though they share nothing. Two nodes both at depth 0 are the root
/// twice: 1.
///
/// ```
/// use regiopair::taxonomy::wu_palmer;
///
/// // Two domains of one theme, then two of different themes; root at depth 0, then at depth 1.
/// assert_eq!((wu_palmer(1, 2, 2), wu_palmer(0, 2, 2)), (0.5, 0.0));
/// assert_eq!((wu_palmer(2, 3, 3), wu_palmer(1, 3, 3)), (2.0 / 3.0, 1.0 / 3.0));
/// ```
pub fn wu_palmer(lca_depth: usize, a_depth: usize, b_depth: usize) -> f64 {
    if a_depth == 0 && b_depth == 0 {
        return 1.0;
    }
    2.0 * lca_depth as f64 / (a_depth as f64 + b_depth as f64)
}

/// Returns the path similarity: the fewer edges between the two, the more alike (Rada, Mili,
/// Bicknell and Blettner 1989 for the distance).
///
/// ```text
/// sim(a, b) = 1 / (1 + depth(a) + depth(b) − 2·depth(lca))
/// ```
///
/// Never 0: domains with nothing in common get 1/5 in a taxonomy of themes and domains.
///
/// ```
/// use regiopair::taxonomy::path_similarity;
///
/// assert_eq!(path_similarity(1, 2, 2), 1.0 / 3.0);
/// assert_eq!(path_similarity(0, 2, 2), 1.0 / 5.0);
/// ```
pub fn path_similarity(lca_depth: usize, a_depth: usize, b_depth: usize) -> f64 {
    1.0 / (1.0 + a_depth as f64 + b_depth as f64 - 2.0 * lca_depth as f64)
}

/// Returns the scaled Resnik similarity: the information of the lowest common ancestor as a share
/// of the maximum (Resnik 1995; the scale of Seco, Veale and Hayes 2004).
///
/// ```text
/// sim(a, b) = IC(lca) / IC_max        0 if IC_max is 0
/// ```
///
/// Unscaled Resnik similarity is IC(lca) itself. A node compared with itself gets less than 1
/// unless its information is the maximum.
pub fn resnik_scaled(lca_ic: f64, max_ic: f64) -> f64 {
    if max_ic > 0.0 { (lca_ic / max_ic).clamp(0.0, 1.0) } else { 0.0 }
}

/// Returns the Lin similarity: the information of the lowest common ancestor relative to that of
/// the two (Lin 1998).
///
/// ```text
/// sim(a, b) = 2·IC(lca) / (IC(a) + IC(b))        0 if both are 0
/// ```
///
/// ```
/// use regiopair::taxonomy::lin;
///
/// // A tree of 10 nodes: crops has 2 under it (itself included), wine 1, agri-food, where they meet, 4.
/// let ic = |under: f64| 10.0_f64.ln() - under.ln();
/// assert!((lin(ic(4.0), ic(2.0), ic(1.0)) - 0.468_448_5).abs() < 1e-7);
/// ```
pub fn lin(lca_ic: f64, a_ic: f64, b_ic: f64) -> f64 {
    let both = a_ic + b_ic;
    if both > 0.0 { (2.0 * lca_ic / both).clamp(0.0, 1.0) } else { 0.0 }
}
