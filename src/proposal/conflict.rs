//! Why no plan satisfies the programme.

use serde::{Deserialize, Serialize};

use super::document::RegionNote;

/// A set of regions that together have fewer admissible partners than members (Hall 1935): the
/// reason why not each of them can get one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The side of the regions that compete.
    pub side: String,
    /// The regions that compete.
    pub regions: Vec<RegionNote>,
    /// All partners that the rules admit for any of them: fewer than the regions.
    pub partners: Vec<RegionNote>,
    /// The same in one or two sentences, with what can be done.
    pub because: String,
}

impl Conflict {
    pub(super) fn new(side: &str, regions: Vec<RegionNote>, partners: Vec<RegionNote>) -> Self {
        let names = |list: &[RegionNote]| {
            list.iter().map(|region| region.name.as_str()).collect::<Vec<_>>().join(", ")
        };
        let admitted = match partners.len() {
            0 => "no partner".to_owned(),
            1 => format!("only one partner ({})", names(&partners)),
            n => format!("only {n} partners ({})", names(&partners)),
        };
        let because = if let [region] = &regions[..] {
            format!("The rules admit {admitted} for {}.", region.name)
        } else {
            format!(
                "{} regions ({}) need a partner each, but the rules admit {admitted} for them \
                 together.",
                regions.len(),
                names(&regions)
            )
        };
        let because = format!(
            "{because} Admit more pairs (a lower minimum_score, fewer forbidden pairs) or ask for \
             pairs = \"largest\"."
        );
        Self { side: side.to_owned(), regions, partners, because }
    }
}
