//! Checks that the rows of a dataset agree with each other. One pass finds all faults.

use super::check_related;
use super::condition::{WELL_KNOWN, well_known};
use super::containment;
use super::fault::{DataFaults, FaultKind, MOST_DOMAINS, NameKind, Table, fault};
use super::keys::Keys;
use super::known::Known;
use super::known_domains::KnownDomains;
use super::names;
use super::region::Region;
use super::tables::{Sides, Tables};
use super::vocabularies;
use crate::taxonomy::{Taxonomy, TaxonomyRows};
use crate::vocabulary;

/// The taxonomy and the sides of the tables.
///
/// # Errors
/// Every fault there is. If the taxonomy or the sides are at fault, what depends on them is not
/// checked, so that one mistake is not reported a thousand times.
pub(super) fn check(tables: &Tables) -> Result<(Taxonomy, Sides), DataFaults> {
    let mut faults = DataFaults::default();
    let found = match &tables.taxonomy {
        TaxonomyRows::Themes(rows) => rows.len(),
        TaxonomyRows::Parents(rows) => rows.len(),
    };
    if found > MOST_DOMAINS {
        let kind = FaultKind::TooManyDomains { found };
        faults.push(fault(Table::Taxonomy, MOST_DOMAINS, "domain", kind));
        return Err(faults);
    }
    let taxonomy = match Taxonomy::from_rows(tables.taxonomy.clone()) {
        Ok(taxonomy) => Some(check_related::related(tables, taxonomy, &mut faults)),
        Err(found) => {
            for found in found.0 {
                let kind = FaultKind::Taxonomy { message: found.to_string() };
                faults.push(fault(Table::Taxonomy, found.row(), found.column(), kind));
            }
            None
        }
    };
    characters(tables, &mut faults);
    let sides = sides(&tables.regions, &mut faults);
    let known = Known::new(&tables.regions, sides.as_ref(), &mut faults);
    for (row, region) in tables.regions.iter().enumerate() {
        region_values(row, region, &mut faults);
    }
    containment::check(&tables.regions, &known, &mut faults);
    domains(tables, taxonomy.as_ref(), &known, &mut faults);
    phases(tables, &known, &mut faults);
    conditions(tables, &known, &mut faults);
    attributes(tables, &known, &mut faults);
    vocabularies::check(tables, taxonomy.as_ref(), sides.as_ref(), &mut faults);
    if let Some(sides) = &sides {
        couples(tables, sides, &known, &mut faults);
    }
    if let Some(taxonomy) = &taxonomy {
        themes(tables, taxonomy, &mut faults);
    }
    sources(tables, &mut faults);
    match (taxonomy, sides) {
        (Some(taxonomy), Some(sides)) if faults.list.is_empty() => Ok((taxonomy, sides)),
        _ => Err(faults),
    }
}

/// The two sides; any other name is a fault.
fn sides(regions: &[Region], faults: &mut DataFaults) -> Option<Sides> {
    let Some(sides) = Sides::of(regions) else {
        let named = regions.iter().find(|region| !region.side.is_empty());
        faults.push(match named {
            Some(region) => {
                let side = region.side.clone();
                fault(Table::Regions, 0, "side", FaultKind::OneSide { side })
            }
            None => fault(Table::Regions, 0, "id", FaultKind::NoRows),
        });
        return None;
    };
    let names = [sides.left.as_str(), &sides.right];
    for (row, region) in regions.iter().enumerate() {
        if !region.side.is_empty() && !names.contains(&region.side.as_str()) {
            let kind = FaultKind::UnknownSide {
                value: region.side.clone(),
                left: sides.left.clone(),
                right: sides.right.clone(),
                nearest: vocabulary::nearest(&region.side, names).map(str::to_owned),
            };
            faults.push(fault(Table::Regions, row, "side", kind));
        }
    }
    Some(sides)
}

/// Ids without characters that nobody sees, and names that do not turn the direction of a line.
fn characters(tables: &Tables, faults: &mut DataFaults) {
    let mut add = |table, row, column: &str, value: &str, found: Option<char>| {
        if let Some(found) = found {
            let (value, character) = (value.to_owned(), vocabulary::named(found));
            faults.push(fault(table, row, column, FaultKind::Invisible { value, character }));
        }
    };
    for (row, region) in tables.regions.iter().enumerate() {
        add(Table::Regions, row, "id", &region.id, vocabulary::invisible(&region.id));
        add(Table::Regions, row, "side", &region.side, vocabulary::invisible(&region.side));
        add(Table::Regions, row, "name", &region.name, vocabulary::turning(&region.name));
    }
    for (row, [id, label, short_label]) in tables.taxonomy.names().into_iter().enumerate() {
        add(Table::Taxonomy, row, "domain", id, vocabulary::invisible(id));
        add(Table::Taxonomy, row, "label", label, vocabulary::turning(label));
        add(Table::Taxonomy, row, "short_label", short_label, vocabulary::turning(short_label));
    }
    for (row, translated) in tables.taxonomy.translations().into_iter().enumerate() {
        for (column, label) in translated {
            add(Table::Taxonomy, row, column, label, vocabulary::turning(label));
        }
    }
    for (row, term) in tables.terms.iter().enumerate() {
        add(Table::Terms, row, "key", &term.key, vocabulary::invisible(&term.key));
        add(Table::Terms, row, "term", &term.term, vocabulary::invisible(&term.term));
        add(Table::Terms, row, "label", &term.label, vocabulary::turning(&term.label));
        for (column, label) in [("label_es", &term.label_es), ("label_pt", &term.label_pt)] {
            add(Table::Terms, row, column, label, vocabulary::turning(label));
        }
    }
}

fn region_values(row: usize, region: &Region, faults: &mut DataFaults) {
    let mut add = |column: &str, value: String, accepted: &str| {
        let accepted = accepted.to_owned();
        let kind = if value.is_empty() {
            FaultKind::Empty { accepted }
        } else {
            FaultKind::NotAccepted { value, accepted }
        };
        faults.push(fault(Table::Regions, row, column, kind));
    };
    if region.name.trim().is_empty() {
        add("name", String::new(), "the name of the region");
    }
    if region.side.is_empty() {
        add("side", String::new(), "one of the two sides of the dataset");
    }
    if region.country.len() != 2 || !region.country.bytes().all(|b| b.is_ascii_uppercase()) {
        add(
            "country",
            region.country.clone(),
            "two capital letters (ISO 3166-1 alpha-2), such as CL or PL",
        );
    }
    for code in region.languages.iter().filter(|code| !vocabulary::is_language(code)) {
        add(
            "languages",
            code.clone(),
            "ISO 639 codes, of two letters where there is one, such as es",
        );
    }
    if let Some(place) = region.coordinates {
        if !(-90.0..=90.0).contains(&place.latitude) {
            add("latitude", place.latitude.to_string(), "degrees from -90 to 90");
        }
        if !(-180.0..=180.0).contains(&place.longitude) {
            add("longitude", place.longitude.to_string(), "degrees from -180 to 180");
        }
    }
    for (column, number) in
        [("area_km2", region.area_km2), ("gdp_per_capita_eur", region.gdp_per_capita_eur)]
    {
        if number.is_some_and(|number| !number.is_finite() || number <= 0.0) {
            add(
                column,
                number.unwrap_or_default().to_string(),
                "a number above 0, or an empty cell if unknown",
            );
        }
    }
    if region.gdp_approximate && region.gdp_per_capita_eur.is_none() {
        add(
            "gdp_approximate",
            "yes".to_owned(),
            "no, or an empty cell, where gdp_per_capita_eur is empty",
        );
    }
    if region.population == Some(0) {
        add("population", "0".to_owned(), "a whole number above 0, or an empty cell if unknown");
    }
}

fn domains(
    tables: &Tables,
    taxonomy: Option<&Taxonomy>,
    known: &Known<'_>,
    faults: &mut DataFaults,
) {
    let mut keys = Keys::new(Table::Domains, "domain");
    let domains = taxonomy.map(|taxonomy| KnownDomains::new(taxonomy, &tables.taxonomy));
    for (row, stated) in tables.domains.iter().enumerate() {
        known.region(Table::Domains, row, "region", &stated.region, faults);
        if let Some(kind) = domains.as_ref().and_then(|known| known.fault(&stated.domain)) {
            faults.push(fault(Table::Domains, row, "domain", kind));
        }
        let key = (&stated.region, stated.role, &stated.domain, stated.ex_ante, stated.coder);
        keys.add(row, key, faults, || {
            format!("{}, {}, {}", stated.region, stated.role, stated.domain)
        });
    }
}

fn phases(tables: &Tables, known: &Known<'_>, faults: &mut DataFaults) {
    let mut keys = Keys::new(Table::Phases, "phase");
    for (row, stated) in tables.phases.iter().enumerate() {
        known.region(Table::Phases, row, "region", &stated.region, faults);
        let key = (&stated.region, stated.role, stated.phase, stated.ex_ante);
        keys.add(row, key, faults, || {
            format!("{}, {}, {}", stated.region, stated.role, stated.phase)
        });
    }
}

/// Users can add conditions of their own. A misspelt well-known condition is a fault, because it
/// would silently leave that condition unknown.
fn conditions(tables: &Tables, known: &Known<'_>, faults: &mut DataFaults) {
    let mut keys = Keys::new(Table::Conditions, "condition");
    for (row, stated) in tables.conditions.iter().enumerate() {
        known.region(Table::Conditions, row, "region", &stated.region, faults);
        if let Some(kind) = condition_id(&stated.condition) {
            faults.push(fault(Table::Conditions, row, "condition", kind));
        }
        let key = (&stated.region, &stated.condition);
        keys.add(row, key, faults, || format!("{}, {}", stated.region, stated.condition));
    }
}

fn condition_id(id: &str) -> Option<FaultKind> {
    if well_known(id).is_some() {
        return None;
    }
    let accepted = || {
        "lower-case words joined by hyphens, such as letter-of-commitment or one of your own"
            .to_owned()
    };
    if id.is_empty() {
        return Some(FaultKind::Empty { accepted: accepted() });
    }
    if let Some(meant) = vocabulary::slip(id, WELL_KNOWN.iter().map(|condition| condition.id)) {
        let (what, value) = (NameKind::Condition, id.to_owned());
        return Some(FaultKind::Unknown { what, value, nearest: Some(meant.to_owned()) });
    }
    let word = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() && !c.is_uppercase())
    };
    (!id.split('-').all(word))
        .then(|| FaultKind::NotAccepted { value: id.to_owned(), accepted: accepted() })
}

fn attributes(tables: &Tables, known: &Known<'_>, faults: &mut DataFaults) {
    for (row, attribute) in tables.attributes.iter().enumerate() {
        known.region(Table::Attributes, row, "region", &attribute.region, faults);
        if attribute.key.is_empty() {
            let accepted = "a key such as terrain or capital".to_owned();
            faults.push(fault(Table::Attributes, row, "key", FaultKind::Empty { accepted }));
        }
    }
}

/// Ties and observed pairings: each names a region of either side.
fn couples(tables: &Tables, sides: &Sides, known: &Known<'_>, faults: &mut DataFaults) {
    let ties = tables.ties.iter().map(|tie| (&tie.left, &tie.right)).enumerate();
    let pairs = tables.pairings.iter().map(|pair| (&pair.left, &pair.right)).enumerate();
    let rows = ties
        .map(|(row, couple)| (Table::Ties, row, couple))
        .chain(pairs.map(|(row, couple)| (Table::Pairings, row, couple)));
    for (table, row, (left, right)) in rows {
        if left == right {
            let kind = FaultKind::SelfPair { value: left.clone() };
            faults.push(fault(table, row, &sides.right, kind));
            continue;
        }
        for (id, expected) in [(left, &sides.left), (right, &sides.right)] {
            if !known.region(table, row, expected, id, faults) {
                continue;
            }
            let side = known.side_of(id);
            if side != expected {
                let kind = FaultKind::WrongSide {
                    value: id.clone(),
                    side: side.to_owned(),
                    expected: expected.clone(),
                };
                faults.push(fault(table, row, expected, kind));
            }
        }
    }
    let mut keys = Keys::new(Table::Pairings, &sides.right);
    for (row, pair) in tables.pairings.iter().enumerate() {
        let key = (&pair.programme, &pair.left, &pair.right);
        keys.add(row, key, faults, || format!("{} with {}", pair.left, pair.right));
    }
}

/// The theme of an observed pairing is one of the taxonomy; for a domain, its theme is suggested.
fn themes(tables: &Tables, taxonomy: &Taxonomy, faults: &mut DataFaults) {
    let known = taxonomy.themes().iter().map(String::as_str);
    for (row, pairing) in tables.pairings.iter().enumerate() {
        let Some(theme) = pairing.theme.as_deref() else { continue };
        if names::theme(taxonomy, theme).is_some() {
            continue;
        }
        let of_domain = taxonomy.domain(theme).map(|domain| taxonomy.theme_of(domain));
        let nearest = of_domain.or_else(|| vocabulary::nearest(theme, known.clone()));
        let (what, value) = (NameKind::Theme, theme.to_owned());
        let kind = FaultKind::Unknown { what, value, nearest: nearest.map(str::to_owned) };
        faults.push(fault(Table::Pairings, row, "theme", kind));
    }
}

/// Sources are referred to freely (`general` needs no address), but an id has one address.
fn sources(tables: &Tables, faults: &mut DataFaults) {
    let mut keys = Keys::new(Table::Sources, "id");
    for (row, source) in tables.sources.iter().enumerate() {
        keys.add(row, &source.id, faults, || source.id.clone());
    }
}
