//! The stages of the leads, their moves, and how long they stay.

use crate::data::shown_fields::SHOWN_WIDTH;
use crate::message::{Arg, Figure, Join, Message, msg, template};
use crate::report::format::share;
use crate::report::page::PageData;
use crate::report::page::document::{self, BARS, Bar, Block, Cell, Part, Section, Table, words};
use crate::report::page::labels::{dash, lines, share_cell, stage, stay};
use crate::report::page::line::{Line, Style};
use crate::report::page::metrics::Metrics;
use crate::report::page::metrics::moves::{Moves, first_recent_day};
use crate::report::page::metrics::quantiles::Spread;
use crate::report::page::metrics::weekly_entries::{
    WeeklyEntries, entries_by_owner, owner_field, weeks,
};
use crate::text::shortened;

pub(super) fn section(source: &PageData<'_>, numbers: &Metrics) -> Section {
    let parts = match source.program.stages.is_empty() {
        true => vec![Part {
            blocks: vec![Block::Says(Line::says(msg!("The contract has no stages.")))],
            ..Part::default()
        }],
        false => vec![
            now(source, numbers),
            weekly(source, numbers),
            moves(source, numbers),
            conversions(source, numbers),
            stays(source, numbers),
        ],
    };
    let mut parts = parts;
    if !source.program.exclusions.is_empty() {
        parts.insert(1, exclusions(source, numbers));
    }
    Section {
        id: "stages",
        title: msg!("Stages"),
        parts,
    }
}

fn part(heading: Message, blocks: Vec<Block>) -> Part {
    Part {
        heading: Some(Line::says(heading)),
        blocks,
        ..Part::default()
    }
}

fn now(source: &PageData<'_>, numbers: &Metrics) -> Part {
    let program = source.program;
    let most = numbers.stages.iter().map(|stage| stage.leads).max();
    let mut table = Table::with(&[
        words(template!("stage")),
        document::numbers(template!("leads")),
        BARS,
        document::numbers(template!("of all")),
    ]);
    let mut row = |name: Line, leads: u64| {
        let bar = Bar {
            good: leads,
            bad: 0,
            whole: most.unwrap_or(0).max(numbers.excluded),
        };
        let of_all = share_cell(leads, numbers.leads);
        table.row([name.into(), Figure::of(leads).into(), bar.into(), of_all]);
    };
    for (id, in_stage) in program.stage_ids().zip(&numbers.stages) {
        row(stage(program, id), in_stage.leads);
    }
    if numbers.excluded > 0 {
        let remark = Line::soft(msg!("(counted apart, whatever the stage)"));
        let name = Line::says(msg!("excluded")).and(remark);
        row(name, numbers.excluded);
    }
    let definitions = (program.stages.iter())
        .map(|stage| (Line::name(&stage.name), lines(program, &stage.lines)))
        .filter(|(_, lines)| !lines.is_empty());
    part(
        msg!("Leads now"),
        vec![
            Block::Table(table),
            Block::Definitions(msg!("What the stages ask for"), definitions.collect()),
        ],
    )
}

fn exclusions(source: &PageData<'_>, numbers: &Metrics) -> Part {
    let said = msg!(
        "A lead that several exclusions exclude counts at each of them. An exclusion cannot judge a lead for which a value it asks for is unknown."
    );
    let columns = [
        words(template!("exclusion")),
        document::numbers(template!("leads excluded")),
        document::numbers(template!("by it alone")),
        document::numbers(template!("cannot be judged")),
    ];
    let mut table = Table::with(&columns);
    for (exclusion, count) in source.program.exclusions.iter().zip(&numbers.exclusions) {
        table.row([
            Line::name(&exclusion.name).into(),
            Figure::of(count.leads).into(),
            Figure::of(count.alone).into(),
            Figure::of(count.open).into(),
        ]);
    }
    part(
        msg!("Exclusions"),
        vec![Block::Says(Line::says(said)), Block::Table(table)],
    )
}

fn weekly(source: &PageData<'_>, numbers: &Metrics) -> Part {
    let (last, before) = weeks(source.program, source.as_of.instant);
    let said = msg!(
        "The last 7 days are those from {last} on, the 7 days before those from {before} on. A lead that goes back enters a stage too; a stage skipped by a fast track is not entered.",
        last = last.to_string(),
        before = before.to_string()
    );
    let columns = [
        words(template!("stage")),
        document::numbers(template!("entries in the last 7 days")),
        document::numbers(template!("in the 7 days before")),
    ];
    let mut table = Table::with(&columns);
    for (stage, entries) in source.program.stages.iter().zip(&numbers.weekly) {
        table.row([
            Line::name(&stage.name).into(),
            Figure::of(entries.last).into(),
            Figure::of(entries.before).into(),
        ]);
    }
    let mut blocks = vec![Block::Says(Line::says(said)), Block::Table(table)];
    blocks.extend(by_owner(source).map(Block::Table));
    part(msg!("Last week and the week before"), blocks)
}

/// The same by the owner of the lead, if the contract shows a field for it; only stages with entries.
fn by_owner(source: &PageData<'_>) -> Option<Table> {
    let (program, as_of) = (source.program, source.as_of.instant);
    let owner = owner_field(program)?;
    let entries = &source.history.entries;
    let counts = entries_by_owner(program, source.leads, owner, entries, as_of);
    let columns = [
        words(template!("owner{#lead}")),
        words(template!("stage")),
        document::numbers(template!("entries in the last 7 days")),
        document::numbers(template!("in the 7 days before")),
    ];
    let mut table = Table::with(&columns);
    for (owner, stages) in counts {
        let name = match &owner {
            Some(owner) => Line::name(&shortened(owner, SHOWN_WIDTH)),
            None => Line::says(msg!("nobody")),
        };
        for (stage, entries) in program.stages.iter().zip(stages) {
            if entries != WeeklyEntries::default() {
                table.row([
                    name.clone().into(),
                    Line::name(&stage.name).into(),
                    Figure::of(entries.last).into(),
                    Figure::of(entries.before).into(),
                ]);
            }
        }
    }
    Some(table)
}

fn moves(source: &PageData<'_>, numbers: &Metrics) -> Part {
    if numbers.moves.is_empty() {
        let none = Line::says(msg!("No lead has moved."));
        return part(msg!("Moves"), vec![Block::Says(none)]);
    }
    let from = first_recent_day(source.program, source.as_of.instant);
    let text = msg!(
        "The last 4 weeks are the days from {from} on.",
        from = from.to_string()
    );
    let mut table = Table::with(&[
        words(template!("move")),
        document::numbers(template!("last 4 weeks")),
        document::numbers(template!("since the start")),
    ]);
    let name = |id| source.program.stage_name(id);
    for moves in &numbers.moves {
        let step = how(source, moves, step_line(name(moves.from), name(moves.to)));
        table.row([
            step.into(),
            Figure::of(moves.recent).into(),
            Figure::of(moves.all).into(),
        ]);
    }
    part(
        msg!("Moves"),
        vec![Block::Says(Line::says(text)), Block::Table(table)],
    )
}

/// From one stage to another.
fn step_line(from: &str, to: &str) -> Line {
    Line::names([from, to], Join::By(" → "))
}

/// The sort of move, unless it is forward.
fn how(source: &PageData<'_>, moves: &Moves, step: Line) -> Line {
    let past = moves.past.iter();
    let past = past.map(|stage| source.program.stage_name(*stage));
    match (moves.is_back, moves.past.is_empty()) {
        (true, _) => step.and(Line::soft(msg!("(back)"))),
        (false, true) => step,
        (false, false) => {
            let stages = Arg::list(past, Join::And);
            let past = Line::soft(msg!("(fast track past {stages})", stages));
            step.and(past.with(Style::Name, &["stages"]))
        }
    }
}

fn conversions(source: &PageData<'_>, numbers: &Metrics) -> Part {
    let said = msg!(
        "Of the leads that were ever in the first stage or passed it, those that came into the second afterwards. Leads \
                still in the first may follow. Excluded leads count."
    );
    let columns = [
        words(template!("step")),
        document::numbers(template!("leads")),
        document::numbers(template!("came on")),
        document::numbers(template!("share")),
        BARS,
        document::numbers(template!("still there")),
    ];
    let mut table = Table::with(&columns);
    for step in &numbers.conversions {
        let name = |id| source.program.stage_name(id);
        let bar = Bar {
            good: step.converted,
            bad: 0,
            whole: step.base,
        };
        table.row([
            step_line(name(step.from), name(step.to)).into(),
            Figure::of(step.base).into(),
            Figure::of(step.converted).into(),
            share(step.converted, step.base).unwrap_or_else(dash).into(),
            bar.into(),
            Figure::of(step.still).into(),
        ]);
    }
    part(
        msg!("From stage to stage"),
        vec![Block::Says(Line::says(said)), Block::Table(table)],
    )
}

fn stays(source: &PageData<'_>, numbers: &Metrics) -> Part {
    let mut said = Line::says(msg!(
        "Time on the calendar, nights and weekends included. Half of the stays were no longer than the median, nine of ten \
                no longer than the 90th percentile."
    ));
    let mut table = Table::with(&[
        words(template!("stage")),
        document::numbers(template!("stays over")),
        document::numbers(template!("median")),
        document::numbers(template!("90th percentile")),
        document::numbers(template!("there now")),
        document::numbers(template!("for (median)")),
        document::numbers(template!("for (longest)")),
    ]);
    for (id, in_stage) in source.program.stage_ids().zip(&numbers.stages) {
        let told = |spread: Option<Spread<i64>>, of: fn(Spread<i64>) -> i64| {
            Cell::from(spread.map_or_else(|| dash().into(), |spread| stay(of(spread))))
        };
        let over = in_stage.stays.map_or(0, |stays| stays.count);
        table.row([
            Line::name(source.program.stage_name(id)).into(),
            Figure::of(over).into(),
            told(in_stage.stays, |stays| stays.median),
            told(in_stage.stays, |stays| stays.ninetieth),
            Figure::of(in_stage.leads).into(),
            told(in_stage.here, |here| here.median),
            told(in_stage.here, |here| here.greatest),
        ]);
    }
    if numbers.excluded > 0 {
        let more = msg!("Excluded leads are not among those there now.");
        said = said.and(Line::says(more));
    }
    part(
        msg!("Time in stage"),
        vec![Block::Says(said), Block::Table(table)],
    )
}
