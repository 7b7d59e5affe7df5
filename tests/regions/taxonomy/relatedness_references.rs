//! Specialisation, proximity, relatedness and density, against reference values.

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

/// A matrix over the five domains that has only four different values off its diagonal: crops–wine,
/// crops–ict (as wine–ict), solar–wind, solar–ict (as wind–ict).
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
    let cosine =
        blocks([0.666_666_666_666_666_6, 0.235_702_260_395_515_87, 0.6, 0.365_148_371_670_110_7]);
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

/// Shares that underflow: c = s₁ = 10⁻¹⁰⁰ next to s₀ = 10¹⁰⁰ and a total of 2·10²³⁰, so that
/// c T / (s₀ s₁) = 2·10¹³⁰; the probability index is the same where T is so much larger than both.
#[test]
fn weights_of_very_different_scale_keep_their_relatedness() {
    let mut c = Array2::zeros((5, 5));
    for (i, j, together) in [(0, 1, 1e-100), (0, 2, 1e100), (3, 4, 1e230)] {
        c[[i, j]] = together;
        c[[j, i]] = together;
    }
    for related in [relatedness_association(&c), relatedness_probability(&c)] {
        let related = related.unwrap();
        assert_close(related[[0, 1]] / 2e130, 1.0, "tiny next to huge");
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
