//! Every fault of a table of domains, with its row and column.

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
    assert!(circle.to_string().contains("`d7` and 99992 more form a cycle"));
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
