//! Criteria in English.

use super::English;
use crate::report::language::CriterionSentences;

impl CriterionSentences for English {}
