//! Changes of one recorded fact.

use super::changes::FactChange;
use super::question::Question;
use crate::parallel;
use crate::plan::{Assessment, Matcher, PlanningError};
use crate::profile::{Dataset, Grade, Region, Role};

impl Assessment {
    /// Returns every change of one recorded fact that brings a pair into a best plan: another weight of one strength
    /// or need of either region, stated by every coder who states the fact. The smallest changes come first, those of
    /// the left region before those of the right one. The regions are given by id or name, in either order.
    ///
    /// All accepted weights of all recorded strengths and needs of the two are tried, so the list is exact. Pairs of the plan
    /// have no changes, nor have pairs of programmes with criteria or predicates of the user's own, which cannot be
    /// assessed again.
    ///
    /// # When not to trust it
    ///
    /// It shows on which statements a plan hangs, so that they can be checked; it is no invitation to change them. A
    /// strength or need that is not recorded yet is not tried, and neither are two changes at once.
    ///
    /// # Complexity
    ///
    /// All pairs are assessed again, and two plans made, for each weight that is tried: some forty times for two regions
    /// of ten statements each.
    ///
    /// # Errors
    ///
    /// As [`why_not`](Self::why_not).
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// for change in assessed.fact_changes("salta", "alentejo")? {
    ///     assert!(change.from.iter().any(|&grade| grade != change.to));
    /// }
    /// # }
    /// # Ok::<(), regiopair::plan::PlanningError>(())
    /// ```
    pub fn fact_changes(&self, left: &str, right: &str) -> Result<Vec<FactChange>, PlanningError> {
        let (row, col) = self.meeting(left, right)?;
        let question = Question { row, col };
        let programme = self.programme();
        let has_own = programme.criteria.iter().any(|choice| choice.own)
            || !programme.rules.eligibility.is_empty();
        if has_own || self.decided_plan()?.pairs.contains(&(row, col)) {
            return Ok(Vec::new());
        }
        let mut tried = Vec::new();
        for region in [self.profile(row.into()), self.profile(col.into())] {
            let id = &region.region.id;
            let mut facts: Vec<(Role, &str)> = self
                .dataset()
                .domains_of(id)
                .iter()
                .map(|record| (record.role, record.domain.as_str()))
                .collect();
            facts.sort_unstable();
            facts.dedup();
            for (role, domain) in facts {
                tried.extend((1..=3).filter_map(|to| {
                    let to = Grade::new(to).ok()?;
                    Some(Fact { region: id, role, domain, to })
                }));
            }
        }
        let found = parallel::map(tried.len(), |place| self.tried(question, &tried[place]));
        let mut changes = Vec::new();
        for change in found {
            changes.extend(change?);
        }
        let size = |change: &FactChange| -> u32 {
            let apart = |from: &Grade| u32::from(from.get().abs_diff(change.to.get()));
            change.from.iter().map(apart).sum()
        };
        changes.sort_by_key(size);
        Ok(changes)
    }

    fn tried(
        &self,
        question: Question,
        fact: &Fact<'_>,
    ) -> Result<Option<FactChange>, PlanningError> {
        self.observer().begin()?;
        let mut tables = self.dataset().tables().clone();
        let mut from = Vec::new();
        for record in &mut tables.domains {
            if record.region == fact.region
                && record.role == fact.role
                && record.domain == fact.domain
            {
                from.push(std::mem::replace(&mut record.weight, fact.to));
            }
        }
        if from.iter().all(|&grade| grade == fact.to) {
            return Ok(None);
        }
        // Only a weight is another one, which every scale accepts.
        let Ok(dataset) = Dataset::new(tables) else { return Ok(None) };
        let assessed = Matcher::new(&dataset, self.programme().clone()).assess()?;
        if !question.ask(&assessed)?.is_some_and(|trial| trial.is_in(0.0)) {
            return Ok(None);
        }
        let taxonomy = self.dataset().taxonomy();
        let Some(domain) = taxonomy.domain(fact.domain) else { return Ok(None) };
        let region = self.dataset().region(fact.region).map(Region::label);
        Ok(region.map(|region| FactChange {
            region,
            role: fact.role,
            domain: taxonomy.domain_label(domain),
            from,
            to: fact.to,
        }))
    }
}

/// A fact, and a weight for it.
struct Fact<'a> {
    region: &'a str,
    role: Role,
    domain: &'a str,
    to: Grade,
}
