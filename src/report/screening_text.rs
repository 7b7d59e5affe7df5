//! Which regions may take part, to be read in a meeting.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::layout::wrap;
use super::text::WIDTH;
use crate::profile::{ConditionStatus, well_known};
use crate::rules::{MissingCondition, Screened, Screening, UnknownCondition};

/// At most this many regions with the same flags are listed by name; all stand in JSON and CSV.
const LISTED: usize = 20;

/// Who is excluded and for what, with the source; then who is admitted with a flag and what is
/// unknown; then what was asked. Regions that lack the same are told together. Lines of at most
/// [`WIDTH`] columns.
///
/// ```
/// use regiopair::report::screening_to_text;
/// use regiopair::rules::screen;
/// use regiopair::synthetic::{Recipe, dataset};
///
/// let dataset = dataset(Recipe::default()).unwrap();
/// assert_eq!(
///     screening_to_text(&screen(&dataset, &[])),
///     "No condition is asked for: all 40 candidate regions may take part.\n"
/// );
/// ```
pub fn screening_to_text(screening: &Screening) -> String {
    let mut out = String::new();
    if screening.required.iter().all(|required| required.conditions.is_empty()) {
        let all = screening.regions.len();
        let text = format!("No condition is asked for: all {all} candidate regions may take part.");
        line(&mut out, 0, &text);
        return out;
    }
    head(&mut out, screening);
    excluded(&mut out, screening);
    flagged(&mut out, screening);
    asked(&mut out, screening);
    out
}

fn head(out: &mut String, screening: &Screening) {
    let mut sides: Vec<(&str, usize, usize)> = Vec::new();
    for region in &screening.regions {
        let admitted = usize::from(region.admitted);
        match sides.iter_mut().find(|(side, ..)| *side == region.side) {
            Some((_, some, all)) => {
                *some += admitted;
                *all += 1;
            }
            None => sides.push((&region.side, admitted, 1)),
        }
    }
    let told: Vec<String> = sides
        .iter()
        .map(|(side, some, all)| format!("{some} of {all} candidate regions of side {side}"))
        .collect();
    line(out, 0, &format!("May take part: {}.", told.join(", ")));
    out.push('\n');
}

fn excluded(out: &mut String, screening: &Screening) {
    let count = screening.excluded().count();
    if count == 0 {
        line(out, 0, "No region is excluded.");
    } else {
        line(out, 0, &format!("Excluded: {}. What each lacks:", regions(count)));
        groups(out, screening.excluded(), |region| &region.missing, usize::MAX);
    }
    out.push('\n');
}

fn flagged(out: &mut String, screening: &Screening) {
    let count = screening.flagged().count();
    if count == 0 {
        return;
    }
    line(out, 0, &format!("Admitted with a flag: {}. What is unknown:", regions(count)));
    groups(out, screening.flagged(), |region| &region.flags, LISTED);
    out.push('\n');
}

/// What was asked, and how an unknown condition was treated.
fn asked(out: &mut String, screening: &Screening) {
    for required in screening.required.iter().filter(|required| !required.conditions.is_empty()) {
        let conditions: Vec<String> = required.conditions.iter().map(|id| words(id)).collect();
        let treated = match required.unknown {
            UnknownCondition::Exclude => "excluded",
            UnknownCondition::AdmitWithFlag => "admitted with a flag",
            UnknownCondition::Admit => "admitted",
        };
        let text = format!(
            "Asked of side {}: {}. Not met: excluded; unknown: {treated}.",
            required.side,
            conditions.join("; "),
        );
        line(out, 0, &text);
    }
}

/// Regions of a side that lack the same, in the order of the first of them.
fn groups<'a>(
    out: &mut String,
    found: impl Iterator<Item = &'a Screened>,
    lacks: impl Fn(&'a Screened) -> &'a [MissingCondition],
    listed: usize,
) {
    let mut groups: Vec<(&Screened, Vec<&str>)> = Vec::new();
    let mut place: HashMap<(&str, &[MissingCondition]), usize> = HashMap::new();
    for region in found {
        let at = *place.entry((&region.side, lacks(region))).or_insert_with(|| {
            groups.push((region, Vec::new()));
            groups.len() - 1
        });
        groups[at].1.push(&region.name);
    }
    for (first, names) in groups {
        let shown = names.len().min(listed);
        let mut text = format!("{} of side {}: ", regions(names.len()), first.side);
        text += &names[..shown].join(", ");
        if shown < names.len() {
            let _ = write!(text, " and {} more", names.len() - shown);
        }
        line(out, 2, &text);
        for lacking in lacks(first) {
            line(out, 6, &reason(lacking));
        }
    }
}

fn reason(lacking: &MissingCondition) -> String {
    let status = match lacking.status {
        ConditionStatus::Met => "met",
        ConditionStatus::NotMet => "not met",
        ConditionStatus::Unknown => "unknown",
    };
    let mut text = format!("{status}: {}", words(&lacking.condition));
    if !lacking.source.is_empty() {
        let _ = write!(text, "; source {}", lacking.source);
    }
    if !lacking.note.is_empty() {
        let _ = write!(text, "; {}", lacking.note);
    }
    text
}

/// A condition in plain words with its id, or the id alone where it is the user's own.
fn words(id: &str) -> String {
    well_known(id).map_or_else(|| id.to_owned(), |condition| format!("{} ({id})", condition.label))
}

fn regions(count: usize) -> String {
    if count == 1 { "1 region".to_owned() } else { format!("{count} regions") }
}

/// A line behind `indent` blanks; what does not fit goes on below, two blanks further in.
fn line(out: &mut String, indent: usize, text: &str) {
    let margin = " ".repeat(indent);
    out.push_str(&margin);
    let further = if indent == 0 { 0 } else { 2 };
    out.push_str(&wrap(text, WIDTH - indent, further).replace('\n', &format!("\n{margin}")));
    out.push('\n');
}
