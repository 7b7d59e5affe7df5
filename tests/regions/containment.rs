//! Regions that are part of others: the column `part_of`, its faults, and the notice where both take part.
#![allow(clippy::unwrap_used, reason = "tests fail by panic")]

use std::fs;

use crate::cases::cases;
use proptest::prelude::*;
use regiopair::io::ReadError;
use regiopair::plan::Matcher;
use regiopair::profile::{DataFault, Dataset, DomainRecord, FaultKind};
use regiopair::programme::Programme;
use regiopair::proposal::{Notice, PartOfOther, Proposal};
use regiopair::report::language::English;
use regiopair::report::to_text;
use regiopair::rules::{LinkedRegions, Withdrawal};

/// Every region that takes part is strong in wine, as Salta is.
fn domains(eu: &[[&str; 4]]) -> String {
    let ids = eu.iter().map(|[id, ..]| *id).chain(["salta"]);
    let rows = ids.map(|id| format!("{id},strength,wine,3\n"));
    "region,role,domain,weight\n".to_owned() + &rows.collect::<String>()
}

const TAXONOMY: &str = "theme,domain\nagri-food,wine\n";

/// The region `salta` of the side `lac`, and rows of the side `eu`: id, name, candidate, `part_of`.
fn read(eu: &[[&str; 4]]) -> Result<Dataset, ReadError> {
    let folder = tempfile::tempdir().unwrap();
    let rows = eu
        .iter()
        .map(|[id, name, candidate, part_of]| format!("{id},{name},eu,PT,{candidate},{part_of}\n"));
    let regions = "id,name,side,country,candidate,part_of\nsalta,Salta,lac,AR,yes,\n".to_owned()
        + &rows.collect::<String>();
    for (name, text) in [("regions", &*regions), ("domains", &domains(eu)), ("taxonomy", TAXONOMY)]
    {
        fs::write(folder.path().join(format!("{name}.csv")), text).unwrap();
    }
    Ok(Dataset::read(folder.path())?.dataset)
}

fn error(eu: &[[&str; 4]]) -> String {
    read(eu).unwrap_err().to_string()
}

/// Évora in Alentejo in Portugal.
const NESTED: [[&str; 4]; 3] = [
    ["evora", "Évora", "yes", "alentejo"],
    ["alentejo", "Alentejo", "yes", "portugal"],
    ["portugal", "Portugal", "yes", ""],
];

fn part_of<'a>(dataset: &'a Dataset, id: &str) -> Option<&'a str> {
    dataset.region(id).unwrap().part_of.as_deref()
}

fn containing(dataset: &Dataset, id: &str) -> Vec<String> {
    dataset.containing(id).map(|region| region.id.clone()).collect()
}

/// The three regions with the programme of two criteria, under these rules.
fn propose(dataset: &Dataset, change: impl Fn(&mut Programme)) -> Proposal {
    let mut programme = Programme::default();
    change(&mut programme);
    Matcher::new(dataset, programme).assess().unwrap().propose().unwrap()
}

fn parts(proposal: &Proposal) -> Vec<(String, String)> {
    let notices = proposal.notices.iter().filter_map(|notice| match notice {
        Notice::PartsOfOthers { parts } => Some(parts),
        _ => None,
    });
    let id = |PartOfOther { part, whole }: &PartOfOther| (part.id.clone(), whole.id.clone());
    notices.flatten().map(id).collect()
}

fn both(part: &str, whole: &str) -> (String, String) {
    (part.to_owned(), whole.to_owned())
}

#[test]
fn a_region_is_part_of_all_that_contain_it() {
    let dataset = read(&NESTED).unwrap();
    assert_eq!(containing(&dataset, "evora"), ["alentejo", "portugal"]);
    assert_eq!(containing(&dataset, "portugal"), [""; 0]);
    assert_eq!(containing(&dataset, "nowhere"), [""; 0]);
    // By name, in any case.
    let mut named = NESTED;
    named[0][3] = "ALENTEJO";
    named[1][3] = "Portugal ";
    assert_eq!(read(&named).unwrap(), dataset);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.json");
    dataset.write(&path).unwrap();
    assert_eq!(Dataset::read(&path).unwrap().dataset, dataset);
}

/// Documents and digests from before there was the column stay as they are.
#[test]
fn without_the_column_nothing_changes() {
    let plain: Vec<[&str; 4]> =
        NESTED.iter().map(|&[id, name, yes, _]| [id, name, yes, ""]).collect();
    let dataset = read(&plain).unwrap();
    assert!(!serde_json::to_string(&dataset).unwrap().contains("part_of"));
    assert!(parts(&propose(&dataset, |_| ())).is_empty());
}

#[test]
fn faults_name_the_place_and_the_value() {
    let last = |part_of| [["alentejo", "Alentejo", "yes", ""], ["evora", "Évora", "yes", part_of]];
    assert_eq!(
        error(&last("alentejos")),
        "regions.csv line 4, column `part_of`: `alentejos` is not a known region; did you mean `alentejo`?"
    );
    assert_eq!(
        error(&last("evora")),
        "regions.csv line 4, column `part_of`: `evora` is part of itself; name the region that contains \
         it, or leave the cell empty"
    );
    assert_eq!(
        error(&last("salta")),
        "regions.csv line 4, column `part_of`: `salta` belongs to side `lac`; this column is for side `eu`"
    );
    let mut circle = NESTED;
    circle[2][3] = "evora";
    assert_eq!(
        error(&circle),
        "regions.csv line 3, column `part_of`: each of the regions `evora`, `alentejo`, `portugal` is part \
         of the next, and the last of the first; leave one of these cells empty"
    );
    circle[1][3] = "evora";
    let text = error(&circle);
    assert!(text.contains("each of the regions `evora`, `alentejo` is part of the next"), "{text}");
    assert_eq!(text.lines().count(), 1, "Portugal only leads to the circle: {text}");
    // A name of two regions.
    let two =
        [["a", "Twin", "yes", ""], ["b", "Twin", "yes", ""], ["alentejo", "A", "yes", "twin"]];
    assert!(error(&two).contains("the name of more than one region; write one of the ids a, b"));
}

#[test]
fn both_taking_part_is_a_notice() {
    let dataset = read(&NESTED).unwrap();
    let proposal = propose(&dataset, |_| ());
    assert_eq!(parts(&proposal), [both("alentejo", "portugal"), both("evora", "alentejo")]);
    let text = to_text(&proposal, &English);
    assert!(
        text.replace("\n  ", " ").contains(
            "2 regions are part of others that take part too: Alentejo in Portugal and Évora in Alentejo;"
        ),
        "{text}"
    );
    let json = serde_json::to_string(&proposal).unwrap();
    assert_eq!(serde_json::from_str::<Proposal>(&json).unwrap(), proposal);
    assert!(
        json.contains(r#"{"kind":"parts-of-others","parts":[{"part":{"id":"alentejo""#),
        "{json}"
    );
}

/// Where the region between two does not take part, the one lies in the other all the same.
#[test]
fn containment_is_transitive() {
    let mut rows = NESTED;
    rows[0][0] = "alentejo";
    rows[1] = ["middle", "Middle", "no", "portugal"];
    rows[0][3] = "middle";
    let dataset = read(&rows).unwrap();
    assert_eq!(parts(&propose(&dataset, |_| ())), [both("alentejo", "portugal")]);
    let without = dataset.restricted(|region| region.id != "middle").unwrap();
    assert_eq!(part_of(&without, "alentejo"), Some("portugal"));
    let alone = without.restricted(|region| region.id != "portugal").unwrap();
    assert_eq!(part_of(&alone, "alentejo"), None);
}

#[test]
fn a_rule_that_links_the_two_silences_it() {
    let dataset = read(&NESTED).unwrap();
    let linked = |ids: &[&str]| LinkedRegions {
        regions: ids.iter().map(|&id| id.to_owned()).collect(),
        because: String::new(),
    };
    let left = propose(&dataset, |programme| {
        programme.rules.exclusive = vec![linked(&["alentejo", "portugal"])];
        programme.rules.as_one = vec![linked(&["evora", "alentejo"])];
    });
    // Évora and Portugal may still both take part.
    assert_eq!(parts(&left), [both("evora", "portugal")]);
    let all = propose(&dataset, |programme| {
        programme.rules.exclusive = vec![linked(&["alentejo", "portugal", "evora"])];
    });
    assert!(parts(&all).is_empty());
}

#[test]
fn who_takes_no_part_is_no_notice() {
    let dataset = read(&NESTED).unwrap();
    let withdrawn = propose(&dataset, |programme| {
        programme.rules.withdrawn =
            vec![Withdrawal { region: "alentejo".to_owned(), because: String::new() }];
    });
    assert_eq!(parts(&withdrawn), [both("evora", "portugal")]);
    let forbidden = propose(&dataset, |programme| {
        let pair = |right: &str| regiopair::rules::RegionPair::new("salta", right);
        programme.rules.forbidden = vec![pair("portugal"), pair("evora")];
    });
    assert!(parts(&forbidden).is_empty());
}

#[test]
fn long_chains_and_circles_end() {
    let length = 5_000;
    let ids: Vec<String> = (0..length).map(|at| format!("r{at}")).collect();
    let mut tables = read(&NESTED).unwrap().tables().clone();
    let row = tables.regions.pop().unwrap();
    tables.regions.retain(|region| region.side == "lac" || region.id == "alentejo");
    for (at, id) in ids.iter().enumerate() {
        let candidate = at == 0 || at + 1 == length;
        let (id, part_of) = (id.clone(), ids.get(at + 1).cloned());
        tables.regions.push(regiopair::profile::Region { id, part_of, candidate, ..row.clone() });
    }
    tables.regions[1].part_of = None;
    for end in ["r0", "r4999"] {
        let strength = tables.domains[0].clone();
        tables.domains.push(DomainRecord { region: end.to_owned(), ..strength });
    }
    tables.domains.retain(|row| !["evora", "portugal"].contains(&&*row.region));
    let dataset = Dataset::new(tables.clone()).unwrap();
    assert_eq!(dataset.containing("r0").count(), length - 1);
    assert_eq!(parts(&propose(&dataset, |_| ())), [both("r0", "r4999")]);
    tables.regions.last_mut().unwrap().part_of = Some("r0".to_owned());
    let faults = Dataset::new(tables).unwrap_err();
    let [DataFault { row: 2, kind: FaultKind::Circle { members }, .. }] = &faults.list[..] else {
        unreachable!("{faults}")
    };
    assert_eq!(*members, ids);
    assert!(faults.to_string().contains("`r7` and 4992 more is part of the next"), "{faults}");
}

#[cfg(feature = "data")]
#[test]
fn two_regions_of_the_annex_lie_in_others() {
    let annex = Dataset::iuc_lac();
    let parts = annex.regions().iter().filter(|region| region.part_of.is_some());
    let parts: Vec<&str> = parts.map(|region| &*region.id).collect();
    assert_eq!(parts, ["bogota-cundinamarca", "bielsko-biala"]);
    assert_eq!(part_of(&annex, "bielsko-biala"), Some("slaskie"));
    // NUTS codes are the other witness: the code of a region begins with that of one that contains it.
    let all = Dataset::built_in();
    for region in all.regions().iter().filter(|region| region.side == "eu") {
        let others =
            all.regions().iter().filter(|other| other.side == "eu" && other.id != region.id);
        for other in others {
            let nested = region.codes[0].starts_with(&other.codes[0]);
            let stated = part_of(&all, &region.id) == Some(&other.id);
            // Picardy had a code of its own before it became part of Hauts-de-France.
            assert!(nested == stated || region.id == "picardie", "{} in {}", region.id, other.id);
        }
    }
}

proptest! {
    #![proptest_config(cases(64))]

    /// A region that is kept is part of the first kept one among those that contained it.
    #[test]
    fn a_restriction_keeps_containment(
        above in prop::collection::vec(any::<prop::sample::Index>(), 12),
        kept in prop::collection::vec(any::<bool>(), 12),
    ) {
        let ids: Vec<String> = (0..12).map(|at| format!("r{at:02}")).collect();
        // A region is part of a later one, or of none.
        let above: Vec<usize> = (0..12).map(|at| at + 1 + above[at].index(13 - at)).collect();
        let rows: Vec<[&str; 4]> = (0..12)
            .map(|at| [&*ids[at], &*ids[at], "yes", ids.get(above[at]).map_or("", |id| id)])
            .chain([["alentejo", "Alentejo", "yes", ""]])
            .collect();
        let dataset = read(&rows).unwrap();
        let keeps = |id: &str| ids.iter().position(|it| it == id).is_none_or(|at| kept[at]);
        let part = dataset.restricted(|region| keeps(&region.id)).unwrap();
        for at in (0..12).filter(|&at| kept[at]) {
            let mut here = above[at];
            while here < 12 && !kept[here] {
                here = above[here];
            }
            prop_assert_eq!(part_of(&part, &ids[at]), ids.get(here).map(String::as_str));
        }
    }
}
