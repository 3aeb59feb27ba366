//! What lines say, apart from how they are written: by this, a contract is compared with itself after formatting, and with its
//! translation. It does not share code with the printer.

use super::names::Names;
use crate::contract::choices::{Choices, ValueText};
use crate::contract::currency;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::*;
use crate::text::fold_name;
use std::fmt::Write;

/// Reads what lines say.
#[derive(Clone, Copy)]
pub struct Meanings<'a> {
    /// The readings that hold.
    pub choices: &'a Choices,
    /// The declared names.
    pub names: &'a Names,
}

impl Meanings<'_> {
    /// What a phrase says; none if part of it cannot be read with certainty.
    pub fn phrase(self, phrase: &Phrase) -> Option<String> {
        let mut slots: Vec<&Slot> = phrase.slots.iter().collect();
        slots.sort_by_key(|slot| slot.name);
        if slots.iter().any(|slot| self.has_languages(slot)) {
            // The names in several languages include the other written forms.
            slots.retain(|slot| slot.name != SlotName::Also);
        }
        let mut said = format!("{:?}(", phrase.id);
        for slot in slots {
            let value = slot.value.as_ref().ok()?;
            let value = self.slot(phrase.id, slot.name, value)?;
            write!(said, "{:?}={value};", slot.name).ok()?;
        }
        said.push(')');
        Some(said)
    }

    /// What a condition says.
    pub fn condition(self, condition: &ConditionText) -> Option<String> {
        match &condition.kind {
            ConditionTextKind::Group(word) => Some(format!("{word:?}")),
            ConditionTextKind::Readings(readings) => self.phrase(self.choices.phrase(readings)?),
        }
    }

    fn slot(self, id: PhraseId, slot: SlotName, value: &SlotValue) -> Option<String> {
        let used = |name: &Name| self.used((id, slot), name);
        Some(match value {
            SlotValue::Name(subject) if slot == SlotName::Subject => {
                match self.choices.domain_of(subject) {
                    Some(whole) => format!("domain of {}", used(&whole)),
                    None => used(subject),
                }
            }
            SlotValue::Name(name) if slot == SlotName::Name => self.declared(name),
            SlotValue::Name(name) => used(name),
            SlotValue::Names(names) => list(names, used),
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
                format!("{} {person:?}", self.declared(&party.name))
            }),
            SlotValue::Findings(findings) => list(findings, |finding| match &finding.kind {
                FindingTextKind::Code(code) => code.to_uppercase(),
                FindingTextKind::All(severity) => format!("{severity:?}"),
            }),
            SlotValue::Type(kind) => type_text(kind),
            SlotValue::Value(value) => self.value(value),
            SlotValue::Values(values) => list(values, |value| self.value(value)),
            SlotValue::Condition(condition) => self.condition(condition)?,
            SlotValue::Facts(facts) => {
                let facts = facts.iter().map(|fact| self.condition(&fact.condition));
                list(&facts.collect::<Option<Vec<_>>>()?, String::clone)
            }
            SlotValue::Expects(expects) => {
                let expects = expects
                    .iter()
                    .map(|readings| self.phrase(self.choices.phrase(readings)?));
                list(&expects.collect::<Option<Vec<_>>>()?, String::clone)
            }
            SlotValue::Acts(acts) => {
                let act = |act: &ActText| {
                    let days = act.different_days.is_some();
                    format!("{} {} {days}", act.count, used(&act.name))
                };
                format!("{} {}", acts.any, list(&acts.acts, act))
            }
        })
    }

    fn value(self, value: &Value) -> String {
        match self.choices.value_text(value.span) {
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

    fn has_languages(self, slot: &Slot) -> bool {
        match &slot.value {
            Ok(SlotValue::Name(name)) if slot.name == SlotName::Name => {
                self.names.declared(name).is_some()
            }
            Ok(_) | Err(_) => false,
        }
    }

    /// A declared name: all that it is in other languages, if it has such names.
    fn declared(self, name: &Name) -> String {
        match self.names.declared(name) {
            Some(names) => {
                let fold =
                    |names: &[String]| names.iter().map(|name| fold_name(name)).collect::<Vec<_>>();
                let all: Vec<_> = names
                    .iter()
                    .map(|(language, names)| (language, fold(names)))
                    .collect();
                format!("{all:?}")
            }
            None => format!("`{}`", fold_name(&name.text)),
        }
    }

    /// A name that is used, by its form in the first language that has one.
    fn used(self, place: (PhraseId, SlotName), name: &Name) -> String {
        let folded = fold_name(&name.text);
        let names = self.names.used(self.choices, place, name);
        let first = names.and_then(|names| {
            let (language, _) = names.iter().next()?;
            names.translated(&folded, language)
        });
        format!("`{}`", first.map_or(folded.clone(), fold_name))
    }
}

fn list<T>(items: &[T], of: impl Fn(&T) -> String) -> String {
    let items: Vec<String> = items.iter().map(of).collect();
    format!("[{}]", items.join(","))
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
