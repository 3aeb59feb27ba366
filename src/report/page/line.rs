//! A line of text with names and words of the contract in it.

use crate::message::{Join, Language, Message, Piece, ToArg};

/// A line of text: messages one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line(Vec<Phrase>);

/// A message, with the style of its words and of its values.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Phrase {
    /// What separates it from the phrase before.
    gap: Gap,
    message: Message,
    style: Style,
    /// The style of values, by hole; others have that of the words.
    values: Vec<(&'static str, Style)>,
}

/// What is between two phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    Comma,
}

/// How a part of a line is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Words of the page.
    Plain,
    /// A name from the contract or the data, in any script.
    Name,
    /// A line of the contract.
    Quoted,
    /// The most important part of the line.
    Strong,
    /// A remark.
    Soft,
}

/// A part of a line as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// How it is shown.
    pub style: Style,
    /// Its text.
    pub text: String,
}

impl Line {
    fn of(style: Style, message: Message) -> Line {
        Line(vec![Phrase {
            gap: Gap::None,
            message,
            style,
            values: Vec::new(),
        }])
    }

    /// A line of words.
    pub fn says(message: impl Into<Message>) -> Line {
        Line::of(Style::Plain, message.into())
    }

    /// A line that is a name.
    pub fn name(name: &str) -> Line {
        Line::of(Style::Name, Message::verbatim(name))
    }

    /// Names: `A, B and C`.
    pub fn names<T: ToArg>(names: impl IntoIterator<Item = T>, join: Join) -> Line {
        let names = Message::joined(names, join);
        Line::says(names).with(Style::Name, &["text"])
    }

    /// A line with emphasised words.
    pub fn strong(message: impl Into<Message>) -> Line {
        Line::of(Style::Strong, message.into())
    }

    /// A remark.
    pub fn soft(message: impl Into<Message>) -> Line {
        Line::of(Style::Soft, message.into())
    }

    /// A line of the contract, or a command.
    pub fn quoted(text: &str) -> Line {
        Line::of(Style::Quoted, Message::verbatim(text))
    }

    /// An empty line.
    pub fn none() -> Line {
        Line::default()
    }

    /// Shows the values of these holes of the last message in a style.
    pub fn with(mut self, style: Style, holes: &[&'static str]) -> Line {
        if let Some(last) = self.0.last_mut() {
            last.values.extend(holes.iter().map(|hole| (*hole, style)));
        }
        self
    }

    /// Appends another line after a space.
    pub fn and(self, more: Line) -> Line {
        self.after(Gap::Space, more)
    }

    /// Appends another line after a comma.
    pub fn and_comma(self, more: Line) -> Line {
        self.after(Gap::Comma, more)
    }

    fn after(mut self, gap: Gap, mut more: Line) -> Line {
        if let Some(first) = more.0.first_mut().filter(|_| !self.0.is_empty()) {
            first.gap = gap;
        }
        self.0.append(&mut more.0);
        self
    }

    /// The line in a language.
    pub fn spans(&self, language: Language) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let mut add = |style: Style, text: &str| match spans.last_mut() {
            Some(last) if last.style == style && !style.is_apart() => last.text.push_str(text),
            _ => spans.push(Span {
                style,
                text: text.to_owned(),
            }),
        };
        for phrase in &self.0 {
            match phrase.gap {
                Gap::None => {}
                Gap::Space => add(Style::Plain, " "),
                Gap::Comma => add(Style::Plain, comma(language)),
            }
            for piece in phrase.message.pieces(language) {
                add(phrase.style_of(&piece), &piece.text);
            }
        }
        spans
    }
}

/// A comma between two parts of a sentence.
fn comma(language: Language) -> &'static str {
    match language {
        Language::En | Language::Pt | Language::It => ", ",
        Language::Zh => "，",
    }
}

impl Phrase {
    /// That of the innermost hole that has one.
    fn style_of(&self, piece: &Piece) -> Style {
        let holes = piece.holes.iter().rev();
        let mut styles = holes.filter_map(|hole| {
            let own = self.values.iter().find(|(name, _)| name == hole);
            own.map(|(_, style)| *style)
        });
        styles.next().unwrap_or(self.style)
    }
}

impl Style {
    /// Whether each text of this style is shown by itself.
    fn is_apart(self) -> bool {
        match self {
            Style::Name | Style::Quoted => true,
            Style::Plain | Style::Strong | Style::Soft => false,
        }
    }
}
