//! The sections of a report in their order.

use maud::html;

use super::section::Section;
use super::words::words;
use super::{frame, method, pair, regions, rules, summary, validity};
use crate::report::findings::Findings;
use crate::report::language::{Label, Language};
use crate::report::numbered::numbered;
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
            @for (place, section) in sections.iter().enumerate() {
                section id=(section.id) class=[(place > 0 && section.begins_page).then_some("page")] {
                    h2 { (section.heading) }
                    (section.body)
                }
            }
        }
        footer class="soft" {
            p { (language.version(&findings.proposal.version, findings.digest())) }
        }
    };
    frame::page(language.tag(), &title, &body)
}

fn sections(findings: &Findings<'_>, language: &dyn Language) -> Vec<Section> {
    let Findings { assessed, proposal, .. } = *findings;
    let mut sections = vec![Section::new(
        "proposal",
        language.label(Label::OnOnePage),
        summary::body(findings, language),
    )];
    let numbers = language.label(Label::NumbersOfFigure);
    let mut figure = |found: Result<Figure, NoFigure>, notes: Option<String>| match (found, notes) {
        (Ok(figure), _) => {
            sections.push(Section::new(
                figure.id(),
                figure.title().to_owned(),
                figure.on_page(&numbers),
            ));
        }
        (Err(NoFigure::NotAdditive), Some(note)) => {
            let heading = language.label(Label::Contributions);
            sections.push(Section::new("contributions", heading, html! { p { (words(&note)) } }));
        }
        (Err(_), _) => {}
    };
    figure(map(assessed, proposal, language), None);
    figure(matrix(assessed, proposal, language), None);
    figure(contributions(proposal, language), Some(language.not_additive()));
    figure(links(proposal, language), None);
    for (number, pairing) in numbered(proposal) {
        sections.push(pair::section(findings, number, pairing, language));
    }
    sections.extend(rules::sections(findings, language));
    sections.push(
        Section::new(
            "without-partner",
            language.label(Label::WithoutPartner),
            regions::without_partner(proposal, language),
        )
        .on_same_page(),
    );
    sections.push(
        Section::new(
            "screening",
            language.label(Label::Screening),
            regions::screening(assessed.screening(), language),
        )
        .on_same_page(),
    );
    sections.push(Section::new(
        "validity",
        language.label(Label::Validity),
        validity::body(findings, language),
    ));
    sections.push(
        Section::new("method", language.label(Label::Method), method::body(findings, language))
            .on_same_page(),
    );
    sections
}
