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
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use regiopair::criteria::entries;
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

    /// The criteria and formulas whose values differ by more than rounding if two regions leave.
    fn moving(measure: Measure) -> BTreeSet<(&'static str, &'static str)> {
        let dataset = Dataset::iuc_lac();
        let fewer = without(&dataset);
        let all = entries()
            .iter()
            .flat_map(|entry| entry.formulas.iter().map(|&formula| (entry.id, formula)));
        let moves = |(id, formula): &(&str, &str)| {
            let [all, rest] =
                [&dataset, &fewer].map(|dataset| values(dataset, measure, id, formula));
            assert_eq!(all.len(), 19 * 19);
            all.iter().zip(&rest).any(|pair| match pair {
                (Some(a), Some(b)) => (a - b).abs() > 1e-9,
                (a, b) => a != b,
            })
        };
        all.filter(moves).collect()
    }

    /// The page names every formula whose raw values depend on the pool.
    #[test]
    fn the_page_lists_the_formulas_that_compare_with_the_pool() {
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/docs/rules/minimum_values.md");
        let page = fs::read_to_string(page).unwrap();
        let (_, table) = page.split_once("| criterion | formula | what it takes").unwrap();
        let rows: Vec<Vec<&str>> = table
            .lines()
            .skip(2)
            .take_while(|line| line.starts_with('|'))
            .map(|line| line.split('|').map(str::trim).collect())
            .collect();
        let names = |cell: &str| -> Vec<String> {
            cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
        };
        let mut listed = BTreeSet::new();
        for row in rows.iter().filter(|row| !row[2].contains("similarity")) {
            let formulas = names(row[2]);
            let is_named =
                |formula: &str| row[2] == "all" || formulas.iter().any(|it| it == formula);
            for entry in
                entries().iter().filter(|entry| names(row[1]).iter().any(|it| it == entry.id))
            {
                let own = entry.formulas.iter().filter(|formula| is_named(formula));
                listed.extend(own.map(|&formula| (entry.id, formula)));
            }
        }
        assert_eq!(moving(Measure::WuPalmer), listed);
        let of_needs = |id: &str| ["needs-met", "needs-of-host-met"].contains(&id);
        for (measure, moves) in
            [(Measure::Lin, false), (Measure::LinCorpus, true), (Measure::CosineRelatedness, true)]
        {
            let moving = moving(measure);
            for entry in entries().iter().filter(|entry| of_needs(entry.id)) {
                for &formula in entry.formulas {
                    let expected = moves || listed.contains(&(entry.id, formula));
                    assert_eq!(
                        moving.contains(&(entry.id, formula)),
                        expected,
                        "{measure} {formula}"
                    );
                }
            }
        }
    }
}
