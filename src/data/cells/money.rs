//! Amounts: `1000`, `BRL 1000`, `1000 BRL`. Without a currency, the contract's is assumed; another currency is an error.

use super::{Declared, ParseError, number};
use crate::contract::model::{NumberFormat, is_currency_sign};
use crate::message::{Language, msg};
use crate::syntax::keywords::optional_phrase;
use crate::syntax::phrase::PhraseId;

/// Signs of exactly one currency. `$`, `£` and `¥` are used for several.
const SIGNS: [(&str, &str); 4] = [("R$", "BRL"), ("US$", "USD"), ("€", "EUR"), ("₹", "INR")];

/// An amount in the contract's currency. The sign of a declared format means it, whatever other countries use it for.
pub(in crate::data) fn amount(
    text: &str,
    declared: Declared<'_, NumberFormat>,
    currency: Option<&str>,
) -> Result<f64, ParseError> {
    let is_sign = |c: char| matches!(c, '-' | '+' | '\u{2212}');
    // A minus may precede the currency: `-$5`.
    let (minus, text) = match text.strip_prefix(is_sign) {
        Some(rest) if !rest.starts_with(|c: char| c.is_ascii_digit() || c == '.') => {
            if rest.contains(is_sign) {
                return Err(msg!("it is not an amount").into());
            }
            (text.starts_with(['-', '\u{2212}']), rest.trim_start())
        }
        _ => (false, text),
    };
    let is_numeric = |c: char| c.is_ascii_digit() || is_sign(c);
    let mut start = text
        .find(is_numeric)
        .ok_or_else(|| ParseError(msg!("it is not an amount")))?;
    // `$.4`; a point after a letter belongs to the currency: `Fr.5`.
    if let Some(before) = text[..start].strip_suffix(['.', ','])
        && !before.ends_with(char::is_alphabetic)
    {
        start = before.len();
    }
    let end = text
        .rfind(|c: char| c.is_ascii_digit())
        .map_or(start, |at| at + 1);
    let (before, after) = (
        text[..start].trim(),
        text.get(end..).unwrap_or_default().trim(),
    );
    let given = match (before, after) {
        ("", "") => None,
        (sign, "") | ("", sign) => Some(sign),
        _ => return Err(msg!("it is not an amount").into()),
    };
    if let Some(given) = given {
        sign(given, declared, currency)?;
    }
    let number = number::clear(text.get(start..end).unwrap_or_default(), declared)?;
    Ok(if minus { -number } else { number })
}

/// Checks that the sign or code of a currency means the contract's.
pub(in crate::data) fn sign(
    given: &str,
    declared: Declared<'_, NumberFormat>,
    currency: Option<&str>,
) -> Result<(), ParseError> {
    let mut formats = declared.formats.iter();
    match formats.any(|format| format.sign.as_deref() == Some(given)) {
        true => Ok(()),
        false => check(given, currency, declared.language),
    }
}

fn check(given: &str, currency: Option<&str>, language: Language) -> Result<(), ParseError> {
    let sign = SIGNS.iter().find(|(sign, _)| *sign == given);
    let is_code = given.len() == 3 && given.bytes().all(|b| b.is_ascii_alphabetic());
    let code = match sign {
        Some((_, code)) => (*code).to_string(),
        None if is_code => given.to_ascii_uppercase(),
        None => {
            if !is_currency_sign(given) {
                return Err(msg!("it is not an amount").into());
            }
            return Err(ParseError(match given.chars().count() == 1 {
                true => {
                    let format = format!("\"{given}1,000.5\"");
                    let written = optional_phrase(language, PhraseId::Field, "written", &format);
                    msg!(
                        "`{given}` does not say which currency it is; if it is the contract's, say so at the column: `{written}`",
                        given,
                        written
                    )
                }
                false => msg!("`{given}` does not say which currency it is", given),
            }));
        }
    };
    match currency {
        Some(currency) if currency == code => Ok(()),
        Some(currency) => Err(msg!(
            "the amount is in {code}, the contract in {currency}",
            code,
            currency
        )
        .into()),
        None => Err(msg!(
            "the amount is in {code}, and the contract names no currency",
            code
        )
        .into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<f64> {
        amount(text, [].as_slice().into(), Some("BRL")).ok()
    }

    #[test]
    fn the_contracts_currency_may_be_written_or_not() {
        for text in [
            "1000.5",
            "BRL 1000.5",
            "1000.5 brl",
            "R$ 1000.5",
            "BRL1000.5",
        ] {
            assert_eq!(read(text), Some(1000.5), "{text}");
        }
        assert_eq!(read("-3"), Some(-3.0));
    }

    #[test]
    fn another_currency_or_an_unclear_sign_is_not_read() {
        for text in [
            "EUR 5",
            "5 €",
            "$5",
            "$ 1000",
            "five",
            "BRL",
            "BRL 5 BRL",
            "(5)",
            "5 million",
            "BRL 900.000",
            "5-",
            "5%",
            "--5",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        let why = amount("EUR 5", [].as_slice().into(), Some("BRL")).unwrap_err();
        assert_eq!(why.0.english(), "the amount is in EUR, the contract in BRL");
    }

    #[test]
    fn a_declared_sign_is_the_contracts_currency() {
        let dollars = NumberFormat {
            decimal: '.',
            thousands: Some(','),
            sign: Some("$".into()),
        };
        let read = |text| amount(text, std::slice::from_ref(&dollars).into(), Some("USD"));
        for (text, number) in [
            ("$12,000.00", 12_000.0),
            ("-$5", -5.0),
            ("12,000 $", 12_000.0),
            ("$.4", 0.4),
            ("7", 7.0),
        ] {
            assert_eq!(read(text).ok(), Some(number), "{text}");
        }
        for text in ["£5", "R$5", "$5 $"] {
            assert!(read(text).is_err(), "{text}");
        }
        let why = amount("$5", [].as_slice().into(), Some("USD")).unwrap_err();
        let why = why.0.english();
        assert!(why.ends_with("`written \"$1,000.5\"`"), "{why}");
    }
}
