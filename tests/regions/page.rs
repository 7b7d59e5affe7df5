//! The report as a page: every element is one of ours, whatever the data hold, and every text is a sentence or data.
#![cfg(feature = "html")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::{Coordinates, Dataset, Source};
use regiopair::programme::Programme;
use regiopair::report::language::{English, Language};
use regiopair::report::svg::{Figure, contributions, links, map, matrix, portfolio};
use regiopair::report::{Findings, to_html};
use regiopair::rules::RegionPair;
use regiopair::sensitivity::FirmnessOptions;
use regiopair::synthetic::{DatasetOptions, dataset};

/// All elements of a page.
const ELEMENTS: [&str; 37] = [
    "a",
    "body",
    "circle",
    "code",
    "desc",
    "details",
    "div",
    "figcaption",
    "figure",
    "g",
    "h1",
    "h2",
    "h3",
    "head",
    "header",
    "html",
    "li",
    "main",
    "meta",
    "nav",
    "p",
    "path",
    "rect",
    "section",
    "strong",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
];

/// All attributes of a page.
const ATTRIBUTES: [&str; 33] = [
    "aria-label",
    "aria-labelledby",
    "charset",
    "class",
    "colspan",
    "content",
    "cx",
    "cy",
    "d",
    "fill",
    "fill-rule",
    "font-family",
    "font-size",
    "height",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
    "r",
    "rel",
    "role",
    "scope",
    "stroke",
    "stroke-opacity",
    "stroke-width",
    "tabindex",
    "text-anchor",
    "transform",
    "viewBox",
    "width",
    "x",
    "y",
];

/// A page taken apart: its texts, and its addresses.
struct Page {
    texts: Vec<String>,
    addresses: Vec<String>,
    /// The texts of links to other pages.
    sites: Vec<String>,
    words: String,
}

/// All texts of a page but the names of sites, a line each; ids are in backticks.
pub(crate) fn sentences(page: &str) -> String {
    let page = page.replace("<code>", "`").replace("</code>", "`");
    let Page { texts, sites, .. } = read(&page);
    let texts = texts.into_iter().filter(|text| !sites.contains(text));
    texts.collect::<Vec<_>>().join("\n")
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Takes a page apart; every element must be known and closed.
fn read(page: &str) -> Page {
    let mut rest = page.strip_prefix("<!DOCTYPE html>").unwrap();
    let mut open: Vec<String> = Vec::new();
    let (mut texts, mut addresses, mut sites) = (Vec::new(), Vec::new(), Vec::new());
    let mut is_site = false;
    while let Some(start) = rest.find('<') {
        let text = &rest[..start];
        if open.last().is_none_or(|it| it != "style") && !text.trim().is_empty() {
            assert!(!text.contains('>'), "{text}");
            texts.push(unescaped(text));
            if is_site {
                sites.push(unescaped(text));
            }
        }
        is_site = false;
        let end = start + rest[start..].find('>').unwrap();
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(ELEMENTS.contains(&name), "<{tag}>");
        while let Some((key, value)) = attributes.split_once("=\"") {
            let (value, more) = value.split_once('"').unwrap();
            assert!(ATTRIBUTES.contains(&key.trim()), "{key} in <{tag}>");
            if key.trim() == "href" {
                addresses.push(unescaped(value));
                is_site = value.starts_with("http");
            }
            if key.trim() == "aria-label" {
                texts.push(unescaped(value));
            }
            attributes = more;
        }
        assert!(attributes.trim().is_empty(), "{attributes:?} in <{tag}>");
        if name != "meta" {
            open.push(name.to_owned());
        }
    }
    assert!(open.is_empty(), "{open:?}");
    let words = texts.join("\n");
    Page { texts, addresses, sites, words }
}

fn report(assessed: &Assessment, language: &dyn Language) -> Page {
    let proposal = assessed.propose().unwrap();
    read(&to_html(&Findings::new(assessed, &proposal), language))
}

/// Six regions of each side with these names.
fn named(names: &[String]) -> Dataset {
    let options = DatasetOptions { left: 6, right: 6, ..DatasetOptions::default() };
    let mut tables = dataset(options).unwrap().tables().clone();
    for (region, name) in tables.regions.iter_mut().zip(names) {
        region.name.clone_from(name);
    }
    Dataset::new(tables).unwrap()
}

fn assess(dataset: &Dataset, programme: Programme) -> Assessment {
    Matcher::new(dataset, programme).assess().unwrap()
}

fn figures(assessed: &Assessment) -> Vec<Figure> {
    let proposal = assessed.propose().unwrap();
    let mut figures: Vec<Figure> = [
        map(assessed, &proposal, &English),
        matrix(assessed, &proposal, &English),
        contributions(&proposal, &English),
        links(&proposal, &English),
    ]
    .into_iter()
    .flatten()
    .collect();
    if let Some(pairing) = proposal.pairings.first() {
        let ids = [&pairing.left.id, &pairing.right.id];
        figures.push(portfolio(assessed, ids[0], ids[1], &English).unwrap());
    }
    figures
}

#[test]
fn names_stay_names() {
    let names: Vec<String> = [
        "<script>alert(1)</script>",
        "=HYPERLINK(\"http://example.org\")",
        "\"; DROP TABLE regions; --",
        "' onmouseover='alert(1)",
        "\" onload=\"alert(1)",
        "@SUM(A1)",
        "</style><img src=x onerror=alert(1)>",
        "]]><!--",
        "&lt;b&gt; &amp;amp; &#60;",
        "👩\u{200D}🌾 Region",
        "مازندران",
        "two\nlines\tand a tab",
    ]
    .map(str::to_owned)
    .to_vec();
    let data = named(&names);
    let assessed = assess(&data, Programme::default());
    let page = report(&assessed, &English);
    for name in &names {
        let shown = name.replace(char::is_whitespace, " ");
        let collapsed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted = collapsed(&shown);
        assert!(page.texts.iter().any(|text| collapsed(text).contains(&wanted)), "{name}");
    }
    assert!(page.addresses.iter().all(|it| it.starts_with('#') || it.starts_with("http")));
    for figure in figures(&assessed) {
        let svg = figure.to_svg();
        let document = roxmltree::Document::parse(&svg).unwrap();
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let name = node.tag_name().name();
            assert!(ELEMENTS.contains(&name), "{name}");
            for attribute in node.attributes() {
                assert!(ATTRIBUTES.contains(&attribute.name()), "{}", attribute.name());
            }
        }
    }
}

#[test]
fn a_name_of_ten_thousand_letters_is_cut_in_figures_and_whole_on_the_page() {
    let long = "very long name ".repeat(666);
    let data = named(std::slice::from_ref(&long.trim().to_owned()));
    let assessed = assess(&data, Programme::default());
    assert!(report(&assessed, &English).words.contains(long.trim()));
    for figure in figures(&assessed) {
        let document = figure.to_svg();
        let document = roxmltree::Document::parse(&document).unwrap();
        let texts = document.descendants().filter(|node| node.tag_name().name() == "text");
        for text in texts {
            assert!(text.text().unwrap_or_default().chars().count() < 150, "{text:?}");
        }
    }
}

#[test]
fn sources_that_are_no_pages_are_no_links() {
    let options = DatasetOptions { left: 2, right: 2, ..DatasetOptions::default() };
    let mut tables = dataset(options).unwrap().tables().clone();
    tables.regions[0].source = "s1".to_owned();
    let (id, url) = ("s1".to_owned(), "javascript:alert(1)".to_owned());
    tables.sources.push(Source { id, url });
    let data = Dataset::new(tables).unwrap();
    let page = report(&assess(&data, Programme::default()), &English);
    assert!(page.addresses.iter().all(|it| !it.contains("javascript")));
}

/// Latitude and longitude of a region by its number.
type Place = Box<dyn Fn(usize) -> Option<[f64; 2]>>;

/// Five regions of each side, moved by `place`.
fn moved(place: impl Fn(usize) -> Option<[f64; 2]>) -> Assessment {
    let options = DatasetOptions { left: 5, right: 5, ..DatasetOptions::default() };
    let mut tables = dataset(options).unwrap().tables().clone();
    for (number, region) in tables.regions.iter_mut().enumerate() {
        region.coordinates =
            place(number).map(|[latitude, longitude]| Coordinates { latitude, longitude });
    }
    assess(&Dataset::new(tables).unwrap(), Programme::default())
}

/// Every number of every attribute of a drawing is finite, and what is drawn is within the figure.
fn check_drawing(figure: &Figure) {
    let svg = figure.to_svg();
    assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{}", figure.title());
    let document = roxmltree::Document::parse(&svg).unwrap();
    let root = document.root_element();
    let size = ["width", "height"].map(|key| root.attribute(key).unwrap().parse::<f64>().unwrap());
    for node in
        document.descendants().filter(|node| ["text", "circle"].contains(&node.tag_name().name()))
    {
        for (keys, most) in [(["x", "cx"], size[0]), (["y", "cy"], size[1])] {
            let number = keys.iter().find_map(|key| node.attribute(*key)).unwrap();
            let number: f64 = number.parse().unwrap();
            assert!((-1.0..=most + 1.0).contains(&number), "{}: {node:?}", figure.title());
        }
    }
}

#[test]
fn maps_of_all_kinds_of_places() {
    let far = |number: usize| {
        let number = number as f64;
        Some([80.0 - 16.0 * number, 36.0 * number - 170.0])
    };
    let cases: [(&str, Place); 6] = [
        ("one point", Box::new(|_| Some([40.0, -3.0]))),
        (
            "across the date line",
            Box::new(|number| Some([-40.0, if number % 2 == 0 { 179.5 } else { -179.5 }])),
        ),
        ("the poles", Box::new(|number| Some([if number % 2 == 0 { 90.0 } else { -90.0 }, 0.0]))),
        ("all over the globe", Box::new(far)),
        ("only some", Box::new(|number| (number % 3 == 0).then_some([10.0, 10.0 + number as f64]))),
        ("one", Box::new(|number| (number == 0).then_some([10.0, 10.0]))),
    ];
    for (name, place) in cases {
        let assessed = moved(place);
        let proposal = assessed.propose().unwrap();
        let figure = map(&assessed, &proposal, &English).unwrap();
        check_drawing(&figure);
        let unplaced = figure.description().contains("coordinates are unknown");
        assert_eq!(
            unplaced,
            ["only some", "one"].contains(&name),
            "{name}: {}",
            figure.description()
        );
        report(&assessed, &English);
    }
}

#[test]
fn without_any_coordinates_there_is_no_map_and_the_error_says_what_to_do() {
    let assessed = moved(|_| None);
    let error = map(&assessed, &assessed.propose().unwrap(), &English).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no region has coordinates; fill the columns `latitude` and `longitude` of the table `regions`"
    );
    assert!(!report(&assessed, &English).words.contains("Map of the pairs"));
}

#[test]
fn one_region_of_one_side_and_three_hundred_of_the_other() {
    let options = DatasetOptions { left: 1, right: 300, ..DatasetOptions::default() };
    let assessed = assess(&dataset(options).unwrap(), Programme::default());
    for figure in figures(&assessed) {
        check_drawing(&figure);
    }
    let words = report(&assessed, &English).words;
    assert!(words.contains("One pair is proposed"));
    // The reason that all share is on the first page and above the list, not in each of its rows.
    assert_eq!(words.matches("no other choice has a greater total").count(), 2);
}

#[test]
fn firm_and_open_pairs_are_named_by_their_numbers() {
    let assessed = assess(&named(&[]), Programme::default());
    let proposal = assessed.propose().unwrap();
    let mut firmness = assessed.firmness(&FirmnessOptions::default()).unwrap();
    let shares = [0.49, 0.95, 0.6, 0.9, 0.5, 0.1];
    for (pair, share) in firmness.pairs.iter_mut().zip(shares) {
        pair.probability = Some(share);
    }
    let mut names: Vec<&str> = firmness.pairs.iter().map(|pair| &*pair.left.name).collect();
    names.sort_unstable();
    let which = |is: fn(f64) -> bool| -> String {
        let pairs = firmness.pairs.iter().filter(|pair| pair.probability.is_some_and(is));
        let number = |name: &str| names.iter().position(|it| *it == name).unwrap() + 1;
        let mut numbers: Vec<usize> = pairs.map(|pair| number(&pair.left.name)).collect();
        numbers.sort_unstable();
        format!("{} and {}", numbers[0], numbers[1])
    };
    let page = to_html(&Findings::new(&assessed, &proposal).with_firmness(&firmness), &English);
    let sentence = format!(
        "Firm, in at least 90 % of good plans: no. {}. Open, in fewer than half of them: no. {}.",
        which(|share| share > 0.8),
        which(|share| share < 0.495)
    );
    assert!(read(&page).words.contains(&sentence), "{sentence}");
}

#[test]
fn criteria_have_their_labels() {
    let page = report(&assess(&named(&[]), Programme::default()), &English);
    assert!(page.texts.iter().any(|text| text == "Needs of the right region met"));
    assert!(page.texts.iter().all(|text| text.trim() != "needs-of-host-met"));
}

#[test]
fn a_clash_has_its_report() {
    let mut programme = Programme::default();
    let data = named(&[]);
    let pair = RegionPair::new(data.regions()[0].id.clone(), data.regions()[6].id.clone());
    programme.rules.required.push(pair.clone());
    programme.rules.forbidden.push(pair);
    let page = report(&assess(&data, programme), &English);
    assert!(page.words.contains("No plan satisfies the rules of the programme."));
    assert!(page.words.contains("Why there is no plan"));
}

#[test]
fn figures_have_a_title_a_description_a_role_and_a_table() {
    let assessed = assess(&named(&[]), Programme::default());
    let figures = figures(&assessed);
    assert_eq!(figures.len(), 5);
    for figure in figures {
        check_drawing(&figure);
        let svg = figure.to_svg();
        let document = roxmltree::Document::parse(&svg).unwrap();
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        let text_of = |name: &str| {
            let is_it = |node: &roxmltree::Node<'_, '_>| node.tag_name().name() == name;
            document.descendants().find(is_it).and_then(|node| node.text().map(str::to_owned))
        };
        assert_eq!(text_of("title").as_deref(), Some(figure.title()));
        assert_eq!(text_of("desc").as_deref(), Some(figure.description()));
        let table = figure.table();
        assert!(!table.rows.is_empty());
        assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{}", figure.title());
    }
}

#[test]
fn the_parts_of_each_bar_add_up_to_its_score() {
    let assessed = assess(&named(&[]), Programme::default());
    let proposal = assessed.propose().unwrap();
    let table = contributions(&proposal, &English).unwrap().table().clone();
    for row in table.rows {
        let numbers: Vec<f64> = row[2..].iter().filter_map(|cell| cell.parse().ok()).collect();
        let (score, parts) = numbers.split_last().unwrap();
        assert!((parts.iter().sum::<f64>() - score).abs() < 0.006, "{row:?}");
    }
}

#[test]
fn the_same_proposal_has_the_same_page() {
    let assessed = assess(&named(&[]), Programme::default());
    let proposal = assessed.propose().unwrap();
    let page = || to_html(&Findings::new(&assessed, &proposal), &English);
    assert_eq!(page(), page());
}
