//! `stage` blocks.

use super::block_lines::{BlockLines, because, each_line, lines};
use super::condition::{ConditionContext, ContextKind, condition};
use super::declare::Declaration;
use super::diagnostics::Diagnostics;
use super::model::{
    BackTo, BackWhen, ComesBackFrom, Condition, FastTrack, FieldId, PartyId, Reason, Stage,
    StageId, StagePlaces, Type,
};
use super::scope::Scope;
use super::{durations, phrase_args};
use crate::diagnostic::{Code, Diagnostic};
use crate::message::msg;
use crate::source::Span;
use crate::syntax::phrase::{PhraseId, SlotName};
use crate::syntax::tree::{Line, Name, Phrase};

enum StageLine {
    From(Vec<StageId>),
    BackFrom(Vec<StageId>),
    Condition(Condition),
    FastTrack(FastTrack),
    NotWithout(Vec<FieldId>),
    BackTo(BackTo),
    ComesBack(u32),
    ComesBackFrom(Vec<ComesBackFrom>),
    Owner(PartyId),
    Because(Reason),
}

/// A stage with the data its checks need.
pub(super) struct ResolvedStage {
    pub stage: Stage,
    pub header: Span,
    /// The line with the condition.
    pub condition_line: Option<Span>,
    /// Whether a line of the block has an error.
    pub failed: bool,
}

/// `id` is the id of the stage, `previous` the stage declared before it.
pub(super) fn stage(
    scope: &Scope,
    item: &Declaration,
    id: StageId,
    diagnostics: &mut Diagnostics,
) -> ResolvedStage {
    let mut own = Diagnostics::default();
    let header = item.phrase;
    let description = phrase_args::text(header, SlotName::Description, &mut own);
    let mut stage = Stage {
        name: item.name.clone(),
        description: description.map(|text| text.text.clone()),
        from: Vec::new(),
        back_from: Vec::new(),
        condition: None,
        not_without: Vec::new(),
        fast_tracks: Vec::new(),
        back_to: Vec::new(),
        comes_back_after: None,
        comes_back_from: Vec::new(),
        owner: None,
        places: StagePlaces::default(),
        lines: lines(item.block),
        because: None,
    };
    let mut once = BlockLines::default();
    let place = ConditionContext::new(ContextKind::Stage, !item.block.has_errors);
    let resolve = |phrase: &Phrase, line: &Line, diagnostics: &mut Diagnostics| {
        setting(scope, place, id, phrase, line, diagnostics)
    };
    each_line(
        scope,
        item.block,
        &mut once,
        &mut own,
        resolve,
        |setting, _| match setting {
            StageLine::From(stages) => stage.from = stages,
            StageLine::BackFrom(stages) => stage.back_from = stages,
            StageLine::Condition(condition) => {
                stage.condition.get_or_insert(condition);
            }
            StageLine::FastTrack(track) => stage.fast_tracks.push(track),
            StageLine::NotWithout(fields) => stage.not_without = fields,
            StageLine::BackTo(back) => stage.back_to.push(back),
            StageLine::ComesBack(days) => stage.comes_back_after = Some(days),
            StageLine::ComesBackFrom(stages) => stage.comes_back_from.extend(stages),
            StageLine::Owner(party) => stage.owner = Some(party),
            StageLine::Because(reason) => stage.because = Some(reason),
        },
    );
    named_once(scope, &stage, &mut own);
    let failed = item.block.has_errors || own.errors() > 0;
    let has_from = once.has(PhraseId::From) || once.has(PhraseId::BackFrom);
    if let (Some(previous), false) = (id.0.checked_sub(1), has_from) {
        stage.from = vec![StageId(previous)];
    }
    stage.places = StagePlaces {
        from: once.place(PhraseId::From),
        back_from: once.place(PhraseId::BackFrom),
        not_without: once.place(PhraseId::NotWithout),
        comes_back: once.place(PhraseId::ComesBack),
    };
    diagnostics.append(own);
    ResolvedStage {
        stage,
        header: header.span,
        condition_line: once.place(PhraseId::When),
        failed,
    }
}

fn setting(
    scope: &Scope,
    place: ConditionContext,
    id: StageId,
    phrase: &Phrase,
    line: &Line,
    diagnostics: &mut Diagnostics,
) -> Option<StageLine> {
    use PhraseId as P;
    let asked = |diagnostics: &mut Diagnostics| {
        let text = phrase_args::condition(phrase, SlotName::Condition, diagnostics)?;
        condition(scope, place, text, &line.bullets, diagnostics)
    };
    Some(match phrase.id {
        P::From => StageLine::From(others(scope, id, phrase, diagnostics)?),
        P::BackFrom => StageLine::BackFrom(others(scope, id, phrase, diagnostics)?),
        P::When | P::Group => StageLine::Condition(asked(diagnostics)?),
        P::FastTrack => StageLine::FastTrack(FastTrack {
            past: Vec::new(),
            condition: asked(diagnostics)?,
            span: line.span,
        }),
        P::FastTrackPast => {
            let past = others(scope, id, phrase, diagnostics);
            let condition = asked(diagnostics);
            StageLine::FastTrack(FastTrack {
                past: past?,
                condition: condition?,
                span: line.span,
            })
        }
        P::NotWithout => StageLine::NotWithout(not_without(scope, phrase, diagnostics)?),
        P::BackWhen => {
            let to = other(scope, id, phrase, diagnostics);
            let condition = asked(diagnostics);
            StageLine::BackTo(BackTo {
                to: to?,
                when: BackWhen::Condition(condition?),
                span: line.span,
            })
        }
        P::BackAfter => {
            let to = other(scope, id, phrase, diagnostics);
            let days = days(scope, phrase, 1, diagnostics);
            StageLine::BackTo(BackTo {
                to: to?,
                when: BackWhen::AfterDays(days?),
                span: line.span,
            })
        }
        P::ComesBack => StageLine::ComesBack(days(scope, phrase, 0, diagnostics)?),
        P::ComesBackFrom => {
            let stages = others(scope, id, phrase, diagnostics);
            let after = days(scope, phrase, 0, diagnostics)?;
            let from = |stage| ComesBackFrom {
                stage,
                after,
                span: line.span,
            };
            StageLine::ComesBackFrom(stages?.into_iter().map(from).collect())
        }
        P::Owner => {
            let name = phrase_args::name(phrase, SlotName::Party, diagnostics)?;
            StageLine::Owner(scope.party(name, diagnostics)?)
        }
        P::Because => StageLine::Because(because(phrase, diagnostics)?),
        _ => return None,
    })
}

/// Reports a stage for which two lines `comes back from` say how long it takes.
fn named_once(scope: &Scope, stage: &Stage, diagnostics: &mut Diagnostics) {
    for (i, line) in stage.comes_back_from.iter().enumerate() {
        let mut before = stage.comes_back_from.iter().take(i);
        let same = |other: &&ComesBackFrom| other.stage == line.stage && other.span != line.span;
        if let Some(other) = before.find(same) {
            let text = scope.sources.text(line.span);
            let message = msg!("`{text}` is about a stage that another line is about", text);
            diagnostics.push(
                Diagnostic::new(Code::E0111, line.span, message)
                    .also(other.span, msg!("the other line"))
                    .help(msg!("keep one of the two lines")),
            );
        }
    }
}

fn days(scope: &Scope, phrase: &Phrase, least: u64, diagnostics: &mut Diagnostics) -> Option<u32> {
    let duration = phrase_args::duration(phrase, SlotName::Duration, diagnostics)?;
    let span = phrase_args::span(phrase, SlotName::Duration);
    durations::days(scope, duration, span, least, diagnostics)
}

fn other(
    scope: &Scope,
    own: StageId,
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
) -> Option<StageId> {
    let name = phrase_args::name(phrase, SlotName::Stage, diagnostics)?;
    let stage = scope.stage(name, diagnostics)?;
    if stage == own {
        diagnostics.push(itself(phrase, name));
        return None;
    }
    Some(stage)
}

fn others(
    scope: &Scope,
    own: StageId,
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<StageId>> {
    let mut stages: Vec<Option<StageId>> = Vec::new();
    for name in phrase_args::names(phrase, SlotName::Stages, diagnostics) {
        let stage = scope.stage(name, diagnostics);
        if stage == Some(own) {
            diagnostics.push(itself(phrase, name));
        } else if stage.is_some() && stages.contains(&stage) {
            diagnostics.push(named_twice(name));
        }
        stages.push(stage);
    }
    stages.into_iter().collect()
}

fn itself(phrase: &Phrase, name: &Name) -> Diagnostic {
    let message = msg!(
        "`{name}` is the stage this line belongs to",
        name = name.text
    );
    let diagnostic = Diagnostic::new(Code::E0503, name.span, message);
    match phrase.id {
        PhraseId::FastTrackPast => {
            diagnostic.help(msg!("name the stages before it that the fast track jumps"))
        }
        PhraseId::From | PhraseId::BackFrom | PhraseId::ComesBackFrom => {
            diagnostic.help(msg!("name the stages from which leads enter it"))
        }
        _ => diagnostic.help(msg!("name the stage to which a lead goes back")),
    }
}

pub(super) fn named_twice(name: &Name) -> Diagnostic {
    Diagnostic::new(
        Code::E0111,
        name.span,
        msg!("`{name}` is named twice", name = name.text),
    )
    .help(msg!("name it once"))
}

fn not_without(
    scope: &Scope,
    phrase: &Phrase,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<FieldId>> {
    let mut fields: Vec<Option<FieldId>> = Vec::new();
    for name in phrase_args::names(phrase, SlotName::Fields, diagnostics) {
        let field = scope.field(name, diagnostics);
        let kind = field
            .and_then(|id| scope.fields.get(id.index()))
            .and_then(|f| f.kind.as_ref());
        if kind == Some(&Type::CreationTime) {
            let message = msg!("`{name}` is not allowed here", name = name.text);
            diagnostics.push(
                Diagnostic::new(Code::E0503, name.span, message)
                    .note(msg!(
                        "where it is unknown, the lead's history starts with its first activity"
                    ))
                    .help(msg!("leave it out")),
            );
        } else if field.is_some() && fields.contains(&field) {
            diagnostics.push(named_twice(name));
        }
        fields.push(field);
    }
    fields.into_iter().collect()
}
