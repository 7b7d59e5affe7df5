//! Which weights are thought possible.

use serde::{Deserialize, Serialize};

use super::sample::Region;
use crate::plan::PlanningError;
use crate::vocabulary::{NumberRange, nearest};

/// The most weights that may be drawn.
pub(super) const MOST_VECTORS: usize = 10_000_000;

/// Which weights are thought possible: all over the criteria that have a weight in the programme.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WeightSpace {
    /// All weights, each as likely as any other: nothing is known of them.
    #[default]
    All,
    /// All weights in an order of importance: the ids of criteria, the most important first. Criteria that are
    /// not named are free.
    InOrder(Vec<String>),
    /// All weights whose shares lie within intervals; criteria that are not named are free.
    Within(Vec<ShareInterval>),
}

/// The interval of the share of a criterion in all weights.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShareInterval {
    /// The id of the criterion.
    pub criterion: String,
    /// The least share; 0 to 1.
    pub least: f64,
    /// The greatest share; at least the least, up to 1.
    pub most: f64,
}

/// How to draw weights.
///
/// | Option | Default | Purpose | Range |
/// |---|---|---|---|
/// | `vectors` | 100,000 | how many weights are drawn | 1 to 10,000,000 |
/// | `seed` | 1 | same seed, same weights | any |
/// | `space` | all weights | which weights are thought possible | see [`WeightSpace`] |
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AcceptabilityOptions {
    /// How many weights are drawn.
    pub vectors: usize,
    /// The seed of the generator.
    pub seed: u64,
    /// Which weights are thought possible.
    pub space: WeightSpace,
}

impl Default for AcceptabilityOptions {
    fn default() -> Self {
        Self { vectors: 100_000, seed: 1, space: WeightSpace::default() }
    }
}

impl AcceptabilityOptions {
    /// The region of the simplex over some criteria.
    ///
    /// # Errors
    /// [`PlanningError::WeightSetting`] for what is not accepted.
    pub(super) fn region(&self, criteria: &[&str]) -> Result<Region, PlanningError> {
        if self.vectors == 0 || self.vectors > MOST_VECTORS {
            let accepted = format!("1 to {MOST_VECTORS}");
            return Err(refused("vectors", self.vectors.to_string(), accepted));
        }
        let mut named: Vec<usize> = Vec::new();
        let mut place = |setting: &'static str, id: &String| {
            let known = criteria.iter().position(|known| known == id);
            let Some(place) = known else {
                let near = nearest(id, criteria.iter().copied());
                let near =
                    near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                let accepted = format!("criteria with a weight: {}{near}", criteria.join(", "));
                return Err(refused(setting, format!("`{id}`"), accepted));
            };
            if named.contains(&place) {
                return Err(refused(setting, format!("`{id}` twice"), "each once".to_owned()));
            }
            named.push(place);
            Ok(place)
        };
        match &self.space {
            WeightSpace::All => Ok(Region::All),
            WeightSpace::InOrder(order) => {
                let places = order.iter().map(|id| place("in-order", id));
                Ok(Region::Falling(places.collect::<Result<_, _>>()?))
            }
            WeightSpace::Within(given) => {
                let mut intervals = vec![[0.0, 1.0]; criteria.len()];
                for ShareInterval { criterion, least, most } in given {
                    let place = place("within", criterion)?;
                    let fits = [*least, *most].iter().all(|it| NumberRange::SCORE.contains(*it));
                    if !fits || least > most {
                        let value = format!("{least} to {most} for `{criterion}`");
                        return Err(refused("within", value, "0 ≤ least ≤ most ≤ 1".to_owned()));
                    }
                    intervals[place] = [*least, *most];
                }
                let sum = |end: usize| intervals.iter().map(|it| it[end]).sum::<f64>();
                if sum(0) > 1.0 + 1e-9 || sum(1) < 1.0 - 1e-9 {
                    let value =
                        format!("least shares that add up to {}, and most to {}", sum(0), sum(1));
                    let accepted = "intervals in which shares add up to 1".to_owned();
                    return Err(refused("within", value, accepted));
                }
                Ok(Region::Within(intervals))
            }
        }
    }
}

fn refused(setting: &'static str, value: String, accepted: String) -> PlanningError {
    PlanningError::WeightSetting { setting, value, accepted }
}
