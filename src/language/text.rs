//! Tests of a text: `is one of`, `contains`, `mentions`, `starts with`, `ends with`, and their opposites.

use crate::message::Language;
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;
use crate::text::{fold, mentions, words};
use serde::{Deserialize, Serialize};

/// How a text relates to a text named in a test. Both are folded by [`crate::text::fold`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// `is`, `is one of`, `is in LIST`
    Equals,
    /// `contains`: anywhere, even inside a word
    Contains,
    /// `mentions`: as a run of whole words
    Mentions,
    /// `starts with`
    StartsWith,
    /// `ends with`
    EndsWith,
}

/// A test of a text: met if the text relates to one of the named texts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TextTest {
    /// How it relates.
    pub relation: Relation,
    /// The named texts.
    pub texts: Vec<String>,
}

/// An operator as it is written: with one value, with several, with a list.
struct WrittenForm {
    relation: Relation,
    negated: bool,
    one: PhraseId,
    several: Option<PhraseId>,
    list: Option<PhraseId>,
}

#[rustfmt::skip]
const WRITTEN: &[WrittenForm] = {
    use PhraseId as P;
    use Relation::{Contains, EndsWith, Equals, Mentions, StartsWith};
    const fn row(relation: Relation, negated: bool, one: P, several: Option<P>, list: Option<P>) -> WrittenForm {
        WrittenForm { relation, negated, one, several, list }
    }
    &[
        row(Equals,     false, P::Is,             Some(P::IsOneOf),        Some(P::IsIn)),
        row(Equals,     true,  P::IsNot,          Some(P::IsNoneOf),       Some(P::IsNotIn)),
        row(Contains,   false, P::Contains,       Some(P::ContainsOneOf),  None),
        row(Contains,   true,  P::DoesNotContain, None,                    None),
        row(Mentions,   false, P::Mentions,       Some(P::MentionsOneOf),  None),
        row(StartsWith, false, P::StartsWith,     None,                    None),
        row(EndsWith,   false, P::EndsWith,       None,                    None),
    ]
};

/// The meaning of a phrase for texts: the relation, and whether it is negated.
pub fn from_phrase(id: PhraseId) -> Option<(Relation, bool)> {
    let is = |row: &&WrittenForm| [Some(row.one), row.several, row.list].contains(&Some(id));
    let row = WRITTEN.iter().find(is)?;
    Some((row.relation, row.negated))
}

/// The phrase for one text or for several; none if the language has no such phrase.
pub fn phrase(relation: Relation, negated: bool, texts: usize) -> Option<PhraseId> {
    let row = written(relation, negated)?;
    if texts == 1 {
        Some(row.one)
    } else {
        row.several
    }
}

/// The words that look for one of several texts as whole words: `mentions one of`.
pub fn whole_words_operator(language: Language) -> String {
    let id = phrase(Relation::Mentions, false, 2);
    id.map_or_else(String::new, |id| keywords::operator_words(language, id))
}

/// The phrase for the texts of a list.
pub fn list_phrase(relation: Relation, negated: bool) -> Option<PhraseId> {
    written(relation, negated)?.list
}

fn written(relation: Relation, negated: bool) -> Option<&'static WrittenForm> {
    let mut rows = WRITTEN.iter();
    rows.find(|row| (row.relation, row.negated) == (relation, negated))
}

/// Where a named text is within a text that passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// At its beginning.
    Start,
    /// At its end.
    End,
    /// Somewhere, perhaps inside a word.
    Anywhere,
    /// As words of its own, or as the whole text.
    Words,
}

impl Relation {
    /// A word that is the same for equal relations.
    pub fn key(self) -> &'static str {
        match self {
            Relation::Equals => "equals",
            Relation::Contains => "contains",
            Relation::Mentions => "mentions",
            Relation::StartsWith => "starts with",
            Relation::EndsWith => "ends with",
        }
    }

    /// Whether this relation holds between a folded text and a folded named text.
    pub fn holds(self, text: &str, named: &str) -> bool {
        match self {
            Relation::Equals => text == named,
            Relation::Contains => text.contains(named),
            Relation::Mentions => mentions(text, named),
            Relation::StartsWith => text.starts_with(named),
            Relation::EndsWith => text.ends_with(named),
        }
    }

    /// Whether every text with this relation to `named` has `relation` to `other`. “No” may be wrong.
    fn implies(self, named: &str, relation: Relation, other: &str) -> bool {
        use Relation::{Contains, EndsWith, Equals, Mentions, StartsWith};
        match (self, relation) {
            (Equals, Equals | Contains | Mentions | StartsWith | EndsWith) => {
                relation.holds(named, other)
            }
            (Contains | StartsWith | EndsWith, Contains)
            | (Mentions, Mentions)
            | (StartsWith, StartsWith)
            | (EndsWith, EndsWith) => relation.holds(named, other),
            // What is inside one of the words is in the text, but the separator between two words is not known.
            (Mentions, Contains) => words(named).any(|word| word.contains(other)),
            (Contains | Mentions | StartsWith | EndsWith, Equals)
            | (Contains | StartsWith | EndsWith, Mentions)
            | (Contains | Mentions | EndsWith, StartsWith)
            | (Contains | Mentions | StartsWith, EndsWith) => false,
        }
    }

    /// Whether no text has this relation to both. “No” may be wrong.
    fn excludes(self, named: &str, other: &str) -> bool {
        match self {
            Relation::StartsWith => !named.starts_with(other) && !other.starts_with(named),
            Relation::EndsWith => !named.ends_with(other) && !other.ends_with(named),
            // With several choices, one can equal the first text and another the second.
            Relation::Equals | Relation::Contains | Relation::Mentions => false,
        }
    }

    /// Where the named text is within a text that passes.
    pub fn position(self) -> Position {
        match self {
            Relation::Equals | Relation::Mentions => Position::Words,
            Relation::Contains => Position::Anywhere,
            Relation::StartsWith => Position::Start,
            Relation::EndsWith => Position::End,
        }
    }

    /// Whether it searches for the named text within a longer text.
    pub fn searches(self) -> bool {
        match self {
            Relation::Contains | Relation::Mentions => true,
            Relation::Equals | Relation::StartsWith | Relation::EndsWith => false,
        }
    }

    /// A text that only just lacks this relation to the named one; none if any other text will do.
    pub fn near_miss(self, named: &str) -> Option<String> {
        match self {
            Relation::Equals | Relation::Contains => None,
            Relation::Mentions => Some(format!("x{named}")),
            Relation::StartsWith => Some(format!("a {named}")),
            Relation::EndsWith => Some(format!("{named} a")),
        }
    }

    /// Another relation with the same texts that is easily confused with this one, and whether it is negated.
    pub fn neighbour(self, negated: bool, texts: usize) -> Option<(Relation, bool)> {
        match self {
            Relation::Equals => Some((self, !negated)),
            Relation::Contains => (texts == 1).then_some((self, !negated)),
            Relation::Mentions | Relation::StartsWith | Relation::EndsWith => {
                Some((Relation::Contains, false))
            }
        }
    }

    /// In English, for people who read the compiled rules: `contains one of`.
    pub fn words(self) -> &'static str {
        match self {
            Relation::Equals => "is one of",
            Relation::Contains => "contains one of",
            Relation::Mentions => "mentions one of",
            Relation::StartsWith => "starts with one of",
            Relation::EndsWith => "ends with one of",
        }
    }
}

impl TextTest {
    /// A test with its texts folded, sorted and without duplicates, so that equivalent tests are equal.
    pub fn folded(relation: Relation, texts: impl IntoIterator<Item: AsRef<str>>) -> TextTest {
        let folded = texts.into_iter().map(|text| fold(text.as_ref()));
        let mut texts: Vec<String> = folded.collect();
        texts.sort_unstable();
        texts.dedup();
        TextTest { relation, texts }
    }

    /// Whether a folded text passes.
    pub fn holds(&self, folded: &str) -> bool {
        let mut texts = self.texts.iter();
        texts.any(|named| self.relation.holds(folded, named))
    }

    /// The texts that pass, if only the named ones do.
    pub fn only(&self) -> Option<&[String]> {
        (self.relation == Relation::Equals).then_some(self.texts.as_slice())
    }

    /// Whether every text that passes also passes the other test. “No” may be wrong.
    pub fn implies(&self, other: &TextTest) -> bool {
        self.texts.iter().all(|named| {
            let mut texts = other.texts.iter();
            texts.any(|text| self.relation.implies(named, other.relation, text))
        })
    }

    /// Whether no text passes both. “No” may be wrong.
    pub fn excludes(&self, other: &TextTest) -> bool {
        let none_of = |named: &String| {
            let mut texts = other.texts.iter();
            texts.all(|text| self.relation.excludes(named, text))
        };
        self.relation == other.relation && self.texts.iter().all(none_of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Relation::{Contains, EndsWith, Equals, Mentions, StartsWith};

    const ALL: [Relation; 5] = [Equals, Contains, Mentions, StartsWith, EndsWith];

    fn test(relation: Relation, text: &str) -> TextTest {
        TextTest::folded(relation, [text])
    }

    #[test]
    fn implications_and_exclusions_hold_for_texts() {
        let parts = [
            "vp",
            "vp sales",
            "sales",
            "s",
            "head-of",
            "head of sales",
            "es",
        ];
        let texts = [
            "vp",
            "vp sales",
            "svp",
            "head-of sales",
            "head of sales emea",
            "sales",
            "es s",
        ];
        let tests = || {
            ALL.into_iter()
                .flat_map(|r| parts.map(|part| test(r, part)))
        };
        let (mut implied, mut excluded) = (0, 0);
        for (a, b) in tests().flat_map(|a| tests().map(move |b| (a.clone(), b))) {
            for text in parts.iter().chain(&texts) {
                let (a_holds, b_holds) = (a.holds(text), b.holds(text));
                assert!(
                    !(a.implies(&b) && a_holds && !b_holds),
                    "{a:?} {b:?} {text}"
                );
                assert!(
                    !(a.excludes(&b) && a_holds && b_holds),
                    "{a:?} {b:?} {text}"
                );
            }
            implied += usize::from(a.implies(&b));
            excluded += usize::from(a.excludes(&b));
        }
        assert!(implied > 50 && excluded > 20, "{implied} {excluded}");
        assert!(test(Mentions, "head of sales").implies(&test(Contains, "sale")));
        assert!(!test(Mentions, "head of sales").implies(&test(Contains, "head of")));
        assert!(!test(Contains, "vp").implies(&test(Mentions, "vp")));
    }

    #[test]
    fn near_misses_do_not_pass() {
        for relation in ALL {
            let miss = relation.near_miss("sales");
            assert!(
                miss.is_none_or(|miss| !relation.holds(&miss, "sales")),
                "{relation:?}"
            );
        }
    }

    #[test]
    fn every_operator_is_read_as_it_is_written() {
        for relation in ALL {
            for negated in [false, true] {
                let phrases = [1, 2].map(|texts| phrase(relation, negated, texts));
                let list = list_phrase(relation, negated);
                for id in phrases.into_iter().chain([list]).flatten() {
                    assert_eq!(from_phrase(id), Some((relation, negated)), "{id:?}");
                }
            }
            assert!(phrase(relation, false, 1).is_some(), "{relation:?}");
        }
    }
}
