//! Slas and targets: the obligations of each side.

use super::super::canonical::set;
use super::super::condition_view::ConditionView;
use super::super::line::{Block, Line, Part, Value};
use super::super::{BlockKind, Side};
use super::{
    because, days, days_text, duration, length, length_text, listed, name_set, named_block,
};
use crate::contract::atom_text::period;
use crate::contract::model::{Act, ClockStart, Goal, Requirement, Sla, Target};
use crate::message::{Arg, Join, Message, Template, msg, template};

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
        name_set(template!("who"), &[side.party(sla.who)]),
        when.map(|when| Line::condition(ConditionView::new(side, when))),
        Some(must(side, &sla.requirement)),
        Some(duration(side, template!("within"), sla.within.duration)),
        name_set(template!("after"), &[after]),
        (sla.calendar.as_ref()).map(|rule| super::info::calendar(side, rule)),
        warn.map(|warn| duration(side, template!("warn after"), warn.duration)),
        sla.escalate.as_ref().map(|(to, after)| {
            let meaning = format!("to “{to}” after {}", length(after.duration));
            let time = length_text(side, after.duration);
            let text = msg!("to “{person}” after {time}", person = to, time);
            Line::with_key(template!("escalate"), meaning, text)
        }),
        sla.paused.map(|(from, until)| {
            let (from, until) = (side.activity(from), side.activity(until));
            let meaning = super::super::canonical::join([from, until].map(crate::text::fold_name));
            Line::with_key(
                template!("paused while"),
                meaning,
                msg!("{from} until {until}", from, until),
            )
        }),
    ];
    let lapses = sla.lapses.iter().map(|condition| {
        let view = ConditionView::new(side, condition);
        Line {
            about: template!("lapses when"),
            key: view.subject.clone(),
            title: None,
            whole: Message::verbatim(&view.text),
            place: Some(condition.span),
            parts: vec![Part {
                about: template!("lapses when"),
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
    let (word, join, acts) = match requirement {
        Requirement::All(acts) => (", ", Join::Comma, acts),
        Requirement::Any(acts) => (" or ", Join::Or, acts),
        Requirement::BringTo(stages) => {
            let stages = side.stages(stages);
            let text = msg!(
                "bring the lead to {stages}",
                stages = Arg::list(&stages, Join::Or)
            );
            return Line::with_key(template!("must"), format!("bring {}", set(&stages)), text);
        }
    };
    let meant = |act: &Act| {
        let days = match act.on_different_days {
            true => " on different days",
            false => "",
        };
        format!("{} {}{days}", act.times, side.activity(act.activity))
    };
    let meanings: Vec<String> = acts.iter().map(meant).collect();
    // A single act means the same, whichever connective the line uses.
    let meaning = match acts.len() {
        1 => set(&meanings),
        _ => format!("{word}{}", set(&meanings)),
    };
    let texts = acts.iter().map(|act| act_text(side, act));
    Line::with_key(template!("must"), meaning, Message::joined(texts, join))
}

fn act_text(side: Side<'_>, act: &Act) -> Message {
    let name = side.activities(act.activity, act.times);
    let acts = format!("{} {name}", act.times);
    match act.on_different_days {
        true => msg!("{acts} on different days", acts),
        false => Message::verbatim(acts),
    }
}

fn of_target(side: Side<'_>, target: &Target) -> Vec<Line> {
    let (about, meaning, text) = goal(side, &target.goal);
    let goal = Line::with_key(about, meaning, text);
    let who = name_set(template!("who"), &[side.party(target.who)]);
    who.into_iter()
        .chain([goal])
        .chain(because(target.because.as_ref()))
        .collect()
}

fn goal(side: Side<'_>, goal: &Goal) -> (Template, String, Message) {
    let language = side.contract.info.language;
    let (about, meaning, text) = match goal {
        Goal::Delivers {
            at_least,
            stage,
            per,
        } => {
            let (stage, word) = (side.stage(*stage), per.word());
            let text = msg!(
                "at least {at_least} {stage} per {period}",
                at_least,
                stage,
                period = period(language, *per)
            );
            let meaning = format!("at least {at_least} {stage} per {word}");
            (template!("delivers"), meaning, text)
        }
        Goal::Converts {
            at_least,
            from,
            to,
            within_days,
            per,
        } => {
            let (from, to, word) = (side.stage(*from), side.stage(*to), per.word());
            let text = msg!(
                "at least {at_least}% of {from} to {to} within {time}, per {period} of {from}",
                at_least = at_least.to_string(),
                from,
                to,
                time = days_text(side, *within_days),
                period = period(language, *per)
            );
            let within = days(*within_days);
            let meaning = format!(
                "at least {at_least}% of {from} to {to} within {within}, per {word} of {from}"
            );
            (template!("converts"), meaning, text)
        }
        Goal::Keeps {
            slas,
            at_least,
            per,
        } => {
            let mut slas: Vec<&str> = slas.iter().map(|sla| side.sla(*sla)).collect();
            slas.sort_unstable();
            let text = msg!(
                "{slas} for at least {at_least}%, per {period} due",
                slas = listed(&slas),
                at_least = at_least.to_string(),
                period = period(language, *per)
            );
            let (slas, word) = (slas.join(", "), per.word());
            let meaning = format!("{slas} for at least {at_least}%, per {word} due");
            (template!("keeps"), meaning, text)
        }
    };
    (about, crate::text::fold_name(&meaning), text)
}
