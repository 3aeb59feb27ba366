//! A condition with everything that comparing and showing it needs.

use super::Side;
use super::canonical::subject;
use crate::contract::atom_text::points;
use crate::contract::model::{Condition, ConditionKind, NumberTest};
use crate::message::Language;
use crate::source::Span;
use crate::syntax::keywords;
use crate::syntax::phrase::PhraseId;
use crate::syntax::tree::GroupWord;
use crate::units::MilliPoints;

/// A condition with everything that comparing and showing it needs.
#[derive(Debug, Clone)]
pub(super) struct ConditionView {
    /// Equal for equivalent conditions.
    pub meaning: String,
    /// Its subject; two conditions with the same subject may be one condition that was changed.
    pub subject: String,
    /// As written; for a group, including its bullets.
    pub text: String,
    /// For a comparison of points, only the comparison: `at least 45`.
    pub threshold: Option<String>,
    /// For a group, its kind.
    pub group: Option<Group>,
    /// The language of its contract.
    pub language: Language,
    /// For a group, its bullets; nested groups of the same kind are flattened.
    pub parts: Vec<ConditionView>,
    /// Where it is written.
    pub span: Span,
}

/// The kinds of groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    All,
    Any,
    None,
}

impl Group {
    /// The word that is compared: `all of`, `any of`, `none of`.
    fn word(self) -> &'static str {
        match self {
            Group::All => "all of",
            Group::Any => "any of",
            Group::None => "none of",
        }
    }

    /// The words in the language of a contract.
    pub fn text(self, language: Language) -> String {
        let word = match self {
            Group::All => GroupWord::All,
            Group::Any => GroupWord::Any,
            Group::None => GroupWord::None,
        };
        let opener = keywords::opener(language, word);
        opener.trim_end_matches([':', '：']).to_owned()
    }
}

impl ConditionView {
    pub fn new(side: Side<'_>, condition: &Condition) -> ConditionView {
        let (group, inner) = match &condition.kind {
            ConditionKind::All(inner) => (Group::All, inner),
            ConditionKind::Any(inner) => (Group::Any, inner),
            ConditionKind::None(inner) => (Group::None, inner),
            kind @ (ConditionKind::Test(..)
            | ConditionKind::Points(..)
            | ConditionKind::Matches(_)
            | ConditionKind::Activity(_)
            | ConditionKind::InStage(_)) => return ConditionView::single(side, condition, kind),
        };
        let inner = inner.iter().map(|inner| ConditionView::new(side, inner));
        ConditionView::grouped(side, group, condition.span, inner)
    }

    fn single(side: Side<'_>, condition: &Condition, kind: &ConditionKind) -> ConditionView {
        let subject = subject(side, kind);
        let test = super::canonical::test(side, kind);
        let threshold = match kind {
            ConditionKind::Points(_, test) => Some(comparison(side.contract.info.language, *test)),
            ConditionKind::All(_)
            | ConditionKind::Any(_)
            | ConditionKind::None(_)
            | ConditionKind::Test(..)
            | ConditionKind::Matches(_)
            | ConditionKind::Activity(_)
            | ConditionKind::InStage(_) => None,
        };
        ConditionView {
            meaning: format!("{subject} {test}").trim_end().to_owned(),
            subject,
            text: side.words(condition.span),
            threshold,
            group: None,
            language: side.contract.info.language,
            parts: Vec::new(),
            span: condition.span,
        }
    }

    fn grouped(
        side: Side<'_>,
        group: Group,
        span: Span,
        inner: impl Iterator<Item = ConditionView>,
    ) -> ConditionView {
        let mut parts = Vec::new();
        for view in inner {
            match view.group == Some(group) && group != Group::None {
                true => parts.extend(view.parts),
                false => parts.push(view),
            }
        }
        // `all of` or `any of` with one bullet is the same as that bullet alone.
        if parts.len() == 1
            && group != Group::None
            && let Some(only) = parts.pop()
        {
            return only;
        }
        let mut meanings: Vec<&str> = parts.iter().map(|part| part.meaning.as_str()).collect();
        meanings.sort_unstable();
        meanings.dedup();
        let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        let language = side.contract.info.language;
        ConditionView {
            meaning: format!("{} ({})", group.word(), meanings.join(", ")),
            subject: group.word().to_owned(),
            text: format!("{} ({})", group.text(language), texts.join("; ")),
            threshold: None,
            group: Some(group),
            language,
            parts,
            span,
        }
    }
}

/// A comparison of points in the language of the contract: `at least 45`.
fn comparison(language: Language, test: NumberTest<MilliPoints>) -> String {
    let (id, low, high) = match test {
        NumberTest::Is(n) => (PhraseId::Is, n, n),
        NumberTest::IsNot(n) => (PhraseId::IsNot, n, n),
        NumberTest::Between(low, high) => (PhraseId::Between, low, high),
        NumberTest::AtLeast(n) => (PhraseId::AtLeast, n, n),
        NumberTest::AtMost(n) => (PhraseId::AtMost, n, n),
        NumberTest::MoreThan(n) => (PhraseId::MoreThan, n, n),
        NumberTest::LessThan(n) => (PhraseId::LessThan, n, n),
    };
    let (low, high) = (points(language, low), points(language, high));
    let slot = |slot: &str| match slot {
        "subject" => Some(""),
        "high" => Some(high.as_str()),
        _ => Some(low.as_str()),
    };
    keywords::fill(language, id, &slot).trim().to_owned()
}
