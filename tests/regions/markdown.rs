//! Proposals in Markdown, read by another program: tables have their cells, and nothing in the data becomes markup.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use crate::cases::cases;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use regiopair::plan::Matcher;
use regiopair::profile::Dataset;
use regiopair::programme::{Programme, Round};
use regiopair::proposal::Proposal;
use regiopair::report::{language::English, to_markdown};
use regiopair::rules::RegionPair;
use regiopair::synthetic::{DatasetOptions, dataset};

/// What another program reads.
#[derive(Debug, Default, PartialEq, Eq)]
struct Document {
    headings: Vec<String>,
    paragraphs: Vec<String>,
    /// Rows of all tables.
    rows: Vec<Vec<String>>,
    code: Vec<String>,
}

/// Reads a document that holds headings, paragraphs, tables and blocks of code, and nothing else.
fn read(markdown: &str) -> Document {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH;
    let (mut document, mut text, mut row) = (Document::default(), String::new(), Vec::new());
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(part) => text += &part,
            Event::Start(
                Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell | Tag::CodeBlock(_),
            ) => text.clear(),
            Event::End(TagEnd::Paragraph) => document.paragraphs.push(text.clone()),
            Event::End(TagEnd::Heading(_)) => document.headings.push(text.clone()),
            Event::End(TagEnd::CodeBlock) => document.code.push(text.clone()),
            Event::End(TagEnd::TableCell) => row.push(text.clone()),
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                document.rows.push(std::mem::take(&mut row));
            }
            Event::Start(Tag::Table(_) | Tag::TableHead | Tag::TableRow)
            | Event::End(TagEnd::Table) => {}
            other => panic!("{other:?} in {markdown}"),
        }
    }
    document
}

/// A proposal for six regions of each side with these names.
fn proposal(names: &[String], programme: Programme) -> Proposal {
    let options = DatasetOptions { left: 6, right: 6, ..DatasetOptions::default() };
    let mut tables = dataset(options).unwrap().tables().clone();
    for (region, name) in tables.regions.iter_mut().zip(names) {
        region.name.clone_from(name);
    }
    let dataset = Dataset::new(tables).unwrap();
    Matcher::new(&dataset, programme).assess().unwrap().propose().unwrap()
}

/// As texts for people show a name: on one line.
fn shown(name: &str) -> String {
    name.replace(char::is_whitespace, " ")
}

/// The pairs of a proposal are rows of the document, with the names as they are shown.
fn check_pairs(proposal: &Proposal) {
    let document = read(&to_markdown(proposal, &English));
    for pairing in &proposal.pairings {
        let [left, right] = [&pairing.left, &pairing.right]
            .map(|it| shown(&format!("{} ({})", it.name, it.country)).trim().to_owned());
        let found =
            document.rows.iter().any(|row| row.len() == 6 && row[1..3] == [&left[..], &right]);
        assert!(found, "{left:?} – {right:?} in {:?}", document.rows);
    }
}

#[test]
fn names_stay_names() {
    let long = "x".repeat(1_500);
    let names = [
        "<script>alert(1)</script>",
        "=HYPERLINK(\"http://example.org\")",
        "\"; DROP TABLE regions; --",
        "@SUM(A1)",
        "مازندران",
        "two\nlines\tand a tab",
        "👩\u{200D}🌾 Region",
        "![picture](http://example.org/a.png) [link](javascript:alert(1))",
        "a | b || `code` *strong* _more_ ~~no~~ $x$ &amp; &#60; \\| \\",
        "# no heading",
        "<https://example.org> www.example.org a@example.org",
        &long,
    ];
    let names = names.map(str::to_owned);
    let proposal = proposal(&names, Programme::default());
    assert_eq!(proposal.pairings.len(), 6);
    check_pairs(&proposal);
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn no_name_becomes_markup(names in prop::collection::vec("[ -~\n\t–é]{1,24}", 12)) {
        let is_named = |name: &String| !name.trim().is_empty();
        prop_assume!(names.iter().all(is_named));
        check_pairs(&proposal(&names, Programme::default()));
    }
}

#[test]
fn rounds_clashes_and_the_name_of_the_programme_are_shown() {
    let names: Vec<String> = (0..12).map(|number| format!("Region {number}")).collect();
    let mut programme =
        Programme { name: "1. *call*\nof <2027>".to_owned(), ..Programme::default() };
    let all = proposal(&names, programme.clone());
    let left: Vec<String> = all.pairings.iter().map(|it| it.left.id.clone()).collect();
    programme.rounds = [("first | round", &left[..3]), ("second", &left[3..])]
        .map(|(name, left)| Round {
            name: name.to_owned(),
            left: left.to_vec(),
            ..Round::default()
        })
        .to_vec();
    let in_rounds = proposal(&names, programme.clone());
    let document = read(&to_markdown(&in_rounds, &English));
    assert_eq!(document.headings[0], "1. *call* of <2027>");
    assert_eq!(document.headings.len(), 3);
    assert!(document.headings[1].contains("first | round"), "{:?}", document.headings);
    check_pairs(&in_rounds);
    // Numbers go on from round to round.
    let numbers: Vec<String> = document.rows.iter().map(|row| row[0].clone()).collect();
    assert!((1..=6).all(|number: usize| numbers.contains(&number.to_string())), "{numbers:?}");

    programme.rounds.clear();
    let pairs = [(0, 0), (1, 0)].map(|(left, right)| {
        RegionPair::new(&*all.pairings[left].left.id, &*all.pairings[right].right.id)
    });
    programme.rules.required = pairs.to_vec();
    let clash = proposal(&names, programme);
    assert!(clash.clash.is_some());
    let document = read(&to_markdown(&clash, &English));
    assert_eq!(document.code.len(), 1);
    assert!(document.rows.is_empty());
}

/// The same numbers as the text shows, and the same sentences.
#[test]
fn it_says_what_the_text_says() {
    let names: Vec<String> = (0..12).map(|number| format!("Region {number}")).collect();
    let proposal = proposal(&names, Programme::default());
    let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = joined(&regiopair::report::to_text(&proposal, &English));
    let document = read(&to_markdown(&proposal, &English));
    for paragraph in &document.paragraphs {
        assert!(text.contains(&joined(paragraph)), "{paragraph}");
    }
    assert!(document.paragraphs.len() >= 6);
    for row in document.rows.iter().filter(|row| row[0].parse::<usize>().is_ok()) {
        assert!(text.contains(&format!("{} {}", row[3], row[4])), "{row:?}");
    }
}
