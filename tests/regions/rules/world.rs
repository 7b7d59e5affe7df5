//! Small made-up datasets with everything that rules look at.
#![allow(dead_code, reason = "not every test asks for everything")]

use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::{
    Attribute, Coder, ConditionRecord, ConditionStatus, Coordinates, Dataset, DomainRecord, Grade,
    ObservedPairing, Region, Role, StatementRole, Tables, Tie,
};
use regiopair::programme::Programme;
use regiopair::score::Weights;
use regiopair::synthetic::Generator;
use regiopair::taxonomy::{TaxonomyRows, ThemeRow};

use crate::score_table::{self, SIDES, ScoreTable};

/// A small dataset and its scores.
pub(crate) struct World {
    pub(crate) dataset: Dataset,
    /// What counts: weight 1.
    pub(crate) score: ScoreTable,
    /// What is only looked at as an objective: weight 0.
    pub(crate) other: ScoreTable,
}

/// Three themes: energy with two domains, food with two, health with one.
const DOMAINS: [(&str, &str); 5] = [
    ("energy", "solar-power"),
    ("energy", "wind-power"),
    ("food", "wine-making"),
    ("food", "fish-farming"),
    ("health", "hospital-care"),
];
pub(crate) const PROGRAMMES: [&str; 2] = ["first-call", "second-call"];

/// A predicate of the user's own, by its label.
type OwnPredicate = (&'static str, fn(&Region, &Region) -> bool);

pub(crate) const PREDICATES: [OwnPredicate; 2] = [
    ("at most two languages", |a, b| a.languages.len() + b.languages.len() <= 2),
    ("one of the two has coordinates and a language", |a, b| {
        [a, b].iter().any(|region| region.coordinates.is_some() && !region.languages.is_empty())
    }),
];

fn region(generator: &mut Generator, side: usize, number: usize) -> Region {
    let places = [
        [(-30.0, -65.0), (-5.0, -40.0), (20.0, -100.0)],
        [(38.0, -8.0), (60.0, 25.0), (45.0, 9.0)],
    ];
    let (latitude, longitude) = places[side][generator.below(3)];
    let tongues = [["es"].as_slice(), &["pt"], &["it", "es"], &[]];
    let country = [["AR", "BR"], ["ES", "PL"]][side][generator.below(2)];
    Region {
        coordinates: (generator.unit() < 0.85).then_some(Coordinates { latitude, longitude }),
        languages: tongues[generator.below(4)].iter().map(|&word| word.to_owned()).collect(),
        ..score_table::region(side, number, country)
    }
}

fn below(bound: usize, generator: &mut Generator) -> i64 {
    i64::try_from(generator.below(bound)).unwrap()
}

impl World {
    /// The same seed makes the same world.
    pub(crate) fn new(seed: u64, rows: usize, cols: usize) -> Self {
        let mut generator = Generator::new(seed);
        let domains = DOMAINS.map(|(theme, domain)| ThemeRow::new(theme, domain));
        let mut tables =
            Tables { taxonomy: TaxonomyRows::Themes(domains.to_vec()), ..Tables::default() };
        for (side, count) in [rows, cols].into_iter().enumerate() {
            for number in 0..count {
                let region = region(&mut generator, side, number);
                statements(&mut generator, &mut tables, &region.id);
                tables.regions.push(region);
            }
        }
        let ids = |side: usize| -> Vec<String> {
            let own = tables.regions.iter().filter(|region| region.side == SIDES[side]);
            own.map(|region| region.id.clone()).collect()
        };
        let (lefts, rights) = (ids(0), ids(1));
        let (mut score, mut other) = (ScoreTable::nothing("given"), ScoreTable::nothing("other"));
        for left in &lefts {
            for right in &rights {
                let pair = (left.clone(), right.clone());
                if generator.unit() < 0.9 {
                    score.values.insert(pair.clone(), 5 * below(21, &mut generator));
                }
                if generator.unit() < 0.8 {
                    other.values.insert(pair, 10 * below(11, &mut generator));
                }
                if generator.unit() < 0.3 {
                    tables.ties.push(Tie {
                        left: left.clone(),
                        right: right.clone(),
                        since: None,
                        what: "made up".to_owned(),
                        source: String::new(),
                    });
                }
                for programme in PROGRAMMES {
                    if generator.unit() < 0.2 {
                        tables.pairings.push(ObservedPairing::new(
                            programme,
                            1,
                            left.clone(),
                            right.clone(),
                        ));
                    }
                }
            }
        }
        Self { dataset: Dataset::new(tables).unwrap(), score, other }
    }

    pub(crate) fn assess(&self, programme: Programme) -> Assessment {
        let rules = programme.rules.clone();
        let mut matcher = Matcher::new(&self.dataset, programme)
            .criterion(self.score.clone(), Weights::both(1.0))
            .criterion(self.other.clone(), Weights::both(0.0));
        for (label, is_met) in PREDICATES {
            matcher = matcher.eligible(label, move |a, b| is_met(&a.region, &b.region));
        }
        // All predicates are known, but only those of the programme are rules.
        matcher.assess().unwrap().with_rules(rules).unwrap()
    }

    /// The regions of a side, by their ids.
    pub(crate) fn side(&self, side: usize) -> Vec<&Region> {
        let regions = self.dataset.regions().iter();
        regions.filter(|region| region.side == SIDES[side]).collect()
    }
}

fn statements(generator: &mut Generator, tables: &mut Tables, id: &str) {
    for (_, domain) in DOMAINS {
        if generator.unit() < 0.45 {
            tables.domains.push(DomainRecord {
                region: id.to_owned(),
                role: if generator.unit() < 0.85 { Role::Strength } else { Role::Need },
                domain: domain.to_owned(),
                weight: Grade::new(u8::try_from(1 + generator.below(3)).unwrap()).unwrap(),
                // What is known from the pairing itself does not count.
                ex_ante: generator.unit() < 0.9,
                source: String::new(),
                note: String::new(),
                coder: Coder::First,
            });
        }
    }
    let drawn = ["coastal", "mountain"].map(|terrain| (generator.unit() < 0.55).then_some(terrain));
    let mut cells: Vec<String> = drawn.into_iter().flatten().map(str::to_owned).collect();
    // Two values may be in one cell.
    if cells.len() == 2 && generator.unit() < 0.5 {
        cells = vec![cells.join("; ")];
    }
    tables.attributes.extend(cells.into_iter().map(|value| Attribute {
        region: id.to_owned(),
        key: "terrain".to_owned(),
        value,
        ex_ante: true,
        source: String::new(),
        role: StatementRole::default(),
        terms: Vec::new(),
    }));
    let status = [
        Some(ConditionStatus::Met),
        Some(ConditionStatus::Met),
        Some(ConditionStatus::NotMet),
        Some(ConditionStatus::Unknown),
        None,
    ][generator.below(5)];
    if let Some(status) = status {
        tables.conditions.push(ConditionRecord {
            region: id.to_owned(),
            condition: "contact-person".to_owned(),
            status,
            source: String::new(),
            note: String::new(),
        });
    }
}
