//! A proposal with all that is known about it.

use super::language::Language;
use crate::plan::Assessment;
#[cfg(feature = "html")]
use crate::proposal::Pairing;
use crate::proposal::{Proposal, Uniqueness};
#[cfg(feature = "html")]
use crate::sensitivity::FirmPair;
use crate::sensitivity::{Firmness, PriceTable, RoundsPrice};
use crate::validation::Validation;

/// A proposal with all that is known about it, for a report. Only the proposal and what it was made from are
/// needed; the report has a section or a column for everything that is added.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'a> {
    pub(super) assessed: &'a Assessment,
    pub(super) proposal: &'a Proposal,
    pub(super) prices: Option<&'a PriceTable>,
    pub(super) rounds_price: Option<&'a RoundsPrice>,
    pub(super) firmness: Option<&'a Firmness>,
    pub(super) validation: Option<&'a Validation>,
}

impl<'a> Findings<'a> {
    /// Takes a proposal and what it was made from.
    pub fn new(assessed: &'a Assessment, proposal: &'a Proposal) -> Self {
        Self {
            assessed,
            proposal,
            prices: None,
            rounds_price: None,
            firmness: None,
            validation: None,
        }
    }

    /// The start of the digest of the data.
    pub(super) fn digest(&self) -> &'a str {
        self.proposal.dataset.digest.get(..16).unwrap_or_default()
    }

    /// What is proved, in whole sentences. Firmness may know whether other plans are as good where the proposal did not
    /// examine it.
    pub(super) fn proof(&self, language: &dyn Language) -> String {
        let is_open = self.proposal.certificate.uniqueness == Uniqueness::NotExamined;
        match self.firmness.filter(|firmness| is_open && firmness.best_plans.is_some()) {
            None => language.proof(self.proposal),
            Some(firmness) => format!(
                "{} {}",
                language.optimality(self.proposal),
                language.equally_good_plans(firmness)
            ),
        }
    }

    /// How firm a pairing is, if that is known.
    #[cfg(feature = "html")]
    pub(super) fn firm_pair(&self, pairing: &Pairing) -> Option<&'a FirmPair> {
        let is_this =
            |pair: &&FirmPair| pair.left.id == pairing.left.id && pair.right.id == pairing.right.id;
        self.firmness?.pairs.iter().find(is_this)
    }

    /// Adds what each rule costs.
    #[must_use]
    pub fn with_prices(mut self, prices: &'a PriceTable) -> Self {
        self.prices = Some(prices);
        self
    }

    /// Adds what it costs to decide round by round.
    #[must_use]
    pub fn with_rounds_price(mut self, price: &'a RoundsPrice) -> Self {
        self.rounds_price = Some(price);
        self
    }

    /// Adds how firm each pair is.
    #[must_use]
    pub fn with_firmness(mut self, firmness: &'a Firmness) -> Self {
        self.firmness = Some(firmness);
        self
    }

    /// Adds how the scores fare against observed pairs.
    #[must_use]
    pub fn with_validation(mut self, validation: &'a Validation) -> Self {
        self.validation = Some(validation);
        self
    }
}
