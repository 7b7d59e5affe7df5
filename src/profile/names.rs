//! Regions and domains by the names that people know them by, where tables refer to their ids.

use std::collections::{BTreeSet, HashMap};

use super::region::Region;
use super::tables::{Sides, Tables};
use super::term::Term;
use crate::taxonomy::{Taxonomy, TaxonomyRows};
use crate::vocabulary::{composed, folded};

/// What a name may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Named<'a> {
    /// The id.
    id: &'a str,
    /// The side of a region; empty for a domain.
    side: &'a str,
}

/// Ids by name, whatever the case and the accents.
#[derive(Debug, Default)]
pub(crate) struct ByName<'a>(HashMap<String, Vec<Named<'a>>>);

impl<'a> ByName<'a> {
    /// The regions by name, and by id in another case.
    pub(crate) fn regions(regions: impl IntoIterator<Item = &'a Region>) -> Self {
        let mut names = Self::default();
        for region in regions {
            let known = Named { id: &region.id, side: &region.side };
            names.add(&region.name, known);
            names.add(&region.id, known);
        }
        names
    }

    /// The domains by label, and by id in another case.
    pub(super) fn domains(rows: &'a TaxonomyRows) -> Self {
        let mut names = Self::default();
        for [id, label, short_label] in rows.names() {
            for name in [id, label, short_label] {
                names.add(name, Named { id, side: "" });
            }
        }
        names
    }

    /// The terms of a vocabulary by label, and by id in another case.
    pub(super) fn terms(rows: impl IntoIterator<Item = &'a Term>) -> Self {
        let mut names = Self::default();
        for row in rows {
            for name in [&row.term, &row.label] {
                names.add(name, Named { id: &row.term, side: "" });
            }
        }
        names
    }

    fn add(&mut self, name: &str, named: Named<'a>) {
        let name = folded(name.trim());
        if !name.is_empty() {
            let same = self.0.entry(name).or_default();
            if !same.contains(&named) {
                same.push(named);
            }
        }
    }

    /// The ids of everything that has this name, on one side if it is given.
    pub(crate) fn find(&self, name: &str, side: Option<&str>) -> Vec<&'a str> {
        let same = self.0.get(&folded(name.trim())).into_iter().flatten();
        let of_side = same.filter(|named| side.is_none_or(|side| named.side == side));
        of_side.map(|named| named.id).collect()
    }
}

/// The id of the only theme that has this id or label, in any case.
pub(super) fn theme<'a>(taxonomy: &'a Taxonomy, name: &str) -> Option<&'a str> {
    if let Some(id) = taxonomy.themes().iter().find(|id| *id == name) {
        return Some(id);
    }
    let name = folded(name.trim());
    let is_named =
        |id: &&String| [folded(id), folded(&taxonomy.theme_label(id).label)].contains(&name);
    let mut named = taxonomy.themes().iter().filter(is_named);
    let first = named.next()?;
    named.next().is_none().then_some(first)
}

/// Composes the letters of every id (NFC), so that an accent typed as a character of its own makes no
/// difference.
pub(super) fn compose(tables: &mut Tables) {
    let put = |id: &mut String| {
        if !id.is_ascii() {
            *id = composed(id);
        }
    };
    match &mut tables.taxonomy {
        TaxonomyRows::Themes(rows) => {
            rows.iter_mut().flat_map(|row| [&mut row.theme, &mut row.domain]).for_each(put);
        }
        TaxonomyRows::Parents(rows) => {
            rows.iter_mut().flat_map(|row| [&mut row.domain, &mut row.parent]).for_each(put);
        }
    }
    let related = tables.related.iter_mut();
    related.flat_map(|row| [&mut row.domain, &mut row.related_domain]).for_each(put);
    tables.regions.iter_mut().flat_map(|row| [&mut row.id, &mut row.side]).for_each(put);
    tables.regions.iter_mut().filter_map(|row| row.part_of.as_mut()).for_each(put);
    tables.domains.iter_mut().flat_map(|row| [&mut row.region, &mut row.domain]).for_each(put);
    tables.phases.iter_mut().map(|row| &mut row.region).for_each(put);
    let conditions = tables.conditions.iter_mut();
    conditions.flat_map(|row| [&mut row.region, &mut row.condition]).for_each(put);
    tables.attributes.iter_mut().map(|row| &mut row.region).for_each(put);
    tables.attributes.iter_mut().map(|row| &mut row.key).for_each(put);
    tables.attributes.iter_mut().flat_map(|row| &mut row.terms).for_each(put);
    let terms = tables.terms.iter_mut();
    terms.flat_map(|row| [&mut row.key, &mut row.term, &mut row.domain]).for_each(put);
    tables.ties.iter_mut().flat_map(|row| [&mut row.left, &mut row.right]).for_each(put);
    tables.pairings.iter_mut().flat_map(|row| [&mut row.left, &mut row.right]).for_each(put);
    tables.pairings.iter_mut().filter_map(|row| row.theme.as_mut()).for_each(put);
}

/// Puts the id in place of every name that only one region or domain has. What remains unknown is
/// for the check to report.
pub(super) fn resolve(tables: &mut Tables) {
    let mut regions = std::mem::take(&mut tables.regions);
    let taxonomy = std::mem::take(&mut tables.taxonomy);
    let containing = resolve_regions(tables, &regions);
    for (region, id) in regions.iter_mut().zip(containing) {
        region.part_of = id;
    }
    let ids: BTreeSet<&str> = taxonomy.names().into_iter().map(|[id, ..]| id).collect();
    let mut names = None;
    let domains = tables.domains.iter_mut().map(|row| &mut row.domain);
    let of_terms = tables.terms.iter_mut().map(|row| &mut row.domain);
    let related = tables.related.iter_mut();
    let related = related.flat_map(|row| [&mut row.domain, &mut row.related_domain]);
    for domain in domains.chain(of_terms).chain(related) {
        if !ids.contains(domain.as_str())
            && let [id] =
                *names.get_or_insert_with(|| ByName::domains(&taxonomy)).find(domain, None)
        {
            *domain = id.to_owned();
        }
    }
    tables.regions = regions;
    tables.taxonomy = taxonomy;
}

/// Returns also the ids of the regions that contain others.
fn resolve_regions(tables: &mut Tables, regions: &[Region]) -> Vec<Option<String>> {
    let ids: BTreeSet<&str> = regions.iter().map(|region| region.id.as_str()).collect();
    let mut names = None;
    let mut put = |text: &mut String, side: Option<&str>| {
        if ids.contains(text.as_str()) {
            return;
        }
        let names = names.get_or_insert_with(|| ByName::regions(regions));
        if let [id] = *names.find(text, side) {
            *text = id.to_owned();
        }
    };
    tables.domains.iter_mut().for_each(|row| put(&mut row.region, None));
    tables.phases.iter_mut().for_each(|row| put(&mut row.region, None));
    tables.conditions.iter_mut().for_each(|row| put(&mut row.region, None));
    tables.attributes.iter_mut().for_each(|row| put(&mut row.region, None));
    let mut containing: Vec<Option<String>> =
        regions.iter().map(|region| region.part_of.clone()).collect();
    for (region, id) in regions.iter().zip(&mut containing) {
        if let Some(id) = id {
            put(id, Some(&region.side));
        }
    }
    let Some(Sides { left, right }) = Sides::of(regions) else { return containing };
    for tie in &mut tables.ties {
        put(&mut tie.left, Some(&left));
        put(&mut tie.right, Some(&right));
    }
    for pairing in &mut tables.pairings {
        put(&mut pairing.left, Some(&left));
        put(&mut pairing.right, Some(&right));
    }
    containing
}
