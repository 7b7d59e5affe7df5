//! Facts that are not recorded, and what their answers could change.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use crate::cases::cases;
use proptest::prelude::*;
use regiopair::criteria::Unknown;
use regiopair::plan::{Assessment, Matcher, PlanOutcome};
use regiopair::profile::RegionLabel;
use regiopair::programme::Programme;
use regiopair::report::language::{English, QuestionSentences};
use regiopair::report::{questions_to_csv, questions_to_text};
use regiopair::score::{UnknownTreatment, Weights};
use regiopair::sensitivity::{PlanIf, Question};

use super::score_table::{ScoreTable, Scored, blank};

/// Regions with a criterion that is known, and one with gaps: values below 0 are unknown.
struct Gapped {
    known: Scored,
    gaps: [[i64; 4]; 3],
}

impl Gapped {
    fn new(known: [[i64; 4]; 3], gaps: [[i64; 4]; 3]) -> Self {
        Self { known: Scored::new(&known, &["ES"; 4]), gaps }
    }

    fn assess(&self) -> Assessment {
        let mut table = ScoreTable::nothing("with-gaps");
        table.values = Scored::new(&self.gaps, &["ES"; 4]).table.values;
        let programme = Programme { unknown_values: UnknownTreatment::LeaveOut, ..blank() };
        let matcher = Matcher::new(&self.known.dataset, programme);
        let matcher = matcher.criterion(self.known.table.clone(), Weights::both(2.0));
        matcher.criterion(table, Weights::both(1.0)).assess().unwrap()
    }

    /// The same with a value in the place of a gap.
    fn filled(&self, (row, col): (usize, usize), value: i64) -> Self {
        let known = Scored { dataset: self.known.dataset.clone(), table: self.known.table.clone() };
        let mut gaps = self.gaps;
        gaps[row][col] = value;
        Self { known, gaps }
    }
}

fn pairs(assessed: &Assessment) -> Vec<(usize, usize)> {
    let PlanOutcome::Plan(plan) = assessed.plan().unwrap() else { panic!("no plan") };
    plan.pairs.iter().map(|pair| (pair.0.0, pair.1.0)).collect()
}

fn total(assessed: &Assessment, pairs: &[(usize, usize)]) -> f64 {
    pairs.iter().map(|&pair| assessed.scores().scores()[pair].get().unwrap_or(0.0)).sum()
}

/// The cell of a question about one pair.
fn cell(question: &Question) -> (usize, usize) {
    let number = |label: &RegionLabel| label.id.split('-').nth(1).unwrap().parse().unwrap();
    (number(&question.ask[0]), number(&question.ask[1]))
}

#[test]
fn a_question_is_worth_what_the_plan_could_lose() {
    // By hand. The plan is the diagonal: 0.9, 0.8 and (2 × 0.6 + 0.3) / 3 = 0.5. Nothing is known of (2, 3) but
    // 0.45; if the gap were 1 its score would be (0.9 + 1) / 3 = 0.6333, which gains 0.1333.
    let known = [[90, 10, 10, 10], [10, 80, 10, 10], [10, 10, 60, 45]];
    let gaps = [[90, 10, 10, 10], [10, 80, 10, 10], [10, 10, 30, -1]];
    let questions = Gapped::new(known, gaps).assess().questions().unwrap();
    assert_eq!(questions.len(), 1);
    let question = &questions[0];
    assert_eq!((cell(question), question.pairs), ((2, 3), 1));
    assert_eq!(question.criteria, ["with-gaps"]);
    assert!((question.value.unwrap() - (1.9 / 3.0 - 0.5)).abs() < 1e-9);
    let PlanIf::Plan { gone, new, .. } = &question.highest else { panic!("no plan") };
    assert_eq!((&*gone[0].right.id, &*new[0].right.id), ("north-2", "north-3"));
    assert_eq!(question.lowest.regret(), Some(0.0));
    let text = questions_to_text(&questions, &English);
    let wanted = "\n    0.133      1  Region south-2 (AR) and Region north-3 (ES)\n";
    assert!(text.contains(wanted), "{text}");
    let csv = questions_to_csv(&questions, &English).unwrap();
    assert_eq!(csv.lines().count(), 3, "{csv}");
    let nothing = Gapped::new(known, gaps).filled((2, 3), 50).assess().questions().unwrap();
    let text = questions_to_text(&nothing, &English);
    assert_eq!(text, "Every value with a weight is known: there is nothing to ask.\n");
}

#[test]
fn questions_are_questions() {
    let [id, name, country] = ["salta", "Salta", "AR"].map(str::to_owned);
    let region = RegionLabel { id, name, country };
    let other = Box::new(region.clone());
    let key = "challenge_faced".to_owned();
    for unknown in [
        Unknown::NoNeed { region: region.clone() },
        Unknown::NoStrength { region: region.clone() },
        Unknown::NoRelatedTarget { region: region.clone() },
        Unknown::NoLanguage { region: region.clone() },
        Unknown::NoCoordinates { region: region.clone() },
        Unknown::NoPhase { learner: other.clone(), teacher: other.clone() },
        Unknown::NothingStated { region: other.clone(), key: key.clone() },
        Unknown::NoOfferKnown { region: other.clone(), key },
    ] {
        let text = English.question(&unknown);
        assert!(text.ends_with('?') && text.contains("Salta") && !text.contains('_'), "{text}");
    }
}

proptest! {
    #![proptest_config(cases(48))]

    /// The regret is that of the plan after the gap is filled in the data.
    #[test]
    fn regrets_are_those_of_filled_gaps(
        known in prop::array::uniform3(prop::array::uniform4(0..100_i64)),
        gaps in prop::array::uniform3(prop::array::uniform4(-40..100_i64)),
    ) {
        let case = Gapped::new(known, gaps);
        let assessed = case.assess();
        let plan = pairs(&assessed);
        let questions = assessed.questions().unwrap();
        let unknown = gaps.iter().flatten().filter(|value| **value < 0).count();
        prop_assert_eq!(questions.len(), unknown);
        for question in &questions {
            for (if_value, value) in [(&question.lowest, 0), (&question.highest, 100)] {
                let filled = case.filled(cell(question), value).assess();
                let best = pairs(&filled);
                let regret = total(&filled, &best) - total(&filled, &plan);
                prop_assert!((if_value.regret().unwrap() - regret).abs() < 1e-8);
                let changed = plan.iter().filter(|pair| !best.contains(pair)).count();
                prop_assert_eq!(if_value.changed_pairs(), changed);
            }
        }
        let sorted = questions.windows(2).all(|two| two[0].value >= two[1].value);
        prop_assert!(sorted);
    }
}
