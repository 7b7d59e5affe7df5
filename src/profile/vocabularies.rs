//! The terms of declared vocabularies: looked up in statements, and checked.

use std::collections::BTreeMap;

use super::attribute::Attribute;
use super::fault::{DataFaults, FaultKind, NameKind, Table, fault};
use super::keys::Keys;
use super::names::ByName;
use super::tables::{Sides, Tables};
use super::term::{NEED, SIDE, Term};
use crate::taxonomy::Taxonomy;
use crate::vocabulary::nearest;

/// At most this many terms are listed in a message.
const MOST_LISTED: usize = 30;

/// How many faults get the name that was probably meant; a file with more is probably of another kind.
const MOST_SUGGESTIONS: usize = 1_000;

/// A declared vocabulary: the terms of one key.
struct Vocabulary<'a> {
    terms: Vec<&'a str>,
    names: ByName<'a>,
}

impl Vocabulary<'_> {
    fn has(&self, term: &str) -> bool {
        self.terms.binary_search(&term).is_ok()
    }

    /// The id of a term by its id, or by a name that only one has.
    fn id(&self, name: &str) -> Option<String> {
        if self.has(name) {
            return Some(name.to_owned());
        }
        match *self.names.find(name, None) {
            [id] => Some(id.to_owned()),
            _ => None,
        }
    }

    /// The terms that a value names: as a whole, or each of its parts.
    fn named_by(&self, value: &str) -> Option<Vec<String>> {
        if let Some(id) = self.id(value.trim()) {
            return Some(vec![id]);
        }
        let parts = value.split([';', '|']).map(str::trim).filter(|part| !part.is_empty());
        parts.map(|part| self.id(part)).collect()
    }

    fn accepted(&self) -> String {
        let (listed, more) = self.terms.split_at(self.terms.len().min(MOST_LISTED));
        let more = if more.is_empty() { "" } else { ", …" };
        format!("{}{more}", listed.join(", "))
    }

    /// What is wrong with a name that is no term.
    fn fault(&self, name: &str, suggest: bool) -> FaultKind {
        let (what, value) = (NameKind::Term, name.to_owned());
        match self.names.find(name, None).as_slice() {
            several @ [_, _, ..] => {
                let ids = several.iter().map(|&id| id.to_owned()).collect();
                FaultKind::Ambiguous { what, value, ids }
            }
            _ => FaultKind::Unknown { what, value, nearest: self.nearest(name, suggest) },
        }
    }

    fn nearest(&self, name: &str, suggest: bool) -> Option<String> {
        suggest.then(|| nearest(name, self.terms.iter().copied()))?.map(str::to_owned)
    }
}

/// The declared vocabularies by key; the labels of sides are none.
fn declared(terms: &[Term]) -> BTreeMap<&str, Vocabulary<'_>> {
    let mut rows: BTreeMap<&str, Vec<&Term>> = BTreeMap::new();
    for row in terms.iter().filter(|row| row.key != SIDE) {
        rows.entry(&row.key).or_default().push(row);
    }
    rows.into_iter()
        .map(|(key, rows)| {
            let mut terms: Vec<&str> = rows.iter().map(|row| row.term.as_str()).collect();
            terms.sort_unstable();
            (key, Vocabulary { terms, names: ByName::terms(rows) })
        })
        .collect()
}

/// Puts the ids of terms into every statement of a declared vocabulary: those that it names, or else
/// those that its value names. What remains unknown is for the check to report.
pub(super) fn resolve(tables: &mut Tables) {
    let vocabularies = declared(&tables.terms);
    for row in &mut tables.attributes {
        let Some(vocabulary) = vocabularies.get(row.key.as_str()) else { continue };
        if row.terms.is_empty() {
            row.terms = vocabulary.named_by(&row.value).unwrap_or_default();
        }
        for term in &mut row.terms {
            if let Some(id) = vocabulary.id(term) {
                *term = id;
            }
        }
        row.terms.sort_unstable();
        row.terms.dedup();
    }
}

/// Finds the faults of declared terms, and of the statements that refer to them.
pub(super) fn check(
    tables: &Tables,
    taxonomy: Option<&Taxonomy>,
    sides: Option<&Sides>,
    faults: &mut DataFaults,
) {
    let mut keys = Keys::new(Table::Terms, "term");
    for (row, term) in tables.terms.iter().enumerate() {
        if let Some(kind) = sides.and_then(|sides| side_fault(term, sides)) {
            faults.push(fault(Table::Terms, row, "term", kind));
        }
        for (column, kind) in term_faults(term, taxonomy) {
            faults.push(fault(Table::Terms, row, column, kind));
        }
        keys.add(row, (&term.key, &term.term), faults, || format!("{}, {}", term.key, term.term));
    }
    let vocabularies = declared(&tables.terms);
    for (row, statement) in tables.attributes.iter().enumerate() {
        let suggest = faults.list.len() < MOST_SUGGESTIONS;
        for (column, kind) in statement_faults(statement, &vocabularies, suggest) {
            faults.push(fault(Table::Attributes, row, column, kind));
        }
    }
}

/// The label of a side that no region has.
fn side_fault(term: &Term, sides: &Sides) -> Option<FaultKind> {
    let known = [sides.left.as_str(), &sides.right];
    if term.key != SIDE || term.term.is_empty() || known.contains(&term.term.as_str()) {
        return None;
    }
    Some(FaultKind::UnknownSide {
        value: term.term.clone(),
        left: sides.left.clone(),
        right: sides.right.clone(),
        nearest: nearest(&term.term, known).map(str::to_owned),
    })
}

fn term_faults(term: &Term, taxonomy: Option<&Taxonomy>) -> Vec<(&'static str, FaultKind)> {
    let mut faults = Vec::new();
    let accepted = "the key of an attribute, such as challenge".to_owned();
    if term.key.is_empty() {
        faults.push(("key", FaultKind::Empty { accepted }));
    } else if term.key == NEED {
        let accepted = format!("{accepted}; the terms of {NEED} are the domains");
        faults.push(("key", FaultKind::NotAccepted { value: term.key.clone(), accepted }));
    }
    let accepted = "an id without bars and semicolons, such as mobility".to_owned();
    if term.term.is_empty() {
        faults.push(("term", FaultKind::Empty { accepted }));
    } else if term.term.contains(['|', ';']) {
        faults.push(("term", FaultKind::NotAccepted { value: term.term.clone(), accepted }));
    }
    if let Some(taxonomy) = taxonomy
        && !term.domain.is_empty()
        && taxonomy.domain(&term.domain).is_none()
    {
        let nearest = taxonomy.nearest(&term.domain).map(str::to_owned);
        let value = term.domain.clone();
        faults.push(("domain", FaultKind::Unknown { what: NameKind::Domain, value, nearest }));
    }
    faults
}

/// `suggest`: whether to look for the name that was meant, which costs a comparison with all.
fn statement_faults(
    statement: &Attribute,
    vocabularies: &BTreeMap<&str, Vocabulary<'_>>,
    suggest: bool,
) -> Vec<(&'static str, FaultKind)> {
    let key = &statement.key;
    let Some(vocabulary) = vocabularies.get(key.as_str()) else {
        if statement.terms.is_empty() {
            return Vec::new();
        }
        let known = vocabularies.keys().copied();
        let nearest = suggest.then(|| nearest(key, known)).flatten().map(str::to_owned);
        return vec![("terms", FaultKind::NoVocabulary { key: key.clone(), nearest })];
    };
    if statement.terms.is_empty() {
        let value = statement.value.clone();
        let nearest = vocabulary.nearest(&value, suggest);
        return vec![("value", FaultKind::NoTerm { value, key: key.clone(), nearest })];
    }
    let fault = |value: &String| {
        let has = |(_, other): &(&&str, &Vocabulary<'_>)| suggest && other.id(value).is_some();
        let others: Vec<String> =
            vocabularies.iter().filter(has).map(|(key, _)| (*key).to_owned()).collect();
        if others.is_empty() {
            return ("terms", vocabulary.fault(value, suggest));
        }
        let (value, accepted) = (value.clone(), vocabulary.accepted());
        ("terms", FaultKind::OtherVocabulary { value, key: key.clone(), others, accepted })
    };
    statement.terms.iter().filter(|term| !vocabulary.has(term)).map(fault).collect()
}
