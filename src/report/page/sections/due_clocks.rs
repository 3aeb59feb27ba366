//! Leads that need action now.

use crate::eval::Clock;
use crate::message::{Figure, Join, Message, msg, template};
use crate::report::page::PageData;
use crate::report::page::document::{Block, Cell, Part, Section, Table, words};
use crate::report::page::labels::{and_more, party, stay};
use crate::report::page::line::{Line, Style};
use crate::report::page::metrics::Metrics;
use crate::report::sla_table::{clock_time, open_acts};

use super::lead_columns::LeadColumns;

pub(super) fn section(source: &PageData<'_>, numbers: &Metrics) -> Section {
    let part = |heading: Message, clocks: &[usize], command: &str| {
        let mut blocks = Vec::new();
        if clocks.is_empty() {
            blocks.push(Block::Says(Line::says(msg!("None."))));
        } else {
            blocks.push(Block::Table(table(source, clocks)));
        }
        let more = clocks.len().saturating_sub(source.top);
        if more > 0 {
            blocks.push(Block::Says(and_more(more, command)));
        }
        let count = Line::soft(Figure::of(clocks.len() as u64));
        Part {
            heading: Some(Line::says(heading).and(count)),
            blocks,
            ..Part::default()
        }
    };
    let risk = &numbers.risk;
    Section {
        id: "risk",
        title: msg!("Leads at risk now"),
        parts: vec![
            part(msg!("Next deadlines"), &risk.running, "leadc sla"),
            part(
                msg!("Overdue and still open"),
                &risk.overdue,
                "leadc sla --overdue",
            ),
        ],
    }
}

fn table(source: &PageData<'_>, clocks: &[usize]) -> Table {
    let program = source.program;
    let leads = LeadColumns::new(source);
    let mut table = leads.table(&[
        words(template!("sla")),
        words(template!("due")),
        words(template!("still to do")),
        words(template!("who")),
    ]);
    let clocks = clocks.iter().take(source.top);
    for clock in clocks.map(|at| &source.history.clocks[*at]) {
        let sla = &program.slas[clock.sla.index()];
        let open = open_acts(program, sla, clock);
        let own = [
            Line::name(&sla.name),
            due(source, clock),
            Line::names(open, Join::And),
            Line::name(party(program, sla)),
        ];
        let lines = leads.cells(clock.lead as usize).into_iter().chain(own);
        table.rows.push(lines.map(Cell::from).collect());
    }
    table
}

/// The deadline, its distance from now, and whether somebody was warned.
fn due(source: &PageData<'_>, clock: &Clock) -> Line {
    let Some(due) = clock.due else {
        return Line::says(msg!("paused"));
    };
    let left = due.0 - source.as_of.instant.0;
    let time = clock_time(source.program, clock, due);
    let far = match left < 0 {
        true => msg!("{time}, {length} late", time, length = stay(-left)),
        false => msg!("{time}, {length} left", time, length = stay(left)),
    };
    let line = Line::soft(far).with(Style::Plain, &["time"]);
    match (clock.escalated, clock.warned) {
        (Some(_), _) => line.and_comma(Line::strong(msg!("escalated"))),
        (None, Some(_)) => line.and_comma(Line::strong(msg!("warned"))),
        (None, None) => line,
    }
}
