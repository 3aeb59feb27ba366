//! Amounts: `1000`, `BRL 1000`, `1000 BRL`. Without a currency, the contract's is assumed; another currency is an error.

use super::{ParseError, number};
use crate::contract::model::NumberFormat;

/// Signs of exactly one currency. `$`, `£` and `¥` are used for several.
const SIGNS: [(&str, &str); 4] = [("R$", "BRL"), ("US$", "USD"), ("€", "EUR"), ("₹", "INR")];

/// An amount in the contract's currency.
pub(in crate::data) fn amount(
    text: &str,
    declared: Option<NumberFormat>,
    currency: Option<&str>,
) -> Result<f64, ParseError> {
    let is_numeric = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '\u{2212}');
    let start = text
        .find(is_numeric)
        .ok_or(ParseError::from("it is not an amount"))?;
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
        _ => return Err("it is not an amount".into()),
    };
    if let Some(given) = given {
        check(given, currency)?;
    }
    number::clear(text.get(start..end).unwrap_or_default(), declared)
}

fn check(given: &str, currency: Option<&str>) -> Result<(), ParseError> {
    let sign = SIGNS.iter().find(|(sign, _)| *sign == given);
    let is_code = given.len() == 3 && given.bytes().all(|b| b.is_ascii_alphabetic());
    let code = match sign {
        Some((_, code)) => (*code).to_string(),
        None if is_code => given.to_ascii_uppercase(),
        None => {
            return Err(format!(
                "`{given}` does not say which currency it is; write its code, such as EUR"
            )
            .into());
        }
    };
    match currency {
        Some(currency) if currency == code => Ok(()),
        Some(currency) => {
            Err(format!("the amount is in {code}, the contract in {currency}").into())
        }
        None => Err(format!("the amount is in {code}, and the contract names no currency").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<f64> {
        amount(text, None, Some("BRL")).ok()
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
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        let why = amount("EUR 5", None, Some("BRL")).unwrap_err();
        assert_eq!(why.0, "the amount is in EUR, the contract in BRL");
    }
}
