//! Values known from enumeration, by hand or as a law.

use ndarray::{Array2, arr2};
use regiopair::score::Value;
use regiopair::synthetic::Generator;
use regiopair::validation::{
    Efficiency, PermutationMethod, PermutationOptions, Untestable, auc, hits_under_chance,
    hits_under_chance_batches, permutation_moments, permutation_test, recovery, sidak,
};

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

fn table() -> Array2<f64> {
    arr2(&[[0.9, 0.1, 0.4, 0.3], [0.2, 0.7, 0.5, 0.1], [0.3, 0.6, 0.4, 0.2], [0.5, 0.2, 0.1, 0.8]])
}

const DIAGONAL: [(usize, usize); 4] = [(0, 0), (1, 1), (2, 2), (3, 3)];

#[test]
fn the_permutation_test_of_four_pairs() {
    let options = PermutationOptions::default();
    let test = permutation_test(&[table()], &options).unwrap();
    close(test.observed, 2.8);
    close(test.p, 2.0 / 24.0);
    close(test.mean, 1.575);
    close(test.variance, 0.306_875);
    close(test.z, 2.211_339_043_791_968_4);
    assert_eq!(test.method, PermutationMethod::Exact { permutations: 24 });
    let rounds = [arr2(&[[0.9, 0.1], [0.2, 0.7]]), arr2(&[[0.4, 0.2], [0.1, 0.8]])];
    close(permutation_test(&rounds, &options).unwrap().p, 0.25);
}

/// Random tables with more columns than rows, against every injection.
#[test]
fn the_moments_of_rectangular_tables_are_those_of_all_arrangements() {
    let mut generator = Generator::new(3);
    for (n, m) in [(1, 1), (1, 4), (2, 2), (2, 3), (2, 5), (3, 4), (3, 6), (4, 4)] {
        let table = Array2::from_shape_simple_fn((n, m), || generator.unit());
        let sums = sums(&table, 0, &mut vec![false; m]);
        let mean = sums.iter().sum::<f64>() / sums.len() as f64;
        let variance = sums.iter().map(|sum| (sum - mean).powi(2)).sum::<f64>() / sums.len() as f64;
        let moments = permutation_moments(&table.view());
        close(moments.mean, mean);
        close(moments.variance, variance);
        let reached = sums.iter().filter(|sum| **sum >= table.diag().sum() - 1e-12).count();
        if sums.len() > 1 {
            let test = permutation_test(&[table], &PermutationOptions::default()).unwrap();
            close(test.p, reached as f64 / sums.len() as f64);
        }
    }
}

/// The sums of all ways to give each row a column of its own.
fn sums(table: &Array2<f64>, row: usize, taken: &mut Vec<bool>) -> Vec<f64> {
    if row == table.nrows() {
        return vec![0.0];
    }
    let mut all = Vec::new();
    for column in 0..table.ncols() {
        if !taken[column] {
            taken[column] = true;
            all.extend(sums(table, row + 1, taken).iter().map(|sum| sum + table[[row, column]]));
            taken[column] = false;
        }
    }
    all
}

#[test]
fn hits_of_twenty_pairs_by_chance() {
    let expected = [
        0.367_879_441_171_442_33,
        0.367_879_441_171_442_33,
        0.183_939_720_585_721_17,
        0.061_313_240_195_240_364,
        0.015_328_310_048_810_207,
        0.003_065_662_009_761_643,
        0.000_510_943_668_294_669_3,
        7.299_195_261_124_825e-5,
    ];
    let found = hits_under_chance(20, 20);
    assert_eq!(found.len(), 21);
    found.iter().zip(expected).for_each(|(found, expected)| close(*found, expected));
    close(found.iter().sum::<f64>(), 1.0);
    let whole = hits_under_chance_batches(&[(20, 20)]);
    let at_least =
        [1.0, 0.632_120_558_828_557_7, 0.264_241_117_657_115_33, 0.080_301_397_071_394_19];
    for (hits, expected) in at_least.iter().enumerate() {
        close(whole.p(hits), *expected);
    }
}

#[test]
fn hits_in_rounds_of_three_nine_and_eight_by_chance() {
    let chance = hits_under_chance_batches(&[(3, 3), (9, 9), (8, 8)]);
    close(chance.mean, 3.0);
    let expected = [
        1.0,
        0.954_887_962_911_930_9,
        0.796_998_536_504_954_8,
        0.571_435_816_650_128_7,
        0.353_397_711_329_553_9,
        0.187_995_061_612_661_6,
        0.085_725_144_177_451_93,
        0.033_612_375_772_443_324,
        0.011_405_979_871_747_653,
        0.003_388_151_735_156_082,
    ];
    for (hits, expected) in expected.iter().enumerate() {
        close(chance.p(hits), *expected);
    }
    assert_eq!(chance.p(21), 0.0);
}

/// A plan with some of the possible pairs of a round: counted over all orders.
#[test]
fn hits_of_a_plan_with_few_pairs_of_the_round() {
    for n in 0..6_usize {
        for k in 0..=n {
            let mut counts = vec![0_u32; k + 1];
            let hits = Array2::from_shape_fn((n, n), |(i, j)| f64::from(u8::from(i == j && i < k)));
            for sum in sums(&hits, 0, &mut vec![false; n]) {
                let place = (0..=k).find(|&hits| hits as f64 == sum).unwrap();
                counts[place] += 1;
            }
            let all = f64::from(counts.iter().sum::<u32>());
            let found = hits_under_chance(n, k);
            assert_eq!(found.len(), counts.len());
            for (found, count) in found.iter().zip(counts) {
                close(*found, f64::from(count) / all);
            }
        }
    }
    let empty = hits_under_chance_batches(&[]);
    assert_eq!((empty.mean, empty.p(0), empty.p(1)), (0.0, 1.0, 0.0));
    // Many rounds, and a large one: probabilities stay probabilities.
    let large = hits_under_chance_batches(&[vec![(1, 1); 50], vec![(5_000, 5_000)]].concat());
    close(large.mean, 51.0);
    assert_eq!(large.p(50), 1.0);
    close(large.p(51), 1.0 - (-1.0_f64).exp());
}

#[test]
fn recovery_of_four_pairs() {
    let values = table().mapv(Value::known);
    let found = recovery(&values.view(), &DIAGONAL);
    assert_eq!((found.known, found.hits), (4, [3, 4, 4]));
    close(found.mean_reciprocal_rank.unwrap(), 0.875);
    // The vector counts from the best: (rank − 1) / (m − 1).
    close(1.0 - found.percentile.unwrap(), 0.083_333_333_333_333_33);
    close(found.chance_mean_rank.unwrap(), 2.5);
    let test = permutation_test(&[table()], &PermutationOptions::default()).unwrap();
    // The diagonal is the best plan, of 2.8.
    let efficiency = Efficiency::of(test.observed, 2.8, test.mean);
    close(efficiency.efficiency.unwrap(), 1.0);
    close(efficiency.normalised.unwrap(), 1.0);
    assert_eq!(Efficiency::of(0.0, 0.0, 0.0).efficiency, None);
    assert_eq!(Efficiency::of(0.5, 0.5, 0.5).normalised, None);
}

#[test]
fn unknown_values_are_no_hits_and_no_ranks() {
    let values = arr2(&[[None, Some(0.5)], [Some(0.2), Some(0.2)]]).mapv(Value::from);
    let found = recovery(&values.view(), &[(0, 0), (1, 1), (7, 7)]);
    // The second ties for ranks 1 and 2.
    assert_eq!((found.known, found.hits), (1, [0, 1, 1]));
    assert_eq!(found.percentile, Some(0.5));
    assert_eq!(found.mean_reciprocal_rank, Some(1.0 / 1.5));
    let nothing = recovery(&values.view(), &[(0, 0)]);
    assert_eq!((nothing.percentile, nothing.mean_reciprocal_rank), (None, None));
    // 0.2 against 0.5 and 0.2: lower, and equal.
    assert_eq!(auc(&values, &[(0, 0), (1, 1)]), Some(0.25));
    assert_eq!(auc(&values, &[(0, 0)]), None);
    assert_eq!(auc(&values, &[]), None);
}

#[test]
fn what_cannot_be_tested_has_a_name() {
    let options = PermutationOptions::default();
    let outcome = |strata: &[Array2<f64>]| permutation_test(strata, &options).unwrap_err();
    assert_eq!(outcome(&[]), Untestable::NoPair);
    assert_eq!(outcome(&[Array2::zeros((0, 0))]), Untestable::NoPair);
    assert_eq!(outcome(&[arr2(&[[0.3]])]), Untestable::NoChoice);
    assert_eq!(outcome(&[arr2(&[[0.3]]), arr2(&[[0.9]])]), Untestable::NoChoice);
    assert_eq!(outcome(&[Array2::from_elem((5, 5), 0.1)]), Untestable::Constant);
    assert_eq!(outcome(&[Array2::zeros((3, 3))]), Untestable::Constant);
    let a = [0.1, 0.7, 1.0 / 3.0, 0.2];
    let additive = Array2::from_shape_fn((4, 4), |(i, j)| a[i] + 1e6 * a[(j + 1) % 4]);
    assert_eq!(outcome(&[additive]), Untestable::Additive);
    for wrong in [f64::NAN, f64::INFINITY, 1e200] {
        assert_eq!(
            outcome(&[arr2(&[[0.1, wrong], [0.2, 0.3]])]),
            Untestable::NotFinite { stratum: 0 }
        );
    }
    let tall = Untestable::TooFewColumns { stratum: 1, rows: 2, columns: 1 };
    assert_eq!(outcome(&[arr2(&[[0.3]]), Array2::zeros((2, 1))]), tall);
    let large = Array2::from_elem((1_025, 1_025), 0.0);
    assert!(matches!(outcome(&[large]), Untestable::TooManyPairs { .. }));
}

#[test]
fn the_correction_is_that_of_independent_tests() {
    close(sidak(0.05, 2), 1.0 - 0.95 * 0.95);
    close(sidak(0.5, 3), 0.875);
    // 1 − (1 − p)^m is m p for small p.
    assert!((sidak(1e-12, 150) / 150e-12 - 1.0).abs() < 1e-9);
    for variants in [0, 1, 7, u32::MAX] {
        for p in [0.0, 1e-5, 0.3, 1.0] {
            let corrected = sidak(p, variants);
            assert!((p..=1.0).contains(&corrected), "{p} with {variants}: {corrected}");
        }
    }
}
