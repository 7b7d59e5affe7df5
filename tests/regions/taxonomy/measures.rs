//! The measures of similarity by their ids.

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
