//! What a region must meet to take part in a programme, and whether it does.

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;

vocabulary! {
    /// Whether a region meets a condition.
    pub enum ConditionStatus as "condition status" {
        /// The region meets it.
        Met = "met",
        /// The region is known not to meet it.
        NotMet = "not-met",
        /// Nothing was found: never read as "not met".
        Unknown = "unknown",
    }
}

/// Whether one region meets one condition: one row of the table `conditions`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ConditionRecord {
    /// Id of the region.
    pub region: String,
    /// Id of the condition: a well-known one (see [`WELL_KNOWN`]) or the user's own, in lower-case
    /// words joined by hyphens, more than two letters away from every well-known one.
    pub condition: String,
    /// Whether it is met.
    pub status: ConditionStatus,
    /// Id of the source.
    pub source: String,
    /// A remark in plain words.
    pub note: String,
}

vocabulary! {
    /// The side that a well-known condition applies to.
    pub enum RequiredOf as "side that is asked" {
        /// The left side, which seeks partners.
        Seeker = "seeker",
        /// The right side, which hosts.
        Host = "host",
    }
}

/// A condition of the IUC-LAC programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct WellKnownCondition {
    /// The id in rows and programmes.
    pub id: &'static str,
    /// The condition in words that fit behind "met:" and "not met:".
    pub label: &'static str,
    /// The side that had to meet it. Another programme may require it of either side.
    pub required_of: RequiredOf,
}

const fn of(required_of: RequiredOf, id: &'static str, label: &'static str) -> WellKnownCondition {
    WellKnownCondition { id, label, required_of }
}

/// The eleven conditions of the IUC-LAC programme: eight that Latin American regions were selected
/// by, then three that EU regions were judged by, each in the order of the report.
///
/// ```
/// use regiopair::profile::{RequiredOf, WELL_KNOWN};
///
/// let of = |side| WELL_KNOWN.iter().filter(|condition| condition.required_of == side).count();
/// assert_eq!((of(RequiredOf::Seeker), of(RequiredOf::Host)), (8, 3));
/// assert_eq!(WELL_KNOWN[1].label, "a letter of commitment");
/// ```
pub const WELL_KNOWN: &[WellKnownCondition] = &[
    of(RequiredOf::Seeker, "country-covered", "a country covered by the programme"),
    of(RequiredOf::Seeker, "letter-of-commitment", "a letter of commitment"),
    of(RequiredOf::Seeker, "contact-person", "a contact person"),
    of(RequiredOf::Seeker, "resources", "national or local resources"),
    of(
        RequiredOf::Seeker,
        "stakeholders-involved",
        "business and research stakeholders that are involved",
    ),
    of(
        RequiredOf::Seeker,
        "commitment-to-s3",
        "at least a commitment to a smart specialisation strategy",
    ),
    of(
        RequiredOf::Seeker,
        "helix-coordination",
        "coordination of the actors of the quadruple or quintuple helix",
    ),
    of(
        RequiredOf::Seeker,
        "needs-match",
        "needs and opportunities that match the profile of one or several regions of the other side",
    ),
    of(RequiredOf::Host, "supports-strategy", "the ability to support the partner's strategy"),
    of(RequiredOf::Host, "joint-projects", "the ability to raise joint projects"),
    of(RequiredOf::Host, "business-opportunities", "the ability to open business opportunities"),
];

/// Returns the well-known condition of this id; `None` for one of the user's own.
///
/// ```
/// use regiopair::profile::well_known;
/// assert_eq!(well_known("contact-person").map(|condition| condition.label), Some("a contact person"));
/// assert_eq!(well_known("two-official-languages"), None);
/// ```
pub fn well_known(id: &str) -> Option<&'static WellKnownCondition> {
    WELL_KNOWN.iter().find(|condition| condition.id == id)
}
