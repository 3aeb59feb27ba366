//! A condition with everything that comparing and showing it needs.

use super::Side;
use super::canonical::subject;
use crate::contract::model::{Condition, ConditionKind};
use crate::source::Span;

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
    /// `all of`, `any of`, `none of`.
    pub fn word(self) -> &'static str {
        match self {
            Group::All => "all of",
            Group::Any => "any of",
            Group::None => "none of",
        }
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
        ConditionView::grouped(group, condition.span, inner)
    }

    fn single(side: Side<'_>, condition: &Condition, kind: &ConditionKind) -> ConditionView {
        let subject = subject(side, kind);
        let test = super::canonical::test(side, kind);
        let threshold = match kind {
            ConditionKind::Points(_, test) => Some(test.to_string()),
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
            parts: Vec::new(),
            span: condition.span,
        }
    }

    fn grouped(
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
        ConditionView {
            meaning: format!("{} ({})", group.word(), meanings.join(", ")),
            subject: group.word().to_owned(),
            text: format!("{} ({})", group.word(), texts.join("; ")),
            threshold: None,
            group: Some(group),
            parts,
            span,
        }
    }
}
