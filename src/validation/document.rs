//! The validation of a programme against the pairs that were observed, as one document.

use serde::{Deserialize, Serialize};

use super::agreement::{Agreement, agreement};
use super::fit::{Fit, fits};
use super::outcomes::{Outcomes, outcomes};
use super::pairs::{ObservedPairs, ObservedRound};
use super::partner_level::{PartnerLevel, partner_levels};
use super::permutation::PermutationOptions;
use super::plan_hits::PlanHits;
use super::ranks::{ObservedRank, ranks};
use super::rarefaction::{Rarefaction, rarefied};
use super::scoring;
use crate::plan::Assessment;
use crate::proposal::{DatasetInfo, Proposal};
use crate::score::ScoreError;

/// Name and version of the JSON schema of a validation; breaking changes raise the version.
pub const SCHEMA: &str = "regiopair-validation/1";

/// How a programme is validated.
///
/// | field | default | purpose |
/// | --- | --- | --- |
/// | `permutations` | 100,000 with seed 1, or all if there are at most 100,000 | the permutation tests |
/// | `bootstrap_draws` | 10,000 | the intervals |
/// | `rarefaction_draws` | 20 | the fit after rich profiles are thinned |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValidationOptions {
    /// The permutation tests; the seeds of the bootstrap, of the random baseline and of the thinned profiles
    /// are the next three.
    pub permutations: PermutationOptions,
    /// Samples of the bootstrap; fewer are drawn for more than 2,000 pairs. Without any there is no
    /// interval.
    pub bootstrap_draws: usize,
    /// Draws of strengths of rich profiles; fewer for large pools. Without any there is no
    /// [`Rarefaction`].
    pub rarefaction_draws: usize,
}

impl Default for ValidationOptions {
    fn default() -> Self {
        let permutations = PermutationOptions::default();
        Self { permutations, bootstrap_draws: 10_000, rarefaction_draws: 20 }
    }
}

/// How well a programme, its criteria and simple baselines rank the observed partners, with the tests.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Validation {
    /// [`SCHEMA`].
    pub schema: String,
    /// Version of the crate that made it.
    pub version: String,
    /// The data it was made from.
    pub dataset: DatasetInfo,
    /// How many variants of the programme were tried on the observed pairs, as it declares.
    pub variants_tried: u32,
    /// How it was computed.
    pub options: ValidationOptions,
    /// The rounds of the observed pairs: partners are drawn anew within them.
    pub rounds: Vec<ObservedRound>,
    /// The observed pairs between candidates, with their ranks, in the order of the left regions' ids.
    pub pairs: Vec<ObservedRank>,
    /// The programme first, then each of its criteria alone, then the baselines.
    pub fits: Vec<Fit>,
    /// The observed pairs in the plan; `None` without a plan or without observed pairs.
    pub plan: Option<PlanHits>,
    /// How high the partners rank with anyone: the right regions, and the left ones. `None` without
    /// observed pairs.
    pub partner_levels: Option<[PartnerLevel; 2]>,
    /// The fit after rich profiles are thinned; `None` without observed pairs, for pools of more than two
    /// million pairs, and with criteria of the user's own.
    pub rarefaction: Option<Rarefaction>,
    /// What came of the observed pairs, next to their fit; `None` if nothing is known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcomes: Option<Outcomes>,
    /// How well two coders agree about strengths and about needs; empty without a second coding.
    pub agreement: Vec<Agreement>,
}

impl Validation {
    /// Returns the fit of the programme.
    pub fn programme(&self) -> Option<&Fit> {
        self.fits.first()
    }
}

/// Validates the scores of a programme, and a plan made with them, against the observed pairs of the
/// dataset.
///
/// Without observed pairs between candidates the lists are empty and every test says why there is none.
/// The result is the same on any number of threads.
///
/// # Errors
/// [`ScoreError`] if the values of all criteria take more memory than there is.
///
/// # Complexity
/// A sum over the observed pairs for each of 100,000 arrangements and each scoring.
///
/// ```
/// use regiopair::plan::Matcher;
/// use regiopair::validation::{ValidationOptions, validate};
/// use regiopair::{profile::Dataset, programme::Programme};
///
/// # #[cfg(feature = "data")] {
/// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
/// let mut options = ValidationOptions::default();
/// options.permutations.permutations = 999;
/// let validation = validate(&assessed, &assessed.propose()?, &options)?;
/// let fit = validation.programme().ok_or("no fit")?;
/// let test = fit.test.test().ok_or("no test")?;
/// assert!(test.p > 0.0 && test.p <= 1.0);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn validate(
    assessed: &Assessment,
    proposal: &Proposal,
    options: &ValidationOptions,
) -> Result<Validation, ScoreError> {
    let observed = ObservedPairs::of(assessed);
    let variants_tried = assessed.programme().variants_tried;
    // Different draws each.
    let [for_bootstrap, for_baseline, for_thinning] =
        [1, 2, 3].map(|next| options.permutations.seed.wrapping_add(next));
    let scorings = scoring::all(assessed, for_baseline)?;
    let bootstrap = (options.bootstrap_draws, for_bootstrap);
    let fits = fits(scorings, &observed, &options.permutations, bootstrap, variants_tried);
    let total = fits.first().and_then(|fit| fit.total.test());
    let plan =
        PlanHits::of(assessed, proposal, &observed, total.map(|test| (test.observed, test.mean)));
    let agreement = agreement(assessed.dataset(), assessed.programme().horizon).to_vec();
    let is_coded_twice = agreement.iter().any(|it| !it.regions.is_empty());
    Ok(Validation {
        agreement: if is_coded_twice { agreement } else { Vec::new() },
        schema: SCHEMA.to_owned(),
        version: proposal.version.clone(),
        dataset: proposal.dataset.clone(),
        variants_tried,
        options: *options,
        pairs: ranks(assessed.scores().scores(), &observed),
        plan,
        partner_levels: partner_levels(assessed.scores().scores(), &observed),
        outcomes: outcomes(assessed, &observed, &options.permutations),
        rarefaction: rarefied(assessed, &observed, (options.rarefaction_draws, for_thinning)),
        rounds: observed.rounds,
        fits,
    })
}
