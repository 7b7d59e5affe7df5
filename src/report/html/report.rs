//! The sections of a report in their order.

use maud::html;

use super::section::{Place, Section};
use super::words::words;
use super::{frame, method, pair, regions, rules, summary, validity};
use crate::report::findings::Findings;
use crate::report::language::{Label, Language};
use crate::report::summary::numbered;
use crate::report::svg::{Figure, NoFigure, contributions, links, map, matrix};

/// Writes the report of a proposal as one HTML page: the proposal on one page, a map, the scores of all pairs, what
/// each criterion adds, a page for each pair, rules and their prices or the clash, regions without a partner, the
/// screening, what the scores can tell, and how they were made.
///
/// The page needs nothing else: no network, no script, no font. It prints on A4. What a name or a remark of the data
/// holds stays text: nothing in it becomes an element, an address or a style.
///
/// # Complexity
/// Linear in the number of pairs of regions and in the evidence of the pairs of the plan.
///
/// ```
/// # #[cfg(feature = "data")] {
/// use regiopair::plan::Matcher;
/// use regiopair::profile::Dataset;
/// use regiopair::programme::Programme;
/// use regiopair::report::{Findings, language::English, to_html};
///
/// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
/// let proposal = assessed.propose()?;
/// let page = to_html(&Findings::new(&assessed, &proposal), &English);
/// assert!(page.starts_with("<!DOCTYPE html>"));
/// assert!(page.contains("20 pairs are proposed"));
/// # }
/// # Ok::<(), regiopair::Error>(())
/// ```
pub fn to_html(findings: &Findings<'_>, language: &dyn Language) -> String {
    let sections = sections(findings, language);
    let title = language.report_title(findings.proposal);
    let body = html! {
        header {
            h1 { (title) }
            p { (words(&language.proposal_heading(findings.proposal))) }
        }
        nav aria-label=(language.label(Label::Contents)) {
            ul { @for section in &sections { li { a href=(format!("#{}", section.id)) { (section.heading) } } } }
        }
        main {
            @for section in &sections {
                section id=(section.id) class=[section.place.class()] {
                    h2 { (section.heading) }
                    (section.body)
                }
            }
        }
    };
    frame::page(language.tag(), &title, &body)
}

fn sections(findings: &Findings<'_>, language: &dyn Language) -> Vec<Section> {
    let Findings { assessed, proposal, .. } = *findings;
    let label = |label| language.label(label);
    let first = summary::body(findings, language);
    let mut sections =
        vec![Section::new("proposal", label(Label::OnOnePage), first, Place::Flowing)];
    let of_figure = |found: Result<Figure, NoFigure>, place: Place| {
        let figure = found.ok()?;
        let body = figure.on_page(&label(Label::NumbersOfFigure));
        Some(Section::new(figure.id(), figure.title().to_owned(), body, place))
    };
    // The proposal has its page for itself.
    sections.extend(of_figure(map(assessed, proposal, language), Place::NewPage));
    sections.extend(of_figure(matrix(assessed, proposal, language), Place::NewPage));
    let bars = contributions(proposal, language);
    if matches!(bars, Err(NoFigure::NotAdditive)) {
        let note = html! { p { (words(&language.not_additive())) } };
        let heading = label(Label::Contributions);
        sections.push(Section::new("contributions", heading, note, Place::Whole));
    }
    sections.extend(of_figure(bars, Place::Whole));
    sections.extend(of_figure(links(proposal, language), Place::Whole));
    for (number, pairing) in numbered(proposal) {
        sections.push(pair::section(findings, number, pairing, language));
    }
    sections.extend(rules::sections(findings, language));
    let unmatched = regions::without_partner(proposal, language);
    sections.push(Section::new(
        "without-partner",
        label(Label::WithoutPartner),
        unmatched,
        Place::Flowing,
    ));
    let screened = regions::screening(assessed.screening(), language);
    sections.push(Section::new("screening", label(Label::Screening), screened, Place::Whole));
    let validity = validity::body(findings, language);
    sections.push(Section::new("validity", label(Label::Validity), validity, Place::Whole));
    let method = method::body(findings, language);
    sections.push(Section::new("method", label(Label::Method), method, Place::Whole));
    sections
}
