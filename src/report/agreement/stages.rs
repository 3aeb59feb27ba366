//! The stages, the ways between them, and what each way takes.

use super::AgreementData;
use super::deadlines::dashed;
use crate::contract::model::{Contract, Stage, StageId};
use crate::message::{Join, Message, msg, template};
use crate::report::page::document::{Block, Part, Section, Table, numbers, words};
use crate::report::page::labels::{by, described};
use crate::report::page::line::Line;
use crate::report::page::stage_map::{StageMap, Way, WayKind};

pub(super) fn section(source: AgreementData<'_>) -> Option<Section> {
    let contract = source.contract;
    if contract.stages.is_empty() {
        return None;
    }
    let ways = ways(contract);
    let map = StageMap::new(
        contract.stages.iter().map(|stage| stage.name.text.clone()),
        ways,
    );
    let legend = legend(source, &map);
    let picture = Part {
        blocks: vec![Block::Stages(map), Block::Table(legend)],
        ..Part::default()
    };
    let stages = contract.stages.iter().map(|stage| of_stage(source, stage));
    let parts = std::iter::once(picture).chain(stages);
    super::section("stages", msg!("Stages"), parts.collect())
}

/// The ways between stages, in the order in which they are numbered.
fn ways(contract: &Contract) -> Vec<Way> {
    let way = |from: StageId, to: usize, kind| Way {
        from: from.index(),
        to,
        kind,
    };
    let mut ways = Vec::new();
    for (at, stage) in contract.stages.iter().enumerate() {
        ways.extend(
            stage
                .from
                .iter()
                .map(|from| way(*from, at, WayKind::Forward)),
        );
        for track in &stage.fast_tracks {
            // Those of the first skipped stage are where the track starts.
            let first = track
                .past
                .first()
                .and_then(|id| contract.stages.get(id.index()));
            let starts = first.map_or(&stage.from, |first| &first.from);
            ways.extend(starts.iter().map(|from| way(*from, at, WayKind::FastTrack)));
        }
    }
    for (at, stage) in contract.stages.iter().enumerate() {
        ways.extend(
            stage
                .back_from
                .iter()
                .map(|from| way(*from, at, WayKind::Back)),
        );
        ways.extend(stage.back_to.iter().map(|back| Way {
            from: at,
            to: back.to.index(),
            kind: WayKind::Back,
        }));
    }
    let mut kept: Vec<Way> = Vec::new();
    for way in ways {
        if !kept.contains(&way) {
            kept.push(way);
        }
    }
    kept
}

fn legend(source: AgreementData<'_>, map: &StageMap) -> Table {
    let mut table = Table::with(&[
        numbers(template!("way")),
        words(template!("from")),
        words(template!("to")),
        words(template!("when")),
    ]);
    for (at, way) in map.ways.iter().enumerate() {
        let number = Message::verbatim((at + 1).to_string());
        let name = |at: usize| Line::name(&map.names[at]);
        table.row([
            number.into(),
            name(way.from).into(),
            name(way.to).into(),
            Line::says(taken_when(source, *way)).into(),
        ]);
    }
    table
}

/// When a lead takes a way, in a few words; the lines of the stage say it in full.
fn taken_when(source: AgreementData<'_>, way: Way) -> Message {
    let stages = &source.contract.stages;
    let (from, to) = (&stages[way.from], &stages[way.to]);
    match way.kind {
        WayKind::FastTrack => {
            let tracks = to.fast_tracks.iter();
            let texts = tracks.map(|track| source.words(track.span));
            Message::verbatim(texts.collect::<Vec<_>>().join("; "))
        }
        WayKind::Forward => entered(source, to),
        WayKind::Back => {
            let back = from.back_to.iter();
            let own = back.filter(|back| back.to.index() == way.to);
            let mut texts: Vec<Message> = own
                .map(|back| Message::verbatim(source.words(back.span)))
                .collect();
            if to.back_from.iter().any(|stage| stage.index() == way.from) {
                texts.insert(0, entered(source, to));
            }
            Message::joined(texts, Join::Semicolon)
        }
    }
}

/// What entering a stage takes.
fn entered(source: AgreementData<'_>, stage: &Stage) -> Message {
    match &stage.condition {
        Some(condition) => Message::verbatim(super::conditions::on_one_line(source, condition)),
        None => msg!("always"),
    }
}

fn of_stage(source: AgreementData<'_>, stage: &Stage) -> Part {
    let heading = described(&stage.name.text, stage.description.as_deref());
    let heading = match stage.owner {
        Some(owner) => by(heading, source.party(owner)),
        None => heading,
    };
    let lines = stage.lines.iter();
    Part {
        heading: Some(heading),
        definition: lines
            .map(|(dashes, span)| dashed(*dashes, source.words(*span)))
            .collect(),
        because: stage.because.as_ref().map(|because| because.text.clone()),
        blocks: Vec::new(),
    }
}
