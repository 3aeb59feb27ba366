//! The stages of the leads, their moves, and how long they stay.

use crate::data::shown_fields::SHOWN_WIDTH;
use crate::report::format::{number, share};
use crate::report::page::PageData;
use crate::report::page::document::{Bar, Block, Cell, Line, Part, Section, Table};
use crate::report::page::labels::{lines, stage, stay};
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
            blocks: vec![Block::Says(Line::text("The contract has no stages."))],
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
        title: "Stages",
        parts,
    }
}

fn part(heading: &str, blocks: Vec<Block>) -> Part {
    Part {
        heading: Some(Line::text(heading)),
        blocks,
        ..Part::default()
    }
}

fn now(source: &PageData<'_>, numbers: &Metrics) -> Part {
    let program = source.program;
    let most = numbers.stages.iter().map(|stage| stage.leads).max();
    let mut table = Table::with(&["stage", "#leads", "=", "#of all"]);
    let mut row = |name: Line, leads: u64| {
        let bar = Bar {
            good: leads,
            bad: 0,
            whole: most.unwrap_or(0).max(numbers.excluded),
        };
        let of_all = share(leads, numbers.leads).unwrap_or_default();
        table.row([name.into(), number(leads).into(), bar.into(), of_all.into()]);
    };
    for (id, in_stage) in program.stage_ids().zip(&numbers.stages) {
        row(stage(program, id), in_stage.leads);
    }
    if numbers.excluded > 0 {
        let name = Line::text("excluded").and_soft(" (counted apart, whatever the stage)");
        row(name, numbers.excluded);
    }
    let definitions = (program.stages.iter())
        .map(|stage| (Line::name(&stage.name), lines(program, &stage.lines)))
        .filter(|(_, lines)| !lines.is_empty());
    part(
        "Leads now",
        vec![
            Block::Table(table),
            Block::Definitions("What the stages ask for", definitions.collect()),
        ],
    )
}

fn exclusions(source: &PageData<'_>, numbers: &Metrics) -> Part {
    let said = "A lead that several exclusions exclude counts at each of them. An exclusion cannot judge a lead for which a value it asks for is unknown.";
    let columns = [
        "exclusion",
        "#leads excluded",
        "#by it alone",
        "#cannot be judged",
    ];
    let mut table = Table::with(&columns);
    for (exclusion, count) in source.program.exclusions.iter().zip(&numbers.exclusions) {
        table.row([
            Line::name(&exclusion.name).into(),
            number(count.leads).into(),
            number(count.alone).into(),
            number(count.open).into(),
        ]);
    }
    part(
        "Exclusions",
        vec![Block::Says(Line::text(said)), Block::Table(table)],
    )
}

fn weekly(source: &PageData<'_>, numbers: &Metrics) -> Part {
    let (last, before) = weeks(source.program, source.as_of.instant);
    let said = format!(
        "The last 7 days are those from {last} on, the 7 days before those from {before} on. A lead that goes back enters a stage too; a stage skipped by a fast track is not entered."
    );
    let columns = [
        "stage",
        "#entries in the last 7 days",
        "#in the 7 days before",
    ];
    let mut table = Table::with(&columns);
    for (stage, entries) in source.program.stages.iter().zip(&numbers.weekly) {
        table.row([
            Line::name(&stage.name).into(),
            number(entries.last).into(),
            number(entries.before).into(),
        ]);
    }
    let mut blocks = vec![Block::Says(Line::text(said)), Block::Table(table)];
    blocks.extend(by_owner(source).map(Block::Table));
    part("Last week and the week before", blocks)
}

/// The same by the owner of the lead, if the contract shows a field for it; only stages with entries.
fn by_owner(source: &PageData<'_>) -> Option<Table> {
    let (program, as_of) = (source.program, source.as_of.instant);
    let owner = owner_field(program)?;
    let entries = &source.history.entries;
    let counts = entries_by_owner(program, source.leads, owner, entries, as_of);
    let columns = [
        "owner",
        "stage",
        "#entries in the last 7 days",
        "#in the 7 days before",
    ];
    let mut table = Table::with(&columns);
    for (owner, stages) in counts {
        let name = match &owner {
            Some(owner) => Line::name(&shortened(owner, SHOWN_WIDTH)),
            None => Line::text("nobody"),
        };
        for (stage, entries) in program.stages.iter().zip(stages) {
            if entries != WeeklyEntries::default() {
                table.row([
                    name.clone().into(),
                    Line::name(&stage.name).into(),
                    number(entries.last).into(),
                    number(entries.before).into(),
                ]);
            }
        }
    }
    Some(table)
}

fn moves(source: &PageData<'_>, numbers: &Metrics) -> Part {
    if numbers.moves.is_empty() {
        return part("Moves", vec![Block::Says(Line::text("No lead has moved."))]);
    }
    let from = first_recent_day(source.program, source.as_of.instant);
    let text = format!("The last 4 weeks are the days from {from} on.");
    let mut table = Table::with(&["move", "#last 4 weeks", "#since the start"]);
    let name = |id| source.program.stage_name(id);
    for moves in &numbers.moves {
        let step = Line::name(name(moves.from))
            .and(" → ")
            .and_name(name(moves.to));
        let step = how(source, moves, step);
        table.row([
            step.into(),
            number(moves.recent).into(),
            number(moves.all).into(),
        ]);
    }
    part(
        "Moves",
        vec![Block::Says(Line::text(text)), Block::Table(table)],
    )
}

/// The sort of move, unless it is forward.
fn how(source: &PageData<'_>, moves: &Moves, step: Line) -> Line {
    let past = moves.past.iter();
    let past = past.map(|stage| source.program.stage_name(*stage));
    match (moves.is_back, moves.past.is_empty()) {
        (true, _) => step.and_soft(" (back)"),
        (false, true) => step,
        (false, false) => step
            .and_soft(" (fast track past ")
            .and_names(past, "and")
            .and_soft(")"),
    }
}

fn conversions(source: &PageData<'_>, numbers: &Metrics) -> Part {
    let said = "Of the leads that were ever in the first stage or passed it, those that came into the second afterwards. Leads \
                still in the first may follow. Excluded leads count.";
    let columns = ["step", "#leads", "#came on", "#share", "=", "#still there"];
    let mut table = Table::with(&columns);
    for step in &numbers.conversions {
        let name = |id| source.program.stage_name(id);
        let bar = Bar {
            good: step.converted,
            bad: 0,
            whole: step.base,
        };
        table.row([
            Line::name(name(step.from))
                .and(" → ")
                .and_name(name(step.to))
                .into(),
            number(step.base).into(),
            number(step.converted).into(),
            share(step.converted, step.base)
                .unwrap_or("–".to_owned())
                .into(),
            bar.into(),
            number(step.still).into(),
        ]);
    }
    part(
        "From stage to stage",
        vec![Block::Says(Line::text(said)), Block::Table(table)],
    )
}

fn stays(source: &PageData<'_>, numbers: &Metrics) -> Part {
    let said = "Time on the calendar, nights and weekends included. Half of the stays were no longer than the median, nine of ten \
                no longer than the 90th percentile.";
    let mut table = Table::with(&[
        "stage",
        "#stays over",
        "#median",
        "#90th percentile",
        "#there now",
        "#for (median)",
        "#for (longest)",
    ]);
    for (id, in_stage) in source.program.stage_ids().zip(&numbers.stages) {
        let told = |spread: Option<Spread<i64>>, of: fn(Spread<i64>) -> i64| {
            Cell::from(spread.map_or("–".to_owned(), |spread| stay(of(spread))))
        };
        let over = in_stage.stays.map_or(0, |stays| stays.count);
        table.row([
            Line::name(source.program.stage_name(id)).into(),
            number(over).into(),
            told(in_stage.stays, |stays| stays.median),
            told(in_stage.stays, |stays| stays.ninetieth),
            number(in_stage.leads).into(),
            told(in_stage.here, |here| here.median),
            told(in_stage.here, |here| here.greatest),
        ]);
    }
    let excluded = match numbers.excluded {
        0 => "",
        _ => " Excluded leads are not among those there now.",
    };
    part(
        "Time in stage",
        vec![
            Block::Says(Line::text(format!("{said}{excluded}"))),
            Block::Table(table),
        ],
    )
}
