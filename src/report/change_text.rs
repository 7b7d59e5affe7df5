//! What changes between two plans, who would come instead, and who would leave, as text.

use std::fmt::Write as _;

use super::layout::{column, region, wrap};
use super::text::WIDTH;
use crate::sensitivity::{Change, Reserve, ReserveChoice, Stability, StablePlan};

/// At most this many blocking pairs are listed; all stand in JSON.
const LISTED: usize = 10;

/// What the second of two plans changes. Lines of at most [`WIDTH`] columns.
pub fn change_to_text(change: &Change) -> String {
    let mut out = String::new();
    if change.gone.is_empty() && change.new.is_empty() {
        let _ = writeln!(out, "Nothing changes: all {} pairs stay.\n", change.kept);
        return out;
    }
    let total = match change.total {
        more if more > 0.0 => format!("the total rises by {more:.3}"),
        less if less < 0.0 => format!("the total falls by {:.3}", -less),
        _ => "the total stays".to_owned(),
    };
    let kept = match change.kept {
        0 => "no pair stays".to_owned(),
        1 => "1 pair stays".to_owned(),
        n => format!("{n} pairs stay"),
    };
    let some = |count: usize, one: &str, more: &str| match count {
        0 => format!("none {one}"),
        1 => format!("1 {one}"),
        n => format!("{n} {more}"),
    };
    let gone = some(change.gone.len(), "goes", "go");
    let new = some(change.new.len(), "comes", "come");
    let _ = writeln!(out, "{kept}, {gone}, {new}; {total}.\n");
    for (mark, pairs) in [('-', &change.gone), ('+', &change.new)] {
        for pair in pairs {
            let _ = writeln!(
                out,
                "  {mark} {} {} {:.3}",
                region(&pair.left),
                region(&pair.right),
                pair.score
            );
        }
    }
    out.push('\n');
    out
}

/// The reserve list of every region of a plan. Lines of at most [`WIDTH`] columns.
pub fn reserves_to_text(reserves: &[Reserve]) -> String {
    let mut out = String::from("Who would come instead, if a partner withdrew\n\n");
    for reserve in reserves.iter().filter(|reserve| !reserve.choices.is_empty()) {
        let choices: Vec<String> = reserve.choices.iter().map(choice).collect();
        let text = format!(
            "{} ({}), if {} withdrew: {}",
            reserve.region.name,
            reserve.region.country,
            reserve.partner.name,
            choices.join("; ")
        );
        let _ = writeln!(out, "  {}", wrap(&text, WIDTH - 2, 0).replace('\n', "\n      "));
    }
    let nobody = reserves.iter().filter(|reserve| reserve.choices.is_empty());
    let mut names: Vec<&str> = nobody.map(|reserve| reserve.region.name.as_str()).collect();
    names.dedup();
    if !names.is_empty() {
        let text =
            format!("Nobody could come in the place of the partner of: {}.", names.join(", "));
        let _ = writeln!(out, "  {}", wrap(&text, WIDTH - 2, 0).replace('\n', "\n  "));
    }
    out.push('\n');
    out
}

fn choice(choice: &ReserveChoice) -> String {
    let further = match choice.changes {
        0 => String::new(),
        1 => ", 1 more pair changes".to_owned(),
        n => format!(", {n} more pairs change"),
    };
    format!("{} ({}) {:.3}{further}", choice.region.name, choice.region.country, choice.score)
}

/// Total against stability, side by side, and the pairs that would rather have each other. Lines of
/// at most [`WIDTH`] columns.
pub fn stability_to_text(stability: &Stability, left: &str, right: &str) -> String {
    let mut out = String::new();
    out.push_str("Total against stability: would two regions rather have each other?\n\n");
    let _ = writeln!(out, "  {} pairs  total", column("plan", 60));
    let mut line = |words: &str, pairs: usize, total: f64| {
        let _ = writeln!(out, "  {} {pairs:>5}  {total:.3}", column(words, 60));
    };
    let pairs = |plan: &StablePlan| plan.pairs.len();
    line("this proposal", stability.pairs, stability.proposed);
    let (by_left, by_right) = (&stability.left_proposes, &stability.right_proposes);
    line(&format!("stable, best for side {left}"), pairs(by_left), by_left.total);
    line(&format!("stable, best for side {right}"), pairs(by_right), by_right.total);
    let _ = writeln!(out, "\n  The price of stability is {:.3} points.", stability.price);
    let count = stability.blocking.len();
    match count {
        0 => {
            out.push_str(
                "  No two regions would rather have each other: the proposal is stable.\n",
            );
        }
        1 => out.push_str("  Two regions would rather have each other than their partners:\n"),
        _ => {
            let _ = writeln!(out, "  {count} pairs of regions would rather have each other:");
        }
    }
    if count > 0 {
        let heading = format!("what each gains by its own view, {left} and {right}");
        let _ = writeln!(out, "    ({heading})");
    }
    for pair in stability.blocking.iter().take(LISTED) {
        let _ = writeln!(
            out,
            "    {} {} +{:.3} +{:.3}",
            region(&pair.left),
            region(&pair.right),
            pair.left_gains,
            pair.right_gains
        );
    }
    if count > LISTED {
        let _ = writeln!(out, "    and {} more", count - LISTED);
    }
    out.push('\n');
    out
}
