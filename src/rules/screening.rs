//! Which regions of a side may take part.

use serde::{Deserialize, Serialize};

use super::labels::Labels;
use crate::profile::{ConditionRecord, ConditionStatus, Dataset, SideLabel, WELL_KNOWN};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What happens if it is unknown whether a region meets a condition, whether two regions
    /// share a value of an attribute, or what value of a criterion they have.
    ///
    /// From the strictest to the mildest. The default is in the middle: unknown does not mean no,
    /// but it should not be overlooked.
    #[derive(Default)]
    pub enum UnknownCondition as "treatment of what is unknown" {
        /// The region or pair is excluded, as if it did not meet the condition.
        Exclude = "exclude",
        /// The region or pair is admitted, and every report says what is unknown.
        #[default]
        AdmitWithFlag = "admit-with-flag",
        /// The region or pair is admitted, as if it met the condition.
        Admit = "admit",
    }
}

/// The conditions that the regions of one side must meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequiredConditions {
    /// Name of the side.
    pub side: String,
    /// Ids of the conditions; all of them must be met.
    pub conditions: Vec<String>,
    /// How to treat an unknown condition.
    #[serde(default)]
    pub unknown: UnknownCondition,
}

impl RequiredConditions {
    pub(super) fn description(&self, labels: Labels<'_>) -> RequiredConditionsDescription {
        RequiredConditionsDescription {
            side: labels.side(&self.side),
            conditions: self.conditions.clone(),
            unknown: self.unknown,
        }
    }
}

/// The conditions that the regions of one side must meet, for reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequiredConditionsDescription {
    /// The side.
    #[serde(flatten)]
    pub side: SideLabel,
    /// Ids of the conditions; all of them must be met.
    pub conditions: Vec<String>,
    /// How to treat an unknown condition.
    #[serde(default)]
    pub unknown: UnknownCondition,
}

/// A condition that a region is not known to meet.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MissingCondition {
    /// Id of the condition.
    pub condition: String,
    /// Not met or unknown.
    pub status: ConditionStatus,
    /// Id of the source; empty without a row.
    pub source: String,
    /// The remark of the row; may be empty.
    pub note: String,
}

/// Whether one region may take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScreenedRegion {
    /// Id of the region.
    pub region: String,
    /// Its name.
    pub name: String,
    /// Its side.
    #[serde(flatten)]
    pub side: SideLabel,
    /// Whether it may take part: if no condition is missing.
    pub admitted: bool,
    /// The conditions that exclude it, in the order of the programme.
    pub missing: Vec<MissingCondition>,
    /// Unknown conditions that do not exclude it, in the same order.
    pub flags: Vec<MissingCondition>,
}

/// The result of [`screen`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screening {
    /// What was required.
    pub required: Vec<RequiredConditionsDescription>,
    /// Every candidate region: the left side first, each side sorted by id.
    pub regions: Vec<ScreenedRegion>,
}

impl Screening {
    /// Returns the regions that may not take part.
    pub fn excluded(&self) -> impl Iterator<Item = &ScreenedRegion> {
        self.regions.iter().filter(|region| !region.admitted)
    }

    /// Returns the regions that may take part although a condition is unknown.
    pub fn flagged(&self) -> impl Iterator<Item = &ScreenedRegion> {
        self.regions.iter().filter(|region| region.admitted && !region.flags.is_empty())
    }

    /// Returns the result for a region; `None` if it is no candidate.
    pub fn of(&self, region: &str) -> Option<&ScreenedRegion> {
        self.regions.iter().find(|screened| screened.region == region)
    }
}

/// Checks for every candidate region whether it may take part, and what it lacks.
///
/// A condition that is not met always excludes. `required` may name a side several times, with
/// different treatments of unknown conditions; if two entries require the same condition, the
/// stricter treatment holds. A side that is not named need not meet any condition. The caller
/// checks the spelling of sides and conditions with [`Dataset::sides`] and [`known_conditions`]: a
/// misspelt condition is unknown for all regions.
///
/// # Complexity
/// O(regions · required · rows of a region).
///
/// ```
/// # #[cfg(feature = "data")] {
/// use regiopair::profile::Dataset;
/// use regiopair::rules::{RequiredConditions, UnknownCondition, screen};
///
/// let mut required = RequiredConditions {
///     side: "eu".to_owned(),
///     conditions: vec!["joint-projects".to_owned()],
///     unknown: UnknownCondition::default(),
/// };
/// // It is only known for the regions that the programme chose.
/// let screening = screen(&Dataset::iuc_lac_open_call(), &[required.clone()]);
/// assert_eq!((screening.excluded().count(), screening.flagged().count()), (0, 175));
///
/// required.unknown = UnknownCondition::Exclude;
/// let screening = screen(&Dataset::iuc_lac_open_call(), &[required]);
/// assert_eq!((screening.excluded().count(), screening.flagged().count()), (175, 0));
/// # }
/// ```
pub fn screen(dataset: &Dataset, required: &[RequiredConditions]) -> Screening {
    let sides = dataset.sides();
    let asked = [asked(required, &sides.left), asked(required, &sides.right)];
    let regions = dataset
        .regions()
        .iter()
        .filter(|region| region.candidate)
        .map(|region| {
            let asked = if region.side == sides.left { &asked[0] } else { &asked[1] };
            let (mut missing, mut flags) = (Vec::new(), Vec::new());
            let rows = dataset.conditions_of(&region.id);
            for &(condition, unknown) in asked {
                let row = rows.iter().find(|row| row.condition == condition);
                let status = row.map_or(ConditionStatus::Unknown, |row| row.status);
                match (status, unknown) {
                    (ConditionStatus::Met, _)
                    | (ConditionStatus::Unknown, UnknownCondition::Admit) => {}
                    (ConditionStatus::NotMet, _)
                    | (ConditionStatus::Unknown, UnknownCondition::Exclude) => {
                        missing.push(lacking(condition, status, row));
                    }
                    (ConditionStatus::Unknown, UnknownCondition::AdmitWithFlag) => {
                        flags.push(lacking(condition, status, row));
                    }
                }
            }
            ScreenedRegion {
                region: region.id.clone(),
                name: region.name.clone(),
                side: dataset.side_label(&region.side),
                admitted: missing.is_empty(),
                missing,
                flags,
            }
        })
        .collect();
    let required = required.iter().map(|one| one.description(Labels::new(dataset))).collect();
    Screening { required, regions }
}

/// The conditions required of a side, each once, with the strictest treatment.
fn asked<'a>(required: &'a [RequiredConditions], side: &str) -> Vec<(&'a str, UnknownCondition)> {
    let mut asked: Vec<(&str, UnknownCondition)> = Vec::new();
    for entry in required.iter().filter(|entry| entry.side == side) {
        for condition in &entry.conditions {
            match asked.iter_mut().find(|(known, _)| known == condition) {
                // The treatments are ordered from the strictest on.
                Some((_, unknown)) => *unknown = entry.unknown.min(*unknown),
                None => asked.push((condition, entry.unknown)),
            }
        }
    }
    asked
}

fn lacking(
    condition: &str,
    status: ConditionStatus,
    row: Option<&ConditionRecord>,
) -> MissingCondition {
    MissingCondition {
        condition: condition.to_owned(),
        status,
        source: row.map_or_else(String::new, |row| row.source.clone()),
        note: row.map_or_else(String::new, |row| row.note.clone()),
    }
}

/// Returns the ids of all conditions that can be required: the well-known ones and those that rows
/// of the dataset name, sorted, each once. Any other id is probably misspelt.
///
/// ```
/// # #[cfg(feature = "data")] {
/// let dataset = regiopair::profile::Dataset::iuc_lac();
/// assert_eq!(regiopair::rules::known_conditions(&dataset).len(), 11);
/// # }
/// ```
pub fn known_conditions(dataset: &Dataset) -> Vec<&str> {
    let mut ids: Vec<&str> = WELL_KNOWN
        .iter()
        .map(|condition| condition.id)
        .chain(dataset.tables().conditions.iter().map(|row| row.condition.as_str()))
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
