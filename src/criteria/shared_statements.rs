//! Both regions state the same terms of a vocabulary.

use super::comparison::{Comparison, StatementChoice};
use super::criterion::Criterion;
use super::error::CriterionError;
use super::meaning::Meaning;
use super::pair::{Pair, PairBlock};
use super::reason::Reason;
use super::statement_terms::Statements;
use super::tally::Tally;
use super::unknown::Unknown;
use super::value::Value;
use super::zero::ZeroReason;
use crate::profile::Pool;

/// Weighted Jaccard similarity of what two regions state, with rare terms counting more:
///
/// ```text
/// Σ over A∩B of w / Σ over A∪B of w,   w = 1 + log2 (N / n)
/// ```
///
/// N regions of both pools state any term of the vocabulary, and n of them this one (Spärck Jones 1972).
/// Unknown if one of the two states none. A pair costs O(statements).
#[derive(Debug)]
pub struct SharedStatements {
    id: String,
    statements: Statements,
}

impl SharedStatements {
    /// Prepares both pools.
    ///
    /// # Errors
    /// [`CriterionError::NoVocabulary`] if no term of the key is declared.
    pub fn new(
        left: &Pool,
        right: &Pool,
        id: impl Into<String>,
        key: &str,
    ) -> Result<Self, CriterionError> {
        let id = id.into();
        let statements = Statements::new(left, right, &id, key)?;
        Ok(Self { id, statements })
    }
}

impl Criterion for SharedStatements {
    fn id(&self) -> &str {
        &self.id
    }

    fn meaning(&self) -> Meaning {
        let key = self.statements.key.clone();
        Meaning::Statements(StatementChoice { statements: key, compare: Comparison::Shared })
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        let Statements { key, terms, rarity, left, right, .. } = &self.statements;
        let ours = &left[pair.left.index].stated;
        let theirs = &right[pair.right.index].stated;
        for (profile, stated) in [(pair.left, ours), (pair.right, theirs)] {
            if stated.is_empty() {
                let region = Box::new(profile.region.label());
                return Err(Unknown::NothingStated { region, key: key.clone() });
            }
        }
        let mut both: Vec<usize> = Vec::new();
        let mut either: Vec<usize> = ours.iter().chain(theirs).copied().collect();
        either.sort_unstable();
        either.dedup_by(|later, earlier| {
            let same = later == earlier;
            if same {
                both.push(*later);
            }
            same
        });
        let total: f64 = either.iter().map(|&term| rarity[term]).sum();
        for &term in &both {
            tally.add(rarity[term] / total, || Reason::SharedTerm { term: terms[term].clone() });
        }
        tally.explain_zero(|| ZeroReason::NoSharedTerm { key: key.clone() });
        Ok(())
    }

    fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let Statements { rarity, left, right, right_states, .. } = &self.statements;
        let columns = block.columns();
        let mut totals = Vec::new();
        block.by_row(values, |seeker, line| {
            let ours = &left[seeker.index].stated;
            totals.clear();
            totals.resize(line.len(), 0.0);
            for (term, &weight) in rarity.iter().enumerate() {
                let is_ours = ours.binary_search(&term).is_ok();
                for (total, &stated) in totals.iter_mut().zip(right_states.line(term, &columns)) {
                    *total += if is_ours { weight } else { weight * stated };
                }
            }
            for &term in ours {
                let states = right_states.line(term, &columns);
                for ((cell, &total), &stated) in line.iter_mut().zip(&totals).zip(states) {
                    cell.0 += rarity[term] * stated / total;
                }
            }
            for (cell, theirs) in line.iter_mut().zip(&right[columns.clone()]) {
                if ours.is_empty() || theirs.stated.is_empty() {
                    *cell = Value::UNKNOWN;
                }
            }
        });
    }
}
