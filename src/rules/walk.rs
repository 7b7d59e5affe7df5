//! The way through the values of a programme, so that a check knows where it is.

use super::unknown_name::PathStep;

/// A check that walks through the values of a programme.
pub(crate) trait Walk: Sized {
    /// The path to the value that is checked.
    fn path(&mut self) -> &mut Vec<PathStep>;

    /// Checks the value of a key.
    fn key<T>(&mut self, key: &'static str, check: impl FnOnce(&mut Self) -> T) -> T {
        self.path().push(PathStep::Key(key));
        let checked = check(self);
        self.path().pop();
        checked
    }

    /// Checks every item of the list at a key.
    fn list<T>(&mut self, key: &'static str, items: &[T], mut check: impl FnMut(&mut Self, &T)) {
        self.key(key, |walk| {
            for (place, item) in items.iter().enumerate() {
                walk.path().push(PathStep::Place(place));
                check(walk, item);
                walk.path().pop();
            }
        });
    }
}
