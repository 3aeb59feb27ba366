//! A column while it is being read: consecutive values, converted to an Arrow column at the end.

mod hashed;
mod lists;
mod texts;

use crate::contract::model::Type;
use crate::data::table::{Column, Ranges, Times};
use crate::language::range::NumberRange;
use arrow_array::{BooleanArray, Date32Array, Float64Array, TimestampMicrosecondArray};
use arrow_buffer::{
    ArrowNativeType, BooleanBuffer, BooleanBufferBuilder, NullBuffer, ScalarBuffer,
};
pub(super) use hashed::HashedValues;
use lists::Lists;
pub(super) use texts::TextColumn;

const NO_RANGE: NumberRange = NumberRange {
    low: f64::NAN,
    high: f64::NAN,
};
const NO_DAY: i32 = i32::MIN;
/// Where a time is not known.
pub(super) const NO_TIME: i64 = i64::MIN;
const NO_ANSWER: u8 = 2;

/// The values of a column so far.
#[derive(Debug, Clone)]
pub(super) enum Values {
    /// One text for each row.
    Text(TextColumn),
    /// One list of texts for each row.
    Lists(Lists),
    /// One number for each row; NaN means unknown.
    Numbers(Vec<f64>),
    /// One range for each row; NaN means unknown.
    Ranges(Vec<NumberRange>),
    /// One day for each row.
    Days(Vec<i32>),
    /// One instant for each row, and the positions of those that were only a date.
    Times(Vec<i64>, Vec<u32>),
    /// Yes or no for each row.
    Answers(Vec<u8>),
}

impl Values {
    /// An empty column for a type.
    pub fn new(kind: &Type) -> Values {
        match kind {
            Type::Id | Type::Text | Type::Email | Type::Link | Type::Choice(_) | Type::Country => {
                Values::Text(TextColumn::distinct())
            }
            Type::Choices(_) => Values::Lists(Lists::default()),
            Type::Whole | Type::Number | Type::Money | Type::Percent => Values::Numbers(Vec::new()),
            Type::Range => Values::Ranges(Vec::new()),
            Type::Date => Values::Days(Vec::new()),
            Type::Time | Type::CreationTime => Values::Times(Vec::new(), Vec::new()),
            Type::YesNo => Values::Answers(Vec::new()),
        }
    }

    /// An empty column of a field of leads, for which it does not matter how often a text is stored.
    pub fn of_field(kind: &Type) -> Values {
        match Values::new(kind) {
            Values::Text(_) => Values::Text(TextColumn::repeating()),
            other => other,
        }
    }

    /// Number of values, including unknown ones.
    pub fn len(&self) -> usize {
        match self {
            Values::Text(texts) => texts.len(),
            Values::Lists(lists) => lists.len(),
            Values::Numbers(numbers) => numbers.len(),
            Values::Ranges(ranges) => ranges.len(),
            Values::Days(days) => days.len(),
            Values::Times(micros, _) => micros.len(),
            Values::Answers(answers) => answers.len(),
        }
    }

    /// Reserves space for `rows` more values.
    pub fn reserve(&mut self, rows: usize) {
        match self {
            Values::Text(texts) => texts.reserve(rows),
            Values::Lists(lists) => lists.reserve(rows),
            Values::Numbers(numbers) => numbers.reserve(rows),
            Values::Ranges(ranges) => ranges.reserve(rows),
            Values::Days(days) => days.reserve(rows),
            Values::Times(micros, _) => micros.reserve(rows),
            Values::Answers(answers) => answers.reserve(rows),
        }
    }

    /// Adds an unknown value.
    pub fn push_unknown(&mut self) {
        match self {
            Values::Text(texts) => texts.push_unknown(),
            Values::Lists(lists) => lists.push_unknowns(1),
            Values::Numbers(numbers) => numbers.push(f64::NAN),
            Values::Ranges(ranges) => ranges.push(NO_RANGE),
            Values::Days(days) => days.push(NO_DAY),
            Values::Times(micros, _) => micros.push(NO_TIME),
            Values::Answers(answers) => answers.push(NO_ANSWER),
        }
    }

    /// Adds `rows` unknown values.
    pub fn push_unknowns(&mut self, rows: usize) {
        fn fill<T: Clone>(values: &mut Vec<T>, rows: usize, unknown: T) {
            values.resize(values.len() + rows, unknown);
        }
        match self {
            Values::Text(texts) => texts.push_unknowns(rows),
            Values::Lists(lists) => lists.push_unknowns(rows),
            Values::Numbers(numbers) => fill(numbers, rows, f64::NAN),
            Values::Ranges(ranges) => fill(ranges, rows, NO_RANGE),
            Values::Days(days) => fill(days, rows, NO_DAY),
            Values::Times(micros, _) => fill(micros, rows, NO_TIME),
            Values::Answers(answers) => fill(answers, rows, NO_ANSWER),
        }
    }

    /// Adds the value at `position` again. Not for times, whose date-only marks are counted as they are read.
    pub fn push_again(&mut self, position: usize) {
        fn again<T: Copy>(values: &mut Vec<T>, position: usize) {
            if let Some(value) = values.get(position).copied() {
                values.push(value);
            }
        }
        match self {
            Values::Text(texts) => texts.push_again(position),
            Values::Lists(lists) => lists.push_again(position),
            Values::Numbers(numbers) => again(numbers, position),
            Values::Ranges(ranges) => again(ranges, position),
            Values::Days(days) => again(days, position),
            Values::Times(micros, _) => again(micros, position),
            Values::Answers(answers) => again(answers, position),
        }
    }

    /// Adds the values of a later part of the same column.
    pub fn append(&mut self, later: Values) {
        match (self, later) {
            (Values::Text(texts), Values::Text(later)) => texts.append(&later),
            (Values::Lists(lists), Values::Lists(later)) => lists.append(&later),
            (Values::Numbers(numbers), Values::Numbers(later)) => numbers.extend(later),
            (Values::Ranges(ranges), Values::Ranges(later)) => ranges.extend(later),
            (Values::Days(days), Values::Days(later)) => days.extend(later),
            (Values::Times(micros, date_only), Values::Times(later, later_date_only)) => {
                let before = micros.len() as u32;
                micros.extend(later);
                date_only.extend(later_date_only.iter().map(|at| at + before));
            }
            (Values::Answers(answers), Values::Answers(later)) => answers.extend(later),
            (this, later) => this.push_unknowns(later.len()),
        }
    }

    /// The values at the positions that are kept.
    pub fn filter(&self, keep: &[bool]) -> Values {
        fn kept<T: Copy>(values: &[T], keep: &[bool]) -> Vec<T> {
            let pairs = values.iter().zip(keep);
            pairs.filter(|(_, keep)| **keep).map(|(v, _)| *v).collect()
        }
        match self {
            Values::Text(texts) => Values::Text(texts.filter(keep)),
            Values::Lists(lists) => Values::Lists(lists.filter(keep)),
            Values::Numbers(numbers) => Values::Numbers(kept(numbers, keep)),
            Values::Ranges(ranges) => Values::Ranges(kept(ranges, keep)),
            Values::Days(days) => Values::Days(kept(days, keep)),
            Values::Times(micros, date_only) => {
                let mut marks = vec![false; micros.len()];
                for at in date_only {
                    if let Some(mark) = marks.get_mut(*at as usize) {
                        *mark = true;
                    }
                }
                let marks = kept(&marks, keep).into_iter().enumerate();
                let date_only = marks.filter(|(_, mark)| *mark).map(|(at, _)| at as u32);
                Values::Times(kept(micros, keep), date_only.collect())
            }
            Values::Answers(answers) => Values::Answers(kept(answers, keep)),
        }
    }

    /// The column; none if its texts do not fit.
    pub fn finish(self) -> Option<Column> {
        Some(match self {
            Values::Text(texts) => Column::Text(texts.finish()?),
            Values::Lists(lists) => Column::Choices(lists.finish()?),
            Values::Numbers(numbers) => {
                let known = known(&numbers, |number| number.is_finite());
                Column::Number(Float64Array::new(plain(numbers, &known), known))
            }
            Values::Ranges(ranges) => Column::Range(Ranges::new(
                ranges
                    .into_iter()
                    .map(|range| Some(range).filter(|range| range.is_valid())),
            )),
            Values::Days(days) => {
                let known = known(&days, |day| *day != NO_DAY);
                Column::Day(Date32Array::new(plain(days, &known), known))
            }
            Values::Times(micros, date_only) => Column::Time(times(micros, &date_only)),
            Values::Answers(answers) => {
                let known = known(&answers, |answer| *answer != NO_ANSWER);
                let yes = BooleanBuffer::collect_bool(answers.len(), |row| {
                    answers.get(row).is_some_and(|answer| *answer == 1)
                });
                Column::YesNo(BooleanArray::new(yes, known))
            }
        })
    }
}

/// Instants as a column.
pub(super) fn times(micros: Vec<i64>, date_only: &[u32]) -> Times {
    let rows = micros.len();
    let known = known(&micros, |micros| *micros != NO_TIME);
    Times {
        micros: TimestampMicrosecondArray::new(plain(micros, &known), known),
        date_only: marks(rows, date_only),
    }
}

/// A bit for each row, set at the given positions; none if there are no positions.
pub(super) fn marks(rows: usize, positions: &[u32]) -> Option<BooleanBuffer> {
    if positions.is_empty() {
        return None;
    }
    let mut bits = BooleanBufferBuilder::new(rows);
    bits.append_n(rows, false);
    for position in positions {
        bits.set_bit(*position as usize, true);
    }
    Some(bits.finish())
}

fn known<T>(values: &[T], is_known: impl Fn(&T) -> bool) -> Option<NullBuffer> {
    let bits =
        BooleanBuffer::collect_bool(values.len(), |row| values.get(row).is_some_and(&is_known));
    let known = NullBuffer::new(bits);
    (known.null_count() > 0).then_some(known)
}

/// The values, with zero for unknown ones, so that this module's markers are not exposed.
fn plain<T: ArrowNativeType>(mut values: Vec<T>, known: &Option<NullBuffer>) -> ScalarBuffer<T> {
    if let Some(known) = known {
        for (row, value) in values.iter_mut().enumerate() {
            if known.is_null(row) {
                *value = T::default();
            }
        }
    }
    ScalarBuffer::from(values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::Array;
    use arrow_array::cast::AsArray;
    use arrow_array::types::UInt32Type;

    #[test]
    fn date_only_marks_keep_their_rows() {
        let mut all = Values::Times(vec![1, 2], vec![1]);
        all.append(Values::Times(vec![3, NO_TIME, 5], vec![0, 2]));
        let kept = all.filter(&[false, true, true, true, true]);
        let Some(Column::Time(times)) = kept.finish() else {
            panic!("a column of times");
        };
        assert_eq!(
            times.micros.iter().collect::<Vec<_>>(),
            [Some(2), Some(3), None, Some(5)]
        );
        let marks = times.date_only.unwrap();
        assert_eq!(marks.iter().collect::<Vec<_>>(), [true, true, false, true]);
    }

    #[test]
    fn lists_are_put_together_and_unknown_is_not_empty() {
        let mut first = Lists::default();
        first.push(["a", "b"]);
        let mut all = Values::Lists(first);
        all.push_unknown();
        let mut second = Lists::default();
        second.push([]);
        second.push(["b"]);
        all.append(Values::Lists(second));
        all.push_again(0);
        let Some(Column::Choices(lists)) = all.filter(&[true, true, true, true, true]).finish()
        else {
            panic!("a column of lists");
        };
        assert_eq!(lists.null_count(), 1);
        assert!(lists.is_null(1) && lists.value_length(2) == 0);
        let last = lists.value(4);
        let last = last.as_dictionary::<UInt32Type>();
        assert_eq!(last.keys().values().to_vec(), [0, 1]);
    }
}
