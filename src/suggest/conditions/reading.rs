//! Readings of a condition that do not hold, and the one that was probably meant.

use super::super::explain::Explainer;
use super::super::readings::Unlikelihood;
use crate::contract::unresolved::{Distance, FailedReading, Misfit};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::Phrase;

/// A reading with the description of its errors.
pub(super) struct Reading {
    pub phrase: Phrase,
    pub diagnostics: Vec<Diagnostic>,
    /// Whether it is a name without a test.
    pub is_only_a_name: bool,
    /// Whether it compares with words that are not values of the field: they may be anything.
    is_vague: bool,
    distance: Distance,
}

impl Reading {
    pub fn new(explainer: &Explainer, failed: FailedReading) -> Reading {
        let compares = matches!(
            failed.phrase.id,
            PhraseId::Is | PhraseId::IsNot | PhraseId::Contains
        );
        let distance = failed.findings.distance();
        let is_vague = compares && failed.findings.has(Misfit::ValueType);
        let is_only_a_name = failed.is_only_a_name();
        let diagnostics = explainer.explain(failed.findings);
        Reading {
            phrase: failed.phrase,
            is_only_a_name,
            is_vague,
            distance,
            diagnostics,
        }
    }

    /// Whether every name is declared, and the value is not just any words.
    pub fn is_named(&self) -> bool {
        self.distance.undeclared == 0 && !self.is_vague
    }

    /// Whether every error has a correction.
    pub fn is_close(&self) -> bool {
        self.diagnostics.iter().all(|one| one.candidate().is_some())
    }

    pub fn is_tested_and_close(&self) -> bool {
        !self.is_only_a_name && !self.is_vague && self.is_close()
    }

    fn subject(&self) -> Option<Span> {
        self.phrase.slot(SlotName::Subject).map(|slot| slot.span)
    }

    /// How unlikely it is. An operator that was read is stronger evidence than a long name.
    fn rank(&self) -> (bool, Unlikelihood) {
        let unlikelihood = Unlikelihood::new(self.distance, &self.diagnostics);
        (self.is_only_a_name, unlikelihood)
    }
}

/// The reading that is nearest to holding, without those that take as a value what another reads as an operator:
/// `is "in competitors"`.
pub(super) fn nearest(mut readings: Vec<Reading>) -> Option<Reading> {
    let clear = readings.iter().filter(|reading| !reading.is_vague);
    let clear: Vec<Option<Span>> = clear.map(Reading::subject).collect();
    readings.retain(|reading| !reading.is_vague || !clear.contains(&reading.subject()));
    readings.into_iter().min_by_key(Reading::rank)
}
