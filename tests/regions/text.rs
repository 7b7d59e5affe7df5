//! Texts whatever the names hold: columns line up, nothing breaks a table or reaches the terminal, and
//! lists are in the order of names.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::{ConditionRecord, ConditionStatus, Dataset, Tables};
use regiopair::programme::{Programme, Round};
use regiopair::proposal::Proposal;
use regiopair::report::{self, WIDTH, language::English};
use regiopair::rules::{RegionPair, RequiredConditions, UnknownCondition, Withdrawal};
use regiopair::synthetic::{DatasetOptions, dataset};
use regiopair::taxonomy::TaxonomyRows;
use regiopair::validation::{ValidationOptions, validate};
use unicode_width::UnicodeWidthStr;

/// Line breaks, tabs, escapes, wide letters, marks, a right-to-left script, and no blanks at all.
const NAMES: [&str; 12] = [
    "Biobío\nCosta",
    "Salta\tCapital",
    "\u{1B}[2J\u{1B}[31mRed",
    "\u{9B}31mRed",
    "東北地方の美しい地域とその周辺のさまざまな町や村の連合体",
    "전라북도",
    "Co\u{301}rdoba y e\u{301}e\u{301}e\u{301}e\u{301}",
    "مازندران",
    "a\rb\u{7}\u{8}\u{8}c\u{7F}",
    "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "one\u{2028}two\u{2029}three\u{85}four",
    "👩\u{200D}🌾 Region",
];

/// The six regions of each side have these names.
fn named(names: &[&str]) -> Tables {
    let options = DatasetOptions { left: 6, right: 6, ..DatasetOptions::default() };
    let mut tables = dataset(options).unwrap().tables().clone();
    assert_eq!(tables.regions.len(), 12);
    for (region, name) in tables.regions.iter_mut().zip(names) {
        (*name).clone_into(&mut region.name);
    }
    tables
}

fn assessed(tables: Tables, programme: Programme) -> Assessment {
    Matcher::new(&Dataset::new(tables).unwrap(), programme).assess().unwrap()
}

/// No line is too wide, and no character moves the cursor, colours the terminal or turns a line.
fn check(text: &str) {
    for letter in text.chars().filter(|letter| *letter != '\n') {
        let turns = matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        let breaks = matches!(letter, '\u{2028}' | '\u{2029}');
        assert!(!letter.is_control() && !turns && !breaks, "{letter:?} in {text}");
    }
    for line in text.lines() {
        assert!(line.width() <= WIDTH, "{} columns: {line}", line.width());
    }
}

/// The lines that begin with the number of a pair have the score in column 80.
fn check_table(proposal: &Proposal) {
    let text = report::to_text(proposal, &English);
    check(&text);
    let rows: Vec<&str> = text
        .lines()
        .filter(|line| line.trim_start().starts_with(|first: char| first.is_ascii_digit()))
        .filter(|line| line.contains('–'))
        .collect();
    assert_eq!(rows.len(), proposal.pairings.len(), "{text}");
    for row in rows {
        // Behind the last region, `0.465  0.465–0.465`.
        let scores = row.rsplit(") ").next().unwrap().trim_start();
        let before = &row[..row.len() - scores.len()];
        assert_eq!(before.width(), 80, "{row}");
    }
}

#[test]
fn tables_line_up_whatever_the_names_hold() {
    let assessed = assessed(named(&NAMES), Programme::default());
    let proposal = assessed.propose().unwrap();
    assert_eq!(proposal.pairings.len(), 6);
    check_table(&proposal);
    let first = &proposal.pairings[0];
    check(&report::pairing_to_text(
        &assessed.explain(&first.left.id, &first.right.id).unwrap(),
        &English,
    ));
    check(&report::reserves_to_text(&assessed.reserves(&proposal).unwrap(), &English));
    let validation = validate(&assessed, &proposal, &ValidationOptions::default()).unwrap();
    check(&report::validation_to_text(&validation, &English));
    let text = report::to_text(&proposal, &English);
    assert!(text.contains("Biobío Costa (") && text.contains("<U+001B>[2J<U+001B>[31mRed ("));
}

/// Every text that a dataset or a programme made in code can hold.
#[test]
fn no_text_of_data_or_programme_reaches_the_terminal_raw() {
    let evil = "x\u{1B}]0;title\u{7}\n\u{202E}y\t\u{2067}z";
    let mut tables = named(&NAMES);
    let TaxonomyRows::Themes(rows) = &mut tables.taxonomy else { panic!("themes") };
    for row in rows.iter_mut() {
        row.theme_label = format!("{}\n{}\u{1B}[1m", row.theme, "theme ".repeat(30));
        row.label = format!("{}\u{9B}1m\r\n{}", row.domain, "label".repeat(30));
        row.short_label = format!("{}\u{1B}\t", &row.domain[7..]);
    }
    for tie in &mut tables.ties {
        tie.what = evil.to_owned();
    }
    for attribute in &mut tables.attributes {
        attribute.value = evil.to_owned();
    }
    for region in &mut tables.regions {
        region.level = evil.to_owned();
    }
    let ids: Vec<String> = tables.regions.iter().map(|region| region.id.clone()).collect();
    tables.conditions = vec![ConditionRecord {
        region: ids[1].clone(),
        condition: "insured".to_owned(),
        status: ConditionStatus::NotMet,
        source: evil.to_owned(),
        note: evil.to_owned(),
    }];
    let mut programme = Programme { name: evil.to_owned(), ..Programme::default() };
    programme.rules.pairs = regiopair::rules::PairsWanted::Largest;
    programme.rules.conditions = vec![RequiredConditions {
        side: "lac".to_owned(),
        conditions: vec!["insured".to_owned()],
        unknown: UnknownCondition::AdmitWithFlag,
    }];
    let withdrawal = Withdrawal { region: ids[2].clone(), because: evil.to_owned() };
    programme.rules.withdrawn = vec![withdrawal];
    let pair = |left: usize, right: usize| RegionPair {
        left: ids[left].clone(),
        right: ids[right].clone(),
        because: evil.to_owned(),
    };
    programme.rules.forbidden = vec![pair(0, 6)];
    programme.rounds = vec![Round { name: evil.to_owned(), ..Round::default() }];
    let clashing = {
        let mut clashing = programme.clone();
        clashing.rules.required = vec![pair(0, 6), pair(3, 8), pair(3, 9)];
        clashing
    };

    let base = assessed(tables.clone(), Programme::default());
    let planned = assessed(tables.clone(), programme);
    check(&report::screening_to_text(planned.screening(), &English));
    let proposal = planned.propose().unwrap();
    check_table(&proposal);
    check(&report::prices_to_text(&planned.rule_prices().unwrap(), &English));
    check(&report::plans_to_text(&base.propose().unwrap(), &proposal, &English));
    for left in &ids[..6] {
        for right in &ids[6..] {
            check(&report::pairing_to_text(&planned.explain(left, right).unwrap(), &English));
        }
    }
    let clash = assessed(tables, clashing).propose().unwrap();
    assert!(clash.clash.is_some());
    check(&report::to_text(&clash, &English));
    // A document that someone else has written.
    let mut stored = proposal;
    stored.version = evil.to_owned();
    stored.dataset.digest = format!("{evil}{evil}");
    stored.dataset.sides.left = evil.to_owned();
    stored.pairings[0].left.country = "a country that is no code, and a long one".to_owned();
    check(&report::to_text(&stored, &English));
}

#[test]
fn csv_and_json_give_names_back_unchanged() {
    let proposal = assessed(named(&NAMES), Programme::default()).propose().unwrap();
    let csv = report::to_csv(&proposal, &English).unwrap();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let names: Vec<[String; 2]> = reader
        .records()
        .map(|record| record.unwrap())
        .map(|record| [record[2].to_owned(), record[5].to_owned()])
        .collect();
    let json = report::to_json(&proposal, &English).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    // Both by the id of the left region.
    let mut by_id = NAMES[..6].to_vec();
    assert_eq!(proposal.pairings.len(), 6);
    for (place, pairing) in proposal.pairings.iter().enumerate() {
        assert_eq!(pairing.left.name, by_id.remove(0));
        assert_eq!(names[place], [pairing.left.name.clone(), pairing.right.name.clone()]);
        assert_eq!(json["pairings"][place]["left"]["name"], *pairing.left.name);
    }
}

/// Where each name is first in a text.
fn in_order(text: &str, names: &[&str]) {
    let places: Vec<Option<usize>> = names.iter().map(|name| text.find(name)).collect();
    assert!(places.iter().all(Option::is_some), "{places:?} in {text}");
    assert!(places.is_sorted(), "{names:?} at {places:?} in {text}");
}

#[test]
fn lists_are_in_the_order_of_names() {
    // By id: Zacatecas, Ñuble, oaxaca … and Łódź, Ávila, Soria …
    let names = [
        "Zacatecas",
        "Ñuble",
        "oaxaca",
        "O'Higgins",
        "Pará",
        "Aisén",
        "Łódź",
        "Ávila",
        "Soria",
        "Śląskie",
        "Lisbon",
        "Öland",
    ];
    let left = ["Aisén", "Ñuble", "O'Higgins", "oaxaca", "Pará", "Zacatecas"];
    let right = ["Ávila", "Lisbon", "Łódź", "Öland", "Śląskie", "Soria"];
    let base = assessed(named(&names), Programme::default());
    let proposal = base.propose().unwrap();
    in_order(&report::to_text(&proposal, &English), &left);
    let ids: Vec<&str> = proposal.pairings.iter().map(|pair| pair.left.id.as_str()).collect();
    assert!(ids.is_sorted(), "the data stay in the order of ids");

    // Everyone withdraws on the right: a list of the regions without a partner, and reserves.
    let mut programme = Programme::default();
    programme.rules.pairs = regiopair::rules::PairsWanted::Largest;
    let withdrawn = ["eu-000000", "eu-000001", "eu-000002", "eu-000003", "eu-000004", "eu-000005"];
    programme.rules.withdrawn = withdrawn.map(Withdrawal::new).to_vec();
    let none = base.clone().with_rules(programme.rules.clone()).unwrap().propose().unwrap();
    assert_eq!(none.pairings.len(), 0);
    let text = report::to_text(&none, &English);
    in_order(&text, &["lac (6): Aisén, Ñuble, O'Higgins, oaxaca, Pará and Zacatecas."]);
    in_order(&text, &["eu (6): Ávila, Lisbon, Łódź, Öland, Śląskie and Soria."]);

    // The members of a clash: six regions need a partner, and three are left.
    let withdrawn =
        withdrawn[..3].iter().map(|id| format!("[[rules.withdrawn]]\nregion = \"{id}\"\n"));
    let text = format!(
        "[[rules.capacities]]\nside = \"lac\"\nat_least = 1\n{}",
        withdrawn.collect::<String>()
    );
    let rules = Programme::from_toml_str(&text).unwrap().rules;
    let clash = base.clone().with_rules(rules).unwrap().propose().unwrap();
    let text = report::to_text(&clash, &English);
    let needing = text.split("Regions in need").nth(1).expect("a list of regions in need");
    in_order(needing, &left);
    in_order(needing, &["Lisbon", "Öland", "Śląskie"]);

    // What changes: the pair that goes and the pair that comes.
    let mut reversed = proposal.clone();
    let partners: Vec<_> = proposal.pairings.iter().map(|pair| pair.right.clone()).collect();
    for (pairing, partner) in reversed.pairings.iter_mut().zip(partners.into_iter().rev()) {
        pairing.right = partner;
    }
    let text = report::plans_to_text(&proposal, &reversed, &English);
    let (gone, new) = text.split_once("  +").unwrap();
    in_order(gone, &left);
    in_order(new, &left);

    // Reserves: the left side, then the right one.
    let text = report::reserves_to_text(&base.reserves(&proposal).unwrap(), &English);
    let own = |name: &&str| text.contains(&format!("\n  {name} ("));
    let order: Vec<String> = left
        .iter()
        .chain(&right)
        .filter(|name| own(name))
        .map(|name| format!("\n  {name} ("))
        .collect();
    in_order(&text, &order.iter().map(String::as_str).collect::<Vec<_>>());
}
