//! What was found while a contract is checked.

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
pub(super) struct Found {
    list: Vec<Diagnostic>,
    /// Only whether there are errors is asked: what they say need not be worked out.
    brief: bool,
}

impl Found {
    /// For trying something: errors are counted, but say nothing.
    pub fn brief() -> Found {
        Found {
            brief: true,
            ..Found::default()
        }
    }

    /// Whether what an error says need not be worked out.
    pub fn is_brief(&self) -> bool {
        self.brief
    }

    /// Notes an error that says nothing; asked for only where [`Found::is_brief`].
    pub fn fail(&mut self, code: Code, span: Span) {
        self.push(Diagnostic::new(code, span, ""));
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(diagnostics);
    }

    pub fn append(&mut self, other: Found) {
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

    /// Takes what one line brought, bullets included. A name that is not declared beside another error of its line
    /// becomes a second place of that error, so that a line speaks once.
    pub fn append_line(&mut self, line: Found, sources: &Sources) {
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

    /// How far the findings are from none, for choosing among readings: an undeclared name is the farthest.
    pub fn cost(&self) -> u32 {
        let cost = |d: &Diagnostic| match d.code {
            _ if !d.is_error() => 0,
            // A name that is close to a declared one is likelier than a strange one.
            Code::E0301 if d.help.as_ref().is_some_and(|help| help.corrected.is_some()) => 1000,
            Code::E0301 => 1300,
            // Two names taken for one.
            Code::E0105 => 1000,
            Code::E0307 => 400,
            Code::E0401 | Code::E0306 => 30,
            _ => 10,
        };
        self.list.iter().map(cost).sum()
    }
}
