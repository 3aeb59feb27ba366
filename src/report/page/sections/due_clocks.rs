//! Leads that need action now.

use crate::eval::Clock;
use crate::report::format::number;
use crate::report::page::PageData;
use crate::report::page::document::{Block, Cell, Line, Part, Section, Table};
use crate::report::page::labels::{party, stay};
use crate::report::page::metrics::Metrics;
use crate::report::sla_table::{clock_time, open_acts};

use super::lead_columns::LeadColumns;

pub(super) fn section(source: &PageData<'_>, numbers: &Metrics) -> Section {
    let part = |heading: &str, clocks: &[usize], command: &str| {
        let mut blocks = Vec::new();
        if clocks.is_empty() {
            blocks.push(Block::Says(Line::text("None.")));
        } else {
            blocks.push(Block::Table(table(source, clocks)));
        }
        let more = clocks.len().saturating_sub(source.top);
        if more > 0 {
            let more = Line::text(format!("and {} more: ", number(more as u64)));
            blocks.push(Block::Says(more.and_quoted(command)));
        }
        let count = format!(" {}", number(clocks.len() as u64));
        Part {
            heading: Some(Line::text(heading).and_soft(count)),
            blocks,
            ..Part::default()
        }
    };
    let risk = &numbers.risk;
    Section {
        id: "risk",
        title: "Leads at risk now",
        parts: vec![
            part("Next deadlines", &risk.running, "leadc sla"),
            part(
                "Overdue and still open",
                &risk.overdue,
                "leadc sla --overdue",
            ),
        ],
    }
}

fn table(source: &PageData<'_>, clocks: &[usize]) -> Table {
    let program = source.program;
    let leads = LeadColumns::new(source);
    let mut table = leads.table(&["sla", "due", "still to do", "who"]);
    let clocks = clocks.iter().take(source.top);
    for clock in clocks.map(|at| &source.history.clocks[*at]) {
        let sla = &program.slas[clock.sla.index()];
        let open = open_acts(program, sla, clock);
        let open = open.iter().map(String::as_str);
        let own = [
            Line::name(&sla.name),
            due(source, clock),
            Line::none().and_names(open, "and"),
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
        return Line::text("paused");
    };
    let left = due.0 - source.as_of.instant.0;
    let far = match left < 0 {
        true => format!(", {} late", stay(-left)),
        false => format!(", {} left", stay(left)),
    };
    let line = Line::text(clock_time(source.program, clock, due)).and_soft(far);
    match (clock.escalated, clock.warned) {
        (Some(_), _) => line.and(", ").and_strong("escalated"),
        (None, Some(_)) => line.and(", ").and_strong("warned"),
        (None, None) => line,
    }
}
