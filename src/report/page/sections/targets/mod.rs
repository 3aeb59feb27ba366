//! Targets, period by period.

mod weeks;

use crate::contract::model::{Goal, Period};
use crate::eval::targets::{MeasuredTarget, PeriodResult, Status, Tally, Verdict};
use crate::ir::slas::Target;
use crate::message::{Figure, Join, Message, msg, template};
use crate::report::format::share;
use crate::report::page::PageData;
use crate::report::page::chart::Chart;
use crate::report::page::document::{self, Block, Cell, Part, Section, Table, words};
use crate::report::page::labels::{by, dash};
use crate::report::page::line::{Line, Style};
use crate::report::page::metrics::Metrics;
use crate::report::words::target_status;
use crate::time::LocalDay;

/// Maximum number of periods shown.
const PERIODS: usize = 6;

pub(super) fn section(source: &PageData<'_>, numbers: &Metrics) -> Section {
    let mut parts: Vec<Part> = (numbers.targets.iter())
        .map(|measured| part(source, measured))
        .collect();
    if parts.is_empty() {
        parts.push(Part {
            blocks: vec![Block::Says(Line::says(msg!(
                "The contract has no targets."
            )))],
            ..Part::default()
        });
    }
    Section {
        id: "targets",
        title: msg!("Targets"),
        parts,
    }
}

fn part(source: &PageData<'_>, measured: &MeasuredTarget) -> Part {
    let program = source.program;
    let target = &program.targets[measured.target.index()];
    let party = &program.about.parties[target.who.index()].0;
    let mut heading = Line::name(&target.name);
    if let Some(sla) = measured.sla {
        heading = Line::names(
            [target.name.as_str(), program.sla_name(sla)],
            Join::By(": "),
        );
    }
    let mut blocks = Vec::new();
    match measured.periods.last() {
        None => blocks.push(Block::Says(Line::says(msg!("No period has begun.")))),
        Some(last) => {
            if measured.is_preview {
                blocks.push(Block::Says(Line::says(msg!(
                    "The contract is not in force yet. If it had been, this is what it would have measured:"
                ))));
            }
            blocks.push(Block::Says(status_line(target, last)));
            blocks.push(Block::Table(in_periods(target, measured)));
            blocks.extend(earlier(measured));
            let chart = Chart::Weeks(weeks::chart(target, measured, last));
            blocks.push(Block::Chart(chart, weeks::table(target, measured, last)));
        }
    }
    Part {
        heading: Some(by(heading, party)),
        definition: vec![program.place(target.goal_place).text.clone()],
        because: target.because.as_ref().map(|because| because.text.clone()),
        blocks,
    }
}

/// The promise: a number of leads, or a percentage.
fn goal_text(target: &Target) -> Figure {
    match target.goal {
        Goal::Delivers { at_least, .. } => Figure::of(at_least),
        Goal::Converts { at_least, .. } | Goal::Keeps { at_least, .. } => {
            Figure::english(format!("{at_least}%"))
        }
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
fn label(target: &Target, first: LocalDay) -> Message {
    let date = first.date();
    match per(target) {
        Period::Day => Message::verbatim(first.to_string()),
        Period::Week => msg!("week of {day}", day = first.to_string()),
        Period::Month => Message::verbatim(date.strftime("%Y-%m").to_string()),
        Period::Quarter => {
            let quarter = (date.month() - 1) / 3 + 1;
            msg!("{year} Q{quarter}", year = date.year(), quarter)
        }
        Period::Year => Message::verbatim(date.year().to_string()),
    }
}

/// The status of the last period, in a sentence.
fn status_line(target: &Target, last: &PeriodResult) -> Line {
    let (period, status) = (label(target, last.first), judged(&last.verdict));
    let goal = goal_text(target);
    let outcome = match (is_count(target), share_range(last.tally)) {
        (true, _) => {
            let reached = Figure::of(last.tally.reached);
            msg!(
                "{period}: {status}: {reached} of {goal}",
                period,
                status,
                reached,
                goal
            )
        }
        (false, Some(share)) => msg!(
            "{period}: {status}: {counts}, {share}, promised {goal}",
            period,
            status,
            counts = so_many(last.tally),
            share,
            goal
        ),
        (false, None) => msg!("{period}: {status}, promised {goal}", period, status, goal),
    };
    let (over, all) = last.verdict.elapsed;
    let (over, all) = (Figure::of(over), Figure::of(all));
    let line = match last.tally.jumped {
        0 => msg!(
            "{outcome}; {over} of {all} open days are over.",
            outcome,
            over,
            all
        ),
        jumped => msg!(
            "{outcome}; {jumped} more jumped the stage on a fast track; {over} of {all} open days are over.",
            outcome,
            jumped = Figure::of(jumped),
            over,
            all
        ),
    };
    Line::says(line).with(Style::Strong, &["status"])
}

/// `6 of 40 so far, 34 open`
fn so_many(tally: Tally) -> Message {
    let (reached, all) = (Figure::of(tally.reached), Figure::of(tally.all()));
    match tally.open {
        0 => msg!("{reached} of {all}", reached, all),
        open => msg!(
            "{reached} of {all} so far, {open} open",
            reached,
            all,
            open = Figure::of(open)
        ),
    }
}

/// What is certain, and what is still possible: `15% to 100%`.
fn share_range(tally: Tally) -> Option<Message> {
    let certain = share(tally.reached, tally.all())?;
    let possible = share(tally.reached + tally.open, tally.all())?;
    Some(match tally.open {
        0 => certain.into(),
        _ => msg!("{from} to {to}", from = certain, to = possible),
    })
}

fn judged(verdict: &Verdict) -> Message {
    if verdict.status == Status::NotJudged {
        return msg!("not judged, as the contract is not in force on all its days");
    }
    let status = target_status(verdict.status);
    match verdict.provisional {
        true => msg!("{status}, provisional", status),
        false => status,
    }
}

/// The last periods, latest first.
fn in_periods(target: &Target, measured: &MeasuredTarget) -> Table {
    let (period, standing) = (words(template!("period")), words(template!("standing")));
    let mut table = Table::with(&match is_count(target) {
        true => [
            period,
            document::numbers(template!("reached{#leads}")),
            document::numbers(template!("promised")),
            standing,
        ],
        false => [
            period,
            words(template!("reached{#leads}")),
            words(template!("share")),
            standing,
        ],
    });
    for period in measured.periods.iter().rev().take(PERIODS) {
        let (reached, beside): (Cell, Cell) = match is_count(target) {
            true => (
                Figure::of(period.tally.reached).into(),
                goal_text(target).into(),
            ),
            false => (
                so_many(period.tally).into(),
                share_range(period.tally).map_or_else(|| dash().into(), Cell::from),
            ),
        };
        table.row([
            label(target, period.first).into(),
            reached,
            beside,
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
    let of = |status| {
        let same = earlier
            .iter()
            .filter(|period| period.verdict.status == status);
        Figure::of(same.count() as u64)
    };
    Some(Block::Says(Line::says(msg!(
        "Before these, {n} more: {reached} reached, {missed} missed.",
        n = Figure::of(count as u64),
        reached = of(Status::Reached),
        missed = of(Status::Missed)
    ))))
}
