//! Columns with few values that repeat: one in each row, or several between semicolons.

use crate::contract::model::Type;
use crate::data::profile::ColumnProfile;
use crate::text::{fold, hidden};
use rustc_hash::FxHashMap;

/// Maximum number of values of a choice.
pub(super) const MOST: usize = 50;
/// Maximum number of characters of all values of a choice: they are on one line.
const MOST_CHARS: usize = 2500;
/// Maximum number of characters of a value.
pub(super) const LONGEST: usize = 90;

/// The values of a column as one choice, if they are few and repeat.
pub(super) fn one(column: &ColumnProfile, values: &[(&str, u64)]) -> Option<Type> {
    if !column.values.is_complete() {
        return None;
    }
    let cells: u64 = values.iter().map(|(_, count)| count).sum();
    let options = options(values.iter().copied())?;
    let repeats = cells >= 2 * options.len() as u64 && options.len() > 1;
    repeats.then_some(Type::Choice(options))
}

/// The values of a column as several choices, if some cells have several, and all together are few and repeat.
pub(super) fn several(column: &ColumnProfile, values: &[(&str, u64)]) -> Option<Type> {
    let has_several = |(value, _): &&(&str, u64)| value.contains(';');
    let lists = values.iter().filter(has_several).count();
    if !column.values.is_complete() || (lists == 0 && column.lists == 0) {
        return None;
    }
    let items = values.iter().flat_map(|(value, count)| {
        let items = value
            .split(';')
            .map(str::trim)
            .filter(|item| !item.is_empty());
        items.map(|item| (item, *count))
    });
    let cells: u64 = items.clone().map(|(_, count)| count).sum();
    let options = options(items)?;
    (cells >= 2 * options.len() as u64).then_some(Type::Choices(options))
}

/// The values in their most frequent spelling, in the order of frequency; none if they cannot be declared.
fn options<'v>(values: impl Iterator<Item = (&'v str, u64)>) -> Option<Vec<String>> {
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    // By value: its spelling, the cells with this spelling, and all cells.
    let mut options: Vec<(&str, u64, u64)> = Vec::new();
    for (value, count) in values {
        if !is_plain(value) {
            return None;
        }
        let place = *places.entry(fold(value)).or_insert(options.len());
        if place == MOST {
            return None;
        }
        match options.get_mut(place) {
            None => options.push((value, count, count)),
            Some((spelling, most, all)) => {
                *all += count;
                if count > *most {
                    (*spelling, *most) = (value, count);
                }
            }
        }
    }
    options.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(b.0)));
    let chars: usize = options
        .iter()
        .map(|(value, ..)| value.chars().count() + 4)
        .sum();
    let texts = options.iter().map(|(value, ..)| (*value).to_owned());
    (chars <= MOST_CHARS).then(|| texts.collect())
}

/// Whether a value can be written as a choice.
fn is_plain(value: &str) -> bool {
    value.chars().count() <= LONGEST && is_quotable(value)
}

/// Whether a text can be written in a contract as it is: on one line, and in quotes that do not end inside it.
pub(super) fn is_quotable(text: &str) -> bool {
    let closers = ['"', '”', '“', '»', '」', '』', '\n', '\r', '\t'];
    hidden(text).next().is_none() && !text.contains(closers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_one_value_and_the_most_frequent_counts() {
        let values = [("google", 5), ("Google", 2868), ("Direct", 9)];
        let found = options(values.into_iter());
        assert_eq!(found, Some(vec!["Google".to_owned(), "Direct".to_owned()]));
        assert_eq!(options([("a\u{200b}", 2)].into_iter()), None);
    }
}
