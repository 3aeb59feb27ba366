//! Ranges of sizes and revenues: `51-200`, `$1M - $5M`. Numbers are written as for other columns.

use super::{Declared, ParseError, money, number};
use crate::contract::model::NumberFormat;
use crate::language::range::NumberRange;
use crate::message::Message;

/// The range in a text.
pub(in crate::data) fn read(
    text: &str,
    declared: Declared<'_, NumberFormat>,
    currency: Option<&str>,
) -> Result<NumberRange, ParseError> {
    let without_signs = |part: &str| -> Result<String, Message> {
        let start = part.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        let (sign, digits) = part.split_at(start);
        let sign = sign.trim();
        if !sign.is_empty() {
            money::sign(&sign.to_uppercase(), declared, currency).map_err(|why| why.0)?;
        }
        Ok(digits.to_owned())
    };
    let read = |part: &str, has_unit: bool| {
        let digits = without_signs(part)?;
        match declared.formats.is_empty() {
            true => NumberRange::plain_number(declared.language, &digits, has_unit),
            false => number::number(&digits, declared).map_err(|why| why.0),
        }
    };
    NumberRange::read(text, &read).map_err(ParseError)
}
