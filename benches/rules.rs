//! What rules cost to honour and to price: 20 Latin American regions and 195 candidates.
#![allow(missing_docs, reason = "the macros of criterion make undocumented items")]
#![allow(clippy::unwrap_used, reason = "a benchmark stops where it cannot go on")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::Dataset;
use regiopair::programme::Programme;

/// Every rule but those on kinds of pairs.
const EVERY_OTHER: &str = r#"
[rules]
pairs = "complete"
minimum_score = 0.2
maximum_distance_km = 16000
shared_themes = 1
earlier_ties = "new"
not_again = ["IUC-LAC"]
required = [{ left = "salta", right = "extremadura" }]
forbidden = [{ left = "cordoba", right = "marche" }, { left = "puebla", right = "vastra-gotaland" }]
withdrawn = [{ region = "crete" }]
conditions = [
    { side = "lac", conditions = ["country-covered", "letter-of-commitment"] },
    { side = "eu", conditions = ["joint-projects"] },
]
capacities = [
    { side = "eu", country = "ES", at_most = 2 },
    { side = "lac", regions = "tierra-del-fuego", at_least = 1 },
]
as_one = [{ regions = ["abruzzo", "molise"] }]
exclusive = [{ regions = ["bielsko-biala", "slaskie"] }]
quotas = [
    { side = "eu", each = "country", at_most = 3 },
    { side = "eu", country = ["FI", "SE"], at_most = 2 },
    { side = "eu", country = "PL", at_least = 2 },
    { side = "eu", country = ["ES", "PT"], at_least = 2 },
]
"#;

/// Ten rules on kinds of pairs.
const TEN_KINDS: &str = r#"
[rules]
pairs = "complete"
pair_quotas = [
    { each = "countries", at_most = 1 },
    { theme = "renewable-energy", at_least = 8 },
    { leading_theme = "agri-food", at_most = 4 },
    { leading_theme = "tourism", at_least = 3 },
    { leading_theme = "ict", at_least = 2 },
    { shared_language = true, at_most = 3 },
    { farther_than_km = 11000, at_most = 5 },
    { score_below = 0.45, at_most = 2 },
    { domain = "crops", at_least = 4 },
    { earlier_tie = true, at_least = 1 },
]
"#;

fn assessed(dataset: &Dataset, rules: &str) -> Assessment {
    let programme = Programme::from_toml_str_for(rules, dataset).unwrap();
    Matcher::new(dataset, programme).assess().unwrap()
}

fn rules(criterion: &mut Criterion) {
    let dataset = Dataset::iuc_lac_open_call();
    let mut group = criterion.benchmark_group("rules, 20 x 195");
    group.sample_size(10);
    for (name, rules) in [("none", ""), ("every other", EVERY_OTHER), ("ten kinds", TEN_KINDS)] {
        let assessed = assessed(&dataset, rules);
        let plan = assessed.propose().unwrap();
        assert!(plan.clash.is_none() && plan.certificate.optimal, "{name} is solved and proved");
        group.bench_function(format!("plan/{name}"), |bencher| {
            bencher.iter(|| {
                let rules = assessed.programme().rules.clone();
                black_box(assessed.with_rules(rules).unwrap().propose().unwrap())
            });
        });
        if !rules.is_empty() {
            group.bench_function(format!("price of every rule/{name}"), |bencher| {
                bencher.iter(|| black_box(assessed.rule_prices().unwrap()));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, rules);
criterion_main!(benches);
