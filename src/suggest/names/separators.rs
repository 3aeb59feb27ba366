//! `and` and `or` between names.

use super::super::explain::Explainer;
use super::error_in;
use super::nearest::{is_declared, nearest};
use crate::contract::name_role::NameRole;
use crate::contract::scope::Scope;
use crate::contract::{line_edit, name_separators};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::tree::Name;

/// `Lead and Nurture`: two declared names.
pub(super) fn several(explainer: &Explainer, role: NameRole, name: &Name) -> Option<Diagnostic> {
    if role == NameRole::Subject {
        return None;
    }
    let scope = explainer.scope;
    let parts = name_separators::parts(scope, name)?;
    let known = |part: &Name| {
        // An act starts with its count.
        let text = part
            .text
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        is_declared(scope, role, text) || nearest(explainer, role, text).is_some()
    };
    if name.text.contains(" - ") {
        // A subtraction is not a list.
        return None;
    }
    if matches!(role, NameRole::Start | NameRole::Party) && parts.iter().all(known) {
        return Some(only_one(role, name));
    }
    if role == NameRole::Stage && parts.iter().any(known) && !parts.iter().all(known) {
        let unknown = parts.iter().find(|part| !known(part))?;
        return error_in(explainer, role, unknown);
    }
    let mark = if role == NameRole::Points {
        " + "
    } else {
        scope.language(name.span).list_mark()
    };
    parts
        .iter()
        .all(known)
        .then(|| diagnostic(scope, name, &parts, mark))
}

/// `after MQL or SAL`, `who: sales or marketing`: only one is allowed, and a list would not help.
fn only_one(role: NameRole, name: &Name) -> Diagnostic {
    let (message, help) = match role {
        NameRole::Party => (
            msg!(
                "`{names}` is more than one party; only one is allowed",
                names = name.text
            ),
            msg!("write an sla or a target for each of them"),
        ),
        _ => (
            msg!(
                "`{names}` is more than one start; only one is allowed",
                names = name.text
            ),
            msg!("write an sla for each of them"),
        ),
    };
    Diagnostic::new(Code::E0301, name.span, message).help(help)
}

/// `parties: sales and marketing`
pub(in crate::suggest) fn joined_parties(scope: &Scope, name: &Name) -> Option<Diagnostic> {
    let parts = name_separators::parts(scope, name)?;
    let mark = scope.language(name.span).list_mark();
    Some(diagnostic(scope, name, &parts, mark))
}

/// The error in several names; `mark` is what separates names in that place.
fn diagnostic(scope: &Scope, name: &Name, parts: &[Name], mark: &str) -> Diagnostic {
    let between = |pair: &[Name]| match pair {
        [before, after] => {
            let (from, to) = (before.span.end as usize, after.span.start as usize);
            Some(Span::new(name.span.file, from, to))
        }
        _ => None,
    };
    let first = parts.windows(2).find_map(between).unwrap_or(name.span);
    let text = scope.sources.text(first);
    let start = first.start as usize + (text.len() - text.trim_start().len());
    let word = Span::new(first.file, start, start + text.trim().len());
    let names: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    let line = line_edit::replaced(scope.sources, name.span, &names.join(mark));
    let help = match mark.trim() {
        "+" => msg!("write `{mark}` between them", mark = "+"),
        _ => msg!("write a comma between them"),
    };
    Diagnostic::new(
        Code::E0105,
        word,
        msg!("`{word}` is not allowed between names", word = text.trim()),
    )
    .corrected(help, line)
    .sure()
}
