//! Rescaling of a layer, so that criteria of different spread can be compared.

use ndarray::Axis;

use super::layer::{Layer, Value, mean_of};
use super::richness::varies;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How to rescale the values of a criterion before they are weighted. Only known values enter, and
    /// unknown ones stay unknown; the result is in [0, 1]. What a criterion adds to the score is its weight
    /// times the rescaled value, so that contributions still add up to the score exactly; a piece of evidence
    /// has the same share of it as of the raw value.
    pub enum Normalisation as "normalisation" {
        /// No change: values are comparable between datasets. The default.
        None = "none",
        /// (x − min) / (max − min) over the known values. If all values are
        /// equal, they become 0.5.
        MinMax = "min-max",
        /// (rank − 1) / (n − 1) over the n known values, ties at their mean rank: only the order
        /// counts. A single or constant value becomes 0.5.
        Rank = "rank",
        /// ½ + z / 8 with z = (x − mean) / sd over the known values (population sd; z-score), cut off at
        /// z = ±4: criteria then differ by their weights, not by their spread. Constant values become
        /// 0.5.
        Standard = "standard",
        /// ½ + (x − row mean − column mean + mean) / 4, each mean over the known values (double centring,
        /// Torgerson 1952): what a region has with every partner is removed, what is specific to the pair
        /// stays. If all values are known, those of each row and of each column have the mean 0.5. The only
        /// known value of a row or column is compared with the other means; constant values become 0.5.
        DoubleCentred = "double-centred",
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
            Self::Standard => standard(layer),
            Self::DoubleCentred => double_centred(layer),
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
    let known = layer.values.iter_mut().filter_map(|value| Some((value.get()?, value)));
    let mut sorted: Vec<(f64, &mut Value)> = known.collect();
    sorted.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let last = sorted.len().saturating_sub(1);
    let mut below = 0;
    for tied in sorted.chunk_by_mut(|a, b| a.0 == b.0) {
        let up_to = below + tied.len();
        // Mean of the places below..up_to, counted from 0.
        let rank = if last == 0 { 0.5 } else { (below + up_to - 1) as f64 / 2.0 / last as f64 };
        for (_, value) in tied {
            **value = Value::known(rank);
        }
        below = up_to;
    }
}

/// Where z-scores are cut off.
const MOST_DEVIATIONS: f64 = 4.0;

fn standard(layer: &mut Layer) {
    let Some(mean) = layer.mean() else { return };
    let known = || layer.values.iter().filter_map(|value| value.get());
    let squares: f64 = known().map(|x| (x - mean) * (x - mean)).sum();
    let deviation = (squares / layer.known() as f64).sqrt();
    let varies = varies(squares, mean);
    layer.values.mapv_inplace(|value| match value.get() {
        Some(x) if varies => {
            let z = ((x - mean) / deviation).clamp(-MOST_DEVIATIONS, MOST_DEVIATIONS);
            Value::known(0.5 + z / (2.0 * MOST_DEVIATIONS))
        }
        Some(_) => Value::known(0.5),
        None => value,
    });
}

fn double_centred(layer: &mut Layer) {
    let Some(mean) = layer.mean() else { return };
    let means = |axis: Axis| -> Vec<f64> {
        let lines = layer.values.axis_iter(axis);
        lines.map(|line| mean_of(line).unwrap_or(mean)).collect()
    };
    let (rows, columns) = (means(Axis(0)), means(Axis(1)));
    for ((row, column), value) in layer.values.indexed_iter_mut() {
        if let Some(x) = value.get() {
            let difference = x - rows[row] - columns[column] + mean;
            // Less than this is rounding.
            let difference = if difference.abs() < 1e-12 { 0.0 } else { difference };
            // Four numbers in [0, 1]: the difference is in [-2, 2].
            *value = Value::known((0.5 + difference / 4.0).clamp(0.0, 1.0));
        }
    }
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
        for &how in &Normalisation::ALL[1..] {
            let found = normalised(how, [[Some(0.3), None], [Some(0.3), Some(0.3)]]);
            assert_eq!(found, [Some(0.5), None, Some(0.5), Some(0.5)]);
        }
    }
}
