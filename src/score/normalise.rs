//! Rescaling of a layer, so that criteria of different spread can be compared.

use super::layer::{Layer, Value};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How to rescale the values of a criterion before they are weighted.
    pub enum Normalisation as "normalisation" {
        /// No change: values are comparable between datasets. The default.
        None = "none",
        /// (x − min) / (max − min) over the known values. If all values are
        /// equal, they become 0.5.
        MinMax = "min-max",
        /// (rank − 1) / (n − 1) over the n known values, ties at their mean rank: only the order
        /// counts. A single or constant value becomes 0.5.
        Rank = "rank",
    }
}

impl Normalisation {
    /// Rescales the known values in place; unknown ones stay unknown.
    ///
    /// # Complexity
    /// Linear in the cells; `rank` sorts them.
    pub fn apply(self, layer: &mut Layer) {
        match self {
            Self::None => {}
            Self::MinMax => min_max(layer),
            Self::Rank => rank(layer),
        }
    }
}

fn min_max(layer: &mut Layer) {
    let known = || layer.values.iter().filter_map(|value| value.get());
    let least = known().fold(f64::INFINITY, f64::min);
    let most = known().fold(f64::NEG_INFINITY, f64::max);
    let spread = most - least;
    layer.values.mapv_inplace(|value| match value.get() {
        Some(_) if spread <= 0.0 => Value::known(0.5),
        Some(x) => Value::known((x - least) / spread),
        None => value,
    });
}

fn rank(layer: &mut Layer) {
    let mut sorted: Vec<f64> = layer.values.iter().filter_map(|value| value.get()).collect();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    layer.values.mapv_inplace(|value| match value.get() {
        Some(_) if last == 0 => Value::known(0.5),
        Some(x) => {
            let below = sorted.partition_point(|y| *y < x);
            let up_to = sorted.partition_point(|y| *y <= x);
            // Mean of the places below..up_to, counted from 0.
            Value::known((below + up_to - 1) as f64 / 2.0 / last as f64)
        }
        None => value,
    });
}

#[cfg(test)]
mod tests {
    use ndarray::arr2;

    use super::{Layer, Normalisation, Value};
    use crate::criteria::Meaning;

    fn layer(values: [[Option<f64>; 2]; 2]) -> Layer {
        Layer {
            criterion: "c".into(),
            meaning: Meaning::text(""),
            values: arr2(&values).mapv(Value::from),
        }
    }

    fn normalised(how: Normalisation, values: [[Option<f64>; 2]; 2]) -> Vec<Option<f64>> {
        let mut layer = layer(values);
        how.apply(&mut layer);
        layer.values.iter().map(|value| value.get()).collect()
    }

    #[test]
    fn min_max_spreads_the_known_values_over_the_unit_interval() {
        let values = [[Some(0.2), None], [Some(0.4), Some(0.3)]];
        let found = normalised(Normalisation::MinMax, values);
        assert_eq!(found[0], Some(0.0));
        assert_eq!(found[1], None);
        assert_eq!(found[2], Some(1.0));
        assert!((found[3].unwrap() - 0.5).abs() < 1e-12);
    }

    #[test]
    fn ranks_share_their_mean_where_values_tie() {
        let values = [[Some(0.2), Some(0.7)], [Some(0.2), Some(0.9)]];
        let third = 1.0 / 3.0;
        assert_eq!(
            normalised(Normalisation::Rank, values),
            [Some(0.5 * third), Some(2.0 / 3.0), Some(0.5 * third), Some(1.0)]
        );
    }

    #[test]
    fn a_constant_layer_says_nothing() {
        for how in [Normalisation::MinMax, Normalisation::Rank] {
            let found = normalised(how, [[Some(0.3), None], [Some(0.3), Some(0.3)]]);
            assert_eq!(found, [Some(0.5), None, Some(0.5), Some(0.5)]);
        }
    }
}
