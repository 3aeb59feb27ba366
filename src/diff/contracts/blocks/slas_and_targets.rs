//! Slas and targets: the obligations of each side.

use super::super::canonical::set;
use super::super::condition_view::ConditionView;
use super::super::line::{Block, Line, Part, Value};
use super::super::{BlockKind, Side};
use super::{because, length, name_set, named_block};
use crate::contract::model::{Act, ClockStart, Goal, Requirement, Sla, Target};

pub(super) fn blocks(side: Side<'_>) -> Vec<Block> {
    let slas = side.contract.slas.iter();
    let slas = slas.map(|sla| named_block(BlockKind::Sla, &sla.name, of_sla(side, sla)));
    let targets = side.contract.targets.iter().map(|target| {
        let lines = of_target(side, target);
        named_block(BlockKind::Target, &target.name, lines)
    });
    slas.chain(targets).collect()
}

fn of_sla(side: Side<'_>, sla: &Sla) -> Vec<Line> {
    let after = match sla.after {
        ClockStart::Stage(stage) => side.stage(stage),
        ClockStart::Activity(activity) => side.activity(activity),
    };
    let when = sla.when.as_ref();
    let warn = sla.warn.as_ref();
    let lines = [
        name_set("who", &[side.party(sla.who)]),
        when.map(|when| Line::condition(ConditionView::new(side, when))),
        Some(must(side, &sla.requirement)),
        Some(Line::setting("within", length(sla.within.duration))),
        name_set("after", &[after]),
        (sla.calendar.as_ref()).map(|rule| super::info::calendar(side, rule)),
        warn.map(|warn| Line::setting("warn after", length(warn.duration))),
        sla.escalate.as_ref().map(|(to, after)| {
            let text = format!("to “{to}” after {}", length(after.duration));
            Line::setting("escalate", text)
        }),
        sla.paused.map(|(from, until)| {
            let (from, until) = (side.activity(from), side.activity(until));
            let meaning = super::super::canonical::join([from, until].map(crate::text::fold_name));
            Line::with_key("paused while", meaning, format!("{from} until {until}"))
        }),
    ];
    let lapses = sla.lapses.iter().map(|condition| {
        let view = ConditionView::new(side, condition);
        Line {
            about: "lapses when",
            key: view.subject.clone(),
            title: None,
            whole: view.text.clone(),
            place: Some(condition.span),
            parts: vec![Part {
                about: "lapses when",
                value: Value::Condition(view),
            }],
        }
    });
    (lines.into_iter().flatten())
        .chain(lapses)
        .chain(because(sla.because.as_ref()))
        .collect()
}

fn must(side: Side<'_>, requirement: &Requirement) -> Line {
    let (word, acts) = match requirement {
        Requirement::All(acts) => (", ", acts),
        Requirement::Any(acts) => (" or ", acts),
        Requirement::BringTo(stages) => {
            let stages = side.stages(stages);
            let text = format!("bring the lead to {}", stages.join(" or "));
            return Line::with_key("must", format!("bring {}", set(&stages)), text);
        }
    };
    let days = |act: &Act| match act.on_different_days {
        true => " on different days",
        false => "",
    };
    let meant = |act: &Act| format!("{} {}{}", act.times, side.activity(act.activity), days(act));
    let meanings: Vec<String> = acts.iter().map(meant).collect();
    let text = |act: &Act| {
        let name = side.activities(act.activity, act.times);
        format!("{} {name}{}", act.times, days(act))
    };
    let texts: Vec<String> = acts.iter().map(text).collect();
    // A single act means the same, whichever connective the line uses.
    let meaning = match acts.len() {
        1 => set(&meanings),
        _ => format!("{word}{}", set(&meanings)),
    };
    Line::with_key("must", meaning, texts.join(word))
}

fn of_target(side: Side<'_>, target: &Target) -> Vec<Line> {
    let (about, meaning, text) = goal(side, &target.goal);
    let goal = Line::with_key(about, meaning, text);
    let who = name_set("who", &[side.party(target.who)]);
    who.into_iter()
        .chain([goal])
        .chain(because(target.because.as_ref()))
        .collect()
}

fn goal(side: Side<'_>, goal: &Goal) -> (&'static str, String, String) {
    let (about, text) = match goal {
        Goal::Delivers {
            at_least,
            stage,
            per,
        } => {
            let stage = side.stage(*stage);
            let text = format!("at least {at_least} {stage} per {}", per.word());
            ("delivers", text)
        }
        Goal::Converts {
            at_least,
            from,
            to,
            within_days,
            per,
        } => {
            let (from, to) = (side.stage(*from), side.stage(*to));
            let within = super::days(*within_days);
            let per = per.word();
            let text = format!(
                "at least {at_least}% of {from} to {to} within {within}, per {per} of {from}"
            );
            ("converts", text)
        }
        Goal::Keeps {
            slas,
            at_least,
            per,
        } => {
            let mut slas: Vec<&str> = slas.iter().map(|sla| side.sla(*sla)).collect();
            slas.sort_unstable();
            let text = format!(
                "{} for at least {at_least}%, per {} due",
                slas.join(", "),
                per.word()
            );
            ("keeps", text)
        }
    };
    (about, crate::text::fold_name(&text), text)
}
