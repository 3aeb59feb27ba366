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
    /// Whether back-ticks are around names.
    has_back_ticks: bool,
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
            has_back_ticks: false,
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

    /// A finding, whose names are in back-ticks: they are shown as names.
    pub fn finding(message: impl Into<Message>) -> Line {
        let mut line = Line::strong(message);
        for phrase in &mut line.0 {
            phrase.has_back_ticks = true;
        }
        line
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
            // A wide mark has its space in it.
            Some(last) if text == " " && last.text.ends_with(WIDE_MARKS) => {}
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
            for (style, text) in phrase.styled(language) {
                add(style, &text);
            }
        }
        spans
    }
}

/// Chinese marks, as wide as a character.
const WIDE_MARKS: [char; 5] = ['。', '，', '：', '；', '、'];

/// A comma between two parts of a sentence.
fn comma(language: Language) -> &'static str {
    match language {
        Language::En | Language::Pt | Language::It => ", ",
        Language::Zh => "，",
    }
}

impl Phrase {
    /// Its text in parts with their styles. What is in back-ticks is a name, if it can be seen where each ends.
    fn styled(&self, language: Language) -> Vec<(Style, String)> {
        let pieces = self.message.pieces(language);
        let ticks = pieces.iter().map(|piece| piece.text.matches('`').count());
        if !self.has_back_ticks || !ticks.sum::<usize>().is_multiple_of(2) {
            let styled = pieces.into_iter();
            return styled
                .map(|piece| (self.style_of(&piece), piece.text))
                .collect();
        }
        let mut is_name = false;
        let mut styled = Vec::new();
        for piece in &pieces {
            for (at, text) in piece.text.split('`').enumerate() {
                is_name ^= at > 0;
                let style = if is_name {
                    Style::Name
                } else {
                    self.style_of(piece)
                };
                styled.push((style, text.to_owned()));
            }
        }
        styled.retain(|(_, text)| !text.is_empty());
        styled
    }

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::{Arg, msg};

    fn styles(line: &Line) -> Vec<(Style, String)> {
        let spans = line.spans(Language::En).into_iter();
        spans.map(|span| (span.style, span.text)).collect()
    }

    #[test]
    fn names_of_a_finding_lose_their_back_ticks() {
        let people = Arg::list(["`Ana`", "`Rui`"], Join::Comma);
        let line = Line::finding(msg!("not signed yet by {people}", people));
        let expected = [
            (Style::Strong, "not signed yet by "),
            (Style::Name, "Ana"),
            (Style::Strong, ", "),
            (Style::Name, "Rui"),
        ];
        assert_eq!(
            styles(&line),
            expected.map(|(style, text)| (style, text.to_owned()))
        );
        let odd = Line::finding(msg!("not signed yet by {people}", people = "`A`na`"));
        let expected = (Style::Strong, "not signed yet by `A`na`".to_owned());
        assert_eq!(styles(&odd), [expected]);
    }
}
