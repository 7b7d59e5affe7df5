//! What a taxonomy reads from a table of domains, and gives back.

use super::*;

#[test]
fn the_built_in_table_is_sound() {
    let taxonomy = built_in();
    assert_eq!(taxonomy.len(), 56);
    assert_eq!(taxonomy.themes().len(), 8);
    assert!(taxonomy.themes().is_sorted());
    assert_eq!(taxonomy.theme_of(id(&taxonomy, "tourism")), "tourism");
    assert_eq!(taxonomy.theme_of(id(&taxonomy, "ecotourism")), "tourism");
    assert_eq!(taxonomy.theme_of(id(&taxonomy, "wine")), "agri-food");
    assert_eq!(taxonomy.graph().node_count(), 1 + 8 + 56);
    assert_eq!(taxonomy.graph().edge_count(), 8 + 56);
    assert_eq!(taxonomy.domain("agri-food"), None, "a theme is no domain");
    assert_eq!(taxonomy.nearest("Wind"), Some("wind-marine-energy"));
    assert_eq!(taxonomy.nearest("bio energy"), Some("bioenergy"));
}

#[test]
fn domains_are_sorted_and_found() {
    let taxonomy = built_in();
    let ids: Vec<&str> = taxonomy.domains().map(|(_, d)| d.id.as_str()).collect();
    assert!(ids.is_sorted());
    for (place, (d, domain)) in taxonomy.domains().enumerate() {
        assert_eq!(d.index(), place);
        assert_eq!(taxonomy.domain(&domain.id), Some(d));
        assert_eq!(taxonomy.get(d), domain);
        assert_eq!(taxonomy.graph()[taxonomy.node(d)], Node::Domain(d));
    }
}

#[test]
fn the_root_is_no_domain_but_inner_nodes_are() {
    let taxonomy = toy();
    assert_eq!(taxonomy.len(), 9);
    assert_eq!(taxonomy.domain("root"), None);
    assert_eq!(taxonomy.name(taxonomy.root()), "root");
    assert_eq!(taxonomy.themes(), ["agri-food", "digital", "energy"]);
    assert_eq!(taxonomy.theme_of(id(&taxonomy, "agri-food")), "agri-food");
    let deepest = id(&taxonomy, "precision-agriculture");
    assert_eq!(taxonomy.theme_of(deepest), "agri-food");
    assert_eq!(taxonomy.depth(taxonomy.node(deepest)), 3);
    assert_eq!(taxonomy.parent(taxonomy.root()), None);
}

#[test]
fn rows_come_back_sorted_and_whole() {
    let taxonomy = built_in();
    let TaxonomyRows::Themes(rows) = taxonomy.rows() else {
        panic!("the form is kept");
    };
    assert!(rows.is_sorted_by_key(|row| row.domain.clone()));
    let wine = rows.iter().find(|row| row.domain == "wine").unwrap();
    assert_eq!(wine.label, "Viticulture and wine");
    assert_eq!(wine.nace_rev2, ["A01.21", "C11.02"]);
    assert_eq!(Taxonomy::from_rows(taxonomy.rows()).unwrap(), taxonomy);
}

#[test]
fn both_forms_go_through_json() {
    for taxonomy in [built_in(), toy()] {
        let json = serde_json::to_string(&taxonomy).unwrap();
        assert_eq!(serde_json::from_str::<Taxonomy>(&json).unwrap(), taxonomy);
        let rows: TaxonomyRows = serde_json::from_str(&json).unwrap();
        assert_eq!(rows, taxonomy.rows());
    }
}

#[test]
fn a_faulty_document_names_all_faults() {
    let json = r#"{"parents": [{"domain": "a", "parent": "b"}, {"domain": "", "parent": ""}]}"#;
    let message = serde_json::from_str::<Taxonomy>(json).unwrap_err().to_string();
    assert!(message.contains("row 1, column `parent`"), "{message}");
    assert!(message.contains("row 2, column `domain`"), "{message}");
}

#[test]
fn a_different_table_is_a_different_taxonomy() {
    let one = Taxonomy::from_rows(themes(&[("t", "a"), ("u", "b")])).unwrap();
    let moved = Taxonomy::from_rows(themes(&[("u", "a"), ("t", "b")])).unwrap();
    let inner = Taxonomy::from_rows(parents(&[("r", ""), ("a", "r"), ("b", "a")])).unwrap();
    let flat = Taxonomy::from_rows(parents(&[("r", ""), ("a", "r"), ("b", "r")])).unwrap();
    assert_ne!(one, moved);
    assert_ne!(inner, flat);
}

#[test]
fn a_chain_of_a_hundred_thousand_parents_is_no_trouble() {
    let name = |n: usize| format!("d{n}");
    let parent = |n: usize| n.checked_sub(1).map(name).unwrap_or_default();
    let rows = (0..100_000).map(|n| ParentRow::new(name(n), parent(n)));
    let taxonomy = Taxonomy::from_rows(TaxonomyRows::Parents(rows.collect())).unwrap();
    let (top, end) = (id(&taxonomy, "d1"), id(&taxonomy, "d99999"));
    assert_eq!(taxonomy.depth(taxonomy.node(end)), 99_999);
    assert_eq!(taxonomy.theme_of(end), "d1");
    let meeting = taxonomy.lowest_common_ancestor(taxonomy.node(end), taxonomy.node(top));
    assert_eq!(meeting, taxonomy.node(top));
    assert_close(intrinsic_information(&taxonomy)[0], 0.0, "root");
    assert_eq!(taxonomy.clone(), taxonomy);
}

#[test]
fn codes_find_their_domains() {
    let taxonomy = built_in();
    let found = |code: &str| -> Vec<&str> {
        let found = taxonomy.by_nace(code).into_iter();
        found.map(|d| taxonomy.get(d).id.as_str()).collect()
    };
    assert_eq!(found("A01.21"), ["wine", "crops"]);
    assert_eq!(found("c11.02"), ["wine", "food-processing"]);
    assert_eq!(found("B05.10"), ["mining"]);
    assert_eq!(found("S94.1"), ["social-innovation"]);
    assert!(found("T97").is_empty());
    assert!(found("").is_empty());
    assert!(found("C1").is_empty());
}
