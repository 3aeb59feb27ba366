//! Where JSON values end, without parsing what is in them.

/// Maximum nesting depth of lists, with the objects inside them.
const DEEPEST: usize = 16;

/// The bytes of a text at which a string may end, one bit each: quotes, backslashes and control characters.
pub(super) struct Stops(Vec<u64>);

impl Stops {
    pub fn new(text: &[u8]) -> Stops {
        let (chunks, rest) = text.as_chunks::<64>();
        let mut words = Vec::with_capacity(chunks.len() + 1);
        words.extend(chunks.iter().map(word));
        let mut last = [b' '; 64];
        for (to, from) in last.iter_mut().zip(rest) {
            *to = *from;
        }
        words.push(word(&last));
        Stops(words)
    }

    /// The first stop from `at` on.
    #[inline]
    fn next(&self, at: usize) -> Option<usize> {
        let mut index = at / 64;
        let mut word = self.0.get(index)? >> (at % 64) << (at % 64);
        while word == 0 {
            index += 1;
            word = *self.0.get(index)?;
        }
        Some(index * 64 + word.trailing_zeros() as usize)
    }
}

/// A bit for each byte. The two steps are few instructions of the processor for many bytes at once.
fn word(bytes: &[u8; 64]) -> u64 {
    let mut flags = [0; 64];
    for (flag, byte) in flags.iter_mut().zip(bytes) {
        *flag = u8::from((*byte == b'"') | (*byte == b'\\') | (*byte < b' '));
    }
    let (eights, _) = flags.as_chunks::<8>();
    let join = |word, eight: &[u8; 8]| (word << 8) | bits(u64::from_le_bytes(*eight));
    eights.iter().rev().fold(0, join)
}

/// The lowest bits of eight bytes: multiplying moves each to its place in the highest byte.
fn bits(flags: u64) -> u64 {
    flags.wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// The end of the value that begins at `at`; none if it is not JSON, or an object, or nested deeply.
#[inline]
pub(super) fn end(text: &[u8], stops: &Stops, at: usize) -> Option<usize> {
    match text.get(at)? {
        b'{' => None,
        b'[' => nested(text, stops, at, DEEPEST),
        _ => scalar(text, stops, at),
    }
}

/// The end of a value inside a list; `depth` is the number of lists and objects that it may still have in one another.
fn nested(text: &[u8], stops: &Stops, at: usize, depth: usize) -> Option<usize> {
    let (close, is_object) = match text.get(at)? {
        b'[' => (b']', false),
        b'{' => (b'}', true),
        _ => return scalar(text, stops, at),
    };
    let depth = depth.checked_sub(1)?;
    let mut at = after_space(text, at + 1);
    if text.get(at) == Some(&close) {
        return Some(at + 1);
    }
    loop {
        if is_object {
            at = key(text, stops, at)?;
        }
        at = after_space(text, nested(text, stops, at, depth)?);
        match text.get(at)? {
            b',' => at = after_space(text, at + 1),
            byte if *byte == close => return Some(at + 1),
            _ => return None,
        }
    }
}

/// The place after a key, where its value begins.
fn key(text: &[u8], stops: &Stops, at: usize) -> Option<usize> {
    if text.get(at) != Some(&b'"') {
        return None;
    }
    let at = after_space(text, string(text, stops, at + 1)?);
    (text.get(at) == Some(&b':')).then(|| after_space(text, at + 1))
}

fn scalar(text: &[u8], stops: &Stops, at: usize) -> Option<usize> {
    match text.get(at)? {
        b'"' => string(text, stops, at + 1),
        b'n' => word_end(text, at, b"null"),
        b't' => word_end(text, at, b"true"),
        b'f' => word_end(text, at, b"false"),
        b'-' => number(text, at + 1),
        b'0'..=b'9' => number(text, at),
        _ => None,
    }
}

fn word_end(text: &[u8], at: usize, word: &[u8]) -> Option<usize> {
    let end = at + word.len();
    (text.get(at..end)? == word).then_some(end)
}

/// The end of a string whose text begins at `at`.
fn string(text: &[u8], stops: &Stops, mut at: usize) -> Option<usize> {
    loop {
        at = stops.next(at)?;
        match text.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at = escape(text, at + 1)?,
            _ => return None,
        }
    }
}

/// The end of an escape after its backslash.
fn escape(text: &[u8], at: usize) -> Option<usize> {
    match text.get(at)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(at + 1),
        b'u' => {
            let digits = text.get(at + 1..at + 5)?;
            digits.iter().all(u8::is_ascii_hexdigit).then_some(at + 5)
        }
        _ => None,
    }
}

/// The end of a number after its sign.
fn number(text: &[u8], at: usize) -> Option<usize> {
    let mut end = match text.get(at)? {
        b'0' => at + 1,
        _ => digits(text, at)?,
    };
    if text.get(end) == Some(&b'.') {
        end = digits(text, end + 1)?;
    }
    if let Some(b'e' | b'E') = text.get(end) {
        let is_signed = matches!(text.get(end + 1), Some(b'+' | b'-'));
        end = digits(text, end + 1 + usize::from(is_signed))?;
    }
    // Only a digit after a leading zero can follow.
    (!text.get(end).is_some_and(u8::is_ascii_digit)).then_some(end)
}

/// The end of one or more digits.
fn digits(text: &[u8], at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let length = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    (length > 0).then_some(at + length)
}

/// The end of white space, which never includes the end of the line.
fn after_space(text: &[u8], at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let is_space = |b: &&u8| matches!(**b, b' ' | b'\t' | b'\r');
    at + rest.iter().take_while(is_space).count()
}
