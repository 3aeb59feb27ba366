//! What lines say, apart from how they are written: by this, a contract is compared with itself after formatting. It does not
//! share code with the printer.

use crate::contract::choices::{Choices, ValueText};
use crate::contract::currency;
use crate::syntax::phrase::SlotName;
use crate::syntax::tree::*;
use crate::text::fold_name;
use std::fmt::Write;

/// What a phrase says; none if part of it cannot be read with certainty.
pub fn of_phrase(choices: &Choices, phrase: &Phrase) -> Option<String> {
    let mut slots: Vec<&Slot> = phrase.slots.iter().collect();
    slots.sort_by_key(|slot| slot.name);
    let mut said = format!("{:?}(", phrase.id);
    for slot in slots {
        let value = slot.value.as_ref().ok()?;
        let value = of_slot(choices, slot.name, value)?;
        write!(said, "{:?}={value};", slot.name).ok()?;
    }
    said.push(')');
    Some(said)
}

/// What a condition says.
pub fn of_condition(choices: &Choices, condition: &ConditionText) -> Option<String> {
    match &condition.kind {
        ConditionTextKind::Group(word) => Some(format!("{word:?}")),
        ConditionTextKind::Readings(readings) => of_phrase(choices, choices.phrase(readings)?),
    }
}

fn of_slot(choices: &Choices, slot: SlotName, value: &SlotValue) -> Option<String> {
    Some(match value {
        SlotValue::Name(subject) if slot == SlotName::Subject => match choices.domain_of(subject) {
            Some(whole) => format!("domain of {}", name(&whole)),
            None => name(subject),
        },
        SlotValue::Name(one) => name(one),
        SlotValue::Names(names) => list(names, name),
        SlotValue::Text(text) => quoted(text),
        SlotValue::Texts(texts) => list(texts, quoted),
        SlotValue::Whole(n) => n.to_string(),
        SlotValue::Points(points) => points.0.to_string(),
        SlotValue::Percent(n) => format!("{n:?}%"),
        SlotValue::Date(day) => format!("{day:?}"),
        SlotValue::DateTime(day, clock) => format!("{day:?} {clock:?}"),
        SlotValue::Clock(clock) => format!("{clock:?}"),
        SlotValue::Duration(duration) => format!("{duration:?}"),
        SlotValue::Period(period) => format!("{period:?}"),
        SlotValue::Weekdays(first, last) => format!("{first:?} {last:?}"),
        SlotValue::Word(word) if slot == SlotName::Currency => {
            currency::code(word).unwrap_or(word).to_owned()
        }
        SlotValue::Word(word) => word.clone(),
        SlotValue::Parties(parties) => list(parties, |party| {
            let person = party.person.as_ref().map(quoted);
            format!("{} {person:?}", name(&party.name))
        }),
        SlotValue::Findings(findings) => list(findings, |finding| match &finding.kind {
            FindingTextKind::Code(code) => code.to_uppercase(),
            FindingTextKind::All(severity) => format!("{severity:?}"),
        }),
        SlotValue::Type(kind) => type_text(kind),
        SlotValue::Value(value) => of_value(choices, value),
        SlotValue::Values(values) => list(values, |value| of_value(choices, value)),
        SlotValue::Condition(condition) => of_condition(choices, condition)?,
        SlotValue::Facts(facts) => {
            let facts = facts
                .iter()
                .map(|fact| of_condition(choices, &fact.condition));
            list(&facts.collect::<Option<Vec<_>>>()?, String::clone)
        }
        SlotValue::Expects(expects) => {
            let expects = expects
                .iter()
                .map(|readings| of_phrase(choices, choices.phrase(readings)?));
            list(&expects.collect::<Option<Vec<_>>>()?, String::clone)
        }
        SlotValue::Acts(acts) => {
            let act = |act: &ActText| {
                let days = act.different_days.is_some();
                format!("{} {} {days}", act.count, name(&act.name))
            };
            format!("{} {}", acts.any, list(&acts.acts, act))
        }
    })
}

fn list<T>(items: &[T], of: impl Fn(&T) -> String) -> String {
    let items: Vec<String> = items.iter().map(of).collect();
    format!("[{}]", items.join(","))
}

fn name(name: &Name) -> String {
    format!("`{}`", fold_name(&name.text))
}

fn quoted(text: &Text) -> String {
    format!("{:?}", text.text)
}

fn type_text(kind: &TypeText) -> String {
    match kind {
        TypeText::Choice(texts) => format!("Choice {}", list(texts, quoted)),
        TypeText::Choices(texts) => format!("Choices {}", list(texts, quoted)),
        TypeText::Id
        | TypeText::CreationTime
        | TypeText::Whole
        | TypeText::Range
        | TypeText::Number
        | TypeText::Money
        | TypeText::Percent
        | TypeText::Text
        | TypeText::Email
        | TypeText::Link
        | TypeText::Country
        | TypeText::Date
        | TypeText::Time
        | TypeText::YesNo => format!("{kind:?}"),
    }
}

fn of_value(choices: &Choices, value: &Value) -> String {
    match choices.value_text(value.span) {
        Some(ValueText::Choice(choice)) => return format!("{choice:?}"),
        Some(ValueText::Code(code)) => return code.to_owned(),
        None => {}
    }
    match &value.kind {
        ValueKind::Text(text) => format!("{text:?}"),
        ValueKind::Number(n) => format!("{n:?}"),
        ValueKind::Money(mark, n) => {
            format!("{} {n:?}", currency::code(mark).unwrap_or(mark))
        }
        ValueKind::Percent(n) => format!("{n:?}%"),
        ValueKind::Date(day) => format!("{day:?}"),
        ValueKind::DateTime(day, clock) => format!("{day:?} {clock:?}"),
        ValueKind::Bare(text) => format!("bare {text}"),
    }
}
