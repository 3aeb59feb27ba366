//! Facts of examples.

use crate::contract::line_edit;
use crate::contract::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::Span;

/// `country is PT and chairs is 8`: facts are separated by commas.
pub(super) fn joined(scope: &Scope, facts: Span, word: Span) -> Diagnostic {
    let part = |from: u32, to: u32| {
        let span = Span::new(facts.file, from as usize, to as usize);
        scope.sources.text(span)
    };
    let (before, after) = (part(facts.start, word.start), part(word.end, facts.end));
    let separated = format!("{}, {}", before.trim_end(), after.trim_start());
    let line = line_edit::replaced(scope.sources, facts, &separated);
    let message = msg!(
        "`{word}` cannot join facts",
        word = scope.sources.text(word)
    );
    Diagnostic::new(Code::E0105, word, message)
        .corrected(msg!("write a comma between them"), line)
        .sure()
}
