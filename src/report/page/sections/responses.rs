//! The response times of the parties, next to what they promised.

use crate::clock::Elapsed;
use crate::ir::slas::Sla;
use crate::message::{Figure, Join, Message, Template, ToArg, msg, template};
use crate::report::page::PageData;
use crate::report::page::chart::{Chart, Histogram, Step};
use crate::report::page::document::{self, Block, Part, Section, Table, words};
use crate::report::page::labels::{by, lines, party, share_cell, took};
use crate::report::page::line::{Line, Style};
use crate::report::page::metrics::Metrics;
use crate::report::page::metrics::responses::{Bin, Responses};
use crate::report::page::metrics::sla_outcomes::Record;
use crate::time::{Duration, Unit};

pub(super) fn section(source: &PageData<'_>, numbers: &Metrics) -> Section {
    let slas = source.program.slas.iter();
    let both = slas.zip(&numbers.responses).zip(&numbers.records);
    let mut parts: Vec<Part> = both
        .map(|((sla, responses), record)| part(source, sla, responses, record))
        .collect();
    if parts.is_empty() {
        parts.push(Part {
            blocks: vec![Block::Says(Line::says(msg!("The contract has no slas.")))],
            ..Part::default()
        });
    }
    Section {
        id: "responses",
        title: msg!("Response times"),
        parts,
    }
}

fn part(source: &PageData<'_>, sla: &Sla, responses: &Responses, record: &Record) -> Part {
    let mut blocks = vec![Block::Says(summary_line(sla, responses, record))];
    if responses.spread.is_some() {
        let scale = TimeAxis::new(sla.within);
        let chart = Chart::Histogram(histogram(&scale, responses));
        blocks.push(Block::Chart(chart, table(&scale, responses)));
    }
    Part {
        heading: Some(by(Line::name(&sla.name), party(source.program, sla))),
        definition: lines(source.program, &sla.lines),
        because: sla.because.as_ref().map(|because| because.text.clone()),
        blocks,
    }
}

/// The median of the times, and the clocks not included.
fn summary_line(sla: &Sla, responses: &Responses, record: &Record) -> Line {
    let unit = sla.within.unit;
    let others = [
        (record.overdue, template!("{n} overdue and still open")),
        (record.running, template!("{n} running")),
        (record.void, template!("{n} void")),
    ];
    let others: Vec<Message> = (others.iter())
        .filter(|(count, _)| *count > 0)
        .map(|(count, text)| text.filled([("n", Figure::of(*count).to_arg())]))
        .collect();
    let others = (!others.is_empty()).then(|| Message::joined(others, Join::Comma));
    let Some(spread) = responses.spread else {
        return Line::says(match others {
            None => msg!("Nothing was completed so far."),
            Some(others) => {
                msg!(
                    "Nothing was completed so far; not among them {others}.",
                    others
                )
            }
        });
    };
    let (median, ninetieth) = (took(spread.median, unit), took(spread.ninetieth, unit));
    let n = Figure::of(spread.count);
    let line = match others {
        None => msg!(
            "Median {median}, 90th percentile {ninetieth}, of {n} completed.",
            median,
            ninetieth,
            n
        ),
        Some(others) => msg!(
            "Median {median}, 90th percentile {ninetieth}, of {n} completed; not among them {others}.",
            median,
            ninetieth,
            n,
            others
        ),
    };
    Line::says(line).with(Style::Strong, &["median", "ninetieth"])
}

/// The format of times on the axis.
struct TimeAxis {
    /// Microseconds of one unit; none if days are counted.
    micros: Option<i64>,
    unit: AxisUnit,
}

/// The unit of a time axis.
#[derive(Clone, Copy)]
enum AxisUnit {
    Minutes,
    BusinessMinutes,
    Hours,
    BusinessHours,
    Days,
    BusinessDays,
}

impl AxisUnit {
    fn name(self) -> Template {
        match self {
            AxisUnit::Minutes => template!("minutes"),
            AxisUnit::BusinessMinutes => template!("business minutes"),
            AxisUnit::Hours => template!("hours"),
            AxisUnit::BusinessHours => template!("business hours"),
            AxisUnit::Days => template!("days"),
            AxisUnit::BusinessDays => template!("business days"),
        }
    }

    /// The chart in a sentence, with the number of completed clocks in time and late.
    fn alt(self) -> Template {
        match self {
            AxisUnit::Minutes => template!(
                "Completed after this many minutes: {in_time} by the deadline, {late} after it"
            ),
            AxisUnit::BusinessMinutes => template!(
                "Completed after this many business minutes: {in_time} by the deadline, {late} after it"
            ),
            AxisUnit::Hours => template!(
                "Completed after this many hours: {in_time} by the deadline, {late} after it"
            ),
            AxisUnit::BusinessHours => template!(
                "Completed after this many business hours: {in_time} by the deadline, {late} after it"
            ),
            AxisUnit::Days => template!(
                "Completed after this many days: {in_time} by the deadline, {late} after it"
            ),
            AxisUnit::BusinessDays => template!(
                "Completed after this many business days: {in_time} by the deadline, {late} after it"
            ),
        }
    }
}

impl TimeAxis {
    fn new(within: Duration) -> TimeAxis {
        const MINUTE: i64 = 60_000_000;
        let short = within.count <= 2;
        let (micros, unit) = match within.unit {
            Unit::Minutes => (Some(MINUTE), AxisUnit::Minutes),
            Unit::BusinessMinutes => (Some(MINUTE), AxisUnit::BusinessMinutes),
            Unit::Hours if short => (Some(MINUTE), AxisUnit::Minutes),
            Unit::BusinessHours if short => (Some(MINUTE), AxisUnit::BusinessMinutes),
            Unit::Hours => (Some(60 * MINUTE), AxisUnit::Hours),
            Unit::BusinessHours => (Some(60 * MINUTE), AxisUnit::BusinessHours),
            Unit::BusinessDays => (None, AxisUnit::BusinessDays),
            _ => (None, AxisUnit::Days),
        };
        TimeAxis { micros, unit }
    }

    /// `8`, `2.5`
    fn format(&self, took: Elapsed) -> Figure {
        let hundredths = match (took, self.micros) {
            (Elapsed::Days(days), _) => return Figure::of(days),
            (Elapsed::Micros(micros), Some(one)) => micros.saturating_mul(100) / one,
            (Elapsed::Micros(micros), None) => micros,
        };
        let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        Figure::english(text.trim_end_matches('0').trim_end_matches('.'))
    }

    /// `more than 2 to 3`
    fn range(&self, bin: &Bin) -> Message {
        let from = self.format(bin.from);
        match bin.to.map(|to| self.format(to)) {
            None => msg!("more than {from}", from),
            Some(to) if from.as_str() == "0" => msg!("up to {to}", to),
            Some(to) => msg!("{from} to {to}", from, to),
        }
    }
}

fn histogram(scale: &TimeAxis, responses: &Responses) -> Histogram {
    let bins = &responses.bins;
    let sum = |late: bool| -> u64 {
        let among = bins.iter().filter(|bin| bin.is_late == late);
        among.map(|bin| bin.count).sum()
    };
    let (in_time, late) = (Figure::of(sum(false)), Figure::of(sum(true)));
    let counts = [("in_time", in_time.to_arg()), ("late", late.to_arg())];
    Histogram {
        alt: scale.unit.alt().filled(counts),
        unit: scale.unit.name().message(),
        in_time: bins.iter().filter(|bin| !bin.is_late).count(),
        steps: (bins.iter())
            .map(|bin| Step {
                to: bin.to.map(|to| scale.format(to)),
                count: bin.count,
            })
            .collect(),
    }
}

fn table(scale: &TimeAxis, responses: &Responses) -> Table {
    let mut table = Table::with(&[
        words(scale.unit.name()),
        words(Template("")),
        document::numbers(template!("completed")),
        document::numbers(template!("share")),
    ]);
    let all = responses.spread.map_or(0, |spread| spread.count);
    for bin in responses.bins.iter().filter(|bin| bin.count > 0) {
        let when = match bin.is_late {
            true => msg!("late"),
            false => msg!("in time"),
        };
        table.row([
            scale.range(bin).into(),
            when.into(),
            Figure::of(bin.count).into(),
            share_cell(bin.count, all),
        ]);
    }
    table
}
