//! The lines of an iCalendar file: unfolded and split into name and value.

use crate::message::{Message, Template, msg, template};
use crate::text::shortened;
use std::borrow::Cow;

/// Why a file gives no days: the line, the error and the help.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct IcalError {
    pub line: usize,
    pub message: Message,
    pub help: Message,
}

impl IcalError {
    pub fn new(line: usize, message: Message, help: impl Into<Message>) -> IcalError {
        IcalError {
            line,
            message,
            help: help.into(),
        }
    }
}

/// Maximum length of file text quoted in a message.
const QUOTED: usize = 60;

/// A text of the file, as quoted in messages.
pub(super) fn quotable(text: &str) -> Cow<'_, str> {
    shortened(text.trim(), QUOTED)
}

pub(super) const NOT_A_CALENDAR: Template =
    template!("export the calendar as iCalendar: such a file starts with `BEGIN:VCALENDAR`");

/// `DTSTART;VALUE=DATE:20260501`. Text on a single line of the file is not copied.
#[derive(Debug)]
pub(super) struct Property<'b> {
    /// The line of the file on which it starts, from 1.
    pub line: usize,
    /// In capital letters.
    pub name: String,
    /// The part between name and value, as written.
    pub parameters: Cow<'b, str>,
    pub value: Cow<'b, str>,
}

/// The properties of a file in order, one at a time. A line that starts with white space continues the previous one. Some
/// programs cut inside a character, so lines are joined before they are decoded.
pub(super) fn properties(bytes: &[u8]) -> impl Iterator<Item = Result<Property<'_>, IcalError>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut lines = bytes
        .split(|byte| *byte == b'\n')
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
        .zip(1..)
        .peekable();
    let joined = std::iter::from_fn(move || {
        let (line, number) = lines.next()?;
        let mut joined = Cow::Borrowed(line);
        while let Some((more, _)) =
            lines.next_if(|(line, _)| line.starts_with(b" ") || line.starts_with(b"\t"))
        {
            joined
                .to_mut()
                .extend_from_slice(more.get(1..).unwrap_or_default());
        }
        Some((number, joined))
    });
    joined
        .filter(|(_, line)| !line.trim_ascii().is_empty())
        .map(|(number, line)| property(number, line))
}

fn property(line: usize, bytes: Cow<'_, [u8]>) -> Result<Property<'_>, IcalError> {
    let encoding = || {
        let why = msg!("this character is not valid UTF-8");
        let help = msg!("save the file again with the encoding UTF-8");
        IcalError::new(line, why, help)
    };
    let no_property = || {
        let message = msg!("this is not a line of an iCalendar file");
        IcalError::new(line, message, NOT_A_CALENDAR)
    };
    let (name, parameters, value): (String, Cow<str>, Cow<str>) = match bytes {
        Cow::Borrowed(bytes) => {
            let text = str::from_utf8(bytes).map_err(|_| encoding())?;
            let (name, parameters, value) = parts(text).ok_or_else(no_property)?;
            (name, parameters.into(), value.into())
        }
        Cow::Owned(bytes) => {
            let text = String::from_utf8(bytes).map_err(|_| encoding())?;
            let (name, parameters, value) = parts(&text).ok_or_else(no_property)?;
            (
                name,
                parameters.to_string().into(),
                value.to_string().into(),
            )
        }
    };
    Ok(Property {
        line,
        name,
        parameters,
        value,
    })
}

/// Name, parameters and value.
fn parts(text: &str) -> Option<(String, &str, &str)> {
    let (head, value) = split_at_colon(text)?;
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    Some((name.trim().to_ascii_uppercase(), parameters, value))
}

/// Splits at the first colon outside quotes.
fn split_at_colon(text: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let at = text.find(|c| {
        quoted ^= c == '"';
        c == ':' && !quoted
    })?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// A text without its escapes: `Labour Day\, observed`.
pub(super) fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => plain.push(' '),
                Some(escaped) => plain.push(escaped),
                None => plain.push('\\'),
            },
            c => plain.push(c),
        }
    }
    plain.trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_lines_are_joined_even_inside_a_character() {
        let text = "SUMMARY;X=\"a:b\":Dia do tra\r\n balho\r\nURL:a:b\n\n";
        let all = |bytes| properties(bytes).collect::<Result<Vec<_>, _>>();
        let read = all(text.as_bytes()).unwrap();
        let told: Vec<_> = read
            .iter()
            .map(|p| (p.line, p.name.as_str(), &*p.value))
            .collect();
        assert_eq!(told, [(1, "SUMMARY", "Dia do trabalho"), (3, "URL", "a:b")]);
        let cut = b"SUMMARY:P\xc3\r\n \xa1scoa";
        assert_eq!(all(cut).unwrap()[0].value, "Páscoa");
        assert_eq!(all(b"A:b\nc").unwrap_err().line, 2);
        assert_eq!(all(b"A:b\nB:\xff").unwrap_err().line, 2);
    }

    #[test]
    fn escapes_are_undone() {
        assert_eq!(unescaped(r"a\, b\; c\\d\ne "), r"a, b; c\d e");
        assert_eq!(unescaped("\\"), "\\");
    }
}
