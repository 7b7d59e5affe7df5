//! Rules in English.

use super::English;
use crate::report::language::RuleSentences;

impl RuleSentences for English {}
