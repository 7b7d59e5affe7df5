//! Proposes partner regions.

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
