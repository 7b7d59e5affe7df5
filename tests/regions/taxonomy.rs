//! Taxonomies: faults, reference values, traps of other programs, and laws.
//!
//! Reference values at full precision were computed with numpy and checked with `nxontology` (tree
//! similarity), `ecomplexity` 0.5.3 (specialisation, proximity) and the sources of `EconGeo` 1.3 in
//! R (relatedness and its density, to the 2 decimals that it gives).

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests fail as tests do")]

use std::f64::consts::LN_10;

use ndarray::{Array2, array};
use petgraph::graph::NodeIndex;
use regiopair::taxonomy::{
    DomainId, MatrixError, Measure, Node, Occurrence, ParentRow, SimilarityError, Taxonomy,
    TaxonomyFault, TaxonomyRows, ThemeRow, cooccurrence, corpus_information, density_product_space,
    intrinsic_information, presence, proximity_product_space, rca, relatedness_association,
    relatedness_cosine, relatedness_density_added, relatedness_density_added_mean,
    relatedness_density_econgeo, relatedness_jaccard, relatedness_probability, sanchez_information,
    taxonomy_set_bma,
};

mod laws;
mod measures;
mod relatedness_references;
mod table_faults;
mod tables;
mod tree_references;

const TOLERANCE: f64 = 1e-9;

fn assert_close(found: f64, expected: f64, what: &str) {
    let close = (found - expected).abs() <= TOLERANCE;
    assert!(close, "{what}: {found} for {expected}");
}

fn assert_matrix(found: &Array2<f64>, expected: &Array2<f64>) {
    assert_eq!(found.dim(), expected.dim());
    for (place, &value) in expected.indexed_iter() {
        assert_close(found[place], value, &format!("{place:?}"));
    }
}

fn parents(rows: &[(&str, &str)]) -> TaxonomyRows {
    TaxonomyRows::Parents(rows.iter().map(|&(d, p)| ParentRow::new(d, p)).collect())
}

fn themes(rows: &[(&str, &str)]) -> TaxonomyRows {
    TaxonomyRows::Themes(rows.iter().map(|&(t, d)| ThemeRow::new(t, d)).collect())
}

fn faults(rows: TaxonomyRows) -> Vec<TaxonomyFault> {
    Taxonomy::from_rows(rows).expect_err("the table is faulty").0
}

/// The tree of the reference values: ten nodes, three themes, crops with a child of its own.
fn toy() -> Taxonomy {
    Taxonomy::from_rows(parents(&[
        ("crops", "agri-food"),
        ("wine", "agri-food"),
        ("precision-agriculture", "crops"),
        ("solar", "energy"),
        ("wind", "energy"),
        ("ict", "digital"),
        ("agri-food", "root"),
        ("energy", "root"),
        ("digital", "root"),
        ("root", ""),
    ]))
    .unwrap()
}

fn id(taxonomy: &Taxonomy, name: &str) -> DomainId {
    taxonomy.domain(name).unwrap()
}

fn node(taxonomy: &Taxonomy, name: &str) -> NodeIndex {
    let mut nodes = taxonomy.graph().node_indices();
    nodes.find(|&node| taxonomy.name(node) == name).unwrap()
}

fn built_in() -> Taxonomy {
    let mut reader = csv::Reader::from_reader(&include_bytes!("../../src/data/taxonomy.csv")[..]);
    let rows = reader.records().map(|record| {
        let record = record.unwrap();
        ThemeRow {
            label: record[2].to_owned(),
            nace_rev2: record[3].split('|').map(str::to_owned).collect(),
            theme_label: record[4].to_owned(),
            short_label: record[5].to_owned(),
            theme_label_es: record[6].to_owned(),
            theme_label_pt: record[7].to_owned(),
            label_es: record[8].to_owned(),
            label_pt: record[9].to_owned(),
            short_label_es: record[10].to_owned(),
            short_label_pt: record[11].to_owned(),
            ..ThemeRow::new(&record[0], &record[1])
        }
    });
    Taxonomy::from_rows(TaxonomyRows::Themes(rows.collect())).unwrap()
}
