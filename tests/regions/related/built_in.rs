//! The built-in table.

use std::collections::BTreeSet;

use regiopair::plan::Matcher;
use regiopair::profile::Dataset;
use regiopair::programme::Programme;
use regiopair::taxonomy::Relation;

#[test]
fn its_levels_are_few_and_every_domain_has_an_edge() {
    let dataset = Dataset::built_in();
    let rows = &dataset.tables().related;
    assert!((60..=120).contains(&rows.len()), "{}", rows.len());
    assert!(rows.iter().all(|row| [0.8, 0.6, 0.4].contains(&row.similarity)));
    let clause = |text: &str| {
        text.starts_with(char::is_lowercase) && !text.ends_with('.') && text.split(' ').count() >= 3
    };
    assert!(rows.iter().all(|row| clause(&row.because)));
    let named: BTreeSet<&str> =
        rows.iter().flat_map(|row| [&*row.domain, &*row.related_domain]).collect();
    assert_eq!(named.len(), dataset.taxonomy().len());
    let theme = |id: &str| dataset.taxonomy().theme_of(dataset.taxonomy().domain(id).unwrap());
    let across = rows.iter().filter(|row| theme(&row.domain) != theme(&row.related_domain)).count();
    assert!(3 * across > rows.len(), "{across} of {}", rows.len());
    let edges = dataset.taxonomy().graph().edge_weights();
    let related = edges.filter(|edge| matches!(edge, Relation::Related { .. })).count();
    assert_eq!(related, rows.len());
    // The parts of the built-in data keep them.
    assert_eq!(Dataset::iuc_lac().tables().related, *rows);
}

/// Two domains of one theme that nobody would call similar.
#[test]
fn a_theme_alone_is_no_similarity() {
    let text =
        "similarity = \"related\"\nsimilarity_above = 0.5\n[[criteria]]\nid = \"needs-met\"\n";
    let programme = |text: &str| Programme::from_toml_str(text).unwrap();
    let dataset = Dataset::iuc_lac();
    let listed = |text: &str| {
        let assessed = Matcher::new(&dataset, programme(text)).assess().unwrap();
        let mut found = 0;
        for left in assessed.left().profiles() {
            for right in assessed.right().profiles() {
                let pairing = assessed.explain(&left.region.id, &right.region.id).unwrap();
                let notes = pairing.left_needs_met.iter().chain(&pairing.right_needs_met);
                found += notes
                    .filter(|note| note.need.id == "sustainable-mobility")
                    .filter(|note| note.strength.id == "biodiversity")
                    .count();
            }
        }
        found
    };
    assert_eq!(listed(text), 0);
    assert!(listed("similarity = \"wu-palmer\"\n[[criteria]]\nid = \"needs-met\"\n") > 0);
}

/// A dataset without a taxonomy has the built-in one with its edges; one with a taxonomy of its own has
/// the edges that it states.
#[test]
fn the_built_in_edges_come_with_the_built_in_taxonomy() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("regions.csv", "id,name,side,country\nsalta,Salta,lac,AR\nalentejo,Alentejo,eu,PT\n");
    write(
        "domains.csv",
        "region,role,domain,weight\nsalta,need,wine,3\nalentejo,strength,wine,3\n",
    );
    let related = || Dataset::read(folder.path()).unwrap().dataset.tables().related.clone();
    assert_eq!(related(), Dataset::built_in().tables().related);
    write(
        "related.csv",
        "domain,related_domain,similarity,because\nwine,tourism,0.3,wine is drunk\n",
    );
    assert_eq!(related().len(), 1);
    write("related.csv", "domain,related_domain,similarity,because\n");
    assert_eq!(related().len(), 0);
    std::fs::remove_file(folder.path().join("related.csv")).unwrap();
    write("taxonomy.csv", "theme,domain\nagri-food,wine\n");
    assert_eq!(related().len(), 0);
}
