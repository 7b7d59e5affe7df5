//! Proposes partner regions.

pub mod assignment;
pub mod certificate;
pub mod taxonomy;
