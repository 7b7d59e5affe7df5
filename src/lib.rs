//! Proposes partner regions.

pub mod assignment;
pub mod certificate;
pub mod criteria;
pub mod io;
pub mod profile;
pub mod taxonomy;
mod word;

pub use word::UnknownWord;
