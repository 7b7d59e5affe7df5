//! What the room `assignment` refuses, each with its name and its place; and what only looks absurd
//! and has an answer. Inputs of files with regions are in `bad_input.rs`.

use std::ops::Range;

use ndarray::{Array2, ArrayView2, array};
use regiopair::assignment::{
    Col, Member, Pairs, Price, Problem, ProblemError, Resolution, Row, k_best,
    lexicographic::{OptimalFace, bottleneck, leximin},
    linear::{Products, enumerate, solvers},
    min_cost_flow,
    model::{
        BlockError, Blocks, DualPrices, Implicit, ImplicitError, KBestError, Preferences,
        Proposers, QuotaId, Quotas, QuotasError, Ties,
    },
    solve, stable,
    stable::{InvalidPlan, all_stable, blocking_pairs},
};
use regiopair::certificate::{
    check, check_bottleneck, check_implicit, check_k_best, check_leximin, check_min_cost_flow,
    check_stable,
};
use regiopair::synthetic::{ScoreClass, profiles};

fn scores(table: &ArrayView2<'_, f64>, pairs: Pairs) -> Result<Problem, ProblemError> {
    Problem::scores(table.view(), None, Resolution::decimals(9), pairs)
}

#[test]
fn scores_that_are_no_numbers() {
    for (value, text) in [(f64::NAN, "NaN"), (f64::INFINITY, "inf"), (-f64::INFINITY, "-inf")] {
        let mut table = Array2::from_elem((3, 20), 0.5);
        table[[1, 17]] = value;
        let (row, col, value) = (Row(1), Col(17), text.to_owned());
        let error = ProblemError::NotFinite { row, col, value };
        assert_eq!(scores(&table.view(), Pairs::Largest), Err(error.clone()));
        // In the other layout too, and at the place where it lies there.
        let turned = scores(&table.t(), Pairs::Largest);
        let (row, col, value) = (Row(17), Col(1), text.to_owned());
        assert_eq!(turned, Err(ProblemError::NotFinite { row, col, value }));
        // What is masked is not looked at.
        let mask = Array2::from_shape_fn((3, 20), |place| place != (1, 17));
        let resolution = Resolution::decimals(9);
        let masked = Problem::scores(table.view(), Some(mask.view()), resolution, Pairs::Largest);
        assert_eq!(masked.unwrap().eligible(), 59);
        let mask = Array2::from_elem((3, 20), true);
        let seen = Problem::scores(table.view(), Some(mask.view()), resolution, Pairs::Largest);
        assert_eq!(seen, Err(error.clone()));
        assert_eq!(
            error.to_string(),
            format!(
                "score {text} in row 1, column 17 is not a finite number; forbid a cell by the mask"
            )
        );
    }
}

#[test]
fn scores_of_too_many_units() {
    for score in [1e308, -1e308, f64::MAX, 1e7] {
        let table = array![[0.0, 0.5], [score, 0.25]];
        let error = scores(&table.view(), Pairs::Complete).unwrap_err();
        assert!(
            matches!(error, ProblemError::TooManyUnits { row: Row(1), col: Col(0), .. }),
            "{error}"
        );
        // At a coarser resolution they are accepted.
        let resolution = Resolution::relative(table.view());
        let problem = Problem::scores(table.view(), None, resolution, Pairs::Complete).unwrap();
        let outcome = solve(&problem);
        check(&problem, &outcome).unwrap();
        let plan = &outcome.optimum().unwrap().columns;
        let first = if score > 0.0 { Col(1) } else { Col(0) };
        assert_eq!(plan[0], Some(first), "{score}");
    }
    // The smallest numbers are numbers.
    let least = array![[5e-324, 0.0], [-5e-324, 0.0]];
    for resolution in
        [Resolution::decimals(9), Resolution::relative(least.view()), Resolution::decimals(u8::MAX)]
    {
        let problem = Problem::scores(least.view(), None, resolution, Pairs::Complete).unwrap();
        check(&problem, &solve(&problem)).unwrap();
    }
}

#[test]
fn no_row_or_no_column() {
    for (rows, cols) in [(0, 3), (3, 0), (0, 0)] {
        let empty = ProblemError::Empty { rows, cols };
        assert_eq!(
            scores(&Array2::zeros((rows, cols)).view(), Pairs::Complete),
            Err(empty.clone())
        );
        let outcome = Problem::from_fn(rows, cols, Pairs::Complete, |_, _| Some(1));
        assert_eq!(outcome, Err(empty.clone()));
        let lists = vec![Vec::<(Col, i64)>::new(); rows];
        assert_eq!(Problem::sparse(cols, lists, Pairs::Complete), Err(empty));
    }
}

#[test]
fn masks_of_another_shape() {
    let table = Array2::zeros((2, 3));
    for (mask_rows, mask_cols) in [(3, 2), (2, 2), (0, 0), (2, 4)] {
        let mask = Array2::from_elem((mask_rows, mask_cols), true);
        let resolution = Resolution::default();
        let refused = Problem::scores(table.view(), Some(mask.view()), resolution, Pairs::Complete);
        let error = ProblemError::MaskShape { rows: 2, cols: 3, mask_rows, mask_cols };
        assert_eq!(refused, Err(error));
    }
}

#[test]
fn candidates_that_are_none() {
    let list = |rows: [Vec<(Col, i64)>; 2]| Problem::sparse(3, rows, Pairs::Complete).unwrap_err();
    let outside = list([vec![(Col(0), 1)], vec![(Col(1), 1), (Col(3), 1)]]);
    assert_eq!(outside, ProblemError::NoSuchColumn { row: Row(1), col: Col(3), cols: 3 });
    assert_eq!(outside.to_string(), "row 1 names column 3, but the columns are 0 to 2");
    let far = list([vec![(Col(usize::MAX), 1)], vec![]]);
    assert_eq!(far, ProblemError::NoSuchColumn { row: Row(0), col: Col(usize::MAX), cols: 3 });
    // Twice, be it with the same score or with another.
    for score in [4, 5] {
        let twice = list([vec![(Col(2), 4), (Col(0), 1), (Col(2), score)], vec![]]);
        assert_eq!(twice, ProblemError::Repeated { row: Row(0), col: Col(2) });
    }
    let none = Problem::sparse(0, [vec![(Col(0), 1)]], Pairs::Complete).unwrap_err();
    assert_eq!(none, ProblemError::NoSuchColumn { row: Row(0), col: Col(0), cols: 0 });
}

#[test]
fn reservations_at_the_end_of_the_range() {
    for reservation in [i64::MIN, i64::MIN + 1, i64::MAX - 1, i64::MAX] {
        let pairs = Pairs::Free { reservation };
        let list = || [vec![(Col(0), 3)], vec![(Col(1), 4)]];
        let limit = 2 * Problem::score_limit(2, 2);
        let error = ProblemError::ReservationTooLarge { reservation, limit };
        assert_eq!(Problem::from_fn(2, 2, pairs, |_, _| Some(3)), Err(error.clone()));
        assert_eq!(Problem::sparse(2, list(), pairs), Err(error.clone()));
        let listed = Problem::sparse(2, list(), Pairs::Complete).unwrap();
        assert_eq!(listed.with_pairs(pairs), Err(error.clone()));
        assert_eq!(scores(&Array2::zeros((2, 2)).view(), pairs), Err(error.clone()));
        // Also where there is no score that could be too far from it.
        assert_eq!(Problem::from_fn(2, 2, pairs, |_, _| None), Err(error.clone()));
        assert_eq!(Problem::sparse(2, [vec![], vec![]], pairs), Err(error));
    }
    let limit = 2 * Problem::score_limit(2, 3);
    for reservation in [-limit, limit] {
        let pairs = Pairs::Free { reservation };
        // Where nobody may be paired, the answer is nobody.
        let nobody = Problem::from_fn(2, 3, pairs, |_, _| None).unwrap();
        for solver in solvers() {
            let outcome = solver.solve(&nobody);
            check(&nobody, &outcome).unwrap();
            assert_eq!(outcome.optimum().unwrap().total, 0, "{}", solver.id());
        }
        let quotas = Quotas::new(2, 3);
        check_min_cost_flow(&nobody, &quotas, &min_cost_flow::solve(&nobody, &quotas).unwrap())
            .unwrap();
        let best = k_best::solve(&nobody, 2, Ties::default()).unwrap();
        assert_eq!(check_k_best(&nobody, &best).unwrap().plans, 1);
        assert_eq!(enumerate(&nobody).unwrap().ties, 1);
    }
}

#[test]
fn steps_from_a_file_are_checked() {
    let resolution = Resolution::decimals(3);
    let text = serde_json::to_string(&resolution).unwrap();
    assert_eq!(
        (text.as_str(), serde_json::from_str::<Resolution>(&text).unwrap()),
        ("1000.0", resolution)
    );
    for wrong in ["0.0", "-1000.0", "-0.0", "null"] {
        assert!(serde_json::from_str::<Resolution>(wrong).is_err(), "{wrong}");
    }
    let error = serde_json::from_str::<Resolution>("-2.5").unwrap_err().to_string();
    assert!(error.contains("a resolution of -2.5 units in 1.0 is not usable"), "{error}");
    for size in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e-320] {
        assert_eq!(Resolution::with_unit(size), None, "{size}");
    }
}

#[test]
fn written_problems_that_no_constructor_would_make() {
    let error = |text: &str| serde_json::from_str::<Problem>(text).unwrap_err().to_string();
    for (text, expected) in [
        (
            r#"{"pairs":"complete","scores":[[],[]]}"#,
            "with 2 rows and 0 columns there is nothing to assign",
        ),
        (r#"{"pairs":"complete","scores":[[9223372036854775807]]}"#, "lies outside"),
        (
            r#"{"pairs":{"free":{"reservation":-9223372036854775808}},"scores":[[0]]}"#,
            "the reservation -9223372036854775808 lies outside",
        ),
        (r#"{"pairs":"complete","scores":[[1e400]]}"#, "number out of range"),
        (r#"{"pairs":"complete","scores":[[0.5]]}"#, "expected i64"),
        (r#"{"pairs":"all","scores":[[1]]}"#, "unknown variant"),
        (r#"{"pairs":"complete","scores":[[1]],"rows":2}"#, "unknown field"),
        (r#"{"scores":[[1]]}"#, "missing field `pairs`"),
    ] {
        assert!(error(text).contains(expected), "{}", error(text));
    }
}

#[test]
fn written_quotas_that_no_builder_would_make() {
    let quotas = Quotas::new(3, 2)
        .row_group([Row(0), Row(1)], 0..=2)
        .and_then(|quotas| quotas.row_group([Row(2)], 0..=1))
        .unwrap();
    let text = serde_json::to_string(&quotas).unwrap();
    let far = format!("[{}]", usize::MAX);
    for (from, to, expected) in [
        ("[2]", "[1,2]", "overlap, and neither lies within the other"),
        ("[0,1]", "[1,1]", "names row 1 twice"),
        ("[2]", far.as_str(), "does not exist"),
        (r#""least":0,"most":1"#, r#""least":2,"most":1"#, "at least 2 pairs and at most 1"),
        (r#""least":0"#, r#""least":-1"#, "invalid value"),
        (r#""cols""#, r#""columns""#, "unknown field"),
    ] {
        let wrong = text.replacen(from, to, 1);
        assert_ne!(wrong, text, "{from}");
        let error = serde_json::from_str::<Quotas>(&wrong).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
    // Members in any order are the same group.
    let turned = text.replacen("[0,1]", "[1,0]", 1);
    assert_eq!(serde_json::from_str::<Quotas>(&turned).unwrap(), quotas);
    // A table of nobody has no problem that it fits.
    let nobody: Quotas = serde_json::from_str(
        r#"{"rows":{"members":[],"groups":[]},"cols":{"members":[],"groups":[]}}"#,
    )
    .unwrap();
    let problem = Problem::from_fn(1, 1, Pairs::Complete, |_, _| Some(1)).unwrap();
    let error = min_cost_flow::solve(&problem, &nobody).unwrap_err();
    assert_eq!(error, QuotasError::Shape { rows: 0, cols: 0, found: (1, 1) });
}

#[test]
fn groups_that_name_others() {
    let quotas = || Quotas::new(3, 2);
    for error in [
        quotas().row_group([Row(0), Row(3)], 0..=1).unwrap_err(),
        quotas().col_group([Col(2)], 0..=1).unwrap_err(),
        quotas().col_group([Col(usize::MAX)], 0..=1).unwrap_err(),
    ] {
        assert!(matches!(error, QuotasError::NoSuchMember { .. }), "{error}");
    }
    let twice = quotas().col_group([Col(1), Col(0), Col(1)], 0..=1).unwrap_err();
    let (quota, member) = (QuotaId::ColGroup(0), Col(1).into());
    assert_eq!(twice, QuotasError::Repeated { quota, member });
    let range = std::ops::RangeInclusive::new(2, 1);
    for error in [
        quotas().row(Row(0), range.clone()).unwrap_err(),
        quotas().each_row(range.clone()).unwrap_err(),
        quotas().each_col(range.clone()).unwrap_err(),
        quotas().row_group([Row(0)], range.clone()).unwrap_err(),
        quotas().col_group([Col(0)], range.clone()).unwrap_err(),
    ] {
        assert!(matches!(error, QuotasError::Contradiction { least: 2, most: 1, .. }), "{error}");
    }
}

/// Sizes that no memory holds are errors of what uses them; nothing is allocated.
#[test]
fn absurd_sizes_allocate_nothing() {
    let problem = Problem::from_fn(2, 2, Pairs::Largest, |_, _| Some(1)).unwrap();
    for size in [Quotas::MAX_MEMBERS + 1, usize::MAX / 16, usize::MAX] {
        for (rows, cols) in [(size, 2), (2, size), (size, size)] {
            let quotas = Quotas::new(rows, cols);
            assert!(min_cost_flow::solve(&problem, &quotas).is_err());
            if rows == size {
                let error = quotas.clone().row(Row(0), 0..=1).unwrap_err();
                assert_eq!(error, QuotasError::NoSuchMember { member: Row(0).into(), count: 0 });
                assert!(quotas.row_group([Row(1)], 0..=1).is_err());
            } else {
                assert!(quotas.clone().col(Col(0), 0..=1).is_err());
                assert!(quotas.each_col(0..=1).is_ok());
            }
        }
        for class in ScoreClass::ALL {
            for (rows, cols) in [(size, size), (size, 1 << 10), (1 << 10, size)] {
                assert_eq!(class.scores(rows, cols, 1).dim(), (0, 0), "{class} {rows} x {cols}");
            }
        }
        assert_eq!(profiles(size.max(usize::MAX / 16), 1).len(), 0);
        // All there are, or a named error.
        for ties in [Ties::Cut, Ties::Keep { limit: size }] {
            assert_eq!(k_best::solve(&problem, size, ties).unwrap().plans.len(), 7);
        }
        let large = Problem::from_fn(60, 60, Pairs::Complete, |_, _| Some(1)).unwrap();
        let error = k_best::solve(&large, size, Ties::Cut).unwrap_err();
        assert!(matches!(error, KBestError::TooMany { .. }), "{error}");
    }
}

#[test]
fn prices_that_prove_no_optimum() {
    let problem = Problem::from_fn(2, 3, Pairs::Complete, |row, col| {
        Some(i64::try_from(row.0 * col.0).unwrap())
    });
    let problem = problem.unwrap();
    let prices = |rows: usize, cols: usize, price: Price| DualPrices {
        rows: vec![price; rows],
        cols: vec![price; cols],
    };
    for found in [(0, 0), (2, 2), (3, 3), (3, 2), (2, 4)] {
        let error = OptimalFace::new(&problem, &prices(found.0, found.1, Price::ZERO)).unwrap_err();
        assert_eq!(error, ProblemError::PriceCount { rows: 2, cols: 3, found });
    }
    for end in [i64::MIN, i64::MIN + 1, i64::MAX / 4 + 1, i64::MAX] {
        for price in [Price::of_score(end), Price { pairs: end, score: 0 }] {
            let error = OptimalFace::new(&problem, &prices(2, 3, price)).unwrap_err();
            let (member, limit) = (Row(0).into(), i64::MAX / 4);
            assert_eq!(error, ProblemError::PriceTooLarge { member, price, limit });
        }
    }
    // Prices that prove nothing describe some other plans, or none.
    for price in [-(i64::MAX / 4), -1, 0, 1, i64::MAX / 4] {
        let face = OptimalFace::new(&problem, &prices(2, 3, Price::of_score(price))).unwrap();
        assert!(!face.contains(&[]));
        let _ = face.problem(|row, col| i64::from(row.0 == col.0));
    }
}

/// With capacities a plan may have more pairs than the range of scores is made for.
#[test]
fn totals_of_more_pairs_than_sixty_four_bits_hold() {
    let limit = Problem::score_limit(1, 100);
    let problem = |score| Problem::from_fn(1, 100, Pairs::Largest, |_, _| Some(score)).unwrap();
    let quotas = Quotas::new(1, 100).row(Row(0), 0..=100).unwrap();
    for score in [limit, -limit] {
        let error = min_cost_flow::solve(&problem(score), &quotas).unwrap_err();
        let (row, col, limit) = (Row(0), Col(0), i64::MAX / 100);
        assert_eq!(error, QuotasError::TotalTooLarge { row, col, score, pairs: 100, limit });
        assert_eq!(
            error.to_string(),
            format!(
                "score {score} in row 0, column 0 lies outside -{limit} ..= {limit}, the range for \
                 plans of up to 100 pairs; use a coarser resolution"
            )
        );
    }
    let most = problem(i64::MAX / 100);
    let outcome = min_cost_flow::solve(&most, &quotas).unwrap();
    assert_eq!(outcome.optimum().unwrap().total, i64::MAX / 100 * 100);
    check_min_cost_flow(&most, &quotas, &outcome).unwrap();
    // One pair a member is what the range is made for.
    let one = Quotas::new(1, 100);
    check_min_cost_flow(
        &problem(limit),
        &one,
        &min_cost_flow::solve(&problem(limit), &one).unwrap(),
    )
    .unwrap();
}

/// Blocks with a score too many, or too few, in the place given.
struct Uneven(isize);

impl Blocks for Uneven {
    type Score = f32;

    fn shape(&self) -> (usize, usize) {
        (40, 50)
    }

    fn block(
        &self,
        rows: Range<usize>,
        cols: Range<usize>,
        scores: &mut Vec<f32>,
    ) -> Result<(), BlockError> {
        let size = (rows.len() * cols.len()).saturating_add_signed(self.0);
        scores.resize(size, 1.0);
        Ok(())
    }
}

#[test]
fn blocks_of_a_wrong_size() {
    for by in [-1600, -1, 1, 1600] {
        let problem = Implicit::new(Uneven(by), Resolution::default(), Pairs::Complete).unwrap();
        let error = problem.solve().unwrap_err();
        let expected = ImplicitError::WrongSize {
            rows: 0..32,
            cols: 0..50,
            expected: 1600,
            found: 1600_usize.saturating_add_signed(by),
        };
        assert_eq!(error, expected);
    }
    let even = Implicit::new(Uneven(0), Resolution::default(), Pairs::Complete).unwrap();
    let outcome = even.solve().unwrap();
    let uneven = Implicit::new(Uneven(1), Resolution::default(), Pairs::Complete).unwrap();
    assert!(check_implicit(&uneven, &outcome).is_err());
}

#[test]
fn written_views_that_no_constructor_would_make() {
    let views =
        |text: &str| serde_json::from_str::<Preferences>(text).map_err(|error| error.to_string());
    for (text, expected) in [
        (r#"{"by_rows":[],"by_cols":[],"capacities":[]}"#, "there are no views"),
        (r#"{"by_rows":[[1]],"by_cols":[[1],[2]],"capacities":[1]}"#, "must be rows by columns"),
        (r#"{"by_rows":[[1]],"by_cols":[[1]],"capacities":[1,1]}"#, "2 capacities for 1 columns"),
        (r#"{"by_rows":[[1]],"by_cols":[[1]],"capacities":[0]}"#, "the capacity of column 0 is 0"),
        (r#"{"by_rows":[[1]],"by_cols":[[1]]}"#, "missing field `capacities`"),
    ] {
        let error = views(text).unwrap_err();
        assert!(error.contains(expected), "{error}");
    }
    // Views and capacities at the ends of their ranges are views and capacities.
    let ends = views(&format!(
        r#"{{"by_rows":[[{0},{1}]],"by_cols":[[{1},{0}]],"capacities":[{2},{2}]}}"#,
        i64::MIN,
        i64::MAX,
        usize::MAX
    ))
    .unwrap();
    for proposers in [Proposers::Rows, Proposers::Cols] {
        let plan = stable::deferred_acceptance(&ends, proposers);
        check_stable(&ends, &plan).unwrap();
        assert_eq!(plan.columns, [Some(Col(1))]);
    }
}

/// Scores at the end of the range are borne by every method, not only by those that sum once.
#[test]
fn every_method_bears_scores_at_the_limit() {
    for (rows, cols) in [(5, 7), (7, 5), (6, 6)] {
        let limit = Problem::score_limit(rows, cols);
        let score = |row: Row, col: Col| match (row.0 * 3 + col.0 * 5) % 4 {
            0 => None,
            1 => Some(limit),
            2 => Some(-limit),
            _ => Some(0),
        };
        for pairs in [Pairs::Complete, Pairs::Largest, Pairs::Free { reservation: 0 }] {
            let problem = Problem::from_fn(rows, cols, pairs, score).unwrap();
            let best = k_best::solve(&problem, 5, Ties::Cut).unwrap();
            check_k_best(&problem, &best).unwrap();
            let quotas = Quotas::new(rows, cols);
            check_min_cost_flow(
                &problem,
                &quotas,
                &min_cost_flow::solve(&problem, &quotas).unwrap(),
            )
            .unwrap();
            if !matches!(pairs, Pairs::Free { .. }) {
                check_bottleneck(&problem, &bottleneck(&problem).unwrap()).unwrap();
                check_leximin(&problem, &leximin(&problem).unwrap()).unwrap();
            }
        }
    }
}

#[test]
fn plans_that_views_cannot_judge() {
    let two = Array2::from_elem((2, 2), Some(1));
    let views = Preferences::new(two.view(), two.view()).unwrap();
    let judged = |columns: &[Option<Col>]| blocking_pairs(&views, columns).unwrap_err();
    assert_eq!(judged(&[None]), InvalidPlan::Length { expected: 2, found: 1 });
    assert_eq!(judged(&[None; 3]), InvalidPlan::Length { expected: 2, found: 3 });
    let (row, col) = (Row(1), Col(2));
    assert_eq!(judged(&[None, Some(col)]), InvalidPlan::NoSuchColumn { row, col });
    let (col, capacity, found) = (Col(1), 1, 2);
    assert_eq!(judged(&[Some(col); 2]), InvalidPlan::OverCapacity { col, capacity, found });
    let many = Array2::from_elem((9, 2), Some(1));
    let refused = all_stable(&Preferences::new(many.view(), many.view()).unwrap()).unwrap_err();
    assert_eq!((refused.rows, refused.cols, refused.limit), (9, 2, 8));
}

#[test]
fn profiles_that_are_no_numbers() {
    let sound = array![[1.0, 0.0], [0.5, 2.0]];
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let mut profiles = sound.clone();
        profiles[[1, 0]] = value;
        for products in [Products::new, Products::cosines] {
            let invalid = |member: Member| {
                let (domain, value) = (0, value.to_string());
                Err(ImplicitError::InvalidWeight { member, domain, value })
            };
            assert_eq!(products(profiles.view(), sound.view()), invalid(Row(1).into()));
            assert_eq!(products(sound.view(), profiles.view()), invalid(Col(1).into()));
        }
    }
    let error = ImplicitError::InvalidWeight {
        member: Row(1).into(),
        domain: 0,
        value: f64::NAN.to_string(),
    };
    assert_eq!(error.to_string(), "the weight NaN of row 1 in domain 0 is not a finite number");
    // Profiles of nothing are alike; of nobody, nothing is asked.
    let empty = Array2::zeros((3, 0));
    let products = Products::cosines(empty.view(), empty.view()).unwrap();
    let problem = Implicit::new(products, Resolution::decimals(3), Pairs::Complete).unwrap();
    let outcome = problem.solve().unwrap();
    check_implicit(&problem, &outcome).unwrap();
    assert_eq!(outcome.optimum().unwrap().total, 0);
    let nobody = Products::new(Array2::zeros((0, 2)).view(), sound.view()).unwrap();
    let error = Implicit::new(nobody, Resolution::decimals(3), Pairs::Complete).unwrap_err();
    assert_eq!(error, ProblemError::Empty { rows: 0, cols: 2 }.into());
}
