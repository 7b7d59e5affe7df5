//! How closely a domain is related to what a region has.
//!
//! Presence is a matrix of truth values; with weights, a density could exceed 1. If a domain is
//! related to no other, its density is undefined: `None`, not 0 or NaN.

use ndarray::{Array1, Array2, ArrayRef1, ArrayRef2};

use super::error::MatrixError;
use super::occurrence::{check_shape, check_weights};

/// Returns the relatedness density: the share of what is related to a domain that the region has,
/// in per cent (Boschma, Balland and Kogler 2015; `EconGeo`, without its rounding).
///
/// ```text
/// RD_ri = 100 · Σ_{j≠i} M_rj·φ_ij / Σ_{j≠i} φ_ij
/// ```
///
/// `m` is regions × domains, `phi` domains × domains; the result is regions × domains. Range \[0,
/// 100\]; `None` in the column of a domain that is related to no other. O(R·D²) time.
///
/// # Errors
/// If `phi` is not domains × domains, or has an entry that is negative or not finite.
///
/// ```
/// use ndarray::array;
/// use regiopair::taxonomy::relatedness_density_econgeo;
///
/// let m = array![[true, false, false, false]]; // the region has the first domain only
/// let phi = array![[0.0, 0.5, 0.0, 0.0], [0.5, 0.0, 0.5, 0.0], [0.0, 0.5, 0.0, 0.0], [0.0; 4]];
/// let density = relatedness_density_econgeo(&m, &phi)?;
/// assert_eq!(density, array![[Some(0.0), Some(50.0), Some(0.0), None]]);
/// # Ok::<(), regiopair::taxonomy::MatrixError>(())
/// ```
pub fn relatedness_density_econgeo(
    m: &ArrayRef2<bool>,
    phi: &ArrayRef2<f64>,
) -> Result<Array2<Option<f64>>, MatrixError> {
    check_phi(phi, m.ncols())?;
    Ok(Array2::from_shape_fn(m.dim(), |(r, i)| {
        share(&phi.row(i), |j| j != i, |j| m[[r, j]]).map(per_cent)
    }))
}

/// Returns the density in the product space: the share of the proximity around a domain that the
/// region has, the domain itself included (Hidalgo, Klinger, Barabási and Hausmann 2007).
///
/// ```text
/// ω_rd = Σ_j M_rj·φ_dj / Σ_j φ_dj        j = d included
/// ```
///
/// `m` is regions × domains, `phi` domains × domains; the result is regions × domains. Range \[0,
/// 1\]; `None` if all proximities of a domain are 0. O(R·D²) time.
///
/// # Errors
/// If `phi` is not domains × domains, or has an entry that is negative or not finite.
pub fn density_product_space(
    m: &ArrayRef2<bool>,
    phi: &ArrayRef2<f64>,
) -> Result<Array2<Option<f64>>, MatrixError> {
    check_phi(phi, m.ncols())?;
    Ok(Array2::from_shape_fn(m.dim(), |(r, d)| share(&phi.row(d), |_| true, |j| m[[r, j]])))
}

/// Returns the relatedness density that a partner adds, in per cent: for each domain that the
/// region lacks, the share of related domains that the partner has and the region lacks.
///
/// ```text
/// RDA_{r←s,i} = 100 · Σ_{j≠i} M_sj·(1 − M_rj)·φ_ij / Σ_{j≠i} φ_ij        for i absent from r
/// RD_r,i + RDA_{r←s,i} = RD_{r∪s,i}
/// ```
///
/// By the second line, it adds up with the density of the region to the density of both together.
/// It is **our own reading** of the complementary interregional linkages of Balland and Boschma
/// (2021), whose published normalisation we have not seen.
///
/// `region` and `partner` are the rows of a presence matrix, `phi` is domains × domains; the result
/// has one entry per domain. Range \[0, 100\]; `None` for a domain the region has, and for one
/// related to no other. O(D²) time.
///
/// # Errors
/// If the two rows and `phi` do not fit, or `phi` has an entry that is negative or not finite.
///
/// ```
/// use ndarray::array;
/// use regiopair::taxonomy::{relatedness_density_added, relatedness_density_added_mean};
///
/// let phi = array![[0.0, 0.5, 0.5], [0.5, 0.0, 1.0], [0.5, 1.0, 0.0]];
/// let (region, partner) = (array![true, false, false], array![true, true, false]);
/// let added = relatedness_density_added(&region, &partner, &phi)?;
/// // The second domain is all that the partner adds, and it is two thirds of what the third is related to.
/// assert_eq!(added.to_vec(), [None, Some(0.0), Some(100.0 * (1.0 / 1.5))]);
/// let mean = relatedness_density_added_mean(&added).expect("the region lacks something");
/// assert!((mean - 100.0 / 3.0).abs() < 1e-9);
/// # Ok::<(), regiopair::taxonomy::MatrixError>(())
/// ```
pub fn relatedness_density_added(
    region: &ArrayRef1<bool>,
    partner: &ArrayRef1<bool>,
    phi: &ArrayRef2<f64>,
) -> Result<Array1<Option<f64>>, MatrixError> {
    check_shape((1, partner.len()), (1, region.len()))?;
    check_phi(phi, region.len())?;
    Ok(Array1::from_shape_fn(region.len(), |i| {
        if region[i] {
            None
        } else {
            share(&phi.row(i), |j| j != i, |j| partner[j] && !region[j]).map(per_cent)
        }
    }))
}

/// Returns the mean of what a partner adds over the domains where that is defined: complementarity
/// as one number, in \[0, 100\]. `None` if it is defined nowhere.
pub fn relatedness_density_added_mean(added: &ArrayRef1<Option<f64>>) -> Option<f64> {
    let known: Vec<f64> = added.iter().flatten().copied().collect();
    (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64)
}

/// The part of a sum that is `had`. Both sums run in the same order, and rounding is monotone, so
/// the part never exceeds the whole.
fn share(
    phi: &ArrayRef1<f64>,
    counts: impl Fn(usize) -> bool,
    had: impl Fn(usize) -> bool,
) -> Option<f64> {
    let (mut part, mut whole) = (0.0, 0.0);
    for (j, &related) in phi.iter().enumerate().filter(|&(j, _)| counts(j)) {
        whole += related;
        if had(j) {
            part += related;
        }
    }
    (whole > 0.0).then(|| part / whole)
}

fn per_cent(share: f64) -> f64 {
    100.0 * share
}

fn check_phi(phi: &ArrayRef2<f64>, domains: usize) -> Result<(), MatrixError> {
    check_shape(phi.dim(), (domains, domains))?;
    check_weights(phi)
}
