//! Classifies activities row by row.

use super::classifier::{Classifier, DetailEval};
use super::kind_sets::{Key, Keys, selections};
use crate::data::table::Activities;
use crate::eval::input::Input;
use crate::eval::local_days::LocalDays;
use crate::ir::Program;
use crate::ir::term::Term;

/// Classifies activities row by row. Those of the same kinds have the same number.
pub(super) struct RowClassifier<'r, 'a> {
    program: &'r Program,
    classifiers: &'r [Classifier],
    /// If some details are tested by their age.
    days: Option<&'r LocalDays>,
    details: DetailEval<'r, 'a>,
    /// By family: the results for the current row.
    bits: Vec<Vec<u64>>,
    keys: Keys,
    /// By number.
    is_counted: Vec<bool>,
}

fn tests_ages(program: &Program) -> bool {
    let mut terms = program.terms.iter();
    terms.any(|term| matches!(term, Term::Age { value, .. } if value.detail().is_some()))
}

/// What is known about a row.
pub(super) struct RowClass {
    /// The number of its key.
    pub number: u32,
    /// Whether some rule counts it.
    pub is_counted: bool,
    /// The number of questions about its details that are open.
    pub open: u64,
}

impl<'r, 'a> RowClassifier<'r, 'a> {
    /// Prepares the classification; the classifiers are those of the kinds of activity that occur.
    pub fn new(
        program: &'r Program,
        classifiers: &'r [Classifier],
        input: &'r Input<'a>,
        days: &'r LocalDays,
    ) -> RowClassifier<'r, 'a> {
        RowClassifier {
            program,
            classifiers,
            days: tests_ages(program).then_some(days),
            details: DetailEval::new(program, input),
            bits: classifiers.iter().map(Classifier::bits).collect(),
            keys: Keys::new(classifiers.len()),
            is_counted: Vec::new(),
        }
    }

    /// Classifies a row.
    pub fn classify(&mut self, activities: &Activities, row: usize) -> RowClass {
        let family = activities.kind[row];
        let classifier = &self.classifiers[usize::from(family)];
        let bits = &mut self.bits[usize::from(family)];
        let mut open = 0;
        if classifier.tests_details() {
            let micros = activities.micros[row];
            let day = self.days.map_or(0, |days| days.day_of(micros));
            open = classifier.test_row(&mut self.details, row, day, bits);
        }
        let number = self.keys.number(family, bits);
        if number as usize == self.is_counted.len() {
            let members = classifier.members(self.program, bits);
            let mut selections = selections(self.program, classifier, &members);
            self.is_counted.push(selections.next().is_some());
        }
        RowClass {
            number,
            is_counted: self.is_counted[number as usize],
            open,
        }
    }

    /// The keys by number.
    pub fn into_keys(self) -> Vec<Key> {
        self.keys.into_keys()
    }
}
