//! Which modifiers fit which rules of a points group.

use super::diagnostics::Diagnostics;
use super::model::{Counting, Modifier, ModifierKind, Trigger};
use super::scope::Scope;
use super::{keywords, sample_lines};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Message, msg};
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId};
use crate::syntax::tree::Phrase;

/// Where a modifier may be.
struct Applicability {
    /// Before the first rule, for the whole group.
    group: bool,
    /// Below a rule `for each`.
    each: bool,
    /// Below a rule `when`.
    when: bool,
}

fn fits(id: PhraseId) -> Applicability {
    match ModifierKind::from_phrase(id) {
        Some(kind) => Applicability {
            group: kind.scope().group,
            each: kind.scope().rule,
            when: false,
        },
        // `because`
        None => Applicability {
            group: true,
            each: true,
            when: true,
        },
    }
}

/// The error if a modifier is misplaced; `rule` is the trigger of the rule above it.
pub(super) fn misplaced(
    scope: &Scope,
    phrase: &Phrase,
    rule: Option<&Trigger>,
) -> Option<Diagnostic> {
    let fits = fits(phrase.id);
    let text = scope.sources.text(phrase.span);
    let language = scope.language(phrase.span);
    let (why, help) = match rule {
        None if !fits.group => (
            msg!("it modifies a rule, but there is no rule above it"),
            below_a_rule(language, phrase.id, text),
        ),
        Some(Trigger::When(_)) if !fits.when && fits.each => (
            msg!("it is about activities, but the rule above counts none"),
            msg!(
                "a rule that counts activities is written with `{each}`",
                each = each(language)
            ),
        ),
        Some(_) if !fits.each && !fits.when => (
            msg!("it applies to the whole group"),
            msg!("move it up, before the first rule of the group"),
        ),
        _ => return None,
    };
    let message = msg!("`{text}` is not allowed here: {why}", text, why);
    Some(Diagnostic::new(Code::E0405, phrase.span, message).help(help))
}

fn below_a_rule(language: Language, id: PhraseId, text: &str) -> Message {
    match id {
        PhraseId::AtMostPoints => {
            let slots = [("name", sample_lines::names(language).fit), ("most", "60")];
            msg!(
                "a limit for the whole group goes in its header, for example `{header}`",
                header = keywords::fill_fitting(language, PhraseId::Points, &slots)
            )
        }
        _ => msg!("write `{text}` below the rule it limits", text),
    }
}

/// `+10 for each ACTIVITY`
pub(super) fn each(language: Language) -> String {
    keywords::fill(language, PhraseId::RuleEach, &|slot| {
        Some(if slot == "points" { "+10" } else { "ACTIVITY" })
    })
}

/// Adds a modifier to the rule above it.
pub(super) fn apply(
    scope: &Scope,
    counting: &mut Counting,
    modifier: Modifier,
    span: Span,
    diagnostics: &mut Diagnostics,
) {
    if let ModifierKind::PerPeriod(_) = modifier.kind()
        && counting.has(modifier.kind())
    {
        let text = scope.sources.text(span);
        let message = msg!("`{text}` is the second limit for the same period", text);
        let diagnostic = Diagnostic::new(Code::E0111, span, message);
        diagnostics.push(diagnostic.help(msg!("keep one of the two lines")));
    }
    counting.set(modifier);
}
