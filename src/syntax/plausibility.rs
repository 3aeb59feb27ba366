//! Whether the readings of a repaired line can be meant: an edit that only moves words into a name mends nothing.

use super::edits::{Edit, EditKind};
use super::phrase::{Language, SlotName, joiners};
use super::tree::{ConditionText, ConditionTextKind, Name, Phrase, SlotValue};

/// Whether one of the readings has no condition that cannot be read, and no two names taken for one.
pub fn any(language: Language, edit: &Edit, readings: &[Phrase]) -> bool {
    readings.iter().any(|phrase| {
        // Only a sum has `+` between its names.
        let adds = phrase.slots.iter().any(|slot| slot.name == SlotName::Terms);
        if edit.kind == EditKind::Separators('+') && !adds {
            return false;
        }
        let mut values = phrase
            .slots
            .iter()
            .filter_map(|slot| slot.value.as_ref().ok());
        values.all(|value| match value {
            // What stands in quotes there is a person, not the party.
            SlotValue::Parties(_) => edit.kind != EditKind::NoQuotes,
            value => is_natural(language, value),
        })
    })
}

fn is_natural(language: Language, value: &SlotValue) -> bool {
    let one = |name: &Name| is_one(language, name);
    match value {
        SlotValue::Name(name) => one(name),
        SlotValue::Names(names) => names.iter().all(one),
        SlotValue::Acts(acts) => acts.acts.iter().all(|(_, name)| one(name)),
        SlotValue::Condition(condition) => can_be_read(condition),
        SlotValue::Facts(facts) => facts.iter().all(can_be_read),
        _ => true,
    }
}

fn can_be_read(condition: &ConditionText) -> bool {
    match &condition.kind {
        ConditionTextKind::Group(_) => true,
        ConditionTextKind::Readings(readings) => !readings.is_empty(),
    }
}

/// Whether a name has no word in it that joins two.
fn is_one(language: Language, name: &Name) -> bool {
    let words = joiners(language);
    let joins = |word: &str| {
        let mut all = words.and.iter().chain(words.or);
        all.any(|joiner| joiner.eq_ignore_ascii_case(word))
    };
    name.bracketed || !name.text.split(' ').any(joins)
}
