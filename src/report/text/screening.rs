//! Which regions may take part, as text.

use super::layout::{WIDTH, wrap};
use crate::report::language::Language;
use crate::report::screened::{Group, groups, sides};
use crate::rules::Screening;

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
            let excluded = groups(screening.excluded(), |region| &region.missing);
            show(&mut out, excluded, usize::MAX, language);
        }
    }
    out.push('\n');
    let flagged = screening.flagged().count();
    if flagged > 0 {
        line(&mut out, 0, &language.flagged_regions(flagged));
        let flagged = groups(screening.flagged(), |region| &region.flags);
        show(&mut out, flagged, MOST_LISTED_REGIONS, language);
        out.push('\n');
    }
    for required in screening.required.iter().filter(|required| !required.conditions.is_empty()) {
        line(&mut out, 0, &language.required_conditions(required));
    }
    out
}

/// Each group with what it lacks; at most `listed` names of each.
fn show(out: &mut String, groups: Vec<Group<'_>>, listed: usize, language: &dyn Language) {
    for Group { side, names, lacks } in groups {
        let shown = names.len().min(listed);
        let more = names.len() - shown;
        line(out, 2, &language.screened_regions(&side.to_string(), &names[..shown], more));
        for missing in lacks {
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
