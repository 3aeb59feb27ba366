//! The search for the fewest and likeliest edits that make a statement readable.

use super::edits::{self, Edit, EditKind};
use crate::syntax::grammar_backend::Grammar;
use crate::syntax::normalize::Statement;
use rustc_hash::FxHashSet;

/// Maximum length of a statement to repair. Longer ones are lists or pasted prose, where no small edit helps the author.
pub const MAX_REPAIRED_BYTES: usize = 400;

/// Budget of a search: some thousand edits of a line of sixty characters. Reading takes time quadratic in the length, and the
/// budget is counted accordingly.
const MAX_READ: usize = 15_000_000;

/// Budget of the search for several edits: some hundred attempts at a line of sixty characters.
const MAX_READ_FOR_SEVERAL: usize = 1_500_000;

/// The cost of listing the edits of a statement, in readings of it.
const LISTING: usize = 5;

/// Maximum number of edits of one statement.
const MAX_EDITS: usize = 4;

/// A search for the edits that make a statement readable.
pub struct Search<'a, T> {
    /// The grammar of the file.
    pub grammar: &'static Grammar,
    /// The statement as written.
    pub statement: &'a Statement,
    /// The readings of an edited statement; empty if it cannot be read.
    pub read: &'a dyn Fn(&Statement) -> Vec<T>,
    /// Whether the reading is plausible: a name that contains `and` is usually two names.
    pub natural: &'a dyn Fn(&Edit, &[T]) -> bool,
    /// Whether an edit of the statement may be tried.
    pub allows: &'a dyn Fn(&Edit) -> bool,
    /// Further edits, which use declared names.
    pub names: &'a dyn Fn(&Statement) -> Vec<Edit>,
}

/// The edits that were found, and the resulting readings.
pub struct SearchResult<T> {
    /// In the order they are applied.
    pub edits: Vec<Edit>,
    /// The resulting readings.
    pub read: Vec<T>,
    /// Another word that the first edited word could mean.
    pub or: Option<&'static str>,
    /// Whether the words of the last edit can mean something else, too.
    pub is_ambiguous: bool,
}

impl<T> Search<'_, T> {
    /// The fewest and likeliest edits first; implausible readings only if nothing else is found.
    pub fn run(&self) -> Option<SearchResult<T>> {
        if self.statement.text.len() > MAX_REPAIRED_BYTES {
            return None;
        }
        let mut left = MAX_READ;
        let mut words = edits::of_words(self.grammar, self.statement);
        words.extend((self.names)(self.statement));
        let marks = edits::of_marks(self.grammar, self.statement);
        let mut unlikely = None;
        for edit in words
            .iter()
            .chain(&marks)
            .filter(|edit| (self.allows)(edit))
        {
            let Some(read) = self.attempt(edit, &mut left) else {
                continue;
            };
            if (self.natural)(edit, &read) {
                return Some(SearchResult {
                    edits: vec![edit.clone()],
                    read,
                    or: self.other_word(edit, &words, &mut left),
                    is_ambiguous: self.has_other_form(edit, &words, &mut left),
                });
            }
            if unlikely.is_none() && edit.keeps_words() {
                unlikely = Some((edit.clone(), read));
            }
        }
        left = left.min(MAX_READ_FOR_SEVERAL);
        if let Some(found) = self.several(words, &mut left) {
            return Some(found);
        }
        unlikely.map(|(edit, read)| SearchResult {
            edits: vec![edit],
            read,
            or: None,
            is_ambiguous: false,
        })
    }

    /// Several mistakes in one line: wrong words, and one more edit of any kind but the removal of a word. Fewer edits first.
    fn several(&self, words: Vec<Edit>, left: &mut usize) -> Option<SearchResult<T>> {
        let mut tried: FxHashSet<String> = FxHashSet::default();
        let words = words.into_iter().filter(|edit| (self.allows)(edit));
        let mut paths: Vec<Vec<Edit>> = words.map(|edit| vec![edit]).collect();
        for count in 2..=MAX_EDITS {
            let mut longer = Vec::new();
            for path in paths {
                let Some(last) = path.last().filter(|_| *left > 0) else {
                    continue;
                };
                // Listing the edits of a statement costs about as much as reading it a few times.
                *left = left.saturating_sub(last.statement.text.len().pow(2) * LISTING);
                let all = self.next(&last.statement, count);
                for next in &all {
                    // What a form leaves bare is no value.
                    let is_form = |edit: &Edit| matches!(edit.kind, EditKind::Form(_));
                    let is_form = path.iter().any(is_form);
                    if is_form && next.kind == EditKind::Quotes {
                        continue;
                    }
                    if !tried.insert(next.statement.text.clone()) {
                        continue;
                    }
                    let read = self.attempt(next, left);
                    let edits = || path.iter().cloned().chain([next.clone()]).collect();
                    match read.filter(|read| (self.natural)(next, read)) {
                        Some(read) => {
                            return Some(SearchResult {
                                edits: edits(),
                                read,
                                or: None,
                                is_ambiguous: self.has_other_form(next, &all, left),
                            });
                        }
                        None if next.goes_on() && path.iter().all(Edit::goes_on) => {
                            longer.push(edits());
                        }
                        None => {}
                    }
                }
            }
            paths = longer;
        }
        None
    }

    /// The edits that may follow others; `count` includes them. The more there are, the fewer kinds are likely.
    fn next(&self, statement: &Statement, count: usize) -> Vec<Edit> {
        // The further lines of a form are corrected when the whole is checked.
        if statement.text.contains('\n') {
            return Vec::new();
        }
        let mut edits = match count {
            2 => edits::of_words(self.grammar, statement),
            _ => edits::of_table(self.grammar, statement),
        };
        edits.extend((self.names)(statement));
        edits.extend(edits::of_marks(self.grammar, statement));
        edits.retain(|edit| {
            edit.kind != EditKind::Noise
                && (count == 2 || edit.is_of_table() || edit.is_of_whole_line())
                && (self.allows)(edit)
        });
        edits
    }

    /// The readings of an edited statement, as long as budget is left.
    fn attempt(&self, edit: &Edit, left: &mut usize) -> Option<Vec<T>> {
        *left = left.saturating_sub(edit.statement.text.len().pow(2));
        if *left == 0 {
            return None;
        }
        Some((self.read)(&edit.statement)).filter(|read| !read.is_empty())
    }

    /// Whether the form of an edit has another meaning with which the statement is readable too.
    fn has_other_form(&self, edit: &Edit, edits: &[Edit], left: &mut usize) -> bool {
        let is_form = matches!(edit.kind, EditKind::Form(_));
        let mut others = edits.iter().filter(|other| {
            is_form && other.kind == edit.kind && other.statement.text != edit.statement.text
        });
        others.any(|other| {
            let read = self.attempt(other, left);
            read.is_some_and(|read| (self.natural)(other, &read))
        })
    }

    /// Another meaning of the same wrong word, if the statement is readable with it too.
    fn other_word(&self, edit: &Edit, words: &[Edit], left: &mut usize) -> Option<&'static str> {
        let EditKind::Word(right) = edit.kind else {
            return None;
        };
        words.iter().find_map(|other| match other.kind {
            EditKind::Word(word) if word != right && other.range == edit.range => self
                .attempt(other, left)
                .filter(|read| (self.natural)(other, read))
                .map(|_| word),
            _ => None,
        })
    }
}
