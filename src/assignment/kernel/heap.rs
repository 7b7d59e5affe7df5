//! A heap of nodes by distance.

/// A heap with four children a node, which touches less memory than one with two; equal distances
/// come in an order that depends only on what was pushed.
#[derive(Debug)]
pub(super) struct Heap<T> {
    items: Vec<(T, u32)>,
}

impl<T: Copy + Ord> Heap<T> {
    pub(super) fn new() -> Self {
        Self { items: Vec::new() }
    }

    pub(super) fn clear(&mut self) {
        self.items.clear();
    }

    pub(super) fn push(&mut self, distance: T, node: u32) {
        let mut place = self.items.len();
        self.items.push((distance, node));
        while place > 0 {
            let parent = (place - 1) / 4;
            if self.items[parent].0 <= distance {
                break;
            }
            self.items[place] = self.items[parent];
            place = parent;
        }
        self.items[place] = (distance, node);
    }

    pub(super) fn pop(&mut self) -> Option<(T, u32)> {
        let top = *self.items.first()?;
        let moved = self.items.pop()?;
        let count = self.items.len();
        if count == 0 {
            return Some(top);
        }
        let mut place = 0;
        loop {
            let first = 4 * place + 1;
            if first >= count {
                break;
            }
            let mut least = first;
            for child in first + 1..(first + 4).min(count) {
                if self.items[child].0 < self.items[least].0 {
                    least = child;
                }
            }
            if self.items[least].0 >= moved.0 {
                break;
            }
            self.items[place] = self.items[least];
            place = least;
        }
        self.items[place] = moved;
        Some(top)
    }
}

#[cfg(test)]
mod tests {
    use super::Heap;

    #[test]
    fn nodes_leave_by_distance() {
        let mut heap = Heap::new();
        let draws: Vec<i64> = (0..200).map(|i| (i * 7919) % 101).collect();
        for (node, &distance) in (0..).zip(&draws) {
            heap.push(distance, node);
        }
        let mut sorted = draws.clone();
        sorted.sort_unstable();
        let left: Vec<i64> =
            std::iter::from_fn(|| heap.pop()).map(|(distance, _)| distance).collect();
        assert_eq!(left, sorted);
    }
}
