//! Every plan of a small table, held against what the pages of the rules say.
//!
//! A plan is a set of cells, as the bits of a number. A rule is read off the records of the regions
//! (`records.rs`) and becomes demands on how many pairs some cells have; nothing of the crate's
//! planning is used.

mod records;

use std::collections::{BTreeMap, BTreeSet};

use regiopair::criteria::haversine_km;
use regiopair::profile::Region;
use regiopair::programme::Programme;
use regiopair::rules::{
    ComparedValues, CountBounds, EachPair, Objective, PairQuota, PairsWanted, RuleId, Rules,
    TiesAdmitted, UnknownCondition,
};

use super::world::{PREDICATES, World};

/// Cells, one bit each.
pub(crate) type Cells = u32;

/// What a plan must keep.
#[derive(Debug, Clone)]
enum Demand {
    /// CountBounds on the number of pairs among these cells.
    Count(Cells, u32, u32),
    /// The pairs among these cells, each list with the places that one of them takes, take no more
    /// places.
    Places(Vec<(Cells, u32)>, u32),
    /// No pair among these cells, or at least this number.
    NoneOrLeast(Cells, u32),
    /// At most one of these regions, each with its cells, has pairs.
    OneOf(Vec<Cells>),
}

impl Demand {
    fn is_kept(&self, plan: Cells) -> bool {
        match self {
            Self::Count(cells, least, most) => {
                (*least..=*most).contains(&(plan & cells).count_ones())
            }
            Self::Places(sizes, most) => {
                let taken = sizes.iter().map(|(cells, size)| (plan & cells).count_ones() * size);
                taken.sum::<u32>() <= *most
            }
            Self::NoneOrLeast(cells, least) => {
                let made = (plan & cells).count_ones();
                made == 0 || made >= *least
            }
            Self::OneOf(regions) => regions.iter().filter(|cells| plan & **cells != 0).count() <= 1,
        }
    }
}

/// What is known of the best plans.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Best {
    /// Values of the objectives, all maximised one after another.
    pub(crate) key: Vec<i64>,
    /// The sums of scores of all best plans, in hundredths.
    pub(crate) totals: BTreeSet<i64>,
    /// Their numbers of pairs.
    pub(crate) pairs: BTreeSet<u32>,
    /// The fewest pairs of one of them that gain nothing, where these are to be avoided.
    idle: u32,
    /// How many of them have no more.
    pub(crate) plans: usize,
    /// The cells that all of them have.
    pub(crate) common: Cells,
}

/// A table, small enough to try everything.
pub(crate) struct Brute<'a> {
    world: &'a World,
    sides: [Vec<&'a Region>; 2],
    known: Cells,
    scores: Vec<i64>,
    others: Vec<i64>,
}

fn most(count: Option<usize>) -> u32 {
    count.map_or(u32::MAX, |count| u32::try_from(count).unwrap())
}

impl<'a> Brute<'a> {
    pub(crate) fn new(world: &'a World) -> Self {
        let sides = [world.side(0), world.side(1)];
        let mut brute = Self { world, sides, known: 0, scores: Vec::new(), others: Vec::new() };
        for row in 0..brute.sides[0].len() {
            for col in 0..brute.sides[1].len() {
                let pair = brute.ids(row, col);
                let score = world.score.values.get(&pair);
                brute.known |= u32::from(score.is_some()) << brute.scores.len();
                brute.scores.push(score.copied().unwrap_or(0));
                brute.others.push(world.other.values.get(&pair).copied().unwrap_or(0));
            }
        }
        brute
    }

    fn ids(&self, row: usize, col: usize) -> (String, String) {
        (self.sides[0][row].id.clone(), self.sides[1][col].id.clone())
    }

    fn cell(&self, row: usize, col: usize) -> Cells {
        1 << (row * self.sides[1].len() + col)
    }

    /// The cells of the pairs with a property.
    fn cells(&self, has: impl Fn(&Region, &Region) -> bool) -> Cells {
        let mut cells = 0;
        for (row, left) in self.sides[0].iter().enumerate() {
            for (col, right) in self.sides[1].iter().enumerate() {
                cells |= if has(left, right) { self.cell(row, col) } else { 0 };
            }
        }
        cells
    }

    /// The cells of a region of either side.
    fn of(&self, id: &str) -> Cells {
        self.cells(|left, right| left.id == id || right.id == id)
    }

    fn of_all(&self, regions: &[&Region]) -> Cells {
        regions.iter().fold(0, |cells, region| cells | self.of(&region.id))
    }

    pub(crate) fn plan(&self, pairs: impl Iterator<Item = (String, String)>) -> Cells {
        pairs.fold(0, |cells, (l, r)| {
            cells | self.cells(|left, right| left.id == l && right.id == r)
        })
    }

    /// How many partners a region may have. A capacity that is not active sets no number, but it
    /// does not bring the default back either.
    fn places(&self, rules: &Rules, is_active: &dyn Fn(RuleId) -> bool, region: &Region) -> u32 {
        let own = rules.capacities.iter().enumerate().filter(|(_, capacity)| {
            capacity.bounds.at_most.is_some()
                && self.selected(&capacity.selection).iter().any(|r| r.id == region.id)
        });
        let own: Vec<_> = own.collect();
        let active = own.iter().filter(|(place, _)| is_active(RuleId::Capacity(*place)));
        let said = active.filter_map(|(_, capacity)| capacity.bounds.at_most).min();
        let side = usize::from(region.side == self.sides[1][0].side);
        let default = [RuleId::OnePartnerLeft, RuleId::OnePartnerRight][side];
        let unbounded =
            if is_active(default) && own.is_empty() { 1 } else { self.sides[1 - side].len() };
        most(Some(said.unwrap_or(unbounded)))
    }

    /// The regions that are taken together: those that count as one, or exclude each other.
    fn groups<'r>(rules: &'r Rules, is_active: &dyn Fn(RuleId) -> bool) -> Vec<&'r Vec<String>> {
        let as_one = rules.as_one.iter().zip((0..).map(RuleId::AsOne));
        let exclusive = rules.exclusive.iter().zip((0..).map(RuleId::Exclusive));
        let active = as_one.chain(exclusive).filter(|(_, rule)| is_active(*rule));
        active.map(|(group, _)| &group.regions).collect()
    }

    /// Which side is served whole: that with fewer places, the left one if they have as many.
    pub(crate) fn served(&self, programme: &Programme) -> usize {
        let [left, right] = self.places_of_sides(programme);
        usize::from(left > right)
    }

    /// How many partners the regions of each side can have together.
    pub(crate) fn places_of_sides(&self, programme: &Programme) -> [u32; 2] {
        let rules = &programme.rules;
        let absent = self.absent(rules, &|_| true);
        let groups = Self::groups(rules, &|_| true);
        let places = |side: usize| -> u32 {
            let mut seen = BTreeSet::new();
            let mut sum = 0;
            for region in &self.sides[side] {
                // Everybody whom groups join with the region, over however many of them.
                let mut joined = BTreeSet::from([&region.id]);
                for _ in 0..groups.len() {
                    for group in &groups {
                        if group.iter().any(|id| joined.contains(id)) {
                            joined.extend(*group);
                        }
                    }
                }
                let own = self.sides[side]
                    .iter()
                    .filter(|other| joined.contains(&other.id) && !absent.contains(&other.id));
                let room = own.map(|other| self.places(rules, &|_| true, other)).max();
                if seen.insert(joined) {
                    sum += room.unwrap_or(0);
                }
            }
            sum
        };
        [places(0), places(1)]
    }

    /// Each region that takes part under all rules has a partner, or a region in a group with it has
    /// one.
    fn all_served(
        &self,
        rules: &Rules,
        is_active: &dyn Fn(RuleId) -> bool,
        side: usize,
    ) -> Vec<Demand> {
        let absent = self.absent(rules, &|_| true);
        let groups = Self::groups(rules, is_active);
        let present = || self.sides[side].iter().filter(|region| !absent.contains(&region.id));
        let with = |region: &Region| -> Cells {
            let shares = |other: &Region| {
                let both =
                    |group: &&Vec<String>| group.contains(&region.id) && group.contains(&other.id);
                other.id == region.id || groups.iter().any(both)
            };
            let others = present().filter(|other| shares(other));
            others.fold(0, |cells, other| cells | self.of(&other.id))
        };
        present().map(|region| Demand::Count(with(region), 1, u32::MAX)).collect()
    }

    /// What these cells must have; the rule may do without any of them.
    fn least_of(cells: Cells, bounds: &CountBounds) -> Demand {
        let least = bounds.at_least.map_or(0, |count| u32::try_from(count).unwrap());
        if bounds.or_none {
            Demand::NoneOrLeast(cells, least)
        } else {
            Demand::Count(cells, least, u32::MAX)
        }
    }

    /// How many places a region takes of a partner.
    fn size(&self, rules: &Rules, is_active: &dyn Fn(RuleId) -> bool, region: &Region) -> u32 {
        let sizes = rules.sizes.iter().enumerate().filter(|(place, size)| {
            is_active(RuleId::Size(*place))
                && self.selected(&size.selection).iter().any(|r| r.id == region.id)
        });
        sizes.map(|(_, size)| u32::try_from(size.places).unwrap()).max().unwrap_or(1)
    }

    /// How many places a capacity states for a region, none if it does not take part.
    fn stated(
        &self,
        rules: &Rules,
        is_active: &dyn Fn(RuleId) -> bool,
        region: &Region,
    ) -> Option<u32> {
        if self.absent(rules, is_active).contains(&region.id) {
            return Some(0);
        }
        let own = rules.capacities.iter().enumerate().filter(|(place, capacity)| {
            is_active(RuleId::Capacity(*place))
                && self.selected(&capacity.selection).iter().any(|r| r.id == region.id)
        });
        own.filter_map(|(_, capacity)| capacity.bounds.at_most).min().map(|count| most(Some(count)))
    }

    /// The partners of some regions of a side take no more places than these.
    fn within(
        &self,
        rules: &Rules,
        is_active: &dyn Fn(RuleId) -> bool,
        regions: &[&Region],
        places: u32,
    ) -> Demand {
        let side = usize::from(regions[0].side == self.sides[1][0].side);
        let cells = self.of_all(regions);
        let partners = self.sides[1 - side].iter();
        let sizes = partners
            .map(|other| (cells & self.of(&other.id), self.size(rules, is_active, other)))
            .collect();
        Demand::Places(sizes, places)
    }

    fn demands(
        &self,
        programme: &Programme,
        is_active: &dyn Fn(RuleId) -> bool,
        served: usize,
    ) -> Vec<Demand> {
        let rules = &programme.rules;
        let none = |cells: Cells| Demand::Count(cells, 0, 0);
        let mut demands = vec![none(!self.known)];
        // A region that does not take part owes nothing, whichever of the rules are active.
        let owing = self.absent(rules, &|_| true);
        let owes = |region: &&Region| !owing.contains(&region.id);
        // Who takes part, and with how many.
        for id in self.absent(rules, is_active) {
            demands.push(none(self.of(&id)));
        }
        for region in self.sides.iter().flatten() {
            let room = self.places(rules, is_active, region);
            demands.push(Demand::Count(self.of(&region.id), 0, room));
            if let Some(places) = self.stated(rules, is_active, region) {
                demands.push(self.within(rules, is_active, &[region], places));
            }
        }
        for (place, capacity) in rules.capacities.iter().enumerate() {
            if is_active(RuleId::Capacity(place)) {
                for region in self.selected(&capacity.selection).into_iter().filter(owes) {
                    demands.push(Self::least_of(self.of(&region.id), &capacity.bounds));
                }
            }
        }
        if is_active(RuleId::Pairs) && rules.pairs == PairsWanted::Complete {
            demands.extend(self.all_served(rules, is_active, served));
        }
        if let Some(count) = rules.number_of_pairs
            && is_active(RuleId::NumberOfPairs)
        {
            demands.push(Demand::Count(!0, most(Some(count)), most(Some(count))));
        }
        demands.extend(self.about_pairs(programme, is_active).into_iter().map(none));
        for (place, pin) in rules.required.iter().enumerate() {
            if is_active(RuleId::Required(place)) {
                let cell = self.plan([(pin.left.clone(), pin.right.clone())].into_iter());
                demands.push(Demand::Count(cell, 1, 1));
            }
        }
        let decided = programme.rounds.iter().flat_map(|round| &round.fixed);
        for pin in decided.filter(|_| is_active(RuleId::Rounds)) {
            let cell = self.plan([(pin.left.clone(), pin.right.clone())].into_iter());
            demands.push(Demand::Count(cell, 1, 1));
        }
        for (place, group) in rules.as_one.iter().enumerate() {
            if is_active(RuleId::AsOne(place)) {
                let all = self.sides.iter().flatten().copied();
                let group: Vec<&Region> =
                    all.filter(|region| group.regions.contains(&region.id)).collect();
                let room = group.iter().map(|region| self.places(rules, is_active, region)).max();
                demands.push(Demand::Count(self.of_all(&group), 0, room.unwrap()));
                let stated = group.iter().map(|region| self.stated(rules, is_active, region));
                if let Some(places) = stated.collect::<Option<Vec<u32>>>() {
                    let places = places.into_iter().max().unwrap();
                    demands.push(self.within(rules, is_active, &group, places));
                }
            }
        }
        for (place, group) in rules.exclusive.iter().enumerate() {
            if is_active(RuleId::Exclusive(place)) {
                demands.push(Demand::OneOf(group.regions.iter().map(|id| self.of(id)).collect()));
            }
        }
        for (place, quota) in rules.quotas.iter().enumerate() {
            if !is_active(RuleId::Quota(place)) {
                continue;
            }
            let selected = self.selected(&quota.selection);
            let mut groups: BTreeMap<String, Vec<&Region>> = BTreeMap::new();
            for region in selected {
                let of = match &quota.each {
                    Some(key) => self.attribute(region, key),
                    None => vec![String::new()],
                };
                for value in of {
                    groups.entry(value).or_default().push(region);
                }
            }
            for group in groups.values() {
                let cells = self.of_all(group);
                demands.push(Demand::Count(cells, 0, most(quota.bounds.at_most)));
                // Nor does a group of whom nobody takes part.
                if group.iter().any(owes) {
                    demands.push(Self::least_of(cells, &quota.bounds));
                }
            }
        }
        for (place, quota) in rules.pair_quotas.iter().enumerate() {
            if is_active(RuleId::PairQuota(place)) {
                for cells in self.kinds(quota) {
                    demands.push(Demand::Count(cells, 0, most(quota.bounds.at_most)));
                    demands.push(Self::least_of(cells, &quota.bounds));
                }
            }
        }
        demands
    }

    /// The cells that rules about single pairs close.
    fn about_pairs(&self, programme: &Programme, is_active: &dyn Fn(RuleId) -> bool) -> Vec<Cells> {
        let rules = &programme.rules;
        let mut closed = Vec::new();
        let mut close = |rule: RuleId, cells: Cells| {
            if is_active(rule) {
                closed.push(cells);
            }
        };
        if let Some(minimum) = rules.minimum_score {
            let poor = |score: i64| (score as f64) < minimum * 100.0 - 1e-6;
            let is_poor = |l: &Region, r: &Region| self.score(l, r).is_some_and(poor);
            close(RuleId::MinimumScore, self.cells(is_poor));
        }
        if let Some(limit) = rules.maximum_distance_km {
            let far = |left: &Region, right: &Region| match (left.coordinates, right.coordinates) {
                (Some(a), Some(b)) => haversine_km(a, b) > limit,
                _ => false,
            };
            close(RuleId::MaximumDistance, self.cells(far));
        }
        if let Some(count) = rules.shared_themes {
            let few = |l: &Region, r: &Region| self.shared_themes(l, r).len() < count;
            close(RuleId::SharedThemes, self.cells(few));
        }
        match rules.earlier_ties {
            TiesAdmitted::Any => {}
            TiesAdmitted::New => close(RuleId::EarlierTies, self.cells(|l, r| self.tied(l, r))),
            TiesAdmitted::Known => close(RuleId::EarlierTies, self.cells(|l, r| !self.tied(l, r))),
        }
        let pairings = &self.world.dataset.tables().pairings;
        let made = |left: &Region, right: &Region| {
            pairings.iter().any(|row| {
                row.left == left.id
                    && row.right == right.id
                    && rules.not_again.contains(&row.programme)
            })
        };
        close(RuleId::NotAgain, self.cells(made));
        for (place, pin) in rules.forbidden.iter().enumerate() {
            let cell = self.cells(|left, right| left.id == pin.left && right.id == pin.right);
            close(RuleId::Forbidden(place), cell);
        }
        for (place, rule) in rules.attributes.iter().enumerate() {
            let is_kept = |left: &Region, right: &Region| {
                let [left, right] = [left, right].map(|r| self.attribute(r, &rule.attribute));
                let is_known = !left.is_empty() && !right.is_empty();
                let shares = left.iter().any(|value| right.contains(value));
                match rule.values {
                    _ if !is_known => rule.unknown != UnknownCondition::Exclude,
                    ComparedValues::Shared => shares,
                    ComparedValues::Different => !shares,
                }
            };
            close(RuleId::AttributeRule(place), self.cells(|l, r| !is_kept(l, r)));
        }
        for (place, rule) in rules.minimum_values.iter().enumerate() {
            let is_poor =
                |left: &Region, right: &Region| match self.value(&rule.criterion, left, right) {
                    Some(value) => (value as f64) < rule.at_least * 100.0 - 1e-6,
                    None => rule.unknown == UnknownCondition::Exclude,
                };
            close(RuleId::MinimumValue(place), self.cells(is_poor));
        }
        for (place, rule) in rules.eligibility.iter().enumerate() {
            let own = PREDICATES.iter().find(|(label, _)| *label == rule.label);
            let (_, is_met) = own.expect("a label of the list");
            let rejected = self.cells(|left, right| !is_met(left, right));
            close(RuleId::Eligibility(place), rejected);
        }
        let rounds = &programme.rounds;
        if !rounds.is_empty() {
            let apart = |left: &Region, right: &Region| {
                let named = rounds.iter().find(|round| round.left.contains(&left.id));
                let round = named.or_else(|| rounds.iter().find(|round| round.left.is_empty()));
                round.is_none_or(|r| !r.right.is_empty() && !r.right.contains(&right.id))
            };
            close(RuleId::Rounds, self.cells(apart));
        }
        closed
    }

    /// The kinds of pairs of which a quota speaks.
    fn kinds(&self, quota: &PairQuota) -> Vec<Cells> {
        let of = |has: &dyn Fn(&Region, &Region) -> bool| {
            self.cells(|left, right| self.counted(quota, left, right) && has(left, right))
        };
        let themes = self.world.dataset.taxonomy().themes();
        match quota.each {
            None => vec![of(&|_, _| true)],
            Some(EachPair::Theme) => themes
                .iter()
                .map(|theme| of(&|l, r| self.shared_themes(l, r).contains(&theme.as_str())))
                .collect(),
            Some(EachPair::LeadingTheme) => themes
                .iter()
                .map(|theme| of(&|l, r| self.leading_theme(l, r) == Some(theme)))
                .collect(),
            Some(EachPair::Countries) => {
                let lands = self
                    .sides
                    .each_ref()
                    .map(|side| side.iter().map(|region| &region.country).collect::<BTreeSet<_>>());
                let two = lands[0].iter().flat_map(|&a| lands[1].iter().map(move |&b| (a, b)));
                two.map(|(a, b)| of(&|l, r| l.country == *a && r.country == *b)).collect()
            }
        }
    }

    fn plans(
        &self,
        programme: &Programme,
        is_active: &dyn Fn(RuleId) -> bool,
        served: usize,
    ) -> impl Iterator<Item = Cells> {
        let demands = self.demands(programme, is_active, served);
        let all = 1_u32 << self.scores.len();
        (0..all).filter(move |&plan| demands.iter().all(|demand| demand.is_kept(plan)))
    }

    /// Whether there is a plan under some of the rules.
    pub(crate) fn is_feasible(
        &self,
        programme: &Programme,
        is_active: &dyn Fn(RuleId) -> bool,
        served: usize,
    ) -> bool {
        self.plans(programme, is_active, served).next().is_some()
    }

    /// Whether a plan keeps every rule.
    pub(crate) fn keeps(&self, programme: &Programme, plan: Cells) -> bool {
        let served = self.served(programme);
        self.demands(programme, &|_| true, served).iter().all(|demand| demand.is_kept(plan))
    }

    /// What the cells of a plan add up to.
    fn sum(plan: Cells, of: &[i64]) -> i64 {
        of.iter()
            .enumerate()
            .filter(|(cell, _)| plan >> cell & 1 == 1)
            .map(|(_, value)| value)
            .sum()
    }

    pub(crate) fn total(&self, plan: Cells) -> i64 {
        Self::sum(plan, &self.scores)
    }

    /// Hundredths that a pair must exceed to be worth making.
    pub(crate) fn reservation(programme: &Programme) -> i64 {
        match programme.rules.pairs {
            PairsWanted::Free => (programme.rules.reservation * 100.0).round() as i64,
            _ => 0,
        }
    }

    /// What a plan is worth, objective by objective, each maximised.
    pub(crate) fn key(&self, programme: &Programme, plan: Cells) -> Vec<i64> {
        let rules = &programme.rules;
        let count = i64::from(plan.count_ones());
        let usual = match rules.pairs {
            PairsWanted::Largest => vec![Objective::Pairs, Objective::Total],
            _ => vec![Objective::Total],
        };
        let objectives = if rules.objectives.is_empty() { &usual } else { &rules.objectives };
        let mut scores: Vec<i64> = self
            .scores
            .iter()
            .enumerate()
            .filter(|(cell, _)| plan >> cell & 1 == 1)
            .map(|(_, score)| *score)
            .collect();
        scores.sort_unstable();
        let mut key = Vec::new();
        for objective in objectives {
            match objective {
                Objective::Pairs => key.push(count),
                Objective::Total => {
                    key.push(self.total(plan) - count * Self::reservation(programme));
                }
                Objective::FewestChanges => {
                    let pins = rules.earlier_plan.iter();
                    let earlier = self.plan(pins.map(|p| (p.left.clone(), p.right.clone())));
                    key.push(i64::from((plan & earlier).count_ones()));
                }
                Objective::Criterion(_) => key.push(Self::sum(plan, &self.others)),
                // Plans with the largest number of pairs are compared.
                Objective::Bottleneck => key.extend([count, scores.first().copied().unwrap_or(0)]),
                Objective::Leximin => {
                    key.push(count);
                    key.extend(&scores);
                }
                // Both regions of a pair think of each other what it scores.
                Objective::SmallestSpread => {
                    let ends = scores.first().zip(scores.last());
                    let even = ends.map_or([0, 0], |(low, high)| [low - high, *low]);
                    key.push(count);
                    key.extend(even);
                }
            }
        }
        key
    }

    /// The best there is; `None` if no plan keeps the rules.
    pub(crate) fn best(&self, programme: &Programme) -> Option<Best> {
        let mut best: Option<Best> = None;
        // A free pair must gain something to be made, where the total counts.
        let rules = &programme.rules;
        let avoids_idle = rules.pairs == PairsWanted::Free
            && (rules.objectives.is_empty() || rules.objectives.contains(&Objective::Total));
        let reservation = Self::reservation(programme);
        let idle = self.cells(|left, right| self.score(left, right) == Some(reservation));
        let idle = if avoids_idle { idle } else { 0 };
        for plan in self.plans(programme, &|_| true, self.served(programme)) {
            let key = self.key(programme, plan);
            if best.as_ref().is_none_or(|best| key > best.key) {
                best = Some(Best {
                    key: key.clone(),
                    totals: BTreeSet::new(),
                    pairs: BTreeSet::new(),
                    idle: u32::MAX,
                    plans: 0,
                    common: Cells::MAX,
                });
            }
            if let Some(best) = best.as_mut().filter(|best| best.key == key) {
                best.totals.insert(self.total(plan));
                best.pairs.insert(plan.count_ones());
                let idle = (plan & idle).count_ones();
                if idle < best.idle {
                    (best.idle, best.plans, best.common) = (idle, 0, Cells::MAX);
                }
                if idle == best.idle {
                    best.plans += 1;
                    best.common &= plan;
                }
            }
        }
        best
    }
}
