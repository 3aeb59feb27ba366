//! A contract as blocks of lines: what is shown of each line, and what is compared.

use super::BlockKind;
use super::condition_view::Asked;
use crate::source::Span;

/// A block of a contract.
#[derive(Debug)]
pub(super) struct Block {
    pub kind: BlockKind,
    /// The name; none for what a contract has once.
    pub name: Option<String>,
    pub lines: Vec<Line>,
    /// Its name where it is declared.
    pub place: Option<Span>,
}

/// A line of a block.
#[derive(Debug)]
pub(super) struct Line {
    /// What it is about.
    pub about: &'static str,
    /// Tells lines about the same apart: the trigger of a rule, the day of a closing. Empty where there is one such line.
    pub key: String,
    /// Shown to tell them apart.
    pub title: Option<String>,
    /// All it says.
    pub whole: String,
    /// What it says, part by part.
    pub parts: Vec<Part>,
    /// The line, where the contract remembers it.
    pub place: Option<Span>,
}

/// A part of a line.
#[derive(Debug)]
pub(super) struct Part {
    pub about: &'static str,
    pub value: Value,
}

/// What a part of a line says.
#[derive(Debug)]
pub(super) enum Value {
    Said {
        /// Compared.
        meaning: String,
        /// Shown.
        text: String,
    },
    Asked(Asked),
}

impl Part {
    /// A text that is compared as it is shown.
    pub fn said(about: &'static str, text: String) -> Part {
        Part::meant(about, text.clone(), text)
    }

    /// A text with its meaning.
    pub fn meant(about: &'static str, meaning: String, text: String) -> Part {
        let value = Value::Said { meaning, text };
        Part { about, value }
    }
}

impl Line {
    /// A setting: a block has it once.
    pub fn setting(about: &'static str, text: impl Into<String>) -> Line {
        let text = text.into();
        Line::meant(about, text.clone(), text)
    }

    /// A setting whose words may differ where its meaning does not.
    pub fn meant(about: &'static str, meaning: String, text: String) -> Line {
        Line {
            about,
            key: String::new(),
            title: None,
            whole: text.clone(),
            parts: vec![Part::meant(about, meaning, text)],
            place: None,
        }
    }

    /// A condition: a block has it once.
    pub fn condition(asked: Asked) -> Line {
        Line {
            about: "condition",
            key: String::new(),
            title: None,
            whole: asked.text.clone(),
            place: Some(asked.span),
            parts: vec![Part {
                about: "condition",
                value: Value::Asked(asked),
            }],
        }
    }

    /// One of several that are the same or not there at all: a value of a list, an opening window.
    pub fn member(about: &'static str, key: String, text: String) -> Line {
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
