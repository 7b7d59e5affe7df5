//! Why no plan satisfies the rules, as text.

use std::fmt::Write as _;

use super::layout::wrap;
use super::text::WIDTH;
use crate::infeasibility::{Clash, Derivation, Said};
use crate::profile::RegionLabel;
use crate::rules::RuleId;
use crate::vocabulary::sentence;

/// At most this many regions are listed; all stand in JSON.
const LISTED: usize = 12;

/// A clash of rules: what cannot be kept together, why, and what could be changed. Lines of at most
/// [`WIDTH`] columns.
pub fn clash_to_text(clash: &Clash) -> String {
    let mut out = String::new();
    let mut paragraph = |text: &str| {
        out.push_str(&wrap(text, WIDTH, 0));
        out.push_str("\n\n");
    };
    paragraph(&format!("No plan satisfies the rules. {}", clash.because));
    paragraph(&match clash.rules.len() {
        1 => "One rule cannot be kept, whatever the others say:".to_owned(),
        count if !clash.decided => format!(
            "These {count} rules clash; whether fewer of them do was not decided within the effort:"
        ),
        count => format!(
            "These {count} rules clash; without any one of them the others can be kept{}:",
            if clash.smallest { ", and no fewer rules clash" } else { "" }
        ),
    });
    for note in &clash.rules {
        item(&mut out, 2, "-", &format!("{} [{}]", sentence(&note.says), note.rule));
    }
    out.push_str("\nWhy:\n\n");
    tell(&mut out, &clash.derivation, 1);
    if let Some(needing) = &clash.needing {
        let names = |regions: &[RegionLabel]| {
            let some = regions.iter().take(LISTED);
            let mut names: Vec<String> =
                some.map(|region| format!("{} ({})", region.name, region.country)).collect();
            match regions.len() {
                0 => names.push("none".to_owned()),
                n if n > LISTED => names.push(format!("and {} more", n - LISTED)),
                _ => {}
            }
            names.join(", ")
        };
        out.push('\n');
        item(
            &mut out,
            0,
            "",
            &format!("Regions in need ({}): {}.", needing.regions.len(), names(&needing.regions)),
        );
        item(
            &mut out,
            0,
            "",
            &format!(
                "Partners left to them ({}): {}.",
                needing.partners.len(),
                names(&needing.partners)
            ),
        );
    }
    out.push('\n');
    if clash.relaxations.is_empty() {
        item(&mut out, 0, "", "No change of a single rule was found that would help.");
    } else {
        out.push_str("What would help (nothing is changed unasked):\n\n");
        for relaxation in &clash.relaxations {
            let pairs = if relaxation.pairs == 1 { "pair" } else { "pairs" };
            let text = format!(
                "{} → {} {pairs}, total {:.3}",
                sentence(&relaxation.change).trim_end_matches('.'),
                relaxation.pairs,
                relaxation.total
            );
            item(&mut out, 2, "-", &text);
        }
    }
    out.push('\n');
    out
}

/// One line or several, behind a mark.
fn item(out: &mut String, indent: usize, mark: &str, text: &str) {
    let blanks = " ".repeat(indent);
    let gap = if mark.is_empty() { "" } else { " " };
    let hang = indent + mark.len() + gap.len();
    let wrapped =
        wrap(text, WIDTH.saturating_sub(hang), 0).replace('\n', &format!("\n{}", " ".repeat(hang)));
    let _ = writeln!(out, "{blanks}{mark}{gap}{wrapped}");
}

/// The tree, each statement above those from which it follows.
fn tell(out: &mut String, derivation: &Derivation, depth: usize) {
    let from = match derivation.said {
        Said::Rule(rule) => match rule {
            RuleId::OnePartnerLeft | RuleId::OnePartnerRight => "default rule: ".to_owned(),
            _ => "rule: ".to_owned(),
        },
        Said::Data => "fact: ".to_owned(),
        Said::Conclusion => String::new(),
    };
    let because = if derivation.because.is_empty() { "" } else { ", because" };
    item(out, 2 * depth, "-", &format!("{from}{}{because}", derivation.statement));
    for reason in &derivation.because {
        tell(out, reason, depth + 1);
    }
}
