//! The search for the fewest and likeliest edits that make a statement readable.

use super::edits::{self, Edit, EditKind};
use crate::syntax::grammar_backend::Grammar;
use crate::syntax::normalize::Statement;

/// Maximum length of a statement to repair. Longer ones are lists or pasted prose, where no small edit helps the author.
pub const MAX_REPAIRED_BYTES: usize = 400;

/// Budget of a search: some thousand edits of a line of sixty characters. Reading takes time quadratic in the length, and the
/// budget is counted accordingly.
const MAX_READ: usize = 15_000_000;

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
}

/// The edits that were found, and the resulting readings.
pub struct SearchResult<T> {
    /// In the order they are applied.
    pub edits: Vec<Edit>,
    /// The resulting readings.
    pub read: Vec<T>,
    /// Another word that the first edited word could mean.
    pub or: Option<&'static str>,
}

impl<T> Search<'_, T> {
    /// The fewest and likeliest edits first; implausible readings only if nothing else is found.
    pub fn run(&self) -> Option<SearchResult<T>> {
        if self.statement.text.len() > MAX_REPAIRED_BYTES {
            return None;
        }
        let mut left = MAX_READ;
        let words = edits::of_words(self.grammar, self.statement);
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
                });
            }
            if unlikely.is_none() && edit.keeps_words() {
                unlikely = Some((edit.clone(), read));
            }
        }
        // Two mistakes in one line: a wrong word, and anything else.
        for first in words.iter().filter(|edit| (self.allows)(edit)) {
            if left == 0 {
                break;
            }
            let more = edits::of_words(self.grammar, &first.statement)
                .into_iter()
                .chain(edits::of_marks(self.grammar, &first.statement));
            for second in more.filter(|edit| edit.kind != EditKind::Noise && (self.allows)(edit)) {
                if let Some(read) = self
                    .attempt(&second, &mut left)
                    .filter(|read| (self.natural)(&second, read))
                {
                    return Some(SearchResult {
                        edits: vec![first.clone(), second],
                        read,
                        or: None,
                    });
                }
            }
        }
        unlikely.map(|(edit, read)| SearchResult {
            edits: vec![edit],
            read,
            or: None,
        })
    }

    /// The readings of an edited statement, as long as budget is left.
    fn attempt(&self, edit: &Edit, left: &mut usize) -> Option<Vec<T>> {
        *left = left.saturating_sub(edit.statement.text.len().pow(2));
        if *left == 0 {
            return None;
        }
        Some((self.read)(&edit.statement)).filter(|read| !read.is_empty())
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
