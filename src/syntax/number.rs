//! Numbers of a contract, parsed strictly. A number with two readings is rejected, and both are shown.

use super::phrase::Language;
use crate::units::MilliPoints;

/// Why a numeral is rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It has two readings; each is given with its unambiguous form.
    TwoReadings(String, String),
    /// Its marks are wrong for the file's language; the plain form, if there is one.
    WrongMarks(Option<String>),
    /// More digits than can be kept exactly.
    TooLong,
}

/// A numeral in plain form: digits, and at most one `.` followed by digits.
pub fn plain(numeral: &str, language: Language) -> Result<String, Refusal> {
    let decimal = language.decimal_mark();
    let thousands = if decimal == '.' { ',' } else { '.' };
    if numeral.chars().filter(char::is_ascii_digit).count() > 15 {
        return Err(Refusal::TooLong);
    }
    let (whole, fraction) = match numeral.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (numeral, None),
    };
    if fraction.is_some_and(|fraction| fraction.contains(['.', ','])) {
        return Err(Refusal::WrongMarks(grouped(numeral, decimal)));
    }
    let digits = match whole.contains(thousands) {
        true => grouped(whole, thousands)
            .ok_or_else(|| Refusal::WrongMarks(wrong_decimal_mark(numeral, decimal)))?,
        false => whole.to_string(),
    };
    match fraction {
        None => Ok(digits),
        Some(fraction)
            if fraction.len() == 3 && whole != "0" && digits == whole && whole.len() <= 3 =>
        {
            let as_decimal = fraction.trim_end_matches('0');
            let decimal_form = match as_decimal.len() {
                0 => format!("{digits}{decimal}0"),
                3 => format!("{digits}{decimal}{fraction}0"),
                _ => format!("{digits}{decimal}{as_decimal}"),
            };
            Err(Refusal::TwoReadings(
                format!("{digits}{fraction}"),
                decimal_form,
            ))
        }
        Some(fraction) => Ok(format!("{digits}.{fraction}")),
    }
}

/// Digits in groups of three with `mark` between them, without the marks.
fn grouped(text: &str, mark: char) -> Option<String> {
    let mut groups = text.split(mark);
    let first = groups.next()?;
    let whole = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    (whole && text.chars().all(|c| c.is_ascii_digit() || c == mark)).then(|| text.replace(mark, ""))
}

/// `1,5` in a language with the decimal mark `.` probably means `1.5`.
fn wrong_decimal_mark(numeral: &str, decimal: char) -> Option<String> {
    let marks = numeral.chars().filter(|c| !c.is_ascii_digit()).count();
    (marks == 1).then(|| numeral.replace(['.', ','], &decimal.to_string()))
}

/// A plain numeral as a number.
pub fn to_number(plain: &str) -> Option<f64> {
    plain.parse().ok().filter(|n: &f64| n.is_finite())
}

/// A plain numeral as points: whole, or with up to three decimals.
pub fn to_points(plain: &str) -> Option<MilliPoints> {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > 3 {
        return None;
    }
    let thousandths: i64 = format!("{fraction:0<3}").parse().ok()?;
    whole
        .parse::<i64>()
        .ok()?
        .checked_mul(1000)?
        .checked_add(thousandths)
        .map(MilliPoints)
        .filter(|points| *points <= MilliPoints::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_numbers() {
        for (written, meant) in [
            ("50", "50"),
            ("1,000", "1000"),
            ("1,000,000.5", "1000000.5"),
            ("0.625", "0.625"),
            ("3.1250", "3.1250"),
            ("1,234.567", "1234.567"),
            ("2.5", "2.5"),
        ] {
            assert_eq!(plain(written, Language::En).as_deref(), Ok(meant));
        }
    }

    #[test]
    fn numbers_that_are_refused() {
        let two = |a: &str, b: &str| Err(Refusal::TwoReadings(a.into(), b.into()));
        assert_eq!(plain("1.000", Language::En), two("1000", "1.0"));
        assert_eq!(plain("1.234", Language::En), two("1234", "1.2340"));
        assert_eq!(
            plain("1.000.000", Language::En),
            Err(Refusal::WrongMarks(Some("1000000".into())))
        );
        assert_eq!(
            plain("1,5", Language::En),
            Err(Refusal::WrongMarks(Some("1.5".into())))
        );
        assert_eq!(
            plain("1,00,0", Language::En),
            Err(Refusal::WrongMarks(None))
        );
        assert_eq!(
            plain("1234567890123456", Language::En),
            Err(Refusal::TooLong)
        );
    }

    #[test]
    fn points_have_up_to_three_decimals() {
        assert_eq!(to_points("2.5"), Some(MilliPoints(2500)));
        assert_eq!(to_points("3.1250"), Some(MilliPoints(3125)));
        assert_eq!(to_points("0.0001"), None);
    }
}
