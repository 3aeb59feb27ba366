//! Findings about a contract as another program reads them.

use crate::diagnostic::render::{Format, Look, render};
use crate::diagnostic::{Diagnostic, Severity};
use crate::message;
use crate::source::{Region, Sources};
use std::fmt;

/// A finding about a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
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
    line: String,
}

impl Message {
    pub(super) fn new(diagnostic: &Diagnostic, sources: &Sources) -> Message {
        let one = std::slice::from_ref(diagnostic);
        // Writing to a text cannot fail.
        let line = render(Format::Short, one, sources, Look::default()).unwrap_or_default();
        let span = diagnostic.primary.span;
        let english = |message: &message::Message| message.english();
        Message {
            code: diagnostic.code.name(),
            severity: diagnostic.severity,
            text: diagnostic.message.english(),
            file: sources.file(span.file).name.clone(),
            region: sources.region(span),
            notes: diagnostic.notes.iter().map(english).collect(),
            help: diagnostic.help.as_ref().map(|help| help.text.english()),
            corrected: diagnostic.fix.as_ref().map(|fix| fix.lines.clone()),
            witness: diagnostic.witness.clone(),
            line: line.trim_end().to_owned(),
        }
    }
}

impl fmt::Display for Message {
    /// `file:line:column: error[CODE]: text`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.line)
    }
}

/// Diagnostics as messages, in their order.
pub(super) fn messages(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<Message> {
    let message = |diagnostic| Message::new(diagnostic, sources);
    diagnostics.iter().map(message).collect()
}
