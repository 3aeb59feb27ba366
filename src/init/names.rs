//! Names of a contract made from the headings and kinds of an export.

use crate::message::{Language, msg};
use crate::text::{fold_name, is_mark};
use rustc_hash::FxHashSet;

/// The limits of names, see the reference.
const MAX_WORDS: usize = 12;
const MAX_CHARS: usize = 90;

/// The names that are taken, since all fields, activities and points have different ones.
#[derive(Debug, Clone)]
pub(super) struct Names {
    taken: FxHashSet<String>,
}

impl Names {
    /// The names that exist without a declaration in a language.
    pub fn new(language: Language) -> Names {
        let built_in = language.built_in();
        let reserved = built_in
            .score
            .iter()
            .chain(built_in.no_parties)
            .chain(&built_in.columns);
        let english = Language::En.built_in().score.iter();
        Names {
            taken: reserved
                .chain(english)
                .map(|name| fold_name(name))
                .collect(),
        }
    }

    /// The first of the names that is not taken, with a number if all are.
    pub fn take(&mut self, names: impl IntoIterator<Item = String>) -> String {
        let names: Vec<String> = names.into_iter().collect();
        let last = names.last().cloned().unwrap_or_default();
        let numbered = (2_u32..).map(|number| format!("{last} {number}"));
        let mut all = names.into_iter().chain(numbered);
        let free = all.find(|name| self.taken.insert(fold_name(name)));
        free.unwrap_or(last)
    }
}

/// A heading as a name: with spaces for what a name cannot have; none if nothing is left of it.
pub(super) fn name_of(heading: &str) -> Option<String> {
    let allowed = |c: char| match c {
        c if c.is_alphanumeric() || is_mark(c) || matches!(c, '-' | '/' | '&' | '\'') => c,
        _ => ' ',
    };
    let plain: String = heading.chars().map(allowed).collect();
    let is_edge = |c: char| !c.is_alphanumeric() && !is_mark(c);
    let words = plain
        .split_whitespace()
        .map(|word| word.trim_matches(is_edge));
    let mut name = String::new();
    for word in words.filter(|word| !word.is_empty()).take(MAX_WORDS) {
        if name.chars().count() + word.chars().count() >= MAX_CHARS {
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(word);
    }
    name.contains(char::is_alphabetic).then_some(name)
}

/// The name of a column that has none of its own.
pub(super) fn name_of_column(number: usize, language: Language) -> String {
    msg!("column {number}", number).text(language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_become_names() {
        for (heading, name) in [
            ("Lead Source", Some("Lead Source")),
            ("lead_source", Some("lead source")),
            ("Annual revenue (EUR)", Some("Annual revenue EUR")),
            ("(Do Not Modify) Lead", Some("Do Not Modify Lead")),
            ("Lead - ID", Some("Lead ID")),
            ("公司/名称", Some("公司/名称")),
            ("#", None),
            ("2024", None),
        ] {
            assert_eq!(name_of(heading).as_deref(), name, "{heading}");
        }
        let long = "very ".repeat(40);
        assert_eq!(name_of(&long).map(|name| name.split(' ').count()), Some(12));
    }

    #[test]
    fn taken_names_are_not_given_again() {
        let mut names = Names::new(Language::En);
        let mut take = |name: &str| names.take([name.to_owned()]);
        assert_eq!(take("Size"), "Size");
        assert_eq!(take("size"), "size 2");
        assert_eq!(take("Score"), "Score 2");
    }
}
