//! The search for the fewest and likeliest edits that make a statement readable.

use super::edits::{self, Edit, EditKind};
use super::grammar_backend::Grammar;
use super::normalize::Statement;

/// Longer statements are lists or pasted prose; no small edit would tell their author anything.
pub const MAX_REPAIRED_BYTES: usize = 400;

/// What a search may read: some thousand edits of a line of sixty characters. Reading one takes time that grows with the
/// square of its length, and so it is counted.
const MAX_READ: usize = 15_000_000;

/// A search for the edits that make a statement readable.
pub struct Search<'a, T> {
    /// The grammar of the file.
    pub grammar: &'static Grammar,
    /// The statement as written.
    pub statement: &'a Statement,
    /// What an edited statement is read as; empty if it cannot be read.
    pub read: &'a dyn Fn(&Statement) -> Vec<T>,
    /// Whether what was read can be meant: a name with `and` in it usually is two.
    pub natural: &'a dyn Fn(&Edit, &[T]) -> bool,
    /// Whether an edit of the statement may be tried.
    pub allows: &'a dyn Fn(&Edit) -> bool,
}

/// The edits that were found, and what is read then.
pub struct Edited<T> {
    /// In the order they are made.
    pub edits: Vec<Edit>,
    /// What is read then.
    pub read: Vec<T>,
    /// Another word that could have been meant by the first edit.
    pub or: Option<&'static str>,
}

impl<T> Search<'_, T> {
    /// The fewest and likeliest edits first; what can hardly be meant only if nothing else is found.
    pub fn found(&self) -> Option<Edited<T>> {
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
                return Some(Edited {
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
                    return Some(Edited {
                        edits: vec![first.clone(), second],
                        read,
                        or: None,
                    });
                }
            }
        }
        unlikely.map(|(edit, read)| Edited {
            edits: vec![edit],
            read,
            or: None,
        })
    }

    /// What an edited statement is read as, as long as there is something left to read.
    fn attempt(&self, edit: &Edit, left: &mut usize) -> Option<Vec<T>> {
        *left = left.saturating_sub(edit.statement.text.len().pow(2));
        if *left == 0 {
            return None;
        }
        Some((self.read)(&edit.statement)).filter(|read| !read.is_empty())
    }

    /// The other thing the same wrong word can stand for, where that reads as well.
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
