//! The readings that hold, and what they make of bare words: all that is needed to write a contract again.

use super::model::DetailId;
use crate::source::Span;
use crate::syntax::phrase::{Block, PhraseId};
use crate::syntax::tree::{Line, Name, Phrase};
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// What was chosen where a text has several readings.
#[derive(Debug, Default)]
pub(crate) struct Choices {
    phrases: RefCell<FxHashMap<Span, Chosen>>,
    domains: RefCell<FxHashMap<Span, Name>>,
    details: RefCell<FxHashMap<Span, DetailId>>,
    values: RefCell<FxHashMap<Span, ValueText>>,
}

/// A phrase, and where its slots are.
#[derive(Debug)]
struct Chosen {
    id: PhraseId,
    slots: Box<[Span]>,
}

/// What a value means that may be written in other ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ValueText {
    /// A choice without quotes, as declared.
    Choice(String),
    /// The code of a country.
    Code(&'static str),
}

impl Choices {
    /// Records the reading of a text.
    pub fn choose(&self, phrase: &Phrase) {
        let chosen = Chosen {
            id: phrase.id,
            slots: spans(phrase).collect(),
        };
        self.phrases.borrow_mut().insert(phrase.span, chosen);
    }

    /// Records that a subject is the domain of a field or detail.
    pub fn domain(&self, subject: &Name, whole: &Name) {
        self.domains
            .borrow_mut()
            .insert(subject.span, whole.clone());
    }

    /// Records that a name is that of a detail.
    pub fn name_detail(&self, name: &Name, detail: DetailId) {
        self.details.borrow_mut().insert(name.span, detail);
    }

    /// Records what a value means.
    pub fn value(&self, span: Span, text: ValueText) {
        self.values.borrow_mut().insert(span, text);
    }

    /// The recorded one of the readings of a text.
    pub fn phrase<'t>(&self, readings: &'t [Phrase]) -> Option<&'t Phrase> {
        let phrases = self.phrases.borrow();
        let chosen = phrases.get(&readings.first()?.span)?;
        let mut readings = readings.iter();
        readings
            .find(|phrase| phrase.id == chosen.id && spans(phrase).eq(chosen.slots.iter().copied()))
    }

    /// The reading of a line that holds; none if it cannot be read with certainty. `is_header` says whether it opens the block.
    pub fn line<'t>(&self, line: &'t Line, block: Block, is_header: bool) -> Option<&'t Phrase> {
        // Without a record, the first reading of a declaration holds.
        let declares = is_header
            || matches!(
                block,
                Block::Fields | Block::Activities | Block::ActivityColumns | Block::Activity
            );
        let only = line.readings.len() == 1 || declares;
        let first = line.readings.first().filter(|_| only);
        self.phrase(&line.readings).or(first)
    }

    /// The field or detail whose domain a subject is.
    pub fn domain_of(&self, subject: &Name) -> Option<Name> {
        self.domains.borrow().get(&subject.span).cloned()
    }

    /// The detail that a name in this place means.
    pub fn detail(&self, name: Span) -> Option<DetailId> {
        self.details.borrow().get(&name).copied()
    }

    /// What a value means, if it may be written in other ways.
    pub fn value_text(&self, span: Span) -> Option<ValueText> {
        self.values.borrow().get(&span).cloned()
    }
}

fn spans(phrase: &Phrase) -> impl Iterator<Item = Span> {
    phrase.slots.iter().map(|slot| slot.span)
}
