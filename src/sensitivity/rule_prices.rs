//! What each rule costs, and which regions lose by it.
//!
//! The price of a rule is the total of the best plan without it minus that of the best plan with
//! it, all other rules kept. Prices of several rules do not add up: two rules that forbid the same
//! pair each cost nothing while the other one is kept.

use serde::{Deserialize, Serialize};

use crate::assignment::{Col, Member, Row};
use crate::infeasibility::RuleNote;
use crate::plan::Assessment;
use crate::plan::PlanningError;
use crate::plan::answer::{BoundPrice, Bounded, Plan};
use crate::plan::decide::{Decision, decide};
use crate::profile::RegionLabel;
use crate::rules::{GroupLabel, RuleId};

/// The price of every rule of a programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PriceTable {
    /// Total of the best plan under all rules; `None` if there is none.
    pub total: Option<f64>,
    /// Pairs of that plan.
    pub pairs: usize,
    /// Every rule that is stated, in the order of the programme.
    pub rules: Vec<RulePrice>,
}

/// What a rule costs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RulePrice {
    /// The rule.
    #[serde(flatten)]
    pub rule: RuleNote,
    /// Total without the rule minus total with it, in points. It can be below 0 if the plan without
    /// the rule has other objectives or fewer pairs; `None` if there are not two plans to compare.
    pub price: Option<f64>,
    /// Why there is no price; `None` if there is one.
    #[serde(default)]
    pub no_price: Option<NoPrice>,
    /// Pairs without the rule minus pairs with it; `None` if there is no price.
    pub pairs: Option<i64>,
    /// Whether both totals are proved.
    pub proved: bool,
    /// Regions whose pairs score more without the rule: those that lose points by it, most first.
    pub costs: Vec<RegionChange>,
    /// Regions whose pairs score less without the rule: those that gain points by it, most first.
    pub serves: Vec<RegionChange>,
    /// For quotas: what one more pair would add, in points.
    pub shadow: Vec<RuleShadowPrice>,
}

/// Why a rule has no price: which of the two plans is missing. If both are, the one under all rules
/// is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NoPrice {
    /// No plan satisfies all rules.
    NoPlan,
    /// The search stopped before it found a plan under all rules, or a proof that there is none.
    Undecided,
    /// No plan satisfies the other rules without this one, which allows more than its default.
    NoPlanWithout,
    /// The search stopped before it found a plan without the rule, or a proof that there is none.
    UndecidedWithout,
}

/// The difference in the scores of a region's pairs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RegionChange {
    /// The region.
    pub region: RegionLabel,
    /// Points, above 0.
    pub points: f64,
}

/// The shadow price of a bound of a rule: a limit to what one more pair would add to the total, not
/// the gain itself. The prices of all quotas of a solver are
/// [`ShadowPrices`](crate::assignment::model::ShadowPrices).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleShadowPrice {
    /// Which group, if the rule has several.
    pub group: Option<GroupLabel>,
    /// Points: above 0 if the upper bound limits the plan, below 0 if the lower bound forces pairs
    /// that lower the total.
    pub points: f64,
}

impl Assessment {
    /// Returns the price of every rule.
    ///
    /// # Errors
    /// As [`propose`](Self::propose).
    ///
    /// # Complexity
    /// One plan for each stated rule; the search for it starts from the plan under all rules.
    ///
    /// ```
    /// use regiopair::{profile::Dataset, programme::Programme, plan::Matcher, rules::RegionPair};
    ///
    /// # #[cfg(feature = "data")] {
    /// let mut programme = Programme::default();
    /// programme.rules.required.push(RegionPair::new("salta", "alentejo"));
    /// let dataset = Dataset::iuc_lac();
    /// let assessed = Matcher::new(&dataset, programme).assess()?;
    /// let table = assessed.rule_prices()?;
    /// // The price is what the plan without the pair has more.
    /// let free = Matcher::new(&dataset, Programme::default()).assess()?.propose()?;
    /// let price = table.rules[1].price.unwrap();
    /// assert!((price - (free.total - table.total.unwrap())).abs() < 1e-9);
    /// # }
    /// # Ok::<(), regiopair::plan::PlanningError>(())
    /// ```
    pub fn rule_prices(&self) -> Result<PriceTable, PlanningError> {
        let with = found(decide(self, None)?, NoPrice::NoPlan, NoPrice::Undecided);
        let mut stated = self.programme().rules.stated();
        if !self.programme().rounds.is_empty() {
            stated.push(RuleId::Rounds);
        }
        let mut table = PriceTable {
            total: with.as_ref().ok().map(|plan| self.programme().resolution().value(plan.total)),
            pairs: with.as_ref().map_or(0, |plan| plan.pairs.len()),
            rules: Vec::new(),
        };
        for rule in stated {
            let without = self.lacking(rule);
            let start = with.as_ref().ok().map(|plan| plan.pairs.as_slice());
            let decided = decide(&without, start)?;
            let plan = found(decided, NoPrice::NoPlanWithout, NoPrice::UndecidedWithout);
            if let Some(note) = self.rule_note(rule) {
                table.rules.push(self.price(note, &with, &plan));
            }
        }
        Ok(table)
    }

    fn price(
        &self,
        note: RuleNote,
        with: &Result<Plan, NoPrice>,
        without: &Result<Plan, NoPrice>,
    ) -> RulePrice {
        let (rule, resolution) = (note.rule, self.programme().resolution());
        let no_price = with.as_ref().err().or(without.as_ref().err()).copied();
        let (with, without) = (with.as_ref().ok(), without.as_ref().ok());
        let count = |plan: &Plan| i64::try_from(plan.pairs.len()).unwrap_or(i64::MAX);
        let (mut costs, mut serves) = (Vec::new(), Vec::new());
        let (mut price, mut pairs) = (None, None);
        if let (Some(with), Some(without)) = (with, without) {
            price = Some(resolution.value(without.total - with.total));
            pairs = Some(count(without) - count(with));
            let changed = changes(self, &with.pairs, &without.pairs);
            for (member, steps) in changed {
                let region = self.profile(member).region.label();
                let change = RegionChange { region, points: resolution.value(steps.abs()) };
                if steps > 0 { costs.push(change) } else { serves.push(change) }
            }
        }
        for list in [&mut costs, &mut serves] {
            list.sort_by(|a, b| b.points.total_cmp(&a.points));
        }
        // Only what has a number can be moved by one pair.
        let numbered =
            !matches!(rule, RuleId::Withdrawn(_) | RuleId::Conditions(_) | RuleId::Rounds);
        let owned = with.filter(|_| numbered).map_or(&[][..], |plan| &plan.prices);
        RulePrice {
            rule: note,
            price,
            no_price,
            pairs,
            proved: with.is_some_and(|plan| plan.optimal)
                && without.is_some_and(|plan| plan.optimal),
            costs,
            serves,
            shadow: self.shadows(owned, rule),
        }
    }

    /// The shadow prices of the bounds that a rule sets.
    fn shadows(&self, prices: &[BoundPrice], rule: RuleId) -> Vec<RuleShadowPrice> {
        let unit = self.programme().resolution().unit();
        let region = |member| GroupLabel::Region { region: self.profile(member).region.label() };
        let own = prices.iter().filter(|price| price.rule == rule);
        own.map(|price| RuleShadowPrice {
            group: match &price.bounded {
                &Bounded::Member(member) => Some(region(member)),
                Bounded::Group(group) => group.as_deref().cloned(),
            },
            points: price.price * unit,
        })
        .collect()
    }
}

/// The plan of a decision, or why there is none.
fn found(decision: Decision, none: NoPrice, undecided: NoPrice) -> Result<Plan, NoPrice> {
    match decision {
        Decision::Plan { plan, .. } => Ok(plan),
        Decision::None { .. } => Err(none),
        Decision::Unknown => Err(undecided),
    }
}

/// What each member's pairs score more in the second plan, in steps; only if they differ.
fn changes(
    assessed: &Assessment,
    first: &[(Row, Col)],
    second: &[(Row, Col)],
) -> Vec<(Member, i64)> {
    let (rows, cols) = assessed.steps().dim();
    let (mut of_rows, mut of_cols) = (vec![0; rows], vec![0; cols]);
    for (pairs, sign) in [(first, -1), (second, 1)] {
        for &(Row(row), Col(col)) in pairs {
            let steps = sign * assessed.steps()[[row, col]].unwrap_or_default();
            of_rows[row] += steps;
            of_cols[col] += steps;
        }
    }
    let rows = (0..).zip(of_rows).map(|(row, steps)| (Member::Row(Row(row)), steps));
    let cols = (0..).zip(of_cols).map(|(col, steps)| (Member::Col(Col(col)), steps));
    rows.chain(cols).filter(|(_, steps)| *steps != 0).collect()
}
