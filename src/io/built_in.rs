//! The data that the crate brings along: feature `data`.

use crate::taxonomy::TaxonomyRows;

/// The built-in taxonomy of 56 domains; `None` without the feature `data`.
#[cfg(not(feature = "data"))]
pub(super) fn taxonomy() -> Option<TaxonomyRows> {
    None
}

/// The built-in taxonomy of 56 domains.
#[cfg(feature = "data")]
#[expect(clippy::unnecessary_wraps, reason = "without the feature `data` there is none")]
pub(super) fn taxonomy() -> Option<TaxonomyRows> {
    Some(data::TAXONOMY.clone())
}

#[cfg(feature = "data")]
mod data {
    use std::sync::LazyLock;

    use crate::io::{assemble, csv, parse};
    use crate::profile::{Dataset, Region, Table};
    use crate::taxonomy::TaxonomyRows;

    const TABLES: [(Table, &str); 9] = [
        (Table::Taxonomy, include_str!("../data/taxonomy.csv")),
        (Table::Regions, include_str!("../data/regions.csv")),
        (Table::Domains, include_str!("../data/domains.csv")),
        (Table::Phases, include_str!("../data/phases.csv")),
        (Table::Conditions, include_str!("../data/conditions.csv")),
        (Table::Attributes, include_str!("../data/attributes.csv")),
        (Table::Ties, include_str!("../data/ties.csv")),
        (Table::Pairings, include_str!("../data/pairings.csv")),
        (Table::Sources, include_str!("../data/sources.csv")),
    ];

    /// The tables as they are embedded.
    fn raw(tables: &[(Table, &str)]) -> assemble::Raw {
        let mut raw =
            assemble::Raw { file: "the built-in data".to_owned(), ..assemble::Raw::default() };
        for (table, text) in tables {
            csv::add(&mut raw, *table, &format!("{table}.csv"), text.as_bytes());
        }
        raw
    }

    pub(super) static TAXONOMY: LazyLock<TaxonomyRows> = LazyLock::new(|| {
        let raw = raw(&TABLES[..1]);
        let parsed =
            raw.sheets.first().and_then(|sheet| parse::taxonomy(sheet, &mut Vec::new()).rows.pop());
        parsed.unwrap_or(TaxonomyRows::Themes(Vec::new()))
    });

    /// Read once in a program.
    static ALL: LazyLock<Dataset> = LazyLock::new(|| {
        #[expect(clippy::expect_used, reason = "the embedded tables are read by the tests")]
        assemble::dataset(raw(&TABLES)).expect("the embedded tables are sound")
    });

    #[expect(clippy::expect_used, reason = "the embedded tables are read by the tests")]
    fn restricted(keep: impl Fn(&Region) -> bool) -> Dataset {
        ALL.restricted(keep).expect("the embedded tables have both sides")
    }

    /// The built-in data, embedded by the feature `data`: CC BY 4.0, with their sources in the
    /// table `sources`. A process reads each dataset once; later calls return a clone, which is
    /// cheap.
    impl Dataset {
        /// The forty regions of the report's annex: twenty Latin American ones (side `lac`) and the
        /// twenty EU ones (side `eu`) that IUC-LAC paired them with between 2017 and 2019.
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

        /// The twenty Latin American regions of the annex and every EU region that may stand in a
        /// pool, as in an open call.
        ///
        /// The pool holds the regions for which a source was found; it is not the list of those
        /// that applied, which is not public.
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
                restricted(
                    |region| if region.side == "lac" { region.annex } else { region.candidate },
                )
            });
            OPEN_CALL.clone()
        }

        /// All 223 built-in regions, also those that overlap others and are no candidates.
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
}
