//! Names in rules that the data do not know.

use crate::profile::{Attribute, Dataset, Region, Sides};
use crate::vocabulary::{did_you_mean, nearest};

use super::pair_quota::PairProperty;
use super::screening::known_conditions;
use super::selection::{COLUMNS, Selection};
use super::settings::Rules;

/// A step on the way to a value in a programme file: a key of a table, or a place in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// A key.
    Key(&'static str),
    /// A place, from 0.
    Place(usize),
}

/// A name in a rule that the data do not know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: {message}", written(path))]
pub struct UnknownName {
    /// Where it stands in the programme file, from the top.
    pub path: Vec<Step>,
    /// What is wrong, what is accepted, and the nearest known name.
    pub message: String,
}

/// `rules.required[1].left`, places from 1.
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

/// Collects what is unknown.
pub(crate) struct Names<'a> {
    dataset: &'a Dataset,
    pub(crate) unknown: Vec<UnknownName>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(dataset: &'a Dataset) -> Self {
        Self { dataset, unknown: Vec::new() }
    }

    fn candidates(&self, side: Option<&'a str>) -> impl Iterator<Item = &'a Region> + use<'a> {
        let regions = self.dataset.regions().iter();
        regions.filter(move |region| region.candidate && side.is_none_or(|s| region.side == s))
    }

    fn tell(&mut self, path: &[Step], message: String) {
        self.unknown.push(UnknownName { path: path.to_vec(), message });
    }

    /// A region of a side, or of either.
    pub(crate) fn region(&mut self, path: &[Step], id: &str, side: Option<&'a str>) {
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
        self.tell(path, message);
    }

    fn side(&mut self, path: &[Step], name: &str) -> Option<&'a str> {
        let sides: &'a Sides = self.dataset.sides();
        let own = [sides.left.as_str(), sides.right.as_str()];
        let found = own.into_iter().find(|side| *side == name);
        if found.is_none() {
            let near = did_you_mean(nearest(name, own));
            self.tell(path, format!("`{name}` is not a side; accepted: {}{near}", own.join(", ")));
        }
        found
    }

    /// One of some known words.
    fn word(&mut self, path: &[Step], what: &str, word: &str, mut known: Vec<&'a str>) {
        known.sort_unstable();
        known.dedup();
        if !known.contains(&word) {
            let near = did_you_mean(nearest(word, known.iter().copied()));
            let shown = if known.len() <= 30 {
                format!("; known: {}", known.join(", "))
            } else {
                String::new()
            };
            self.tell(path, format!("`{word}` is not a known {what}{shown}{near}"));
        }
    }

    /// All values of a column or attribute on a side.
    fn values(&self, side: &'a str, key: &str) -> Vec<&'a str> {
        let mut values = Vec::new();
        for region in self.candidates(Some(side)) {
            match key {
                "country" => values.push(region.country.as_str()),
                "level" => values.push(region.level.as_str()),
                "language" => values.extend(region.languages.iter().map(String::as_str)),
                "s3-status" => values.push(region.s3_status.id()),
                _ => values.extend(
                    self.attributes(region).filter(|a| a.key == key).map(|a| a.value.as_str()),
                ),
            }
        }
        values
    }

    fn attributes(&self, region: &Region) -> impl Iterator<Item = &'a Attribute> + use<'a> {
        self.dataset.attributes_of(&region.id).iter()
    }

    fn keys(&self, side: &'a str) -> Vec<&'a str> {
        let attributes = self.candidates(Some(side)).flat_map(|region| self.attributes(region));
        COLUMNS.into_iter().chain(attributes.map(|attribute| attribute.key.as_str())).collect()
    }

    fn selection(&mut self, path: &[Step], selection: &Selection) -> Option<&'a str> {
        let at = |key: &'static str| [path, &[Step::Key(key)]].concat();
        let side = self.side(&at("side"), &selection.side)?;
        let before = self.unknown.len();
        for (place, id) in selection.regions.iter().enumerate() {
            self.region(&[&at("regions")[..], &[Step::Place(place)]].concat(), id, Some(side));
        }
        for (place, country) in selection.country.iter().enumerate() {
            let known = self.values(side, "country");
            let path = [&at("country")[..], &[Step::Place(place)]].concat();
            self.word(&path, &format!("country of side {side}"), country, known);
        }
        if let Some(key) = &selection.attribute {
            self.word(&at("attribute"), "attribute", key, self.keys(side));
            if self.unknown.len() == before {
                for (place, value) in selection.value.iter().enumerate() {
                    let path = [&at("value")[..], &[Step::Place(place)]].concat();
                    self.word(&path, &format!("value of {key}"), value, self.values(side, key));
                }
            }
        }
        if self.unknown.len() == before && !self.selects(side, selection) {
            let message = "no region satisfies all keys of this rule together".to_owned();
            self.tell(path, message);
        }
        Some(side)
    }

    /// Whether the selection names somebody.
    fn selects(&self, side: &'a str, selection: &Selection) -> bool {
        let among =
            |list: &[String], value: &str| list.is_empty() || list.iter().any(|item| item == value);
        self.candidates(Some(side)).any(|region| {
            let has = |key: &str| match key {
                "country" => among(&selection.value, &region.country),
                "level" => among(&selection.value, &region.level),
                "language" => region.languages.iter().any(|word| among(&selection.value, word)),
                "s3-status" => among(&selection.value, region.s3_status.id()),
                _ => self.attributes(region).any(|attribute| {
                    attribute.key == key && among(&selection.value, &attribute.value)
                }),
            };
            among(&selection.regions, &region.id)
                && among(&selection.country, &region.country)
                && selection.attribute.as_deref().is_none_or(has)
        })
    }

    fn property(&mut self, path: &[Step], property: &PairProperty, sides: &Sides) {
        let at = |key: &'static str| [path, &[Step::Key(key)]].concat();
        let taxonomy = self.dataset.taxonomy();
        let themes = || taxonomy.themes().iter().map(String::as_str).collect::<Vec<_>>();
        for (key, theme) in [("theme", &property.theme), ("leading_theme", &property.leading_theme)]
        {
            if let Some(theme) = theme {
                self.word(&at(key), "theme", theme, themes());
            }
        }
        if let Some(domain) = &property.domain {
            let known = taxonomy.domains().map(|(_, domain)| domain.id.as_str()).collect();
            self.word(&at("domain"), "domain", domain, known);
        }
        if let Some([left, right]) = &property.countries {
            let own = self.dataset.sides();
            for (place, (side, country)) in
                [(&sides.left, left), (&sides.right, right)].into_iter().enumerate()
            {
                let side = if *side == own.left { &own.left } else { &own.right };
                let path = [&at("countries")[..], &[Step::Place(place)]].concat();
                let known = self.values(side, "country");
                self.word(&path, &format!("country of side {side}"), country, known);
            }
        }
    }
}

impl Rules {
    /// Every name that the data do not know: regions, sides, countries, attributes, themes,
    /// domains, programmes. A rule that names nobody would silently do nothing.
    ///
    /// `sides` says which of the dataset's sides is left.
    pub fn unknown_names(&self, dataset: &Dataset, sides: &Sides) -> Vec<UnknownName> {
        let own = dataset.sides();
        let (left, right) = if sides.left == own.left {
            (own.left.as_str(), own.right.as_str())
        } else {
            (own.right.as_str(), own.left.as_str())
        };
        let mut names = Names::new(dataset);
        let at = |key: &'static str, place: usize| {
            [Step::Key("rules"), Step::Key(key), Step::Place(place)]
        };
        let with = |path: &[Step], key: &'static str| [path, &[Step::Key(key)]].concat();
        for (key, pins) in [
            ("required", &self.required),
            ("forbidden", &self.forbidden),
            ("earlier_plan", &self.earlier_plan),
        ] {
            for (place, pin) in pins.iter().enumerate() {
                let path = at(key, place);
                names.region(&with(&path, "left"), &pin.left, Some(left));
                names.region(&with(&path, "right"), &pin.right, Some(right));
            }
        }
        for (place, withdrawal) in self.withdrawn.iter().enumerate() {
            let path = with(&at("withdrawn", place), "region");
            names.region(&path, &withdrawal.region, None);
        }
        for (place, programme) in self.not_again.iter().enumerate() {
            let known = dataset.pairings().iter().map(|row| row.programme.as_str()).collect();
            names.word(
                &at("not_again", place),
                "programme of the table of pairings",
                programme,
                known,
            );
        }
        for (place, required) in self.conditions.iter().enumerate() {
            let path = at("conditions", place);
            names.side(&with(&path, "side"), &required.side);
            for (member, condition) in required.conditions.iter().enumerate() {
                let path = [&with(&path, "conditions")[..], &[Step::Place(member)]].concat();
                names.word(&path, "condition", condition, known_conditions(dataset));
            }
        }
        for (place, capacity) in self.capacities.iter().enumerate() {
            names.selection(&at("capacities", place), &capacity.selection);
        }
        for (place, quota) in self.quotas.iter().enumerate() {
            let path = at("quotas", place);
            if let (Some(side), Some(key)) = (names.selection(&path, &quota.selection), &quota.each)
            {
                let known = names.keys(side);
                names.word(&with(&path, "each"), "attribute", key, known);
            }
        }
        for (key, list) in [("as_one", &self.as_one), ("exclusive", &self.exclusive)] {
            for (place, together) in list.iter().enumerate() {
                let path = with(&at(key, place), "regions");
                let mut side = None;
                for (member, id) in together.regions.iter().enumerate() {
                    let path = [&path[..], &[Step::Place(member)]].concat();
                    names.region(&path, id, side);
                    // The first one says of which side all are.
                    side = side.or_else(|| dataset.region(id).map(|region| region.side.as_str()));
                }
            }
        }
        for (place, quota) in self.pair_quotas.iter().enumerate() {
            names.property(&at("pair_quotas", place), &quota.property, sides);
        }
        names.unknown
    }
}
