//! Laws of taxonomies and of relatedness on random cases.

use super::*;
use proptest::prelude::*;
use proptest::sample::Index;

/// A table in either form; each node's parent is any before it, which makes chains, stars and all
/// between.
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
