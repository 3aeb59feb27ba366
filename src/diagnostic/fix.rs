//! Corrections of a contract's lines: candidates, and the verified edits that become of them.

use crate::message::Message;
use crate::source::Span;

/// How certain it is that the author meant a correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It is one of several things the author may have meant, or changes what the contract says.
    Possible,
    /// The line can mean nothing else.
    Sure,
}

impl Confidence {
    /// `sure` or `possible`.
    pub fn word(self) -> &'static str {
        match self {
            Confidence::Sure => "sure",
            Confidence::Possible => "possible",
        }
    }
}

/// A corrected version of the line of a diagnostic, before it is verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The corrected line or lines, without indent and comment.
    pub lines: String,
    /// Other lines whose statements are part of it.
    pub absorbs: Vec<Span>,
    /// How certain it is that the author meant it.
    pub confidence: Confidence,
    /// Whether the lines go above the author's line instead of replacing it.
    pub is_added: bool,
}

impl Candidate {
    /// A candidate that the author may have meant.
    pub fn new(lines: String) -> Candidate {
        Candidate {
            lines,
            absorbs: Vec::new(),
            confidence: Confidence::Possible,
            is_added: false,
        }
    }
}

/// A replacement in a file of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The replaced part.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// Edits that fix the problem of a diagnostic: with them, the contract was checked again, and its lines have no new errors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The edits, in the order of the text; they do not overlap.
    pub edits: Vec<Edit>,
    /// Why the corrected line is right: the sentence of the help.
    pub why: Message,
    /// How certain it is that the author meant it.
    pub confidence: Confidence,
    /// The corrected line or lines, without indent and comment.
    pub lines: String,
}
