//! Rescaled layers.

use ndarray::{Array2, Axis};
use proptest::prelude::*;
use regiopair::criteria::Meaning;
use regiopair::score::{Layer, Normalisation, Value};

use super::close;

fn rescaled(how: Normalisation, values: &Array2<Option<f64>>) -> Array2<Option<f64>> {
    let (criterion, meaning) = ("c".to_owned(), Meaning::text(""));
    let layer = Layer { criterion, meaning, values: values.mapv(Value::from) };
    let layer = layer.normalised(how);
    layer.values.mapv(Value::get)
}

/// Grand mean 1/4, row and column means 1/2 and 0: differences ±1/4.
#[test]
fn double_centring_by_hand() {
    let values = ndarray::array![[Some(1.0), Some(0.0)], [Some(0.0), Some(0.0)]];
    let found = rescaled(Normalisation::DoubleCentred, &values);
    let expected = ndarray::array![[Some(0.5625), Some(0.4375)], [Some(0.4375), Some(0.5625)]];
    assert_eq!(found, expected);
}

/// The second row has one known value: 0.6 − 0.6 − 0.7 + 1.6 / 3 = −1/6.
#[test]
fn the_only_known_value_of_a_row_is_compared_with_the_other_means() {
    let values = ndarray::array![[Some(0.8), Some(0.2)], [Some(0.6), None]];
    let found = rescaled(Normalisation::DoubleCentred, &values);
    close(found[[1, 0]].unwrap(), 0.5 - 1.0 / 24.0);
    assert_eq!(found[[1, 1]], None);
    let alone =
        rescaled(Normalisation::DoubleCentred, &ndarray::array![[None, Some(0.3)], [None, None]]);
    assert_eq!(alone[[0, 1]], Some(0.5));
}

/// Mean 1/4, sd √3/4: z is √3 and −1/√3.
#[test]
fn z_scores_by_hand() {
    let values = ndarray::array![[Some(1.0), Some(0.0)], [Some(0.0), Some(0.0)]];
    let found = rescaled(Normalisation::Standard, &values);
    close(found[[0, 0]].unwrap(), 0.5 + 3.0_f64.sqrt() / 8.0);
    close(found[[0, 1]].unwrap(), 0.5 - 1.0 / 3.0_f64.sqrt() / 8.0);
    // One value of 400 lies 20 sd above the mean.
    let mut outlier = Array2::from_elem((20, 20), Some(0.2));
    outlier[[3, 4]] = Some(0.9);
    assert_eq!(rescaled(Normalisation::Standard, &outlier)[[3, 4]], Some(1.0));
}

fn table() -> impl Strategy<Value = Array2<Option<f64>>> {
    (1..6_usize, 1..6_usize).prop_flat_map(|shape| {
        proptest::collection::vec(super::value(), shape.0 * shape.1)
            .prop_map(move |values| Array2::from_shape_vec(shape, values).unwrap())
    })
}

proptest! {
    /// Every rescaled value is in [0, 1], nothing becomes known or unknown, and the order within the
    /// layer stays, except for double centring.
    #[test]
    fn rescaled_values_stay_in_the_unit_interval(values in table()) {
        for &how in Normalisation::ALL {
            let found = rescaled(how, &values);
            for (before, after) in values.iter().zip(&found) {
                prop_assert_eq!(before.is_some(), after.is_some());
                prop_assert!(after.is_none_or(|value| (0.0..=1.0).contains(&value)), "{how}: {after:?}");
            }
            if how != Normalisation::DoubleCentred {
                let pairs = || values.iter().zip(&found).filter_map(|(x, y)| Some(((*x)?, (*y)?)));
                for (a, b) in pairs() {
                    prop_assert!(pairs().all(|(x, y)| x > a || y <= b + 1e-12), "{how}");
                }
            }
        }
    }

    /// Rows and columns of a double-centred layer without unknown values have the mean ½.
    #[test]
    fn rows_and_columns_of_a_double_centred_layer_have_the_mean_one_half(values in table()) {
        let complete = values.mapv(|value| Some(value.unwrap_or(0.37)));
        let found = rescaled(Normalisation::DoubleCentred, &complete).mapv(Option::unwrap);
        for axis in [Axis(0), Axis(1)] {
            for mean in found.mean_axis(axis).unwrap() {
                prop_assert!((mean - 0.5).abs() < 1e-12, "{mean}");
            }
        }
    }

    /// A criterion that adds up a property of one region and one of the other says nothing of the pair.
    #[test]
    fn what_belongs_to_the_regions_alone_disappears(
        left in proptest::collection::vec(0.0..0.5_f64, 1..6),
        right in proptest::collection::vec(0.0..0.5_f64, 1..6),
    ) {
        let sum = Array2::from_shape_fn((left.len(), right.len()), |(i, j)| Some(left[i] + right[j]));
        let found = rescaled(Normalisation::DoubleCentred, &sum);
        prop_assert!(found.iter().all(|value| *value == Some(0.5)), "{found:?}");
    }

    /// z-scores have the mean 0 and the standard deviation 1, as long as none is cut off.
    #[test]
    fn z_scores_have_mean_zero_and_deviation_one(values in table()) {
        let found: Vec<f64> = rescaled(Normalisation::Standard, &values).iter().flatten()
            .map(|value| 8.0 * (value - 0.5)).collect();
        let n = found.len() as f64;
        // At most 25 values: none is further than √24 from the mean.
        if found.iter().any(|z| z.abs() > 3.999) || found.iter().all(|z| *z == 0.0) {
            return Ok(());
        }
        let mean = found.iter().sum::<f64>() / n;
        let variance = found.iter().map(|z| z * z).sum::<f64>() / n;
        prop_assert!(mean.abs() < 1e-9 && (variance - 1.0).abs() < 1e-9, "{mean}, {variance}");
    }
}
