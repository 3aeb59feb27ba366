//! Findings about a contract as another program reads them.

use crate::diagnostic::{Diagnostic, Severity};
use crate::escape::terminal::inline;
use crate::message::{Language, Message};
use crate::source::{Region, Sources};
use std::fmt;

/// A finding about a contract; its texts are English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Its code, such as `E0301`.
    pub code: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// What is wrong.
    pub text: String,
    /// The file, as it was named or reached by `include`.
    pub file: String,
    /// Its place: lines and columns count from 1, columns count characters, the end is one past the last.
    pub region: Region,
    /// Further sentences.
    pub notes: Vec<String>,
    /// How to fix it.
    pub help: Option<String>,
    /// The corrected line or lines; verified by checking the contract with them.
    pub corrected: Option<String>,
    /// An example in the contract's language that shows it, and passes if it is put into the contract.
    pub witness: Option<String>,
    messages: Messages,
}

/// The texts for each language.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Messages {
    text: Message,
    notes: Vec<Message>,
    help: Option<Message>,
}

impl Finding {
    pub(super) fn new(diagnostic: &Diagnostic, sources: &Sources) -> Finding {
        let span = diagnostic.primary.span;
        let finding = Finding {
            code: diagnostic.code.name(),
            severity: diagnostic.severity,
            text: String::new(),
            file: sources.file(span.file).name.clone(),
            region: sources.region(span),
            notes: Vec::new(),
            help: None,
            corrected: diagnostic.fix.as_ref().map(|fix| fix.lines.clone()),
            witness: diagnostic.witness.clone(),
            messages: Messages {
                text: diagnostic.message.clone(),
                notes: diagnostic.notes.clone(),
                help: diagnostic.help.as_ref().map(|help| help.text.clone()),
            },
        };
        finding.in_language(Language::En)
    }

    /// The same finding with its texts in a language. Names, values and keywords stay those of the contract.
    pub fn in_language(&self, language: Language) -> Finding {
        let messages = &self.messages;
        let text = |message: &Message| message.text(language);
        Finding {
            text: text(&messages.text),
            notes: messages.notes.iter().map(text).collect(),
            help: messages.help.as_ref().map(text),
            ..self.clone()
        }
    }
}

impl fmt::Display for Finding {
    /// `file:line:column: error[CODE]: text`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, text) = (inline(&self.file), inline(&self.text));
        let (start, code) = (self.region.start, self.code);
        let severity = self.severity.word();
        write!(
            f,
            "{file}:{}:{}: {severity}[{code}]: {text}",
            start.line, start.column
        )
    }
}

/// Diagnostics as findings, in their order.
pub(super) fn findings(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<Finding> {
    let finding = |diagnostic| Finding::new(diagnostic, sources);
    diagnostics.iter().map(finding).collect()
}
