//! Whether the readings of a repaired line are plausible: an edit that only moves words into a name fixes nothing.

use super::edits::{Edit, EditKind};
use crate::syntax::phrase::{Language, SlotName, joiners};
use crate::syntax::tree::{ConditionText, ConditionTextKind, Name, Phrase, SlotValue};
use crate::text::eq_ignore_case;

/// Whether one of the readings has only readable conditions and no two names read as one.
pub fn any(language: Language, edit: &Edit, readings: &[Phrase]) -> bool {
    readings.iter().any(|phrase| {
        // Only a sum has `+` between names.
        let adds = phrase.slots.iter().any(|slot| slot.name == SlotName::Terms);
        if edit.kind == EditKind::Separators('+') && !adds {
            return false;
        }
        let mut values = phrase
            .slots
            .iter()
            .filter_map(|slot| slot.value.as_ref().ok());
        values.all(|value| match value {
            // The quoted text there is a person, not the party.
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
        SlotValue::Acts(acts) => acts.acts.iter().all(|act| one(&act.name)),
        SlotValue::Condition(condition) => can_be_read(condition),
        SlotValue::Facts(facts) => facts.iter().all(|fact| can_be_read(&fact.condition)),
        _ => true,
    }
}

fn can_be_read(condition: &ConditionText) -> bool {
    match &condition.kind {
        ConditionTextKind::Group(_) => true,
        ConditionTextKind::Readings(readings) => !readings.is_empty(),
    }
}

/// Whether a name contains no word that joins two names.
fn is_one(language: Language, name: &Name) -> bool {
    let words = joiners(language);
    let joins = |word: &str| {
        let mut all = words.and.iter().chain(words.or);
        all.any(|joiner| eq_ignore_case(joiner, word))
    };
    name.bracketed || !name.text.split(' ').any(joins)
}
