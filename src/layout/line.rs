//! A phrase as a line.

use super::names::{self, Names};
use crate::contract::choices::Choices;
use crate::contract::model::NamesByLanguage;
use crate::syntax::keywords;
use crate::syntax::opener;
use crate::syntax::phrase::{Language, PhraseId, SlotName, SlotType};
use crate::syntax::tree::{ConditionText, ConditionTextKind, Name, Phrase, Slot, SlotValue};
use std::cell::Cell;

/// Which names of a line are in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brackets {
    /// None of them.
    None,
    /// The one with this number, from 0.
    One(usize),
    /// All of them.
    All,
}

/// Writes a line.
pub struct Printer<'a> {
    /// The language of the keywords.
    pub language: Language,
    /// The readings that hold.
    pub choices: &'a Choices,
    /// The declared names.
    pub declared: &'a Names,
    /// Where brackets are.
    pub brackets: Brackets,
    /// The number of names written so far.
    names: Cell<usize>,
}

impl<'a> Printer<'a> {
    /// A printer for one line.
    pub fn new(
        language: Language,
        choices: &'a Choices,
        declared: &'a Names,
        brackets: Brackets,
    ) -> Self {
        Printer {
            language,
            choices,
            declared,
            brackets,
            names: Cell::new(0),
        }
    }

    /// The number of names written so far.
    pub fn names(&self) -> usize {
        self.names.get()
    }

    /// The phrase; none if part of it cannot be read with certainty.
    pub fn phrase(&self, phrase: &Phrase) -> Option<String> {
        // Names have the same numbers, whatever the order of the slots.
        let mut slots: Vec<&Slot> = phrase.slots.iter().collect();
        slots.sort_by_key(|slot| slot.name);
        let mut written: Vec<(&str, String)> = Vec::new();
        if let Some((name, names)) = slots.iter().find_map(|slot| self.several(slot)) {
            slots.retain(|slot| !matches!(slot.name, SlotName::Name | SlotName::Also));
            written = self.names_in(name, names);
        }
        for slot in slots {
            written.push((slot.name.text(), self.slot(phrase.id, slot)?));
        }
        let slots: Vec<(&str, &str)> = written
            .iter()
            .map(|(name, text)| (*name, &**text))
            .collect();
        let line = keywords::fill_fitting(self.language, phrase.id, &slots);
        (!line.is_empty()).then_some(line)
    }

    /// The slots of a declared name and of its other written forms. Names in other languages are at the end of these.
    fn names_in(&self, name: &Name, names: &NamesByLanguage) -> Vec<(&'static str, String)> {
        let others = names::in_others(names, self.language);
        let own = self.declared(name);
        let shown = names.shown(self.language).unwrap_or_default();
        let also: Vec<String> = shown
            .iter()
            .skip(1)
            .map(|name| self.bracketed(name))
            .collect();
        if also.is_empty() {
            return vec![(SlotName::Name.text(), own + &others)];
        }
        let also = also.join(self.language.list_mark()) + &others;
        vec![(SlotName::Name.text(), own), (SlotName::Also.text(), also)]
    }

    /// What a slot declares, if it has names in several languages.
    fn several<'p>(&self, slot: &'p Slot) -> Option<(&'p Name, &'a NamesByLanguage)> {
        match &slot.value {
            Ok(SlotValue::Name(name)) if slot.name == SlotName::Name => {
                Some((name, self.declared.declared(name)?))
            }
            Ok(_) | Err(_) => None,
        }
    }

    /// A condition, or the opener of a group.
    pub fn condition(&self, condition: &ConditionText) -> Option<String> {
        match &condition.kind {
            ConditionTextKind::Group(word) => Some(opener(self.language, *word).to_owned()),
            ConditionTextKind::Readings(readings) => self.phrase(self.choices.phrase(readings)?),
        }
    }

    /// A name that a line declares.
    pub fn declared(&self, name: &Name) -> String {
        let names = self.declared.declared(name);
        self.bracketed(names::translated(names, &name.text, self.language))
    }

    /// A name that a slot of a phrase uses.
    pub fn used(&self, place: (PhraseId, SlotName), name: &Name) -> String {
        let names = self.declared.used(self.choices, place, name);
        self.bracketed(names::translated(names, &name.text, self.language))
    }

    /// The text of a name, in brackets where they are wanted.
    fn bracketed(&self, name: &str) -> String {
        let number = self.names.replace(self.names.get() + 1);
        let in_brackets = match self.brackets {
            Brackets::None => false,
            Brackets::One(one) => number == one,
            Brackets::All => true,
        };
        match in_brackets {
            true => format!("[{name}]"),
            false => name.to_owned(),
        }
    }

    /// The subject of a condition: a name, or the domain of one.
    pub fn subject(&self, id: PhraseId, name: &Name) -> Option<String> {
        let place = (id, SlotName::Subject);
        let Some(whole) = self.choices.domain_of(name) else {
            return Some(self.used(place, name));
        };
        let field = self.used(place, &whole);
        let slots = [(SlotName::Field.text(), field.as_str())];
        let written = keywords::fill_fitting(self.language, PhraseId::DomainOf, &slots);
        (!written.is_empty()).then_some(written)
    }
}

/// The type of a slot in the patterns of a phrase.
pub fn slot_type(language: Language, id: PhraseId, slot: SlotName) -> Option<SlotType> {
    let opens = format!("{{{}:", slot.text());
    let mut patterns = id.row().patterns(language).iter();
    patterns.find_map(|pattern| {
        let (_, rest) = pattern.split_once(&opens)?;
        SlotType::from_text(rest.split(['}', '=']).next()?)
    })
}
