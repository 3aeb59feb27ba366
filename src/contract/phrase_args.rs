//! Slots of a phrase by name and type. Errors in a slot are reported when it is read.

use super::diagnostics::Diagnostics;
use crate::source::Span;
use crate::syntax::phrase::SlotName;
use crate::syntax::tree::{
    Acts, ConditionText, Fact, FindingText, Name, PartyText, Period, Phrase, SlotValue, Text,
    TypeText, Value, Weekday,
};
use crate::time::{Clock, Duration, LocalDay};
use crate::units::MilliPoints;

/// The span of a slot, or of the phrase if it has no such slot.
pub(super) fn span(phrase: &Phrase, name: SlotName) -> Span {
    phrase.slot(name).map_or(phrase.span, |slot| slot.span)
}

fn read<'p, T>(
    phrase: &'p Phrase,
    name: SlotName,
    diagnostics: &mut Diagnostics,
    take: impl FnOnce(&'p SlotValue) -> Option<T>,
) -> Option<T> {
    match &phrase.slot(name)?.value {
        Ok(value) => take(value),
        Err(diagnostic) => {
            diagnostics.push((**diagnostic).clone());
            None
        }
    }
}

macro_rules! slots {
    ($($(#[$doc:meta])* $get:ident -> $type:ty { $pattern:pat => $value:expr })*) => { $(
        $(#[$doc])*
        #[allow(clippy::needless_lifetimes)] // Not every slot borrows.
        pub(super) fn $get<'p>(phrase: &'p Phrase, name: SlotName, found: &mut Diagnostics) -> Option<$type> {
            read(phrase, name, found, |value| match value {
                $pattern => Some($value),
                _ => None,
            })
        }
    )* };
}

slots! {
    name -> &'p Name { SlotValue::Name(name) => name }
    text -> &'p Text { SlotValue::Text(text) => text }
    texts -> &'p [Text] { SlotValue::Texts(texts) => texts.as_slice() }
    whole -> u64 { SlotValue::Whole(n) => *n }
    points -> MilliPoints { SlotValue::Points(points) => *points }
    percent -> f64 { SlotValue::Percent(n) => *n }
    date -> LocalDay { SlotValue::Date(day) => *day }
    moment -> (LocalDay, Option<Clock>) { SlotValue::DateTime(day, clock) => (*day, *clock) }
    clock -> Clock { SlotValue::Clock(clock) => *clock }
    duration -> Duration { SlotValue::Duration(duration) => *duration }
    period -> Period { SlotValue::Period(period) => *period }
    weekdays -> (Weekday, Weekday) { SlotValue::Weekdays(first, last) => (*first, *last) }
    word -> &'p str { SlotValue::Word(word) => word.as_str() }
    parties -> &'p [PartyText] { SlotValue::Parties(parties) => parties.as_slice() }
    findings -> &'p [FindingText] { SlotValue::Findings(findings) => findings.as_slice() }
    type_text -> &'p TypeText { SlotValue::Type(kind) => kind }
    value -> &'p Value { SlotValue::Value(value) => value }
    condition -> &'p ConditionText { SlotValue::Condition(condition) => condition }
    facts -> &'p [Fact] { SlotValue::Facts(facts) => facts.as_slice() }
    expects -> &'p [Vec<Phrase>] { SlotValue::Expects(expects) => expects.as_slice() }
    acts -> &'p Acts { SlotValue::Acts(acts) => acts }
}

/// The names of a slot; none if the slot is missing.
pub(super) fn names<'p>(
    phrase: &'p Phrase,
    name: SlotName,
    diagnostics: &mut Diagnostics,
) -> &'p [Name] {
    let names = read(phrase, name, diagnostics, |value| match value {
        SlotValue::Names(names) => Some(names.as_slice()),
        SlotValue::Name(name) => Some(std::slice::from_ref(name)),
        _ => None,
    });
    names.unwrap_or(&[])
}

/// The values of a slot, which may also be a single value.
pub(super) fn values<'p>(
    phrase: &'p Phrase,
    name: SlotName,
    diagnostics: &mut Diagnostics,
) -> Option<&'p [Value]> {
    read(phrase, name, diagnostics, |value| match value {
        SlotValue::Values(values) => Some(values.as_slice()),
        SlotValue::Value(value) => Some(std::slice::from_ref(value)),
        _ => None,
    })
}
