//! The taxonomy room: faults, reference values, traps of other programs, and laws.
//!
//! Reference values at full precision were computed with numpy and checked with `nxontology` (tree similarity), `ecomplexity`
//! 0.5.3 (specialisation, proximity) and the sources of `EconGeo` 1.3 in R (relatedness and its density, to the 2 decimals
//! that it gives).

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "helpers of tests stand outside the test functions that may panic"
)]

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
            theme: record[0].to_owned(),
            domain: record[1].to_owned(),
            label: record[2].to_owned(),
            nace_rev2: record[3].split('|').map(str::to_owned).collect(),
            theme_label: record[4].to_owned(),
            short_label: record[5].to_owned(),
        }
    });
    Taxonomy::from_rows(TaxonomyRows::Themes(rows.collect())).unwrap()
}

mod tables {
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
}

mod table_faults {
    use super::*;

    fn places(faults: &[TaxonomyFault]) -> Vec<(usize, &str, &str)> {
        let place = |fault| (TaxonomyFault::row(fault), fault.column(), fault.value());
        faults.iter().map(place).collect()
    }

    #[test]
    fn an_empty_table() {
        let empty = vec![TaxonomyFault::EmptyTaxonomy];
        assert_eq!(faults(themes(&[])), empty);
        assert_eq!(faults(parents(&[])), empty);
        assert_eq!(faults(parents(&[("root", "")])), empty);
    }

    #[test]
    fn a_cycle_is_reported_once_and_what_depends_on_it_is_not() {
        let found = faults(parents(&[
            ("root", ""),
            ("d", "c"),
            ("c", "a"),
            ("b", "c"),
            ("a", "b"),
            ("fine", "root"),
        ]));
        let members = ["c", "a", "b"].map(str::to_owned).to_vec();
        assert_eq!(found, [TaxonomyFault::Cycle { row: 2, members }]);
        assert_eq!(places(&found), [(2, "parent", "c")]);
        assert_eq!(
            found[0].to_string(),
            "the domains `c`, `a`, `b` form a cycle; give one of them a parent outside the cycle"
        );
    }

    #[test]
    fn a_circle_begins_at_its_first_row_wherever_it_is_entered() {
        let found = faults(parents(&[("tail", "b"), ("a", "b"), ("b", "a"), ("r", "")]));
        let members = ["a", "b"].map(str::to_owned).to_vec();
        assert_eq!(found, [TaxonomyFault::Cycle { row: 1, members }]);
    }

    #[test]
    fn a_root_given_twice_is_one_fault() {
        let found = faults(parents(&[("r", ""), ("a", "r"), ("r", "")]));
        assert_eq!(places(&found), [(2, "domain", "r")]);
    }

    #[test]
    fn a_repeated_domain_closes_no_circle_by_its_later_row() {
        let found = faults(parents(&[("r", ""), ("a", "r"), ("b", "a"), ("a", "b")]));
        assert_eq!(places(&found), [(3, "domain", "a")]);
    }

    #[test]
    fn two_circles_are_two_faults() {
        let found = faults(parents(&[("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")]));
        let rows: Vec<usize> = found.iter().map(TaxonomyFault::row).collect();
        assert_eq!(rows, [0, 0, 2]);
        assert!(found.contains(&TaxonomyFault::NoRoot));
    }

    #[test]
    fn a_long_circle_has_a_short_message() {
        let n = 100_000;
        let rows = (0..n).map(|i| ParentRow::new(format!("d{i}"), format!("d{}", (i + 1) % n)));
        let found = faults(TaxonomyRows::Parents(rows.collect()));
        let [TaxonomyFault::NoRoot, circle] = &found[..] else {
            panic!("{} faults", found.len());
        };
        assert!(circle.to_string().contains("`d7` and 99992 more are"));
    }

    #[test]
    fn an_unknown_parent_with_the_nearest_known_one() {
        let found = faults(parents(&[("root", ""), ("energy", "root"), ("solar", "enrgy")]));
        assert_eq!(
            found,
            [TaxonomyFault::UnknownParent {
                row: 2,
                value: "enrgy".to_owned(),
                nearest: Some("energy".to_owned()),
            }]
        );
        assert_eq!(
            found[0].to_string(),
            "the parent `enrgy` is not a domain of this table; did you mean `energy`"
        );
    }

    #[test]
    fn nobody_is_advised_to_be_their_own_parent() {
        let advised = |rows: &[(&str, &str)]| match &faults(parents(rows))[..] {
            [TaxonomyFault::UnknownParent { nearest, .. }] => nearest.clone(),
            found => panic!("{found:?}"),
        };
        let rows = [("root", ""), ("energy", "root"), ("energy2", "energy1")];
        assert_eq!(advised(&rows).as_deref(), Some("energy"));
        assert_eq!(advised(&[("root", ""), ("wine", "wine1")]), None);
    }

    #[test]
    fn two_roots_or_none_or_oneself() {
        let found = faults(parents(&[("r", ""), ("s", ""), ("a", "r"), ("b", "b")]));
        assert_eq!(
            found,
            [
                TaxonomyFault::TwoRoots {
                    row: 1,
                    value: "s".to_owned(),
                    first_row: 0,
                    first: "r".to_owned(),
                },
                TaxonomyFault::SelfParent { row: 3, value: "b".to_owned() },
            ]
        );
        let found = faults(parents(&[("a", "all"), ("b", "all")]));
        assert!(found.contains(&TaxonomyFault::NoRoot), "{found:?}");
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn ids_repeated_empty_or_padded() {
        let found = faults(themes(&[("t", "a"), ("u", "a"), ("", "b"), ("t", " "), ("t", " c")]));
        assert_eq!(
            places(&found),
            [(1, "domain", "a"), (2, "theme", ""), (3, "domain", ""), (4, "domain", " c")]
        );
        assert!(matches!(found[0], TaxonomyFault::DuplicateDomain { first_row: 0, .. }));
        assert_eq!(found[3].to_string(), "the domain ` c` has blanks around it; write `c`");

        let found = faults(parents(&[("r", ""), ("a", "r"), ("a", "r"), ("", "r"), ("b", "r ")]));
        assert_eq!(places(&found), [(2, "domain", "a"), (3, "domain", ""), (4, "parent", "r ")]);
    }

    #[test]
    fn labels_too_long_or_at_odds() {
        let long = "a label of 21 letters";
        let row = |domain: &str, theme: &str, short: &str| ThemeRow {
            theme_label: theme.to_owned(),
            short_label: short.to_owned(),
            ..ThemeRow::new("t", domain)
        };
        let rows = vec![row("a", "", &long[..20]), row("b", "T", long), row("c", "U", "")];
        let found = faults(TaxonomyRows::Themes(rows));
        assert_eq!(places(&found), [(1, "short_label", long), (2, "theme_label", "U")]);
        assert_eq!(
            found[1].to_string(),
            "the theme `t` has the label `U` here and `T` before; use one label"
        );

        let below = ParentRow { short_label: long.to_owned(), ..ParentRow::new("a", "r") };
        let found = faults(TaxonomyRows::Parents(vec![ParentRow::new("r", ""), below]));
        assert_eq!(places(&found), [(1, "short_label", long)]);
    }

    #[test]
    fn one_row_labels_its_theme() {
        let labelled = ThemeRow { theme_label: "Energy".to_owned(), ..ThemeRow::new("e", "sun") };
        let rows = vec![ThemeRow::new("e", "wind"), labelled, ThemeRow::new("my-theme", "x")];
        let taxonomy = Taxonomy::from_rows(TaxonomyRows::Themes(rows)).unwrap();
        assert_eq!(taxonomy.theme_label("e").label, "Energy");
        assert_eq!(taxonomy.theme_label("my-theme").label, "my theme");
        let TaxonomyRows::Themes(rows) = taxonomy.rows() else { panic!("the form is kept") };
        assert!(rows.iter().filter(|row| row.theme == "e").all(|row| row.theme_label == "Energy"));

        let top = ParentRow { label: "Energy".to_owned(), ..ParentRow::new("e", "all") };
        let rows = vec![ParentRow::new("all", ""), top, ParentRow::new("sun", "e")];
        let taxonomy = Taxonomy::from_rows(TaxonomyRows::Parents(rows)).unwrap();
        assert_eq!(taxonomy.theme_label("e").label, "Energy");
    }

    #[test]
    fn all_faults_come_at_once_sorted_by_row() {
        let found = faults(parents(&[
            ("a", "b"),
            ("b", "a"),
            ("c", "nowhere"),
            ("c", "a"),
            ("", "a"),
            ("r", ""),
            ("s", ""),
        ]));
        let rows: Vec<usize> = found.iter().map(TaxonomyFault::row).collect();
        assert_eq!(rows, [0, 2, 3, 4, 6]);
    }
}

mod tree_references {
    use super::*;

    /// a, b, where they meet; Wu–Palmer root 1, root 0, path, Resnik, Lin, Lin–Sánchez, Resnik scaled.
    type Row = (&'static str, &'static str, &'static str, [f64; 7]);

    #[rustfmt::skip]
    const PAIRS: [Row; 7] = [
        ("crops", "wine", "agri-food", [
            0.666_666_666_666_666_6, 0.5, 0.333_333_333_333_333_3, 0.916_290_731_874_155_3,
            0.468_448_539_593_326_4, 0.730_422_710_309_185_2, 0.397_940_008_672_037_7,
        ]),
        ("crops", "precision-agriculture", "crops", [
            0.857_142_857_142_857_1, 0.8, 0.5, 1.609_437_912_434_100_5,
            0.822_816_179_864_442_1, 0.978_996_107_151_657, 0.698_970_004_336_018_9,
        ]),
        ("precision-agriculture", "wine", "agri-food", [
            0.571_428_571_428_571_4, 0.4, 0.25, 0.916_290_731_874_155_3,
            0.397_940_008_672_037_66, 0.715_080_989_967_854_7, 0.397_940_008_672_037_7,
        ]),
        ("solar", "wind", "energy", [
            0.666_666_666_666_666_6, 0.5, 0.333_333_333_333_333_3, 1.203_972_804_325_936_1,
            0.522_878_745_280_337_6, 0.730_422_710_309_185_2, 0.522_878_745_280_337_6,
        ]),
        // Trap: with the root at depth 1 Wu–Palmer gives a third to two domains that share nothing.
        ("crops", "solar", "root", [0.333_333_333_333_333_3, 0.0, 0.2, 0.0, 0.0, 0.0, 0.0]),
        ("wine", "wine", "wine", [1.0, 1.0, 1.0, LN_10, 1.0, 1.0, 1.0]),
        ("ict", "digital", "digital", [
            0.8, 0.666_666_666_666_666_6, 0.5, 1.609_437_912_434_100_5,
            0.822_816_179_864_442_1, 0.959_249_866_272_525_8, 0.698_970_004_336_018_9,
        ]),
    ];

    #[test]
    fn taxonomy_pair() {
        let taxonomy = toy();
        let none = Occurrence::empty(taxonomy.len());
        let ic = intrinsic_information(&taxonomy);
        for (a, b, lca, [root_one, root_zero, path, resnik, lin, sanchez, scaled]) in PAIRS {
            let (a_id, b_id) = (id(&taxonomy, a), id(&taxonomy, b));
            let meeting = taxonomy.lowest_common_ancestor(taxonomy.node(a_id), taxonomy.node(b_id));
            assert_eq!(taxonomy.name(meeting), lca);
            assert_close(ic[meeting.index()], resnik, &format!("raw Resnik {a} {b}"));
            for (measure, expected) in [
                (Measure::WuPalmerRootOne, root_one),
                (Measure::WuPalmer, root_zero),
                (Measure::Path, path),
                (Measure::Lin, lin),
                (Measure::LinSanchez, sanchez),
                (Measure::Resnik, scaled),
                (Measure::Identity, f64::from(u8::from(a == b))),
            ] {
                let similarity = taxonomy.similarity(measure, &none).unwrap();
                let what = format!("{measure} {a} {b}");
                assert_close(similarity.between(a_id, b_id), expected, &what);
                assert_close(similarity.between(b_id, a_id), expected, &what);
            }
        }
    }

    #[test]
    fn information_content_of_every_node() {
        let taxonomy = toy();
        let intrinsic = intrinsic_information(&taxonomy);
        let sanchez = sanchez_information(&taxonomy);
        #[rustfmt::skip]
        let expected = [
            ("crops", 1.609_437_912_434_100_5, 1.504_077_396_776_274_2),
            ("wine", LN_10, 1.504_077_396_776_274_2),
            ("precision-agriculture", LN_10, 1.568_615_917_913_845_2),
            ("solar", LN_10, 1.504_077_396_776_274_2),
            ("wind", LN_10, 1.504_077_396_776_274_2),
            ("ict", LN_10, 1.504_077_396_776_274_2),
            ("agri-food", 0.916_290_731_874_155_3, 1.098_612_288_668_109_8),
            ("energy", 1.203_972_804_325_936_1, 1.098_612_288_668_109_8),
            ("digital", 1.609_437_912_434_100_5, 1.386_294_361_119_890_6),
            ("root", 0.0, 0.0),
        ];
        for (name, ic, ic_sanchez) in expected {
            let node = node(&taxonomy, name).index();
            assert_close(intrinsic[node], ic, name);
            assert_close(sanchez[node], ic_sanchez, name);
        }
    }

    const COUNTS: [(&str, f64); 6] = [
        ("crops", 6.0),
        ("precision-agriculture", 2.0),
        ("wine", 4.0),
        ("solar", 5.0),
        ("wind", 3.0),
        ("ict", 8.0),
    ];

    fn counts(taxonomy: &Taxonomy, given: &[(&str, f64)]) -> Vec<f64> {
        let mut counts = vec![0.0; taxonomy.len()];
        for &(name, count) in given {
            counts[id(taxonomy, name).index()] = count;
        }
        counts
    }

    #[test]
    fn taxonomy_corpus_ic() {
        let taxonomy = toy();
        let counts = counts(&taxonomy, &COUNTS);
        let ic = corpus_information(&taxonomy, &counts).unwrap();
        for (name, expected) in [
            ("crops", 1.252_762_968_495_368),
            ("wine", 1.945_910_149_055_313_5),
            ("precision-agriculture", 2.639_057_329_615_259),
            ("solar", 1.722_766_597_741_103_5),
            ("wind", 2.233_592_221_507_094_2),
            ("ict", 1.252_762_968_495_368),
            ("agri-food", 0.847_297_860_387_203_7),
            ("energy", 1.252_762_968_495_368),
            ("digital", 1.252_762_968_495_368),
            ("root", 0.0),
        ] {
            assert_close(ic[node(&taxonomy, name).index()], expected, name);
        }
        // The counts may lie in several regions.
        let part = [0.25, 0.75];
        let weights = Array2::from_shape_fn((2, taxonomy.len()), |(r, d)| counts[d] * part[r]);
        let occurrence = Occurrence::new(weights).unwrap();
        let between = |measure, a, b| {
            let similarity = taxonomy.similarity(measure, &occurrence).unwrap();
            similarity.between(id(&taxonomy, a), id(&taxonomy, b))
        };
        let lin = |a, b| between(Measure::LinCorpus, a, b);
        assert_close(lin("crops", "wine"), 0.529_780_836_771_470_3, "crops wine");
        assert_close(lin("solar", "wind"), 0.633_290_874_629_729_8, "solar wind");
        assert_close(lin("crops", "solar"), 0.0, "crops solar");
        // Nothing but ict lies under digital: as rare, so the similarity is the largest possible.
        assert_close(lin("ict", "digital"), 1.0, "ict digital");
        assert_close(
            between(Measure::ResnikCorpus, "crops", "wine"),
            0.847_297_860_387_203_7 / 2.639_057_329_615_259,
            "scaled by the largest content",
        );
    }

    #[test]
    fn a_domain_nobody_has_is_smoothed_not_infinite() {
        let taxonomy = toy();
        let without_ict = counts(&taxonomy, &COUNTS[..5]);
        let ic = corpus_information(&taxonomy, &without_ict).unwrap();
        // One more for each of the nine domains: 29 in all. Ict has one of them, digital that and its own.
        assert_close(ic[node(&taxonomy, "ict").index()], 29.0_f64.ln(), "ict");
        assert_close(ic[node(&taxonomy, "digital").index()], 14.5_f64.ln(), "digital");
        assert_close(ic[node(&taxonomy, "wine").index()], 5.8_f64.ln(), "wine");
        assert!(ic.iter().all(|value| value.is_finite()));
    }

    #[test]
    fn counts_that_are_no_counts_are_refused() {
        let taxonomy = toy();
        let found = |counts: &[f64]| corpus_information(&taxonomy, counts).unwrap_err();
        let width = SimilarityError::Width { expected: 9, found: 1 };
        assert_eq!(found(&[1.0]), width);
        assert_eq!(found(&[0.0; 9]), SimilarityError::NothingCounted);
        assert_eq!(found(&[f64::MAX; 9]), MatrixError::Total.into());
        let mut counts = [1.0; 9];
        counts[4] = f64::NAN;
        assert!(matches!(
            found(&counts),
            SimilarityError::Matrix(MatrixError::Entry { column: 4, .. })
        ));
    }

    #[test]
    fn best_match_average() {
        let taxonomy = toy();
        let lin = taxonomy.similarity(Measure::Lin, &Occurrence::empty(9)).unwrap();
        let ids = |names: &[&str]| -> Vec<DomainId> {
            names.iter().map(|name| id(&taxonomy, name)).collect()
        };
        let (first, second) = (ids(&["crops", "solar"]), ids(&["wine", "wind", "ict"]));
        let both = taxonomy_set_bma(&lin, &first, &second).unwrap();
        // By hand from `taxonomy_pair`: crops finds wine, solar finds wind, and nobody is like ict.
        let (farm, energy) = (0.468_448_539_593_326_4, 0.522_878_745_280_337_6);
        assert_close(both.first_in_second, f64::midpoint(farm, energy), "first in second");
        assert_close(both.second_in_first, (farm + energy) / 3.0, "second in first");
        assert!((both.average - 0.4131).abs() < 5e-5);

        let twice = ids(&["crops", "solar", "solar"]);
        assert_eq!(taxonomy_set_bma(&lin, &twice, &second), Some(both));
        let back = taxonomy_set_bma(&lin, &second, &first).unwrap();
        assert_close(back.first_in_second, both.second_in_first, "the other way");
        assert_close(back.average, both.average, "the other way");
        assert_eq!(taxonomy_set_bma(&lin, &[], &second), None);
        assert_eq!(taxonomy_set_bma(&lin, &first, &[]), None);
    }
}

mod relatedness_references {
    use super::*;

    /// Regions e1..e4, l1..l3; domains crops, wine, solar, wind, ict.
    fn weights() -> Array2<f64> {
        array![
            [40.0, 30.0, 10.0, 10.0, 10.0],
            [5.0, 5.0, 20.0, 30.0, 40.0],
            [20.0, 10.0, 20.0, 20.0, 30.0],
            [10.0, 40.0, 10.0, 5.0, 35.0],
            [60.0, 20.0, 15.0, 0.0, 5.0],
            [5.0, 0.0, 50.0, 40.0, 5.0],
            [30.0, 15.0, 15.0, 15.0, 25.0],
        ]
    }

    const E1: usize = 0;
    const E2: usize = 1;
    const E4: usize = 3;
    const L1: usize = 4;

    fn present() -> Array2<bool> {
        array![
            [1, 1, 0, 0, 0],
            [0, 0, 1, 1, 1],
            [0, 0, 1, 1, 1],
            [0, 1, 0, 0, 1],
            [1, 1, 0, 0, 0],
            [0, 0, 1, 1, 0],
            [1, 0, 0, 0, 1],
        ]
        .mapv(|m| m == 1)
    }

    /// A matrix over the five domains that has only four different values off its diagonal: crops–wine, crops–ict (as
    /// wine–ict), solar–wind, solar–ict (as wind–ict).
    fn blocks([farm, farm_ict, energy, energy_ict]: [f64; 4]) -> Array2<f64> {
        array![
            [0.0, farm, 0.0, 0.0, farm_ict],
            [farm, 0.0, 0.0, 0.0, farm_ict],
            [0.0, 0.0, 0.0, energy, energy_ict],
            [0.0, 0.0, energy, 0.0, energy_ict],
            [farm_ict, farm_ict, energy_ict, energy_ict, 0.0],
        ]
    }

    fn together() -> Array2<f64> {
        blocks([2.0, 1.0, 3.0, 2.0])
    }

    fn jaccard() -> Array2<f64> {
        blocks([0.5, 0.125, 0.428_571_428_571_428_55, 0.222_222_222_222_222_2])
    }

    #[test]
    fn rca_and_its_ties() {
        let quotients = rca(&weights()).unwrap();
        #[rustfmt::skip]
        let expected = array![
            [1.647_058_823_529_412, 1.75, 0.5, 0.583_333_333_333_333_4, 0.466_666_666_666_666_73],
            [0.205_882_352_941_176_5, 0.291_666_666_666_666_7, 1.0, 1.75, 1.866_666_666_666_667],
            [0.823_529_411_764_706, 0.583_333_333_333_333_4, 1.0, 1.166_666_666_666_666_7, 1.4],
            [0.411_764_705_882_353, 2.333_333_333_333_333_5, 0.5, 0.291_666_666_666_666_7, 1.633_333_333_333_333_3],
            [2.470_588_235_294_117_8, 1.166_666_666_666_666_7, 0.75, 0.0, 0.233_333_333_333_333_36],
            [0.205_882_352_941_176_5, 0.0, 2.5, 2.333_333_333_333_333_5, 0.233_333_333_333_333_36],
            [1.235_294_117_647_059, 0.875, 0.75, 0.875, 1.166_666_666_666_666_7],
        ];
        assert_matrix(&quotients, &expected);
        // Solar is exactly average in e2 and e3, and counts.
        assert_eq!(presence(&quotients), present());
        let nearly = array![[1.0, 1.0 - 1e-9, 1.0 - 1e-15]];
        assert_eq!(presence(&nearly), array![[true, false, true]]);
    }

    #[test]
    fn rca_of_nothing_is_zero() {
        let quotients = rca(&array![[0.0, 0.0, 0.0], [3.0, 0.0, 1.0]]).unwrap();
        assert_eq!(quotients, array![[0.0, 0.0, 0.0], [1.0, 0.0, 1.0]]);
        let nothing = Array2::<f64>::zeros((2, 3));
        assert_eq!(rca(&nothing).unwrap(), nothing);
        assert_eq!(rca(&Array2::zeros((0, 3))).unwrap().dim(), (0, 3));
    }

    #[test]
    fn proximity() {
        let phi = proximity_product_space(&present());
        let mut expected = blocks([2.0 / 3.0, 0.25, 1.0, 0.5]);
        expected.diag_mut().fill(1.0);
        assert_matrix(&phi, &expected);
    }

    #[test]
    fn density_in_the_product_space() {
        let phi = proximity_product_space(&present());
        let density = density_product_space(&present(), &phi).unwrap();
        let l1: Vec<f64> = density.row(L1).iter().map(|d| d.unwrap()).collect();
        for (found, expected) in l1.iter().zip([0.8696, 0.8696, 0.0, 0.0, 0.2]) {
            assert!((found - expected).abs() < 5e-5, "{l1:?}");
        }
    }

    #[test]
    fn relatedness_econgeo() {
        let c = cooccurrence(&present());
        assert_eq!(c, together());
        let probability =
            blocks([4.222_222_222_222_222, 0.965_079_365_079_365_2, 2.04, 1.098_989_898_989_899]);
        let association =
            blocks([4.888_888_888_888_89, 1.222_222_222_222_222_5, 2.64, 1.466_666_666_666_666_8]);
        let cosine = blocks([
            0.666_666_666_666_666_6,
            0.235_702_260_395_515_87,
            0.6,
            0.365_148_371_670_110_7,
        ]);
        assert_matrix(&relatedness_probability(&c).unwrap(), &probability);
        assert_matrix(&relatedness_association(&c).unwrap(), &association);
        assert_matrix(&relatedness_cosine(&c).unwrap(), &cosine);
        assert_matrix(&relatedness_jaccard(&c).unwrap(), &jaccard());
        // What stands on the diagonal does not matter.
        let mut counted = c.clone();
        counted.diag_mut().fill(7.0);
        assert_eq!(relatedness_jaccard(&counted), relatedness_jaccard(&c));
    }

    #[test]
    fn relatedness_density() {
        let density = relatedness_density_econgeo(&present(), &jaccard()).unwrap();
        let (third, rest) = (34.146_341_463_414_636, 65.853_658_536_585_37);
        let expected = array![
            [80.0, 80.0, 0.0, 0.0, 36.0],
            [20.0, 20.0, 100.0, 100.0, 64.0],
            [20.0, 20.0, 100.0, 100.0, 64.0],
            [100.0, 20.0, third, third, 18.0],
            [80.0, 80.0, 0.0, 0.0, 36.0],
            [0.0, 0.0, rest, rest, 64.0],
            [20.0, 100.0, third, third, 18.0],
        ];
        assert_matrix(&density.mapv(Option::unwrap), &expected);
    }

    fn added(region: usize, partner: usize) -> (Vec<Option<f64>>, Option<f64>) {
        let m = present();
        let added = relatedness_density_added(&m.row(region), &m.row(partner), &jaccard()).unwrap();
        let mean = relatedness_density_added_mean(&added);
        (added.to_vec(), mean)
    }

    #[test]
    fn what_a_partner_adds() {
        let (by_e2, mean) = added(L1, E2);
        assert_eq!(by_e2[..2], [None, None]);
        for (found, expected) in by_e2[2..].iter().zip([100.0, 100.0, 64.0]) {
            assert_close(found.unwrap(), expected, "l1 from e2");
        }
        assert_close(mean.unwrap(), 88.0, "l1 from e2");
        assert_close(added(E2, L1).1.unwrap(), 80.0, "e2 from l1");
        assert_close(added(L1, E1).1.unwrap(), 0.0, "l1 from e1, which has the same");
        assert!((added(L1, E4).1.unwrap() - 22.7642).abs() < 5e-5);
        assert_close(added(E4, L1).1.unwrap(), 0.0, "e4 from l1");
    }

    #[test]
    fn what_a_partner_adds_completes_the_density_of_both() {
        let m = present();
        let union = Array2::from_shape_fn((1, 5), |(_, d)| m[[L1, d]] || m[[E2, d]]);
        let alone = relatedness_density_econgeo(&m, &jaccard()).unwrap();
        let both = relatedness_density_econgeo(&union, &jaccard()).unwrap();
        let (by_e2, _) = added(L1, E2);
        for d in 2..5 {
            let sum = alone[[L1, d]].unwrap() + by_e2[d].unwrap();
            assert_close(sum, both[[0, d]].unwrap(), "identity");
            assert_close(sum, 100.0, "reference");
        }
    }

    #[test]
    fn who_has_everything_lacks_nothing_that_could_be_added() {
        let all = array![true, true];
        let added = relatedness_density_added(&all, &all, &Array2::ones((2, 2))).unwrap();
        assert_eq!(relatedness_density_added_mean(&added), None);
    }

    /// Trap: a domain nobody shares gives NaN in `EconGeo`.
    #[test]
    fn an_isolated_domain_gets_zero_or_nothing_but_not_nan() {
        // Nobody has the third domain, and the only region with the second has nothing else.
        let m = array![[true, false, false, true], [false, true, false, false]];
        let c = cooccurrence(&m);
        for related in [
            relatedness_probability(&c),
            relatedness_association(&c),
            relatedness_cosine(&c),
            relatedness_jaccard(&c),
        ] {
            let related = related.unwrap();
            assert!(related.iter().all(|value| value.is_finite()));
            assert!(related[[0, 3]] > 0.0);
            assert_close(related.row(1).sum() + related.row(2).sum(), 0.0, "isolated");
            let density = relatedness_density_econgeo(&m, &related).unwrap();
            assert_eq!(density[[0, 1]], None);
            assert_eq!(density[[1, 2]], None);
            assert_eq!(density[[0, 0]], Some(100.0));
        }
        let phi = proximity_product_space(&m);
        assert_eq!(phi.diag().to_vec(), [1.0, 1.0, 0.0, 1.0]);
        let density = density_product_space(&m, &phi).unwrap();
        assert_eq!(density.row(1).to_vec(), [Some(0.0), Some(1.0), None, Some(0.0)]);
    }

    #[test]
    fn the_smallest_and_largest_weights_give_no_nan() {
        let tiny = f64::from_bits(1);
        for x in [array![[tiny, 1e300], [tiny, tiny]], array![[1e300, 1.0], [tiny, 1e300]]] {
            let quotients = rca(&x).unwrap();
            assert!(quotients.iter().all(|value| value.is_finite()), "{x}");
        }
        for size in [tiny, 1e-200, 1e200, f64::MAX / 64.0] {
            let c = together() * size;
            for related in [
                relatedness_probability(&c),
                relatedness_association(&c),
                relatedness_cosine(&c),
                relatedness_jaccard(&c),
            ] {
                let related = related.unwrap();
                assert!(related.iter().all(|value| value.is_finite()), "{size}");
                assert!(related[[0, 1]] > related[[0, 4]], "{size}");
            }
        }
    }

    #[test]
    fn matrices_that_do_not_fit_are_refused() {
        let refused = |error: Option<MatrixError>| {
            matches!(error, Some(MatrixError::Entry { row: 1, column: 1, .. }))
        };
        for bad in [f64::NAN, f64::INFINITY, -1.0] {
            let x = array![[1.0, 2.0], [3.0, bad]];
            let m = array![[true, false]];
            assert!(refused(rca(&x).err()));
            assert!(refused(Occurrence::new(x.clone()).err()));
            assert!(refused(relatedness_cosine(&x).err()));
            assert!(refused(relatedness_density_econgeo(&m, &x).err()));
            assert!(refused(density_product_space(&m, &x).err()));
        }
        assert_eq!(rca(&array![[f64::MAX, f64::MAX]]), Err(MatrixError::Total));
        assert_eq!(
            relatedness_jaccard(&array![[0.0, 1.0], [2.0, 0.0]]),
            Err(MatrixError::Asymmetric { row: 0, column: 1 })
        );
        assert_eq!(
            relatedness_jaccard(&Array2::zeros((2, 3))),
            Err(MatrixError::Shape { expected: (2, 2), found: (2, 3) })
        );
        let three = array![true, false, true];
        assert!(relatedness_density_added(&three, &array![true], &Array2::zeros((3, 3))).is_err());
        assert!(relatedness_density_added(&three, &three, &Array2::zeros((2, 3))).is_err());
    }

    #[test]
    fn measures_from_data_are_the_formulas_scaled() {
        let names = ["crops", "wine", "solar", "wind", "ict"];
        let taxonomy = Taxonomy::from_rows(themes(&names.map(|name| ("t", name)))).unwrap();
        let mut sorted = Array2::zeros((7, 5));
        for (column, name) in names.iter().enumerate() {
            let place = id(&taxonomy, name).index();
            sorted.column_mut(place).assign(&weights().column(column));
        }
        let occurrence = Occurrence::new(sorted).unwrap();
        let probability = relatedness_probability(&together()).unwrap() / 4.222_222_222_222_222;
        let cosine = relatedness_cosine(&together()).unwrap();
        for (measure, expected) in [
            (Measure::ProductSpaceProximity, blocks([2.0 / 3.0, 0.25, 1.0, 0.5])),
            (Measure::AssociationRelatedness, blocks([1.0, 0.25, 0.54, 0.3])),
            (Measure::ProbabilityRelatedness, probability),
            (Measure::CosineRelatedness, cosine),
            (Measure::JaccardRelatedness, jaccard()),
        ] {
            let similarity = taxonomy.similarity(measure, &occurrence).unwrap();
            assert_eq!(*similarity.measure(), measure);
            for ((i, j), &expected) in expected.indexed_iter() {
                let expected = if i == j { 1.0 } else { expected };
                let found = similarity.between(id(&taxonomy, names[i]), id(&taxonomy, names[j]));
                assert_close(found, expected, &format!("{measure} {} {}", names[i], names[j]));
            }
        }
    }
}

mod measures {
    use super::*;

    #[test]
    fn the_default_gives_nothing_to_strangers() {
        assert_eq!(Measure::default(), Measure::WuPalmer);
    }

    #[test]
    fn ids_are_read_back_and_agree_with_json() {
        for measure in Measure::ALL {
            assert_eq!(measure.id().parse(), Ok(*measure));
            assert_eq!(measure.to_string(), measure.id());
            let json = serde_json::to_string(measure).unwrap();
            assert_eq!(json, format!("{:?}", measure.id()));
            assert_eq!(serde_json::from_str::<Measure>(&json).unwrap(), *measure);
        }
    }

    #[test]
    fn an_unknown_id_is_reported_with_the_nearest_id() {
        let unknown = "wu palmr".parse::<Measure>().unwrap_err();
        assert_eq!(unknown.nearest.as_deref(), Some("wu-palmer"));
        let message = unknown.to_string();
        assert!(
            message.starts_with("`wu palmr` is not a similarity measure; accepted: identity, ")
                && message.ends_with("; did you mean `wu-palmer`?"),
            "{message}"
        );
        assert_eq!("euclid".parse::<Measure>().unwrap_err().nearest, None);
    }

    #[test]
    fn data_is_asked_for_only_where_it_is_needed() {
        let taxonomy = toy();
        let none = Occurrence::empty(9);
        let nothing = Occurrence::new(Array2::zeros((4, 9))).unwrap();
        let width = SimilarityError::Width { expected: 9, found: 8 };
        for &measure in Measure::ALL {
            for occurrence in [&none, &nothing] {
                let found = taxonomy.similarity(measure, occurrence);
                if measure.needs_occurrence() {
                    assert_eq!(found, Err(SimilarityError::NoOccurrence { measure }));
                } else {
                    assert_eq!(found.unwrap().len(), 9);
                }
            }
            let narrow = taxonomy.similarity(measure, &Occurrence::empty(8));
            assert_eq!(narrow, Err(width.clone()));
        }
    }

    #[test]
    fn regions_that_share_no_domain_make_nothing_alike() {
        let taxonomy = Taxonomy::from_rows(themes(&[("t", "a"), ("t", "b")])).unwrap();
        let occurrence = Occurrence::new(array![[1.0, 0.0], [0.0, 1.0]]).unwrap();
        for &measure in Measure::ALL.iter().filter(|m| m.id().contains("relatedness")) {
            let similarity = taxonomy.similarity(measure, &occurrence).unwrap();
            assert_eq!(similarity.matrix(), Array2::<f64>::eye(2), "{measure}");
        }
    }
}

mod laws {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::Index;

    /// A table in either form; each node's parent is any before it, which makes chains, stars and all between.
    fn tables() -> impl Strategy<Value = TaxonomyRows> {
        let picks = prop::collection::vec((any::<Index>(), any::<bool>()), 1..25);
        (picks, any::<bool>()).prop_map(|(picks, two_levels)| {
            let codes = |coded| {
                if coded { vec!["C10.5".to_owned()] } else { Vec::new() }
            };
            // The id of the root, in the form that has one, lies amid the others.
            let name = |n: usize| format!("d{}", (n + 5) % 25);
            let picks = picks.into_iter().enumerate();
            if two_levels {
                let row = |(n, (pick, coded)): (usize, (Index, bool))| ThemeRow {
                    nace_rev2: codes(coded),
                    ..ThemeRow::new(name(pick.index(5)), name(n))
                };
                return TaxonomyRows::Themes(picks.map(row).collect());
            }
            let row = |(n, (pick, coded)): (usize, (Index, bool))| ParentRow {
                label: format!("number {n}"),
                nace_rev2: codes(coded),
                ..ParentRow::new(name(n + 1), name(pick.index(n + 1)))
            };
            let root = ParentRow::new(name(0), "");
            TaxonomyRows::Parents(picks.map(row).chain([root]).collect())
        })
    }

    fn sorted(rows: TaxonomyRows) -> TaxonomyRows {
        match rows {
            TaxonomyRows::Themes(mut rows) => {
                rows.sort_by(|a, b| a.domain.cmp(&b.domain));
                TaxonomyRows::Themes(rows)
            }
            TaxonomyRows::Parents(mut rows) => {
                rows.sort_by(|a, b| a.domain.cmp(&b.domain));
                TaxonomyRows::Parents(rows)
            }
        }
    }

    fn turned(rows: TaxonomyRows, by: Index, reversed: bool) -> TaxonomyRows {
        fn turn<T>(mut rows: Vec<T>, by: Index, reversed: bool) -> Vec<T> {
            let by = by.index(rows.len());
            rows.rotate_left(by);
            if reversed {
                rows.reverse();
            }
            rows
        }
        match rows {
            TaxonomyRows::Themes(rows) => TaxonomyRows::Themes(turn(rows, by, reversed)),
            TaxonomyRows::Parents(rows) => TaxonomyRows::Parents(turn(rows, by, reversed)),
        }
    }

    /// Weights for a number of domains, many of them 0, some rows and columns wholly so.
    fn weights(domains: usize) -> impl Strategy<Value = Array2<f64>> {
        let weight = prop_oneof![3 => Just(0.0), 2 => 0.0..10.0_f64, 1 => Just(1.0)];
        (1..8_usize).prop_flat_map(move |regions| {
            prop::collection::vec(weight.clone(), regions * domains)
                .prop_map(move |values| Array2::from_shape_vec((regions, domains), values).unwrap())
        })
    }

    fn tables_with_weights() -> impl Strategy<Value = (Taxonomy, Occurrence)> {
        tables().prop_flat_map(|rows| {
            let taxonomy = Taxonomy::from_rows(rows).unwrap();
            let weights = weights(taxonomy.len());
            let occurrence = weights.prop_map(|weights| Occurrence::new(weights).unwrap());
            (Just(taxonomy), occurrence)
        })
    }

    proptest! {
        #[test]
        fn rows_come_back(rows in tables()) {
            let taxonomy = Taxonomy::from_rows(rows.clone()).unwrap();
            prop_assert_eq!(taxonomy.rows(), sorted(rows));
            let json = serde_json::to_string(&taxonomy).unwrap();
            prop_assert_eq!(serde_json::from_str::<Taxonomy>(&json).unwrap(), taxonomy);
        }

        #[test]
        fn the_order_of_rows_changes_nothing(
            rows in tables(),
            by in any::<Index>(),
            reversed in any::<bool>(),
        ) {
            let given = Taxonomy::from_rows(rows.clone()).unwrap();
            let turned = Taxonomy::from_rows(turned(rows, by, reversed)).unwrap();
            // Down to the numbers of nodes and edges.
            prop_assert_eq!(format!("{given:?}"), format!("{turned:?}"));
            prop_assert_eq!(given, turned);
        }

        #[test]
        fn parents_come_before_children_and_meet_where_they_should(rows in tables()) {
            let taxonomy = Taxonomy::from_rows(rows).unwrap();
            let above = |mut node: NodeIndex| {
                let mut path = vec![node];
                while let Some(parent) = taxonomy.parent(node) {
                    assert!(parent < node);
                    assert!(taxonomy.graph().contains_edge(parent, node));
                    path.push(parent);
                    node = parent;
                }
                path
            };
            for a in taxonomy.graph().node_indices() {
                prop_assert_eq!(above(a).len(), taxonomy.depth(a) + 1);
                for b in taxonomy.graph().node_indices() {
                    let others = above(b);
                    let meeting = above(a).into_iter().find(|node| others.contains(node));
                    prop_assert_eq!(meeting, Some(taxonomy.lowest_common_ancestor(a, b)));
                }
            }
            for (d, _) in taxonomy.domains() {
                let path = above(taxonomy.node(d));
                prop_assert_eq!(taxonomy.name(path[path.len() - 2]), taxonomy.theme_of(d));
            }
        }

        #[test]
        fn every_similarity_is_symmetric_in_bounds_and_sure_of_itself(
            (taxonomy, occurrence) in tables_with_weights(),
        ) {
            for &measure in Measure::ALL {
                if measure.needs_occurrence() && occurrence.is_empty() {
                    continue;
                }
                let similarity = taxonomy.similarity(measure, &occurrence).unwrap();
                prop_assert!(similarity.matrix().diag().iter().all(|&own| own >= 1.0));
                for (&one, &other) in similarity.matrix().iter().zip(similarity.matrix().t()) {
                    prop_assert!((0.0..=1.0).contains(&one), "{} {}", measure, one);
                    prop_assert_eq!(one.to_bits(), other.to_bits(), "{}", measure);
                }
            }
        }

        #[test]
        fn different_themes_have_nothing_in_common_but_by_convention(rows in tables()) {
            let taxonomy = Taxonomy::from_rows(rows).unwrap();
            let none = Occurrence::empty(taxonomy.len());
            let theme = |d: DomainId| {
                let mut node = taxonomy.node(d);
                while taxonomy.depth(node) > 1 {
                    node = taxonomy.parent(node).unwrap();
                }
                node
            };
            for measure in [Measure::WuPalmer, Measure::Lin, Measure::LinSanchez] {
                let similarity = taxonomy.similarity(measure, &none).unwrap();
                for (a, _) in taxonomy.domains() {
                    for (b, _) in taxonomy.domains() {
                        if theme(a) != theme(b) {
                            prop_assert!(similarity.between(a, b) <= 0.0, "{}", measure);
                        } else if taxonomy.themes().len() > 1 {
                            prop_assert!(similarity.between(a, b) > 0.0, "{}", measure);
                        }
                    }
                }
            }
        }

        /// Trap: densities above 1 in py-ecomplexity, where presence may be continuous.
        #[test]
        fn densities_are_shares(weights in weights(6)) {
            let m = presence(&rca(&weights).unwrap());
            let c = cooccurrence(&m);
            let phi = proximity_product_space(&m);
            let density = density_product_space(&m, &phi).unwrap();
            prop_assert!(density.iter().flatten().all(|d| (0.0..=1.0).contains(d)));
            for related in [
                relatedness_jaccard(&c),
                relatedness_cosine(&c),
                relatedness_association(&c),
                relatedness_probability(&c),
                Ok(weights.t().dot(&weights)),
            ] {
                let related = related.unwrap();
                let density = relatedness_density_econgeo(&m, &related).unwrap();
                prop_assert!(density.iter().flatten().all(|d| (0.0..=100.0).contains(d)));
                let (r, s) = (m.row(0), m.row(m.nrows() - 1));
                let added = relatedness_density_added(&r, &s, &related).unwrap();
                let union = Array2::from_shape_fn((1, 6), |(_, d)| r[d] || s[d]);
                let both = relatedness_density_econgeo(&union, &related).unwrap();
                for (d, added) in added.iter().enumerate() {
                    if let Some(added) = added {
                        prop_assert!((0.0..=100.0).contains(added));
                        let sum = density[[0, d]].unwrap() + added;
                        prop_assert!((sum - both[[0, d]].unwrap()).abs() < TOLERANCE);
                    }
                }
            }
        }

        #[test]
        fn any_table_gives_a_taxonomy_or_faults_that_point_into_it(
            links in prop::collection::vec((0..6_u8, 0..8_u8), 0..10),
        ) {
            let name = |n: u8| if n == 0 { String::new() } else { format!("d{n}") };
            let rows = links.iter().map(|&(d, p)| ParentRow::new(name(d), name(p))).collect();
            match Taxonomy::from_rows(TaxonomyRows::Parents(rows)) {
                Ok(taxonomy) => prop_assert_eq!(taxonomy.len() + 1, links.len()),
                Err(faults) => {
                    prop_assert!(!faults.0.is_empty());
                    for fault in faults.0 {
                        prop_assert!(fault.row() < links.len().max(1));
                        prop_assert!(["domain", "parent"].contains(&fault.column()));
                        prop_assert!(!fault.to_string().ends_with('.'));
                    }
                }
            }
        }
    }
}
