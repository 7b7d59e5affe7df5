//! Regions that the coder whose rows count has not coded.

use super::notice::Notice;
use crate::plan::Assessment;
use crate::profile::{Horizon, Profile, RegionLabel};

impl Assessment {
    /// The candidates that only the other coder has coded; `None` if there are none, or if both count.
    pub(super) fn not_coded(&self) -> Option<Notice> {
        let coder = self.programme().coders.single()?;
        let all = self.programme().horizon == Horizon::All;
        let coded_by_other = |profile: &&Profile| {
            let rows = self.dataset().domains_of(&profile.region.id);
            let mut counted = rows.iter().filter(|row| row.ex_ante || all).peekable();
            counted.peek().is_some() && counted.all(|row| row.coder != coder)
        };
        let profiles = self.left().profiles().iter().chain(self.right().profiles());
        let regions: Vec<RegionLabel> =
            profiles.filter(coded_by_other).map(|profile| profile.region.label()).collect();
        (!regions.is_empty()).then_some(Notice::NotCoded { coder, regions })
    }
}
