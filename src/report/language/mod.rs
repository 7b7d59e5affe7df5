//! Every sentence of a report, one trait per subject and one implementation per language.
//!
//! Everything below [`report`](crate::report) is data: rules, reasons, proofs and clashes are enums
//! with regions, labels and numbers. A [`Language`] turns them into sentences. [`English`] is the
//! first; a new language implements the same traits in a module of its own, and the compiler lists
//! every sentence that it lacks.
//!
//! Methods return a clause without a capital and a full stop unless they say otherwise.

mod agreement;
mod by_tag;
mod countries;
mod criteria;
mod deciders;
mod decimal_comma;
mod english;
mod firmness;
mod grammar;
mod infeasibility;
mod lottery;
mod page;
mod pair;
mod portuguese;
mod proof;
mod proposal;
mod questions;
mod rules;
mod screening;
mod sensitivity;
mod smallest_changes;
mod spanish;
mod validation;
mod weights;
mod why;
mod withdrawals;

pub use agreement::AgreementSentences;
pub use by_tag::by_tag;
pub use criteria::CriterionSentences;
pub use deciders::DeciderSentences;
pub use english::English;
pub use firmness::FirmnessSentences;
pub use grammar::Grammar;
pub use infeasibility::InfeasibilitySentences;
pub use lottery::LotterySentences;
pub use page::{Label, PageSentences};
pub use pair::PairSentences;
pub use portuguese::Portuguese;
pub use proof::ProofSentences;
pub use proposal::{PairReasons, ProposalSentences};
pub use questions::QuestionSentences;
pub use rules::RuleSentences;
pub use screening::{ScreeningSentences, SideCount};
pub use sensitivity::SensitivitySentences;
pub use smallest_changes::ChangeSentences;
pub use spanish::Spanish;
pub use validation::ValidationSentences;
pub use weights::WeightSentences;
pub use why::WhySentences;
pub use withdrawals::WithdrawalSentences;

/// All sentences of a report. Implemented by every type that implements the traits by subject.
pub trait Language:
    Grammar
    + RuleSentences
    + ScreeningSentences
    + CriterionSentences
    + ProofSentences
    + ProposalSentences
    + PairSentences
    + PageSentences
    + InfeasibilitySentences
    + SensitivitySentences
    + WhySentences
    + WithdrawalSentences
    + QuestionSentences
    + ChangeSentences
    + ValidationSentences
    + AgreementSentences
    + FirmnessSentences
    + LotterySentences
    + DeciderSentences
    + WeightSentences
{
}

impl<T> Language for T where
    T: Grammar
        + RuleSentences
        + ScreeningSentences
        + CriterionSentences
        + ProofSentences
        + ProposalSentences
        + PairSentences
        + PageSentences
        + PageSentences
        + InfeasibilitySentences
        + SensitivitySentences
        + WhySentences
        + WithdrawalSentences
        + QuestionSentences
        + ChangeSentences
        + ValidationSentences
        + AgreementSentences
        + FirmnessSentences
        + LotterySentences
        + DeciderSentences
        + WeightSentences
{
}
