//! Laws of the similarity, on random tables and pools.

use proptest::prelude::*;
use regiopair::profile::{Dataset, Role, Tables};
use regiopair::score::Layer;
use regiopair::taxonomy::{Measure, Occurrence, RelatedRow, Taxonomy, TaxonomyRows, ThemeRow};

use super::super::criteria::{state, toy};
use super::super::score_table::bare_region as region;
use super::assessed;

const DOMAINS: usize = 6;

/// The pairs of domains with their similarities, each in either direction.
type Edges = Vec<(usize, usize, f64)>;

fn name(d: usize) -> String {
    format!("d{d}")
}

fn themes() -> TaxonomyRows {
    TaxonomyRows::Themes(
        (0..DOMAINS).map(|d| ThemeRow::new(format!("t{}", d % 2), name(d))).collect(),
    )
}

fn edges() -> impl Strategy<Value = Edges> {
    let level = prop_oneof![Just(0.8), Just(0.6), Just(0.4), 0.01..0.99_f64];
    prop::collection::btree_map((0..DOMAINS, 0..DOMAINS), level, 0..12).prop_map(|stated| {
        let mut edges: Edges = Vec::new();
        for ((a, b), similarity) in stated {
            let again = edges.iter().any(|&(c, d, _)| (c, d) == (b, a));
            if a != b && !again {
                edges.push((a, b, similarity));
            }
        }
        edges
    })
}

fn rows(edges: &Edges) -> Vec<RelatedRow> {
    let row = |&(a, b, similarity): &(usize, usize, f64)| {
        RelatedRow::new(name(a), name(b), similarity, format!("{a} and {b}"))
    };
    edges.iter().map(row).collect()
}

/// Weights of strengths or needs of a region, 0 for none.
fn weights() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(0..=3_u8, DOMAINS)
}

fn occurrence() -> impl Strategy<Value = Occurrence> {
    prop::collection::vec(weights(), 2..8).prop_map(|regions| {
        let weight = |(r, d): (usize, usize)| f64::from(regions[r][d]);
        Occurrence::new(ndarray::Array2::from_shape_fn((regions.len(), DOMAINS), weight)).unwrap()
    })
}

/// Two regions that need, two that offer.
fn tables(edges: &Edges, stated: &[Vec<u8>]) -> Tables {
    let ids = [("lac", "l"), ("lac", "m"), ("eu", "e"), ("eu", "f")];
    let regions = ids.map(|(side, id)| region(side, id)).to_vec();
    let mut tables = Tables { taxonomy: themes(), related: rows(edges), ..toy(regions) };
    for ((side, id), weights) in ids.iter().zip(stated) {
        let role = if *side == "lac" { Role::Need } else { Role::Strength };
        for (d, &weight) in weights.iter().enumerate().filter(|(_, weight)| **weight > 0) {
            state(&mut tables, id, role, &[(name(d).as_str(), weight)]);
        }
    }
    tables
}

fn layer(tables: &Tables, head: &str, formula: &str) -> Layer {
    assessed(tables.clone(), head, formula).scores().layers().unwrap()[0].clone()
}

proptest! {
    #[test]
    fn it_is_symmetric_in_range_and_one_on_the_diagonal(
        edges in edges(), occurrence in occurrence(), share in 0.0..=1.0_f64, above in 0.0..=1.0_f64
    ) {
        prop_assume!(!occurrence.is_empty());
        let taxonomy = Taxonomy::from_rows(themes()).unwrap().with_related(rows(&edges)).unwrap();
        let own = taxonomy.similarity(Measure::Related, &occurrence).unwrap();
        let together = taxonomy.similarity(Measure::CosineRelatedness, &occurrence).unwrap();
        for similarity in [
            own.clone(),
            own.clone().above(above),
            own.clone().blended(&together, share).unwrap(),
            own.clone().blended(&together, share).unwrap().above(above),
        ] {
            for ((a, b), &s) in similarity.matrix().indexed_iter() {
                prop_assert!((0.0..=1.0).contains(&s));
                prop_assert_eq!(s.to_bits(), similarity.matrix()[[b, a]].to_bits());
                prop_assert!(a != b || s == 1.0);
            }
        }
        // What the rows state, and nothing else.
        let stated = |a, b| edges.iter().find(|&&(c, d, _)| (c, d) == (a, b) || (d, c) == (a, b));
        for ((a, b), &s) in own.matrix().indexed_iter().filter(|((a, b), _)| a != b) {
            prop_assert_eq!(s, stated(a, b).map_or(0.0, |edge| edge.2));
        }
    }

    #[test]
    fn shares_of_0_and_1_are_one_of_the_two(edges in edges(), occurrence in occurrence()) {
        prop_assume!(!occurrence.is_empty());
        let taxonomy = Taxonomy::from_rows(themes()).unwrap().with_related(rows(&edges)).unwrap();
        let own = taxonomy.similarity(Measure::Related, &occurrence).unwrap();
        let together = taxonomy.similarity(Measure::CosineRelatedness, &occurrence).unwrap();
        let blended = |share| own.clone().blended(&together, share).unwrap();
        prop_assert_eq!(blended(0.0), own.clone());
        let all = blended(1.0);
        prop_assert_eq!(all.matrix(), together.matrix());
    }

    #[test]
    fn a_higher_threshold_never_raises_a_similarity(
        edges in edges(), low in 0.0..=1.0_f64, high in 0.0..=1.0_f64
    ) {
        let (low, high) = (low.min(high), low.max(high));
        let taxonomy = Taxonomy::from_rows(themes()).unwrap().with_related(rows(&edges)).unwrap();
        let none = Occurrence::empty(DOMAINS);
        for &measure in Measure::ALL.iter().filter(|measure| !measure.needs_occurrence()) {
            let similarity = taxonomy.similarity(measure, &none).unwrap();
            let [less, more] = [high, low].map(|threshold| similarity.clone().above(threshold));
            prop_assert!(less.matrix().iter().zip(more.matrix()).all(|(less, more)| less <= more));
            prop_assert_eq!(&similarity.clone().above(0.0), &similarity);
            let identity = taxonomy.similarity(Measure::Identity, &none).unwrap();
            let same = similarity.above(1.0);
            prop_assert_eq!(same.matrix(), identity.matrix());
        }
    }

    /// Through the programme: `coverage` never rises with the threshold, the evidence adds up and lists
    /// only what is above it, and at 1 every formula is that of the identity.
    #[test]
    fn what_counts_falls_with_the_threshold(
        edges in edges(),
        stated in prop::collection::vec(weights(), 4),
        low in 0.0..=1.0_f64,
        high in 0.0..=1.0_f64,
    ) {
        let (low, high) = (low.min(high), low.max(high));
        let tables = tables(&edges, &stated);
        let head = |above: f64| format!("similarity = \"related\"\nsimilarity_above = {above}");
        let [more, less] = [low, high].map(|above| layer(&tables, &head(above), "coverage"));
        for (more, less) in more.values.iter().zip(&less.values) {
            prop_assert_eq!(more.get().is_some(), less.get().is_some());
            prop_assert!(less.get() <= more.get());
        }
        for formula in ["coverage", "adjusted", "shares"] {
            let identity = layer(&tables, "similarity = \"identity\"", formula);
            prop_assert_eq!(layer(&tables, &head(1.0), formula).values, identity.values);
            let assessed = assessed(tables.clone(), &head(high), formula);
            for (left, right) in [("l", "e"), ("l", "f"), ("m", "e"), ("m", "f")] {
                let pairing = assessed.explain(left, right).unwrap();
                let part = &pairing.criteria[0];
                let sum = part.evidence.iter().fold(0.0, |sum, item| sum + item.amount);
                prop_assert_eq!(part.value.unwrap_or_default(), sum);
                for note in &pairing.left_needs_met {
                    prop_assert!(note.need == note.strength || note.similarity > high);
                    prop_assert!(note.because.is_some() == (note.need != note.strength));
                }
            }
        }
    }

    /// Rows in another order or direction give the same dataset, and the same bytes.
    #[test]
    fn the_order_of_rows_does_not_matter(edges in edges(), stated in prop::collection::vec(weights(), 4)) {
        let tables = tables(&edges, &stated);
        let mut other = tables.clone();
        other.related.reverse();
        for row in &mut other.related {
            std::mem::swap(&mut row.domain, &mut row.related_domain);
        }
        let [one, other] = [tables, other].map(|tables| Dataset::new(tables).unwrap());
        prop_assert_eq!(one.digest(), other.digest());
        prop_assert_eq!(one, other);
    }
}
