//! How well two coders agree about the strengths and needs of regions.

use serde::{Deserialize, Serialize};

use super::recovery::mean;
use crate::profile::{Coders, Dataset, Horizon, Pool, RegionLabel, Role, WeightedDomain};

/// The agreement of two coders about the strengths, or the needs, of the regions that both have coded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Strengths or needs.
    pub role: Role,
    /// The regions that both have coded, the left side first, each side sorted by id.
    pub regions: Vec<RegionAgreement>,
    /// Mean cosine of the two codings of one region, in [0, 1]; `None` without a region that both have
    /// coded.
    pub same: Option<f64>,
    /// Mean cosine of the first coding of one region and the second coding of another: what coders
    /// reach by chance. `None` with fewer than two regions.
    pub different: Option<f64>,
    /// The number of regions that only one of them has coded.
    pub coded_once: usize,
}

/// The agreement of two coders about one region.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RegionAgreement {
    /// The region.
    pub region: RegionLabel,
    /// Cosine of the weights of its two codings, in [0, 1]: 1 for the same domains in the same
    /// proportions, 0 without a common domain.
    pub cosine: f64,
    /// Mean cosine of one of its codings and the other coder's coding of another region; `None` if
    /// there is no other region.
    pub chance: Option<f64>,
}

/// Returns the agreement of the two coders about strengths and about needs. Regions that are not
/// candidates are left out.
///
/// # Complexity
/// Linear in the rows: the mean over all pairs of regions is a product of sums.
///
/// ```
/// # #[cfg(feature = "data")] {
/// use regiopair::profile::{Dataset, Horizon};
/// use regiopair::validation::agreement;
///
/// let [strengths, needs] = agreement(&Dataset::iuc_lac(), Horizon::ExAnte);
/// let text = |mean: Option<f64>| mean.map_or_else(String::new, |mean| format!("{mean:.2}"));
/// assert_eq!((text(strengths.same), text(strengths.different)), ("0.75".into(), "0.33".into()));
/// assert_eq!((text(needs.same), text(needs.different)), ("0.53".into(), "0.30".into()));
/// # }
/// ```
pub fn agreement(dataset: &Dataset, horizon: Horizon) -> [Agreement; 2] {
    let sides = dataset.sides();
    let pools = |coders| {
        [&sides.left, &sides.right].map(|side| Pool::with_coders(dataset, side, horizon, coders))
    };
    let (first, second) = (pools(Coders::First), pools(Coders::Second));
    [Role::Strength, Role::Need].map(|role| {
        let mut coded_once = 0;
        let mut coded = Vec::new();
        let profiles = |pools: &[Pool; 2]| pools.each_ref().map(Pool::profiles).concat();
        for (first, second) in profiles(&first).iter().zip(&profiles(&second)) {
            let codings = [first, second].map(|profile| match role {
                Role::Strength => unit(&profile.strengths),
                Role::Need => unit(&profile.needs),
            });
            match codings {
                [Some(first_coding), Some(second_coding)] => {
                    coded.push((first.region.label(), [first_coding, second_coding]));
                }
                [None, None] => {}
                _ => coded_once += 1,
            }
        }
        compare(role, coded, coded_once, dataset.taxonomy().len())
    })
}

/// The coding as a vector of length 1; `None` if nothing is coded.
fn unit(coding: &[WeightedDomain]) -> Option<Vec<WeightedDomain>> {
    let length = coding.iter().map(|it| it.weight * it.weight).sum::<f64>().sqrt();
    let scaled = |it: &WeightedDomain| WeightedDomain { weight: it.weight / length, ..*it };
    (length > 0.0).then(|| coding.iter().map(scaled).collect())
}

/// The product of two vectors that are sorted by domain.
fn common(first: &[WeightedDomain], second: &[WeightedDomain]) -> f64 {
    let weight = |domain| {
        let place = second.binary_search_by_key(&domain, |stated| stated.domain).ok()?;
        Some(second[place].weight)
    };
    let products = first.iter().filter_map(|stated| Some(stated.weight * weight(stated.domain)?));
    // The empty sum of the standard library is -0.
    products.fold(0.0, |sum, product| sum + product)
}

/// Compares unit vectors. Over n regions with the first codings u and the second codings v, the mean
/// cosine with other regions is (u_r · (Σ v − v_r) + v_r · (Σ u − u_r)) / 2 (n − 1).
fn compare(
    role: Role,
    coded: Vec<(RegionLabel, [Vec<WeightedDomain>; 2])>,
    coded_once: usize,
    domains: usize,
) -> Agreement {
    let mut sums = [vec![0.0; domains], vec![0.0; domains]];
    for (_, codings) in &coded {
        for (sum, coding) in sums.iter_mut().zip(codings) {
            for stated in coding {
                sum[stated.domain.index()] += stated.weight;
            }
        }
    }
    let product = |coding: &[WeightedDomain], dense: &[f64]| -> f64 {
        coding.iter().map(|stated| stated.weight * dense[stated.domain.index()]).sum()
    };
    let others = (coded.len() as f64) - 1.0;
    let regions: Vec<RegionAgreement> = coded
        .into_iter()
        .map(|(region, [first, second])| {
            let cosine = common(&first, &second);
            let with_all = product(&first, &sums[1]) + product(&second, &sums[0]);
            let chance = (others > 0.0)
                .then(|| ((with_all - 2.0 * cosine) / (2.0 * others)).clamp(0.0, 1.0));
            RegionAgreement { region, cosine: cosine.clamp(0.0, 1.0), chance }
        })
        .collect();
    let cosines: Vec<f64> = regions.iter().map(|it| it.cosine).collect();
    let chances: Vec<f64> = regions.iter().filter_map(|it| it.chance).collect();
    Agreement { role, same: mean(&cosines), different: mean(&chances), regions, coded_once }
}
