//! XML of a part of a workbook, read event by event. A hostile part may be of any size when unpacked, so the length of an event,
//! the depth of elements and the size of the part are bounded.

use crate::data::error::ErrorKind;
use crate::data::rows::open::ReadingFault;
use crate::message::{Figure, Message, msg};
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};

/// Maximum length in bytes of a tag, of the text between two tags, and of all text in a cell. A spreadsheet has at most 32,767
/// characters in a cell.
pub(super) const LONGEST_TEXT: usize = 1 << 20;
/// Maximum depth of elements.
const DEEPEST: usize = 64;

/// A part of a workbook.
pub(super) struct Part<R: Read> {
    reader: Reader<Bounded<BufReader<R>>>,
    buffer: Vec<u8>,
    depth: usize,
}

/// A piece of a part.
pub(super) enum Piece<'p> {
    Start(BytesStart<'p>),
    /// The end of an element that has this depth, from 1.
    End(usize),
    Text(Cow<'p, str>),
    /// A comment or an instruction.
    Other,
    /// The end of the part.
    Nothing,
}

impl<R: Read> Part<R> {
    /// A part that may have at most `most` bytes.
    pub fn new(bytes: R, most: u64) -> Part<R> {
        let mut reader = Reader::from_reader(Bounded {
            inner: BufReader::with_capacity(64 << 10, bytes),
            piece: LONGEST_TEXT,
            part: most,
            most,
        });
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        Part {
            reader,
            buffer: Vec::new(),
            depth: 0,
        }
    }

    /// Number of open elements.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// The next piece.
    pub fn next(&mut self) -> Result<Piece<'_>, ErrorKind> {
        self.buffer.clear();
        self.reader.get_mut().piece = LONGEST_TEXT;
        let event = self.reader.read_event_into(&mut self.buffer);
        Ok(match event.map_err(fault)? {
            Event::Start(start) => {
                self.depth += 1;
                if self.depth > DEEPEST {
                    return Err(damaged(msg!(
                        "more than {levels} elements are inside one another",
                        levels = DEEPEST
                    )));
                }
                Piece::Start(start)
            }
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                Piece::End(self.depth + 1)
            }
            Event::Text(text) => Piece::Text(text.xml10_content()),
            Event::CData(text) => Piece::Text(text.xml10_content()),
            Event::GeneralRef(reference) => Piece::Text(entity(&reference)?),
            Event::Eof => Piece::Nothing,
            Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::Empty(_) => Piece::Other,
        })
    }

    /// Passes over the rest of the element that was started last.
    pub fn skip(&mut self) -> Result<(), ErrorKind> {
        let depth = self.depth;
        loop {
            match self.next()? {
                Piece::End(ended) if ended == depth => return Ok(()),
                Piece::Nothing => return Err(cut_short()),
                Piece::Start(_) | Piece::End(_) | Piece::Text(_) | Piece::Other => {}
            }
        }
    }

    /// Adds the text of the element that was started last, without that of elements in it.
    pub fn text(&mut self, out: &mut String) -> Result<(), ErrorKind> {
        let depth = self.depth;
        loop {
            match self.next()? {
                Piece::Text(text) => {
                    if out.len() + text.len() > LONGEST_TEXT {
                        return Err(too_long());
                    }
                    out.push_str(&text);
                }
                Piece::Start(_) => self.skip()?,
                Piece::End(ended) if ended == depth => return Ok(()),
                Piece::Nothing => return Err(cut_short()),
                Piece::End(_) | Piece::Other => {}
            }
        }
    }
}

/// The value of an attribute, whatever the prefix of its name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, ErrorKind> {
    for attribute in element.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| damaged(Message::verbatim(error.to_string())))?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(Default::default());
            return value.map(|value| Some(value.into_owned())).map_err(fault);
        }
    }
    Ok(None)
}

/// The character of `&lt;` or `&#10;`.
fn entity(reference: &BytesRef<'_>) -> Result<Cow<'static, str>, ErrorKind> {
    if let Some(letter) = reference.resolve_char_ref().map_err(fault)? {
        return Ok(Cow::Owned(letter.to_string()));
    }
    let known = resolve_xml_entity(reference);
    known.map(Cow::Borrowed).ok_or_else(|| {
        damaged(msg!(
            "`&{name};` is not known",
            name = reference.to_string()
        ))
    })
}

/// What is wrong with a workbook.
pub(super) fn damaged(why: Message) -> ErrorKind {
    ErrorKind::DamagedWorkbook { why }
}

/// A part that ends within an element.
pub(super) fn cut_short() -> ErrorKind {
    damaged(msg!("a part of it ends too early"))
}

fn too_long() -> ErrorKind {
    damaged(msg!(
        "a cell or tag has more than {most} bytes",
        most = Figure::of(LONGEST_TEXT as u64)
    ))
}

/// An error of the library, or what [`Bounded`] has found.
pub(super) fn fault(error: impl Into<quick_xml::Error>) -> ErrorKind {
    let error = error.into();
    let found = match &error {
        quick_xml::Error::Io(error) => error.get_ref().and_then(|fault| fault.downcast_ref()),
        quick_xml::Error::Syntax(_)
        | quick_xml::Error::IllFormed(_)
        | quick_xml::Error::InvalidAttr(_)
        | quick_xml::Error::Encoding(_)
        | quick_xml::Error::Escape(_)
        | quick_xml::Error::Namespace(_) => None,
    };
    match found {
        Some(ReadingFault(why)) => damaged(why.clone()),
        None => damaged(Message::verbatim(error.to_string())),
    }
}

/// A reader that fails where a piece or the whole part is too long.
struct Bounded<R> {
    inner: R,
    /// Number of bytes left of the current piece, and of the part.
    piece: usize,
    part: u64,
    /// Maximum number of bytes of the part.
    most: u64,
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let why = match (self.piece, self.part) {
            (_, 0) => msg!(
                "a part of it has more than {mebibytes} MiB when it is unpacked",
                mebibytes = Figure::of(self.most >> 20)
            ),
            (0, _) => msg!(
                "a cell or tag has more than {most} bytes",
                most = Figure::of(LONGEST_TEXT as u64)
            ),
            _ => return self.inner.fill_buf(),
        };
        Err(io::Error::other(ReadingFault(why)))
    }

    fn consume(&mut self, read: usize) {
        self.piece = self.piece.saturating_sub(read);
        self.part = self.part.saturating_sub(read as u64);
        self.inner.consume(read);
    }
}
