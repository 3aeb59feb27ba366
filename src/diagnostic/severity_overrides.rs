//! Severities that a user changes: warnings and notes raised to errors, or left out.

use std::collections::HashMap;

use super::{Code, Diagnostic, Severity};

/// The new treatment of a warning or a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It counts as an error.
    Deny,
    /// It is left out.
    Allow,
}

/// The diagnostics that a level applies to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// One code.
    Code(Code),
    /// All warnings, or all notes.
    All(Severity),
}

/// The severities that a user changed. A level for one code takes precedence over a level for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels(HashMap<Subject, Level>);

impl Levels {
    /// Sets the level of a subject, and returns the one it had.
    pub fn set(&mut self, subject: Subject, level: Level) -> Option<Level> {
        self.0.insert(subject, level)
    }

    /// These levels, supplemented by those of `others` for subjects that have none here.
    pub fn over(&self, others: &Levels) -> Levels {
        let mut levels = others.0.clone();
        levels.extend(self.0.iter());
        Levels(levels)
    }

    /// The diagnostics with their changed severities. Errors are never changed.
    pub fn apply(&self, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let changed = |mut diagnostic: Diagnostic| match self.level_for(&diagnostic) {
            _ if diagnostic.is_error() => Some(diagnostic),
            Some(Level::Allow) => None,
            Some(Level::Deny) => {
                diagnostic.severity = Severity::Error;
                Some(diagnostic)
            }
            None => Some(diagnostic),
        };
        diagnostics.into_iter().filter_map(changed).collect()
    }

    /// Whether a diagnostic is left out.
    pub fn allow(&self, diagnostic: &Diagnostic) -> bool {
        !diagnostic.is_error() && self.level_for(diagnostic) == Some(Level::Allow)
    }

    fn level_for(&self, diagnostic: &Diagnostic) -> Option<Level> {
        let own = self.0.get(&Subject::Code(diagnostic.code));
        let all = self.0.get(&Subject::All(diagnostic.severity));
        own.or(all).copied()
    }
}
