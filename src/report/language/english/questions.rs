//! Questions about what is not recorded in English.

use super::English;
use crate::criteria::Unknown;
use crate::report::language::{CriterionSentences, Grammar, QuestionSentences};
use crate::sensitivity::{ChangedPair, Completions, Holds, PlanIf, Question};

/// At most this many pairs are named.
const MOST_PAIRS: usize = 3;

impl QuestionSentences for English {
    fn question(&self, unknown: &Unknown) -> String {
        match unknown {
            Unknown::NoNeed { region } => {
                format!("What does {} need: in which domains does it look for help?", region.name)
            }
            Unknown::NoStrength { region } | Unknown::MeanProfile { region } => {
                format!("In which domains is {} strong?", region.name)
            }
            Unknown::NoRelatedTarget { region } => {
                format!("Which domains does {} want to enter?", region.name)
            }
            Unknown::NoLanguage { region } => {
                format!("In which languages can {} work?", region.name)
            }
            Unknown::NoCoordinates { region } => {
                format!("Where is {} (latitude and longitude)?", region.name)
            }
            Unknown::NoPhase { learner, teacher } => format!(
                "With which phases of its strategy does {} need help, and which can {} teach?",
                learner.name, teacher.name
            ),
            Unknown::NoCommonField => {
                "What are population, area, wealth, terrain and level of the two regions?"
                    .to_owned()
            }
            Unknown::NoTie => "Have the two regions worked together before?".to_owned(),
            Unknown::NothingStated { region, key } => {
                format!("What is to be recorded as {} of {}?", key.replace('_', " "), region.name)
            }
            Unknown::NoOfferKnown { region, key } => format!(
                "Which {} that its partners state does {} offer?",
                key.replace('_', " "),
                region.name
            ),
            other => format!("What can be recorded? So far {}.", self.unknown(other)),
        }
    }

    fn questions_heading(&self) -> String {
        "What to ask: points that the plan could lose because the answer is not known, and pairs that the \
         answer could change"
            .to_owned()
    }

    fn question_columns(&self) -> [String; 3] {
        ["points", "pairs", "ask"].map(str::to_owned)
    }

    fn question_effect(&self, question: &Question) -> String {
        let [low, high] = [&question.lowest, &question.highest];
        let rank = |plan: &PlanIf| plan.regret().unwrap_or(f64::INFINITY);
        let (degree, plan) = if rank(low) > rank(high) { ("least", low) } else { ("most", high) };
        let what = match plan {
            PlanIf::NoPlan => "no plan would satisfy the rules".to_owned(),
            PlanIf::Undecided => "no plan was found within the effort".to_owned(),
            PlanIf::Plan { new, .. } if new.is_empty() => "no other pair would be made".to_owned(),
            PlanIf::Plan { new, .. } => {
                let pair =
                    |pair: &ChangedPair| format!("{} with {}", pair.left.name, pair.right.name);
                let shown: Vec<String> = new.iter().take(MOST_PAIRS).map(pair).collect();
                let more = new.len() - shown.len();
                format!("the plan would pair {}", self.list_with_more(&shown, more))
            }
        };
        let values = match question.pairs {
            1 => "the only pair that depends".to_owned(),
            count => format!("all {} pairs that depend", self.count(count)),
        };
        format!("With the {degree} favourable answer for {values} on it, {what}.")
    }

    fn no_question(&self) -> String {
        "Every value with a weight is known: there is nothing to ask.".to_owned()
    }

    fn completions(&self, completions: &Completions) -> String {
        let proposed = || completions.pairs.iter().filter(|pair| pair.is_proposed);
        let count = |holds: Holds| proposed().filter(|pair| pair.holds == holds).count();
        let (all, always, not) =
            (proposed().count(), count(Holds::Always), count(Holds::Sometimes));
        let regret = match completions.worst.regret() {
            Some(0.0) => {
                return "Whatever the unknown values are, no plan is better than this one."
                    .to_owned();
            }
            Some(regret) => {
                format!(" At worst the plan loses {} points for them.", self.number(regret, 3))
            }
            None => String::new(),
        };
        let open = match all - always - not {
            0 => String::new(),
            open => format!("; of {} neither is proved", self.count(open)),
        };
        let [of_all, held, lost] = [all, always, not].map(|count| self.count(count));
        format!(
            "Pairs of the plan that are in a best plan whatever the unknown values are: {held} of {of_all}; \
             pairs that are in none for some of the values: {lost}{open}.{regret}"
        )
    }

    fn idle_questions(&self, count: usize) -> String {
        match count {
            1 => "1 more fact is not recorded, but by itself it could not change the best plan."
                .to_owned(),
            count => format!(
                "{} more facts are not recorded, but none of them by itself could change the best plan.",
                self.count(count)
            ),
        }
    }
}
