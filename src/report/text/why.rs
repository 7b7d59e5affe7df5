//! Why a pair is in the plan, or is not, as text.

use std::fmt::Write as _;

use super::layout::{WIDTH, wrap};
use super::pair::{pair_details, pair_heading};
use crate::profile::RegionLabel;
use crate::report::language::Language;
use crate::sensitivity::{BetterPartner, Contrast, PairAnswer};

/// At most this many regions that change partners are listed; JSON has them all.
const MOST_CHANGES: usize = 8;

/// At most this many strengths and needs are named whose weight would bring the pair in; JSON has them all.
const MOST_FACTS: usize = 4;

/// Explains one pair: first why the plan has it or has not, then its score with all reasons. Lines of at most
/// [`WIDTH`] columns.
pub fn pair_answer_to_text(answer: &PairAnswer, language: &dyn Language) -> String {
    let PairAnswer { why_not, better_partners, pairing, .. } = answer;
    let mut out = format!("{}\n\n", pair_heading(pairing, language));
    let is_proposed = why_not.standing.is_proposed();
    let _ = writeln!(out, "{}", wrap(&language.standing(why_not), WIDTH, 0));
    if let Some(lifting) = &why_not.lifting {
        let _ = writeln!(out, "{}", wrap(&language.lifting(lifting), WIDTH, 0));
    }
    if let Some(best) = &why_not.best {
        out.push('\n');
        contrast(&mut out, &language.best_contrast(best, is_proposed), best, language);
        match &why_not.fewest_changes {
            Some(fewest) if fewest.change.kept > best.change.kept => {
                let heading = language.fewest_changes(fewest, is_proposed);
                contrast(&mut out, &heading, fewest, language);
            }
            _ => {
                let _ = writeln!(out, "{}", language.same_contrast());
            }
        }
    }
    if is_proposed {
        let labels = [&why_not.left, &why_not.right];
        let _ = write!(out, "\n{}", better_partners_to_text(labels, better_partners, language));
    }
    changes(&mut out, answer, language);
    out.push('\n');
    out + &pair_details(pairing, language)
}

/// What would bring the pair in; nothing if nothing would.
fn changes(out: &mut String, answer: &PairAnswer, language: &dyn Language) {
    let mut lines = Vec::new();
    if let Some(smallest) = &answer.smallest_changes {
        lines.extend(smallest.score.iter().map(|change| language.score_change(change)));
        lines.extend(smallest.values.iter().map(|change| language.value_change(change)));
        lines.extend(smallest.weights.iter().map(|change| language.weight_change(change)));
    }
    let all_weights = answer.weights_changes.as_ref().and_then(|changes| changes.weak.as_ref());
    let criteria = &answer.pairing.criteria;
    lines.extend(all_weights.map(|change| language.weights_change(change, criteria)));
    let facts = answer.fact_changes.iter().take(MOST_FACTS);
    lines.extend(facts.map(|change| language.fact_change(change)));
    if let Some(more) = answer.fact_changes.len().checked_sub(MOST_FACTS + 1) {
        lines.push(language.more_entries(more + 1));
    }
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{}", wrap(&language.changes_heading(), WIDTH, 0));
    for line in lines {
        let _ = writeln!(out, "  {}", wrap(&line, WIDTH - 2, 4));
    }
}

/// Which regions change partners in another plan.
fn contrast(out: &mut String, heading: &str, contrast: &Contrast, language: &dyn Language) {
    let _ = writeln!(out, "{}", wrap(heading, WIDTH, 2));
    for change in contrast.regions.iter().take(MOST_CHANGES) {
        let _ = writeln!(out, "  {}", wrap(&language.partner_change(change), WIDTH - 2, 4));
    }
    if let Some(more) = contrast.regions.len().checked_sub(MOST_CHANGES + 1) {
        let _ = writeln!(out, "  {}", language.more_entries(more + 1));
    }
}

/// Shows the partners that would suit the two regions of a pair better, and why they are not theirs. Lines of
/// at most [`WIDTH`] columns.
pub fn better_partners_to_text(
    [left, right]: [&RegionLabel; 2],
    better: &[BetterPartner],
    language: &dyn Language,
) -> String {
    let mut out = String::new();
    for region in [left, right] {
        let own: Vec<_> = better.iter().filter(|better| better.region == *region).collect();
        let heading = if own.is_empty() {
            language.no_better_partner(region)
        } else {
            language.better_partners_heading(region)
        };
        let _ = writeln!(out, "{}", wrap(&heading, WIDTH, 0));
        for better in own {
            let _ = writeln!(out, "  {}", wrap(&language.better_partner(better), WIDTH - 2, 4));
        }
    }
    out
}
