//! Names of the rules in the generated grammar, shared by the generator and the reader.

use super::phrase::{SlotName, SlotType};

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
