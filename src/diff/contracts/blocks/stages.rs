//! Stages: the condition, the required facts, fast tracks, the ways back.

use super::super::canonical::set;
use super::super::condition_view::ConditionView;
use super::super::line::{Block, Line, Part, Value};
use super::super::{BlockKind, Side};
use super::{because, days, days_text, listed, name_set, named_block};
use crate::contract::model::{BackTo, BackWhen, FastTrack, Stage};
use crate::message::{Join, Message, msg, template};
use crate::text::fold_name;

pub(super) fn blocks(side: Side<'_>) -> Vec<Block> {
    let stages = side.contract.stages.iter();
    stages
        .map(|stage| named_block(BlockKind::Stage, &stage.name, of_stage(side, stage)))
        .collect()
}

fn of_stage(side: Side<'_>, stage: &Stage) -> Vec<Line> {
    let fields: Vec<&str> = (stage.not_without.iter())
        .map(|field| side.field(*field))
        .collect();
    let description = stage.description.as_ref();
    let condition = stage.condition.as_ref();
    let lines = [
        description.map(|text| Line::setting(template!("description"), format!("“{text}”"))),
        name_set(template!("from"), &side.stages(&stage.from)),
        name_set(template!("back from"), &side.stages(&stage.back_from)),
        condition.map(|condition| Line::condition(ConditionView::new(side, condition))),
    ];
    let needed = fields.iter().map(|field| {
        Line::member(
            template!("not without"),
            fold_name(field),
            Message::verbatim(*field),
        )
    });
    let fast = stage.fast_tracks.iter().map(|track| fast(side, track));
    let back = stage.back_to.iter().map(|way| back(side, way));
    let comes_back = stage.comes_back_after.map(|after| {
        let meaning = format!("after {}, with new activity", days(after));
        Line::with_key(template!("comes back"), meaning, wait(side, after))
    });
    let comes_back_from = stage.comes_back_from.iter().map(|line| {
        let from = side.stage(line.stage);
        let meaning = format!("after {}, with new activity", days(line.after));
        let text = wait(side, line.after);
        let from_stage = Message::verbatim(from);
        Line {
            key: fold_name(from),
            title: Some(from_stage.clone()),
            whole: Message::joined([from_stage, text.clone()], Join::By(" ")),
            ..Line::with_key(template!("comes back from"), meaning, text)
        }
    });
    let owner = stage.owner.map(|owner| side.party(owner));
    lines
        .into_iter()
        .flatten()
        .chain(needed)
        .chain(fast)
        .chain(back)
        .chain(comes_back)
        .chain(comes_back_from)
        .chain(owner.and_then(|owner| name_set(template!("owner"), &[owner])))
        .chain(because(stage.because.as_ref()))
        .collect()
}

/// How long a lead waits before it comes back.
fn wait(side: Side<'_>, count: u32) -> Message {
    let time = days_text(side, count);
    msg!("after {time}, with new activity", time)
}

/// A fast track is identified by the stages it skips.
fn fast(side: Side<'_>, track: &FastTrack) -> Line {
    let past = side.stages(&track.past);
    let title = match past.is_empty() {
        true => msg!("from its own stages"),
        false => msg!("past {stages}", stages = listed(&past)),
    };
    let view = ConditionView::new(side, &track.condition);
    Line {
        about: template!("fast track"),
        key: set(&past),
        whole: Message::joined(
            [title.clone(), Message::verbatim(&view.text)],
            Join::By(": "),
        ),
        title: Some(title),
        place: Some(track.span),
        parts: vec![Part {
            about: template!("condition"),
            value: Value::Condition(view),
        }],
    }
}

/// A way back is identified by its destination and by whether it has a condition or a waiting time.
fn back(side: Side<'_>, way: &BackTo) -> Line {
    let to = side.stage(way.to);
    let (word, part, whole) = match &way.when {
        BackWhen::Condition(condition) => {
            let view = ConditionView::new(side, condition);
            let whole = msg!(
                "to {stage} when {condition}",
                stage = to,
                condition = view.text
            );
            let value = Value::Condition(view);
            let about = template!("condition");
            ("when", Part { about, value }, whole)
        }
        BackWhen::AfterDays(count) => {
            let time = days_text(side, *count);
            let whole = msg!("to {stage} after {time} in this stage", stage = to, time);
            let text = msg!("{time} in this stage", time);
            let meaning = format!("{} in this stage", days(*count));
            let part = Part::with_key(template!("time"), meaning, text);
            ("after", part, whole)
        }
    };
    Line {
        about: template!("way back"),
        key: format!("{word} {}", fold_name(to)),
        whole,
        title: Some(msg!("to {stage}", stage = to)),
        place: Some(way.span),
        parts: vec![part],
    }
}
