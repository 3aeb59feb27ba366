//! Tests of yes and no: `is yes`, `is no`.

use crate::syntax::phrase::PhraseId;

/// The answer that a phrase asks for.
pub fn from_phrase(id: PhraseId) -> Option<bool> {
    [true, false].into_iter().find(|yes| phrase(*yes) == id)
}

/// The phrase that asks for an answer.
pub fn phrase(yes: bool) -> PhraseId {
    match yes {
        true => PhraseId::IsYes,
        false => PhraseId::IsNo,
    }
}
