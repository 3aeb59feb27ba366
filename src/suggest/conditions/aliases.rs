//! Other words for a declared name: a word of its column, a part of it, its words in another order.

use crate::contract::scope::Scope;
use crate::contract::symbols::{Meaning, Namespace, Symbol};
use crate::syntax::Statement;
use crate::syntax::phrase::Language;
use crate::syntax::recovery::{self, Edit};
use crate::text::fold_name;
use std::ops::Range;

/// Minimum length of a word that may be meant as a name: shorter ones are in too many columns.
const MIN_CHARS: usize = 5;

/// Maximum number of names that are compared.
const MAX_NAMES: usize = 400;

/// Edits that put a declared name instead of other words for it; only words that one name alone explains.
pub(super) fn edits(scope: &Scope, statement: &Statement) -> Vec<Edit> {
    let subjects = || scope.names.in_namespace(Namespace::Subjects);
    if subjects().nth(MAX_NAMES).is_some() {
        return Vec::new();
    }
    let words = recovery::words(statement);
    let folded = fold_name(&statement.text);
    let pairs = words.windows(2).map(|pair| pair[0].start..pair[1].end);
    let meant = |range: Range<usize>| {
        let written = fold_name(statement.text.get(range.clone())?);
        if scope.names.entry(Namespace::Subjects, &written).is_some() {
            return None;
        }
        let mut fitting = subjects().filter(|entry| explains(scope, entry, &written));
        let name = fitting.next()?.text.as_str();
        let is_only = fitting.all(|other| other.text == name) && !folded.contains(&fold_name(name));
        is_only.then(|| recovery::renamed(statement, range, name))
    };
    pairs
        .chain(words.iter().cloned())
        .filter_map(meant)
        .collect()
}

/// Whether words can mean a name.
fn explains(scope: &Scope, entry: &Symbol, written: &str) -> bool {
    let name = fold_name(&entry.text);
    if let Some((first, second)) = written.split_once(' ') {
        return name == format!("{second} {first}");
    }
    let columns = match entry.meaning {
        Meaning::Field(field) => scope.fields.get(field.index()).map(|field| &field.columns),
        _ => None,
    };
    let language = scope.language(entry.span);
    let parts = columns
        .into_iter()
        .flatten()
        .map(|column| fold_name(column));
    written.chars().count() >= MIN_CHARS
        && parts.chain([name]).any(|part| {
            part.split(' ').count() > 1
                && part
                    .split(' ')
                    .any(|word| same_word(language, word, written))
        })
}

/// Whether two words are the same, one perhaps in the plural: with an `s`, in Italian with another vowel at the end.
fn same_word(language: Language, a: &str, b: &str) -> bool {
    let stem = |word: &str| match language {
        Language::En | Language::Pt => word.trim_end_matches('s').to_owned(),
        Language::It => word.trim_end_matches(['a', 'e', 'i', 'o']).to_owned(),
        Language::Zh => word.to_owned(),
    };
    stem(a) == stem(b)
}
