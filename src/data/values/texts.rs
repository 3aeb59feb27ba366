//! A column of texts while it is being read.

use super::{known, plain};
use crate::data::interner::Interner;
use arrow_array::types::UInt32Type;
use arrow_array::{DictionaryArray, PrimitiveArray, UInt32Array};
use std::sync::Arc;

const NO_TEXT: u32 = u32::MAX;
/// Number of texts after which a column decides whether it looks for equal ones.
const SAMPLE: usize = 1024;

/// One text for each row.
#[derive(Debug, Clone)]
pub(in crate::data) struct TextColumn {
    texts: Interner,
    /// By row: the number of its text.
    keys: Vec<u32>,
    /// Whether equal texts may have several numbers. Looking for equal texts is a waste where most differ.
    may_repeat: bool,
    /// Whether most texts differ.
    differ: bool,
}

impl TextColumn {
    /// A column in which equal texts have one number.
    pub fn distinct() -> TextColumn {
        TextColumn {
            texts: Interner::default(),
            keys: Vec::new(),
            may_repeat: false,
            differ: false,
        }
    }

    /// A column in which equal texts may have several numbers.
    pub fn repeating() -> TextColumn {
        TextColumn {
            may_repeat: true,
            ..TextColumn::distinct()
        }
    }

    /// An empty column of the same sort.
    pub fn same_sort(&self) -> TextColumn {
        TextColumn {
            may_repeat: self.may_repeat,
            ..TextColumn::distinct()
        }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Reserves space for `rows` more rows.
    pub fn reserve(&mut self, rows: usize) {
        self.keys.reserve(rows);
    }

    /// Adds a row with a text.
    pub fn push(&mut self, text: &str) {
        let number = match self.differ {
            true => self.texts.add(text),
            false => self.texts.intern(text).0,
        };
        self.keys.push(number);
        if self.may_repeat && self.keys.len() == SAMPLE {
            self.differ = self.texts.len() > SAMPLE / 2;
        }
    }

    /// Adds a row without a text.
    pub fn push_unknown(&mut self) {
        self.keys.push(NO_TEXT);
    }

    /// Adds rows without a text.
    pub fn push_unknowns(&mut self, rows: usize) {
        self.keys.resize(self.keys.len() + rows, NO_TEXT);
    }

    /// Adds the text of a row again.
    pub fn push_again(&mut self, row: usize) {
        let key = self.keys.get(row).copied();
        self.keys.push(key.unwrap_or(NO_TEXT));
    }

    /// Adds the rows of a later part.
    pub fn append(&mut self, later: &TextColumn) {
        let differ = self.may_repeat && (self.differ || later.differ);
        if differ {
            let before = self.texts.extend(&later.texts);
            let key = |key: &u32| match *key {
                NO_TEXT => NO_TEXT,
                key => before.saturating_add(key),
            };
            self.keys.extend(later.keys.iter().map(key));
        } else {
            let renumbered = self.texts.renumber(&later.texts);
            let keys = later.keys.iter().map(|key| new_key(&renumbered, *key));
            self.keys.extend(keys);
        }
    }

    /// The rows that are kept.
    pub fn filter(&self, keep: &[bool]) -> TextColumn {
        let mut kept = self.same_sort();
        // By number: the new number, if the text was kept.
        let mut new_keys = vec![NO_TEXT; self.texts.len()];
        for (key, _) in self.keys.iter().zip(keep).filter(|(_, keep)| **keep) {
            let new_key = new_keys.get_mut(*key as usize);
            match new_key {
                None => kept.push_unknown(),
                Some(new_key) if *new_key == NO_TEXT => {
                    kept.push(self.texts.text(*key));
                    *new_key = kept.keys.last().copied().unwrap_or(NO_TEXT);
                }
                Some(new_key) => kept.keys.push(*new_key),
            }
        }
        kept
    }

    /// The number of a row's text, if it is known.
    pub fn number(&self, row: usize) -> Option<u32> {
        self.keys.get(row).copied().filter(|key| *key != NO_TEXT)
    }

    /// The texts by their numbers.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter()
    }

    /// The column; none if its texts do not fit.
    pub fn finish(self) -> Option<DictionaryArray<UInt32Type>> {
        dictionary(self.texts, self.keys)
    }
}

/// Texts by their numbers; none if they do not fit.
pub(super) fn dictionary(texts: Interner, keys: Vec<u32>) -> Option<DictionaryArray<UInt32Type>> {
    let known = known(&keys, |key| *key != NO_TEXT);
    let keys: UInt32Array = PrimitiveArray::new(plain(keys, &known), known);
    DictionaryArray::try_new(keys, Arc::new(texts.into_array()?)).ok()
}

/// The number of a text after [`Interner::renumber`].
pub(super) fn new_key(renumbered: &[u32], key: u32) -> u32 {
    renumbered.get(key as usize).copied().unwrap_or(NO_TEXT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::StringArray;

    fn column(mut column: TextColumn, texts: &[String]) -> TextColumn {
        for text in texts {
            match text.as_str() {
                "" => column.push_unknowns(1),
                text => column.push(text),
            }
        }
        column
    }

    fn texts_of(column: TextColumn) -> Vec<String> {
        let column = column.finish().unwrap();
        let texts = column.downcast_dict::<StringArray>().unwrap();
        texts
            .into_iter()
            .map(|text| text.unwrap_or_default().to_owned())
            .collect()
    }

    #[test]
    fn parts_are_put_together_with_one_dictionary() {
        let words =
            |words: &[&str]| -> Vec<String> { words.iter().map(|w| w.to_string()).collect() };
        let mut all = column(TextColumn::distinct(), &words(&["a", "", "b"]));
        all.append(&column(TextColumn::distinct(), &words(&["c", "b", ""])));
        all.push_unknowns(1);
        all.push_again(0);
        assert_eq!(all.texts.iter().collect::<Vec<_>>(), ["a", "b", "c"]);
        let kept = all.filter(&[true, true, false, true, true, false, true, true]);
        assert_eq!(texts_of(kept), ["a", "", "c", "b", "", "a"]);
    }

    #[test]
    fn texts_that_mostly_differ_are_the_same_texts() {
        let few: Vec<String> = (0..3000).map(|n| format!("{}", n % 7)).collect();
        let many: Vec<String> = (0..3000)
            .map(|n| {
                if n % 11 == 0 {
                    String::new()
                } else {
                    format!("{}", n % 2500)
                }
            })
            .collect();
        for (first, second) in [(&few, &many), (&many, &few), (&many, &many), (&few, &few)] {
            let mut all = column(TextColumn::repeating(), first);
            all.append(&column(TextColumn::repeating(), second));
            let expected: Vec<String> = first.iter().chain(second).cloned().collect();
            assert_eq!(texts_of(all.filter(&vec![true; 6000])), expected);
            assert_eq!(texts_of(all), expected);
        }
    }
}
