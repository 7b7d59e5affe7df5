//! Where the facts about a region come from.

use std::collections::BTreeSet;

use crate::profile::Dataset;

/// The addresses of the sources of a region, of its strengths and needs, and of its phases; in the order of the table.
pub(super) fn region_sources<'a>(dataset: &'a Dataset, region: &str) -> Vec<&'a str> {
    let own = dataset.region(region).map(|region| &region.source);
    let domains = dataset.domains_of(region).iter().map(|record| &record.source);
    let phases = dataset.phases_of(region).iter().map(|record| &record.source);
    let ids: BTreeSet<&String> = own.into_iter().chain(domains).chain(phases).collect();
    let all = &dataset.tables().sources;
    all.iter().filter(|source| ids.contains(&source.id)).map(|it| it.url.as_str()).collect()
}
