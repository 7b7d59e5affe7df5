//! A dataset from files, with what its user should know about how they were read.

use super::fault::ReadingNotice;
use crate::profile::Dataset;

/// A dataset that was read, and notices to show to the user.
///
/// ```
/// use regiopair::profile::Dataset;
///
/// let folder = tempfile::tempdir()?;
/// let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
/// write("regions.csv", "id,name,side,country,mayor\nsalta,Salta,lac,AR,B.\nopole,Opole,eu,PL,W.\n")?;
/// write("domains.csv", "region,role,domain,weight\nsalta,need,wine,3\n")?;
/// write("taxonomy.csv", "theme,domain\nagri-food,wine\n")?;
///
/// let reading = Dataset::read(folder.path())?;
/// assert_eq!(reading.dataset.regions().len(), 2);
/// assert_eq!(
///     reading.notices[0].to_string(),
///     "regions.csv line 1, column `mayor`: the column was not read; `regions` has no column of this name"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[must_use = "what a notice names has no effect: show the notices"]
pub struct Reading {
    /// The dataset.
    pub dataset: Dataset,
    /// What was not read, or was read in one of two ways, in the order of files and sheets.
    pub notices: Vec<ReadingNotice>,
}
