//! The response times of the parties, next to what they promised.

use crate::clock::Elapsed;
use crate::ir::slas::Sla;
use crate::report::format::{number, share};
use crate::report::page::PageData;
use crate::report::page::chart::{Chart, Histogram, Step};
use crate::report::page::document::{Block, Line, Part, Section, Table};
use crate::report::page::labels::{lines, party, took};
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
            blocks: vec![Block::Says(Line::text("The contract has no slas."))],
            ..Part::default()
        });
    }
    Section {
        id: "responses",
        title: "Response times",
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
        heading: Some(
            Line::name(&sla.name)
                .and_soft(" by ")
                .and_name(party(source.program, sla)),
        ),
        definition: lines(source.program, &sla.lines),
        because: sla.because.as_ref().map(|because| because.text.clone()),
        blocks,
    }
}

/// The median of the times, and the clocks not included.
fn summary_line(sla: &Sla, responses: &Responses, record: &Record) -> Line {
    let unit = sla.within.unit;
    let line = match responses.spread {
        None => Line::text("Nothing was completed so far"),
        Some(spread) => Line::text("Median ")
            .and_strong(took(spread.median, unit))
            .and(", 90th percentile ")
            .and_strong(took(spread.ninetieth, unit))
            .and(format!(", of {} completed", number(spread.count))),
    };
    let others = [
        (record.overdue, "overdue and still open"),
        (record.running, "running"),
        (record.void, "void"),
    ];
    let others: Vec<String> = (others.iter())
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", number(*count)))
        .collect();
    match others.is_empty() {
        true => line.and("."),
        false => line.and(format!("; not among them {}.", others.join(", "))),
    }
}

/// The format of times on the axis.
struct TimeAxis {
    /// Microseconds of one unit; none if days are counted.
    micros: Option<i64>,
    unit: &'static str,
}

impl TimeAxis {
    fn new(within: Duration) -> TimeAxis {
        const MINUTE: i64 = 60_000_000;
        let short = within.count <= 2;
        let (micros, unit) = match within.unit {
            Unit::Minutes => (Some(MINUTE), "minutes"),
            Unit::BusinessMinutes => (Some(MINUTE), "business minutes"),
            Unit::Hours if short => (Some(MINUTE), "minutes"),
            Unit::BusinessHours if short => (Some(MINUTE), "business minutes"),
            Unit::Hours => (Some(60 * MINUTE), "hours"),
            Unit::BusinessHours => (Some(60 * MINUTE), "business hours"),
            Unit::BusinessDays => (None, "business days"),
            _ => (None, "days"),
        };
        TimeAxis { micros, unit }
    }

    /// `8`, `2.5`
    fn format(&self, took: Elapsed) -> String {
        let hundredths = match (took, self.micros) {
            (Elapsed::Days(days), _) => return number(days),
            (Elapsed::Micros(micros), Some(one)) => micros.saturating_mul(100) / one,
            (Elapsed::Micros(micros), None) => micros,
        };
        let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// `more than 2 to 3`
    fn range(&self, bin: &Bin) -> String {
        let from = self.format(bin.from);
        match bin.to.map(|to| self.format(to)) {
            None => format!("more than {from}"),
            Some(to) if from == "0" => format!("up to {to}"),
            Some(to) => format!("{from} to {to}"),
        }
    }
}

fn histogram(scale: &TimeAxis, responses: &Responses) -> Histogram {
    let bins = &responses.bins;
    let sum = |late: bool| -> u64 {
        let among = bins.iter().filter(|bin| bin.is_late == late);
        among.map(|bin| bin.count).sum()
    };
    let alt = format!(
        "Completed after this many {}: {} by the deadline, {} after it",
        scale.unit,
        number(sum(false)),
        number(sum(true)),
    );
    Histogram {
        alt,
        unit: scale.unit,
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
    let mut table = Table::with(&[scale.unit, "", "#completed", "#share"]);
    let all = responses.spread.map_or(0, |spread| spread.count);
    for bin in responses.bins.iter().filter(|bin| bin.count > 0) {
        let when = if bin.is_late { "late" } else { "in time" };
        table.row([
            scale.range(bin).into(),
            when.into(),
            number(bin.count).into(),
            share(bin.count, all).unwrap_or_default().into(),
        ]);
    }
    table
}
