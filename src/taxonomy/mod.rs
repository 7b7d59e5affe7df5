//! Domains of specialisation, how they hang together, and how alike any two of them are.
//!
//! Which names are there and how they are ordered into a tree: [`rows`](TaxonomyRows) (`rows.rs`), [`Domain`]
//! (`domain.rs`), [`Taxonomy`] (`graph.rs`); how a table is checked and becomes a tree: `build.rs`; what may be wrong
//! with it: [`TaxonomyFault`] (`fault.rs`); which domains an activity code stands for: [`Taxonomy::by_nace`]
//! (`crosswalk.rs`). How alike two domains are: [`Measure`] (`measure.rs`) names the ways of telling,
//! [`Taxonomy::similarity`] (`similarity.rs`) turns one into a [`DomainSimilarity`], from the tree alone or with an
//! [`Occurrence`] (`occurrence.rs`) of domains in regions. The formulas are plain functions, for whoever wants them
//! without the rest: information content (`information.rs`), similarity in a tree (`tree_similarity.rs`),
//! specialisation and relatedness (`relatedness.rs`), relatedness density (`density.rs`), and two sets of domains
//! compared by best matches (`set.rs`).

mod build;
mod crosswalk;
mod density;
mod domain;
mod error;
mod fault;
mod graph;
mod information;
mod label;
mod measure;
mod occurrence;
mod relatedness;
mod rows;
mod set;
mod similarity;
mod tree_similarity;

pub use density::{
    density_product_space, relatedness_density_added, relatedness_density_added_mean,
    relatedness_density_econgeo,
};
pub use domain::{Domain, DomainId, Node, SHORT_LABEL_LENGTH};
pub use error::{MatrixError, SimilarityError};
pub use fault::{TaxonomyFault, TaxonomyFaults};
pub use graph::Taxonomy;
pub use information::{corpus_information, intrinsic_information, sanchez_information};
pub use label::{DomainLabel, ThemeLabel};
pub use measure::Measure;
pub use occurrence::Occurrence;
pub use relatedness::{
    cooccurrence, presence, proximity_product_space, rca, relatedness_association,
    relatedness_cosine, relatedness_jaccard, relatedness_probability,
};
pub use rows::{ParentRow, TaxonomyRows, ThemeRow};
pub use set::{BestMatchAverage, taxonomy_set_bma};
pub use similarity::DomainSimilarity;
pub use tree_similarity::{lin, path_similarity, resnik_scaled, wu_palmer};
