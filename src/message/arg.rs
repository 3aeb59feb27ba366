//! Values of the holes of messages.

use std::borrow::Cow;

use super::{Language, Message, Piece, system_error};
use crate::time::{Clock, LocalDay};
use crate::units::{MilliPercent, MilliPoints};

/// The value of a hole.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Arg {
    /// Text that is the same in each language: a name, a value, a keyword of a contract, a date.
    Text(Box<str>),
    /// A word of the reader's language.
    Words(Words),
    /// A whole number without marks between its digits.
    Number(i64),
    /// A number whose marks are those of the language.
    Figure(Figure),
    /// Another message.
    Message(Message),
    /// Several values.
    List(Vec<Arg>, Join),
}

/// A word in each language, in the order of [`Language::ALL`].
pub type Words = [&'static str; Language::ALL.len()];

/// What is between the values of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Join {
    /// `a, b and c`
    And,
    /// `a, b or c`
    Or,
    /// `a, b, c`
    Comma,
    /// `a; b; c`
    Semicolon,
    /// A text that is the same in each language.
    By(&'static str),
}

/// A number in English notation, such as `1,234.5`, `83.3%` or `-3`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Figure(Box<str>);

impl Figure {
    /// A number that is already in English notation: `,` between groups of digits, `.` before decimals.
    pub fn english(text: impl Into<String>) -> Figure {
        Figure(text.into().into())
    }

    /// A whole number with marks between groups of three digits.
    pub fn of(number: u64) -> Figure {
        let digits = number.to_string();
        let mut text = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        Figure(text.into())
    }

    /// The number in English notation.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number in the notation of a language.
    pub fn text(&self, language: Language) -> String {
        let mut text = String::new();
        self.write(&mut text, language);
        text
    }

    fn write(&self, out: &mut String, language: Language) {
        let marked = self.0.chars().map(|c| match c {
            ',' => language.group_mark(),
            '.' => language.decimal_mark(),
            c => c,
        });
        out.extend(marked);
    }
}

impl Arg {
    /// A list of values.
    pub fn list<T: ToArg>(items: impl IntoIterator<Item = T>, join: Join) -> Arg {
        Arg::List(items.into_iter().map(|item| item.to_arg()).collect(), join)
    }

    /// Whether it is the number 1.
    pub(super) fn is_one(&self) -> bool {
        match self {
            Arg::Number(number) => *number == 1,
            Arg::Figure(figure) => figure.as_str() == "1",
            Arg::Text(text) => &**text == "1",
            Arg::Words(_) | Arg::Message(_) | Arg::List(..) => false,
        }
    }

    /// What is between the values of a list is not in its hole.
    pub(super) fn add_pieces(
        &self,
        language: Language,
        holes: &[&'static str],
        pieces: &mut Vec<Piece>,
    ) {
        match self {
            Arg::Text(text) => Piece::add(pieces, holes, text),
            Arg::Words(words) => Piece::add(pieces, holes, words[language.place()]),
            Arg::Number(number) => Piece::add(pieces, holes, &number.to_string()),
            Arg::Figure(figure) => Piece::add(pieces, holes, &figure.text(language)),
            Arg::Message(message) => message.add_pieces(language, holes, pieces),
            Arg::List(items, join) => {
                let around = holes.split_last().map_or(holes, |(_, around)| around);
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        let mark = join.mark(language, at + 1 == items.len());
                        Piece::add(pieces, around, mark);
                    }
                    item.add_pieces(language, holes, pieces);
                }
            }
        }
    }

    pub(super) fn write(&self, out: &mut String, language: Language) {
        match self {
            Arg::Text(text) => out.push_str(text),
            Arg::Words(words) => out.push_str(words[language.place()]),
            Arg::Number(number) => out.push_str(&number.to_string()),
            Arg::Figure(figure) => figure.write(out, language),
            Arg::Message(message) => message.write(out, language),
            Arg::List(items, join) => {
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        out.push_str(join.mark(language, at + 1 == items.len()));
                    }
                    item.write(out, language);
                }
            }
        }
    }
}

impl Join {
    /// The text before a value that is not the first.
    fn mark(self, language: Language, is_last: bool) -> &'static str {
        let comma = match language {
            Language::En | Language::Pt | Language::It => ", ",
            Language::Zh => "、",
        };
        match (self, is_last) {
            (Join::By(text), _) => text,
            (Join::Semicolon, _) => match language {
                Language::En | Language::Pt | Language::It => "; ",
                Language::Zh => "；",
            },
            (Join::Comma, _) | (_, false) => comma,
            (Join::And, true) => match language {
                Language::En => " and ",
                Language::Pt | Language::It => " e ",
                Language::Zh => "和",
            },
            (Join::Or, true) => match language {
                Language::En => " or ",
                Language::Pt => " ou ",
                Language::It => " o ",
                Language::Zh => "或",
            },
        }
    }
}

/// What can be the value of a hole.
pub trait ToArg {
    /// The value of the hole.
    fn to_arg(&self) -> Arg;
}

impl<T: ToArg + ?Sized> ToArg for &T {
    fn to_arg(&self) -> Arg {
        (**self).to_arg()
    }
}

impl ToArg for str {
    fn to_arg(&self) -> Arg {
        Arg::Text(self.into())
    }
}

impl ToArg for String {
    fn to_arg(&self) -> Arg {
        self.as_str().to_arg()
    }
}

impl ToArg for Cow<'_, str> {
    fn to_arg(&self) -> Arg {
        self.as_ref().to_arg()
    }
}

impl ToArg for Box<str> {
    fn to_arg(&self) -> Arg {
        self.as_ref().to_arg()
    }
}

impl ToArg for std::sync::Arc<str> {
    fn to_arg(&self) -> Arg {
        self.as_ref().to_arg()
    }
}

/// Types whose text is the same in each language.
macro_rules! displayed {
    ($($type:ty)*) => {$(
        impl ToArg for $type {
            fn to_arg(&self) -> Arg {
                shown(self)
            }
        }
    )*};
}
displayed!(char std::path::Display<'_> jiff::civil::Date LocalDay Clock);

impl ToArg for std::io::Error {
    fn to_arg(&self) -> Arg {
        Arg::Message(system_error(self))
    }
}

/// A value whose text is the same in each language, such as the error of a library.
pub fn shown(value: impl std::fmt::Display) -> Arg {
    Arg::Text(value.to_string().into())
}

impl ToArg for MilliPoints {
    fn to_arg(&self) -> Arg {
        Arg::Figure(Figure::english(self.to_string()))
    }
}

impl ToArg for Message {
    fn to_arg(&self) -> Arg {
        Arg::Message(self.clone())
    }
}

impl ToArg for Figure {
    fn to_arg(&self) -> Arg {
        Arg::Figure(self.clone())
    }
}

impl ToArg for Arg {
    fn to_arg(&self) -> Arg {
        self.clone()
    }
}

impl ToArg for MilliPercent {
    fn to_arg(&self) -> Arg {
        Arg::Figure(Figure::english(self.to_string()))
    }
}

impl ToArg for f64 {
    fn to_arg(&self) -> Arg {
        Arg::Figure(Figure::english(self.to_string()))
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl ToArg for $number {
            fn to_arg(&self) -> Arg {
                match i64::try_from(*self) {
                    Ok(number) => Arg::Number(number),
                    Err(_) => Arg::Text(self.to_string().into()),
                }
            }
        }
    )*};
}
numbers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
