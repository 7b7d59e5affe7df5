//! The built-in datasets.

use std::sync::LazyLock;

use super::assemble::dataset;
use super::embedded;
use crate::profile::{Dataset, Region};

/// Read once per process.
static ALL: LazyLock<Dataset> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the embedded tables are read by the tests")]
    dataset(embedded::all()).expect("the embedded tables are sound").dataset
});

#[expect(clippy::expect_used, reason = "the embedded tables are read by the tests")]
fn restricted(keep: impl Fn(&Region) -> bool) -> Dataset {
    ALL.restricted(keep).expect("the embedded tables have both sides")
}

/// The built-in data, embedded by the feature `data`: CC BY 4.0, with their sources in the
/// table `sources`. A process reads each dataset once; later calls return a clone, which is
/// cheap.
impl Dataset {
    /// Returns the forty regions of the report's annex: twenty Latin American ones (side `lac`) and
    /// the twenty EU ones (side `eu`) that IUC-LAC paired them with between 2017 and 2019.
    ///
    /// ```
    /// use regiopair::profile::Dataset;
    ///
    /// let dataset = Dataset::iuc_lac();
    /// assert_eq!(dataset.regions().len(), 40);
    /// assert_eq!(dataset.pairings().len(), 20);
    /// ```
    #[must_use]
    pub fn iuc_lac() -> Dataset {
        static ANNEX: LazyLock<Dataset> = LazyLock::new(|| restricted(|region| region.annex));
        ANNEX.clone()
    }

    /// Returns the twenty Latin American regions of the annex and every candidate EU region, as in
    /// an open call.
    ///
    /// The candidates are the regions for which a source was found. The list of those that applied
    /// is not public.
    ///
    /// ```
    /// use regiopair::profile::{Dataset, Horizon, Pool};
    ///
    /// let dataset = Dataset::iuc_lac_open_call();
    /// assert_eq!(Pool::new(&dataset, "lac", Horizon::ExAnte).len(), 20);
    /// assert_eq!(Pool::new(&dataset, "eu", Horizon::ExAnte).len(), 195);
    /// ```
    #[must_use]
    pub fn iuc_lac_open_call() -> Dataset {
        static OPEN_CALL: LazyLock<Dataset> = LazyLock::new(|| {
            restricted(|region| if region.side == "lac" { region.annex } else { region.candidate })
        });
        OPEN_CALL.clone()
    }

    /// Returns all 223 built-in regions, including those that overlap others and are not
    /// candidates.
    ///
    /// ```
    /// use regiopair::profile::Dataset;
    /// assert_eq!(Dataset::built_in().regions().len(), 223);
    /// ```
    #[must_use]
    pub fn built_in() -> Dataset {
        ALL.clone()
    }
}
