//! Rules with one of them changed.

use super::identity::RuleId;
use super::settings::{PairsWanted, Rules, TiesAdmitted};

impl Rules {
    /// The rules without one of them; later ones of its list move up a place. `None` for defaults,
    /// rounds and rules that are not there.
    pub fn without(&self, rule: RuleId) -> Option<Self> {
        let mut rules = self.clone();
        match rule {
            RuleId::Pairs => rules.pairs = PairsWanted::Free,
            RuleId::NumberOfPairs => rules.number_of_pairs = None,
            RuleId::MinimumScore => rules.minimum_score = None,
            RuleId::MaximumDistance => rules.maximum_distance_km = None,
            RuleId::SharedThemes => rules.shared_themes = None,
            RuleId::EarlierTies => rules.earlier_ties = TiesAdmitted::Any,
            RuleId::NotAgain => rules.not_again.clear(),
            RuleId::Required(place) => out(&mut rules.required, place)?,
            RuleId::Forbidden(place) => out(&mut rules.forbidden, place)?,
            RuleId::Withdrawn(place) => out(&mut rules.withdrawn, place)?,
            RuleId::Conditions(place) => out(&mut rules.conditions, place)?,
            RuleId::Capacity(place) => out(&mut rules.capacities, place)?,
            RuleId::AsOne(place) => out(&mut rules.as_one, place)?,
            RuleId::Exclusive(place) => out(&mut rules.exclusive, place)?,
            RuleId::Quota(place) => out(&mut rules.quotas, place)?,
            RuleId::PairQuota(place) => out(&mut rules.pair_quotas, place)?,
            _ => return None,
        }
        Some(rules)
    }

    /// The rules without some of them.
    pub(crate) fn without_all(&self, rules: &[RuleId]) -> Self {
        // From the end, so that the places of the others stay.
        let mut sorted = rules.to_vec();
        sorted.sort_unstable();
        let drop_one = |rules: Self, rule: &RuleId| rules.without(*rule).unwrap_or(rules);
        sorted.iter().rev().fold(self.clone(), drop_one)
    }

    fn least_of(&mut self, rule: RuleId) -> Option<&mut Option<usize>> {
        match rule {
            RuleId::Capacity(place) => Some(&mut self.capacities.get_mut(place)?.at_least),
            RuleId::Quota(place) => Some(&mut self.quotas.get_mut(place)?.at_least),
            RuleId::PairQuota(place) => Some(&mut self.pair_quotas.get_mut(place)?.at_least),
            _ => None,
        }
    }

    fn most_of(&mut self, rule: RuleId) -> Option<&mut Option<usize>> {
        match rule {
            RuleId::Capacity(place) => Some(&mut self.capacities.get_mut(place)?.at_most),
            RuleId::Quota(place) => Some(&mut self.quotas.get_mut(place)?.at_most),
            RuleId::PairQuota(place) => Some(&mut self.pair_quotas.get_mut(place)?.at_most),
            _ => None,
        }
    }

    /// What a rule with numbers asks for at least and allows at most.
    pub fn range_of(&self, rule: RuleId) -> (Option<usize>, Option<usize>) {
        let mut rules = self.clone();
        let least = rules.least_of(rule).and_then(|least| *least);
        (least, rules.most_of(rule).and_then(|most| *most))
    }

    /// Asks for so many at least, by a rule that has numbers.
    pub(crate) fn set_least(&mut self, rule: RuleId, count: usize) {
        if let Some(least) = self.least_of(rule) {
            *least = Some(count);
        }
    }

    /// Allows so many at most, by a rule that has numbers.
    pub(crate) fn set_most(&mut self, rule: RuleId, count: usize) {
        if let Some(most) = self.most_of(rule) {
            *most = Some(count);
        }
    }
}

/// Takes one out, where there is one.
fn out<T>(list: &mut Vec<T>, place: usize) -> Option<()> {
    (place < list.len()).then(|| drop(list.remove(place)))
}
