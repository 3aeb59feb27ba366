//! Fields whose names say that they are the id of the lead, in a contract where no field is.

use super::super::diagnostics::Diagnostics;
use super::super::keywords::forms;
use super::super::model::Type;
use super::super::scope::{FieldDecl, Scope};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::text::fold_name;

pub(super) fn check(scope: &Scope, diagnostics: &mut Diagnostics) {
    let is_id = |field: &&FieldDecl| field.kind.as_ref().is_none_or(|kind| *kind == Type::Id);
    if scope.fields.iter().any(|field| is_id(&field)) {
        return;
    }
    let named = scope.fields.iter().find(|field| {
        let word = id_word(scope, field);
        let name = fold_name(&field.name.text);
        name.split(' ').next_back() == Some(fold_name(word).as_str())
    });
    let Some(field) = named else {
        return;
    };
    let span = field.name.span;
    let word = id_word(scope, field);
    let message = msg!(
        "`{field}` is not declared as an id, and no other field is: data cannot be read",
        field = field.name.text
    );
    let line = scope.sources.line(span).trim();
    let diagnostic = Diagnostic::new(Code::W0117, span, message);
    diagnostics.push(match line.split_once(':') {
        Some((name, rest)) => {
            let more = rest.find(',').map_or("", |at| &rest[at..]);
            diagnostic.corrected(
                msg!("if it is the id of the lead, write"),
                format!("{name}: {word}{more}"),
            )
        }
        None => diagnostic.help(msg!(
            "if it is the id of the lead, its type is `{word}`",
            word
        )),
    });
}

/// The word of the type.
fn id_word(scope: &Scope, field: &FieldDecl) -> &'static str {
    let language = scope.language(field.name.span);
    forms(language, "type_word", "Id")
        .first()
        .copied()
        .unwrap_or_default()
}
