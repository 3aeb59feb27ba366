//! Targets, period by period.

mod weeks;

use crate::contract::model::{Goal, Period};
use crate::eval::targets::{MeasuredTarget, PeriodResult, Status, Tally, Verdict};
use crate::ir::slas::Target;
use crate::report::format::{number, share};
use crate::report::page::PageData;
use crate::report::page::chart::Chart;
use crate::report::page::document::{Block, Line, Part, Section, Table};
use crate::report::page::metrics::Metrics;
use crate::time::LocalDay;

/// Shown where a contract has periods before it is in force.
const PREVIEW: &str =
    "The contract is not in force yet. If it had been, this is what it would have measured:";

/// Maximum number of periods shown.
const PERIODS: usize = 6;

pub(super) fn section(source: &PageData<'_>, numbers: &Metrics) -> Section {
    let mut parts: Vec<Part> = (numbers.targets.iter())
        .map(|measured| part(source, measured))
        .collect();
    if parts.is_empty() {
        parts.push(Part {
            blocks: vec![Block::Says(Line::text("The contract has no targets."))],
            ..Part::default()
        });
    }
    Section {
        id: "targets",
        title: "Targets",
        parts,
    }
}

fn part(source: &PageData<'_>, measured: &MeasuredTarget) -> Part {
    let program = source.program;
    let target = &program.targets[measured.target.index()];
    let party = &program.about.parties[target.who.index()].0;
    let mut heading = Line::name(&target.name);
    if let Some(sla) = measured.sla {
        heading = heading.and(": ").and_name(program.sla_name(sla));
    }
    let mut blocks = Vec::new();
    match measured.periods.last() {
        None => blocks.push(Block::Says(Line::text("No period has begun."))),
        Some(last) => {
            if measured.is_preview {
                blocks.push(Block::Says(Line::text(PREVIEW)));
            }
            blocks.push(Block::Says(status_line(target, last)));
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
fn goal_text(target: &Target) -> String {
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
fn status_line(target: &Target, last: &PeriodResult) -> Line {
    let Tally {
        reached, jumped, ..
    } = last.tally;
    let goal = goal_text(target);
    let so_far = match (is_count(target), share_range(last.tally)) {
        (true, _) => format!(": {} of {goal}", number(reached)),
        (false, Some(share)) => format!(": {}, {share}, promised {goal}", so_many(last.tally)),
        (false, None) => format!(", promised {goal}"),
    };
    let still = match jumped {
        0 => String::new(),
        jumped => format!("; {} more jumped the stage on a fast track", number(jumped)),
    };
    let (over, all) = last.verdict.elapsed;
    let days = format!("; {} of {} open days are over.", number(over), number(all));
    Line::text(format!("{}: ", label(target, last.first)))
        .and_strong(judged(&last.verdict))
        .and(format!("{so_far}{still}{days}"))
}

/// `6 of 40 so far, 34 open`
fn so_many(tally: Tally) -> String {
    let counted = format!("{} of {}", number(tally.reached), number(tally.all()));
    match tally.open {
        0 => counted,
        open => format!("{counted} so far, {} open", number(open)),
    }
}

/// What is certain, and what is still possible: `15% to 100%`.
fn share_range(tally: Tally) -> Option<String> {
    let certain = share(tally.reached, tally.all())?;
    let possible = share(tally.reached + tally.open, tally.all())?;
    Some(match tally.open {
        0 => certain,
        _ => format!("{certain} to {possible}"),
    })
}

fn judged(verdict: &Verdict) -> String {
    let word = match verdict.status {
        Status::Reached => "reached",
        Status::Missed => "missed",
        Status::OnTrack => "on track",
        Status::Behind => "behind",
        Status::Open => "open",
        Status::Nothing => "nothing to judge",
        Status::NotJudged => "not judged, as the contract is not in force on all its days",
    };
    match verdict.provisional && verdict.status != Status::NotJudged {
        true => format!("{word}, provisional"),
        false => word.to_owned(),
    }
}

/// The last periods, latest first.
fn in_periods(target: &Target, measured: &MeasuredTarget) -> Table {
    let mut table = match is_count(target) {
        true => Table::with(&["period", "#reached", "#promised", "standing"]),
        false => Table::with(&["period", "reached", "share", "standing"]),
    };
    for period in measured.periods.iter().rev().take(PERIODS) {
        let (reached, beside) = match is_count(target) {
            true => (Line::text(number(period.tally.reached)), goal_text(target)),
            false => {
                let share = share_range(period.tally).unwrap_or("–".to_owned());
                (Line::text(so_many(period.tally)), share)
            }
        };
        table.row([
            label(target, period.first).into(),
            reached.into(),
            beside.into(),
            Line::strong(judged(&period.verdict)).into(),
        ]);
    }
    table
}

/// The status of the periods that are not shown.
fn earlier(measured: &MeasuredTarget) -> Option<Block> {
    let count = measured
        .periods
        .len()
        .checked_sub(PERIODS)
        .filter(|count| *count > 0)?;
    let earlier = &measured.periods[..count];
    let stand = |status| {
        let as_said = earlier
            .iter()
            .filter(|period| period.verdict.status == status);
        number(as_said.count() as u64)
    };
    let (reached, missed) = (stand(Status::Reached), stand(Status::Missed));
    let count = number(count as u64);
    Some(Block::Says(Line::text(format!(
        "Before these, {count} more: {reached} reached, {missed} missed."
    ))))
}
