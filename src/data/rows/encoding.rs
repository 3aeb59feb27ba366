//! Converts bytes in any usual encoding to UTF-8, as a stream.

use super::detect;
use super::open::{Bytes, ReadingFault};
use crate::data::read_report::Encoding;
use crate::message::msg;
use encoding_rs::{Decoder, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::io;

/// Maximum number of bytes read at once.
const PIECE: usize = 1 << 20;
/// Number of bytes read at once in the beginning: most files are small, and memory that is not used costs time as well.
const FIRST_PIECE: usize = 64 << 10;
/// Number of bytes that suffice to detect the encoding and the line ends.
const START: usize = 4096;

/// A text as UTF-8. Invalid bytes are kept, so that they are reported for their cell.
pub(super) struct Text<'a> {
    bytes: Bytes<'a>,
    how: How,
    encoding: Encoding,
    /// Whether lines end with a lone carriage return.
    returns: bool,
    started: bool,
    ended: bool,
    /// Number of bytes read so far.
    read: u64,
    piece: Vec<u8>,
    /// Number of bytes to read next.
    wanted: usize,
}

enum How {
    /// ASCII so far: the first other byte decides.
    Ascii,
    Utf8,
    Decoded(Box<Decoder>),
}

impl<'a> Text<'a> {
    /// The text of some bytes.
    pub fn new(bytes: Bytes<'a>) -> Text<'a> {
        Text {
            bytes,
            how: How::Ascii,
            encoding: Encoding::Utf8,
            returns: false,
            started: false,
            ended: false,
            read: 0,
            piece: Vec::new(),
            wanted: FIRST_PIECE,
        }
    }

    /// The text of bytes in Windows-1252.
    pub fn in_windows_1252(bytes: Bytes<'a>) -> Text<'a> {
        let mut text = Text::new(bytes);
        text.started = true;
        text.decode_as(Encoding::Windows1252);
        text
    }

    /// Number of bytes read so far, and whether they show that the text is not Windows-1252; none if the text differs from the
    /// bytes.
    pub fn as_in_file(&self) -> Option<(u64, bool)> {
        let encoding_is_known = match self.how {
            How::Ascii => false,
            How::Utf8 => true,
            How::Decoded(_) => return None,
        };
        (!self.returns).then_some((self.read, encoding_is_known))
    }

    /// The encoding, as far as it has been read.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Adds a piece of the text; false at its end.
    pub fn read(&mut self, out: &mut Vec<u8>) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        self.piece.clear();
        let least = if self.started { 1 } else { START };
        self.fill(least)?;
        let before = out.len();
        let is_start = !self.started;
        if is_start {
            self.started = true;
            self.start();
        }
        self.decode(out)?;
        if is_start {
            self.returns = has_only_returns(out);
        }
        if self.returns {
            for byte in out.iter_mut().skip(before).filter(|b| **b == b'\r') {
                *byte = b'\n';
            }
        }
        Ok(!self.ended || out.len() > before)
    }

    /// Reads until the piece has at least `least` bytes, or to the end.
    fn fill(&mut self, least: usize) -> io::Result<()> {
        while self.piece.len() < least && !self.ended {
            let room = self.wanted.saturating_sub(self.piece.len()).max(START);
            let read = read_once(&mut self.bytes, room, &mut self.piece)?;
            self.wanted = match read {
                read if read == room => PIECE.min(self.wanted * 2),
                _ => FIRST_PIECE,
            };
            self.ended = read == 0;
            self.read += read as u64;
        }
        Ok(())
    }

    fn start(&mut self) {
        let mark = |text: &[u8]| text.starts_with(&[0xef, 0xbb, 0xbf]);
        if mark(&self.piece) {
            self.piece.drain(..3);
            self.how = How::Utf8;
            return;
        }
        match detect::utf16(&self.piece) {
            Some(true) => self.decode_as(Encoding::Utf16Le),
            Some(false) => self.decode_as(Encoding::Utf16Be),
            None => {}
        }
    }

    fn decode_as(&mut self, encoding: Encoding) {
        let from = match encoding {
            Encoding::Utf16Le => UTF_16LE,
            Encoding::Utf16Be => UTF_16BE,
            Encoding::Windows1252 => WINDOWS_1252,
            Encoding::Utf8 => return,
        };
        self.encoding = encoding;
        self.how = How::Decoded(Box::new(from.new_decoder_with_bom_removal()));
    }

    /// Decides by the first sequence that is not ASCII: if it is not valid UTF-8, the text is Windows-1252.
    fn decide(&mut self) -> io::Result<()> {
        // Tests many bytes at once.
        if self.piece.is_ascii() {
            return Ok(());
        }
        let Some(at) = self.piece.iter().position(|b| !b.is_ascii()) else {
            return Ok(());
        };
        self.fill(at + 4)?;
        let sequence = self
            .piece
            .get(at..self.piece.len().min(at + 4))
            .unwrap_or_default();
        if begins_as_utf8(sequence) {
            self.how = How::Utf8;
        } else {
            self.decode_as(Encoding::Windows1252);
        }
        Ok(())
    }

    fn decode(&mut self, out: &mut Vec<u8>) -> io::Result<()> {
        if matches!(self.how, How::Ascii) {
            self.decide()?;
        }
        let How::Decoded(decoder) = &mut self.how else {
            out.extend_from_slice(&self.piece);
            return Ok(());
        };
        let before = out.len();
        let room = decoder.max_utf8_buffer_length(self.piece.len());
        let room = room.ok_or_else(|| io::Error::other(ReadingFault(msg!("too much text"))))?;
        out.resize(before + room, 0);
        let into = out.get_mut(before..).unwrap_or_default();
        let (_, _, written, damaged) = decoder.decode_to_utf8(&self.piece, into, self.ended);
        out.truncate(before + written);
        if damaged {
            let name = self.encoding.name();
            let why = msg!(
                "the text is not valid {name}, or a part of it is missing",
                name
            );
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                ReadingFault(why),
            ));
        }
        Ok(())
    }
}

/// Adds the result of one read, at most `most` bytes.
fn read_once(bytes: &mut Bytes<'_>, most: usize, into: &mut Vec<u8>) -> io::Result<usize> {
    let before = into.len();
    into.resize(before + most, 0);
    let read = loop {
        match bytes.read(into.get_mut(before..).unwrap_or_default()) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => break other,
        }
    };
    into.truncate(before + *read.as_ref().unwrap_or(&0));
    read
}

fn begins_as_utf8(sequence: &[u8]) -> bool {
    match std::str::from_utf8(sequence) {
        Ok(_) => true,
        Err(error) => error.valid_up_to() > 0,
    }
}

/// Whether the first sequence that is not ASCII is UTF-8; none if all is ASCII.
pub(super) fn starts_as_utf8(text: &[u8]) -> Option<bool> {
    let mut pieces = text.chunks(START);
    let piece = pieces.position(|piece| !piece.is_ascii())?;
    let rest = text.get(piece * START..)?;
    let at = rest.iter().position(|byte| !byte.is_ascii())?;
    let sequence = rest.get(at..rest.len().min(at + 4))?;
    Some(begins_as_utf8(sequence))
}

fn has_only_returns(text: &[u8]) -> bool {
    let returns = memchr::memchr(b'\r', text).is_some();
    returns && memchr::memchr(b'\n', text).is_none()
}
