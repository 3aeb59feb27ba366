//! Operators that do not fit the subject of a condition.

use super::super::diagnostics::Diagnostics;
use super::super::unresolved::{UnfitOperator, Unresolved};
use super::subject::Subject;
use crate::language::operators;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::Phrase;

/// Reports an operator that does not fit subjects of this kind.
pub(crate) fn check_operator(
    phrase: &Phrase,
    subject: &Subject,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let kind = subject.kind()?;
    let is_several = phrase.id == PhraseId::Is && phrase.slot(SlotName::Values).is_some();
    if operators::fits(phrase.id, kind) && !is_several {
        return Some(());
    }
    if diagnostics.is_brief() {
        diagnostics.fail();
    } else {
        diagnostics.unresolved(Unresolved::Operator(UnfitOperator {
            phrase: phrase.clone(),
            noun: subject.noun(),
            kind,
            is_several,
        }));
    }
    None
}
