//! Reports in other languages hold no English word but those of the data.
#![cfg(feature = "data")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use std::collections::BTreeSet;

use regiopair::plan::{Assessment, NotLinear};
use regiopair::report::language::{English, Language, Portuguese, Spanish};
use regiopair::rules::RuleDescription;
use regiopair::validation::Untestable;
use serde_json::Value;

use super::outputs::{self, Outputs, Page};

const LANGUAGES: &[(&dyn Language, &str)] = &[(&Spanish, "Spanish"), (&Portuguese, "Portuguese")];

/// Common words of the English reports that are words of none of the other languages.
const ENGLISH: &str = "about above added adds after again all alone already also and another any apart are \
    at average because before begins below best better between both but by called candidates cannot \
    change changed changes changing chosen clash column columns common could counts countries \
    country criteria criterion decided decides describes differ differs does domain domains draw drawn \
    drawing each early earlier effective either else equal equally even every exactly excluded excludes \
    expected fewer fewest first found free from further gain gained gains given gives good greater \
    greatest had half having heading high higher highest hold host how if in interval is it its itself \
    kept known lack lacks language languages larger largest least left less level like likely listed long \
    lose loses losing loss lost lower lowest made make makes making may mean meet meets met might missing \
    more most must near nearest need needed needs neither never none not nothing now objective observed \
    of offer offers on only optimal or order other others out pair paired pairing pairings pairs partner \
    partners place places points possible price probability programme proposal proposed proved \
    ranges rank ranks raw reach read reason reasons region regions relaxed remain required requires \
    right rises round rounds row rows rule rules sampled scored scores score search seed seek seeker \
    several share shared shares should shown similarity single smaller smallest stay stays step steps \
    still stopped strength strengths strong stronger sum sums take takes teach tested than that the \
    their theme themes them then there these they this those three tie ties to together too two under \
    unknown until up used value values view views was way weight weighted weights were what when where \
    whether which while whole whose why wins with within without world worse worst would yet you your";

/// The texts of an assessment's dataset and programme, the longest first.
struct Data(Vec<String>);

impl Data {
    fn of(assessed: &Assessment) -> Self {
        let taxonomy = assessed.dataset().taxonomy();
        let mut left = vec![
            serde_json::to_value(assessed.dataset().tables()).unwrap(),
            serde_json::to_value(assessed.programme()).unwrap(),
        ];
        left.extend(
            taxonomy.themes().iter().map(|it| Value::String(taxonomy.theme_label(it).label)),
        );
        let mut texts = BTreeSet::new();
        while let Some(value) = left.pop() {
            match value {
                Value::String(text) => {
                    texts.insert(unwrapped(&text));
                }
                Value::Array(list) => left.extend(list),
                Value::Object(object) => left.extend(object.into_iter().map(|(_, value)| value)),
                _ => {}
            }
        }
        // A single word without a capital is a code, and no text, but for names that the programme gives.
        let programme = assessed.programme();
        let mut names: BTreeSet<&str> =
            programme.criteria.iter().map(|it| it.id.as_str()).collect();
        names.extend(programme.rounds.iter().map(|it| it.name.as_str()));
        names.insert(&programme.name);
        let is_text = |text: &String| {
            let is_code = text.chars().all(char::is_lowercase);
            text.len() > 2 && (!is_code || names.contains(text.as_str()))
        };
        let mut texts: Vec<String> = texts.into_iter().filter(is_text).collect();
        texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
        Self(texts)
    }

    /// A text without the texts of the data, code and keys of a programme file.
    fn sentences(&self, text: &str) -> String {
        let text = text.replace("```text", "").replace("```", "");
        let words = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
        let mut rest = self.without_cut(&unwrapped(&words));
        for text in &self.0 {
            if rest.contains(text.as_str()) {
                rest = without(&rest, text);
            }
        }
        let is_key = |piece: &&str| {
            let key = piece.trim_start_matches('[');
            !(key.starts_with("rules.") || key.starts_with("rounds]") || key.starts_with("http"))
        };
        rest.split(' ').filter(is_key).collect::<Vec<_>>().join(" ")
    }

    /// A text without the beginnings of texts of the data that an ellipsis cuts.
    fn without_cut(&self, text: &str) -> String {
        let mut parts: Vec<String> = text.split('…').map(str::to_owned).collect();
        let last = parts.pop();
        for part in &mut parts {
            let starts = part.char_indices().rev().take(80).map(|(place, _)| place);
            let is_data = |start: &usize| self.0.iter().any(|it| it.starts_with(&part[*start..]));
            if let Some(start) = starts.filter(is_data).last() {
                part.truncate(start);
            }
        }
        parts.extend(last);
        parts.join(" ")
    }
}

/// A text in one line with single blanks.
fn unwrapped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without whole occurrences of a part.
fn without(text: &str, part: &str) -> String {
    let mut kept = String::new();
    let mut from = 0;
    for (place, _) in text.match_indices(part) {
        let before = text[..place].chars().next_back();
        let after = text[place + part.len()..].chars().next();
        if place >= from && ![before, after].iter().flatten().any(|it| it.is_alphanumeric()) {
            kept += &text[from..place];
            from = place + part.len();
        }
    }
    kept + &text[from..]
}

/// The English words of a text.
fn english_words(text: &str) -> Vec<String> {
    let words: BTreeSet<&str> = ENGLISH.split_whitespace().collect();
    let tokens = text.split(|letter: char| !letter.is_alphanumeric());
    // A country is no word, as in (IT).
    let is_code = |word: &&str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    let tokens = tokens.filter(|word| !is_code(word)).map(str::to_lowercase);
    tokens.filter(|word| words.contains(word.as_str())).collect()
}

fn check_text(text: &str, data: &Data, language: &str) {
    let sentences = data.sentences(text);
    let found = english_words(&sentences);
    assert!(found.is_empty(), "{language}: {found:?} in {text}");
}

/// Every sentence is under `text`; other strings are data or ids.
fn check_document(value: &Value, data: &Data, language: &str) {
    match value {
        Value::Array(list) => list.iter().for_each(|it| check_document(it, data, language)),
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(text) if key == "text" => check_text(text, data, language),
                    value => check_document(value, data, language),
                }
            }
        }
        _ => {}
    }
}

fn check(make: fn(&dyn Language) -> Vec<Outputs>) {
    for (language, name) in LANGUAGES {
        for outputs in make(*language) {
            let data = Data::of(&outputs.assessed);
            for page in &outputs.pages {
                match page {
                    Page::Text(text) => check_text(text, &data, name),
                    // Cells without a blank are ids.
                    Page::Table(table) => {
                        let mut reader = csv::Reader::from_reader(table.as_bytes());
                        for record in reader.records() {
                            let record = record.unwrap();
                            let cells = record.iter().filter(|cell| cell.contains(' '));
                            cells.for_each(|cell| check_text(cell, &data, name));
                        }
                    }
                    Page::Document(document) => check_document(document, &data, name),
                }
            }
        }
    }
}

#[test]
fn no_english_word_is_left_in_a_plan() {
    check(outputs::plan);
}

#[test]
fn no_english_word_is_left_under_other_programmes() {
    check(outputs::programmes);
}

#[test]
fn no_english_word_is_left_in_prices_rounds_and_screening() {
    check(outputs::prices);
}

#[test]
#[cfg_attr(
    not(any(feature = "highs", feature = "microlp")),
    ignore = "within these limits the search needs the hints of a library"
)]
fn no_english_word_is_left_in_a_clash() {
    check(outputs::clashes);
}

#[test]
fn no_english_word_is_left_in_reserves_and_exclusions() {
    check(outputs::reserves);
}

#[test]
fn no_english_word_is_left_in_questions() {
    check(outputs::questions);
}

#[test]
fn no_english_word_is_left_in_firmness() {
    check(outputs::firmness);
}

/// The check finds what it looks for: each English page has many of the words.
#[test]
fn english_words_would_be_found() {
    assert!(ENGLISH.split_whitespace().count() >= 150);
    for outputs in outputs::plan(&English) {
        let data = Data::of(&outputs.assessed);
        let Page::Text(page) = &outputs.pages[0] else { panic!("a text comes first") };
        let sentences = data.sentences(page);
        assert!(english_words(&sentences).len() > 50, "{sentences}");
        assert_eq!(english_words(&data.sentences("`the` Sciences and Tech…")), ["and"]);
    }
}

#[test]
fn reasons_that_these_data_do_not_give_are_translated() {
    for (language, name) in LANGUAGES {
        let untestable = [Untestable::NoPair, Untestable::NoChoice, Untestable::Additive];
        let mut texts: Vec<String> =
            untestable.iter().map(|because| language.not_tested(&[], because)).collect();
        let not_linear = [NotLinear::Rules, NotLinear::Objectives, NotLinear::Rounds];
        texts.extend(not_linear.map(|because| language.not_linear(because)));
        for text in texts {
            assert_eq!(english_words(&text), [""; 0], "{name}: {text}");
        }
    }
}

#[test]
fn numbers_have_a_decimal_comma_and_a_blank_that_no_line_breaks() {
    for (language, _) in LANGUAGES {
        assert_eq!(language.number(0.5, 3), "0,500");
        assert_eq!(language.number(-1_234.5, 1), "−1\u{202F}234,5");
        assert_eq!(language.signed_number(-0.25, 2), "−0,25");
        assert_eq!(language.count(999), "999");
        assert_eq!(language.count(1_000_000), "1\u{202F}000\u{202F}000");
    }
}

#[test]
fn lists_have_no_comma_before_the_last_item() {
    for (language, name) in LANGUAGES {
        let items = |count: usize| ["x", "y", "z"][..count].iter().map(|&it| it.to_owned());
        let lists = [0, 1, 2, 3].map(|count| language.list(&items(count).collect::<Vec<_>>()));
        let and = match *name {
            "Spanish" => "y",
            _ => "e",
        };
        assert_eq!(lists[0], "");
        assert_eq!(lists[1], "x");
        assert_eq!(lists[2], format!("x {and} y"));
        assert_eq!(lists[3], format!("x, y {and} z"));
    }
}

#[test]
fn one_pair_is_singular() {
    for (language, name) in LANGUAGES {
        let rule = |count| language.rule(&RuleDescription::NumberOfPairs(count));
        let [one, two] = [rule(1), rule(2)];
        assert_ne!(one.replace('1', "2"), two, "{name}");
        assert!(one.ends_with(" par") || one.contains(" par "), "{name}: {one}");
        assert!(two.contains(" pares"), "{name}: {two}");
    }
}
