//! Stages: the condition, the required facts, fast tracks, the ways back.

use super::super::canonical::set;
use super::super::condition_view::ConditionView;
use super::super::line::{Block, Line, Part, Value};
use super::super::{BlockKind, Side};
use super::{because, days, name_set, named_block};
use crate::contract::model::{BackTo, BackWhen, FastTrack, Stage};
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
        description.map(|text| Line::setting("description", format!("“{text}”"))),
        name_set("from", &side.stages(&stage.from)),
        name_set("back from", &side.stages(&stage.back_from)),
        condition.map(|condition| Line::condition(ConditionView::new(side, condition))),
    ];
    let needed = fields
        .iter()
        .map(|field| Line::member("not without", fold_name(field), (*field).to_owned()));
    let fast = stage.fast_tracks.iter().map(|track| fast(side, track));
    let back = stage.back_to.iter().map(|way| back(side, way));
    let comes_back = stage.comes_back_after.map(|after| {
        let text = format!("after {}, with new activity", days(after));
        Line::setting("comes back", text)
    });
    let comes_back_from = stage.comes_back_from.iter().map(|line| {
        let from = side.stage(line.stage);
        let text = format!("after {}, with new activity", days(line.after));
        Line {
            key: fold_name(from),
            title: Some(from.to_owned()),
            whole: format!("{from} {text}"),
            ..Line::setting("comes back from", text)
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
        .chain(owner.and_then(|owner| name_set("owner", &[owner])))
        .chain(because(stage.because.as_ref()))
        .collect()
}

/// A fast track is identified by the stages it skips.
fn fast(side: Side<'_>, track: &FastTrack) -> Line {
    let past = side.stages(&track.past);
    let title = match past.is_empty() {
        true => "from its own stages".to_owned(),
        false => format!("past {}", past.join(", ")),
    };
    let view = ConditionView::new(side, &track.condition);
    Line {
        about: "fast track",
        key: set(&past),
        whole: format!("{title}: {}", view.text),
        title: Some(title),
        place: Some(track.span),
        parts: vec![Part {
            about: "condition",
            value: Value::Condition(view),
        }],
    }
}

/// A way back is identified by its destination and by whether it has a condition or a waiting time.
fn back(side: Side<'_>, way: &BackTo) -> Line {
    let to = side.stage(way.to);
    let (word, part) = match &way.when {
        BackWhen::Condition(condition) => {
            let value = Value::Condition(ConditionView::new(side, condition));
            let about = "condition";
            ("when", Part { about, value })
        }
        BackWhen::AfterDays(count) => {
            let text = format!("{} in this stage", days(*count));
            ("after", Part::plain("time", text))
        }
    };
    let text = match &part.value {
        Value::Condition(view) => &view.text,
        Value::Plain { text, .. } => text,
    };
    let title = format!("to {to}");
    Line {
        about: "way back",
        key: format!("{word} {}", fold_name(to)),
        whole: format!("{title} {word} {text}"),
        title: Some(title),
        place: Some(way.span),
        parts: vec![part],
    }
}
