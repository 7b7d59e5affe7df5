//! Tables of related domains with faults: each is named with its place.

use regiopair::profile::Dataset;
use regiopair::taxonomy::{RelatedFault, RelatedRow, Taxonomy};

use super::{tables, themes};

/// The message for a table `related.csv` with these rows, below its header.
fn message(rows: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    Dataset::new(tables()).unwrap().write(folder.path()).unwrap();
    write("related.csv", &format!("domain,related_domain,similarity,because\n{rows}"));
    match Dataset::read(folder.path()) {
        Ok(reading) => panic!("{rows} is accepted: {:?}", reading.dataset.tables().related),
        Err(error) => error.to_string(),
    }
}

#[test]
fn every_fault_names_its_place() {
    let place = |column: &str| format!("related.csv line 2, column `{column}`: ");
    for (rows, column, says) in [
        ("corps,food,0.6,x", "domain", "`corps` is not a known domain; did you mean `crops`?"),
        ("crops,fod,0.6,x", "related_domain", "`fod` is not a known domain; did you mean `food`?"),
        (
            "crops,green,0.6,x",
            "related_domain",
            "`green` is a theme; its domains are biodiversity, mobility",
        ),
        ("crops,crops,0.6,x", "related_domain", "`crops` is related to itself; name two domains"),
        (
            "crops,food,1,x",
            "similarity",
            "`1` is not accepted; accepted: a number above 0 and below 1",
        ),
        ("crops,food,0,x", "similarity", "`0` is not accepted"),
        ("crops,food,-0.2,x", "similarity", "`-0.2` is not accepted"),
        (
            "crops,food,NaN,x",
            "similarity",
            "`NaN` is not accepted; accepted: a number above 0 and below 1",
        ),
        ("crops,food,high,x", "similarity", "`high` is not accepted"),
        ("crops,food,60 %,x", "similarity", "`60 %` is not accepted"),
        ("crops,food,,x", "similarity", "is empty; accepted: a number above 0 and below 1"),
        ("crops,food,0.6,", "because", "is empty; accepted: why the two are related"),
        (",food,0.6,x", "domain", "is empty; accepted: id or label of a domain"),
    ] {
        let message = message(&format!("{rows}\n"));
        assert_eq!(message.lines().count(), 1, "{message}");
        assert!(message.contains(&format!("{}{says}", place(column))), "{rows}: {message}");
    }
}

#[test]
fn a_second_row_is_named_with_the_first_whatever_the_direction() {
    let repeated = message("crops,food,0.6,x\nfood,crops,0.6,y\n");
    assert!(
        repeated.contains(
            "line 3, column `related_domain`: `food, crops` is stated twice, first in line 2"
        ),
        "{repeated}"
    );
    let contradictory = message("crops,food,0.6,x\nmobility,food,0.4,z\nfood,crops,0.4,x\n");
    assert!(
        contradictory.contains(
            "line 4, column `similarity`: `food, crops` has the value 0.6 in line 2; keep one of the two"
        ),
        "{contradictory}"
    );
}

#[test]
fn all_faults_are_reported_together() {
    let message = message("corps,crops,2,x\nfood,food,0.5,\n");
    assert_eq!(message.lines().count(), 3, "{message}");
}

#[test]
fn headings_are_checked_as_in_other_tables() {
    let folder = tempfile::tempdir().unwrap();
    Dataset::new(tables()).unwrap().write(folder.path()).unwrap();
    let write = |text: &str| std::fs::write(folder.path().join("related.csv"), text).unwrap();
    write("domain,relatd_domain,similarity,because\ncrops,food,0.6,x\n");
    let error = Dataset::read(folder.path()).unwrap_err().to_string();
    assert!(error.contains("did you mean `related_domain`"), "{error}");
    write("domain,related_domain,similarity\ncrops,food,0.6\n");
    let error = Dataset::read(folder.path()).unwrap_err().to_string();
    assert!(error.contains("`because`"), "{error}");
    // A decimal comma is understood.
    write("domain;related_domain;similarity;because\ncrops;food;0,6;x\n");
    let reading = Dataset::read(folder.path()).unwrap();
    assert_eq!(reading.dataset.tables().related, [RelatedRow::new("crops", "food", 0.6, "x")]);
}

/// The faults of the library function, as data.
#[test]
fn faults_in_code() {
    let taxonomy = || Taxonomy::from_rows(themes()).unwrap();
    let faults = |rows: Vec<RelatedRow>| taxonomy().with_related(rows).unwrap_err().0;
    let row = |a: &str, b: &str, similarity: f64, because: &str| {
        RelatedRow::new(a, b, similarity, because)
    };
    for similarity in [0.0, 1.0, -0.5, 1.5, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let found = faults(vec![row("crops", "food", similarity, "x")]);
        assert!(matches!(found[..], [RelatedFault::Similarity { row: 0, .. }]), "{found:?}");
    }
    let found = faults(vec![row("crops", "food", 0.5, " \t")]);
    assert_eq!(found, [RelatedFault::NoReason { row: 0 }]);
    let found = faults(vec![row("crops", "fud", 0.5, "x"), row("food", "food", 0.5, "x")]);
    assert_eq!((found[0].row(), found[0].column()), (0, "related_domain"));
    assert_eq!(found[1], RelatedFault::RelatedToItself { row: 1, value: "food".to_owned() });
    let found = faults(vec![row("crops", "food", 0.5, "x"), row("food", "crops", 0.6, "x")]);
    assert!(matches!(found[0], RelatedFault::Contradictory { row: 1, first_row: 0, .. }));
    let all = taxonomy().with_related(vec![row("a", "b", 2.0, "")]).unwrap_err();
    assert_eq!(all.to_string().lines().count(), 4);
    assert!(all.to_string().starts_with("row 1, column `domain`: `a` is not a domain"));
}
