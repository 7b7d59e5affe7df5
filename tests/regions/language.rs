//! Reports in a language without words: every word that is left is data.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use std::collections::BTreeSet;

use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::{Dataset, Horizon};
use regiopair::programme::Programme;
use regiopair::proposal::Proposal;
use regiopair::report;
use regiopair::rules::{Exclusion, RegionPair};

use regiopair::sensitivity::{
    AcceptabilityOptions, Comparison, Decider, FirmnessOptions, WeightFirmnessOptions,
};
use regiopair::validation::{ValidationOptions, agreement, validate};
use serde_json::Value;

use super::presets::FIRST;
use super::pseudo::Pseudo;

/// All words of the data: of names, ids, labels, sources and remarks.
struct Words(BTreeSet<String>);

/// Maximal runs of letters and digits, each with whether it is cut by an ellipsis.
fn tokens(text: &str) -> impl Iterator<Item = (String, bool)> + '_ {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(char::is_alphanumeric)?;
        let word = &rest[start..];
        let end = word.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(word.len());
        rest = &word[end..];
        Some((word[..end].to_owned(), rest.starts_with('…')))
    })
}

impl Words {
    fn of(dataset: &Dataset, programme: &Programme) -> Self {
        let mut words = BTreeSet::new();
        let mut add = |text: &str| words.extend(tokens(text).map(|(word, _)| word));
        let mut walk = |value: &Value| {
            let mut left = vec![value.clone()];
            while let Some(value) = left.pop() {
                match value {
                    Value::String(text) => add(&text),
                    Value::Array(list) => left.extend(list),
                    Value::Object(object) => left.extend(object.into_iter().map(|(_, v)| v)),
                    _ => {}
                }
            }
        };
        walk(&serde_json::to_value(dataset.tables()).unwrap());
        walk(&serde_json::to_value(programme).unwrap());
        let taxonomy = dataset.taxonomy();
        for theme in taxonomy.themes() {
            add(&taxonomy.theme_label(theme).label);
        }
        Self(words)
    }

    /// The words of a text that are neither data nor numbers; places in a programme file such as
    /// `rules.required[1]` are data.
    fn foreign(&self, text: &str) -> Vec<String> {
        let is_rule = |piece: &&str| {
            let key = piece.trim_start_matches(['[', '⟦', '¡']);
            key.starts_with("rules.") || *piece == "[rounds]"
        };
        let pieces = text.split_whitespace().filter(|piece| !is_rule(piece));
        let cut = |word: &str| self.0.iter().any(|known| known.starts_with(word));
        let is_foreign = |(word, is_cut): &(String, bool)| {
            let is_data = self.0.contains(word) || (*is_cut && cut(word));
            let has_digit = word.contains(|letter: char| letter.is_ascii_digit());
            word.chars().count() > 1 && !has_digit && !is_data
        };
        let mut foreign: Vec<String> = Vec::new();
        for piece in pieces {
            foreign.extend(tokens(piece).filter(is_foreign).map(|(word, _)| word));
        }
        foreign
    }

    fn check_text(&self, page: &str) {
        for line in page.lines() {
            let foreign = self.foreign(line);
            assert!(foreign.is_empty(), "{foreign:?} in {line}");
        }
    }

    /// Cells are data, ids without blanks, or sentences.
    fn check_csv(&self, table: &str) {
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        for record in reader.records() {
            for cell in record.unwrap().iter().filter(|cell| cell.contains(' ')) {
                let foreign = self.foreign(cell);
                assert!(foreign.is_empty(), "{foreign:?} in {cell}");
            }
        }
    }

    /// Every string is data, an id without blanks, or a sentence under `text`.
    fn check_json(&self, value: &Value) {
        match value {
            Value::String(text) if text.contains(' ') && !text.starts_with("default: ") => {
                let foreign = self.foreign(text);
                assert!(foreign.is_empty(), "{foreign:?} in {text}");
            }
            Value::Array(list) => list.iter().for_each(|value| self.check_json(value)),
            Value::Object(object) => object.iter().for_each(|(key, value)| {
                if let (true, Value::String(text)) = (key == "text", value) {
                    assert!(text.contains('⟦'), "{text}");
                }
                self.check_json(value);
            }),
            _ => {}
        }
    }
}

fn assess(dataset: &Dataset, toml: &str) -> (Assessment, Words) {
    let programme = Programme::from_toml_str_for(toml, dataset).unwrap();
    let words = Words::of(dataset, &programme);
    (Matcher::new(dataset, programme).assess().unwrap(), words)
}

/// Checks every output of a proposal; returns the proposal, read back from its JSON.
fn check(assessed: &Assessment, words: &Words) -> Proposal {
    let proposal = assessed.propose().unwrap();
    words.check_text(&report::to_text(&proposal, &Pseudo));
    words.check_text(&report::to_markdown(&proposal, &Pseudo));
    words.check_csv(&report::to_csv(&proposal, &Pseudo).unwrap());
    let mut options = ValidationOptions::default();
    options.permutations.permutations = 99;
    options.rarefaction_draws = 1;
    let validation = validate(assessed, &proposal, &options).unwrap();
    words.check_text(&report::validation_to_text(&validation, &Pseudo));
    words.check_csv(&report::validation_to_csv(&validation).unwrap());
    words.check_json(&report::to_json_value(&validation, &Pseudo).unwrap());
    let agreements = agreement(assessed.dataset(), Horizon::ExAnte);
    words.check_text(&report::agreement_to_text(&agreements, &Pseudo));
    let json = report::to_json(&proposal, &Pseudo).unwrap();
    words.check_json(&serde_json::from_str(&json).unwrap());
    for pairing in proposal.pairings.iter().take(3) {
        words.check_text(&report::pairing_to_text(pairing, &Pseudo));
    }
    let screening = assessed.screening();
    words.check_text(&report::screening_to_text(screening, &Pseudo));
    words.check_json(&report::to_json_value(screening, &Pseudo).unwrap());
    let read: Proposal = serde_json::from_str(&json).unwrap();
    assert_eq!(read, proposal, "the data do not depend on the language");
    read
}

#[test]
fn no_english_word_is_left_in_a_plan() {
    let dataset = Dataset::iuc_lac();
    let (assessed, words) = assess(&dataset, "");
    let proposal = check(&assessed, &words);
    assert_eq!(proposal.pairings.len(), 20);
    let stability = assessed.stability(&proposal, 0.0).unwrap();
    let sides = assessed.sides();
    words.check_text(&report::stability_to_text(&stability, &sides.left, &sides.right, &Pseudo));
    words.check_json(&report::to_json_value(&stability, &Pseudo).unwrap());
    let mut rules = assessed.programme().rules.clone();
    rules.required.push(RegionPair::new("salta", "alentejo"));
    let changed = assessed.with_rules(rules).unwrap();
    let other = check(&changed, &words);
    words.check_text(&report::plans_to_text(&proposal, &other, &Pseudo));
    words.check_text(&report::plans_to_text(&proposal, &proposal, &Pseudo));
}

#[test]
fn no_english_word_is_left_in_prices_rounds_and_screening() {
    let open_call = Dataset::iuc_lac_open_call();
    for (dataset, toml) in [
        (Dataset::iuc_lac(), include_str!("../../examples/data/annex.toml")),
        (open_call.clone(), include_str!("../../examples/data/open-call.toml")),
        (
            open_call,
            "[rules]\npairs = \"free\"\nreservation = 0.46\n\
             conditions = [{ side = \"eu\", conditions = [\"joint-projects\"] }]\n\
             quotas = [{ side = \"eu\", each = \"country\", at_most = 2 }]\n\
             withdrawn = [{ region = \"asturias\", because = \"asturias\" }]\n",
        ),
    ] {
        let (assessed, words) = assess(&dataset, toml);
        check(&assessed, &words);
        let prices = assessed.rule_prices().unwrap();
        words.check_text(&report::prices_to_text(&prices, &Pseudo));
        words.check_csv(&report::prices_to_csv(&prices, &Pseudo).unwrap());
        words.check_json(&report::to_json_value(&prices, &Pseudo).unwrap());
        if let Some(price) = assessed.price_of_rounds().unwrap() {
            words.check_text(&report::rounds_price_to_text(&price, &Pseudo));
            words.check_json(&report::to_json_value(&price, &Pseudo).unwrap());
        }
    }
}

#[test]
#[cfg_attr(
    not(any(feature = "highs", feature = "microlp")),
    ignore = "within these limits the search needs the hints of a library"
)]
fn no_english_word_is_left_in_a_clash() {
    let dataset = Dataset::iuc_lac();
    for toml in [
        "[rules]\npairs = 25\n",
        "[rules]\nminimum_score = 0.95\n",
        "[rules]\nrequired = [{ left = \"salta\", right = \"alentejo\" }, \
         { left = \"salta\", right = \"skane\", because = \"skane\" }]\n",
        "[rules]\npair_quotas = [{ shared_language = true, at_least = 19 }]\n",
        "[rules]\npair_quotas = [{ each = \"theme\", at_least = 19 }]\n",
        "[rules]\npairs = 20\nquotas = [{ side = \"eu\", each = \"country\", at_most = 2 }]\n",
        // Of the whole other side, Salta gets Extremadura.
        "[[rounds]]\nname = \"one\"\nleft = [\"salta\"]\n\
         [[rounds]]\nname = \"two\"\nleft = [\"san-martin\"]\nright = [\"extremadura\"]\n",
    ] {
        let (assessed, words) = assess(&dataset, &format!("{FIRST}{toml}"));
        let proposal = check(&assessed, &words);
        let clash = proposal.clash.expect(toml);
        words.check_text(&report::clash_to_text(&clash, &Pseudo));
        words.check_json(&report::to_json_value(&clash, &Pseudo).unwrap());
    }
}

#[test]
fn no_english_word_is_left_in_reserves_and_exclusions() {
    use regiopair::report::language::RuleSentences;
    let dataset = Dataset::iuc_lac();
    let (assessed, words) =
        assess(&dataset, "[rules]\nmaximum_distance_km = 9000\npairs = \"largest\"\n");
    let mut proposal = check(&assessed, &words);
    proposal.pairings.truncate(2);
    let reserves = assessed.reserves(&proposal).unwrap();
    words.check_text(&report::reserves_to_text(&reserves, &Pseudo));
    words.check_json(&report::to_json_value(&reserves, &Pseudo).unwrap());
    let first = &proposal.pairings[0];
    let better = assessed.better_partners(&first.left.id, &first.right.id).unwrap();
    let labels = [&first.left, &first.right];
    words.check_text(&report::better_partners_to_text(labels, &better, &Pseudo));
    words.check_json(&report::to_json_value(&better, &Pseudo).unwrap());
    for pair in [(0, 0), (1, 2)] {
        let id = |pool: &regiopair::profile::Pool, place: usize| {
            pool.profiles()[place].region.id.clone()
        };
        let (left, right) = (id(assessed.left(), pair.0), id(assessed.right(), pair.1));
        let answer = assessed.explain_pair(&left, &right).unwrap();
        words.check_text(&report::pair_answer_to_text(&answer, &Pseudo));
        words.check_json(&report::to_json_value(&answer, &Pseudo).unwrap());
    }
    let ranges = assessed.weight_ranges(&proposal).unwrap();
    words.check_text(&report::weight_ranges_to_text(&ranges, &Pseudo));
    let options = AcceptabilityOptions { vectors: 30, ..AcceptabilityOptions::default() };
    let acceptability = assessed.acceptability(&proposal, &options).unwrap();
    words.check_text(&report::acceptability_to_text(&acceptability, &Pseudo));
    let other = Matcher::new(assessed.dataset(), Programme::default()).assess().unwrap();
    let other = Decider::new(other).named(&assessed.programme().name);
    let compared = Comparison::of(&[Decider::new(assessed.clone()), other]).unwrap();
    words.check_text(&report::comparison_to_text(&compared, &Pseudo));
    words.check_json(&report::to_json_value(&compared, &Pseudo).unwrap());
    let lottery = assessed.plan_lottery(0.9, 1).unwrap();
    words.check_text(&report::lottery_to_text(&lottery, &Pseudo));
    words.check_json(&report::to_json_value(&lottery, &Pseudo).unwrap());
    let withdrawals = assessed.withdrawals().unwrap();
    words.check_text(&report::withdrawals_to_text(&withdrawals, &Pseudo));
    words.check_json(&report::to_json_value(&withdrawals, &Pseudo).unwrap());
    let excluded: Vec<Exclusion> = (0..20)
        .flat_map(|row| (0..20).map(move |col| (row, col)))
        .filter_map(|(row, col)| assessed.exclusion(row, col))
        .collect();
    assert!(!excluded.is_empty());
    for exclusion in &excluded {
        words.check_text(&Pseudo.exclusion(exclusion));
    }
}

#[test]
fn no_english_word_is_left_in_questions() {
    let dataset = Dataset::iuc_lac_open_call();
    let (assessed, words) = assess(&dataset, "");
    let questions = assessed.questions().unwrap();
    assert!(questions.len() > 100);
    words.check_text(&report::questions_to_text(&questions, &Pseudo));
    words.check_json(&report::to_json_value(&questions, &Pseudo).unwrap());
    let completions = assessed.completions().unwrap();
    words.check_text(&report::completions_to_text(&completions, &Pseudo));
    words.check_json(&report::to_json_value(&completions, &Pseudo).unwrap());
}

#[test]
fn no_english_word_is_left_in_firmness() {
    let (assessed, words) = assess(&Dataset::iuc_lac(), "");
    let criteria = &assessed.programme().criteria;
    let balance = Some([criteria[0].id.clone(), criteria[1].id.clone()]);
    let acceptability = AcceptabilityOptions { vectors: 30, ..AcceptabilityOptions::default() };
    let weights =
        WeightFirmnessOptions { acceptability, balance, ..WeightFirmnessOptions::default() };
    let options = FirmnessOptions { weights: Some(weights), ..FirmnessOptions::default() };
    let firmness = assessed.firmness(&options).unwrap();
    words.check_text(&report::firmness_to_text(&firmness, &Pseudo));
    words.check_json(&report::to_json_value(&firmness, &Pseudo).unwrap());
}

/// The check itself finds a leak.
#[test]
fn an_english_word_would_be_found() {
    let dataset = Dataset::iuc_lac();
    let words = Words::of(&dataset, &Programme::default());
    assert_eq!(words.foreign("Salta (AR) 0.5 nevertheless"), ["nevertheless"]);
    assert_eq!(words.foreign("⟦rules.required[1]⟧ Extremad… 0,412"), [""; 0]);
    let english = report::language::English;
    let proposal =
        Matcher::new(&dataset, Programme::default()).assess().unwrap().propose().unwrap();
    assert!(words.foreign(&report::to_text(&proposal, &english)).len() > 20);
}
