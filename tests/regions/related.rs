//! Related domains: the table, the similarity from it, and what a programme counts.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

#[path = "related/bad_tables.rs"]
mod bad_tables;
#[cfg(feature = "data")]
#[path = "related/built_in.rs"]
mod built_in;
#[path = "related/laws.rs"]
mod laws;

use regiopair::criteria::Reason;
use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::{Dataset, Role, Tables};
use regiopair::programme::Programme;
use regiopair::proposal::{NeedNote, Notice};
use regiopair::report::{self, language::English};
use regiopair::taxonomy::{
    Measure, Occurrence, RelatedRow, Relation, Taxonomy, TaxonomyRows, ThemeRow,
};

use super::criteria::{state, toy};
use super::score_table::bare_region as region;

/// Mobility and biodiversity share a theme but have no edge; food and crops have one.
fn themes() -> TaxonomyRows {
    let rows = [
        ("agri-food", "crops"),
        ("agri-food", "food"),
        ("energy", "biofuels"),
        ("green", "biodiversity"),
        ("green", "mobility"),
    ];
    TaxonomyRows::Themes(rows.map(|(theme, domain)| ThemeRow::new(theme, domain)).to_vec())
}

fn edges() -> Vec<RelatedRow> {
    vec![
        RelatedRow::new("food", "crops", 0.6, "food manufacturers process crops"),
        RelatedRow::new("crops", "biofuels", 0.4, "biofuels are made from crops"),
    ]
}

fn taxonomy() -> Taxonomy {
    Taxonomy::from_rows(themes()).unwrap().with_related(edges()).unwrap()
}

/// A region that needs mobility (3), crops (2) and biofuels (1), and one that is strong in
/// biodiversity (3), food (2) and crops (1).
fn tables() -> Tables {
    let regions = vec![region("lac", "l"), region("eu", "e")];
    let mut tables = Tables { taxonomy: themes(), related: edges(), ..toy(regions) };
    state(&mut tables, "l", Role::Need, &[("mobility", 3), ("crops", 2), ("biofuels", 1)]);
    state(&mut tables, "e", Role::Strength, &[("biodiversity", 3), ("food", 2), ("crops", 1)]);
    tables
}

fn programme(head: &str, formula: &str) -> Programme {
    let criterion = format!("[[criteria]]\nid = \"needs-met\"\nformula = \"{formula}\"\n");
    Programme::from_toml_str(&format!("{head}\n{criterion}")).unwrap()
}

fn assessed(tables: Tables, head: &str, formula: &str) -> Assessment {
    let dataset = Dataset::new(tables).unwrap();
    Matcher::new(&dataset, programme(head, formula)).assess().unwrap()
}

/// The value of the pair and its evidence: need, strength, amount.
fn met(head: &str, formula: &str) -> (f64, Vec<(String, String, f64)>) {
    let pairing = assessed(tables(), head, formula).explain("l", "e").unwrap();
    let evidence = pairing.criteria[0].evidence.iter().map(|item| match &item.reason {
        Reason::NeedMet { need, strength, .. } => {
            (need.id.clone(), strength.id.clone(), item.amount)
        }
        other => panic!("{other:?}"),
    });
    (pairing.criteria[0].value.unwrap(), evidence.collect())
}

#[track_caller]
fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12, "{found} for {expected}");
}

/// Needs 3, 2, 1 of 6; offers by weight relative to the strongest, 3.
#[test]
fn coverage_as_computed_by_hand() {
    // Wu–Palmer: mobility by biodiversity 1/2 · 3/3, crops by crops or food, each 1/3.
    let (value, evidence) = met("similarity = \"wu-palmer\"", "coverage");
    close(value, (3.0 * 0.5 + 2.0 / 3.0) / 6.0);
    assert_eq!((&*evidence[1].0, &*evidence[1].1), ("mobility", "biodiversity"));

    // Related: crops by food 0.6 · 2/3 = 0.4, more than by crops itself, 1/3; biofuels by crops 0.4/3.
    let (value, evidence) = met("similarity = \"related\"", "coverage");
    close(value, (2.0 * 0.4 + 0.4 / 3.0) / 6.0);
    let pairs: Vec<(&str, &str)> = evidence.iter().map(|(n, s, _)| (&**n, &**s)).collect();
    assert_eq!(pairs, [("biofuels", "crops"), ("crops", "food")]);

    // Above 0.4: the edge of 0.4 does not count, that of 0.6 does.
    let (value, evidence) = met("similarity = \"related\"\nsimilarity_above = 0.4", "coverage");
    close(value, 2.0 * 0.4 / 6.0);
    assert_eq!(evidence.len(), 1);

    // Above 0.6: only the domain itself.
    let (value, evidence) = met("similarity = \"related\"\nsimilarity_above = 0.6", "coverage");
    close(value, 2.0 / 3.0 / 6.0);
    assert_eq!((&*evidence[0].0, &*evidence[0].1), ("crops", "crops"));
}

/// Offer shares 1/2, 1/3, 1/6 spread by the edge of 0.6: crops 1/6 + 0.6/3, food 1/3 + 0.6/6,
/// biodiversity 1/2; their sum is 1.3.
#[test]
fn shares_as_computed_by_hand() {
    let (value, evidence) = met("similarity = \"related\"\nsimilarity_above = 0.4", "shares");
    let crops = (1.0 / 6.0 + 0.2) / 1.3;
    close(value, crops);
    assert_eq!(evidence.len(), 1);
    // All needs but crops: nothing.
    let (value, _) = met("similarity = \"identity\"", "shares");
    close(value, 1.0 / 6.0);
}

/// Only what counts is listed, and the reason of the edge with it.
#[test]
fn an_offer_from_a_related_domain_is_explained() {
    let pairing = |head| assessed(tables(), head, "coverage").explain("l", "e").unwrap();
    let note =
        |notes: &[NeedNote], need: &str| notes.iter().find(|note| note.need.id == need).cloned();
    let related = pairing("similarity = \"related\"\nsimilarity_above = 0.4");
    let because = Some("food manufacturers process crops".to_owned());
    assert_eq!(related.left_needs_met.len(), 1);
    let crops = note(&related.left_needs_met, "crops").unwrap();
    assert_eq!((&*crops.strength.id, crops.similarity, crops.because), ("food", 0.6, because));
    let text = report::pairing_to_text(&related, &English);
    let line = "2 crops ← food (similarity 0.60, because food manufacturers process crops)";
    assert!(text.contains(line), "{text}");
    let json = report::pairing_to_json(&related, &English).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let reason = &json["criteria"][0]["evidence"][0]["reason"];
    assert_eq!(reason["because"], "food manufacturers process crops");
    assert_eq!(json["left_needs_met"][0]["because"], "food manufacturers process crops");

    // Another measure gives no reason, even where there is an edge.
    let tree = pairing("similarity = \"wu-palmer\"");
    assert_eq!(note(&tree.left_needs_met, "mobility").unwrap().strength.id, "biodiversity");
    assert!(tree.left_needs_met.iter().all(|note| note.because.is_none()));
    assert!(!report::pairing_to_json(&tree, &English).unwrap().contains("because"));
}

#[test]
fn without_the_table_only_the_same_domain_counts_and_a_notice_says_so() {
    let bare = Tables { related: Vec::new(), ..tables() };
    let assessment = assessed(bare.clone(), "similarity = \"related\"", "coverage");
    let proposal = assessment.propose().unwrap();
    assert!(proposal.notices.contains(&Notice::NoRelatedDomains));
    let text = report::to_text(&proposal, &English);
    assert!(text.contains("the table `related` has no row"), "{text}");
    close(proposal.pairings[0].score, 2.0 / 3.0 / 6.0);
    for (tables, similarity) in [(tables(), "related"), (bare, "wu-palmer")] {
        let head = format!("similarity = \"{similarity}\"");
        let proposal = assessed(tables, &head, "coverage").propose().unwrap();
        assert!(!proposal.notices.contains(&Notice::NoRelatedDomains));
    }
}

#[test]
fn edges_are_a_part_of_the_graph() {
    let taxonomy = taxonomy();
    let graph = taxonomy.graph();
    assert_eq!(graph.edge_count(), 3 + 5 + 2);
    let tree = graph.edge_weights().filter(|edge| **edge == Relation::Narrower).count();
    assert_eq!(tree, 3 + 5);
    let node = |name| taxonomy.node(taxonomy.domain(name).unwrap());
    let edge = graph.find_edge(node("biofuels"), node("crops")).unwrap();
    assert!(matches!(&graph[edge], Relation::Related { similarity: 0.4, .. }));
    // The tree is as it was.
    assert_eq!(taxonomy.theme_of(taxonomy.domain("crops").unwrap()), "agri-food");
    let again = taxonomy.clone().with_related(Vec::new()).unwrap();
    assert_eq!(again, Taxonomy::from_rows(themes()).unwrap());
    assert_ne!(again, taxonomy);
}

/// Neither the order of the rows nor that of the two domains of a row matters.
#[test]
fn order_does_not_matter() {
    let turned: Vec<RelatedRow> = edges()
        .into_iter()
        .rev()
        .map(|row| RelatedRow::new(row.related_domain, row.domain, row.similarity, row.because))
        .collect();
    let other = Taxonomy::from_rows(themes()).unwrap().with_related(turned.clone()).unwrap();
    assert_eq!(other, taxonomy());
    assert_eq!(other.related_rows()[0].domain, "biofuels");
    let dataset = |related| Dataset::new(Tables { related, ..tables() }).unwrap();
    assert_eq!(dataset(turned.clone()), dataset(edges()));
    assert_eq!(dataset(turned).digest(), dataset(edges()).digest());
    assert_ne!(dataset(Vec::new()).digest(), dataset(edges()).digest());
}

#[test]
fn a_taxonomy_with_edges_reads_back_from_json() {
    let json = serde_json::to_string(&taxonomy()).unwrap();
    assert_eq!(serde_json::from_str::<Taxonomy>(&json).unwrap(), taxonomy());
    let wrong = json.replace("0.6", "1.6");
    let message = serde_json::from_str::<Taxonomy>(&wrong).unwrap_err().to_string();
    assert!(message.contains("the similarity is 1.6"), "{message}");
}

/// Domains may be named by label, in any case, as in other tables.
#[test]
fn domains_are_found_by_label() {
    let mut tables = tables();
    if let TaxonomyRows::Themes(rows) = &mut tables.taxonomy {
        rows[1].label = "Food manufacturing".to_owned();
    }
    tables.related[0].domain = "food MANUFACTURING".to_owned();
    let dataset = Dataset::new(tables).unwrap();
    assert_eq!(dataset.tables().related[1].related_domain, "food");
}

/// Half of the similarity is how often regions have the two together.
#[test]
fn co_occurrence_is_blended_in() {
    let mut tables = tables();
    tables.regions.push(region("eu", "f"));
    state(&mut tables, "f", Role::Strength, &[("biofuels", 1), ("mobility", 1)]);
    let head = "similarity = \"related\"\ncooccurrence_share = 0.5";
    let pairing = assessed(tables, head, "coverage").explain("l", "e").unwrap();
    // Of e, biodiversity, food and crops occur with each other: s = 2 each, c = 1, cosine 1/2.
    let crops = pairing.left_needs_met.iter().find(|note| note.need.id == "crops").unwrap();
    assert_eq!(crops.strength.id, "food");
    close(crops.similarity, 0.5 * 0.6 + 0.5 * 0.5);
    assert!(crops.because.is_some());
}

#[test]
fn keys_out_of_range_are_refused() {
    for key in ["cooccurrence_share", "similarity_above"] {
        for value in ["-0.1", "1.01", "nan", "inf", "\"much\""] {
            let error = Programme::from_toml_str(&format!("{key} = {value}\n")).unwrap_err();
            let message = error.to_string();
            assert!(message.contains(key) && message.contains("from 0 to 1"), "{message}");
        }
        let error = Programme::from_toml_str(&format!("{key}s = 0.5\n")).unwrap_err();
        assert!(error.to_string().contains(&format!("did you mean `{key}`?")), "{error}");
    }
    let mut programme = programme("", "coverage");
    programme.similarity_above = f64::NAN;
    programme.cooccurrence_share = -1.0;
    let faults: Vec<String> = programme.setting_faults().iter().map(ToString::to_string).collect();
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].starts_with("cooccurrence_share"), "{faults:?}");
}

#[test]
fn a_blend_needs_regions_with_domains() {
    let mut bare = tables();
    bare.domains.retain(|row| row.role == Role::Need);
    let head = "similarity = \"related\"\ncooccurrence_share = 0.5";
    let dataset = Dataset::new(bare).unwrap();
    let error = Matcher::new(&dataset, programme(head, "coverage")).assess().unwrap_err();
    assert!(error.to_string().contains("none has any"), "{error}");
}

/// A share that is no share, and similarities of other taxonomies.
#[test]
fn a_blend_refuses_what_is_no_share() {
    let similarity = |taxonomy: &Taxonomy| {
        taxonomy.similarity(Measure::Related, &Occurrence::empty(taxonomy.len())).unwrap()
    };
    let own = similarity(&taxonomy());
    for share in [-0.5, 1.5, f64::NAN, f64::INFINITY] {
        let error = own.clone().blended(&own, share).unwrap_err().to_string();
        assert!(error.contains("from 0 to 1"), "{error}");
    }
    let rows = TaxonomyRows::Themes(vec![ThemeRow::new("a", "b")]);
    let small = similarity(&Taxonomy::from_rows(rows).unwrap());
    assert!(own.blended(&small, 0.5).is_err());
}
