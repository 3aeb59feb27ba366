//! A phrase as a line.

use crate::contract::choices::Choices;
use crate::syntax::keywords;
use crate::syntax::opener;
use crate::syntax::phrase::{Language, PhraseId, SlotName, SlotType};
use crate::syntax::tree::{ConditionText, ConditionTextKind, Name, Phrase, Slot};
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
    /// Where brackets are.
    pub brackets: Brackets,
    /// The number of names written so far.
    names: Cell<usize>,
}

impl<'a> Printer<'a> {
    /// A printer for one line.
    pub fn new(language: Language, choices: &'a Choices, brackets: Brackets) -> Self {
        Printer {
            language,
            choices,
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
        let written = slots
            .into_iter()
            .map(|slot| Some((slot.name.text(), self.slot(phrase.id, slot)?)));
        let written: Vec<(&str, String)> = written.collect::<Option<_>>()?;
        let slots: Vec<(&str, &str)> = written
            .iter()
            .map(|(name, text)| (*name, &**text))
            .collect();
        let line = keywords::fill_fitting(self.language, phrase.id, &slots);
        (!line.is_empty()).then_some(line)
    }

    /// A condition, or the opener of a group.
    pub fn condition(&self, condition: &ConditionText) -> Option<String> {
        match &condition.kind {
            ConditionTextKind::Group(word) => Some(opener(self.language, *word).to_owned()),
            ConditionTextKind::Readings(readings) => self.phrase(self.choices.phrase(readings)?),
        }
    }

    /// A name, in brackets where they are wanted.
    pub fn name(&self, name: &Name) -> String {
        let number = self.names.replace(self.names.get() + 1);
        let in_brackets = match self.brackets {
            Brackets::None => false,
            Brackets::One(one) => number == one,
            Brackets::All => true,
        };
        match in_brackets {
            true => format!("[{}]", name.text),
            false => name.text.clone(),
        }
    }

    /// The subject of a condition: a name, or the domain of one.
    pub fn subject(&self, name: &Name) -> Option<String> {
        let Some(whole) = self.choices.domain_of(name) else {
            return Some(self.name(name));
        };
        let field = self.name(&whole);
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
