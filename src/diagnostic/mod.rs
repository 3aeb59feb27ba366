//! Findings about a contract, as data; they are rendered elsewhere.
//!
//! A [`Diagnostic`] always has a code from the registry in [`codes`]; each code has a page under `docs/codes/`
//! that `leadc explain-code` prints.

pub mod annotation;
pub mod closest_name;
pub mod codes;
pub mod fix;
pub mod render;
pub mod severity_overrides;

use crate::message::{Message, msg};
use crate::source::Span;
pub use codes::Code;
use fix::{Candidate, Confidence, Fix};

/// How serious a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Useful information without any effect.
    Note,
    /// Probably not what was meant; the contract still runs.
    Warning,
    /// The contract cannot be used.
    Error,
}

impl Severity {
    /// `error`, `warning` or `note`, for people.
    pub fn message(self) -> Message {
        match self {
            Severity::Error => msg!("error"),
            Severity::Warning => msg!("warning"),
            Severity::Note => msg!("note"),
        }
    }

    /// `error`, `warning` or `note`, for programs.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A place with a short text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The text, if there is one.
    pub text: Option<Message>,
}

/// How to fix it: a sentence and, if there is one, the corrected line or lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// The sentence, lower case, without a period.
    pub text: Message,
    /// The corrected version of the author's line or lines, which nobody has verified yet.
    pub candidate: Option<Candidate>,
    /// Sample lines of the intended kind, with their own names and values; never together with a candidate.
    pub example: Option<String>,
}

/// A finding about a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The registered code.
    pub code: Code,
    /// The severity; initially that of the code.
    pub severity: Severity,
    /// The error: lower case, no period, with the author's own words in back-ticks.
    pub message: Message,
    /// The place of the error.
    pub primary: Label,
    /// Other relevant places, such as the first of two declarations.
    pub secondary: Vec<Label>,
    /// Further sentences.
    pub notes: Vec<Message>,
    /// How to fix it.
    pub help: Option<Help>,
    /// The verified edits that fix it; only verified corrections are shown.
    pub fix: Option<Fix>,
    /// An example in the contract's language that demonstrates it, ready to be added to the contract.
    pub witness: Option<String>,
}

impl Diagnostic {
    /// A diagnostic with the severity of its code.
    pub fn new(code: Code, span: Span, message: impl Into<Message>) -> Self {
        Diagnostic {
            code,
            severity: code.severity(),
            message: message.into(),
            primary: Label { span, text: None },
            secondary: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: None,
            witness: None,
        }
    }

    /// Sets the text at the primary place.
    pub fn label(mut self, text: impl Into<Message>) -> Self {
        self.primary.text = Some(text.into());
        self
    }

    /// Adds another relevant place.
    pub fn also(mut self, span: Span, text: impl Into<Message>) -> Self {
        self.secondary.push(Label {
            span,
            text: Some(text.into()),
        });
        self
    }

    /// Adds a sentence.
    pub fn note(mut self, text: impl Into<Message>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// Sets a sentence on how to fix it.
    pub fn help(self, text: impl Into<Message>) -> Self {
        self.with_help(text.into(), None, None)
    }

    /// Sets a sentence on how to fix it, and a candidate for the corrected line or lines.
    pub fn corrected(self, text: impl Into<Message>, corrected: impl Into<String>) -> Self {
        let candidate = Candidate::new(corrected.into());
        self.with_help(text.into(), Some(candidate), None)
    }

    /// Sets a sentence on how to fix it, and sample lines that show the form but are not the author's.
    pub fn example(self, text: impl Into<Message>, example: impl Into<String>) -> Self {
        self.with_help(text.into(), None, Some(example.into()))
    }

    fn with_help(
        mut self,
        text: Message,
        candidate: Option<Candidate>,
        example: Option<String>,
    ) -> Self {
        self.help = Some(Help {
            text,
            candidate,
            example,
        });
        self
    }

    /// Marks the candidate as the only thing that the line can mean.
    pub fn sure(mut self) -> Self {
        if let Some(candidate) = self.candidate_mut() {
            candidate.confidence = Confidence::Sure;
        }
        self
    }

    /// Makes the candidate go above the author's line instead of replacing it.
    pub fn added(mut self) -> Self {
        if let Some(candidate) = self.candidate_mut() {
            candidate.is_added = true;
        }
        self
    }

    /// Adds lines whose statements are part of the candidate, which replaces them as well.
    pub fn absorbing(mut self, lines: impl IntoIterator<Item = Span>) -> Self {
        if let Some(candidate) = self.candidate_mut() {
            candidate.absorbs.extend(lines);
        }
        self
    }

    /// The candidate for the corrected line or lines.
    pub fn candidate(&self) -> Option<&Candidate> {
        self.help.as_ref()?.candidate.as_ref()
    }

    /// The candidate, to be changed.
    pub fn candidate_mut(&mut self) -> Option<&mut Candidate> {
        self.help.as_mut()?.candidate.as_mut()
    }

    /// The lines to show below the help: the verified correction, or sample lines.
    pub fn shown_lines(&self) -> Option<&str> {
        let corrected = self.fix.as_ref().map(|fix| fix.lines.as_str());
        corrected.or_else(|| self.help.as_ref()?.example.as_deref())
    }

    /// Sets an example in the contract's language that demonstrates it.
    pub fn witness(mut self, example: impl Into<String>) -> Self {
        self.witness = Some(example.into());
        self
    }

    /// Whether the contract cannot be used because of it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Sorts diagnostics in reading order (file, place, most serious first) and drops exact repeats.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.primary.span, std::cmp::Reverse(d.severity), d.code);
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    diagnostics.dedup();
}
