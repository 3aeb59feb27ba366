//! Invisible characters, and the contexts in which they are legitimate.

use unicode_normalization::char::canonical_combining_class;
use unicode_script::{Script, UnicodeScript};

/// The canonical combining class of the marks that join consonants in scripts of India.
const VIRAMA: u8 = 9;

/// The flags that are written as a black flag and tag characters: England, Scotland, Wales.
const FLAGS: [&str; 3] = ["gbeng", "gbsct", "gbwls"];

/// A black flag.
const FLAG: char = '\u{1f3f4}';

/// The characters of a text that nobody can see, with their offsets in bytes: control characters other than tabs and line
/// ends, everything Unicode calls default ignorable (controls of writing direction among it), fillers, separators of lines,
/// and what is no character at all.
///
/// Characters that change the text around them are not among them: joiners in emoji and in the scripts that need them,
/// and variation selectors behind what they vary, see [UTS #39](https://www.unicode.org/reports/tr39/).
pub fn hidden(text: &str) -> impl Iterator<Item = (usize, char)> {
    let is_hidden = move |(at, c): &(usize, char)| {
        takes_no_room(*c) && {
            let (before, rest) = text.split_at(*at);
            !has_a_use(before, *c, rest.get(c.len_utf8()..).unwrap_or_default())
        }
    };
    text.char_indices().filter(is_hidden)
}

/// Whether a character alone shows nothing.
fn takes_no_room(c: char) -> bool {
    match c {
        ' '..='~' | '\t' | '\n' | '\r' => false,
        c if c.is_control() => true,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d159}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => true,
        // The last two of each plane are no characters.
        c => u32::from(c) & 0xfffe == 0xfffe,
    }
}

/// Whether a character that takes no room changes what is seen between these texts.
fn has_a_use(before: &str, c: char, after: &str) -> bool {
    let previous = before.chars().next_back();
    let next = after.chars().next();
    match c {
        '\u{fe0e}' | '\u{fe0f}' => match previous {
            Some('0'..='9' | '#' | '*') => next == Some('\u{20e3}'),
            previous => previous.is_some_and(is_emoji),
        },
        '\u{fe00}'..='\u{fe02}' | '\u{e0100}'..='\u{e01ef}' => {
            previous.is_some_and(|c| c.script() == Script::Han)
        }
        '\u{180b}'..='\u{180d}' | '\u{180f}' => {
            previous.is_some_and(|c| c.script() == Script::Mongolian)
        }
        '\u{200d}' => previous.is_some_and(is_virama) || joins_emoji(before, next),
        '\u{200c}' => {
            let marks = |c: &char| c.script() == Script::Inherited;
            let letter = before.chars().rev().take(4).find(|c| !marks(c));
            let is_between = letter.is_some_and(is_cursive) && next.is_some_and(is_cursive);
            is_between || previous.is_some_and(is_virama) && next.is_some_and(char::is_alphanumeric)
        }
        '\u{e0020}'..='\u{e007f}' => is_in_a_flag(before, c, after),
        _ => false,
    }
}

fn is_virama(c: char) -> bool {
    canonical_combining_class(c) == VIRAMA
}

/// Letters whose form depends on their neighbours, unless something separates them.
fn is_cursive(c: char) -> bool {
    matches!(
        c.script(),
        Script::Arabic
            | Script::Syriac
            | Script::Mandaic
            | Script::Mongolian
            | Script::Nko
            | Script::Phags_Pa
            | Script::Manichaean
            | Script::Psalter_Pahlavi
            | Script::Hanifi_Rohingya
            | Script::Sogdian
            | Script::Adlam
    )
}

/// Pictures, and signs that have a form as a picture.
fn is_emoji(c: char) -> bool {
    matches!(c,
        '©' | '®' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2194}'..='\u{21aa}'
        | '\u{231a}'..='\u{23ff}' | '\u{24c2}' | '\u{25aa}'..='\u{27bf}' | '\u{2934}'..='\u{2935}'
        | '\u{2b05}'..='\u{2b55}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}'
        | '\u{1f000}'..='\u{1faff}')
}

fn joins_emoji(before: &str, next: Option<char>) -> bool {
    let mut back = before.chars().rev().take(2);
    let is_selector = |c: &char| *c == '\u{fe0f}';
    back.find(|c| !is_selector(c)).is_some_and(is_emoji) && next.is_some_and(is_emoji)
}

/// Whether a tag character belongs to one of the [`FLAGS`], which a last tag ends.
fn is_in_a_flag(before: &str, tag: char, after: &str) -> bool {
    const LENGTH: usize = 6;
    let back: Vec<char> = before.chars().rev().take(LENGTH).collect();
    let Some(flag) = back.iter().position(|c| *c == FLAG) else {
        return false;
    };
    let start = back.iter().take(flag).rev().copied();
    let tags = start.chain([tag]).chain(after.chars());
    let tags: Vec<char> = tags.take(LENGTH).collect();
    let tag_of = |letter: u8| char::from_u32(0xe0000 + u32::from(letter));
    let is_it = |name: &str| {
        let name = name.bytes().chain([0x7f]).map(tag_of);
        name.eq(tags.iter().copied().map(Some))
    };
    FLAGS.iter().any(|name| is_it(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        hidden(text).count()
    }

    #[test]
    fn invisible_characters_are_found_in_every_range() {
        let ranges = [
            (0x00, 0x08),
            (0x0b, 0x0c),
            (0x0e, 0x1f),
            (0x7f, 0x9f),
            (0xad, 0xad),
            (0x34f, 0x34f),
            (0x61c, 0x61c),
            (0x115f, 0x1160),
            (0x17b4, 0x17b5),
            (0x180b, 0x180f),
            (0x200b, 0x200f),
            (0x2028, 0x202e),
            (0x2060, 0x206f),
            (0x3164, 0x3164),
            (0xfe00, 0xfe0f),
            (0xfeff, 0xfeff),
            (0xffa0, 0xffa0),
            (0xfff0, 0xfffb),
            (0xfffe, 0xffff),
            (0x1bca0, 0x1bca3),
            (0x1d173, 0x1d17a),
            (0xe0000, 0xe0fff),
        ];
        for (first, last) in ranges {
            for c in (first..=last).filter_map(char::from_u32) {
                assert_eq!(count(&format!("a{c}b")), 1, "U+{:04X}", u32::from(c));
            }
        }
        assert_eq!(hidden("é\u{200b}x").next(), Some((2, '\u{200b}')));
    }

    #[test]
    fn what_is_seen_is_left_alone() {
        for text in [
            "tab\tand\r\nline ends",
            "no-break\u{a0}spaces\u{202f}\u{3000}",
            "❤\u{fe0f} 1\u{fe0f}\u{20e3} 👩🏽\u{200d}💻 ❤\u{fe0f}\u{200d}🔥 🏳\u{fe0f}\u{200d}🌈",
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "می\u{200c}خواهم",
            "क्\u{200d}ष क्\u{200c}ष ශ්\u{200d}රී",
            "葛\u{e0100}城市 ᠠ\u{180b}",
            "שלום Ω ﬁ e\u{301}",
        ] {
            assert_eq!(count(text), 0, "{text:?}");
        }
    }

    #[test]
    fn what_has_a_use_elsewhere_is_found() {
        for (text, expected) in [
            ("a\u{200d}b", 1),
            ("a\u{200c}b", 1),
            ("🚀\u{fe0f}\u{fe0f}", 1),
            ("🚀\u{200d}\u{200d}🚀", 2),
            ("5\u{fe0f}", 1),
            ("م\u{200c}", 1),
            ("🏴\u{e0061}\u{e0062}\u{e007f}", 3),
            ("🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}", 5),
        ] {
            assert_eq!(count(text), expected, "{text:?}");
        }
    }
}
