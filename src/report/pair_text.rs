//! One pair, down to its domains.

use std::fmt::Write as _;

use super::language::{CriterionSentences, English};
use super::layout::{column, wrap};
use super::text::WIDTH;
use crate::criteria::Item;
use crate::proposal::{NeedNote, Pairing, Partner};

/// All there is to say about a pair, as text of at most [`WIDTH`] columns.
pub fn pairing_to_text(pairing: &Pairing) -> String {
    let (left, right) = (&pairing.left_region, &pairing.right_region);
    let mut out = String::new();
    let _ =
        writeln!(out, "{} ({}) with {} ({})\n", left.name, left.country, right.name, right.country);
    let _ = writeln!(
        out,
        "score {:.3}, at least {:.3}, at most {:.3}; {:.0} % of the weight is known",
        pairing.score,
        pairing.low,
        pairing.high,
        100.0 * pairing.known_weight
    );
    let view = |view: Option<f64>| view.map_or("unknown".to_owned(), |view| format!("{view:.3}"));
    let views = format!(
        "seen by {}: {}; seen by {}: {}",
        left.name,
        view(pairing.seeker_view),
        right.name,
        view(pairing.host_view)
    );
    let _ = writeln!(out, "{}\n", wrap(&views, WIDTH, 2));
    criteria(&mut out, pairing);
    shared(&mut out, pairing);
    needs(&mut out, &left.name, &right.name, &pairing.left_needs_met);
    needs(&mut out, &right.name, &left.name, &pairing.right_needs_met);
    let _ = writeln!(out, "What they could work on (points of the score behind it):");
    for suggestion in pairing.suggestions.iter().take(5) {
        let domains: Vec<&str> = suggestion.domains.iter().map(|d| d.label.as_str()).collect();
        let line = format!("{:.3} {}: {}", suggestion.points, suggestion.theme, domains.join(", "));
        let _ = writeln!(out, "  {}", wrap(&line, WIDTH - 2, 4));
    }
    out.push('\n');
    others(&mut out, &left.name, &pairing.left_alternatives);
    others(&mut out, &right.name, &pairing.right_alternatives);
    out
}

fn criteria(out: &mut String, pairing: &Pairing) {
    let _ = writeln!(out, "{} value  adds   what a high value means", column("criterion", 20));
    for part in &pairing.criteria {
        let value = part.value.map_or_else(|| "  ?  ".to_owned(), |value| format!("{value:.3}"));
        let adds = if part.seeker_weight + part.host_weight == 0.0 {
            "  –  ".to_owned()
        } else {
            part.contribution.map_or_else(|| "  ·  ".to_owned(), |points| format!("{points:.3}"))
        };
        let _ = writeln!(
            out,
            "{} {value}  {adds}  {}",
            column(&part.id, 20),
            wrap(&English.meaning(&part.meaning), WIDTH - 35, 35)
        );
        match &part.unknown {
            Some(unknown) => {
                let reason = English.unknown(unknown);
                let _ =
                    writeln!(out, "      {}", wrap(&format!("unknown: {reason}"), WIDTH - 6, 8));
            }
            None => evidence(out, &part.evidence),
        }
    }
    out.push('\n');
}

/// The heaviest items of a criterion in one line, largest first.
fn evidence(out: &mut String, items: &[Item]) {
    if items.is_empty() {
        return;
    }
    let mut sorted: Vec<&Item> = items.iter().collect();
    sorted.sort_by(|a, b| b.amount.total_cmp(&a.amount));
    let mut parts: Vec<String> = sorted
        .iter()
        .take(4)
        .map(|item| format!("{} {:.3}", English.reason(&item.reason), item.amount))
        .collect();
    if sorted.len() > 4 {
        let rest: f64 = sorted[4..].iter().map(|item| item.amount).sum();
        parts.push(format!("{} more {rest:.3}", sorted.len() - 4));
    }
    let _ = writeln!(out, "      {}", wrap(&parts.join(", "), WIDTH - 6, 8));
}

fn shared(out: &mut String, pairing: &Pairing) {
    let labels: Vec<String> = pairing
        .shared_domains
        .iter()
        .map(|note| format!("{} ({}/{})", note.label, note.left_weight, note.right_weight))
        .collect();
    let text = if labels.is_empty() { "none recorded".to_owned() } else { labels.join(", ") };
    let _ = writeln!(
        out,
        "{}\n",
        wrap(&format!("Both are strong in (weights 1 to 3): {text}."), WIDTH, 2)
    );
}

fn needs(out: &mut String, who: &str, helper: &str, needs: &[NeedNote]) {
    if needs.is_empty() {
        let text = format!("No recorded need of {who} is met by a strength of {helper}.");
        let _ = writeln!(out, "{}\n", wrap(&text, WIDTH, 2));
        return;
    }
    let text = format!("Needs of {who} that strengths of {helper} meet:");
    let _ = writeln!(out, "{}", wrap(&text, WIDTH, 2));
    for note in needs {
        let text = if note.need == note.strength {
            note.need_label.clone()
        } else {
            format!("{} ← {} ({:.2} alike)", note.need_label, note.strength_label, note.similarity)
        };
        let _ = writeln!(out, "  {} {}", note.weight, wrap(&text, WIDTH - 4, 4));
    }
    out.push('\n');
}

fn others(out: &mut String, who: &str, partners: &[Partner]) {
    let names: Vec<String> = partners
        .iter()
        .map(|partner| format!("{} {:.3}", partner.region.name, partner.score))
        .collect();
    if !names.is_empty() {
        let text = format!("Other good partners of {who}: {}.", names.join(", "));
        let _ = writeln!(out, "{}", wrap(&text, WIDTH, 2));
    }
}
