//! Countries: ISO codes, and names that mean one country.

use super::ParseError;
use crate::contract::country;
use crate::message::msg;
use crate::text::fold_without_accents;

/// Common forms that name more than one country.
const UNCLEAR: [&str; 3] = ["america", "korea", "congo"];

/// The ISO 3166-1 alpha-2 code of a country.
pub(in crate::data) fn code(text: &str) -> Result<&'static str, ParseError> {
    if let Some(code) = country::code(text) {
        return Ok(code);
    }
    let clear = !UNCLEAR.contains(&fold_without_accents(text).as_str());
    let meant = country::code_of(text).filter(|_| clear);
    meant
        .ok_or_else(|| msg!("it is neither a country code (BR) nor the name of one country").into())
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn codes_and_names_without_doubt() {
        assert_eq!(code("br"), Ok("BR"));
        assert_eq!(code("United States"), Ok("US"));
        assert_eq!(code("UK"), Ok("GB"));
        assert_eq!(code("Österreich"), Ok("AT"));
        assert_eq!(code("Alemanha"), Ok("DE"));
        for other in ["Korea", "América", "Côngo", "ZZ", "unknown", "EMEA"] {
            assert!(code(other).is_err(), "{other}");
        }
    }
}
