//! Finds the columns of a file whose names are similar to one that is looked for.

use crate::text::{distance, fold, slips, words};

/// How different a column is from a name: small means similar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Distance(Likeness, usize);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// Only a few letters differ.
    Slip,
    /// One ends like the other: `source` and `Lead Source`.
    Ending,
    /// One begins like the other: `email` and `Email Address`.
    Beginning,
    Unlike,
}

impl Distance {
    /// The distance between a wanted name and that of a column.
    pub fn between(wanted: &str, column: &str) -> Distance {
        let (wanted, column) = (words_of(wanted), words_of(column));
        let (short, long) = match wanted.len() <= column.len() {
            true => (&wanted, &column),
            false => (&column, &wanted),
        };
        let (one, other) = (wanted.concat(), column.concat());
        let likeness = if short.is_empty() {
            Likeness::Unlike
        } else if slips(&one, &other).is_some() {
            Likeness::Slip
        } else if long.ends_with(short) {
            Likeness::Ending
        } else if long.starts_with(short) {
            Likeness::Beginning
        } else {
            Likeness::Unlike
        };
        Distance(likeness, distance(&one, &other))
    }

    /// Whether two columns are similar in the same way.
    pub fn is_as_like(self, other: Distance) -> bool {
        self.0 == other.0
    }

    /// Whether the column may well be the intended one; `loose` also accepts a match of the beginning.
    pub fn is_like(self, loose: bool) -> bool {
        match self.0 {
            Likeness::Slip | Likeness::Ending => true,
            Likeness::Beginning => loose,
            Likeness::Unlike => false,
        }
    }
}

/// The folded words of a name; `LeadSource` has two.
fn words_of(name: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(name.len() + 4);
    let mut last = None;
    for c in name.chars() {
        let begins = c.is_uppercase() && last.is_some_and(char::is_lowercase);
        if begins || c == '_' {
            spaced.push(' ');
        }
        spaced.extend((c != '_').then_some(c));
        last = Some(c);
    }
    words(&fold(&spaced)).map(str::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_like_names_by_letters_endings_and_beginnings() {
        let like = |wanted, column| Distance::between(wanted, column).0;
        assert_eq!(like("company size", "Compny_Size"), Likeness::Slip);
        assert_eq!(like("source", "LeadSource"), Likeness::Ending);
        assert_eq!(like("activity date", "Date"), Likeness::Ending);
        assert_eq!(like("email", "Email Address"), Likeness::Beginning);
        for (wanted, column) in [("lead id", "mql_id"), ("time", "times seen"), ("x", "")] {
            assert_eq!(like(wanted, column), Likeness::Unlike, "{column}");
        }
    }

    #[test]
    fn the_nearest_is_the_one_with_the_fewest_other_letters() {
        let near = |column| Distance::between("created", column);
        assert!(near("Createt") < near("Last Created"));
        assert!(near("Created At") < near("Created By Person"));
        assert!(near("Created By Person") < near("Owner"));
    }
}
