//! Leads that need action now.

use crate::data::shown_fields::{SHOWN_WIDTH, ShownFields};
use crate::eval::Clock;
use crate::report::format::number;
use crate::report::page::PageData;
use crate::report::page::document::{Block, Cell, Column, Line, Part, Section, Table};
use crate::report::page::labels::{party, stay};
use crate::report::page::metrics::Metrics;
use crate::report::sla_table::{clock_time, open_acts};
use crate::text::shortened;

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
    let mut table = Table::with(&["lead", "sla", "due", "still to do", "who"]);
    let shown = ShownFields::new(source.leads, &program.inputs, &program.about.show);
    let columns = shown.names().map(Column::words);
    table.columns.splice(1..1, columns);
    let clocks = clocks.iter().take(source.top);
    for clock in clocks.map(|at| &source.history.clocks[*at]) {
        let sla = &program.slas[clock.sla.index()];
        let open = open_acts(program, sla, clock);
        let open = open.iter().map(String::as_str);
        let lead = clock.lead as usize;
        let values = shown.of(lead).map(|(_, value)| match value {
            Some(value) => Line::name(&shortened(&value, SHOWN_WIDTH)),
            None => Line::none(),
        });
        let own = [
            Line::name(&sla.name),
            due(source, clock),
            Line::none().and_names(open, "and"),
            Line::name(party(program, sla)),
        ];
        let lines = [Line::name(source.leads.ids.value(lead))].into_iter();
        let lines = lines.chain(values).chain(own);
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
        true => format!(" {} late", stay(-left)),
        false => format!(" {} left", stay(left)),
    };
    let line = Line::text(clock_time(source.program, clock, due)).and_soft(far);
    match (clock.escalated, clock.warned) {
        (Some(_), _) => line.and_strong(" escalated"),
        (None, Some(_)) => line.and_strong(" warned"),
        (None, None) => line,
    }
}
