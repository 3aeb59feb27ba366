//! What leadc has to say about a contract: data first, rendered elsewhere.
//!
//! A [`Diagnostic`] always has a code from the registry in [`codes`]; each code has a page under `docs/codes/`
//! that `leadc explain-code` prints.

pub mod annotation;
pub mod codes;
pub mod fix;
pub mod render;
pub mod severity_overrides;
pub mod suggest;

use crate::source::Span;
pub use codes::Code;

/// How serious a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something worth knowing; changes nothing.
    Note,
    /// Probably not what was meant; the contract still runs.
    Warning,
    /// The contract cannot be used.
    Error,
}

impl Severity {
    /// `error`, `warning` or `note`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// A place with a few words about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What to see there; may be empty.
    pub text: String,
}

/// How to mend it: a sentence and, where one exists, the corrected line or lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// The sentence, lower case, without a period.
    pub text: String,
    /// The author's line or lines as they should be written.
    pub corrected: Option<String>,
    /// Lines of the kind that is meant, with names and values of their own; never beside `corrected`.
    pub example: Option<String>,
}

/// One thing leadc has to say about a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The registered code.
    pub code: Code,
    /// The severity; starts as the one of the code.
    pub severity: Severity,
    /// What is wrong: lower case, no period, the author's own words in back-ticks.
    pub message: String,
    /// Where it is wrong.
    pub primary: Label,
    /// Other places that matter, such as the first of two declarations.
    pub secondary: Vec<Label>,
    /// Further sentences.
    pub notes: Vec<String>,
    /// How to mend it.
    pub help: Option<Help>,
    /// An example of the contract's language that shows it, ready to be put into the contract.
    pub witness: Option<String>,
}

impl Diagnostic {
    /// A diagnostic with the severity its code has.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Diagnostic {
            code,
            severity: code.severity(),
            message: message.into(),
            primary: Label {
                span,
                text: String::new(),
            },
            secondary: Vec::new(),
            notes: Vec::new(),
            help: None,
            witness: None,
        }
    }

    /// Words beside the primary place.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Another place that matters.
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// A further sentence.
    pub fn note(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    /// A sentence on how to mend it.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(Help {
            text: text.into(),
            corrected: None,
            example: None,
        });
        self
    }

    /// A sentence on how to mend it, and the corrected line or lines.
    pub fn corrected(mut self, text: impl Into<String>, corrected: impl Into<String>) -> Self {
        self.help = Some(Help {
            text: text.into(),
            corrected: Some(corrected.into()),
            example: None,
        });
        self
    }

    /// A sentence on how to mend it, and lines that show the form but are not the author's.
    pub fn example(mut self, text: impl Into<String>, example: impl Into<String>) -> Self {
        self.help = Some(Help {
            text: text.into(),
            corrected: None,
            example: Some(example.into()),
        });
        self
    }

    /// An example of the contract's language that shows it.
    pub fn witness(mut self, example: impl Into<String>) -> Self {
        self.witness = Some(example.into());
        self
    }

    /// Whether the contract cannot be used because of it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// Puts diagnostics in the order people read them (file, place, most serious first) and drops exact repeats.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.primary.span, std::cmp::Reverse(d.severity), d.code);
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    diagnostics.dedup();
}
