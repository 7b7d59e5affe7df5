//! English.

mod agreement;
mod better_partners;
mod bounds;
mod criteria;
mod data_words;
mod deciders;
mod firmness;
mod grammar;
mod infeasibility;
mod lottery;
mod notices;
mod page;
mod pair;
mod pair_quotas;
mod proof;
mod proposal;
mod questions;
mod rules;
mod screening;
mod sensitivity;
mod smallest_changes;
mod validation;
mod weights;
mod why;
mod withdrawals;

/// British English with a decimal point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct English;
