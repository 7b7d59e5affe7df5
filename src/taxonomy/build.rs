//! From a table to the tree, or to all faults of the table.

use std::collections::{BTreeMap, HashMap, VecDeque};

use serde::{Deserialize, Deserializer, de::Error as _};

use super::circles::circles;
use super::domain::{Domain, DomainId, Node, SHORT_LABEL_LENGTH, Translations};
use super::fault::{TaxonomyFault, TaxonomyFaults};
use super::graph::{Form, Taxonomy, Tree};
use super::rows::{ParentRow, TaxonomyDocument, TaxonomyRows, ThemeRow};
use crate::vocabulary::nearest;

impl Taxonomy {
    /// Builds the tree, or returns all faults of the table, sorted by row.
    ///
    /// Ids are compared byte by byte. In *n* rows: O(n log n) time and O(n) space, whatever the
    /// depth; naming the nearest id of each unknown parent adds O(n) a name.
    ///
    /// # Errors
    /// All faults at once: empty, padded or repeated ids; in the [`Parents`](TaxonomyRows::Parents)
    /// form also unknown parents, circles, and no root or several. See [`TaxonomyFault`].
    pub fn from_rows(rows: TaxonomyRows) -> Result<Taxonomy, TaxonomyFaults> {
        match rows {
            TaxonomyRows::Themes(rows) => from_themes(rows),
            TaxonomyRows::Parents(rows) => from_parents(rows),
        }
    }
}

/// From its [rows](Taxonomy::rows) and [related rows](Taxonomy::related_rows); a faulty table is an error
/// that names all faults.
impl<'de> Deserialize<'de> for Taxonomy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let TaxonomyDocument { rows, related } = TaxonomyDocument::deserialize(deserializer)?;
        let taxonomy = Taxonomy::from_rows(rows).map_err(D::Error::custom)?;
        taxonomy.with_related(related).map_err(D::Error::custom)
    }
}

fn from_themes(mut rows: Vec<ThemeRow>) -> Result<Taxonomy, TaxonomyFaults> {
    let mut faults = Vec::new();
    if rows.is_empty() {
        return Err(TaxonomyFaults(vec![TaxonomyFault::EmptyTaxonomy]));
    }
    for (row, given) in rows.iter().enumerate() {
        faults.extend(id_fault(row, "theme", &given.theme));
        faults.extend(id_fault(row, "domain", &given.domain));
        faults.extend(long_label(row, &given.short_label));
    }
    theme_label_faults(&rows, &mut faults);
    first_rows(rows.iter().map(|row| row.domain.as_str()), &mut faults);
    if !faults.is_empty() {
        return Err(sorted(faults));
    }

    rows.sort_by(|a, b| a.domain.cmp(&b.domain));
    let labels = theme_labels(&rows, |row| &row.theme_label);
    let labels_es = theme_labels(&rows, |row| &row.theme_label_es);
    let labels_pt = theme_labels(&rows, |row| &row.theme_label_pt);
    let mut members: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut domains = Vec::with_capacity(rows.len());
    for (d, row) in rows.into_iter().enumerate() {
        members.entry(row.theme).or_default().push(d);
        domains.push(Domain {
            id: row.domain,
            label: row.label,
            short_label: row.short_label,
            translations: Translations {
                label_es: row.label_es,
                label_pt: row.label_pt,
                short_label_es: row.short_label_es,
                short_label_pt: row.short_label_pt,
            },
            nace_rev2: row.nace_rev2,
        });
    }
    let mut tree = Tree { nodes: vec![Node::Root], parents: vec![0] };
    for theme in members.keys() {
        tree.nodes.push(Node::Theme(theme.clone()));
        tree.parents.push(0);
    }
    for (theme, inside) in members.values().enumerate() {
        for &d in inside {
            tree.nodes.push(Node::Domain(DomainId::new(d)));
            tree.parents.push(1 + theme);
        }
    }
    Ok(Taxonomy::build(Form::Themes { labels, labels_es, labels_pt }, domains, tree))
}

fn from_parents(mut rows: Vec<ParentRow>) -> Result<Taxonomy, TaxonomyFaults> {
    let faults = parent_faults(&rows);
    if !faults.is_empty() {
        return Err(sorted(faults));
    }

    rows.sort_by(|a, b| a.domain.cmp(&b.domain));
    let place: HashMap<&str, usize> =
        rows.iter().enumerate().map(|(row, given)| (given.domain.as_str(), row)).collect();
    let mut root_row = 0;
    let mut children = vec![Vec::new(); rows.len()];
    for (row, given) in rows.iter().enumerate() {
        match place.get(given.parent.as_str()) {
            Some(&parent) => children[parent].push(row),
            None => root_row = row,
        }
    }
    let mut tree =
        Tree { nodes: Vec::with_capacity(rows.len()), parents: Vec::with_capacity(rows.len()) };
    // A queue, not a recursion: a chain may be longer than the stack.
    let mut queue = VecDeque::from([(root_row, 0)]);
    while let Some((row, parent)) = queue.pop_front() {
        let here = tree.nodes.len();
        tree.nodes.push(match row.cmp(&root_row) {
            std::cmp::Ordering::Less => Node::Domain(DomainId::new(row)),
            std::cmp::Ordering::Equal => Node::Root,
            // The root is no domain, so those sorted after it move up by one.
            std::cmp::Ordering::Greater => Node::Domain(DomainId::new(row - 1)),
        });
        tree.parents.push(parent);
        queue.extend(children[row].iter().map(|&child| (child, here)));
    }
    let mut domains: Vec<Domain> = rows
        .into_iter()
        .map(|row| Domain {
            id: row.domain,
            label: row.label,
            short_label: row.short_label,
            translations: Translations {
                label_es: row.label_es,
                label_pt: row.label_pt,
                short_label_es: row.short_label_es,
                short_label_pt: row.short_label_pt,
            },
            nace_rev2: row.nace_rev2,
        })
        .collect();
    let root = domains.remove(root_row);
    Ok(Taxonomy::build(Form::Parents { root }, domains, tree))
}

fn parent_faults(rows: &[ParentRow]) -> Vec<TaxonomyFault> {
    let mut faults = Vec::new();
    let mut root: Option<usize> = None;
    let place = first_rows(rows.iter().map(|row| row.domain.as_str()), &mut faults);
    let mut suggested: HashMap<&str, Option<String>> = HashMap::new();
    // The row of each row's parent; none where there is nothing to follow.
    let mut up: Vec<Option<usize>> = vec![None; rows.len()];
    for (row, given) in rows.iter().enumerate() {
        faults.extend(id_fault(row, "domain", &given.domain));
        faults.extend(long_label(row, &given.short_label));
        let parent = given.parent.as_str();
        if parent.is_empty() {
            match root {
                None => root = Some(row),
                // The same root twice is one fault, and already reported.
                Some(first) if rows[first].domain == given.domain => {}
                Some(first) => faults.push(TaxonomyFault::TwoRoots {
                    row,
                    value: given.domain.clone(),
                    first_row: first,
                    first: rows[first].domain.clone(),
                }),
            }
        } else if parent == given.domain {
            faults.push(TaxonomyFault::SelfParent { row, value: parent.to_owned() });
        } else if let Some(&known) = place.get(parent) {
            up[row] = Some(known);
        } else if let Some(fault) = id_fault(row, "parent", parent) {
            faults.push(fault);
        } else {
            let mut near = suggested
                .entry(parent)
                .or_insert_with(|| {
                    let ids = rows.iter().map(|row| row.domain.as_str());
                    nearest(parent, ids).map(str::to_owned)
                })
                .clone();
            if near.as_deref() == Some(given.domain.as_str()) {
                // A domain cannot be its own parent, so we suggest the second nearest.
                let ids = rows.iter().map(|row| row.domain.as_str());
                near = nearest(parent, ids.filter(|&id| id != given.domain)).map(str::to_owned);
            }
            faults.push(TaxonomyFault::UnknownParent {
                row,
                value: parent.to_owned(),
                nearest: near,
            });
        }
    }
    if root.is_none() && !rows.is_empty() {
        faults.push(TaxonomyFault::NoRoot);
    }
    if rows.iter().all(|row| row.parent.is_empty()) {
        faults.push(TaxonomyFault::EmptyTaxonomy);
    }
    // Nothing leads to a later row of a repeated domain, so it is in no circle.
    faults.extend(circles(&up).into_iter().map(|circle| TaxonomyFault::Cycle {
        row: circle[0],
        members: circle.iter().map(|&row| rows[row].domain.clone()).collect(),
    }));
    faults
}

/// The first row of each id; later ones are faults. Empty ids are left to [`id_fault`].
fn first_rows<'a>(
    ids: impl Iterator<Item = &'a str>,
    faults: &mut Vec<TaxonomyFault>,
) -> HashMap<&'a str, usize> {
    let mut first = HashMap::new();
    for (row, id) in ids.enumerate().filter(|(_, id)| !id.trim().is_empty()) {
        match first.get(id) {
            None => {
                first.insert(id, row);
            }
            Some(&first_row) => {
                faults.push(TaxonomyFault::DuplicateDomain {
                    row,
                    value: id.to_owned(),
                    first_row,
                });
            }
        }
    }
    first
}

fn id_fault(row: usize, column: &'static str, id: &str) -> Option<TaxonomyFault> {
    let bare = id.trim();
    if bare.is_empty() {
        Some(TaxonomyFault::EmptyId { row, column })
    } else if bare.len() < id.len() {
        Some(TaxonomyFault::PaddedId { row, column, value: id.to_owned() })
    } else {
        None
    }
}

fn long_label(row: usize, label: &str) -> Option<TaxonomyFault> {
    (label.chars().count() > SHORT_LABEL_LENGTH)
        .then(|| TaxonomyFault::LongLabel { row, value: label.to_owned() })
}

/// A theme has one label, which all its rows but one may leave empty.
fn theme_label_faults(rows: &[ThemeRow], faults: &mut Vec<TaxonomyFault>) {
    let mut first: HashMap<&str, (usize, &str)> = HashMap::new();
    for (row, given) in rows.iter().enumerate().filter(|(_, row)| !row.theme_label.is_empty()) {
        let label = given.theme_label.as_str();
        let (first_row, first) = *first.entry(&given.theme).or_insert((row, label));
        if label != first {
            faults.push(TaxonomyFault::TwoThemeLabels {
                row,
                value: label.to_owned(),
                theme: given.theme.clone(),
                first_row,
                first: first.to_owned(),
            });
        }
    }
}

/// The label of each theme in a column, themes sorted by id; empty if no row states one.
fn theme_labels(rows: &[ThemeRow], column: fn(&ThemeRow) -> &String) -> Vec<String> {
    let mut labels: BTreeMap<&str, &str> = BTreeMap::new();
    for row in rows {
        let label = labels.entry(&row.theme).or_default();
        if label.is_empty() {
            *label = column(row);
        }
    }
    labels.into_values().map(str::to_owned).collect()
}

fn sorted(mut faults: Vec<TaxonomyFault>) -> TaxonomyFaults {
    faults.sort_by_key(TaxonomyFault::row);
    TaxonomyFaults(faults)
}
