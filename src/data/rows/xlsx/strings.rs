//! Texts of a workbook: those that cells share, and those in a cell.

use super::xml::{Part, Piece, cut_short};
use crate::data::error::ErrorKind;
use crate::message::msg;
use std::io::Read;

/// Texts that cells refer to by number.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    /// Where each text ends.
    ends: Vec<u32>,
}

impl Strings {
    /// Reads them.
    pub fn read(mut part: Part<impl Read>) -> Result<Strings, ErrorKind> {
        let mut strings = Strings::default();
        let mut one = String::new();
        loop {
            match part.next()? {
                Piece::Start(element) if element.local_name().as_ref() == "si" => {
                    one.clear();
                    rich_text(&mut part, &mut one)?;
                    strings.push(&one)?;
                }
                Piece::Nothing => return Ok(strings),
                Piece::Start(_) | Piece::End(_) | Piece::Text(_) | Piece::Other => {}
            }
        }
    }

    fn push(&mut self, text: &str) -> Result<(), ErrorKind> {
        let end = self.text.len() + text.len();
        let end = u32::try_from(end).map_err(|_| too_much_text(1 << 32))?;
        self.text.push_str(text);
        self.ends.push(end);
        Ok(())
    }

    /// The text with a number.
    pub fn get(&self, number: u32) -> Option<&str> {
        let at = number as usize;
        let end = *self.ends.get(at)? as usize;
        let start = match at.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        self.text.get(start..end)
    }
}

/// More than this number of bytes of text.
pub(super) fn too_much_text(most: u64) -> ErrorKind {
    let gibibytes = most >> 30;
    let what = msg!(
        "more than {gibibytes} GiB of text in the workbook",
        gibibytes
    );
    ErrorKind::TooLarge { what }
}

/// Adds the text of the element that was started last, which may have parts with formats of their own. How it is pronounced is
/// left out.
pub(super) fn rich_text(part: &mut Part<impl Read>, out: &mut String) -> Result<(), ErrorKind> {
    let depth = part.depth();
    let start = out.len();
    loop {
        match part.next()? {
            Piece::Start(element) => match element.local_name().as_ref() {
                "t" => part.text(out)?,
                "rPh" => part.skip()?,
                _ => {}
            },
            Piece::End(ended) if ended == depth => break,
            Piece::Nothing => return Err(cut_short()),
            Piece::End(_) | Piece::Text(_) | Piece::Other => {}
        }
    }
    if out.get(start..).is_some_and(|text| text.contains("_x")) {
        let text = unescaped(out.get(start..).unwrap_or_default());
        out.truncate(start);
        out.push_str(&text);
    }
    Ok(())
}

/// A text in which `_x000D_` is written for characters that XML cannot have.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let code = escape.get(2..6).filter(|_| escape.get(6..7) == Some("_"));
        let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        match code.and_then(char::from_u32) {
            Some(sign) => {
                out.push(sign);
                rest = escape.get(7..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = escape.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::super::xml::LONGEST_TEXT;
    use super::*;

    fn strings(xml: &str) -> Result<Strings, ErrorKind> {
        Strings::read(Part::new(xml.as_bytes(), 1 << 20))
    }

    #[test]
    fn texts_in_parts_are_one_text() {
        let xml = "<sst><si><t>Acme &amp; S&#246;hne</t></si><si/><si><r><rPr><b/></rPr><t xml:space=\"preserve\">Ana </t></r>\
                   <r><t>Lima</t></r><rPh><t>kana</t></rPh></si><si><t>a_x000A_b _x12 _xZZZZ_</t></si></sst>";
        let strings = strings(xml).unwrap();
        let texts: Vec<_> = (0..5).map(|at| strings.get(at)).collect();
        let expected = ["Acme & Söhne", "", "Ana Lima", "a\nb _x12 _xZZZZ_"];
        assert_eq!(texts[..4], expected.map(Some));
        assert_eq!(texts[4], None);
    }

    #[test]
    fn a_text_has_a_maximum_length() {
        let long = "x".repeat(LONGEST_TEXT);
        assert!(strings(&format!("<sst><si><t>{long}</t></si></sst>")).is_err());
        let runs = format!("<r><t>{}</t></r>", &long[..LONGEST_TEXT / 2]).repeat(3);
        assert!(strings(&format!("<sst><si>{runs}</si></sst>")).is_err());
        let deep = "<a>".repeat(1000);
        assert!(strings(&format!("<sst>{deep}")).is_err());
        assert!(strings("<sst><si><t>x").is_err());
    }
}
