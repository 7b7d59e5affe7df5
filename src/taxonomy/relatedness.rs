//! What regions are specialised in, and which domains occur together.
//!
//! Matrices are regions × domains or domains × domains. No output holds NaN: a region or domain
//! with nothing, and a domain that never occurs with another, get 0.

use ndarray::{Array2, ArrayRef2, Axis};

use super::error::MatrixError;
use super::occurrence::{check_symmetric, check_weights};

/// How far a location quotient may fall short of 1 by rounding alone.
const ROUNDING_TOLERANCE: f64 = 1e-12;

/// Returns the revealed comparative advantage, also called location quotient: a domain's share in
/// the region against its share in all regions (Balassa 1965).
///
/// ```text
/// RCA_rd = (x_rd / Σ_d x_rd) / (Σ_r x_rd / Σ x)        0 if the row or the column adds up to 0
/// ```
///
/// Regions × domains in and out. Range \[0, ∞); 1 means an average share. O(R·D) time.
///
/// # Errors
/// If an entry is negative or not finite, or the sum is not finite.
///
/// # Example
/// A farming region and a town: crops fill three quarters of the one and half of both together.
///
/// ```
/// use ndarray::array;
/// use regiopair::taxonomy::rca;
///
/// let quotients = rca(&array![[30.0, 10.0, 0.0], [10.0, 30.0, 0.0]])?;
/// assert_eq!(quotients, array![[1.5, 0.5, 0.0], [0.5, 1.5, 0.0]]); // no region has the third domain
/// # Ok::<(), regiopair::taxonomy::MatrixError>(())
/// ```
pub fn rca(x: &ArrayRef2<f64>) -> Result<Array2<f64>, MatrixError> {
    check_weights(x)?;
    let of_region = x.sum_axis(Axis(1));
    let of_domain = x.sum_axis(Axis(0));
    let total = x.sum();
    Ok(Array2::from_shape_fn(x.dim(), |(r, d)| {
        if x[[r, d]] > 0.0 {
            // Shares so small that they underflow would divide to infinity.
            ((x[[r, d]] / of_region[r]) / (of_domain[d] / total)).min(f64::MAX)
        } else {
            0.0
        }
    }))
}

/// Returns which domains a region is specialised in: a quotient of 1 or more, as `ecomplexity` and
/// `EconGeo` count it.
///
/// ```text
/// M_rd = RCA_rd ≥ 1
/// ```
///
/// A tie at exactly 1 counts, and so does one that only rounding keeps 10⁻¹² below. O(R·D) time.
pub fn presence(rca: &ArrayRef2<f64>) -> Array2<bool> {
    rca.mapv(|quotient| quotient >= 1.0 - ROUNDING_TOLERANCE)
}

/// Counts the regions in which two domains are both present; the diagonal is zero.
///
/// ```text
/// c_ij = Σ_r M_ri·M_rj        i ≠ j
/// ```
///
/// Domains × domains, symmetric, whole numbers. O(R·D²) time.
pub fn cooccurrence(m: &ArrayRef2<bool>) -> Array2<f64> {
    let mut together = counted_together(m);
    together.diag_mut().fill(0.0);
    together
}

/// Returns the proximity in the product space: how likely a region that has the more common of two
/// domains also has the other (Hidalgo, Klinger, Barabási and Hausmann 2007).
///
/// ```text
/// φ_ij = Σ_r M_ri·M_rj / max(k_i, k_j)        k_i = Σ_r M_ri;  0 if both are 0
/// ```
///
/// Domains × domains, symmetric, range \[0, 1\]; the diagonal is 1 if a region has the domain, else
/// 0. O(R·D²) time.
///
/// ```
/// use ndarray::array;
/// use regiopair::taxonomy::proximity_product_space;
///
/// // Three regions have crops, one of them wine too; no region has solar.
/// let m = array![[true, true, false], [true, false, false], [true, false, false]];
/// let proximity = proximity_product_space(&m);
/// assert_eq!(proximity[[0, 1]], 1.0 / 3.0);
/// assert_eq!(proximity.row(2).sum(), 0.0);
/// ```
pub fn proximity_product_space(m: &ArrayRef2<bool>) -> Array2<f64> {
    let together = counted_together(m);
    Array2::from_shape_fn(together.dim(), |(i, j)| {
        if together[[i, j]] > 0.0 {
            together[[i, j]] / together[[i, i]].max(together[[j, j]])
        } else {
            0.0
        }
    })
}

/// Returns the relatedness as cosine (van Eck and Waltman 2009; `EconGeo`, which takes the row sums
/// of the co-occurrences and not the occurrences).
///
/// ```text
/// φ_ij = c_ij / √(s_i·s_j)        s_i = Σ_j c_ij, diagonal left out
/// ```
///
/// Domains × domains, symmetric, range \[0, 1\], zero diagonal. O(D²) time.
///
/// # Errors
/// If the matrix is not square and symmetric, or an entry is negative or not finite.
///
/// ```
/// use ndarray::array;
/// use regiopair::taxonomy::relatedness_cosine;
///
/// // The third domain goes with no other: 0, not NaN.
/// let relatedness = relatedness_cosine(&array![[0.0, 2.0, 0.0], [2.0, 0.0, 0.0], [0.0, 0.0, 0.0]])?;
/// assert_eq!(relatedness, array![[0.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 0.0]]);
/// # Ok::<(), regiopair::taxonomy::MatrixError>(())
/// ```
pub fn relatedness_cosine(c: &ArrayRef2<f64>) -> Result<Array2<f64>, MatrixError> {
    relatedness(c, |c, s_i, s_j, _| {
        let product = s_i * s_j;
        // The root of the product is exact for small counts; two roots cannot overflow.
        let scale = if product.is_normal() { product.sqrt() } else { s_i.sqrt() * s_j.sqrt() };
        (c / scale).min(1.0)
    })
}

/// Returns the relatedness as Jaccard index of co-occurrences (van Eck and Waltman 2009;
/// `EconGeo`).
///
/// ```text
/// φ_ij = c_ij / (s_i + s_j − c_ij)        s_i = Σ_j c_ij, diagonal left out
/// ```
///
/// Domains × domains, symmetric, range \[0, 1\], zero diagonal. O(D²) time.
///
/// # Errors
/// If the matrix is not square and symmetric, or an entry is negative or not finite.
pub fn relatedness_jaccard(c: &ArrayRef2<f64>) -> Result<Array2<f64>, MatrixError> {
    relatedness(c, |c, s_i, s_j, _| (c / (s_i + s_j - c)).min(1.0))
}

/// Returns the relatedness as association strength: how much more often than by chance (van Eck and
/// Waltman 2009; `EconGeo`).
///
/// ```text
/// φ_ij = (c_ij / T) / ((s_i / T)·(s_j / T))        s_i = Σ_j c_ij, diagonal left out;  T = Σ_i s_i
/// ```
///
/// Domains × domains, symmetric, range \[0, ∞), zero diagonal. O(D²) time.
///
/// # Errors
/// If the matrix is not square and symmetric, or an entry is negative or not finite.
pub fn relatedness_association(c: &ArrayRef2<f64>) -> Result<Array2<f64>, MatrixError> {
    relatedness(c, |c, s_i, s_j, total| {
        let (share, expected) = (c / total, (s_i / total) * (s_j / total));
        let strength = if share.is_normal() && expected.is_normal() {
            share / expected
        } else {
            // The same for shares that underflow.
            (c / s_i.min(s_j)) * (total / s_i.max(s_j))
        };
        strength.min(f64::MAX)
    })
}

/// Returns the relatedness as probability index: how much more often than by chance, where no
/// domain is drawn together with itself (`EconGeo`'s default, adapted there from van Eck and
/// Waltman 2009).
///
/// ```text
/// φ_ij = c_ij / ( ( s_i/T · s_j/(T − s_i)  +  s_j/T · s_i/(T − s_j) ) · T/2 )
///
///        s_i = Σ_j c_ij, diagonal left out;  T = Σ_i s_i
/// ```
///
/// Domains × domains, symmetric, range \[0, ∞), zero diagonal. O(D²) time.
///
/// # Errors
/// If the matrix is not square and symmetric, or an entry is negative or not finite.
pub fn relatedness_probability(c: &ArrayRef2<f64>) -> Result<Array2<f64>, MatrixError> {
    relatedness(c, |c, s_i, s_j, total| {
        // Each sum is at most half the total in a symmetric matrix with zero diagonal, so nothing divides by 0.
        let one_way = (s_i / total) * (s_j / (total - s_i));
        let other_way = (s_j / total) * (s_i / (total - s_j));
        let expected = (one_way + other_way) * total / 2.0;
        let index = if one_way.is_normal() && other_way.is_normal() && expected.is_normal() {
            c / expected
        } else {
            // The same for shares that underflow.
            let (less, more) = (s_i.min(s_j), s_i.max(s_j));
            (c / less) * 2.0 / (more / (total - s_i) + more / (total - s_j))
        };
        index.min(f64::MAX)
    })
}

/// A formula of a co-occurrence, its two sums and the total, wherever it is more than 0, so that no
/// sum in it is 0; each pair is computed once.
fn relatedness(
    c: &ArrayRef2<f64>,
    formula: impl Fn(f64, f64, f64, f64) -> f64,
) -> Result<Array2<f64>, MatrixError> {
    check_symmetric(c)?;
    let mut c = c.to_owned();
    c.diag_mut().fill(0.0);
    let sums = c.sum_axis(Axis(1));
    let total = sums.sum();
    let mut related = Array2::zeros(c.dim());
    for ((i, j), &together) in c.indexed_iter() {
        if i < j && together > 0.0 {
            let value = formula(together, sums[i], sums[j], total);
            related[[i, j]] = value;
            related[[j, i]] = value;
        }
    }
    Ok(related)
}

/// Regions with both, and on the diagonal regions with the one.
fn counted_together(m: &ArrayRef2<bool>) -> Array2<f64> {
    let numbers = m.mapv(|present| f64::from(u8::from(present)));
    numbers.t().dot(&numbers)
}
