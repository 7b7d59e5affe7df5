//! Statements in declared terms: reading, the criteria over them, and what is wrong with either.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use crate::cases::cases;
use proptest::prelude::*;
use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::{Dataset, StatementRole};
use regiopair::programme::Programme;
use regiopair::proposal::Pairing;
use regiopair::report::language::{CriterionSentences, English, RuleSentences};
use regiopair::report::pairing_to_text;

const REGIONS: &str = "id,name,side,country\n\
    salta,Salta,lac,AR\nyucatan,Yucatán,lac,MX\npiura,Piura,lac,PE\n\
    alentejo,Alentejo,eu,PT\nljubljana,Ljubljana,eu,SI\nlazio,Lazio,eu,IT\n";

const TERMS: &str = "key,term,label,domain\n\
    challenge,mobility,Mobility and traffic,transport\n\
    challenge,skills,Skilled labour,\n\
    challenge,water,Water,\n\
    sdg,6,Clean Water and Sanitation,\n\
    sdg,11,Sustainable Cities and Communities,\n";

/// Regions and terms as above, with these rows of attributes (region, key, value, role, terms) and
/// strengths and needs (region, role, domain, weight).
fn read(terms: &str, attributes: &str, domains: &str) -> Result<Dataset, String> {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: String| fs::write(folder.path().join(name), text).unwrap();
    write("regions.csv", REGIONS.to_owned());
    write("taxonomy.csv", "theme,domain\nbuilt,transport\nbuilt,housing\nfood,crops\n".to_owned());
    write("terms.csv", terms.to_owned());
    write("attributes.csv", format!("region,key,value,role,terms\n{attributes}"));
    write("domains.csv", format!("region,role,domain,weight\n{domains}"));
    Dataset::read(folder.path()).map(|read| read.dataset).map_err(|error| error.to_string())
}

/// Salta faces skills and water, Yucatán mobility; Alentejo skills, Ljubljana mobility and skills, and
/// Lazio has no challenge. Yucatán is strong in transport.
fn stated() -> Dataset {
    read(
        TERMS,
        "salta,challenge,few engineers; dry rivers,,skills|water\n\
         yucatan,challenge,urban mobility,,mobility\n\
         alentejo,challenge,people leave,,Skilled labour\n\
         ljubljana,challenge,Mobility and traffic; SKILLS,,\n\
         salta,sdg,6,,\nyucatan,sdg,11,,\nlazio,sdg,11; 6,,\n\
         piura,challenge,irrigation for others,offered,water\n\
         salta,unemployment_pct,10,,\nyucatan,unemployment_pct,2 (about 2012),,\n\
         alentejo,unemployment_pct,4,,\nalentejo,unemployment_pct,6 (2016),,\nljubljana,unemployment_pct,6,,\n",
        "yucatan,strength,transport,3\nlazio,strength,housing,1\nalentejo,need,crops,1\n\
         salta,need,crops,3\nsalta,need,housing,1\nlazio,need,housing,2\npiura,need,housing,2\n",
    )
    .unwrap()
}

fn criterion(settings: &str) -> String {
    format!("[[criteria]]\nid = \"c\"\n{settings}\n")
}

fn assess(dataset: &Dataset, programme: &str) -> Result<Assessment, String> {
    let programme =
        Programme::from_toml_str_for(programme, dataset).map_err(|error| error.to_string())?;
    Matcher::new(dataset, programme).assess().map_err(|error| error.to_string())
}

/// The value, and the evidence in words.
fn value(assessed: &Assessment, left: &str, right: &str) -> (Option<f64>, String) {
    let part = assessed.explain(left, right).unwrap().criteria.remove(0);
    let words = part.unknown.iter().map(|it| English.unknown(it));
    let words = words.chain(part.evidence.iter().map(|it| English.reason(&it.reason)));
    (
        part.value,
        words.chain(part.zero.iter().map(|it| English.zero(it))).collect::<Vec<_>>().join("; "),
    )
}

#[test]
fn terms_are_read_from_their_column_or_from_the_value() {
    let dataset = stated();
    let terms = |region: &str, key: &str| -> Vec<String> {
        let own = dataset.attributes_of(region).iter().filter(|row| row.key == key);
        own.flat_map(|row| row.terms.clone()).collect()
    };
    assert_eq!(terms("salta", "challenge"), ["skills", "water"]);
    assert_eq!(terms("alentejo", "challenge"), ["skills"]);
    assert_eq!(terms("ljubljana", "challenge"), ["mobility", "skills"]);
    assert_eq!(terms("lazio", "sdg"), ["11", "6"]);
    assert!(terms("salta", "unemployment_pct").is_empty());
    let offer = dataset.attributes_of("piura").iter().find(|row| row.key == "challenge").unwrap();
    assert_eq!(offer.role, StatementRole::Offered);
    assert_eq!(dataset.terms_of("challenge").len(), 3);
}

/// Four regions state a challenge: skills in three of them, mobility in two, water in one. So the weights
/// are 1 + log2 (4/3), 1 + log2 (4/2) = 2 and 1 + log2 (4/1) = 3.
#[test]
fn shared_statements_are_a_jaccard_similarity_weighted_by_rarity() {
    let assessed = assess(&stated(), &criterion("statements = \"challenge\"")).unwrap();
    let skills = 1.0 + (4.0_f64 / 3.0).log2();
    let close = |left, right, expected: f64, words: &str| {
        let (value, said) = value(&assessed, left, right);
        assert!((value.unwrap() - expected).abs() < 1e-15, "{left} {right}: {value:?}");
        assert_eq!(said, words);
    };
    close("salta", "alentejo", skills / (skills + 3.0), "Skilled labour");
    close("salta", "ljubljana", skills / (skills + 2.0 + 3.0), "Skilled labour");
    close("yucatan", "ljubljana", 2.0 / (2.0 + skills), "Mobility and traffic");
    close("yucatan", "alentejo", 0.0, "the two regions state no challenge in common");
    let unknown = |left, right, name: &str| {
        assert_eq!(
            value(&assessed, left, right),
            (None, format!("no challenge of {name} is recorded"))
        );
    };
    unknown("salta", "lazio", "Lazio");
    // An offer is no statement of a challenge of its own.
    unknown("piura", "alentejo", "Piura");
}

/// Alentejo and Ljubljana state what nobody offers but Yucatán mobility; Salta's water is offered by none
/// of the hosts, and of Alentejo nothing that could be offered is recorded.
#[test]
fn offers_are_statements_or_strengths_in_the_domain_of_a_term() {
    let dataset = stated();
    let with = |compare: &str| {
        let settings = format!("statements = \"challenge\"\ncompare = \"{compare}\"");
        assess(&dataset, &criterion(&settings)).unwrap()
    };
    let to_host = with("offered-to-host");
    // Whether Yucatán offers skills is not known, as no domain stands for them.
    let (full, words) = value(&to_host, "yucatan", "ljubljana");
    assert_eq!((full, &*words), (Some(1.0), "Mobility and traffic by Yucatán"));
    // Piura states what it offers: water, and so not skills.
    let (none, words) = value(&to_host, "piura", "alentejo");
    assert_eq!(
        (none, &*words),
        (Some(0.0), "no challenge that is stated is offered by the partner")
    );
    let (unknown, words) = value(&to_host, "salta", "alentejo");
    assert_eq!(
        (unknown, &*words),
        (None, "whether Salta offers any challenge of its partner is not recorded")
    );
    // Lazio is known not to be strong in transport.
    assert_eq!(value(&with("offered-to-seeker"), "yucatan", "lazio").0, Some(0.0));
    // In one sum: of Yucatán's mobility, about which nothing is known of Ljubljana, and of Ljubljana's.
    assert_eq!(value(&with("offered-to-needed"), "yucatan", "ljubljana").0, Some(1.0));
}

/// Crops and housing are needed by two and three of four regions: weights 2 and 1 + log2 (4/3).
#[test]
fn shared_needs_are_the_statements_of_the_domains() {
    let assessed = assess(&stated(), &criterion("statements = \"need\"")).unwrap();
    let housing = 1.0 + (4.0_f64 / 3.0).log2();
    let (value, words) = value(&assessed, "salta", "alentejo");
    assert!((value.unwrap() - 2.0 / (2.0 + housing)).abs() < 1e-15);
    assert_eq!(words, "crops");
}

/// Salta 10, Yucatán 2, Alentejo (4 + 6) / 2 = 5, Ljubljana 6: the range is 8.
#[test]
fn closeness_is_relative_to_the_range_of_both_sides() {
    let settings = "statements = \"unemployment_pct\"\ncompare = \"closeness\"";
    let assessed = assess(&stated(), &criterion(settings)).unwrap();
    let (close, words) = value(&assessed, "salta", "alentejo");
    assert_eq!((close, &*words), (Some(1.0 - 5.0 / 8.0), "unemployment pct 10.00 / 5.00"));
    assert_eq!(value(&assessed, "yucatan", "ljubljana").0, Some(0.5));
    assert_eq!(value(&assessed, "yucatan", "lazio").0, None);
}

#[test]
fn a_programme_may_have_several_criteria_on_statements() {
    let text = "[[criteria]]\nid = \"faced\"\nstatements = \"challenge\"\nweight = 3\n\
        [[criteria]]\nid = \"goals\"\nstatements = \"sdg\"\ncompare = \"shared\"\nnormalisation = \"rank\"\n\
        [rules]\nobjectives = [\"total\", \"criterion:goals\"]\n";
    let dataset = stated();
    let assessed = assess(&dataset, text).unwrap();
    let ids: Vec<&str> = assessed.scores().criteria().collect();
    assert_eq!(ids, ["faced", "goals"]);
    let written = assessed.programme().to_toml_string();
    assert_eq!(&Programme::from_toml_str(&written).unwrap(), assessed.programme(), "{written}");
    let json = serde_json::to_string(assessed.programme()).unwrap();
    assert_eq!(&serde_json::from_str::<Programme>(&json).unwrap(), assessed.programme());
    assessed.propose().unwrap();
}

#[test]
fn only_what_the_horizon_admits_is_stated() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("regions.csv", "id,name,side,country\na,A,lac,AR\nb,B,eu,PT\n");
    write("domains.csv", "region,role,domain,weight\n");
    write("taxonomy.csv", "theme,domain\nt,d\n");
    write("terms.csv", "key,term\nsdg,6\nsdg,7\n");
    write("attributes.csv", "region,key,value,ex_ante\na,sdg,6,yes\na,sdg,7,no\nb,sdg,6,yes\n");
    let dataset = Dataset::read(folder.path()).unwrap().dataset;
    let of = |horizon: &str| {
        let text = format!("horizon = \"{horizon}\"\n{}", criterion("statements = \"sdg\""));
        value(&assess(&dataset, &text).unwrap(), "a", "b").0
    };
    assert_eq!(of("ex-ante"), Some(1.0));
    // 6 in both of two regions, 7 in one: weights 1 and 2.
    assert_eq!(of("all"), Some(1.0 / 3.0));
}

#[test]
fn what_is_wrong_with_terms_names_place_value_and_nearest() {
    let fault = |terms: &str, attributes: &str| read(terms, attributes, "").unwrap_err();
    for (terms, attributes, expected) in [
        (TERMS, "salta,challenge,dry,,watr\n", "`watr` is not a known term; did you mean `water`?"),
        (
            TERMS,
            "salta,challenge,watr,,\n",
            "`watr` is not a term of `challenge`; name the terms that it stands for in the column terms; did you mean `water`?",
        ),
        (
            TERMS,
            "salta,sdg,water,,water\n",
            "`water` is a term of `challenge`, not of `sdg`; accepted: 11, 6",
        ),
        (
            TERMS,
            "salta,chalenge,dry,,water\n",
            "no term of `chalenge` is declared; declare its terms in the table terms; did you mean `challenge`?",
        ),
        (TERMS, "salta,challenge,dry,needed,water\n", "column `role`"),
        ("key,term,label,domain\nsdg,6,,\nsdg,6,,\n", "", "stated twice"),
        ("key,term,label,domain\nsdg,,,\n", "", "column `term`"),
        ("key,term,label,domain\n,6,,\n", "", "column `key`"),
        ("key,term,label,domain\nsdg,6|7,,\n", "", "`6|7` is not accepted"),
        ("key,term,label,domain\nneed,6,,\n", "", "the terms of need are the domains"),
        ("key,term,label,domain\nsdg,6,,transprt\n", "", "did you mean `transport`?"),
        (
            "key,term,label,domain\nsdg,6,same,\nsdg,7,Same,\n",
            "salta,sdg,x,,same\n",
            "more than one term; write one of the ids 6, 7",
        ),
    ] {
        let message = fault(terms, attributes);
        assert!(message.contains(expected), "{message}");
        assert_eq!(message.lines().count(), 1, "{message}");
        let table = if attributes.is_empty() { "terms.csv" } else { "attributes.csv" };
        assert!(message.contains(&format!("{table} line")), "{message}");
    }
    // Without terms, everything is free text.
    assert!(read("key,term\n", "salta,challenge,any text; at all,,\n", "").is_ok());
}

#[test]
fn what_is_wrong_with_a_criterion_on_statements() {
    let dataset = stated();
    for (settings, expected) in [
        (
            "statements = \"chalenge\"",
            "`chalenge` is not a known attribute with declared terms; known: challenge, need, sdg; did you mean `challenge`?",
        ),
        ("statements = \"unemployment_pct\"", "is not a known attribute with declared terms"),
        (
            "statements = \"unemployment\"\ncompare = \"closeness\"",
            "did you mean `unemployment_pct`?",
        ),
        (
            "statements = \"challenge\"\ncompare = \"closeness\"",
            "challenge of `piura` is `irrigation for others`; accepted with compare = \"closeness\": a number",
        ),
        ("statements = \"challenge\"\ncompare = \"share\"", "did you mean `shared`?"),
        ("compare = \"shared\"", "`statements`"),
        (
            "statements = \"challenge\"\nformula = \"shares\"",
            "`formula` does not go with `statements`",
        ),
        ("statements = \"challenge\"\nown = true", "`own` does not go with `statements`"),
        ("statements = \"challenge\"\ntargets = [\"crops\"]", "`targets` of criterion `c`"),
        ("statements = 3", "`statements`"),
    ] {
        let message = assess(&dataset, &criterion(settings)).unwrap_err();
        assert!(message.contains(expected), "{message}");
        assert_eq!(message.lines().count(), 1, "{message}");
    }
    let built_in = "[[criteria]]\nid = \"language\"\nstatements = \"challenge\"\n";
    assert!(assess(&dataset, built_in).unwrap_err().contains("`language` is a built-in criterion"));
    let twice = criterion("statements = \"sdg\"").repeat(2);
    assert!(assess(&dataset, &twice).unwrap_err().contains("criterion `c` is given twice"));
}

/// A number that is the same everywhere tells no two regions apart, and nobody's number is no number.
#[test]
fn a_number_without_a_range_is_unknown() {
    let dataset = read(TERMS, "salta,gdp,5,,\nlazio,gdp,5,,\n", "").unwrap();
    let settings = "statements = \"gdp\"\ncompare = \"closeness\"";
    let message = assess(&dataset, &criterion(settings)).unwrap_err();
    assert!(message.contains("gdp is the same for all regions"), "{message}");
    for value in ["1e400", "NaN", "inf", "5,5", "(2012)"] {
        let dataset =
            read(TERMS, &format!("salta,gdp,\"{value}\",,\nlazio,gdp,5,,\n"), "").unwrap();
        let message = assess(&dataset, &criterion(settings)).unwrap_err();
        assert!(message.contains(&format!("gdp of `salta` is `{value}`")), "{message}");
    }
    let huge =
        read(TERMS, "salta,gdp,-1.7e308,,\nlazio,gdp,1.7e308,,\nljubljana,gdp,0,,\n", "").unwrap();
    let assessed = assess(&huge, &criterion(settings)).unwrap();
    assert_eq!(value(&assessed, "salta", "lazio").0, Some(0.0));
    assert_eq!(value(&assessed, "salta", "ljubljana").0, Some(0.5));
}

#[test]
fn terms_and_roles_survive_every_format() {
    let dataset = stated();
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("csv");
    dataset.write(&csv).unwrap();
    let json = dataset.to_json_string().unwrap();
    assert_eq!(Dataset::from_json_str(&json).unwrap(), dataset);
    assert_eq!(Dataset::read(&csv).unwrap().dataset, dataset);
    #[cfg(feature = "xlsx")]
    {
        let book = folder.path().join("all.xlsx");
        dataset.write(&book).unwrap();
        assert_eq!(Dataset::read(&book).unwrap().dataset, dataset);
    }
}

/// Datasets from before there were terms and roles keep their digest.
#[test]
fn without_terms_nothing_new_is_serialised() {
    let plain = read("key,term\n", "salta,sdg,6,,\n", "").unwrap();
    let json = serde_json::to_string(plain.tables()).unwrap();
    assert!(!json.contains("\"terms\"") && !json.contains("\"role\":\"stated\""), "{json}");
}

#[cfg(feature = "data")]
#[test]
fn every_challenge_of_the_built_in_data_has_a_term_and_every_term_is_used() {
    let dataset = Dataset::built_in();
    let rows = &dataset.tables().attributes;
    let challenges: Vec<_> = rows.iter().filter(|row| row.key == "challenge").collect();
    assert_eq!(challenges.len(), 82);
    assert!(challenges.iter().all(|row| !row.terms.is_empty()));
    let used: BTreeSet<(&str, &str)> = rows
        .iter()
        .flat_map(|row| row.terms.iter().map(|term| (row.key.as_str(), term.as_str())))
        .collect();
    let keys: BTreeSet<&str> = dataset.tables().terms.iter().map(|term| &*term.key).collect();
    assert_eq!(keys, BTreeSet::from(["actor", "challenge", "motivation", "sdg", "side"]));
    for term in &dataset.tables().terms {
        let is_free = ["sdg", "side"].contains(&term.key.as_str());
        assert!(is_free || used.contains(&(&term.key, &term.term)), "{term:?}");
    }
    assert_eq!(dataset.terms_of("sdg").len(), 17);
}

/// Statements of three regions a side over six terms; an empty list is unknown.
fn drawn() -> impl Strategy<Value = Vec<BTreeSet<usize>>> {
    proptest::collection::vec(proptest::collection::btree_set(0..5_usize, 0..4), 6)
}

const IDS: [&str; 6] = ["salta", "yucatan", "piura", "alentejo", "ljubljana", "lazio"];

/// The values of all pairs, `None` if nothing is known at all.
fn values(stated: &[BTreeSet<usize>], turned: bool) -> Vec<Option<f64>> {
    let terms = "sdg,0,,\nsdg,1,,\nsdg,2,,\nsdg,3,,\nsdg,4,,\nsdg,5,,\nsdg,6,,\n";
    let mut rows = String::new();
    for (region, stated) in IDS.iter().zip(stated) {
        for term in stated {
            writeln!(rows, "{region},sdg,{term},,").unwrap();
        }
    }
    let dataset = read(&format!("key,term,label,domain\n{terms}"), &rows, "").unwrap();
    let sides = if turned { "sides = { left = \"eu\", right = \"lac\" }\n" } else { "" };
    let with = "[[criteria]]\nid = \"language\"\nweight = 1\n";
    let text = format!(
        "{sides}silent_criteria = \"leave-out\"\n{with}{}",
        criterion("statements = \"sdg\"")
    );
    let Ok(assessed) = assess(&dataset, &text) else { return vec![None; 9] };
    let layer = assessed.scores().layers().unwrap()[1].values.clone();
    let layer = if turned { layer.reversed_axes() } else { layer };
    layer.iter().map(|value| value.get()).collect()
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn laws_of_shared_statements(stated in drawn(), at in 0..6_usize) {
        let own = values(&stated, false);
        prop_assert_eq!(&own, &values(&stated, true), "symmetric");
        // Rows in the order of the ids.
        let sorted = |side: &[usize]| {
            let mut side = side.to_vec();
            side.sort_by_key(|&region| IDS[region]);
            side
        };
        let (lefts, rights) = (sorted(&[0, 1, 2]), sorted(&[3, 4, 5]));
        for (cell, value) in own.iter().enumerate() {
            let (left, right) = (lefts[cell / 3], rights[cell % 3]);
            if let Some(value) = value {
                prop_assert!((0.0..=1.0).contains(value));
                let same = stated[left] == stated[right];
                prop_assert_eq!(same, (value - 1.0).abs() < 1e-12);
                prop_assert_eq!(stated[left].is_disjoint(&stated[right]), *value == 0.0);
            } else {
                prop_assert!(own.iter().all(Option::is_none) || stated[left].is_empty() || stated[right].is_empty());
            }
        }
        // What nobody else states raises nothing, if the region had stated something before.
        if !stated[at].is_empty() {
            let mut more = stated.clone();
            more[at].insert(6);
            for (before, after) in own.iter().zip(values(&more, false)) {
                match (before, after) {
                    (Some(before), Some(after)) => prop_assert!(after <= before + 1e-15),
                    (before, after) => prop_assert_eq!(*before, after),
                }
            }
        }
    }
}

/// Salta and Alentejo both lack skilled labour, each in its own words, and both need crops.
#[test]
fn an_explanation_says_what_both_state_whether_or_not_it_counts() {
    let dataset = stated();
    let assessed = assess(&dataset, "silent_criteria = \"leave-out\"\n[[criteria]]\nid = \"shared-themes\"\n[[criteria]]\nid = \"needs-met\"\n").unwrap();
    let pairing = assessed.explain("salta", "alentejo").unwrap();
    let text = pairing_to_text(&pairing, &English);
    let block = "What both state:\n  \
        challenge: Skilled labour (“few engineers; dry rivers” / “people leave”)\n  \
        need: crops\n\n";
    assert!(text.contains(block), "{text}");
    let json = serde_json::to_value(&pairing).unwrap();
    assert_eq!(json["shared_terms"][0]["term"]["label"], "Skilled labour");
    assert_eq!(json["shared_terms"][0]["right"][0], "people leave");
    assert_eq!(serde_json::from_value::<Pairing>(json).unwrap(), pairing);

    // Ljubljana states the terms by their names; what is offered is no statement of the region's own.
    let text = pairing_to_text(&assessed.explain("yucatan", "ljubljana").unwrap(), &English);
    assert!(text.contains("challenge: Mobility and traffic (“urban mobility” / –)\n"), "{text}");
    let nothing = assessed.explain("piura", "alentejo").unwrap();
    assert!(nothing.shared_terms.is_empty());
    assert!(!pairing_to_text(&nothing, &English).contains("What both state"));
    assert!(!serde_json::to_string(&nothing).unwrap().contains("shared_terms"));
}

/// What rules compare are the terms, whatever the words.
#[test]
fn rules_and_pair_quotas_compare_terms() {
    let dataset = stated();
    let with = |rules: &str| {
        let text = format!(
            "silent_criteria = \"leave-out\"\n[[criteria]]\nid = \"shared-themes\"\n[[criteria]]\nid = \"c\"\nstatements = \"challenge\"\n{rules}"
        );
        assess(&dataset, &text)
    };
    let rule = "[[rules.attributes]]\nattribute = \"challenge\"\nvalues = \"shared\"\nunknown = \"exclude\"\n";
    let assessed = with(rule).unwrap();
    let index =
        |id: &str| assessed.left().get(id).or_else(|| assessed.right().get(id)).unwrap().index;
    let is_excluded = |left, right| assessed.exclusion(index(left), index(right)).is_some();
    assert!(!is_excluded("salta", "alentejo") && !is_excluded("yucatan", "ljubljana"));
    assert!(is_excluded("yucatan", "alentejo") && is_excluded("salta", "lazio"));
    // An offer of water is no challenge of Piura's.
    assert!(is_excluded("piura", "ljubljana"));

    let quota = |shared: &str, bound: &str| {
        let text =
            format!("[rules]\npairs = \"largest\"\n[[rules.pair_quotas]]\n{shared}\n{bound}\n");
        let proposal = with(&text).unwrap().propose().unwrap();
        let says = English.rule(&proposal.rules.last().unwrap().says);
        let made = |left: &str, right: &str| {
            proposal.pairings.iter().any(|pair| pair.left.id == left && pair.right.id == right)
        };
        (made("yucatan", "ljubljana"), made("salta", "alentejo"), says)
    };
    for mobility in ["mobility", "Mobility and traffic"] {
        let shared = format!("shared_attribute = \"challenge\"\nshared_value = \"{mobility}\"");
        let (mobile, _, says) = quota(&shared, "at_least = 1");
        assert!(mobile && says.contains("both state Mobility and traffic as challenge"), "{says}");
        assert!(!quota(&shared, "at_most = 0").0);
    }
    let (mobile, skilled, says) = quota("shared_attribute = \"challenge\"", "at_most = 0");
    assert!(!mobile && !skilled && says.contains("both state a common challenge"), "{says}");

    for (rules, expected) in [
        (
            "[[rules.pair_quotas]]\nshared_attribute = \"challenge\"\nshared_value = \"mobilty\"\nat_least = 1\n",
            "`mobilty` is not a known term of challenge; known: mobility, skills, water; did you mean `mobility`?",
        ),
        (
            "[[rules.pair_quotas]]\nshared_value = \"mobility\"\nat_least = 1\n",
            "`shared_value` is given without `shared_attribute`",
        ),
        (
            "[[rules.pair_quotas]]\nshared_attribute = \"chalenge\"\nshared_value = \"x\"\nat_least = 1\n",
            "did you mean `challenge`?",
        ),
        (
            "[[rules.quotas]]\nside = \"eu\"\nattribute = \"challenge\"\nvalue = \"urban mobility\"\nat_most = 1\n",
            "`urban mobility` is not a known term of challenge",
        ),
    ] {
        let message = with(rules).unwrap_err();
        assert!(message.contains(expected), "{message}");
        assert_eq!(message.lines().count(), 1, "{message}");
    }
    let quotas = "[[rules.quotas]]\nside = \"eu\"\nattribute = \"challenge\"\nvalue = \"Skilled labour\"\nat_most = 1\n";
    assert!(with(quotas).is_ok());
}
