//! How probabilities of pairs are to be computed.

use serde::{Deserialize, Serialize};

use crate::assignment::gibbs::SampleSize;

/// How probabilities of pairs are computed.
///
/// | option | default | range | meaning |
/// |---|---|---|---|
/// | `beta` | `None`: from the spread of the scores, see [`Softness`](super::Softness) | 0 to 1e12 | how strongly better plans prevail |
/// | `method` | `Automatic` | | exact where possible, or a sample |
/// | `seed` | 15 | any | of the sample; an exact answer does not use it |
/// | `size` | 8,192 plans of 4 chains | 1 plan or more | of the sample |
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProbabilityOptions {
    /// How many times e likelier a plan is for each point that it is better; `None` for the default.
    pub beta: Option<f64>,
    /// Whether the answer must be exact.
    pub method: ProbabilityMethod,
    /// The seed of the sample.
    pub seed: u64,
    /// The size of the sample.
    pub size: SampleSize,
}

impl Default for ProbabilityOptions {
    fn default() -> Self {
        Self {
            beta: None,
            method: ProbabilityMethod::Automatic,
            seed: 15,
            size: SampleSize::default(),
        }
    }
}

/// Which method is to be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProbabilityMethod {
    /// Exact where the rules and the size allow it, a sample elsewhere.
    #[default]
    Automatic,
    /// Exact, or an error that says why not.
    Exact,
    /// A sample.
    Sampled,
}
