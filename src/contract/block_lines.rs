//! The lines of a block. Each setting may appear once.

use super::diagnostics::Diagnostics;
use super::disambiguate::choose;
use super::model::Reason;
use super::scope::Scope;
use super::{keywords, phrase_args};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Arg, Join, Message, msg};
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{Block, Bullet, GroupWord, Line, Phrase};

/// The settings of a block seen so far.
#[derive(Debug, Default)]
pub(super) struct BlockLines {
    seen: Vec<(PhraseId, Span)>,
}

impl BlockLines {
    /// Records a line. A repeated setting is an error that shows the first one.
    pub fn line(&mut self, scope: &Scope, id: PhraseId, span: Span, diagnostics: &mut Diagnostics) {
        let family = family(id);
        match self.seen.iter().find(|(seen, _)| *seen == family) {
            None => self.seen.push((family, span)),
            Some(_) if may_repeat(family) => {}
            // A line with an error may not mean what it seems to.
            Some((_, first)) if scope.unread.line(scope.sources, *first) => {}
            // A header between the two may be missing.
            Some((_, first)) if scope.unread.between(scope.sources, *first, span) => {}
            Some((_, first)) if family == PhraseId::When => {
                diagnostics.push(second_condition(scope, span, *first));
            }
            Some((_, first)) => diagnostics.push(twice(scope, family, span, *first)),
        }
    }

    /// Whether a setting of this family has been seen.
    pub fn has(&self, id: PhraseId) -> bool {
        self.seen.iter().any(|(seen, _)| *seen == family(id))
    }

    /// Where a setting of this family was seen.
    pub fn place(&self, id: PhraseId) -> Option<Span> {
        let of = |(seen, span): &(PhraseId, Span)| (*seen == family(id)).then_some(*span);
        self.seen.iter().find_map(of)
    }
}

/// The lines of a block without the reason, each with its number of dashes.
pub(super) fn lines(block: &Block) -> Vec<(usize, Span)> {
    fn below(bullets: &[Bullet], dashes: usize, lines: &mut Vec<(usize, Span)>) {
        for bullet in bullets {
            lines.push((dashes, bullet.condition.span));
            below(&bullet.bullets, dashes + 1, lines);
        }
    }
    let is_reason = |phrase: &Phrase| phrase.id == PhraseId::Because;
    let mut lines = Vec::new();
    for line in &block.lines {
        if !line.readings.iter().any(is_reason) {
            lines.push((0, line.span));
            below(&line.bullets, 1, &mut lines);
        }
    }
    lines
}

/// Resolves every line of a block: picks the reading that holds, reports its findings and returns its value.
pub(super) fn each_line<'t, T>(
    scope: &Scope,
    block: &'t Block,
    once: &mut BlockLines,
    diagnostics: &mut Diagnostics,
    mut resolve: impl FnMut(&'t Phrase, &'t Line, &mut Diagnostics) -> Option<T>,
    mut apply: impl FnMut(T, &'t Line),
) {
    for line in &block.lines {
        let mut own = Diagnostics::default();
        let chosen = choose(scope, &line.readings, &mut own, |phrase, diagnostics| {
            resolve(phrase, line, diagnostics)
        });
        if let Some((phrase, value)) = chosen {
            once.line(scope, phrase.id, line.span, &mut own);
            if let Some(value) = value {
                apply(value, line);
            }
        }
        diagnostics.append_line(own);
    }
}

/// `because "…"`
pub(super) fn because(phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Reason> {
    Some(Reason {
        text: phrase_args::text(phrase, SlotName::Text, diagnostics)?
            .text
            .clone(),
        span: phrase.span,
    })
}

/// Groups phrases that are forms of one setting.
fn family(id: PhraseId) -> PhraseId {
    match id {
        PhraseId::InForceFrom => PhraseId::InForce,
        PhraseId::CalendarWhen => PhraseId::UseCalendar,
        PhraseId::MustBring => PhraseId::Must,
        PhraseId::Group => PhraseId::When,
        PhraseId::BetweenAgo => PhraseId::InTheLast,
        PhraseId::Converts | PhraseId::Keeps => PhraseId::Delivers,
        PhraseId::Fades => PhraseId::Halves,
        id => id,
    }
}

fn may_repeat(family: PhraseId) -> bool {
    use PhraseId as P;
    matches!(
        family,
        P::SignedBy
            | P::Allow
            | P::Deny
            | P::UseCalendar
            | P::Open
            | P::OpenOn
            | P::OpenAsUsual
            | P::Closed
            | P::ClosedRange
            | P::ClosedFrom
            | P::FastTrack
            | P::FastTrackPast
            | P::BackWhen
            | P::BackAfter
            | P::ComesBackFrom
            | P::Lapses
            | P::Lead
            | P::Did
            | P::Expect
            | P::Field
            | P::ActivityName
            | P::AtMostPer
    )
}

fn second_condition(scope: &Scope, span: Span, first: Span) -> Diagnostic {
    let opener = |word| keywords::opener(scope.language(span), word);
    Diagnostic::new(Code::E0110, span, msg!("there is a second condition here"))
        .also(first, msg!("the first condition"))
        .help(msg!(
            "put both under `{all}` or `{any}`, each as a bullet",
            all = opener(GroupWord::All),
            any = opener(GroupWord::Any)
        ))
}

fn twice(scope: &Scope, family: PhraseId, span: Span, first: Span) -> Diagnostic {
    let message = match family {
        PhraseId::Delivers => msg!("a target has one goal, and this is the second"),
        PhraseId::Halves => {
            msg!("points can lose value in only one way, and this is the second")
        }
        _ => {
            let label = keywords::label(scope.language(span), family);
            msg!("duplicate `{label}`", label)
        }
    };
    Diagnostic::new(Code::E0111, span, message)
        .label(msg!("again here"))
        .also(first, msg!("first here"))
        .help(msg!("keep one of the two lines"))
}

/// A required line that a block lacks; reported at its header.
pub(super) fn missing(span: Span, message: impl Into<Message>, line: String) -> Diagnostic {
    Diagnostic::new(Code::E0501, span, message).example(msg!("add a line"), line)
}

/// The required lines that a block lacks, as one diagnostic; `subject` is like ``the sla `first call` ``.
pub(super) fn missing_lines(
    scope: &Scope,
    span: Span,
    subject: Message,
    missing: &[(PhraseId, String)],
) -> Option<Diagnostic> {
    let language = scope.language(span);
    let labels = missing
        .iter()
        .map(|(id, _)| format!("`{}`", keywords::label(language, *id)));
    let examples: Vec<&str> = missing
        .iter()
        .map(|(_, example)| example.as_str())
        .collect();
    let help = match missing {
        [] => return None,
        [_] => msg!("add a line"),
        _ => msg!("add lines"),
    };
    let message = msg!(
        "{subject} has no {n|line|lines} {labels}",
        subject,
        n = missing.len(),
        labels = Arg::list(labels, Join::Comma)
    );
    Some(Diagnostic::new(Code::E0501, span, message).example(help, examples.join("\n")))
}
