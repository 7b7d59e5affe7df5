//! A clash in which kinds of pairs are counted, derived from what the other rules leave of them.

use std::sync::Arc;

use ndarray::Array2;

use super::clash::Derivation;
use super::derivation::state_once;
use super::rule_note::RuleNote;
use super::statement::{Limit, Statement};
use super::subset::Found;
use crate::assignment::model::{ConstrainedLexicographic, Level};
use crate::assignment::{Col, Member, Row};
use crate::plan::answer::touches;
use crate::plan::effect::RuleEffect;
use crate::plan::settled::Settled;
use crate::plan::{Assessment, PlanningError};
use crate::rules::{BoundScope, CellBound, Effect, GroupLabel, MemberBound, RuleId};

/// Derives a clash in which kinds of pairs are counted: what the other rules leave of a kind is
/// beyond what its rule requires or allows.
pub(super) fn cases(assessed: &Assessment, found: &Found) -> Result<Derivation, PlanningError> {
    let others = |rule: RuleId| -> Vec<&RuleEffect> {
        found.effects.iter().filter(|effect| effect.rule != rule).collect()
    };
    let facts = |effects: &[&RuleEffect]| -> Vec<Derivation> {
        let notes = effects.iter().filter_map(|effect| assessed.rule_note(effect.rule));
        let mut facts = notes.map(Derivation::rule).collect();
        state_once(&mut facts);
        facts
    };
    for effect in &found.effects {
        let Some(rule) = assessed.rule_note(effect.rule) else { continue };
        let rest = others(effect.rule);
        let statements = match &effect.effect {
            Effect::Cells(bounds) => beyond(assessed, (&rest, &found.settled), &rule, bounds)?,
            // Regions that may have no pair at all are counted like kinds of pairs.
            Effect::Bounds(bounds) if bounds.iter().any(|bound| bound.or_none) => {
                let kinds = bounds.iter().flat_map(|bound| kinds(assessed, bound));
                beyond(assessed, (&rest, &found.settled), &rule, &kinds.collect::<Vec<_>>())?
            }
            // A required pair is a kind of which there must be one.
            &Effect::Require(row, col) => {
                let bound = CellBound {
                    cells: vec![(row, col)],
                    at_least: 1,
                    at_most: None,
                    or_none: false,
                    group: None,
                };
                let label = |member| assessed.profile(member).region.label();
                let (left, right) = (label(row.into()), label(col.into()));
                extreme(assessed, (&rest, &found.settled), &bound)?.map(|_| {
                    let limit = Statement::Impossible { left: left.clone(), right: right.clone() };
                    let conclusion = Statement::RequiredButImpossible { left, right };
                    OutOfReach { conclusion, limit, cells: bound.cells }
                })
            }
            _ => None,
        };
        if let Some(OutOfReach { conclusion, limit, cells }) = statements {
            let mut reasons = facts(&rest);
            if reasons.is_empty() {
                reasons = data(assessed, &cells);
            }
            return Ok(Derivation::conclusion(
                conclusion,
                vec![Derivation::rule(rule), Derivation::conclusion(limit, reasons)],
            ));
        }
    }
    let all: Vec<&RuleEffect> = found.effects.iter().collect();
    Ok(Derivation::conclusion(Statement::AllCasesFail, facts(&all)))
}

/// A rule that cannot be met.
struct OutOfReach {
    conclusion: Statement,
    /// What the other rules and the data leave of the pairs that it counts.
    limit: Statement,
    /// Those pairs.
    cells: Vec<(Row, Col)>,
}

/// What limits these pairs where no rule does: how many there are, and of how many nothing is known.
fn data(assessed: &Assessment, cells: &[(Row, Col)]) -> Vec<Derivation> {
    let pairs = cells.len();
    let is_unknown = |&&(Row(row), Col(col)): &&(Row, Col)| assessed.steps()[[row, col]].is_none();
    let unknown = cells.iter().filter(is_unknown).count();
    let mut facts = Vec::new();
    if unknown < pairs || pairs == 0 {
        facts.push(Derivation::leaf(Statement::PairsOfKind { pairs }));
    }
    if unknown > 0 {
        facts.push(Derivation::leaf(Statement::UnknownPairs { unknown, pairs }));
    }
    facts
}

/// The first kind of which the other rules leave too few or force too many: that its rule cannot be
/// met, and what is left of it.
fn beyond(
    assessed: &Assessment,
    others: (&[&RuleEffect], &Settled),
    rule: &RuleNote,
    bounds: &[CellBound],
) -> Result<Option<OutOfReach>, PlanningError> {
    for bound in bounds {
        if let Some(limit) = extreme(assessed, others, bound)? {
            let (rule, group) = (rule.clone(), bound.group.as_deref().cloned());
            return Ok(Some(OutOfReach {
                conclusion: Statement::OutOfReach { rule, group, limit },
                limit: Statement::LimitOfKind { limit },
                cells: bound.cells.clone(),
            }));
        }
    }
    Ok(None)
}

/// The pairs of each region, or of the group, that a bound counts.
fn kinds(assessed: &Assessment, bound: &MemberBound) -> Vec<CellBound> {
    let (rows, cols) = assessed.steps().dim();
    let all = || (0..rows).flat_map(|row| (0..cols).map(move |col| (Row(row), Col(col))));
    let of = |members: &[Member], group: Option<Arc<GroupLabel>>| CellBound {
        cells: all().filter(|&cell| members.iter().any(|&member| touches(cell, member))).collect(),
        at_least: bound.at_least,
        at_most: bound.at_most,
        or_none: bound.or_none,
        group,
    };
    match bound.scope {
        BoundScope::Each => {
            let label = |member| assessed.profile(member).region.label();
            let region = |&member: &Member| {
                of(&[member], Some(Arc::new(GroupLabel::Region { region: label(member) })))
            };
            bound.members.iter().map(region).collect()
        }
        BoundScope::Group | BoundScope::Plan => vec![of(&bound.members, bound.group.clone())],
    }
}

/// How many pairs of a kind the other rules leave at most, or force at least, where that is beyond
/// the bound.
fn extreme(
    assessed: &Assessment,
    (others, settled): (&[&RuleEffect], &Settled),
    bound: &CellBound,
) -> Result<Option<Limit>, PlanningError> {
    let question = assessed.plan_model(others, settled)?;
    let reach = |sign: i64| -> Result<Option<usize>, PlanningError> {
        let mut weights = Array2::zeros(assessed.steps().dim());
        for &(Row(row), Col(col)) in &bound.cells {
            weights[[row, col]] = sign;
        }
        Ok(match question.search(&[Level::MaximizeSum(weights)], None, assessed.observer())? {
            ConstrainedLexicographic::Plan { reached, .. } => reached.first().and_then(|reached| {
                let proved = reached.value.filter(|_| reached.value == reached.bound)?;
                usize::try_from(proved * sign).ok()
            }),
            _ => None,
        })
    };
    if bound.or_none {
        let most = reach(1)?.filter(|&most| most < bound.at_least);
        let least = most.map(|_| reach(-1)).transpose()?.flatten().filter(|&least| least > 0);
        if let (Some(least), Some(most)) = (least, most) {
            return Ok(Some(Limit::Between { least, most }));
        }
    } else if bound.at_least > 0
        && let Some(most) = reach(1)?.filter(|&most| most < bound.at_least)
    {
        return Ok(Some(Limit::AtMost(most)));
    }
    if let Some(allowed) = bound.at_most
        && let Some(least) = reach(-1)?.filter(|&least| least > allowed)
    {
        return Ok(Some(Limit::AtLeast(least)));
    }
    Ok(None)
}
