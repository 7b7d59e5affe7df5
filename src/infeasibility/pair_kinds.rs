//! A clash in which kinds of pairs are counted, told by what the other rules leave of them.

use ndarray::Array2;

use super::clash::Derivation;
use super::derivation::{names, pairs};
use super::subset::Found;
use crate::assignment::{
    Col, Row, lexicographic,
    model::{ConstrainedLexicographic, Level, NodeLimit},
};
use crate::plan::Assessment;
use crate::plan::PlanningError;
use crate::plan::effect::{CellBound, Deed, Effect};
use crate::plan::model::question;
use crate::rules::RuleId;

/// A clash in which kinds of pairs are counted: what the other rules leave, and what is asked.
pub(super) fn cases(assessed: &Assessment, found: &Found) -> Result<Derivation, PlanningError> {
    let others = |rule: RuleId| -> Vec<&Effect> {
        found.effects.iter().filter(|effect| effect.rule != rule).collect()
    };
    let facts = |effects: &[&Effect]| -> Vec<Derivation> {
        let fact = |effect: &&Effect| Derivation::rule(effect.rule, assessed.sentence(effect.rule));
        effects.iter().map(fact).collect()
    };
    for effect in &found.effects {
        let rest = others(effect.rule);
        let told = match &effect.deed {
            Deed::Cells(bounds) => beyond(assessed, &rest, effect.rule, bounds)?,
            // A required pair is a kind of which there must be one.
            &Deed::Require(row, col) => {
                let bound = CellBound {
                    cells: vec![(row, col)],
                    at_least: 1,
                    at_most: None,
                    label: String::new(),
                };
                let two = [row.into(), col.into()];
                extreme(assessed, &rest, &bound)?.map(|_| {
                    let cannot = format!("{} cannot be paired", names(assessed, &two));
                    (cannot, "the programme asks for that".to_owned())
                })
            }
            _ => None,
        };
        if let Some((conclusion, asked)) = told {
            return Ok(Derivation::conclusion(
                format!("{conclusion} under the other rules, and {asked}"),
                vec![
                    Derivation::rule(effect.rule, assessed.sentence(effect.rule)),
                    Derivation::conclusion(
                        format!("{conclusion} under the other rules"),
                        facts(&rest),
                    ),
                ],
            ));
        }
    }
    let all: Vec<&Effect> = found.effects.iter().collect();
    Ok(Derivation::conclusion(
        "no plan keeps all of these rules together; all cases were gone through".to_owned(),
        facts(&all),
    ))
}

/// The first kind of which the other rules leave too few or force too many, and what is asked.
fn beyond(
    assessed: &Assessment,
    others: &[&Effect],
    rule: RuleId,
    bounds: &[CellBound],
) -> Result<Option<(String, String)>, PlanningError> {
    for bound in bounds {
        if let Some((count, verb, asked)) = extreme(assessed, others, bound)? {
            let kind = assessed.programme().rules.kind(rule, &bound.label);
            let asked = format!("the programme asks for {asked}");
            return Ok(Some((format!("{count}{kind} {verb}"), asked)));
        }
    }
    Ok(None)
}

/// How many pairs of a kind the other rules leave at most, or force at least, where that is beyond
/// the bound: the number, what becomes of them, and what is asked.
fn extreme(
    assessed: &Assessment,
    others: &[&Effect],
    bound: &CellBound,
) -> Result<Option<(String, &'static str, String)>, PlanningError> {
    let question = question(assessed.steps(), others, assessed.served_left())?;
    let reach = |sign: i64| -> Result<Option<usize>, PlanningError> {
        let mut weights = Array2::zeros(assessed.steps().dim());
        for &(Row(row), Col(col)) in &bound.cells {
            weights[[row, col]] = sign;
        }
        let found = lexicographic::solve_constrained(
            &question.cells,
            &question.quotas,
            &question.constraints,
            &[Level::Most(weights)],
            NodeLimit::default(),
            None,
        )?;
        Ok(match found {
            ConstrainedLexicographic::Plan { reached, .. } => reached.first().and_then(|reached| {
                let proved = reached.value.filter(|_| reached.value == reached.bound)?;
                usize::try_from(proved * sign).ok()
            }),
            _ => None,
        })
    };
    if bound.at_least > 0
        && let Some(most) = reach(1)?.filter(|&most| most < bound.at_least)
    {
        let count =
            if most == 0 { "no pair".to_owned() } else { format!("at most {}", pairs(most)) };
        return Ok(Some((count, "can be made", format!("{} at least", bound.at_least))));
    }
    if let Some(allowed) = bound.at_most
        && let Some(least) = reach(-1)?.filter(|&least| least > allowed)
    {
        let count = format!("at least {}", pairs(least));
        return Ok(Some((count, "must be made", format!("{allowed} at most"))));
    }
    Ok(None)
}
