//! Numbers as people and spreadsheets write them.

/// What a text can mean as a number.
#[derive(Debug, PartialEq)]
pub(super) enum WrittenNumber {
    /// One number, with a decimal point and nothing between thousands; or no number at all.
    Plain(String),
    /// Either of two numbers: the comma or point as a decimal point, or left out.
    Ambiguous([String; 2]),
}

/// Rewrites a number with a decimal comma, such as `38,57`, or with separated thousands, such as
/// `5,000,879`, `5.000.879`, `5 000 879` or `1,234.5`, where it can only be read in one way. With
/// `decimal_comma`, a single comma is a decimal point, and a single point may separate thousands.
pub(super) fn plain_number(text: &str, decimal_comma: bool) -> WrittenNumber {
    use WrittenNumber::{Ambiguous, Plain};
    let sign_length = text.len() - text.trim_start_matches(['-', '+']).len();
    let (sign, digits) = text.split_at(sign_length);
    let joined = |thousands: &str, separator: char| {
        let mut groups = thousands.split(separator);
        let first = groups.next().unwrap_or_default();
        let is_number = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
        let sound = (1..=3).contains(&first.len()) && is_number(first);
        let rest: Vec<&str> = groups.collect();
        let fits = |group: &&str| group.len() == 3 && is_number(group);
        (sound && !rest.is_empty() && rest.iter().all(fits))
            .then(|| thousands.replace(separator, ""))
    };
    let count = |separator| digits.matches(separator).count();
    let spaces = [' ', '\u{A0}', '\u{2009}', '\u{202F}', '\'', '’'];
    if let Some(whole) = spaces.into_iter().find_map(|space| joined(digits, space)) {
        return Plain(format!("{sign}{whole}"));
    }
    match (count(','), count('.')) {
        (1, 0) => {
            let point = format!("{sign}{}", digits.replace(',', "."));
            // A number with leading zeros separates no thousands.
            match joined(digits, ',').filter(|_| !digits.starts_with('0') && !decimal_comma) {
                Some(whole) => Ambiguous([point, format!("{sign}{whole}")]),
                None => Plain(point),
            }
        }
        (0, 1) if decimal_comma && !digits.starts_with('0') => {
            let comma = format!("{sign}{}", digits.replace('.', ","));
            match joined(digits, '.') {
                Some(whole) => Ambiguous([comma, format!("{sign}{whole}")]),
                None => Plain(text.to_owned()),
            }
        }
        (2.., 0) => {
            Plain(joined(digits, ',').map_or(text.to_owned(), |whole| sign.to_owned() + &whole))
        }
        (0, 2..) => {
            Plain(joined(digits, '.').map_or(text.to_owned(), |whole| sign.to_owned() + &whole))
        }
        (1.., 1..) => {
            Plain(both(digits, joined).map_or(text.to_owned(), |it| sign.to_owned() + &it))
        }
        _ => Plain(text.to_owned()),
    }
}

/// A number with thousands and decimals: what comes last separates the decimals.
fn both(digits: &str, joined: impl Fn(&str, char) -> Option<String>) -> Option<String> {
    let (decimal, thousand) =
        if digits.rfind(',') > digits.rfind('.') { (',', '.') } else { ('.', ',') };
    let (whole, decimals) = digits.split_once(decimal)?;
    let sound = !decimals.is_empty() && decimals.bytes().all(|byte| byte.is_ascii_digit());
    Some(format!("{}.{decimals}", joined(whole, thousand).filter(|_| sound)?))
}

#[cfg(test)]
mod tests {
    use super::{WrittenNumber, plain_number};

    #[test]
    fn one_reading_is_taken() {
        for (text, plain) in [
            ("5,000,879", "5000879"),
            ("5.000.879", "5000879"),
            ("5 000 879", "5000879"),
            ("-24,79", "-24.79"),
            ("0,125", "0.125"),
            ("1,234.5", "1234.5"),
            ("1.234,5", "1234.5"),
            ("1234,5", "1234.5"),
            ("1.234", "1.234"),
            ("1e5", "1e5"),
        ] {
            assert_eq!(plain_number(text, false), WrittenNumber::Plain(plain.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_stays() {
        for text in
            ["", "many", "1,2,3", "5,00,879", "1.2.3", "1,234.5.6", "1 2", "5,000,87", "1,2.3,4"]
        {
            assert_eq!(plain_number(text, false), WrittenNumber::Plain(text.to_owned()), "{text}");
        }
        assert!(matches!(plain_number("many, many", false), WrittenNumber::Plain(_)));
    }

    #[test]
    fn two_readings_are_given() {
        let readings = ["1.234".to_owned(), "1234".to_owned()];
        assert_eq!(plain_number("1,234", false), WrittenNumber::Ambiguous(readings));
        let readings = ["1,234".to_owned(), "1234".to_owned()];
        assert_eq!(plain_number("1.234", true), WrittenNumber::Ambiguous(readings));
    }

    #[test]
    fn with_a_decimal_comma() {
        for (text, plain) in [
            ("38,571", "38.571"),
            ("1.234,5", "1234.5"),
            ("1.234.567", "1234567"),
            ("-24.79", "-24.79"),
            ("0.125", "0.125"),
            ("1234", "1234"),
        ] {
            assert_eq!(plain_number(text, true), WrittenNumber::Plain(plain.to_owned()), "{text}");
        }
    }
}
