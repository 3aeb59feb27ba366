//! Texts for people, in the language of the reader.
//!
//! A [`Message`] is an English template with the values of its holes. It is made by `msg!`, which does not compile unless the
//! holes and the values fit, and becomes text where it is shown. The catalogues (`catalogue/pt/`, `it/`, `zh/`) have the
//! template of each message in the other languages; a test fails if one is missing.
//!
//! Names, values and keywords of a contract are values of holes: they stay as they are in the contract.

mod arg;
mod catalogue;
mod language;
mod parts;
mod system_error;

pub use arg::{Arg, Figure, Join, ToArg, Words, shown};
pub use catalogue::templates;
pub use language::{Language, PerLanguage};
use parts::Part;
pub use parts::fits;
pub use system_error::system_error;

/// A message: `msg!("a rule gives {points} points", points = 5)`. A value without `=` is the variable of that name.
macro_rules! msg {
    (@value $name:ident) => { $name };
    (@value $name:ident = $value:expr) => { $value };
    ($template:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        const _: () = assert!(
            $crate::message::fits($template, &[$(stringify!($name)),*]),
            "the holes of the template are not the names of the values",
        );
        $crate::message::Message::new($template, [
            $((stringify!($name), $crate::message::ToArg::to_arg(&$crate::message::msg!(@value $name $(= $value)?)))),*
        ])
    }};
}
pub(crate) use msg;

/// A template in a table, without values yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Template(pub &'static str);

/// Marks a text as a template whose translations are in the catalogues.
macro_rules! template {
    ($template:literal) => {
        $crate::message::Template($template)
    };
}
pub(crate) use template;

/// A text for people that can be shown in each language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Message {
    /// The text in English, with holes.
    template: &'static str,
    /// The names of the holes and their values.
    args: Box<[(&'static str, Arg)]>,
}

/// A piece of the text of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The holes that it is in, from the outermost to the innermost; none for the words of the message.
    pub holes: Vec<&'static str>,
    /// Its text.
    pub text: String,
}

impl Piece {
    fn add(pieces: &mut Vec<Piece>, holes: &[&'static str], text: &str) {
        pieces.push(Piece {
            holes: holes.to_vec(),
            text: text.to_owned(),
        });
    }
}

/// The template of text that is the same in each language.
const VERBATIM: &str = "{text}";

impl Message {
    /// A message from a template whose holes are known to have these values; `msg!` checks that.
    pub fn new<const N: usize>(template: &'static str, args: [(&'static str, Arg); N]) -> Message {
        Message {
            template,
            args: Box::new(args),
        }
    }

    /// Text that is the same in each language, such as a name or a line of a contract.
    pub fn verbatim(text: impl Into<String>) -> Message {
        let text = Arg::Text(text.into().into());
        Message::new(VERBATIM, [("text", text)])
    }

    /// Several messages or texts as one.
    pub fn joined<T: ToArg>(items: impl IntoIterator<Item = T>, join: Join) -> Message {
        Message::new(VERBATIM, [("text", Arg::list(items, join))])
    }

    /// The text in a language.
    pub fn text(&self, language: Language) -> String {
        let mut text = String::new();
        self.write(&mut text, language);
        text
    }

    /// The text in English.
    pub fn english(&self) -> String {
        self.text(Language::En)
    }

    /// The text in a language in pieces, each with the holes that it is in.
    pub fn pieces(&self, language: Language) -> Vec<Piece> {
        let mut pieces = Vec::new();
        self.add_pieces(language, &[], &mut pieces);
        pieces
    }

    fn add_pieces(&self, language: Language, holes: &[&'static str], pieces: &mut Vec<Piece>) {
        for part in parts::parts(self.template_in(language)) {
            match part {
                Part::Text(text) => Piece::add(pieces, holes, text),
                Part::Hole(name) => {
                    if let Some((hole, arg)) = self.args.iter().find(|(hole, _)| *hole == name) {
                        arg.add_pieces(language, &[holes, &[*hole]].concat(), pieces);
                    }
                }
                Part::Forms(name, one, other) => {
                    Piece::add(pieces, holes, self.form(name, one, other));
                }
            }
        }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.english().is_empty()
    }

    fn write(&self, out: &mut String, language: Language) {
        for part in parts::parts(self.template_in(language)) {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Hole(name) => {
                    if let Some(arg) = self.arg(name) {
                        arg.write(out, language);
                    }
                }
                Part::Forms(name, one, other) => out.push_str(self.form(name, one, other)),
            }
        }
    }

    fn template_in(&self, language: Language) -> &'static str {
        match self.template {
            VERBATIM => VERBATIM,
            template => catalogue::translated(template, language),
        }
    }

    fn form<'t>(&self, name: &str, one: &'t str, other: &'t str) -> &'t str {
        match self.arg(name).is_some_and(Arg::is_one) {
            true => one,
            false => other,
        }
    }

    fn arg(&self, name: &str) -> Option<&Arg> {
        let found = self.args.iter().find(|(hole, _)| *hole == name);
        found.map(|(_, arg)| arg)
    }
}

impl Template {
    /// The message without values.
    pub fn message(self) -> Message {
        Message::new(self.0, [])
    }

    /// The message with values for its holes.
    pub fn filled(self, args: impl IntoIterator<Item = (&'static str, Arg)>) -> Message {
        Message {
            template: self.0,
            args: args.into_iter().collect(),
        }
    }

    /// Its text in a language, with its holes.
    pub fn in_language(self, language: Language) -> &'static str {
        catalogue::translated(self.0, language)
    }

    /// The names of its holes.
    pub fn holes(self) -> impl Iterator<Item = &'static str> {
        parts::parts(self.0).filter_map(|part| match part {
            Part::Hole(name) => Some(name),
            Part::Text(_) | Part::Forms(..) => None,
        })
    }
}

impl From<Template> for Message {
    fn from(template: Template) -> Message {
        template.message()
    }
}

/// A number alone.
impl From<Figure> for Message {
    fn from(figure: Figure) -> Message {
        Message::new(VERBATIM, [("text", Arg::Figure(figure))])
    }
}

#[cfg(test)]
mod tests {
    use super::{Figure, Join, Language, Message, ToArg};

    #[test]
    fn holes_are_filled_and_numbers_choose_a_form() {
        let moved = |n: u64| msg!("{n} {n|lead moves|leads move} to {stage}", n, stage = "MQL");
        assert_eq!(moved(1).text(Language::En), "1 lead moves to MQL");
        assert_eq!(moved(2).text(Language::En), "2 leads move to MQL");
    }

    #[test]
    fn figures_have_the_marks_of_the_language() {
        let figure = Message::verbatim("").text(Language::En);
        assert_eq!(figure, "");
        let large = Message::new("{text}", [("text", Figure::of(1_234_567).to_arg())]);
        assert_eq!(large.text(Language::En), "1,234,567");
        assert_eq!(large.text(Language::Pt), "1.234.567");
        assert_eq!(large.text(Language::Zh), "1,234,567");
    }

    #[test]
    fn pieces_name_their_holes() {
        let names = super::Arg::list(["a", "b"], Join::And);
        let message = Message::new("ask for {names} now", [("names", names)]);
        let outer = Message::new("first: {step}", [("step", message.to_arg())]);
        let pieces = outer.pieces(Language::En);
        let pieces: Vec<(&[&str], &str)> = (pieces.iter())
            .map(|piece| (piece.holes.as_slice(), piece.text.as_str()))
            .collect();
        let expected: [(&[&str], &str); 6] = [
            (&[], "first: "),
            (&["step"], "ask for "),
            (&["step", "names"], "a"),
            (&["step"], " and "),
            (&["step", "names"], "b"),
            (&["step"], " now"),
        ];
        assert_eq!(pieces, expected);
    }

    #[test]
    fn lists_are_joined_in_the_language() {
        let items = || vec!["a".to_arg(), "b".to_arg(), "c".to_arg()];
        let list = |join| Message::new("{text}", [("text", super::Arg::List(items(), join))]);
        assert_eq!(list(Join::And).text(Language::En), "a, b and c");
        assert_eq!(list(Join::Or).text(Language::It), "a, b o c");
        assert_eq!(list(Join::And).text(Language::Zh), "a、b和c");
    }
}
