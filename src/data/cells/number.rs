//! Numbers in the declared format, or as `1234.5` if none is declared. The meaning of an undeclared mark is never guessed.

use super::{Declared, ParseError};
use crate::contract::model::NumberFormat;
use crate::message::{Language, Message, msg};
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;

/// Above this, a floating-point number cannot distinguish adjacent whole numbers.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Why a text is not a number of a format.
enum Fault {
    /// It is not written like a number of the format.
    Form,
    /// It is beyond all numbers.
    TooLarge,
    /// Its whole part would be rounded.
    TooManyDigits,
}

/// The format of numbers if none is declared: `1234.5`.
const PLAIN: [NumberFormat; 1] = [NumberFormat::PLAIN];

/// A number in one of the declared formats, or as `1234.5` if there is none. Formats that read different numbers leave it open.
pub(in crate::data) fn number(
    text: &str,
    declared: Declared<'_, NumberFormat>,
) -> Result<f64, ParseError> {
    let formats = if declared.formats.is_empty() {
        &PLAIN
    } else {
        declared.formats
    };
    let mut found: Option<f64> = None;
    let mut fault = None;
    for format in formats {
        match in_format(text, format) {
            Ok(number) if found.is_some_and(|other| other != number) => {
                let first = found.unwrap_or(number).to_string();
                let second = number.to_string();
                return Err(msg!(
                    "it can be {first} or {second} in the formats of the contract",
                    first,
                    second
                )
                .into());
            }
            Ok(number) => found = Some(number),
            Err(wrong) => {
                fault.get_or_insert((wrong, format));
            }
        }
    }
    found.ok_or_else(|| match fault {
        Some((fault, format)) => why(&fault, text, format, declared.language),
        None => msg!("it is not a number").into(),
    })
}

fn in_format(text: &str, format: &NumberFormat) -> Result<f64, Fault> {
    let digits = digits(text, format).ok_or(Fault::Form)?;
    let number = match digits.parse::<f64>() {
        Ok(number) if number.is_finite() => number,
        Ok(_) => return Err(Fault::TooLarge),
        Err(_) => return Err(Fault::Form),
    };
    // Decimals are rounded to what a number can hold; the whole part never is.
    match number.abs() >= EXACT && !is_exact(&digits, number) {
        true => Err(Fault::TooManyDigits),
        false => Ok(number),
    }
}

/// Whether a number from [`EXACT`] on is what its digits say; with an exponent it is taken as rounded already.
fn is_exact(digits: &str, number: f64) -> bool {
    let whole = digits
        .trim_start_matches('-')
        .split('.')
        .next()
        .unwrap_or(digits);
    let whole = whole.trim_start_matches('0');
    digits.contains('e') || format!("{:.0}", number.abs()) == whole
}

/// An amount or a count: like [`number`], but if no number format is declared, a single mark that could also be a thousands
/// mark is an error.
pub(in crate::data) fn clear(
    text: &str,
    declared: Declared<'_, NumberFormat>,
) -> Result<f64, ParseError> {
    match two_readings(text, declared.language).filter(|_| declared.formats.is_empty()) {
        Some(why) => Err(why),
        None => number(text, declared),
    }
}

/// Both readings of `900.000` and `1,500`, and how to declare the right one.
fn two_readings(text: &str, language: Language) -> Option<ParseError> {
    let magnitude = text.trim_start_matches(['-', '\u{2212}', '+']);
    let (before, after) = magnitude.split_once(['.', ','])?;
    let is_group = is_digits(before) && before.len() <= 3 && !before.starts_with('0');
    if !is_group || !is_digits(after) || after.len() != 3 {
        return None;
    }
    let decimals = after.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    let (thousands, decimal) = match magnitude.contains(',') {
        true => ("\"1,000.5\"", "\"1000,5\""),
        false => ("\"1.000,5\"", "\"1000.5\""),
    };
    let line = |format: &'static str| {
        let formats = |_: &str| Some(format);
        keywords::fill(language, PhraseId::NumbersAre, &formats)
    };
    Some(
        msg!(
            "it can be {whole} or {number}; say which in the contract: `{thousands}` or `{decimal}`",
            whole = format!("{before}{after}"),
            number = format!("{before}{point}{decimals}"),
            thousands = line(thousands),
            decimal = line(decimal)
        )
        .into(),
    )
}

/// A whole number of a typed column that is so small that all near it are exact.
pub(in crate::data) fn plain(number: i64) -> Option<f64> {
    let exact = -(EXACT as i64)..=EXACT as i64;
    exact.contains(&number).then_some(number as f64)
}

/// A whole number of a typed column.
pub(in crate::data) fn exact(number: i64, language: Language) -> Result<f64, ParseError> {
    let kept = number as f64;
    // The cast back saturates, so the largest number is compared as well.
    match kept as i64 == number && number != i64::MAX {
        true => Ok(kept),
        false => Err(too_many_digits(language).into()),
    }
}

fn too_many_digits(language: Language) -> Message {
    let word = keywords::word(language, "type_word", "Text");
    let text = word.map_or("", |word| word.forms[0]);
    msg!(
        "the number has more digits than can be kept; declare the field as `{text}`",
        text
    )
}

/// The number, if it is whole.
pub(in crate::data) fn whole(number: f64) -> Result<f64, ParseError> {
    if number.fract() != 0.0 {
        Err(msg!("it is not a whole number").into())
    } else if number.abs() > EXACT {
        Err(msg!("the whole number is too large to be exact").into())
    } else {
        Ok(number)
    }
}

/// The number without thousands marks, with a point as the decimal mark; none if it is not written like the format.
fn digits(text: &str, format: &NumberFormat) -> Option<String> {
    let (sign, magnitude) = match text.strip_prefix(['-', '\u{2212}', '+']) {
        Some(rest) if text.starts_with('+') => ("", rest),
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (mantissa, exponent) = match magnitude.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (magnitude, None),
    };
    let (whole, decimals) = match mantissa.split_once(format.decimal) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (mantissa, None),
    };
    let mut out = String::with_capacity(text.len());
    out.push_str(sign);
    // `.4`
    match whole.is_empty() && decimals.is_some() {
        true => out.push('0'),
        false => out.push_str(&whole_part(whole, format)?),
    }
    if let Some(decimals) = decimals {
        if decimals.is_empty() || !is_digits(decimals) {
            return None;
        }
        out.push('.');
        out.push_str(decimals);
    }
    if let Some(exponent) = exponent {
        if !is_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)) {
            return None;
        }
        out.push('e');
        out.push_str(exponent);
    }
    Some(out)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The digits before the decimal mark; with thousands marks, only in groups of three.
fn whole_part(whole: &str, format: &NumberFormat) -> Option<String> {
    if is_digits(whole) {
        return Some(whole.to_string());
    }
    let mark = format.thousands?;
    let mut groups = whole.split(|c| same_mark(c, mark));
    let first = groups.next()?;
    let mut out = first.to_string();
    if !is_digits(first) || first.len() > 3 {
        return None;
    }
    for group in groups {
        if !is_digits(group) || group.len() != 3 {
            return None;
        }
        out.push_str(group);
    }
    Some(out)
}

/// Spaces of any width count as one mark, and so do straight and curly apostrophes.
fn same_mark(c: char, mark: char) -> bool {
    let plain = |c: char| match c {
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        '\u{2019}' => '\'',
        c => c,
    };
    plain(c) == plain(mark)
}

fn why(fault: &Fault, text: &str, format: &NumberFormat, language: Language) -> ParseError {
    ParseError(match fault {
        Fault::TooLarge => msg!("the number is too large"),
        Fault::TooManyDigits => too_many_digits(language),
        Fault::Form if !is_digits_and_marks(text) => msg!("it is not a number"),
        Fault::Form => {
            let example = match (format.thousands, format.decimal) {
                (Some(mark), decimal) => format!("1{mark}234{decimal}5"),
                (None, decimal) => format!("1234{decimal}5"),
            };
            let setting = keywords::label(language, PhraseId::NumbersAre);
            msg!(
                "it is not written like {example}; if the data has another form, say so with `{setting}`",
                example,
                setting
            )
        }
    })
}

fn is_digits_and_marks(text: &str) -> bool {
    let marks = "., '\u{a0}-+\u{202f}\u{2019}";
    let only_marks = |c: char| c.is_ascii_digit() || marks.contains(c);
    text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(only_marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: NumberFormat = NumberFormat {
        decimal: ',',
        thousands: Some('.'),
        sign: None,
    };
    const FRENCH: NumberFormat = NumberFormat {
        thousands: Some(' '),
        ..GERMAN
    };
    const PLAIN: NumberFormat = NumberFormat::PLAIN;

    fn read(text: &str, format: NumberFormat) -> Option<f64> {
        number(text, [format].as_slice().into()).ok()
    }

    fn clear(text: &str, declared: &[NumberFormat]) -> Result<f64, String> {
        super::clear(text, declared.into()).map_err(|why| why.0.english())
    }

    fn why(text: &str, declared: &[NumberFormat]) -> String {
        let read = number(text, declared.into());
        read.expect_err("it is not a number").0.english()
    }

    #[test]
    fn plain_numbers() {
        assert_eq!(read("1234.5", PLAIN), Some(1234.5));
        assert_eq!(read("-0.25", PLAIN), Some(-0.25));
        assert_eq!(read("+7", PLAIN), Some(7.0));
        assert_eq!(read("\u{2212}7", PLAIN), Some(-7.0));
        assert_eq!(read("1.5E+07", PLAIN), Some(1.5e7));
        assert_eq!(read(".4", PLAIN), Some(0.4));
        assert_eq!(read("-.4", PLAIN), Some(-0.4));
        for odd in [
            "", "-", ".", "5.", "1e", "abc", "NaN", "inf", "1.2.3", "0x10", "1e999", "١٢",
        ] {
            assert_eq!(read(odd, PLAIN), None, "{odd}");
        }
    }

    #[test]
    fn a_mark_that_is_not_declared_is_not_guessed() {
        for odd in ["1,000", "1 000", "1,5", "1'000"] {
            assert_eq!(read(odd, PLAIN), None, "{odd}");
        }
        let why = why("1,000", &[]);
        assert!(
            why.contains("1234.5") && why.contains("`numbers are:`"),
            "{why}"
        );
    }

    #[test]
    fn an_amount_or_count_with_one_mark_before_three_digits_has_two_readings() {
        for (text, readings) in [
            ("900.000", "900000 or 900;"),
            ("-1,500", "1500 or 1.5;"),
            ("12.345", "12345 or 12.345;"),
        ] {
            let why = clear(text, &[]).unwrap_err();
            assert!(why.contains(readings), "{why}");
            assert!(why.contains("`numbers are: \"1"), "{why}");
        }
        for (text, plain) in [("0.625", 0.625), ("1.50", 1.5), ("1234.500", 1234.5)] {
            assert_eq!(clear(text, &[]).ok(), Some(plain), "{text}");
        }
        assert_eq!(clear("1.500", &[PLAIN]).ok(), Some(1.5));
        assert_eq!(clear("1.500", &[GERMAN]).ok(), Some(1500.0));
        assert_eq!(read("1.500", PLAIN), Some(1.5));
    }

    #[test]
    fn declared_marks_separate_groups_of_three() {
        assert_eq!(read("1.234.567,5", GERMAN), Some(1_234_567.5));
        assert_eq!(read("1234567,5", GERMAN), Some(1_234_567.5));
        assert_eq!(read("12\u{a0}345", FRENCH), Some(12_345.0));
        for odd in ["1.5", "1.23.456", "1234.567", "1,234,5", "1.2345"] {
            assert_eq!(read(odd, GERMAN), None, "{odd}");
        }
    }

    #[test]
    fn whole_numbers_have_no_decimals() {
        assert_eq!(whole(12.0).ok(), Some(12.0));
        assert!(whole(12.5).is_err());
        assert!(whole(1e17).is_err());
    }

    #[test]
    fn several_formats_must_agree() {
        let both = [
            GERMAN,
            NumberFormat {
                decimal: '.',
                thousands: Some(','),
                sign: None,
            },
        ];
        let read = |text| number(text, both.as_slice().into()).ok();
        assert_eq!(read("1.234.567"), Some(1_234_567.0));
        assert_eq!(read("1,234.5"), Some(1234.5));
        let why = why("1.500", &both);
        assert!(why.starts_with("it can be 1500 or 1.5 "), "{why}");
    }

    #[test]
    fn a_number_is_never_rounded_in_its_whole_part() {
        assert_eq!(read("12345678901234567890", PLAIN), None);
        assert_eq!(read("9007199254740993", PLAIN), None);
        assert_eq!(
            read("9007199254740992", PLAIN),
            Some(9_007_199_254_740_992.0)
        );
        assert_eq!(
            read("18014398509481984.0", PLAIN),
            Some(18_014_398_509_481_984.0)
        );
        assert_eq!(
            read("0.12345678901234567890", PLAIN),
            Some(0.123_456_789_012_345_68)
        );
        assert_eq!(read("5.80503E+18", PLAIN), Some(5.80503e18));
    }
}
