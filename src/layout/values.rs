//! The contents of slots as text.

use super::line::Printer;
use super::names::in_others;
use super::numbers::number;
use crate::contract::choices::ValueText;
use crate::contract::{atom_text, currency, keywords};
use crate::diagnostic::Severity;
use crate::syntax::different_days;
use crate::syntax::phrase::{Language, PhraseId, SlotName, SlotType};
use crate::syntax::tree::*;
use crate::units::MilliPoints;

/// The first form of a word of the table.
pub fn word(language: Language, set: &str, name: &str) -> Option<&'static str> {
    keywords::forms(language, set, name).first().copied()
}

impl Printer<'_> {
    /// A slot; none if its content cannot be read with certainty.
    pub fn slot(&self, id: PhraseId, slot: &Slot) -> Option<String> {
        let language = self.language;
        Some(match slot.value.as_ref().ok()? {
            SlotValue::Name(name) if slot.name == SlotName::Subject => self.subject(id, name)?,
            SlotValue::Name(name) if slot.name == SlotName::Name => self.declared(name),
            SlotValue::Name(name) => self.used((id, slot.name), name),
            SlotValue::Names(names) => {
                let name = |name| self.used((id, slot.name), name);
                let names: Vec<String> = names.iter().map(name).collect();
                names.join(&self.between(id, slot.name)?)
            }
            SlotValue::Text(text) => atom_text::text(&text.text),
            SlotValue::Texts(texts) => self.texts(texts),
            SlotValue::Whole(n) => n.to_string(),
            SlotValue::Points(points) if slot.name == SlotName::Points => self.signed(*points),
            SlotValue::Points(points) => atom_text::points(language, *points),
            SlotValue::Percent(n) => format!("{}%", atom_text::number(language, *n)),
            SlotValue::Date(day) => day.to_string(),
            SlotValue::DateTime(day, None) => day.to_string(),
            SlotValue::DateTime(day, Some(clock)) => format!("{day} {clock}"),
            SlotValue::Clock(clock) => clock.to_string(),
            SlotValue::Duration(duration) => atom_text::duration(language, *duration),
            SlotValue::Period(period) => atom_text::period(language, *period).to_owned(),
            SlotValue::Weekdays(first, last) => self.weekdays(*first, *last)?,
            SlotValue::Word(word) if slot.name == SlotName::Currency => {
                currency::code(word).unwrap_or(word).to_owned()
            }
            SlotValue::Word(word) => word.clone(),
            SlotValue::Parties(parties) => {
                let party = |party: &PartyText| {
                    let name = self.declared(&party.name);
                    let person = party.person.as_ref();
                    let person = person.map(|person| format!(" {}", atom_text::text(&person.text)));
                    let several = self.declared.declared(&party.name);
                    let others = several.map(|names| in_others(names, language));
                    name + &person.unwrap_or_default() + &others.unwrap_or_default()
                };
                self.list(parties.iter().map(party))
            }
            SlotValue::Findings(findings) => {
                let findings: Option<Vec<_>> =
                    findings.iter().map(|one| self.finding(one)).collect();
                self.list(findings?)
            }
            SlotValue::Type(kind) => self.type_text(kind)?,
            SlotValue::Value(value) => self.value(value),
            SlotValue::Values(values) => self.list(values.iter().map(|value| self.value(value))),
            SlotValue::Condition(condition) => self.condition(condition)?,
            SlotValue::Facts(facts) => {
                let facts = facts.iter().map(|fact| self.condition(&fact.condition));
                let facts = self.list(facts.collect::<Option<Vec<_>>>()?);
                match id {
                    // The comma shows where the facts end: `seconds is 30, on 2026-05-03`.
                    PhraseId::Did => facts + language.list_mark().trim_end(),
                    _ => facts,
                }
            }
            SlotValue::Expects(expects) => {
                let expects = expects.iter().map(|readings| {
                    let phrase = self.choices.phrase(readings)?;
                    self.phrase(phrase)
                });
                self.list(expects.collect::<Option<Vec<_>>>()?)
            }
            SlotValue::Acts(acts) => self.acts(acts)?,
        })
    }

    fn list(&self, items: impl IntoIterator<Item = String>) -> String {
        let items: Vec<String> = items.into_iter().collect();
        items.join(self.language.list_mark())
    }

    fn texts(&self, texts: &[Text]) -> String {
        self.list(texts.iter().map(|text| atom_text::text(&text.text)))
    }

    /// What is written between the names of a slot.
    fn between(&self, id: PhraseId, slot: SlotName) -> Option<String> {
        Some(match super::line::slot_type(self.language, id, slot)? {
            SlotType::Sum => " + ".to_owned(),
            SlotType::Alternatives => self.or()?,
            _ => self.language.list_mark().to_owned(),
        })
    }

    fn or(&self) -> Option<String> {
        word(self.language, "or_word", "Or").map(|or| format!(" {or} "))
    }

    fn signed(&self, points: MilliPoints) -> String {
        let written = atom_text::points(self.language, points);
        match points < MilliPoints(0) {
            true => written,
            false => format!("+{written}"),
        }
    }

    fn weekdays(&self, first: Weekday, last: Weekday) -> Option<String> {
        let day = |day: Weekday| word(self.language, "weekday", &format!("{day:?}"));
        let (from, to) = (day(first)?, day(last)?);
        Some(match first == last {
            true => from.to_owned(),
            false => format!("{from} {} {to}", word(self.language, "range_word", "To")?),
        })
    }

    fn finding(&self, finding: &FindingText) -> Option<String> {
        let kind = |name| word(self.language, "finding_kind", name).map(str::to_owned);
        match &finding.kind {
            FindingTextKind::Code(code) => Some(code.to_uppercase()),
            FindingTextKind::All(Severity::Warning) => kind("Warnings"),
            FindingTextKind::All(Severity::Note) => kind("Notes"),
            FindingTextKind::All(Severity::Error) => None,
        }
    }

    fn type_text(&self, kind: &TypeText) -> Option<String> {
        let plain = |name| word(self.language, "type_word", name).map(str::to_owned);
        let choice = |name, texts| {
            let word = word(self.language, "choice_word", name)?;
            Some(format!("{word} {}", self.texts(texts)))
        };
        match kind {
            TypeText::Id => plain("Id"),
            TypeText::CreationTime => plain("CreationTime"),
            TypeText::Whole => plain("Whole"),
            TypeText::Range => plain("Range"),
            TypeText::Number => plain("Number"),
            TypeText::Money => plain("Money"),
            TypeText::Percent => plain("Percent"),
            TypeText::Text => plain("Text"),
            TypeText::Email => plain("Email"),
            TypeText::Link => plain("Link"),
            TypeText::Choice(texts) => choice("Choice", texts),
            TypeText::Choices(texts) => choice("Choices", texts),
            TypeText::Country => plain("Country"),
            TypeText::Date => plain("Date"),
            TypeText::Time => plain("Time"),
            TypeText::YesNo => plain("YesNo"),
        }
    }

    fn value(&self, value: &Value) -> String {
        let language = self.language;
        match self.choices.value_text(value.span) {
            Some(ValueText::Choice(choice)) => return atom_text::text(&choice),
            Some(ValueText::Code(code)) => return code.to_owned(),
            None => {}
        }
        match &value.kind {
            ValueKind::Text(text) => atom_text::text(text),
            ValueKind::Number(n) => number(language, *n),
            ValueKind::Money(mark, n) => {
                let code = currency::code(mark).unwrap_or(mark);
                format!("{code} {}", number(language, *n))
            }
            ValueKind::Percent(n) => format!("{}%", atom_text::number(language, *n)),
            ValueKind::Date(day) => day.to_string(),
            ValueKind::DateTime(day, clock) => format!("{day} {clock}"),
            ValueKind::Bare(text) => text.clone(),
        }
    }

    fn acts(&self, acts: &Acts) -> Option<String> {
        let place = (PhraseId::Must, SlotName::Acts);
        let name = |act: &ActText| self.used(place, &act.name);
        let act = |act: &ActText| {
            let days = act.different_days.map(|_| different_days(self.language));
            let days = days.map_or(String::new(), |days| format!(" {days}"));
            let counters = self.language.counters();
            let counter = counters
                .first()
                .map_or(String::new(), |counter| format!("{counter} "));
            format!("{} {counter}{}{days}", act.count, name(act))
        };
        let written: Vec<String> = acts.acts.iter().map(act).collect();
        Some(match acts.any {
            true => written.join(&self.or()?),
            false => self.list(written),
        })
    }
}
