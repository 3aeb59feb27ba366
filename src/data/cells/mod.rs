//! One cell: as read from a file, and as a value of a type.

pub(super) mod boolean;
pub(super) mod country;
pub(super) mod date_format;
pub(super) mod date_format_guess;
mod iso_time;
pub(super) mod money;
pub(super) mod number;
pub(super) mod other_format;
pub(super) mod parse;
pub(super) mod range;
pub(super) mod time;
pub(super) mod zone;

#[cfg(feature = "exports")]
use crate::message::template;
use crate::message::{Language, Message, Template, msg};
use crate::text::trimmed;
use crate::time::{LocalDay, MicrosUtc};
use jiff::tz::TimeZone;
use std::borrow::Cow;
use std::fmt;

/// A cell as read from a file: a text, or a typed value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'a> {
    /// Nothing, or white space only.
    Blank,
    /// A text, without surrounding white space.
    Text(Cow<'a, str>),
    /// A whole number.
    Whole(i64),
    /// A number.
    Number(f64),
    /// Yes or no.
    Answer(bool),
    /// A date.
    Day(LocalDay),
    /// An instant.
    Instant(MicrosUtc),
    /// A date and time of day without an offset: microseconds since 1970-01-01T00:00.
    Local(i64),
    /// Several values, as texts.
    List(Vec<Cow<'a, str>>),
    /// A value that no field can hold.
    Odd {
        /// How it is shown.
        shown: Cow<'a, str>,
        /// Why it cannot be read.
        why: Template,
    },
}

impl<'a> Cell<'a> {
    /// A cell of a text file.
    #[inline]
    pub fn text(text: &'a str) -> Cell<'a> {
        match trimmed(text) {
            "" => Cell::Blank,
            text => Cell::Text(Cow::Borrowed(text)),
        }
    }

    /// A cell that owns its text.
    #[cfg(any(feature = "exports", test))]
    pub fn owned(text: String) -> Cell<'a> {
        match trimmed(&text) {
            "" => Cell::Blank,
            trimmed if trimmed.len() == text.len() => Cell::Text(Cow::Owned(text)),
            trimmed => Cell::Text(Cow::Owned(trimmed.to_string())),
        }
    }

    /// The bytes of a cell of a text file.
    #[cfg(feature = "exports")]
    pub fn bytes(bytes: Cow<'a, [u8]>) -> Cell<'a> {
        let invalid = |bytes: &[u8]| Cell::Odd {
            shown: String::from_utf8_lossy(bytes).into_owned().into(),
            why: template!("it is not valid UTF-8"),
        };
        match bytes {
            Cow::Borrowed(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => Cell::text(text),
                Err(_) => invalid(bytes),
            },
            Cow::Owned(bytes) => match String::from_utf8(bytes) {
                Ok(text) => Cell::owned(text),
                Err(error) => invalid(error.as_bytes()),
            },
        }
    }

    /// The cell as a text: a number without trailing zeros, a time in UTC; none for a list or an unusable cell.
    pub fn into_text(self) -> Result<Option<Cow<'a, str>>, ParseError> {
        Ok(Some(match self {
            Cell::Blank => return Ok(None),
            Cell::Text(text) => text,
            Cell::Odd { why, .. } => return Err(why.into()),
            Cell::List(_) => return Err(msg!("a list where one value is expected").into()),
            other => Cow::Owned(other.to_string()),
        }))
    }
}

impl fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cell::Blank => Ok(()),
            Cell::Text(text) | Cell::Odd { shown: text, .. } => f.write_str(text),
            Cell::Whole(number) => write!(f, "{number}"),
            Cell::Number(number) => write!(f, "{number}"),
            Cell::Answer(answer) => write!(f, "{answer}"),
            Cell::Day(day) => write!(f, "{day}"),
            Cell::Instant(micros) => f.write_str(&micros.to_iso(&TimeZone::UTC)),
            Cell::Local(micros) => write!(f, "{}", MicrosUtc(*micros).civil(&TimeZone::UTC)),
            Cell::List(items) => f.write_str(&items.join(";")),
        }
    }
}

/// The formats of values that a contract declares, and the language in which messages quote its lines.
#[derive(Debug)]
pub(super) struct Declared<'c, F> {
    pub formats: &'c [F],
    pub language: Language,
}

impl<F> Clone for Declared<'_, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for Declared<'_, F> {}

#[cfg(test)]
impl<'c, F> From<&'c [F]> for Declared<'c, F> {
    fn from(formats: &'c [F]) -> Self {
        let language = Language::En;
        Declared { formats, language }
    }
}

/// Why a cell cannot be read: lower case, no period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ParseError(pub Message);

impl From<Message> for ParseError {
    fn from(why: Message) -> Self {
        ParseError(why)
    }
}

impl From<Template> for ParseError {
    fn from(why: Template) -> Self {
        ParseError(why.message())
    }
}
