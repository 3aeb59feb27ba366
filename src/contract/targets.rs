//! `target` blocks.

use super::block_lines::{BlockLines, because, each_line, missing_lines};
use super::condition::whole_count;
use super::declare::Declaration;
use super::diagnostics::Diagnostics;
use super::model::{Goal, PartyId, Period, Reason, SlaId, StageId, Target};
use super::scope::Scope;
use super::{atom_text, durations, keywords, line_edit, phrase_args};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{Language, PhraseId, SlotName};
use crate::syntax::tree::{Line, Phrase};

enum TargetLine {
    Who(PartyId),
    Goal(Goal, Span),
    Because(Reason),
}

pub(super) fn target(
    scope: &Scope,
    item: &Declaration,
    diagnostics: &mut Diagnostics,
) -> Option<Target> {
    let mut own = Diagnostics::default();
    let (mut who, mut goal, mut reason) = (None, None, None);
    let mut once = BlockLines::default();
    let resolve = |phrase: &Phrase, _: &Line, diagnostics: &mut Diagnostics| {
        setting(scope, phrase, diagnostics)
    };
    each_line(
        scope,
        item.block,
        &mut once,
        &mut own,
        resolve,
        |setting, _| match setting {
            TargetLine::Who(party) => who = Some(party),
            TargetLine::Goal(read, span) => goal = Some((read, span)),
            TargetLine::Because(because) => reason = Some(because),
        },
    );
    if !item.block.has_errors && own.errors() == 0 {
        mandatory(scope, item, &once, &mut own);
    }
    diagnostics.append(own);
    let (goal, goal_span) = goal?;
    Some(Target {
        name: item.name.clone(),
        who: who?,
        goal,
        goal_span,
        because: reason,
    })
}

fn mandatory(scope: &Scope, item: &Declaration, once: &BlockLines, diagnostics: &mut Diagnostics) {
    let language = scope.language(item.phrase.span);
    let missing: Vec<(PhraseId, String)> = [PhraseId::Who, PhraseId::Delivers]
        .into_iter()
        .filter(|id| !once.has(*id))
        .map(|id| (id, example(language, id)))
        .collect();
    let subject = msg!("the target `{name}`", name = item.name.text);
    let Some(diagnostic) = missing_lines(scope, item.phrase.span, subject, &missing) else {
        return;
    };
    let others = [PhraseId::Converts, PhraseId::Keeps].map(|id| keywords::label(language, id));
    let note = msg!(
        "instead of deliveries a target can have `{converts}` or `{keeps}`",
        converts = others[0],
        keeps = others[1]
    );
    diagnostics.push(match once.has(PhraseId::Delivers) {
        true => diagnostic,
        false => diagnostic.note(note),
    });
}

fn example(language: Language, id: PhraseId) -> String {
    let [marketing, _] = language.built_in().parties;
    keywords::fill(language, id, &|slot| {
        Some(match slot {
            "party" => marketing,
            "count" => "120",
            "stage" => "MQL",
            _ => atom_text::period(language, Period::Month),
        })
    })
}

fn setting(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<TargetLine> {
    use PhraseId as P;
    Some(match phrase.id {
        P::Who => {
            let name = phrase_args::name(phrase, SlotName::Party, diagnostics)?;
            TargetLine::Who(scope.party(name, diagnostics)?)
        }
        P::Because => TargetLine::Because(because(phrase, diagnostics)?),
        P::Delivers | P::Converts | P::Keeps => {
            TargetLine::Goal(goal(scope, phrase, diagnostics)?, phrase.span)
        }
        _ => return None,
    })
}

fn goal(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Goal> {
    match phrase.id {
        PhraseId::Converts => converts(scope, phrase, diagnostics),
        PhraseId::Keeps => {
            let names = phrase_args::names(phrase, SlotName::Slas, diagnostics);
            let slas: Vec<Option<SlaId>> = names
                .iter()
                .map(|name| scope.sla(name, diagnostics))
                .collect();
            let share = share(phrase, diagnostics);
            Some(Goal::Keeps {
                slas: slas.into_iter().collect::<Option<_>>()?,
                at_least: share?,
                per: phrase_args::period(phrase, SlotName::Period, diagnostics)?,
            })
        }
        _ => {
            let count = phrase_args::whole(phrase, SlotName::Count, diagnostics).and_then(|n| {
                whole_count(n, phrase_args::span(phrase, SlotName::Count), diagnostics)
            });
            let stage = stage(scope, phrase, SlotName::Stage, diagnostics);
            Some(Goal::Delivers {
                at_least: u64::from(count?),
                stage: stage?,
                per: phrase_args::period(phrase, SlotName::Period, diagnostics)?,
            })
        }
    }
}

fn stage(
    scope: &Scope,
    phrase: &Phrase,
    slot: SlotName,
    diagnostics: &mut Diagnostics,
) -> Option<StageId> {
    scope.stage(phrase_args::name(phrase, slot, diagnostics)?, diagnostics)
}

fn share(phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<f64> {
    let share = phrase_args::percent(phrase, SlotName::Share, diagnostics)?;
    if share > 0.0 && share <= 100.0 {
        return Some(share);
    }
    diagnostics.push(
        Diagnostic::new(
            Code::E0207,
            phrase_args::span(phrase, SlotName::Share),
            msg!("a share of {share}% cannot be a target", share),
        )
        .help(msg!("write a share above `0%` and up to `100%`")),
    );
    None
}

fn converts(scope: &Scope, phrase: &Phrase, diagnostics: &mut Diagnostics) -> Option<Goal> {
    let share = share(phrase, diagnostics);
    let from = stage(scope, phrase, SlotName::From, diagnostics);
    let to = stage(scope, phrase, SlotName::To, diagnostics);
    let cohort = stage(scope, phrase, SlotName::Cohort, diagnostics);
    let days =
        phrase_args::duration(phrase, SlotName::Duration, diagnostics).and_then(|duration| {
            let span = phrase_args::span(phrase, SlotName::Duration);
            durations::days(scope, duration, span, 0, diagnostics)
        });
    let (from, to, cohort) = (from?, to?, cohort?);
    if from != cohort {
        let right = scope
            .sources
            .text(phrase_args::span(phrase, SlotName::From))
            .to_string();
        let span = phrase_args::span(phrase, SlotName::Cohort);
        diagnostics.push(
            Diagnostic::new(
                Code::E0207,
                span,
                msg!("the period is of another stage than the one the leads come from"),
            )
            .also(
                phrase_args::span(phrase, SlotName::From),
                msg!("the leads come from here"),
            )
            .corrected(
                msg!("name the same stage in both places"),
                line_edit::replaced(scope.sources, span, &right),
            ),
        );
        return None;
    }
    if from == to {
        let message = msg!("a stage does not convert to itself");
        diagnostics.push(
            Diagnostic::new(
                Code::E0207,
                phrase_args::span(phrase, SlotName::To),
                message,
            )
            .help(msg!("name the stage before and the stage after")),
        );
        return None;
    }
    Some(Goal::Converts {
        at_least: share?,
        from,
        to,
        within_days: days?,
        per: phrase_args::period(phrase, SlotName::Period, diagnostics)?,
    })
}
