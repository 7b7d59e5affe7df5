//! Circles among rows of which each may name another.

/// Returns the circles among rows that lead to at most one other row each: each circle from its first row
/// on, in the order in which the rows lead to each other.
///
/// # Complexity
/// Linear: each row is followed until a row seen before; a row seen on the same walk closes a circle.
pub(crate) fn circles(up: &[Option<usize>]) -> Vec<Vec<usize>> {
    const UNSEEN: usize = usize::MAX;
    let mut walk_of = vec![UNSEEN; up.len()];
    let mut circles = Vec::new();
    for start in 0..up.len() {
        let mut here = Some(start);
        while let Some(row) = here.filter(|&row| walk_of[row] == UNSEEN) {
            walk_of[row] = start;
            here = up[row];
        }
        let Some(entry) = here.filter(|&row| walk_of[row] == start) else {
            continue;
        };
        let mut circle = vec![entry];
        let mut next = up[entry];
        while let Some(row) = next.filter(|&row| row != entry) {
            circle.push(row);
            next = up[row];
        }
        let first =
            circle.iter().enumerate().min_by_key(|&(_, row)| row).map_or(0, |(place, _)| place);
        circle.rotate_left(first);
        circles.push(circle);
    }
    circles
}
