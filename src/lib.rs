#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(feature = "regions", doc = include_str!("docs/crate.md"))]
#![cfg_attr(not(feature = "regions"), doc = include_str!("docs/solver.md"))]
#![doc = include_str!("docs/features.md")]

pub mod assignment;
pub mod certificate;
#[cfg(feature = "regions")]
pub mod criteria;
#[cfg(feature = "regions")]
mod error;
#[cfg(feature = "regions")]
pub mod infeasibility;
#[cfg(feature = "regions")]
pub mod io;
#[cfg(feature = "regions")]
mod parallel;
#[cfg(feature = "regions")]
pub mod plan;
#[cfg(feature = "regions")]
pub mod profile;
#[cfg(feature = "regions")]
pub mod programme;
#[cfg(feature = "regions")]
pub mod proposal;
#[cfg(feature = "regions")]
pub mod report;
#[cfg(feature = "regions")]
pub mod rules;
#[cfg(feature = "regions")]
pub mod score;
#[cfg(feature = "regions")]
pub mod sensitivity;
pub mod synthetic;
#[cfg(feature = "regions")]
pub mod taxonomy;
#[cfg(feature = "regions")]
pub mod validation;
mod vocabulary;

#[cfg(feature = "regions")]
pub use error::Error;
pub use vocabulary::UnknownWord;

/// Matrices of scores and layers: the version of ndarray whose types appear in our signatures.
pub use ndarray;
/// Graphs: the version of petgraph whose types appear in our signatures.
#[cfg(feature = "regions")]
pub use petgraph;

/// Long texts.
#[cfg(feature = "regions")]
pub mod docs {
    #[doc = include_str!("docs/methods.md")]
    pub mod methods {}

    #[doc = include_str!("docs/glossary.md")]
    pub mod glossary {}

    #[doc = include_str!("docs/json.md")]
    pub mod json {}

    #[doc = include_str!("docs/standard_programme.md")]
    pub mod standard_programme {}

    #[doc = include_str!("docs/similarity.md")]
    pub mod similarity {}

    #[doc = include_str!("docs/criteria/index.md")]
    pub mod criteria {
        #[doc = include_str!("docs/criteria/needs_met.md")]
        pub mod needs_met {}

        #[doc = include_str!("docs/criteria/shared_strengths.md")]
        pub mod shared_strengths {}

        #[doc = include_str!("docs/criteria/shared_themes.md")]
        pub mod shared_themes {}

        #[doc = include_str!("docs/criteria/added_relatedness.md")]
        pub mod added_relatedness {}

        #[doc = include_str!("docs/criteria/strategy_learning.md")]
        pub mod strategy_learning {}

        #[doc = include_str!("docs/criteria/structural_likeness.md")]
        pub mod structural_likeness {}

        #[doc = include_str!("docs/criteria/language.md")]
        pub mod language {}

        #[doc = include_str!("docs/criteria/nearness.md")]
        pub mod nearness {}

        #[doc = include_str!("docs/criteria/statements.md")]
        pub mod statements {}

        #[doc = include_str!("docs/criteria/earlier_ties.md")]
        pub mod earlier_ties {}
    }

    #[doc = include_str!("docs/rules/index.md")]
    pub mod rules {
        #[doc = include_str!("docs/rules/pairs.md")]
        pub mod pairs {}

        #[doc = include_str!("docs/rules/minimum_score.md")]
        pub mod minimum_score {}

        #[doc = include_str!("docs/rules/minimum_values.md")]
        pub mod minimum_values {}

        #[doc = include_str!("docs/rules/maximum_distance.md")]
        pub mod maximum_distance {}

        #[doc = include_str!("docs/rules/shared_themes.md")]
        pub mod shared_themes {}

        #[doc = include_str!("docs/rules/earlier_ties.md")]
        pub mod earlier_ties {}

        #[doc = include_str!("docs/rules/not_again.md")]
        pub mod not_again {}

        #[doc = include_str!("docs/rules/required.md")]
        pub mod required {}

        #[doc = include_str!("docs/rules/forbidden.md")]
        pub mod forbidden {}

        #[doc = include_str!("docs/rules/attributes.md")]
        pub mod attributes {}

        #[doc = include_str!("docs/rules/eligibility.md")]
        pub mod eligibility {}

        #[doc = include_str!("docs/rules/withdrawn.md")]
        pub mod withdrawn {}

        #[doc = include_str!("docs/rules/conditions.md")]
        pub mod conditions {}

        #[doc = include_str!("docs/rules/capacities.md")]
        pub mod capacities {}

        #[doc = include_str!("docs/rules/sizes.md")]
        pub mod sizes {}

        #[doc = include_str!("docs/rules/as_one.md")]
        pub mod as_one {}

        #[doc = include_str!("docs/rules/exclusive.md")]
        pub mod exclusive {}

        #[doc = include_str!("docs/rules/quotas.md")]
        pub mod quotas {}

        #[doc = include_str!("docs/rules/pair_quotas.md")]
        pub mod pair_quotas {}

        #[doc = include_str!("docs/rules/objectives.md")]
        pub mod objectives {}

        #[doc = include_str!("docs/rules/rounds.md")]
        pub mod rounds {}

        #[doc = include_str!("docs/rules/stability.md")]
        pub mod stability {}

        #[doc = include_str!("docs/rules/change.md")]
        pub mod change {}

        #[doc = include_str!("docs/rules/price.md")]
        pub mod price {}

        #[doc = include_str!("docs/rules/clash.md")]
        pub mod clash {}
    }
}

/// The code of the README compiles and holds.
#[cfg(all(doctest, feature = "data"))]
#[doc = include_str!("../README.md")]
struct Readme;
