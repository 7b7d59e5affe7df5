//! The page on the similarity of domains: the effect on the built-in data that it states.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use std::fmt::Write as _;

use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::Dataset;
use regiopair::programme::Programme;
use regiopair::validation::{PermutationOptions, Scoring, ValidationOptions, validate};

use super::criterion_pages::spearman;

const PAGE: &str = include_str!("../../src/docs/similarity.md");

const CRITERIA: [&str; 2] = ["needs-met", "needs-of-host-met"];

/// What a programme states, and how the table names it.
const SETTINGS: [(&str, &str); 5] = [
    ("similarity = \"wu-palmer\"", "`wu-palmer`"),
    ("similarity = \"identity\"", "`identity`"),
    ("similarity = \"related\"", "`related`"),
    ("similarity = \"related\"\nsimilarity_above = 0.5", "`related`, above 0.5"),
    (
        "similarity = \"related\"\nsimilarity_above = 0.4\ncooccurrence_share = 0.3",
        "`related`, above 0.4, share 0.3",
    ),
];

fn assessed(head: &str, coders: &str) -> Assessment {
    let mut text = format!("{head}\ncoders = \"{coders}\"\n");
    for id in CRITERIA {
        let _ = write!(text, "[[criteria]]\nid = \"{id}\"\nformula = \"shares\"\n");
    }
    Matcher::new(&Dataset::iuc_lac(), Programme::from_toml_str(&text).unwrap()).assess().unwrap()
}

/// S of each criterion alone.
fn s(assessed: &Assessment) -> [f64; 2] {
    let permutations = PermutationOptions { permutations: 1, ..PermutationOptions::default() };
    let options = ValidationOptions { permutations, bootstrap_draws: 0, rarefaction_draws: 0 };
    let validation = validate(assessed, &assessed.propose().unwrap(), &options).unwrap();
    CRITERIA.map(|id| {
        let scoring = Scoring::Criterion { id: id.to_owned() };
        validation.fits.iter().find(|fit| fit.scoring == scoring).unwrap().s.unwrap()
    })
}

/// The values of each criterion for all pairs.
fn values(assessed: &Assessment) -> [Vec<Option<f64>>; 2] {
    let layers = assessed.scores().layers().unwrap();
    [0, 1].map(|place: usize| layers[place].values.iter().map(|value| value.get()).collect())
}

/// How many needs of the seeker, and of the host, are met by the same domain and by another, over all
/// pairs.
fn counts(assessed: &Assessment) -> [[usize; 2]; 2] {
    let mut counts = [[0; 2]; 2];
    for left in assessed.left().profiles() {
        for right in assessed.right().profiles() {
            let pairing = assessed.explain(&left.region.id, &right.region.id).unwrap();
            let lists = [&pairing.left_needs_met, &pairing.right_needs_met];
            for (counts, notes) in counts.iter_mut().zip(lists) {
                for note in notes {
                    counts[usize::from(note.need != note.strength)] += 1;
                }
            }
        }
    }
    counts
}

/// After a change of the data or of a formula, copy the tables from the message.
#[test]
fn the_page_states_the_effect_that_is_measured() {
    let mut tables = CRITERIA.map(|id| {
        let heading =
            "met by the same domain | by another | correlation | S, first | second | mean";
        format!("| `{id}` | {heading} |\n|{}\n", " --- |".repeat(7))
    });
    let of_the_tree = values(&assessed(SETTINGS[0].0, "first"));
    for (head, name) in SETTINGS {
        let codings = ["first", "second", "mean"].map(|coders| assessed(head, coders));
        let (counts, values) = (counts(&codings[0]), values(&codings[0]));
        let s = codings.map(|assessed| s(&assessed));
        for (place, table) in tables.iter_mut().enumerate() {
            let [same, other] = counts[place];
            let correlation = spearman(&values[place], &of_the_tree[place]).unwrap();
            let [first, second, mean] = s.map(|of_both| of_both[place]);
            let _ = writeln!(
                table,
                "| {name} | {same} | {other} | {correlation:+.2} | {first:.3} | {second:.3} | {mean:.3} |"
            );
        }
    }
    let missing: Vec<&String> = tables.iter().filter(|table| !PAGE.contains(*table)).collect();
    assert!(missing.is_empty(), "\n{}", tables.join("\n"));
}

#[test]
fn every_programme_on_the_page_can_be_read() {
    let blocks: Vec<&str> = PAGE.split("```toml\n").skip(1).collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        Programme::from_toml_str(block.split("```").next().unwrap()).unwrap();
    }
}
