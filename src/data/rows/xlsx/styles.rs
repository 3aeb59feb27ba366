//! Formats of numbers in a workbook: which numbers are dates, times, percentages, or padded with zeros.

use super::xml::{Part, Piece, attribute, damaged};
use crate::data::error::ErrorKind;
use crate::message::msg;
use rustc_hash::FxHashMap;
use std::io::Read;

/// Maximum number of formats.
const MOST_FORMATS: usize = 1 << 20;
/// Maximum number of digits that a format pads a number to.
const WIDEST: usize = 20;

/// What a number in a cell is shown as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum NumberFormat {
    #[default]
    Number,
    Percent,
    /// A whole number with at least this many digits.
    Padded(u8),
    /// A date, which may have a time of day that is not shown.
    Date,
    /// A date and a time of day.
    DateTime,
    /// A time of day.
    TimeOfDay,
    /// A number of hours, which may be more than a day: `[h]:mm:ss`.
    Length,
}

/// The formats of a workbook, by the number that a cell has.
#[derive(Debug, Default)]
pub(super) struct Formats(Vec<NumberFormat>);

impl Formats {
    /// The format with a number; cells without one show plain numbers.
    pub fn get(&self, number: usize) -> NumberFormat {
        self.0.get(number).copied().unwrap_or_default()
    }

    /// Reads them.
    pub fn read(mut part: Part<impl Read>) -> Result<Formats, ErrorKind> {
        let mut codes: FxHashMap<u32, NumberFormat> = FxHashMap::default();
        let mut formats = Vec::new();
        // The depth of the list of formats of cells. There are lists of other formats with the same elements.
        let mut of_cells = None;
        loop {
            let depth = part.depth();
            match part.next()? {
                Piece::Start(element) => match element.local_name().as_ref() {
                    "numFmt" => {
                        let id = attribute(&element, "numFmtId")?.and_then(|id| id.parse().ok());
                        let code = attribute(&element, "formatCode")?;
                        if let (Some(id), Some(code)) = (id, code) {
                            codes.insert(id, of_code(&code));
                        }
                    }
                    "cellXfs" => of_cells = Some(depth + 1),
                    "xf" if of_cells == Some(depth) => {
                        let id = attribute(&element, "numFmtId")?.and_then(|id| id.parse().ok());
                        let id = id.unwrap_or(0);
                        let own = codes.get(&id).copied();
                        formats.push(own.unwrap_or_else(|| of_number(id)));
                    }
                    _ => {}
                },
                Piece::End(ended) if of_cells == Some(ended) => of_cells = None,
                Piece::Nothing => return Ok(Formats(formats)),
                Piece::End(_) | Piece::Text(_) | Piece::Other => {}
            }
            if formats.len() > MOST_FORMATS || codes.len() > MOST_FORMATS {
                return Err(damaged(msg!("it has too many formats of cells")));
            }
        }
    }
}

/// A format that every program knows by its number. 27 to 58 are those of East Asian languages.
fn of_number(number: u32) -> NumberFormat {
    match number {
        9 | 10 => NumberFormat::Percent,
        14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => NumberFormat::Date,
        18..=21 | 32..=35 | 45 | 47 | 55 | 56 => NumberFormat::TimeOfDay,
        22 => NumberFormat::DateTime,
        46 => NumberFormat::Length,
        _ => NumberFormat::Number,
    }
}

/// The format that a code describes, such as `yyyy-mm-dd hh:mm` or `0.0%`.
fn of_code(code: &str) -> NumberFormat {
    let signs = signs(code);
    let has = |wanted: &[char]| signs.iter().any(|sign| wanted.contains(sign));
    let is_padding = signs.len() > 1 && signs.iter().all(|sign| *sign == '0');
    match () {
        () if has(&[LENGTH]) => NumberFormat::Length,
        () if has(&['y', 'd']) && has(&['h', 's']) => NumberFormat::DateTime,
        () if has(&['y', 'd']) => NumberFormat::Date,
        () if has(&['h', 's']) => NumberFormat::TimeOfDay,
        () if has(&['m']) => NumberFormat::Date,
        () if has(&['%']) => NumberFormat::Percent,
        () if is_padding => NumberFormat::Padded(signs.len().min(WIDEST) as u8),
        () => NumberFormat::Number,
    }
}

/// Marks hours, minutes or seconds in brackets, which may be more than a day has.
const LENGTH: char = '[';

/// The signs of the first section of a code that format the number, in lower case: without texts, colours and locales.
fn signs(code: &str) -> Vec<char> {
    let mut found = Vec::new();
    let mut rest = code.chars().map(|sign| sign.to_ascii_lowercase());
    while let Some(sign) = rest.next() {
        match sign {
            ';' => break,
            // The next sign is a text, a width, or what fills the cell.
            '\\' | '_' | '*' => drop(rest.next()),
            '"' => drop(rest.by_ref().find(|sign| *sign == '"')),
            '[' => {
                let inside: String = rest.by_ref().take_while(|sign| *sign != ']').collect();
                if ["h", "hh", "m", "mm", "s", "ss"].contains(&inside.as_str()) {
                    found.push(LENGTH);
                }
            }
            sign => found.push(sign),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_says_what_a_number_is() {
        use NumberFormat::*;
        let cases = [
            ("General", Number),
            ("0", Number),
            ("#,##0.00", Number),
            ("[$R$-416] #,##0.00", Number),
            ("0.0\"days\"", Number),
            ("#,##0;[Red]-#,##0", Number),
            ("0.00E+00", Number),
            ("@", Number),
            ("00000", Padded(5)),
            ("0%", Percent),
            ("0.00%", Percent),
            ("yyyy-mm-dd", Date),
            ("[$-416]d\\-mmm\\-yy;@", Date),
            ("yyyy\"年\"m\"月\"d\"日\"", Date),
            ("mmm-yy", Date),
            ("yyyy-mm-dd hh:mm:ss", DateTime),
            ("dd/mm/yyyy h:mm AM/PM", DateTime),
            ("h:mm:ss", TimeOfDay),
            ("mm:ss", TimeOfDay),
            ("[h]:mm:ss", Length),
        ];
        for (code, format) in cases {
            assert_eq!(of_code(code), format, "{code}");
        }
    }
}
