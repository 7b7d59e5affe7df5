//! An order of rows and columns in which the structure of a table shows.
//!
//! Rows and columns are sorted by the first pair of singular vectors of the table without its means, so that
//! what is alike is near (M. Friendly, "Corrgrams: Exploratory displays for correlation matrices", The American
//! Statistician 56 (2002), 316–324, who sorts by eigenvectors).

use ndarray::{Array1, Array2, Axis};

/// Steps of the power method: enough for an order to be looked at.
const STEPS: usize = 60;

/// Returns the coordinates of the rows and of the columns of a table on its first axis. Gaps count as the mean of
/// their row and column.
pub(super) fn axes(scores: &Array2<Option<f64>>) -> [Vec<f64>; 2] {
    let (rows, columns) = scores.dim();
    if rows == 0 || columns == 0 {
        return [vec![0.0; rows], vec![0.0; columns]];
    }
    let mean_of = |values: &mut dyn Iterator<Item = f64>| {
        let (sum, count) = values.fold((0.0, 0_usize), |(sum, count), it| (sum + it, count + 1));
        if count == 0 { 0.0 } else { sum / count as f64 }
    };
    let all = mean_of(&mut scores.iter().flatten().copied());
    let means = |axis: usize| -> Vec<f64> {
        scores
            .axis_iter(Axis(axis))
            .map(|line| mean_of(&mut line.iter().map(|it| it.unwrap_or(all))))
            .collect()
    };
    let [of_rows, of_columns] = [means(0), means(1)];
    let centred = Array2::from_shape_fn((rows, columns), |(row, column)| {
        scores[[row, column]].map_or(0.0, |it| it - of_rows[row] - of_columns[column] + all)
    });
    // Not constant, so that it is not at a right angle to the answer.
    let mut right = Array1::from_shape_fn(columns, |place| 1.0 + (place % 7) as f64 / 7.0);
    let mut left = Array1::zeros(rows);
    for _ in 0..STEPS {
        left = unit(centred.dot(&right));
        right = unit(centred.t().dot(&left));
    }
    // Either sign is as good: the first row that is not in the middle is at the start.
    let sign = left.iter().find(|it| it.abs() > 1e-9).map_or(1.0, |it: &f64| -it.signum());
    [left, right].map(|axis| axis.iter().map(|it| sign * it).collect())
}

fn unit(vector: Array1<f64>) -> Array1<f64> {
    let length = vector.dot(&vector).sqrt();
    if length > 0.0 { vector / length } else { vector }
}

#[cfg(test)]
mod tests {
    use super::axes;
    use ndarray::array;

    #[test]
    fn two_groups_are_apart() {
        let table = array![[0.9, 0.1, 0.8], [0.2, 0.9, 0.1], [0.8, 0.2, 0.9], [0.1, 0.8, 0.2]];
        let [rows, columns] = axes(&table.mapv(Some));
        assert!(rows[0] < 0.0 && rows[2] < 0.0 && rows[1] > 0.0 && rows[3] > 0.0, "{rows:?}");
        assert!(columns[0] < 0.0 && columns[2] < 0.0 && columns[1] > 0.0, "{columns:?}");
    }

    #[test]
    fn a_table_without_structure_has_an_order_too() {
        let [rows, columns] = axes(&array![[Some(0.5), None], [None, Some(0.5)]]);
        assert_eq!([rows.len(), columns.len()], [2, 2]);
        assert!(rows.iter().chain(&columns).all(|it| it.is_finite()));
    }
}
