//! Classifies activities row by row. Where one text decides, each distinct text is classified once.

use super::classifier::{Classifier, DetailEval, TestedDetails};
use super::kind_sets::{Key, Keys, selections};
use crate::data::table::{Activities, Column};
use crate::eval::input::Input;
use crate::eval::local_days::LocalDays;
use crate::ir::Program;
use crate::ir::term::Term;
use arrow_array::types::UInt32Type;
use arrow_array::{Array, DictionaryArray};

/// Number of distinct texts up to which their classes are kept.
const TEXTS: usize = 1 << 16;

/// Classifies activities row by row. Those of the same kinds have the same number.
pub(super) struct RowClassifier<'r, 'a> {
    program: &'r Program,
    activities: &'r Activities,
    classifiers: &'r [Classifier],
    /// By family: the classes found so far; none if more than one text decides.
    known: Vec<Option<KnownClasses<'r>>>,
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
#[derive(Clone, Copy)]
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
        activities: &'r Activities,
        classifiers: &'r [Classifier],
        input: &'r Input<'a>,
        days: &'r LocalDays,
    ) -> RowClassifier<'r, 'a> {
        let known = classifiers.iter();
        let known = known.map(|classifier| KnownClasses::new(classifier.tested, activities));
        RowClassifier {
            program,
            activities,
            classifiers,
            known: known.collect(),
            days: tests_ages(program).then_some(days),
            details: DetailEval::new(program, input),
            bits: classifiers.iter().map(Classifier::bits).collect(),
            keys: Keys::new(classifiers.len()),
            is_counted: Vec::new(),
        }
    }

    /// Classifies a row.
    pub fn classify(&mut self, row: usize) -> RowClass {
        let family = usize::from(self.activities.kind[row]);
        let known = self.known[family].as_mut();
        if let Some(class) = known.and_then(|known| *known.of(row)?) {
            return class;
        }
        let class = self.find_class(row);
        let known = self.known[family].as_mut();
        if let Some(known) = known.and_then(|known| known.of(row)) {
            *known = Some(class);
        }
        class
    }

    fn find_class(&mut self, row: usize) -> RowClass {
        let activities = self.activities;
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

/// The classes found so far of activities that differ in one text at most.
struct KnownClasses<'r> {
    /// The texts; none if no detail matters.
    texts: Option<&'r DictionaryArray<UInt32Type>>,
    /// By number of the text.
    of_texts: Vec<Option<RowClass>>,
    without_text: Option<RowClass>,
}

impl<'r> KnownClasses<'r> {
    /// None, where the tested details are one text with few distinct values, or none at all.
    fn new(tested: TestedDetails, activities: &'r Activities) -> Option<KnownClasses<'r>> {
        let texts = match tested {
            TestedDetails::Several => return None,
            TestedDetails::None => None,
            TestedDetails::One(detail) => match activities.details.get(detail.index())? {
                Some(Column::Text(texts)) if texts.values().len() <= TEXTS => Some(texts),
                Some(_) => return None,
                None => None,
            },
        };
        Some(KnownClasses {
            texts,
            of_texts: vec![None; texts.map_or(0, |texts| texts.values().len())],
            without_text: None,
        })
    }

    /// The class of a row.
    fn of(&mut self, row: usize) -> Option<&mut Option<RowClass>> {
        match self.texts.and_then(|texts| texts.key(row)) {
            Some(text) => self.of_texts.get_mut(text),
            None => Some(&mut self.without_text),
        }
    }
}
