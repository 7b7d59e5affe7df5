//! Names in a programme that the data do not know.

use super::settings::Programme;
use crate::profile::{Dataset, Sides};
use crate::rules::{Names, Step, UnknownName};

impl Programme {
    /// The sides as the programme turns them; the dataset's own where it names none, or others.
    fn sides_of(&self, dataset: &Dataset) -> Sides {
        let own = dataset.sides();
        match &self.sides {
            Some(sides) if sides.left == own.right => {
                Sides { left: own.right.clone(), right: own.left.clone() }
            }
            _ => own.clone(),
        }
    }

    /// Every name in rules and rounds that the data do not know; see
    /// [`Rules::unknown_names`](crate::rules::Rules::unknown_names).
    pub fn unknown_names(&self, dataset: &Dataset) -> Vec<UnknownName> {
        let sides = self.sides_of(dataset);
        let mut unknown = self.rules.unknown_names(dataset, &sides);
        let mut names = Names::new(dataset);
        let own = dataset.sides();
        let (left, right) = if sides.left == own.left {
            (own.left.as_str(), own.right.as_str())
        } else {
            (own.right.as_str(), own.left.as_str())
        };
        for (place, round) in self.rounds.iter().enumerate() {
            let at = |key: &'static str, member: usize| {
                [Step::Key("rounds"), Step::Place(place), Step::Key(key), Step::Place(member)]
            };
            for (member, id) in round.left.iter().enumerate() {
                names.region(&at("left", member), id, Some(left));
            }
            for (member, id) in round.right.iter().enumerate() {
                names.region(&at("right", member), id, Some(right));
            }
            for (member, pin) in round.fixed.iter().enumerate() {
                let path = at("fixed", member);
                names.region(&[&path[..], &[Step::Key("left")]].concat(), &pin.left, Some(left));
                names.region(&[&path[..], &[Step::Key("right")]].concat(), &pin.right, Some(right));
            }
        }
        unknown.extend(names.unknown);
        unknown
    }
}
