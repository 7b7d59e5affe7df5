//! What to ask, as text.

use std::fmt::Write as _;

use super::layout::{WIDTH, hang, region, wrap};
use crate::profile::RegionLabel;
use crate::report::language::Language;
use crate::sensitivity::{Completions, Question};

/// Says what of the plan holds whatever the unknown values are. Lines of at most [`WIDTH`] columns.
pub fn completions_to_text(completions: &Completions, language: &dyn Language) -> String {
    format!("{}\n", wrap(&language.completions(completions), WIDTH, 0))
}

/// Shows the questions whose answers could change the plan, the most valuable first. Lines of at most
/// [`WIDTH`] columns.
pub fn questions_to_text(questions: &[Question], language: &dyn Language) -> String {
    if questions.is_empty() {
        return format!("{}\n", wrap(&language.no_question(), WIDTH, 0));
    }
    let (idle, open): (Vec<&Question>, Vec<&Question>) =
        questions.iter().partition(|question| question.value == Some(0.0));
    let mut out = String::new();
    if !open.is_empty() {
        let _ = writeln!(out, "{}\n", wrap(&language.questions_heading(), WIDTH, 0));
        let [points, pairs, ask] = language.question_columns();
        let _ = writeln!(out, "  {points:>7} {pairs:>6}  {ask}");
    }
    for question in open {
        let points = question.value.map_or_else(|| "?".to_owned(), |it| language.number(it, 3));
        let pairs = question.lowest.changed_pairs().max(question.highest.changed_pairs());
        let names: Vec<String> = question.ask.iter().map(label).collect();
        let names = hang(&language.list(&names), 18);
        let _ = writeln!(out, "  {points:>7} {pairs:>6}  {names}");
        let _ = writeln!(out, "      {}", hang(&language.question(&question.unknown), 6));
        let _ = writeln!(out, "      {}", hang(&language.question_effect(question), 6));
    }
    if !idle.is_empty() {
        let blank = if out.is_empty() { "" } else { "\n" };
        let _ = writeln!(out, "{blank}{}", wrap(&language.idle_questions(idle.len()), WIDTH, 0));
    }
    out
}

fn label(of: &RegionLabel) -> String {
    region(of).trim_end().to_owned()
}
