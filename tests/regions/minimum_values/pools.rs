//! What a pool has to do with raw values.

use proptest::prelude::*;
use regiopair::plan::Matcher;
use regiopair::profile::{Dataset, Region};
use regiopair::programme::{CriterionChoice, Programme};
use regiopair::rules::{Exclusion, MinimumValue, PairsWanted, UnknownCondition};
use regiopair::score::{Normalisation, Weights};

use super::super::score_table::{SIDES, ScoreTable, Scored, region};
use super::under;

/// A programme of one criterion, of the user's own.
fn programme(normalisation: Normalisation, rule: MinimumValue) -> Programme {
    let criteria = vec![CriterionChoice {
        id: "given".to_owned(),
        formula: None,
        targets: Vec::new(),
        statements: None,
        weights: Weights::both(1.0),
        normalisation,
        own: true,
    }];
    Programme { criteria, ..under(PairsWanted::Largest, [rule]) }
}

/// Why the pairs of the first regions of each side are excluded.
fn exclusions(
    dataset: &Dataset,
    table: &ScoreTable,
    programme: &Programme,
) -> Vec<Option<Exclusion>> {
    let matcher = Matcher::new(dataset, programme.clone());
    let assessed = matcher.criterion(table.clone(), Weights::both(1.0)).assess().unwrap();
    let place = |side: usize, number: usize| {
        let pool = [assessed.left(), assessed.right()][side];
        pool.get(&format!("{}-{number}", SIDES[side])).unwrap().index
    };
    let cells = (0..3).flat_map(|row| (0..3).map(move |col| (row, col)));
    cells.map(|(row, col)| assessed.exclusion(place(0, row), place(1, col))).collect()
}

/// The same with one more region on a side, and its values for the pairs with the other side.
fn joined(scored: &Scored, side: usize, values: &[i64]) -> (Dataset, ScoreTable) {
    let mut tables = scored.dataset.tables().clone();
    let new: Region = region(side, 3, "ES");
    let mut table = scored.table.clone();
    for (number, &value) in values.iter().enumerate().filter(|(_, value)| **value >= 0) {
        let mut pair = [new.id.clone(), format!("{}-{number}", SIDES[1 - side])];
        if side == 1 {
            pair.reverse();
        }
        table.values.insert(pair.into(), value);
    }
    tables.regions.push(new);
    (Dataset::new(tables).unwrap(), table)
}

proptest! {
    /// Whatever the normalisation, the old pairs are excluded as before, with the same reasons.
    #[test]
    fn a_new_candidate_changes_nothing_for_the_others(
        values in prop::collection::vec(prop::collection::vec(-10..101_i64, 3), 3),
        (side, new) in (0..2_usize, prop::collection::vec(-10..101_i64, 3)),
        at_least in 0.0..1.0,
        treatment in prop::sample::select(UnknownCondition::ALL),
        normalisation in prop::sample::select(Normalisation::ALL),
    ) {
        prop_assume!(values.iter().flatten().any(|value| *value >= 0));
        let scored = Scored::new(&values, &["ES", "ES", "PL"]);
        let rule = MinimumValue { unknown: treatment, ..MinimumValue::new("given", at_least) };
        let programme = programme(normalisation, rule);
        let before = exclusions(&scored.dataset, &scored.table, &programme);
        let (dataset, table) = joined(&scored, side, &new);
        prop_assert_eq!(before, exclusions(&dataset, &table, &programme));
    }
}

/// The minimum score that the law above is not true of: 0.6 is the second of four, the third of six.
#[test]
fn a_minimum_score_of_ranks_changes_with_the_pool() {
    let scored = Scored::new(&[[90, 60, 50], [40, 60, 40], [40, 40, 40]], &["ES", "ES", "PL"]);
    let mut programme = programme(Normalisation::Rank, MinimumValue::new("given", 0.55));
    let raw = exclusions(&scored.dataset, &scored.table, &programme);
    let (dataset, table) = joined(&scored, 0, &[95, 95, 95]);
    assert_eq!(raw, exclusions(&dataset, &table, &programme));
    programme.rules.minimum_values.clear();
    programme.rules.minimum_score = Some(0.8);
    let admitted =
        |exclusions: Vec<Option<Exclusion>>| exclusions.iter().filter(|it| it.is_none()).count();
    // Ranks of nine pairs in eighths: 0.9 is at 1, 0.6 twice at 13/16. Of twelve, in elevenths: 0.9 at 8/11.
    assert_eq!(admitted(exclusions(&scored.dataset, &scored.table, &programme)), 3);
    assert_eq!(admitted(exclusions(&dataset, &table, &programme)), 0);
}

#[cfg(feature = "data")]
mod built_in {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::Path;

    use regiopair::criteria::{CatalogueEntry, entries};
    use regiopair::profile::{Dataset, Pool};
    use regiopair::score::Layer;
    use regiopair::taxonomy::Measure;

    use crate::criteria::criterion;

    /// Ids and values of the pairs of all regions but two.
    fn values(dataset: &Dataset, measure: Measure, id: &str, formula: &str) -> Vec<Option<f64>> {
        criterion(dataset, measure, id, formula, |criterion, left, right| {
            let layer = Layer::compute(criterion, left, right).unwrap();
            let rest = |pool: &Pool| {
                let profiles = pool.profiles().iter();
                let stays = profiles.filter(|profile| !GOING.contains(&&*profile.region.id));
                stays.map(|profile| profile.index).collect::<Vec<_>>()
            };
            let (rows, cols) = (rest(left), rest(right));
            let cells = rows.iter().flat_map(|&row| cols.iter().map(move |&col| [row, col]));
            cells.map(|cell| layer.values[cell].get()).collect()
        })
    }

    /// A region of each side, one of them the largest of all.
    const GOING: [&str; 2] = ["minas-gerais", "ljubljana"];

    fn without(dataset: &Dataset) -> Dataset {
        let mut tables = dataset.tables().clone();
        for region in &mut tables.regions {
            region.candidate &= !GOING.contains(&&*region.id);
        }
        Dataset::new(tables).unwrap()
    }

    type Formula = (&'static str, &'static str);

    /// The greatest change of the values by each formula if two regions leave, where it is more than
    /// rounding.
    fn changes(measure: Measure) -> BTreeMap<Formula, f64> {
        let dataset = Dataset::iuc_lac();
        let fewer = without(&dataset);
        let formulas =
            |entry: &'static CatalogueEntry| entry.formulas.iter().map(|f| (entry.id, *f));
        let change = |(id, formula): Formula| {
            let [all, rest] =
                [&dataset, &fewer].map(|dataset| values(dataset, measure, id, formula));
            assert_eq!(all.len(), 19 * 19);
            let change = |(all, rest): (&Option<f64>, &Option<f64>)| match (all, rest) {
                (Some(all), Some(rest)) => (all - rest).abs(),
                (all, rest) => f64::from(u8::from(all != rest)),
            };
            let greatest = all.iter().zip(&rest).map(change).fold(0.0, f64::max);
            (greatest > 1e-9).then_some(((id, formula), greatest))
        };
        entries().iter().flat_map(formulas).filter_map(change).collect()
    }

    /// The formulas that the page lists, each row with the greatest change of a value.
    fn listed() -> Vec<(Vec<Formula>, f64)> {
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/docs/rules/minimum_values.md");
        let page = fs::read_to_string(page).unwrap();
        let (_, table) = page.split_once("| criterion | formula | what it takes").unwrap();
        let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
        rows.map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let has = |cell: &str, name: &str| cell.contains(&format!("`{name}`"));
            let named = entries().iter().filter(|entry| has(cells[1], entry.id));
            let formulas = named.flat_map(|entry| {
                let own = entry.formulas.iter().filter(|f| cells[2] == "all" || has(cells[2], f));
                own.map(|&formula| (entry.id, formula))
            });
            (formulas.collect(), cells[4].parse().unwrap())
        })
        .collect()
    }

    /// The page names every formula whose raw values depend on the pool, and by how much they do.
    #[test]
    fn the_page_lists_the_formulas_that_compare_with_the_pool() {
        let (listed, found) = (listed(), changes(Measure::WuPalmer));
        let formulas: BTreeSet<Formula> =
            listed.iter().flat_map(|(formulas, _)| formulas.iter().copied()).collect();
        assert_eq!(found.keys().copied().collect::<BTreeSet<_>>(), formulas);
        for (formulas, stated) in &listed {
            let greatest = formulas.iter().map(|formula| found[formula]).fold(0.0, f64::max);
            assert!((greatest - stated).abs() < 0.0006, "{formulas:?}: {greatest:.4}");
        }
    }

    /// So do the criteria of needs if the similarity of domains does.
    #[test]
    fn a_similarity_may_depend_on_the_pool() {
        for (measure, depends) in
            [(Measure::Lin, false), (Measure::LinCorpus, true), (Measure::CosineRelatedness, true)]
        {
            let found = changes(measure);
            for formula in ["shares", "coverage"] {
                for id in ["needs-met", "needs-of-host-met"] {
                    assert_eq!(found.contains_key(&(id, formula)), depends, "{measure} {formula}");
                }
            }
        }
    }
}
