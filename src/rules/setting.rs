//! Settings that a programme file would not accept, for programmes made in code.

use thiserror::Error;

use super::fault::ProgrammeFaultKind;
use super::unknown_name::{PathStep, dotted};
use super::walk::Walk;
use crate::vocabulary::NumberRange;

/// A setting of a programme that is not accepted, neither in a file nor in code.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}: {kind}", dotted(path))]
pub struct SettingFault {
    /// Where it is in the programme, from the top.
    pub path: Vec<PathStep>,
    /// What is wrong with it.
    pub kind: ProgrammeFaultKind,
}

/// Checks settings and collects those that are not accepted.
#[derive(Debug, Default)]
pub(crate) struct SettingCheck {
    path: Vec<PathStep>,
    /// Ids of the criteria of the programme.
    criteria: Vec<String>,
    pub(crate) faults: Vec<SettingFault>,
}

impl Walk for SettingCheck {
    fn path(&mut self) -> &mut Vec<PathStep> {
        &mut self.path
    }
}

impl SettingCheck {
    /// Checks a programme with these criteria.
    pub(crate) fn new(criteria: Vec<String>) -> Self {
        Self { criteria, ..Self::default() }
    }

    /// Checks that the programme has a criterion.
    pub(crate) fn criterion(&mut self, id: &str) {
        if let Some(unlisted) = ProgrammeFaultKind::unlisted_criterion(id, &self.criteria) {
            self.report(unlisted);
        }
    }

    /// Reports what is wrong with the setting that is checked.
    pub(crate) fn report(&mut self, kind: ProgrammeFaultKind) {
        self.faults.push(SettingFault { path: self.path.clone(), kind });
    }

    /// Checks that the number at the path is in its range.
    pub(crate) fn number(&mut self, value: f64, accepted: NumberRange) {
        let key = self.path.iter().rev().find_map(|step| match step {
            PathStep::Key(key) => Some(*key),
            PathStep::Place(_) => None,
        });
        if !accepted.contains(value) {
            self.report(ProgrammeFaultKind::OutOfRange {
                key: key.unwrap_or_default().to_owned(),
                value: value.to_string(),
                accepted: accepted.to_string(),
            });
        }
    }
}
