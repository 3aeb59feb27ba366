//! How well the slas were kept, by clause and by party, and why clocks did not start.

use crate::report::format::{number, share};
use crate::report::page::PageData;
use crate::report::page::document::{Bar, Block, Cell, Line, Part, Section, Table};
use crate::report::page::metrics::Metrics;
use crate::report::page::metrics::sla_outcomes::{Reason, Record};

const COLUMNS: [&str; 9] = [
    "",
    "#kept",
    "=",
    "#met",
    "#breached",
    "#still open",
    "#running",
    "#void",
    "#not started",
];

pub(super) fn section(source: &PageData<'_>, numbers: &Metrics) -> Section {
    let said = "Kept is the share of met among met and breached. Still open are breached clocks with something left to do. Running, void and not started clocks do not count.";
    let part = |heading: &str, blocks: Vec<Block>| Part {
        heading: Some(Line::text(heading)),
        blocks,
        ..Part::default()
    };
    let mut parts = vec![
        part(
            "By clause",
            vec![
                Block::Says(Line::text(said)),
                Block::Table(by_clause(source, numbers)),
            ],
        ),
        part("By party", vec![Block::Table(by_party(source, numbers))]),
    ];
    let reasons = reasons(source, numbers);
    if !reasons.rows.is_empty() {
        parts.push(part(
            "Why clocks did not start",
            vec![Block::Table(reasons)],
        ));
    }
    if source.program.slas.is_empty() {
        parts = vec![Part {
            blocks: vec![Block::Says(Line::text("The contract has no slas."))],
            ..Part::default()
        }];
    }
    Section {
        id: "slas",
        title: "Deadlines kept",
        parts,
    }
}

fn by_clause(source: &PageData<'_>, numbers: &Metrics) -> Table {
    let program = source.program;
    let mut table = Table::with(&COLUMNS);
    for (sla, record) in program.slas.iter().zip(&numbers.records) {
        let deadline = &program.place(sla.within_place).text;
        let name = Line::name(&sla.name).and_soft(" ").and_quoted(deadline);
        table.row(row(name, record));
    }
    table
}

/// The records of each party with at least one clause, over all its clauses.
fn by_party(source: &PageData<'_>, numbers: &Metrics) -> Table {
    let program = source.program;
    let mut table = Table::with(&COLUMNS);
    for (at, (party, _)) in program.about.parties.iter().enumerate() {
        let slas = program.slas.iter().zip(&numbers.records);
        let mut own = (slas.filter(|(sla, _)| sla.who.index() == at)).peekable();
        if own.peek().is_some() {
            let record = own.fold(Record::default(), |sum, (_, record)| sum.plus(record));
            table.row(row(Line::name(party), &record));
        }
    }
    table
}

fn row(name: Line, record: &Record) -> [Cell; 9] {
    let bar = Bar {
        good: record.met,
        bad: record.breached,
        whole: record.decided(),
    };
    let kept = share(record.met, record.decided()).unwrap_or("–".to_owned());
    [
        name.into(),
        Line::strong(kept).into(),
        bar.into(),
        number(record.met).into(),
        number(record.breached).into(),
        number(record.overdue).into(),
        number(record.running).into(),
        number(record.void).into(),
        number(record.all_not_started()).into(),
    ]
}

fn reasons(source: &PageData<'_>, numbers: &Metrics) -> Table {
    let program = source.program;
    let mut table = Table::with(&["sla", "reason", "#starts"]);
    for (sla, record) in program.slas.iter().zip(&numbers.records) {
        for (reason, count) in &record.not_started {
            let reason = match reason {
                Reason::Running => Line::text("a clock of the same sla was running"),
                Reason::Unknown(fields) => {
                    let verb = if fields.len() == 1 {
                        " was unknown"
                    } else {
                        " were unknown"
                    };
                    let names = fields.iter().map(|field| program.field_name(*field));
                    Line::none().and_names(names, "and").and(verb)
                }
                Reason::Jumped(stage) => Line::text("a fast track led to ")
                    .and_name(program.stage_name(*stage))
                    .and(" at once"),
                Reason::Excluded(by) => {
                    let names = by.iter().map(|by| program.exclusion_name(*by));
                    Line::text("excluded by ").and_names(names, "and")
                }
            };
            table.row([
                Line::name(&sla.name).into(),
                reason.into(),
                number(*count).into(),
            ]);
        }
    }
    table
}
