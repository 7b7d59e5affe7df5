//! Similarities of the tree and of information content, against reference values.

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
