//! What is found while a contract is checked.

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::source::{Sources, Span};
use rustc_hash::FxHashMap;

fn join(error: &mut Diagnostic, name: Diagnostic) {
    let help = name
        .help
        .as_ref()
        .map(|help| format!("{}: {}", name.message, help.text));
    error.notes.extend(help);
    error.secondary.push(Label {
        span: name.primary.span,
        text: name.message,
    });
}

/// Findings in the order they were made.
#[derive(Debug, Default)]
pub(super) struct Diagnostics {
    list: Vec<Diagnostic>,
    /// Whether only the existence of errors matters, so that messages are not built.
    brief: bool,
}

impl Diagnostics {
    /// For trying something: errors are counted without messages.
    pub fn brief() -> Diagnostics {
        Diagnostics {
            brief: true,
            ..Diagnostics::default()
        }
    }

    /// Whether messages need not be built.
    pub fn is_brief(&self) -> bool {
        self.brief
    }

    /// Records an error without a message. Call it only if [`Found::is_brief`].
    pub fn fail(&mut self, code: Code, span: Span) {
        self.push(Diagnostic::new(code, span, ""));
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(diagnostics);
    }

    pub fn append(&mut self, other: Diagnostics) {
        self.list.extend(other.list);
    }

    pub fn errors(&self) -> usize {
        self.list.iter().filter(|d| d.is_error()).count()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.list
    }

    /// Takes the findings of one line, bullets included. If the line has an undeclared name and another error, the name
    /// becomes a second label of that error, so that a line is reported once.
    pub fn append_line(&mut self, line: Diagnostics, sources: &Sources) {
        let is_name = |d: &Diagnostic| matches!(d.code, Code::E0301 | Code::E0307);
        let (names, mut others): (Vec<_>, Vec<_>) = line.list.into_iter().partition(is_name);
        let mut errors: FxHashMap<usize, usize> = FxHashMap::default();
        for (at, error) in others.iter().enumerate().filter(|(_, d)| d.is_error()) {
            errors
                .entry(sources.line_number(error.primary.span))
                .or_insert(at);
        }
        for name in names {
            let beside = errors.get(&sources.line_number(name.primary.span));
            match beside.and_then(|at| others.get_mut(*at)) {
                Some(error) => join(error, name),
                None => self.list.push(name),
            }
        }
        self.list.extend(others);
    }

    /// How far the line is from being valid, for choosing among readings. An undeclared name costs most.
    pub fn cost(&self) -> u32 {
        let cost = |d: &Diagnostic| match d.code {
            _ if !d.is_error() => 0,
            // A name close to a declared one is likelier than an unknown one.
            Code::E0301 if d.candidate().is_some() => 1000,
            Code::E0301 => 1300,
            // Two names read as one.
            Code::E0105 => 1000,
            Code::E0307 => 400,
            Code::E0401 | Code::E0306 => 30,
            _ => 10,
        };
        self.list.iter().map(cost).sum()
    }
}
