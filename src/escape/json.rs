//! Text in JSON: invisible characters, and marks that start a command in a build log, are written as escapes. A reader of the
//! document gets the same text.

use crate::text::hidden;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};
use std::io::{self, Write};

/// A document, indented, with a line end after it.
pub fn pretty(value: &impl Serialize) -> serde_json::Result<String> {
    let mut out = Vec::new();
    let formatter = Coded(PrettyFormatter::new());
    value.serialize(&mut Serializer::with_formatter(&mut out, formatter))?;
    out.push(b'\n');
    String::from_utf8(out).map_err(serde::ser::Error::custom)
}

/// A value on one line.
pub fn write(out: &mut Vec<u8>, value: &(impl Serialize + ?Sized)) -> serde_json::Result<()> {
    let formatter = Coded(CompactFormatter);
    value.serialize(&mut Serializer::with_formatter(out, formatter))
}

/// A formatter whose strings contain no hidden characters.
struct Coded<F>(F);

/// Parts of strings without quotes, backslashes and ASCII control characters, which serde escapes.
fn write_fragment<W: Write + ?Sized>(out: &mut W, fragment: &str) -> io::Result<()> {
    if fragment.is_ascii() && !fragment.contains("##") && !fragment.contains('\u{7f}') {
        return out.write_all(fragment.as_bytes());
    }
    let mut hidden = hidden(fragment).peekable();
    let mut before = ' ';
    for (at, c) in fragment.char_indices() {
        let is_hidden = hidden.next_if(|(place, _)| *place == at).is_some();
        if is_hidden || c == '#' && before == '#' {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                write!(out, "\\u{unit:04x}")?;
            }
        } else {
            out.write_all(c.encode_utf8(&mut [0; 4]).as_bytes())?;
        }
        before = c;
    }
    Ok(())
}

macro_rules! as_before {
    ($($name:ident($($argument:ident: $kind:ty),*);)*) => { $(
        fn $name<W: ?Sized + Write>(&mut self, writer: &mut W, $($argument: $kind),*) -> io::Result<()> {
            self.0.$name(writer, $($argument),*)
        }
    )* };
}

impl<F: Formatter> Formatter for Coded<F> {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        write_fragment(writer, fragment)
    }

    as_before! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_hide_nothing_and_are_the_same_for_readers() {
        let text = "a\u{202e}\u{e0041}é ##[x]\n\u{7f}";
        let mut out = Vec::new();
        write(&mut out, text).expect("it is written");
        let written = String::from_utf8(out).expect("it is UTF-8");
        assert_eq!(written, r#""a\u202e\udb40\udc41é #\u0023[x]\n\u007f""#);
        let read: String = serde_json::from_str(&written).expect("it is JSON");
        assert_eq!(read, text);
    }

    #[test]
    fn a_document_is_indented() {
        let document = serde_json::json!({ "a": [1, "b"] });
        let plain = serde_json::to_string_pretty(&document).expect("it is written");
        assert_eq!(pretty(&document).expect("it is written"), plain + "\n");
    }
}
