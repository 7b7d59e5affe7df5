//! Names in a programme that the data do not know.

use crate::profile::{Attribute, Dataset, Region, Sides};
use crate::vocabulary::{did_you_mean, nearest};

use super::selection::{COLUMNS, Selection, values};

/// A step on the way to a value in a programme file: a key of a table, or a position in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A key.
    Key(&'static str),
    /// A position, from 0.
    Place(usize),
}

/// A name in a programme that the data do not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {message}", written(path))]
pub struct UnknownName {
    /// Where it is in the programme file, from the top.
    pub path: Vec<Step>,
    /// What is wrong, what is accepted, and the nearest known name.
    pub message: String,
}

/// `rules.required[1].left`, positions from 1.
fn written(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Key(key) if text.is_empty() => text.push_str(key),
            Step::Key(key) => text = format!("{text}.{key}"),
            Step::Place(place) => text = format!("{text}[{}]", place + 1),
        }
    }
    text
}

/// Checks names against a dataset and collects those that are unknown.
pub(crate) struct Names<'a> {
    dataset: &'a Dataset,
    /// The names of the left and the right side, as the programme turns them.
    sides: [&'a str; 2],
    path: Vec<Step>,
    pub(crate) unknown: Vec<UnknownName>,
}

impl<'a> Names<'a> {
    /// `sides` says which of the dataset's sides is left.
    pub(crate) fn new(dataset: &'a Dataset, sides: &Sides) -> Self {
        let own = dataset.sides();
        let mut names = [own.left.as_str(), own.right.as_str()];
        if sides.left != own.left {
            names.reverse();
        }
        Self { dataset, sides: names, path: Vec::new(), unknown: Vec::new() }
    }

    /// Checks the value of a key.
    pub(crate) fn key<T>(&mut self, key: &'static str, check: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(Step::Key(key));
        let checked = check(self);
        self.path.pop();
        checked
    }

    /// Checks every item of the list at a key.
    pub(crate) fn list<T>(
        &mut self,
        key: &'static str,
        items: &[T],
        mut check: impl FnMut(&mut Self, &T),
    ) {
        self.key(key, |names| {
            for (place, item) in items.iter().enumerate() {
                names.path.push(Step::Place(place));
                check(names, item);
                names.path.pop();
            }
        });
    }

    fn report(&mut self, message: String) {
        self.unknown.push(UnknownName { path: self.path.clone(), message });
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
        let of = side.map_or_else(|| "either side".to_owned(), |side| format!("side `{side}`"));
        let known = self.candidates(side).map(|region| region.id.as_str());
        let near = did_you_mean(nearest(id, known));
        let message = match self.dataset.region(id) {
            Some(region) if !region.candidate => {
                format!("`{id}` is no candidate: it overlaps another region of the data")
            }
            Some(region) => {
                format!("`{id}` is a region of side `{}`, not of {of}{near}", region.side)
            }
            None => format!("`{id}` is not a candidate region of {of}{near}"),
        };
        self.report(message);
    }

    pub(super) fn side(&mut self, name: &str) -> Option<&'a str> {
        let own = self.dataset.sides();
        let own = [own.left.as_str(), own.right.as_str()];
        let found = own.into_iter().find(|side| *side == name);
        if found.is_none() {
            let near = did_you_mean(nearest(name, own));
            self.report(format!("`{name}` is not a side; accepted: {}{near}", own.join(", ")));
        }
        found
    }

    /// One of some known words.
    pub(super) fn word(&mut self, what: &str, word: &str, mut known: Vec<&str>) {
        known.sort_unstable();
        known.dedup();
        if !known.contains(&word) {
            let near = did_you_mean(nearest(word, known.iter().copied()));
            let shown = if known.len() <= 30 {
                format!("; known: {}", known.join(", "))
            } else {
                String::new()
            };
            self.report(format!("`{word}` is not a known {what}{shown}{near}"));
        }
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

    /// A column or attribute that regions of a side have.
    pub(super) fn attribute(&mut self, side: &'a str, key: &str) {
        let attributes = self.candidates(Some(side)).flat_map(|region| self.attributes(region));
        let known = attributes.map(|attribute| attribute.key.as_str());
        let known = COLUMNS.into_iter().chain(known).collect();
        self.word("attribute", key, known);
    }

    /// The names in a selection, and that it selects at least one region. Returns the side.
    pub(super) fn selection(&mut self, selection: &Selection) -> Option<&'a str> {
        let side = self.key("side", |names| names.side(&selection.side))?;
        let before = self.unknown.len();
        self.list("regions", &selection.regions, |names, id| names.region(id, Some(side)));
        self.list("country", &selection.country, |names, country| names.country(side, country));
        if let Some(key) = &selection.attribute {
            self.key("attribute", |names| names.attribute(side, key));
            if self.unknown.len() == before {
                let known = self.values(side, key);
                self.list("value", &selection.value, |names, value| {
                    names.word(&format!("value of {key}"), value, known.clone());
                });
            }
        }
        let mut candidates = self.candidates(Some(side));
        if self.unknown.len() == before
            && !candidates.any(|region| selection.selects_region(region, self.attributes(region)))
        {
            self.report("no region satisfies all keys of this rule together".to_owned());
        }
        Some(side)
    }
}
