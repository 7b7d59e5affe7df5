//! Which regions may take part, as text.

use std::collections::HashMap;

use super::layout::{WIDTH, wrap};
use crate::report::language::{Language, SideCount};
use crate::rules::{MissingCondition, ScreenedRegion, Screening};
use crate::vocabulary::NameOrder;

/// At most this many regions with the same flags are listed by name; JSON and CSV have them all.
const MOST_LISTED_REGIONS: usize = 20;

/// Shows which regions are excluded and why, with the source; then which are admitted with a flag
/// and what is unknown; then what was required. Regions that lack the same are grouped. Lines of at
/// most [`WIDTH`] columns.
///
/// ```
/// use regiopair::report::{language::English, screening_to_text};
/// use regiopair::rules::screen;
/// use regiopair::synthetic::{DatasetOptions, dataset};
///
/// let dataset = dataset(DatasetOptions::default()).unwrap();
/// assert_eq!(
///     screening_to_text(&screen(&dataset, &[]), &English),
///     "No condition is required: all 40 candidate regions may take part.\n"
/// );
/// ```
pub fn screening_to_text(screening: &Screening, language: &dyn Language) -> String {
    let mut out = String::new();
    if screening.required.iter().all(|required| required.conditions.is_empty()) {
        line(&mut out, 0, &language.no_condition(screening.regions.len()));
        return out;
    }
    line(&mut out, 0, &language.admitted(&sides(screening)));
    out.push('\n');
    match screening.excluded().count() {
        0 => line(&mut out, 0, &language.none_excluded()),
        count => {
            line(&mut out, 0, &language.excluded_regions(count));
            groups(&mut out, screening.excluded(), |region| &region.missing, usize::MAX, language);
        }
    }
    out.push('\n');
    let flagged = screening.flagged().count();
    if flagged > 0 {
        line(&mut out, 0, &language.flagged_regions(flagged));
        groups(
            &mut out,
            screening.flagged(),
            |region| &region.flags,
            MOST_LISTED_REGIONS,
            language,
        );
        out.push('\n');
    }
    for required in screening.required.iter().filter(|required| !required.conditions.is_empty()) {
        line(&mut out, 0, &language.required_conditions(required));
    }
    out
}

fn sides(screening: &Screening) -> Vec<SideCount> {
    let mut sides: Vec<SideCount> = Vec::new();
    for region in &screening.regions {
        let admitted = usize::from(region.admitted);
        match sides.iter_mut().find(|count| count.side == region.side) {
            Some(count) => {
                count.admitted += admitted;
                count.candidates += 1;
            }
            None => sides.push(SideCount { side: region.side.clone(), admitted, candidates: 1 }),
        }
    }
    sides
}

/// Regions of a side that lack the same, by name; the groups of a side in the order of the first
/// region of each.
fn groups<'a>(
    out: &mut String,
    regions: impl Iterator<Item = &'a ScreenedRegion>,
    lacks: impl Fn(&'a ScreenedRegion) -> &'a [MissingCondition],
    listed: usize,
    language: &dyn Language,
) {
    let mut groups: Vec<(&ScreenedRegion, Vec<String>)> = Vec::new();
    let mut place: HashMap<(&str, &[MissingCondition]), usize> = HashMap::new();
    let mut sorted: Vec<&ScreenedRegion> = regions.collect();
    let first_side = sorted.first().map(|region| &region.side);
    sorted.sort_by_cached_key(|region| {
        (Some(&region.side) != first_side, NameOrder::of(&region.name), region.region.clone())
    });
    for region in sorted {
        let at = *place.entry((&region.side, lacks(region))).or_insert_with(|| {
            groups.push((region, Vec::new()));
            groups.len() - 1
        });
        groups[at].1.push(region.name.clone());
    }
    for (first, names) in groups {
        let shown = names.len().min(listed);
        let more = names.len() - shown;
        line(out, 2, &language.screened_regions(&first.side, &names[..shown], more));
        for missing in lacks(first) {
            line(out, 6, &language.missing_condition(missing));
        }
    }
}

/// A line behind `indent` blanks; what does not fit goes on below, two blanks further in.
fn line(out: &mut String, indent: usize, text: &str) {
    let margin = " ".repeat(indent);
    out.push_str(&margin);
    let further = if indent == 0 { 0 } else { 2 };
    out.push_str(&wrap(text, WIDTH - indent, further).replace('\n', &format!("\n{margin}")));
    out.push('\n');
}
