//! All tables together, checked and in a canonical order.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::attribute::Attribute;
use super::check;
use super::condition::{ConditionRecord, ConditionStatus};
use super::containment::nearest_above;
use super::domain_record::{Coder, DomainRecord};
use super::fault::DataFaults;
use super::names;
use super::observed::ObservedPairing;
use super::phase::PhaseRecord;
use super::region::Region;
use super::tables::{Sides, Tables};
use super::term::Term;
use super::tie::Tie;
use super::vocabularies;
use crate::taxonomy::Taxonomy;
use crate::vocabulary;

/// A checked dataset: every reference resolves, every number is in its range.
///
/// Clones share the rows, so they are cheap. Regions are sorted by side (left first), then id; all
/// other rows by region and content. Two datasets with the same rows in another order are
/// therefore equal and have the same digest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Tables", into = "Tables")]
pub struct Dataset(Arc<Checked>);

#[derive(Debug)]
struct Checked {
    taxonomy: Taxonomy,
    sides: Sides,
    tables: Tables,
    by_id: BTreeMap<String, usize>,
    /// Computed on first use: a service writes many proposals from the same data.
    digest: OnceLock<String>,
}

impl PartialEq for Checked {
    /// Compares the sides and the rows: everything else follows from them.
    fn eq(&self, other: &Self) -> bool {
        self.sides == other.sides && self.tables == other.tables
    }
}

impl Dataset {
    /// Checks the rows and puts them in order. The letters of ids are composed (NFC). Rows may refer to a
    /// region or domain by its name, in any case, where only one has it; the dataset then has its id.
    ///
    /// # Errors
    /// All faults of all tables at once, in the order of the tables and rows.
    ///
    /// # Complexity
    /// O(r log r) in the number of rows, and O(faults · names) for the nearest known names.
    pub fn new(mut tables: Tables) -> Result<Self, DataFaults> {
        names::compose(&mut tables);
        names::resolve(&mut tables);
        vocabularies::resolve(&mut tables);
        let (taxonomy, sides) = check::check(&tables)?;
        tables.taxonomy = taxonomy.rows();
        tables.related = taxonomy.related_rows();
        for theme in tables.pairings.iter_mut().filter_map(|pairing| pairing.theme.as_mut()) {
            // The check found each of them.
            if let Some(id) = names::theme(&taxonomy, theme) {
                *theme = id.to_owned();
            }
        }
        tables
            .regions
            .sort_by(|a, b| (a.side == sides.right, &a.id).cmp(&(b.side == sides.right, &b.id)));
        tables.domains.sort();
        tables.phases.sort();
        tables.conditions.sort();
        tables.attributes.sort();
        tables.terms.sort();
        tables.ties.sort();
        tables.pairings.sort();
        tables.sources.sort();
        let by_id =
            tables.regions.iter().enumerate().map(|(i, region)| (region.id.clone(), i)).collect();
        Ok(Self(Arc::new(Checked { taxonomy, sides, tables, by_id, digest: OnceLock::new() })))
    }

    /// Returns the rows in canonical order; [`Dataset::new`] turns them into the same dataset.
    pub fn tables(&self) -> &Tables {
        &self.0.tables
    }

    /// Returns the taxonomy that strengths and needs refer to.
    pub fn taxonomy(&self) -> &Taxonomy {
        &self.0.taxonomy
    }

    /// Returns the names of the two sides.
    pub fn sides(&self) -> &Sides {
        &self.0.sides
    }

    /// Returns all regions, the left side first, each side sorted by id.
    pub fn regions(&self) -> &[Region] {
        &self.0.tables.regions
    }

    /// Returns the region with this id.
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.place(id).map(|place| &self.0.tables.regions[place])
    }

    /// The place of a region in [`Dataset::regions`].
    pub(crate) fn place(&self, id: &str) -> Option<usize> {
        self.0.by_id.get(id).copied()
    }

    /// Returns the known region id that is nearest to `id`, for an error message.
    pub fn nearest_region(&self, id: &str) -> Option<&str> {
        vocabulary::nearest(id, self.0.by_id.keys().map(String::as_str))
    }

    /// Returns the regions that contain this one, the smallest first: the region that it is
    /// [part of](Region::part_of), the one that contains that one, and so on.
    ///
    /// ```
    /// # #[cfg(feature = "data")] {
    /// use regiopair::profile::Dataset;
    ///
    /// let dataset = Dataset::iuc_lac();
    /// let mut containing = dataset.containing("bogota-cundinamarca");
    /// assert_eq!(containing.next().map(|region| region.name.as_str()), Some("RAPE Central Region"));
    /// assert!(containing.next().is_none());
    /// # }
    /// ```
    pub fn containing(&self, id: &str) -> impl Iterator<Item = &Region> {
        let above = |region: &&Region| self.region(region.part_of.as_deref()?);
        std::iter::successors(self.region(id), above).skip(1)
    }

    /// For each region the smallest one of those that contain it which satisfies `is`, by their places in
    /// [`Dataset::regions`].
    pub(crate) fn nearest_containing(&self, is: impl Fn(usize) -> bool) -> Vec<Option<usize>> {
        let place = |region: &Region| self.place(region.part_of.as_deref()?);
        nearest_above(&self.regions().iter().map(place).collect::<Vec<_>>(), is)
    }

    /// Returns the strengths and needs of a region.
    pub fn domains_of(&self, region: &str) -> &[DomainRecord] {
        rows_of(&self.0.tables.domains, region, |row| &row.region)
    }

    /// Returns how many coders have stated strengths and needs: 2 if there are rows of both, else 1.
    ///
    /// # Complexity
    /// Linear in the rows.
    pub fn coders(&self) -> u8 {
        let rows = &self.0.tables.domains;
        let has = |coder: Coder| rows.iter().any(|row| row.coder == coder);
        if has(Coder::First) && has(Coder::Second) { 2 } else { 1 }
    }

    /// Returns the capacities and needs of a region in the phases of a strategy.
    pub fn phases_of(&self, region: &str) -> &[PhaseRecord] {
        rows_of(&self.0.tables.phases, region, |row| &row.region)
    }

    /// Returns the rows of a region about conditions for taking part, sorted by condition.
    pub fn conditions_of(&self, region: &str) -> &[ConditionRecord] {
        rows_of(&self.0.tables.conditions, region, |row| &row.region)
    }

    /// Returns whether a region meets a condition; unknown if there is no row about it.
    ///
    /// ```
    /// # #[cfg(feature = "data")] {
    /// use regiopair::profile::{ConditionStatus, Dataset};
    ///
    /// let dataset = Dataset::iuc_lac();
    /// assert_eq!(dataset.condition("salta", "contact-person"), ConditionStatus::Met);
    /// assert_eq!(dataset.condition("salta", "my-own"), ConditionStatus::Unknown);
    /// # }
    /// ```
    pub fn condition(&self, region: &str, id: &str) -> ConditionStatus {
        self.conditions_of(region)
            .iter()
            .find(|row| row.condition == id)
            .map_or(ConditionStatus::Unknown, |row| row.status)
    }

    /// Returns the further attributes of a region.
    pub fn attributes_of(&self, region: &str) -> &[Attribute] {
        rows_of(&self.0.tables.attributes, region, |row| &row.region)
    }

    /// Returns the terms of the vocabulary for an attribute, sorted by id; empty if none is declared.
    pub fn terms_of(&self, key: &str) -> &[Term] {
        rows_of(&self.0.tables.terms, key, |row| &row.key)
    }

    /// Returns the earlier ties.
    pub fn ties(&self) -> &[Tie] {
        &self.0.tables.ties
    }

    /// Returns the observed pairings. No score depends on them.
    pub fn pairings(&self) -> &[ObservedPairing] {
        &self.0.tables.pairings
    }

    /// Returns the part of the dataset with the regions that satisfy `keep`. Rows about other
    /// regions are left out; the taxonomy and the sources stay. A region stays part of the smallest
    /// region that contains it and is kept.
    ///
    /// # Errors
    /// A fault if a side has no region left.
    pub fn restricted(&self, keep: impl Fn(&Region) -> bool) -> Result<Self, DataFaults> {
        let mut tables = self.0.tables.clone();
        let containing = self.nearest_containing(|place| keep(&self.regions()[place]));
        for (region, place) in tables.regions.iter_mut().zip(containing) {
            region.part_of = place.map(|place| self.regions()[place].id.clone());
        }
        tables.regions.retain(|region| keep(region));
        let kept = |id: &str| self.region(id).is_some_and(&keep);
        tables.domains.retain(|row| kept(&row.region));
        tables.phases.retain(|row| kept(&row.region));
        tables.conditions.retain(|row| kept(&row.region));
        tables.attributes.retain(|row| kept(&row.region));
        tables.ties.retain(|row| kept(&row.left) && kept(&row.right));
        tables.pairings.retain(|row| kept(&row.left) && kept(&row.right));
        Self::new(tables)
    }

    /// Returns the dataset with the labels of domains, themes and terms in another language, `es` or `pt`, where the
    /// tables have any, for reports in that language. All else stays, also the [digest](Self::digest), which is that of the data
    /// that were read.
    ///
    /// Read a programme with the original dataset, so that it may name domains by the labels that are in its tables.
    ///
    /// ```
    /// # #[cfg(feature = "data")] {
    /// use regiopair::profile::Dataset;
    ///
    /// let (english, spanish) = (Dataset::iuc_lac(), Dataset::iuc_lac().in_language("es"));
    /// let wine = |data: &Dataset| {
    ///     let taxonomy = data.taxonomy();
    ///     taxonomy.domain("wine").map(|wine| taxonomy.domain_label(wine).label)
    /// };
    /// assert_eq!(wine(&english).as_deref(), Some("Viticulture and wine"));
    /// assert_eq!(wine(&spanish).as_deref(), Some("Viticultura y vino"));
    /// assert_eq!(spanish.digest(), english.digest());
    /// # }
    /// ```
    #[must_use]
    pub fn in_language(&self, language: &str) -> Self {
        let Checked { taxonomy, sides, tables, by_id, .. } = &*self.0;
        let mut tables = tables.clone();
        tables.terms.iter_mut().for_each(|term| term.relabel(language));
        Self(Arc::new(Checked {
            taxonomy: taxonomy.in_language(language),
            sides: sides.clone(),
            tables,
            by_id: by_id.clone(),
            digest: OnceLock::from(self.digest().to_owned()),
        }))
    }

    /// Returns the SHA-256 of the canonical rows as 64 hexadecimal digits: it identifies the data
    /// of a proposal.
    ///
    /// # Complexity
    /// Linear in the size of the tables at the first call, constant afterwards.
    pub fn digest(&self) -> &str {
        self.0.digest.get_or_init(|| {
            // A dataset holds no map with keys that are not strings, and no NaN: it always serialises.
            let text = serde_json::to_vec(&self.0.tables).unwrap_or_default();
            let mut digits = String::with_capacity(64);
            for byte in Sha256::digest(&text) {
                let _ = write!(digits, "{byte:02x}");
            }
            digits
        })
    }
}

/// The rows of one region in a table sorted by region.
fn rows_of<'a, T>(rows: &'a [T], region: &str, id: impl Fn(&T) -> &String) -> &'a [T] {
    let from = rows.partition_point(|row| id(row).as_str() < region);
    let len = rows[from..].partition_point(|row| id(row) == region);
    &rows[from..from + len]
}

impl TryFrom<Tables> for Dataset {
    type Error = DataFaults;

    fn try_from(tables: Tables) -> Result<Self, DataFaults> {
        Self::new(tables)
    }
}

impl From<Dataset> for Tables {
    fn from(dataset: Dataset) -> Self {
        Arc::try_unwrap(dataset.0).map_or_else(|shared| shared.tables.clone(), |own| own.tables)
    }
}
