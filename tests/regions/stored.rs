//! Proposals and programmes that were written and are read back.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use std::collections::BTreeSet;
use std::fs;

use regiopair::plan::{Assessment, Matcher, PlanningError};
use regiopair::profile::{Dataset, Sides};
use regiopair::programme::Programme;
use regiopair::proposal::{EarlierPlan, Proposal, SCHEMA};
use regiopair::report;
use regiopair::report::language::English;
use regiopair::rules::{LinkedRegions, PairQuota, RegionPair, Withdrawal};
use regiopair::score::UnknownTreatment;
use serde_json::{Value, json};

fn assessed() -> Assessment {
    Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess().unwrap()
}

fn stored() -> Value {
    let proposal = assessed().propose().unwrap();
    serde_json::from_str(&report::to_json(&proposal, &English).unwrap()).unwrap()
}

fn pairs(proposal: &Proposal) -> BTreeSet<(String, String)> {
    proposal.pairings.iter().map(|p| (p.left.id.clone(), p.right.id.clone())).collect()
}

#[test]
fn a_proposal_reads_back() {
    let proposal = assessed().propose().unwrap();
    let text = report::to_json(&proposal, &English).unwrap();
    assert_eq!(Proposal::from_json_str(&text).unwrap(), proposal);
    assert_eq!(Proposal::from_json_str(&format!("\u{feff}{text}")).unwrap(), proposal);
    let around = json!({ "proposal": serde_json::to_value(&proposal).unwrap(), "rounds": null });
    assert_eq!(Proposal::from_json_str(&around.to_string()).unwrap(), proposal);
}

#[test]
fn another_schema_is_refused_by_name() {
    let mut document = stored();
    for (schema, accepted) in [
        (SCHEMA, true),
        ("regiopair-proposal/3.1", true),
        ("regiopair-proposal/3.14", true),
        ("something-else/99", false),
        ("regiopair-proposal/4", false),
        ("regiopair-proposal/2", false),
        ("regiopair-proposal/31", false),
        ("regiopair-proposal/3.", false),
        ("regiopair-proposal/3.x", false),
        ("regiopair-proposal", false),
        ("regiopair-dataset/1", false),
        ("", false),
    ] {
        document["schema"] = json!(schema);
        let text = document.to_string();
        let found = Proposal::from_json_str(&text);
        let by_serde = serde_json::from_str::<Proposal>(&text);
        assert_eq!((found.is_ok(), by_serde.is_ok()), (accepted, accepted), "{schema}");
        if !accepted {
            for message in [found.unwrap_err().to_string(), by_serde.unwrap_err().to_string()] {
                assert!(message.contains(&format!("`{schema}`")), "{message}");
                assert!(message.contains(SCHEMA), "{message}");
            }
        }
    }
}

#[test]
fn what_is_no_proposal_is_refused() {
    for (text, expected) in [
        ("", "EOF"),
        ("{", "EOF"),
        ("null", "null"),
        ("[]", ""),
        ("{}", "no `schema`"),
        ("{\"proposal\": {}}", "no `schema`"),
        ("{\"schema\": 3}", "integer `3`"),
        ("{\"schema\": \"regiopair-proposal/3\"}", "missing field"),
        ("status,left,right\n", "expected value"),
    ] {
        let message = Proposal::from_json_str(text).unwrap_err().to_string();
        assert!(message.contains(expected), "{text}: {message}");
    }
}

/// A later minor version may have more rules, descriptions of them, notices and keys.
#[test]
fn a_later_minor_version_is_read_but_not_run_without_what_is_unknown() {
    let mut document = stored();
    document["schema"] = json!("regiopair-proposal/3.1");
    document["weather"] = json!("fine");
    document["pairings"][0]["mood"] = json!(["good"]);
    document["notices"] = json!([{ "kind": "moon-phase", "value": 1 }]);
    let says = json!({ "kind": "fair-shares", "rule": { "most": 3 } });
    let note = json!({ "rule": "rules.fair_shares", "says": says });
    document["rules"].as_array_mut().unwrap().push(note);
    let proposal = Proposal::from_json_str(&document.to_string()).unwrap();
    assert_eq!(proposal.pairings.len(), 20);
    assert!(proposal.programme.unknown_settings.is_empty());

    document["programme"]["rules"]["fair_shares"] = json!(3);
    document["programme"]["colour"] = json!({ "shade": "blue" });
    let proposal = Proposal::from_json_str(&document.to_string()).unwrap();
    let unknown = &proposal.programme.unknown_settings;
    assert_eq!(*unknown, ["colour of a programme", "fair_shares of [rules]"]);
    let error =
        Matcher::new(&Dataset::iuc_lac(), proposal.programme.clone()).assess().err().unwrap();
    assert!(error.to_string().contains("fair_shares of [rules]"), "{error}");
    // They are still known after another round.
    let again = serde_json::to_string(&proposal).unwrap();
    assert_eq!(Proposal::from_json_str(&again).unwrap().programme, proposal.programme);
    // A programme alone is not of a later version, but misspelt.
    let programme = document["programme"].to_string();
    let message = serde_json::from_str::<Programme>(&programme).unwrap_err().to_string();
    assert!(message.contains("`fair_shares` is not a key of [rules]"), "{message}");
}

/// Whatever way a file is read, it is the same programme.
#[test]
fn serde_reads_a_programme_as_the_reader_of_files_does() {
    for text in [
        include_str!("../../examples/data/programme.toml"),
        include_str!("../../examples/data/annex.toml"),
        include_str!("../../examples/data/mentors.toml"),
        include_str!("../../examples/data/open-call.toml"),
        "",
        "name = \"x\"\n[rules]\npairs = 5\n",
        "[[criteria]]\nid = \"needs-met\"\nweight = 2\nhost = 0.5\n",
        "[[rules.capacities]]\nside = \"eu\"\ncountry = \"ES\"\nat_most = 2\n",
    ] {
        let read = Programme::from_toml_str(text).unwrap();
        assert_eq!(toml::from_str::<Programme>(text).unwrap(), read);
        let value: toml::Value = toml::from_str(text).unwrap();
        assert_eq!(value.clone().try_into::<Programme>().unwrap(), read);
        let json = serde_json::to_string(&value).unwrap();
        assert_eq!(serde_json::from_str::<Programme>(&json).unwrap(), read);
        let written = serde_json::to_string(&read).unwrap();
        assert_eq!(serde_json::from_str::<Programme>(&written).unwrap(), read);
    }
    let one = "[[criteria]]\nid = \"needs-met\"\n";
    let read = toml::from_str::<Programme>(one).unwrap();
    assert_eq!(read.silent_criteria, UnknownTreatment::Refuse);
}

#[test]
fn serde_refuses_what_the_reader_of_files_refuses() {
    for (text, expected) in [
        ("horizn = \"all\"", "did you mean `horizon`?"),
        ("[rules]\nminimum_scor = 0.3", "did you mean `minimum_score`?"),
        ("[rules]\nminimum_score = nan", "`minimum_score` is NaN"),
        ("[rules]\nminimum_score = 7", "from 0 to 1"),
        ("decimals = 0", "from 1 to 12"),
        ("[[criteria]]\nid = \"needs-mat\"", "did you mean `needs-met`?"),
        ("views = 3", "`views`"),
    ] {
        let message = toml::from_str::<Programme>(text).unwrap_err().to_string();
        assert!(message.contains(expected), "{message}");
    }
}

/// What a programme made in code may have is read back.
#[test]
fn programmes_that_code_completes_read_back() {
    let mut programme = Programme::default();
    programme.rules.reservation = 0.5;
    programme.rules.forbidden = vec![RegionPair::new("a", "b"); 2];
    programme.rules.required = vec![RegionPair::new("a", "b")];
    programme.rules.pair_quotas.push(PairQuota::default());
    programme.rules.exclusive.push(LinkedRegions::default());
    programme.criteria.clear();
    assert_eq!(programme.setting_faults(), []);
    let json = serde_json::to_string(&programme).unwrap();
    assert_eq!(serde_json::from_str::<Programme>(&json).unwrap(), programme);
}

/// The earlier plan in both formats that reports write.
fn both_formats(proposal: &Proposal) -> [EarlierPlan; 2] {
    let json = report::to_json(proposal, &English).unwrap();
    let csv = report::to_csv(proposal, &English).unwrap();
    let plans = [EarlierPlan::from_json_str(&json), EarlierPlan::from_csv_str(&csv)];
    plans.map(Result::unwrap)
}

#[test]
fn both_formats_hold_the_pairs() {
    let proposal = assessed().propose().unwrap();
    for plan in both_formats(&proposal) {
        assert_eq!(plan.pairs(), proposal.region_pairs());
    }
    let csv = report::to_csv(&proposal, &English).unwrap();
    let semicolons = "\u{feff}status;left;right\r\npaired;salta;alentejo\r\nunmatched;;skane\r\n";
    let plan = EarlierPlan::from_csv_str(semicolons).unwrap();
    assert_eq!(plan.pairs(), [RegionPair::new("salta", "alentejo")]);
    // Each pair counts once.
    let body = csv.split_once('\n').unwrap().1;
    assert_eq!(EarlierPlan::from_csv_str(&format!("{csv}{body}")).unwrap().pairs().len(), 20);
}

/// The annex of twenty pairs is kept, avoided or changed as little as possible in the open call.
#[test]
fn an_earlier_proposal_is_kept_avoided_or_hardly_changed() {
    let earlier = assessed().propose().unwrap();
    let open = Matcher::new(&Dataset::iuc_lac_open_call(), Programme::default()).assess().unwrap();
    let best = open.propose().unwrap();
    assert_ne!(pairs(&best), pairs(&earlier));
    for plan in both_formats(&earlier) {
        let kept = open.keep(&plan).unwrap().propose().unwrap();
        assert_eq!(pairs(&kept), pairs(&earlier));
        let avoided = open.avoid(&plan).unwrap().propose().unwrap();
        assert!(pairs(&avoided).is_disjoint(&pairs(&earlier)));
        assert!(avoided.total <= best.total && avoided.certificate.optimal);
        assert_eq!(avoided.pairings.len(), 20);
        let changed = open.change_least(&plan).unwrap().propose().unwrap();
        assert_eq!(pairs(&changed), pairs(&earlier));
    }
}

/// One host withdraws: nineteen of twenty pairs can stay, and keeping all of them is a clash.
#[test]
fn as_few_pairs_change_as_the_rules_allow() {
    let earlier = assessed().propose().unwrap();
    let [plan, _] = both_formats(&earlier);
    let open = Matcher::new(&Dataset::iuc_lac_open_call(), Programme::default()).assess().unwrap();
    let mut rules = open.programme().rules.clone();
    rules.withdrawn.push(Withdrawal::new(&*earlier.pairings[0].right.id));
    let open = open.with_rules(rules).unwrap();
    let changed = open.change_least(&plan).unwrap().propose().unwrap();
    assert_eq!(pairs(&changed).intersection(&pairs(&earlier)).count(), 19);
    assert_eq!(pairs(&changed), pairs(&open.repair(plan.pairs()).unwrap()));
    let kept = open.keep(&plan).unwrap().propose().unwrap();
    assert!(kept.clash.is_some());
}

#[test]
fn turned_sides_are_turned_back() {
    let earlier = assessed().propose().unwrap();
    let sides = Some(Sides { left: "eu".into(), right: "lac".into() });
    let programme = Programme { sides, ..Programme::default() };
    let turned = Matcher::new(&Dataset::iuc_lac(), programme).assess().unwrap();
    for plan in both_formats(&earlier) {
        let kept = turned.keep(&plan).unwrap().propose().unwrap();
        let back: BTreeSet<_> =
            pairs(&kept).into_iter().map(|(left, right)| (right, left)).collect();
        assert_eq!(back, pairs(&earlier));
    }
}

#[test]
fn unknown_regions_are_named() {
    let assessed = assessed();
    for (left, right, expected) in [
        (
            "slata",
            "alentejo",
            "`slata` is not a candidate region of side `lac`; did you mean `salta`?",
        ),
        ("salta", "atlantis", "`atlantis` is not a candidate region of side `eu`"),
        ("salta", "cordoba", "`cordoba` is not a candidate region of side `eu`"),
    ] {
        let plan =
            EarlierPlan::from_csv_str(&format!("status,left,right\npaired,{left},{right}\n"));
        let plan = plan.unwrap();
        for planned in [assessed.keep(&plan), assessed.avoid(&plan), assessed.change_least(&plan)] {
            let error = planned.err().unwrap();
            assert!(matches!(error, PlanningError::UnknownRegion { .. }));
            assert!(error.to_string().starts_with(expected), "{error}");
        }
    }
}

#[test]
fn wrong_tables_are_refused() {
    for (text, expected) in [
        ("", "no column `status`"),
        ("status,left\npaired,a\n", "no column `right`"),
        ("id,name\nsalta,Salta\n", "no column `status`"),
        ("status,left,right\n", "no pairs"),
        ("status,left,right\nunmatched,a,\n", "no pairs"),
        ("status,left,right\npaired,a,\n", "line 2: the pair has only one region"),
        ("status,left,right\npaired,a,b\nmaybe,c,d\n", "line 3: `maybe` is not a status"),
        ("status,left,right\npaired\n", "line 2: the pair has only one region"),
    ] {
        let message = EarlierPlan::from_csv_str(text).unwrap_err().to_string();
        assert!(message.contains(expected), "{text:?}: {message}");
    }
}

#[test]
fn wrong_files_are_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let message = |name: &str, content: Option<&[u8]>| {
        let path = folder.path().join(name);
        if let Some(content) = content {
            fs::write(&path, content).unwrap();
        }
        EarlierPlan::read(path).unwrap_err().to_string()
    };
    assert!(message("none.json", None).contains("none.json"));
    assert!(
        message("plan.xlsx", None)
            .contains("accepted are proposals in files ending in .json or .csv")
    );
    assert!(message("a.csv", Some(b"x")).starts_with("a.csv: the table has no column"));
    assert!(
        message("b.JSON", Some(b"{\"schema\": \"x/1\"}"))
            .starts_with("b.JSON: the schema is `x/1`")
    );
    assert!(message("c.json", Some(&[0xff, 0xfe])).contains("c.json"));
    fs::create_dir(folder.path().join("d.csv")).unwrap();
    assert!(message("d.csv", None).contains("it is a folder; accepted: a regular file"));

    let proposal = assessed().propose().unwrap();
    let path = folder.path().join("ok.csv");
    fs::write(&path, report::to_csv(&proposal, &English).unwrap()).unwrap();
    assert_eq!(EarlierPlan::read(path).unwrap().pairs().len(), 20);
}
