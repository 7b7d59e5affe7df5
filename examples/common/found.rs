//! What a report says of a proposal beyond the proposal itself.

use regiopair::plan::{Assessment, PlanningError};
use regiopair::proposal::Proposal;
use regiopair::report::Findings;
use regiopair::sensitivity::{
    AcceptabilityOptions, Firmness, FirmnessOptions, PriceTable, RoundsPrice, WeightFirmnessOptions,
};
use regiopair::validation::{Validation, ValidationOptions, validate};

use super::{Failure, stage};

/// How many sets of weights are drawn where each is cheap to judge.
const WEIGHT_VECTORS: usize = 2_000;

/// What was found about a proposal.
#[derive(Default)]
pub struct Found {
    prices: Option<PriceTable>,
    rounds: Option<RoundsPrice>,
    firmness: Option<Firmness>,
    validation: Option<Validation>,
}

impl Found {
    /// Prices its rules, looks how firm its pairs are, and tests its scores, as far as there is something to be found.
    pub fn of(assessed: &Assessment, proposal: &Proposal) -> Result<Self, Failure> {
        let has_plan = proposal.clash.is_none() && !proposal.pairings.is_empty();
        let (mut prices, mut rounds) = (None, None);
        if has_plan && !proposal.rules.is_empty() {
            stage("pricing the rules");
            prices = Some(assessed.rule_prices()?);
            rounds = assessed.price_of_rounds()?;
        }
        Self::with_prices(assessed, proposal, prices, rounds)
    }

    /// The same where the rules have been priced.
    pub fn with_prices(
        assessed: &Assessment,
        proposal: &Proposal,
        prices: Option<PriceTable>,
        rounds: Option<RoundsPrice>,
    ) -> Result<Self, Failure> {
        let mut found = Self { prices, rounds, ..Self::default() };
        if proposal.clash.is_none() && !proposal.pairings.is_empty() {
            stage("looking how firm the pairs are");
            found.firmness = firmness(assessed)?;
        }
        if !assessed.dataset().pairings().is_empty() {
            stage("testing");
            found.validation = Some(validate(assessed, proposal, &ValidationOptions::default())?);
        }
        Ok(found)
    }

    /// The proposal with all that was found.
    pub fn findings<'a>(
        &'a self,
        assessed: &'a Assessment,
        proposal: &'a Proposal,
    ) -> Findings<'a> {
        let mut findings = Findings::new(assessed, proposal);
        if let Some(prices) = &self.prices {
            findings = findings.with_prices(prices);
        }
        if let Some(rounds) = &self.rounds {
            findings = findings.with_rounds_price(rounds);
        }
        if let Some(firmness) = &self.firmness {
            findings = findings.with_firmness(firmness);
        }
        if let Some(validation) = &self.validation {
            findings = findings.with_validation(validation);
        }
        findings
    }
}

/// How firm the pairs are, also under other weights where scores are sums of weighted criteria; `None` if that is not defined
/// for the programme, which still gets its report.
fn firmness(assessed: &Assessment) -> Result<Option<Firmness>, Failure> {
    let acceptability =
        AcceptabilityOptions { vectors: WEIGHT_VECTORS, ..AcceptabilityOptions::default() };
    let weights = WeightFirmnessOptions { acceptability, ..WeightFirmnessOptions::default() };
    let is_linear = assessed.not_linear()?.is_none();
    let tries = is_linear.then_some(Some(weights)).into_iter().chain([None]);
    for weights in tries {
        match assessed.firmness(&FirmnessOptions { weights, ..FirmnessOptions::default() }) {
            Ok(firmness) => return Ok(Some(firmness)),
            Err(error @ PlanningError::Stopped) => return Err(error.into()),
            Err(_) => {}
        }
    }
    Ok(None)
}
