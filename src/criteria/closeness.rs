//! The two regions are close in a number.

use super::comparison::{Comparison, StatementChoice};
use super::criterion::Criterion;
use super::error::CriterionError;
use super::meaning::Meaning;
use super::pair::{Pair, PairBlock};
use super::reason::Reason;
use super::tally::Tally;
use super::unknown::Unknown;
use super::value::Value;
use super::zero::ZeroReason;
use crate::profile::{Pool, Profile};

/// How close two regions are in a numeric attribute:
///
/// ```text
/// 1 − |a − b| / range
/// ```
///
/// The range is that of both pools together. A value may have a remark in brackets behind its number; of
/// several values of a region, such as of two years, the mean counts. Unknown if one of the two has no
/// value, or if all regions have the same. A pair takes constant time.
#[derive(Debug)]
pub struct Closeness {
    id: String,
    key: String,
    left: Vec<Option<f64>>,
    right: Vec<Option<f64>>,
    range: f64,
}

impl Closeness {
    /// Prepares both pools.
    ///
    /// # Errors
    /// [`CriterionError::NoNumber`] for the first value that is no number, and
    /// [`CriterionError::NoValue`] if no region has a value.
    pub fn new(
        left: &Pool,
        right: &Pool,
        id: impl Into<String>,
        key: &str,
    ) -> Result<Self, CriterionError> {
        let (id, key) = (id.into(), key.to_owned());
        let numbers = |pool: &Pool| -> Result<Vec<Option<f64>>, CriterionError> {
            pool.profiles().iter().map(|profile| mean(profile, &id, &key)).collect()
        };
        let (left, right) = (numbers(left)?, numbers(right)?);
        let known = || left.iter().chain(&right).flatten().copied();
        if known().next().is_none() {
            return Err(CriterionError::NoValue { criterion: id, key });
        }
        // Halves, so that the distance of two huge numbers stays finite.
        let range = known().fold(f64::NEG_INFINITY, f64::max) / 2.0
            - known().fold(f64::INFINITY, f64::min) / 2.0;
        Ok(Self { id, key, left, right, range })
    }

    fn value(&self, left: f64, right: f64) -> f64 {
        let distance = (left / 2.0 - right / 2.0).abs() / self.range;
        (1.0 - distance).max(0.0)
    }
}

/// The mean of the values of a region; `None` if it has none.
fn mean(profile: &Profile, criterion: &str, key: &str) -> Result<Option<f64>, CriterionError> {
    let own = profile.attributes.iter().filter(|attribute| attribute.key == key);
    let read = |value: &str| {
        let number = value.split('(').next().unwrap_or_default().trim();
        number.parse().ok().filter(|number: &f64| number.is_finite())
    };
    let mut numbers = Vec::new();
    for attribute in own {
        let value = &attribute.value;
        numbers.push(read(value).ok_or_else(|| CriterionError::NoNumber {
            criterion: criterion.to_owned(),
            key: key.to_owned(),
            region: profile.region.id.clone(),
            value: value.clone(),
        })?);
    }
    let count = numbers.len() as f64;
    Ok((!numbers.is_empty()).then(|| numbers.iter().map(|number| number / count).sum()))
}

impl Criterion for Closeness {
    fn id(&self) -> &str {
        &self.id
    }

    fn meaning(&self) -> Meaning {
        let statements = self.key.clone();
        Meaning::Statements(StatementChoice { statements, compare: Comparison::Closeness })
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        if self.range <= 0.0 {
            return Err(Unknown::SameEverywhere { key: self.key.clone() });
        }
        let value = |profile: &Profile, numbers: &[Option<f64>]| {
            numbers[profile.index].ok_or_else(|| Unknown::NothingStated {
                region: Box::new(profile.region.label()),
                key: self.key.clone(),
            })
        };
        let left = value(pair.left, &self.left)?;
        let right = value(pair.right, &self.right)?;
        let reason = || Reason::Stated { key: self.key.clone(), left, right };
        tally.add(self.value(left, right), reason);
        tally.explain_zero(|| ZeroReason::NothingAlike { compared: vec![reason()] });
        Ok(())
    }

    fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let right = &self.right[block.columns()];
        for row in block.rows() {
            // A range of 0 makes all of them unknown.
            let left = self.left[row].filter(|_| self.range > 0.0);
            values.extend(right.iter().map(|right| match (left, right) {
                (Some(left), Some(right)) => Value::known(self.value(left, *right)),
                _ => Value::UNKNOWN,
            }));
        }
    }
}
