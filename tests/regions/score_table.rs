//! Scores from a table, for regions of which nothing else is known.
#![allow(dead_code, reason = "not every test asks for everything")]
#![allow(clippy::unwrap_used, reason = "tests fail by panic")]

use std::collections::BTreeMap;

use regiopair::criteria::{Criterion, Meaning, Pair, Reason, Tally, Unknown};
use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::{Dataset, Region, StrategyStatus, Tables};
use regiopair::programme::Programme;
use regiopair::score::Weights;
use regiopair::taxonomy::{TaxonomyRows, ThemeRow};

/// Names of the sides; ids of regions are these with a number.
pub(crate) const SIDES: [&str; 2] = ["south", "north"];

/// A criterion whose values are in a table, in hundredths; other pairs are unknown.
#[derive(Clone)]
pub(crate) struct ScoreTable {
    pub(crate) id: &'static str,
    pub(crate) values: BTreeMap<(String, String), i64>,
}

impl ScoreTable {
    pub(crate) fn nothing(id: &'static str) -> Self {
        Self { id, values: BTreeMap::new() }
    }
}

impl Criterion for ScoreTable {
    fn id(&self) -> &str {
        self.id
    }
    fn meaning(&self) -> Meaning {
        Meaning::text("a value from a table")
    }
    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        let ids = (pair.left.region.id.clone(), pair.right.region.id.clone());
        // The table knows the pair whichever side is left.
        let turned = (ids.1.clone(), ids.0.clone());
        let value = self.values.get(&ids).or_else(|| self.values.get(&turned));
        let value = value.ok_or_else(|| Unknown::text("not in the table"))?;
        tally.add(*value as f64 / 100.0, || Reason::text("given"));
        Ok(())
    }
}

/// A region of which nothing is known.
pub(crate) fn bare_region(side: &str, id: &str) -> Region {
    Region {
        id: id.to_owned(),
        name: id.to_uppercase(),
        side: side.to_owned(),
        country: "PE".to_owned(),
        level: "region".to_owned(),
        codes: Vec::new(),
        coordinates: None,
        population: None,
        area_km2: None,
        gdp_per_capita_eur: None,
        gdp_approximate: false,
        part_of: None,
        languages: Vec::new(),
        s3_status: StrategyStatus::Unknown,
        annex: false,
        candidate: true,
        source: String::new(),
    }
}

/// The same with a number for its name.
pub(crate) fn region(side: usize, number: usize, country: &str) -> Region {
    let id = format!("{}-{number}", SIDES[side]);
    let (name, country) = (format!("Region {id}"), country.to_owned());
    Region { name, country, ..bare_region(SIDES[side], &id) }
}

/// A programme that takes its scores from a table.
pub(crate) fn blank() -> Programme {
    Programme { criteria: Vec::new(), ..Programme::default() }
}

/// Regions and a table of scores in hundredths, those below 0 unknown; the countries of the right
/// side are given.
pub(crate) struct Scored {
    pub(crate) dataset: Dataset,
    pub(crate) table: ScoreTable,
}

impl Scored {
    pub(crate) fn new(scores: &[impl AsRef<[i64]>], countries: &[&str]) -> Self {
        let rows = TaxonomyRows::Themes(vec![ThemeRow::new("energy", "solar-power")]);
        let mut tables = Tables { taxonomy: rows, ..Tables::default() };
        tables.regions.extend((0..scores.len()).map(|number| region(0, number, "AR")));
        let countries = countries.iter().enumerate();
        tables.regions.extend(countries.map(|(number, country)| region(1, number, country)));
        let mut table = ScoreTable::nothing("given");
        for (row, line) in scores.iter().enumerate() {
            for (col, &score) in line.as_ref().iter().enumerate().filter(|(_, score)| **score >= 0)
            {
                let pair = (format!("{}-{row}", SIDES[0]), format!("{}-{col}", SIDES[1]));
                table.values.insert(pair, score);
            }
        }
        Self { dataset: Dataset::new(tables).unwrap(), table }
    }

    pub(crate) fn assess(&self, programme: Programme) -> Assessment {
        let matcher = Matcher::new(&self.dataset, programme);
        matcher.criterion(self.table.clone(), Weights::both(1.0)).assess().unwrap()
    }
}
