//! Tests of texts that follow from each other, or exclude each other, whatever the text.

use super::{Key, Space, VarId, What};
use crate::ir::term::TextTest;
use crate::text::{mentions, words};

/// So many tests of one value are compared with each other; with more, each is taken for itself.
const MOST_TESTS: usize = 300;

impl Space<'_> {
    /// Links the tests of each value among themselves.
    pub(super) fn link_tests(&mut self) {
        let mut asked: Vec<(Key, VarId, TextTest)> = Vec::new();
        for (at, var) in self.vars.iter().enumerate() {
            if let What::Asked(key, test) = &var.what {
                asked.push((*key, VarId(at as u32), test.clone()));
            }
        }
        let mut clashes = Vec::new();
        for tests in asked
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|t| t.len() <= MOST_TESTS)
        {
            for (_, var, test) in tests {
                for (_, other, behind) in tests.iter().filter(|(_, other, _)| other != var) {
                    if follows(test, behind) {
                        clashes.push(((*var, 1), (*other, 0)));
                    }
                    if excludes(test, behind) {
                        clashes.push(((*var, 1), (*other, 1)));
                    }
                }
            }
        }
        for (a, b) in clashes {
            self.clashes.add(a, b);
        }
    }
}

/// Whether every text that passes `a` passes `b`.
fn follows(a: &TextTest, b: &TextTest) -> bool {
    use TextTest::{Contains, EndsWith, Mentions, OneOf, StartsWith};
    match (a, b) {
        (OneOf(few), OneOf(many)) => few.iter().all(|text| many.contains(text)),
        (Contains(parts), Contains(_)) => parts.iter().all(|part| b.holds(part)),
        (StartsWith(part) | EndsWith(part), Contains(_)) => b.holds(part),
        (StartsWith(part), StartsWith(start)) => part.starts_with(start.as_str()),
        (EndsWith(part), EndsWith(end)) => part.ends_with(end.as_str()),
        (Mentions(phrases), Mentions(others)) => phrases
            .iter()
            .all(|phrase| others.iter().any(|other| mentions(phrase, other))),
        // What stands within one word stands in the text; what two words are joined by is not known.
        (Mentions(phrases), Contains(_)) => phrases
            .iter()
            .all(|phrase| words(phrase).any(|word| b.holds(word))),
        _ => false,
    }
}

/// Whether no text passes both.
fn excludes(a: &TextTest, b: &TextTest) -> bool {
    use TextTest::{EndsWith, StartsWith};
    match (a, b) {
        (StartsWith(a), StartsWith(b)) => !a.starts_with(b.as_str()) && !b.starts_with(a.as_str()),
        (EndsWith(a), EndsWith(b)) => !a.ends_with(b.as_str()) && !b.ends_with(a.as_str()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_from_a_text() {
        let mentions = |text: &str| TextTest::Mentions(vec![text.to_owned()]);
        let contains = |text: &str| TextTest::Contains(vec![text.to_owned()]);
        assert!(follows(&mentions("cfo emea"), &mentions("cfo")));
        assert!(follows(&mentions("head of sales"), &contains("sale")));
        assert!(
            !follows(&mentions("head of sales"), &contains("head of")),
            "head-of sales"
        );
        assert!(!follows(&contains("vp"), &mentions("vp")));
        let starts = |text: &str| TextTest::StartsWith(text.to_owned());
        assert!(excludes(&starts("a"), &starts("b")) && !excludes(&starts("a"), &starts("ab")));
    }
}
