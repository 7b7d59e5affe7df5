//! Every kind of rule, with numbers drawn so that plans are now left and now not.

use regiopair::profile::Region;
use regiopair::programme::{Programme, Round, RoundDecision};
use regiopair::rules::{
    AttributeRule, Capacity, CountBounds, EachPair, Eligibility, LinkedRegions, MinimumValue,
    Objective, PairProperty, PairQuota, PairsWanted, Quota, RegionPair, RegionSize,
    RequiredConditions, Rules, Selection, TiesAdmitted, UnknownCondition, Withdrawal,
};
use regiopair::synthetic::Generator;

use super::world::{PREDICATES, PROGRAMMES, World};
use crate::score_table::{SIDES, blank};

/// A kind of rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Complete,
    Largest,
    Free,
    NumberOfPairs,
    MinimumScore,
    MaximumDistance,
    SharedThemes,
    NewTies,
    KnownTies,
    NotAgain,
    Required,
    Forbidden,
    AttributeShared,
    AttributeDifferent,
    OwnPredicate,
    Withdrawn,
    ConditionsExclude,
    ConditionsAdmit,
    CapacityMost,
    CapacityLeast,
    CapacitySelected,
    AsOne,
    AsOneWide,
    Exclusive,
    ExclusiveWide,
    QuotaCountry,
    QuotaAttribute,
    QuotaEach,
    QuotaNested,
    QuotaOverlapping,
    PairsOfTheme,
    PairsLedBy,
    PairsOfEachTheme,
    PairsOfCountries,
    PairsTied,
    PairsPoor,
    PairsSpeaking,
    ObjectivePairs,
    ObjectiveTotal,
    ObjectiveBottleneck,
    ObjectiveLeximin,
    ObjectiveSmallestSpread,
    ObjectiveFewestChanges,
    ObjectiveCriterion,
    ObjectivesTwo,
    Rounds,
    CapacityOrNone,
    QuotaOrNone,
    Sizes,
    MinimumValueOf,
    PairsOfValue,
}

use Kind::{
    AsOne, AsOneWide, AttributeDifferent, AttributeShared, CapacityLeast, CapacityMost,
    CapacityOrNone, CapacitySelected, Complete, ConditionsAdmit, ConditionsExclude, Exclusive,
    ExclusiveWide, Forbidden, Free, KnownTies, Largest, MaximumDistance, MinimumScore,
    MinimumValueOf, NewTies, NotAgain, NumberOfPairs, ObjectiveBottleneck, ObjectiveCriterion,
    ObjectiveFewestChanges, ObjectiveLeximin, ObjectivePairs, ObjectiveSmallestSpread,
    ObjectiveTotal, ObjectivesTwo, OwnPredicate, PairsLedBy, PairsOfCountries, PairsOfEachTheme,
    PairsOfTheme, PairsOfValue, PairsPoor, PairsSpeaking, PairsTied, QuotaAttribute, QuotaCountry,
    QuotaEach, QuotaNested, QuotaOrNone, QuotaOverlapping, Required, SharedThemes, Sizes,
    Withdrawn,
};

pub(crate) const ALL: [Kind; 51] = [
    Complete,
    Largest,
    Free,
    NumberOfPairs,
    MinimumScore,
    MaximumDistance,
    SharedThemes,
    NewTies,
    KnownTies,
    NotAgain,
    Required,
    Forbidden,
    Withdrawn,
    ConditionsExclude,
    ConditionsAdmit,
    CapacityMost,
    CapacityLeast,
    CapacitySelected,
    AsOne,
    AsOneWide,
    Exclusive,
    ExclusiveWide,
    QuotaCountry,
    QuotaAttribute,
    QuotaEach,
    QuotaNested,
    QuotaOverlapping,
    PairsOfTheme,
    PairsLedBy,
    PairsOfEachTheme,
    PairsOfCountries,
    PairsTied,
    PairsPoor,
    PairsSpeaking,
    ObjectivePairs,
    ObjectiveTotal,
    ObjectiveBottleneck,
    ObjectiveLeximin,
    ObjectiveSmallestSpread,
    ObjectiveFewestChanges,
    ObjectiveCriterion,
    ObjectivesTwo,
    OwnPredicate,
    AttributeShared,
    AttributeDifferent,
    Kind::Rounds,
    CapacityOrNone,
    QuotaOrNone,
    Sizes,
    MinimumValueOf,
    PairsOfValue,
];

struct Draw<'a> {
    world: &'a World,
    generator: &'a mut Generator,
}

impl Draw<'_> {
    fn below(&mut self, bound: usize) -> usize {
        self.generator.below(bound)
    }

    fn flip(&mut self) -> bool {
        self.below(2) == 0
    }

    fn id(&mut self, side: usize) -> String {
        let regions = self.world.side(side);
        regions[self.below(regions.len())].id.clone()
    }

    fn pin(&mut self) -> RegionPair {
        let (left, right) = (self.id(0), self.id(1));
        RegionPair::new(left, right)
    }

    /// At least, at most, or both.
    fn range(&mut self, upto: usize) -> (Option<usize>, Option<usize>) {
        let least = self.below(upto + 1);
        match self.below(4) {
            0 => (Some(least.max(1)), None),
            1 => (Some(least), Some(least + self.below(2))),
            _ => (None, Some(least)),
        }
    }

    /// A country of the side, as a selection.
    fn country(&mut self, side: usize) -> Selection {
        let regions = self.world.side(side);
        let country = regions[self.below(regions.len())].country.clone();
        Selection { country: vec![country], ..Selection::side(SIDES[side]) }
    }

    /// Regions of a terrain, if there are some.
    fn terrain(&mut self, side: usize) -> Option<Selection> {
        let regions = self.world.side(side);
        let rows = self.world.dataset.tables().attributes.iter();
        let own: Vec<_> =
            rows.filter(|row| regions.iter().any(|region| region.id == row.region)).collect();
        let row = own.get(self.below(own.len().max(1)))?;
        let first = row.value.split(';').next().unwrap_or_default().to_owned();
        let value = if self.flip() { vec![first] } else { Vec::new() };
        let attribute = Some("terrain".to_owned());
        Some(Selection { attribute, value, ..Selection::side(SIDES[side]) })
    }

    /// Whether the terrain of a region of the side is recorded.
    fn has_terrain(&self, side: usize) -> bool {
        let regions = self.world.side(side);
        let rows = &self.world.dataset.tables().attributes;
        rows.iter().any(|row| regions.iter().any(|region| region.id == row.region))
    }

    fn quota(&mut self, rules: &mut Rules, selection: Selection, each: Option<&str>) {
        let (at_least, at_most) = self.range(2);
        let each = each.map(str::to_owned);
        let bounds = CountBounds { at_least, at_most, ..CountBounds::default() };
        rules.quotas.push(Quota { selection, each, bounds });
    }

    fn pair_quota(&mut self, rules: &mut Rules, property: PairProperty, each: Option<EachPair>) {
        let (mut at_least, mut at_most) = self.range(2);
        if each.is_some() && self.below(4) > 0 {
            (at_least, at_most) = (None, Some(at_most.unwrap_or(1)));
        }
        let bounds = CountBounds { at_least, at_most, ..CountBounds::default() };
        rules.pair_quotas.push(PairQuota { property, each, bounds });
    }

    /// Two or three regions of a side; now and then some that are in another group too.
    fn two(&mut self, rules: &Rules) -> Option<LinkedRegions> {
        let side = self.below(2);
        let overlaps = self.below(3) == 0;
        let groups = || rules.as_one.iter().chain(&rules.exclusive);
        let regions = self.world.side(side).into_iter().map(|region| region.id.clone());
        let is_free = |id: &String| groups().all(|group| !group.regions.contains(id));
        let mut free: Vec<String> = regions.filter(|id| overlaps || is_free(id)).collect();
        if free.len() < 2 {
            return None;
        }
        let count = if free.len() > 2 && self.below(4) == 0 { 3 } else { 2 };
        let drawn = (0..count).map(|_| free.remove(self.below(free.len()))).collect();
        Some(LinkedRegions { regions: drawn, because: String::new() })
    }

    fn objective(&mut self, rules: &mut Rules) -> Objective {
        match self.below(7) {
            0 => Objective::Pairs,
            1 => Objective::Total,
            2 => Objective::Bottleneck,
            3 => Objective::Leximin,
            4 => {
                self.earlier_plan(rules);
                Objective::FewestChanges
            }
            5 => Objective::SmallestSpread,
            _ => Objective::Criterion("other".to_owned()),
        }
    }

    fn earlier_plan(&mut self, rules: &mut Rules) {
        if rules.earlier_plan.is_empty() {
            let mut plan: Vec<RegionPair> = (0..3).map(|_| self.pin()).collect();
            plan.sort_by(|a, b| (&a.left, &a.right).cmp(&(&b.left, &b.right)));
            plan.dedup();
            rules.earlier_plan = plan;
        }
    }

    fn theme(&mut self) -> String {
        ["energy", "food", "health"][self.below(3)].to_owned()
    }
}

fn room_for_two(rules: &mut Rules, side: usize) {
    let selection = Selection::side(SIDES[side]);
    rules.capacities.push(Capacity { selection, bounds: CountBounds::at_most(2) });
}

/// A programme with rules of these kinds, drawn from a seed.
pub(crate) fn drawn(world: &World, kinds: &[usize], seed: u64) -> Programme {
    let mut generator = Generator::new(seed);
    let mut programme = blank();
    for &kind in kinds {
        state(ALL[kind], &mut programme, world, &mut generator);
    }
    programme
}

/// States a rule of this kind in addition to the rules of the programme.
#[expect(clippy::too_many_lines, reason = "one arm a kind")]
pub(crate) fn state(
    kind: Kind,
    programme: &mut Programme,
    world: &World,
    generator: &mut Generator,
) {
    let mut draw = Draw { world, generator };
    let rules = &mut programme.rules;
    let plain = PairProperty::default;
    match kind {
        Complete => rules.pairs = PairsWanted::Complete,
        Largest => rules.pairs = PairsWanted::Largest,
        Free => {
            rules.pairs = PairsWanted::Free;
            rules.reservation = draw.below(15) as f64 / 20.0;
        }
        NumberOfPairs => rules.number_of_pairs = Some(draw.below(5)),
        MinimumScore => rules.minimum_score = Some((1 + draw.below(14)) as f64 / 20.0),
        MinimumValueOf => {
            // Of what counts, or of what has no weight; the former is never unknown where it matters.
            let criterion = ["given", "other", "other"][draw.below(3)];
            let at_least = (1 + draw.below(9)) as f64 / 10.0;
            let unknown = UnknownCondition::ALL[draw.below(UnknownCondition::ALL.len())];
            let rule = MinimumValue { unknown, ..MinimumValue::new(criterion, at_least) };
            rules.minimum_values.push(rule);
        }
        MaximumDistance => {
            rules.maximum_distance_km = Some([7_000.0, 9_000.0, 10_500.0][draw.below(3)]);
        }
        SharedThemes => rules.shared_themes = Some(1 + draw.below(2)),
        NewTies => rules.earlier_ties = TiesAdmitted::New,
        KnownTies => rules.earlier_ties = TiesAdmitted::Known,
        NotAgain => {
            let known = world.dataset.pairings().iter().map(|row| row.programme.as_str());
            let known: Vec<&str> = known.collect();
            let some = PROGRAMMES.iter().filter(|name| known.contains(name));
            rules.not_again = some.skip(draw.below(2)).map(|&name| name.to_owned()).collect();
        }
        Required => rules.required.push(draw.pin()),
        Forbidden => rules.forbidden.push(draw.pin()),
        AttributeShared | AttributeDifferent => {
            let attribute = ["terrain", "language", "country"][draw.below(3)];
            let is_known = attribute != "terrain" || (0..2).all(|side| draw.has_terrain(side));
            let rule = if kind == AttributeShared {
                AttributeRule::shared(attribute)
            } else {
                AttributeRule::different(attribute)
            };
            let unknown = UnknownCondition::ALL[draw.below(UnknownCondition::ALL.len())];
            if is_known {
                rules.attributes.push(AttributeRule { unknown, ..rule });
            }
        }
        OwnPredicate => {
            let (label, _) = PREDICATES[draw.below(PREDICATES.len())];
            if rules.eligibility.iter().all(|rule| rule.label != label) {
                rules.eligibility.push(Eligibility { label: label.to_owned() });
            }
        }
        Withdrawn => {
            let side = draw.below(2);
            let first = draw.id(side);
            // Now and then all regions of its country leave, and with them what a quota counts.
            let regions = world.side(side);
            let country = regions.iter().find(|r| r.id == first).map(|r| r.country.clone());
            let all = draw.below(3) == 0;
            let gone = |r: &&&Region| r.id == first || all && Some(&r.country) == country.as_ref();
            let ids = regions.iter().filter(gone).map(|region| region.id.clone());
            rules.withdrawn.extend(ids.map(Withdrawal::new));
        }
        ConditionsExclude | ConditionsAdmit => rules.conditions.push(RequiredConditions {
            side: SIDES[draw.below(2)].to_owned(),
            conditions: vec!["contact-person".to_owned()],
            unknown: match kind {
                ConditionsExclude => UnknownCondition::Exclude,
                _ if draw.flip() => UnknownCondition::Admit,
                _ => UnknownCondition::AdmitWithFlag,
            },
        }),
        CapacityMost => {
            let side = draw.below(2);
            room_for_two(rules, side);
        }
        CapacityLeast => {
            let side = draw.below(2);
            // Of the whole side now and then, withdrawn regions included.
            let regions = if draw.below(3) == 0 { Vec::new() } else { vec![draw.id(side)] };
            let selection = Selection { regions, ..Selection::side(SIDES[side]) };
            let bounds = CountBounds::at_least(1 + draw.below(2));
            rules.capacities.push(Capacity { selection, bounds });
        }
        CapacitySelected => {
            let side = draw.below(2);
            let (at_least, at_most) = draw.range(2);
            let selection = if draw.flip() { draw.terrain(side) } else { Some(draw.country(side)) };
            if let Some(selection) = selection {
                rules.capacities.push(Capacity {
                    selection,
                    bounds: CountBounds { at_least, at_most, ..CountBounds::default() },
                });
            }
        }
        CapacityOrNone => {
            // Closed, or two or three partners.
            let side = draw.below(2);
            let regions = if draw.flip() { Vec::new() } else { vec![draw.id(side)] };
            let selection = Selection { regions, ..Selection::side(SIDES[side]) };
            let bounds = CountBounds::none_or_at_least(2);
            let bounds = CountBounds { at_most: Some(2 + draw.below(2)), ..bounds };
            rules.capacities.push(Capacity { selection, bounds });
        }
        Sizes => {
            let side = draw.below(2);
            let selection = match draw.below(3) {
                0 => Selection { regions: vec![draw.id(side)], ..Selection::side(SIDES[side]) },
                1 => draw.country(side),
                _ => Selection::side(SIDES[side]),
            };
            rules.sizes.push(RegionSize::new(selection, 2 + draw.below(2)));
            // Now and then there is room for one of them and another, or for none.
            let most = draw.below(5);
            if most > 0 {
                let selection = Selection::side(SIDES[1 - side]);
                rules.capacities.push(Capacity { selection, bounds: CountBounds::at_most(most) });
            }
        }
        QuotaOrNone => {
            let bounds = CountBounds::none_or_at_least(2 + draw.below(2));
            if draw.flip() {
                let side = draw.below(2);
                let (selection, each) = match draw.below(3) {
                    0 => (draw.country(side), None),
                    1 => (Selection::side(SIDES[side]), None),
                    _ => (Selection::side(SIDES[side]), Some("country".to_owned())),
                };
                rules.quotas.push(Quota { selection, each, bounds });
            } else {
                let each = Some(EachPair::Theme).filter(|_| draw.flip());
                let theme = Some(draw.theme()).filter(|_| each.is_none());
                let property = PairProperty { theme, ..plain() };
                rules.pair_quotas.push(PairQuota { property, each, bounds });
            }
        }
        AsOne | AsOneWide | Exclusive | ExclusiveWide => {
            let Some(two) = draw.two(rules) else { return };
            let side = SIDES.iter().position(|name| two.regions[0].starts_with(name)).unwrap();
            if matches!(kind, AsOneWide | ExclusiveWide) {
                room_for_two(rules, side);
                // A region must be available to be the second partner.
                if draw.flip() {
                    room_for_two(rules, 1 - side);
                }
            }
            if matches!(kind, AsOne | AsOneWide) {
                rules.as_one.push(two);
            } else {
                rules.exclusive.push(two);
            }
        }
        QuotaCountry => {
            let side = draw.below(2);
            let selection = draw.country(side);
            draw.quota(rules, selection, None);
        }
        QuotaAttribute => {
            let side = draw.below(2);
            if let Some(selection) = draw.terrain(side) {
                draw.quota(rules, selection, None);
            }
        }
        QuotaEach => {
            let side = draw.below(2);
            let key = ["country", "language", "terrain"][draw.below(3)];
            let has_terrain = draw.terrain(side).is_some();
            let speaks = world.side(side).iter().any(|region| !region.languages.is_empty());
            if (key != "terrain" || has_terrain) && (key != "language" || speaks) {
                draw.quota(rules, Selection::side(SIDES[side]), Some(key));
            }
        }
        QuotaNested => {
            let side = draw.below(2);
            let inner = draw.country(side);
            draw.quota(rules, inner, None);
            draw.quota(rules, Selection::side(SIDES[side]), None);
        }
        QuotaOverlapping => {
            let side = draw.below(2);
            let country = draw.country(side);
            draw.quota(rules, country, None);
            if let Some(terrain) = draw.terrain(side) {
                draw.quota(rules, terrain, None);
            }
        }
        PairsOfTheme => {
            let property = PairProperty { theme: Some(draw.theme()), ..plain() };
            draw.pair_quota(rules, property, None);
        }
        PairsLedBy => {
            let property = PairProperty { leading_theme: Some(draw.theme()), ..plain() };
            draw.pair_quota(rules, property, None);
        }
        PairsOfEachTheme => {
            let each = if draw.flip() { EachPair::Theme } else { EachPair::LeadingTheme };
            draw.pair_quota(rules, plain(), Some(each));
        }
        PairsOfCountries => {
            if draw.flip() {
                draw.pair_quota(rules, plain(), Some(EachPair::Countries));
            } else {
                let mut country = |side: usize| draw.country(side).country.remove(0);
                let countries = Some([country(0), country(1)]);
                draw.pair_quota(rules, PairProperty { countries, ..plain() }, None);
            }
        }
        PairsTied => {
            let property = PairProperty { earlier_tie: Some(draw.flip()), ..plain() };
            draw.pair_quota(rules, property, None);
        }
        PairsPoor => {
            let score_below = Some((4 + draw.below(12)) as f64 / 20.0);
            draw.pair_quota(rules, PairProperty { score_below, ..plain() }, None);
        }
        PairsOfValue => {
            let criterion = Some(["given", "other"][draw.below(2)].to_owned());
            let least = draw.below(6);
            let value_below = (4 + least) as f64 / 10.0;
            let property = PairProperty {
                criterion,
                value_at_least: Some(least as f64 / 10.0).filter(|_| draw.flip()),
                value_below: Some(value_below),
                ..plain()
            };
            draw.pair_quota(rules, property, None);
        }
        PairsSpeaking => {
            let property = match draw.below(4) {
                0 => PairProperty { shared_language: Some(draw.flip()), ..plain() },
                1 => PairProperty { farther_than_km: Some(9_000.0), ..plain() },
                2 => PairProperty {
                    shared_attribute: Some("terrain".to_owned()),
                    shared_value: draw.flip().then(|| "coastal".to_owned()),
                    ..plain()
                },
                _ => PairProperty { domain: Some("wine-making".to_owned()), ..plain() },
            };
            draw.pair_quota(rules, property, None);
        }
        ObjectivePairs => rules.objectives.push(Objective::Pairs),
        ObjectiveTotal => rules.objectives.push(Objective::Total),
        ObjectiveBottleneck => rules.objectives.push(Objective::Bottleneck),
        ObjectiveLeximin => rules.objectives.push(Objective::Leximin),
        ObjectiveSmallestSpread => rules.objectives.push(Objective::SmallestSpread),
        ObjectiveFewestChanges => {
            draw.earlier_plan(rules);
            rules.objectives.push(Objective::FewestChanges);
        }
        ObjectiveCriterion => rules.objectives.push(Objective::Criterion("other".to_owned())),
        ObjectivesTwo => {
            for _ in 0..2 {
                let objective = draw.objective(rules);
                rules.objectives.push(objective);
            }
        }
        Kind::Rounds => {
            if programme.rounds.is_empty() {
                let right: Vec<String> = (0..2).map(|_| draw.id(1)).collect();
                let mut first = Round { name: "first".to_owned(), ..Round::default() };
                first.left = vec![draw.id(0)];
                first.right = right;
                if draw.below(3) == 0 {
                    first.fixed = vec![RegionPair::new(&*first.left[0], &*first.right[0])];
                }
                let second = Round { name: "second".to_owned(), ..Round::default() };
                programme.rounds = vec![first, second];
                programme.rounds_decided = RoundDecision::Jointly;
            }
        }
    }
}
