//! What a region must meet to take part, and what is reported of those that do not.
#![expect(clippy::unwrap_used, reason = "a test stops where it cannot go on")]

use regiopair::profile::{
    ConditionRecord, ConditionStatus, DataFault, Dataset, Region, RequiredOf, Tables, WELL_KNOWN,
    well_known,
};
use regiopair::report::language::English;
use regiopair::report::{screening_to_csv, screening_to_text};
use regiopair::rules::{
    RequiredConditions, ScreenedRegion, Screening, UnknownCondition, known_conditions, screen,
};
use regiopair::taxonomy::{TaxonomyRows, ThemeRow};

use super::score_table::bare_region;

fn region(id: &str, side: &str, candidate: bool) -> Region {
    Region { candidate, ..bare_region(side, id) }
}

fn row(region: &str, condition: &str, status: ConditionStatus) -> ConditionRecord {
    ConditionRecord {
        region: region.to_owned(),
        condition: condition.to_owned(),
        status,
        source: "call".to_owned(),
        note: format!("{region} was asked"),
    }
}

fn tables(conditions: Vec<ConditionRecord>) -> Tables {
    Tables {
        taxonomy: TaxonomyRows::Themes(vec![ThemeRow::new("agri-food", "wine")]),
        regions: vec![
            region("met", "lac", true),
            region("not", "lac", true),
            region("unsure", "lac", true),
            region("silent", "lac", true),
            region("aside", "lac", false),
            region("host", "eu", true),
        ],
        conditions,
        ..Tables::default()
    }
}

/// One region that has a contact person, one that has none, one of which it is stated to be
/// unknown, one of which nobody says anything, and one that is no candidate.
fn by_hand() -> Dataset {
    Dataset::new(tables(vec![
        row("met", "contact-person", ConditionStatus::Met),
        row("not", "contact-person", ConditionStatus::NotMet),
        row("unsure", "contact-person", ConditionStatus::Unknown),
        row("aside", "contact-person", ConditionStatus::NotMet),
        row("met", "own-funds", ConditionStatus::NotMet),
    ]))
    .unwrap()
}

fn required(side: &str, conditions: &[&str], unknown: UnknownCondition) -> RequiredConditions {
    RequiredConditions {
        side: side.to_owned(),
        conditions: conditions.iter().map(|id| (*id).to_owned()).collect(),
        unknown,
    }
}

fn names<'a>(regions: impl Iterator<Item = &'a ScreenedRegion>) -> Vec<&'a str> {
    regions.map(|region| region.region.as_str()).collect()
}

fn asked(unknown: UnknownCondition) -> Screening {
    screen(&by_hand(), &[required("lac", &["contact-person"], unknown)])
}

#[test]
fn no_row_is_unknown_and_not_no() {
    let dataset = by_hand();
    let status = |region| dataset.condition(region, "contact-person");
    assert_eq!(status("met"), ConditionStatus::Met);
    assert_eq!(status("not"), ConditionStatus::NotMet);
    assert_eq!(status("unsure"), ConditionStatus::Unknown);
    assert_eq!(status("silent"), ConditionStatus::Unknown);
    assert_eq!(status("nowhere"), ConditionStatus::Unknown);
    assert_eq!(dataset.conditions_of("met").len(), 2);
    assert!(dataset.conditions_of("silent").is_empty());
}

#[test]
fn unknown_excludes_where_the_programme_says_so() {
    let screening = asked(UnknownCondition::Exclude);
    assert_eq!(names(screening.excluded()), ["not", "silent", "unsure"]);
    assert_eq!(screening.flagged().count(), 0);
    let missing = &screening.of("not").unwrap().missing[0];
    assert_eq!((missing.status, &*missing.source), (ConditionStatus::NotMet, "call"));
    assert_eq!(missing.note, "not was asked");
    let missing = &screening.of("silent").unwrap().missing[0];
    assert_eq!((missing.status, &*missing.source), (ConditionStatus::Unknown, ""));
    assert!(screening.of("aside").is_none(), "only candidates are screened");
    assert!(screening.of("host").unwrap().admitted, "nothing is required of the other side");
}

#[test]
fn unknown_is_admitted_with_a_flag_by_default() {
    assert_eq!(UnknownCondition::default(), UnknownCondition::AdmitWithFlag);
    let screening = asked(UnknownCondition::default());
    assert_eq!(names(screening.excluded()), ["not"]);
    assert_eq!(names(screening.flagged()), ["silent", "unsure"]);
    assert!(screening.of("met").unwrap().flags.is_empty());
}

#[test]
fn unknown_is_admitted_without_a_word_where_the_programme_says_so() {
    let screening = asked(UnknownCondition::Admit);
    assert_eq!(names(screening.excluded()), ["not"], "what is not met excludes all the same");
    assert_eq!(screening.flagged().count(), 0);
}

#[test]
fn conditions_of_ones_own_are_asked_as_the_well_known_ones() {
    let asked = required("lac", &["own-funds"], UnknownCondition::AdmitWithFlag);
    let screening = screen(&by_hand(), &[asked]);
    assert_eq!(names(screening.excluded()), ["met"]);
    assert_eq!(names(screening.flagged()), ["not", "silent", "unsure"]);
    let dataset = by_hand();
    let known = known_conditions(&dataset);
    assert_eq!(known.len(), WELL_KNOWN.len() + 1);
    assert!(known.contains(&"own-funds") && known.is_sorted());
}

#[test]
fn a_condition_asked_twice_is_treated_the_stricter_way() {
    let entry = |unknown| required("lac", &["contact-person"], unknown);
    let (mild, strict) = (entry(UnknownCondition::Admit), entry(UnknownCondition::Exclude));
    for twice in [[mild.clone(), strict.clone()], [strict, mild]] {
        let screening = screen(&by_hand(), &twice);
        assert_eq!(names(screening.excluded()), ["not", "silent", "unsure"]);
        assert!(screening.excluded().all(|region| region.missing.len() == 1));
    }
}

#[test]
fn two_treatments_may_apply_together() {
    let screening = screen(
        &by_hand(),
        &[
            required("lac", &["contact-person"], UnknownCondition::Exclude),
            required("lac", &["own-funds"], UnknownCondition::AdmitWithFlag),
        ],
    );
    let not = screening.of("not").unwrap();
    assert_eq!((not.missing.len(), not.flags.len()), (1, 1));
    assert_eq!(names(screening.flagged()), [""; 0], "who is excluded is not flagged as well");
}

#[test]
fn a_screening_reads_back_from_json() {
    let screening = asked(UnknownCondition::Exclude);
    let json = serde_json::to_string(&screening).unwrap();
    assert_eq!(serde_json::from_str::<Screening>(&json).unwrap(), screening);
    let entry: RequiredConditions =
        serde_json::from_str(r#"{"side": "lac", "conditions": ["contact-person"]}"#).unwrap();
    assert_eq!(entry.unknown, UnknownCondition::AdmitWithFlag);
    let error = "admit-with-flg".parse::<UnknownCondition>().unwrap_err();
    assert_eq!(error.nearest.as_deref(), Some("admit-with-flag"));
}

fn faults(conditions: Vec<ConditionRecord>) -> Vec<String> {
    let found: Vec<DataFault> = Dataset::new(tables(conditions)).unwrap_err().list;
    found.iter().map(ToString::to_string).collect()
}

#[test]
fn rows_made_by_a_program_are_checked_too() {
    let met = ConditionStatus::Met;
    let reported = faults(vec![
        row("met", "", met),
        row("met", "Own funds", met),
        row("met", "Contact Person", met),
        row("mett", "own-funds", met),
        row("met", "own-funds", met),
        row("met", "own-funds", ConditionStatus::NotMet),
    ]);
    assert_eq!(
        reported,
        [
            "table conditions, row 1, column `condition`: is empty; accepted: lower-case words \
             joined by hyphens, such as letter-of-commitment or one of your own",
            "table conditions, row 2, column `condition`: `Own funds` is not accepted; accepted: \
             lower-case words joined by hyphens, such as letter-of-commitment or one of your own",
            "table conditions, row 3, column `condition`: `Contact Person` is not a known \
             condition; did you mean `contact-person`?",
            "table conditions, row 4, column `region`: `mett` is not a known region; did you mean \
             `met`?",
            "table conditions, row 6, column `condition`: `met, own-funds` is stated twice, first \
             in row 5; keep one of the two",
        ]
    );
}

#[test]
fn a_part_keeps_the_rows_of_its_regions() {
    let part = by_hand().restricted(|region| region.id != "met").unwrap();
    assert_eq!(part.tables().conditions.len(), 3);
    assert_eq!(part.condition("met", "own-funds"), ConditionStatus::Unknown);
    assert_ne!(part.digest(), by_hand().digest());
}

#[test]
fn eight_conditions_of_the_seeker_and_three_of_the_host() {
    let ids = |side: RequiredOf| -> Vec<&str> {
        WELL_KNOWN.iter().filter(|known| known.required_of == side).map(|known| known.id).collect()
    };
    assert_eq!(
        ids(RequiredOf::Seeker),
        [
            "country-covered",
            "letter-of-commitment",
            "contact-person",
            "resources",
            "stakeholders-involved",
            "commitment-to-s3",
            "helix-coordination",
            "needs-match"
        ]
    );
    assert_eq!(
        ids(RequiredOf::Host),
        ["supports-strategy", "joint-projects", "business-opportunities"]
    );
    assert!(WELL_KNOWN.iter().all(|known| well_known(known.id) == Some(known)));
}

#[test]
fn the_report_names_who_is_excluded_and_for_what() {
    let screening = screen(
        &by_hand(),
        &[
            required("lac", &["contact-person"], UnknownCondition::AdmitWithFlag),
            required("lac", &["own-funds"], UnknownCondition::Admit),
            required("eu", &["joint-projects"], UnknownCondition::Exclude),
        ],
    );
    assert_eq!(
        screening_to_text(&screening, &English),
        "\
May take part: 2 of 4 candidate regions (lac) and 0 of 1 candidate region (eu).

Excluded: 3 regions. What each lacks:
  1 region (lac): MET
      not met: own-funds; source call; met was asked
  1 region (lac): NOT
      not met: a contact person (contact-person); source call; not was asked
  1 region (eu): HOST
      unknown: the ability to raise joint projects (joint-projects)

Admitted with a flag: 2 regions. What is unknown:
  1 region (lac): SILENT
      unknown: a contact person (contact-person)
  1 region (lac): UNSURE
      unknown: a contact person (contact-person); source call; unsure was asked

Required (lac): a contact person (contact-person). Not met: excluded; unknown: admitted with a flag.
Required (lac): own-funds. Not met: excluded; unknown: admitted.
Required (eu): the ability to raise joint projects (joint-projects). Not met: excluded; unknown:
excluded.
"
    );
    assert_eq!(
        screening_to_csv(&screening).unwrap(),
        "\
side,region,name,admitted,effect,condition,status,source,note
lac,met,MET,no,excluded,own-funds,not-met,call,met was asked
lac,not,NOT,no,excluded,contact-person,not-met,call,not was asked
lac,silent,SILENT,yes,flagged,contact-person,unknown,,
lac,unsure,UNSURE,yes,flagged,contact-person,unknown,call,unsure was asked
eu,host,HOST,no,excluded,joint-projects,unknown,,
"
    );
}

#[test]
fn where_nothing_is_lacking_the_report_is_short() {
    let asked = required("eu", &[], UnknownCondition::Exclude);
    assert_eq!(
        screening_to_text(&screen(&by_hand(), &[asked]), &English),
        "No condition is required: all 5 candidate regions may take part.\n"
    );
    let text = screening_to_text(&required_of_a_met_one(), &English);
    assert!(text.contains("No region is excluded."), "{text}");
    assert!(!text.contains("Admitted with a flag"), "{text}");
}

fn required_of_a_met_one() -> Screening {
    let dataset = by_hand().restricted(|region| ["met", "host"].contains(&&*region.id)).unwrap();
    screen(&dataset, &[required("lac", &["contact-person"], UnknownCondition::Exclude)])
}

#[cfg(feature = "data")]
mod built_in {
    use regiopair::report::WIDTH;

    use super::*;

    /// All eleven, each of the side that the report asked it of.
    fn all(unknown: UnknownCondition) -> Vec<RequiredConditions> {
        let of = |side: &str, asked: RequiredOf| {
            let ids = WELL_KNOWN.iter().filter(|known| known.required_of == asked);
            required(side, &ids.map(|known| known.id).collect::<Vec<_>>(), unknown)
        };
        vec![of("lac", RequiredOf::Seeker), of("eu", RequiredOf::Host)]
    }

    #[test]
    fn the_forty_of_the_annex_meet_everything() {
        let screening = screen(&Dataset::iuc_lac(), &all(UnknownCondition::Exclude));
        assert_eq!(screening.regions.len(), 40 - not_candidates());
        assert!(screening.regions.iter().all(|region| region.admitted));
    }

    fn not_candidates() -> usize {
        Dataset::iuc_lac().regions().iter().filter(|region| !region.candidate).count()
    }

    #[test]
    fn of_the_other_183_nothing_is_known() {
        let dataset = Dataset::built_in();
        let others: Vec<&Region> =
            dataset.regions().iter().filter(|region| !region.annex).collect();
        assert_eq!(others.len(), 183);
        for region in others {
            assert!(dataset.conditions_of(&region.id).is_empty(), "{}", region.id);
        }
        for region in dataset.regions().iter().filter(|region| region.annex) {
            let known = if region.side == "lac" { 8 } else { 3 };
            let rows = dataset.conditions_of(&region.id);
            assert_eq!(rows.len(), known, "{}", region.id);
            assert!(rows.iter().all(|row| row.status == ConditionStatus::Met));
        }
        let screening = screen(&dataset, &all(UnknownCondition::AdmitWithFlag));
        assert_eq!(screening.excluded().count(), 0);
        assert!(
            screening.flagged().all(|region| region.flags.len() == 3 && region.side.id == "eu")
        );
    }

    #[test]
    fn an_open_call_reads_in_a_screenful_and_within_the_width() {
        let dataset = Dataset::iuc_lac_open_call();
        let text =
            screening_to_text(&screen(&dataset, &all(UnknownCondition::AdmitWithFlag)), &English);
        assert!(text.lines().count() < 30, "{text}");
        assert!(text.contains("  175 regions (EU): Abruzzo, Algarve"), "{text}");
        let words: Vec<&str> = text.split_whitespace().collect();
        assert!(words.join(" ").contains(" and 155 more unknown: the ability"), "{text}");
        let strict =
            screening_to_text(&screen(&dataset, &all(UnknownCondition::Exclude)), &English);
        assert!(
            strict.contains("Excluded: 175 regions") && !strict.contains(" more\n"),
            "{strict}"
        );
        for line in text.lines().chain(strict.lines()) {
            assert!(line.chars().count() <= WIDTH, "{line}");
        }
    }
}
