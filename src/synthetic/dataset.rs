//! Synthetic datasets.
//!
//! Regions have strengths and needs in a few random domains, coordinates on two continents, and
//! gaps as in real data.

use super::Generator;
use super::error::{SyntheticError, check};
use crate::profile::{
    Attribute, Coder, Coordinates, Dataset, DomainRecord, Grade, Phase, PhaseRecord, PhaseRole,
    Region, Role, StatementRole, StrategyStatus, Tables, Tie,
};
use crate::taxonomy::{TaxonomyRows, ThemeRow};

/// Size and seed of a synthetic dataset.
///
/// | setting | default | accepted | meaning |
/// | --- | --- | --- | --- |
/// | `left`, `right` | 20 | 1 to 100,000 | regions per side |
/// | `themes`, `domains` | 8, 7 | 1 to 100 | themes, and domains per theme |
/// | `seed` | 1 | any | the same seed gives the same dataset |
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatasetOptions {
    /// Regions on the left side.
    pub left: usize,
    /// Regions on the right side.
    pub right: usize,
    /// Number of themes.
    pub themes: usize,
    /// Domains in each theme.
    pub domains: usize,
    /// Seed.
    pub seed: u64,
}

impl Default for DatasetOptions {
    fn default() -> Self {
        Self { left: 20, right: 20, themes: 8, domains: 7, seed: 1 }
    }
}

/// The most regions of a side.
const MOST_REGIONS: usize = 100_000;

/// The most themes, and domains of a theme.
const MOST_DOMAINS: usize = 100;

/// Generates a dataset with the sides `lac` and `eu`.
///
/// # Errors
/// [`SyntheticError::OutOfRange`] names an option outside its range.
///
/// ```
/// use regiopair::synthetic::{DatasetOptions, dataset};
/// let a = dataset(DatasetOptions { left: 3, right: 5, ..DatasetOptions::default() }).unwrap();
/// assert_eq!(a.regions().len(), 8);
/// let b = dataset(DatasetOptions { left: 3, right: 5, ..DatasetOptions::default() }).unwrap();
/// assert_eq!(a.digest(), b.digest());
/// ```
pub fn dataset(options: DatasetOptions) -> Result<Dataset, SyntheticError> {
    check("left", options.left, 1..=MOST_REGIONS)?;
    check("right", options.right, 1..=MOST_REGIONS)?;
    check("themes", options.themes, 1..=MOST_DOMAINS)?;
    check("domains", options.domains, 1..=MOST_DOMAINS)?;
    let mut generator = Generator::new(options.seed);
    let domains: Vec<ThemeRow> = (0..options.themes)
        .flat_map(|theme| (0..options.domains).map(move |domain| (theme, domain)))
        .map(|(theme, domain)| ThemeRow {
            label: format!("Domain {domain} of theme {theme}"),
            ..ThemeRow::new(format!("theme-{theme:02}"), format!("domain-{theme:02}-{domain:02}"))
        })
        .collect();
    let mut tables =
        Tables { taxonomy: TaxonomyRows::Themes(domains.clone()), ..Tables::default() };
    for (side, count) in [("lac", options.left), ("eu", options.right)] {
        for number in 0..count {
            let id = format!("{side}-{number:06}");
            region(&mut generator, &mut tables, side, &id);
            statements(&mut generator, &mut tables, &domains, side, &id);
        }
    }
    for number in 0..options.left.min(options.right) / 4 {
        let right = generator.below(options.right);
        tables.ties.push(Tie {
            left: format!("lac-{number:06}"),
            right: format!("eu-{right:06}"),
            since: Some(2010),
            what: "made up".to_owned(),
            source: String::new(),
        });
    }
    Ok(Dataset::new(tables)?)
}

fn region(generator: &mut Generator, tables: &mut Tables, side: &str, id: &str) {
    let european = side == "eu";
    let languages: &[&str] =
        if european { &["es", "it", "pl", "de", "pt", "sv"] } else { &["es", "es", "pt"] };
    let (south, west) = if european { (36.0, -9.0) } else { (-54.0, -115.0) };
    let (high, wide) = if european { (30.0, 33.0) } else { (80.0, 78.0) };
    let known = generator.unit() < 0.5;
    tables.regions.push(Region {
        id: id.to_owned(),
        name: format!("Region {id}"),
        side: side.to_owned(),
        country: if european { "PL" } else { "PE" }.to_owned(),
        level: if generator.unit() < 0.8 { "region" } else { "sub-region" }.to_owned(),
        codes: Vec::new(),
        coordinates: Some(Coordinates {
            latitude: south + high * generator.unit(),
            longitude: west + wide * generator.unit(),
        }),
        population: Some(100_000 + generator.below(5_000_000) as u64),
        area_km2: Some(500.0 + 100_000.0 * generator.unit()),
        gdp_per_capita_eur: known.then(|| 2_000.0 + 40_000.0 * generator.unit()),
        gdp_approximate: false,
        part_of: None,
        languages: vec![languages[generator.below(languages.len())].to_owned()],
        s3_status: StrategyStatus::Unknown,
        annex: false,
        candidate: true,
        source: String::new(),
    });
    let terrains = ["coastal", "mountain", "urban", "plateau", "island"];
    tables.attributes.push(Attribute {
        region: id.to_owned(),
        key: "terrain".to_owned(),
        value: terrains[generator.below(terrains.len())].to_owned(),
        ex_ante: true,
        source: String::new(),
        role: StatementRole::default(),
        terms: Vec::new(),
    });
}

fn statements(
    generator: &mut Generator,
    tables: &mut Tables,
    domains: &[ThemeRow],
    side: &str,
    id: &str,
) {
    let strengths = 4 + generator.below(13);
    // As in the real data, most hosts state no need.
    let needs = if side == "lac" { 4 + generator.below(8) } else { generator.below(3) };
    for (role, count) in [(Role::Strength, strengths), (Role::Need, needs)] {
        let mut places: Vec<usize> = (0..domains.len()).collect();
        for _ in 0..count.min(domains.len()) {
            let place = places.swap_remove(generator.below(places.len()));
            tables.domains.push(DomainRecord {
                region: id.to_owned(),
                role,
                domain: domains[place].domain.clone(),
                weight: grade(generator),
                ex_ante: true,
                source: String::new(),
                note: String::new(),
                coder: Coder::First,
            });
        }
    }
    for &phase in Phase::ALL {
        for role in [PhaseRole::Capacity, PhaseRole::Need] {
            if generator.unit() < 0.4 {
                tables.phases.push(PhaseRecord {
                    region: id.to_owned(),
                    phase,
                    role,
                    level: grade(generator).into(),
                    ex_ante: true,
                    source: String::new(),
                    note: String::new(),
                });
            }
        }
    }
}

fn grade(generator: &mut Generator) -> Grade {
    [1, 2, 3].get(generator.below(3)).and_then(|n| Grade::new(*n).ok()).unwrap_or(Grade::MAX)
}
