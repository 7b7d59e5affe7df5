//! One region offers what the other states.

use std::ops::Range;

use super::comparison::{Comparison, StatementChoice};
use super::criterion::Criterion;
use super::error::CriterionError;
use super::meaning::Meaning;
use super::pair::{Pair, PairBlock};
use super::reason::Reason;
use super::statement_terms::{RegionTerms, Statements};
use super::tally::Tally;
use super::unknown::Unknown;
use super::value::Value;
use super::zero::ZeroReason;
use crate::profile::{Pool, Profile};

/// The share of what is stated that the partner offers, with rare terms counting more:
///
/// ```text
/// Σ over A∩B of w / Σ over A of w,   w = 1 + log2 (N / n)
/// ```
///
/// A has the terms that a region states, as far as it is known whether the partner offers them; B has
/// those that it does offer, in a statement of its own or by a strength in the domain of the term. If each
/// may help the other, both sums go over both directions. Unknown if A is empty. N and n are as in
/// [`SharedStatements`](super::SharedStatements). A pair costs O(statements).
#[derive(Debug)]
pub struct OfferedStatements {
    id: String,
    statements: Statements,
    compare: Comparison,
}

/// One direction: who states, and who may offer it.
struct Direction<'a> {
    needs: (&'a Profile, &'a RegionTerms),
    offers: (&'a Profile, &'a RegionTerms),
}

impl OfferedStatements {
    /// Prepares both pools.
    ///
    /// # Errors
    /// [`CriterionError::NoVocabulary`] if no term of the key is declared.
    pub(super) fn new(
        left: &Pool,
        right: &Pool,
        id: String,
        choice: &StatementChoice,
    ) -> Result<Self, CriterionError> {
        let statements = Statements::new(left, right, &id, &choice.statements)?;
        Ok(Self { id, statements, compare: choice.compare })
    }

    fn directions<'a>(&'a self, pair: &Pair<'a>) -> Vec<Direction<'a>> {
        let left = (pair.left, &self.statements.left[pair.left.index]);
        let right = (pair.right, &self.statements.right[pair.right.index]);
        let to_seeker = || Direction { needs: left, offers: right };
        let to_host = || Direction { needs: right, offers: left };
        match self.compare {
            Comparison::OfferedToSeeker => vec![to_seeker()],
            Comparison::OfferedToHost => vec![to_host()],
            _ => vec![to_seeker(), to_host()],
        }
    }

    /// The terms that one states, and whether the other offers them, as far as that is known.
    ///
    /// # Errors
    /// What is not known, if there is none.
    fn known(&self, direction: &Direction<'_>) -> Result<Vec<(usize, bool)>, Unknown> {
        let key = || self.statements.key.clone();
        let (needs, stating) = direction.needs;
        let (offers, offering) = direction.offers;
        if stating.stated.is_empty() {
            let region = Box::new(needs.region.label());
            return Err(Unknown::NothingStated { region, key: key() });
        }
        let offered = |&term: &usize| Some((term, self.statements.offers(offering, term)?));
        let known: Vec<(usize, bool)> = stating.stated.iter().filter_map(offered).collect();
        if known.is_empty() {
            let region = Box::new(offers.region.label());
            return Err(Unknown::NoOfferKnown { region, key: key() });
        }
        Ok(known)
    }
}

/// What counts of a seeker with each host: its terms that the host may offer, then those of the host that it
/// may offer itself.
struct BlockRow<'a> {
    statements: &'a Statements,
    needed: &'a [usize],
    /// Each term of which it is known whether the seeker offers it.
    offered: Vec<(usize, bool)>,
}

impl<'a> BlockRow<'a> {
    fn new(criterion: &'a OfferedStatements, seeker: &Profile) -> Self {
        let OfferedStatements { statements, compare, .. } = criterion;
        let own = &statements.left[seeker.index];
        let (to_seeker, to_host) = match compare {
            Comparison::OfferedToSeeker => (true, false),
            Comparison::OfferedToHost => (false, true),
            _ => (true, true),
        };
        let terms = if to_host { 0..statements.terms.len() } else { 0..0 };
        Self {
            statements,
            needed: if to_seeker { &own.stated } else { &[] },
            offered: terms.filter_map(|t| Some((t, statements.offers(own, t)?))).collect(),
        }
    }

    /// Calls with the weight of each term, and for each column whether it is offered; `None` if that is
    /// unknown, or if nobody states it.
    fn each_term(
        &self,
        columns: &Range<usize>,
        mut each: impl FnMut(f64, &mut dyn Iterator<Item = Option<bool>>),
    ) {
        let Statements { rarity, right_states, right_offers, .. } = self.statements;
        for &term in self.needed {
            let offers = right_offers.line(term, columns).iter();
            each(rarity[term], &mut offers.map(|it| (!it.is_nan()).then_some(*it > 0.0)));
        }
        for &(term, offered) in &self.offered {
            let states = right_states.line(term, columns).iter();
            each(rarity[term], &mut states.map(|it| (*it > 0.0).then_some(offered)));
        }
    }
}

impl Criterion for OfferedStatements {
    fn id(&self) -> &str {
        &self.id
    }

    fn meaning(&self) -> Meaning {
        let key = self.statements.key.clone();
        Meaning::Statements(StatementChoice { statements: key, compare: self.compare })
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        let Statements { key, terms, rarity, .. } = &self.statements;
        let directions = self.directions(pair);
        let (mut known, mut unknown) = (Vec::new(), None);
        for direction in &directions {
            match self.known(direction) {
                Ok(terms) => known.push((direction, terms)),
                Err(reason) => unknown = unknown.or(Some(reason)),
            }
        }
        if let (true, Some(unknown)) = (known.is_empty(), unknown) {
            return Err(unknown);
        }
        let all = || {
            known.iter().flat_map(|(direction, terms)| terms.iter().map(move |t| (direction, t)))
        };
        let total: f64 = all().map(|(_, (term, _))| rarity[*term]).sum();
        for (direction, (term, _)) in all().filter(|(_, (_, offered))| *offered) {
            tally.add(rarity[*term] / total, || Reason::OfferedTerm {
                term: terms[*term].clone(),
                offers: direction.offers.0.region.label(),
            });
        }
        tally.explain_zero(|| ZeroReason::NothingOffered { key: key.clone() });
        Ok(())
    }

    fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let columns = block.columns();
        let mut totals = Vec::new();
        block.by_row(values, |seeker, line| {
            let row = BlockRow::new(self, seeker);
            // Not a number where no term is known.
            totals.clear();
            totals.resize(line.len(), f64::NAN);
            row.each_term(&columns, |weight, states_or_offers| {
                for (total, offered) in totals.iter_mut().zip(states_or_offers) {
                    if offered.is_some() {
                        *total = total.max(0.0) + weight;
                    }
                }
            });
            row.each_term(&columns, |weight, states_or_offers| {
                for ((cell, &total), offered) in line.iter_mut().zip(&totals).zip(states_or_offers)
                {
                    cell.0 += if offered == Some(true) { weight / total } else { 0.0 };
                }
            });
            for (cell, total) in line.iter_mut().zip(&totals).filter(|(_, total)| total.is_nan()) {
                cell.0 = *total;
            }
        });
    }
}
