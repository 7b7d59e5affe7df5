//! Regions without a partner, and those that may not take part.

use maud::{Markup, html};

use super::scroll::scroll;
use super::words::words;
use crate::proposal::{Partner, Proposal, Unmatched, UnmatchedReason};
use crate::report::language::{Label, Language};
use crate::report::screened::{Group, groups, sides};
use crate::report::summary::unmatched_by_side;
use crate::rules::Screening;

/// At most this many regions without a partner are listed for each side; JSON and CSV have them all.
const MOST_LISTED: usize = 100;

/// At most this many of the best partners of a region.
const MOST_PARTNERS: usize = 3;

pub(super) fn without_partner(proposal: &Proposal, language: &dyn Language) -> Markup {
    if proposal.unmatched.is_empty() {
        return html! { p { (language.all_have_partners()) } };
    }
    html! {
        @for (side, regions) in unmatched_by_side(proposal) {
            @if !regions.is_empty() {
                h3 { (proposal.dataset.shown_side(side)) }
                @if regions.len() > MOST_LISTED { p { (language.first_unmatched(MOST_LISTED, regions.len())) } }
                @let common = common(&regions);
                @if let Some(reason) = common { p { (words(&why(reason, language))) } }
                (table(proposal.dataset.shown_side(side), &regions[..regions.len().min(MOST_LISTED)], common.is_none(), language))
            }
        }
    }
}

/// The reason that all regions share, if there are several.
fn common<'a>(regions: &[&'a Unmatched]) -> Option<&'a UnmatchedReason> {
    let [first, _, ..] = regions else { return None };
    let is_common = regions.iter().all(|unmatched| unmatched.because == first.because);
    is_common.then_some(&first.because)
}

fn why(reason: &UnmatchedReason, language: &dyn Language) -> String {
    language.sentence(&language.unmatched_reason(reason))
}

fn table(side: &str, regions: &[&Unmatched], has_reasons: bool, language: &dyn Language) -> Markup {
    let partners = |partners: &[Partner]| {
        let best = partners.iter().filter(|it| it.score > 0.0).take(MOST_PARTNERS);
        let best = best.map(|it| format!("{} {}", it.region.name, language.number(it.score, 3)));
        best.collect::<Vec<_>>().join(", ")
    };
    html! {
        (scroll(side, &html! {
            table {
                thead {
                    tr {
                        th scope="col" { (language.label(Label::Region)) }
                        @if has_reasons { th scope="col" { (language.label(Label::Why)) } }
                        th scope="col" { (language.label(Label::NextBestPartners)) }
                    }
                }
                tbody {
                    @for unmatched in regions {
                        tr {
                            th scope="row" { (language.region_with_country(&unmatched.region)) }
                            @if has_reasons { td { (words(&why(&unmatched.because, language))) } }
                            td { (partners(&unmatched.best_partners)) }
                        }
                    }
                }
            }
        }))
    }
}

pub(super) fn screening(screening: &Screening, language: &dyn Language) -> Markup {
    let required = || screening.required.iter().filter(|required| !required.conditions.is_empty());
    if required().next().is_none() {
        return html! { p { (language.no_condition(screening.regions.len())) } };
    }
    let [excluded, flagged] = [screening.excluded().count(), screening.flagged().count()];
    html! {
        p { (words(&language.admitted(&sides(screening)))) }
        @if excluded == 0 {
            p { (words(&language.none_excluded())) }
        } @else {
            p { (words(&language.excluded_regions(excluded))) }
            (list(groups(screening.excluded(), |region| &region.missing), language))
        }
        @if flagged > 0 {
            p { (words(&language.flagged_regions(flagged))) }
            (list(groups(screening.flagged(), |region| &region.flags), language))
        }
        @for required in required() { p { (words(&language.required_conditions(required))) } }
    }
}

fn list(groups: Vec<Group<'_>>, language: &dyn Language) -> Markup {
    html! {
        ul {
            @for Group { side, names, lacks } in groups {
                @let shown = names.len().min(MOST_LISTED);
                li {
                    (words(&language.screened_regions(&side.to_string(), &names[..shown], names.len() - shown)))
                    ul { @for missing in lacks { li { (words(&language.missing_condition(missing))) } } }
                }
            }
        }
    }
}
