//! Tests scores and plans against pairs that were observed, as a statistician would.
//!
//! [`validate`] does everything for a programme: how high its scores rank the partners that regions
//! really had ([`Fit`]), with an interval and a permutation test within rounds, next to each criterion
//! alone and to simple [`Baseline`]s; how many observed pairs a plan has ([`PlanHits`]); and whether the
//! partners rank high with anyone ([`PartnerLevel`]). The parts are functions on plain tables:
//!
//! | you want | go to |
//! | --- | --- |
//! | the rank of every observed partner | [`observed_ranks`] |
//! | ranks, hits and reciprocal ranks of cells of a table | [`recovery`], [`auc`] |
//! | a permutation test, stratified | [`permutation_test`] |
//! | its exact mean and variance | [`permutation_moments`] |
//! | how many observed pairs a plan has by chance | [`hits_under_chance`], [`hits_under_chance_batches`] |
//! | how well two coders agree about the regions | [`agreement`] |
//! | a correction for the variants that were tried | [`sidak`] |

// For contributors: `pairs.rs` finds the observed pairs and their rounds; `scoring.rs` lists what is
// tested, `fit.rs` tests it; `arrangements.rs` visits or draws permutations; `document.rs` puts all
// together.
mod agreement;
mod arrangements;
mod bootstrap;
mod correction;
mod document;
mod fit;
mod hits;
mod moments;
mod outcomes;
mod pairs;
mod partner_level;
mod permutation;
mod plan_hits;
mod ranks;
mod rarefaction;
mod recovery;
mod scoring;
mod standing;

pub use agreement::{Agreement, RegionAgreement, agreement};
pub use bootstrap::Interval;
pub use correction::sidak;
pub use document::{SCHEMA, Validation, ValidationOptions, validate};
pub use fit::{Chance, Fit, TestOutcome};
pub use hits::{HitDistribution, hits_under_chance, hits_under_chance_batches};
pub use moments::{Moments, permutation_moments};
pub use outcomes::{OutcomeFit, Outcomes, ThemeFit, ThemeHits};
pub use pairs::ObservedRound;
pub use partner_level::PartnerLevel;
pub use permutation::{
    PermutationMethod, PermutationOptions, PermutationTest, Untestable, permutation_test,
};
pub use plan_hits::PlanHits;
pub use ranks::{ObservedRank, observed_ranks};
pub use rarefaction::Rarefaction;
pub use recovery::{Efficiency, HIT_RANKS, Recovery, auc, recovery};
pub use scoring::{Baseline, Scoring};
pub use standing::Standing;
