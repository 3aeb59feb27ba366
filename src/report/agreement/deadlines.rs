//! What one side owes the other, by when, and what follows.

use super::AgreementData;
use crate::contract::model::{ClockStart, Sla};
use crate::contract::{Step, Timeline, timelines};
use crate::message::{Message, msg};
use crate::report::page::document::{Block, Part, Section};
use crate::report::page::labels::by;
use crate::report::page::line::{Line, Style};

pub(super) fn section(source: AgreementData<'_>) -> Option<Section> {
    let slas = source.contract.slas.iter();
    let parts = slas.map(|sla| Part {
        heading: Some(by(Line::name(&sla.name.text), source.party(sla.who))),
        definition: lines(source, sla),
        because: sla.because.as_ref().map(|because| because.text.clone()),
        blocks: consequences(source, sla),
    });
    super::section("deadlines", msg!("Deadlines"), parts.collect())
}

/// Its lines as written, each with its dashes.
fn lines(source: AgreementData<'_>, sla: &Sla) -> Vec<String> {
    let lines = sla.lines.iter();
    let line = lines.map(|(dashes, span)| dashed(*dashes, source.words(*span)));
    line.collect()
}

/// A line after its dashes.
pub(super) fn dashed(dashes: usize, line: String) -> String {
    match dashes {
        0 => line,
        dashes => format!("{} {line}", "-".repeat(dashes)),
    }
}

/// The dates of an example, in each calendar, and what ends the clock or starts no second one.
fn consequences(source: AgreementData<'_>, sla: &Sla) -> Vec<Block> {
    let timelines = timelines(source.contract, sla);
    if timelines.is_empty() {
        return Vec::new();
    }
    let is_one = timelines.len() == 1;
    let dates = timelines.iter().map(|timeline| {
        let zone = timeline.calendar.map(|calendar| &calendar.zone_name);
        let is_foreign = zone.is_some_and(|zone| *zone != source.contract.info.zone_name);
        let calendar = timeline.calendar.filter(|_| !is_one || is_foreign);
        let dates = dates(source, sla, timeline);
        match calendar.map(|calendar| &calendar.name.text) {
            Some(calendar) => Line::strong(msg!("{fact}:", fact = calendar)).and(dates),
            None => dates,
        }
    });
    let ends = Line::says(what_ends_it(source, sla)).with(Style::Name, &["activity"]);
    dates.chain([ends]).map(Block::Says).collect()
}

/// What happens on which date if nothing is done.
fn dates(source: AgreementData<'_>, sla: &Sla, timeline: &Timeline<'_>) -> Line {
    let role = sla.escalate.as_ref().map(|(role, _)| role.as_str());
    let steps = timeline.steps().map(|(step, at)| match step {
        Step::Warned => Line::says(msg!("If nothing is done, a warning follows on {at}.", at)),
        Step::Due => Line::says(msg!(
            "By {due}, {party} has to act.",
            party = source.party(sla.who),
            due = at
        ))
        .with(Style::Name, &["party"])
        .with(Style::Strong, &["due"]),
        Step::Escalated => Line::says(msg!(
            "If it is still not done on {at}, it is escalated to {role}.",
            at,
            role = role.unwrap_or_default()
        ))
        .with(Style::Name, &["role"]),
    });
    let start = Line::says(start(source, sla, timeline)).with(Style::Name, &["stage", "activity"]);
    steps.fold(start, Line::and)
}

fn start(source: AgreementData<'_>, sla: &Sla, timeline: &Timeline<'_>) -> Message {
    let start = timeline.start();
    match sla.after {
        ClockStart::Stage(id) => msg!(
            "For example, a lead becomes {stage} on {start}.",
            stage = source.stage(id),
            start
        ),
        ClockStart::Activity(id) => msg!(
            "For example, {activity} happens on {start}.",
            activity = source.activity(id),
            start
        ),
    }
}

fn what_ends_it(source: AgreementData<'_>, sla: &Sla) -> Message {
    match sla.after {
        ClockStart::Stage(_) => {
            msg!("If the lead goes back to an earlier stage, the deadline ends.")
        }
        ClockStart::Activity(id) => msg!(
            "If {activity} happens again before that, no second deadline starts.",
            activity = source.activity(id)
        ),
    }
}
