//! Stages: the facts they need, where leads come from, how leads go back and return.

use super::{Kind, MutantList};
use crate::contract::atom_text::{duration, line};
use crate::contract::model::{BackWhen, Contract, Stage, StageId};
use crate::language::date::near_windows;
use crate::source::Span;
use crate::syntax::phrase::PhraseId;
use crate::time::{Duration, Unit};

pub(super) fn changes(list: &mut MutantList) {
    for (i, stage) in list.contract.stages.iter().enumerate() {
        not_without(list, i, stage);
        let name = |id: &StageId| stage_name(list.contract, *id).to_owned();
        let from: Vec<String> = stage.from.iter().map(name).collect();
        let back_from: Vec<String> = stage.back_from.iter().map(name).collect();
        without_one(
            list,
            (i, stage),
            (PhraseId::From, "stages", &from),
            |stage, at| {
                stage.from.remove(at);
            },
        );
        let back = (PhraseId::BackFrom, "stages", back_from.as_slice());
        without_one(list, (i, stage), back, |stage, at| {
            stage.back_from.remove(at);
        });
        tracks(list, i, stage);
        backs(list, i, stage);
        returns(list, i, stage);
        returns_from(list, i, stage);
    }
}

fn stage_name(contract: &Contract, id: StageId) -> &str {
    let stage = contract.stages.get(id.index());
    stage.map_or("", |stage| &stage.name.text)
}

fn days(list: &MutantList, count: u32) -> String {
    let days = Duration {
        count: count.into(),
        unit: Unit::Days,
    };
    duration(list.language, days)
}

/// The stage's line with this text, or its header.
fn place(list: &MutantList, stage: &Stage, text: &str) -> Span {
    let wanted = crate::text::fold_name(text);
    let mut lines = stage.lines.iter().map(|(_, span)| *span);
    lines
        .find(|span| crate::text::fold_name(list.sources.text(*span)) == wanted)
        .unwrap_or(stage.name.span)
}

fn not_without(list: &mut MutantList, at: usize, stage: &Stage) {
    let fields = &list.contract.fields;
    let names: Vec<String> = stage
        .not_without
        .iter()
        .filter_map(|id| Some(fields.get(id.index())?.name.text.clone()))
        .collect();
    let written = |names: &[String]| {
        let fields = names.join(", ");
        line(list.language, PhraseId::NotWithout, &[("fields", &fields)])
    };
    let was = written(&names);
    let place = place(list, stage, &was);
    let others = (0..names.len()).map(|index| {
        let mut fewer = names.clone();
        fewer.remove(index);
        (!fewer.is_empty()).then(|| written(&fewer))
    });
    let others: Vec<Option<String>> = others.collect();
    for (index, now) in others.into_iter().enumerate() {
        let texts = (was.clone(), now);
        list.add(Kind::LeftOut, place, texts, move |contract| {
            let needed = &mut contract.stages.get_mut(at)?.not_without;
            needed.get(index)?;
            needed.remove(index);
            Some(())
        });
    }
}

/// A list of several stages with one removed.
fn without_one(
    list: &mut MutantList,
    (at, stage): (usize, &Stage),
    (id, slot, names): (PhraseId, &str, &[String]),
    remove: fn(&mut Stage, usize),
) {
    if names.len() < 2 {
        return;
    }
    let written = |names: &[String]| line(list.language, id, &[(slot, &names.join(", "))]);
    let was = written(names);
    let place = place(list, stage, &was);
    let others = (0..names.len()).map(|index| {
        let mut fewer = names.to_vec();
        fewer.remove(index);
        written(&fewer)
    });
    let others: Vec<String> = others.collect();
    for (index, now) in others.into_iter().enumerate() {
        let texts = (was.clone(), Some(now));
        list.add(Kind::LeftOut, place, texts, move |contract| {
            remove(contract.stages.get_mut(at)?, index);
            Some(())
        });
    }
}

fn tracks(list: &mut MutantList, at: usize, stage: &Stage) {
    for (index, track) in stage.fast_tracks.iter().enumerate() {
        let was = list.text(track.span);
        list.add(Kind::LeftOut, track.span, (was, None), move |contract| {
            let tracks = &mut contract.stages.get_mut(at)?.fast_tracks;
            (index < tracks.len()).then(|| drop(tracks.remove(index)))
        });
    }
}

fn backs(list: &mut MutantList, at: usize, stage: &Stage) {
    for (index, back) in stage.back_to.iter().enumerate() {
        let was = list.text(back.span);
        if let BackWhen::AfterDays(count) = back.when {
            for other in near_windows(count) {
                let to = stage_name(list.contract, back.to);
                let duration = days(list, other);
                let slots = [("stage", to), ("duration", duration.as_str())];
                let now = line(list.language, PhraseId::BackAfter, &slots);
                let texts = (was.clone(), Some(now));
                list.add(Kind::Window, back.span, texts, move |contract| {
                    let back = contract.stages.get_mut(at)?.back_to.get_mut(index)?;
                    back.when = BackWhen::AfterDays(other);
                    Some(())
                });
            }
        }
        list.add(Kind::LeftOut, back.span, (was, None), move |contract| {
            let backs = &mut contract.stages.get_mut(at)?.back_to;
            (index < backs.len()).then(|| drop(backs.remove(index)))
        });
    }
}

fn returns(list: &mut MutantList, at: usize, stage: &Stage) {
    let Some(count) = stage.comes_back_after else {
        return;
    };
    let written = |count: u32| {
        let duration = days(list, count);
        line(
            list.language,
            PhraseId::ComesBack,
            &[("duration", &duration)],
        )
    };
    let was = written(count);
    let place = place(list, stage, &was);
    let near = near_windows(count).map(|other| (Kind::Window, Some(other), Some(written(other))));
    let others: Vec<_> = near.chain([(Kind::LeftOut, None, None)]).collect();
    for (kind, other, now) in others {
        list.add(kind, place, (was.clone(), now), move |contract| {
            contract.stages.get_mut(at)?.comes_back_after = other;
            Some(())
        });
    }
}

/// `comes back from Lost: after 180 days, with new activity`: other waiting times, and without the line.
fn returns_from(list: &mut MutantList, at: usize, stage: &Stage) {
    let lines = stage.comes_back_from.chunk_by(|a, b| a.span == b.span);
    for line in lines.filter_map(|line| line.first()) {
        let (place, was) = (line.span, list.text(line.span));
        let of_line = move |contract: &mut Contract, other: Option<u32>| {
            let stage = contract.stages.get_mut(at)?;
            match other {
                Some(days) => {
                    let lines = stage.comes_back_from.iter_mut();
                    lines
                        .filter(|one| one.span == place)
                        .for_each(|one| one.after = days);
                }
                None => stage.comes_back_from.retain(|one| one.span != place),
            }
            Some(())
        };
        for other in near_windows(line.after) {
            let now = was.replacen(&days(list, line.after), &days(list, other), 1);
            let texts = (was.clone(), Some(now));
            list.add(Kind::Window, place, texts, move |contract| {
                of_line(contract, Some(other))
            });
        }
        list.add(Kind::LeftOut, place, (was, None), move |contract| {
            of_line(contract, None)
        });
    }
}
