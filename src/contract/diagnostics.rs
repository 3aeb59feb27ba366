//! What is found while a contract is checked: diagnostics, and errors as data.

use super::unresolved::{Distance, Misfit, Unresolved};
use crate::diagnostic::Diagnostic;
use crate::syntax::tree::Name;

/// Findings in the order they were made.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics {
    list: Vec<Finding>,
    errors: usize,
    /// Whether only the existence of errors matters, so that messages are not built.
    brief: bool,
}

/// Something found in a contract.
#[derive(Debug)]
pub(crate) enum Finding {
    /// A finding with its message; if it is an error, with the reason for which a reading does not hold.
    Written(Misfit, Box<Diagnostic>),
    /// An error that is described, with its correction, once every name is known.
    Unresolved(Unresolved),
    /// The findings of one line, which is reported once.
    Line(Diagnostics),
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

    /// Counts an error without a message. Call it only if [`Diagnostics::is_brief`].
    pub fn fail(&mut self) {
        self.errors += 1;
    }

    /// Adds a finding; an error is about a value.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.misfit(Misfit::Value, diagnostic);
    }

    /// Adds an error that makes a reading not fit.
    pub fn misfit(&mut self, misfit: Misfit, diagnostic: Diagnostic) {
        self.errors += usize::from(diagnostic.is_error());
        self.list
            .push(Finding::Written(misfit, Box::new(diagnostic)));
    }

    /// Adds an error that is described later.
    pub fn unresolved(&mut self, unresolved: Unresolved) {
        self.errors += 1;
        if !self.brief {
            self.list.push(Finding::Unresolved(unresolved));
        }
    }

    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        diagnostics.into_iter().for_each(|one| self.push(one));
    }

    pub fn append(&mut self, other: Diagnostics) {
        self.errors += other.errors;
        self.list.extend(other.list);
    }

    /// The first error that has a message.
    pub fn first_error(&self) -> Option<&Diagnostic> {
        self.list.iter().find_map(|finding| match finding {
            Finding::Written(_, diagnostic) => Some(&**diagnostic).filter(|one| one.is_error()),
            Finding::Line(line) => line.first_error(),
            Finding::Unresolved(_) => None,
        })
    }

    /// The names without a meaning, apart from those of lines with several readings.
    pub fn unresolved_names(&self) -> Vec<&Name> {
        let names = self.list.iter().flat_map(|finding| match finding {
            Finding::Unresolved(Unresolved::Name(unresolved)) => vec![&unresolved.name],
            Finding::Line(line) => line.unresolved_names(),
            Finding::Unresolved(_) | Finding::Written(..) => Vec::new(),
        });
        names.collect()
    }

    /// Takes the findings of one line, bullets included.
    pub fn append_line(&mut self, line: Diagnostics) {
        self.errors += line.errors;
        if !line.list.is_empty() {
            self.list.push(Finding::Line(line));
        }
    }

    pub fn errors(&self) -> usize {
        self.errors
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty() && self.errors == 0
    }

    pub fn into_findings(self) -> Vec<Finding> {
        self.list
    }

    /// How far a reading with these findings is from holding.
    pub fn distance(&self) -> Distance {
        let distance = |finding: &Finding| match finding {
            Finding::Written(misfit, diagnostic) if diagnostic.is_error() => misfit.distance(),
            Finding::Written(..) => Distance::default(),
            Finding::Unresolved(unresolved) => unresolved.distance(),
            Finding::Line(line) => line.distance(),
        };
        self.list.iter().map(distance).sum()
    }

    /// Whether a finding of this kind is among them.
    pub fn has(&self, wanted: Misfit) -> bool {
        self.list.iter().any(|finding| match finding {
            Finding::Written(misfit, diagnostic) => *misfit == wanted && diagnostic.is_error(),
            Finding::Unresolved(unresolved) => unresolved.misfit() == Some(wanted),
            Finding::Line(line) => line.has(wanted),
        })
    }
}
