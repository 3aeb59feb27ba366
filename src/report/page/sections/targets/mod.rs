//! Targets, period by period.

mod weeks;

use crate::contract::model::{Goal, Period};
use crate::eval::targets::{InPeriod, Judged, Measured, Standing, Tally};
use crate::ir::slas::Target;
use crate::report::format::{number, share};
use crate::report::page::Source;
use crate::report::page::chart::Chart;
use crate::report::page::document::{Block, Line, Part, Section, Table};
use crate::report::page::metrics::Numbers;
use crate::time::LocalDay;

/// Maximum number of periods shown.
const PERIODS: usize = 6;

pub(super) fn section(source: &Source<'_>, numbers: &Numbers) -> Section {
    let mut parts: Vec<Part> = (numbers.targets.iter())
        .map(|measured| part(source, measured))
        .collect();
    if parts.is_empty() {
        parts.push(Part {
            blocks: vec![Block::Says(Line::says("The contract has no targets."))],
            ..Part::default()
        });
    }
    Section {
        id: "targets",
        title: "Targets",
        parts,
    }
}

fn part(source: &Source<'_>, measured: &Measured) -> Part {
    let program = source.program;
    let target = &program.targets[measured.target.index()];
    let party = &program.about.parties[target.who.index()].0;
    let mut heading = Line::name(&target.name);
    if let Some(sla) = measured.sla {
        heading = heading.and(": ").and_name(program.sla_name(sla));
    }
    let mut blocks = Vec::new();
    match measured.periods.last() {
        None => blocks.push(Block::Says(Line::says("No period has begun."))),
        Some(last) => {
            blocks.push(Block::Says(standing(target, last)));
            blocks.push(Block::Table(in_periods(target, measured)));
            blocks.extend(earlier(measured));
            let chart = Chart::Weeks(weeks::chart(target, measured, last));
            blocks.push(Block::Chart(chart, weeks::table(target, measured, last)));
        }
    }
    Part {
        heading: Some(heading.and_soft(" by ").and_name(party)),
        definition: vec![program.place(target.goal_place).text.clone()],
        because: target.because.as_ref().map(|because| because.text.clone()),
        blocks,
    }
}

/// The promise: a number of leads, or a percentage.
fn wanted(target: &Target) -> String {
    match target.goal {
        Goal::Delivers { at_least, .. } => number(at_least),
        Goal::Converts { at_least, .. } | Goal::Keeps { at_least, .. } => format!("{at_least}%"),
    }
}

fn per(target: &Target) -> Period {
    match target.goal {
        Goal::Delivers { per, .. } | Goal::Converts { per, .. } | Goal::Keeps { per, .. } => per,
    }
}

fn is_count(target: &Target) -> bool {
    matches!(target.goal, Goal::Delivers { .. })
}

/// `2026-06`, `2026 Q2`, `week of 2026-06-01`
fn label(target: &Target, first: LocalDay) -> String {
    let date = first.date();
    match per(target) {
        Period::Day => first.to_string(),
        Period::Week => format!("week of {first}"),
        Period::Month => date.strftime("%Y-%m").to_string(),
        Period::Quarter => format!("{} Q{}", date.year(), (date.month() - 1) / 3 + 1),
        Period::Year => date.year().to_string(),
    }
}

/// The status of the last period, in a sentence.
fn standing(target: &Target, last: &InPeriod) -> Line {
    let Tally { reached, open, .. } = last.tally;
    let settled = last.tally.settled();
    let so_far = match (is_count(target), share(reached, settled)) {
        (true, _) => format!(": {} of {}", number(reached), wanted(target)),
        (false, Some(share)) => {
            let (reached, settled) = (number(reached), number(settled));
            format!(
                ": {share} ({reached} of {settled}), promised {}",
                wanted(target)
            )
        }
        (false, None) => format!(", promised {}", wanted(target)),
    };
    let still = match open {
        0 => String::new(),
        open => format!("; {} may still follow", number(open)),
    };
    let (over, all) = last.judged.elapsed;
    let days = format!("; {} of {} open days are over.", number(over), number(all));
    Line::says(format!("{}: ", label(target, last.first)))
        .and_strong(judged(&last.judged))
        .and(format!("{so_far}{still}{days}"))
}

fn judged(judged: &Judged) -> String {
    let word = match judged.standing {
        Standing::Reached => "reached",
        Standing::Missed => "missed",
        Standing::OnTrack => "on track",
        Standing::Behind => "behind",
        Standing::Nothing => "nothing to judge",
        Standing::NotJudged => "not judged, as the contract is not in force on all its days",
    };
    match judged.provisional && judged.standing != Standing::NotJudged {
        true => format!("{word}, provisional"),
        false => word.to_owned(),
    }
}

/// The last periods, latest first.
fn in_periods(target: &Target, measured: &Measured) -> Table {
    let mut table = match is_count(target) {
        true => Table::with(&["period", "#reached", "#promised", "standing"]),
        false => Table::with(&["period", "#reached", "#share", "standing"]),
    };
    for period in measured.periods.iter().rev().take(PERIODS) {
        let Tally { reached, open, .. } = period.tally;
        let (reached, beside) = match is_count(target) {
            true => (Line::says(number(reached)), wanted(target)),
            false => {
                let settled = period.tally.settled();
                let line = Line::says(format!("{} of {}", number(reached), number(settled)));
                let open = (open > 0).then(|| format!(" + {} open", number(open)));
                let share = share(reached, settled).unwrap_or("–".to_owned());
                (line.and_soft(open.unwrap_or_default()), share)
            }
        };
        table.row([
            label(target, period.first).into(),
            reached.into(),
            beside.into(),
            Line::strong(judged(&period.judged)).into(),
        ]);
    }
    table
}

/// The status of the periods that are not shown.
fn earlier(measured: &Measured) -> Option<Block> {
    let count = measured
        .periods
        .len()
        .checked_sub(PERIODS)
        .filter(|count| *count > 0)?;
    let earlier = &measured.periods[..count];
    let stand = |standing| {
        let as_said = earlier
            .iter()
            .filter(|period| period.judged.standing == standing);
        number(as_said.count() as u64)
    };
    let (reached, missed) = (stand(Standing::Reached), stand(Standing::Missed));
    let count = number(count as u64);
    Some(Block::Says(Line::says(format!(
        "Before these, {count} more: {reached} reached, {missed} missed."
    ))))
}
