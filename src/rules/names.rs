//! Names in a programme that the data do not know.

use std::cell::OnceCell;

use crate::profile::{Attribute, ByName, Dataset, NEED, Region, Sides, Term};
use crate::vocabulary::{folded, nearest};

use super::selection::{COLUMNS, Selection, values};
use super::unknown_name::{PathStep, UnknownName, UnknownNameKind};
use super::walk::Walk;

/// Checks names against a dataset and collects those that are unknown.
pub(crate) struct NameCheck<'a> {
    dataset: &'a Dataset,
    /// The names of the left and the right side, as the programme turns them.
    sides: [&'a str; 2],
    path: Vec<PathStep>,
    names: OnceCell<ByName<'a>>,
    pub(crate) unknown: Vec<UnknownName>,
    /// The ids of regions and other things that are given by name, with the place of each name.
    pub(crate) named: Vec<(Vec<PathStep>, String)>,
}

/// How many unknown names get a suggestion. It costs a comparison with all known names; a programme
/// with more of them was probably made for other data.
const MOST_SUGGESTIONS: usize = 100;

impl Walk for NameCheck<'_> {
    fn path(&mut self) -> &mut Vec<PathStep> {
        &mut self.path
    }
}

impl<'a> NameCheck<'a> {
    /// `sides` says which of the dataset's sides is left.
    pub(crate) fn new(dataset: &'a Dataset, sides: &Sides) -> Self {
        let own = dataset.sides();
        let mut names = [own.left.as_str(), own.right.as_str()];
        if sides.left != own.left {
            names.reverse();
        }
        Self {
            dataset,
            sides: names,
            path: Vec::new(),
            names: OnceCell::new(),
            unknown: Vec::new(),
            named: Vec::new(),
        }
    }

    /// The known name that is nearest, for the first unknown names.
    fn nearest<'k>(&self, name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
        let wanted = self.unknown.len() < MOST_SUGGESTIONS;
        wanted.then(|| nearest(name, known))?.map(str::to_owned)
    }

    fn report(&mut self, kind: UnknownNameKind) {
        self.unknown.push(UnknownName { path: self.path.clone(), kind });
    }

    pub(super) fn dataset(&self) -> &'a Dataset {
        self.dataset
    }

    fn candidates(&self, side: Option<&'a str>) -> impl Iterator<Item = &'a Region> + use<'a> {
        let regions = self.dataset.regions().iter();
        regions.filter(move |region| region.candidate && side.is_none_or(|s| region.side == s))
    }

    /// A region of the left side.
    pub(crate) fn left(&mut self, id: &str) {
        self.region(id, Some(self.sides[0]));
    }

    /// A region of the right side.
    pub(crate) fn right(&mut self, id: &str) {
        self.region(id, Some(self.sides[1]));
    }

    /// A region of a side, or of either.
    pub(super) fn region(&mut self, id: &str, side: Option<&'a str>) {
        if self.candidates(side).any(|region| region.id == id) {
            return;
        }
        let regions = self.dataset.regions();
        let same = self
            .names
            .get_or_init(|| ByName::regions(regions.iter().filter(|region| region.candidate)));
        match same.find(id, side).as_slice() {
            [] => {}
            [id] => {
                self.named.push((self.path.clone(), (*id).to_owned()));
                return;
            }
            several => {
                let ids = several.iter().map(|&id| id.to_owned()).collect();
                self.report(UnknownNameKind::Ambiguous { name: id.to_owned(), ids });
                return;
            }
        }
        let nearest = self.nearest(id, self.candidates(side).map(|region| region.id.as_str()));
        let (id, side) = (id.to_owned(), side.map(str::to_owned));
        self.report(match (self.dataset.region(&id), side) {
            (Some(region), _) if !region.candidate => UnknownNameKind::NoCandidate { id },
            (Some(region), Some(expected)) => {
                UnknownNameKind::OtherSide { id, side: region.side.clone(), expected, nearest }
            }
            (_, side) => UnknownNameKind::Region { id, side, nearest },
        });
    }

    pub(super) fn side(&mut self, name: &str) -> Option<&'a str> {
        let own = self.dataset.sides();
        let own = [own.left.as_str(), own.right.as_str()];
        let found = own.into_iter().find(|side| *side == name);
        if found.is_none() {
            self.report(UnknownNameKind::Side {
                name: name.to_owned(),
                accepted: own.map(str::to_owned),
                nearest: self.nearest(name, own),
            });
        }
        found
    }

    /// One of some known words.
    pub(super) fn word(&mut self, what: &str, word: &str, mut known: Vec<&str>) {
        known.sort_unstable();
        known.dedup();
        if !known.contains(&word) {
            let nearest = self.nearest(word, known.iter().copied());
            let shown = self.unknown.len() < MOST_SUGGESTIONS;
            self.report(UnknownNameKind::Word {
                what: what.to_owned(),
                word: word.to_owned(),
                nearest,
                known: known.into_iter().filter(|_| shown).map(str::to_owned).collect(),
            });
        }
    }

    /// One of some known things, each by its id or its label.
    pub(super) fn labelled(&mut self, what: &str, word: &str, known: &[(String, String)]) {
        if known.iter().any(|(id, _)| id == word) {
            return;
        }
        let wanted = folded(word.trim());
        let mut same =
            known.iter().filter(|(id, label)| [id, label].map(|it| folded(it)).contains(&wanted));
        match (same.next(), same.next()) {
            (Some((id, _)), None) => self.named.push((self.path.clone(), id.clone())),
            _ => self.word(what, word, known.iter().map(|(id, _)| id.as_str()).collect()),
        }
    }

    /// A domain of the taxonomy.
    pub(crate) fn domain(&mut self, domain: &str) {
        let taxonomy = self.dataset.taxonomy();
        if taxonomy.domain(domain).is_some() {
            return;
        }
        let labels = taxonomy.domains().map(|(id, _)| taxonomy.domain_label(id));
        let known: Vec<_> = labels.map(|domain| (domain.id, domain.label)).collect();
        self.labelled("domain", domain, &known);
    }

    fn attributes(&self, region: &Region) -> &'a [Attribute] {
        self.dataset.attributes_of(&region.id)
    }

    /// All values of a column or attribute on a side.
    fn values(&self, side: &'a str, key: &str) -> Vec<&'a str> {
        let regions = self.candidates(Some(side));
        regions.flat_map(|region| values(region, self.attributes(region), key)).collect()
    }

    fn country(&mut self, side: &'a str, country: &str) {
        self.word(&format!("country of side {side}"), country, self.values(side, "country"));
    }

    /// The country of a left and of a right region.
    pub(super) fn countries(&mut self, countries: &[String; 2]) {
        let mut sides = self.sides.into_iter();
        self.list("countries", countries, |names, country| {
            if let Some(side) = sides.next() {
                names.country(side, country);
            }
        });
    }

    /// Checks the key of statements that a criterion compares: by their numbers, or else by declared terms.
    pub(crate) fn statements(&mut self, key: &str, numeric: bool) {
        if numeric {
            let keys = self.sides.map(|side| self.attribute_keys(side)).concat();
            let is_attribute = |key: &&str| !COLUMNS.contains(key);
            self.word("attribute", key, keys.into_iter().filter(is_attribute).collect());
        } else {
            let terms = &self.dataset.tables().terms;
            let keys = terms.iter().map(|term| term.key.as_str()).chain([NEED]);
            self.word("attribute with declared terms", key, keys.collect());
        }
    }

    /// A value that regions of both sides may have: a declared term by id or label, or else a recorded value.
    pub(super) fn value_of_both(&mut self, key: &str, value: &str) {
        let keys = self.sides.map(|side| self.attribute_keys(side));
        // What is wrong with the attribute is reported already.
        if keys.iter().all(|keys| keys.contains(&key)) {
            let known = self.sides.map(|side| self.values(side, key)).concat();
            self.value(key, value, known);
        }
    }

    /// A value of an attribute: one of those that are known, or a declared term.
    fn value(&mut self, key: &str, value: &str, known: Vec<&str>) {
        let terms = self.dataset.terms_of(key);
        if terms.is_empty() {
            self.word(&format!("value of {key}"), value, known);
        } else {
            let named = |term: &Term| (term.term.clone(), term.label().label);
            let known: Vec<_> = terms.iter().map(named).collect();
            self.labelled(&format!("term of {key}"), value, &known);
        }
    }

    /// The columns and attributes that regions of a side have.
    fn attribute_keys(&self, side: &'a str) -> Vec<&'a str> {
        let attributes = self.candidates(Some(side)).flat_map(|region| self.attributes(region));
        COLUMNS.into_iter().chain(attributes.map(|attribute| attribute.key.as_str())).collect()
    }

    /// A column or attribute that regions of a side have.
    pub(super) fn attribute(&mut self, side: &'a str, key: &str) {
        self.word("attribute", key, self.attribute_keys(side));
    }

    /// A column or attribute that regions of both sides have.
    pub(super) fn attribute_of_both(&mut self, key: &str) {
        let keys = self.sides.map(|side| self.attribute_keys(side));
        let lacking = keys.iter().position(|keys| !keys.contains(&key));
        match lacking {
            None => {}
            Some(side) if keys[1 - side].contains(&key) => {
                let what = format!("attribute of side {}", self.sides[side]);
                self.word(&what, key, keys[side].clone());
            }
            Some(_) => self.word("attribute", key, keys.concat()),
        }
    }

    /// The names in a selection, and that it selects at least one region. Returns the side.
    pub(super) fn selection(&mut self, selection: &Selection) -> Option<&'a str> {
        let side = self.key("side", |names| names.side(&selection.side))?;
        let (before, named) = (self.unknown.len(), self.named.len());
        self.list("regions", &selection.regions, |names, id| names.region(id, Some(side)));
        self.list("country", &selection.country, |names, country| names.country(side, country));
        if let Some(key) = &selection.attribute {
            self.key("attribute", |names| names.attribute(side, key));
            if self.unknown.len() == before {
                let known = self.values(side, key);
                self.list("value", &selection.value, |names, value| {
                    names.value(key, value, known.clone());
                });
            }
        }
        let mut candidates = self.candidates(Some(side));
        // What regions given by name satisfy is known once they are ids.
        if (self.unknown.len(), self.named.len()) == (before, named)
            && !candidates.any(|region| selection.selects_region(region, self.attributes(region)))
        {
            self.report(UnknownNameKind::NothingSelected);
        }
        Some(side)
    }
}
