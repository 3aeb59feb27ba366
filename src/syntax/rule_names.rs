//! Names of the rules in the generated grammar, shared by the generator and the reader.

use super::pattern::{Alternative, Piece};
use super::phrase::{PhraseKind, SlotName, SlotType};

/// The rule of a slot.
pub fn slot_rule(name: SlotName, kind: SlotType) -> String {
    format!("s_{}_{}", name.text(), type_rule(kind))
}

/// The rule of a type, in `structure.pest` or among the words.
pub fn type_rule(kind: SlotType) -> String {
    match kind {
        // `type` is a reserved word in Rust, and pest makes an enum of the rule names.
        SlotType::Type => "field_type".to_string(),
        SlotType::Group => "group".to_string(),
        other => format!("{other:?}").to_lowercase(),
    }
}

/// The combined rule of its kind that an alternative belongs to, and the piece it contributes.
pub fn entry(alternative: &Alternative) -> Option<(&'static str, usize)> {
    match alternative.pieces.as_slice() {
        [Piece::Fixed(_)] => Some(("whole", 0)),
        [Piece::Free(..), Piece::Fixed(_)] => Some(("tail", 1)),
        _ => None,
    }
}

/// The name of a combined rule.
pub fn entry_rule(kind: PhraseKind, shape: &str) -> String {
    format!("{}_{shape}", format!("{kind:?}").to_lowercase())
}
