//! Works out what the rules of a programme do.

use std::sync::Arc;

use super::assessment::Assessment;
use super::effect::RuleEffect;
use super::error::PlanningError;
use super::facts::leading_theme;
use super::model::{PlanModel, full_plan_model, plan_model};
use super::settled::Settled;
use crate::assignment::{Member, Row};
use crate::profile::{Dataset, Pool};
use crate::programme::Programme;
use crate::rules::{Effect, PairFacts, RuleContext, RuleId, Rules, screen};

/// # Errors
/// [`PlanningError::Settings`] with every setting that a programme file would not accept.
pub(super) fn accepted(programme: &Programme) -> Result<(), PlanningError> {
    let faults = programme.setting_faults();
    if faults.is_empty() { Ok(()) } else { Err(PlanningError::Settings { faults }) }
}

/// Returns the programme with ids for names.
///
/// # Errors
/// As [`accepted`], since some settings contradict each other only by their ids, and
/// [`PlanningError::UnknownNames`] with every name that the dataset does not have.
pub(super) fn resolved(
    programme: Programme,
    dataset: &Dataset,
) -> Result<Programme, PlanningError> {
    let programme = programme.with_ids(dataset);
    accepted(&programme)?;
    let unknown = programme.unknown_names(dataset);
    if unknown.is_empty() { Ok(programme) } else { Err(PlanningError::UnknownNames { unknown }) }
}

impl Assessment {
    /// Returns the same scores under other rules. Nothing is scored again.
    ///
    /// # Errors
    /// [`PlanningError::Settings`] if a number of a rule is not accepted,
    /// [`PlanningError::UnknownNames`] if a rule names something that is not in the dataset, and
    /// others as for [`Matcher::assess`](super::Matcher::assess).
    ///
    /// ```
    /// use regiopair::{profile::Dataset, programme::Programme, plan::Matcher, rules::RegionPair};
    ///
    /// # #[cfg(feature = "data")] {
    /// let dataset = Dataset::iuc_lac();
    /// let assessed = Matcher::new(&dataset, Programme::default()).assess()?;
    /// let mut rules = assessed.programme().rules.clone();
    /// rules.required.push(RegionPair::new("salta", "alentejo"));
    /// let other = assessed.with_rules(rules)?.propose()?;
    /// assert!(other.pairings.iter().any(|p| p.left.id == "salta" && p.right.id == "alentejo"));
    /// assert!(other.total <= assessed.propose()?.total);
    /// # }
    /// # Ok::<(), regiopair::plan::PlanningError>(())
    /// ```
    pub fn with_rules(&self, rules: Rules) -> Result<Self, PlanningError> {
        let mut other = self.clone();
        other.programme.rules = rules;
        other.ruled()
    }

    /// Returns the same with further effects.
    pub(crate) fn with_effects(&self, more: Vec<RuleEffect>) -> Self {
        let mut other = self.clone();
        if !more.is_empty() {
            Arc::make_mut(&mut other.effects).extend(more);
        }
        other
    }

    /// Returns the same without one rule. The effects of the others stay as they are, with the ids
    /// that they have next to it.
    pub(crate) fn lacking(&self, rule: RuleId) -> Self {
        let mut other = self.clone();
        if rule == RuleId::Rounds {
            other.programme.rounds.clear();
        } else if let Some(rules) = self.programme.rules.without(rule) {
            other.programme.rules = rules;
        }
        Arc::make_mut(&mut other.effects).retain(|effect| effect.rule != rule);
        other
    }

    /// Checks the rules and works out what they do.
    pub(crate) fn ruled(mut self) -> Result<Self, PlanningError> {
        self.programme = resolved(self.programme, &self.dataset)?;
        self.check_rules()?;
        self.screening = Arc::new(screen(&self.dataset, &self.programme.rules.conditions));
        self.effects = Arc::new(effects(&self));
        Ok(self)
    }

    /// Returns what all rules together say of the regions.
    pub(crate) fn settled(&self, effects: &[&RuleEffect]) -> Settled {
        Settled::new((self.left().len(), self.right().len()), effects)
    }

    /// Returns the solver input under all rules of the programme.
    pub(crate) fn full_model(&self) -> Result<PlanModel, PlanningError> {
        let effects: Vec<&RuleEffect> = self.effects.iter().collect();
        full_plan_model(self.steps(), &effects)
    }

    /// Returns the solver input under some rules, of which all together say what is settled.
    pub(crate) fn plan_model(
        &self,
        effects: &[&RuleEffect],
        settled: &Settled,
    ) -> Result<PlanModel, PlanningError> {
        plan_model(self.steps(), effects, settled)
    }

    fn check_rules(&self) -> Result<(), PlanningError> {
        let rules = &self.programme().rules;
        let labels = rules.eligibility.iter().map(|rule| &rule.label);
        let missing: Vec<String> =
            labels.filter(|label| !self.verdicts.has(label)).cloned().collect();
        if !missing.is_empty() {
            return Err(PlanningError::OwnPredicates { labels: missing });
        }
        Ok(())
    }
}

/// All rules, those of the programme first and then the defaults.
pub(crate) fn effects(assessed: &Assessment) -> Vec<RuleEffect> {
    let rules = &assessed.programme().rules;
    let mut effects: Vec<RuleEffect> = rules
        .stated()
        .into_iter()
        .filter_map(|rule| Some(RuleEffect { rule, effect: rules.effect(rule, assessed)? }))
        .collect();
    let outside = assessed.outside_rounds();
    if !outside.is_empty() {
        let outside = outside.into_iter().map(|row| Member::Row(Row(row))).collect();
        effects.push(RuleEffect { rule: RuleId::Rounds, effect: Effect::Absent(outside) });
    }
    if let Some(cells) = assessed.other_rounds() {
        effects.push(RuleEffect { rule: RuleId::Rounds, effect: Effect::Exclude(cells) });
    }
    let decided = assessed.programme().rounds.iter().flat_map(|round| &round.fixed);
    effects.extend(decided.filter_map(|pin| {
        let (row, col) = assessed.cell(&pin.left, &pin.right)?;
        Some(RuleEffect { rule: RuleId::Rounds, effect: Effect::Require(row, col) })
    }));
    for (rule, left) in [(RuleId::OnePartnerLeft, true), (RuleId::OnePartnerRight, false)] {
        effects.push(RuleEffect { rule, effect: Effect::OnePartner { left } });
    }
    effects
}

impl RuleContext for Assessment {
    fn dataset(&self) -> &Dataset {
        self.dataset()
    }

    fn pools(&self) -> [&Pool; 2] {
        [self.left(), self.right()]
    }

    fn pair_facts(&self, row: usize, col: usize) -> PairFacts<'_> {
        self.pair_facts(row, col)
    }

    fn score(&self, row: usize, col: usize) -> Option<f64> {
        self.score(row, col)
    }

    fn value(&self, criterion: &str, row: usize, col: usize) -> Option<f64> {
        self.value(criterion, row, col)
    }

    fn shared_themes(&self, row: usize, col: usize) -> Vec<usize> {
        self.facts().shared_themes(row, col).collect()
    }

    fn leading_theme(&self, row: usize, col: usize) -> Option<usize> {
        leading_theme(self.left(), &self.left().profiles()[row], &self.right().profiles()[col])
    }
}
