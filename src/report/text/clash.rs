//! Why no plan satisfies the rules, as text.

use std::fmt::Write as _;

use super::layout::{WIDTH, hang, wrap};
use crate::infeasibility::{Clash, Derivation};
use crate::profile::RegionLabel;
use crate::report::language::Language;
use crate::report::order::by_name;

/// At most this many regions are listed; JSON has them all.
const MOST_LISTED_REGIONS: usize = 12;

/// Explains a clash of rules: which rules cannot be met together, why, and what could be changed.
/// Lines of at most [`WIDTH`] columns.
pub fn clash_to_text(clash: &Clash, language: &dyn Language) -> String {
    let mut out = String::new();
    for text in [language.no_plan(clash), language.clashing_rules(clash)] {
        out.push_str(&wrap(&text, WIDTH, 0));
        out.push_str("\n\n");
    }
    for note in &clash.rules {
        let sentence = language.sentence(&language.rule(&note.says));
        let key =
            if note.rule.is_default() { language.default_rule() } else { note.rule.to_string() };
        item(&mut out, 2, "-", &format!("{sentence} [{key}]"));
    }
    let _ = writeln!(out, "\n{}\n", language.derivation_heading());
    derivation(&mut out, &clash.derivation, 1, language);
    if let Some(needing) = &clash.needing {
        let names = |regions: &[RegionLabel]| -> (Vec<String>, usize) {
            let shown = by_name(regions).into_iter().take(MOST_LISTED_REGIONS);
            let names = shown.map(|region| format!("{} ({})", region.name, region.country));
            (names.collect(), regions.len().saturating_sub(MOST_LISTED_REGIONS))
        };
        out.push('\n');
        let (regions, more) = names(&needing.regions);
        item(&mut out, 0, "", &language.regions_in_need(&regions, more));
        let (partners, more) = names(&needing.partners);
        item(&mut out, 0, "", &language.remaining_partners(&partners, more));
    }
    out.push('\n');
    if clash.relaxations.is_empty() {
        item(&mut out, 0, "", &language.no_relaxation());
    } else {
        let _ = writeln!(out, "{}\n", language.relaxations_heading());
        for relaxation in &clash.relaxations {
            item(&mut out, 2, "-", &language.sentence(&language.relaxation(relaxation)));
        }
    }
    out.push('\n');
    out
}

/// One line or several, behind a mark.
fn item(out: &mut String, indent: usize, mark: &str, text: &str) {
    let blanks = " ".repeat(indent);
    let gap = if mark.is_empty() { "" } else { " " };
    let _ = writeln!(out, "{blanks}{mark}{gap}{}", hang(text, indent + mark.len() + gap.len()));
}

/// The tree, each statement above those from which it follows.
fn derivation(out: &mut String, tree: &Derivation, depth: usize, language: &dyn Language) {
    item(out, 2 * depth, "-", &language.derived(tree));
    for reason in &tree.because {
        derivation(out, reason, depth + 1, language);
    }
}
