//! Names in a programme, looked up in the data.

use serde_json::{from_value, to_value};

use super::settings::Programme;
use super::toml;
use crate::criteria::{Comparison, StatementChoice};
use crate::profile::{Dataset, Sides};
use crate::rules::{NameCheck, PathStep, UnknownName, Walk};

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

    /// Looks up every name in criteria, rules and rounds.
    fn names<'a>(&self, dataset: &'a Dataset) -> NameCheck<'a> {
        let mut names = NameCheck::new(dataset, &self.sides_of(dataset));
        names.list("criteria", &self.criteria, |names, choice| {
            names.list("targets", &choice.targets, |names, target| names.domain(target));
            if let Some(StatementChoice { statements, compare }) = &choice.statements {
                let numeric = *compare == Comparison::Closeness;
                names.key("statements", |names| names.statements(statements, numeric));
            }
        });
        self.rules.check_names(&mut names);
        names.list("rounds", &self.rounds, |names, round| {
            names.list("left", &round.left, |names, id| names.left(id));
            names.list("right", &round.right, |names, id| names.right(id));
            names.list("fixed", &round.fixed, |names, pair| pair.check(names));
        });
        names
    }

    /// Returns every name in criteria, rules and rounds that the data do not know; see
    /// [`Rules::unknown_names`](crate::rules::Rules::unknown_names).
    pub fn unknown_names(&self, dataset: &Dataset) -> Vec<UnknownName> {
        self.names(dataset).unknown
    }

    /// Returns the regions, themes and domains that the programme gives by name: the place of each, and
    /// its id.
    pub(super) fn given_by_name(&self, dataset: &Dataset) -> Vec<(Vec<PathStep>, String)> {
        self.names(dataset).named
    }

    /// Returns the same programme with ids where it gives regions, themes or domains by name. Settings
    /// that contradict each other only then, such as a region in two rounds, are not looked for.
    pub(crate) fn with_ids(self, dataset: &Dataset) -> Self {
        let named = self.given_by_name(dataset);
        if named.is_empty() {
            return self;
        }
        // A programme and its document have the same paths.
        let Ok(mut document) = to_value(&self) else { return self };
        for (path, id) in named {
            if let Some(text) = document.pointer_mut(&pointer(&path)) {
                *text = id.into();
            }
        }
        from_value(document).map_or(self, |document| toml::unchecked(&document))
    }
}

/// The path as a JSON pointer.
fn pointer(path: &[PathStep]) -> String {
    let step = |step: &PathStep| match step {
        PathStep::Key(key) => format!("/{key}"),
        PathStep::Place(place) => format!("/{place}"),
    };
    path.iter().map(step).collect()
}
