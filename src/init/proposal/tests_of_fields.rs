//! Tests of one field that may tell won leads from others, and the leads that meet them.

use super::evidence::Evidence;
use super::outcome::Outcome;
use crate::contract::model::Type;
use crate::data::table::Column;
use arrow_array::cast::AsArray;
use arrow_array::types::UInt32Type;
use arrow_array::{Array, DictionaryArray};
use rustc_hash::FxHashMap;

/// A test of a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum FieldTest {
    /// One of some choices or countries.
    IsOneOf(Vec<String>),
    /// One of several choices.
    Contains(String),
    Yes,
    No,
    /// A number from this one on.
    AtLeast(f64),
    /// A number below this one.
    LessThan(f64),
}

/// Number of limits that are tried for numbers.
const LIMITS: usize = 10;

/// The distinct texts of a column, by key.
pub(super) fn texts(all: &DictionaryArray<UInt32Type>) -> Option<Vec<&str>> {
    let values = all.values().as_string_opt::<i32>()?;
    Some(values.iter().map(Option::unwrap_or_default).collect())
}

/// The tests of a column with the leads that meet them.
pub(super) fn tests(kind: &Type, column: &Column, outcome: &Outcome) -> Vec<(FieldTest, Evidence)> {
    match column {
        Column::Text(all) if matches!(kind, Type::Choice(_) | Type::Country) => {
            of_texts(all, outcome).unwrap_or_default()
        }
        // Each lead has a name and an address of its own.
        Column::Text(_) => Vec::new(),
        Column::Choices(lists) => {
            let mut counts = Counts::default();
            for (row, won) in known(outcome) {
                let one = Evidence {
                    leads: 1,
                    won: u64::from(won),
                };
                items(lists, row)
                    .iter()
                    .for_each(|item| counts.add(item, one));
            }
            counts.tests(FieldTest::Contains)
        }
        Column::YesNo(answers) => {
            let [mut yes, mut no] = [Evidence::default(); 2];
            for (row, won) in known(outcome).filter(|(row, _)| answers.is_valid(*row)) {
                if answers.value(row) {
                    yes.add(won)
                } else {
                    no.add(won)
                }
            }
            vec![(FieldTest::Yes, yes), (FieldTest::No, no)]
        }
        Column::Number(numbers) => {
            let of = |row: usize| numbers.is_valid(row).then(|| numbers.value(row));
            of_numbers(&of, outcome)
        }
        Column::Range(ranges) => {
            // All numbers of the range have to be beyond the limit.
            let mut tests = of_numbers(&|row| Some(ranges.get(row)?.low), outcome);
            tests.retain(|(test, _)| matches!(test, FieldTest::AtLeast(_)));
            let high = of_numbers(&|row| Some(ranges.get(row)?.high), outcome);
            let below = high
                .into_iter()
                .filter(|(test, _)| matches!(test, FieldTest::LessThan(_)));
            tests.extend(below.filter(|(test, _)| *test != FieldTest::LessThan(f64::INFINITY)));
            tests
        }
        Column::Day(_) | Column::Time(_) => Vec::new(),
    }
}

/// The rows of leads with a known outcome.
fn known(outcome: &Outcome) -> impl Iterator<Item = (usize, bool)> {
    let rows = outcome.won.iter().enumerate();
    rows.filter_map(|(row, won)| Some((row, (*won)?)))
}

/// Counts by text, in the order of their first appearance.
#[derive(Default)]
struct Counts {
    places: FxHashMap<String, usize>,
    counts: Vec<Evidence>,
}

impl Counts {
    fn add(&mut self, text: &str, more: Evidence) {
        match self
            .places
            .get(text)
            .and_then(|place| self.counts.get_mut(*place))
        {
            Some(evidence) => *evidence = evidence.and(more),
            None => {
                self.places.insert(text.to_owned(), self.counts.len());
                self.counts.push(more);
            }
        }
    }

    fn tests(self, test: impl Fn(String) -> FieldTest) -> Vec<(FieldTest, Evidence)> {
        let mut texts: Vec<(String, usize)> = self.places.into_iter().collect();
        texts.sort_unstable_by_key(|(_, place)| *place);
        let texts = texts.into_iter().zip(self.counts);
        texts
            .map(|((text, _), evidence)| (test(text), evidence))
            .collect()
    }
}

fn of_texts(
    all: &DictionaryArray<UInt32Type>,
    outcome: &Outcome,
) -> Option<Vec<(FieldTest, Evidence)>> {
    let texts = texts(all)?;
    let mut by_key = vec![Evidence::default(); texts.len()];
    let keys = all.keys();
    for (row, won) in known(outcome).filter(|(row, _)| *row < keys.len() && keys.is_valid(*row)) {
        if let Some(evidence) = by_key.get_mut(keys.value(row) as usize) {
            evidence.add(won);
        }
    }
    let mut counts = Counts::default();
    for (text, evidence) in texts.iter().zip(by_key) {
        counts.add(text, evidence);
    }
    Some(counts.tests(|text| FieldTest::IsOneOf(vec![text])))
}

/// The items of a list, each once.
fn items(lists: &arrow_array::ListArray, row: usize) -> Vec<String> {
    if row >= lists.len() || lists.is_null(row) {
        return Vec::new();
    }
    let list = lists.value(row);
    let dictionary = list.as_any_dictionary_opt();
    let found = dictionary.and_then(|list| {
        Some((
            list.normalized_keys(),
            list.values().as_string_opt::<i32>()?.clone(),
        ))
    });
    let Some((keys, values)) = found else {
        return Vec::new();
    };
    let mut items: Vec<String> = keys
        .iter()
        .filter(|key| **key < values.len())
        .map(|key| values.value(*key).to_owned())
        .collect();
    items.sort_unstable();
    items.dedup();
    items
}

/// `at least` and `less than` for limits that divide the leads into parts of the same size.
fn of_numbers(of: &dyn Fn(usize) -> Option<f64>, outcome: &Outcome) -> Vec<(FieldTest, Evidence)> {
    let mut numbers: Vec<(f64, bool)> = known(outcome)
        .filter_map(|(row, won)| Some((of(row)?, won)))
        .collect();
    numbers.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut tests: Vec<(FieldTest, Evidence)> = Vec::new();
    let mut limits: Vec<f64> = (1..LIMITS)
        .filter_map(|part| numbers.get(numbers.len() * part / LIMITS))
        .map(|(number, _)| *number)
        .collect();
    limits.dedup();
    for limit in limits {
        let at = numbers.partition_point(|(number, _)| *number < limit);
        if at == 0 {
            continue;
        }
        let evidence = |part: &[(f64, bool)]| {
            let mut evidence = Evidence::default();
            part.iter().for_each(|(_, won)| evidence.add(*won));
            evidence
        };
        let (below, from) = numbers.split_at(at);
        tests.push((FieldTest::AtLeast(limit), evidence(from)));
        tests.push((FieldTest::LessThan(limit), evidence(below)));
    }
    tests
}

impl FieldTest {
    /// The leads that meet it, by row.
    pub fn holds(&self, column: &Column) -> Vec<bool> {
        let number = |number: f64| match self {
            FieldTest::AtLeast(limit) => number >= *limit,
            FieldTest::LessThan(limit) => number < *limit,
            FieldTest::IsOneOf(_) | FieldTest::Contains(_) | FieldTest::Yes | FieldTest::No => {
                false
            }
        };
        match (column, self) {
            (Column::Text(all), FieldTest::IsOneOf(wanted)) => {
                let texts = texts(all).unwrap_or_default();
                let holds: Vec<bool> = texts
                    .iter()
                    .map(|text| wanted.iter().any(|one| one == text))
                    .collect();
                let keys = all.keys();
                let of =
                    |row| keys.is_valid(row) && holds.get(keys.value(row) as usize) == Some(&true);
                (0..all.len()).map(of).collect()
            }
            (Column::Choices(lists), FieldTest::Contains(wanted)) => (0..lists.len())
                .map(|row| items(lists, row).contains(wanted))
                .collect(),
            (Column::YesNo(answers), test) => {
                let wanted = *test == FieldTest::Yes;
                answers
                    .iter()
                    .map(|answer| answer == Some(wanted))
                    .collect()
            }
            (Column::Number(numbers), _) => {
                numbers.iter().map(|one| one.is_some_and(number)).collect()
            }
            (Column::Range(ranges), FieldTest::LessThan(_)) => {
                let rows = 0..ranges.high.len();
                rows.map(|row| ranges.get(row).is_some_and(|range| number(range.high)))
                    .collect()
            }
            (Column::Range(ranges), _) => {
                let rows = 0..ranges.low.len();
                rows.map(|row| ranges.get(row).is_some_and(|range| number(range.low)))
                    .collect()
            }
            (column, _) => vec![false; len(column)],
        }
    }
}

fn len(column: &Column) -> usize {
    match column {
        Column::Text(all) => all.len(),
        Column::Choices(lists) => lists.len(),
        Column::Number(numbers) => numbers.len(),
        Column::Range(ranges) => ranges.low.len(),
        Column::Day(days) => days.len(),
        Column::Time(times) => times.micros.len(),
        Column::YesNo(answers) => answers.len(),
    }
}
