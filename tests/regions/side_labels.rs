//! Sides by label in the language of the report, by id where the terms have none.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::infeasibility::RuleChange;
use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::{Dataset, FaultKind, SIDE, Term};
use regiopair::programme::Programme;
use regiopair::proposal::Proposal;
use regiopair::report::language::{
    English, InfeasibilitySentences as _, Language, Portuguese, RuleSentences as _, Spanish,
};
use regiopair::report::{screening_to_text, to_csv, to_csv_for_spreadsheets, to_markdown, to_text};
use regiopair::rules::{
    CountBounds, Quota, RequiredConditions, RuleId, Selection, UnknownCondition, screen,
};
use regiopair::synthetic::{DatasetOptions, dataset};

const LANGUAGES: [&dyn Language; 3] = [&English, &Spanish, &Portuguese];

/// Seven regions of the side `south` and five of the side `north`, with labels of these ids.
fn labelled(ids: &[&str]) -> Dataset {
    let options = DatasetOptions { left: 7, right: 5, ..DatasetOptions::default() };
    let mut tables = dataset(options).unwrap().tables().clone();
    for region in &mut tables.regions {
        let side = if region.side == "lac" { "south" } else { "north" };
        side.clone_into(&mut region.side);
    }
    let term = |id: &&str| {
        let place = usize::from(*id == "north");
        let [label, label_es, label_pt] = LABELS.map(|labels| labels[place].to_owned());
        let (key, term) = (SIDE.to_owned(), (*id).to_owned());
        Term { key, term, label, domain: String::new(), label_es, label_pt }
    };
    tables.terms.extend(ids.iter().map(term));
    Dataset::new(tables).unwrap()
}

/// A programme with a quota, whose plan leaves regions of the left side without a partner.
fn proposal(data: &Dataset, language: &dyn Language) -> (Assessment, Proposal) {
    let mut programme = Programme::default();
    programme.rules.quotas.push(Quota {
        selection: Selection::side("north"),
        bounds: CountBounds::at_most(9),
        ..Quota::default()
    });
    let data = data.in_language(language.tag());
    let assessed = Matcher::new(&data, programme).assess().unwrap();
    let proposal = assessed.propose().unwrap();
    (assessed, proposal)
}

/// The labels in each language.
const LABELS: [[&str; 2]; 3] = [["Southern", "Northern"], ["Sur", "Norte"], ["Meridian", "Boreal"]];

#[test]
fn a_text_and_minutes_say_labels_in_each_language() {
    let data = labelled(&["south", "north"]);
    for (language, [left, right]) in LANGUAGES.into_iter().zip(LABELS) {
        let (_, proposal) = proposal(&data, language);
        for text in [to_text(&proposal, language), to_markdown(&proposal, language)] {
            for label in [left, right] {
                let said = text.matches(label).count();
                // The heading, the heads of the pairs and of the weights, the correlations.
                assert!(said >= 3, "{label}: {text}");
            }
            assert!(!text.contains("south") && !text.contains("north"), "{text}");
        }
        let rule = language.rule(&proposal.rules[1].says);
        assert!(rule.contains(&format!("({right})")), "{rule}");
        let cells = to_csv_for_spreadsheets(&proposal, language).unwrap();
        let head = cells.lines().next().unwrap();
        assert!(head.contains(left) && head.contains(right), "{head}");
        assert!(!to_csv(&proposal, language).unwrap().contains(left));
    }
}

#[test]
fn a_document_has_the_labels_next_to_the_ids() {
    let data = labelled(&["south", "north"]);
    let (_, proposal) = proposal(&data, &Spanish);
    let json = serde_json::to_value(&proposal).unwrap();
    assert_eq!(json["dataset"]["sides"]["left"], "south");
    assert_eq!(json["dataset"]["side_labels"]["left"], "Sur");
    let regions = &json["rules"][1]["says"]["rule"]["regions"];
    assert_eq!((&regions["side"], &regions["side_label"]), (&"north".into(), &"Norte".into()));
    assert_eq!(json["unmatched"][0]["side"], "south");
    let read: Proposal = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(read, proposal);

    // A document of before version 3.5 has no labels, and shows ids.
    let mut old = json;
    old["dataset"].as_object_mut().unwrap().remove("side_labels");
    old["rules"][1]["says"]["rule"]["regions"].as_object_mut().unwrap().remove("side_label");
    let old: Proposal = serde_json::from_value(old).unwrap();
    let text = to_text(&old, &Spanish);
    assert!(text.contains("7 regiones (south) buscan contraparte entre 5 (north)"), "{text}");
    assert!(Spanish.rule(&old.rules[1].says).ends_with("regiones (north)"));
}

#[test]
fn a_side_without_a_label_shows_its_id() {
    let (_, proposal) = proposal(&labelled(&["north"]), &English);
    let text = to_text(&proposal, &English);
    assert!(text.contains("7 regions (south) seek partners among 5 (Northern)"), "{text}");
    assert!(text.contains("Without a partner, south (2):"), "{text}");
}

#[test]
fn one_region_seeks_a_partner() {
    let options = DatasetOptions { left: 1, right: 3, ..DatasetOptions::default() };
    let data = dataset(options).unwrap();
    let proposal = Matcher::new(&data, Programme::default()).assess().unwrap().propose().unwrap();
    let [left, right] = [data.sides().left.as_str(), &data.sides().right];
    for (language, expected) in LANGUAGES.into_iter().zip([
        format!("1 region ({left}) seeks a partner among 3 ({right})"),
        format!("1 región ({left}) busca contraparte entre 3 ({right})"),
        format!("1 região ({left}) procura parceiros entre 3 ({right})"),
    ]) {
        let heading = language.proposal_heading(&proposal);
        assert!(heading.contains(&expected), "{heading}");
    }
}

#[test]
fn the_screening_names_sides_by_label() {
    let data = labelled(&["south", "north"]).in_language("pt");
    let required = RequiredConditions {
        side: "south".to_owned(),
        conditions: vec!["own-funds".to_owned()],
        unknown: UnknownCondition::Exclude,
    };
    let text = screening_to_text(&screen(&data, &[required]), &Portuguese);
    assert!(text.contains("0 de 7 regiões candidatas (Meridian)"), "{text}");
    assert!(text.contains("7 regiões (Meridian):"), "{text}");
    assert!(text.contains("Exige-se (Meridian):"), "{text}");
}

#[test]
fn the_default_rule_and_a_clash_name_sides_by_label() {
    let (assessed, _) = proposal(&labelled(&["south", "north"]), &Spanish);
    let rules = &assessed.programme().rules;
    let default = rules.description(RuleId::OnePartnerLeft, assessed.dataset(), &assessed.sides());
    let default = Spanish.rule(&default.unwrap());
    assert!(default.starts_with("una región (Sur) tiene"), "{default}");

    let mut rules = rules.clone();
    rules.number_of_pairs = Some(8);
    let clash = assessed.with_rules(rules).unwrap().propose().unwrap();
    let text = to_text(&clash, &Spanish);
    assert!(text.contains("Las 7 regiones (Sur) necesitan 8 pares"), "{text}");

    let side = assessed.dataset().side_label("north");
    let change = RuleChange::MorePartners { side, regions: Vec::new(), count: 2 };
    let said = Spanish.rule_change(&change);
    assert!(said.starts_with("permitir 2 contrapartes a cada región (Norte):"), "{said}");
    assert!(said.contains("side = \"north\""), "a setting has the id: {said}");
}

#[test]
fn a_label_of_no_side_is_a_fault_and_the_key_is_no_vocabulary() {
    let data = labelled(&["south"]);
    let mut tables = data.tables().clone();
    tables.terms[0].term = "sout".to_owned();
    let faults = Dataset::new(tables).unwrap_err();
    let [fault] = &faults.list[..] else { panic!("{faults}") };
    assert_eq!((fault.row, fault.column.as_str()), (0, "term"));
    assert!(
        matches!(&fault.kind, FaultKind::UnknownSide { value, nearest, .. }
            if value == "sout" && nearest.as_deref() == Some("south")),
        "{fault}"
    );

    let mut tables = data.tables().clone();
    let region = tables.regions[0].id.clone();
    let statement = serde_json::json!({
        "region": region, "key": SIDE, "value": "of the river", "ex_ante": true, "source": "",
    });
    tables.attributes.push(serde_json::from_value(statement).unwrap());
    assert!(Dataset::new(tables).is_ok(), "statements of this key are free");
}

#[cfg(feature = "html")]
#[test]
fn a_page_and_a_figure_say_labels_in_each_language() {
    use regiopair::report::{Findings, svg::matrix, to_html};

    let data = labelled(&["south", "north"]);
    for (language, [left, right]) in LANGUAGES.into_iter().zip(LABELS) {
        let (assessed, proposal) = proposal(&data, language);
        let page = to_html(&Findings::new(&assessed, &proposal), language);
        for label in [left, right] {
            assert!(page.contains(&format!("<th scope=\"col\">{label}</th>")), "{label}");
        }
        assert!(page.contains(&format!("<h3>{left}</h3>")));
        for id in ["(south)", "(north)", ">south<", ">north<"] {
            assert!(!page.contains(id), "{id}");
        }
        let figure = matrix(&assessed, &proposal, language).unwrap();
        assert!(figure.description().contains(&format!("({left})")), "{}", figure.description());
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_says_labels_in_each_language() {
    use calamine::{DataType, Reader, Xlsx};
    use regiopair::report::{Findings, to_workbook};

    let data = labelled(&["south", "north"]);
    for (language, [left, right]) in LANGUAGES.into_iter().zip(LABELS) {
        let (assessed, proposal) = proposal(&data, language);
        let bytes = to_workbook(&Findings::new(&assessed, &proposal), language).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
        let mut said = [0, 0];
        for (_, sheet) in book.worksheets() {
            for cell in sheet.rows().flatten().filter_map(DataType::as_string) {
                assert!(cell != "south" && cell != "north", "{cell}");
                for (count, label) in said.iter_mut().zip([left, right]) {
                    *count += usize::from(cell == label);
                }
            }
        }
        // The heads of the pairs, the parts of the scores and the criteria; the two regions without a partner.
        assert_eq!(said, [5, 3]);
    }
}
