//! What keeps a text from being TOML, in words that help people who do not know TOML.

use std::ops::Range;

use toml::de::Error;

use crate::rules::{ProgrammeFaultKind, TomlFault};
use crate::vocabulary::{self, named, shorten};

/// The fault behind an error of the parser: the slip on its line, if it is a common one.
pub(super) fn fault(text: &str, error: &Error) -> (Range<usize>, ProgrammeFaultKind) {
    let span = error.span().unwrap_or(0..0);
    let line = line_of(text, span.start);
    let slip = curly_quote(&text[line.clone()]).or_else(|| decimal_comma(&text[line.clone()]));
    if let Some((at, length, kind)) = slip {
        return (line.start + at..line.start + at + length, kind);
    }
    let message = error.message().to_owned();
    (span, ProgrammeFaultKind::Syntax { message })
}

/// Every line that a character turns around.
pub(super) fn turning(text: &str) -> Vec<TomlFault> {
    let mut faults = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(found) = vocabulary::turning(line) {
            let at = start + line.find(found).unwrap_or_default();
            let kind = ProgrammeFaultKind::Invisible { character: named(found) };
            faults.push(TomlFault { span: at..at + found.len_utf8(), kind });
        }
        start += line.len();
    }
    faults
}

fn line_of(text: &str, at: usize) -> Range<usize> {
    let at = (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    start..end
}

fn curly_quote(line: &str) -> Option<(usize, usize, ProgrammeFaultKind)> {
    let is_curly = |c: char| matches!(c, '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '＂');
    let at = line.find(is_curly)?;
    let found = line[at..].chars().next()?;
    Some((at, found.len_utf8(), ProgrammeFaultKind::CurlyQuote { found }))
}

/// A value such as `0,2` on its own.
fn decimal_comma(line: &str) -> Option<(usize, usize, ProgrammeFaultKind)> {
    let (key, rest) = line.split_once('=')?;
    let value = rest.split('#').next()?.trim();
    let (whole, decimals) = value.split_once(',')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole.trim_start_matches(['-', '+'])) || !digits(decimals) {
        return None;
    }
    let at = key.len() + 1 + rest.find(value)?;
    let suggestion = shorten(&format!("{whole}.{decimals}"));
    let kind = ProgrammeFaultKind::DecimalComma { value: shorten(value), suggestion };
    Some((at, value.len(), kind))
}
