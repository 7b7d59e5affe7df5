//! Domains of specialisation, their order in a tree, and the similarity of any two.
//!
//! | You want | Go to |
//! |---|---|
//! | a taxonomy from a table, or all errors of the table | [`Taxonomy::from_rows`] with [`TaxonomyRows`], [`TaxonomyFault`] |
//! | edges between related domains | [`Taxonomy::with_related`] with [`RelatedRow`], [`RelatedFault`] |
//! | names for people | [`Taxonomy::domain_label`], [`Taxonomy::theme_label`] |
//! | the domains of an activity code | [`Taxonomy::by_nace`] |
//! | the similarity of any two domains | [`Taxonomy::similarity`] by a [`Measure`], from the tree or from an [`Occurrence`] of domains in regions |
//! | similarity in a tree | [`wu_palmer`], [`path_similarity`], [`resnik_scaled`], [`lin`] |
//! | information content | [`intrinsic_information`], [`sanchez_information`], [`corpus_information`] |
//! | specialisation and relatedness | [`rca`], [`cooccurrence`], [`relatedness_jaccard`] and others |
//! | relatedness density | [`density_product_space`], [`relatedness_density_added`] |
//! | two sets of domains compared | [`taxonomy_set_bma`] |

// For contributors: `rows` are the tables, `build` checks them and makes the tree, `graph` is the tree,
// `related` its edges between related domains.

mod build;
mod circles;
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
mod related;
mod related_fault;
mod relatedness;
mod rows;
mod set;
mod similarity;
mod tree_similarity;

pub(crate) use circles::circles;
pub use density::{
    density_product_space, relatedness_density_added, relatedness_density_added_mean,
    relatedness_density_econgeo,
};
pub use domain::{Domain, DomainId, Node, Relation, SHORT_LABEL_LENGTH, Translations};
pub use error::{MatrixError, SimilarityError};
pub(crate) use fault::chain;
pub use fault::{TaxonomyFault, TaxonomyFaults};
pub use graph::Taxonomy;
pub use information::{corpus_information, intrinsic_information, sanchez_information};
pub use label::{DomainLabel, ThemeLabel};
pub use measure::Measure;
pub use occurrence::Occurrence;
pub(crate) use related_fault::SIMILARITY_BETWEEN;
pub use related_fault::{RelatedFault, RelatedFaults};
pub use relatedness::{
    cooccurrence, presence, proximity_product_space, rca, relatedness_association,
    relatedness_cosine, relatedness_jaccard, relatedness_probability,
};
pub use rows::{ParentRow, RelatedRow, TaxonomyRows, ThemeRow};
pub use set::{BestMatchAverage, taxonomy_set_bma};
pub use similarity::DomainSimilarity;
pub(crate) use similarity::SimilarityReasons;
pub use tree_similarity::{lin, path_similarity, resnik_scaled, wu_palmer};
