//! The lines of an iCalendar file: folded ones as one, cut into name and value.

/// Why a file gives no days: in which line, what, and what to do.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Problem {
    pub line: usize,
    pub message: String,
    pub help: &'static str,
}

impl Problem {
    pub fn new(line: usize, message: impl Into<String>, help: &'static str) -> Problem {
        Problem {
            line,
            message: message.into(),
            help,
        }
    }
}

pub(super) const NOT_A_CALENDAR: &str =
    "export the calendar as iCalendar: such a file starts with `BEGIN:VCALENDAR`";

/// `DTSTART;VALUE=DATE:20260501`
#[derive(Debug)]
pub(super) struct Property {
    /// Where it starts, from 1.
    pub line: usize,
    /// In capital letters.
    pub name: String,
    /// What stands between name and value, in capital letters.
    pub parameters: String,
    pub value: String,
}

/// The properties of a file in order. A line that starts with white space continues the one before; some programs cut
/// inside a character, so lines are joined before they are read as text.
pub(super) fn properties(bytes: &[u8]) -> Result<Vec<Property>, Problem> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut joined: Vec<(usize, Vec<u8>)> = Vec::new();
    for (i, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match (line.split_first(), joined.last_mut()) {
            (Some((b' ' | b'\t', rest)), Some((_, before))) => before.extend_from_slice(rest),
            _ => joined.push((i + 1, line.to_vec())),
        }
    }
    joined
        .into_iter()
        .filter(|(_, line)| !line.trim_ascii().is_empty())
        .map(|(line, bytes)| property(line, bytes))
        .collect()
}

fn property(line: usize, bytes: Vec<u8>) -> Result<Property, Problem> {
    let text = String::from_utf8(bytes).map_err(|_| {
        let why = "here stands a character of another encoding";
        Problem::new(line, why, "save the file again with the encoding UTF-8")
    })?;
    let Some((head, value)) = split_at_colon(&text) else {
        let message = "this is not a line of an iCalendar file";
        return Err(Problem::new(line, message, NOT_A_CALENDAR));
    };
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    Ok(Property {
        line,
        name: name.trim().to_ascii_uppercase(),
        parameters: parameters.to_ascii_uppercase(),
        value: value.to_string(),
    })
}

/// Splits at the first colon that does not stand in quotes.
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
    fn folded_lines_are_one_also_inside_a_character() {
        let text = "SUMMARY;X=\"a:b\":Dia do tra\r\n balho\r\nURL:a:b\n\n";
        let read = properties(text.as_bytes()).unwrap();
        let told: Vec<_> = read
            .iter()
            .map(|p| (p.line, p.name.as_str(), p.value.as_str()))
            .collect();
        assert_eq!(told, [(1, "SUMMARY", "Dia do trabalho"), (3, "URL", "a:b")]);
        let cut = b"SUMMARY:P\xc3\r\n \xa1scoa";
        assert_eq!(properties(cut).unwrap()[0].value, "Páscoa");
        assert_eq!(properties(b"A:b\nc").unwrap_err().line, 2);
        assert_eq!(properties(b"A:b\nB:\xff").unwrap_err().line, 2);
    }

    #[test]
    fn escapes_are_undone() {
        assert_eq!(unescaped(r"a\, b\; c\\d\ne "), r"a, b; c\d e");
        assert_eq!(unescaped("\\"), "\\");
    }
}
