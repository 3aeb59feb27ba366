//! A choice whose value reads like an operator: `answer is known` where `known` is one of its choices.

use super::super::diagnostics::Diagnostics;
use super::super::model::Type;
use super::super::scope::Scope;
use super::super::{keywords, line_edit, phrase_args};
use super::context::ConditionContext;
use super::subject::{Subject, subject};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::Phrase;
use crate::text::{fold, fold_name};

/// The finding if all the words after `is` together are a declared choice.
pub(super) fn value_or_operator(
    scope: &Scope,
    place: ConditionContext,
    phrase: &Phrase,
) -> Option<Diagnostic> {
    if matches!(phrase.id, PhraseId::Is | PhraseId::Ever) {
        return None;
    }
    let mut quiet = Diagnostics::brief();
    let name = phrase_args::name(phrase, SlotName::Subject, &mut quiet)?;
    let Subject::Value(_, Some(Type::Choice(choices))) = subject(scope, place, name, &mut quiet)?
    else {
        return None;
    };
    let file = phrase.span.file;
    let behind = Span::new(file, name.span.end as usize, phrase.span.end as usize);
    let text = scope.sources.text(behind);
    let is = keywords::operator_words(scope.language(phrase.span), PhraseId::Is);
    let words = fold_name(text);
    let value = words.strip_prefix(&fold_name(&is))?.strip_prefix(' ')?;
    let choice = choices.iter().find(|choice| fold(choice) == value)?;
    let line = line_edit::replaced(scope.sources, behind, &format!(" {is} \"{choice}\""));
    let written = scope.sources.text(phrase.span);
    Some(
        Diagnostic::new(
            Code::E0303,
            phrase.span,
            msg!("`{text}` can be read two ways", text = written),
        )
        .note(msg!(
            "it can ask whether `{name}` is \"{choice}\", one of its choices",
            name = name.text,
            choice
        ))
        .note(msg!(
            "it can be the operator `{operator}`",
            operator = keywords::operator(scope.language(phrase.span), phrase.id)
        ))
        .corrected(msg!("quotes mean the value"), line),
    )
}
