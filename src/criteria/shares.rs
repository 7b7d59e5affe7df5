//! Profiles as shares: weights divided by their sum, so that only the shape of a profile counts.

use ndarray::Array2;

use crate::profile::{Pool, Profile, WeightedDomain};
use crate::taxonomy::DomainLabel;

/// The shares of every region's statements, regions × domains; a row of zeros if a region states
/// nothing.
pub(super) fn shares(
    pool: &Pool,
    of: impl for<'p> Fn(&'p Profile) -> &'p [WeightedDomain],
) -> Array2<f64> {
    let mut shares = Array2::zeros((pool.len(), pool.taxonomy().len()));
    for (mut row, profile) in shares.outer_iter_mut().zip(pool.profiles()) {
        let stated = of(profile);
        let total: f64 = stated.iter().map(|stated| stated.weight).sum();
        for stated in stated {
            row[stated.domain.index()] = stated.weight / total;
        }
    }
    shares
}

/// The labels that reasons use, by domain.
pub(super) fn labels(pool: &Pool) -> Vec<DomainLabel> {
    let taxonomy = pool.taxonomy();
    taxonomy.domains().map(|(domain, _)| taxonomy.domain_label(domain)).collect()
}
