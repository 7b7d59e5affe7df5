//! The plans of several deciders, as text.

use std::fmt::Write as _;

use super::layout::{WIDTH, column, fit, hang, region, wrap};
use crate::report::language::Language;
use crate::report::order::place;
use crate::sensitivity::{CandidatePlan, Comparison, RegionView, RegionsOfPair};

/// Width of the name of a plan, if there are few deciders.
const PLAN_WIDTH: usize = 44;

/// Width of a column of numbers.
const NUMBER_WIDTH: usize = 10;

/// Width of a number of pairs.
const PAIRS_WIDTH: usize = 5;

/// At most this many deciders have a column of their own; JSON has them all.
const MOST_COLUMNS: usize = 5;

/// Shows what the plans of several deciders have in common, what each costs the others, and which regions get other
/// partners. Lines of at most [`WIDTH`] columns.
pub fn comparison_to_text(comparison: &Comparison, language: &dyn Language) -> String {
    let mut out = String::new();
    for decider in comparison.deciders.iter().filter(|decider| decider.plan.is_none()) {
        say(&mut out, &language.no_plan_of(&decider.name));
    }
    say(&mut out, &language.deciders(comparison));
    if comparison.with_plan().count() < 2 {
        return out;
    }
    let mut common: Vec<&RegionsOfPair> = comparison.common.iter().collect();
    common.sort_by_cached_key(|pair| (place(&pair.left), place(&pair.right)));
    for pair in &common {
        let _ = writeln!(out, "  {} {}", region(&pair.left), region(&pair.right).trim_end());
    }
    if !common.is_empty() {
        out.push('\n');
    }
    say(&mut out, &language.plans_heading());
    table(&mut out, comparison, language);
    if let Some(plan) = comparison.least_regret.map(|place| &comparison.plans[place]) {
        say(&mut out, &language.least_regret(comparison, plan));
    }
    match comparison.midpoint.map(|place| &comparison.plans[place]) {
        Some(plan) => say(&mut out, &language.midpoint(comparison, plan)),
        None => say(&mut out, &language.no_joint_plan()),
    }
    if comparison.regions.is_empty() {
        return out;
    }
    say(&mut out, &language.preferred_plans(comparison));
    say(&mut out, &language.regions_heading(comparison));
    let mut sorted: Vec<&RegionView> = comparison.regions.iter().collect();
    // The left side comes first.
    let left = |view: &RegionView| {
        comparison.plans.iter().any(|plan| plan.pairs.iter().any(|it| it.left == view.region))
    };
    sorted.sort_by_cached_key(|view| (!left(view), place(&view.region)));
    for view in sorted {
        let _ = writeln!(out, "{}", region(&view.region).trim_end());
        for clause in language.region_view(comparison, view) {
            let _ = writeln!(out, "  {}", hang(&clause, 4).trim_start());
        }
    }
    out.push('\n');
    out
}

/// A paragraph; nothing for an empty text.
fn say(out: &mut String, text: &str) {
    if !text.is_empty() {
        let _ = writeln!(out, "{}\n", wrap(text, WIDTH, 0));
    }
}

fn table(out: &mut String, comparison: &Comparison, language: &dyn Language) {
    let shown: Vec<usize> =
        comparison.with_plan().map(|(place, _)| place).take(MOST_COLUMNS).collect();
    let width = PLAN_WIDTH.min(WIDTH - 2 - PAIRS_WIDTH - (NUMBER_WIDTH + 1) * (shown.len() + 1));
    let [plan, pairs, greatest] = language.plan_columns();
    let mut line = |name: &str, pairs: &str, cells: &[String]| {
        let mut text = format!("{} {pairs:>PAIRS_WIDTH$}", column(name, width));
        for cell in cells {
            let cell = fit(cell, NUMBER_WIDTH);
            let missing =
                NUMBER_WIDTH.saturating_sub(unicode_width::UnicodeWidthStr::width(&*cell));
            let _ = write!(text, " {}{cell}", " ".repeat(missing));
        }
        let _ = writeln!(out, "{}", text.trim_end());
    };
    let names = shown.iter().map(|&place| comparison.deciders[place].name.clone());
    line(&plan, &pairs, &names.chain([greatest]).collect::<Vec<_>>());
    let mut breaks = false;
    for candidate in &comparison.plans {
        let CandidatePlan { origins, pairs, under, greatest_regret, .. } = candidate;
        let mut cells = Vec::new();
        for &place in &shown {
            let number = language.number(under[place].regret.unwrap_or_default(), 3);
            breaks |= !under[place].keeps_rules;
            let mark = if under[place].keeps_rules { "" } else { "*" };
            cells.push(format!("{mark}{number}"));
        }
        cells.push(language.number(*greatest_regret, 3));
        let name = language.candidate(comparison, origins);
        line(&name, &language.count(pairs.len()), &cells);
    }
    out.push('\n');
    if breaks {
        let _ = writeln!(out, "{}\n", wrap(&language.breaks_rules(), WIDTH, 0));
    }
}
