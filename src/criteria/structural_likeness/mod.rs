//! The two regions are similar in size, wealth, terrain and level.

mod block;

use super::criterion::Criterion;
use super::meaning::Meaning;
use super::pair::{Pair, PairBlock};
use super::reason::{Feature, Measurement, Reason};
use super::tally::Tally;
use super::unknown::Unknown;
use super::value::Value;
use super::zero::ZeroReason;
use crate::profile::{Pool, Profile, Region};

/// Gower's similarity (1971) over the fields known on both sides:
///
/// ```text
/// Σ δ s / Σ δ,   s = 1 − |x − y| / range   for log population, log area, log GDP per head
///                s = |A∩B| / |A∪B|          for the terrain
///                s = 1 if equal, else 0     for the level
/// ```
///
/// Ranges come from both pools together; a field that does not vary in them is left out, since it
/// does not distinguish regions. Unknown if no field is known on both sides. A pair takes constant
/// time.
#[derive(Debug)]
pub struct StructuralLikeness {
    ranges: [f64; 3],
    left: Vec<Structure>,
    right: Vec<Structure>,
}

/// What is compared of a region.
#[derive(Debug)]
struct Structure {
    sizes: [Option<f64>; 3],
    terrain: Vec<String>,
}

fn measured(region: &Region, measurement: Measurement) -> Option<f64> {
    match measurement {
        Measurement::Population => region.population.map(|persons| persons as f64),
        Measurement::Area => region.area_km2,
        Measurement::GdpPerCapita => region.gdp_per_capita_eur,
    }
}

fn approximate(region: &Region, measurement: Measurement) -> bool {
    measurement == Measurement::GdpPerCapita && region.gdp_approximate
}

/// One field known on both sides.
#[derive(Debug, Clone, Copy)]
enum ComparedField {
    Measured(Measurement),
    Compared(Feature),
}

const SIZES: [Measurement; 3] =
    [Measurement::Population, Measurement::Area, Measurement::GdpPerCapita];

impl Structure {
    fn new(profile: &Profile) -> Self {
        Self {
            sizes: SIZES.map(|size| measured(&profile.region, size).map(f64::ln)),
            terrain: profile.values("terrain").into_iter().map(str::to_owned).collect(),
        }
    }
}

/// Words of both / words of either.
fn overlap(ours: &[String], theirs: &[String]) -> f64 {
    let both = ours.iter().filter(|word| theirs.contains(word)).count();
    both as f64 / (ours.len() + theirs.len() - both) as f64
}

impl StructuralLikeness {
    /// Prepares both pools.
    pub fn new(left: &Pool, right: &Pool) -> Self {
        let structures =
            |pool: &Pool| pool.profiles().iter().map(Structure::new).collect::<Vec<_>>();
        let (left, right) = (structures(left), structures(right));
        let ranges = [0, 1, 2].map(|k| {
            let known = || left.iter().chain(&right).filter_map(|structure| structure.sizes[k]);
            known().fold(f64::NEG_INFINITY, f64::max) - known().fold(f64::INFINITY, f64::min)
        });
        Self { ranges, left, right }
    }

    /// How alike the two are in each field known on both sides: field, likeness in [0, 1].
    fn fields<'a>(
        &'a self,
        pair: &'a Pair<'_>,
    ) -> impl Iterator<Item = (ComparedField, f64)> + Clone + 'a {
        let (ours, theirs) = (&self.left[pair.left.index], &self.right[pair.right.index]);
        let sizes = (0..3).filter_map(move |k| {
            let (x, y) = (ours.sizes[k]?, theirs.sizes[k]?);
            let range = self.ranges[k];
            (range > 0.0).then(|| (ComparedField::Measured(SIZES[k]), 1.0 - (x - y).abs() / range))
        });
        let known = !ours.terrain.is_empty() && !theirs.terrain.is_empty();
        let terrain = known.then(|| {
            (ComparedField::Compared(Feature::Terrain), overlap(&ours.terrain, &theirs.terrain))
        });
        let (a, b) = (&pair.left.region.level, &pair.right.region.level);
        let level = (!a.is_empty() && !b.is_empty())
            .then(|| (ComparedField::Compared(Feature::Level), if a == b { 1.0 } else { 0.0 }));
        sizes.chain(terrain).chain(level)
    }

    fn reason(&self, field: ComparedField, pair: &Pair<'_>) -> Reason {
        let (left, right) = (pair.left, pair.right);
        match field {
            ComparedField::Measured(measurement) => {
                // Only numbers known on both sides are compared.
                let read = |region: &Region| measured(region, measurement).unwrap_or_default();
                Reason::Measured {
                    measurement,
                    left: read(&left.region),
                    right: read(&right.region),
                    left_approximate: approximate(&left.region, measurement),
                    right_approximate: approximate(&right.region, measurement),
                }
            }
            ComparedField::Compared(Feature::Terrain) => Reason::Compared {
                feature: Feature::Terrain,
                left: self.left[left.index].terrain.clone(),
                right: self.right[right.index].terrain.clone(),
            },
            ComparedField::Compared(feature) => Reason::Compared {
                feature,
                left: vec![left.region.level.clone()],
                right: vec![right.region.level.clone()],
            },
        }
    }
}

impl Criterion for StructuralLikeness {
    fn id(&self) -> &'static str {
        "structural-likeness"
    }

    fn meaning(&self) -> Meaning {
        Meaning::StructuralLikeness
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        let fields = self.fields(pair);
        let count = fields.clone().count();
        if count == 0 {
            return Err(Unknown::NoCommonField);
        }
        for (field, likeness) in fields.clone() {
            tally.add(likeness / count as f64, || self.reason(field, pair));
        }
        tally.explain_zero(|| ZeroReason::NothingAlike {
            compared: fields.map(|(field, _)| self.reason(field, pair)).collect(),
        });
        Ok(())
    }

    fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        self.fill_block(block, values);
    }
}
