//! Checks the stages against each other.

use super::super::diagnostics::Diagnostics;
use super::super::keywords;
use super::super::model::StageId;
use super::super::resolve::Resolved;
use super::super::sample_lines;
use super::super::scope::Scope;
use super::super::stages::ResolvedStage;
use super::cycles::{self, Step};
use super::stage_order;
use crate::diagnostic::{Code, Diagnostic};
use crate::message::{Arg, Join, Message, msg, template};
use crate::syntax::phrase::{Language, PhraseId};
use std::collections::BTreeSet;

pub(super) fn check(scope: &Scope, resolved: &Resolved, diagnostics: &mut Diagnostics) {
    let stages = &resolved.stages;
    circles(scope, stages, diagnostics);
    // A stage may be declared in what could not be read.
    if scope.unread.lines.is_empty() && !scope.unread.files {
        if let Some(first) = stages.first() {
            first_stage(scope, first, diagnostics);
        }
        for (i, read) in stages.iter().enumerate().skip(1) {
            entered(scope, stages, StageId(i as u32), read, diagnostics);
        }
        returns(scope, stages, diagnostics);
        stage_order::check(scope, stages, diagnostics);
    }
}

/// Everyone starts in the first stage, so nothing leads into it.
fn first_stage(scope: &Scope, first: &ResolvedStage, diagnostics: &mut Diagnostics) {
    let track = first.stage.fast_tracks.first().map(|track| track.span);
    let lines = [
        first.stage.places.from,
        first.stage.places.back_from,
        first.condition_line,
        track,
    ];
    if let Some(line) = lines.into_iter().flatten().min() {
        let name = &first.stage.name.text;
        let language = scope.language(first.header);
        let example = keywords::fill(language, PhraseId::Stage, &|slot| {
            (slot == "name").then_some("Lead")
        });
        diagnostics.push(
            Diagnostic::new(
                Code::E0503,
                line,
                msg!(
                    "`{name}` is the first stage, where every lead starts; it is not entered from another",
                    name
                ),
            )
            .also(first.header, msg!("the first stage"))
            .help(msg!(
                "leave the line out, or declare a stage before this one, for example `{example}`",
                example
            )),
        );
    }
}

/// Lines `comes back from` about stages from which the stage cannot be entered.
fn returns(scope: &Scope, stages: &[ResolvedStage], diagnostics: &mut Diagnostics) {
    if stages.iter().any(|read| read.failed) {
        return;
    }
    let name = |id: &StageId| {
        stages
            .get(id.index())
            .map(|read| read.stage.name.text.as_str())
    };
    for read in stages {
        let sources = sources(stages, read);
        for line in &read.stage.comes_back_from {
            if sources.contains(&line.stage) {
                continue;
            }
            let own = &read.stage.name.text;
            let other = name(&line.stage).unwrap_or_default();
            let is_back = read.stage.back_from.contains(&line.stage);
            let message = match is_back {
                true => msg!(
                    "entering `{own}` from `{other}` is going back, for which no lead waits",
                    own,
                    other
                ),
                false => msg!("`{own}` is not entered from `{other}`", own, other),
            };
            let names: Vec<&str> = sources.iter().filter_map(name).collect();
            let help = match names.as_slice() {
                [] => msg!("leave the line out"),
                names => msg!(
                    "`{own}` is entered from {names}",
                    own,
                    names = Arg::list(names, Join::Comma)
                ),
            };
            let text = scope.sources.text(line.span);
            diagnostics.push(
                Diagnostic::new(Code::E0503, line.span, message)
                    .label(msg!("so `{text}` never applies", text))
                    .help(help),
            );
        }
    }
}

/// The stages from which a lead enters a stage going forward.
fn sources(stages: &[ResolvedStage], read: &ResolvedStage) -> BTreeSet<StageId> {
    let stage = &read.stage;
    let mut sources = BTreeSet::new();
    if stage.condition.is_some() {
        let forward = stage
            .from
            .iter()
            .filter(|from| !stage.back_from.contains(from));
        sources.extend(forward);
    }
    for track in &stage.fast_tracks {
        match track
            .past
            .first()
            .and_then(|first| stages.get(first.index()))
        {
            Some(first) => sources.extend(first.stage.from.iter().chain(&track.past)),
            None => sources.extend(&stage.from),
        }
    }
    sources
}

/// A circle of plain `from`: a lead could go round indefinitely, and none could enter.
fn circles(scope: &Scope, stages: &[ResolvedStage], diagnostics: &mut Diagnostics) {
    let next = |node: usize| match stages.get(node) {
        Some(read) if !read.failed && uses_from(read) => {
            read.stage.from.iter().map(|id| id.index()).collect()
        }
        _ => Vec::new(),
    };
    for circle in cycles::circles(stages.len(), next) {
        let step = |node: &usize| {
            let read = stages.get(*node)?;
            Some(Step {
                name: read.stage.name.text.clone(),
                span: read.stage.places.from.unwrap_or(read.header),
            })
        };
        let steps: Vec<Step> = circle.iter().filter_map(step).collect();
        if let Some(first) = steps.first() {
            let help = going_back(scope.language(first.span));
            let itself = template!("`{name}` comes from itself");
            cycles::report(&steps, itself, help, diagnostics);
        }
    }
}

/// How going back is written.
fn going_back(language: Language) -> Message {
    let back_to = keywords::fill(language, PhraseId::BackWhen, &|slot| {
        Some(if slot == "stage" { "STAGE" } else { "…" })
    });
    let back_from = keywords::label(language, PhraseId::BackFrom);
    msg!(
        "going back is written as `{back_to}`, or with `{back_from}` in the stage it leads to",
        back_to,
        back_from
    )
}

/// Whether a lead can move forward from the stages of `from`. A stage without a condition of its own is only reached by going
/// back.
fn uses_from(read: &ResolvedStage) -> bool {
    let tracks = &read.stage.fast_tracks;
    read.stage.condition.is_some() || tracks.iter().any(|track| track.past.is_empty())
}

/// Whether a lead can enter a stage at all.
fn entered(
    scope: &Scope,
    stages: &[ResolvedStage],
    id: StageId,
    read: &ResolvedStage,
    diagnostics: &mut Diagnostics,
) {
    if read.failed || read.stage.condition.is_some() || !read.stage.fast_tracks.is_empty() {
        return;
    }
    let name = &read.stage.name.text;
    let language = scope.language(read.header);
    let example = sample_lines::condition_line(language);
    if let Some(line) = read.stage.places.back_from {
        diagnostics.push(
            Diagnostic::new(
                Code::E0503,
                line,
                msg!(
                    "the condition for entering `{name}` from there is missing",
                    name
                ),
            )
            .example(msg!("add the condition"), example),
        );
        return;
    }
    let mut sure = stages.iter().all(|other| !other.failed);
    sure &= stages
        .iter()
        .all(|other| other.stage.back_to.iter().all(|back| back.to != id));
    if sure {
        diagnostics.push(
            Diagnostic::new(
                Code::E0503,
                read.header,
                msg!("no lead ever enters `{name}`: it has no condition", name),
            )
            .note(msg!(
                "a stage without a condition is entered only by `{back_to}` or a fast track",
                back_to = keywords::keyword(language, PhraseId::BackWhen)
            ))
            .example(msg!("add a condition for entering it"), example),
        );
    }
}
