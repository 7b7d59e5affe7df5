//! Labels in columns left and right of a map, which never overlap, however near the places are.
//!
//! Boundary labelling: M. Bekos, M. Kaufmann, A. Symvonis, A. Wolff, "Boundary labeling: Models and efficient
//! algorithms for rectangular maps", Computational Geometry 36 (2007), 215–236.

/// Sorts places into a left and a right column by their first coordinate, as many in each, and each column from the
/// top. Returns the places of both.
pub(super) fn columns(points: &[[f64; 2]]) -> [Vec<usize>; 2] {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|&a, &b| points[a][0].total_cmp(&points[b][0]));
    let right = order.split_off(order.len().div_ceil(2));
    [order, right].map(|mut column| {
        column.sort_by(|&a, &b| points[a][1].total_cmp(&points[b][1]));
        column
    })
}

/// Returns heights in the given order that are at least `step` apart and within `bounds`, each as near to the wished
/// one as those before it allow; the lower bound is dropped if there are too many.
pub(super) fn spread(wished: &[f64], step: f64, bounds: [f64; 2]) -> Vec<f64> {
    // Runs of labels that touch, each at the mean of its wishes (pool adjacent violators).
    let mut runs: Vec<(f64, usize)> = Vec::new();
    for (place, &height) in wished.iter().enumerate() {
        // A label at this height would have its run start here.
        runs.push((height - step * place as f64, 1));
        while let [.., (upper, above), (lower, below)] = runs[..]
            && upper > lower
        {
            let count = above + below;
            let mean = (upper * above as f64 + lower * below as f64) / count as f64;
            runs.truncate(runs.len() - 2);
            runs.push((mean, count));
        }
    }
    let last = step * wished.len().saturating_sub(1) as f64;
    let most = (bounds[1] - last).max(bounds[0]);
    let starts = runs.iter().flat_map(|&(start, count)| std::iter::repeat_n(start, count));
    let bounded = starts.map(|start| start.clamp(bounds[0], most));
    bounded.enumerate().map(|(place, start)| start + step * place as f64).collect()
}

#[cfg(test)]
mod tests {
    use super::{columns, spread};

    #[test]
    fn labels_keep_their_distance() {
        assert_eq!(spread(&[10.0, 50.0], 10.0, [0.0, 100.0]), [10.0, 50.0]);
        assert_eq!(spread(&[20.0, 20.0], 10.0, [0.0, 100.0]), [15.0, 25.0]);
        assert_eq!(spread(&[1.0, 1.0, 1.0], 10.0, [0.0, 100.0]), [0.0, 10.0, 20.0]);
        assert_eq!(spread(&[99.0, 99.0], 10.0, [0.0, 100.0]), [90.0, 100.0]);
        assert!(spread(&[], 10.0, [0.0, 100.0]).is_empty());
    }

    #[test]
    fn many_labels_at_one_point_stay_apart() {
        let heights = spread(&[50.0; 300], 12.0, [0.0, 100.0]);
        assert!(heights.windows(2).all(|pair| pair[1] - pair[0] >= 12.0 - 1e-9));
    }

    #[test]
    fn both_columns_have_their_half() {
        let points = [[5.0, 1.0], [1.0, 9.0], [2.0, 3.0]];
        assert_eq!(columns(&points), [vec![2, 1], vec![0]]);
    }
}
