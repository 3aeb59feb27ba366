//! How data writes dates and times: `DD/MM/YYYY`, `MM/DD/YYYY hh:mm AM`.

use crate::message::{Message, msg};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number of a date or a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// `YYYY`
    Year,
    /// `YY`: 2000 to 2069, then 1970 to 1999.
    ShortYear,
    /// `MM`
    Month,
    /// `DD`
    Day,
    /// `HH`: 0 to 23.
    Hour,
    /// `hh`: 1 to 12, with [`Piece::Half`].
    HalfDayHour,
    /// `mm`
    Minute,
    /// `ss`
    Second,
}

/// A piece of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// A number of `least` to `most` digits. It may have one digit less if no digit follows.
    Number {
        /// Its meaning.
        part: Part,
        /// The least number of digits.
        least: usize,
        /// The greatest number of digits.
        most: usize,
    },
    /// `AM` or `PM`, in the data also `am`, `a.m.` and with any space before it.
    Half,
    /// One or more spaces.
    Space,
    /// Any other text.
    Separator(char),
}

const SIGNS: [(&str, Part); 8] = [
    ("YYYY", Part::Year),
    ("YY", Part::ShortYear),
    ("MM", Part::Month),
    ("DD", Part::Day),
    ("HH", Part::Hour),
    ("hh", Part::HalfDayHour),
    ("mm", Part::Minute),
    ("ss", Part::Second),
];

/// The two halves of a day.
const HALVES: [&str; 2] = ["AM", "PM"];

/// A pattern of a date, with or without a time of day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatePattern {
    written: String,
    pieces: Vec<Piece>,
}

/// Why a text is not a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatternError {
    /// A sign that has no meaning in a date.
    Foreign(char),
    /// A part that occurs twice.
    Twice(&'static str),
    /// A part that is missing.
    Missing(&'static str),
    /// `hh` without `AM`, or `AM` without `hh`.
    Half,
}

impl PatternError {
    /// The problem for people: lower case, no period.
    pub fn message(self) -> Message {
        match self {
            PatternError::Foreign('Z') => msg!(
                "`Z` cannot be written; without a time of day, a format reads `T09:30:00Z` as well"
            ),
            PatternError::Foreign('M') => {
                msg!("a month has two digits, `MM`; names of months cannot be read")
            }
            PatternError::Foreign(sign @ ('D' | 'Y' | 'd' | 'y')) => msg!(
                "`{sign}` is not part of a date; `DD` is the day, which also reads one digit, `YYYY` the year",
                sign
            ),
            PatternError::Foreign(sign) => msg!("`{sign}` is not part of a date", sign),
            PatternError::Twice("MM") => {
                msg!("`MM` occurs twice; it is the month, the minutes are `mm`")
            }
            PatternError::Twice(sign) => msg!("`{sign}` occurs twice", sign),
            PatternError::Missing(sign) => msg!("`{sign}` is missing", sign),
            PatternError::Half => {
                msg!("`hh` counts to 12 and needs `AM`; `HH` counts to 23 and takes no `AM`")
            }
        }
    }
}

impl DatePattern {
    /// Reads a pattern: a day, a month and a year, each once, and optionally a time of day.
    ///
    /// # Errors
    ///
    /// A [`PatternError`] with the first problem found.
    pub fn parse(text: &str) -> Result<DatePattern, PatternError> {
        let written = text.trim();
        let mut pieces: Vec<Piece> = Vec::new();
        let mut seen: Vec<&'static str> = Vec::new();
        let mut rest = written;
        while let Some(first) = rest.chars().next() {
            let (piece, length) = piece(rest, first, &mut seen)?;
            // A space before AM is free: `9:42PM`.
            if piece == Piece::Half && pieces.last() == Some(&Piece::Space) {
                pieces.pop();
            }
            // Any run of spaces is one space.
            if piece != Piece::Space || pieces.last() != Some(&Piece::Space) {
                pieces.push(piece);
            }
            rest = rest.get(length..).unwrap_or_default();
        }
        complete(&seen)?;
        relax(&mut pieces);
        Ok(DatePattern {
            written: written.to_owned(),
            pieces,
        })
    }

    /// As written in the contract.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Its pieces, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Whether it has a time of day; if not, one may follow the date.
    pub fn has_clock(&self) -> bool {
        let is_hour = |piece: &Piece| {
            matches!(
                piece,
                Piece::Number {
                    part: Part::Hour | Part::HalfDayHour,
                    ..
                }
            )
        };
        self.pieces.iter().any(is_hour)
    }

    /// Whether it reads another day than ISO 8601 in a text of the same shape, so that only this reading is used.
    pub fn contradicts_iso(&self) -> bool {
        self.written.starts_with("YYYY-DD")
    }

    /// Whether its texts are nothing but digits, so that they cannot be seconds since 1970 as well.
    pub fn is_digits_only(&self) -> bool {
        let is_number = |piece: &Piece| matches!(piece, Piece::Number { .. });
        self.pieces.iter().all(is_number)
    }
}

/// The piece at the start of `rest`, and its length in bytes.
fn piece(
    rest: &str,
    first: char,
    seen: &mut Vec<&'static str>,
) -> Result<(Piece, usize), PatternError> {
    let mut once = |sign: &'static str| match seen.contains(&sign) {
        true => Err(PatternError::Twice(sign)),
        false => {
            seen.push(sign);
            Ok(())
        }
    };
    if let Some((sign, part)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)) {
        once(sign)?;
        let digits = sign.len();
        let number = Piece::Number {
            part: *part,
            least: digits,
            most: digits,
        };
        return Ok((number, digits));
    }
    if let Some(half) = HALVES.iter().find(|half| rest.starts_with(*half)) {
        once("AM")?;
        return Ok((Piece::Half, half.len()));
    }
    if first.is_whitespace() {
        return Ok((Piece::Space, first.len_utf8()));
    }
    let is_foreign = first.is_ascii_alphanumeric() && first != 'T';
    match is_foreign || (first.is_alphanumeric() && !is_unit_sign(first)) {
        true => Err(PatternError::Foreign(first)),
        false => Ok((Piece::Separator(first), first.len_utf8())),
    }
}

/// Signs that name the unit of the number before them: `2026年4月1日`.
fn is_unit_sign(sign: char) -> bool {
    matches!(
        sign,
        'T' | '年' | '月' | '日' | '号' | '时' | '点' | '分' | '秒'
    )
}

fn complete(seen: &[&'static str]) -> Result<(), PatternError> {
    let has = |sign: &str| seen.contains(&sign);
    if has("YYYY") && has("YY") {
        return Err(PatternError::Twice("YY"));
    }
    if has("HH") && has("hh") {
        return Err(PatternError::Twice("HH"));
    }
    if !has("YYYY") && !has("YY") {
        return Err(PatternError::Missing("YYYY"));
    }
    if (has("mm") || has("ss")) && !has("HH") && !has("hh") {
        return Err(PatternError::Missing("HH"));
    }
    if has("ss") && !has("mm") {
        return Err(PatternError::Missing("mm"));
    }
    if let Some(sign) = ["MM", "DD"].into_iter().find(|sign| !has(sign)) {
        return Err(PatternError::Missing(sign));
    }
    match has("hh") == has("AM") {
        true => Ok(()),
        false => Err(PatternError::Half),
    }
}

/// Lets two-digit numbers have one digit if no digit follows: `1/4/2026` fits `DD/MM/YYYY`.
fn relax(pieces: &mut [Piece]) {
    let ends: Vec<bool> = (0..pieces.len())
        .map(|at| !matches!(pieces.get(at + 1), Some(Piece::Number { .. })))
        .collect();
    for (piece, ends) in pieces.iter_mut().zip(ends) {
        if let Piece::Number {
            part:
                Part::Month | Part::Day | Part::Hour | Part::HalfDayHour | Part::Minute | Part::Second,
            least,
            ..
        } = piece
            && ends
        {
            *least = 1;
        }
    }
}

impl Serialize for DatePattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.written)
    }
}

impl<'de> Deserialize<'de> for DatePattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<DatePattern, D::Error> {
        let written = String::deserialize(deserializer)?;
        DatePattern::parse(&written)
            .map_err(|why| serde::de::Error::custom(why.message().english()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_pattern_says_why() {
        for (text, why) in [
            ("DD/MM", PatternError::Missing("YYYY")),
            ("YYYY-MM", PatternError::Missing("DD")),
            ("DD/MM/YYYY DD", PatternError::Twice("DD")),
            ("DD/MM/YYYY YY", PatternError::Twice("YY")),
            ("DD.MMM.YYYY", PatternError::Foreign('M')),
            ("DD/MM/YYYY hh:mm", PatternError::Half),
            ("DD/MM/YYYY HH:mm AM", PatternError::Half),
            ("DD/MM/YYYY mm:ss", PatternError::Missing("HH")),
            ("DD/MM/YYYY HH:ss", PatternError::Missing("mm")),
            ("DD/MM/YYYY HH:MM", PatternError::Twice("MM")),
            ("dd/mm/yyyy", PatternError::Foreign('d')),
            ("DD-MM-YYYYTHH:mm:ssZ", PatternError::Foreign('Z')),
        ] {
            assert_eq!(DatePattern::parse(text), Err(why), "{text}");
        }
    }

    #[test]
    fn patterns_of_the_usual_exports() {
        for text in [
            "DD/MM/YYYY",
            "MM/DD/YYYY hh:mm AM",
            "MM/DD/YY hh:mm:ss PM",
            "YYYY年MM月DD日 HH:mm",
            "YYYYMMDD",
            "DD-MM-YYYYTHH:mm:ss",
        ] {
            assert_eq!(DatePattern::parse(text).unwrap().written(), text);
        }
    }
}
