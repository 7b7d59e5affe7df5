#![doc = include_str!("docs/crate.md")]

pub mod assignment;
pub mod certificate;
pub mod criteria;
mod error;
pub mod io;
pub mod profile;
pub mod programme;
pub mod proposal;
pub mod report;
pub mod rules;
pub mod score;
pub mod synthetic;
pub mod taxonomy;
pub mod validation;
mod word;

pub use error::Error;
pub use word::UnknownWord;

/// Matrices of scores and layers: the version of ndarray whose types stand in our signatures.
pub use ndarray;
/// Graphs: the version of petgraph whose types stand in our signatures.
pub use petgraph;

/// Long texts.
pub mod docs {
    #[doc = include_str!("docs/methods.md")]
    pub mod methods {}

    #[doc = include_str!("docs/glossary.md")]
    pub mod glossary {}

    #[doc = include_str!("docs/json.md")]
    pub mod json {}
}

/// The code of the README compiles and holds.
#[cfg(all(doctest, feature = "data"))]
#[doc = include_str!("../README.md")]
struct Readme;
