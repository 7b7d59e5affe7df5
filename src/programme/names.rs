//! Names in a programme that the data do not know.

use super::settings::Programme;
use crate::profile::{Dataset, Sides};
use crate::rules::{NameCheck, UnknownName, Walk};

impl Programme {
    /// Returns the sides as the programme turns them; the dataset's own if it names none, or
    /// others.
    fn sides_of(&self, dataset: &Dataset) -> Sides {
        let own = dataset.sides();
        match &self.sides {
            Some(sides) if sides.left == own.right => {
                Sides { left: own.right.clone(), right: own.left.clone() }
            }
            _ => own.clone(),
        }
    }

    /// Returns every name in rules and rounds that the data do not know; see
    /// [`Rules::unknown_names`](crate::rules::Rules::unknown_names).
    pub fn unknown_names(&self, dataset: &Dataset) -> Vec<UnknownName> {
        let sides = self.sides_of(dataset);
        let mut unknown = self.rules.unknown_names(dataset, &sides);
        let mut names = NameCheck::new(dataset, &sides);
        names.list("rounds", &self.rounds, |names, round| {
            names.list("left", &round.left, |names, id| names.left(id));
            names.list("right", &round.right, |names, id| names.right(id));
            names.list("fixed", &round.fixed, |names, pair| pair.check(names));
        });
        unknown.extend(names.unknown);
        unknown
    }
}
