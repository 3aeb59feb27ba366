//! A contract as blocks of lines, with what is shown and what is compared of each line.

use super::BlockKind;
use super::condition_view::ConditionView;
use crate::message::{Message, Template, template};
use crate::source::Span;

/// A block of a contract.
#[derive(Debug)]
pub(super) struct Block {
    pub kind: BlockKind,
    /// The name; none for blocks that a contract has only once.
    pub name: Option<String>,
    pub lines: Vec<Line>,
    /// Where its name is declared.
    pub place: Option<Span>,
}

/// A line of a block.
#[derive(Debug)]
pub(super) struct Line {
    /// The kind of line: its English text is part of what is compared.
    pub about: Template,
    /// Distinguishes lines of the same kind: the trigger of a rule, the day of a closing. Empty if there is only one such line.
    pub key: String,
    /// The text that distinguishes them for readers.
    pub title: Option<Message>,
    /// The complete text.
    pub whole: Message,
    /// The content, part by part.
    pub parts: Vec<Part>,
    /// The position of the line, if the contract keeps it.
    pub place: Option<Span>,
}

/// A part of a line.
#[derive(Debug)]
pub(super) struct Part {
    pub about: Template,
    pub value: Value,
}

/// The content of a part.
#[derive(Debug)]
pub(super) enum Value {
    Plain {
        /// What is compared.
        meaning: String,
        /// What is shown.
        text: Message,
    },
    Condition(ConditionView),
}

impl Part {
    /// Text of the contract that is compared as it is shown.
    pub fn plain(about: Template, text: String) -> Part {
        Part::with_key(about, text.clone(), Message::verbatim(text))
    }

    /// A text with a separate meaning to compare.
    pub fn with_key(about: Template, meaning: String, text: Message) -> Part {
        let value = Value::Plain { meaning, text };
        Part { about, value }
    }
}

impl Line {
    /// A setting, which a block has only once: text of the contract that is compared as it is shown.
    pub fn setting(about: Template, text: impl Into<String>) -> Line {
        let text = text.into();
        Line::with_key(about, text.clone(), Message::verbatim(text))
    }

    /// A setting that can be written in different words with the same meaning.
    pub fn with_key(about: Template, meaning: String, text: Message) -> Line {
        Line {
            about,
            key: String::new(),
            title: None,
            whole: text.clone(),
            parts: vec![Part::with_key(about, meaning, text)],
            place: None,
        }
    }

    /// A condition, which a block has only once.
    pub fn condition(view: ConditionView) -> Line {
        Line {
            about: template!("condition"),
            key: String::new(),
            title: None,
            whole: Message::verbatim(&view.text),
            place: Some(view.span),
            parts: vec![Part {
                about: template!("condition"),
                value: Value::Condition(view),
            }],
        }
    }

    /// A member of a set, which is either equal or absent: a value of a list, an opening window.
    pub fn member(about: Template, key: String, text: Message) -> Line {
        Line {
            about,
            key,
            title: None,
            whole: text,
            parts: Vec::new(),
            place: None,
        }
    }
}
