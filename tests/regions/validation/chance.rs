//! Under the null, p-values are uniform; random arrangements agree with all of them.

use ndarray::Array2;
use regiopair::synthetic::Generator;
use regiopair::validation::{PermutationMethod, PermutationOptions, permutation_test};

fn strata(generator: &mut Generator, sizes: &[usize], steps: Option<f64>) -> Vec<Array2<f64>> {
    let mut value = || {
        let unit = generator.unit();
        steps.map_or(unit, |steps| (unit * steps).floor() / steps)
    };
    sizes.iter().map(|&n| Array2::from_shape_simple_fn((n, n), &mut value)).collect()
}

/// The greatest distance of the sorted p-values from a uniform distribution (Kolmogorov–Smirnov).
fn distance_from_uniform(mut p: Vec<f64>) -> f64 {
    p.sort_by(f64::total_cmp);
    let n = p.len() as f64;
    let distance = |(place, p): (usize, &f64)| {
        (p - place as f64 / n).abs().max(((place + 1) as f64 / n - p).abs())
    };
    p.iter().enumerate().map(distance).fold(0.0, f64::max)
}

/// The 1 % point of the distance for 500 values.
const LIMIT: f64 = 1.628 / 22.36;

#[test]
fn exact_p_values_are_uniform_under_the_null() {
    let mut generator = Generator::new(11);
    let options = PermutationOptions::default();
    let p: Vec<f64> = (0..500)
        .map(|_| permutation_test(&strata(&mut generator, &[3, 5], None), &options).unwrap().p)
        .collect();
    // A p-value is a multiple of 1 / 720, which adds as much to the distance.
    assert!(distance_from_uniform(p) < LIMIT + 1.0 / 720.0);
}

#[test]
fn random_p_values_are_uniform_under_the_null() {
    let mut generator = Generator::new(12);
    let p: Vec<f64> = (0..500)
        .map(|seed| {
            let options = PermutationOptions { permutations: 199, seed, ..Default::default() };
            let test =
                permutation_test(&strata(&mut generator, &[3, 9, 8], None), &options).unwrap();
            assert_eq!(test.method, PermutationMethod::MonteCarlo { permutations: 199, seed });
            test.p
        })
        .collect();
    assert!(distance_from_uniform(p) < LIMIT + 1.0 / 200.0);
}

/// With ties p may only be too large: at most a share α of the p-values is at most α.
#[test]
fn with_ties_small_p_values_are_no_more_frequent_than_they_say() {
    let mut generator = Generator::new(13);
    let options = PermutationOptions::default();
    let p: Vec<f64> = (0..500)
        .filter_map(|_| permutation_test(&strata(&mut generator, &[5], Some(3.0)), &options).ok())
        .map(|test| test.p)
        .collect();
    for alpha in [0.05, 0.1, 0.25, 0.5] {
        let share = p.iter().filter(|p| **p <= alpha).count() as f64 / p.len() as f64;
        // Three standard errors.
        let error = (alpha * (1.0 - alpha) / p.len() as f64).sqrt();
        assert!(share <= alpha + 3.0 * error, "{share} of the p-values are at most {alpha}");
    }
}

#[test]
fn random_arrangements_agree_with_all_of_them() {
    let mut generator = Generator::new(14);
    for sizes in [&[4_usize, 3][..], &[2, 2, 2], &[6], &[1, 5, 1]] {
        for steps in [None, Some(4.0)] {
            let strata = strata(&mut generator, sizes, steps);
            let exact = permutation_test(&strata, &PermutationOptions::default());
            let options =
                PermutationOptions { permutations: 20_000, exact_up_to: 0, ..Default::default() };
            let (exact, random) = match (exact, permutation_test(&strata, &options)) {
                (Ok(exact), Ok(random)) => (exact, random),
                (exact, random) => {
                    assert_eq!(exact, random);
                    continue;
                }
            };
            assert!(matches!(exact.method, PermutationMethod::Exact { .. }));
            // Five standard errors, and the one that is added.
            let error = 5.0 * (exact.p * (1.0 - exact.p) / 20_000.0).sqrt() + 1.0 / 20_001.0;
            assert!((exact.p - random.p).abs() <= error, "{} and {}", exact.p, random.p);
            assert_eq!((exact.mean, exact.variance), (random.mean, random.variance));
            assert_eq!(permutation_test(&strata, &options), Ok(random), "the seed decides");
        }
    }
}

/// What is added to every pair of a region, or multiplied into all, changes no p-value.
#[test]
fn the_test_does_not_depend_on_the_level_of_regions_or_the_scale() {
    let mut generator = Generator::new(15);
    let options = PermutationOptions::default();
    for _ in 0..20 {
        let strata = strata(&mut generator, &[4, 4], None);
        let p = permutation_test(&strata, &options).unwrap().p;
        let moved: Vec<Array2<f64>> = strata
            .iter()
            .map(|table| {
                Array2::from_shape_fn(table.dim(), |(i, j)| {
                    table[[i, j]] + 0.3 * i as f64 - 0.7 * j as f64
                })
            })
            .collect();
        assert!((permutation_test(&moved, &options).unwrap().p - p).abs() < 1e-12);
        for factor in [1e6, 1e-6] {
            let scaled: Vec<_> = strata.iter().map(|table| table.mapv(|x| x * factor)).collect();
            assert!((permutation_test(&scaled, &options).unwrap().p - p).abs() < 1e-12);
        }
    }
}
