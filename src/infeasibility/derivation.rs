//! The proof of a clash, told as facts and conclusions.
//!
//! The form is that of PubGrub (N. Weizenbaum, *PubGrub: next-generation version solving*, 2018):
//! what rules and data say are the leaves, and every other statement follows from those below it.

use std::collections::{BTreeMap, BTreeSet};

use super::clash::{Derivation, Needing, Said};
use super::subset::Found;
use crate::assignment::{
    Col, Member, Row,
    model::{QuotaConflict, QuotaId},
};
use crate::plan::Assessment;
use crate::plan::answer::Proof;
use crate::plan::effect::{Deed, Effect};
use crate::plan::model::Question;
use crate::profile::RegionLabel;
use crate::rules::{RuleId, listed};

/// At most this many regions are named in a statement.
const NAMED: usize = 6;

pub(super) fn pairs(count: usize) -> String {
    if count == 1 { "1 pair".to_owned() } else { format!("{count} pairs") }
}

/// Names of members, the first few.
pub(super) fn names(assessed: &Assessment, members: &[Member]) -> String {
    let name = |&member: &Member| assessed.profile(member).region.name.clone();
    for pool in [assessed.left(), assessed.right()] {
        let own = members.iter().filter(|&&m| assessed.profile(m).region.side == pool.side());
        if members.len() > 1 && own.count() == members.len() && members.len() == pool.len() {
            return format!("the {} regions of side {}", pool.len(), pool.side());
        }
    }
    let mut some: Vec<String> = members.iter().take(NAMED).map(name).collect();
    if members.len() > NAMED {
        let more = members.len() - NAMED;
        some.push(if more == 1 { "1 other".to_owned() } else { format!("{more} others") });
    }
    listed(&some)
}

fn notes(assessed: &Assessment, members: &BTreeSet<Member>) -> Vec<RegionLabel> {
    members.iter().map(|&member| assessed.profile(member).region.label()).collect()
}

fn members(question: &Question, quota: QuotaId) -> Vec<Member> {
    match quota {
        QuotaId::Row(row) => vec![row.into()],
        QuotaId::Col(col) => vec![col.into()],
        QuotaId::RowGroup(group) => {
            let members = &question.quotas.row_groups()[group].members;
            members.iter().map(|&row| Row(row).into()).collect()
        }
        QuotaId::ColGroup(group) => {
            let members = &question.quotas.col_groups()[group].members;
            members.iter().map(|&col| Col(col).into()).collect()
        }
    }
}

/// Quotas with one rule behind them and one label.
struct Share {
    members: BTreeSet<Member>,
    pairs: usize,
}

type Shares = BTreeMap<(Option<RuleId>, String), Share>;

fn shares(question: &Question, quotas: &[QuotaId], needing: bool) -> Shares {
    let mut shares = Shares::new();
    for &quota in quotas {
        let bounds = question.bounds(quota);
        let (rule, label) = question.owner(quota).map_or((None, String::new()), |owner| {
            (if needing { owner.least } else { owner.most }, owner.label.clone())
        });
        let share = shares
            .entry((rule, label))
            .or_insert_with(|| Share { members: BTreeSet::new(), pairs: 0 });
        share.members.extend(members(question, quota));
        let count = if needing { bounds.least } else { bounds.most };
        share.pairs = share.pairs.saturating_add(count);
    }
    shares
}

/// Quotas that need more pairs than others leave room for.
pub(super) fn shortage(
    assessed: &Assessment,
    found: &Found,
    shortage: &QuotaConflict,
) -> (Derivation, Option<Needing>) {
    let question = &found.question;
    if let Some(derivation) = competing(assessed, found) {
        return (derivation, None);
    }
    let needing = shares(question, &shortage.needing, true);
    let limiting = shares(question, &shortage.limiting, false);
    let needed: usize = needing.values().map(|share| share.pairs).sum();
    let uncounted = uncounted(question, shortage);
    let room: usize = limiting.values().map(|share| share.pairs).sum::<usize>() + uncounted;
    let who: BTreeSet<Member> =
        needing.values().flat_map(|share| share.members.iter().copied()).collect();
    let partners = partners(question, &who);
    let all: Vec<Member> = who.iter().copied().collect();

    let mut needs = Vec::new();
    for ((rule, label), share) in &needing {
        let list: Vec<Member> = share.members.iter().copied().collect();
        let of = if label.is_empty() { String::new() } else { format!("{label}: ") };
        let statement = match rule {
            // With one rule alone the sum stands in the statement above.
            Some(rule) if needing.len() == 1 && label.is_empty() => assessed.sentence(*rule),
            Some(rule) => format!(
                "{}; for {of}{} that is {}",
                assessed.sentence(*rule),
                names(assessed, &list),
                pairs(share.pairs)
            ),
            None => format!("{of}{} need {}", names(assessed, &list), pairs(share.pairs)),
        };
        needs.push(said(*rule, statement));
    }
    let mut rooms = excluded(assessed, found, &who);
    for ((rule, label), share) in &limiting {
        let list: Vec<Member> = share.members.iter().copied().collect();
        let of = if label.is_empty() { String::new() } else { format!("{label}: ") };
        let who = names(assessed, &list);
        let statement = match rule {
            Some(rule) if limiting.len() == 1 && list == all => assessed.sentence(*rule),
            Some(rule) => format!(
                "{}; that leaves {of}{who} room for {}",
                assessed.sentence(*rule),
                pairs(share.pairs)
            ),
            None => format!(
                "{of}{who} cannot have more than {}: there are no more partners",
                pairs(share.pairs)
            ),
        };
        rooms.push(said(*rule, statement));
    }
    if uncounted > 0 {
        rooms.push(Derivation::data(format!("beside these, {} can be made", pairs(uncounted))));
    }
    // A rule may act through others only, as a capacity does on whom a required pair takes the place.
    let is_told = |rule: RuleId| {
        needs.iter().chain(&rooms).any(|fact: &Derivation| fact.said == Said::Rule(rule))
    };
    let silent: Vec<RuleId> = found.rules.iter().copied().filter(|&rule| !is_told(rule)).collect();
    rooms.extend(silent.into_iter().map(|rule| Derivation::rule(rule, assessed.sentence(rule))));
    let name = names(assessed, &all);
    let needs_word = if all.len() == 1 { "needs" } else { "need" };
    let derivation = Derivation::conclusion(
        format!("{name} {needs_word} {}, but there is room for {}", pairs(needed), only(room)),
        vec![
            Derivation::conclusion(format!("{name} {needs_word} {}", pairs(needed)), needs),
            Derivation::conclusion(format!("there is room for {}", only(room)), rooms),
        ],
    );
    let note = Needing {
        regions: notes(assessed, &who),
        needed,
        partners: notes(assessed, &partners),
        room,
    };
    (derivation, Some(note))
}

/// Members whom upper bounds hold back: the one that several required pairs want, or those whose own
/// bounds limit.
pub(super) fn held(found: &Found) -> Vec<Member> {
    if let Some(member) = wanted(&found.effects) {
        return vec![member];
    }
    let Proof::QuotaConflict(shortage) = &found.proof else { return Vec::new() };
    let own = shortage.limiting.iter().filter_map(|quota| match *quota {
        QuotaId::Row(row) => Some(row.into()),
        QuotaId::Col(col) => Some(col.into()),
        QuotaId::RowGroup(_) | QuotaId::ColGroup(_) => None,
    });
    own.collect()
}

/// The member that all required pairs of a clash have in common, if there are several.
fn wanted(effects: &[Effect]) -> Option<Member> {
    let pairs = effects.iter().filter_map(|effect| match effect.deed {
        Deed::Require(row, col) => Some([Member::Row(row), Member::Col(col)]),
        _ => None,
    });
    let pairs: Vec<[Member; 2]> = pairs.collect();
    let mut ends = pairs.first()?.iter().copied();
    let common = ends.find(|member| pairs.iter().all(|pair| pair.contains(member)));
    common.filter(|_| pairs.len() > 1)
}

/// Required pairs that want more places of a region than it has.
fn competing(assessed: &Assessment, found: &Found) -> Option<Derivation> {
    let member = wanted(&found.effects)?;
    let (required, others): (Vec<&Effect>, Vec<&Effect>) =
        found.effects.iter().partition(|effect| matches!(effect.deed, Deed::Require(..)));
    let [bound] = others[..] else { return None };
    if !matches!(bound.deed, Deed::Bounds(_) | Deed::OnePartner { .. }) {
        return None;
    }
    let name = &assessed.profile(member).region.name;
    let count = required.len();
    let quota = match member {
        Member::Row(row) => QuotaId::Row(row),
        Member::Col(col) => QuotaId::Col(col),
    };
    let most = found.question.bounds(quota).most;
    let pins =
        required.iter().map(|effect| Derivation::rule(effect.rule, assessed.sentence(effect.rule)));
    let bound = Derivation::rule(bound.rule, assessed.sentence(bound.rule));
    Some(Derivation::conclusion(
        format!("{name} is wanted in {}, but may have {most} only", pairs(count)),
        vec![
            Derivation::conclusion(format!("{name} is wanted in {}", pairs(count)), pins.collect()),
            Derivation::conclusion(format!("{name} may have {}", pairs(most)), vec![bound]),
        ],
    ))
}

fn only(room: usize) -> String {
    if room == 0 { "none".to_owned() } else { format!("{} only", pairs(room)) }
}

fn said(rule: Option<RuleId>, statement: String) -> Derivation {
    match rule {
        Some(rule) => Derivation::rule(rule, statement),
        None => Derivation::data(statement),
    }
}

/// Cells that quotas need and none of the limiting ones counts, as often as they are needed.
fn uncounted(question: &Question, shortage: &QuotaConflict) -> usize {
    let (rows, cols) = question.quotas.shape();
    let (mut of_rows, mut of_cols) = (vec![0_i64; rows], vec![0_i64; cols]);
    for (quotas, count) in [(&shortage.needing, 1), (&shortage.limiting, -1)] {
        for &quota in quotas {
            for member in members(question, quota) {
                match member {
                    Member::Row(Row(row)) => of_rows[row] += count,
                    Member::Col(Col(col)) => of_cols[col] += count,
                }
            }
        }
    }
    let cells = (0..rows)
        .flat_map(|row| question.cells.candidates(Row(row)).map(move |(Col(col), _)| (row, col)));
    cells.map(|(row, col)| usize::try_from(of_rows[row] + of_cols[col]).unwrap_or(0)).sum()
}

/// All members with whom some others may be paired.
fn partners(question: &Question, who: &BTreeSet<Member>) -> BTreeSet<Member> {
    let mut partners = BTreeSet::new();
    for row in 0..question.cells.rows() {
        for (col, _) in question.cells.candidates(Row(row)) {
            let open = |quota| question.bounds(quota).most > 0;
            if !open(QuotaId::Row(Row(row))) || !open(QuotaId::Col(col)) {
                continue;
            }
            if who.contains(&Member::Row(Row(row))) && !who.contains(&Member::Col(col)) {
                partners.insert(Member::Col(col));
            }
            if who.contains(&Member::Col(col)) && !who.contains(&Member::Row(Row(row))) {
                partners.insert(Member::Row(Row(row)));
            }
        }
    }
    partners
}

/// For each rule of the clash that excludes pairs of these members: how many.
fn excluded(assessed: &Assessment, found: &Found, who: &BTreeSet<Member>) -> Vec<Derivation> {
    let concerns = |row: usize, col: usize| {
        who.contains(&Member::Row(Row(row))) || who.contains(&Member::Col(Col(col)))
    };
    let all = assessed.steps().indexed_iter().filter(|((row, col), _)| concerns(*row, *col));
    let (mut count, mut unknown) = (0_usize, 0_usize);
    for (_, score) in all {
        count += 1;
        unknown += usize::from(score.is_none());
    }
    let mut told: Vec<Derivation> = Vec::new();
    // A rule may exclude in several ways; it is told once, with all that it excludes.
    let mut cells_of: BTreeMap<RuleId, BTreeSet<(Row, Col)>> = BTreeMap::new();
    for effect in &found.effects {
        match &effect.deed {
            Deed::Exclude(cells) => {
                let own = cells.iter().filter(|(Row(row), Col(col))| concerns(*row, *col));
                cells_of.entry(effect.rule).or_default().extend(own);
            }
            &Deed::Require(row, col) if effect.rule == RuleId::Rounds => {
                let two = names(assessed, &[row.into(), col.into()]);
                let statement =
                    format!("{two} are paired already, by an earlier round or as fixed");
                told.push(Derivation::rule(effect.rule, statement));
            }
            Deed::Absent(members) if !members.iter().any(|member| who.contains(member)) => {}
            Deed::Require(..) | Deed::Absent(_) => {
                told.push(Derivation::rule(effect.rule, assessed.sentence(effect.rule)));
            }
            _ => {}
        }
    }
    for (rule, cells) in cells_of {
        let excluded = cells.len();
        let says = assessed.sentence(rule);
        let statement = match excluded {
            0 => says,
            n if n == count => format!("{says}; that excludes all {count} pairs"),
            n => format!("{says}; that excludes {n} of {count} pairs"),
        };
        told.push(Derivation::rule(rule, statement));
        if rule == RuleId::MinimumScore {
            let scores = assessed.steps().indexed_iter().filter(|((i, j), _)| concerns(*i, *j));
            if let Some(best) = scores.filter_map(|(_, score)| *score).max() {
                let best = assessed.programme().resolution().value(best);
                told.push(Derivation::data(format!("the best of these pairs scores {best:.3}")));
            }
        }
    }
    if unknown > 0 {
        let statement = format!("nothing that counts is known about {unknown} of {count} pairs");
        told.push(Derivation::data(statement));
    }
    told
}
